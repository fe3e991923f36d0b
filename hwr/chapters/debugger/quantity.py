"""A quantity: one number of a worked pass, by what it is and where it belongs; what can be pointed at."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Final

from hwr.chapters.debugger.worked_pass import WorkedPass

SIDE: Final = 8
"""Pixels a row."""


class Kind(Enum):
    """What a number is; L is the loss."""

    INPUT = "what comes in"
    WEIGHT = "weight"
    PRODUCT = "w·a, one term of z"
    BIAS = "bias"
    Z = "pre-activation"
    A = "activation"
    TARGET = "what the output should be"
    LOSS = "loss"
    CARRIED = "w·δ, one term of the blame"
    BLAME = "dL/da"
    SLOPE = "f'(z)"
    DELTA = "dL/dz"
    WEIGHT_GRADIENT = "dL/dw"
    BIAS_GRADIENT = "dL/db"
    NEW_WEIGHT = "weight after the update"
    NEW_BIAS = "bias after the update"
    NEW_LOSS = "loss after the update"


@dataclass(frozen=True)
class Quantity:
    """One number.

    Attributes:
        kind: what it is.
        layer, unit: whose, both from 0.
        other: the unit at the other end where the number belongs to an edge: of a weight, and of what comes in through
            it, the unit below; of what blame it carries down (`CARRIED`), the unit above.
    """

    kind: Kind
    layer: int
    unit: int
    other: int = 0


def value(worked: WorkedPass, asked: Quantity) -> float:
    """The number itself, out of the recorded pass."""
    layer, unit, other = asked.layer, asked.unit, asked.other
    forward, backward = worked.forward_of(layer), worked.backward_of(layer)
    match asked.kind:
        case Kind.INPUT:
            found = forward.inputs[0, other]
        case Kind.WEIGHT:
            found = forward.weights[other, unit]
        case Kind.PRODUCT:
            found = forward.weights[other, unit] * forward.inputs[0, other]
        case Kind.BIAS:
            found = forward.biases[unit]
        case Kind.Z:
            found = forward.z[0, unit]
        case Kind.A:
            found = forward.a[0, unit]
        case Kind.TARGET:
            found = worked.backward.targets[0, unit]
        case Kind.LOSS:
            return worked.loss
        case Kind.CARRIED:
            above = layer + 1
            found = worked.forward_of(above).weights[unit, other] * worked.backward_of(above).delta[0, other]
        case Kind.BLAME:
            found = worked.blame(layer)[unit]
        case Kind.SLOPE:
            found = worked.slopes[layer][unit]
        case Kind.DELTA:
            found = backward.delta[0, unit]
        case Kind.WEIGHT_GRADIENT:
            found = backward.weight_gradient[other, unit]
        case Kind.BIAS_GRADIENT:
            found = backward.bias_gradient[unit]
        case Kind.NEW_WEIGHT:
            found = worked.updated.weights[layer][other, unit]
        case Kind.NEW_BIAS:
            found = worked.updated.biases[layer][unit]
        case Kind.NEW_LOSS:
            return worked.new_loss
    return float(found)


def unit_words(worked: WorkedPass, layer: int, unit: int) -> str:
    """ "unit 17" of a hidden layer, "the output for 3", "the pixel in row 3, column 4"; all count from 1."""
    if layer < 0:
        return f"the pixel in row {unit // SIDE + 1}, column {unit % SIDE + 1}"
    if layer == worked.layers - 1:
        return f"the output for {worked.classes[unit]}"
    return f"unit {unit + 1}"


def unit_index(worked: WorkedPass, layer: int, unit: int) -> str:
    """The same as an index in a formula: "17", "3", "3,4"."""
    if layer < 0:
        return f"{unit // SIDE + 1},{unit % SIDE + 1}"
    return worked.classes[unit] if layer == worked.layers - 1 else str(unit + 1)


def layer_words(worked: WorkedPass, layer: int) -> str:
    """ "layer 2 of 3", "the outputs"."""
    return "the outputs" if layer == worked.layers - 1 else f"layer {layer + 1} of {worked.layers}"
