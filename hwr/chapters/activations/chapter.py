"""The chapter on activations: ReLU and its kin, any two of them laid over each other, and softmax beside them.

The curves, and what they are at one place, are all by the engine.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from hwr.errors import ConfigError
from hwr.explain.chapter import Chapter, Lead
from hwr.explain.setting import Reading, dial
from hwr.language import mark, tr
from hwr.nn.activations import ACTIVATIONS, Array, activate, slope
from hwr.words import numeral, power_of_ten

_SAMPLES: Final = 401
_BESIDE_0: Final = (-1e-9, 0.0, 1e-9)
"""Where steps and kinks are: sampled closely, so that they are drawn upright."""

_FLOATS_END: Final = math.log(float(np.finfo(np.float64).tiny))
"""Left of it the engine's sigmoid stays what it is there, for eᶻ is below its numbers."""

_WRITTEN: Final = 20.0
"""Up to here eᶻ is written out."""

_NEAR: Final = 1e-6
"""So far from a place its neighbours are looked at."""


@dataclass(frozen=True, eq=False)
class Curve:
    """An activation over a stretch of z.

    Attributes:
        name: of the activation.
        z, a: float64 (n,), z ascending.
        slopes: likewise; None if the activation has no slope that says anything.
    """

    name: str
    z: Array
    a: Array
    slopes: Array | None

    @property
    def slope_pieces(self) -> tuple[tuple[Array, Array], ...]:
        """z and slope (n,) of each piece between jumps, to be drawn.

        The engine refuses to say what the slope of a step is, for nothing could follow it; so that is measured on the
        engine's own outputs.
        """
        if self.slopes is not None:
            return ((self.z, self.slopes),)
        jumps = np.flatnonzero(np.diff(self.a)) + 1
        pieces = zip(np.split(self.z, jumps), np.split(self.a, jumps), strict=True)
        return tuple((z, np.gradient(a, z)) for z, a in pieces)


@dataclass(frozen=True)
class Here:
    """An activation at one place.

    Attributes:
        name: of the activation.
        z, a: the place, and what the unit puts out there.
        slope: da/dz; None if there is none that says anything, so that the engine refuses to follow it.
        steepness: da/dz all the same, for the eye; None where the output jumps.
    """

    name: str
    z: float
    a: float
    slope: float | None
    steepness: float | None

    @property
    def title(self) -> str:
        """What the activation is called."""
        return tr(ACTIVATIONS[self.name].title)

    @property
    def short_title(self) -> str:
        """The same for legends, which have little room: some languages' words are long."""
        return tr("sigmoid", "in a legend") if self.name == "sigmoid" else self.title


def curve(name: str, low: float, high: float) -> Curve:
    """From z = low to high. Softmax is no curve: it needs several z.

    Raises:
        ConfigError: if there is no such activation, or it is softmax.
    """
    _require_unitwise(name)
    z = np.unique(np.concatenate([np.linspace(low, high, _SAMPLES), [x for x in _BESIDE_0 if low <= x <= high]]))
    slopes = slope(name, z) if ACTIVATIONS[name].differentiable else None
    return Curve(name, z, activate(name, z), slopes)


def here(name: str, z: float) -> Here:
    """At one z, finite.

    Raises:
        ConfigError: likewise.
    """
    _require_unitwise(name)
    a = float(activate(name, [z])[0])
    if ACTIVATIONS[name].differentiable:
        steepness = float(slope(name, [z])[0])
        return Here(name, z, a, steepness, steepness)
    return Here(name, z, a, None, _measured(name, z))


def _measured(name: str, z: float) -> float | None:
    """How steep the engine's outputs are just beside z; None if they jump there."""
    below, above = (z - _NEAR, z + _NEAR)
    first, last = (float(a) for a in activate(name, [below, above]))
    return (last - first) / (above - below) if first == last else None


def _require_unitwise(name: str) -> None:
    if name in ACTIVATIONS and not ACTIVATIONS[name].is_unitwise():
        raise ConfigError(
            tr("The activation {name} has no curve: each of its outputs depends on every z of the layer.", name=name)
        )


REACH: Final = 5.0
"""The picture shows z from -REACH to REACH."""

CLASSES: Final = 3
"""Outputs of the softmax that is shown."""

NAMES: Final = tuple((kind.name, kind.title) for kind in ACTIVATIONS.values() if kind.is_unitwise())
"""Every activation of the engine that works on each unit alone, and what the screen calls it."""

NONE: Final = "none"
"""In place of a second activation: there is but the first."""

VIEWS: Final = (("curves", mark("curves of one unit")), ("softmax", mark("softmax of three")))

SOFTMAX: Final = (
    "<nobr><i>a<sub>i</sub></i> = <i>e</i><sup><i>z<sub>i</sub></i></sup> / "
    "∑<sub><i>j</i></sub> <i>e</i><sup><i>z<sub>j</sub></i></sup></nobr>"
)


def formula(names: Sequence[str]) -> str:
    """The formulas of some activations, a line each."""
    return "<br>".join(map(_line, dict.fromkeys(names)))


def _line(name: str) -> str:
    kind = ACTIVATIONS[name]
    assert kind.written is not None, "softmax has no line"
    output, slope = f"<i>a</i> = {tr(kind.written.output)},", f"<i>a</i>′ = {tr(kind.written.slope)}"
    return f"{tr(kind.title)}: <nobr>{output}</nobr> <nobr>{slope}</nobr>"


def formula_numbers(places: Sequence[Here]) -> str:
    """The same with the numbers there are now."""
    shown = [
        tr(
            "{activation} <b>{output}</b>, <nobr>slope <b>{slope}</b></nobr>",
            activation=now.title,
            output=output_text(now),
            slope=slope_text(now),
        )
        for now in dict.fromkeys(places)
    ]
    return f"<nobr><i>z</i> = {numeral(places[0].z)}:</nobr> {'; '.join(shown)}"


def output_text(now: Here, figures: int = 4) -> str:
    """The output as a number; the sigmoid's also where the engine's numbers end, and it goes no lower: eᶻ."""
    is_beyond = now.name == "sigmoid" and now.z < _FLOATS_END
    return power_of_ten(now.z / math.log(10), figures) if is_beyond else numeral(now.a, figures)


def slope_text(now: Here, figures: int = 4) -> str:
    """The slope as a number; and where there is none, or none to follow, in words."""
    if now.steepness is None:
        return tr("undefined")
    if now.name == "sigmoid" and now.z < _FLOATS_END:
        return output_text(now, figures)  # times 1 - a, which is 1
    text = numeral(now.steepness, figures)
    return text if now.slope is not None else tr("{slope} (undefined at 0)", slope=text)


def softmax(z: Sequence[float]) -> tuple[float, ...]:
    """What softmax makes of several z, one for each class: shares that add up to 1."""
    return tuple(float(a) for a in activate("softmax", list(z)))


def softmax_numbers(z: Sequence[float]) -> str:
    """The first class's share, worked out with the numbers there are now; empty where eᶻ is no number to be written."""
    if max(map(abs, z)) > _WRITTEN:
        return ""
    powers = [numeral(math.exp(x), 3) for x in z]
    share = numeral(softmax(z)[0], 3)
    return f"<i>a</i><sub>1</sub> = <nobr>{powers[0]} / ({' + '.join(powers)})</nobr> <nobr>= <b>{share}</b></nobr>"


def softmax_words(z: Sequence[float]) -> str:
    """What is to be seen of softmax."""
    shares = softmax(z)
    best = max(range(len(shares)), key=shares.__getitem__)
    share = numeral(shares[best], 3)
    if min(z) == max(z):
        return tr("All shares are the same, {share}. Raise one z, and the other shares shrink.", share=share)
    return tr(
        "Class {label} has the largest share, {share}. Raise one z, and the other shares shrink.",
        share=share,
        label=best + 1,
    )


def words(places: Sequence[Here]) -> str:
    """What is to be seen of the chosen activations, at z."""
    return " ".join(about(now) for now in dict.fromkeys(places))


def about(now: Here) -> str:
    """What there is to say of one activation, at z."""
    match now.name:
        case "relu" if now.z > 0:
            return tr("ReLU is on: slope 1, the whole gradient passes.")
        case "relu":
            return tr("ReLU is off: slope 0, no gradient passes.")
        case "leaky_relu" if now.z > 0:
            return tr("Leaky ReLU is on: slope 1, just as with ReLU.")
        case "leaky_relu":
            return tr(
                "Leaky ReLU still lets {share} of the gradient pass: no unit is ever quite dead.", share=slope_text(now)
            )
        case "sigmoid":
            return tr("The sigmoid is flat on both sides, and nowhere steeper than 0.25.")
        case "tanh":
            return tr("Tanh is flat on both sides too, and steeper in between.")
        case "identity":
            return tr("The identity changes nothing: layers of it are no more than one layer.")
        case "step":
            return tr(
                "The step has no slope that helps: its slope is 0 everywhere (and undefined at "
                "0), so gradient descent has nothing to go down."
            )
        case _:
            return tr(ACTIVATIONS[now.name].tip)


CHAPTER: Final = Chapter(
    key="activations",
    title=mark("ReLU and its kin"),
    idea=mark(
        "What a unit makes of its sum decides what its output can be, and how much of a gradient it lets through."
    ),
    formula=formula(("relu", "sigmoid")),
    text=mark(
        "The sigmoid was the classic. Most networks today use the ReLU: max(0, z). Above 0 its "
        "slope is 1, so the gradient passes undiminished, through however many layers; below 0 "
        "it is 0, and nothing passes. (At 0 itself there is a kink; the engine takes 0 there.)\n\n"
        "That is its one weakness: a unit whose z is below 0 for every sample gets no gradient "
        "at all, so its weights do not change. It is dead, in the first hidden layer for good. "
        "Above that, the units below it may still learn and by luck lift its z again. The leaky "
        "ReLU keeps a slope of 0.01 there, and with it a way back.\n\nSome say that the ReLU sets "
        "negative weights to 0. That is a slip: what it sets to 0 is a negative z. Weights stay "
        "what they are, and many are negative.\n\nTanh is a sigmoid from −1 to 1, four times as "
        "steep at 0. The identity is for outputs that are any number. The step cannot be "
        "trained. And softmax, at the end of a classifier, turns several z into shares that add "
        "up to 1: how much the network believes in each class."
    ),
    settings=(
        dial(
            "view",
            mark("Look at"),
            "curves",
            choices=VIEWS,
            tip=mark("Activations of one unit, or softmax, which takes several."),
        ),
        dial("first", mark("First"), "relu", choices=NAMES, tip=mark("The activation drawn with a solid line.")),
        dial(
            "second",
            mark("Second"),
            "sigmoid",
            choices=(*NAMES, (NONE, mark("nothing else"))),
            tip=mark("The one laid over it, dashed."),
        ),
        dial("z", mark("Pre-activation z"), -1.5, -REACH, REACH, tip=mark("Where on the curves the points stand.")),
        *(
            dial(f"softmax_z{i}", label, value, -REACH, REACH, tip=tip)
            for i, label, value, tip in (
                (1, mark("Class 1: z₁"), 2.0, mark("What speaks for class 1.")),
                (2, mark("Class 2: z₂"), 1.0, mark("What speaks for class 2.")),
                (3, mark("Class 3: z₃"), -1.0, mark("What speaks for class 3.")),
            )
        ),
    ),
    readings=(
        Reading("first_output", mark("the output of the first activation")),
        Reading("first_slope", mark("the slope of the first activation")),
        Reading("second_output", mark("the output of the second activation")),
        Reading("second_slope", mark("the slope of the second activation")),
        Reading("softmax_a1", mark("softmax's output for class 1")),
        Reading("softmax_a2", mark("softmax's output for class 2")),
        Reading("softmax_a3", mark("softmax's output for class 3")),
    ),
    leads=(Lead("damage", mark("Switch units off")),),
)
