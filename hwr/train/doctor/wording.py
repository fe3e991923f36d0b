"""Wording: numbers as the doctor says them."""

from __future__ import annotations

import math


def number(value: float) -> str:
    """Three figures: "0.0312", "2.31", "1,430", "3.2 × 10⁹"."""
    if not math.isfinite(value):
        return "infinity"
    if value == 0 or 1e-3 <= abs(value) < 10:
        return f"{value:.3g}"
    if 10 <= abs(value) < 1e6:
        return f"{float(f'{value:.3g}'):,.10g}"
    mantissa, exponent = f"{value:.1e}".split("e")
    return f"{mantissa} × 10{_raised(int(exponent))}"


def times(factor: float) -> str:
    """How many times larger: "3,400 times"."""
    return f"{number(float(f'{factor:.2g}'))} times"


def percent(share: float) -> str:
    """A share in [0, 1]: "97 %", "0.02 %"."""
    return f"{100 * share:.2g} %" if share < 0.1 else f"{100 * share:.0f} %"


def counted(count: int, noun: str) -> str:
    """ "1 unit", "64 units"."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def _raised(exponent: int) -> str:
    return str(exponent).translate(str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"))
