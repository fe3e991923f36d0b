"""Progress: how far a learner has come in each lesson, and what was answered; kept in one file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any, Final

from hwr.errors import LessonError
from hwr.explain.lesson import Lesson
from hwr.explain.question import Question
from hwr.language import tr

FORMAT: Final = 1

LONGEST_PUPIL: Final = 80
"""A name is cut after so many characters."""


@dataclass(frozen=True)
class Answer:
    """One answer.

    Attributes:
        lesson: the lesson's key.
        step: which of its steps, from 1.
        question: as it was asked; of a lesson that is translated, as it is in the original. So are these:
        given: what was answered.
        expected: the right answer; empty where there is no right and wrong.
        right: None where there is no right and wrong.
        tries: how many answers were given to it, this one included.
        when: UTC, ISO 8601, to the second.
    """

    lesson: str
    step: int
    question: str
    given: str
    expected: str
    right: bool | None
    tries: int
    when: str

    def asks_again(self, question: Question) -> bool:
        """Whether the learner is to look once more before the right answer is told: after a first wrong one that
        something can be said to, unless it was a prediction, which is given once."""
        return self.right is False and self.tries == 1 and not question.predict and bool(question.reply_to(self.given))


@dataclass(frozen=True)
class LessonProgress:
    """A learner's progress.

    Attributes:
        reached: lesson's key -> the step that was last open, from 1; the lesson that was last open is the last.
        finished: keys of the lessons that were gone through to their end.
        answers: the last answer to each question, in the order they were first given.
        pupil: the learner's name, one line; empty if it was not given.
    """

    reached: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    finished: tuple[str, ...] = ()
    answers: tuple[Answer, ...] = ()
    pupil: str = ""

    def named(self, pupil: str) -> LessonProgress:
        """The learner is called so."""
        line = " ".join(pupil.encode("utf-8", "replace").decode().split())
        return replace(self, pupil=line[:LONGEST_PUPIL])

    @property
    def last(self) -> str:
        """The key of the lesson that was last open; empty if none ever was."""
        return ("", *self.reached)[-1]

    def at(self, lesson: str, step: int) -> LessonProgress:
        """The learner has opened this step."""
        others = {key: number for key, number in self.reached.items() if key != lesson}
        return replace(self, reached=MappingProxyType({**others, lesson: step}))

    def begun_anew(self, lesson: str) -> LessonProgress:
        """As if the learner had never opened this lesson."""
        return replace(
            self,
            reached=MappingProxyType({key: step for key, step in self.reached.items() if key != lesson}),
            finished=tuple(key for key in self.finished if key != lesson),
            answers=tuple(answer for answer in self.answers if answer.lesson != lesson),
        )

    def done(self, lesson: str) -> LessonProgress:
        """The learner has gone through the lesson."""
        return self if lesson in self.finished else replace(self, finished=(*self.finished, lesson))

    def taking_back(self, lesson: str, former: LessonProgress) -> LessonProgress:
        """With this lesson as it stood in a former progress."""
        kept = self.begun_anew(lesson)
        if lesson in former.reached:
            kept = kept.at(lesson, former.reached[lesson])
        answers = tuple(answer for answer in former.answers if answer.lesson == lesson)
        kept = replace(kept, answers=(*kept.answers, *answers))
        return kept.done(lesson) if lesson in former.finished else kept

    def next_step(self, lesson: Lesson) -> int:
        """Where to go on: at the step that was last open; after the lesson's end at the first question that was passed
        over, or else at its beginning."""
        if lesson.key in self.finished:
            return (*self.open_steps(lesson), 1)[0]
        reached = self.reached.get(lesson.key, 1)
        return reached if 1 <= reached <= len(lesson.steps) else 1

    def open_steps(self, lesson: Lesson) -> tuple[int, ...]:
        """The steps, from 1, with a question that has no answer yet."""
        return tuple(
            number
            for number, step in enumerate(lesson.steps, start=1)
            if step.question is not None and self.answer_to(lesson, number) is None
        )

    def answer_to(self, lesson: Lesson, step: int) -> Answer | None:
        """What was answered there; None if nothing was, or if the lesson's file now asks something else."""
        kept, asked = lesson.kept_question(step), lesson.steps[step - 1].question
        answer = self._answer_at(lesson.key, step)
        if answer is None or kept is None or asked is None or kept.ask != answer.question:
            return None
        return replace(answer, question=asked.ask, given=kept.put_as(asked, answer.given))

    def answered(
        self,
        lesson: Lesson,
        step: int,
        given: str,
        now: datetime | None = None,
        readings: Mapping[str, float | str] = MappingProxyType({}),
    ) -> LessonProgress:
        """The learner has answered the question of a step, while the chapter told these readings.

        Raises:
            ConfigError: if it is no answer to that question.
        """
        asked = lesson.steps[step - 1].question
        assert asked is not None, "only a question can be answered"
        question = asked.told(readings)
        right, former = question.judge(given), self.answer_to(lesson, step)
        tries = 1 if former is None else former.tries + 1
        when = (now or datetime.now(UTC)).astimezone(UTC).replace(microsecond=0).isoformat()
        given = given.encode("utf-8", "replace").decode()  # half a character, as a paste can bring, fits in no file
        kept = (lesson.kept_question(step) or asked).told(readings)
        given = asked.put_as(kept, given)
        answer = Answer(lesson.key, step, kept.ask, given, kept.expected, right, tries, when)
        before = self._answer_at(lesson.key, step)
        if before is None:
            return replace(self, answers=(*self.answers, answer))
        return replace(self, answers=tuple(answer if one is before else one for one in self.answers))

    def right_answers(self, lesson: Lesson) -> int:
        """How many of its questions were answered rightly in the end."""
        answers = (self.answer_to(lesson, step) for step in range(1, len(lesson.steps) + 1))
        return sum(one is not None and one.right is True for one in answers)

    def _answer_at(self, lesson: str, step: int) -> Answer | None:
        return next((one for one in self.answers if (one.lesson, one.step) == (lesson, step)), None)

    # Files

    def to_json(self) -> str:
        """As kept in a file; `from_json` reads it."""
        return json.dumps(
            {
                "format": FORMAT,
                "pupil": self.pupil,
                "reached": dict(self.reached),
                "finished": list(self.finished),
                "answers": [asdict(one) for one in self.answers],
            },
            ensure_ascii=False,
            indent=1,
        )

    @classmethod
    def from_json(cls, text: str) -> LessonProgress:
        """The inverse of `to_json`.

        Raises:
            LessonError: if it is none.
        """
        try:
            table: dict[str, Any] = json.loads(text)
            if table["format"] > FORMAT:
                raise LessonError(tr("The progress in the lessons was kept by a newer version of the program."))
            reached = {str(key): _step(step) for key, step in table["reached"].items()}
            answers = tuple(_answer(one) for one in table["answers"])
            progress = cls(MappingProxyType(reached), tuple(map(str, table["finished"])), answers)
            progress = progress.named(str(table.get("pupil", "")))
            progress.to_json().encode()  # half a character, as an escape can bring, could not be kept again
            return progress
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise LessonError(tr("The progress in the lessons that was kept cannot be read.")) from error


def _step(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise ValueError(f"no step: {value!r}")
    return value


def _answer(table: Mapping[str, Any]) -> Answer:
    answer = Answer(**table)
    texts = (answer.lesson, answer.question, answer.given, answer.expected, answer.when)
    if not all(isinstance(text, str) for text in texts) or not isinstance(answer.right, bool | None):
        raise ValueError(f"no answer: {table!r}")
    return replace(answer, step=_step(answer.step), tries=_step(answer.tries))
