"""Number texts: what people type for a number, read liberally, and numbers written so that they read back the same."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from hwr.language import tr, written
from hwr.nn.setting import Setting

_SPACES: Final = str.maketrans(dict.fromkeys(" \t\u00a0\u2009\u202f") | {"\u2212": "-"})
"""Spaces of any width vanish; a typographic minus is one."""

_LONGEST_SHOWN: Final = 24


@dataclass(frozen=True)
class Unreadable:
    """What was typed and is no number.

    Attributes:
        text: as it was typed.
        reason: why not, as the end of a sentence that begins with the setting's name.
    """

    text: str
    reason: str


def fault_of(setting: Setting, value: object) -> str:
    """What is wrong with a value, or with what was typed for one, as the end of a sentence; empty if nothing is."""
    return value.reason if isinstance(value, Unreadable) else setting.fault(value)


def read_number(text: str, *, whole: bool = False) -> int | float | Unreadable:
    """The number that a text means: "0.001", "1e-3", "0,001" and "10 %" alike.

    What can be read may still be out of range or not finite; that is for the setting to say. A comma is a decimal
    point. Among whole numbers it would as likely separate thousands, so there it is refused rather than guessed at.
    """
    bare = text.translate(_SPACES)
    if not bare:
        return Unreadable(text, tr("needs a number; the field is empty."))
    if whole:
        return _read_whole(text, bare)
    percent = bare.endswith("%")
    if "," in bare and "." in bare:
        return Unreadable(
            text,
            tr("cannot be {typed}: with both comma and point it is not clear which is which.", typed=_quoted(text)),
        )
    try:
        value = float(bare.removesuffix("%").replace(",", "."))
    except ValueError:
        return Unreadable(text, tr("must be a number, such as 0.01 or 1e-2; {typed} is none.", typed=_quoted(text)))
    if math.isinf(value) and "inf" not in bare.lower():
        return Unreadable(
            text,
            tr("must be a finite number; {typed} is larger than any that can be computed with.", typed=_quoted(text)),
        )
    if value == 0 and any(digit in "123456789" for digit in bare.lower().partition("e")[0]):
        return Unreadable(
            text, tr("cannot be {typed}: it is so small that it would be computed with as 0.", typed=_quoted(text))
        )
    return value / 100 if percent else value


def number_text(value: object) -> str:
    """The shortest text that reads back as the same number; what was unreadable as it was typed."""
    if isinstance(value, Unreadable):
        return value.text
    if isinstance(value, float) and math.isfinite(value):
        return written(repr(value).removesuffix(".0").replace("e-0", "e-").replace("e+", "e"))
    return str(value)


def _read_whole(text: str, bare: str) -> int | float | Unreadable:
    if "," in bare:
        return Unreadable(
            text, tr("must be a whole number, written without commas; it is {typed}.", typed=_quoted(text))
        )
    try:
        return int(bare)
    except ValueError:
        pass
    try:
        value = float(bare)  # 1e3
    except ValueError:
        return Unreadable(text, tr("must be a whole number, such as 12; {typed} is none.", typed=_quoted(text)))
    if math.isinf(value) and "inf" not in bare.lower():
        return Unreadable(text, tr("must be a whole number; {typed} is too large.", typed=_quoted(text)))
    return int(value) if value.is_integer() else value


def _quoted(text: str) -> str:
    text = text.strip()
    shown = text if len(text) <= _LONGEST_SHOWN else f"{text[: _LONGEST_SHOWN - 1]}…"
    return tr("“{typed}”", typed=shown)
