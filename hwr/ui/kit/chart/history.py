"""A history as curves: what of a training is drawn over which axis, and what it was at a place on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt

from hwr.nn.history import GrowingTable, History, MarkKind, TimeAxis
from hwr.ui.kit.chart.plot_series import drawable, round_up, sampled, thinned, trailing_mean
from hwr.ui.kit.chart.style import LineStyle
from hwr.ui.kit.chart.ticks import figure
from hwr.words import duration, percent

Floats = NDArray[np.float64]

_LINES: Final = Qt.PenStyle
TRAINING: Final = LineStyle(0, _LINES.DashLine)
VALIDATION: Final = LineStyle(2, _LINES.DashDotLine)
TEST: Final = LineStyle(1, is_strong=True)
DRAWINGS: Final = LineStyle(3, _LINES.DotLine)
EVERY_UPDATE: Final = LineStyle(0, is_faint=True)
MEAN: Final = LineStyle(0)
RATE: Final = LineStyle(None)

SIGNS: Final = {MarkKind.PAUSED: "‖", MarkKind.RATE_CHANGED: "η"}
BEST: Final = "★"

_MOSTLY: Final = 0.2
"""A loss beyond the usual sight for this share of a training is no leap."""

_OVERLAY_DASHES: Final = (_LINES.DashDotDotLine, _LINES.DashLine, _LINES.DashDotLine, _LINES.DotLine)


@dataclass(frozen=True)
class Overlay:
    """A stored run, laid over the present one.

    Attributes:
        title: its name.
        history: its reports.
    """

    title: str
    history: History


@dataclass(frozen=True, eq=False)
class Series:
    """Values that belong to updates.

    Attributes:
        name: for the legend.
        updates, values: (n,) each, the former ascending.
        style: of the line.
        is_share: whether the values are shares in [0, 1], told in per cent.
        digits: how many significant ones are told otherwise.
        is_smooth: whether neighbours differ so little that some of them stand for all.
    """

    name: str
    updates: Floats
    values: Floats
    style: LineStyle
    is_share: bool = False
    digits: int = 4
    is_smooth: bool = False

    @property
    def is_measured(self) -> bool:
        """Whether there is anything to draw."""
        return bool(np.isfinite(self.values[-1:]).any() or np.isfinite(self.values).any())

    def words(self, update: float | None) -> str:
        """The value nearest to an update, or the latest one for None, as text; empty if there is none."""
        if not len(self.values):
            return ""
        place = len(self.values) - 1 if update is None else nearest(self.updates, update)
        if np.isnan(self.values[place]):  # seldom: drawings, for one, are not read after every epoch
            made = np.flatnonzero(~np.isnan(self.values))
            if not len(made):
                return ""
            place = int(made[-1] if update is None else made[nearest(self.updates[made], update)])
        value = float(self.values[place])
        return percent(value, 1) if self.is_share else figure(value, self.digits)

    def seen(self, first: float, last: float, columns: int) -> tuple[Floats, Floats]:
        """Updates and values to draw between two updates, and one beyond each end."""
        begin, end = np.searchsorted(self.updates, [first, last])
        thin = sampled if self.is_smooth else thinned
        places, values = thin(self.values, columns, int(begin) - 1, int(end) + 1)
        before = places.astype(np.intp)
        after = np.minimum(before + 1, len(self.updates) - 1)
        updates = self.updates[before] + (places - before) * (self.updates[after] - self.updates[before])
        return updates, values


def nearest(updates: Floats, update: float) -> int:
    """Which of (n,) ascending updates is nearest, n at least 1."""
    after = int(np.searchsorted(updates, update).clip(0, len(updates) - 1))
    before = max(0, after - 1)
    return before if update - updates[before] <= updates[after] - update else after


class Smoothed:
    """The trailing mean of a history's values, computed once for each of them however often it is asked for."""

    def __init__(self) -> None:
        self._made = GrowingTable(1)
        self._of: tuple[object, ...] = ()

    def of(self, history: History, values: Floats, window: int, *, log: bool = False) -> Floats:
        """The mean of each value and the `window` - 1 before it; `log` for the geometric mean.

        Args:
            values: (n,), a column of the history, always the same one and with nothing but more at its end.
        """
        asked = history, history.rewinds, window, log
        if asked != self._of:
            self._of, self._made = asked, GrowingTable(1)
        done = len(self._made)
        if done < len(values):
            begin = max(0, done - window + 1)
            means = trailing_mean(drawable(values[begin:], log=log), window)[done - begin :]
            if log:  # which zeros have no part in, unless there is nothing else
                means = np.where(np.isnan(means) & (values[done:] == 0), 0.0, 10**means)
            self._made.extend(means.reshape(-1, 1))
        return self._made.column(0)


def loss_series(history: History, smoothed: Floats | None, window: int) -> list[Series]:
    """The loss of every update, its trailing mean if there is one, and that of every evaluation that is made.

    Of a stored run only the evaluations are known.
    """
    updates = history.loss_updates
    found = [Series("each batch", updates, history.losses, EVERY_UPDATE)]
    if len(updates) and not found[0].is_measured:
        found = []
    elif smoothed is not None:
        found.append(Series(f"mean of {window:,}", updates, smoothed, MEAN, is_smooth=True))
    return found + _evaluated(history, "loss", is_share=False)


def accuracy_series(history: History) -> list[Series]:
    """The accuracies that are measured."""
    return _evaluated(history, "accuracy", is_share=True)


def rate_series(history: History) -> Series:
    """The learning rate."""
    return Series("", history.report_updates, history.rates, RATE)


def overlaid(overlay: Overlay, index: int, what: str) -> Series | None:
    """The "loss" or "accuracy" of an overlay that is most telling: on test samples, or else as they were at hand."""
    dash = (index + index // 4) % len(_OVERLAY_DASHES)  # sixteen runs differ in colour or in dash
    style = LineStyle(4 + index % 4, _OVERLAY_DASHES[dash])
    for kind in ("test", "validation", "train"):
        values = overlay.history.evaluations(f"{kind}_{what}")
        series = Series(overlay.title, overlay.history.epoch_updates, values, style, what == "accuracy")
        if series.is_measured:
            return series
    return None


def _evaluated(history: History, what: str, *, is_share: bool) -> list[Series]:
    kinds = {"train": ("training", TRAINING), "validation": ("validation", VALIDATION), "test": ("test", TEST)}
    if what == "accuracy":
        kinds["drawings"] = ("own drawings", DRAWINGS)
    of = partial(Series, is_share=is_share)
    every = [
        of(name, history.epoch_updates, history.evaluations(f"{kind}_{what}"), style)
        for kind, (name, style) in kinds.items()
    ]
    return [series for series in every if series.is_measured]


# Places


def extent(history: History, axis: TimeAxis) -> tuple[float, float]:
    """From where to where a history reaches on an axis."""
    low, high = history.along(axis, np.array([history.start.updates, float(history.update)]))
    return float(low), float(high)


def whole(histories: list[History], axis: TimeAxis) -> tuple[float, float]:
    """The ends of an axis that holds them all; the upper one moves in steps."""
    ends = [extent(history, axis) for history in histories]
    low, high = min(end[0] for end in ends), max(end[1] for end in ends)
    return (low, low + round_up(high - low)) if high - low > 1e-9 else (low, low + 1.0)


def marks(history: History) -> list[tuple[int, str, str]]:
    """What is marked: update, sign, words."""
    found = [(mark.update, SIGNS[mark.kind], mark.text) for mark in history.marks]
    best = history.best_epoch
    if best is not None:
        update = int(history.epoch_updates[best])
        epoch = float(history.along(TimeAxis.EPOCHS, np.array([update]))[0])
        kind = "validation" if np.isfinite(history.evaluations("validation_loss")).any() else "test"
        found.append((update, BEST, f"lowest {kind} loss, epoch {epoch:,.0f}"))
    return found


def place_words(history: History, update: int) -> str:
    """Where an update lies on every axis, and the learning rate there."""
    at = np.array([float(update)])
    epochs, samples, seconds = (
        float(history.along(axis, at)[0]) for axis in (TimeAxis.EPOCHS, TimeAxis.SAMPLES, TimeAxis.SECONDS)
    )
    words = f"Update {update:,} · epoch {epochs:,.2f} · {samples:,.0f} samples · {duration(seconds)}"
    if not len(history.rates):
        return words
    return f"{words} · learning rate {history.rates[nearest(history.report_updates, update)]:.4g}"


def joined(signs: list[tuple[float, str]], apart: float) -> tuple[tuple[float, str], ...]:
    """Places with signs, in order, those that are less than `apart` from the one before joined to it."""
    found: list[tuple[float, str]] = []
    for x, sign in sorted(signs):
        if not found or x - found[-1][0] >= apart:
            found.append((x, sign))
        elif sign not in found[-1][1]:
            found[-1] = (found[-1][0], found[-1][1] + sign)
    return tuple(found)


def sight(histories: Sequence[History], drawn: Floats) -> float:
    """Up to which loss a linear axis reaches: a few times where a training began, so that a leap does not flatten all
    else; further if it stays up there, or there is nothing else.

    Args:
        drawn: (n,), all losses that are drawn, finite.
    """
    least = float(drawn.min()) if len(drawn) else 0.0
    firsts = [_first_losses(one)[:1] for one in histories]
    usual = 4 * max([least, *(float(first[0]) for first in firsts if np.isfinite(first).any())])
    stays = len(drawn) > 0 and np.mean(drawn > usual) > _MOSTLY
    return float(np.percentile(drawn, 95)) if stays else usual


def _first_losses(history: History) -> Floats:
    """Of stored runs only the mean of each epoch is kept."""
    return history.losses if np.isfinite(history.losses[:1]).any() else history.epoch_losses
