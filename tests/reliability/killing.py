"""Killing: programs at work on one folder, ended by SIGKILL at random moments, and what must be there afterwards."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from hwr.errors import HwrError, StorageError
from hwr.ink.drawing import Drawing
from hwr.store.atomic import read_shared
from hwr.store.lock import is_alive
from hwr.store.model_file import load_model
from hwr.store.paths import Paths
from hwr.store.runs.record import RunStatus
from hwr.store.runs.run_store import RunStore
from hwr.store.taught.taught_store import TaughtStore
from hwr.ui.kit.canvas.document import document_from
from hwr.ui.settings import load_settings
from tests.conftest import ROOT
from tests.store.instances import Entry, entries, lost, prepare

BEFORE_READY: Final = 0.2
"""The share of programs that are killed while they start."""

OWN: Final = ("taught", "setting", "model", "run", "kept", "ready")
"""The kinds of what is told that are looked for here; `tests.store.instances` looks for the others."""


class Victim:
    """A program at work, what it tells going to a file."""

    def __init__(self, what: str, home: Path, number: int, seed: int, journals: Path) -> None:
        self.what = what
        self._journal = journals / f"{seed}.jsonl"
        with self._journal.open("wb") as file:
            command = [sys.executable, "-m", f"tests.reliability.{what}", str(home), str(number), str(seed)]
            self.process = subprocess.Popen(
                command, cwd=ROOT, stdout=file, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}
            )

    @property
    def told(self) -> list[Entry]:
        return entries(self._journal.read_text(encoding="utf-8"))

    def kill(self, moments: random.Random, longest: float) -> None:
        """End it while it starts, or at any moment of its work."""
        if moments.random() < BEFORE_READY:
            time.sleep(moments.uniform(0, longest))
        else:
            while not self.told and self.process.poll() is None:
                time.sleep(0.02)
            time.sleep(moments.uniform(0, longest))
        code = self.process.poll()
        assert code is None, f"the {self.what} ended by itself with {code}"
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


@dataclass
class Tally:
    """What was done, and what went wrong."""

    kills: Counter[str] = field(default_factory=Counter)
    acknowledged: Counter[str] = field(default_factory=Counter)
    restored: int = 0
    problems: list[str] = field(default_factory=list)


def allowed(journal: Iterable[Entry]) -> dict[str, list[Any]]:
    """What may be found under each key: what was done last, or anything that was begun since."""
    found: dict[str, list[Any]] = {}
    for key, value, done in journal:
        found[key] = [value] if done else [*found.get(key, [None]), value]
    return found


def kept(paths: Paths, *, by_the_dead: bool = False) -> list[Any]:
    """The drawings of all programs, or of those that are no more, as lists of points; raises if one is damaged."""
    found = []
    for path in paths.kept.glob("*.kept"):
        stem, _, token = path.stem.partition("-")
        if by_the_dead and is_alive(paths.kept / stem, token):
            continue
        with contextlib.suppress(FileNotFoundError):  # a living window cleared its own meanwhile
            data = read_shared(path)
            if data is not None:
                document = document_from(data)
                assert isinstance(document, Drawing)
                found.append([stroke.xy.tolist() for stroke in document.strokes])
    return found


def is_sound(paths: Paths) -> list[str]:
    """What is half written, while others may be at work."""
    problems = [
        f"laid aside: {path.name}" for path in paths.runs.parent.rglob("*") if path.suffix in {".bak", ".damaged"}
    ]
    for path in (paths.runs, paths.taught):
        if path.exists():
            with contextlib.closing(sqlite3.connect(path, timeout=60)) as connection:
                for question in ("integrity_check", "foreign_key_check"):
                    answer = connection.execute(f"PRAGMA {question}").fetchall()
                    problems += [] if answer in ([], [("ok",)]) else [f"{path.name}: {answer}"]
    try:
        kept(paths)
        for path in paths.models.glob("*.safetensors"):
            load_model(path)
        with RunStore.open(paths.runs, read_only=True) as store:
            for run in store.runs(limit=5):
                try:
                    store.epochs(run.id)
                    assert store.model(run.id) is not None or not run.has_model, f"run {run.id} has lost its model"
                    store.load_checkpoint(run.id)  # which a living program may take away, but not leave damaged
                except StorageError:
                    if run.id in {one.id for one in store.runs()}:  # or a living program has deleted it meanwhile
                        raise
    except (HwrError, AssertionError) as error:
        problems.append(f"{type(error).__name__}: {error}")
    return problems


def missing(paths: Paths, told: list[Entry], drawings: list[Any]) -> list[str]:
    """What one that was killed just now had been told was kept, and is not there."""
    with TaughtStore.open(paths.taught, read_only=True) as taught, RunStore.open(paths.runs, read_only=True) as runs:
        labels = taught.counts()
        problems = []
        for key, values in allowed(told).items():
            kind, _, what = key.partition(" ")
            found: Any = None
            if None in values:  # nothing of it was done: there may be what somebody did before, or nothing
                continue
            match kind:
                case "taught":
                    found = what in labels or None
                case "setting":
                    path = paths.settings.with_name(what)
                    found = load_settings(path).pen_width if path.exists() else None
                case "model":
                    path = paths.models / what
                    found = load_model(path).training["seed"] if path.exists() else None
                case "run":
                    summary = runs.run(int(what)).summary
                    found = str(summary.status) if summary.has_model else None
                case "kept":
                    is_there = any(drawing in values for drawing in drawings) or [] in values
                    found = values[0] if is_there else f"none of {len(drawings)}"
                case _:
                    continue
            if found not in values:
                problems.append(f"{key}: {found!r} instead of {values!r}"[:400])
    return problems


def killed(kills: int, seed: int, folder: Path, *, longest: float = 1.5) -> Iterable[Tally]:
    """Have a window and a saver at work on one folder, kill one of them after the other, and look each time."""
    home, journals, moments = folder / "home", folder / "journals", random.Random(seed)
    journals.mkdir()
    paths, tally, told = prepare(home), Tally(), []
    seeds = iter(range(seed * 10_000, 10**9))
    numbers = {"window": 0, "saver": 1}  # no two write what one of them alone is asked for
    victims = {what: Victim(what, home, number, next(seeds), journals) for what, number in numbers.items()}
    try:
        for _ in range(kills):
            victim = victims[moments.choice(("window", "saver"))]
            victim.kill(moments, longest)
            tally.kills[victim.what] += 1
            journal = victim.told
            told.append(journal)
            drawings, left_behind = kept(paths), kept(paths, by_the_dead=True)
            tally.problems += is_sound(paths) + missing(paths, journal, drawings)
            for key, _, done in journal:
                tally.acknowledged[key.partition(" ")[0]] += done
            victims[victim.what] = begun = Victim(victim.what, home, numbers[victim.what], next(seeds), journals)
            if victim.what == "window":
                while not begun.told and begun.process.poll() is None:
                    time.sleep(0.02)
                restored = begun.told[0][1]
                tally.restored += bool(restored)
                if restored and restored not in drawings:
                    tally.problems.append(f"brought back what had not been kept: {restored!r}"[:400])
                if any(left_behind) and not restored:
                    tally.problems.append("nothing was brought back")
            yield tally
    finally:
        for victim in victims.values():
            victim.process.kill()
            victim.process.wait()
    told += [victim.told for victim in victims.values()]
    paths.sweep()
    others = [[entry for entry in journal if entry[0].partition(" ")[0] not in OWN] for journal in told]
    tally.problems += is_sound(paths) + lost(paths, others)
    with RunStore.open(paths.runs) as store:
        store.mark_interrupted()
        tally.problems += [f"run {run.id} is running" for run in store.runs(status=RunStatus.RUNNING)]
    tally.problems += [f"a stray {path.name}" for path in home.rglob("*.hwr-tmp")]
    yield tally
