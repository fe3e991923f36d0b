"""Propagation: one forward pass and one backward pass through buffers that are allocated once.

This is the only place where a network computes. Training, prediction, the recorded pass (`trace`) and the gradient
check all run through it, so what is shown is what was computed.

Arrays are (units, samples): one column a sample. Elementwise work then runs along contiguous memory, and sums over the
units of a column (softmax) are sums of long rows. What a layer feeds forward has one more row of ones below it, which
meets the biases in the last row of the next layer's block (see `Architecture.blocks`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import DTypeLike, NDArray

from hwr.nn.activations import ACTIVATIONS
from hwr.nn.architecture import Architecture
from hwr.nn.losses import join
from hwr.nn.performance import empty, full

Array = NDArray[np.floating[Any]]

CHUNK: Final = 1024
"""Samples that pass at once when there are many: enough for full speed, few enough for the cache to hold them."""


class Dropout:
    """Inverted dropout: each unit is silenced with probability `rate`, the rest grow by 1 / (1 - rate).

    (Srivastava et al. 2014, sec. 10.) The probability is resolved to 1/65536, so that one draw of 64 random bits serves
    four units.

    Attributes:
        threshold: a unit is silenced if its 16 random bits are a smaller number.
    """

    def __init__(self, rate: float, rng: np.random.Generator) -> None:
        self.threshold = min(round(rate * 65536), 65535)
        self._gain = 65536 / (65536 - self.threshold)
        self._rng = rng

    def draw(self, mask: Array) -> None:
        """Fill `mask` with 0 or the gain."""
        words = -(-mask.size // 4)
        bits = self._rng.bit_generator.random_raw(words).view(np.uint16)[: mask.size].reshape(mask.shape)
        np.copyto(mask, bits >= self.threshold)  # turned into floats first: a third of the time of a mixed product
        np.multiply(mask, self._gain, out=mask)


class Propagation:
    """Buffers for `samples` of them, and the two passes through them.

    Args:
        batch: over how many samples the loss is averaged, of which these may be a part; None for just these.

    Attributes:
        samples: how many.
        z, a, delta: per layer, (units, samples): pre-activations, activations, dLoss/dz. Unless `keep_z`, `z` shares
            the memory of `a` and holds nothing of its own after the pass.
        signals: per layer, what it feeds forward: (units + 1, samples), the last row ones.
    """

    def __init__(
        self,
        architecture: Architecture,
        samples: int,
        dtype: DTypeLike,
        *,
        loss: str | None = None,
        batch: int | None = None,
        dropout: Dropout | None = None,
        keep_z: bool = False,
    ) -> None:
        self.samples = samples

        def buffers() -> list[Array]:
            return [empty((layer.units, samples), dtype) for layer in architecture.layers]

        self.signals = [full((layer.units + 1, samples), 1.0, dtype) for layer in architecture.layers[:-1]]
        self.a = buffers() if dropout else [signal[:-1] for signal in self.signals] + buffers()[-1:]
        self.z = buffers() if keep_z else self.a
        self.delta = buffers()
        self._dropout = dropout
        self._masks = [empty(a.shape, dtype) for a in self.a[:-1]] if dropout else []
        self._activations = [
            ACTIVATIONS[layer.activation]((layer.units, samples), dtype) for layer in architecture.layers
        ]
        output = architecture.layers[-1]
        self._loss = join(loss, output.activation, (output.units, samples), dtype, batch) if loss else None
        self._last = len(architecture.layers) - 1

    def _feed(self, blocks: Sequence[Array], x: Array) -> None:
        """Everything up to the output layer's z."""
        signal = x
        for i in range(self._last):
            np.dot(blocks[i].T, signal, out=self.z[i])
            self._activations[i].forward(self.z[i], self.a[i])
            signal = self.signals[i]
            if self._dropout is not None:
                self._dropout.draw(self._masks[i])
                np.multiply(self.a[i], self._masks[i], out=signal[:-1])
        np.dot(blocks[-1].T, signal, out=self.z[-1])

    def predict(self, blocks: Sequence[Array], x: Array) -> Array:
        """Forward: `x` is (inputs + 1, samples), its last row ones; returns the buffer of outputs."""
        self._feed(blocks, x)
        self._activations[-1].forward(self.z[-1], self.a[-1])
        return self.a[-1]

    def loss(self, blocks: Sequence[Array], x: Array, target: Array, sample_weights: Array | None = None) -> float:
        """Forward, and the mean loss against `target`, (outputs, samples); of a part, what it contributes to it.

        Args:
            sample_weights: (samples,), what each sample's loss is multiplied by; None if all count alike.
        """
        assert self._loss is not None, "made without a loss"
        self._feed(blocks, x)
        loss = self._loss.forward(self.z[-1], target, self.a[-1])
        return loss if sample_weights is None else self._loss.weighted(target, sample_weights)

    def sample_losses(self, target: Array) -> Array:
        """Each sample's loss, (samples,), after `loss` with the same target."""
        assert self._loss is not None, "made without a loss"
        return self._loss.of_samples(target)

    def backward(
        self,
        blocks: Sequence[Array],
        x: Array,
        target: Array,
        gradients: Sequence[Array],
        sample_weights: Array | None = None,
    ) -> None:
        """After `loss`: write dLoss/dW and dLoss/db of each layer into `gradients`, shaped as the blocks.

        A sample's weight multiplies its loss, and so its delta of the outputs; from there it goes with it all the way.

        delta_L = dLoss/dz_L;  dW_l = a_(l-1) delta_l^T, db_l = sum delta_l;  delta_(l-1) = (W_l delta_l) * f'(z_(l-1))
        (Rumelhart, Hinton & Williams 1986; Nielsen 2015, ch. 2, BP1 to BP4).
        """
        assert self._loss is not None, "made without a loss"
        delta = self.delta[-1]
        self._loss.backward(self.a[-1], target, delta)
        if sample_weights is not None:
            np.multiply(delta, sample_weights, out=delta)
        for i in range(self._last, 0, -1):
            np.dot(self.signals[i - 1], delta.T, out=gradients[i])
            below = self.delta[i - 1]
            np.dot(blocks[i][:-1], delta, out=below)
            if self._dropout is not None:
                np.multiply(below, self._masks[i - 1], out=below)
            self._activations[i - 1].backward(self.a[i - 1], below)
            delta = below
        np.dot(x, delta.T, out=gradients[0])
