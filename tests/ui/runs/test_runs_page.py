"""The Runs page: what a user does with the history of their trainings, on a real one."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TypeVar

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDoubleSpinBox,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from hwr.export.runs import FOLDER_FORMS, FORMS
from hwr.nn.history import TimeAxis
from hwr.recipe.recipe import Recipe
from hwr.store.model_file import from_bytes
from hwr.store.runs.record import BatchLosses, RunStatus
from hwr.store.runs.run_store import RunStore
from hwr.ui.app import Lab
from hwr.ui.kit.theme import DARK
from hwr.ui.runs import following
from hwr.ui.runs.columns import COLUMNS, NAME, STATUS, TAGS
from hwr.ui.runs.page import NO_RUNS, RunsPage
from hwr.ui.settings import load_settings
from tests.store.runs_made import CONFIG, RECIPE, begin, fresh_state, trained
from tests.ui.conftest import Wear

Field = TypeVar("Field", bound=QWidget)
OUTLINE = "12 relu, adam 0.001, batch 16, 40 epochs, dropout 0.1"


def shown(page: RunsPage) -> list[int]:
    return [run.id for run in page.model.shown]


def texts(page: RunsPage, column: int) -> list[str]:
    return [str(page.model.index(row, column).data()) for row in range(page.model.rowCount())]


def select(page: RunsPage, *runs: int) -> None:
    page.table.select_runs(runs)
    page.show_selection_now()


def cells(table: QTableWidget) -> dict[str, list[str]]:
    rows = {}
    for row in range(table.rowCount()):
        name, *values = [table.item(row, column) for column in range(table.columnCount())]
        assert name is not None
        rows[name.text()] = [value.text() for value in values if value is not None]
    return rows


def click(button: QPushButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


# The table


def test_all_runs_are_there_the_latest_first_and_selected(page: RunsPage) -> None:
    assert shown(page) == [4, 3, 2, 1]
    assert texts(page, NAME) == ["Too hot", "Interrupted one", OUTLINE, "A first try"]
    assert texts(page, STATUS) == ["Diverged", "Interrupted", "Stopped", "Finished"]
    assert page.table.selected_runs() == (4,)
    assert page.count.text() == page.accessibleDescription() == "4 runs"


def test_curves_can_be_read_in_a_small_window(qtbot: QtBot, page: RunsPage) -> None:
    page.resize(1024, 610)  # what a window of 1024x700 leaves
    select(page, 3, 2)
    page.show_selection_now()
    curves = page.details.curves
    assert curves is not None
    qtbot.waitUntil(lambda: curves.is_idle and curves.plots[0].plot_height >= 140)


def test_a_click_on_a_heading_sorts_and_keeps_the_selection(page: RunsPage) -> None:
    select(page, 2, 3)
    header = page.table.horizontalHeader()
    held_out = next(i for i, column in enumerate(COLUMNS) if column.title == "Test")
    place = QPoint(header.sectionViewportPosition(held_out) + 10, 5)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    known = [text for text in texts(page, held_out) if text != "–"]
    assert known == sorted(known)
    assert set(page.table.selected_runs()) == {2, 3}
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert [text for text in texts(page, held_out) if text != "–"] == sorted(known, reverse=True)
    assert "▾" in str(page.model.headerData(held_out, Qt.Orientation.Horizontal))
    assert set(page.table.selected_runs()) == {2, 3}


def test_searching_narrows_the_table_down(page: RunsPage) -> None:
    select(page, 1)
    QTest.keyClicks(page.search, "lesson")
    assert shown(page) == [1]
    assert page.count.text() == "1 of 4 runs"
    assert page.table.selected_runs() == (1,)
    page.search.clear()
    assert len(shown(page)) == 4
    assert page.table.selected_runs() == (1,)
    page.status.setCurrentIndex(page.status.findText("Interrupted"))
    assert shown(page) == [3]
    page.search.setText("nothing like it")
    assert shown(page) == []
    assert page.table.selected_runs() == ()
    page.status.setCurrentIndex(0)
    page.search.clear()
    assert len(shown(page)) == 4


def test_f2_renames_and_the_name_is_kept(qtbot: QtBot, page: RunsPage, store: RunStore) -> None:
    select(page, 2)
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_F2)
    editor = page.table.findChild(QLineEdit)
    assert editor is not None
    QTest.keyClicks(editor, "Second try")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: store.run(2).summary.name == "Second try")
    assert "Second try" in texts(page, NAME)
    page.show_selection_now()
    assert page.details.heading.text() == "Second try (run 2)"


# What was measured


def field(page: RunsPage, kind: type[Field], name: str) -> Field:
    found = page.findChild(kind, name)
    assert found is not None
    return found


def test_runs_are_found_by_what_was_measured(page: RunsPage, store: RunStore) -> None:
    best = {run.id: run.best_test_accuracy for run in store.runs()}
    metric, value = field(page, QComboBox, "runsMetric"), field(page, QDoubleSpinBox, "runsValue")
    assert not value.isVisible()
    metric.setCurrentIndex(metric.findText("Best test accuracy"))
    assert value.isVisible()
    value.setValue(50)
    assert shown(page) == [run for run, share in best.items() if share is not None and share >= 0.5]
    sign = field(page, QComboBox, "runsSign")
    sign.setCurrentIndex(sign.findText("≤"))
    assert shown(page) == [run for run, share in best.items() if share is not None and share <= 0.5]
    metric.setCurrentIndex(0)
    QTest.keyClicks(page.search, "best>=50 try")
    assert shown(page) == [1]


def test_columns_can_be_chosen(page: RunsPage) -> None:
    actions = {action.text(): action for action in page.columns.menu().actions()}
    assert list(actions) == [column.title for column in COLUMNS]
    hidden = {column.title for i, column in enumerate(COLUMNS) if page.table.isColumnHidden(i)}
    assert {"Settings", "Own", "Test loss"} <= hidden  # nobody has taught a digit
    assert not {"No.", "Name", "Best test", "Tags"} & hidden
    actions["Test loss"].trigger()
    actions["Tags"].trigger()
    page.refresh()
    titles = {column.title for i, column in enumerate(COLUMNS) if not page.table.isColumnHidden(i)}
    assert "Test loss" in titles
    assert "Tags" not in titles


def test_what_is_typed_may_be_a_range_and_about_settings(qtbot: QtBot, varied: RunsPage) -> None:
    varied.search.setFocus()
    QTest.keyClicks(varied.search, "Test accuracy >= 0.75 rate 0.005..0.1")
    assert shown(varied) == [7]
    with RunStore.open(varied._store.path) as other:  # type: ignore[union-attr]
        training = {**CONFIG.to_dict(), "learning_rate": 0.02}
        added = other.begin({**RECIPE, "training": training}, seed=3, versions={}, data_fingerprint="")
        other.finish(added, RunStatus.FINISHED, metrics={"test_accuracy": 0.8})
    varied.refresh()
    assert shown(varied) == [added, 7]
    varied.search.setText("rate<0.005 dropout=50%")
    assert shown(varied) == [6]


def test_the_choice_of_columns_and_the_order_are_remembered(lab: Lab, qtbot: QtBot) -> None:
    lab.window.show_page(lab.runs_page)
    first = lab.runs
    actions = {action.text(): action for action in first.columns.menu().actions()}
    actions["Test loss"].trigger()
    actions["Epochs"].trigger()
    first.table.sort_by("Best test")
    lab.keeping.flush()
    kept = load_settings(lab.paths.settings)
    assert set(kept.run_columns) == {"+Test loss", "-Epochs"}
    second = RunsPage()
    qtbot.addWidget(second)
    second.arrange([*kept.run_columns, "+Of another version"], kept.run_order)
    titles = {column.title for i, column in enumerate(COLUMNS) if not second.table.isColumnHidden(i)}
    assert "Test loss" in titles
    assert "Epochs" not in titles
    assert second.table.order == "Best test"
    assert second.columns.choices == first.columns.choices
    second.table.sort_by("-Of another version")
    assert second.table.order == "Best test"


# Deleting


def test_delete_takes_the_selected_away_and_undo_brings_them_back(page: RunsPage, store: RunStore) -> None:
    select(page, 3, 2)
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    assert shown(page) == [4, 1]
    assert len(store.runs()) == 2
    assert page.table.selected_runs() == (1,)  # what is in their place now
    assert page.messages.sentence == "Deleted 2 runs."
    undo = page.messages.findChild(QPushButton, "messageAction")
    assert undo is not None
    assert undo.text() == "Undo"
    click(undo)
    assert shown(page) == [4, 3, 2, 1]
    assert set(page.table.selected_runs()) == {3, 2}
    assert page.messages.sentence == ""


def test_several_deletions_are_undone_one_after_the_other(page: RunsPage) -> None:
    for run in (4, 1):
        select(page, run)
        click(page.details.delete)
    assert shown(page) == [3, 2]
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert shown(page) == [3, 2, 1]
    QTest.keyClick(page.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(page.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert shown(page) == [4, 3, 2, 1]


def test_a_deletion_can_be_undone_after_another_page_was_looked_at(qtbot: QtBot, page: RunsPage) -> None:
    assert not page.undo.isVisible()
    select(page, 3)
    click(page.details.delete)
    page.messages.put_away()
    page.hide()
    page.refresh()
    page.show()
    assert shown(page) == [4, 2, 1]
    assert page.undo.text() == page.undo.accessibleName() == "Undo deletion"
    click(page.undo)
    assert shown(page) == [4, 3, 2, 1]
    assert page.table.selected_runs() == (3,)
    assert not page.undo.isVisible()


def test_when_all_are_deleted_undo_is_still_there(page: RunsPage) -> None:
    page.table.selectAll()
    page.delete_selected()
    assert page.undo.isVisible()
    assert page.undo.text() == "Undo deletion of 4 runs"
    click(page.undo)
    assert shown(page) == [4, 3, 2, 1]


def test_another_name_can_be_taken_back(page: RunsPage, store: RunStore) -> None:
    page.model.setData(page.model.index(3, NAME), "A better name")
    assert store.run(1).summary.name == "A better name"
    assert page.undo.text() == "Undo renaming"
    click(page.undo)
    assert store.run(1).summary.name == "A first try"
    assert texts(page, NAME)[3] == "A first try"


def test_the_last_run_can_be_deleted_and_brought_back(page: RunsPage) -> None:
    select(page, 1, 2, 3, 4)
    page.delete_selected()
    assert page.accessibleDescription() == NO_RUNS
    page.delete_selected()
    page.undo_last()
    assert len(shown(page)) == 4


def test_the_window_s_own_delete_and_undo_do_not_take_the_table_s_keys(page: RunsPage) -> None:
    for key, modifier in (
        (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier),
    ):
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, modifier)
        event.ignore()
        QApplication.sendEvent(page.table, event)
        assert event.isAccepted()


def test_a_running_run_is_not_deleted_and_says_why(page: RunsPage, store: RunStore) -> None:
    run = begin(store, name="Now")
    page.refresh()
    select(page, run)
    page.delete_selected()
    assert "still running" in page.messages.sentence
    assert run in shown(page)


# One run


def test_a_finished_run_in_detail(page: RunsPage, store: RunStore) -> None:
    select(page, 1)
    details = page.details
    assert details.heading.text() == "A first try (run 1)"
    assert details.story.text().startswith("Finished: 40 epochs in ")
    settings = cells(details.settings)
    assert settings["Hidden layers"] == ["12 relu"]
    assert settings["Batch size"] == ["16"]
    assert settings["Versions · hwr"] == ["0.1"]
    assert details.notes.note.toPlainText() == "Does it learn at all?"
    assert details.notes.tags.text() == "keep, lesson"
    assert details.curves is not None
    assert details.use_model.isEnabled()
    assert not details.go_on.isEnabled()


def test_its_model_its_settings_and_its_rest_can_be_asked_for(qtbot: QtBot, page: RunsPage) -> None:
    select(page, 1)
    with qtbot.waitSignal(page.network_requested) as network:
        click(page.details.use_model)
    assert network.args == [1]
    page.show_reader(1)
    assert [name for name in texts(page, NAME) if name.startswith("●")] == ["● A first try"]
    page.show_reader(None)
    assert "A first try" in texts(page, NAME)
    with qtbot.waitSignal(page.recipe_requested) as recipe:
        click(page.details.use_settings)
    assert recipe.args == [Recipe.from_dict(RECIPE)]
    for run in (2, 3):  # stopped, and interrupted
        select(page, run)
        with qtbot.waitSignal(page.continue_requested) as asked:
            click(page.details.go_on)
        assert asked.args == [run, Recipe.from_dict(RECIPE)]
        assert not page.details.use_model.isEnabled()


def test_what_was_interrupted_stands_out_in_words(page: RunsPage) -> None:
    row = page.model.row_of(3)
    assert row is not None
    index = page.model.index(row, STATUS)
    assert index.data() == "Interrupted"
    assert index.data(Qt.ItemDataRole.FontRole).bold() or index.data(Qt.ItemDataRole.FontRole).weight() > 500
    select(page, 3)
    assert page.details.story.toolTip().startswith("Interrupted: the program ended while it trained, after 3 epochs")
    assert page.details.story.toolTip().endswith("Continue takes it up from its last checkpoint.")


def test_note_and_tags_are_kept_when_one_leaves_them(page: RunsPage, store: RunStore) -> None:
    select(page, 2)
    notes = page.details.notes
    notes.note.setFocus()
    QTest.keyClicks(notes.note, "Stopped too soon")
    notes.tags.setFocus()
    assert store.run(2).summary.note == "Stopped too soon"
    QTest.keyClicks(notes.tags, " b, a,, b ")
    QTest.keyClick(notes.tags, Qt.Key.Key_Return)
    assert store.run(2).summary.tags == ("a", "b")
    assert "a, b" in texts(page, TAGS)
    notes.note.setFocus()
    QTest.keyClicks(notes.note, "!")
    select(page, 1)
    assert store.run(2).summary.note.endswith("!")
    assert notes.note.toPlainText() == "Does it learn at all?"
    notes.note.setPlainText("It does.")
    page.hide()
    assert store.run(1).summary.note == "It does."


def test_a_run_without_measurements_says_so(page: RunsPage) -> None:
    select(page, 4)
    assert page.details.curves is None or not page.details.curves.isVisible()
    assert not page.details.go_on.isEnabled()


def test_a_line_that_changes_is_filtered_anew(qtbot: QtBot, page: RunsPage, store: RunStore) -> None:
    QTest.keyClicks(page.search, "try")
    qtbot.waitUntil(lambda: shown(page) == [1])
    page.table.setFocus()
    page.table.edit(page.model.index(0, NAME))
    field = page.table.findChild(QLineEdit)
    assert field is not None
    field.setText("Another one")
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not shown(page))
    assert page.count.text() == "0 of 4 runs"
    click(page.undo)
    qtbot.waitUntil(lambda: shown(page) == [1])
    assert page.table.selected_runs() == (1,)
    page.search.setText("one")
    qtbot.waitUntil(lambda: shown(page) == [3])
    select(page, 3)
    for run in (1, 4):
        store.edit(run, name=f"Number {run}, one of others")
    page.refresh()
    assert shown(page) == [4, 3, 1], "what others do is filtered, too, and comes where it belongs"
    assert page.table.selected_runs() == (3,)
    store.edit(3, name="Went away")
    page.refresh()
    assert shown(page) == [4, 1]
    assert page.table.selected_runs() == (1,), "what has come into its place"


# Several runs


def test_several_runs_beside_each_other(page: RunsPage) -> None:
    select(page, 1, 3)
    details = page.details
    assert details.heading.text() == "2 runs selected"
    rows = cells(details.settings)
    assert list(rows) == [
        "Test accuracy",
        "Best test accuracy",
        "Shipped drawings",
        "Own drawings",
    ]  # their settings are the same
    assert rows["Shipped drawings"] == ["–", "75.0\u00a0%"]
    assert [details.settings.horizontalHeaderItem(column).text() for column in (1, 2)] == [  # type: ignore[union-attr]
        "3 Interrupted one",
        "1 A first try",
    ]
    assert not details.notes.isVisible()
    assert not details.use_model.isEnabled()
    assert details.export.isEnabled()
    enabled = {action.data() for action in details.export.menu().actions() if action.isEnabled()}
    assert enabled - {None} == {*(name for name, form in FORMS.items() if not form.of_one), *FOLDER_FORMS}


def test_the_curves_of_several_lie_over_each_other(qtbot: QtBot, page: RunsPage) -> None:
    select(page, 1, 2, 3)
    curves = page.details.curves
    assert curves is not None
    assert curves.axis is TimeAxis.UPDATES
    qtbot.waitUntil(lambda: "1 A first try" in curves.accessibleDescription())
    assert "2, 3 (2 seeds) 12 relu" in curves.accessibleDescription()
    seeds = page.details.seeds
    assert seeds.isVisible()
    QTest.mouseClick(seeds, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "3 Interrupted one" in curves.accessibleDescription())
    for title in ("1 A first try", "2 12 relu", "3 Interrupted one"):
        assert title in curves.accessibleDescription()
    assert "each batch" not in curves.accessibleDescription()


def test_of_too_many_runs_the_first_are_compared(page: RunsPage, store: RunStore) -> None:
    for _ in range(16):
        store.finish(begin(store), RunStatus.FINISHED)
    page.refresh()
    page.table.selectAll()
    page.show_selection_now()
    assert page.details.heading.text() == "20 runs selected"
    assert page.details.settings.columnCount() == 17
    assert "first 16" in page.details.story.text()


# Exports


@pytest.mark.parametrize("form", FORMS)
def test_a_run_is_exported(qtbot: QtBot, page: RunsPage, exports: list[Path], tmp_path: Path, form: str) -> None:
    if form == "onnx":
        pytest.importorskip("onnx", reason="the extra onnx is not installed")
    select(page, 1)
    path = tmp_path / f"out.{form}"
    exports.append(path)
    action = next(action for action in page.details.export.menu().actions() if action.data() == form)
    action.trigger()
    qtbot.waitUntil(lambda: page.writing.is_idle)
    data = path.read_bytes()
    if form == "csv":
        assert data.decode().count("\r\n") == 41
    elif form == "json":
        assert len(json.loads(data)["runs"][0]["epochs_measured"]) == 40
    elif form == "png":
        assert data.startswith(b"\x89PNG")
    elif form == "svg":
        assert b"<svg" in data
    elif form == "script":
        compile(data, "out.py", "exec")
        assert b"A first try" in data
    elif form == "model":
        assert from_bytes(data, "exported").classes == tuple("0123456789")
    assert data
    assert str(path) in page.messages.sentence


def test_several_runs_go_into_a_folder(qtbot: QtBot, page: RunsPage, exports: list[Path], tmp_path: Path) -> None:
    pytest.importorskip("tensorboardX", reason="the extra tensorboard is not installed")
    select(page, 1, 2)
    exports.append(tmp_path)
    next(action for action in page.details.export.menu().actions() if action.data() == "tensorboard").trigger()
    qtbot.waitUntil(lambda: page.writing.is_idle)
    assert str(tmp_path) in page.messages.sentence
    assert {path.parent.name for path in tmp_path.rglob("*tfevents*")} == {"run-1", "run-2"}


def test_several_runs_go_into_one_file(qtbot: QtBot, page: RunsPage, tmp_path: Path) -> None:
    page.export((1, 2, 3), "csv", tmp_path / "runs.csv")
    qtbot.waitUntil(lambda: page.writing.is_idle)
    lines = (tmp_path / "runs.csv").read_text().splitlines()
    assert {line.split(",")[0] for line in lines[1:]} == {"1", "2", "3"}


def test_an_export_that_cannot_be_written_says_why(qtbot: QtBot, page: RunsPage, tmp_path: Path) -> None:
    page.export((1,), "csv", tmp_path / "no" / "such" / "folder" / "a.csv")
    qtbot.waitUntil(lambda: page.writing.is_idle)
    assert "folder" in page.messages.sentence
    page.export((4,), "script", tmp_path / "a.py")
    qtbot.waitUntil(lambda: page.writing.is_idle)
    assert page.messages.sentence == "Run 4 has no model."
    assert not (tmp_path / "a.py").exists()


@pytest.fixture
def long_store(store: RunStore) -> RunStore:
    """Run 1 has 40,000 updates: so many take a second to write, and are written piece by piece."""
    store.add_epochs(1, [], BatchLosses(1000, np.linspace(2, 1, 40_000)))
    return store


@pytest.mark.usefixtures("long_store")
@pytest.mark.parametrize("form", ["csv", "tensorboard"])
def test_a_long_export_goes_on_beside_the_window_and_can_be_cancelled(
    qtbot: QtBot, page: RunsPage, tmp_path: Path, form: str
) -> None:
    if form == "tensorboard":
        pytest.importorskip("tensorboardX", reason="the extra tensorboard is not installed")
    before = set(tmp_path.rglob("*"))
    page.export((1, 2), form, tmp_path / "out" / "it")
    assert not page.writing.is_idle, "the window waits for it"
    cancel = page.writing.findChild(QPushButton, "writingCancel")
    assert cancel is not None
    cancel.click()
    qtbot.waitUntil(lambda: page.writing.is_idle)
    assert page.messages.sentence == "Cancelled: nothing was written."
    assert set(tmp_path.rglob("*")) == before


@pytest.mark.usefixtures("long_store")
def test_an_export_under_way_at_the_end_leaves_nothing(page: RunsPage, tmp_path: Path) -> None:
    page.export((1,), "csv", tmp_path / "long.csv")
    page.leave_store()
    assert page.writing.is_idle
    assert not list(tmp_path.glob("*long*"))


def test_who_changes_their_mind_exports_nothing(page: RunsPage, exports: list[Path]) -> None:
    select(page, 1)
    page.details.export.menu().actions()[0].trigger()
    assert page.messages.sentence == ""
    assert exports == []


# Around it


def test_without_runs_it_invites_to_train(qtbot: QtBot, tmp_path: Path) -> None:
    page = RunsPage()
    qtbot.addWidget(page)
    page.show()
    assert page.accessibleDescription() == NO_RUNS
    page.refresh()
    page.delete_selected()
    page.undo_last()
    with RunStore.open(tmp_path / "empty.sqlite3") as store:
        page.show_store(store)
        assert page.accessibleDescription() == NO_RUNS
        assert not page.table.isVisible()


def test_new_runs_appear_when_it_is_looked_at_again(page: RunsPage, store: RunStore) -> None:
    select(page, 2)
    page.hide()
    store.finish(begin(store, name="While you were away"), RunStatus.FINISHED)
    page.refresh()
    assert len(shown(page)) == 4
    page.show()
    assert texts(page, NAME)[0] == "While you were away"
    assert page.table.selected_runs() == (2,)


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is under way is looked at again soon, not once in a second."""
    monkeypatch.setattr(following, "FOLLOWED_MS", 10)


@pytest.mark.usefixtures("impatient")  # before the page is made
def test_a_run_that_is_training_is_followed(qtbot: QtBot, page: RunsPage, store: RunStore) -> None:
    run = begin(store, name="Now")
    page.refresh()
    select(page, run)
    store.add_epochs(run, trained(fresh_state(), 4))
    qtbot.waitUntil(lambda: page.details.story.toolTip().startswith("Training now: 4 epochs"))
    store.finish(run, RunStatus.FINISHED)
    qtbot.waitUntil(lambda: page.details.story.toolTip().startswith("Finished: 4 epochs"))


@pytest.mark.usefixtures("impatient")
def test_the_table_follows_what_others_do(qtbot: QtBot, page: RunsPage, store: RunStore) -> None:
    select(page, 2)
    with RunStore.open(store.path) as other:  # the command line, say
        added = begin(other, name="From elsewhere")
        qtbot.waitUntil(lambda: added in shown(page))
        assert page.table.selected_runs() == (2,)
        other.edit(1, name="Named elsewhere")
        qtbot.waitUntil(lambda: "Named elsewhere" in texts(page, NAME))
        other.finish(added, RunStatus.FINISHED)
        other.delete([4])
        qtbot.waitUntil(lambda: 4 not in shown(page))
        row = page.model.row_of(added)
        assert row is not None
        assert texts(page, STATUS)[row] == "Finished"


@pytest.mark.usefixtures("impatient")
def test_a_name_that_is_being_written_is_not_taken_away(qtbot: QtBot, page: RunsPage, store: RunStore) -> None:
    select(page, 2)
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_F2)
    editor = page.table.findChild(QLineEdit)
    assert editor is not None
    QTest.keyClicks(editor, "Half")
    with RunStore.open(store.path) as other:
        added = begin(other, name="From elsewhere")
        looks = page.following.looks
        qtbot.waitUntil(lambda: page.following.looks > looks + 3)
        assert added not in shown(page)
        QTest.keyClicks(editor, " written")
        QTest.keyClick(editor, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: added in shown(page))
    assert store.run(2).summary.name == "Half written"


def test_a_run_with_damaged_curves_is_shown_without_them(page: RunsPage, store: RunStore) -> None:
    with closing(sqlite3.connect(store.path)) as database, database:
        database.execute("UPDATE epochs SET layers = x'00' WHERE run = 1")
    select(page, 1)
    assert "damaged" in page.messages.sentence
    assert page.details.heading.text() == "A first try (run 1)"
    assert cells(page.details.settings)["Batch size"] == ["16"]
    assert page.details.use_model.isEnabled()


def test_a_run_that_vanished_is_one_sentence(page: RunsPage, store: RunStore) -> None:
    with RunStore.open(store.path) as other:  # the command line, say
        other.delete([1])
    select(page, 1)
    assert page.messages.sentence == "Run 1 was deleted; it can be restored."
    page.refresh()
    assert 1 not in shown(page)


def test_what_is_being_written_is_kept_when_the_program_ends(page: RunsPage, store: RunStore) -> None:
    select(page, 2)
    page.details.notes.note.setPlainText("Almost lost")
    page.leave_store()
    assert store.run(2).summary.note == "Almost lost"
    page.table.select_runs([1])
    page.show_selection_now()
    page.refresh()
    page.hide()  # and nobody asks a store that may be closed


def test_both_themes(page: RunsPage, wear: Wear) -> None:
    select(page, 1)
    light = page.grab().toImage()
    wear(DARK)
    assert page.grab().toImage() != light


def test_what_another_window_wrote_stays(page: RunsPage, store: RunStore) -> None:
    """It is shown where nothing was written here, and nothing of both is lost where something was."""
    notes = page.details.notes
    page.table.select_runs([1])
    page.show_selection_now()
    with RunStore.open(store.path) as other:
        other.edit(1, note="Theirs")
        other.edit(1, add_tags=["theirs"], remove_tags=["lesson"])
        page.show_selection_now()
        assert (notes.note.toPlainText(), notes.tags.text()) == ("Theirs", "keep, theirs")
        other.edit(1, note="Theirs again")
        other.edit(1, add_tags=["later"])
        notes.keep()
        assert store.run(1).summary.note == "Theirs again", "nothing was written here"
        assert store.run(1).summary.tags == ("keep", "later", "theirs")
        notes.note.setPlainText("Mine")
        notes.tags.setText("keep, mine")
        page.show_selection_now()
        assert notes.note.toPlainText() == "Mine", "what is being written is not taken away"
        notes.keep()
    summary = store.run(1).summary
    assert summary.note == "Theirs again\nMine"
    assert summary.tags == ("keep", "later", "mine")
    assert (notes.note.toPlainText(), notes.tags.text()) == (summary.note, "keep, later, mine")
    notes.keep()
    assert store.run(1).summary == summary


def test_tags_that_the_field_cannot_hold_are_not_torn(page: RunsPage, store: RunStore) -> None:
    store.edit(2, note="one\r\ntwo", add_tags=["a, b"])
    page.table.select_runs([2])
    page.show_selection_now()
    page.details.notes.keep()
    assert (store.run(2).summary.note, store.run(2).summary.tags) == ("one\r\ntwo", ("a, b",))


def test_runs_that_another_window_deleted(page: RunsPage, store: RunStore) -> None:
    page.table.select_runs([1, 2])
    store.delete([2])
    page.delete_selected()
    assert page.messages.sentence == "Run 2 was deleted; it can be restored."
    assert [run.id for run in page.model.shown] == [4, 3, 1], "what is shown is what there is"
