"""Naming: what a run is called before its user names it: the preset it comes from, and what differs from that.

A name is kept, and so it is English whatever is spoken; `hwr.recipe.said` says it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from hwr.language import mark
from hwr.recipe.presets import PRESETS
from hwr.recipe.recipe import Recipe
from hwr.store.runs.record import difference, flatten, layer_words

OWN_RECIPE: Final = mark("Own recipe")

_MOST: Final = 4
"""A recipe that differs from every preset in more than so many ways is none of theirs."""

_WORDS: Final = {
    "l2": "L2",
    "batch_size": "batch",
    "max_updates": "updates",
    "dtype": "precision",
    "held_out": "test digits",
}
_WITHOUT: Final = {"batch": "full batch", "epochs": "any number of epochs", "updates": "any number of updates"}
_COUNTS: Final = ("epochs", "updates")
_TABLES: Final = ("optimizer", "schedule", "averaging")
"""Settings that have settings of their own, and a name."""


def run_name(recipe: Recipe) -> str:
    """The title of the nearest preset, and what differs from it: "A good first network, dropout 0.9, L2 100".

    What is far from all presets is a recipe of one's own, told by what differs from the first one. Recipes that differ
    have names that differ.
    """
    settings = recipe.undisturbed.to_dict()
    found = {preset.title: changes(preset.recipe.to_dict(), settings) for preset in PRESETS.values()}
    title, told = min(found.items(), key=lambda item: len(item[1]))
    if len(told) > _MOST:
        title, told = OWN_RECIPE, changes(PRESETS["first"].recipe.to_dict(), settings)
    return ", ".join([title, *told.values()])


def changes(base: Mapping[str, Any], settings: Mapping[str, Any]) -> dict[str, str]:
    """What differs from other settings, in words, by what it is about."""
    found: dict[str, str] = {}
    for name, (_, value) in difference([base, settings]).items():
        parts = name.removeprefix("training.").split(".")
        about = _WORDS.get(parts[0], parts[0].replace("_", " "))
        if parts[0] in ("hidden", "output"):
            layers = settings["hidden"] if about == "hidden" else [settings["output"]]
            found[about] = f"{about} {layer_words(layers)}"
        elif parts[0] in _TABLES:
            found[about] = _table_words(about, base, settings)
        elif value is None:
            found[about] = _WITHOUT.get(about, f"no {about}")
        elif about in _COUNTS:
            found[about] = f"{value:,} {about}"
        else:
            found[about] = f"{about} {_value(value)}"
    return found


def _table_words(about: str, base: Mapping[str, Any], settings: Mapping[str, Any]) -> str:
    """ "sgd", "adam beta1 0.8": a table's name, and those of its settings that the other table has otherwise."""
    one, other = (flatten({"": made["training"].get(about) or {}}) for made in (base, settings))
    name = other.get(".name")
    if name is None:
        return f"no {about}"
    told = [str(name).replace("_", " ")]
    told += [
        f"{key.removeprefix('.')} {_value(value)}"
        for key, value in other.items()
        if key != ".name" and (one.get(".name") != name or one.get(key) != value)
    ]
    return " ".join(told)


def _value(value: Any) -> str:
    """A number as exactly as it is, words with blanks."""
    if isinstance(value, float):
        short = f"{value:g}"
        return short if float(short) == value else repr(value)
    return str(value).replace("_", " ")
