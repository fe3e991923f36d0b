"""The run history: what was recorded is what is found, in whatever order it is asked for."""

from __future__ import annotations

import json
import math
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hwr.errors import ConfigError, ModelFileError, StorageError
from hwr.nn.report import EpochReport, LayerReport
from hwr.nn.state import TrainingState
from hwr.store.model_file import to_bytes
from hwr.store.paths import Paths
from hwr.store.runs.record import EpochRow, RunStatus, difference, flatten, outline
from hwr.store.runs.recorder import fingerprint, versions
from hwr.store.runs.run_store import RunStore
from hwr.store.runs.tables import NUMBERS, ORDERS, SUMMARY_COLUMNS
from tests.clock import Clock
from tests.store.runs_made import RECIPE, begin, fresh_state, history, made_data, made_model, trained

BEGUN = datetime(2026, 1, 31, 12, 0, 0, 250_000, tzinfo=UTC)


@pytest.fixture
def clock() -> Clock:
    return Clock(BEGUN.timestamp())


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Iterator[RunStore]:
    with RunStore.open(history(tmp_path), clock=clock) as opened:
        yield opened


def row(update: int, *, loss: float | None = None, test_accuracy: float | None = None) -> EpochRow:
    return EpochRow(update, update // 10, 16 * update, 0.5 * update, 1e-3, loss, test_accuracy=test_accuracy)


class TestOneRun:
    """A run from its beginning to its end."""

    def test_begins(self, store: RunStore) -> None:
        run = begin(store, name="first  try\n", seed=2**64 - 1, parent=(7, 120))
        found = store.run(run)
        assert dict(found.recipe) == RECIPE
        assert found.versions == {"hwr": "0.1"}
        assert found.data_fingerprint == "f" * 64
        assert found.metrics == {}
        summary = found.summary
        assert (summary.id, summary.name, summary.status) == (run, "first try", RunStatus.RUNNING)
        assert (summary.begun, summary.seed, summary.parent) == (BEGUN, 2**64 - 1, (7, 120))
        assert summary.outline == "12 relu, adam 0.001, batch 16, 40 epochs, dropout 0.1"
        assert not summary.has_model
        assert not summary.has_checkpoint
        assert store.runs() == [summary]

    def test_a_real_training_comes_back_as_it_was(self, store: RunStore) -> None:
        run, state = begin(store), fresh_state()
        rows = trained(state, 5)
        store.add_epochs(run, rows[:2])
        store.add_epochs(run, rows[2:])
        store.add_epochs(run, [])
        assert store.epochs(run) == rows
        assert store.epochs(run, after=rows[2].update) == rows[3:]
        assert len(rows[-1].layers) == 2
        summary = store.run(run).summary
        assert (summary.epochs, summary.updates, summary.seconds) == (5, rows[-1].update, rows[-1].seconds)
        assert (summary.train_accuracy, summary.test_accuracy) == (rows[-1].train_accuracy, rows[-1].test_accuracy)

    def test_columns(self, store: RunStore) -> None:
        run = begin(store)
        assert all(column.shape == (0,) for column in store.columns(run).values())
        store.add_epochs(run, [row(10, loss=2.0), row(20, loss=math.nan, test_accuracy=0.5)])
        columns = store.columns(run)
        assert tuple(columns) == NUMBERS
        np.testing.assert_array_equal(columns["update"], [10, 20])
        np.testing.assert_array_equal(columns["loss"], [2.0, np.nan])
        np.testing.assert_array_equal(columns["test_accuracy"], [np.nan, 0.5])
        np.testing.assert_array_equal(store.columns(run, after=10)["update"], [20])

    def test_what_was_not_measured_last_is_shown_as_it_was_measured_before(self, store: RunStore) -> None:
        run = begin(store)
        store.add_epochs(run, [row(10, test_accuracy=0.8)])
        store.add_epochs(run, [row(20)])
        assert store.run(run).summary.test_accuracy == 0.8

    def test_an_update_measured_again_takes_the_place_of_the_former(self, store: RunStore) -> None:
        run = begin(store)
        store.add_epochs(run, [row(10, loss=2.0)])
        store.add_epochs(run, [row(10, loss=1.0)])
        assert [found.loss for found in store.epochs(run)] == [1.0]

    def test_the_table_tells_what_was_best_and_what_was_last(self, store: RunStore) -> None:
        run, rows = begin(store), trained(fresh_state())
        for first in range(0, len(rows), 7):
            store.add_epochs(run, rows[first : first + 7])

        def expect(measured: list[EpochRow]) -> None:
            summary = store.run(run).summary
            shares = [row.test_accuracy for row in measured if row.test_accuracy is not None]
            losses = [row.test_loss for row in measured if row.test_loss is not None]
            assert summary.best_test_accuracy == max(shares)
            assert (summary.test_loss, summary.lowest_test_loss) == (losses[-1], min(losses))
            assert summary.train_loss == measured[-1].train_loss

        expect(rows)
        store.rewind(run, rows[3].update)
        expect(rows[:4])
        store.finish(run, "stopped", metrics={"test_accuracy": 1.0})
        assert store.run(run).summary.best_test_accuracy == 1.0

    def test_it_says_when_somebody_else_has_changed_something(self, store: RunStore) -> None:
        before = store.changes()
        begin(store)
        assert store.changes() == before
        with RunStore.open(store.path) as other:
            begin(other)
        assert store.changes() != before

    def test_recipes_of_many_runs_at_once(self, store: RunStore) -> None:
        runs = [begin(store) for _ in range(3)]
        assert store.recipes([*runs, 99]) == {run: store.run(run).recipe for run in runs}
        assert store.recipes([]) == {}

    def test_rewinding_forgets_what_came_later(self, store: RunStore) -> None:
        run = begin(store)
        store.add_epochs(run, [row(update, test_accuracy=update / 100) for update in (10, 20, 30)])
        store.rewind(run, 20)
        assert [found.update for found in store.epochs(run)] == [10, 20]
        assert store.run(run).summary.updates == 20
        assert store.run(run).summary.test_accuracy == 0.2
        store.rewind(run, 0)
        assert store.run(run).summary.updates == 0
        assert store.run(run).summary.test_accuracy is None

    def test_finishes_with_model_and_metrics(self, store: RunStore) -> None:
        run, model = begin(store), made_model()
        store.save_checkpoint(run, fresh_state().checkpoint())
        metrics: dict[str, Any] = {
            "training_accuracy": 1,
            "test_accuracy": 0.9,
            "own_accuracy": 0.75,
            "kind": "x",
            "gap": math.inf,
        }
        store.finish(run, "finished", model=model, metrics=metrics)
        summary = store.run(run).summary
        assert summary.status is RunStatus.FINISHED
        assert (summary.train_accuracy, summary.test_accuracy, summary.own_accuracy) == (1.0, 0.9, 0.75)
        assert (summary.has_model, summary.has_checkpoint) == (True, False)
        assert store.run(run).metrics == {**metrics, "gap": None}
        assert store.load_checkpoint(run) is None
        found = store.model(run)
        assert found is not None
        np.testing.assert_array_equal(found.network.parameters, model.network.parameters)
        assert store.model_bytes(run) == to_bytes(model)

    @pytest.mark.parametrize("status", [RunStatus.STOPPED, RunStatus.INTERRUPTED])
    def test_what_can_be_continued_keeps_its_checkpoint(self, store: RunStore, status: RunStatus) -> None:
        run = begin(store)
        store.save_checkpoint(run, fresh_state().checkpoint())
        store.finish(run, status)
        assert store.run(run).summary.has_checkpoint
        assert store.model(run) is None

    def test_a_run_does_not_end_by_running(self, store: RunStore) -> None:
        with pytest.raises(ValueError, match="running"):
            store.finish(begin(store), RunStatus.RUNNING)

    def test_what_is_no_json_is_refused_before_anything_is_written(self, store: RunStore) -> None:
        with pytest.raises(ConfigError, match="recipe"):
            store.begin({"rate": math.nan}, seed=0, versions={}, data_fingerprint="")
        assert store.runs() == []

    def test_a_damaged_model_is_a_sentence(self, store: RunStore) -> None:
        run = begin(store)
        store.finish(run, "finished", model=made_model())
        with store._database.transaction() as connection:
            connection.execute("UPDATE models SET file = zeroblob(length(file))")
        with pytest.raises(ModelFileError, match=f"of run {run} "):
            store.model(run)

    def test_damaged_settings_are_a_sentence(self, store: RunStore) -> None:
        run = begin(store)
        with store._database.transaction() as connection:
            connection.execute("UPDATE details SET recipe = '{'")
        with pytest.raises(StorageError, match="settings of run 1 are damaged"):
            store.run(run)


class TestCheckpoints:
    """A checkpoint is the training itself, to be gone on with."""

    def test_going_on_from_it_is_as_if_nothing_had_happened(self, store: RunStore) -> None:
        whole = fresh_state()
        rows = trained(whole)
        run, state = begin(store), fresh_state()
        store.add_epochs(run, trained(state, 7))
        store.save_checkpoint(run, fresh_state().checkpoint())
        store.save_checkpoint(run, state.checkpoint())  # takes the former one's place
        store.add_epochs(run, trained(state, 9))
        store.finish(run, RunStatus.STOPPED)

        resumed = TrainingState.from_checkpoint(store.resume(run))
        assert store.run(run).summary.status is RunStatus.RUNNING
        assert store.run(run).summary.epochs == 7, "what is trained again is measured again"
        store.add_epochs(run, trained(resumed))
        np.testing.assert_array_equal(resumed.result().parameters, whole.result().parameters)
        assert [replace(found, seconds=0.0) for found in store.epochs(run)] == [replace(r, seconds=0.0) for r in rows]

    def test_arrays_and_metadata_come_back_exactly(self, store: RunStore) -> None:
        run, state = begin(store), fresh_state()
        trained(state, 2)
        saved = state.checkpoint()
        store.save_checkpoint(run, saved)
        found = store.load_checkpoint(run)
        assert found is not None
        assert found.metadata == saved.metadata
        assert found.arrays.keys() == saved.arrays.keys()
        for name, array in saved.arrays.items():
            assert found.arrays[name].dtype == array.dtype
            np.testing.assert_array_equal(found.arrays[name], array)
            assert not found.arrays[name].flags.writeable

    @pytest.mark.parametrize(
        "damage", ["data = zeroblob(length(data))", "sha256 = x'00'", "data = substr(data, 1, 100)"]
    )
    def test_a_damaged_one_is_a_sentence(self, store: RunStore, damage: str) -> None:
        run = begin(store)
        store.save_checkpoint(run, fresh_state().checkpoint())
        with store._database.transaction() as connection:
            connection.execute(f"UPDATE checkpoints SET {damage}")
        with pytest.raises(StorageError, match="checkpoint of run 1 is damaged"):
            store.load_checkpoint(run)

    def test_only_what_stands_still_can_be_resumed(self, store: RunStore) -> None:
        run = begin(store)
        with pytest.raises(StorageError, match="no checkpoint"):
            store.resume(run)
        store.save_checkpoint(run, fresh_state().checkpoint())
        with pytest.raises(StorageError, match="still running"):
            store.resume(run)


class TestTheTable:
    """Sorting, filtering, naming, deleting."""

    @pytest.fixture
    def three(self, store: RunStore, clock: Clock) -> tuple[int, int, int]:
        made = []
        for n, name in enumerate(["Ärger", "zebra", "apple"]):
            clock.now += 60
            run = begin(store, name=name)
            store.add_epochs(run, [row(10 * (n + 1))])
            made.append(run)
        first, second, third = made
        store.finish(first, "finished", metrics={"test_accuracy": 0.8})
        store.finish(second, "stopped", metrics={"test_accuracy": 0.9})
        store.edit(second, add_tags=["week 2", "keep", " keep ", ""])
        store.edit(third, note="for the\nlecture on momentum")
        return first, second, third

    def test_sorts(self, store: RunStore, three: tuple[int, int, int]) -> None:
        first, second, third = three

        def order(by: str) -> list[int]:
            return [summary.id for summary in store.runs(order=by)]

        assert order("-begun") == [third, second, first]
        assert order("begun") == [first, second, third]
        assert order("name") == [third, second, first]
        assert order("-updates") == [third, second, first]
        assert order("test_accuracy") == [first, second, third]
        assert order("-test_accuracy") == [second, first, third], "what is not known comes last either way"
        for name in ORDERS:
            assert sorted(order(name)) == sorted(order(f"-{name}")) == sorted(three)
        with pytest.raises(ConfigError, match="'id; DROP TABLE runs'"):
            store.runs(order="id; DROP TABLE runs")

    def test_filters(self, store: RunStore, three: tuple[int, int, int]) -> None:
        first, second, third = three

        def found(**filters: Any) -> list[int]:
            return [summary.id for summary in store.runs(order="id", **filters)]

        assert found(search="ärger") == [first]
        assert found(search="MOMENTUM lecture") == [third]
        assert found(search="adam") == [first, second, third]
        assert found(search="keep zebra") == [second]
        assert found(search="100%") == []
        assert found(status="finished") == [first]
        assert found(status=RunStatus.RUNNING) == [third]
        assert found(tag="keep") == [second]
        assert found(tag="kee") == []
        assert found(limit=2) == [first, second]
        assert found(limit=1, status="stopped") == [second]

    def test_tags_notes_and_names(self, store: RunStore, three: tuple[int, int, int]) -> None:
        _, second, third = three
        assert store.run(second).summary.tags == ("keep", "week 2")
        store.edit(second, add_tags=["week 2", " new\n tag"], remove_tags=["keep", "", "no such tag"])
        assert store.run(second).summary.tags == ("new tag", "week 2")
        store.edit(second, remove_tags=["week 2", "new tag"])
        store.edit(second, name="  other\tname ")
        assert store.run(second).summary.tags == ()
        assert store.run(second).summary.name == "other name"
        assert store.run(third).summary.note == "for the\nlecture on momentum"

    def test_deletes_and_restores(self, store: RunStore, three: tuple[int, int, int]) -> None:
        first, second, third = three
        before = store.runs()
        store.delete([first, second])
        assert [summary.id for summary in store.runs()] == [third]
        assert [summary.id for summary in store.runs(deleted=True, order="id")] == [first, second]
        with pytest.raises(StorageError, match="was deleted"):
            store.run(first)
        store.restore([first, second, third])
        assert store.runs() == before

    def test_deletes_all_or_none(self, store: RunStore, three: tuple[int, int, int]) -> None:
        first, _, third = three
        for missing in (99, third):
            with pytest.raises(StorageError, match=r"There is no run 99\.|Run 3 is still running"):
                store.delete([first, missing])
        with pytest.raises(StorageError, match="no run 99"):
            store.restore([first, 99])
        assert len(store.runs()) == 3

    def test_what_was_deleted_long_ago_goes_for_good(
        self, store: RunStore, clock: Clock, three: tuple[int, int, int]
    ) -> None:
        first, second, _ = three
        store.delete([first])
        clock.now += 6 * 24 * 3600
        store.delete([second])
        assert store.purge() == 0
        clock.now += 2 * 24 * 3600
        assert store.purge() == 1
        with pytest.raises(StorageError, match="no run 1"):
            store.restore([first])
        store.restore([second])
        assert begin(store) == 4, "a number is never used again"
        assert store.purge(older_than=0) == 0

    def test_nothing_of_a_purged_run_is_left(self, store: RunStore) -> None:
        run = begin(store)
        store.edit(run, add_tags=["x"])
        store.add_epochs(run, [row(1)])
        store.finish(run, "stopped", model=made_model())
        store.save_checkpoint(run, fresh_state().checkpoint())
        store.delete([run])
        store.purge(older_than=0)
        for table in ("runs", "details", "tags", "epochs", "checkpoints", "models"):
            assert store._database.rows(f"SELECT count(*) FROM {table}") == [(0,)]

    @pytest.mark.parametrize(
        "use",
        [
            lambda store: store.run(5),
            lambda store: store.epochs(5),
            lambda store: store.columns(5),
            lambda store: store.model(5),
            lambda store: store.load_checkpoint(5),
            lambda store: store.resume(5),
            lambda store: store.add_epochs(5, [row(1)]),
            lambda store: store.rewind(5, 1),
            lambda store: store.save_checkpoint(5, fresh_state().checkpoint()),
            lambda store: store.finish(5, "finished"),
            lambda store: store.edit(5, name="x"),
            lambda store: store.edit(5, note="x"),
            lambda store: store.edit(5, add_tags=["x"]),
            lambda store: store.delete([5]),
        ],
    )
    def test_a_run_that_is_not_there_is_a_sentence(self, store: RunStore, use: Any) -> None:
        with pytest.raises(StorageError, match=r"^There is no run 5\."):
            use(store)


class TestSeveralAtOnce:
    """The worker writes through one connection, the window reads through another."""

    def test_a_reader_sees_each_commit_and_never_waits(self, tmp_path: Path, store: RunStore) -> None:
        run = begin(store)
        with RunStore.open(history(tmp_path), read_only=True) as reader:
            store.add_epochs(run, [row(1)])
            assert len(reader.epochs(run)) == 1
            with store._database.transaction() as connection:
                connection.execute("DELETE FROM epochs")
                assert len(reader.epochs(run)) == 1, "not committed, not seen"
            assert reader.epochs(run) == []
            with pytest.raises(StorageError, match="for reading only"):
                reader.edit(run, name="x")

    def test_two_threads_write_through_connections_of_their_own(self, tmp_path: Path, store: RunStore) -> None:
        run, problems = begin(store), []

        def work() -> None:
            try:
                with RunStore.open(history(tmp_path)) as own:
                    for update in range(1, 101):
                        own.add_epochs(run, [row(update)])
            except Exception as error:
                problems.append(error)

        thread = threading.Thread(target=work)
        thread.start()
        for n in range(50):
            store.edit(run, note=str(n))
        thread.join()
        assert problems == []
        assert len(store.epochs(run)) == 100
        assert store.run(run).summary.note == "49"


measure = st.none() | st.floats(allow_nan=False)
count = st.integers(0, 2**62)
rows = st.builds(
    EpochRow,
    *(count,) * 3,
    *(st.floats(allow_nan=False),) * 2,
    *(measure,) * 9,
    st.lists(st.tuples(st.floats(allow_nan=False), st.floats(allow_nan=False)), max_size=4).map(tuple),
)
words, notes = st.text(max_size=12), st.text(st.characters(), max_size=50)
leaf = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | words
documents = st.dictionaries(
    words,
    st.recursive(
        leaf, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3), max_leaves=5
    ),
    max_size=3,
)


class TestProperties:
    """Whatever is put in comes out."""

    @given(st.lists(rows, max_size=5, unique_by=lambda found: found.update))
    @settings(max_examples=50)
    def test_rows(self, tmp_path_factory: pytest.TempPathFactory, given_rows: list[EpochRow]) -> None:
        with RunStore.open(tmp_path_factory.mktemp("rows") / "runs.sqlite3") as store:
            run = begin(store)
            store.add_epochs(run, given_rows)
            assert store.epochs(run) == sorted(given_rows, key=lambda found: found.update)

    @given(documents, notes, notes, st.lists(words, max_size=4))
    @settings(max_examples=50)
    def test_settings_and_words(
        self,
        tmp_path_factory: pytest.TempPathFactory,
        recipe: dict[str, Any],
        name: str,
        note: str,
        tags: list[str],
    ) -> None:
        with RunStore.open(tmp_path_factory.mktemp("words") / "runs.sqlite3") as store:
            run = store.begin(recipe, name=name, seed=1, versions={}, data_fingerprint="")
            store.edit(run, note=note)
            store.edit(run, add_tags=tags)
            found = store.run(run)
            assert json.dumps(found.recipe) == json.dumps(recipe)
            assert found.summary.name == " ".join(name.encode("utf-8", "replace").decode().split())
            assert found.summary.note == note.encode("utf-8", "replace").decode()
            assert set(found.summary.tags) == {" ".join(tag.split()) for tag in tags} - {""}
            assert "\n" not in found.summary.outline

    @given(documents)
    def test_nothing_differs_from_itself(self, recipe: dict[str, Any]) -> None:
        assert difference([recipe, json.loads(json.dumps(recipe))]) == {}

    @given(documents)
    def test_an_outline_can_be_made_of_anything(self, recipe: dict[str, Any]) -> None:
        assert isinstance(outline(recipe), str)
        assert isinstance(outline({"training": recipe, "hidden": [recipe]}), str)


class TestSmallerParts:
    """What the history is made of."""

    def test_the_difference_of_settings(self) -> None:
        small = {"hidden": [{"units": 12}], "training": {"optimizer": {"name": "sgd", "momentum": 0.9}, "l2": 0}}
        large = {
            "hidden": [{"units": 12}, {"units": 5}],
            "training": {"optimizer": {"name": "adam"}, "l2": False, "epochs": 3},
        }
        assert difference([small, large, small]) == {
            "hidden.2.units": (None, 5, None),
            "training.optimizer.name": ("sgd", "adam", "sgd"),
            "training.optimizer.momentum": (0.9, None, 0.9),
            "training.l2": (0, False, 0),
            "training.epochs": (None, 3, None),
        }
        assert difference([]) == {}
        assert flatten({"a": [1, 2], "b": {}, "c": {"d": None}}) == {"a": [1, 2], "c.d": None}

    @pytest.mark.parametrize(
        ("recipe", "line"),
        [
            ({}, ""),
            ({"hidden": []}, "no hidden layer"),
            ({"hidden": [30, 20]}, "30-20"),
            ({"training": {"optimizer": "sgd", "learning_rate": 0.5, "batch_size": 1}}, "sgd 0.5, stochastic"),
            ({"training": {"batch_size": None, "max_updates": 10_000}}, "full batch, 10,000 updates"),
            ({"hidden": "?", "training": "?"}, ""),
        ],
    )
    def test_outlines(self, recipe: dict[str, Any], line: str) -> None:
        assert outline(recipe) == line

    def test_the_fingerprint_is_that_of_the_data(self) -> None:
        data, same = made_data(), made_data()
        assert fingerprint(data) == fingerprint(same)
        altered = replace(data, x=data.x + np.float32(1e-7))
        assert len({fingerprint(data), fingerprint(altered), fingerprint(replace(data, x_test=None, y_test=None))}) == 3

    def test_versions_name_what_decides_the_numbers(self) -> None:
        assert {"python", "hwr", "numpy"} <= versions().keys()

    def test_a_report_becomes_a_row_without_nan(self) -> None:
        report = EpochReport(
            3, 1, 48, 0.5, 1e-3, (), (LayerReport(1.0, 2.0, 4.0),), loss=math.nan, train_loss=None,
            train_accuracy=0.5, validation_loss=None, validation_accuracy=0.25, test_loss=math.inf,
            test_accuracy=None, stop=None,
        )  # fmt: skip
        found = EpochRow.from_report(report)
        assert (found.loss, found.train_loss, found.train_accuracy, found.test_loss) == (None, None, 0.5, math.inf)
        assert (found.validation_loss, found.validation_accuracy) == (None, 0.25)
        assert found.layers == ((1.0, 0.5),)

    def test_the_columns_of_the_table_are_what_it_can_be_sorted_by(self) -> None:
        assert set(ORDERS) <= {name.strip() for name in SUMMARY_COLUMNS.split(",")}

    def test_the_history_lies_among_the_users_data(self, hwr_home: Path) -> None:
        assert Paths.of_user().runs == hwr_home / "runs.sqlite3"
        assert Paths.of_user({}).runs.parent == Paths.of_user({}).models.parent
