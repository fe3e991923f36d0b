"""The user's own drawings of digits, as a training's network is to read them: the taught samples, kept up to date."""

from __future__ import annotations

from pathlib import Path
from time import monotonic
from typing import Final

from hwr.data.digits import DrawnDigits
from hwr.data.labelled_ink import LabelledInk
from hwr.errors import HwrError
from hwr.ink.drawing import Drawing
from hwr.recipe.recipe import CLASSES
from hwr.store.paths import is_there
from hwr.store.taught.taught_store import TaughtStore

MOST_OF_A_DIGIT: Final = 20
"""The newest ones: a network is looked at many times a second."""

_ASK_EVERY: Final = 2.0
"""Seconds."""


class OwnDrawings:
    """What the user has taught, normalised once. It belongs to the thread that asks.

    Attributes:
        path: the file of the taught samples.
    """

    def __init__(self, path: Path) -> None:
        """Nothing is opened before `latest`."""
        self.path = path
        self._asked = float("-inf")
        self._numbers: list[tuple[int, str]] = []
        self._drawings: DrawnDigits | None = None

    def latest(self) -> DrawnDigits | None:
        """The newest drawings of each digit; None if there are none, or they cannot be read now."""
        if monotonic() - self._asked < _ASK_EVERY:
            return self._drawings
        if not is_there(self.path):
            return None
        try:
            with TaughtStore.open(self.path, read_only=True) as store:
                pages = [store.page(label=label, limit=MOST_OF_A_DIGIT) for label in CLASSES]
            samples = [sample for page in pages for sample in page.samples if isinstance(sample.ink, Drawing)]
            numbers = [(sample.id, sample.label) for sample in samples]
            if numbers != self._numbers:
                drawn = (
                    LabelledInk(str(sample.id), sample.label, sample.writer, sample.ink)
                    for sample in samples
                    if isinstance(sample.ink, Drawing)
                )
                self._drawings = DrawnDigits.of(drawn) if samples else None
                self._numbers = numbers
        except HwrError:  # the page My digits tells what is the matter
            return self._drawings
        self._asked = monotonic()
        return self._drawings
