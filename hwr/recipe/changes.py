"""Changes to a recipe, by the dotted names of its settings: what a remedy or a lesson asks for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hwr.errors import ConfigError
from hwr.nn.network import LayerSpec
from hwr.recipe.recipe import Recipe

OF_ALL_HIDDEN = "hidden.*."
"""Begins the name of a setting of every hidden layer: `hidden.*.activation`."""


def changed(recipe: Recipe, changes: Mapping[str, Any]) -> Recipe:
    """The recipe with other settings, named as in its TOML: `training.learning_rate`, `training.optimizer`, `variants`,
    `output.activation`; `hidden` for the list of layers, `hidden.*.activation` for one setting of all hidden layers.

    Raises:
        ConfigError: if there is no such setting, or the values do not fit together.
    """
    table = recipe.to_dict()
    for name, value in changes.items():
        if name.startswith(OF_ALL_HIDDEN):
            _set_in_layers(table["hidden"], name.removeprefix(OF_ALL_HIDDEN), value)
            continue
        place = table
        *path, last = name.split(".")
        for step in path:
            if not isinstance(place.get(step), dict):
                raise ConfigError(f"A recipe has no setting {name!r}.")
            place = place[step]
        if last not in place:
            raise ConfigError(f"A recipe has no setting {name!r}.")
        place[last] = value
    return Recipe.from_dict(table)


def _set_in_layers(layers: list[dict[str, Any]], setting: str, value: Any) -> None:
    if setting not in LayerSpec.__dataclass_fields__:
        raise ConfigError(f"A layer has no setting {setting!r}.")
    for layer in layers:
        layer[setting] = value
