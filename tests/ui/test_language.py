"""The window in another language: chosen from the menu, made anew at once, with all that stood in it."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QLocale
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QTabBar
from pytestqt.qtbot import QtBot

from hwr.language import ENGLISH, GERMAN, speak, spoken
from hwr.recipe.progress import Progress
from hwr.store.paths import Paths
from hwr.store.runs.run_store import RunStore
from hwr.train.sample_curve import SampleCurve
from hwr.ui.app import Lab
from hwr.ui.kit.application import SIGNALS
from hwr.ui.kit.canvas.document import is_blank
from hwr.ui.kit.language import language_for
from hwr.ui.program import Program
from hwr.ui.settings import load_settings
from hwr.ui.train.run_state import RunPhase
from tests.store.runs_made import begin
from tests.ui.dialogs import answer
from tests.ui.gate import Gate
from tests.ui.pen import Mouse
from tests.ui.teach.test_learning import DRAWINGS

ONE = [(128, 50), (128, 130), (128, 210)]


@pytest.fixture
def program(qapp: QApplication, paths: Paths, qtbot: QtBot) -> Iterator[Program]:
    numbers = [getattr(signal, name) for name in SIGNALS if hasattr(signal, name)]
    before = {number: signal.getsignal(number) for number in numbers}
    program = Program(qapp, paths)
    with qtbot.waitExposed(program.lab.window):
        program.lab.window.show()
    program.lab.go_on()
    yield program
    lab = program.lab
    lab.window.close()
    lab.text_size.give_up()
    program.close()
    if lab.endings is not None:
        lab.endings.deleteLater()
    for number, handler in before.items():
        signal.signal(number, handler)
    for one in (lab.window, lab, program):
        one.deleteLater()
    speak(ENGLISH)
    QLocale.setDefault(QLocale("en"))
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def choose(program: Program, code: str, qtbot: QtBot) -> Lab:
    """Choose a language as a user does, from the menu under View."""
    former = program.lab
    menu = former.window.findChild(QMenu, "menuLanguage")
    assert isinstance(menu, QMenu)
    assert former.actions.languages[code] in menu.actions()
    former.actions.languages[code].trigger()
    qtbot.waitUntil(lambda: program.lab is not former)
    return program.lab


def pages(lab: Lab) -> list[str]:
    tabs = lab.window.findChild(QTabBar, "pageTabs")
    assert isinstance(tabs, QTabBar)
    return [tabs.tabText(index) for index in range(tabs.count())]


def test_the_window_follows_at_once_and_keeps_the_choice(program: Program, paths: Paths, qtbot: QtBot) -> None:
    assert pages(program.lab)[0] == "Read"
    lab = choose(program, "de", qtbot)
    assert pages(lab) == ["Lesen", "Papier", "Meine Ziffern", "Trainieren", "Läufe", "Erklären"]
    assert lab.actions.undo.iconText() == "Rückgängig"
    assert spoken() is GERMAN
    assert QLocale().decimalPoint() == ","
    lab.keeping.flush()
    assert load_settings(paths.settings).language == "de"
    assert pages(choose(program, "en", qtbot))[0] == "Read"
    assert QLocale().decimalPoint() == "."


def test_nothing_that_stood_in_it_is_lost(program: Program, paths: Paths, qtbot: QtBot) -> None:
    former = program.lab
    Mouse(former.page.canvas).stroke(ONE)
    former.text_size.choose(125)
    font = QApplication.font().pointSizeF()
    drawing = former.session.document
    lab = choose(program, "de", qtbot)
    assert lab.session.document is drawing
    assert lab.page.card.reading.guess.label == "1"
    assert QApplication.font().pointSizeF() == font
    lab.session.undo()
    assert lab.session.document != drawing
    lab.session.redo()
    lab.keeping.flush()
    assert len(list(paths.kept.glob("*.kept"))) == 1, "what the former window kept is kept by this one"
    lab.session.clear()
    lab.keeping.flush()
    assert not list(paths.kept.glob("*.kept"))


@pytest.mark.usefixtures("ready_digits")
def test_a_training_goes_on(program: Program, qtbot: QtBot) -> None:
    former = program.lab
    former.window.show_page(former.train_page)
    session = former.train.session
    session.train()
    qtbot.waitUntil(lambda: session.history is not None and session.history.update > 2)
    lab = choose(program, "de", qtbot)
    assert lab.window.page[1] == "Trainieren"
    assert lab.train.session is session
    assert session.phase is RunPhase.TRAINING
    update = session.history.update if session.history is not None else 0
    qtbot.waitUntil(lambda: session.history is not None and session.history.update > update)
    assert lab.train.page.transport.stop.isEnabled()


def test_a_network_is_still_written(
    program: Program, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate(monkeypatch, "hwr.export.c_header.c_header")
    path = tmp_path / "out" / "mine.h"
    path.parent.mkdir()
    answer(path)
    program.lab.exporting.export("c")
    qtbot.waitUntil(lambda: gate.is_reached)
    lab = choose(program, "de", qtbot)
    row = lab.exporting.writing
    assert not row.is_idle
    qtbot.waitUntil(row.isVisible)
    assert row.accessibleDescription() == "mine.h wird geschrieben"
    gate.open()
    qtbot.waitUntil(lambda: row.is_idle)
    assert path.stat().st_size > 1000
    assert lab.window.messages.note == f"Mitgeliefertes Modell ist nach {path} geschrieben."
    assert lab.files.folder == path.parent


def test_what_is_written_in_another_window_s_place_can_be_cancelled(
    program: Program, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate(monkeypatch, "hwr.export.c_header.c_header")
    (tmp_path / "out").mkdir()
    answer(tmp_path / "out" / "mine.h")
    program.lab.exporting.export("c")
    qtbot.waitUntil(lambda: gate.is_reached)
    lab = choose(program, "de", qtbot)
    cancel = lab.exporting.writing.findChild(QPushButton, "writingCancel")
    assert cancel is not None
    cancel.click()
    gate.open()
    qtbot.waitUntil(lambda: lab.exporting.writing.is_idle)
    assert lab.window.messages.note == "Abgebrochen: Nichts wurde geschrieben."
    assert not list((tmp_path / "out").iterdir())


def test_runs_are_still_exported(
    program: Program, paths: Paths, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths.prepare()
    with RunStore.open(paths.runs) as store:
        begin(store)
    former = program.lab
    former.window.show_page(former.runs_page)
    gate = Gate(monkeypatch, "hwr.export.tables.run_json")
    former.runs.export((1,), "json", tmp_path / "run.json")
    qtbot.waitUntil(lambda: gate.is_reached)
    lab = choose(program, "de", qtbot)
    gate.open()
    qtbot.waitUntil(lambda: lab.runs.writing.is_idle)
    assert (tmp_path / "run.json").is_file()
    assert lab.runs.messages.note == f"Geschrieben nach {tmp_path / 'run.json'}."


def test_samples_are_still_brought_in_and_learnt_from(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    former = program.lab
    former.window.show_page(former.teach_page)
    gate = Gate(monkeypatch, "hwr.store.taught.taught_store.packed", after=30)
    former.teach.bring_in(DRAWINGS)
    qtbot.waitUntil(lambda: gate.is_reached)
    lab = choose(program, "de", qtbot)
    assert not lab.teach.is_idle
    gate.open()
    qtbot.waitUntil(lambda: lab.teach.is_idle)
    assert len(lab.teach.model.numbers) > 30
    assert lab.teach.messages.note.endswith("aus drawings.jsonl hereingeholt.")
    lab.teach.undo.click()
    assert not lab.teach.model.numbers
    lab.teach.redo.click()
    learning = Gate(monkeypatch, "hwr.teach.learning.learn")
    lab.rooms.learning.start()
    qtbot.waitUntil(lambda: learning.is_reached)
    again = choose(program, "en", qtbot)
    assert not again.rooms.learning.is_idle
    again.rooms.learning.give_up()
    learning.open()


@pytest.mark.usefixtures("ready_digits")
def test_what_was_done_can_still_be_undone(program: Program, paths: Paths, qtbot: QtBot) -> None:
    paths.prepare()
    with RunStore.open(paths.runs) as store:
        run = begin(store)
    former = program.lab
    former.teach.bring_in(DRAWINGS)
    qtbot.waitUntil(lambda: former.teach.is_idle)
    former.window.show_page(former.runs_page)
    qtbot.waitUntil(lambda: former.runs.table.selected_runs() == (run,))
    former.runs.delete_selected()
    lab = choose(program, "de", qtbot)
    assert lab.runs.undo.text() == "Rückgängig: Löschen"
    lab.runs.undo_last()
    assert [one.id for one in lab.runs.model.runs] == [run]
    lab.window.show_page(lab.teach_page)
    qtbot.waitUntil(lambda: lab.teach.isVisible() and lab.teach.undo.isEnabled())
    lab.teach.undo.click()
    assert not lab.teach.model.numbers
    again = choose(program, "en", qtbot)
    again.window.show_page(again.teach_page)
    qtbot.waitUntil(lambda: again.teach.isVisible() and again.teach.redo.isEnabled())
    again.teach.redo.click()
    assert again.teach.model.numbers


def test_what_train_computes_besides_goes_on_and_stays(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    former = program.lab
    former.window.show_page(former.train_page)
    curve = SampleCurve(np.array([100, 200]), np.ones((2, 3)), np.full((2, 3), 0.9))

    def computed(_: object) -> Iterator[object]:
        yield Progress("Training", 0.5)
        held()
        yield curve

    def held() -> None:
        reached.set()
        assert opened.wait(60)

    reached, opened = threading.Event(), threading.Event()
    monkeypatch.setattr("hwr.ui.train.train.of_recipe", computed)
    former.train.page.by_samples.compute_requested.emit()
    qtbot.waitUntil(reached.is_set)
    lab = choose(program, "de", qtbot)
    opened.set()
    qtbot.waitUntil(lambda: bool(lab.train.page.by_samples.plot.plot.curves))
    again = choose(program, "en", qtbot)
    assert again.train.page.by_samples.plot.plot.curves


def test_a_file_is_still_opened(
    program: Program, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "seven.inkml"
    file.write_text('<ink xmlns="http://www.w3.org/2003/InkML"><trace>10 10, 60 10, 30 90</trace></ink>')
    gate = Gate(monkeypatch, "hwr.ui.read.opening.open_source")
    program.lab.files.open_file(file)
    qtbot.waitUntil(lambda: gate.is_reached)
    gate.open()
    lab = choose(program, "de", qtbot)
    qtbot.waitUntil(lambda: not lab.session.is_opening)
    assert not is_blank(lab.session.document)


def test_a_lesson_goes_on_at_its_step(program: Program, qtbot: QtBot) -> None:
    former = program.lab
    former.window.show_page(former.explain_page)
    former.explain.begin_lesson("03-sigmoid")
    former.explain.show_step(2)
    lab = choose(program, "de", qtbot)
    assert lab.window.page[1] == "Erklären"
    assert lab.explain.lesson is not None
    assert lab.explain.lesson.title == "Die Sigmoidfunktion, einmal und zehnmal"
    place = lab.explain.page.lesson.findChild(QLabel, "lessonStep")
    assert place is not None
    assert place.isVisible()
    assert place.text() == "Schritt 2 von 7"


def test_the_system_s_language_is_spoken_where_it_can_be(monkeypatch: pytest.MonkeyPatch) -> None:
    for wanted, language in ((["fr-FR", "de-AT", "en"], GERMAN), (["fr"], ENGLISH), (["en-GB", "de"], ENGLISH)):
        monkeypatch.setattr(QLocale, "uiLanguages", lambda _locale, wanted=wanted: wanted)
        assert language_for("") is language
    assert [language_for("de"), language_for("xx")] == [GERMAN, ENGLISH]


def test_the_same_language_by_another_name_makes_no_new_window(program: Program, paths: Paths, qtbot: QtBot) -> None:
    lab = program.lab
    with qtbot.assertNotEmitted(lab.language.changed):
        lab.actions.languages["en"].trigger()  # the system's is English, too
    lab.keeping.flush()
    assert load_settings(paths.settings).language == "en"
    assert program.lab is lab
