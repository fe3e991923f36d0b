"""Curves are saved and copied in the background, as they were seen, and cancelled they leave nothing."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from hwr.export.curve_table import cells
from hwr.nn.history import History
from hwr.nn.report import Report
from hwr.recipe.progress import finished
from hwr.ui.kit.chart import figure, table
from hwr.ui.kit.chart.axis import Floats
from hwr.ui.kit.chart.curves_panel import CurvesPanel
from tests.ui.kit.writing import Writer
from tests.ui.patience import settle
from tests.ui.train.runs import SAMPLES, WIDTHS, training

SUFFIXES = (".png", ".svg", ".csv")


def reports() -> Sequence[Report]:
    return list(training(6))


def history(given: Sequence[Report]) -> History:
    made = History(len(WIDTHS) - 1, SAMPLES)
    for report in given:
        made.append(report)
    return made


@pytest.fixture
def panel(qtbot: QtBot, tmp_path: Path) -> CurvesPanel:
    """A panel whose user saves under the names that are suggested."""
    made = CurvesPanel(lambda _, suggested: tmp_path / suggested)
    qtbot.addWidget(made)
    made.resize(800, 500)
    with qtbot.waitExposed(made):
        made.show()
    return made


def show(panel: CurvesPanel, given: History, qtbot: QtBot) -> None:
    panel.show_history(given)
    settle(qtbot, panel)


def actions(panel: CurvesPanel) -> list[QAction]:
    menu = panel.findChild(QMenu, "curvesMenu")
    assert isinstance(menu, QMenu)
    return [action for action in menu.actions() if action.text().replace("&", "").startswith(("Save", "Copy"))]


def test_the_window_does_not_wait_for_files_and_copies(
    panel: CurvesPanel, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a run of 100,000 updates each takes a second or two."""
    threads = []
    for module, name in ((table, "cells"), (figure, "file_bytes")):
        whole = getattr(module, name)

        def noted(*args: Any, whole: Callable[..., Any] = whole, **more: Any) -> Any:
            threads.append(threading.current_thread())
            return whole(*args, **more)

        monkeypatch.setattr(module, name, noted)
    show(panel, history(reports()), qtbot)
    writer = Writer(qtbot, panel.writing_requested)
    for action in actions(panel):
        action.trigger()
        assert writer.said().startswith(("Written to", "Copied"))
    assert len(threads) == 4
    assert threading.main_thread() not in threads
    assert {path.suffix for path in tmp_path.iterdir()} == set(SUFFIXES)


@pytest.mark.parametrize("suffix", [".svg", ".csv"])
def test_what_is_saved_was_seen_when_that_was_asked_for(
    panel: CurvesPanel, qtbot: QtBot, tmp_path: Path, suffix: str
) -> None:
    """The training goes on, and is stepped back, while its curves are still being written."""
    given = reports()
    growing = history(given[:20])
    show(panel, growing, qtbot)
    finished(panel.menu.saving(tmp_path / f"before{suffix}").steps)
    work = panel.menu.saving(tmp_path / f"after{suffix}")
    growing.rewind(5)
    for report in given[5:]:
        growing.append(report)
    show(panel, growing, qtbot)
    finished(work.steps)
    assert (tmp_path / f"after{suffix}").read_bytes() == (tmp_path / f"before{suffix}").read_bytes()


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_given_up_a_file_is_as_it_was(panel: CurvesPanel, qtbot: QtBot, tmp_path: Path, suffix: str) -> None:
    show(panel, history(reports()), qtbot)
    path = tmp_path / f"curves{suffix}"
    path.write_bytes(b"what was there before")
    for _ in panel.menu.saving(path).steps:
        assert path.read_bytes() == b"what was there before"
    assert path.read_bytes() != b"what was there before"
    path.write_bytes(b"what was there before")
    steps = panel.menu.saving(path).steps
    for share in steps:
        if share == 1:
            steps.close()
    assert path.read_bytes() == b"what was there before"
    assert list(tmp_path.iterdir()) == [path]


def test_a_copy_that_is_given_up_leaves_the_clipboard_alone(
    panel: CurvesPanel, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    show(panel, history(reports()), qtbot)
    QApplication.clipboard().setText("what was there before")
    writer, began, cancelled = Writer(qtbot, panel.writing_requested), threading.Event(), threading.Event()
    whole = cells

    def waiting(values: Floats) -> list[tuple[str, ...]]:
        began.set()
        cancelled.wait(30)
        return whole(values)

    monkeypatch.setattr(table, "cells", waiting)
    panel.menu.copy()
    qtbot.waitUntil(began.is_set)
    writer.cancel()
    cancelled.set()
    assert writer.said() == "Cancelled: nothing was copied."
    assert QApplication.clipboard().text() == "what was there before"
