"""A setting: one thing a learner can turn in a chapter, with its range in words and numbers."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from hwr.errors import ConfigError
from hwr.nn.settings import quoted, require_choice, require_integer, require_number

Value = float | int | bool | str
"""What a setting can be set to."""

FARTHEST: Final = 1e6
"""What may be typed lies within plus and minus this, however short the dial is."""


@dataclass(frozen=True)
class Setting:
    """One thing that can be turned.

    Attributes:
        name: stable, snake_case; what lesson files call it.
        label: what the screen calls it.
        default: where it stands at first; its type is the setting's: float, int, bool, or str for one of `choices`.
        low, high: the ends of the dial; a number typed may lie beyond, within `FARTHEST`. A whole number may not.
        choices: what there is to choose from, each with its words for the screen; empty for numbers and flags.
        explanation: one sentence on what turning it does.
        is_logarithmic: the dial turns in equal factors, not in equal steps, as learning rates want it; `low` and all
            that may be typed are then above 0.
    """

    name: str
    label: str
    default: Value
    low: float = 0.0
    high: float = 1.0
    choices: tuple[tuple[str, str], ...] = ()
    explanation: str = ""
    is_logarithmic: bool = False

    @property
    def is_number(self) -> bool:
        """Whether it is a number, whole or not."""
        return not isinstance(self.default, bool | str)

    @property
    def is_whole(self) -> bool:
        """Whether it is a whole number."""
        return isinstance(self.default, int) and not isinstance(self.default, bool)

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

    def checked(self, value: object) -> Value:
        """The value, if the setting can take it.

        Raises:
            ConfigError: naming the setting and the value.
        """
        if isinstance(self.default, bool):
            if not isinstance(value, bool):
                raise ConfigError(f"{self.label} is on or off: true or false; it cannot be {quoted(value)}.")
            return value
        if isinstance(self.default, str):
            require_choice(self.label, value, tuple(name for name, _ in self.choices))
            return str(value)
        if self.is_whole:
            require_integer(self.label, value, at_least=round(self.low), at_most=round(self.high))
            return int(value)  # type: ignore[call-overload, no-any-return]
        if self.is_logarithmic:
            require_number(self.label, value, above=0, at_most=FARTHEST)
            return float(value)  # type: ignore[arg-type]
        require_number(self.label, value, at_least=-FARTHEST, at_most=FARTHEST)
        return float(value)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Reading:
    """One thing a chapter tells: what a lesson can ask about.

    Attributes:
        name: stable, snake_case.
        label: what the screen calls it.
        words: all that it can say, if it says one of a few words; empty for numbers.
        phrases: those of its words for which the screen says something longer, each with that.
        is_free: whether it says words that cannot be listed, such as a name; no question can wait for those.
    """

    name: str
    label: str
    words: tuple[str, ...] = ()
    phrases: tuple[tuple[str, str], ...] = ()
    is_free: bool = False

    def phrase(self, word: str) -> str:
        """What the screen says for one of its words."""
        return dict(self.phrases).get(word, word)
