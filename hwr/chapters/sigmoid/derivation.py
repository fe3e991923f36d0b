"""Why the slope of the sigmoid is σ(1 − σ): line by line, from what a product does when it is nudged."""

from __future__ import annotations

import math
from typing import Final

from hwr.explain.derivation import Line
from hwr.language import mark, tr
from hwr.nn.activations import activate
from hwr.words import MINUS, factor, numeral

_S: Final = "<i>σ</i>"
_DS: Final = "<i>σ</i>′"
_E: Final = "<i>e</i><sup>−<i>z</i></sup>"
_BRACKET: Final = f"(1 + {_E})"

_FARTHEST: Final = 12.0
"""Farther out than this, four figures tell nothing of the lines any more."""


def derivation(z: float) -> tuple[Line, ...]:
    """All lines, with the numbers of one z, finite; without numbers where z is so large that they tell nothing."""
    return tuple(Line(signs, tr(why), numbers) for (signs, why), numbers in zip(_LINES, _numbers(z), strict=True))


def _numbers(z: float) -> tuple[str, ...]:
    if abs(z) > _FARTHEST:
        return ("",) * LINES
    s, e = float(activate("sigmoid", [z])[0]), math.exp(-z)
    sigma, power, bracket, slope = factor(s), factor(e), factor(1 + e), numeral(s * (1 - s))
    return (
        f"{sigma} · {bracket} = 1",
        "",
        "",
        f"= −{power}",
        f"<i>σ</i>′ · {bracket} = {sigma} · {power}",
        f"= {sigma} · {power} / {bracket} = <b>{slope}</b>",
        f"{power} / {bracket} = 1 {MINUS} {sigma} = <b>{numeral(1 - s)}</b>",
        f"= {sigma} · {factor(1 - s)} = <b>{slope}</b>",
    )


_LINES: Final = (
    (
        f"{_S} · {_BRACKET} = 1",
        mark("σ is 1 / (1 + e⁻ᶻ). Multiply it by what stands below the line: that is 1, whatever z is."),
    ),
    (
        f"({_S} · {_BRACKET})′ = 0",
        mark("What is 1 everywhere never changes, so its slope is 0. The dash stands for “the slope of”."),
    ),
    (
        f"{_DS} · {_BRACKET} + {_S} · {_BRACKET}′ = 0",
        mark("Nudge z, and both factors change. The change of each is multiplied by the other one."),
    ),
    (
        f"{_BRACKET}′ = −{_E}",
        mark(
            "The 1 does not change. e to the z is its own slope; the minus before z mirrors the "
            "curve, and so its slope."
        ),
    ),
    (
        f"{_DS} · {_BRACKET} = {_S} · {_E}",
        mark("Put that in, and bring it to the other side, where it loses its minus."),
    ),
    (
        f"{_DS} = {_S} · {_E} / {_BRACKET}",
        mark("Divide by the bracket."),
    ),
    (
        f"{_E} / {_BRACKET} = 1 − {_S}",
        mark("Look at the fraction alone: above the line stands the bracket less 1. So it is 1, less 1 / (1 + e⁻ᶻ)."),
    ),
    (
        f"{_DS} = {_S} (1 − {_S})",
        mark(
            "No e is left: who knows the output knows the slope. It is largest where both factors "
            "are a half, ½ · ½ = ¼."
        ),
    ),
)

LINES: Final = len(_LINES)
