"""Settings: the strict passage between frozen dataclasses and plain JSON-able dictionaries, and the checks they share.

What comes from a file or a form is checked field by field: an unknown name, a value of the wrong type or out of range
is one `ConfigError` that names the field and the value.
"""

from __future__ import annotations

import operator
import sys
from collections.abc import Mapping
from dataclasses import MISSING, fields
from datetime import date, time
from typing import Any, Final, TypeVar

from hwr.errors import ConfigError
from hwr.words import shown

Settings = TypeVar("Settings")

_LARGEST = sys.float_info.max

LONGEST_SHOWN: Final = 40
"""So many characters of a value are quoted in a message at most."""


def quoted(value: object) -> str:
    """A value as messages quote it: recognisable, and never longer than `LONGEST_SHOWN`."""
    try:
        text = str(value) if isinstance(value, date | time) else repr(value)
    except (ValueError, RecursionError):  # Python writes neither numbers of thousands of digits nor endless nesting
        return f"a value too large to show ({type(value).__name__})"
    return shown(text, LONGEST_SHOWN)


def require_integer(field: str, value: object, *, at_least: int, at_most: int | None = None) -> None:
    """Raise `ConfigError` unless `value` is an int (a bool is none) in the range."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise ConfigError(f"{field} must be a whole number; it is {quoted(value)}.")
    if value < at_least or (at_most is not None and value > at_most):
        limit = f"at least {at_least}" if at_most is None else f"between {at_least} and {at_most:,}"
        raise ConfigError(f"{field} must be {limit}; it is {quoted(value)}.")


def require_number(
    field: str,
    value: object,
    *,
    at_least: float | None = None,
    above: float | None = None,
    at_most: float | None = None,
    below: float | None = None,
) -> None:
    """Raise `ConfigError` unless `value` is a finite int or float (a bool is none) within the given bounds."""
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not -_LARGEST <= value <= _LARGEST:
        raise ConfigError(f"{field} must be a finite number; it is {quoted(value)}.")
    bounds = (
        ("at least", at_least, operator.ge),
        ("above", above, operator.gt),
        ("at most", at_most, operator.le),
        ("below", below, operator.lt),
    )
    for words, limit, holds in bounds:
        if limit is not None and not holds(value, limit):
            raise ConfigError(f"{field} must be {words} {limit:g}; it is {value:g}.")


def require_choice(field: str, value: object, choices: Mapping[str, object] | tuple[str, ...]) -> None:
    """Raise `ConfigError` unless `value` is one of the named choices."""
    if not isinstance(value, str) or value not in choices:
        raise ConfigError(f"{field} must be one of {', '.join(choices)}; it is {quoted(value)}.")


def require_mapping(field: str, value: object) -> Mapping[str, Any]:
    """`value` if it is a mapping with text keys; raises `ConfigError` otherwise."""
    if not isinstance(value, Mapping) or not all(isinstance(key, str) for key in value):
        found = f"a list of {len(value)}" if isinstance(value, list) else quoted(value)
        raise ConfigError(f"{field} must be a table of named values; it is {found}.")
    return value


def build(kind: type[Settings], field: str, values: Mapping[str, Any]) -> Settings:
    """An instance of the frozen dataclass `kind` from named values; missing ones take their defaults.

    Raises:
        ConfigError: if a name is unknown or a value without default is missing; whatever the dataclass itself raises.
    """
    known = {item.name: item for item in fields(kind)}  # type: ignore[arg-type]
    for name in values:
        if name not in known:
            raise ConfigError(f"{field} has no setting {quoted(name)}; it knows {', '.join(known) or 'none'}.")
    for name, item in known.items():
        if name not in values and item.default is MISSING and item.default_factory is MISSING:
            raise ConfigError(f"{field} lacks the setting {quoted(name)}.")
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
