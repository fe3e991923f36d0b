"""What is brought in or written on the page My digits can be given up, and then nothing of it is left."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from hwr.store.paths import Paths
from hwr.store.taught.taught_store import TaughtStore
from hwr.ui.app import Lab
from hwr.ui.teach.page import Choosers, TeachPage
from tests.ui.gate import Gate
from tests.ui.teach.test_learning import DRAWINGS


@pytest.fixture
def page(lab: Lab, qtbot: QtBot, tmp_path: Path) -> TeachPage:
    lab.window.show_page(lab.teach_page)
    qtbot.waitUntil(lab.teach.isVisible)
    made = lab.teach
    made._choosers = Choosers(where_to_export=lambda _: tmp_path / "out" / "mine.jsonl")
    return made


def press(page: TeachPage, name: str) -> None:
    button = page.findChild(QPushButton, name)
    assert button is not None
    assert button.isEnabled()
    button.click()


def shown(widget: QWidget) -> QRect:
    """Where it is to be seen on the screen."""
    return QRect(widget.mapToGlobal(QPoint()), widget.size())


def test_an_export_that_is_cancelled_writes_nothing(
    page: TeachPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.bring_in(DRAWINGS)
    qtbot.waitUntil(lambda: page.is_idle)
    target = tmp_path / "out" / "mine.jsonl"
    target.parent.mkdir()
    for before in (None, b"what was there before"):
        if before is not None:
            target.write_bytes(before)
        gate = Gate(monkeypatch, "hwr.teach.exchange.write_labelled_ink")
        page.take.click()
        qtbot.waitUntil(lambda gate=gate: gate.is_reached)  # type: ignore[misc]
        assert not page.take.isEnabled()
        qtbot.waitUntil(page.writing.isVisible)
        others = (page.take, page.label, page.gallery)
        assert not any(shown(one).intersects(shown(page.writing)) for one in others)
        assert shown(page.writing).width() > page.gallery.width() / 2
        press(page, "writingCancel")
        gate.open()
        qtbot.waitUntil(lambda: page.is_idle)
        assert page.messages.note == "Cancelled: nothing was written."
        assert page.take.isEnabled()
        assert list(target.parent.iterdir()) == ([] if before is None else [target])
        assert before is None or target.read_bytes() == before
        monkeypatch.undo()
    page.take.click()
    qtbot.waitUntil(lambda: page.is_idle)
    assert len(target.read_bytes().splitlines()) == len(page.model.numbers)
    assert page.messages.note == f"{len(page.model.numbers)} samples written to {target}."


def test_an_import_that_is_cancelled_keeps_nothing(
    page: TeachPage, qtbot: QtBot, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate(monkeypatch, "hwr.store.taught.taught_store.packed", after=30)
    page.bring_in(DRAWINGS)
    qtbot.waitUntil(lambda: gate.is_reached)
    press(page, "taughtCancel")
    assert not page.is_idle, "what is being kept is still to be put away"
    gate.open()
    qtbot.waitUntil(lambda: page.is_idle)
    assert page.messages.note == "Cancelled: nothing was brought in."
    assert page.bring.isEnabled()
    with TaughtStore.open(paths.taught, read_only=True) as store:
        assert store.ids() == []
    page.bring_in(DRAWINGS)
    qtbot.waitUntil(lambda: page.is_idle)
    assert len(page.model.numbers) > 30


def test_at_the_end_nothing_half_written_is_left(
    page: TeachPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.bring_in(DRAWINGS)
    qtbot.waitUntil(lambda: page.is_idle)
    (tmp_path / "out").mkdir()
    page._choosers = Choosers(where_to_export=lambda _: tmp_path / "out" / "mine.csv")
    gate = Gate(monkeypatch, "hwr.teach.exchange._file", after=5)
    page.take.click()
    qtbot.waitUntil(lambda: gate.is_reached)
    press(page, "writingCancel")
    gate.open()
    page.close_down()
    assert list((tmp_path / "out").iterdir()) == []
