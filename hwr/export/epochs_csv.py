"""Curves as CSV: a header and a line for each row that was measured, for spreadsheets and data frames."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from hwr.store.runs.record import EpochRow
from hwr.store.runs.tables import NUMBERS


def epochs_csv(runs: Iterable[tuple[int, Sequence[EpochRow]]]) -> str:
    """The rows of one or several runs below each other, as RFC 4180 has it.

    The columns are `run`, the fields of `EpochRow` in their order, and for each layer `layer_N_gradient_norm` and
    `layer_N_update_ratio`, N from 1, as many as the deepest network has. What was not measured is an empty cell.
    Numbers are written so that they read back as the very same ones.

    Args:
        runs: each run's number, and its rows.
    """
    given = list(runs)
    layers = max((len(row.layers) for _, rows in given for row in rows), default=0)
    text = io.StringIO(newline="")
    table = csv.writer(text)
    pairs = [f"layer_{n}_{what}" for n in range(1, layers + 1) for what in ("gradient_norm", "update_ratio")]
    table.writerow(["run", *NUMBERS, *pairs])
    for run, rows in given:
        for row in rows:
            values = [value for layer in row.layers for value in layer]
            cells = [getattr(row, name) for name in NUMBERS]
            table.writerow([run, *cells, *values, *[None] * (len(pairs) - len(values))])
    return text.getvalue()
