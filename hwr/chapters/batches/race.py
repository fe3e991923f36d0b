"""A race: one network, trained from the same weights on full batches, mini-batches and single samples."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from hwr.chapters.batches.noise import Noise, noise_of
from hwr.language import mark, tr
from hwr.nn.config import TrainingConfig
from hwr.nn.history import TimeAxis
from hwr.nn.metrics import Evaluator
from hwr.nn.network import LayerSpec, Network
from hwr.nn.optimizers import SGD
from hwr.nn.performance import one_thread
from hwr.nn.report import StopReason
from hwr.nn.training import TrainingData, TrainingState, train
from hwr.recipe.preparing import Preparer
from hwr.recipe.progress import Progress
from hwr.recipe.recipe import Recipe
from hwr.words import duration, listed, numeral

Floats = NDArray[np.float64]
Limited = Callable[[], AbstractContextManager[Any]]

AXES: Final = (TimeAxis.UPDATES, TimeAxis.SAMPLES, TimeAxis.SECONDS)
"""What the race can be watched over."""

AXIS_WORDS: Final = {
    TimeAxis.UPDATES: mark("updates"),
    TimeAxis.SAMPLES: mark("samples seen"),
    TimeAxis.SECONDS: mark("seconds"),
}

DIGITS: Final = 1438
"""How many an epoch has."""

_LEVEL: Final = 0.05
"""Whose loss is higher by no more than this share is level with the lowest."""

_LEARNT: Final = 0.95
"""Who has learnt has a loss below this share of the start's and of guessing's, ln 10 for ten digits."""

_GUESSING: Final = math.log(10)

_BEST: Final = (
    (1, 0.03),
    (2, 0.1),
    (4, 0.2),
    (8, 0.5),
    (16, 0.5),
    (32, 0.7),
    (64, 1.0),
    (128, 1.0),
    (256, 1.0),
    (512, 1.0),
)
_BEST_OF_ALL: Final = 1.0
"""Batch sizes with the learning rates that have the lowest loss after 20 epochs, and that of full batches; measured by
`benchmarks/batch_rates.py`."""

_POINTS_PER_OCTAVE: Final = 8
_NOISE_SHARE: Final = 0.1
"""How much of the work the noise is, at the end."""


class Style(Enum):
    """How many samples an update sees."""

    BATCH = mark("batch")
    MINI = mark("mini-batch")
    STOCHASTIC = mark("stochastic")

    @property
    def title(self) -> str:
        """What the screen calls it."""
        match self:
            case Style.BATCH:
                return tr("batch", "all digits at once")
            case Style.MINI:
                return tr("mini-batch", "some digits at a time")
            case Style.STOCHASTIC:
                return tr("stochastic", "one digit at a time")


Rates = tuple[float, float, float]
"""In the order of `Style`."""


def best_rates(size: int) -> Rates:
    """The learning rate that suits each best, with so many samples in a mini-batch: as measured for the next size."""
    mini = min(_BEST, key=lambda one: abs(math.log(one[0] / size)))[1]
    return _BEST_OF_ALL, mini, _BEST[0][1]


@dataclass(frozen=True)
class Plan:
    """What is raced.

    Attributes:
        rates: the learning rates, each above 0.
        size: samples of a mini-batch, at least 1.
        epochs: how often each racer sees every digit.
        seed: of the weights and of the order of the digits.
    """

    rates: Rates = (0.1, 0.1, 0.1)
    size: int = 32
    epochs: int = 20
    seed: int = 0

    @property
    def is_fair(self) -> bool:
        """Whether all have the same learning rate, so that only how many samples they look at is different."""
        return len(set(self.rates)) == 1

    @property
    def is_best(self) -> bool:
        """Whether each has the learning rate that suits it best."""
        return self.rates == best_rates(self.size)

    @property
    def rates_words(self) -> str:
        """ "At the same learning rate for all, 0.1": what the comparison is good for, as a sentence begins."""
        if self.is_fair:
            return tr("At the same learning rate for all, {rate}", rate=numeral(self.rates[0]))
        batch, mini, stochastic = map(numeral, self.rates)
        each = tr("{batch}, {mini} and {stochastic}", batch=batch, mini=mini, stochastic=stochastic)
        if self.is_best:
            return tr("At the best learning rate of each, {each}", each=each)
        return tr("At the rates {each}", each=each)

    @property
    def recipe(self) -> Recipe:
        """The digits, and the network: small enough for a race to take seconds."""
        config = TrainingConfig(optimizer=SGD(), epochs=self.epochs, seed=self.seed)
        return Recipe(hidden=(LayerSpec(32),), variants=0, held_out="random", training=config)

    def config(self, style: Style) -> TrainingConfig:
        """How one racer trains."""
        sizes = {Style.BATCH: None, Style.MINI: self.size, Style.STOCHASTIC: 1}
        rate = self.rates[list(Style).index(style)]
        return replace(self.recipe.training, batch_size=sizes[style], learning_rate=rate)


@dataclass(frozen=True, eq=False)
class Lane:
    """One racer's way: what the whole training set costs it, measured again and again.

    Attributes:
        style: who.
        batch: samples an update.
        places: on each axis, (points,), the first 0: the common start. Seconds are updates times the median time of
            an update.
        losses: mean over all training samples, (points,); finite.
        has_diverged: whether it left the finite numbers; it then stands where it last was among them.
    """

    style: Style
    batch: int
    places: dict[TimeAxis, Floats]
    losses: Floats
    has_diverged: bool = False

    def end(self, axis: TimeAxis) -> float:
        """How far it came."""
        return float(self.places[axis][-1])

    def loss_at(self, axis: TimeAxis, place: float) -> float:
        """The loss at a place, interpolated between those measured; the weights are the start's until the first update
        is made."""
        places = self.places[axis]
        if len(places) > 1 and place < places[1]:
            return float(self.losses[0])
        return float(np.interp(place, places, self.losses))


@dataclass(frozen=True, eq=False)
class Race:
    """A race under way, or over.

    Attributes:
        plan: what was raced.
        samples: how many digits an epoch has.
        lanes: in the order of `Style`.
        noise: of the gradients at the start, and where the mini-batches ended; empty while the race is on.
    """

    plan: Plan
    samples: int
    lanes: tuple[Lane, ...]
    noise: tuple[Noise, ...] = ()

    @property
    def is_over(self) -> bool:
        """Whether everybody has arrived."""
        return bool(self.noise)

    def common(self, axis: TimeAxis) -> float:
        """The farthest place on an axis that everybody reached who did not diverge: where they can be compared."""
        ends = [lane.end(axis) for lane in self.lanes if not lane.has_diverged]
        return min(ends, default=0.0)

    def ranking(self, axis: TimeAxis) -> tuple[tuple[Style, float], ...]:
        """The racers and their losses at the common place, the lowest first; without those that diverged."""
        place = self.common(axis)
        found = [(lane.style, lane.loss_at(axis, place)) for lane in self.lanes if not lane.has_diverged]
        return tuple(sorted(found, key=lambda one: one[1]))

    def leaders(self, axis: TimeAxis) -> tuple[Style, ...]:
        """Who is ahead where all can be compared: one, or several that are level; nobody if none has learnt more than
        to guess."""
        ranking = self.ranking(axis)
        if not ranking or ranking[0][1] >= _LEARNT * min(self._start, _GUESSING):
            return ()
        return tuple(style for style, loss in ranking if loss <= (1 + _LEVEL) * ranking[0][1])

    def standing(self, axis: TimeAxis) -> str:
        """Who wins, in a word: a style's, "level" if there are several, "nobody" if none has learnt."""
        leaders = self.leaders(axis)
        return leaders[0].value if len(leaders) == 1 else LEVEL if leaders else NOBODY

    @property
    def _start(self) -> float:
        """The loss that everybody begins with."""
        return float(self.lanes[0].losses[0])

    def words(self, axis: TimeAxis) -> str:
        """Who wins on this axis, at which learning rates, and why; and who on the others."""
        return " ".join(filter(None, self._sentences(axis)))

    def _sentences(self, axis: TimeAxis) -> tuple[str, ...]:
        """One by one; some are empty."""
        lost = [lane.style.title for lane in self.lanes if lane.has_diverged]
        gone = tr("Diverged, with too high a learning rate: {lost}.", lost=listed(lost)) if lost else ""
        if not self.is_over:
            return tr("They are off, from the same weights."), gone
        again = tr("Try other learning rates.")
        ranking, leaders = self.ranking(axis), self.leaders(axis)
        if not ranking:
            return tr("Nobody arrived."), gone, again
        losses = tr(", ", "between losses").join(f"{style.title} {numeral(loss, 3)}" for style, loss in ranking)
        place = tr(
            "{at_the_rates}, after {amount}, the losses are {losses}",
            at_the_rates=self.plan.rates_words,
            amount=_amount(axis, self.common(axis)),
            losses=losses,
        )
        if not leaders:
            nobody = tr("nobody has learnt more than to guess.")
            return f"{place}: {nobody}", gone, again
        return f"{place}: {ahead(leaders)}.", self._why(axis, leaders), gone, self._elsewhere(axis)

    def _why(self, axis: TimeAxis, leaders: tuple[Style, ...]) -> str:
        """Why these are ahead, where it is what usually comes out at such rates."""
        match axis, leaders:
            case TimeAxis.UPDATES, (Style.BATCH,) if self.plan.is_best:
                return tr(
                    "The exact gradient can be trusted with longer steps; at one rate for all it is nearly a tie."
                )
            case TimeAxis.UPDATES, (Style.BATCH,) if self.plan.is_fair:
                return tr("At so high a rate, noise throws the others about.")
            case TimeAxis.UPDATES, (Style.BATCH, Style.MINI) | (Style.MINI, Style.BATCH):
                return tr("A few digits point nearly where all do, and are far sooner looked at.")
            case TimeAxis.SAMPLES, (Style.STOCHASTIC,):
                return tr("It has made the most steps with as many digits seen.")
            case TimeAxis.SECONDS, (Style.MINI,):
                return tr("A matrix product of many digits hardly takes longer than of one.")
            case _:
                return ""

    def _elsewhere(self, axis: TimeAxis) -> str:
        """Who is ahead on the other axes."""
        one, other = (found for found in AXES if found is not axis)
        first, second = (ahead(self.leaders(found)) for found in (one, other))
        said = {"amount": tr(AXIS_WORDS[one]), "other_amount": tr(AXIS_WORDS[other]), "who_wins": first}
        if first == second:
            return tr("Over {amount} and {other_amount}, {who_wins}.", **said)
        return tr("Over {amount}, {who_wins}; over {other_amount}, {who_wins_there}.", **said, who_wins_there=second)


LEVEL: Final = "level"
NOBODY: Final = mark("nobody")
STANDINGS: Final = (*(style.value for style in Style), LEVEL, NOBODY)
"""All that `Race.standing` can say."""


def ahead(leaders: tuple[Style, ...]) -> str:
    """ "batch wins", "batch and mini-batch are level", "nobody wins"."""
    if len(leaders) > 1:
        return tr("{styles} are level", styles=listed([style.title for style in leaders]))
    match leaders:
        case (Style.BATCH,):
            return tr("batch wins")
        case (Style.MINI,):
            return tr("mini-batch wins")
        case (Style.STOCHASTIC,):
            return tr("stochastic wins")
        case _:
            return tr("nobody wins")


def race(plan: Plan, preparer: Preparer) -> Iterator[Progress | Race]:
    """Train all three, side by side; whoever has seen least moves next. Seconds are counted for each alone.

    Yields:
        `Progress` and the `Race` so far, by turns; the last value is the whole race, with the noise of the gradients.

    Raises:
        DataError: if the digits cannot be fetched.
    """
    data = (yield from preparer.prepared(plan.recipe)).data
    states = {style: TrainingState.start(plan.recipe.architecture, plan.config(style)) for style in Style}
    start = states[Style.MINI].network.copy()
    runs = {style: _run(style, state, data) for style, state in states.items()}
    lanes = {style: next(run) for style, run in runs.items()}
    total = len(data.y) * plan.epochs
    running = set(Style)
    while running:
        behind = min(running, key=lambda style: (states[style].samples_seen, list(Style).index(style)))
        lane = next(runs[behind], None)
        if lane is None:
            running.remove(behind)
            continue
        lanes[behind] = lane
        seen = sum(states[style].samples_seen if style in running else total for style in Style)
        yield Race(plan, len(data.y), tuple(lanes.values()))
        yield Progress(tr("Racing"), (1 - _NOISE_SHARE) * seen / (len(Style) * total))
    found: list[Noise] = []
    for title, network in (("start", start), ("end", states[Style.MINI].network)):
        start_noise = found[0] if found else None
        for noise in noise_of(network, data.variants[0], data.y, title, seed=plan.seed, start=start_noise):
            if isinstance(noise, Noise):
                found.append(noise)
            else:
                yield Progress(tr("Measuring the gradients' noise"), 1 - _NOISE_SHARE * (1 - (len(found) + noise) / 2))
    yield Race(plan, len(data.y), tuple(lanes.values()), tuple(found))


def _run(style: Style, state: TrainingState, data: TrainingData) -> Iterator[Lane]:
    """Train one racer; its lane at the start and after stretches that double, each measured `_POINTS_PER_OCTAVE` times.

    The loss is measured on all training samples, between two stretches, so that its time is nobody's.
    """
    x, samples = data.variants[0], len(data.y)
    evaluator = Evaluator(x, data.y, state.config.loss, 0.0)
    limited = one_thread()
    batch = min(state.config.batch_size or samples, samples)
    points = [(0.0, 0.0, 0.0, evaluator.evaluate(state.network).loss)]

    def lane(*, has_diverged: bool = False) -> Lane:
        updates, seen, seconds, losses = np.array(points).T
        if len(points) > 1:
            # Each update counts with the time that updates mostly take: a repaint of the window, or another program,
            # in the ten milliseconds that matter would decide the race.
            seconds = updates * np.median(np.diff(seconds) / np.diff(updates))
        places = {TimeAxis.UPDATES: updates, TimeAxis.SAMPLES: seen, TimeAxis.SECONDS: seconds}
        return Lane(style, batch, places, losses, has_diverged)

    yield lane()
    every = 1
    while state.stop is None:
        for report in train(state, data, report_every=every, evaluate_every=0):
            loss = _finite_loss(evaluator, state.network, limited)
            if loss is None:
                yield lane(has_diverged=True)
                return
            if report.update > points[-1][0]:
                points.append((report.update, report.samples_seen, report.seconds, loss))
            yield lane(has_diverged=state.stop is StopReason.DIVERGED)
            if report.update >= 2 * _POINTS_PER_OCTAVE * every:
                break
        every *= 2


def _finite_loss(evaluator: Evaluator, network: Network, limited: Limited) -> float | None:
    with limited(), np.errstate(all="ignore"):
        loss = evaluator.evaluate(network).loss
    return loss if np.isfinite(loss) else None


def _amount(axis: TimeAxis, place: float) -> str:
    """ "20 updates", "28,760 samples", "14 ms"."""
    if axis is TimeAxis.SECONDS:
        return duration(place)
    count = round(place)
    return (
        tr("%n update(s)", "after so many", count)
        if axis is TimeAxis.UPDATES
        else tr("%n sample(s)", "after so many", count)
    )
