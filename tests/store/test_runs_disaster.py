"""Disasters: killed processes, full disks, read-only folders, damaged files. Nothing is lost; one sentence tells."""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from hwr.errors import ConfigError, StorageError
from hwr.nn.state import Checkpoint, TrainingState
from hwr.store import database
from hwr.store.arrays import checkpoint_from_bytes, checkpoint_to_bytes
from hwr.store.database import Database
from hwr.store.model_file import to_bytes
from hwr.store.runs.record import EpochRow, RunStatus
from hwr.store.runs.run_store import RunStore, model_of, tidy
from hwr.store.runs.tables import SCHEMA
from hwr.store.schema import is_current, upgrade
from tests.conftest import ROOT
from tests.store.runs_made import begin, fresh_state, history, is_sentence, made_model, trained

pytestmark = pytest.mark.skipif(os.name == "nt", reason="sends SIGKILL, sets limits")

WRITER = """
import sys
from pathlib import Path
from hwr.store.runs.run_store import RunStore
from hwr.nn.state import TrainingState
from tests.store.runs_made import begin, fresh_state, trained
with RunStore.open(Path(sys.argv[1])) as store:
    run = begin(store)
    state = fresh_state()
    print(run, flush=True)
    while state.stop is None:
        store.add_epochs(run, trained(state, state.epoch + 1))
        if state.epoch % 2:
            store.save_checkpoint(run, state.checkpoint())
    print("done", flush=True)
    sys.stdin.read()
"""


def start(script: str, *arguments: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", script, *map(str, arguments)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )


def kill(process: subprocess.Popen[str]) -> None:
    process.send_signal(signal.SIGKILL)
    process.communicate()


def lines(script: str, *arguments: object, env: Mapping[str, str] | None = None) -> list[str]:
    """What a script prints that comes to its end."""
    done = subprocess.run(
        [sys.executable, "-c", script, *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, **(env or {})},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


class TestKilled:
    """kill -9 at any moment."""

    def test_nothing_is_torn_and_the_run_goes_on_bit_for_bit(self, tmp_path: Path) -> None:
        path = history(tmp_path)
        whole = fresh_state()
        rows = trained(whole)
        moments = random.Random(4)
        tries = continued = 0
        while tries < 4 or not continued:
            tries += 1
            assert tries < 100, "no moment was late enough"
            process = start(WRITER, path)
            assert process.stdout is not None
            run = int(process.stdout.readline())
            time.sleep(moments.uniform(0, 0.12))
            kill(process)
            with contextlib.closing(sqlite3.connect(path)) as connection:
                assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
                assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
            with RunStore.open(path, read_only=True) as reader:
                assert reader.run(run).summary.status is RunStatus.INTERRUPTED, "seen before it is marked"
            with RunStore.open(path) as store:
                assert store.mark_interrupted() == [run]
                assert store.mark_interrupted() == []
                assert store.run(run).summary.status is RunStatus.INTERRUPTED
                found = store.epochs(run)
                assert [row.update for row in found] == [row.update for row in rows[: len(found)]]
                if not store.run(run).summary.has_checkpoint:
                    continue
                state = TrainingState.from_checkpoint(store.resume(run))
                assert len(found) - state.epoch <= 2
                store.add_epochs(run, trained(state))
                store.finish(run, RunStatus.FINISHED)
                np.testing.assert_array_equal(state.result().parameters, whole.result().parameters)
                assert [row.loss for row in store.epochs(run)] == [row.loss for row in rows]
                continued += 1
        assert not list(path.parent.glob("*-alive-*"))

    def test_a_living_run_is_nobody_elses_to_mark_delete_or_resume(self, tmp_path: Path) -> None:
        path = history(tmp_path)
        process = start(WRITER, path)
        assert process.stdout is not None
        run = int(process.stdout.readline())
        assert process.stdout.readline() == "done\n"
        with RunStore.open(path) as store:
            own = begin(store)
            assert store.mark_interrupted() == []
            with RunStore.open(path) as other:
                assert other.mark_interrupted() == [], "another connection of one process is no other's death"
            with pytest.raises(StorageError, match="still running"):
                store.delete([run])
            with pytest.raises(StorageError, match="still running"):
                store.resume(run)
            assert {summary.status for summary in store.runs()} == {RunStatus.RUNNING}
            kill(process)
            assert [summary.status for summary in store.runs(order="id")] == [RunStatus.INTERRUPTED, RunStatus.RUNNING]
            assert store.mark_interrupted() == [run]
            assert store.run(own).summary.status is RunStatus.RUNNING

    def test_what_is_closed_without_an_end_counts_as_interrupted(self, tmp_path: Path) -> None:
        with RunStore.open(history(tmp_path)) as store:
            run = begin(store)
        with RunStore.open(history(tmp_path)) as store:
            assert store.runs(status="interrupted")[0].id == run
            assert store.runs(status="running") == []

    def test_a_programs_start_tells_how_many_runs_were_interrupted(self, tmp_path: Path) -> None:
        path = history(tmp_path)
        assert tidy(path) == (0, "")
        assert not path.exists(), "who has no history is given none"
        with RunStore.open(path) as store:
            begin(store)
        assert tidy(path) == (1, "")
        assert tidy(path) == (0, "")
        path.write_bytes(b"no database at all" * 100)
        lost, told = tidy(path)
        assert lost == 0
        assert str(path.parent) in told

    def test_the_model_of_a_run_is_had_or_nothing(self, tmp_path: Path) -> None:
        path, model = history(tmp_path), made_model()
        assert model_of(path, 1) is None
        with RunStore.open(path) as store:
            run, other = begin(store), begin(store)
            store.finish(run, "finished", model=model)
            store.finish(other, "stopped")
        found = model_of(path, run)
        assert found is not None
        assert to_bytes(found) == to_bytes(model)
        assert model_of(path, other) is None
        assert model_of(path, 99) is None
        path.write_bytes(b"no database at all" * 100)
        assert model_of(path, run) is None

    def test_many_programs_that_start_at_once(self, tmp_path: Path) -> None:
        script = """
import sys
from pathlib import Path
from hwr.store.runs.run_store import RunStore
from tests.store.runs_made import begin
with RunStore.open(Path(sys.argv[1])) as store:
    run = begin(store)
    store.mark_interrupted()
    store.finish(run, "finished")
"""
        processes = [start(script, history(tmp_path)) for _ in range(4)]
        for process in processes:
            process.communicate()
        assert [process.returncode for process in processes] == [0] * 4
        with RunStore.open(history(tmp_path)) as store:
            assert [summary.status for summary in store.runs()] == [RunStatus.FINISHED] * 4


class TestFullDisk:
    """No more room."""

    @pytest.fixture
    def tiny_disk(self, tmp_path: Path) -> Iterator[Path]:
        """A disk of one megabyte, where the system lets us mount one."""
        mount, unmount = shutil.which("mount"), shutil.which("umount")
        disk = tmp_path / "disk"
        disk.mkdir()
        command = [str(mount), "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk)]
        if not mount or not unmount or subprocess.run(command, capture_output=True, check=False).returncode:
            pytest.skip("no disk can be mounted here")
        yield disk
        subprocess.run([unmount, str(disk)], check=True)

    def test_a_real_one(self, tiny_disk: Path) -> None:
        path = tiny_disk / "runs.sqlite3"
        with RunStore.open(path) as store:
            run = begin(store)
            rows = trained(fresh_state(), 3)
            store.add_epochs(run, rows)
            ballast = tiny_disk / "ballast"
            with contextlib.suppress(OSError), ballast.open("wb") as file:
                while True:
                    file.write(bytes(4096))
                    file.flush()
            writes: list[Callable[[], object]] = [
                lambda: store.save_checkpoint(run, fresh_state().checkpoint()),
                lambda: store.finish(run, "finished", model=made_model()),
                lambda: store.edit(run, note="x" * 500_000),
            ]
            for write in writes:
                with pytest.raises(StorageError, match="the disk is full") as caught:
                    write()
                assert is_sentence(str(caught.value))
            assert store.epochs(run) == rows
            assert store.run(run).summary.status is RunStatus.RUNNING
            ballast.unlink()
            store.finish(run, "finished", model=made_model())
        with RunStore.open(path) as store:
            assert store.epochs(run) == rows
            assert store.model(run) is not None

    def test_a_limit_on_files(self, tmp_path: Path) -> None:
        path = history(tmp_path)
        script = """
import resource, sys
from pathlib import Path
from hwr.errors import StorageError
from hwr.store.runs.run_store import RunStore
from tests.store.runs_made import begin, fresh_state, trained
path = Path(sys.argv[1])
with RunStore.open(path) as store:
    run = begin(store)
    store.add_epochs(run, trained(fresh_state(), 3))
    size = max(file.stat().st_size for file in path.parent.iterdir())
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, limits[1]))
    try:
        store.edit(run, note="x" * 1_000_000)
    except StorageError as error:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        print(error)
    print(len(store.epochs(run)), repr(store.run(run).summary.note))
    store.edit(run, note="room again")
    print(store.run(run).summary.note)
"""
        sentence, kept, again = lines(script, path)
        assert sentence.startswith(f"The run history {path} could not be read or written: ")
        assert is_sentence(sentence)
        assert kept == "3 ''"
        assert again == "room again"


class TestReadOnly:
    """A folder that cannot be written to."""

    @staticmethod
    def as_somebody_else(script: str, path: Path) -> list[str]:
        """What a script prints that does something with the history at `path`, as a user who is not root.

        It is rehearsed first: who becomes somebody else may not be able to read the interpreter's own folder any more,
        and Python imports a few things only when they are needed.
        """
        return lines(
            """
import contextlib, io, os, sys, tempfile
from hwr.errors import StorageError
from hwr.store.runs.run_store import RunStore
from pathlib import Path
from tests.store.runs_made import begin
with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(io.StringIO()):
    path = Path(folder, "runs.sqlite3")
    with RunStore.open(path) as store:
        begin(store)
    exec(sys.argv[2])
    path = Path(folder)
    with contextlib.suppress(StorageError):
        exec(sys.argv[2])
if os.geteuid() == 0:
    os.seteuid(65534)  # root may write everywhere
path = Path(sys.argv[1])
exec(sys.argv[2])
""",
            path,
            script,
        )

    def test_no_folder_can_be_made(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_bytes(b"")
        with pytest.raises(StorageError) as caught:
            RunStore.open(tmp_path / "file" / "home" / "runs.sqlite3")
        assert is_sentence(str(caught.value))

    def test_a_folder_in_the_place_of_the_file(self, tmp_path: Path) -> None:
        for read_only in (False, True):
            with pytest.raises(StorageError) as caught:
                RunStore.open(tmp_path, read_only=read_only)
            assert is_sentence(str(caught.value))

    def test_reading_what_is_not_there_makes_nothing(self, tmp_path: Path) -> None:
        with RunStore.open(history(tmp_path), read_only=True) as store:
            assert store.runs() == []
            with pytest.raises(StorageError, match="There is no run 1"):
                store.run(1)
            with pytest.raises(StorageError, match="for reading only"):
                begin(store)
        assert list(tmp_path.iterdir()) == []

    def test_a_folder_of_somebody_else_can_still_be_read(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            home = Path(folder)
            path = home / "runs.sqlite3"
            with RunStore.open(path) as store:
                run = begin(store, name="kept")
                store.finish(run, "finished")
            path.chmod(0o444)
            home.chmod(0o555)
            script = """
try:
    RunStore.open(path)
except StorageError as error:
    print(error)
with RunStore.open(path, read_only=True) as store:
    print(store.runs()[0].name)
"""
            sentence, name = self.as_somebody_else(script, path)
            home.chmod(0o755)
            assert sentence == f"The run history {path} could not be read or written: it, or its folder, is read-only."
            assert name == "kept"

    def test_something_in_the_way_of_the_log(self, tmp_path: Path) -> None:
        with RunStore.open(history(tmp_path)) as store:
            begin(store)
        history(tmp_path).with_name("runs.sqlite3-wal").mkdir()
        for read_only in (True, False):
            with pytest.raises(StorageError, match="cannot be opened") as caught:
                RunStore.open(history(tmp_path), read_only=read_only)
            assert is_sentence(str(caught.value))

    def test_a_log_that_cannot_be_taken_in_is_a_sentence(self, tmp_path: Path) -> None:
        with tempfile.TemporaryDirectory() as folder:
            home = Path(folder)
            path = home / "runs.sqlite3"
            with RunStore.open(history(tmp_path)) as store:
                begin(store)
                for suffix in ("", "-wal"):
                    shutil.copy(f"{history(tmp_path)}{suffix}", f"{path}{suffix}")
            home.chmod(0o555)
            script = """
try:
    RunStore.open(path, read_only=True)
except StorageError as error:
    print(error)
"""
            (sentence,) = self.as_somebody_else(script, path)
            home.chmod(0o755)
            assert "its folder" in sentence
            assert is_sentence(sentence)
            with RunStore.open(path) as store:
                assert len(store.runs()) == 1, "the log was not lost"


class TestDamaged:
    """A file that is no history, no longer, or of another program."""

    @pytest.fixture
    def path(self, tmp_path: Path) -> Path:
        with RunStore.open(history(tmp_path)) as store:
            for _ in range(40):
                run = begin(store)
                store.add_epochs(run, [EpochRow(update, update, 0, 0.0, 0.0) for update in range(50)])
                store.finish(run, "finished")
        return history(tmp_path)

    @pytest.mark.parametrize(
        "damage",
        [
            lambda data: b"This is no database. " * 100,
            lambda data: data[:1000],
            lambda data: data[: len(data) // 2],
            lambda data: bytes(100) + data[100:],
            lambda data: data[:100] + bytes(4000) + data[4100:],
        ],
    )
    def test_a_damaged_one_is_laid_aside_and_a_new_one_begun(self, path: Path, damage: object) -> None:
        assert callable(damage)
        damaged = damage(path.read_bytes())
        path.write_bytes(damaged)
        with pytest.raises(StorageError, match="is damaged"):
            RunStore.open(path, read_only=True)
        with RunStore.open(path) as store:
            assert "damaged" in store.notice
            assert "runs.sqlite3.bak" in store.notice
            assert is_sentence(store.notice)
            assert store.runs() == []
            run = begin(store)
            store.finish(run, "finished")
        assert path.with_name("runs.sqlite3.bak").read_bytes() == damaged
        path.write_bytes(damaged)
        with RunStore.open(path) as store:
            assert "runs.sqlite3.2.bak" in store.notice
        assert path.with_name("runs.sqlite3.bak").read_bytes() == damaged
        with RunStore.open(path) as store:
            assert store.notice == ""

    def test_damage_deep_inside_is_found_where_it_is_met(self, path: Path) -> None:
        data = bytearray(path.read_bytes())
        with contextlib.closing(sqlite3.connect(path)) as connection:
            root = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'epochs'").fetchone()[0]
            size = connection.execute("PRAGMA page_size").fetchone()[0]
        data[(root - 1) * size : root * size] = bytes([255]) * size
        path.write_bytes(data)
        with RunStore.open(path) as store:
            assert store.notice == ""
            assert len(store.runs()) == 40
            with pytest.raises(StorageError, match="at its next start the program lays it aside") as caught:
                store.epochs(1)
            assert is_sentence(str(caught.value))
        with RunStore.open(path) as store:
            assert "laid aside" in store.notice
            assert store.runs() == []
        assert path.with_name("runs.sqlite3.bak").read_bytes() == bytes(data)
        assert not path.with_name("runs.sqlite3-damaged").exists()

    def test_a_suspicion_that_proves_wrong_is_dropped(self, path: Path) -> None:
        path.with_name("runs.sqlite3-damaged").touch()
        with RunStore.open(path) as store:
            assert store.notice == ""
            assert len(store.runs()) == 40
        assert not path.with_name("runs.sqlite3-damaged").exists()
        path.unlink()
        path.with_name("runs.sqlite3-damaged").touch()
        with RunStore.open(path) as store:
            assert store.notice == ""

    def test_a_newer_schema_is_refused_and_left_alone(self, path: Path) -> None:
        with contextlib.closing(sqlite3.connect(path)) as connection:
            connection.execute("PRAGMA user_version = 99")
        for read_only in (False, True):
            with pytest.raises(StorageError, match="newer version of the program") as caught:
                RunStore.open(path, read_only=read_only)
            assert is_sentence(str(caught.value))
        assert not path.with_name("runs.sqlite3.bak").exists()

    def test_another_programs_database_is_refused_and_left_alone(self, tmp_path: Path) -> None:
        path = tmp_path / "runs.sqlite3"
        with contextlib.closing(sqlite3.connect(path)) as connection:
            connection.execute("CREATE TABLE addresses (name)")
        before = path.read_bytes()
        with pytest.raises(StorageError, match="not a run history"):
            RunStore.open(path)
        assert path.read_bytes() == before

    def test_an_empty_file_is_an_empty_history(self, tmp_path: Path) -> None:
        path = tmp_path / "runs.sqlite3"
        path.touch()
        for read_only in (True, False):
            with RunStore.open(path, read_only=read_only) as store:
                assert store.runs() == []

    def test_an_older_schema_cannot_be_only_read(self, path: Path) -> None:
        newer = replace(SCHEMA, steps=(*SCHEMA.steps, ("SELECT 1",)))
        with pytest.raises(StorageError, match="older than this program") as caught:
            Database.open(path, newer, read_only=True)
        assert is_sentence(str(caught.value))

    def test_an_older_schema_is_brought_up_to_date(self, path: Path) -> None:
        step = ("ALTER TABLE runs ADD COLUMN colour TEXT NOT NULL DEFAULT 'blue'",)
        newer = replace(SCHEMA, steps=(*SCHEMA.steps, step))
        with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
            assert not is_current(connection, "it", newer)
            upgrade(connection, "it", newer)
            upgrade(connection, "it", newer)
            assert connection.execute("SELECT DISTINCT colour FROM runs").fetchall() == [("blue",)]
            assert is_current(connection, "it", newer)

    def test_the_first_schema_is_brought_up_to_date(self, tmp_path: Path) -> None:
        """What it called the user's own drawings were those that came with the program."""
        path = tmp_path / "old.sqlite3"
        with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
            upgrade(connection, "it", replace(SCHEMA, steps=SCHEMA.steps[:1]))
            connection.execute(
                "INSERT INTO runs (name, status, begun, seed, outline, own_accuracy, seconds) "
                "VALUES ('old', 'finished', 0, '1', '', 0.75, 2.5)"
            )
            connection.execute("INSERT INTO details VALUES (1, '{}', '{}', '', '{}')")
        with RunStore.open(path) as store:
            (run,) = store.runs()
            assert (run.drawings_accuracy, run.own_accuracy, run.seconds) == (0.75, None, 2.5)
            assert store.epochs(1) == []
            assert store.losses(1) == []

    def test_what_was_best_is_found_in_runs_of_the_second_schema(self, tmp_path: Path) -> None:
        path = tmp_path / "old.sqlite3"
        with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
            upgrade(connection, "it", replace(SCHEMA, steps=SCHEMA.steps[:2]))
            connection.execute(
                "INSERT INTO runs (name, status, begun, seed, outline) VALUES ('', 'finished', 0, '1', '')"
            )
            connection.execute(
                "INSERT INTO runs (name, status, begun, seed, outline) VALUES ('', 'finished', 0, '1', '')"
            )
            for update, (loss, share) in enumerate([(2.0, 0.25), (0.5, 0.75), (1.0, 0.5), (None, None)]):
                connection.execute(
                    'INSERT INTO epochs (run, "update", epoch, samples_seen, seconds, learning_rate, train_loss, '
                    "test_loss, test_accuracy, layers) VALUES (1, ?, ?, 0, 0, 0.1, ?, ?, ?, x'')",
                    (update, update, loss, loss, share),
                )
        with RunStore.open(path) as store:
            second, first = store.runs()
            assert (first.best_test_accuracy, first.lowest_test_loss, first.test_loss) == (0.75, 0.5, 1.0)
            assert first.train_loss == 1.0
            assert (second.best_test_accuracy, second.test_loss) == (None, None)

    def test_a_failed_upgrade_changes_nothing(self, path: Path) -> None:
        step = ("ALTER TABLE runs ADD COLUMN colour TEXT", "no SQL at all")
        broken = replace(SCHEMA, steps=(*SCHEMA.steps, step))
        with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
            with pytest.raises(sqlite3.OperationalError):
                upgrade(connection, "it", broken)
            assert is_current(connection, "it", SCHEMA)
        with RunStore.open(path) as store:
            assert len(store.runs()) == 40

    def test_a_writer_that_does_not_finish_is_a_sentence(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("hwr.store.database.BUSY_SECONDS", 0.05)
        with RunStore.open(path) as store, contextlib.closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(StorageError, match="another program is writing") as caught:
                store.edit(1, name="x")
            assert is_sentence(str(caught.value))
            with pytest.raises(StorageError, match="another program is writing"):
                RunStore.open(path)
            other.execute("ROLLBACK")
            store.edit(1, name="x")

    def test_another_program_that_is_just_making_it(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        path = tmp_path / "runs.sqlite3"
        with contextlib.closing(sqlite3.connect(path, isolation_level=None, check_same_thread=False)) as other:
            other.execute("BEGIN IMMEDIATE")
            with monkeypatch.context() as patience, pytest.raises(StorageError, match="another program is writing"):
                patience.setattr("hwr.store.database.BUSY_SECONDS", 0.05)
                RunStore.open(path)
            timer = threading.Timer(0.2, other.execute, ["ROLLBACK"])
            timer.start()
            with RunStore.open(path) as store:
                assert store.runs() == []
            timer.join()

    def test_two_programs_that_make_it_at_the_same_moment(self, tmp_path: Path) -> None:
        path = tmp_path / "runs.sqlite3"
        with (
            contextlib.closing(sqlite3.connect(path, isolation_level=None, check_same_thread=False)) as other,
            contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection,
        ):
            other.execute("BEGIN IMMEDIATE")
            timer = threading.Timer(0.2, other.execute, ["ROLLBACK"])
            timer.start()
            database.use_wal(connection, seconds=60)
            timer.join()
            assert connection.execute("PRAGMA journal_mode").fetchall() == [("wal",)]
            connection.execute("PRAGMA journal_mode = DELETE")
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(sqlite3.OperationalError, match="locked"):
                database.use_wal(connection, seconds=0)

    def test_wrong_use_is_a_defect_and_no_problem_of_the_users(self, path: Path) -> None:
        found: list[Exception] = []

        def use_elsewhere() -> None:
            try:
                store.runs()
            except Exception as error:
                found.append(error)

        with RunStore.open(path) as store:
            thread = threading.Thread(target=use_elsewhere)
            thread.start()
            thread.join()
        assert [type(error) for error in found] == [sqlite3.ProgrammingError]

    def test_bytes_that_are_no_checkpoint(self) -> None:
        for data in (b"", bytes(100), checkpoint_to_bytes(fresh_state().checkpoint())[:-1]):
            with pytest.raises(StorageError, match="checkpoint is damaged"):
                checkpoint_from_bytes(data)
        with pytest.raises(ConfigError, match="JSON"):
            checkpoint_to_bytes(Checkpoint({}, {"loss": float("nan")}))
