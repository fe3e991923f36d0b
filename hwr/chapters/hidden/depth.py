"""A comparison of depths: small networks with 0, 1, 2 and 5 hidden layers, trained alike, several times each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np

from hwr.language import tr
from hwr.nn.config import TrainingConfig
from hwr.nn.network import LayerSpec, Network
from hwr.nn.optimizers import Adam
from hwr.nn.report import EpochReport
from hwr.nn.training import TrainingState, train
from hwr.recipe.preparing import Preparer
from hwr.recipe.progress import Progress
from hwr.recipe.recipe import Recipe
from hwr.words import numeral, percent

DEPTHS: Final = (0, 1, 2, 5)

_CLEAR, _MOSTLY = 0.9, 0.7
"""The share of trainings that must agree before a difference is called clear, or is said to hold mostly. Counting who
wins is the sign test (Dixon & Mood 1946); five of five happen once in sixteen by chance alone."""

_SEPARABLE: Final = 0.93
"""Classes of which straight cuts read so many are called nearly linearly separable."""

_FEWEST: Final = 3
"""From fewer trainings nothing is concluded."""

_UNLEARNT: Final = 0.02
"""A network that reads so much less of the digits it learnt than another has not been trained well, or cannot be."""

_INTERVAL: Final = 0.05


@dataclass(frozen=True)
class Experiment:
    """What is compared.

    Attributes:
        units: in each hidden layer.
        activation: of the hidden units.
        epochs: of each training.
        seed: of the first training; the others have the seeds that follow.
        repeats: trainings of each depth, at least 1.
    """

    units: int = 30
    activation: str = "relu"
    epochs: int = 100
    seed: int = 0
    repeats: int = 5

    def recipe(self, depth: int, repeat: int) -> Recipe:
        """How one of the networks is trained: on the digits as they are; a random fifth of them, another one in each
        repeat but the same for all depths, is held out to test on."""
        return Recipe(
            (LayerSpec(self.units, self.activation),) * depth,
            variants=0,
            nonsense=0,
            held_out="random",
            training=TrainingConfig(
                optimizer=Adam(), learning_rate=5e-3, batch_size=64, epochs=self.epochs, seed=self.seed + repeat
            ),
        )

    def parameters(self, depth: int) -> int:
        """Weights and biases of a network so deep."""
        return self.recipe(depth, 0).architecture.parameter_count


@dataclass(frozen=True, eq=False)
class Trial:
    """One training.

    Attributes:
        test_accuracy, train_accuracy: in [0, 1], on the digits held out, and on those learnt.
        seconds: it took.
        network: what came out.
    """

    test_accuracy: float
    train_accuracy: float
    seconds: float
    network: Network


@dataclass(frozen=True, eq=False)
class Comparison:
    """What was measured.

    Attributes:
        experiment: of what.
        trials: for each of `DEPTHS`, one for each repeat.
        tested: how many digits were held out each time.
    """

    experiment: Experiment
    trials: tuple[tuple[Trial, ...], ...]
    tested: int

    @cached_property
    def test(self) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
        """Test accuracies, (depths, repeats)."""
        return np.array([[trial.test_accuracy for trial in trials] for trials in self.trials])

    def mean(self, depth: int) -> float:
        """The test accuracy with so many hidden layers."""
        return float(self.test[DEPTHS.index(depth)].mean())

    def learnt(self, depth: int) -> float:
        """The accuracy on the digits learnt."""
        return float(np.mean([trial.train_accuracy for trial in self.trials[DEPTHS.index(depth)]]))

    def seconds(self, depth: int) -> float:
        """What one training took, on average."""
        return float(np.mean([trial.seconds for trial in self.trials[DEPTHS.index(depth)]]))

    def network(self, depth: int) -> Network:
        """The one of the first training."""
        return self.trials[DEPTHS.index(depth)][0].network

    def difference(self, shallow: int, deep: int) -> Difference:
        """What the deeper gains over the shallower."""
        return Difference(self.test[DEPTHS.index(deep)] - self.test[DEPTHS.index(shallow)])

    def words(self) -> str:
        """What the numbers say, and no more."""
        steps = ((0, 1, tr("One hidden layer over none")), (1, 2, tr("two over one")), (2, 5, tr("five over two")))
        measured = "; ".join(f"{name} {self.difference(*depths).words()}" for *depths, name in steps)
        if self.experiment.repeats < _FEWEST:
            doubt = tr("Chance alone can do as much: train at least {fewest} times each to tell.", fewest=_FEWEST)
            return f"{measured}. {doubt}"
        return f"{measured}. {self._conclusion()}"

    def _conclusion(self) -> str:
        """About the first layer, then about more."""
        first, more = self.difference(0, 1), max((self.difference(1, 2), self.difference(1, 5)), key=lambda d: d.mean)
        said = [self._about_first(first.grade)]
        if self.learnt(1) < self.learnt(0) - _UNLEARNT:
            said[0] = tr(
                "{verdict}: these few units let too little through, even of the learnt digits it reads only {read}",
                verdict=said[0],
                read=percent(self.learnt(1), 1),
            )
        if more.grade == 2:
            said.append(tr("more layers gain more still"))
        elif more.grade == 1:
            said.append(tr("more layers mostly gain a little more"))
        else:
            cost = numeral(self.experiment.parameters(5) / self.experiment.parameters(1), 2)
            if self.difference(2, 5).grade < 0:
                said.append(tr("more do harm, at up to {cost} times the parameters", cost=cost))
            else:
                said.append(tr("more gain nothing clear, at up to {cost} times the parameters", cost=cost))
        if self.learnt(5) < self.learnt(2) - _UNLEARNT:
            said.append(
                tr(
                    "five are hard to train: even of its own digits the network reads {share}",
                    share=percent(self.learnt(5), 1),
                )
            )
        if self.experiment.activation == "identity" and first.grade <= 0 and more.grade <= 0:
            said.append(tr("no wonder: without an activation, layers in a row can do no more than one"))
        return f"{'; '.join(said)}."

    def _about_first(self, grade: int) -> str:
        """What the first hidden layer is good for."""
        if grade < 0:
            return tr("A hidden layer does harm here") if grade == -2 else tr("A hidden layer mostly does harm here")
        cuts = tr("straight cuts alone read {share} of the test digits", share=percent(self.mean(0), 1))
        if self.mean(0) >= _SEPARABLE:
            why = tr("for digits are nearly linearly separable: {cuts}", cuts=cuts)
            if grade == 2:
                return tr("One hidden layer clearly pays, though not much, {why}", why=why)
            if grade == 1:
                return tr("One hidden layer mostly pays, but not always, {why}", why=why)
            return tr("A hidden layer makes no clear difference here, {why}", why=why)
        if grade == 2:
            return tr("One hidden layer clearly pays")
        if grade == 1:
            return tr("One hidden layer mostly pays, but not always")
        return tr("A hidden layer makes no clear difference here: {cuts}", cuts=cuts)


@dataclass(frozen=True, eq=False)
class Difference:
    """Of two depths' accuracies, training by training.

    Attributes:
        values: (repeats,), each from the same digits and seed.
    """

    values: np.ndarray[tuple[int, ...], np.dtype[np.float64]]

    @property
    def mean(self) -> float:
        """Positive if the deeper is better."""
        return float(self.values.mean())

    @property
    def grade(self) -> int:
        """2 clearly better, 1 mostly, 0 neither, -1 mostly worse, -2 clearly worse."""
        for sign in (1, -1):
            share = float((sign * self.values > 0).mean())
            if share >= _MOSTLY and sign * self.mean > 0:
                return sign * (2 if share >= _CLEAR else 1)
        return 0

    def words(self) -> str:
        """ "+1.5 points (better in 4 of 5)"."""
        points = round(100 * self.mean, 1)
        better, worse = int((self.values > 0).sum()), int((self.values < 0).sum())
        values = {
            "points": f"{'+' if points > 0 else ''}{numeral(points, 3)}",
            "better": better,
            "worse": worse,
            "n": len(self.values),
        }
        if better == worse == 0:
            return tr("{points} points (equal in {n} of {n})", **values)
        if better == worse:
            return tr("{points} points (better in {better}, worse in {worse} of {n})", **values)
        if better > worse:
            return tr("{points} points (better in {better} of {n})", **values)
        return tr("{points} points (worse in {worse} of {n})", **values)


def compare(experiment: Experiment, preparer: Preparer) -> Iterator[Progress | Comparison]:
    """Train all networks of an experiment; the last value is the comparison. Equal experiments give equal networks.

    Nobody asks before the next value is wanted, so closing the generator cancels. A training that diverges counts with
    its last finite weights.

    Raises:
        DataError: as `Preparer.prepare`.
    """
    trials: list[list[Trial]] = [[] for _ in DEPTHS]
    tested = 0
    all_of_them = experiment.repeats * len(DEPTHS)
    for repeat in range(experiment.repeats):
        prepared = yield from preparer.prepared(experiment.recipe(0, repeat), begin=repeat / experiment.repeats)
        tested = len(prepared.tested)
        for place, depth in enumerate(DEPTHS):
            done = (repeat * len(DEPTHS) + place) / all_of_them
            words = tr(
                "{layers}, training {number} of {repeats}",
                layers=layers(depth),
                number=repeat + 1,
                repeats=experiment.repeats,
            )
            words = f"{words[0].upper()}{words[1:]}"
            yield Progress(words, done)
            recipe = experiment.recipe(depth, repeat)
            state = TrainingState.start(recipe.architecture, recipe.training)
            for report in train(state, prepared.data, report_interval=_INTERVAL, evaluate_every=experiment.epochs):
                yield Progress(words, done + report.epoch / experiment.epochs / all_of_them)
            assert isinstance(report, EpochReport)
            trials[place].append(
                Trial(report.test_accuracy or 0.0, report.train_accuracy or 0.0, report.seconds, state.result())
            )
    yield Comparison(experiment, tuple(map(tuple, trials)), tested)


def layers(depth: int) -> str:
    """ "no hidden layer", "1 hidden layer", "5 hidden layers"."""
    return tr("%n hidden layer(s)", "", depth) if depth else tr("no hidden layer")
