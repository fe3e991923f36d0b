"""A lesson: steps through the chapters, with texts, dials set and locked, and questions; read from a TOML file.

There is no code in a lesson file. `docs/lessons.md` is written for who writes one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from hwr.chapters.contents import chapter
from hwr.errors import ConfigError, LessonError
from hwr.explain.chapter import Chapter
from hwr.explain.number_question import NumberQuestion, WrongNumber, require_number_of
from hwr.explain.question import ChoiceQuestion, OpenQuestion, Question, ReachQuestion
from hwr.explain.setting import Value
from hwr.files import read_toml
from hwr.language import tr
from hwr.nn.setting import build, quoted, require_choice, require_integer, require_mapping

SEED: Final = "seed"
"""The setting that a step's `seed` stands for, in chapters that have it."""

ALL: Final = "all"
"""Stands for every setting of a chapter where a step locks them."""

LESSON_KEYS: Final = ("title", "summary", "minutes", "step")
STEP_KEYS: Final = ("title", "text", "chapter", "settings", SEED, "locked", "question")

QUESTIONS: Final[Mapping[str, type[Question]]] = {
    one.kind: one for one in (ChoiceQuestion, NumberQuestion, ReachQuestion, OpenQuestion)
}
"""By their `kind` in lesson files."""


@dataclass(frozen=True)
class LessonStep:
    """One step of a lesson.

    Attributes:
        title: a few words.
        text: what is told, in paragraphs with an empty line between them.
        chapter: the key of the chapter that is shown.
        settings: what its settings are set to when the step begins, in the chapter's order; all others go back to
            where they were at first. None if the learner goes on with the dials as they stand.
        locked: the settings that cannot be turned in this step.
        question: None if nothing is asked.
    """

    title: str
    text: str
    chapter: str
    settings: Mapping[str, Value] | None
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
        original: the same in the language that answers are kept in, if this is a translation of it.
    """

    key: str
    title: str
    summary: str
    minutes: int
    steps: tuple[LessonStep, ...]
    original: Lesson | None = field(default=None, compare=False, repr=False)

    def kept_question(self, step: int) -> Question | None:
        """What a step, counted from 1, asks, as answers to it are kept: in one language, whatever it was asked in."""
        return (self.original or self).steps[step - 1].question

    @property
    def judged(self) -> int:
        """How many of its questions have a right answer."""
        return sum(step.question is not None and bool(step.question.expected) for step in self.steps)

    def settings_at(self, number: int, *, coming_from: int | None = None) -> Mapping[str, Value] | None:
        """What a step, counted from 1, sets the dials to; None if they stay as the learner left them.

        A step without settings goes on from the one before it. Who comes from elsewhere finds the dials as the last
        step before it with settings set them.
        """
        step = self.steps[number - 1]
        if step.settings is not None:
            return step.settings
        if number == 1 or self.steps[number - 2].chapter != step.chapter:
            return {}
        return None if coming_from == number - 1 else self.settings_at(number - 1)


def read_lesson(path: Path) -> Lesson:
    """Read a lesson file, checked to the last name in it.

    Raises:
        LessonError: naming the file, the step and the key, and what is wrong with it.
    """
    table = read_toml(path, "lesson", LessonError)
    try:
        return _lesson(_key(path), table)
    except ConfigError as error:
        raise LessonError(tr("The lesson {path} cannot be used: {error}", path=path, error=error)) from error


def read_lessons(folder: Path) -> tuple[tuple[Lesson, ...], tuple[str, ...]]:
    """All lessons of a folder in the order of their files' names, and what is wrong with those that cannot be used.

    A folder that is not there has none.
    """
    lessons, problems = [], []
    try:
        paths = sorted(path for path in folder.iterdir() if path.suffix.lower() == ".toml")
    except (FileNotFoundError, NotADirectoryError):
        return (), ()
    except OSError as error:
        return (), (
            tr("The lessons in {folder} cannot be read: {reason}.", folder=folder, reason=error.strerror or error),
        )
    for path in paths:
        try:
            lessons.append(read_lesson(path))
        except LessonError as error:
            problems.append(str(error))
    return tuple(lessons), tuple(problems)


def read_translated(folder: Path, code: str) -> tuple[tuple[Lesson, ...], tuple[str, ...]]:
    """Likewise, each in the words of another language where the folder of that name within has them."""
    lessons, problems = read_lessons(folder)
    translated, more = read_lessons(folder / code)
    words = {lesson.key: lesson for lesson in translated}
    told = (replace(words[one.key], original=one) if one.key in words else one for one in lessons)
    return tuple(told), (*problems, *more)


def _key(path: Path) -> str:
    """Progress is kept under it, in a text file."""
    key = path.stem
    try:
        key.encode()
    except UnicodeEncodeError as error:
        raise ConfigError(tr("its name is not text in UTF-8; give it another one.")) from error
    return key


def _lesson(key: str, table: Mapping[str, Any]) -> Lesson:
    _require_known(table, tr("a lesson"), LESSON_KEYS)
    minutes = table.get("minutes", 10)
    require_integer("minutes", minutes, at_least=1, at_most=600)
    steps = table.get("step", [])
    if not isinstance(steps, list) or not steps:
        raise ConfigError(tr("it has no steps; each begins with a line [[step]]."))
    made = []
    for number, step in enumerate(steps, start=1):
        with _in(tr("step {number_}", number_=number)):
            made.append(_step(require_mapping(tr("a step"), step)))
    return Lesson(key, _line(table, "title"), _line(table, "summary", needed=False), minutes, tuple(made))


def _step(table: Mapping[str, Any]) -> LessonStep:
    _require_known(table, tr("a step"), STEP_KEYS)
    title, text = _line(table, "title"), _paragraphs(table, "text")
    shown = chapter(_line(table, "chapter"))
    return LessonStep(title, text, shown.key, _settings(table, shown), _locked(table, shown), _question(table, shown))


def _settings(table: Mapping[str, Any], shown: Chapter) -> Mapping[str, Value] | None:
    if "settings" not in table and SEED not in table:
        return None
    given = dict(require_mapping("settings", table.get("settings", {})))
    if SEED in table:
        if SEED in given:
            raise ConfigError(tr("seed stands there twice, once of them among the settings."))
        with _in(SEED):
            given[SEED] = shown.setting(SEED).checked(table[SEED])
    for name in given:
        with _in("settings"):
            shown.setting(name)
    checked = {}
    for setting in shown.settings:  # in the chapter's order: what comes first may move what comes later
        if setting.name in given:
            with _in(f"settings.{setting.name}"):
                checked[setting.name] = setting.checked(given[setting.name])
    return MappingProxyType(checked)


def _locked(table: Mapping[str, Any], shown: Chapter) -> tuple[str, ...]:
    locked = table.get("locked", [])
    if locked == ALL:
        return tuple(setting.name for setting in shown.settings)
    if not isinstance(locked, list) or not all(isinstance(name, str) for name in locked):
        raise ConfigError(
            tr('locked must be a list of settings, or "{all}"; it is {locked}.', all=ALL, locked=quoted(locked))
        )
    with _in("locked"):
        return tuple(shown.setting(name).name for name in locked)


def _question(table: Mapping[str, Any], shown: Chapter) -> Question | None:
    if "question" not in table:
        return None
    if isinstance(table["question"], list):
        raise ConfigError(
            tr("question: a step asks one question; it begins with [step.question], not [[step.question]].")
        )
    values = dict(require_mapping("question", table["question"]))
    with _in("question"):
        kind = values.pop("kind", None)
        require_choice("kind", kind, tuple(QUESTIONS))
        for name in ("ask", "why"):
            if isinstance(values.get(name), str):
                values[name] = _joined(values[name])
        for name in ("choices", "replies"):
            if isinstance(values.get(name), list):
                values[name] = tuple(_joined(one) if isinstance(one, str) else one for one in values[name])
        if "wrong" in values:
            values["wrong"] = _wrong_numbers(values["wrong"])
        question = build(QUESTIONS[kind], tr("a question of the kind {kind}", kind=kind), values)
        if isinstance(question, ReachQuestion):
            with _in("reading"):
                question.check_reading(shown.reading(question.reading))
        if isinstance(question, NumberQuestion):
            for name in question.readings:
                with _in("reading"):
                    require_number_of(shown.reading(name))
    return question


def _wrong_numbers(tables: object) -> tuple[WrongNumber, ...]:
    if not isinstance(tables, list):
        raise ConfigError(tr("wrong: each wrong number begins with [[step.question.wrong]]."))
    made = []
    for number, table in enumerate(tables, start=1):
        with _in(tr("wrong {number_}", number_=number)):
            values = dict(require_mapping(tr("a wrong number"), table))
            if isinstance(values.get("say"), str):
                values["say"] = _joined(values["say"])
            made.append(build(WrongNumber, tr("a wrong number"), values))
    return tuple(made)


def _require_known(table: Mapping[str, Any], what: str, known: tuple[str, ...]) -> None:
    for name in table:
        if name not in known:
            raise ConfigError(
                tr("{what} has no {name}; it can have {known}.", what=what, name=quoted(name), known=", ".join(known))
            )


def _line(table: Mapping[str, Any], name: str, *, needed: bool = True) -> str:
    value = table.get(name, "")
    if not isinstance(value, str):
        raise ConfigError(tr("{name} must be text; it is {value}.", name=name, value=quoted(value)))
    if needed and not value.strip():
        raise ConfigError(
            tr("{name} is missing.", name=name) if name not in table else tr("{name} is empty.", name=name)
        )
    return _joined(value)


def _paragraphs(table: Mapping[str, Any], name: str) -> str:
    _line(table, name)
    lines = "\n".join(line.strip() for line in table[name].strip().splitlines())
    return "\n\n".join(_joined(paragraph) for paragraph in lines.split("\n\n") if paragraph.strip())


def _joined(text: str) -> str:
    """Where the lines of a file end is of no meaning."""
    return " ".join(text.split())


@contextmanager
def _in(place: str) -> Iterator[None]:
    try:
        yield
    except ConfigError as error:
        raise ConfigError(f"{place}: {error}") from error
