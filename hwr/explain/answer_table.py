"""The answer table: a learner's answers, and the questions passed without one, a row each; of one learner or of many.

Written for spreadsheets and read back, so that the exports of a whole class become one table.
"""

from __future__ import annotations

import csv
import io
import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any, Final

from hwr.errors import LessonError
from hwr.explain.lesson import Lesson
from hwr.explain.progress import LessonProgress
from hwr.files import UnusableFileError, read_regular
from hwr.language import tr

FORMAT: Final = 1
MOST_BYTES: Final = 16 << 20
"""The exports of a learner are some kilobytes; a larger file is none."""

_DELIMITERS: Final = ",;\t"
_TRUE_FALSE: Final = {"true": True, "false": False, "": None}
_FORMULA_SIGNS: Final = ("=", "+", "-", "@")


@dataclass(frozen=True)
class AnswerRow:
    """One question, and what one learner answered.

    Attributes:
        pupil: the learner's name; empty if it was not given.
        lesson: the lesson's key.
        step: which of its steps, from 1.
        question: as it was asked.
        given: what was answered; empty if the question was passed without an answer.
        expected: the right answer; empty where there is no right and wrong.
        right: None where there is no right and wrong, or no answer.
        tries: how many answers were given; 0 if the question was passed without one.
        when: the last one, UTC, ISO 8601; empty if there is none.
    """

    pupil: str
    lesson: str
    step: int
    question: str
    given: str
    expected: str
    right: bool | None
    tries: int
    when: str

    @property
    def is_skipped(self) -> bool:
        """Whether the learner has gone past the question without answering it."""
        return self.tries == 0

    @property
    def outcome(self) -> str:
        """In a word or two, for a table of many: "right", "wrong: −2", "skipped", or a text in the learner's words."""
        if self.is_skipped:
            return "skipped"
        if self.right is None:
            return self.given
        return "right" if self.right else f"wrong: {self.given}"


COLUMNS: Final = tuple(item.name for item in fields(AnswerRow))


def rows_of(progress: LessonProgress, lessons: Iterable[Lesson]) -> tuple[AnswerRow, ...]:
    """A row for each answer, as they were given, and then one for each question that was passed without one.

    A question is passed once its lesson is finished, or a later step of it was opened or answered.
    """
    pupil = progress.pupil
    answered = [AnswerRow(pupil, **asdict(answer)) for answer in progress.answers]
    skipped = []
    for lesson in lessons:
        for number in range(1, _passed(progress, lesson) + 1):
            question = lesson.steps[number - 1].question
            if question is not None and progress.answer_to(lesson, number) is None:
                skipped.append(
                    AnswerRow(pupil, lesson.key, number, question.ask, "", question.expected, None, tries=0, when="")
                )
    return (*answered, *skipped)


def _passed(progress: LessonProgress, lesson: Lesson) -> int:
    """How many steps of a lesson lie behind the learner."""
    if lesson.key in progress.finished:
        return len(lesson.steps)
    answered = (answer.step for answer in progress.answers if answer.lesson == lesson.key)
    return min(max(progress.reached.get(lesson.key, 1), *answered, 1) - 1, len(lesson.steps))


# Written


def to_csv(rows: Sequence[AnswerRow]) -> str:
    """A row each, for a spreadsheet."""
    return _csv(COLUMNS, ([getattr(row, name) for name in COLUMNS] for row in rows))


def to_json(rows: Sequence[AnswerRow]) -> str:
    """The same for programs: {format, answers: [{pupil, lesson, step, ...}, ...]}."""
    document = {"format": FORMAT, "answers": [asdict(row) for row in rows]}
    return json.dumps(document, ensure_ascii=False, indent=1)


def to_wide_csv(rows: Sequence[AnswerRow]) -> str:
    """A row for each learner and a column for each question; empty where one has not come so far."""
    questions, pupils = _questions(rows), _by_pupil(rows)
    heads = ["pupil", *(f"{lesson} {step}: {ask}" for lesson, step, ask in questions)]
    return _csv(heads, ([pupil, *(told.get(one, "") for one in questions)] for pupil, told in pupils.items()))


def to_wide_json(rows: Sequence[AnswerRow]) -> str:
    """{format, questions: [{lesson, step, question}, ...], pupils: [{pupil, outcomes: [text, ...]}, ...]}; an empty
    outcome where a learner has not come so far."""
    questions = _questions(rows)
    document = {
        "format": FORMAT,
        "questions": [{"lesson": lesson, "step": step, "question": ask} for lesson, step, ask in questions],
        "pupils": [
            {"pupil": pupil, "outcomes": [told.get(one, "") for one in questions]}
            for pupil, told in _by_pupil(rows).items()
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=1)


_Asked = tuple[str, int, str]
"""A question: its lesson's key, its step, its words."""


def _questions(rows: Sequence[AnswerRow]) -> list[_Asked]:
    return sorted({(row.lesson, row.step, row.question) for row in rows})


def _by_pupil(rows: Sequence[AnswerRow]) -> dict[str, dict[_Asked, str]]:
    found: dict[str, dict[_Asked, str]] = {}
    for row in rows:
        found.setdefault(row.pupil, {})[row.lesson, row.step, row.question] = row.outcome
    return found


def _csv(heads: Sequence[str], lines: Iterable[Sequence[object]]) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    for line in ([*heads], *lines):
        writer.writerow([_plain(value) for value in line])
    return text.getvalue()


def _plain(value: object) -> object:
    """Text that a spreadsheet would take for a formula is marked as text, by a '; numbers stay numbers."""
    if not isinstance(value, str) or not _has_sign(value):
        return value
    try:
        return value if math.isfinite(float(value)) else f"'{value}"
    except ValueError:
        return f"'{value}"


def _has_sign(text: str) -> bool:
    """Whether it begins as a formula does, or as one that is marked already."""
    return text.lstrip("'").lstrip().startswith(_FORMULA_SIGNS)


# Read back


def read_export(path: Path) -> tuple[AnswerRow, ...]:
    """The rows of an export, CSV or JSON whatever its name; learners without a name are called as the file is.

    CSV may have been saved by a spreadsheet: with semicolons or tabs, and columns in another order.

    Raises:
        LessonError: in one sentence, naming the file, and the row where one is damaged.
    """
    try:
        text = read_regular(path, most=MOST_BYTES).decode("utf-8-sig")
    except UnusableFileError as problem:
        raise LessonError(tr("The export {path} {problem}.", path=path, problem=problem)) from problem
    except UnicodeDecodeError as error:
        raise LessonError(
            tr("The export {path} is no text in UTF-8, so no answers can be read from it.", path=path)
        ) from error
    read = _rows_of_json if text.lstrip().startswith("{") else _rows_of_csv
    try:
        rows = read(text)
    except _DamagedError as damage:
        raise LessonError(tr("The export {path} cannot be used: {damage}.", path=path, damage=damage)) from damage
    return tuple(row if row.pupil else replace(row, pupil=_whole(path.stem)) for row in rows)


class _DamagedError(Exception):
    """What is wrong with a text that should be an export, as the end of a sentence."""


def _rows_of_json(text: str) -> list[AnswerRow]:
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise _DamagedError(tr("it is no whole JSON")) from error
    answers = document.get("answers")
    if not isinstance(answers, list):
        raise _DamagedError(tr("it holds no answers"))
    pupil = document.get("pupil", "")
    return [
        _row({"pupil": pupil, **_table(one, number)}, tr("answer {place}", place=number))
        for number, one in enumerate(answers, 1)
    ]


def _table(value: object, number: int) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise _DamagedError(tr("answer {place} is none", place=number))
    return value


def _rows_of_csv(text: str) -> list[AnswerRow]:
    head = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=head.count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        lines = list(reader)
    except csv.Error as error:
        raise _DamagedError(tr("its row {row} is no table's ({error})", row=reader.line_num, error=error)) from error
    if missing := [name for name in COLUMNS if name != "pupil" and name not in (reader.fieldnames or ())]:
        raise _DamagedError(tr("its first row lacks %n column(s), {names}", "", len(missing), names=", ".join(missing)))
    return [_row(_unmarked(line), tr("row {place}", place=number)) for number, line in enumerate(lines, start=2)]


def _unmarked(line: Mapping[str | None, Any]) -> dict[str, Any]:
    """A row's cells as they were before `_plain`."""
    cells = {str(name): value for name, value in line.items()}
    for name, value in cells.items():
        if isinstance(value, str) and value.startswith("'") and _has_sign(value):
            cells[name] = value[1:]
    return cells


def _row(cells: Mapping[str, Any], where: str) -> AnswerRow:
    """Raises `_DamagedError`, naming the place, if it is none."""
    values: dict[str, Any] = {}
    for name in COLUMNS:
        value = cells.get(name, "")
        if name in ("step", "tries"):
            value = _count(value)
            wanted = value is not None and value >= (1 if name == "step" else 0)
        elif name == "right":
            value = _TRUE_FALSE.get(value.strip().lower(), "?") if isinstance(value, str) else value
            wanted = isinstance(value, bool | None)
        else:
            wanted = isinstance(value, str)
            value = _whole(value) if wanted else value
        if not wanted:
            raise _DamagedError(tr("in {where} {name} is not what an export has there", where=where, name=name))
        values[name] = value
    return AnswerRow(**values)


def _whole(text: str) -> str:
    """Without halves of characters, which names of files and escapes can bring, and no file takes."""
    return text.encode("utf-8", "replace").decode()


def _count(value: object) -> int | None:
    if isinstance(value, bool) or not isinstance(value, int | str):
        return None
    try:
        return int(value)
    except ValueError:
        return None


def merged(exports: Mapping[str, Sequence[AnswerRow]]) -> tuple[AnswerRow, ...]:
    """The rows of several exports as one table, by learners and lessons.

    Where a learner's name stands in several exports with the same question, the last answer counts. Two files that are
    both called by the same name, for want of pupils' names in them, are told apart by their folders.

    Args:
        exports: rows by the path of their file, as it was named.
    """
    latest: dict[tuple[str, str, int, str], AnswerRow] = {}
    for row in (row for rows in _told_apart(exports).values() for row in rows):
        key = (row.pupil, row.lesson, row.step, row.question)
        if key not in latest or latest[key].when <= row.when:
            latest[key] = row
    order = {pupil: number for number, pupil in enumerate(dict.fromkeys(pupil for pupil, *_ in latest))}
    return tuple(sorted(latest.values(), key=lambda row: (order[row.pupil], row.lesson, row.step, row.question)))


def _told_apart(exports: Mapping[str, Sequence[AnswerRow]]) -> dict[str, Sequence[AnswerRow]]:
    stems = [_whole(Path(path).stem) for path in exports]
    found: dict[str, Sequence[AnswerRow]] = dict(exports)
    for path, rows in exports.items():
        stem = _whole(Path(path).stem)
        if stems.count(stem) > 1:
            name = _whole(str(Path(path).with_suffix("")))
            found[path] = [replace(row, pupil=name) if row.pupil == stem else row for row in rows]
    return found
