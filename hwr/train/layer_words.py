"""Layer words: how layers, units and their numbers are called and said."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from hwr.nn.activations import ACTIVATIONS
from hwr.train.layer_view import LayerView
from hwr.words import counted, numeral

SIDE: Final = 8
"""Inputs a row of the picture."""

_REASONS: Final = {
    "dead": ("no digit of the batch switches it on", "no digit of the batch switches them on"),
    "saturated": (
        "nearly every digit drives it to an end of its range, where the slope is next to 0",
        "nearly every digit drives them to an end of their range, where the slope is next to 0",
    ),
}
"""Of one unit, and of several."""


def layer_name(index: int, layers: int) -> str:
    """ "Layer 1", and "Output" for the last."""
    return "Output" if index == layers - 1 else f"Layer {index + 1}"


def unit_name(index: int, unit: int, layers: int) -> str:
    """ "Layer 1, unit 17"; of an output the digit it stands for; of an input its pixel. Units count from 1."""
    if index < 0:
        return pixel_name(unit)
    if index == layers - 1:
        return f"Output for {unit}"
    return f"Layer {index + 1}, unit {unit + 1}"


def pixel_name(pixel: int) -> str:
    """ "pixel in row 3, column 4", counted from 1 at the top left."""
    row, column = divmod(pixel, SIDE)
    return f"Pixel in row {row + 1}, column {column + 1}"


def headings(view: LayerView) -> tuple[str, ...]:
    """What may stand over a layer beside its name, the most telling first."""
    units = f"{view.units:,}"
    return f"{units} {ACTIVATIONS[view.activation].title} units", f"{units} {ACTIVATIONS[view.activation].title}", units


def footings(view: LayerView) -> tuple[str, ...]:
    """What may stand beneath a layer, the most telling first."""
    if view.is_output and not view.is_mean:
        return (f"reads {int(view.a.argmax())}",)
    mean = f"mean {numeral(view.mean, 2)}"
    ailing = [f"{count} {what}" for what, count in _ailments(view) if count]
    return (" · ".join([mean, *ailing]), *ailing, mean)


def readout(view: LayerView, unit: int, layers: int) -> str:
    """All numbers of a unit, in one line."""
    mean = "mean " if view.is_mean else ""
    said = (
        f"{unit_name(view.index, unit, layers)}: {mean}z = {numeral(float(view.z[unit]))}, "
        f"{mean}a = {ACTIVATIONS[view.activation].words} = {numeral(float(view.a[unit]))}, "
        f"bias {numeral(float(view.biases[unit]))}"
    )
    if view.is_mean:  # the mean of f(z) is not f of the mean
        said = said.replace(f"{ACTIVATIONS[view.activation].words} = ", "")
    if view.states.dead[unit]:
        return f"{said}. Dead: 0 for every digit of the batch."
    if view.states.saturated[unit]:
        return f"{said}. Saturated: at an end of its range for nearly every digit of the batch."
    return f"{said}."


def verdict(views: Sequence[LayerView]) -> str:
    """Which layers have dead or saturated units, and what that means; for a sound network, that it is one."""
    sentences = []
    for what, why in _REASONS.items():
        found = [(view, dict(_ailments(view))[what]) for view in views]
        found = [(view, count) for view, count in found if count]
        if len(found) == 1:
            view, count = found[0]
            is_one = "is" if count == 1 else "are"
            name = layer_name(view.index, len(views))
            sentences.append(f"{name}: {count} of {counted(view.units, 'unit')} {is_one} {what}: {why[count > 1]}.")
        elif found:
            listed = ", ".join(f"{count} of {view.units:,} in layer {view.index + 1}" for view, count in found)
            sentences.append(f"Units {what}: {listed}: {why[True]}.")
    return " ".join(sentences) or "No unit is dead or saturated."


def _ailments(view: LayerView) -> tuple[tuple[str, int], ...]:
    return ("dead", int(view.states.dead.sum())), ("saturated", int(view.states.saturated.sum()))
