"""Asking for files: with the real dialog, which Qt paints itself where there is no desktop."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from hwr.ui.kit.asking import ask_where
from hwr.ui.kit.chart.chart_menu import ask_for_path
from hwr.ui.read.transfer import ask_where_to_save
from tests.ui.dialogs import answer


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    parent = QWidget()
    qtbot.addWidget(parent)
    return parent


@pytest.mark.parametrize(
    ("name", "kind", "saved"),
    [("three", 0, "three.png"), ("three", 1, "three.inkml"), ("three.inkml", 0, "three.inkml"), ("", 0, None)],
)
def test_a_name_without_a_suffix_gets_that_of_its_kind(
    parent: QWidget, tmp_path: Path, name: str, kind: int, saved: str | None
) -> None:
    answer(tmp_path / name if name else "", kind)
    found = ask_where(parent, "Save", "", {"PNG picture (*.png)": ".png", "InkML drawing (*.inkml)": ".inkml"})
    assert found == (None if saved is None else tmp_path / saved)


@pytest.mark.parametrize(
    ("ask", "there"),
    [
        pytest.param(lambda parent, there: ask_where_to_save(parent, there.parent), "7.png", id="drawing"),
        pytest.param(lambda parent, there: ask_for_path(parent, str(there.with_name("loss.csv"))), "7.csv", id="plot"),
    ],
)
def test_no_file_is_replaced_unasked_by_the_suffix_that_a_name_gets(
    parent: QWidget, tmp_path: Path, ask: Callable[[QWidget, Path], Path | None], there: str
) -> None:
    (tmp_path / there).write_bytes(b"mine")
    asked = answer(tmp_path / "7")
    assert ask(parent, tmp_path / there) is None
    assert [there in question for question in asked] == [True]
