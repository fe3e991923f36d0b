"""One InkML trace: the notation of its points, decoded into numbers.

A trace's text lists points, separated by commas; a point lists one value for each channel of the trace format. A value
is written as itself or, after the sign ``'``, as the difference to the value before, or, after ``"``, as the difference
of that difference; the sign holds for the channel until another comes, ``!`` returns to plain values. ``*`` repeats
the value before, ``?`` says that it is not known. Space is needed only where two values would run together.

Source: Ink Markup Language (InkML), W3C Recommendation 20 September 2011, section 3.2.1, "trace".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from hwr.language import tr

MAX_VALUES: Final = 800_000
"""The most values a document may hold: four for each of the most points a drawing can have."""

_PLAIN: Final = re.compile(r"[-+0-9.eE,\s]*+")
"""All that a trace needs whose values are written as themselves, in decimals."""

_TOKEN: Final = re.compile(  # every repeat keeps what it took: adjacent ones would try each division of a long blank
    r"""\s*+(?:
        (?P<comma> ,)
      | (?:(?P<order> [!'"]) \s*+)? (?P<value> [*?TF] | (?:[+-]\s*+)? (?: \#[0-9A-Fa-f]{1,16}+ | DECIMAL ))
    )""".replace("DECIMAL", r"(?:[0-9]++(?:\.[0-9]*+)?|\.[0-9]++)(?:[eE][+-]?[0-9]++)?"),
    re.VERBOSE,
)
_ORDERS: Final = {"!": 0, "'": 1, '"': 2}


@dataclass(frozen=True)
class Channel:
    """One of the numbers a point consists of.

    Attributes:
        name: such as "X", "Y", "F" (force) or "T" (time).
        units: such as "mm" or "ms"; empty where not said.
        low, high: the range it can take, None where not said.
        reversed: whether it counts against its usual direction (x right, y down).
    """

    name: str
    units: str = ""
    low: float | None = None
    high: float | None = None
    reversed: bool = False


@dataclass(frozen=True)
class TraceFormat:
    """The channels of a trace's points in their order; those from `regular` on may be left out of a point."""

    channels: tuple[Channel, ...]
    regular: int

    def column(self, *names: str) -> int | None:
        """Where the first channel with one of these names stands in a point."""
        return next((i for i, channel in enumerate(self.channels) if channel.name in names), None)


class TraceError(ValueError):
    """What is wrong with a trace's text, and at which character of it."""

    def __init__(self, message: str, position: int) -> None:
        super().__init__(message)
        self.position = position


def decode_trace(text: str, trace_format: TraceFormat, *, most: int = MAX_VALUES) -> NDArray[np.float64]:
    """Decode a trace's text into float64 of shape (n, channels), NaN where a value is not known or left out.

    The time it takes grows with the length of the text, whatever the text is.

    Args:
        most: so many values may there be.

    Raises:
        TraceError: if the text does not follow the notation or the format, or holds too many values.
    """
    if _PLAIN.fullmatch(text):
        plain = _decode_plain(text, trace_format, most)
        if plain is not None:
            return plain
    channels = len(trace_format.channels)
    order = [0] * channels
    value = [np.nan] * channels
    step = [0.0] * channels
    rows: list[list[float]] = []
    row: list[float] = []
    position, end, count = 0, len(text.rstrip()), 0
    while position < end:
        token = _TOKEN.match(text, position)
        if token is None:
            start = position + len(text[position:]) - len(text[position:].lstrip())
            raise TraceError(tr("{found!r} is no value", found=text[start : start + 12].split()[0]), start)
        sign, number = token.group("order", "value")
        channel = len(row)
        if number is None:  # a comma
            rows.append(_complete(row, trace_format, position))
            row = []
        elif channel == channels:
            raise TraceError(
                tr("a point has more than the {channels} values of its format", channels=channels), token.start("value")
            )
        elif count == most:
            raise TraceError(tr("more than {most:,} values", most=MAX_VALUES), token.start("value"))
        else:
            count += 1
            if sign:
                order[channel] = _ORDERS[sign]
            known, new = _number(number, value[channel])
            if known:
                _advance(channel, new, 0 if number == "*" else order[channel], value, step)
            row.append(value[channel] if known else np.nan)
        position = token.end()
    if row:
        rows.append(_complete(row, trace_format, position))
    return np.array(rows, dtype=np.float64).reshape(len(rows), channels)


def _decode_plain(text: str, trace_format: TraceFormat, most: int) -> NDArray[np.float64] | None:
    """What `decode_trace` makes of values written as themselves, a blank between them; None for anything else.

    That is nearly all ink there is, and five times as fast as looking at each sign.
    """
    points = text.split(",")
    if not points[-1].strip():
        points.pop()
    channels, regular = len(trace_format.channels), trace_format.regular
    numbers: list[float] = []
    for point in points:
        values = point.split()
        if not regular <= len(values) <= channels or len(numbers) > most:
            return None
        try:
            numbers.extend(map(float, values))
        except ValueError:
            return None
        numbers.extend([np.nan] * (channels - len(values)))
    return np.array(numbers, dtype=np.float64).reshape(len(points), channels)


def _number(token: str, before: float) -> tuple[bool, float]:
    """Whether a value is known, and what it is."""
    if token.isdecimal():
        return True, float(token)
    if token == "?":
        return False, np.nan
    if token == "*":
        return True, before
    if token in "TF":
        return True, float(token == "T")
    digits = "".join(token.split())
    return True, float(int(digits.replace("#", ""), 16)) if "#" in digits else float(digits)


def _advance(channel: int, number: float, order: int, value: list[float], step: list[float]) -> None:
    """Take in a channel's next value, given plainly (order 0) or as a difference of the first or second order."""
    before = value[channel]  # NaN, the one number that is not itself, where nothing is known
    if order == 0:
        step[channel] = 0.0 if before != before else number - before
        value[channel] = number
    else:
        step[channel] = number if order == 1 else step[channel] + number
        value[channel] = (0.0 if before != before else before) + step[channel]


def _complete(row: list[float], trace_format: TraceFormat, position: int) -> list[float]:
    if len(row) < trace_format.regular:
        raise TraceError(
            tr(
                "a point has {count} values where its format has {regular}",
                count=len(row),
                regular=trace_format.regular,
            ),
            position,
        )
    return row + [np.nan] * (len(trace_format.channels) - len(row))
