"""Batches: which samples each update of an epoch sees, laid out so that every batch is contiguous memory.

Full batch (gradient descent proper) sees all samples in every update, stochastic gradient descent one, mini-batch
descent so many. Which ones follows from the seed and the epoch alone, so an epoch can be entered in its middle.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray

Array = NDArray[np.floating[Any]]


def epoch_generator(seed: int, purpose: int, epoch: int) -> np.random.Generator:
    """A generator of random numbers of its own for each epoch and purpose."""
    return np.random.Generator(np.random.PCG64(np.random.SeedSequence([seed, purpose, epoch])))


class Batches:
    """One epoch's samples in the order they are used. `len(batches)` updates make an epoch.

    Args:
        samples: how many there are.
        columns: inputs + 1; the last column of the samples is ones.
        outputs: length of a target.
        batch_size: samples an update; None, or more than there are, for all of them. The last batch of an epoch takes
            what is left.
    """

    def __init__(self, samples: int, columns: int, outputs: int, batch_size: int | None, dtype: DTypeLike) -> None:
        self.samples = samples
        self.batch_size = min(batch_size or samples, samples)
        self.is_full = self.batch_size == samples
        whole, rest = divmod(samples, self.batch_size)
        self.sizes = (self.batch_size,) * whole + ((rest,) if rest else ())
        self._rows = np.ones((samples, columns), dtype)
        self._targets = np.empty(outputs * samples, dtype)
        ends = np.cumsum(self.sizes).tolist()
        self._x = [self._rows[end - size : end].T for end, size in zip(ends, self.sizes, strict=True)]
        self._y = [
            self._targets[outputs * (end - size) : outputs * end].reshape(outputs, size)
            for end, size in zip(ends, self.sizes, strict=True)
        ]

    def __len__(self) -> int:
        return len(self.sizes)

    def __getitem__(self, index: int) -> tuple[Array, Array]:
        """The inputs (inputs + 1, size) and targets (outputs, size) of the epoch's batch number `index`, from 0."""
        return self._x[index], self._y[index]

    def fill(self, rows: Array, labels: NDArray[np.intp], targets: Array, order: np.random.Generator) -> None:
        """Lay out an epoch.

        Args:
            rows: (samples, columns).
            labels: (samples,).
            targets: (outputs, classes), one column a class, as `losses.target_table` makes it.
            order: shuffles; not asked when one batch holds everything, since a sum has no order.
        """
        if self.is_full:
            self._rows[...] = rows
            self._y[0][...] = targets[:, labels]
            return
        shuffled = order.permutation(self.samples)
        # mode="clip" spares numpy a copy of the result; the indices are valid by construction.
        np.take(rows, shuffled, axis=0, out=self._rows, mode="clip")
        of_samples = targets.T[labels[shuffled]]
        whole = self.samples - self.samples % self.batch_size
        blocks = of_samples[:whole].reshape(-1, self.batch_size, of_samples.shape[1])
        self._targets[: whole * of_samples.shape[1]].reshape(-1, of_samples.shape[1], self.batch_size)[...] = (
            blocks.transpose(0, 2, 1)
        )
        if whole < self.samples:
            self._y[-1][...] = of_samples[whole:].T

    def add_noise(self, deviation: float, rng: np.random.Generator) -> None:
        """Add normal noise of standard deviation `deviation` to the inputs of this epoch."""
        inputs = self._rows[:, :-1]
        inputs += rng.standard_normal(inputs.shape, dtype=self._rows.dtype) * self._rows.dtype.type(deviation)
