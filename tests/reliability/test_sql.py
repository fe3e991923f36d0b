"""Every n-th SQL statement fails, in any order of what users do: what was said to be kept is, and nothing else."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, invariant, multiple, rule

from hwr.errors import StorageError
from hwr.ink.drawing import Drawing
from hwr.store.runs.run_store import RunStore
from hwr.store.taught.taught_store import TaughtStore
from tests.reliability.sql import Refusal
from tests.store.runs_made import begin, is_sentence

INK = Drawing.from_strokes([[(10, 10), (200, 200)]])
FAULTS = st.tuples(st.integers(0, 9), st.booleans())
"""Which statement fails, 0 for none, and whether all later ones do."""

LABELS = st.sampled_from("0189x")


class Stores(RuleBasedStateMachine):
    """Two stores that stay open, as in a window, and what has been acknowledged."""

    numbers = Bundle("numbers")
    runs = Bundle("runs")

    def __init__(self) -> None:
        super().__init__()
        self.refusal = Refusal()
        self.stack = ExitStack()
        self.folder = Path(tempfile.mkdtemp())
        self.stack.callback(shutil.rmtree, self.folder)
        self.stack.enter_context(self.refusal.installed())
        self.taught = self.stack.enter_context(TaughtStore.open(self.folder / "taught.sqlite3"))
        self.history = self.stack.enter_context(RunStore.open(self.folder / "runs.sqlite3"))
        self.labels: dict[int, str] = {}
        self.tags: dict[int, set[str]] = {}

    def teardown(self) -> None:
        self.stack.close()

    def tried(self, fault: tuple[int, bool], do: Callable[[], Any]) -> Any:
        """What it gives; None if it said that it failed."""
        self.refusal.arm(fault[0], lasting=fault[1])
        try:
            return do()
        except StorageError as error:
            assert is_sentence(str(error))
            return None
        finally:
            self.refusal.disarm()

    @rule(target=numbers, fault=FAULTS, label=LABELS)
    def teach(self, fault: tuple[int, bool], label: str) -> Any:
        number = self.tried(fault, lambda: self.taught.add(INK, label))
        if number is None:
            return multiple()
        self.labels[number] = label
        return number

    @rule(fault=FAULTS, number=numbers, label=LABELS)
    def relabel(self, fault: tuple[int, bool], number: int, label: str) -> None:
        if self.tried(fault, lambda: self.taught.relabel([number], label)) is not None:
            self.labels[number] = label

    @rule(target=numbers, fault=FAULTS, number=consumes(numbers))
    def take_away(self, fault: tuple[int, bool], number: int) -> Any:
        if number not in self.labels or self.tried(fault, lambda: self.taught.delete([number])) is None:
            return number
        del self.labels[number]
        return multiple()

    @rule(target=runs, fault=FAULTS)
    def train(self, fault: tuple[int, bool]) -> Any:
        run = self.tried(fault, lambda: begin(self.history))
        if run is None:
            return multiple()
        self.tags[run] = set()
        return run

    @rule(fault=FAULTS, run=runs, tag=LABELS)
    def tag(self, fault: tuple[int, bool], run: int, tag: str) -> None:
        if self.tried(fault, lambda: self.history.edit(run, add_tags=[tag])) is not None:
            self.tags[run].add(tag)

    @invariant()
    def everybody_finds_what_was_acknowledged(self) -> None:
        with TaughtStore.open(self.taught.path, read_only=True) as taught:
            assert {sample.id: sample.label for sample in taught.page().samples} == self.labels
        with RunStore.open(self.history.path, read_only=True) as history:
            assert {run.id: set(run.tags) for run in history.runs()} == self.tags


def test_after_a_rollback_that_failed_nothing_is_said_to_be_kept_that_is_not(tmp_path: Path) -> None:
    refusal = Refusal()
    with refusal.installed(), TaughtStore.open(tmp_path / "taught.sqlite3") as store:
        refusal.arm(4, lasting=True)  # the ink of the first sample, and taking its row back
        with pytest.raises(StorageError):
            store.add(INK, "1")
        with pytest.raises(StorageError):
            store.counts()
        refusal.disarm()
        assert store.counts() == {}
        store.add(INK, "2")
        with TaughtStore.open(store.path, read_only=True) as other:
            assert other.counts() == {"2": 1}


TestStores = Stores.TestCase
TestStores.settings = settings(max_examples=8, stateful_step_count=12)
