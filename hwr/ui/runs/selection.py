"""The selection: what is shown of the runs that are selected, read from the history."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from hwr.store.runs.record import Run
from hwr.store.runs.run_store import RunStore
from hwr.ui.kit.chart.stored import StoredCurves, stored_curves

MOST_COMPARED: Final = 16
"""Of more runs than these neither curves nor settings can be told apart."""


@dataclass(frozen=True, eq=False)
class SelectedRuns:
    """What is selected.

    Attributes:
        runs: the first `MOST_COMPARED` of them.
        curves: what is drawn of them.
        count: how many there are. Without any of them in `runs`, they cannot be read.
    """

    runs: Sequence[Run]
    curves: StoredCurves
    count: int


def read_selection(store: RunStore, numbers: Sequence[int], *, seeds_together: bool) -> Iterator[SelectedRuns]:
    """What is shown of these runs, more and more of it: that they cannot be read, them, and their curves.

    Args:
        seeds_together: whether runs that differ by their seeds alone are drawn as their mean with a band.

    Raises:
        StorageError: where more cannot be read.
    """
    yield SelectedRuns((), StoredCurves(None), len(numbers))
    runs = [store.run(number) for number in numbers[:MOST_COMPARED]]
    yield SelectedRuns(runs, StoredCurves(None), len(numbers))
    if runs:
        yield SelectedRuns(runs, stored_curves(store, runs, seeds_together=seeds_together), len(numbers))
