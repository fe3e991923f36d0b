"""A trace: one recorded forward pass and, given labels, backward pass, with every number in it.

It runs through the very `Propagation` that trains and predicts; what a panel shows is what was computed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, DTypeLike, NDArray

from hwr.errors import DataError
from hwr.nn.data import NO_CLASS, as_floats, as_labels, input_rows
from hwr.nn.losses import target_table
from hwr.nn.network import Network
from hwr.nn.propagation import Propagation

Array = NDArray[np.floating[Any]]


@dataclass(frozen=True, eq=False)
class LayerTrace:
    """One layer on the way forward; arrays are read-only copies in the network's dtype.

    Attributes:
        inputs: what came in, (n, fan_in).
        weights, biases: as they were, (fan_in, units) and (units,).
        z: pre-activations, inputs @ weights + biases, (n, units).
        a: activations, (n, units).
    """

    inputs: Array
    weights: Array
    biases: Array
    z: Array
    a: Array


@dataclass(frozen=True, eq=False)
class LayerBackward:
    """One layer on the way back; arrays likewise.

    Attributes:
        delta: dLoss/dz, (n, units), of the loss averaged over the samples.
        weight_gradient: dLoss/dW, (fan_in, units).
        bias_gradient: dLoss/db, (units,).
        input_gradient: dLoss/d(inputs of the layer), (n, fan_in): delta @ W^T, before the slope of the layer below.
    """

    delta: Array
    weight_gradient: Array
    bias_gradient: Array
    input_gradient: Array


@dataclass(frozen=True, eq=False)
class Backward:
    """The way back: what each number in the network contributes to the loss.

    Attributes:
        targets: what the outputs should have been, (n, outputs).
        loss: mean over the samples, without penalty.
        sample_losses: (n,).
        layers: in the order of `Trace.layers`, from the first hidden layer to the outputs.
    """

    targets: Array
    loss: float
    sample_losses: Array
    layers: tuple[LayerBackward, ...]

    @property
    def input_gradient(self) -> Array:
        """dLoss/dx, (n, inputs)."""
        return self.layers[0].input_gradient


@dataclass(frozen=True, eq=False)
class Trace:
    """What happened in the network.

    Attributes:
        inputs: (n, inputs).
        layers: from the first hidden layer to the outputs.
        backward: the backward pass; None without labels.
    """

    inputs: Array
    layers: tuple[LayerTrace, ...]
    backward: Backward | None

    @property
    def outputs(self) -> Array:
        """Activations of the last layer, (n, outputs)."""
        return self.layers[-1].a


def record(
    network: Network,
    x: ArrayLike,
    y: ArrayLike | None = None,
    *,
    loss: str = "cross_entropy",
    label_smoothing: float = 0.0,
) -> Trace:
    """Pass samples through the network and keep everything.

    Args:
        x: (n, inputs), n >= 1.
        y: class labels (n,), whole numbers, or `NO_CLASS`; or targets (n, outputs), floats; None for the forward pass
            alone.
        loss: a name in `LOSSES` that can follow the network's output activation.
        label_smoothing: applied to labels, not to targets.

    Raises:
        DataError: if `x` or `y` does not fit the network.
        ConfigError: if the loss does not, or a layer cannot be trained.
    """
    architecture, dtype = network.architecture, network.dtype
    columns = input_rows(x, architecture.inputs, dtype).T
    n = columns.shape[1]
    if n == 0:
        raise DataError("x must hold at least one sample; it holds none.")
    propagation = Propagation(architecture, n, dtype, loss=None if y is None else loss, keep_z=True)
    backward = None
    with np.errstate(all="ignore"):
        if y is None:
            propagation.predict(network.blocks, columns)
        else:
            targets = target_columns(y, n, architecture.outputs, label_smoothing, dtype)
            backward = _trace_back(network, propagation, columns, targets)
    inputs = _frozen(columns[:-1].T)
    layers: list[LayerTrace] = []
    for weights, biases, z, a in zip(network.weights, network.biases, propagation.z, propagation.a, strict=True):
        came_in = layers[-1].a if layers else inputs
        layers.append(LayerTrace(came_in, _frozen(weights), _frozen(biases), _frozen(z.T), _frozen(a.T)))
    return Trace(inputs, tuple(layers), backward)


def _trace_back(network: Network, propagation: Propagation, columns: Array, targets: Array) -> Backward:
    gradients = network.architecture.blocks(np.empty_like(network.parameters))
    loss = propagation.loss(network.blocks, columns, targets)
    propagation.backward(network.blocks, columns, targets, gradients)
    layers = tuple(
        LayerBackward(
            _frozen(delta.T), _frozen(gradient[:-1]), _frozen(gradient[-1]), _frozen(np.dot(weights, delta).T)
        )
        for weights, delta, gradient in zip(network.weights, propagation.delta, gradients, strict=True)
    )
    return Backward(_frozen(targets.T), loss, _frozen(propagation.sample_losses(targets)), layers)


def target_columns(y: ArrayLike, n: int, outputs: int, smoothing: float, dtype: DTypeLike) -> Array:
    """(outputs, n) from n labels or n rows of targets, as `record` takes them."""
    try:
        given = np.asarray(y)
    except ValueError as error:
        raise DataError("y must be an array of labels or of targets.") from error
    if given.shape == (n,) and np.issubdtype(given.dtype, np.integer):
        labels = as_labels("y", given, least=NO_CLASS)
        if labels.max() >= outputs:
            raise DataError(f"y must hold labels from 0 to {outputs - 1}; it holds {labels.min()} to {labels.max()}.")
        return np.ascontiguousarray(target_table(outputs, smoothing, dtype)[:, labels])
    if given.shape == (n, outputs) and np.issubdtype(given.dtype, np.floating):
        return np.ascontiguousarray(as_floats("y", given).T, dtype)
    raise DataError(
        f"y must be {n} whole-number labels or float targets of the shape ({n}, {outputs}); "
        f"it is {given.dtype} of the shape {given.shape}."
    )


def _frozen(array: Array) -> Array:
    copy = np.array(array, order="C")
    copy.flags.writeable = False
    return copy
