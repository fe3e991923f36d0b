"""Damaged cells: SQLite keeps anything in any column, and of whatever is found there one sentence is said."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path

import numpy as np
import pytest

from hwr.errors import HwrError, StorageError
from hwr.store.runs.record import BatchLosses
from hwr.store.runs.run_store import RunStore
from hwr.train.keeping import stored_history
from tests.store.runs_made import begin, fresh_state, made_model, trained

SAID = (
    r"The (accuracies|counts|curves|particulars|settings|texts|times) of run {0} are damaged\.|"
    r"The model of run {0} is damaged\.|The model of run {0} is truncated, or not a model of this program\.|"
    r"The checkpoint of run {0} is damaged: the run cannot be continued from it\.|"
    r"A run of [0-9,]+ updates cannot be drawn; its curves must be damaged\.|"
    r"Run {0} was deleted; it can be restored\."
)

BAD = {
    "text": "'text'",
    "nothing": "NULL",
    "bytes": "x'00ff'",
    "huge": "9223372036854775807",
    "negative": "-1",
    "infinite": "9e999",
    "fraction": "1.5",
    "no object": "'[1]'",
    "no number": """'{"a": NaN}'""",
    "too large a number": """'{"a": 1e999}'""",
    "half a character": r"""'{"a": "\ud800"}'""",
    "deep": f"'{'[' * 5000}'",
    "rather deep": "'" + '{"a":' * 40 + "1" + "}" * 40 + "'",
    "bad UTF-8": "CAST(x'ff41' AS TEXT)",
    "a path": "'../../x'",
}

CELLS = {
    "runs": (
        "name", "note", "status", "owner", "begun", "deleted", "seconds", "preparing",
        "epochs", "updates", "seed", "outline",
        "train_accuracy", "own_accuracy", "best_test_accuracy", "lowest_test_loss", "parent", "has_model",
        "has_checkpoint",
    ),
    "details": ("recipe", "versions", "data_fingerprint", "metrics"),
    "tags": ("tag",),
    "losses": ('"update"', "data"),
    "epochs": ('"update"', "epoch", "samples_seen", "seconds", "learning_rate", "loss", "test_accuracy", "layers"),
    "checkpoints": ("sha256", "data"),
    "models": ("file",),
}  # fmt: skip


@pytest.fixture
def store(tmp_path: Path) -> Iterator[RunStore]:
    """A history with one run, and columns that take anything."""
    path = tmp_path / "runs.sqlite3"
    with RunStore.open(path) as made:
        run = begin(made)
        made.add_epochs(run, trained(fresh_state(), 2), BatchLosses(1, np.linspace(2, 1, 8)))
        made.edit(run, add_tags=["tag"])
        made.save_checkpoint(run, fresh_state().checkpoint())
        made.finish(run, "stopped", model=made_model(), metrics={"test_accuracy": 0.5})
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("UPDATE sqlite_master SET sql = replace(sql, ' NOT NULL', '')")
        connection.commit()
    with RunStore.open(path) as made:
        yield made


def damage(store: RunStore, cells: Sequence[tuple[str, str, str]]) -> dict[int, tuple[str, str, str]]:
    """Copies of run 1, each with something else in one of its cells: its number -> table, column, value."""
    copies = {}
    with store._database.transaction() as connection:
        for run, (table, column, value) in enumerate(cells, start=2):
            for name in CELLS:
                key = "id" if name == "runs" else "run"
                columns = [row[1] for row in connection.execute(f"PRAGMA table_info({name})") if row[1] != key]
                others = ", ".join(f'"{item}"' for item in columns)
                connection.execute(
                    f"INSERT INTO {name} ({key}, {others}) SELECT ?, {others} FROM {name} WHERE {key} = 1", (run,)
                )
            with suppress(sqlite3.IntegrityError):  # a part of a key, which cannot be nothing
                key = "id" if table == "runs" else "run"
                connection.execute(f"UPDATE {table} SET {column} = {value} WHERE {key} = ?", (run,))
                copies[run] = (table, column, value)
    return copies


@pytest.mark.parametrize("table", CELLS)
def test_whatever_a_cell_holds(store: RunStore, table: str) -> None:
    """Every look at a run gives an answer or a sentence; sound runs are found, and damaged ones can be deleted."""
    looks: tuple[Callable[[int], object], ...] = (
        store.run, store.epochs, store.columns, store.model, store.load_checkpoint,
        lambda run: stored_history(store.epochs(run), store.losses(run)),
    )  # fmt: skip
    copies = damage(store, [(table, column, value) for column in CELLS[table] for value in BAD.values()])
    listed = {run.id for run in store.runs()}
    assert 1 in listed
    assert bool(store.damage) == (table in ("runs", "tags"))
    said = 0
    for run, where in copies.items():
        for look in looks:
            try:
                look(run)
            except HwrError as error:
                assert re.fullmatch(SAID.format(run), str(error)), (where, str(error))
                said += 1
    assert said
    store.delete([run for run, (_, column, _) in copies.items() if column != "deleted"])
    assert 1 in {run.id for run in store.runs()}
    assert store.damage == ""


def test_a_damaged_run_is_not_written_about(store: RunStore) -> None:
    (run,) = damage(store, [("runs", "epochs", "'many'")])
    with pytest.raises(StorageError, match=rf"^The counts of run {run} are damaged\.$"):
        store.edit(run, name="other")
    store.delete([run])
    store.restore([run])
    assert [found.id for found in store.runs()] == [1]


def test_several_damaged_runs_are_told_in_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "runs.sqlite3"
    with RunStore.open(path) as store:
        for _ in range(12):
            begin(store)
        with store._database.transaction() as connection:
            connection.execute("UPDATE runs SET epochs = 'many' WHERE id > 1")
        assert [run.id for run in store.runs(order="id")] == [1]
        assert store.damage == (
            "11 runs cannot be shown, because their lines are damaged: `hwr runs delete 2 3 4 5 6 7 8 9 10 11` takes "
            "the first of them away."
        )


@pytest.mark.parametrize("number", [0, -1, 2**63, 10**30])
def test_numbers_that_no_run_can_have(tmp_path: Path, number: int) -> None:
    with RunStore.open(tmp_path / "runs.sqlite3") as store:
        for look in (
            store.run, store.epochs, store.model, store.load_checkpoint, store.resume, store.edit,
            lambda run: store.delete([run]), lambda run: store.restore([run]), lambda run: store.rewind(run, 1),
        ):  # fmt: skip
            with pytest.raises(StorageError, match=rf"^There is no run {number}\b.*\.$"):
                look(number)


def test_a_number_that_the_database_cannot_hold(tmp_path: Path) -> None:
    with (
        RunStore.open(tmp_path / "runs.sqlite3") as store,
        pytest.raises(StorageError, match="a number is too long for it"),
    ):
        begin(store, parent=(2**63, 1))


def test_of_two_programs_that_find_it_damaged_one_sets_it_aside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And what the other has written into the new one meanwhile stays."""
    from hwr.store import database
    from hwr.store.schema import Schema

    path = tmp_path / "runs.sqlite3"
    path.write_bytes(b"no database" * 1000)
    real = database._anew

    def late(path: Path, schema: Schema) -> tuple[sqlite3.Connection, str]:
        monkeypatch.setattr(database, "_anew", real)
        with RunStore.open(path) as other:
            assert "laid aside" in other.notice
            begin(other, name="new")
        return real(path, schema)

    monkeypatch.setattr(database, "_anew", late)
    with RunStore.open(path) as store:
        assert store.notice == ""
        assert [run.name for run in store.runs()] == ["new"]
    assert [item.name for item in tmp_path.glob("*.bak*")] == ["runs.sqlite3.bak"]


def test_a_run_that_is_trained_elsewhere_keeps_its_checkpoint(tmp_path: Path) -> None:
    path = tmp_path / "runs.sqlite3"
    state = fresh_state()
    with RunStore.open(path) as here, RunStore.open(path) as there:
        run = begin(here)
        here.save_checkpoint(run, state.checkpoint())
        here.finish(run, "stopped")
        there.resume(run)
        trained(state, 2)
        there.save_checkpoint(run, state.checkpoint())
        with pytest.raises(StorageError, match="still running"):
            here.resume(run, fresh_state().checkpoint())
        kept = there.load_checkpoint(run)
        assert kept is not None
        assert kept.metadata["update"] == state.update
