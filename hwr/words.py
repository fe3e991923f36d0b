"""Words: text of whatever origin, as it may be shown to people on a terminal or in the window.

The name of a file, a run or a class comes from somebody else. It may hold signs that steer a terminal, turn the
direction of writing, or are to be seen by nobody, halves of characters that no encoding takes, or a whole book. Here
such signs become the escapes that Python writes for them ("\\x1b", "\\u202e", "\\udcff"), and what is long is cut in
its middle, so that both how it begins and how it ends can be recognised.
"""

from __future__ import annotations

import unicodedata
from itertools import accumulate
from typing import Final

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
