"""Weight averaging: the mean of the weights along the way reads better than the last ones.

average += share * (weights - average) after every update; an averaging is the pure function that tells the share.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Final

from hwr.nn.settings import require_number


@dataclass(frozen=True)
class ExponentialAveraging:
    """Older weights fade by `decay` with every update (Polyak & Juditsky 1992; as in Tarvainen & Valpola 2017).

    As long as fewer than 1 / (1 - decay) updates were made it is their plain mean, so that the start is not dragged
    along.
    """

    decay: float = 0.999

    needs_horizon: ClassVar[bool] = False

    def __post_init__(self) -> None:
        require_number("decay", self.decay, at_least=0, below=1)

    def share(self, update: int, horizon: int | None) -> float:
        """What the weights after update number `update` (from 0) contribute."""
        return max(1.0 - self.decay, 1.0 / (update + 1))


@dataclass(frozen=True)
class TailAveraging:
    """The plain mean of the weights over the training's end, from the share `start` of it on (Izmailov et al. 2018)."""

    start: float = 0.75

    needs_horizon: ClassVar[bool] = True

    def __post_init__(self) -> None:
        require_number("start", self.start, at_least=0, below=1)

    def share(self, update: int, horizon: int | None) -> float:
        """What the weights after update number `update` (from 0) contribute; all, before the tail begins."""
        assert horizon is not None
        return 1.0 / max(update + 1 - int(self.start * horizon), 1)


Averaging = ExponentialAveraging | TailAveraging

AVERAGINGS: Final[Mapping[str, type[Any]]] = {"exponential": ExponentialAveraging, "tail": TailAveraging}
