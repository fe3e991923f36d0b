"""Naming: what a run is called before its user names it: the preset it comes from, and what differs from that."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from hwr.language import mark, tr, written
from hwr.recipe.presets import PRESETS
from hwr.recipe.recipe import Recipe
from hwr.store.runs.record import difference, flatten, layer_words

_MOST: Final = 4
"""A recipe that differs from every preset in more than so many ways is none of theirs."""

_WORDS: Final = {
    "l2": "L2",
    "batch_size": mark("batch"),
    "max_updates": mark("updates"),
    "dtype": mark("precision"),
    "held_out": mark("test digits"),
    "hidden": mark("hidden"),
    "output": mark("output"),
    "samples": mark("samples"),
    "variants": mark("variants"),
    "restructured": mark("restructured"),
    "nonsense": mark("nonsense"),
    "validation": mark("validation"),
    "loss": mark("loss"),
    "label_smoothing": mark("label smoothing"),
    "learning_rate": mark("learning rate"),
    "epochs": mark("epochs"),
    "dropout": mark("dropout"),
    "input_noise": mark("input noise"),
    "schedule": mark("schedule"),
    "averaging": mark("averaging"),
    "patience": mark("patience"),
    "convergence_window": mark("convergence window"),
    "convergence_tolerance": mark("convergence tolerance"),
    "engine": mark("engine"),
    "seed": mark("seed"),
}
_WITHOUT: Final = {
    "batch_size": mark("full batch"),
    "epochs": mark("any number of epochs"),
    "max_updates": mark("any number of updates"),
}
_COUNTS: Final = {"epochs": mark("{count:,} epochs"), "max_updates": mark("{count:,} updates")}
_TABLES: Final = ("optimizer", "schedule", "averaging")
"""Settings that have settings of their own, and a name."""


def run_name(recipe: Recipe) -> str:
    """The title of the nearest preset, and what differs from it: "A good first network, dropout 0.9, L2 100".

    What is far from all presets is a recipe of one's own, told by what differs from the first one. Recipes that differ
    have names that differ.
    """
    settings = recipe.undisturbed.to_dict()
    found = {tr(preset.title): changes(preset.recipe.to_dict(), settings) for preset in PRESETS.values()}
    title, told = min(found.items(), key=lambda item: len(item[1]))
    if len(told) > _MOST:
        title, told = tr("Own recipe"), changes(PRESETS["first"].recipe.to_dict(), settings)
    return ", ".join([title, *told.values()])


def changes(base: Mapping[str, Any], settings: Mapping[str, Any]) -> dict[str, str]:
    """What differs from other settings, in words, by what it is about."""
    found: dict[str, str] = {}
    for name, (_, value) in difference([base, settings]).items():
        setting, *_ = name.removeprefix("training.").split(".")
        about = tr(_WORDS.get(setting, setting.replace("_", " ")))
        if setting in ("hidden", "output"):
            layers = settings["hidden"] if setting == "hidden" else [settings["output"]]
            found[setting] = f"{about} {layer_words(layers)}"
        elif setting in _TABLES:
            found[setting] = _table_words(setting, about, base, settings)
        elif value is None:
            found[setting] = tr(_WITHOUT[setting]) if setting in _WITHOUT else tr("no {setting}", setting=about)
        elif setting in _COUNTS:
            found[setting] = tr(_COUNTS[setting], count=value)
        else:
            found[setting] = f"{about} {_value(value)}"
    return found


def _table_words(table: str, about: str, base: Mapping[str, Any], settings: Mapping[str, Any]) -> str:
    """ "sgd", "adam beta1 0.8": a table's name, and those of its settings that the other table has otherwise."""
    one, other = (flatten({"": made["training"].get(table) or {}}) for made in (base, settings))
    name = other.get(".name")
    if name is None:
        return tr("no {setting}", setting=about)
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
        return written(short if float(short) == value else repr(value))
    return str(value).replace("_", " ")
