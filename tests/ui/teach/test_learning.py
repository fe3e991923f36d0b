"""Practising, learning and exchange on the page My digits, as a user does them."""

from __future__ import annotations

import gzip
import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from hwr.data.labelled_ink import read_labelled_ink
from hwr.store.model_file import load_model
from hwr.store.paths import Paths
from hwr.store.taught.taught_store import TaughtStore
from hwr.ui.app import Lab
from hwr.ui.reader import TAUGHT_MODEL
from hwr.ui.teach.learning import LearningPanel
from hwr.ui.teach.page import TeachPage
from hwr.ui.teach.practice import PracticePanel
from tests.conftest import ROOT
from tests.teach.conftest import cache  # noqa: F401 - the fixture
from tests.ui.conftest import OpenLab
from tests.ui.patience import settle
from tests.ui.pen import Mouse

DRAWINGS = ROOT / "assets" / "drawings.jsonl"


@pytest.fixture
def page(lab: Lab, qtbot: QtBot) -> TeachPage:
    lab.window.show_page(lab.teach_page)
    qtbot.waitUntil(lab.teach.isVisible)
    return lab.teach


def learning_of(page: TeachPage) -> LearningPanel:
    panel = page.sides.widget(0)
    assert isinstance(panel, LearningPanel)
    return panel


def practice_of(page: TeachPage) -> PracticePanel:
    page.sides.setCurrentIndex(1)
    panel = page.sides.currentWidget()
    assert isinstance(panel, PracticePanel)
    return panel


def count(paths: Paths) -> int:
    with TaughtStore.open(paths.taught, read_only=True) as store:
        return sum(store.counts().values())


def test_practice_asks_and_keeps_what_was_written(page: TeachPage, qtbot: QtBot, paths: Paths) -> None:
    panel = practice_of(page)
    assert panel.wish.text() == f"Write a {panel.wished}"
    assert not panel.next.isEnabled()
    asked = [panel.wished]
    for _ in range(2):
        Mouse(panel.canvas).stroke([(128.0, 50.0), (128.0, 120.0), (128.0, 205.0)])
        settle(qtbot)
        QTest.keyClick(panel.canvas, Qt.Key.Key_N)
        asked.append(panel.wished)
    assert len(set(asked)) == 3  # nothing is asked for twice while others have no samples
    with TaughtStore.open(paths.taught, read_only=True) as store:
        assert [sample.label for sample in store.every()] == [asked[1], asked[0]]
        assert all(sample.reading is not None and sample.reading.text == "1" for sample in store.every())
    assert panel.words.text().startswith("2 digits kept. Your last one: ")
    assert page.count.text() == "2 samples"
    QTest.mouseClick(panel.skip, Qt.MouseButton.LeftButton)
    assert panel.wished != asked[-1]


def test_samples_are_brought_in_and_that_is_undone(page: TeachPage, qtbot: QtBot, paths: Paths) -> None:
    page.bring_in(DRAWINGS)
    qtbot.waitUntil(lambda: page.is_idle)
    n = len(list(read_labelled_ink(DRAWINGS)))
    assert page.messages.sentence == f"{n:,} samples brought in from drawings.jsonl."
    assert page.model.rowCount() == n
    page.messages.action_requested.emit()
    assert page.model.rowCount() == 0
    assert count(paths) == 0


def test_a_damaged_file_gives_one_sentence_and_changes_nothing(
    page: TeachPage, qtbot: QtBot, paths: Paths, tmp_path: Path
) -> None:
    damaged = tmp_path / "damaged.jsonl"
    damaged.write_bytes(DRAWINGS.read_bytes() + b'{"id": 1, "label": "7"')
    page.bring_in(damaged)
    qtbot.waitUntil(lambda: page.is_idle)
    assert str(damaged) in page.messages.sentence and "not JSON" in page.messages.sentence
    assert page.model.rowCount() == 0


def test_what_is_exported_can_be_brought_in_again(
    open_lab: OpenLab, qtbot: QtBot, paths: Paths, tmp_path: Path
) -> None:
    from hwr.ui.teach.page import Choosers

    lab = open_lab()
    target = tmp_path / "mine.jsonl.gz"
    page = TeachPage(lab.teaching, Choosers(where_to_export=lambda _: target))
    qtbot.addWidget(page)
    page.show()
    assert not page.take.isEnabled()
    page.bring_in(DRAWINGS)
    qtbot.waitUntil(lambda: page.is_idle)
    QTest.mouseClick(page.take, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.is_idle)
    with gzip.open(target, "rt") as lines:
        assert len(lines.readlines()) == page.model.rowCount()
    assert str(target) in page.messages.sentence


def test_learning_shows_what_it_did_and_is_kept_or_not(
    page: TeachPage,
    lab: Lab,
    qtbot: QtBot,
    paths: Paths,
    open_lab: OpenLab,
    cache: Path,  # noqa: F811 - the fixture
) -> None:
    paths.cache.mkdir(parents=True, exist_ok=True)
    for file in cache.iterdir():  # a replay of few digits, as if it had learnt before
        shutil.copy(file, paths.cache)
    panel = learning_of(page)
    assert not panel.learn.isEnabled() and "Teach some samples first" in panel.words.text()
    page.bring_in(DRAWINGS)
    qtbot.waitUntil(lambda: page.is_idle)
    shipped = lab.session.recognizer

    QTest.mouseClick(panel.learn, Qt.MouseButton.LeftButton)
    assert panel.cancel.isVisible() and not panel.learn.isVisible()
    QTest.mouseClick(panel.cancel, Qt.MouseButton.LeftButton)
    assert panel.is_idle and panel.report is None and panel.learn.isVisible()

    QTest.mouseClick(panel.learn, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: panel.is_idle, timeout=240_000)
    report = panel.report
    assert report is not None
    assert panel.table.rowCount() == 11
    rows = panel.picture.rows
    assert rows[0].heading.startswith(f"Mended: {len(report.mended) or 'nothing'}")
    assert rows[1].heading.startswith(f"Broken: {len(report.broken) or 'nothing'}")
    assert f"Learnt from {report.learnt} samples" in panel.words.text()
    assert lab.session.recognizer is shipped  # nothing reads otherwise before it is kept

    QTest.mouseClick(panel.keep, Qt.MouseButton.LeftButton)
    assert lab.session.recognizer is not shipped
    assert lab.window.model.button.text() == "My digits"
    kept = load_model(paths.models / TAUGHT_MODEL)
    assert (kept.network.parameters == report.model.network.parameters).all()
    lab.window.close()

    again = open_lab()
    assert again.window.model.button.text() == "My digits"  # the next time, too
    QTest.mouseClick(again.window.model.back, Qt.MouseButton.LeftButton)
    assert again.window.model.button.text() == "Shipped model"
