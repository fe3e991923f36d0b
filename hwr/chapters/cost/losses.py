"""Squared error and cross-entropy compared: as one unit is trained with either, and over ten classes of a drawing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from hwr.chapters.cost.chapter import ENTROPY, SQUARED
from hwr.language import tr
from hwr.nn.activations import activate
from hwr.nn.config import TrainingConfig
from hwr.nn.network import Architecture, LayerSpec, Network
from hwr.nn.optimizers import SGD
from hwr.nn.state import TrainingState
from hwr.nn.trace import record
from hwr.nn.updates import Updater
from hwr.words import MINUS, factor, numeral, short_of_one

Floats = NDArray[np.float64]

LEARNT: Final = 0.1
"""An output so close to its target counts as learnt."""

_UNIT: Final = Architecture(1, (LayerSpec(1, "sigmoid"),))


@dataclass(frozen=True, eq=False)
class CostRace:
    """What came of it.

    Attributes:
        target: 0 or 1.
        outputs: by loss, the unit's output before the first update and after each, (epochs + 1,).
    """

    target: int
    outputs: Mapping[str, Floats]

    @property
    def epochs(self) -> int:
        """How long it was trained."""
        return len(self.outputs[SQUARED]) - 1

    def learnt_after(self, loss: str) -> int | None:
        """After how many epochs it first came within `LEARNT` of the target; None if it never did."""
        near = np.flatnonzero(np.abs(self.outputs[loss] - self.target) < LEARNT)
        return int(near[0]) if len(near) else None

    def words_at(self, epoch: int) -> str:
        """How it stands while it is run, after so many epochs; before it and at the end, what there is to say of it."""
        if not epoch:
            start = numeral(float(self.outputs[SQUARED][0]), 3)
            return tr(
                "Two units stand at the start: both say {start}, and should say {target}. Who is there first?",
                start=start,
                target=self.target,
            )
        if epoch >= self.epochs:
            return self.words()
        return tr(
            "After {epoch} of {epochs} epochs the unit should say {target}: with cross-entropy it says {entropy} and "
            "with squared error it says {squared}.",
            epoch=epoch,
            epochs=self.epochs,
            target=self.target,
            entropy=numeral(float(self.outputs[ENTROPY][epoch]), 3),
            squared=numeral(float(self.outputs[SQUARED][epoch]), 3),
        )

    def words(self) -> str:
        """Who won, in two or three sentences."""
        if not self.learnt_after(SQUARED) and self.learnt_after(SQUARED) is not None:
            return tr(
                "Nothing to learn: the unit begins within {learnt} of its target. Give it a wrong start with z.",
                learnt=LEARNT,
            )
        came = tr(
            "The unit begins at {start} and should say {target}: {entropy}; {squared}.",
            start=numeral(float(self.outputs[SQUARED][0]), 3),
            target=self.target,
            entropy=self._end_with_entropy(),
            squared=self._end_with_squared(),
        )
        means = tr("(Learnt: within {learnt} of the target. Its bias alone learns, so z is what moves.)", learnt=LEARNT)
        return f"{came} {means}"

    def _end_with_entropy(self) -> str:
        after = self.learnt_after(ENTROPY)
        if after is not None:
            return tr("with cross-entropy it has learnt after %n epoch(s)", "", after)
        last = numeral(float(self.outputs[ENTROPY][-1]), 3)
        return tr(
            "with cross-entropy it says {last} after {epochs} epochs, and has not learnt",
            last=last,
            epochs=self.epochs,
        )

    def _end_with_squared(self) -> str:
        after = self.learnt_after(SQUARED)
        if after is not None:
            return tr("with squared error it has learnt after %n epoch(s)", "", after)
        last = numeral(float(self.outputs[SQUARED][-1]), 3)
        return tr(
            "with squared error it says {last} after {epochs} epochs, and has not learnt",
            last=last,
            epochs=self.epochs,
        )


class CostTraining:
    """One unit, trained twice by plain gradient descent, after Nielsen (2015, ch. 3).

    Its input is 0, so that z is its bias, and that is all that learns: what is trained is what is shown. Epochs are
    trained when they are first asked for, and once only. A run that leaves the finite numbers stands still from there.
    """

    def __init__(self, z: float, target: int, rate: float) -> None:
        self._target = target
        self._ways = {loss: _Way(loss, z, target, rate) for loss in (SQUARED, ENTROPY)}

    def race(self, epochs: int) -> CostRace:
        """What has come of it after so many epochs."""
        return CostRace(self._target, {loss: way.outputs(epochs) for loss, way in self._ways.items()})


class _Way:
    """What one loss makes of the unit."""

    def __init__(self, loss: str, z: float, target: int, rate: float) -> None:
        config = TrainingConfig(loss=loss, optimizer=SGD(), learning_rate=rate, batch_size=1, dtype="float64")
        self._state = TrainingState(config, Network(_UNIT, np.array([0.0, z])))
        # `train` takes class labels, and one output has but one class; its updates take any target.
        self._updater = Updater(self._state, {1}, None)
        # The one input, and the 1 that the bias is the weight of.
        self._sample, self._wanted = np.array([[0.0], [1.0]]), np.array([[float(target)]])
        self._parameters = [self._state.network.parameters.copy()]
        self._has_ended = False

    def outputs(self, epochs: int) -> Floats:
        """Before the first update and after each, (epochs + 1,)."""
        with np.errstate(all="ignore"):
            while len(self._parameters) <= epochs and not self._has_ended:
                self._has_ended = not self._updater.update(self._sample, self._wanted, measured=False)
                if not self._has_ended:
                    self._parameters.append(self._state.network.parameters.copy())
        known = self._parameters[: epochs + 1]
        z = np.array([*known, *[self._parameters[-1]] * (epochs + 1 - len(known))])[:, 1]
        return activate("sigmoid", z).astype(np.float64)


@dataclass(frozen=True, eq=False)
class ClassCost:
    """One picture, read with an answer at hand.

    Attributes:
        target: the right answer's place among the outputs.
        outputs: (classes,), each in [0, 1].
        entropy, squared: the two losses.
        entropy_slopes, squared_slopes: of the losses along each output unit's z, (classes,).
        is_softmax: whether the outputs are one softmax, which sum to 1, or sigmoids of their own.
    """

    target: int
    outputs: Floats
    entropy: float
    squared: float
    entropy_slopes: Floats
    squared_slopes: Floats
    is_softmax: bool

    @property
    def signs(self) -> str:
        """The formula of cross-entropy with these outputs, as HTML."""
        if self.is_softmax:
            loss = "<nobr><i>L</i> = −∑<sub><i>k</i></sub> <i>t<sub>k</sub></i> ln <i>y<sub>k</sub></i></nobr>"
        else:
            loss = (
                "<nobr><i>L</i> = −∑<sub><i>k</i></sub> [<i>t<sub>k</sub></i> ln <i>y<sub>k</sub></i></nobr> "
                "<nobr>+ (1 − <i>t<sub>k</sub></i>) ln(1 − <i>y<sub>k</sub></i>)]</nobr>"
            )
        # Without the joiner, a line could end after the stroke.
        slope = "<i>dL</i>/\u2060<i>dz<sub>k</sub></i> = <i>y<sub>k</sub></i> − <i>t<sub>k</sub></i>"
        return f"{loss}, &nbsp; <nobr>{slope}</nobr>"

    def numbers(self) -> str:
        """The same with the numbers there are now."""
        output = float(self.outputs[self.target])
        own = numeral(output, 3) if output < 0.5 else short_of_one(output, 3)
        log = f"{MINUS}ln {factor(output, 3) if output < 0.5 else own} " if self.is_softmax else "<i>L</i> "
        slope = numeral(float(self.entropy_slopes[self.target]), 3)
        named = tr("slope for {target}:", target=self.target)
        return (
            f"<nobr>{log}= <b>{numeral(self.entropy, 3)}</b>,</nobr> <nobr>{named} {own} {MINUS} 1</nobr> "
            f"<nobr>= {slope}</nobr>"
        )

    def words(self) -> str:
        """What is to be seen, in two or three sentences."""
        best, own = int(self.outputs.argmax()), float(self.outputs[self.target])
        output = numeral(float(self.outputs[best]), 3)
        if output == "1":  # however sure a network is, it is not certain
            output = f">{numeral(0.999)}"
        ends = tr(
            "The loss is {entropy} as cross-entropy, {squared} as squared error.",
            entropy=numeral(self.entropy, 3),
            squared=numeral(self.squared, 3),
        )
        if best == self.target:
            said = tr("The network says {best} with {output}, rightly so.", best=best, output=output)
            last = tr("Call it another digit with the dial, and see the loss leap.")
        else:
            said = tr(
                "The network says {best} with {output}, but it is a {target}, which gets {own}.",
                best=best,
                output=output,
                target=self.target,
                own=numeral(own, 3),
            )
            last = tr(
                "Cross-entropy's slopes pull {target} up and push {best} down by as much as each is off.",
                target=self.target,
                best=best,
            )
        return f"{said} {ends} {last}"


def class_cost(network: Network, x: ArrayLike, target: int) -> ClassCost:
    """The loss on one picture: `x` is (inputs,).

    Raises:
        DataError, ConfigError: if the picture, the target or cross-entropy does not fit the network.
    """
    exact = network.astype(np.float64)
    rows = np.asarray(x, np.float64)[None]
    passes = {loss: record(exact, rows, np.array([target]), loss=loss) for loss in (ENTROPY, SQUARED)}
    entropy, squared = (passes[loss].backward for loss in (ENTROPY, SQUARED))
    assert entropy is not None
    assert squared is not None
    return ClassCost(
        target,
        passes[ENTROPY].outputs[0].astype(np.float64),
        entropy.loss,
        squared.loss,
        entropy.layers[-1].delta[0].astype(np.float64),
        squared.layers[-1].delta[0].astype(np.float64),
        network.architecture.layers[-1].activation == "softmax",
    )
