"""Jobs: each thing that the program keeps for its user, done once, and how the next start finds it.

`begin` makes a folder as it is before, `do` does the job in it, `look` says what a program that starts afterwards
finds, and raises if anything there is half written. `do` opens what it needs in an `ExitStack`, which is only closed
later: until then the folder is as a killed program would leave it.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from hwr.errors import HwrError, StorageError
from hwr.ink.drawing import Drawing
from hwr.store.atomic import read_shared
from hwr.store.crash_reports import CrashReports
from hwr.store.model_file import load_model, save_model, save_new_model
from hwr.store.paths import Paths
from hwr.store.recovery import RecoveryFile
from hwr.store.runs.run_store import RunStore
from hwr.store.taught.record import Ink
from hwr.store.taught.taught_store import TaughtStore
from hwr.store.write_behind import WriteBehind, writing
from hwr.ui.explain.lesson_shelf import ProgressFile
from hwr.ui.kit.canvas.document import document_bytes, document_from
from hwr.ui.settings import WindowSettings, load_settings, save_settings
from tests.store.runs_made import begin as begin_run
from tests.store.runs_made import fresh_state, made_model, trained

OLD: Final = Drawing.from_strokes([[(10, 10), (200, 200)]])
NEW: Final = Drawing.from_strokes([[(10, 10), (200, 200)], [(20, 90), (30, 40), (50, 60)]])
WEEK: Final = 7 * 24 * 3600.0

State = Any
"""What can be compared."""


@dataclass(frozen=True)
class Job:
    """One thing to keep.

    Attributes:
        in_database: whether SQLite keeps it. What it could not sync it has taken back, but a program that is killed at
            that moment may leave it in the log, whole, for the next one to find.
    """

    name: str
    begin: Callable[[Paths], object]
    do: Callable[[Paths, ExitStack], object]
    look: Callable[[Paths], State]
    in_database: bool = False


# Files


def _models(paths: Paths) -> State:
    return {path.name: load_model(path).training for path in sorted(paths.models.glob("*.safetensors"))}


def _save_model(paths: Paths, number: int) -> None:
    save_model(paths.models / "mine.safetensors", made_model(number))


def _progress(paths: Paths) -> State:
    progress = ProgressFile(paths.progress)
    assert progress.load() == ""
    return progress.progress


def _go_on(paths: Paths, step: int) -> None:
    progress = ProgressFile(paths.progress)
    progress.load()
    progress.change(lambda known: known.at("lesson", step))


def _reports(paths: Paths) -> State:
    reports = CrashReports(paths.reports)
    return sorted(reports.read(path) for path in reports.listed())


# What stood on the canvas


def _keep(paths: Paths, stack: ExitStack, drawing: Drawing) -> None:
    """As the window does, in a thread of its own."""
    problems: list[HwrError] = []
    behind = WriteBehind(lambda _, error: problems.append(error))
    stack.callback(behind.close)
    place = RecoveryFile.begin(paths.kept)
    stack.callback(place.end)
    behind.put(place.path, writing(lambda: document_bytes(drawing)))
    behind.flush()
    if problems:
        raise problems[0]


def _left_a_drawing(paths: Paths) -> None:
    with ExitStack() as stack:
        _keep(paths, stack, OLD)


def _adopt(paths: Paths, stack: ExitStack) -> None:
    place = RecoveryFile.begin(paths.kept)
    stack.callback(place.end)
    if not any(map(place.adopt, place.left_behind()[:1])):
        raise StorageError("It was not to be had.")
    assert document_from(place.read()) == OLD


def _kept(paths: Paths) -> State:
    """Every drawing, whoever has it."""
    return sorted(len(_drawing(path).strokes) for path in paths.kept.glob("*.kept"))


def _drawing(path: Path) -> Drawing:
    drawing = document_from(read_shared(path) or b"")
    assert isinstance(drawing, Drawing)
    return drawing


# Databases


@contextlib.contextmanager
def _whole(path: Path) -> Iterator[None]:
    """A database that is sound when it is looked at."""
    if path.exists():
        with contextlib.closing(sqlite3.connect(path)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    yield
    assert not list(path.parent.glob("*.bak")), "laid aside as damaged"


def _runs(paths: Paths) -> State:
    found = []
    with _whole(paths.runs), RunStore.open(paths.runs) as store:
        assert store.notice == ""
        for run in sorted(store.runs(), key=lambda run: run.id):
            model, checkpoint = store.model(run.id), store.load_checkpoint(run.id)
            assert run.has_model is (model is not None)
            assert run.has_checkpoint is (checkpoint is not None)
            rows, status = store.epochs(run.id), str(run.status)
            found.append((run.id, run.name, run.tags, status, len(rows), run.has_model, run.has_checkpoint))
    return found


def _runs_in(paths: Paths, stack: ExitStack) -> RunStore:
    return stack.enter_context(RunStore.open(paths.runs, clock=lambda: WEEK))


def _one_run(paths: Paths) -> None:
    with RunStore.open(paths.runs, clock=lambda: 0.0) as store:
        begin_run(store, name="first")


def _write_rows(paths: Paths, stack: ExitStack) -> None:
    _runs_in(paths, stack).add_epochs(1, trained(fresh_state(), 2))


def _save_checkpoint(paths: Paths, stack: ExitStack) -> None:
    _runs_in(paths, stack).save_checkpoint(1, fresh_state().checkpoint())


def _finish(paths: Paths, stack: ExitStack) -> None:
    _runs_in(paths, stack).finish(1, "finished", model=made_model(), metrics={"test_accuracy": 0.5})


def _taught(paths: Paths) -> State:
    with _whole(paths.taught), TaughtStore.open(paths.taught) as store:
        assert store.notice == ""
        page = store.page()
        assert page.damaged == ()
        return [(one.id, one.label, _points(one.ink)) for one in page.samples]


def _points(ink: Ink) -> list[Any]:
    assert isinstance(ink, Drawing)
    return [stroke.xy.tolist() for stroke in ink.strokes]


def _samples_in(paths: Paths, stack: ExitStack) -> TaughtStore:
    return stack.enter_context(TaughtStore.open(paths.taught, clock=lambda: WEEK))


def _some_samples(paths: Paths) -> None:
    with TaughtStore.open(paths.taught, clock=lambda: 0.0) as store:
        store.add(OLD, "4")
        store.add(NEW, "7")
        store.add(NEW, "1")
        store.delete([3])


def _nothing(_: Paths) -> None:
    pass


JOBS: Final = (
    Job("a new model", _nothing, lambda p, _: save_new_model(p.models / "m.safetensors", made_model()), _models),
    Job("another model", lambda p: _save_model(p, 1), lambda p, _: _save_model(p, 2), _models),
    Job(
        "settings",
        lambda p: save_settings(p.settings, WindowSettings(pen_width=20)),
        lambda p, _: save_settings(p.settings, WindowSettings(pen_width=30, chapter="unit"), {"pen_width"}),
        lambda p: load_settings(p.settings),
    ),
    Job("a lesson", lambda p: _go_on(p, 1), lambda p, _: _go_on(p, 2), _progress),
    Job(
        "a report",
        lambda p: CrashReports(p.reports).keep("one"),
        lambda p, _: CrashReports(p.reports).keep("two"),
        _reports,
    ),
    Job("a drawing", _nothing, lambda p, stack: _keep(p, stack, NEW), _kept),
    Job("another drawing", _left_a_drawing, lambda p, stack: _keep(p, stack, NEW), _kept),
    Job("the drawing of a dead window", _left_a_drawing, _adopt, _kept),
    Job("the first run", _nothing, lambda p, stack: begin_run(_runs_in(p, stack)), _runs, True),
    Job("a run's epochs", _one_run, _write_rows, _runs, True),
    Job("a checkpoint", _one_run, _save_checkpoint, _runs, True),
    Job("a run's end", _one_run, _finish, _runs, True),
    Job("a tag", _one_run, lambda p, stack: _runs_in(p, stack).edit(1, add_tags=["good"]), _runs, True),
    Job("the first sample", _nothing, lambda p, stack: _samples_in(p, stack).add(NEW, "4"), _taught, True),
    Job("one more sample", _some_samples, lambda p, stack: _samples_in(p, stack).add(NEW, "x"), _taught, True),
    Job("another label", _some_samples, lambda p, stack: _samples_in(p, stack).relabel([1, 2], "9"), _taught, True),
    Job("samples away", _some_samples, lambda p, stack: _samples_in(p, stack).delete([1, 2]), _taught, True),
    Job("deleted samples away", _some_samples, lambda p, stack: _samples_in(p, stack).purge(), _taught, True),
)
