"""Wrapping: long sentences as tooltips, which Qt breaks into lines only if they are rich text."""

from __future__ import annotations

from html import escape


def wrapped(*sentences: str) -> str:
    """A tooltip of paragraphs, broken into lines of a pleasant length."""
    return "".join(f"<p>{escape(sentence)}</p>" for sentence in sentences if sentence)
