"""A chart as a table: what stands on it at one moment, as text piece by piece, in whichever thread there is time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from hwr.export.curve_table import by_update, cells
from hwr.nn.history import History, TimeAxis, Timeline
from hwr.ui.kit.chart.axis import Range
from hwr.ui.kit.chart.series import Series

Rows = list[list[str]]

Listed = tuple[str, History, Sequence[tuple[str, Series]]]
"""A run for a table: its title, its reports, and its series with the titles of their columns."""

_EVERY: Final = 2000
"""Rows of a piece: some 20 milliseconds."""


@dataclass(frozen=True, eq=False)
class Table:
    """Rows, made when they are taken.

    Attributes:
        pieces: some rows each, the heading first; to be gone through once.
        expected: about how many rows there are, at least 1.
    """

    pieces: Iterator[Rows]
    expected: int = 1


def curves_table(runs: Sequence[Listed], axis: TimeAxis, shown: Range) -> Table:
    """Curves as the rows of a table, exactly, not as thinned for the screen: a row for each update with a value.

    The columns are the run, if there are several, the four axes, then the series; an empty cell is where nothing was
    measured. Numbers read back as the very same ones. A run may grow on, or shrink, while the rows are made: they are
    those that there were when this was called.

    Args:
        shown: the part of `axis` that is wanted.
    """
    longest = [max((len(one.updates) for _, one in series), default=0) for _, _, series in runs]
    kept = [(title, history.timeline, series) for title, history, series in runs]
    return Table(_pieces(kept, axis, shown), 1 + sum(longest))


def _pieces(
    runs: Sequence[tuple[str, Timeline, Sequence[tuple[str, Series]]]], axis: TimeAxis, shown: Range
) -> Iterator[Rows]:
    titles = list(dict.fromkeys(title for _, _, series in runs for title, _ in series))
    yield [[*(["run"] if len(runs) > 1 else []), *(one.value for one in TimeAxis), *titles]]
    for name, timeline, series in runs:
        made = dict(series)
        nothing = np.empty(0), np.empty(0)
        columns = [(made[title].updates, made[title].values) if title in made else nothing for title in titles]
        updates, table = by_update(columns)
        along = timeline.along(axis, updates)
        seen = (along >= shown[0]) & (along <= shown[1])
        places = np.column_stack([timeline.along(one, updates) for one in TimeAxis])
        whole = np.hstack([places, table])[seen]
        head = [name] if len(runs) > 1 else []
        for first in range(0, len(whole), _EVERY):
            yield [[*head, *row] for row in cells(whole[first : first + _EVERY])]
