"""Schedules: what changes along the way, the learning rate and the share of new weights in an average of them.

Both are pure functions of the update's index, from 0, and of how many updates the whole training will make. Averaging:
average += share * (weights - average) after every update, for the mean of the weights reads better than the last ones.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Final

from hwr.nn.settings import require_integer, require_number


@dataclass(frozen=True)
class Constant:
    """The same rate throughout."""

    needs_horizon: ClassVar[bool] = False

    def factor(self, update: int, horizon: int | None) -> float:
        """1."""
        return 1.0


@dataclass(frozen=True)
class StepDecay:
    """The rate is multiplied by `drop` after every `every` updates."""

    every: int = 1000
    drop: float = 0.5

    needs_horizon: ClassVar[bool] = False

    def __post_init__(self) -> None:
        require_integer("every", self.every, at_least=1)
        require_number("drop", self.drop, above=0, at_most=1)

    def factor(self, update: int, horizon: int | None) -> float:
        """drop ^ (number of whole periods passed)."""
        return self.drop ** (update // self.every)


@dataclass(frozen=True)
class Cosine:
    """Half a cosine from 1 down to `final` (Loshchilov & Hutter 2017, eq. 5, without restarts)."""

    final: float = 0.0

    needs_horizon: ClassVar[bool] = True

    def __post_init__(self) -> None:
        require_number("final", self.final, at_least=0, at_most=1)

    def factor(self, update: int, horizon: int | None) -> float:
        """final + (1 - final) (1 + cos(pi update / horizon)) / 2."""
        assert horizon is not None
        return _cosine(1.0, self.final, update / horizon)


@dataclass(frozen=True)
class OneCycle:
    """Up from `initial` to 1 within the first `warmup` of the training, then down to `final`, both along a cosine.

    (Smith & Topin 2018; the cosine form is fast.ai's.) The momentum is left alone.
    """

    warmup: float = 0.3
    initial: float = 0.04
    final: float = 4e-6

    needs_horizon: ClassVar[bool] = True

    def __post_init__(self) -> None:
        require_number("warmup", self.warmup, above=0, below=1)
        require_number("initial", self.initial, above=0, at_most=1)
        require_number("final", self.final, at_least=0, at_most=1)

    def factor(self, update: int, horizon: int | None) -> float:
        """See the class."""
        assert horizon is not None
        share = update / horizon
        if share < self.warmup:
            return _cosine(self.initial, 1.0, share / self.warmup)
        return _cosine(1.0, self.final, (share - self.warmup) / (1 - self.warmup))


def _cosine(start: float, end: float, share: float) -> float:
    return end + (start - end) * (1 + math.cos(math.pi * min(share, 1.0))) / 2


Schedule = Constant | StepDecay | Cosine | OneCycle

SCHEDULES: Final[Mapping[str, type[Any]]] = {
    "constant": Constant,
    "step": StepDecay,
    "cosine": Cosine,
    "one_cycle": OneCycle,
}


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
