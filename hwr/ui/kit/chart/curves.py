"""The learning curves as plots: the same in the panel that shows them, in its files, and for `hwr runs export`.

What is measured of one training is coloured and dashed by kind; runs that are laid over it are coloured by run and
dashed by kind.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from hwr.language import mark, tr
from hwr.nn.history import History, TimeAxis
from hwr.ui.kit.chart.axis import LARGEST, Axis, Floats, Range, limits, positive_part
from hwr.ui.kit.chart.history import (
    AXIS_NAMES,
    DASHES,
    EVERY_UPDATE,
    Overlay,
    band,
    batch_series,
    common_extent,
    curve,
    evaluated,
    extent,
    joined,
    loss_ceiling,
    marks,
    overlaid,
    rate_series,
    smoothed_series,
    spanning,
)
from hwr.ui.kit.chart.legend import LegendEntry, LineStyle
from hwr.ui.kit.chart.plot import Band, Curve, Plot
from hwr.ui.kit.chart.series import Series
from hwr.ui.kit.chart.smoothing import Smoothed, fitting_weight
from hwr.ui.kit.chart.table import Listed

LOSS: Final = mark("Loss")
ACCURACY: Final = mark("Accuracy")
RATE: Final = mark("Learning rate")

_WHAT: Final = {LOSS: "loss", ACCURACY: "accuracy", RATE: "rate"}
_MOST_COLUMNS: Final = 600
_COLUMNS_OF_MEANS: Final = 400
"""A curve has at most twice as many points, which are painted in a millisecond however wide the plot is."""

_OVER_OWN: Final = 5
"""Where a training has curves of its own, in five colours, the runs that are laid over it have the others."""

_MOSTLY: Final = 97.0
"""Single batches count for the height of the plot up to this percentile."""

_MUCH_HIGHER: Final = 2
"""The loss of a run before that is so many times as high as the present one's is cut off."""

_DENSE: Final = 10
"""From so many batches a column of pixels on, their line is an area."""

_MOST_ASKED: Final = 1000

MARK_ROOM: Final = 14.0
"""Marks nearer to each other than so many pixels are drawn as one."""


@dataclass(frozen=True)
class View:
    """How curves are wanted.

    Attributes:
        axis: what they are drawn over.
        weight: of the smoothing, at least 0 and below 1; None to smooth single batches alone, as fits their number.
        log_x, log_y: whether the horizontal axis, and that of loss and learning rate, is logarithmic.
        rate: whether the learning rate is a plot, too.
        hidden: keys of what is left out: kinds of curves, or titles of runs.
        loss_unit: how the loss is measured, beside its name; may be empty.
    """

    axis: TimeAxis = TimeAxis.UPDATES
    weight: float | None = None
    log_x: bool = False
    log_y: bool = False
    rate: bool = False
    hidden: frozenset[str] = frozenset()
    loss_unit: str = ""

    @property
    def plots(self) -> tuple[str, ...]:
        """Those that are wanted."""
        return (LOSS, ACCURACY, RATE) if self.rate else (LOSS, ACCURACY)


class Curves:
    """A training's curves with runs laid over; what does not change is made once."""

    def __init__(self, history: History, overlays: Sequence[Overlay] = ()) -> None:
        self.history = history
        self._smoothed = Smoothed()
        self._own_key: object = None
        self._own_made: dict[str, list[Series]] = {}
        self._drawn_over: dict[str, tuple[object, list[Curve], list[Band]]] = {}
        self.lay_over(overlays)

    def lay_over(self, overlays: Sequence[Overlay]) -> None:
        """Lay these runs over it, instead of those before."""
        self.overlays = tuple(overlays)
        self._over: dict[str, list[tuple[Overlay, Series]]] = {}
        self._drawn_over = {}
        self._over_smoothed: dict[str, dict[float, list[tuple[Overlay, Series]]]] = {}
        self._is_ground = _is_ground(self.history)
        first = 0 if self._is_ground else _OVER_OWN
        for plot, what in _WHAT.items():
            self._over[plot] = [
                (overlay, series)
                for i, overlay in enumerate(self.overlays)
                for series in overlaid(overlay, first + i, what)
            ]

    @property
    def histories(self) -> list[History]:
        """The training, and all that are laid over it."""
        return [self.history, *(one for overlay in self.overlays for one in (overlay.history, *overlay.others))]

    def whole(self, view: View) -> tuple[Range, float, float]:
        """The ends of the horizontal axis, how far its values are apart, and where the training ends on it."""
        low, high = extent(self.history, view.axis)
        step = (high - low) / max(1, self.history.update - int(self.history.start.updates))
        return common_extent(spanning(self.history, self.overlays), view.axis), step, high

    # Series

    def _own(self, plot: str, view: View) -> list[Series]:
        """The training's own, made once however often they are asked for until it has grown."""
        history = self.history
        reports = len(history.report_updates), len(history.epoch_updates)
        key = history.update, history.revisions, *reports, view.weight
        if key != self._own_key:
            self._own_key, self._own_made = key, {}
        if plot not in self._own_made:
            self._own_made[plot] = self._made(plot, view)
        return self._own_made[plot]

    def _made(self, plot: str, view: View) -> list[Series]:
        history = self.history
        if plot == RATE:
            return [series for series in rate_series(history) if series.is_measured]
        weight = view.weight or 0.0
        found = [two for one in evaluated(history, _WHAT[plot]) for two in smoothed_series(one, weight)]
        return found if plot == ACCURACY else [*self._batches(view), *found]

    def _batches(self, view: View) -> list[Series]:
        history = self.history
        weight = fitting_weight(len(history.losses)) if view.weight is None else view.weight
        if weight <= 0:
            return batch_series(history, None)
        return batch_series(
            history, self._smoothed.of(history, history.revisions, history.losses, weight, history.stretches)
        )

    def _laid_over(self, plot: str, view: View) -> list[tuple[Overlay, Series]]:
        """The runs that are laid over, smoothed; that before as it is, since it is faint anyway."""
        weight = view.weight or 0.0
        if weight not in self._over_smoothed.setdefault(plot, {}):
            self._over_smoothed[plot] = {
                weight: [
                    (overlay, two)
                    for overlay, one in self._over[plot]
                    for two in smoothed_series(one, 0.0 if overlay.is_former or plot == RATE else weight)
                ]
            }
        return self._over_smoothed[plot][weight]

    def entries(self, plot: str, view: View, update: float | None) -> tuple[LegendEntry, ...]:
        """The legend: a training's own series each, of runs that are laid over one for each run and one for each kind,
        with the values at an update, None for the latest."""
        own = self._own(plot, view)
        twice = {series.key for series in own if not series.style.is_faint}
        found = {
            series.name: LegendEntry(
                series.name, series.words(update), series.style, series.key, series.is_hidden(view.hidden)
            )
            for series in own
            if series.style == EVERY_UPDATE or not (series.style.is_faint and series.key in twice)
        }
        over = self._laid_over(plot, view)
        kinds = dict.fromkeys(series.key for _, series in over)
        if len(kinds) > 1 and self._is_ground:
            for kind in kinds:
                style = LineStyle(None, DASHES[kind], is_strong=kind == "test")
                found[f" {kind}"] = LegendEntry(tr(kind), None, style, kind, kind in view.hidden)
        for overlay, series in over:
            style = replace(series.style, colour=None) if overlay.is_former else series.style
            is_hidden = overlay.title in view.hidden
            found[overlay.title] = LegendEntry(overlay.title, series.words(update), style, overlay.title, is_hidden)
        return tuple(found.values())

    def keys(self, view: View) -> list[str]:
        """All that can be hidden, in the order of the legends."""
        every = (entry.key for plot in view.plots for entry in self.entries(plot, view, None))
        return list(dict.fromkeys(key for key in every if key))

    def listed(self, view: View) -> list[Listed]:
        """What is to be seen, for a table: run by run."""
        own = [(_column(plot, one), one) for plot in view.plots for one in self._own(plot, view)]
        found: list[Listed] = []
        if own:
            found.append(("this run", self.history, [pair for pair in own if not pair[1].is_hidden(view.hidden)]))
        for overlay in self.overlays:
            over = [
                (_column(plot, one), one)
                for plot in view.plots
                for run, one in self._laid_over(plot, view)
                if run is overlay
            ]
            shown = [pair for pair in over if not pair[1].is_hidden(view.hidden)]
            shown += [
                (f"{title} deviation", replace(one, values=one.spread))
                for title, one in shown
                if one.spread is not None
            ]
            if shown:
                found.append((overlay.title, overlay.history, shown))
        return found

    # Plots

    def x_axis(self, view: View, part: Range | None = None) -> Axis:
        """The horizontal axis, or a part of it."""
        whole, step, _ = self.whole(view)
        low, high = part or (positive_part(whole, step) if view.log_x else whole)
        is_whole = view.axis in (TimeAxis.UPDATES, TimeAxis.SAMPLES)
        return Axis(low, high, tr(AXIS_NAMES[view.axis]), log=view.log_x, whole=is_whole)

    def plot(self, plot: str, view: View, x: Axis, width: float) -> Plot:
        """One of `View.plots`, so many pixels wide."""
        former, curves, bands = self._curves(plot, view, x, max(100, round(width)))
        return Plot(x, self._y_axis(plot, view, x, former, curves, bands), [*former, *curves], bands)

    def marks(self, view: View, x: Axis, width: float) -> tuple[tuple[float, str], ...]:
        """The signs above what is seen, those that are close to each other as one."""
        apart = (x.high - x.low) * MARK_ROOM / max(1.0, width)
        every = [
            (float(self.history.along(view.axis, np.array([float(at)]))[0]), s) for at, s, _ in marks(self.history)
        ]
        return joined([(at, sign) for at, sign in every if x.low <= at <= x.high], apart)

    def _curves(self, plot: str, view: View, x: Axis, width: int) -> tuple[list[Curve], list[Curve], list[Band]]:
        """Those of the run before, and the others. Of overlays anew only when something else is to be seen of them:
        stored runs do not grow."""
        curves = []
        for series in self._own(plot, view):
            if not series.is_hidden(view.hidden):
                most = min(width, _MOST_COLUMNS if series.style.is_faint else _COLUMNS_OF_MEANS)
                is_dense = series.style == EVERY_UPDATE and self._seen(view, x) > _DENSE * most
                style = replace(series.style, is_dense=is_dense)
                curves.append(replace(curve(series, self.history, x, view.axis, most), style=style))
        seen = view.axis, view.hidden, view.weight, x, width
        if plot not in self._drawn_over or self._drawn_over[plot][0] != seen:
            over, bands = [], []
            for overlay, series in self._laid_over(plot, view):
                if not series.is_hidden(view.hidden):
                    over.append(curve(series, overlay.history, x, view.axis, min(width, _COLUMNS_OF_MEANS)))
                    found = band(series, overlay.history, view.axis)
                    if found is not None and (series.key == "test" or "test" in view.hidden):  # more hide each other
                        bands.append(found)
            self._drawn_over[plot] = seen, over, bands
        _, over, bands = self._drawn_over[plot]
        titles = [overlay.title for overlay in self.overlays if overlay.is_former]
        former = [one for one in over if one.name.startswith(tuple(titles))]
        return former, [*curves, *(one for one in over if one not in former)], bands

    def _some_batches(self, view: View, x: Axis) -> Floats:
        """The losses of evenly spread batches of those that are seen, some thousand of them at most."""
        ends = self.history.updates_at(view.axis, np.array([x.low, x.high]))
        first, last = np.searchsorted(self.history.loss_updates, ends)
        seen = self.history.losses[max(0, first - 1) : last + 1]
        return seen[:: 1 + len(seen) // _MOST_ASKED]

    def _seen(self, view: View, x: Axis) -> float:
        """How many updates are seen."""
        first, last = self.history.updates_at(view.axis, np.array([x.low, x.high]))
        return float(last - first)

    def _y_axis(
        self, plot: str, view: View, x: Axis, former: Sequence[Curve], curves: Sequence[Curve], bands: Sequence[Band]
    ) -> Axis:
        name = tr(plot)
        if plot == ACCURACY:
            return replace(_accuracy_axis([*former, *curves]), name=name)
        if plot == RATE:
            drawn = _shown((one.y for one in curves), log=view.log_y)
            return Axis(*limits(drawn, log=view.log_y), name, log=view.log_y)
        name = f"{name} ({view.loss_unit})" if view.loss_unit else name
        single = _shown([self._some_batches(view, x)] if "each batch" not in view.hidden else [], log=view.log_y)
        rest = [one.y for one in curves if replace(one.style, is_dense=False) != EVERY_UPDATE]
        calm = _shown([*rest, *(one.high for one in bands)], log=view.log_y)
        if len(single) and view.log_y:  # how far single batches go down says nothing
            drawn = np.append(calm, single.max()) if len(calm) else single
        elif len(single) and len(calm):  # nor how far few of them leap up
            drawn = np.append(calm, np.percentile(single, _MOSTLY))
        else:
            drawn = np.concatenate([calm, single])
        before = _shown((one.y for one in former), log=view.log_y)
        if not view.log_y:
            drawn = drawn[drawn <= loss_ceiling(self.histories, drawn)]
            before = before[before <= _MUCH_HIGHER * drawn.max(initial=0.0)] if len(drawn) else before
        drawn = np.append(drawn, before)
        return Axis(*limits(drawn, log=view.log_y), name, log=view.log_y)


def _is_ground(history: History) -> bool:
    """Whether it is but the span of the runs that are laid over it, with no curve of its own."""
    return len(history.epoch_updates) > 0 and not (evaluated(history, "loss") or evaluated(history, "accuracy"))


def _column(plot: str, series: Series) -> str:
    """The title of a series in a table: "training loss"."""
    return series.key if plot == RATE else f"{series.key} {plot.lower()}"


def _accuracy_axis(curves: Sequence[Curve]) -> Axis:
    lowest = float(_shown(one.y for one in curves).min(initial=1.0)) if curves else 0.0
    low = np.floor(lowest * 20 - 0.2) / 20 if lowest >= 0.5 else np.floor(lowest * 10) / 10
    low = float(min(max(low, 0.0), 0.95))
    return Axis(low, 1 + 0.03 * (1 - low), percent=True)


def _shown(values: Iterator[Floats] | Sequence[Floats], *, log: bool = False) -> Floats:
    """All of them that can be shown."""
    every: Floats = np.concatenate([np.empty(0), *values])
    return every[(np.abs(every) < LARGEST) & ((every > 0) | (not log))]
