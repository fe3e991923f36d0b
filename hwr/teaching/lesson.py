"""A lesson: steps through the chapters, with texts, dials set and locked, and questions; read from a TOML file.

There is no code in a lesson file. `docs/lessons.md` is written for who writes one.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, fields
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from hwr.errors import ConfigError, LessonError
from hwr.nn.settings import require_integer, require_mapping
from hwr.teaching.chapter import Chapter, chapter
from hwr.teaching.question import QUESTIONS, Question, ReachQuestion
from hwr.teaching.setting import Value

MAX_BYTES: Final = 1 << 20
"""A lesson is a few kilobytes; a larger file is none."""

SEED: Final = "seed"
"""The setting that a step's `seed` stands for, in chapters that have it."""


@dataclass(frozen=True)
class Step:
    """One step of a lesson.

    Attributes:
        title: a few words.
        text: what is told, in paragraphs with an empty line between them.
        chapter: the key of the chapter that is shown.
        settings: what its settings are set to when the step begins; all others stay as they are.
        locked: the settings that cannot be turned in this step.
        question: None if nothing is asked.
    """

    title: str
    text: str
    chapter: str
    settings: Mapping[str, Value]
    locked: tuple[str, ...]
    question: Question | None


@dataclass(frozen=True)
class Lesson:
    """A lesson.

    Attributes:
        key: its file's name without suffix; progress is kept under it.
        title: a few words.
        summary: one sentence on what it leads to.
        minutes: how long it takes, about.
        steps: one or more.
    """

    key: str
    title: str
    summary: str
    minutes: int
    steps: tuple[Step, ...]

    @property
    def questions(self) -> int:
        """How many steps ask something."""
        return sum(step.question is not None for step in self.steps)


def read_lesson(path: Path) -> Lesson:
    """Read a lesson file, checked to the last name in it.

    Raises:
        LessonError: naming the file, the step and what is wrong with it.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise LessonError(f"The lesson {path} cannot be read: {error.strerror or error}.") from error
    if len(data) > MAX_BYTES:
        raise LessonError(f"{path} is larger than {MAX_BYTES >> 20} MB; no lesson is.")
    try:
        table = tomllib.loads(data.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise LessonError(f"The lesson {path} is not valid TOML: {error}.") from error
    try:
        return _lesson(path.stem, table)
    except ConfigError as error:
        raise LessonError(f"The lesson {path} cannot be used: {error}") from error


def read_lessons(folder: Path) -> tuple[tuple[Lesson, ...], tuple[str, ...]]:
    """All lessons of a folder in the order of their files' names, and what is wrong with those that cannot be used."""
    lessons, problems = [], []
    for path in sorted(folder.glob("*.toml")) if folder.is_dir() else ():
        try:
            lessons.append(read_lesson(path))
        except LessonError as error:
            problems.append(str(error))
    return tuple(lessons), tuple(problems)


def _lesson(key: str, table: Mapping[str, Any]) -> Lesson:
    _require_known(table, "A lesson", ("title", "summary", "minutes", "step"))
    minutes = table.get("minutes", 10)
    require_integer("minutes", minutes, at_least=1, at_most=600)
    steps = table.get("step")
    if not isinstance(steps, list) or not steps:
        raise ConfigError("it has no steps; each begins with a line [[step]].")
    made = []
    for number, step in enumerate(steps, start=1):
        with _in(f"step {number}"):
            made.append(_step(require_mapping("step", step)))
    return Lesson(key, _text(table, "title"), _text(table, "summary", needed=False), minutes, tuple(made))


def _step(table: Mapping[str, Any]) -> Step:
    known = ("title", "text", "chapter", "settings", "seed", "locked", "question")
    _require_known(table, "A step", known)
    shown = chapter(_text(table, "chapter"))
    settings = dict(require_mapping("settings", table.get("settings", {})))
    if SEED in table:
        settings[SEED] = table[SEED]
    locked = table.get("locked", [])
    if not isinstance(locked, list) or not all(isinstance(name, str) for name in locked):
        raise ConfigError(f"locked must be a list of settings; it is {locked!r}.")
    names = [setting.name for setting in shown.settings] if locked == ["all"] else locked
    return Step(
        title=_text(table, "title"),
        text=_text(table, "text"),
        chapter=shown.key,
        settings=MappingProxyType({name: shown.setting(name).checked(value) for name, value in settings.items()}),
        locked=tuple(shown.setting(name).name for name in names),
        question=None if "question" not in table else _question(require_mapping("question", table["question"]), shown),
    )


def _question(table: Mapping[str, Any], shown: Chapter) -> Question:
    values = dict(table)
    kind = values.pop("kind", None)
    if kind not in QUESTIONS:
        raise ConfigError(f"the question's kind must be one of {', '.join(QUESTIONS)}; it is {kind!r}.")
    known = tuple(item.name for item in fields(QUESTIONS[kind]))
    _require_known(values, f"A question of the kind {kind}", known)
    if "ask" not in values:
        raise ConfigError("the question lacks ask, the words of it.")
    if isinstance(values.get("choices"), list):
        values["choices"] = tuple(values["choices"])
    if kind in ("choice", "number") and "answer" not in values:
        raise ConfigError("the question lacks answer.")
    question = QUESTIONS[kind](**values)
    if isinstance(question, ReachQuestion):
        shown.reading(question.reading)
    return question


def _require_known(table: Mapping[str, Any], what: str, known: tuple[str, ...]) -> None:
    for name in table:
        if name not in known:
            raise ConfigError(f"{what} has no {name!r}; it can have {', '.join(known)}.")


def _text(table: Mapping[str, Any], name: str, *, needed: bool = True) -> str:
    value = table.get(name, "")
    if not isinstance(value, str):
        raise ConfigError(f"{name} must be text; it is {value!r}.")
    if needed and not value.strip():
        raise ConfigError(f"{name} is missing.")
    return value.strip()


@contextmanager
def _in(place: str) -> Iterator[None]:
    try:
        yield
    except ConfigError as error:
        raise ConfigError(f"in {place}, {error}") from error
