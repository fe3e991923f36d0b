"""A history with real trainings, and the page that shows it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from pytestqt.qtbot import QtBot

from hwr.store.runs.record import RunStatus
from hwr.store.runs.run_store import RunStore
from hwr.ui.runs.page import RunsPage
from tests.store.runs_made import CONFIG, RECIPE, begin, fresh_state, history, made_model, trained
from tests.ui.showing import exposed

FIRST_TIME: Final = 1_700_000_000


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a history that nobody has open."""
    times = iter(range(FIRST_TIME, FIRST_TIME + 6000, 60))
    path = history(tmp_path_factory.mktemp("history"))
    state = fresh_state()
    with RunStore.open(path, clock=lambda: next(times)) as opened:
        first = begin(opened, name="A first try")
        opened.add_epochs(first, trained(state))
        opened.finish(first, "finished", model=made_model(), metrics={"test_accuracy": 0.9, "drawings_accuracy": 0.75})
        opened.edit(first, note="Does it learn at all?")
        opened.edit(first, add_tags=["lesson", "keep"])
        second = begin(opened, seed=4)
        state = fresh_state()
        opened.add_epochs(second, trained(state, 5))
        opened.save_checkpoint(second, state.checkpoint())
        opened.finish(second, RunStatus.STOPPED, metrics={"test_accuracy": 0.5})
        third = begin(opened, name="Interrupted one")
        opened.add_epochs(third, trained(fresh_state(), 3))
        opened.save_checkpoint(third, state.checkpoint())
        opened.finish(begin(opened, name="Too hot"), RunStatus.DIVERGED)
    return path


@pytest.fixture
def store(made_once: Path, tmp_path: Path) -> Iterator[RunStore]:
    """Run 1 finished, with name, note and tags; run 2 has no name and was stopped; the program died while it trained
    run 3; run 4 diverged before anything was measured."""
    times = iter(range(FIRST_TIME + 6000, 2_000_000_000, 60))
    path = history(tmp_path)
    shutil.copytree(made_once.parent, path.parent)
    with RunStore.open(path, clock=lambda: next(times)) as opened:
        opened.mark_interrupted()
        yield opened


@pytest.fixture
def exports() -> list[Path]:
    """Where exports go, one after the other; empty for a user who changes their mind."""
    return []


@pytest.fixture
def page(qtbot: QtBot, store: RunStore, exports: list[Path]) -> Iterator[RunsPage]:
    made = exposed(qtbot, RunsPage(lambda _parent, _suggested: exports.pop(0) if exports else None), 1024, 660)
    made.activateWindow()
    made.show_store(store)
    made.show_selection_now()
    yield made
    made.leave_store()


@pytest.fixture
def varied(page: RunsPage, store: RunStore) -> RunsPage:
    """Beside the others, runs 5 to 7: with a higher rate, with more dropout, which reads better, with both."""
    for rate, dropout, share in ((0.01, 0.1, 0.7), (0.001, 0.5, 0.95), (0.01, 0.5, 0.8)):
        training = {**CONFIG.to_dict(), "learning_rate": rate, "dropout": dropout}
        run = store.begin({**RECIPE, "training": training}, seed=3, versions={}, data_fingerprint="")
        store.finish(run, RunStatus.FINISHED, metrics={"test_accuracy": share})
    page.refresh()
    page.table.select_runs([5])
    page.details.tabs.setCurrentWidget(page.details.parallel)
    page.show_selection_now()
    return page
