"""A network: an architecture and its numbers, held as one contiguous vector."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, DTypeLike, NDArray

from hwr.errors import ConfigError
from hwr.nn.architecture import Architecture, LayerSpec
from hwr.nn.data import input_rows
from hwr.nn.initializers import INITIALIZERS
from hwr.nn.performance import copy, empty, zeros
from hwr.nn.propagation import CHUNK, Propagation

__all__ = ["Architecture", "LayerSpec", "Network"]

Array = NDArray[np.floating[Any]]


def _float_type(field: str, dtype: DTypeLike) -> np.dtype[np.floating[Any]]:
    """float32 or float64 as a dtype; raises `ConfigError` for anything else."""
    for kind in (np.dtype(np.float32), np.dtype(np.float64)):
        if dtype == kind:
            return kind
    raise ConfigError(f"{field} must be float32 or float64; it is {dtype!r}.")


class Network:
    """A multilayer perceptron. Its shape never changes; its parameters do while it is trained.

    Attributes:
        architecture: the shape.
        parameters: float32 or float64, (parameter_count,), contiguous: layer after layer, weights and then biases.
        blocks: per layer, a view (fan_in + 1, units): the weights, then the biases as the last row.
        weights: per layer, a view (fan_in, units): z = x @ weights + biases.
        biases: per layer, a view (units,).

    Raises:
        ConfigError: if the parameters do not fit the architecture.
    """

    def __init__(self, architecture: Architecture, parameters: Array) -> None:
        parameters = np.asarray(parameters)
        _float_type("parameters' dtype", parameters.dtype)
        if parameters.shape != (architecture.parameter_count,):
            raise ConfigError(
                f"parameters must have the shape ({architecture.parameter_count},); theirs is {parameters.shape}."
            )
        self.architecture = architecture
        self.parameters = np.ascontiguousarray(parameters)
        self.blocks = architecture.blocks(self.parameters)
        self.weights = tuple(block[:-1] for block in self.blocks)
        self.biases = tuple(block[-1] for block in self.blocks)

    @classmethod
    def initialised(
        cls, architecture: Architecture, rng: np.random.Generator, dtype: DTypeLike = np.float32
    ) -> Network:
        """A fresh network: weights drawn as each layer's initializer says, biases 0.

        The draw is made in float64, so that a float32 and a float64 network of one seed start from the same numbers.
        """
        network = cls(architecture, zeros((architecture.parameter_count,), _float_type("dtype", dtype)))
        for layer, (fan_in, units), weights in zip(
            architecture.layers, architecture.shapes, network.weights, strict=True
        ):
            weights[...] = INITIALIZERS[layer.chosen_initializer].draw(fan_in, units, rng)
        return network

    @property
    def dtype(self) -> np.dtype[np.floating[Any]]:
        """float32 or float64."""
        return self.parameters.dtype

    def __reduce__(self) -> tuple[type[Network], tuple[Architecture, Array]]:
        """In a copy, or in another process, too, the numbers are there once, and all else is views of them."""
        return Network, (self.architecture, self.parameters)

    def copy(self) -> Network:
        """The same numbers in memory of their own."""
        return Network(self.architecture, copy(self.parameters))

    def astype(self, dtype: DTypeLike) -> Network:
        """A copy with parameters of another dtype."""
        return Network(self.architecture, copy(self.parameters, _float_type("dtype", dtype)))

    def predict(self, x: ArrayLike) -> Array:
        """Outputs for samples: `x` (n, inputs) -> (n, outputs), in the network's dtype.

        Pure and safe to call from several threads at once, as long as nobody trains this very network meanwhile.

        Raises:
            DataError: if the samples do not have as many values as the network has inputs, or are not finite.
        """
        rows = input_rows(x, self.architecture.inputs, self.dtype)
        outputs = empty((len(rows), self.architecture.outputs), self.dtype)
        propagation: Propagation | None = None
        with np.errstate(all="ignore"):
            for start in range(0, len(rows), CHUNK):
                chunk = rows[start : start + CHUNK]
                if propagation is None or propagation.samples != len(chunk):
                    propagation = Propagation(self.architecture, len(chunk), self.dtype)
                outputs[start : start + CHUNK] = propagation.predict(self.blocks, chunk.T).T
        return outputs
