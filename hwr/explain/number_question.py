"""A question for a number, always the same or what the chapter tells: how near is right, what is said to wrong ones."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import ClassVar, Final

from hwr.errors import ConfigError
from hwr.explain.question import Question, as_kept
from hwr.explain.setting import Reading
from hwr.language import as_python, mark, tr
from hwr.nn.setting import NOT_NEGATIVE, quoted, require_number


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
        return self.reading if self.answer is None else as_kept(self.answer)

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


def _is_near(number: float, to: float, tolerance: float) -> bool:
    # The last bit: 0.3 off by 0.1 is near if that may be, though 0.3 - 0.2 is a little more than 0.1.
    return abs(number - to) <= tolerance + 1e-12 * max(1.0, abs(to))
