"""Instances: several programs at work on one data folder, and what has to be there afterwards.

    python -m tests.store.instances HOME NUMBER SEED STEPS

is one of them. It prints what it is about to do and, once the program has said that it is done, that it did: lines of
JSON `[key, value, done]`. Whatever was done last under a key has to be found in the folder, unless something was begun
under that key which a kill kept from being told.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import random
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from hwr.cli.entry import exit_code
from hwr.errors import StorageError
from hwr.explain.lesson import Lesson, read_lesson
from hwr.store.atomic import read_shared, write_bytes
from hwr.store.paths import Paths
from hwr.store.runs.run_store import RunStore
from hwr.ui.explain.lesson_shelf import ProgressFile
from tests.store.runs_made import begin, fresh_state, made_model, trained

SHARED: Final = 1
"""The run that all of them write about."""

FILE_BYTES: Final = 50_000

Entry = tuple[str, Any, bool]


def prepare(home: Path) -> Paths:
    """A folder with one run in the history."""
    paths = Paths.of_user({"HWR_HOME": str(home)})
    paths.prepare()
    with RunStore.open(paths.runs) as store:
        store.finish(begin(store), "finished")
    return paths


def lesson_with_question(paths: Paths) -> tuple[Lesson, int, str]:
    """A shipped lesson, one of its steps that asks something, and the answer."""
    lesson = read_lesson(sorted(paths.shipped_lessons.glob("*.toml"))[0])
    for step, one in enumerate(lesson.steps, start=1):
        if one.question is not None:
            return lesson, step, one.question.expected
    raise AssertionError("no question")


class Instance:
    """One program."""

    def __init__(self, paths: Paths, number: int, seed: int) -> None:
        self._paths = paths
        self._number = number
        self._rng = random.Random(seed)
        self._store = RunStore.open(paths.runs)
        self._progress = ProgressFile(paths.progress)
        self._progress.load()
        self._lesson, self._step, self._answer = lesson_with_question(paths)
        self._rows = trained(fresh_state(), 2)
        self._mark = f"{number}-{seed}"
        self._tags: list[str] = []
        self._own: list[int] = []
        self._is_deleted = False
        self._jobs: tuple[Callable[[str], Iterator[tuple[str, Any]]], ...] = (
            self.tag, self.untag, self.tag_by_command, self.note, self.rename, self.train, self.delete, self.undelete,
            self.learn, self.answer, self.write,
        )  # fmt: skip

    def work(self, steps: int) -> None:
        """Do so many things, one after the other."""
        for step in range(steps):
            job = self._rng.choice(self._jobs)(f"{self._mark}-{step}")
            for key, value in job:
                self.tell(key, value, done=False)
                try:
                    next(job, None)
                except StorageError as error:
                    self.tell("refused", str(error), done=True)
                    break
                self.tell(key, value, done=True)
        self._store.close()

    def tell(self, key: str, value: Any, *, done: bool) -> None:
        sys.stdout.write(json.dumps([key, value, done]) + "\n")
        sys.stdout.flush()

    # Each says under which key there will be what, and then sees to it

    def tag(self, mark: str) -> Iterator[tuple[str, Any]]:
        yield f"tag {mark}", True
        self._store.edit(SHARED, add_tags=[mark])
        self._tags.append(mark)

    def untag(self, mark: str) -> Iterator[tuple[str, Any]]:
        if self._tags:
            gone = self._tags.pop()
            yield f"tag {gone}", False
            self._store.edit(SHARED, remove_tags=[gone])

    def tag_by_command(self, mark: str) -> Iterator[tuple[str, Any]]:
        yield f"tag {mark}", True
        said = io.StringIO()
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(said):
            code = exit_code(["runs", "edit", str(SHARED), "--tag", mark, "--json"])
        if code:
            raise StorageError(said.getvalue().strip())

    def note(self, mark: str) -> Iterator[tuple[str, Any]]:
        yield f"line {mark}", True
        self._store.edit(SHARED, note=mark, seen="what was there before anybody wrote")

    def rename(self, mark: str) -> Iterator[tuple[str, Any]]:
        if self._own:
            yield f"name {self._own[-1]}", mark
            self._store.edit(self._own[-1], name=mark)

    def train(self, mark: str) -> Iterator[tuple[str, Any]]:
        yield f"trained {mark}", True
        run = begin(self._store)
        self._store.add_epochs(run, self._rows)
        self._store.edit(run, add_tags=[f"trained {mark}"])
        self._store.finish(run, "finished", model=made_model())
        self._own.append(run)

    def delete(self, _: str) -> Iterator[tuple[str, Any]]:
        if len(self._own) > 1 and not self._is_deleted:
            yield f"deleted {self._own[0]}", True
            self._store.delete(self._own[:1])
            self._is_deleted = True

    def undelete(self, _: str) -> Iterator[tuple[str, Any]]:
        if self._is_deleted:
            yield f"deleted {self._own[0]}", False
            self._store.restore(self._own[:1])
            self._is_deleted = False

    def learn(self, mark: str) -> Iterator[tuple[str, Any]]:
        lesson, step = f"lesson-{self._number}", self._rng.randrange(1, 1000)
        yield f"step {lesson}", step
        self._progress.change(lambda progress: progress.at(lesson, step))

    def answer(self, _: str) -> Iterator[tuple[str, Any]]:
        yield "answer", None
        self._progress.change(lambda progress: progress.answered(self._lesson, self._step, self._answer))

    def write(self, mark: str) -> Iterator[tuple[str, Any]]:
        name = f"{self._number}.bin"
        yield f"file {name}", mark
        write_bytes(self._paths.models / name, mark.encode().ljust(FILE_BYTES))


def lost(paths: Paths, journals: Iterable[list[Entry]]) -> list[str]:
    """What was told to be done and is not there: nothing, if all is well."""
    wanted: dict[str, list[Any]] = {}
    answers = unsure = 0
    for journal in journals:
        for key, value, done in journal:
            if key == "answer":
                answers += done
                unsure += 1 if not done else -1
            elif key != "refused":
                wanted[key] = [value] if done else [*wanted.get(key, [None]), value]
    progress = ProgressFile(paths.progress)
    problems = list(filter(None, [progress.load()]))
    lesson, step, _ = lesson_with_question(paths)
    answer = progress.progress.answer_to(lesson, step)
    tries = 0 if answer is None else answer.tries
    if not answers <= tries <= answers + unsure:
        problems.append(f"{answers} answers were given, {tries} are counted")
    with RunStore.open(paths.runs, read_only=True) as store:
        shared = store.run(SHARED).summary
        there, gone = store.runs(), store.runs(deleted=True)
        names = {str(run.id): run.name for run in (*there, *gone)}
        found: dict[str, Callable[[str], Any]] = {
            "tag": lambda what: what in shared.tags,
            "line": lambda what: what in shared.note.split("\n"),
            "name": lambda what: names[what] or None,
            "trained": {tag.removeprefix("trained "): run.has_model for run in (*there, *gone) for tag in run.tags}.get,
            "deleted": lambda what: int(what) in {run.id for run in gone},
            "step": progress.progress.reached.get,
            "file": lambda what: (read_shared(paths.models / what) or b"").strip().decode() or None,
        }
        for key, values in wanted.items():
            kind, _, what = key.partition(" ")
            is_there = found[kind](what)
            if is_there not in values and not (is_there is False and None in values):
                problems.append(f"{key}: {is_there!r} instead of {values!r}")
    problems += [f"a stray {path.name}" for path in paths.models.glob(".*.hwr-tmp")]
    return problems


def entries(text: str) -> list[Entry]:
    """A journal, whose last line a kill may have cut."""
    lines = text.split("\n")[:-1]
    return [(key, value, done) for key, value, done in map(json.loads, lines)]


if __name__ == "__main__":
    os.environ["HWR_HOME"] = sys.argv[1]
    Instance(Paths.of_user(), int(sys.argv[2]), int(sys.argv[3])).work(int(sys.argv[4]))
