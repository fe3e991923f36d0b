"""An outline: a recipe in one line, for tables and legends."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def outline(recipe: Mapping[str, Any]) -> str:
    """Layers, optimizer, batch and length, as far as the recipe tells: "128 relu, adam 0.001, batch 64, 50 epochs"."""
    training = recipe.get("training")
    parts = [_layers(recipe.get("hidden")), *(_training(training) if isinstance(training, Mapping) else ())]
    return ", ".join(part for part in parts if part)


def _layers(hidden: object) -> str:
    if not isinstance(hidden, list | tuple):
        return ""
    layers = [layer if isinstance(layer, Mapping) else {"units": layer} for layer in hidden]
    if not layers:
        return "no hidden layer"
    units = "-".join(str(layer.get("units", "?")) for layer in layers)
    kinds = dict.fromkeys(str(layer["activation"]) for layer in layers if "activation" in layer)
    return " ".join([units, "/".join(kinds)]).strip()


def _training(training: Mapping[str, Any]) -> list[str]:
    optimizer = training.get("optimizer")
    name = optimizer.get("name") if isinstance(optimizer, Mapping) else optimizer
    rate = training.get("learning_rate")
    parts = [" ".join([str(name or ""), f"{rate:g}" if isinstance(rate, int | float) else ""]).strip()]
    if "batch_size" in training:
        size = training["batch_size"]
        parts.append("stochastic" if size == 1 else f"batch {size}" if isinstance(size, int) else "full batch")
    for key, noun in (("epochs", "epochs"), ("max_updates", "updates")):
        if isinstance(training.get(key), int):
            parts.append(f"{training[key]:,} {noun}")
    return parts
