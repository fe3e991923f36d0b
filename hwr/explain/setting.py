"""Dials and readings: what a learner can turn in a chapter, and what the chapter tells."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from hwr.errors import ConfigError
from hwr.language import tr
from hwr.nn.setting import Choice, Range, Setting, complaint

Value = float | int | bool | str
"""What a dial can be set to."""

FARTHEST: Final = 1e6
"""What may be typed lies within plus and minus this, however short the dial is."""


_PAGE: Final = 10
"""So many steps are asked for at once by the keys for a page."""


@dataclass(frozen=True, kw_only=True)
class Dial(Setting):
    """A setting that a learner can turn.

    Attributes:
        name: stable, snake_case; what lesson files call it.
        default: where it stands at first.
        low, high: its ends, if it is a number; a number typed may lie beyond. If it is logarithmic they are above 0.
    """

    name: str
    default: Value
    low: float
    high: float

    def checked(self, value: object) -> Value:
        """The value in the dial's own type, if it can take it.

        Raises:
            ConfigError: naming the dial as on the screen, and the value.
        """
        if fault := self.fault(value):
            raise ConfigError(complaint(tr(self.label), fault))
        assert isinstance(value, Value)
        return float(value) if self.is_number and not self.is_whole else value

    @property
    def positions(self) -> int:
        """How many steps there are from its one end to the other."""
        return max(1, round(self.high - self.low)) if self.is_whole and not self.is_logarithmic else 1000

    def stepped(self, value: float, steps: int) -> float:
        """The number a hundredth of the dial further, or, for ten steps, a tenth; never beyond its ends."""
        step = max(1, self.positions // (10 if abs(steps) >= _PAGE else 100))
        position = round(self.share(value) * self.positions) + (step if steps > 0 else -step)
        return self.number_at(min(max(position, 0), self.positions) / self.positions)

    def share(self, value: float) -> float:
        """How far along the dial a number lies, in [0, 1]; what is beyond its ends lies at them."""
        low, high, at = self.low, self.high, value
        if self.is_logarithmic:
            low, high, at = math.log(low), math.log(high), math.log(value) if value > 0 else -math.inf
        return min(max((at - low) / ((high - low) or 1.0), 0.0), 1.0)

    def number_at(self, share: float) -> float:
        """The number so far along the dial, in four figures; the inverse of `share`."""
        if self.is_logarithmic:
            number = self.low * (self.high / self.low) ** share
        else:
            number = self.low + (self.high - self.low) * share
        return round(number) if self.is_whole else float(f"{number:.4g}")


def dial(
    name: str,
    label: str,
    default: Value,
    low: float = 0.0,
    high: float = 1.0,
    *,
    choices: Iterable[tuple[str, str]] = (),
    tip: str = "",
    is_logarithmic: bool = False,
) -> Dial:
    """The dial that the type of its default makes it: float, int, bool, or str for one of the choices.

    Args:
        low, high: a number typed may lie beyond them, within `FARTHEST`, and above 0 if the dial is logarithmic; a
            whole number may not.
        choices: what there is to choose from, each with its words for the screen.
    """
    is_flag = isinstance(default, bool)
    is_whole = isinstance(default, int) and not is_flag
    if is_whole:
        within = Range(round(low), at_most=round(high))
    elif is_logarithmic:
        within = Range(above=0, at_most=FARTHEST)
    else:
        within = Range(-FARTHEST, at_most=FARTHEST)
    return Dial(
        label,
        tip,
        within,
        is_whole,
        is_logarithmic,
        is_flag,
        tuple(Choice(value, words) for value, words in choices),
        name=name,
        default=default,
        low=low,
        high=high,
    )


@dataclass(frozen=True)
class Reading:
    """One thing a chapter tells: what a lesson can ask about.

    Attributes:
        name: stable, snake_case.
        label: what the screen calls it; marked.
        words: all that it can say, if it says one of a few words; empty for numbers.
        phrases: those of its words for which the screen says something longer, each with that; marked, as words are
            that have none.
        is_free: whether it says words that cannot be listed, such as a name; no question can wait for those.
    """

    name: str
    label: str
    words: tuple[str, ...] = ()
    phrases: tuple[tuple[str, str], ...] = ()
    is_free: bool = False

    def phrase(self, word: str) -> str:
        """What the screen says for one of its words, in the language that is spoken."""
        phrase = dict(self.phrases).get(word)
        return tr(phrase or word) if phrase is not None or word in self.words else word
