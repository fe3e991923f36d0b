"""A history with real trainings, and the page that shows it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from hwr.store.runs.record import RunStatus
from hwr.store.runs.run_store import RunStore
from hwr.ui.runs.runs_page import RunsPage
from hwr.ui.theme import LIGHT
from tests.store.runs_made import begin, fresh_state, history, made_model, trained


@pytest.fixture
def store(tmp_path: Path) -> Iterator[RunStore]:
    """Run 1 finished, with name, note and tags; run 2 has no name and was stopped; the program died while it trained
    run 3; run 4 diverged before anything was measured."""
    times = iter(range(1_700_000_000, 2_000_000_000, 60))
    path = history(tmp_path)
    state = fresh_state()
    with RunStore.open(path, clock=lambda: next(times)) as opened:
        first = begin(opened, name="A first try")
        opened.add_epochs(first, trained(state))
        opened.finish(first, "finished", model=made_model(), metrics={"test_accuracy": 0.9, "own_accuracy": 0.75})
        opened.annotate(first, "Does it learn at all?")
        opened.tag(first, ["lesson", "keep"])
        second = begin(opened, seed=4)
        state = fresh_state()
        opened.add_epochs(second, trained(state, 5))
        opened.save_checkpoint(second, state.checkpoint())
        opened.finish(second, RunStatus.STOPPED, metrics={"test_accuracy": 0.5})
        third = begin(opened, name="Interrupted one")
        opened.add_epochs(third, trained(fresh_state(), 3))
        opened.save_checkpoint(third, state.checkpoint())
        opened.finish(begin(opened, name="Too hot"), RunStatus.DIVERGED)
    with RunStore.open(path, clock=lambda: next(times)) as opened:
        opened.mark_interrupted()
        yield opened


@pytest.fixture
def exports() -> list[Path]:
    """Where exports go, one after the other; empty for a user who changes their mind."""
    return []


@pytest.fixture
def page(qtbot: QtBot, store: RunStore, exports: list[Path]) -> Iterator[RunsPage]:
    made = RunsPage(LIGHT, lambda _parent, _suggested: exports.pop(0) if exports else None)
    qtbot.addWidget(made)
    made.resize(1024, 660)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.show_store(store)
    made.show_selection_now()
    yield made
    made.leave_store()
