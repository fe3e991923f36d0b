"""Settings: what can be set, which values it takes, and the strict passage from plain data to frozen values.

A `Setting` belongs to what it sets: a field of a frozen dataclass (an optimizer, a configuration, a recipe) or a dial
of a chapter. Files, forms and dials judge a value by the same rule and say the same of it; only what they call the
setting differs, and so a fault is the end of a sentence that begins with a name: "must be above 0; it is -1."

What comes from a file is checked field by field: an unknown name, a value of the wrong type or out of range is one
`ConfigError` that names the field and the value.
"""

from __future__ import annotations

import math
import operator
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import MISSING, dataclass, field, fields
from datetime import date, time
from typing import Any, ClassVar, Final, TypeVar

from hwr.errors import ConfigError
from hwr.language import mark, tr, written
from hwr.words import shown

Settings = TypeVar("Settings")

LONGEST_SHOWN: Final = 40
"""So many characters of a value are quoted in a message at most."""

SETTING: Final = "setting"
"""The key of a field's setting in its metadata."""

_KINDS: Final = "kinds"
_LARGEST: Final = sys.float_info.max
_SERIES: Final = (1.0, 2.0, 5.0)


def quoted(value: object) -> str:
    """A value as messages quote it: recognisable, and never longer than `LONGEST_SHOWN`."""
    try:
        text = str(value) if isinstance(value, date | time) else repr(value)
    except (ValueError, RecursionError):  # Python writes neither numbers of thousands of digits nor endless nesting
        return tr("a value too large to show ({kind})", kind=type(value).__name__)
    return shown(text, LONGEST_SHOWN)


def complaint(name: str, fault: str) -> str:
    """The sentence that begins with a setting's name and ends with what is wrong with its value."""
    return tr("{setting} {fault}", setting=name, fault=fault)


# Settings


@dataclass(frozen=True)
class Range:
    """The numbers that a setting takes: closed ends and open ones, None where there is no end.

    Attributes:
        or_zero: whether it takes 0 besides, for "not wanted".
    """

    at_least: float | None = None
    above: float | None = None
    at_most: float | None = None
    below: float | None = None
    or_zero: bool = False

    def fault(self, value: object, *, is_whole: bool = False) -> str:
        """What is wrong with a value, as the end of a sentence that begins with its name; empty if nothing is.

        Args:
            is_whole: whether it must be an int; a float or int otherwise, and finite. A bool is neither.
        """
        found = quoted(value)
        if isinstance(value, bool) or not isinstance(value, int if is_whole else int | float):
            if is_whole:
                return tr("must be a whole number; it is {found}.", found=found)
            return tr("must be a finite number; it is {found}.", found=found)
        if not is_whole and not -_LARGEST <= value <= _LARGEST:
            return tr("must be a finite number; it is {found}.", found=found)
        if self.or_zero and value == 0:
            return ""
        for words, words_or_zero, limit, holds in (
            (_AT_LEAST, _ZERO_OR_AT_LEAST, self.at_least, operator.ge),
            (_ABOVE, _ZERO_OR_ABOVE, self.above, operator.gt),
            (_AT_MOST, _ZERO_OR_AT_MOST, self.at_most, operator.le),
            (_BELOW, _ZERO_OR_BELOW, self.below, operator.lt),
        ):
            if limit is not None and not holds(value, limit):
                if not is_whole:
                    found = written(f"{value:g}")
                elif self.at_least is not None and self.at_most is not None:
                    return tr(
                        "must be between {least:,} and {most:,}; it is {found}.",
                        least=self.at_least,
                        most=self.at_most,
                        found=found,
                    )
                return tr(words_or_zero if self.or_zero else words, limit=limit, found=found)
        return ""


_AT_LEAST: Final = mark("must be at least {limit:g}; it is {found}.")
_ABOVE: Final = mark("must be above {limit:g}; it is {found}.")
_AT_MOST: Final = mark("must be at most {limit:g}; it is {found}.")
_BELOW: Final = mark("must be below {limit:g}; it is {found}.")
_ZERO_OR_AT_LEAST: Final = mark("must be 0 or at least {limit:g}; it is {found}.")
_ZERO_OR_ABOVE: Final = mark("must be 0 or above {limit:g}; it is {found}.")
_ZERO_OR_AT_MOST: Final = mark("must be 0 or at most {limit:g}; it is {found}.")
_ZERO_OR_BELOW: Final = mark("must be 0 or below {limit:g}; it is {found}.")

FRACTION: Final = Range(at_least=0, below=1)
SHARE: Final = Range(at_least=0, at_most=1)
POSITIVE: Final = Range(above=0)
NOT_NEGATIVE: Final = Range(at_least=0)


@dataclass(frozen=True)
class Choice:
    """One of the things that a setting can be.

    Its words are marked, and said where they are shown.

    Attributes:
        value: in files and lessons; None where leaving it to the program is a choice.
        label: on the screen.
        tip: one sentence on what it does.
    """

    value: str | None
    label: str
    tip: str = ""


@dataclass(frozen=True)
class Setting:
    """One thing that can be set: a number, one of several choices, or a flag. Its words are marked, as a choice's are.

    Attributes:
        label: what it is called on the screen; files call it by the name of its field.
        tip: a sentence or two on what it does.
        within: the numbers that it takes.
        is_whole: whether it is a whole number.
        is_logarithmic: whether a number is turned in equal factors, not in equal steps, as learning rates want it.
        is_flag: whether it is on or off, and no number.
        choices: what there is to choose from; empty for numbers and flags.
        is_optional: whether it may be None, which says that it is not wanted.
    """

    label: str
    tip: str = ""
    within: Range = Range()
    is_whole: bool = False
    is_logarithmic: bool = False
    is_flag: bool = False
    choices: tuple[Choice, ...] = ()
    is_optional: bool = False

    @property
    def is_number(self) -> bool:
        """Whether it is a number, whole or not."""
        return not (self.is_flag or self.choices)

    def fault(self, value: object) -> str:
        """What is wrong with a value, as the end of a sentence that begins with its name; empty if nothing is."""
        if value is None and self.is_optional:
            return ""
        if self.is_flag:
            is_sound = isinstance(value, bool)
            return "" if is_sound else tr("is on or off: true or false; it cannot be {found}.", found=quoted(value))
        if self.choices:
            return _choice_fault(value, [str(choice.value) for choice in self.choices])
        return self.within.fault(value, is_whole=self.is_whole)

    def stepped(self, value: float, steps: int) -> float:
        """The number so many steps further, negative ones down, never below its closed end or 0.

        Whole numbers go by one, logarithmic ones through 1, 2, 5, 10, 20, 50, and all others by five hundredths.
        """
        least = self.within.at_least or 0.0
        if self.is_whole:
            return max(round(least), int(value) + steps)
        if not self.is_logarithmic:
            return max(least, round(value + 0.05 * steps, 2))
        if value <= 0:
            return 1e-4 if steps > 0 else value
        # In units of a third of a decade: the step at or below the value, and from there so many on.
        decade = math.floor(math.log10(value))
        place = sum(value >= step * 10.0**decade * (1 - 1e-9) for step in _SERIES) - 1
        between = value > _SERIES[place] * 10.0**decade * (1 + 1e-9)
        decades, place = divmod(place + steps + (between and steps < 0), len(_SERIES))
        return float(f"{_SERIES[place]:g}e{max(-300, min(decade + decades, 300))}")


@dataclass(frozen=True)
class Conflict:
    """Settings that are sound each for itself, and do not go together.

    Attributes:
        settings: their dotted names; the first is the one that should change.
        sentence: what is wrong, with {0}, {1} ... in the place of their names.
    """

    settings: tuple[str, ...]
    sentence: str

    def __str__(self) -> str:
        """With the names that stand in files."""
        return self.sentence.format(*(name.rpartition(".")[2] for name in self.settings))


# Settings as fields of frozen dataclasses: the functions return a field, and are typed as the default it stands for


def real(default: float, label: str, tip: str, within: Range, *, is_logarithmic: bool = False) -> Any:
    """A number."""
    return field(default=default, metadata={SETTING: Setting(label, tip, within, is_logarithmic=is_logarithmic)})


def whole(default: int, label: str, tip: str, *, at_least: int, at_most: int | None = None) -> Any:
    """A whole number."""
    setting = Setting(label, tip, Range(at_least, at_most=at_most), is_whole=True)
    return field(default=default, metadata={SETTING: setting})


def whole_or_none(default: int | None, label: str, tip: str, *, at_least: int, at_most: int | None = None) -> Any:
    """A whole number, or None where it is not wanted."""
    setting = Setting(label, tip, Range(at_least, at_most=at_most), is_whole=True, is_optional=True)
    return field(default=default, metadata={SETTING: setting})


def one_of(default: str | None, label: str, tip: str, choices: Iterable[Choice]) -> Any:
    """One of several choices, by its name in files; None only where it is the default."""
    setting = Setting(label, tip, choices=tuple(choices), is_optional=default is None)
    return field(default=default, metadata={SETTING: setting})


def of_kinds(label: str, tip: str, kinds: Mapping[str, type[Described]], none: Choice | None = None) -> dict[str, Any]:
    """The metadata of a field that holds a value of one of several kinds, each with settings of its own.

    Args:
        none: what stands for None in a list; without it, there must be a value.
    """
    choices = entries(kinds) if none is None else (none, *entries(kinds))
    return {SETTING: Setting(label, tip, choices=choices, is_optional=none is not None), _KINDS: kinds}


def settings_of(kind: type) -> Mapping[str, Setting]:
    """What a frozen dataclass says of its fields, by their names."""
    return {item.name: item.metadata[SETTING] for item in fields(kind) if item.metadata}


def kinds_of(kind: type) -> Mapping[str, Mapping[str, type[Described]]]:
    """Those fields of a frozen dataclass that hold one of several kinds of values, and the kinds by their names."""
    return {item.name: item.metadata[_KINDS] for item in fields(kind) if _KINDS in item.metadata}


def require_settings(value: object) -> None:
    """Raise `ConfigError` unless each field of a frozen dataclass holds what it says that it takes."""
    kinds = kinds_of(type(value))
    for name, setting in settings_of(type(value)).items():
        held = getattr(value, name)
        if name not in kinds:
            fault = setting.fault(held)
        elif (held is None and setting.is_optional) or type(held) in kinds[name].values():
            fault = ""
        else:
            fault = tr("must be one of {choices}; it is {found}.", choices=", ".join(kinds[name]), found=quoted(held))
        if fault:
            raise ConfigError(complaint(name, fault))


class Described:
    """A part of the catalogue: it says of itself what those need to know who offer, explain, judge or write it.

    Attributes:
        name: in recipes and model files.
        title: in the middle of a sentence.
        tip: what it does to learning, one sentence or two.
        label: in a list, where it is more than a name that is the same in all languages.
    """

    name: ClassVar[str]
    title: ClassVar[str]
    tip: ClassVar[str]
    label: ClassVar[str] = ""


@dataclass(frozen=True)
class Configured(Described):
    """A part of the catalogue with settings of its own, which it checks."""

    def __post_init__(self) -> None:
        require_settings(self)


def entry(kind: type[Described]) -> Choice:
    """A part of the catalogue as a list offers it: with a capital letter."""
    return Choice(kind.name, kind.label or kind.title[:1].upper() + kind.title[1:], kind.tip)


def entries(kinds: Mapping[str, type[Described]]) -> tuple[Choice, ...]:
    """Several, in their order."""
    return tuple(map(entry, kinds.values()))


# Checks of values that belong to no setting


def require_integer(field: str, value: object, *, at_least: int, at_most: int | None = None) -> None:
    """Raise `ConfigError` unless `value` is an int (a bool is none) in the range."""
    if fault := Range(at_least, at_most=at_most).fault(value, is_whole=True):
        raise ConfigError(complaint(field, fault))


def require_number(field: str, value: object, within: Range = Range()) -> None:
    """Raise `ConfigError` unless `value` is a finite int or float (a bool is none) in the range."""
    if fault := within.fault(value):
        raise ConfigError(complaint(field, fault))


def require_choice(field: str, value: object, choices: Mapping[str, object] | tuple[str, ...]) -> None:
    """Raise `ConfigError` unless `value` is one of the named choices."""
    if fault := _choice_fault(value, choices):
        raise ConfigError(complaint(field, fault))


def _choice_fault(value: object, choices: Mapping[str, object] | Sequence[str]) -> str:
    if isinstance(value, str) and value in choices:
        return ""
    return tr("must be one of {choices}; it is {found}.", choices=", ".join(choices), found=quoted(value))


# Plain data


def require_mapping(field: str, value: object) -> Mapping[str, Any]:
    """`value` if it is a mapping with text keys; raises `ConfigError` otherwise."""
    if not isinstance(value, Mapping) or not all(isinstance(key, str) for key in value):
        found = tr("a list of {count}", count=len(value)) if isinstance(value, list) else quoted(value)
        raise ConfigError(tr("{field} must be a table of named values; it is {found}.", field=field, found=found))
    return value


def build(kind: type[Settings], field: str, values: Mapping[str, Any]) -> Settings:
    """An instance of the frozen dataclass `kind` from named values; missing ones take their defaults.

    Raises:
        ConfigError: if a name is unknown or a value without default is missing; whatever the dataclass itself raises.
    """
    known = {item.name: item for item in fields(kind)}  # type: ignore[arg-type]
    for name in values:
        if name not in known:
            raise ConfigError(
                tr(
                    "{field} has no setting {name}; it knows {known}.",
                    field=field,
                    name=quoted(name),
                    known=", ".join(known) or tr("none"),
                )
            )
    for name, item in known.items():
        if name not in values and item.default is MISSING and item.default_factory is MISSING:
            raise ConfigError(tr("{field} lacks the setting {name}.", field=field, name=quoted(name)))
    return kind(**values)


def named_settings(choices: Mapping[str, type[Any]], chosen: object) -> dict[str, Any]:
    """`chosen`, an instance of one of the choices, as `{"name": ..., setting: value, ...}`."""
    name = next(name for name, kind in choices.items() if type(chosen) is kind)
    return {"name": name} | {item.name: getattr(chosen, item.name) for item in fields(chosen)}  # type: ignore[arg-type]


def build_named(choices: Mapping[str, type[Any]], field: str, values: object) -> Any:
    """The inverse of `named_settings`; a bare name stands for its defaults.

    Raises:
        ConfigError: if the name is missing or unknown, or a setting is.
    """
    table = {"name": values} if isinstance(values, str) else dict(require_mapping(field, values))
    name = table.pop("name", None)
    require_choice(f"{field} name", name, choices)
    return build(choices[str(name)], f"{field} {name}", table)
