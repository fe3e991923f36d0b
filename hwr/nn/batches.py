"""Batches: which samples each update sees, laid out so that every batch is contiguous memory.

Full batch (gradient descent proper) sees all samples in every update, stochastic gradient descent one, mini-batch
descent so many. Which ones follows from seed, epoch and index alone, so an epoch can be entered in its middle.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from hwr.nn.config import NOISE, ORDER, stream
from hwr.nn.performance import empty, full

Array = NDArray[np.floating[Any]]

PAGE: Final = 2048
"""Samples laid out at once: enough to make it cheap, few enough to stay in the cache until they are used."""


def epoch_order(seed: int, epoch: int, n: int) -> NDArray[np.intp]:
    """In which order an epoch takes its n samples, (n,): batch i is the i-th stretch of it."""
    return stream(seed, ORDER, epoch).permutation(n)


class Batches:
    """The batches of every epoch. `len(batches)` updates make an epoch; its last batch takes what is left.

    Attributes:
        size: samples of a batch, but perhaps the last one.
        sizes: the different numbers of samples that batches have, one or two.

    Args:
        variants: the samples in one or several variants, each (n, inputs); epochs take them in rotation.
        labels: (n,).
        targets: (outputs, classes), one column a class, as `losses.target_table` makes it; its dtype is the batches'.
        batch_size: samples an update; None, or more than there are, for all of them.
        noise: standard deviation of normal noise that is added to the inputs, drawn anew for each epoch.
        seed: of order and noise.
        sample_weights: (n,), how much each sample counts; None if all count alike.
        by_rows: whether they will be asked for by `rows`, not by `batch`.
    """

    def __init__(
        self,
        variants: Sequence[Array],
        labels: NDArray[np.intp],
        targets: Array,
        batch_size: int | None,
        *,
        noise: float,
        seed: int,
        sample_weights: Array | None = None,
        by_rows: bool = False,
    ) -> None:
        n, inputs = len(labels), int(variants[0].shape[1])
        outputs, dtype = len(targets), targets.dtype
        self._variants, self._variant = variants, -1
        self.size = size = min(batch_size or n, n)
        self._noise, self._seed = noise, seed
        self._per_page = max(1, PAGE // size)
        self._length = -(-n // size)
        self._loaded: tuple[int, int] | None = None
        self._order: NDArray[np.intp] | None = None
        self._order_of: int | None = None
        rest = n % size
        self.sizes = {size, rest} if rest else {size}

        capacity = min(self._per_page * size, n)
        # All samples, one row each, in the form and precision of the batches: drawing them is then one call of numpy.
        self._samples = full((n, inputs + 1), 1.0, dtype)
        self._answers = np.ascontiguousarray(targets.T[labels])
        # A page of them, in the order of its batches; the targets once more, batch by batch and turned into columns.
        # Full batch is laid out in columns, once: the products then take a tenth less. For others that costs more.
        in_columns = size == n and not by_rows
        self._rows = empty((inputs + 1, n), dtype).T if in_columns else empty((capacity, inputs + 1), dtype)
        self._drawn = self._answers if size == n else empty((capacity, outputs), dtype)
        self._by_rows = by_rows
        self._targets = empty((capacity * outputs,), dtype)
        # A page holds whole batches, and the last page of an epoch perhaps one more that is smaller.
        starts = range(0, capacity, size)
        self._x = [self._rows[start : start + size].T for start in starts]
        self._y = [self._block(start, min(size, capacity - start)) for start in starts]
        self._sample_weights = None if sample_weights is None else sample_weights.astype(dtype)
        self._drawn_weights = None if sample_weights is None else empty((capacity,), dtype)
        self._w = [self._weights_at(start, size) for start in starts]
        start = (self._length - 1) % self._per_page * size
        last = self._rows[start : start + rest].T, self._block(start, rest), self._weights_at(start, rest)
        self._last = last if rest else None

    def __len__(self) -> int:
        return self._length

    def batch(self, epoch: int, index: int) -> tuple[Array, Array, Array | None]:
        """Inputs (inputs + 1, size), the last row ones, targets (outputs, size), and sample weights (size,) or None.

        Views into memory that is used again for later batches. Cheapest when asked for in order.
        """
        page, place = divmod(index, self._per_page)
        if self._loaded != (epoch, page):
            self._load(epoch, page)
        if self._last is not None and index == self._length - 1:
            return self._last
        return self._x[place], self._y[place], self._w[place]

    def rows(self, epoch: int, index: int) -> tuple[Array, Array, Array | None]:
        """Inputs (samples, inputs + 1), the last column ones, targets (samples, outputs), and sample weights (samples,)
        or None, of as many batches as lie one behind the other, contiguous: from that one up to the end of its page.

        Views into memory that is used again, as those of `batch`.
        """
        page, place = divmod(index, self._per_page)
        if self._loaded != (epoch, page):
            self._load(epoch, page)
        first = place * self.size
        last = min(len(self._rows), len(self._samples) - page * self._per_page * self.size)
        weights = None if self._drawn_weights is None else self._drawn_weights[first:last]
        return self._rows[first:last], self._drawn[first:last], weights

    def _block(self, start: int, size: int) -> Array:
        """The targets of the batch that begins at row `start` of the page."""
        outputs = self._drawn.shape[1]
        return self._targets[start * outputs : (start + size) * outputs].reshape(outputs, size)

    def _weights_at(self, start: int, size: int) -> Array | None:
        """The sample weights of the batch that begins at row `start` of the page."""
        return None if self._drawn_weights is None else self._drawn_weights[start : start + size]

    def _load(self, epoch: int, page: int) -> None:
        """Lay out one page of an epoch."""
        rows, variant = self._rows, epoch % len(self._variants)
        changed = variant != self._variant
        if changed:
            self._samples[:, :-1] = self._variants[variant]
            self._variant = variant
        if self.size < len(self._samples):
            start = page * self._per_page * self.size
            chosen = self._shuffled(epoch)[start : start + len(rows)]
            rows, drawn = rows[: len(chosen)], self._drawn[: len(chosen)]
            # mode="clip" spares numpy a copy of the result; the indices are valid by construction.
            np.take(self._samples, chosen, axis=0, out=rows, mode="clip")
            np.take(self._answers, chosen, axis=0, out=drawn, mode="clip")
            self._lay_out(drawn)
            self._lay_out_weights(chosen)
        elif changed or self._noise:
            # All samples at once: a sum has no order, so there is nothing to shuffle.
            np.copyto(rows, self._samples)
            self._lay_out(self._answers)
            self._lay_out_weights(slice(None))
        if self._noise:
            rng, kind = stream(self._seed, NOISE, epoch, page), rows.dtype.type
            rows[:, :-1] += kind(self._noise) * rng.standard_normal((len(rows), rows.shape[1] - 1), kind)
        self._loaded = (epoch, page)

    def _lay_out(self, targets: Array) -> None:
        """Copy a page's targets, one row a sample, to where the batches look."""
        if self._by_rows:
            return
        whole = len(targets) - len(targets) % self.size
        by_batch = targets[:whole].reshape(-1, self.size, targets.shape[1]).transpose(0, 2, 1)
        self._targets[: by_batch.size].reshape(by_batch.shape)[...] = by_batch
        if whole < len(targets):
            self._block(whole, len(targets) - whole)[...] = targets[whole:].T

    def _lay_out_weights(self, chosen: NDArray[np.intp] | slice) -> None:
        """Copy a page's sample weights to where the batches look."""
        if self._sample_weights is not None and self._drawn_weights is not None:
            drawn = self._sample_weights[chosen]
            self._drawn_weights[: len(drawn)] = drawn

    def _shuffled(self, epoch: int) -> NDArray[np.intp]:
        if self._order is None or self._order_of != epoch:
            self._order = epoch_order(self._seed, epoch, len(self._samples))
            self._order_of = epoch
        return self._order
