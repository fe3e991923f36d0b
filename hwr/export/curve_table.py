"""Curves as the rows of a table, exactly: whatever was measured at an update stands in its row, and nothing is thinned.

The one writer of curves: for `hwr runs export`, for what the window exports of runs, and for what it shows.
"""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from hwr.store.runs.record import BatchLosses, EpochRow
from hwr.store.runs.tables import NUMBERS

Floats = NDArray[np.float64]

BATCH_LOSS = "batch_loss"

_EVERY = 2000
"""Rows of a piece: some 50 milliseconds."""


def by_update(columns: Sequence[tuple[Floats, Floats]]) -> tuple[Floats, Floats]:
    """Columns of which each has values at updates of its own, as one table.

    Args:
        columns: for each its ascending updates (n,) and its values (n,).

    Returns:
        All updates at which there is any value, (rows,), and the values, (rows, columns), NaN where there is none.
    """
    updates = np.unique(np.concatenate([np.empty(0), *(one for one, _ in columns)]))
    table = np.full((len(updates), len(columns)), np.nan)
    for place, (of_column, values) in enumerate(columns):
        table[np.searchsorted(updates, of_column), place] = values
    return updates, table


def cell(value: float) -> str:
    """A number that reads back as the very same one, whole ones without a point; empty for NaN."""
    if math.isnan(value):
        return ""
    return str(int(value)) if abs(value) < 1e15 and value == int(value) else repr(value)


def cells(table: Floats) -> list[tuple[str, ...]]:
    """The rows of a table as text, (rows, columns): each number as by `cell`.

    Column by column: between two evaluations nearly all of 100,000 rows is empty, which need not be looked at.
    """
    columns = []
    for values in table.T:
        column = [""] * len(values)
        (known,) = np.nonzero(~np.isnan(values))
        for row, value in zip(known.tolist(), values[known].tolist(), strict=True):
            column[row] = cell(value)
        columns.append(column)
    return list(zip(*columns, strict=True))


def as_csv(rows: Iterable[Sequence[str]]) -> str:
    """A table as RFC 4180 has it."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    return text.getvalue()


def curves_csv(runs: Iterable[tuple[int, Sequence[EpochRow], Sequence[BatchLosses]]]) -> Iterator[str]:
    """All curves of one or several runs below each other, as RFC 4180 has it: a row for each update with a value.

    It comes in pieces: the heading, then some thousand rows at a time.

    The columns are `run`, the fields of `EpochRow` in their order, and `batch_loss`, the loss of the batch of that
    update, as minimised and before it; then for each layer `layer_N_gradient_norm` and `layer_N_update_ratio`, N from
    1, as many as the deepest network has. What was not measured is an empty cell: between two evaluations that is all
    but `update` and `batch_loss`.

    Args:
        runs: each run's number, its rows, and the losses of its batches.
    """
    given = list(runs)
    layers = max((len(row.layers) for _, rows, _ in given for row in rows), default=0)
    pairs = [f"layer_{n}_{what}" for n in range(1, layers + 1) for what in ("gradient_norm", "update_ratio")]
    names = [*(name for name in NUMBERS if name != "update"), BATCH_LOSS, *pairs]
    yield as_csv([["run", "update", *names]])
    for run, rows, losses in given:
        columns = {**_evaluated(rows), BATCH_LOSS: _of_batches(losses)}
        nothing = np.empty(0), np.empty(0)
        updates, table = by_update([columns.get(name, nothing) for name in names])
        for first in range(0, len(updates), _EVERY):
            some = slice(first, first + _EVERY)
            yield as_csv((str(run), *row) for row in cells(np.column_stack([updates[some], table[some]])))


def _evaluated(rows: Sequence[EpochRow]) -> Mapping[str, tuple[Floats, Floats]]:
    """What was measured after epochs, by the names of columns."""
    updates = np.array([float(row.update) for row in rows])
    found = {name: [getattr(row, name) for row in rows] for name in NUMBERS if name != "update"}
    for n in range(max((len(row.layers) for row in rows), default=0)):
        for i, what in enumerate(("gradient_norm", "update_ratio")):
            found[f"layer_{n + 1}_{what}"] = [row.layers[n][i] if n < len(row.layers) else None for row in rows]
    return {name: (updates, np.array(values, np.float64)) for name, values in found.items()}


def _of_batches(losses: Sequence[BatchLosses]) -> tuple[Floats, Floats]:
    updates = [np.arange(some.first, some.last + 1, dtype=np.float64) for some in losses]
    return np.concatenate([np.empty(0), *updates]), np.concatenate([np.empty(0), *(some.values for some in losses)])
