"""A question: what a lesson asks, and how an answer to it is judged."""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Final

from hwr.errors import ConfigError
from hwr.explain.setting import Reading
from hwr.language import ENGLISH, spoken, tr
from hwr.nn.setting import quoted, require_choice, require_integer, require_number
from hwr.words import numeral

REACHED: Final = "reached"
"""The answer to a question to reach something; it is given by the chapter, not by hand."""

FIGURES: Final = 6
"""How many of a number are said and kept."""


def as_kept(number: float) -> str:
    """A number as answers are kept: in one language, whatever is spoken."""
    signs = str.maketrans(spoken().decimal + spoken().group, ENGLISH.decimal + ENGLISH.group)
    return numeral(number, FIGURES).translate(signs)


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
            return f"between {as_kept(self.at_least)} and {as_kept(self.at_most)}"
        if self.at_least is not None:
            return f"at least {as_kept(self.at_least)}"
        assert self.at_most is not None
        return f"at most {as_kept(self.at_most)}"

    def goal_of(self, reading: Reading) -> str:
        """The same as the screen says it of this reading."""
        if self.equals is not None:
            return reading.phrase(self.equals)
        low, high = (None if end is None else numeral(end, FIGURES) for end in (self.at_least, self.at_most))
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
