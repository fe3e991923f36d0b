"""Export of a plot: where to, and its numbers as a table; its picture is `PlotFrame.export`."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np
from PySide6.QtWidgets import QWidget

from hwr.nn.history import History, TimeAxis
from hwr.ui.kit.asking import ask_where
from hwr.ui.kit.chart.history import Series

FORMS: Final = {".png": "PNG picture", ".svg": "SVG drawing", ".csv": "CSV table"}


def ask_for_path(parent: QWidget, suggested: str) -> Path | None:
    """Where the user wants a plot to be, as a file of the suggested one's kind; None if nowhere."""
    suffix = Path(suggested).suffix
    return ask_where(parent, "Export the plot", suggested, {f"{FORMS[suffix]} (*{suffix})": suffix})


def series_csv(history: History, series: Sequence[Series]) -> str:
    """The series side by side, exactly, not as thinned for the screen: a row for each update that has a value.

    The columns are the four axes, then the series by name; an empty cell is where nothing was measured. Numbers read
    back as the very same ones (RFC 4180).
    """
    updates = np.unique(np.concatenate([one.updates for one in series])) if series else np.empty(0)
    columns = [history.along(axis, updates) for axis in TimeAxis]
    for one in series:
        column = np.full(len(updates), np.nan)
        column[np.searchsorted(updates, one.updates)] = one.values
        columns.append(column)
    text = io.StringIO(newline="")
    table = csv.writer(text)
    table.writerow([*(axis.value for axis in TimeAxis), *(one.name for one in series)])
    table.writerows([_cell(value) for value in row] for row in np.column_stack(columns).tolist())
    return text.getvalue()


def _cell(value: float) -> str:
    if math.isnan(value):
        return ""
    return str(int(value)) if abs(value) < 1e15 and value == int(value) else repr(value)
