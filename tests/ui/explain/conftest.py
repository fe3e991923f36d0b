"""A lesson of two steps, in a file and on the page."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from hwr.ui.app import Lab
from hwr.ui.explain.explain import Explain
from tests.ui.explain.on_page import LESSON, in_contents, press


@pytest.fixture
def lesson_file(tmp_path: Path) -> Path:
    path = tmp_path / "two.toml"
    path.write_text(LESSON, encoding="utf-8")
    return path


@pytest.fixture
def explain(lab: Lab, lesson_file: Path, monkeypatch: pytest.MonkeyPatch) -> Explain:
    """With a lesson opened from a file."""
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(lesson_file), ""))
    made = in_contents(lab)
    press(made, "lessonOpen")
    return made
