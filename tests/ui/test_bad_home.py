"""A data folder that cannot be had, and a history with damaged cells: the window opens and says it."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from hwr.store.paths import Paths
from hwr.store.runs.run_store import RunStore
from hwr.ui.reader import Network
from tests.store.runs_made import begin, fresh_state, made_model, trained
from tests.ui.conftest import OpenLab


def long_name(folder: Path) -> Path:
    return folder / ("n" * 300)


def under_a_file(folder: Path) -> Path:
    (folder / "file").write_bytes(b"")
    return folder / "file" / "home"


def a_file(folder: Path) -> Path:
    (folder / "file").write_bytes(b"")
    return folder / "file"


def nowhere(_: Path) -> Path:
    return Path("/proc/self/nowhere")  # which not even root can make


@pytest.mark.skipif(os.name == "nt", reason="other limits")
@pytest.mark.parametrize("made", [long_name, under_a_file, a_file, nowhere])
def test_a_home_that_cannot_be_had(
    open_lab: OpenLab, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, made: Callable[[Path], Path]
) -> None:
    home = made(tmp_path)
    monkeypatch.setenv("HWR_HOME", str(home))
    places = Paths.of_user()
    lab = open_lab(
        **{name: getattr(places, name) for name in ("models", "runs", "lessons", "progress", "settings", "cache")}
    )
    messages = lab.window.messages
    assert str(home) in messages.sentence
    lab.reader.choose(Network(run=1))
    lab.window.show_page(lab.runs_page)
    page = lab.runs
    assert page is not None
    assert str(home) in page.messages.sentence
    messages.put_away()
    lab.window.show_page(lab.explain_page)
    assert lab.explain is not None
    lab.explain.begin_lesson("01-unit")
    assert str(home) in messages.sentence
    assert lab.explain.progress.reached == {"01-unit": 1}, "it goes on all the same"


@pytest.fixture
def damaged() -> RunStore:
    """Run 1 is sound, the line of run 2, the curves of run 3 and the model of run 4 are not."""
    path = Paths.of_user().runs
    with RunStore.open(path) as store:
        for _ in range(4):
            run = begin(store)
            store.add_epochs(run, trained(fresh_state(), 2))
            store.finish(run, "finished", model=made_model())
    connection = sqlite3.connect(path)
    connection.execute("UPDATE runs SET epochs = 'many' WHERE id = 2")
    connection.execute("UPDATE epochs SET layers = x'00ff' WHERE run = 3")
    connection.execute("UPDATE models SET file = substr(file, 1, 1000) WHERE run = 4")
    connection.commit()
    connection.close()
    return RunStore.open(path)


def test_a_history_with_damaged_cells(qtbot: QtBot, open_lab: OpenLab, damaged: RunStore) -> None:
    lab = open_lab()
    with damaged:
        lab.window.show_page(lab.runs_page)
        page = lab.runs
        assert page is not None
        qtbot.waitUntil(lambda: bool(page.model.shown), timeout=30_000)
        assert [run.id for run in page.model.shown] == [4, 3, 1]
        assert page.messages.sentence == (
            "Run 2 cannot be shown, because its line is damaged: `hwr runs delete 2` takes it away."
        )
        page.table.select_runs([1])
        page.show_selection_now()
        assert page.details.use_settings.isEnabled()
        page.table.select_runs([3])
        page.show_selection_now()
        assert page.messages.sentence == "The curves of run 3 are damaged."
        assert page.details.heading.toolTip().endswith("(run 3)"), "all but its curves can be shown"
        assert page.details.use_settings.isEnabled()
        with damaged._database.transaction() as connection:
            connection.execute("UPDATE details SET recipe = '{' WHERE run = 3")
        page.show_selection_now()
        assert page.messages.sentence == "The settings of run 3 are damaged."
        assert page.details.heading.toolTip() == "This cannot be shown"
        assert not page.details.use_settings.isEnabled(), "what was shown before is not what is selected"
        assert page.details.delete.isEnabled()
        page.table.select_runs([4])
        page.show_selection_now()
        page.details.use_model.click()
        said = lab.window.messages.sentence
        assert said == "The model of run 4 is truncated, or not a model of this program."
        damaged.delete([2])
        page.refresh()
        damaged.runs()
        assert damaged.damage == ""
