"""Exercises: write a derivative; it is marked by trying, with central differences of the engine's own function."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Final

import numpy as np
from numpy.typing import NDArray

from hwr.errors import ExpressionError
from hwr.explain.expression import parse
from hwr.language import mark, tr
from hwr.nn.activations import activate
from hwr.nn.architecture import Architecture, LayerSpec
from hwr.nn.gradcheck import central_difference
from hwr.nn.network import Network
from hwr.nn.trace import record
from hwr.words import listed, numeral

Floats = NDArray[np.float64]
Points = Mapping[str, Floats]

TOLERANCE: Final = 1e-6
"""A derivative may be so far off, absolutely and relatively: far more than central differences are, which is 1e-9."""

_A_CURVE: Final = 60
"""Points of a curve; even, so that none lies on the kink at 0."""


@dataclass(frozen=True)
class Exercise:
    """One task.

    Attributes:
        title: a few words.
        task: what is to be written, as HTML.
        variable: what the derivative is taken by.
        names: what the formula may use, each with a few words on what it is.
        low, high: between them the variable is tried.
        targets: the t that are tried; empty if there is none.
        function: the engine's: the function at points with the variable and t.
        output: its name, "a" or "y", and what it is at such points; None if it is the variable, or not to be used.
    """

    title: str
    task: str
    variable: str
    names: Mapping[str, str]
    low: float
    high: float
    targets: tuple[float, ...]
    function: Callable[[Points], Floats]
    output: tuple[str, Callable[[Points], Floats]] | None = None

    @property
    def points(self) -> Points:
        """Where a formula is tried: all it may use, (n,) each; one curve after the other, one for each target."""
        curves = max(1, len(self.targets))
        found = {self.variable: np.tile(np.linspace(self.low, self.high, _A_CURVE), curves)}
        if self.targets:
            found["t"] = np.repeat(np.array(self.targets), _A_CURVE)
        if self.output is not None:
            name, output = self.output
            found[name] = output(found)
        return found

    @property
    def slopes(self) -> Floats:
        """The derivative at `points`, (n,), by central differences of the function."""
        points = self.points
        return central_difference(lambda x: self.function({**points, self.variable: x}), points[self.variable])


class Outcome(Enum):
    """How a formula was marked."""

    EMPTY = "empty"
    UNREADABLE = "unreadable"
    WRONG = "wrong"
    RIGHT = "right"


@dataclass(frozen=True, eq=False)
class Marking:
    """What was made of a formula.

    Attributes:
        verdict: see there.
        words: it in one to three sentences.
        points: where it was tried, as `Exercise.points`.
        expected: the derivative there, (n,).
        given: the formula there, (n,); None if there is none that can be read.
        worst: the point where the two differ most; None if nowhere.
    """

    verdict: Outcome
    words: str
    points: Points
    expected: Floats
    given: Floats | None = None
    worst: int | None = None


def mark_formula(exercise: Exercise, text: str) -> Marking:
    """Mark a formula as it was typed; whatever it is, it is answered and never raises."""
    points, expected = exercise.points, exercise.slopes
    if not text.strip():
        names = listed(list(exercise.names))
        words = tr(
            "Write it with {names}, numbers, + - * / ** and brackets; ({variable} > 0) is 1 where it holds, else 0.",
            names=names,
            variable=exercise.variable,
        )
        return Marking(Outcome.EMPTY, words, points, expected)
    try:
        given = parse(text, exercise.names).over({name: points[name] for name in exercise.names})
    except ExpressionError as error:
        return Marking(Outcome.UNREADABLE, str(error), points, expected)
    off = np.abs(given - expected)
    is_off = ~(off <= TOLERANCE * np.maximum(1.0, np.abs(expected)))
    count = int(is_off.sum())
    if not count:
        words = tr(
            "Right: at all {points} points it agrees with what nudging {variable} finds.",
            points=len(given),
            variable=exercise.variable,
        )
        return Marking(Outcome.RIGHT, words, points, expected, given)
    worst = int(np.where(np.isnan(off), np.inf, off).argmax())
    where = ", ".join(f"{name} = {numeral(points[name][worst])}" for name in exercise.names if name in points)
    found = numeral(given[worst], 6) if np.isfinite(given[worst]) else tr("no finite number")
    words = tr(
        "Not yet: at {count} of {points} points it differs. At {where} yours is {found}, nudging finds {expected}.",
        count=count,
        points=len(given),
        where=where,
        found=found,
        expected=numeral(expected[worst], 6),
    )
    hint = _hint(exercise, given, expected)
    return Marking(Outcome.WRONG, f"{words} {hint}".strip(), points, expected, given, worst)


def _hint(exercise: Exercise, given: Floats, expected: Floats) -> str:
    """What a wrong formula is, where it is one of the usual ones."""
    if np.allclose(given, -expected, atol=TOLERANCE):
        return tr("The sign is the other way round.")
    if np.allclose(given, exercise.function(exercise.points), atol=TOLERANCE):
        return tr("That is the function itself, not its slope.")
    if np.allclose(given, 2 * expected, atol=TOLERANCE):
        return tr("It is twice of what it should be, everywhere.")
    if np.allclose(given, 0.5 * expected, atol=TOLERANCE):
        return tr("It is half of what it should be, everywhere.")
    return ""


def _activation(name: str) -> Callable[[Points], Floats]:
    return lambda points: np.asarray(activate(name, points["z"]), np.float64)


def _loss(activation: str, loss: str, variable: str) -> Callable[[Points], Floats]:
    """The engine's loss of a unit whose z is the variable, sample by sample."""
    network = Network(Architecture(1, (LayerSpec(1, activation),)), np.array([1.0, 0.0]))

    def losses(points: Points) -> Floats:
        backward = record(network, points[variable][:, None], points["t"][:, None], loss=loss).backward
        assert backward is not None
        return np.asarray(backward.sample_losses, np.float64)

    return losses


EXERCISES: Final[Mapping[str, Exercise]] = {
    "sigmoid": Exercise(
        "sigmoid′",
        mark("<i>a</i> = 1 / (1 + e<sup>−<i>z</i></sup>). &nbsp; Write <i>da</i>/<i>dz</i>"),
        "z",
        {"z": mark("pre-activation"), "a": mark("sigmoid of z")},
        -6.0,
        6.0,
        (),
        _activation("sigmoid"),
        ("a", _activation("sigmoid")),
    ),
    "relu": Exercise(
        "ReLU′",
        mark("<i>a</i> = max(0, <i>z</i>). &nbsp; Write <i>da</i>/<i>dz</i>"),
        "z",
        {"z": mark("pre-activation")},
        -3.0,
        3.0,
        (),
        _activation("relu"),
    ),
    "squared": Exercise(
        mark("squared error′"),
        mark("<i>L</i> = ½ (<i>y</i> − <i>t</i>)². &nbsp; Write <i>dL</i>/<i>dy</i>"),
        "y",
        {"y": mark("output"), "t": mark("target")},
        -1.0,
        2.0,
        (0.0, 1.0),
        _loss("identity", "mean_squared_error", "y"),
    ),
    "entropy": Exercise(
        mark("cross-entropy′"),
        mark(
            "<i>L</i> = −<i>t</i> ln <i>y</i> − (1 − <i>t</i>) ln(1 − <i>y</i>), &nbsp; <i>y</i> = "
            "sigmoid(<i>z</i>). &nbsp; Write <i>dL</i>/<i>dz</i>"
        ),
        "z",
        {"z": mark("pre-activation"), "y": mark("sigmoid of z"), "t": mark("target")},
        -6.0,
        6.0,
        (0.0, 1.0),
        _loss("sigmoid", "cross_entropy", "z"),
        ("y", _activation("sigmoid")),
    ),
}
"""By their keys."""
