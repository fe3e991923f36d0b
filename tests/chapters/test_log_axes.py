"""Axes of the chapters: one over which equal ratios take equal room says so."""

from __future__ import annotations

import ast
from pathlib import Path

CHAPTERS = Path(__file__).parents[2] / "hwr" / "chapters"


def named(call: ast.Call) -> str:
    """All that stands in the axis's name, as far as it is written there."""
    return " ".join(
        part.value
        for argument in call.args
        for part in ast.walk(argument)
        if isinstance(part, ast.Constant) and isinstance(part.value, str)
    )


def test_every_logarithmic_axis_says_that_it_is_one() -> None:
    axes = [
        (path.name, named(node))
        for path in CHAPTERS.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        for keyword in node.keywords
        if keyword.arg == "log" and isinstance(keyword.value, ast.Constant) and keyword.value.value is True
    ]
    assert len(axes) >= 6
    assert [axis for axis in axes if "(log scale)" not in axis[1]] == []
