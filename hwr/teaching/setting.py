"""A setting: one thing a learner can turn in a chapter, with its range in words and numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from hwr.errors import ConfigError
from hwr.nn.settings import require_choice, require_integer, require_number

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
    """

    name: str
    label: str
    default: Value
    low: float = 0.0
    high: float = 1.0
    choices: tuple[tuple[str, str], ...] = ()
    explanation: str = ""

    @property
    def is_number(self) -> bool:
        """Whether it is a number, whole or not."""
        return not isinstance(self.default, bool | str)

    @property
    def is_whole(self) -> bool:
        """Whether it is a whole number."""
        return isinstance(self.default, int) and not isinstance(self.default, bool)

    def checked(self, value: object) -> Value:
        """The value, if the setting can take it.

        Raises:
            ConfigError: naming the setting and the value.
        """
        if isinstance(self.default, bool):
            if not isinstance(value, bool):
                raise ConfigError(f"{self.label} is on or off: true or false; it cannot be {value!r}.")
            return value
        if isinstance(self.default, str):
            require_choice(self.label, value, tuple(name for name, _ in self.choices))
            return str(value)
        if self.is_whole:
            require_integer(self.label, value, at_least=round(self.low), at_most=round(self.high))
            return int(value)  # type: ignore[call-overload, no-any-return]
        require_number(self.label, value, at_least=-FARTHEST, at_most=FARTHEST)
        return float(value)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Reading:
    """One thing a chapter tells: what a lesson can ask about.

    Attributes:
        name: stable, snake_case.
        label: what the screen calls it.
    """

    name: str
    label: str
