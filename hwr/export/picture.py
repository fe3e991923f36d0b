"""A picture of curves: one run or several over each other as a PNG or SVG file, as the window draws them."""

from __future__ import annotations

from collections.abc import Sequence

from hwr.errors import StorageError
from hwr.export.runs import Look
from hwr.language import tr
from hwr.nn.history import TimeAxis
from hwr.store.runs.run_reader import RunReader
from hwr.ui.kit.chart.curves import Curves, View
from hwr.ui.kit.chart.figure import curves_figure
from hwr.ui.kit.chart.stored import stored_curves
from hwr.words import listed


def picture(store: RunReader, runs: Sequence[int], look: Look, *, svg: bool) -> bytes:
    """The picture as an SVG or else a PNG file; needs neither a display nor an application.

    Raises:
        StorageError: if a run is not there, or nothing was measured of any.
    """
    found = stored_curves(store, [store.run(run) for run in runs], seeds_together=look.seeds_together)
    if found.history is None:
        raise StorageError(
            tr("Nothing was measured of run {runs}: there are no curves.", runs=listed([str(run) for run in runs]))
        )
    view = View(TimeAxis(look.axis), look.smoothing, log_x=look.log_x, log_y=look.log, loss_unit=found.loss_unit)
    return curves_figure(Curves(found.history, found.overlays), view, heading=found.heading).file(svg=svg)
