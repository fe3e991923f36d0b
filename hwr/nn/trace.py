"""A trace: one recorded forward pass and, given labels, backward pass, with every number in it.

It runs through the very `Propagation` that trains and predicts; what a panel shows is what was computed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, DTypeLike, NDArray

from hwr.errors import DataError
from hwr.nn.losses import target_table
from hwr.nn.network import Network
from hwr.nn.propagation import Propagation, input_rows

Array = NDArray[np.floating[Any]]


@dataclass(frozen=True, eq=False)
class LayerTrace:
    """One layer's part; arrays are read-only, in the network's dtype, and copies.

    Attributes:
        inputs: what came in, (n, fan_in).
        weights, biases: as they were, (fan_in, units) and (units,).
        z: pre-activations, inputs @ weights + biases, (n, units).
        a: activations, (n, units).
        delta: dLoss/dz, (n, units), of the loss averaged over the samples; None without a backward pass.
        weight_gradient, bias_gradient: dLoss/dW (fan_in, units) and dLoss/db (units,); None likewise.
    """

    inputs: Array
    weights: Array
    biases: Array
    z: Array
    a: Array
    delta: Array | None
    weight_gradient: Array | None
    bias_gradient: Array | None


@dataclass(frozen=True, eq=False)
class Trace:
    """What happened in the network.

    Attributes:
        inputs: (n, inputs).
        layers: from the first hidden layer to the outputs.
        targets: what the outputs should have been, (n, outputs); None without labels.
        loss: mean over the samples, without penalty; None likewise.
        sample_losses: (n,); None likewise.
        input_gradient: dLoss/dx, (n, inputs); None likewise.
    """

    inputs: Array
    layers: tuple[LayerTrace, ...]
    targets: Array | None
    loss: float | None
    sample_losses: Array | None
    input_gradient: Array | None

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
        y: class labels (n,), whole numbers; or targets (n, outputs), floats; None for the forward pass alone.
        loss: a name in `LOSSES` that can follow the network's output activation.
        label_smoothing: applied to labels, not to targets.

    Raises:
        DataError: if `x` or `y` does not fit the network.
        ConfigError: if the loss does not.
    """
    architecture, dtype = network.architecture, network.dtype
    rows = input_rows(x, architecture.inputs, dtype)
    n = len(rows)
    if n == 0:
        raise DataError("x must hold at least one sample; it holds none.")
    targets = None if y is None else target_columns(y, n, architecture.outputs, label_smoothing, dtype)
    propagation = Propagation(architecture, n, dtype, loss=None if targets is None else loss, keep_z=True)
    gradients = architecture.blocks(np.empty_like(network.parameters))
    mean_loss = None
    with np.errstate(all="ignore"):
        if targets is None:
            propagation.predict(network.blocks, rows.T)
        else:
            mean_loss = propagation.loss(network.blocks, rows.T, targets)
            propagation.backward(network.blocks, rows.T, targets, gradients)

    went_back = targets is not None
    inputs = _frozen(rows[:, :-1])
    layers: list[LayerTrace] = []
    for i, block in enumerate(network.blocks):
        layers.append(
            LayerTrace(
                inputs=layers[-1].a if layers else inputs,
                weights=_frozen(block[:-1]),
                biases=_frozen(block[-1]),
                z=_frozen(propagation.z[i].T),
                a=_frozen(propagation.a[i].T),
                delta=_frozen(propagation.delta[i].T) if went_back else None,
                weight_gradient=_frozen(gradients[i][:-1]) if went_back else None,
                bias_gradient=_frozen(gradients[i][-1]) if went_back else None,
            )
        )
    return Trace(
        inputs=inputs,
        layers=tuple(layers),
        targets=None if targets is None else _frozen(targets.T),
        loss=mean_loss,
        sample_losses=_frozen(propagation.sample_losses) if went_back else None,
        input_gradient=_frozen(np.dot(network.weights[0], propagation.delta[0]).T) if went_back else None,
    )


def target_columns(y: ArrayLike, n: int, outputs: int, smoothing: float, dtype: DTypeLike) -> Array:
    """(outputs, n) from labels or targets."""
    given = np.asarray(y)
    if given.shape == (n,) and np.issubdtype(given.dtype, np.integer):
        if given.min() < 0 or given.max() >= outputs:
            raise DataError(f"y must hold labels from 0 to {outputs - 1}; it holds {given.min()} to {given.max()}.")
        return np.ascontiguousarray(target_table(outputs, smoothing, dtype)[:, given])
    if given.shape == (n, outputs) and np.issubdtype(given.dtype, np.floating) and np.isfinite(given).all():
        return np.ascontiguousarray(given.T, dtype)
    raise DataError(
        f"y must be {n} whole-number labels or finite float targets of the shape ({n}, {outputs}); "
        f"it is {given.dtype} of the shape {given.shape}."
    )


def _frozen(array: Array) -> Array:
    copy = np.array(array, order="C")
    copy.flags.writeable = False
    return copy
