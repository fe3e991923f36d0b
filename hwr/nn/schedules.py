"""Schedules: what changes along the way, the learning rate and the share of new weights in an average of them.

Both are pure functions of the update's index, from 0, and of how many updates the whole training will make. Averaging:
average += share * (weights - average) after every update, for the mean of the weights reads better than the last ones.
A new one is a class in this file and a name in `SCHEDULES` or `AVERAGINGS`.
"""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Final

from hwr.language import mark
from hwr.nn.setting import FRACTION, SHARE, Configured, Range, real, whole


@dataclass(frozen=True)
class AlongTheWay(Configured, ABC):
    """What changes while a training goes on.

    Attributes:
        needs_horizon: whether it makes sense only in a training that has an end.
    """

    needs_horizon: ClassVar[bool] = False


@dataclass(frozen=True)
class Schedule(AlongTheWay):
    """What the learning rate is multiplied by."""

    @abstractmethod
    def factor(self, update: int, horizon: int | None) -> float:
        """The factor for update number `update` (from 0) of a training of `horizon` updates."""


_FINAL_TIP: Final = mark(
    "The share of the learning rate that is left at the end, from 0 to 1. Near 0 the last updates only polish."
)


@dataclass(frozen=True)
class Constant(Schedule):
    """1."""

    name = "constant"
    title = mark("constant")
    label = mark("Constant")
    tip = mark("The same rate throughout: simple, and the last steps are as long as the first.")

    def factor(self, update: int, horizon: int | None) -> float:
        return 1.0


@dataclass(frozen=True)
class StepDecay(Schedule):
    """drop ^ (number of whole periods of `every` updates passed)."""

    name = "step"
    title = mark("in steps")
    label = mark("In steps")
    tip = mark("The rate drops every so many updates: long strides first, then finer ones.")

    every: int = whole(
        1000,
        mark("Drop after"),
        mark(
            "So many updates at one rate before it drops. Too few and the steps are tiny before the valley is reached."
        ),
        at_least=1,
    )
    drop: float = real(
        0.5,
        mark("Drop factor"),
        mark(
            "What the rate is multiplied by at each drop, above 0 and at most 1. Small factors "
            "settle quickly, perhaps too early."
        ),
        Range(above=0, at_most=1),
    )

    def factor(self, update: int, horizon: int | None) -> float:
        return self.drop ** (update // self.every)


@dataclass(frozen=True)
class Cosine(Schedule):
    """Half a cosine from 1 down to `final` (Loshchilov & Hutter 2017, eq. 5, without restarts):
    final + (1 - final) (1 + cos(pi update / horizon)) / 2.
    """

    name = "cosine"
    title = mark("cosine")
    label = mark("Cosine")
    tip = mark("The rate glides down along half a cosine to the end of the training and settles softly.")

    final: float = real(0.0, mark("Final share"), _FINAL_TIP, SHARE, is_logarithmic=True)

    needs_horizon = True

    def factor(self, update: int, horizon: int | None) -> float:
        assert horizon is not None
        return _cosine(1.0, self.final, update / horizon)


@dataclass(frozen=True)
class OneCycle(Schedule):
    """Up from `initial` to 1 within the first `warmup` of the training, then down to `final`, both along a cosine.

    (Smith & Topin 2018; the cosine form is fast.ai's.) The momentum is left alone.
    """

    name = "one_cycle"
    title = mark("one cycle")
    label = mark("One cycle")
    tip = mark("The rate rises, then falls for the rest: the start is gentle, the middle bold, the end fine.")

    warmup: float = real(
        0.3,
        "Warm-up",
        mark(
            "The share of the training in which the rate rises. A longer rise is gentler on fresh "
            "weights and leaves less time for settling."
        ),
        Range(above=0, below=1),
    )
    initial: float = real(
        0.04,
        mark("First share"),
        mark(
            "The share of the learning rate to begin with, above 0 and at most 1. A small start "
            "keeps fresh weights from being thrown about."
        ),
        Range(above=0, at_most=1),
        is_logarithmic=True,
    )
    final: float = real(4e-6, mark("Final share"), _FINAL_TIP, SHARE, is_logarithmic=True)

    needs_horizon = True

    def factor(self, update: int, horizon: int | None) -> float:
        assert horizon is not None
        share = update / horizon
        if share < self.warmup:
            return _cosine(self.initial, 1.0, share / self.warmup)
        return _cosine(1.0, self.final, (share - self.warmup) / (1 - self.warmup))


def _cosine(start: float, end: float, share: float) -> float:
    return end + (start - end) * (1 + math.cos(math.pi * min(share, 1.0))) / 2


SCHEDULES: Final[Mapping[str, type[Schedule]]] = {kind.name: kind for kind in (Constant, StepDecay, Cosine, OneCycle)}
"""By their names, in the order of lists."""


@dataclass(frozen=True)
class Averaging(AlongTheWay):
    """How the weights along the way are averaged."""

    @abstractmethod
    def share(self, update: int, horizon: int | None) -> float:
        """What the weights after update number `update` (from 0) contribute to the average, in [0, 1]."""


@dataclass(frozen=True)
class ExponentialAveraging(Averaging):
    """Older weights fade by `decay` with every update (Polyak & Juditsky 1992; as in Tarvainen & Valpola 2017).

    As long as fewer than 1 / (1 - decay) updates were made it is their plain mean, so that the start is not dragged
    along.
    """

    name = "exponential"
    title = mark("exponential")
    label = mark("Exponential")
    tip = mark("Reads with a mean of the weights in which older ones fade: the jitter of the last updates is gone.")

    decay: float = real(
        0.999,
        mark("Memory"),
        mark(
            "How slowly older weights fade, from 0 up to below 1. 0.999 averages about the last "
            "thousand updates; too much drags the start along."
        ),
        FRACTION,
    )

    def share(self, update: int, horizon: int | None) -> float:
        return max(1.0 - self.decay, 1.0 / (update + 1))


@dataclass(frozen=True)
class TailAveraging(Averaging):
    """The plain mean of the weights over the training's end, from the share `start` of it on (Izmailov et al. 2018).

    Before the tail begins, all that the average holds is the last weights.
    """

    name = "tail"
    title = mark("of the tail")
    label = mark("Of the tail")
    tip = mark("Reads with the plain mean of the weights over the end of the training.")

    start: float = real(
        0.75,
        mark("From share"),
        mark(
            "The share of the training after which averaging begins, from 0 up to below 1. Too early "
            "and unfinished weights count."
        ),
        FRACTION,
    )

    needs_horizon = True

    def share(self, update: int, horizon: int | None) -> float:
        assert horizon is not None
        return 1.0 / max(update + 1 - int(self.start * horizon), 1)


AVERAGINGS: Final[Mapping[str, type[Averaging]]] = {kind.name: kind for kind in (ExponentialAveraging, TailAveraging)}
"""By their names, in the order of lists."""
