"""An architecture: the shape of a network, layer by layer, without its numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from hwr.errors import ConfigError
from hwr.language import mark, tr
from hwr.nn.activations import ACTIVATIONS
from hwr.nn.initializers import INITIALIZERS
from hwr.nn.setting import (
    SETTING,
    Range,
    Setting,
    build,
    complaint,
    entries,
    one_of,
    quoted,
    require_integer,
    require_mapping,
    require_settings,
)

Array = NDArray[np.floating[Any]]

MAX_WIDTH: Final = 65_536
MAX_LAYERS: Final = 64
MAX_PARAMETERS: Final = 50_000_000
"""Limits beyond which a network is refused as a mistake, before memory is asked for."""


@dataclass(frozen=True)
class LayerSpec:
    """One dense layer.

    Attributes:
        initializer: None for the one that is usual with the activation.

    Raises:
        ConfigError: naming the field and the value.
    """

    units: int = field(
        metadata={
            SETTING: Setting(
                mark("Units"),
                tip=mark(
                    "How many features the layer can tell apart. Too few cannot learn the "
                    "digits; far too many learn them by heart and take longer."
                ),
                within=Range(1, at_most=MAX_WIDTH),
                is_whole=True,
            )
        }
    )
    activation: str = one_of(
        "relu",
        mark("Activation"),
        mark(
            "The bend that makes several layers more than one. Its slope multiplies the gradient on "
            "the way back: where the slope is small, learning is slow."
        ),
        entries(ACTIVATIONS),
    )
    initializer: str | None = one_of(
        None,
        mark("First weights"),
        mark(
            "How the weights are drawn before the first update. It decides whether signals and "
            "gradients keep their size through the layers."
        ),
        entries(INITIALIZERS),
    )

    def __post_init__(self) -> None:
        require_settings(self)

    @property
    def chosen_initializer(self) -> str:
        """The initializer's name, the default resolved."""
        return self.initializer or ACTIVATIONS[self.activation].initializer


def size_fault(inputs: int, units: Sequence[int]) -> str:
    """Why no network can have layers of so many units, as the end of a sentence that begins with "layers"; or empty."""
    if not 1 <= len(units) <= MAX_LAYERS:
        return tr("must be 1 to {most} in number; there are {count}.", most=MAX_LAYERS, count=len(units))
    count = _parameter_count(inputs, units)
    if count > MAX_PARAMETERS:
        return tr("ask for {count:,} parameters; at most {most:,} can be.", count=count, most=MAX_PARAMETERS)
    return ""


def _parameter_count(inputs: int, units: Sequence[int]) -> int:
    return sum((fan_in + 1) * made for fan_in, made in pairwise((inputs, *units)))


@dataclass(frozen=True)
class Architecture:
    """A multilayer perceptron: so many inputs, then one dense layer after the other; the last one gives the outputs.

    Raises:
        ConfigError: naming the field and the value.
    """

    inputs: int
    layers: tuple[LayerSpec, ...]

    def __post_init__(self) -> None:
        require_integer("inputs", self.inputs, at_least=1, at_most=MAX_WIDTH)
        if not isinstance(self.layers, tuple) or not all(isinstance(layer, LayerSpec) for layer in self.layers):
            raise ConfigError(f"layers must be a tuple of LayerSpec; it is {quoted(self.layers)}.")
        if fault := size_fault(self.inputs, [layer.units for layer in self.layers]):
            raise ConfigError(complaint("layers", fault))

    @classmethod
    def mlp(cls, *widths: int, hidden: str = "relu", output: str = "softmax") -> Architecture:
        """`mlp(64, 128, 10)`: 64 inputs, hidden layers alike, an output layer."""
        if len(widths) < 2:
            raise ConfigError(f"widths must name the inputs and at least one layer; they are {widths!r}.")
        specs = [LayerSpec(units, hidden) for units in widths[1:-1]]
        return cls(widths[0], (*specs, LayerSpec(widths[-1], output)))

    @property
    def outputs(self) -> int:
        """Units of the last layer."""
        return self.layers[-1].units

    @cached_property
    def shapes(self) -> tuple[tuple[int, int], ...]:
        """(fan_in, units) of each layer's weights."""
        fans = (self.inputs, *(layer.units for layer in self.layers))
        return tuple(pairwise(fans))

    @cached_property
    def parameter_count(self) -> int:
        """Weights and biases together."""
        return _parameter_count(self.inputs, [layer.units for layer in self.layers])

    def blocks(self, vector: Array) -> tuple[Array, ...]:
        """A vector of `parameter_count` numbers seen layer by layer, as views.

        Each block is (fan_in + 1, units): the weights, and below them the biases as one more row. A bias is the weight
        of an input that is always 1 (Bishop 2006, sec. 3.1), so one matrix product takes care of both.
        """
        views = []
        start = 0
        for fan_in, units in self.shapes:
            end = start + (fan_in + 1) * units
            views.append(vector[start:end].reshape(fan_in + 1, units))
            start = end
        return tuple(views)

    def to_dict(self) -> dict[str, Any]:
        """Plain data for JSON or TOML; `from_dict` reads it."""
        layers = []
        for layer in self.layers:
            entry: dict[str, Any] = {"units": layer.units, "activation": layer.activation}
            if layer.initializer is not None:
                entry["initializer"] = layer.initializer
            layers.append(entry)
        return {"inputs": self.inputs, "layers": layers}

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Architecture:
        """The inverse of `to_dict`, strict: unknown names, wrong types and values out of range raise `ConfigError`."""
        table = dict(require_mapping("architecture", values))
        layers = table.get("layers")
        if not isinstance(layers, Sequence) or isinstance(layers, str):
            raise ConfigError(tr("layers must be a list of tables; it is {layers}.", layers=quoted(layers)))
        table["layers"] = tuple(
            build(LayerSpec, f"layer {number}", require_mapping(f"layer {number}", layer))
            for number, layer in enumerate(layers, start=1)
        )
        return build(cls, "architecture", table)
