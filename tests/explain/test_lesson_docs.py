"""The documentation for teachers: its example is a lesson, and its reference is what the chapters say of themselves."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

from hwr.explain.lesson import read_lesson
from tests.conftest import ROOT

PAGE = (ROOT / "docs" / "lessons.md").read_text(encoding="utf-8")


def test_the_example_is_a_lesson(tmp_path: Path) -> None:
    example = re.search(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    assert example is not None
    path = tmp_path / "example.toml"
    path.write_text(example[1], encoding="utf-8")
    lesson = read_lesson(path)
    assert [step.chapter for step in lesson.steps] == ["unit", "unit"]
    assert lesson.judged == 2


def test_the_reference_is_up_to_date() -> None:
    spec = importlib.util.spec_from_file_location("make_lesson_reference", ROOT / "docs" / "make_lesson_reference.py")
    assert spec is not None
    assert spec.loader is not None
    maker = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(maker)
    assert maker.with_reference(PAGE) == PAGE, "run `python docs/make_lesson_reference.py`"
