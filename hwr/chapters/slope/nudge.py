"""A nudge: the dial turned on by h, the rise of L that comes of it, and the two divided."""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Final

from hwr.chapters.slope.curves import SHOWER, Curve
from hwr.explain.derivation import Line
from hwr.language import tr
from hwr.words import MINUS, factor, numeral

LEVEL: Final = 0.05
"""A slope no larger than this, of either sign, is called level."""

HEADS: Final = (1.0, 0.1, 0.01, 0.001)
"""The nudges that are compared, as far as one has come."""

_MOST_FIGURES: Final = 10
_NEAR: Final = 0.005
"""A part: so close to the slope, the number is said to have settled."""

_ROUGH: Final = 1e-7
"""Nudges below this part of w are spoiled by rounding: both losses are known to some 16 figures."""


@dataclass(frozen=True)
class Nudge:
    """One nudge.

    Attributes:
        curve: of L.
        w: where the dial stands, finite.
        h: how far it is turned on, > 0.
    """

    curve: Curve
    w: float
    h: float

    @cached_property
    def loss(self) -> float:
        """L(w)."""
        return self.curve.loss(self.w)

    @cached_property
    def nudged(self) -> float:
        """L(w + h)."""
        return self.curve.loss(self.w + self.h)

    @property
    def rise(self) -> float:
        """L(w + h) - L(w)."""
        return self.nudged - self.loss

    @property
    def ratio(self) -> float:
        """(L(w + h) - L(w)) / h: how much L rises for each 1 of w, as far as the nudge goes."""
        return self.rise / self.h

    @cached_property
    def slope(self) -> float | None:
        """dL/dw, what the ratio becomes as h goes to 0; None where there is no one slope."""
        found = self.curve.slope(self.w)
        return None if math.isnan(found) else found

    @property
    def turn(self) -> str:
        """Which way the dial is turned to make L less: "right", "left", or "stay" where it is level."""
        if self.slope is None or abs(self.slope) <= LEVEL:
            return "stay"
        return "right" if self.slope < 0 else "left"

    @property
    def compared(self) -> tuple[Nudge, ...]:
        """The round nudges down to this one, from the largest, and this one if it is not among them."""
        heads = [h for h in HEADS if h > self.h * (1 + 1e-9)]
        return tuple(Nudge(self.curve, self.w, h) for h in (*heads, self.h))

    @property
    def is_rough(self) -> bool:
        """Whether it is so small that rounding spoils the ratio."""
        return self.h < _ROUGH * max(1.0, abs(self.w))

    # In words

    def numbers(self) -> str:
        """The chapter's formula with the numbers there are now, with as many figures as it takes to work it out."""
        ratio, h = numeral(self.ratio), factor(self.h)
        for figures in range(4, _MOST_FIGURES + 1):
            above, below = (f"{loss:.{figures - 1}e}" for loss in (self.nudged, self.loss))
            shown_h = Decimal(f"{self.h:.3e}")
            if numeral(float((Decimal(above) - Decimal(below)) / shown_h)) == ratio:
                losses = f"{numeral(self.nudged, figures)} {MINUS} {factor(self.loss, figures)}"
                return f"= ({losses}) / {h} = <b>{ratio}</b>"
        return f"= {factor(self.rise)} / {h} = <b>{ratio}</b>"

    def words(self, *, remarks: bool = True) -> str:
        """What is to be seen, in two to four sentences; with `remarks` also on the curve."""
        said = (
            self._about_the_nudge(),
            self._about_the_slope(),
            tr(self.curve.remark) if remarks and self.curve.remark else "",
        )
        return " ".join(sentence for sentence in said if sentence)

    def _about_the_nudge(self) -> str:
        if self.w + self.h == self.w:
            return tr(
                "So small a nudge is none at all for a computer: it has some 16 figures, and w takes up all of them."
            )
        h, by, each = numeral(self.h), numeral(abs(self.rise)), numeral(self.ratio)
        if self.rise > 0:
            return tr(
                "Turn the dial on by {h}, and L rises by {by}: that is {each} for each 1 on the dial.",
                h=h,
                by=by,
                each=each,
            )
        if self.rise < 0:
            return tr(
                "Turn the dial on by {h}, and L falls by {by}: that is {each} for each 1 on the dial.",
                h=h,
                by=by,
                each=each,
            )
        return tr(
            "Turn the dial on by {h}, and L stays the same: that is {each} for each 1 on the dial.", h=h, each=each
        )

    def _about_the_slope(self) -> str:
        slope = self.slope
        if slope is None:
            return tr("This is the corner itself: there is a slope to the left and one to the right, but none here.")
        if self.is_rough:
            return tr("The slope is {slope}; with so tiny an h, rounding spoils the number.", slope=numeral(slope))
        goes = _way(slope)
        if abs(self.ratio - slope) <= _NEAR * max(abs(slope), 1.0):
            settled = tr("It has all but settled on the slope here, {slope}.", slope=numeral(slope))
        else:
            settled = tr("Make h smaller, and see what that settles on: it is the slope here.")
        return f"{settled} {goes}"


def _way(slope: float) -> str:
    """What the sign says."""
    if abs(slope) <= LEVEL:
        return tr("That is level ground: a small turn changes next to nothing.")
    if slope < 0:
        return tr("Negative: L falls to the right, so turn right.")
    return tr("Positive: L falls to the left, so turn left.")


# Why the slope of (w - 3)² is 2 (w - 3)


def derivation(w: float, h: float) -> tuple[Line, ...]:
    """From the nudge to the slope of the shower's curve, with the numbers of one w and h."""
    now = Nudge(SHOWER, w, h)
    u = w - 3
    size, twice = factor(u), numeral(2 * u)
    run = factor(h)
    square, mixed, small = (numeral(value) for value in (u * u, 2 * u * h, h * h))
    return (
        Line(
            tr("rise = (<i>w</i> + <i>h</i> − 3)² − (<i>w</i> − 3)²"),
            tr("The rise is L at the nudged place, less L where we stand."),
            f"= {factor(now.nudged)} {MINUS} {factor(now.loss)} = <b>{numeral(now.rise)}</b>",
        ),
        Line(
            tr("rise = (<i>u</i> + <i>h</i>)² − <i>u</i>²"),
            tr("How far the dial is from 3 is all that counts: call it u."),
            f"<i>u</i> = {numeral(w)} {MINUS} 3 = <b>{numeral(u)}</b>",
        ),
        Line(
            tr("rise = <i>u</i>² + 2<i>uh</i> + <i>h</i>² − <i>u</i>²"),
            tr("A square is a product: (u + h)·(u + h). Each of the one bracket meets each of the other."),
            f"= {square} + {factor(2 * u * h)} + {small} {MINUS} {square}",
        ),
        Line(
            tr("rise = 2<i>uh</i> + <i>h</i>²"),
            tr("u² comes and goes: how wrong we were before plays no part, only what changes."),
            f"= {mixed} + {small}",
        ),
        Line(
            tr("rise / <i>h</i> = 2<i>u</i> + <i>h</i>"),
            tr("Divide by the run. There is an h in each term, and one of them goes."),
            f"= {twice} + {run} = <b>{numeral(2 * u + h)}</b>",
        ),
        Line(
            tr("<i>dL</i>/<i>dw</i> = 2<i>u</i> = 2(<i>w</i> − 3)"),
            tr("Now let h shrink to nothing: 2u stays, h is gone. That is the slope, at every w."),
            f"= 2·{size} = <b>{twice}</b>",
        ),
    )


LINES: Final = len(derivation(1.0, 1.0))
