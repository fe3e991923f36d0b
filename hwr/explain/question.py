"""A question: what a lesson asks, and how an answer to it is judged."""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import ClassVar, Final

from hwr.errors import ConfigError
from hwr.explain.setting import Reading
from hwr.language import ENGLISH, as_python, mark, spoken, tr
from hwr.nn.setting import NOT_NEGATIVE, quoted, require_choice, require_integer, require_number
from hwr.words import numeral

REACHED: Final = "reached"
"""The answer to a question to reach something; it is given by the chapter, not by hand."""

_FIGURES: Final = 6


@dataclass(frozen=True, kw_only=True)
class Question(ABC):
    """What all questions have.

    Attributes:
        ask: the question.
        why: what is said once it is answered: why the answer is what it is.
        predict: whether it is to be answered before a dial can be turned. Such an answer is a guess, given once.
        veil: whether the chapter's picture is hidden until then, because it would give the answer away.

    Raises:
        ConfigError: here and in every kind, if a value is of another type or out of range.
    """

    kind: ClassVar[str]

    ask: str
    why: str = ""
    predict: bool = False
    veil: bool = False

    def __post_init__(self) -> None:
        for name in ("ask", "why"):
            if not isinstance(getattr(self, name), str):
                raise ConfigError(
                    tr("{name} must be text; it is {value}.", name=name, value=quoted(getattr(self, name)))
                )
        if not self.ask.strip():
            raise ConfigError(tr("ask is empty; a question needs words."))
        for name in ("predict", "veil"):
            if not isinstance(getattr(self, name), bool):
                raise ConfigError(
                    tr("{name} must be true or false; it is {value}.", name=name, value=quoted(getattr(self, name)))
                )
        if self.veil and not self.predict:
            raise ConfigError(tr("veil: a picture is hidden only before a prediction, with predict = true."))

    @abstractmethod
    def judge(self, given: str) -> bool | None:
        """Whether an answer, as text, is right; None where there is no right and wrong.

        Raises:
            ConfigError: if it is no answer at all, such as words where a number is asked for.
        """

    @property
    @abstractmethod
    def expected(self) -> str:
        """The right answer in words; empty if there is none."""

    def reply_to(self, given: str) -> str:
        """What is said to just this wrong answer: the thinking that leads to it, and where to look. Empty if nothing
        is."""
        return ""

    @property
    def holds(self) -> bool:
        """Whether the chapter is held still, and keeps what would give the answer away, until it is answered."""
        return self.predict

    def put_as(self, other: Question, given: str) -> str:
        """An answer to this question as one to the same question in another language."""
        return given

    def told(self, readings: Mapping[str, float | str]) -> Question:
        """The same question, with what the chapter tells at this moment in the place of the readings it names.

        Raises:
            ConfigError: if the chapter does not tell one of them now.
        """
        return self


@dataclass(frozen=True, kw_only=True)
class ChoiceQuestion(Question):
    """One of several answers is right.

    Attributes:
        choices: two or more, all different.
        answer: which one is right, counted from 1.
        replies: what is said to each choice, in their order; "" to the right one, for which there is `why`. Empty if
            there are none.
    """

    kind: ClassVar[str] = "choice"

    choices: tuple[str, ...]
    answer: int
    replies: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        super().__post_init__()
        if not isinstance(self.choices, tuple) or not all(isinstance(one, str) and one for one in self.choices):
            raise ConfigError(
                tr("choices must be a list of answers, each a text; it is {choices}.", choices=quoted(self.choices))
            )
        if len(self.choices) < 2 or len(set(self.choices)) < len(self.choices):
            raise ConfigError(
                tr(
                    "choices must be two or more different answers; it is {choices}.",
                    choices=quoted(list(self.choices)),
                )
            )
        require_integer("answer", self.answer, at_least=1, at_most=len(self.choices))
        if not isinstance(self.replies, tuple) or not all(isinstance(one, str) for one in self.replies):
            raise ConfigError(
                tr(
                    "replies must be a list of texts, one to each choice; it is {replies}.",
                    replies=quoted(self.replies),
                )
            )
        if self.replies and len(self.replies) != len(self.choices):
            raise ConfigError(
                tr(
                    "replies must be one to each choice, {choices}; there are {replies}.",
                    choices=len(self.choices),
                    replies=len(self.replies),
                )
            )
        if self.replies and self.replies[self.answer - 1]:
            raise ConfigError(tr('the reply to the right choice must be ""; what is said to that is why.'))

    def judge(self, given: str) -> bool:
        """Right is the very words of the right choice."""
        if given not in self.choices:
            raise ConfigError(tr("Choose one of the answers."))
        return given == self.expected

    @property
    def expected(self) -> str:
        """The right choice."""
        return self.choices[self.answer - 1]

    def put_as(self, other: Question, given: str) -> str:
        if not isinstance(other, ChoiceQuestion) or given not in self.choices:
            return given
        return other.choices[self.choices.index(given)]

    def reply_to(self, given: str) -> str:
        return dict(zip(self.choices, self.replies, strict=True)).get(given, "") if self.replies else ""


@dataclass(frozen=True, kw_only=True)
class WrongNumber:
    """A wrong number that a way of thinking leads to.

    Attributes:
        value: the number; None if it is a reading.
        reading: the name of the reading that it is.
        tolerance: how far off an answer may be to be meant, at least 0.
        say: what is said to it.

    Raises:
        ConfigError: if a value is of another type or out of range.
    """

    value: float | None = None
    reading: str = ""
    say: str
    tolerance: float = 0.0

    def __post_init__(self) -> None:
        _require_one_of("value", self.value, self.reading)
        require_number("tolerance", self.tolerance, NOT_NEGATIVE)
        if not isinstance(self.say, str) or not self.say.strip():
            raise ConfigError(tr("say must be what is said to the number; it is {say}.", say=quoted(self.say)))

    def is_meant_by(self, number: float) -> bool:
        """Whether an answer is this number."""
        return self.value is not None and _is_near(number, self.value, self.tolerance)


@dataclass(frozen=True, kw_only=True)
class NumberQuestion(Question):
    """A number is right: always the same one, or what the chapter tells at the moment of the answer.

    Attributes:
        answer: the number; None if it is a reading.
        reading: the name of the reading that it is. Then the chapter is held and keeps that number to itself until it
            is answered, and numbers that are as far off as what they are computed from is rounded are right, too.
        tolerance: how far off an answer may be, at least 0.
        share: and how far as a share of the right answer, at least 0.
        wrong: wrong numbers that something is said to; the first that is meant counts.
    """

    kind: ClassVar[str] = "number"

    answer: float | None = None
    reading: str = ""
    tolerance: float = 0.0
    share: float = 0.0
    wrong: tuple[WrongNumber, ...] = ()

    def __post_init__(self) -> None:
        super().__post_init__()
        _require_one_of("answer", self.answer, self.reading)
        require_number("tolerance", self.tolerance, NOT_NEGATIVE)
        require_number("share", self.share, NOT_NEGATIVE)
        if not isinstance(self.wrong, tuple) or not all(isinstance(one, WrongNumber) for one in self.wrong):
            raise ConfigError(tr("wrong must be a list of wrong numbers; it is {wrong}.", wrong=quoted(self.wrong)))
        for one in self.wrong:
            if one.value is not None and self._is_right(one.value):
                raise ConfigError(tr("the number {value:g} among the wrong ones is right.", value=one.value))

    @property
    def holds(self) -> bool:
        return self.predict or bool(self.reading)

    @property
    def readings(self) -> tuple[str, ...]:
        """The names of all readings that it speaks of."""
        return tuple(filter(None, (self.reading, *(one.reading for one in self.wrong))))

    def told(self, readings: Mapping[str, float | str]) -> Question:
        """With numbers alone. A wrong number that is right at this moment, or is not told, is left out."""
        answer = _told(self.reading, readings) if self.reading else self.answer
        if answer is None:
            raise ConfigError(tr("The chapter does not tell this number at the moment. Begin the step anew."))
        alone = replace(self, answer=answer, reading="", wrong=())
        wrong = []
        for one in self.wrong:
            value = _told(one.reading, readings) if one.reading else one.value
            if value is not None and not alone._is_right(value):
                wrong.append(replace(one, value=value, reading=""))
        return replace(alone, wrong=tuple(wrong))

    def judge(self, given: str) -> bool:
        """Right is what lies within the tolerance; a comma may be the decimal point.

        Raises:
            ConfigError: also if it is a reading, and nobody has said how that stands.
        """
        number = _number(given)
        if self.answer is None:
            raise ConfigError(tr("the reading {reading} has to be told first.", reading=self.reading))
        return self._is_right(number)

    @property
    def expected(self) -> str:
        """The number, written as answers are kept, or the name of the reading that it is."""
        return self.reading if self.answer is None else _kept(self.answer)

    def reply_to(self, given: str) -> str:
        try:
            number = _number(given)
        except ConfigError:
            return ""
        if self.answer is None or self._is_right(number):
            return ""
        if number and self._is_right(-number):
            return next((one.say for one in self.wrong if one.is_meant_by(number)), tr(_SIGN))
        return next((one.say for one in self.wrong if one.is_meant_by(number)), "")

    def _is_right(self, number: float) -> bool:
        return self.answer is not None and _is_near(
            number, self.answer, max(self.tolerance, self.share * abs(self.answer))
        )


_SIGN: Final = mark("The size is right, the sign is not.")


def _require_one_of(name: str, number: float | None, reading: str) -> None:
    """Raise `ConfigError` unless there is a number, or else the name of a reading."""
    if not isinstance(reading, str):
        raise ConfigError(tr("reading must be the name of a reading; it is {reading}.", reading=quoted(reading)))
    if number is not None:
        require_number(name, number)
    if (number is None) == (not reading):
        raise ConfigError(tr("a number is wanted under {name}, or a reading; one of them, and not both.", name=name))


def require_number_of(reading: Reading) -> None:
    """Raise `ConfigError` if a reading tells words and not a number."""
    if reading.words or reading.is_free:
        raise ConfigError(tr("the reading {name} tells words, not numbers.", name=reading.name))


def _told(name: str, readings: Mapping[str, float | str]) -> float | None:
    """The reading's number; None if the chapter tells none now."""
    value = readings.get(name)
    return float(value) if isinstance(value, int | float) and math.isfinite(value) else None


def _number(given: str) -> float:
    """Raises `ConfigError` if it is none; a comma may be the decimal point."""
    try:
        number = float(as_python(given.strip()).replace(",", ".").replace("\u2212", "-"))
    except ValueError:
        number = math.nan
    if not math.isfinite(number):
        raise ConfigError(tr("Answer with a number, such as {number_}.", number_=0.75))
    return number


def _kept(number: float) -> str:
    """A number as answers are kept: in one language, whatever is spoken."""
    signs = str.maketrans(spoken().decimal + spoken().group, ENGLISH.decimal + ENGLISH.group)
    return numeral(number, _FIGURES).translate(signs)


def _is_near(number: float, to: float, tolerance: float) -> bool:
    # The last bit: 0.3 off by 0.1 is near if that may be, though 0.3 - 0.2 is a little more than 0.1.
    return abs(number - to) <= tolerance + 1e-12 * max(1.0, abs(to))


@dataclass(frozen=True, kw_only=True)
class ReachQuestion(Question):
    """The dials are to be turned until one of the chapter's readings is where it is asked to be.

    Attributes:
        reading: its name.
        at_least, at_most: the bounds it is to come between; one of them may be missing.
        equals: the text it is to be, for readings in words; instead of bounds.
    """

    kind: ClassVar[str] = "reach"

    reading: str
    at_least: float | None = None
    at_most: float | None = None
    equals: str | None = None

    def __post_init__(self) -> None:
        super().__post_init__()
        for name in ("at_least", "at_most"):
            if getattr(self, name) is not None:
                require_number(name, getattr(self, name))
        if (self.equals is None) == (self.at_least is None and self.at_most is None):
            raise ConfigError(tr("a question to reach something needs at_least, at_most or both, or else equals."))
        if self.equals is not None and not isinstance(self.equals, str):
            raise ConfigError(
                tr(
                    "equals must be text; it is {equals}. Numbers have at_least and at_most.",
                    equals=quoted(self.equals),
                )
            )
        if self.at_least is not None and self.at_most is not None and self.at_least > self.at_most:
            raise ConfigError(
                tr(
                    "at_least is {at_least:g}, above at_most, which is {at_most:g}.",
                    at_least=self.at_least,
                    at_most=self.at_most,
                )
            )
        if self.predict:
            raise ConfigError(tr("predict: what is to be reached cannot be reached before a dial can be turned."))

    def check_reading(self, reading: Reading) -> None:
        """Return if the reading can be what is asked.

        Raises:
            ConfigError: if it tells words and numbers are asked for, never tells the words that are, or tells words
                that nobody can foresee.
        """
        if reading.is_free:
            raise ConfigError(
                tr("the reading {name} tells words that nobody can foresee: ask for another one.", name=reading.name)
            )
        if self.equals is None and reading.words:
            raise ConfigError(tr("the reading {name} tells words, not numbers: ask with equals.", name=reading.name))
        if self.equals is not None and not reading.words:
            raise ConfigError(
                tr("the reading {name} tells no words to wait for: ask with at_least and at_most.", name=reading.name)
            )
        if self.equals is not None:
            require_choice("equals", self.equals, reading.words)

    def is_reached(self, readings: Mapping[str, float | str]) -> bool:
        """Whether the reading is where it is asked to be; one that is not told at present is not."""
        value = readings.get(self.reading)
        if self.equals is not None:
            return value == self.equals
        if not isinstance(value, int | float) or not math.isfinite(value):
            return False
        low = -math.inf if self.at_least is None else self.at_least
        high = math.inf if self.at_most is None else self.at_most
        return low <= value <= high

    def judge(self, given: str) -> bool:
        """`REACHED` is right; there is no other answer."""
        if given != REACHED:
            raise ConfigError(tr("Turn the dials until it is so."))
        return True

    @property
    def goal(self) -> str:
        """Where the reading is to come, as answers are kept."""
        if self.equals is not None:
            return self.equals
        if self.at_least is not None and self.at_most is not None:
            return f"between {_kept(self.at_least)} and {_kept(self.at_most)}"
        if self.at_least is not None:
            return f"at least {_kept(self.at_least)}"
        assert self.at_most is not None
        return f"at most {_kept(self.at_most)}"

    def goal_of(self, reading: Reading) -> str:
        """The same as the screen says it of this reading."""
        if self.equals is not None:
            return reading.phrase(self.equals)
        low, high = (None if end is None else numeral(end, _FIGURES) for end in (self.at_least, self.at_most))
        if low is not None and low == high:
            return low
        if low is not None and high is not None:
            return tr("between {low} and {high}", low=low, high=high)
        return tr("at most {high}", high=high) if low is None else tr("at least {low}", low=low)

    @property
    def expected(self) -> str:
        """The reading's name and the goal."""
        return f"{self.reading}: {self.goal}"


@dataclass(frozen=True, kw_only=True)
class OpenQuestion(Question):
    """Any words are an answer; a teacher reads them."""

    kind: ClassVar[str] = "open"

    def judge(self, given: str) -> None:
        """There is no right and wrong, but there have to be words."""
        if not given.strip():
            raise ConfigError(tr("Write a few words."))

    @property
    def expected(self) -> str:
        """None is."""
        return ""


QUESTIONS: Final[Mapping[str, type[Question]]] = {
    one.kind: one for one in (ChoiceQuestion, NumberQuestion, ReachQuestion, OpenQuestion)
}
"""By their `kind` in lesson files."""
