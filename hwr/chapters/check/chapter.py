"""The chapter on the gradient check: nudge a weight and see whether backpropagation was right; then do it yourself."""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import ROUND_DOWN, Context, Decimal
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from hwr.chapters.check.exercise import EXERCISES
from hwr.chapters.check.nudge import LARGEST_H, SMALLEST_H, Nudged, is_nothing
from hwr.explain.chapter import Chapter
from hwr.explain.setting import Reading, dial
from hwr.language import mark, tr, written
from hwr.nn.activations import ACTIVATIONS
from hwr.nn.gradcheck import GradientCheck
from hwr.words import MINUS, factor, numeral, pixel_place

Floats = NDArray[np.float64]

_MUCH: Final = 30.0
"""So many times the best h, or less than its part of it, one of the two errors rules."""

_PLACES: Final = 33
"""So many losses are computed around the parameter, to draw the curve; 0 and both nudges are among them."""

_FIGURES: Final = 9
"""Of a slope, where there are so many."""

_ALL_FIGURES: Final = 17
"""So many tell every two floats apart."""


@dataclass(frozen=True, eq=False)
class Nudge:
    """One nudge of a parameter.

    Attributes:
        nudged: the parameter.
        h: how far, to both sides; > 0.
    """

    nudged: Nudged
    h: float

    @cached_property
    def check(self) -> GradientCheck:
        """The engine's check."""
        return self.nudged.check(self.h)

    @property
    def analytic(self) -> float:
        """The slope by backpropagation."""
        return float(self.check.analytic[0])

    @property
    def numeric(self) -> float:
        """The slope by trying."""
        return float(self.check.numeric[0])

    @property
    def error(self) -> float:
        """How far apart they are, relatively."""
        return float(self.check.relative_errors[0])

    @property
    def crossed_kink(self) -> bool:
        """Whether a ReLU went from one side of its kink to the other in between."""
        return bool(self.check.crossed_kink[0])

    @property
    def is_nothing(self) -> bool:
        """Whether both slopes are exactly 0."""
        return is_nothing(self.check)

    @property
    def losses(self) -> tuple[float, float]:
        """L with the parameter h larger, and h smaller."""
        return float(self.check.above[0]), float(self.check.below[0])

    @cached_property
    def around(self) -> tuple[Floats, Floats]:
        """How far the parameter is moved, in nudges from -2 to 2, and L there, (n,) each."""
        moved = np.linspace(-2.0, 2.0, _PLACES)
        return moved, self.nudged.losses(moved * self.h)

    @property
    def figures(self) -> tuple[int, int]:
        """How many figures of the losses, and of the slope, are written: as few as let the formula be worked out from
        what is written. Where not even all of the losses' figures are enough, the slope is cut short."""
        if not all(map(math.isfinite, (*self.losses, self.numeric))):
            return _FIGURES, _FIGURES
        for figures in range(_FIGURES, _ALL_FIGURES + 1):
            above, below = (Decimal(f"{loss:.{figures - 1}e}") for loss in self.losses)
            found = float((above - below) / (2 * Decimal(f"{self.h:.{_FIGURES - 1}e}")))
            if numeral(found, _FIGURES) == numeral(self.numeric, _FIGURES):
                return figures, _FIGURES
        right = (n for n in range(_FIGURES - 1, 1, -1) if _cut(found, n) == _cut(self.numeric, n))
        return _ALL_FIGURES, next(right, 1)

    def numbers(self) -> str:
        """The chapter's formula with the numbers there are now."""
        of_losses, of_slope = self.figures
        above, below = (_plain(loss, of_losses) for loss in self.losses)
        slope = numeral(self.numeric, _FIGURES)
        if of_slope < _FIGURES:
            slope = f"{numeral(_cut(self.numeric, of_slope), of_slope)}…"
        found = f"= ({above} {MINUS} {below}) / (2·{factor(self.h, _FIGURES)}) = <b>{slope}</b>"
        by = tr("backpropagation: <b>{slope}</b>", slope=numeral(self.analytic, _FIGURES))
        return f"{found}<br>{by}"

    def name(self) -> str:
        """ "the weight from unit 3 to the output for 7"."""
        place, layers = self.nudged.place, len(self.nudged.sample.gradients)
        if place.layer == layers - 1:
            if self.nudged.is_bias:
                return tr("the bias of the output for {output}", output=place.unit)
            return tr(
                "the weight from unit {source} to the output for {output}", source=place.source + 1, output=place.unit
            )
        unit = place.unit + 1
        if self.nudged.is_bias:
            return tr("the bias of unit {unit}", unit=unit)
        return tr("the weight from the pixel in {place} to unit {unit}", place=pixel_place(place.source), unit=unit)

    def words(self) -> str:
        """What is to be seen, in two or three sentences."""
        name = self.name()
        said = tr("{name} is {number}.", name=f"{name[0].upper()}{name[1:]}", number=numeral(self.nudged.value))
        if self.is_nothing:
            why = tr(
                "Both slopes are exactly 0: there is nothing to compare. What comes in there is 0, or the unit is off, "
                "so it has no part in this loss."
            )
            return f"{said} {why}"
        if self.crossed_kink:
            why = tr("This nudge carried a ReLU over its kink: the number mixes two slopes and proves nothing.")
            return f"{said} {why}"
        if not math.isfinite(self.error):
            why = tr("With such an h there is no number left to compare.")
            return f"{said} {why}"
        best = self.nudged.best_h
        if self.h > best * _MUCH:
            why = tr("h is large: the loss bends within it, and the error grows with h².")
        elif self.h < best / _MUCH:
            why = tr("h is tiny: the two losses share nearly all their figures, and what is left is rounding.")
        else:
            why = tr("That is the bottom of the V: backpropagation is right.")
        return f"{said} {self._apart} {why}"

    @property
    def _apart(self) -> str:
        """How far the two slopes agree."""
        error = numeral(self.error, 2)
        if self.error == 0:
            return tr("The two slopes agree exactly: the error is {error}.", error=error)
        figures = math.floor(-math.log10(self.error))
        if figures > 0:
            return tr("The two slopes agree to %n figure(s): the error is {error}.", "", figures, error=error)
        return tr("The two slopes do not agree: the error is {error}.", error=error)


def _cut(value: float, figures: int) -> float:
    """So many figures, the others left out; not rounded, for they are to be followed by "…"."""
    return float(Context(prec=figures, rounding=ROUND_DOWN).create_decimal_from_float(value))


def _plain(loss: float, figures: int) -> str:
    """A loss with all of its figures, also where a numeral has fewer."""
    return written(f"{loss:.{figures}g}") if 1e-4 <= loss < 1e7 else numeral(loss, figures)


CHAPTER: Final = Chapter(
    key="check",
    title=mark("Trust, but verify"),
    idea=mark(
        "Whether backpropagation is right can be tried: nudge a weight, and see what the loss "
        "really does. Then write derivatives, marked in the same way."
    ),
    formula="<i>dL</i>/<i>dw</i> ≈ (<i>L</i>(<i>w</i> + <i>h</i>) − <i>L</i>(<i>w</i> − <i>h</i>)) / 2<i>h</i>",
    text=mark(
        "A gradient is easily got wrong, and a wrong one often learns a little, too. So it is "
        "checked: make a weight larger by h, then smaller by h, and divide the difference of "
        "the losses by 2h: the triangle of a slope, with w in its middle, so that most of the "
        "bend cancels. That needs no chain rule, only two passes forward; but two for every "
        "weight, which is why networks do not learn that way.\n\nThe best h is neither large nor "
        "small. The formula's own error falls with h², and rounding grows with 1/h: both losses "
        "are known to some 16 figures, and the fewer of them differ, the less their difference "
        "is worth. In between, at about one hundred-thousandth, ten figures agree.\n\nIn the "
        "exercises you write the derivative. Your formula is read, never run as a program, and "
        "compared with nudging the engine's own function at many points."
    ),
    settings=(
        dial(
            "view",
            mark("Do"),
            "nudge",
            choices=(("nudge", mark("nudge a weight")), ("write", mark("write a derivative"))),
            tip=mark("Check backpropagation, or have your own derivatives checked."),
        ),
        dial(
            "h",
            mark("Nudge h"),
            1e-5,
            SMALLEST_H,
            LARGEST_H,
            tip=mark("How far the weight is moved, to both sides."),
            is_logarithmic=True,
        ),
        dial(
            "which",
            mark("Weight"),
            "steepest",
            choices=(("steepest", mark("of the largest gradient")), ("chosen", mark("any, chosen below"))),
            tip=mark("The weight with the largest gradient of all, or a weight or bias of your choice."),
        ),
        dial("layer", mark("Layer"), 1, 1, 2, tip=mark("1 is the hidden layer, 2 the outputs.")),
        dial(
            "source",
            mark("From input"),
            1,
            1,
            65,
            tip=mark("The pixel or unit it comes from, a column of the picture; behind the last, the bias."),
        ),
        dial("unit", mark("To unit"), 1, 1, 12, tip=mark("The unit, or the output, it goes to, a row of the picture.")),
        dial(
            "hidden",
            mark("Hidden units"),
            "tanh",
            choices=tuple((name, ACTIVATIONS[name].title) for name in ("tanh", "sigmoid", "relu")),
            tip=mark("ReLU has a kink, where a nudge proves nothing."),
        ),
        dial(
            "exercise",
            mark("Derivative"),
            "sigmoid",
            choices=tuple((key, exercise.title) for key, exercise in EXERCISES.items()),
            tip=mark("Which one to write."),
        ),
    ),
    readings=(
        Reading("numeric", mark("the slope by nudging")),
        Reading("analytic", mark("the slope by backpropagation")),
        Reading("error", mark("how far apart they are, relatively")),
        Reading("best_h", mark("the h with the smallest error")),
        Reading(
            "mark",
            mark("your derivative"),
            (mark("empty"), mark("unreadable"), mark("wrong"), mark("right")),
            phrases=(
                ("empty", mark("not written yet")),
                ("unreadable", mark("no formula yet")),
                ("wrong", mark("not right yet")),
            ),
        ),
    ),
)
