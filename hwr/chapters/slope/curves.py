"""Curves over one dial: how wrong a machine is, L(w), wherever its dial stands, with the exact formula of the slope."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from hwr.language import mark

Floats = NDArray[np.float64]

LOWEST, HIGHEST = 0.0, 6.0
"""The ends of the dial w."""

BEST: Final = 3.0
"""Where the shower is just right."""


@dataclass(frozen=True)
class Curve:
    """One machine.

    Attributes:
        key: what settings call it.
        title: what the screen calls it.
        signs: the formula of L(w), as HTML.
        losses: from places w to L there, arrays of one shape.
        slopes: likewise to dL/dw; not a number where the curve has no one slope.
        remark: one sentence on what there is to see; may be empty.
    """

    key: str
    title: str
    signs: str
    losses: Callable[[Any], Any]
    slopes: Callable[[Any], Any]
    remark: str

    def loss(self, w: float) -> float:
        """L at one place."""
        return float(self.losses(np.float64(w)))

    def slope(self, w: float) -> float:
        """dL/dw at one place; not a number if there is no one slope."""
        return float(self.slopes(np.float64(w)))


def _corner_slope(w: Any) -> Any:
    return np.where(np.equal(w, BEST), np.nan, 2 * np.sign(w - BEST))


CURVES: Final = (
    Curve(
        "shower",
        mark("A shower"),
        "(<i>w</i> − 3)²",
        lambda w: (w - BEST) ** 2,
        lambda w: 2 * (w - BEST),
        "",
    ),
    Curve(
        "line",
        mark("A straight line"),
        "½<i>w</i> + 1",
        lambda w: 0.5 * w + 1,
        lambda w: np.full_like(w, 0.5, dtype=np.float64),
        mark("A straight line is equally steep everywhere, and however large the nudge is."),
    ),
    Curve(
        "valleys",
        mark("Two valleys"),
        mark("0.2<i>u</i>⁴ − 1.6<i>u</i>² + 0.4<i>u</i> + 4.5, &nbsp; <i>u</i> = <i>w</i> − 3"),
        lambda w: 0.2 * (w - BEST) ** 4 - 1.6 * (w - BEST) ** 2 + 0.4 * (w - BEST) + 4.5,
        lambda w: 0.8 * (w - BEST) ** 3 - 3.2 * (w - BEST) + 0.4,
        mark("The slope only knows the ground right here, not the valley beyond the hill."),
    ),
    Curve(
        "corner",
        mark("A corner"),
        "2·|<i>w</i> − 3|",
        lambda w: 2 * np.abs(w - BEST),
        _corner_slope,
        mark("The slope is −2 on the left and 2 on the right, and never anything between."),
    ),
)
"""All of them; over the dial, L lies between 0 and 9."""

SHOWER: Final = CURVES[0]


def curve(key: str) -> Curve:
    """The curve of that key, one of `CURVES`."""
    return next(each for each in CURVES if each.key == key)
