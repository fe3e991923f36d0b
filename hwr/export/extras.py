"""Extras: libraries that only some exports need, loaded where they are, or missed with a sentence that says so."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from hwr.errors import MissingExtraError, remedy
from hwr.language import tr


def extra(module: str, what: str, name: str, package: str) -> Any:
    """The module, imported now.

    Args:
        what: what it is wanted for, as the subject of a sentence: "ONNX files".
        name: the program's extra that has it, as `pyproject.toml` names it.
        package: what the extra installs, as pip names it.

    Raises:
        MissingExtraError: if it is not installed.
    """
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        raise MissingExtraError(
            tr(
                "{what} are written by the extra {name!r} of this program, which is not installed; {remedy}.",
                what=what,
                name=name,
                remedy=remedy(package),
            )
        ) from error
