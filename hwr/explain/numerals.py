"""Numerals: numbers as chapters write them into formulas and sentences, with a true minus and no needless digits."""

from __future__ import annotations

import math
from collections.abc import Sequence
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


def addition(terms: Sequence[float], total: float) -> str:
    """ "0.2 + (−0.0115) = 0.1885": all with as many decimals as it takes to add up, but at least four figures.

    `total` is their sum, as it was computed.
    """
    largest = max(map(abs, (*terms, total)))
    if largest >= 1e7 or 0 < largest < 1e-4:
        return f"{' + '.join(map(factor, terms))} = {numeral(total)}"
    fewest = max(0, 3 - math.floor(math.log10(largest))) if largest else 0
    for decimals in range(fewest, fewest + 4):
        written = [round(value, decimals) or 0.0 for value in (*terms, total)]
        if math.isclose(sum(written[:-1]), written[-1], rel_tol=0, abs_tol=0.1 * 10.0**-decimals):
            break
    *parts, result = (numeral(value, 17) for value in written)
    return f"{' + '.join(f'({part})' if part.startswith(MINUS) else part for part in parts)} = {result}"


def factor(value: float, figures: int = 4) -> str:
    """The same as a factor or a term within a formula: in brackets if it is negative, or a product itself."""
    text = numeral(value, figures)
    return f"({text})" if text.startswith(MINUS) or " " in text else text
