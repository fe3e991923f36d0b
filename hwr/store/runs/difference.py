"""The difference: which settings tell runs apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any


def difference(settings: Sequence[Mapping[str, Any]]) -> dict[str, tuple[Any, ...]]:
    """The settings that are not the same everywhere, by their dotted names, each with its value in every one of them.

    None stands for a setting that is not there: the momentum of an optimizer that has none, the second hidden layer of
    a network with one. The names come in the order in which they first occur, with those of one table together.
    """
    flat = [flatten(values) for values in settings]
    tables = list(dict.fromkeys(name for values in settings for name in values))
    names = sorted(dict.fromkeys(name for values in flat for name in values), key=lambda name: _place(name, tables))
    rows = {name: tuple(values.get(name) for values in flat) for name in names}
    return {name: row for name, row in rows.items() if not all(_same(value, row[0]) for value in row)}


def flatten(settings: Mapping[str, Any]) -> dict[str, Any]:
    """Nested settings under dotted names; the tables of a list are counted from 1, as in `hidden.1.units`."""
    found: dict[str, Any] = {}
    for name, value in settings.items():
        table = _table(value)
        if table is None:
            found[name] = value
        else:
            found |= {f"{name}.{inner}": leaf for inner, leaf in flatten(table).items()}
    return found


def _place(name: str, tables: Sequence[str]) -> int:
    return next(i for i, table in enumerate(tables) if name == table or name.startswith(f"{table}."))


def _table(value: object) -> Mapping[str, Any] | None:
    if isinstance(value, Mapping):
        return value
    if isinstance(value, list | tuple) and any(isinstance(item, Mapping) for item in value):
        return {str(number): item for number, item in enumerate(value, start=1)}
    return None


def _same(a: Any, b: Any) -> bool:
    """Equal, with 1 and 1.0 the same, but not 1 and True."""
    return bool(a == b) and isinstance(a, bool) == isinstance(b, bool)
