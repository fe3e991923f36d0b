"""A history as curves: what of a training is drawn over which axis, made ready to be drawn, and told as text."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

import numpy as np
from PySide6.QtCore import Qt

from hwr.nn.history import GrowingTable, History, MarkKind, TimeAxis
from hwr.ui.kit.chart.axis import LARGEST, Floats, Range, round_up
from hwr.ui.kit.chart.legend import LineStyle
from hwr.words import duration, percent

_LINES: Final = Qt.PenStyle
TRAINING: Final = LineStyle(0, _LINES.DashLine)
VALIDATION: Final = LineStyle(2, _LINES.DashDotLine)
TEST: Final = LineStyle(1, is_strong=True)
DRAWINGS: Final = LineStyle(3, _LINES.DotLine)
OWN: Final = LineStyle(4, is_strong=True)
EVERY_UPDATE: Final = LineStyle(0, is_faint=True)
MEAN: Final = LineStyle(0)
RATE: Final = LineStyle(None)

SIGNS: Final = {MarkKind.PAUSED: "‖", MarkKind.RATE_CHANGED: "η"}
BEST: Final = "★"

_MOSTLY: Final = 0.2
"""A loss beyond the usual for this share of a training is no leap."""

_OVERLAY_DASHES: Final = (_LINES.DashDotDotLine, _LINES.DashLine, _LINES.DashDotLine, _LINES.DotLine)


@dataclass(frozen=True)
class Overlay:
    """A stored run, laid over the present one: its name and its reports."""

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
        if np.isnan(self.values[place]):  # not measured, as drawings after each epoch of an older program
            made = np.flatnonzero(~np.isnan(self.values))
            if not len(made):
                return ""
            place = int(made[-1] if update is None else made[nearest(self.updates[made], update)])
        value = float(self.values[place])
        return percent(value, 1) if self.is_share else figure(value, self.digits)

    def between(self, first: float, last: float, columns: int) -> tuple[Floats, Floats]:
        """Updates and values to draw between two updates, and one beyond each end."""
        begin, end = np.searchsorted(self.updates, [first, last])
        places, values = thinned(self.values, columns, int(begin) - 1, int(end) + 1, smooth=self.is_smooth)
        before = places.astype(np.intp)
        after = np.minimum(before + 1, len(self.updates) - 1)
        updates = self.updates[before] + (places - before) * (self.updates[after] - self.updates[before])
        return updates, values


def nearest(updates: Floats, update: float) -> int:
    """Which of (n,) ascending updates is nearest, n at least 1."""
    after = int(np.searchsorted(updates, update).clip(0, len(updates) - 1))
    before = max(0, after - 1)
    return before if update - updates[before] <= updates[after] - update else after


def figure(value: float, digits: int = 4) -> str:
    """A measured number in so many significant digits, for a reader: "0.02315", "2.303", "1,204", "3.104e-7"."""
    if not math.isfinite(value):
        return "not finite"
    if value == 0:
        return "0"
    if abs(value) >= 1e7 or abs(value) < 1e-4:
        mantissa, exponent = f"{value:.{digits - 1}e}".split("e")
        return f"{mantissa}e{int(exponent)}"
    return f"{value:,.{max(0, digits - 1 - math.floor(math.log10(abs(value))))}f}"


# What is drawn


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
        kinds |= {"drawings": ("shipped drawings", DRAWINGS), "own": ("own drawings", OWN)}
    of = partial(Series, is_share=is_share)
    every = [
        of(name, history.epoch_updates, history.evaluations(f"{kind}_{what}"), style)
        for kind, (name, style) in kinds.items()
    ]
    return [series for series in every if series.is_measured]


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


# Where it is drawn


def extent(history: History, axis: TimeAxis) -> Range:
    """From where to where a history reaches on an axis."""
    low, high = history.along(axis, np.array([history.start.updates, float(history.update)]))
    return float(low), float(high)


def common_extent(histories: Sequence[History], axis: TimeAxis) -> Range:
    """The ends of an axis that holds them all; the upper one moves in steps."""
    ends = [extent(history, axis) for history in histories]
    low, high = min(end[0] for end in ends), max(end[1] for end in ends)
    return (low, low + round_up(high - low)) if high - low > 1e-9 else (low, low + 1.0)


def loss_ceiling(histories: Sequence[History], drawn: Floats) -> float:
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


def joined(signs: list[tuple[float, str]], apart: float) -> tuple[tuple[float, str], ...]:
    """Places with signs, in order, those that are less than `apart` from the one before joined to it."""
    found: list[tuple[float, str]] = []
    for x, sign in sorted(signs):
        if not found or x - found[-1][0] >= apart:
            found.append((x, sign))
        elif sign not in found[-1][1]:
            found[-1] = (found[-1][0], found[-1][1] + sign)
    return tuple(found)


def place_words(history: History, update: int) -> str:
    """Where an update lies on every axis, and the learning rate there."""
    at, axes = np.array([float(update)]), (TimeAxis.EPOCHS, TimeAxis.SAMPLES, TimeAxis.SECONDS)
    epochs, samples, seconds = (float(history.along(axis, at)[0]) for axis in axes)
    words = f"Update {update:,} · epoch {epochs:,.2f} · {samples:,.0f} samples · {duration(seconds)}"
    if not len(history.rates):
        return words
    return f"{words} · learning rate {history.rates[nearest(history.report_updates, update)]:.4g}"


# Numbers made ready to be drawn


def thinned(
    values: Floats, columns: int, first: int = 0, last: int | None = None, *, smooth: bool = False
) -> tuple[Floats, Floats]:
    """What to draw of the values `first` to `last` (without it) where there is room for so many columns of pixels.

    Of each stretch of values the least and the greatest are kept, so that no peak is lost, a quarter and three quarters
    along it, in the order in which the stretch rises or falls; of a `smooth` curve, which has no peaks, its first value
    is enough. Stretches have a power of two of values and begin at its multiples: they stay the same while values are
    added, and the curve does not flicker.

    Args:
        values: (n,).
        columns: at least 1.

    Returns:
        Where they lie, as places in `values` (with fractions, ascending), and what they are: each (m,), m at most
        2 * columns + 4. If there are that few anyway, all of them as they are. NaN where a stretch has nothing finite.
    """
    last = len(values) if last is None else min(last, len(values))
    first = max(0, first)
    if last - first <= 2 * columns:
        return np.arange(first, last, dtype=np.float64), values[first:last]
    length = 1 << math.ceil(math.log2((last - first) / columns))
    begin, end = first // length * length, min(-(-last // length) * length, len(values))
    if smooth:
        starts = np.append(np.arange(begin, last - 1, length), last - 1)
        return starts.astype(np.float64), values[starts]
    whole = begin + (end - begin) // length * length
    ends = _extremes(values[begin:whole].reshape(-1, length))  # a view: copying a long curve would take longer
    if whole < end:
        ends = np.concatenate([ends, _extremes(values[None, whole:end])])
    middles = begin + length * (np.arange(len(ends))[:, None] + [0.25, 0.75])
    return np.minimum(middles.reshape(-1), last - 1), ends.reshape(-1)


def _extremes(stretches: Floats) -> Floats:
    """(n, length) -> (n, 2): of each the least and the greatest, in the order in which it rises or falls."""
    with np.errstate(over="ignore", invalid="ignore"):
        is_finite = bool(np.isfinite(stretches.sum()))  # much faster than asking every value; if not, they are asked
    given: Floats = stretches if is_finite else np.where(np.isfinite(stretches), stretches, np.nan)
    least, greatest = np.fmin.reduce(given, axis=1), np.fmax.reduce(given, axis=1)  # which leave NaN out
    falling = given[:, 0] > given[:, -1]
    return np.stack([np.where(falling, greatest, least), np.where(falling, least, greatest)], axis=1)


def trailing_mean(values: Floats, window: int) -> Floats:
    """(n,) -> (n,): each value's mean with the `window` - 1 before it, or as many as there are.

    What is not finite is left out; NaN where nothing is left. Sums run over two halves of a window at most, never over
    the whole curve, so that one enormous value spoils no mean that it is not in.
    """
    n = len(values)
    if window <= 1 or n == 0:
        return values
    finite = np.isfinite(values)
    everywhere = bool(finite.all())
    with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
        sums = _trailing_sums(values if everywhere else np.where(finite, values, 0.0), window)
        counts = np.minimum(np.arange(1, n + 1), window) if everywhere else _trailing_sums(finite * 1.0, window)
        return np.asarray(sums / counts)


def _trailing_sums(values: Floats, window: int) -> Floats:
    n = len(values)
    rows = np.zeros((-(-n // window), window))
    rows.reshape(-1)[:n] = values
    sums = rows.cumsum(axis=1)
    # What a window reaches back into the block before: the sum of that block's end.
    ends = rows[:-1, ::-1].cumsum(axis=1)[:, ::-1]
    sums[1:, :-1] += ends[:, 1:]
    return sums.reshape(-1)[:n]


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
            lately: Floats = np.where(np.abs(values[begin:]) < LARGEST, values[begin:], np.nan)
            if log:  # which zeros have no part in, unless there is nothing else
                means = np.exp(trailing_mean(np.log(np.where(lately > 0, lately, np.nan)), window)[done - begin :])
                means = np.where(np.isnan(means) & (values[done:] == 0), 0.0, means)
            else:
                means = trailing_mean(lately, window)[done - begin :]
            self._made.extend(means.reshape(-1, 1))
        return self._made.column(0)
