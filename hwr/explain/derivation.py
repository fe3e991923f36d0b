"""A derivation: how one formula follows from another, line by line, each with the reason for it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """One line of it.

    Attributes:
        signs: the formula, as HTML with <i>, <b>, <sub> and <sup>.
        why: what was done to come here from the line before, one or two sentences of plain text.
        numbers: the same with the numbers there are now, as HTML; empty where they would tell nothing.
    """

    signs: str
    why: str
    numbers: str = ""
