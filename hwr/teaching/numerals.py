"""Numerals: numbers as chapters write them into formulas and sentences, with a true minus and no needless digits."""

from __future__ import annotations

import math
from typing import Final

MINUS: Final = "−"
_RAISED: Final = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def numeral(value: float, figures: int = 4) -> str:
    """So many significant figures, without zeros at the end: "0.8", "−1.24", "1,500", "9.54 × 10⁻⁷"."""
    if not math.isfinite(value):
        return "not a number" if math.isnan(value) else "infinity" if value > 0 else f"{MINUS}infinity"
    rounded = float(f"{value:.{figures - 1}e}")
    if rounded == 0 or 1e-4 <= abs(rounded) < 1e7:
        return f"{rounded or 0.0:,.10g}".replace("-", MINUS)
    mantissa, exponent = f"{value:.{figures - 1}e}".split("e")
    mantissa = mantissa.rstrip("0").rstrip(".").replace("-", MINUS)
    return f"{mantissa} × 10{str(int(exponent)).translate(_RAISED)}"


def factor(value: float, figures: int = 4) -> str:
    """The same as a factor or a term within a formula: in brackets if it is negative, or a product itself."""
    text = numeral(value, figures)
    return f"({text})" if text.startswith(MINUS) or " " in text else text
