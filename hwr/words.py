"""Words: how numbers are said, one way everywhere, and how text of whatever origin may be shown.

Numbers: what the window, the command line and exported texts tell people. Machines get JSON and CSV instead.

Text: the name of a file, a run or a class comes from somebody else. It may hold signs that steer a terminal, turn the
direction of writing, or are to be seen by nobody, halves of characters that no encoding takes, or a whole book. Here
such signs become the escapes that Python writes for them ("\\x1b", "\\u202e", "\\udcff"), and what is long is cut in
its middle, so that both how it begins and how it ends can be recognised.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, Any, Final

from hwr.language import spoken, tr, written

if TYPE_CHECKING:
    from datetime import datetime

UNKNOWN: Final = "–"
"""Stands where nothing is known."""

MINUS: Final = "−"

NO_BREAK: Final = "\u00a0"
"""On a terminal it is any other space."""

PERCENT_SIGN: Final = f"{NO_BREAK}%"

ELLIPSIS: Final = "…"
"""Stands where something was left out."""

LONGEST_NAME: Final = 120
"""Characters of a name that are shown where it has a line of its own."""

LONGEST_LABEL: Final = 24
"""Characters of the name of a class, which stands beside many others."""

LONGEST_SENTENCE: Final = 1000
"""Characters of a message; two of the longest paths of most systems' users fit in."""

LONGEST_TEXT: Final = 20_000
"""Characters of a text of many lines: ten pages."""


_RAISED: Final = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
_VOWEL_SOUNDS: Final = frozenset("8AEFHILMNORSXaefhilmnorsx")


_SMALLEST: Final = 2.3e-308
"""Below it floats lose their figures, and what is computed there is a limit, not a number."""


# Numbers


def numeral(value: float, figures: int = 4) -> str:
    """So many significant figures, without zeros at the end: "0.8", "−1.24", "1,500", "9.54 × 10⁻⁷".

    What lies so near 0 that floats have no figures for it is "nearly 0".
    """
    if not math.isfinite(value):
        return "NaN" if math.isnan(value) else "∞" if value > 0 else f"{MINUS}∞"
    if 0 < abs(value) < _SMALLEST:
        return tr("nearly 0")
    rounded = float(f"{value:.{figures - 1}e}")
    if rounded == 0 or 1e-4 <= abs(rounded) < 1e7:
        return written(f"{rounded or 0.0:,.10g}").replace("-", MINUS)
    mantissa, exponent = f"{value:.{figures - 1}e}".split("e")
    if "." in mantissa:
        mantissa = mantissa.rstrip("0").rstrip(".")
    return f"{written(mantissa).replace('-', MINUS)} × {power(int(exponent))}"


def power(exponent: int) -> str:
    """A power of ten: "10⁻⁵"."""
    return f"10{str(exponent).translate(_RAISED)}"


def power_of_ten(exponent: float, figures: int = 4) -> str:
    """10 to this power, likewise, also where floats end: "5.076 × 10⁻⁴³⁵" for −434.29."""
    if abs(exponent) < 300:
        return numeral(10.0**exponent, figures)
    whole = math.floor(exponent)
    mantissa, _, carry = f"{10.0 ** (exponent - whole):.{figures - 1}e}".partition("e")
    return f"{written(mantissa.rstrip('0').rstrip('.'))} × {power(whole + int(carry))}"


def fixed(value: float, decimals: int, *, plus: bool = False) -> str:
    """So many decimals, for numbers that stand in columns: "0.250", "−1.300"; "+0.250" with a sign for every one."""
    text = f"{value:+.{decimals}f}" if plus else f"{value:.{decimals}f}"
    return written(text if any(digit in "123456789" for digit in text) else text.lstrip("-")).replace("-", MINUS)


def short_of_one(value: float, figures: int = 4) -> str:
    """The numeral of a share in [0, 1]; what is a little less than 1 keeps the figures that say so: "0.99998207"."""
    text, missing = numeral(value, figures), 1 - value
    if text != "1" or missing < 1e-12:
        return text
    return numeral(value, figures - 1 - math.floor(math.log10(missing)))


def factor(value: float, figures: int = 4) -> str:
    """A numeral as a factor or a term within a formula: in brackets if it is negative, or a product itself."""
    text = numeral(value, figures)
    return f"({text})" if text.startswith(MINUS) or " " in text else text


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
    return f"{' + '.join(factor(value, 17) for value in written[:-1])} = {numeral(written[-1], 17)}"


def percent(share: float | None, decimals: int = 0) -> str:
    """A share in [0, 1]: "97 %", "97.2 %"; a dash for one that is not known.

    Never "0 %" for what is merely rare, nor "100 %" for what is not all: "<1 %", ">99.9 %".
    """
    if share is None or math.isnan(share):
        return UNKNOWN
    rounded, step = round(100 * share, decimals), 10.0**-decimals
    if share in (0, 1):
        text = f"{100 * share:.0f}"
    elif rounded == 0:
        text = written(f"<{step:.{decimals}f}")
    elif rounded == 100 and share < 1:
        text = written(f">{100 - step:.{decimals}f}")
    else:
        text = fixed(rounded, decimals)
    return f"{text}{PERCENT_SIGN}"


def probability(value: float) -> str:
    """A probability in [0, 1], likewise; however sure a network is, it is not certain: ">99 %" at most."""
    return percent(min(float(value), 1 - 1e-9))


def relative(ratio: float) -> str:
    """What part one quantity is of another, to two figures however small: "97 %", "0.02 %"."""
    return f"{numeral(100 * ratio, 2)}{PERCENT_SIGN}"


def percent_range(low: float, high: float) -> str:
    """Between which shares, in whole percent outward: "95–99 %"."""
    return f"{math.floor(100 * low)}–{math.ceil(100 * high)}{PERCENT_SIGN}"


def percent_spread(mean: float, deviation: float) -> str:
    """A mean share and its standard deviation: "94.2 ± 0.3 %"."""
    return written(f"{100 * mean:.1f} ± {100 * deviation:.1f}").replace(" ", NO_BREAK) + PERCENT_SIGN


def duration(seconds: float) -> str:
    """ "0.31 ms", "0.83 s", "42 s", "3:20 min", "1:04 h", "12 days"."""
    if 0 < seconds < 0.0995:
        return f"{numeral(1e3 * seconds, 2)} ms"
    if seconds < 59.5 or not math.isfinite(seconds):
        return f"{numeral(seconds, 2)} s"
    minutes, rest = divmod(round(seconds), 60)
    hours, of_hour = divmod(round(seconds / 60), 60)
    if minutes < 60:
        return f"{minutes}:{rest:02} min"
    return f"{hours}:{of_hour:02} h" if hours < 48 else tr("{days} days", days=numeral(hours / 24, 2))


def short_minutes(minutes: int) -> str:
    """ "8 min": about how long something takes, where there is little room."""
    return f"{minutes} min"


def counted(number: int, noun: str, plural: str = "") -> str:
    """ "1 run", "3,000 runs"; `plural` where it takes more than an "s"."""
    return f"{number:,} {noun if number == 1 else plural or f'{noun}s'}"


def byte_size(size: float) -> str:
    """ "36 MB", "1.5 GB", of 2**20 and 2**30 bytes."""
    return f"{written(f'{size / 2**30:,.1f}')} GB" if size >= 2**30 else f"{max(1, round(size / 2**20))} MB"


def clock(moment: datetime) -> str:
    """A moment on the user's clock, "2026-12-30 23:59"."""
    return moment.astimezone().strftime(spoken().moment)


def setting_value(value: Any) -> str:
    """A setting as people write it; a dash for one that is not there or not wanted."""
    if value is None:
        return UNKNOWN
    if isinstance(value, bool):
        return tr("yes") if value else tr("no")
    if isinstance(value, float):
        return written(f"{value:g}")
    if not isinstance(value, str):
        import json  # seldom needed, and `hwr --help` not at all

        value = json.dumps(value)
    return shown(value, LONGEST_NAME)


def metric(name: str, value: Any) -> str:
    """What was measured, as its name asks for it: accuracies in percent, seconds as a duration."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return setting_value(value)
    if name.endswith("accuracy"):
        return percent(value, 1)
    if name == "seconds":
        return duration(value)
    return numeral(value) if isinstance(value, float) else written(f"{value:,}")


def listed(names: Sequence[str]) -> str:
    """ "a", "a and b", "a, b and c"; at least one."""
    if len(names) == 1:
        return names[0]
    return tr("{names} and {last}", names=", ".join(names[:-1]), last=names[-1])


def alternatives(names: Sequence[str]) -> str:
    """ "a", "a or b", "a, b or c"; at least one."""
    if len(names) == 1:
        return names[0]
    return tr("{names} or {last}", names=", ".join(names[:-1]), last=names[-1])


_SIDE: Final = 8  # of the picture that networks see


def pixel_place(index: int) -> str:
    """ "row 3, column 4": where the 20th pixel of a small picture is, counted from 1 at the top left."""
    return tr("row {row}, column {column}", row=index // _SIDE + 1, column=index % _SIDE + 1)


def pixel_index(index: int) -> str:
    """The same as an index, "3,4"."""
    return tr("{row},{column}", row=index // _SIDE + 1, column=index % _SIDE + 1)


def within_sentence(label: str) -> str:
    """A label of a setting, as it stands in the middle of a sentence: "learning rate"."""
    return label if spoken().has_noun_capitals else label.lower()


def with_article(label: str) -> str:
    """As the label is spoken: "a 7", "an 8"."""
    is_an = label[:1] in _VOWEL_SOUNDS or label in ("11", "18")
    if label.isdecimal():
        return tr("an {label}", label=label) if is_an else tr("a {label}", label=label)
    # What is no number is of any gender.
    other = tr("an {label}", "of no number") if is_an else tr("a {label}", "of no number")
    return other.format(label=label)


# Text


def escaped(text: str) -> str:
    """The text as one line, each of its characters one to see or a space; as it was if that is so already."""
    return text if text.isprintable() else "".join(map(_sign, text))


def shown(text: str, limit: int) -> str:
    """The same in at most `limit` characters."""
    if len(text) > 2 * limit:  # escapes only lengthen a text: of one far too long, the ends are enough
        text = text[:limit] + text[-limit:]
    line = escaped(text)
    return line if len(line) <= limit else "".join(_cut(list(map(_sign, text)), limit))


def shown_lines(text: str, limit: int = LONGEST_TEXT) -> str:
    """Likewise with its line breaks, tabulators as spaces; `limit` counts characters before they are escaped."""
    if len(text) > limit:
        text = "".join(_cut(list(text[:limit] + text[-limit:]), limit))
    return "\n".join(map(escaped, text.replace("\r\n", "\n").expandtabs(4).split("\n")))


def cells(line: str) -> int:
    """How many cells of a terminal a line takes: East Asian characters take two, marks above others none."""
    if line.isascii():
        return len(line)
    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in line
    )


def left(line: str, width: int) -> str:
    """The line with spaces after it until it takes so many cells."""
    return line + " " * (width - cells(line))


def right(line: str, width: int) -> str:
    """The line with spaces before it until it takes so many cells."""
    return " " * (width - cells(line)) + line


def _sign(sign: str) -> str:
    """A character, or its escape unless it is one to see; spaces of every width are to be seen."""
    if sign.isprintable() or (sign.isspace() and sign > "\x9f" and sign not in "\u2028\u2029"):
        return sign
    return sign.encode("unicode_escape").decode("ascii")


def _cut(signs: list[str], limit: int) -> list[str]:
    """Whole signs from the beginning and the end, two thirds and one third, with an ellipsis between them."""
    room = limit - len(ELLIPSIS)
    head = sum(length <= room * 2 // 3 for length in accumulate(map(len, signs)))
    rest = room - sum(map(len, signs[:head]))
    tail = sum(length <= rest for length in accumulate(map(len, reversed(signs[head:]))))
    return [*signs[:head], ELLIPSIS, *signs[len(signs) - tail :]]
