"""Progress: how far a learner has come in each lesson, and what was answered; kept in one file, exported to another."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any, Final

from hwr.errors import LessonError
from hwr.teaching.lesson import Lesson

FORMAT: Final = 1


@dataclass(frozen=True)
class Answer:
    """One answer.

    Attributes:
        lesson: the lesson's key.
        step: which of its steps, from 1.
        question: as it was asked.
        given: what was answered.
        right: None where there is no right and wrong.
        tries: how many answers were given to it, this one included.
        when: UTC, ISO 8601, to the second.
    """

    lesson: str
    step: int
    question: str
    given: str
    right: bool | None
    tries: int
    when: str


@dataclass(frozen=True)
class Progress:
    """A learner's progress.

    Attributes:
        reached: lesson's key -> the step that was last open, from 1.
        finished: keys of the lessons that were gone through to their end.
        answers: the last answer to each question, in the order they were first given.
    """

    reached: Mapping[str, int] = MappingProxyType({})
    finished: tuple[str, ...] = ()
    answers: tuple[Answer, ...] = ()

    def at(self, lesson: str, step: int) -> Progress:
        """The learner has opened this step."""
        return replace(self, reached=MappingProxyType({**self.reached, lesson: step}))

    def done(self, lesson: str) -> Progress:
        """The learner has gone through the lesson."""
        return self if lesson in self.finished else replace(self, finished=(*self.finished, lesson))

    def answer_to(self, lesson: str, step: int) -> Answer | None:
        """What was answered there; None if nothing was."""
        return next((one for one in self.answers if (one.lesson, one.step) == (lesson, step)), None)

    def answered(self, lesson: Lesson, step: int, given: str, now: datetime | None = None) -> Progress:
        """The learner has answered the question of a step.

        Raises:
            ConfigError: if it is no answer to that question.
        """
        question = lesson.steps[step - 1].question
        assert question is not None, "only a question can be answered"
        former = self.answer_to(lesson.key, step)
        tries = 1 if former is None else former.tries + 1
        when = (now or datetime.now(UTC)).replace(microsecond=0).isoformat()
        answer = Answer(lesson.key, step, question.ask, given, question.judge(given), tries, when)
        if former is None:
            return replace(self, answers=(*self.answers, answer))
        return replace(self, answers=tuple(answer if one is former else one for one in self.answers))

    def right_answers(self, lesson: str) -> int:
        """How many of its questions were answered rightly in the end."""
        return sum(one.right is True for one in self.answers if one.lesson == lesson)

    def to_json(self) -> str:
        """As kept in a file; `from_json` reads it."""
        return json.dumps(
            {
                "format": FORMAT,
                "reached": dict(self.reached),
                "finished": list(self.finished),
                "answers": [asdict(one) for one in self.answers],
            },
            ensure_ascii=False,
            indent=1,
        )

    @classmethod
    def from_json(cls, text: str) -> Progress:
        """The inverse of `to_json`.

        Raises:
            LessonError: if it is none.
        """
        try:
            table: dict[str, Any] = json.loads(text)
            if table["format"] > FORMAT:
                raise LessonError("The progress was kept by a newer version of the program.")
            answers = tuple(Answer(**one) for one in table["answers"])
            reached = {str(key): int(step) for key, step in table["reached"].items()}
            return cls(MappingProxyType(reached), tuple(map(str, table["finished"])), answers)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise LessonError("The progress that was kept cannot be read.") from error

    def to_csv(self) -> str:
        """The answers as a table, one row each, for a spreadsheet."""
        text = io.StringIO(newline="")
        writer = csv.DictWriter(text, [*Answer.__dataclass_fields__])
        writer.writeheader()
        for one in self.answers:
            writer.writerow({name: _plain(value) for name, value in asdict(one).items()})
        return text.getvalue()


def _plain(value: object) -> object:
    """Text that a spreadsheet could take for a formula is marked as text."""
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r") else value
