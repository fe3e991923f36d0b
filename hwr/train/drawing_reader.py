"""The drawing reader: how a network that is being trained reads drawings, the shipped ones and the user's own."""

from __future__ import annotations

from hwr.data.digits import DrawnDigits
from hwr.nn.network import Network
from hwr.nn.report import DrawingScores
from hwr.train.observation import drawings_accuracy
from hwr.train.own_drawings import OwnDrawings


class DrawingReader:
    """Belongs to the thread that trains; one for window and command line."""

    def __init__(self, shipped: DrawnDigits | None = None, own: OwnDrawings | None = None) -> None:
        """Either may be missing."""
        self._shipped = shipped
        self._own = own

    def scores(self, network: Network) -> DrawingScores:
        """How many it reads right."""
        own = None if self._own is None else self._own.latest()
        return DrawingScores(
            None if self._shipped is None else drawings_accuracy(network, self._shipped),
            None if own is None else drawings_accuracy(network, own),
        )
