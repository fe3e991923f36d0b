"""Recipe files: a recipe as TOML, to be kept, edited and handed to somebody."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hwr.errors import ConfigError
from hwr.files import read_toml
from hwr.recipe.recipe import NOT_WANTED, Recipe
from hwr.store.atomic import write_bytes


def read_recipe(path: Path) -> Recipe:
    """Read a recipe from a TOML file.

    Raises:
        ConfigError: if it cannot be read, is not TOML, or a setting is wrong.
    """
    table = read_toml(path, "configuration", ConfigError)
    try:
        return Recipe.from_dict(table)
    except ConfigError as error:
        raise ConfigError(f"The configuration {path} cannot be used: {error}") from error


def recipe_toml(recipe: Recipe) -> str:
    """A recipe as TOML text, every setting written out; `read_recipe` reads it."""
    import tomli_w

    table = recipe.to_dict()
    if table["samples"] is None:
        table["samples"] = "all"
    table["hidden"] = [_without_none(layer) for layer in table["hidden"]]
    table["output"] = _without_none(table["output"])
    table["training"] = {
        name: NOT_WANTED[name] if value is None else value for name, value in table["training"].items()
    }
    return "# A recipe of the handwriting lab: what to train, on what, and how.\n" + tomli_w.dumps(table)


def write_recipe(path: Path, recipe: Recipe) -> None:
    """Write a recipe as a TOML file, in one step.

    Raises:
        StorageError: if it cannot be written; an existing file is then as it was.
    """
    write_bytes(path, recipe_toml(recipe).encode())


def _without_none(table: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in table.items() if value is not None}
