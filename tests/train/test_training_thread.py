"""The training thread, as the window uses it: wishes in, events out, and the run in the history whatever happens."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from hwr.cli.entry import exit_code
from hwr.nn.config import COMPILED
from hwr.nn.history import History, Mark, MarkKind
from hwr.nn.network import Network
from hwr.nn.report import EpochReport
from hwr.recipe.interventions import read_interventions
from hwr.recipe.making import MAKING_READY
from hwr.recipe.preparing import Prepared, Preparer
from hwr.recipe.recipe import Recipe
from hwr.store.model_file import load_model
from hwr.store.paths import Paths
from hwr.store.runs.record import RunStatus
from hwr.store.runs.run_store import RunStore
from hwr.train.control import Control, Order
from hwr.train.events import (
    Began,
    Ended,
    Ending,
    Event,
    Halted,
    Marked,
    Noted,
    Preparing,
    Reported,
    Rewound,
    Viewed,
)
from hwr.train.keeping import stored_history
from hwr.train.training_thread import Beginning, TrainingThread
from tests.train.gate import PATIENCE, Gate


class Watched:
    """A thread and all it has told so far."""

    def __init__(self, thread: TrainingThread) -> None:
        self.thread = thread
        self.control = thread.control
        self.told: list[Event] = []
        thread.start()

    def until(self, holds: Callable[[Event], bool]) -> Event:
        while True:
            event = self.thread.events.get(timeout=PATIENCE)
            self.told.append(event)
            if holds(event):
                return event

    def until_kind(self, kind: type[Event]) -> Event:
        return self.until(lambda event: isinstance(event, kind))

    def until_halted(self) -> Halted:
        """Until it has done all that it has been told so far."""
        halted = self.until(lambda event: isinstance(event, Halted) and event.wish == self.control.wish)
        assert isinstance(halted, Halted)
        return halted

    def until_over(self) -> None:
        """Until its thread has ended."""
        self.thread.join(PATIENCE)
        assert not self.thread.is_alive()

    @property
    def updates(self) -> list[int]:
        return [event.report.update for event in self.told if isinstance(event, Reported)]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "runs.sqlite3"


@pytest.fixture
def watch(preparer: Preparer, prepared: Prepared, path: Path) -> Iterator[Callable[..., Watched]]:
    threads = []

    def made(
        recipe: Recipe, *, running: bool = True, tempo: float | None = None, runs: Path = path, **more: object
    ) -> Watched:
        control = Control(running=running, tempo=tempo)
        thread = TrainingThread(recipe, preparer, runs, control, **more)  # type: ignore[arg-type]
        threads.append(thread)
        return Watched(thread)

    yield made
    for thread in threads:
        thread.control.close()
        thread.join(PATIENCE)
        assert not thread.is_alive()


def test_a_run_is_trained_to_its_end_and_kept(watch: Callable[..., Watched], small: Recipe, path: Path) -> None:
    watched = watch(small, name="first try")
    ended = watched.until_kind(Ended)
    assert isinstance(ended, Ended)
    assert ended.ending is Ending.FINISHED
    assert ended.model is not None
    assert isinstance(watched.told[0], Preparing | Began)
    epochs = [
        event.report for event in watched.told if isinstance(event, Reported) and isinstance(event.report, EpochReport)
    ]
    assert [report.epoch for report in epochs] == [0, 1, 2, 3, 4, 5, 6]
    history = History(2, 1437)
    for event in watched.told:
        if isinstance(event, Reported):
            history.append(event.report)
    assert history.update == len(history.losses) == epochs[-1].update
    with RunStore.open(path, read_only=True) as store:
        (run,) = store.runs()
        assert (run.name, run.status, run.epochs) == ("first try", RunStatus.FINISHED, 6)
        rows = store.epochs(run.id)
        assert [row.test_accuracy for row in rows] == pytest.approx([report.test_accuracy for report in epochs])
        stored = stored_history(rows, store.losses(run.id))
        assert stored is not None
        np.testing.assert_array_equal(stored.losses, history.losses)
        model = store.model(run.id)
    assert model is not None
    np.testing.assert_array_equal(model.network.parameters, ended.model.network.parameters)


def test_it_stands_still_until_told_and_goes_one_update_at_a_time(watch: Callable[..., Watched], small: Recipe) -> None:
    watched = watch(small, running=False)
    watched.until_kind(Viewed)
    for wanted in (1, 2, 3):
        watched.control.step(Order.UPDATE)
        watched.until(lambda event, wanted=wanted: isinstance(event, Reported) and event.report.update == wanted)  # type: ignore[misc]
    watched.control.step(Order.BACK)
    rewound = watched.until_kind(Rewound)
    assert rewound == Rewound(2)
    watched.control.step(Order.EPOCH)
    watched.until(lambda event: isinstance(event, Reported) and isinstance(event.report, EpochReport))
    assert watched.updates[-1] == 23


def test_at_a_tempo_it_goes_update_by_update_until_it_may_go_as_fast_as_it_can(
    watch: Callable[..., Watched], small: Recipe
) -> None:
    watched = watch(small, tempo=1000.0)
    watched.until(lambda event: isinstance(event, Reported) and event.report.update == 20)
    assert watched.updates == list(range(21))
    watched.control.pause()
    watched.control.set_tempo(None)
    watched.control.run()
    watched.until_kind(Ended)


def endless(recipe: Recipe) -> Recipe:
    return replace(recipe, training=replace(recipe.training, epochs=100_000))


def test_that_it_stands_still_is_told_after_the_update_under_way_and_nothing_comes_after_it(
    watch: Callable[..., Watched], small: Recipe, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate(monkeypatch)
    watched = watch(endless(small))
    assert gate.is_reached.wait(PATIENCE)
    watched.control.pause()  # in the midst of an update
    gate.is_open.set()
    halted = watched.until_halted()
    assert not halted.is_over
    assert gate.calls == 1
    assert watched.updates[-1] == halted.update
    kinds = [type(event) for event in watched.told[-4:]]
    assert kinds == [Reported, Marked, Viewed, Halted]
    marked, viewed = watched.told[-3:-1]
    assert isinstance(marked, Marked)
    assert marked.mark == Mark(halted.update, MarkKind.PAUSE, "paused")
    assert isinstance(viewed, Viewed)
    assert viewed.moment.update == halted.update
    watched.control.step(Order.UPDATE)
    assert watched.until_halted().update == halted.update + 1
    watched.control.step(Order.BACK)
    watched.control.step(Order.BACK)
    assert watched.until_halted().update == halted.update - 1


def test_a_pause_that_is_taken_back_is_not_told_as_the_last_word(
    watch: Callable[..., Watched], small: Recipe, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate(monkeypatch)
    watched = watch(endless(small))
    assert gate.is_reached.wait(PATIENCE)
    watched.control.pause()
    watched.control.run()
    gate.is_open.set()
    watched.until(lambda event: isinstance(event, Reported) and gate.calls > 3)
    assert not any(isinstance(event, Halted) for event in watched.told)


def test_a_pause_breaks_an_epoch_off_and_stopping_forgets_what_was_still_to_be_done(
    watch: Callable[..., Watched], small: Recipe, monkeypatch: pytest.MonkeyPatch
) -> None:
    batches = replace(small, training=replace(small.training, epochs=100_000, batch_size=1))
    monkeypatch.setattr("hwr.train.trainer.REPORT_EVERY", 0.0)  # one update at a time
    gate = Gate(monkeypatch)
    watched = watch(batches, running=False)
    watched.until_halted()
    watched.control.step(Order.EPOCH)
    assert gate.is_reached.wait(PATIENCE)
    watched.control.run()
    watched.control.pause()
    gate.is_open.set()
    assert watched.until_halted().update == 1
    for _ in range(5):
        watched.control.step(Order.UPDATE)
    watched.control.finish()
    halted = watched.until_halted()
    assert halted.is_over
    ended = next(place for place, event in enumerate(watched.told) if isinstance(event, Ended))
    assert not any(isinstance(event, Reported) for event in watched.told[ended:])


def test_after_its_end_it_says_that_it_stands_still_whatever_it_is_told(
    watch: Callable[..., Watched], small: Recipe
) -> None:
    watched = watch(small)
    watched.until_kind(Ended)
    assert watched.until_halted().is_over
    watched.control.run()
    assert watched.until_halted().is_over
    watched.control.step(Order.BACK)
    assert not watched.until_halted().is_over


@pytest.mark.parametrize("update", [3, 23, 30])
def test_stopping_keeps_the_model_and_the_run_can_be_continued(
    watch: Callable[..., Watched], small: Recipe, path: Path, update: int
) -> None:
    watched = watch(endless(small), running=False)
    watched.until_kind(Began)
    for _ in range(update):
        watched.control.step(Order.UPDATE)
        watched.until_halted()
    watched.control.finish()
    ended = watched.until_kind(Ended)
    assert isinstance(ended, Ended)
    assert ended.ending is Ending.STOPPED
    assert ended.model is not None
    there = watched.updates[-1]
    watched.control.close()
    watched.until_over()
    with RunStore.open(path, read_only=True) as store:
        (run,) = store.runs()
    assert (run.status, run.has_checkpoint) == (RunStatus.STOPPED, True)
    assert there == update
    assert run.updates == update
    again = watch(endless(small), resume=run.id, running=False)
    began = again.until_kind(Began)
    assert isinstance(began, Began)
    assert began.start.updates == there
    assert began.run == run.id
    before = History(2, began.history.samples)
    for event in watched.told:
        if isinstance(event, Reported):
            before.append(event.report)
    assert began.history.update == there
    np.testing.assert_array_equal(began.history.losses, before.losses)
    np.testing.assert_array_equal(began.history.evaluations("test_accuracy"), before.evaluations("test_accuracy"))


def test_the_command_line_makes_the_very_weights_again(
    watch: Callable[..., Watched],
    small: Recipe,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
) -> None:
    """What was done in the window is kept with the run, told where runs are compared, and done again by `hwr train`."""
    runs = Paths.of_user().runs
    first = watch(endless(small), runs=runs)
    first.until(lambda event: isinstance(event, Reported) and event.report.update > 30)
    first.control.pause()
    first.until_halted()
    first.control.set_rate(0.0005, "a shorter step")
    for _ in range(3):
        first.control.step(Order.UPDATE)
    first.control.step(Order.BACK)
    paused = first.until_halted().update
    first.control.close()
    first.until_over()
    began = next(event for event in first.told if isinstance(event, Began))
    other = replace(small, training=replace(small.training, batch_size=100, epochs=None, max_updates=paused + 40))
    second = watch(other, runs=runs, beginning=Beginning(began.trainer, paused, began.run))
    ended = second.until_kind(Ended)
    assert isinstance(ended, Ended)
    assert ended.model is not None
    second.control.close()
    second.until_over()

    monkeypatch.chdir(tmp_path)
    assert exit_code(["runs", "export", "2", "--format", "recipe", "--out", "made.toml"]) == 0
    assert exit_code(["train", "--config", "made.toml", "--out", "again.safetensors"]) == 0
    again = load_model(tmp_path / "again.safetensors").network
    np.testing.assert_array_equal(again.parameters, ended.model.network.parameters)

    capfd.readouterr()
    assert exit_code(["runs", "show", "1"]) == 0
    shown = capfd.readouterr().out
    assert "adam 0.002 → 0.0005" in shown
    assert "paused; learning rate 0.0005: a shorter step" in shown
    assert f"stepped back from update {paused + 1}; stopped" in shown
    assert exit_code(["runs", "compare", "1", "2"]) == 0
    assert "All settings are the same" not in capfd.readouterr().out
    with RunStore.open(runs, read_only=True) as store:
        newest = store.runs()[0]
        kept = read_interventions(store.run(newest.id).recipe)
    assert [one.kind for one in kept if one.kind is not MarkKind.PAUSE] == [
        MarkKind.RATE,
        MarkKind.BACK,
        MarkKind.BRANCH,
    ]


def test_closing_in_the_middle_is_obeyed_at_once_and_leaves_a_run_to_be_continued(
    watch: Callable[..., Watched], small: Recipe, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate(monkeypatch)
    watched = watch(endless(small))
    assert gate.is_reached.wait(PATIENCE)
    watched.control.close()
    gate.is_open.set()
    watched.until_over()
    assert gate.calls == 1
    with RunStore.open(path, read_only=True) as store:
        (run,) = store.runs()
    assert run.has_checkpoint


def test_an_ended_run_opens_again_when_it_is_taken_back(
    watch: Callable[..., Watched], small: Recipe, path: Path
) -> None:
    watched = watch(small)
    watched.until_kind(Ended)
    last = watched.updates[-1]
    watched.control.step(Order.BACK)
    assert watched.until_kind(Rewound) == Rewound(last - 1)
    watched.control.run()
    ended = watched.until_kind(Ended)
    assert isinstance(ended, Ended)
    assert watched.updates[-1] == last
    with RunStore.open(path, read_only=True) as store:
        (run,) = store.runs()
        assert run.status is RunStatus.FINISHED
        assert len(store.epochs(run.id)) == 7


def test_a_run_goes_on_from_another_ones_moment(watch: Callable[..., Watched], small: Recipe, path: Path) -> None:
    watched = watch(small, running=False)
    began = watched.until_kind(Began)
    assert isinstance(began, Began)
    watched.control.step(Order.EPOCH)
    watched.until(lambda event: isinstance(event, Reported) and isinstance(event.report, EpochReport))
    watched.control.close()
    watched.until_over()
    branch = watch(small, beginning=Beginning(began.trainer, 10, began.run))
    branch.until_kind(Ended)
    with RunStore.open(path, read_only=True) as store:
        newest = store.runs()[0]
    assert newest.parent == (began.run, 10)


def test_divergence_ends_the_run_with_finite_weights(watch: Callable[..., Watched], small: Recipe) -> None:
    from hwr.nn.optimizers import SGD

    training = replace(small.training, loss="mean_squared_error", optimizer=SGD(), learning_rate=1e30)
    ended = watch(replace(small, training=training)).until_kind(Ended)
    assert isinstance(ended, Ended)
    assert ended.ending is Ending.DIVERGED
    assert ended.model is not None
    assert np.isfinite(ended.model.network.parameters).all()
    assert "Diverged at update" in ended.sentence


def test_without_a_history_the_training_goes_on_and_says_so_once(
    preparer: Preparer, prepared: Prepared, small: Recipe, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("no folder")
    thread = TrainingThread(small, preparer, tmp_path / "file" / "runs.sqlite3", Control())
    watched = Watched(thread)
    ended = watched.until_kind(Ended)
    assert isinstance(ended, Ended)
    assert ended.ending is Ending.FINISHED
    notes = [event.sentence for event in watched.told if isinstance(event, Noted)]
    assert len(notes) == 1
    assert "cannot be kept" in notes[0]
    thread.control.close()
    watched.until_over()


@pytest.mark.qt_no_exception_capture  # a defect is to be reported as one
def test_a_mistake_of_the_program_ends_the_run_in_a_sentence(
    preparer: Preparer, prepared: Prepared, small: Recipe, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Broken:
        def scores(self, network: Network) -> None:
            raise IndexError

    reported: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, error, trace: reported.append(kind))
    thread = TrainingThread(small, preparer, path, Control(), drawings=Broken())  # type: ignore[arg-type]
    watched = Watched(thread)
    ended = watched.until_kind(Ended)
    watched.until_over()
    assert isinstance(ended, Ended)
    assert ended.ending is Ending.FAILED
    assert "IndexError" in ended.sentence
    assert reported == [IndexError], "it is a defect, and is reported as one"
    with RunStore.open(path, read_only=True) as store:
        assert store.runs()[0].status is RunStatus.INTERRUPTED


def test_a_run_that_is_not_there_cannot_be_resumed(watch: Callable[..., Watched], small: Recipe) -> None:
    ended = watch(small, resume=77).until_kind(Ended)
    assert isinstance(ended, Ended)
    assert ended.ending is Ending.FAILED
    assert "77" in ended.sentence


def test_an_engine_that_is_not_there_is_said_before_anything_is_prepared(
    watch: Callable[..., Watched], small: Recipe, monkeypatch: pytest.MonkeyPatch
) -> None:
    find = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "numba" else find(name))
    compiled = replace(small, training=replace(small.training, engine=COMPILED))
    watched = watch(compiled)
    ended = watched.until_kind(Ended)
    assert isinstance(ended, Ended)
    assert ended.ending is Ending.FAILED
    assert "needs the extra 'fast'" in ended.sentence
    steps = [event.step for event in watched.told if isinstance(event, Preparing)]
    assert steps == [MAKING_READY]
