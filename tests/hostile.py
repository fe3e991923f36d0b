"""Names as nobody would choose them but to do harm, and what harm would be."""

from __future__ import annotations

import unicodedata

MARKUP = '<img src="/etc/hostname"><b>bold</b> &amp; &run <a href="file:///etc/passwd">here</a>'
"""Qt takes a text that begins so for rich text, wherever it is let, and opens the file."""

STEERING = "\x1b]0;owned\x07\x1b[31m\x08\x7f\x9b2J\u202egnp.exe\u2066\u200b\ufeff\u2028\x00 漢字 é"
"""Turns colours, titles and directions on a terminal; some of it is to be seen by nobody."""

NAME = f"{MARKUP}{STEERING}"

HALF = f"{STEERING}\udcff\ud800"
"""The same with what no UTF-8 can hold: a byte of a file's name that is none, and half a character."""

LONG = f"{MARKUP}{'W' * 100_000}"


def harm(text: str) -> set[str]:
    """The characters of a text for people that are not to be seen by them, line breaks apart."""
    return {sign for sign in text if unicodedata.category(sign) in {"Cc", "Cf", "Cs", "Zl", "Zp"}} - {"\n"}
