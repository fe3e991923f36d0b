"""A history as curves: what of a training is drawn over which axis, made ready to be drawn, and told as text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from PySide6.QtCore import Qt

from hwr.language import mark, tr
from hwr.nn.history import History, MarkKind, TimeAxis
from hwr.recipe.notes import said_note
from hwr.ui.kit.chart.axis import Axis, Floats, Range, round_up
from hwr.ui.kit.chart.legend import LineStyle
from hwr.ui.kit.chart.plot import Band, Curve
from hwr.ui.kit.chart.series import Series, by
from hwr.ui.kit.chart.smoothing import smoothed
from hwr.ui.kit.chart.spread import mean_and_spread
from hwr.words import duration

_LINES: Final = Qt.PenStyle
TRAINING: Final = LineStyle(0, _LINES.DashLine)
VALIDATION: Final = LineStyle(2, _LINES.DashDotLine)
TEST: Final = LineStyle(1, is_strong=True)
DRAWINGS: Final = LineStyle(3, _LINES.DotLine)
OWN: Final = LineStyle(4, is_strong=True)
EVERY_UPDATE: Final = LineStyle(0, is_faint=True)
MEAN: Final = LineStyle(0, is_strong=True)
RATE: Final = LineStyle(None)

SIGNS: Final = {
    MarkKind.RATE: "η",
    MarkKind.PAUSE: "‖",
    MarkKind.BACK: "↶",
    MarkKind.REMEDY: "✚",
    MarkKind.BRANCH: "↳",
    MarkKind.BEST: "✓",
    MarkKind.STOP: "■",
}
BEST: Final = "★"

_MUCH_LONGER: Final = 2
_MOSTLY: Final = 0.2
"""A loss beyond the usual for this share of a training is no leap."""


KINDS: Final = {"train": mark("training"), "validation": mark("validation"), "test": mark("test")}
"""What evaluations are made on, and how that is called."""

DASHES: Final = {
    "training": TRAINING.dash,
    "validation": VALIDATION.dash,
    "test": TEST.dash,
    mark("shipped drawings"): DRAWINGS.dash,
    mark("own drawings"): OWN.dash,
}
"""A dash means the same kind everywhere; the colour is the kind's of one run, and the run's of several."""

AXIS_NAMES: Final = {
    TimeAxis.UPDATES: mark("Updates"),
    TimeAxis.EPOCHS: mark("Epochs"),
    TimeAxis.SAMPLES: mark("Samples seen"),
    TimeAxis.SECONDS: mark("Training time (s)"),
}
"""What is written at the axes."""

_EACH: Final = mark("each batch")
_SMOOTHED: Final = mark("smoothed")
_LEARNING_RATE: Final = mark("learning rate")

_KEYS: Final = frozenset((*DASHES, _EACH, _SMOOTHED, _LEARNING_RATE))
"""Of kinds of curves; all others are titles of runs."""


def key_words(key: str) -> str:
    """What a kind of curves is called, or a run."""
    return tr(key) if key in _KEYS else key


@dataclass(frozen=True)
class Overlay:
    """A run, or several that differ by their seeds alone, laid over the present one.

    Attributes:
        title: what it is called, with its number.
        history: its reports.
        others: those of the other seeds; their mean is drawn, with a band of one standard deviation.
        number: what is written at the end of its curves; may be empty.
        is_former: whether it is what was trained before, a faint line in the background.
        has_other_loss: whether it measures the loss differently, so that its losses say nothing here.
    """

    title: str
    history: History
    others: tuple[History, ...] = ()
    number: str = ""
    is_former: bool = False
    has_other_loss: bool = False


# What is drawn


def batch_series(history: History, means: Floats | None) -> list[Series]:
    """The loss of every update, and its means if they are wanted; none of a stored run of which it is not known."""
    updates, old = history.loss_updates, history.stretches
    found = [Series(tr(_EACH), updates, history.losses, EVERY_UPDATE, key=_EACH, stretches=old)]
    if len(updates) and not found[0].is_measured:
        found = []
    elif means is not None:
        found.append(Series(tr(_SMOOTHED), updates, means, MEAN, is_smooth=True, key=_SMOOTHED, stretches=old))
    return found


def rate_series(history: History) -> list[Series]:
    """The learning rate."""
    return [Series(tr(_LEARNING_RATE), history.report_updates, history.rates, RATE, key=_LEARNING_RATE)]


def evaluated(history: History, what: str) -> list[Series]:
    """What was evaluated of the "loss" or the "accuracy"; where that of the training samples never was, the mean over
    each epoch's batches."""
    kinds = {"train": TRAINING, "validation": VALIDATION, "test": TEST}
    names = dict(KINDS)
    if what == "accuracy":
        kinds |= {"drawings": DRAWINGS, "own": OWN}
        names |= {"drawings": "shipped drawings", "own": "own drawings"}
    found = []
    for kind, style in kinds.items():
        values, name = history.evaluations(f"{kind}_{what}"), names[kind]
        if kind == "train" and what == "loss" and not np.isfinite(values).any():
            values = history.epoch_losses
        found.append(Series(tr(name), history.epoch_updates, values, style, what == "accuracy", key=name))
    return [series for series in found if series.is_measured]


def overlaid(overlay: Overlay, colour: int, what: str) -> list[Series]:
    """The "loss", "accuracy" or "rate" of an overlay: all kinds that were measured, dashed as these are, in its colour.

    Of a run that came before, training and test are drawn faintly in the colours that these have.
    """
    if overlay.has_other_loss and what == "loss":
        return []
    every = [_measured(history, what) for history in (overlay.history, *overlay.others)]
    found = []
    for series in every[0]:
        if overlay.is_former and series.key not in KINDS.values():
            continue
        style = LineStyle(colour, series.style.dash, is_strong=series.key == "test")
        if overlay.is_former:
            style = LineStyle(series.style.colour, series.style.dash, is_faint=True)
        same = [other for one in every for other in one if other.key == series.key]
        title = overlay.title if series.key == "test" else f"{overlay.title} {tr(series.key)}"
        made = replace(series, name=title, style=style, run=overlay.title)
        if overlay.others:
            updates, means, spread = mean_and_spread([(one.updates, one.values) for one in same])
            made = replace(made, updates=updates, values=means, spread=spread)
        found.append(made)
    if found and overlay.number:
        found[-1] = replace(found[-1], end=overlay.number)
    return found


def _measured(history: History, what: str) -> list[Series]:
    if what == "rate":
        return [series for series in rate_series(history) if series.is_measured]
    return [series for series in evaluated(history, what) if series.key in KINDS.values()]


def smoothed_series(series: Series, weight: float) -> list[Series]:
    """What was measured, faintly, and above it smoothed; as it is for a weight of 0."""
    if weight <= 0:
        return [series]
    faint = replace(series, style=replace(series.style, is_faint=True, is_strong=False), end="", spread=None)
    values, _ = smoothed(series.values, weight)
    return [faint, replace(series, name=tr("{curve} smoothed", curve=series.name), values=values, is_smooth=True)]


def curve(series: Series, history: History, x: Axis, axis: TimeAxis, columns: int) -> Curve:
    """What is seen of a series over `x`, with so many columns of pixels at most."""
    first, last = history.updates_at(axis, np.array([x.low, x.high])).tolist()
    updates, values = series.between(first, last, columns, log=x.log)
    return Curve(series.name, history.along(axis, updates), values, series.style, series.end)


def band(series: Series, history: History, axis: TimeAxis) -> Band | None:
    """One standard deviation around a mean; None for a single run."""
    if series.spread is None:
        return None
    low, high = series.values - series.spread, series.values + series.spread
    if series.is_share:
        low, high = low.clip(0, 1), high.clip(0, 1)
    return Band(history.along(axis, series.updates), low, high, series.style)


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


def spanning(history: History, overlays: Sequence[Overlay]) -> list[History]:
    """Those that the horizontal axis holds: a training and what is laid over it, but not a run before that went on much
    longer than this one so far."""
    most = _MUCH_LONGER * (history.update - history.start.updates)
    held = [o for o in overlays if not o.is_former or o.history.update - o.history.start.updates <= most]
    return [history, *(one for overlay in held for one in (overlay.history, *overlay.others))]


def loss_ceiling(histories: Sequence[History], drawn: Floats) -> float:
    """Up to which loss a linear axis reaches: a few times where a training began, so that a leap does not flatten all
    else; further if it stays up there, or there is nothing else.

    Args:
        drawn: (n,), all losses that are drawn, finite.
    """
    least = float(drawn.min()) if len(drawn) else 0.0
    firsts = [_first_losses(one) for one in histories]
    usual = 4 * max([least, *(float(first[0]) for first in firsts if len(first))])
    stays = len(drawn) > 0 and np.mean(drawn > usual) > _MOSTLY
    return float(np.percentile(drawn, 95)) if stays else usual


def _first_losses(history: History) -> Floats:
    """The first loss that is known, (1,), or none, (0,); of stored runs only what was evaluated may be."""
    names = ("train_loss", "test_loss", "validation_loss")
    for values in (history.losses[:1], *(history.evaluations(name) for name in names), history.epoch_losses):
        known: Floats = values[np.isfinite(values)]
        if len(known):
            return known[:1]
    return np.empty(0)


def marks(history: History) -> list[tuple[int, str, str]]:
    """What is marked: update, sign, words."""
    found = [(mark.update, SIGNS[mark.kind], said_note(mark.text)) for mark in history.marks]
    best = history.best_epoch
    if best is not None:
        update = int(history.epoch_updates[best])
        epoch = float(history.along(TimeAxis.EPOCHS, np.array([update]))[0])
        if np.isfinite(history.evaluations("validation_loss")).any():
            words = tr("lowest validation loss, epoch {epoch:,.0f}", epoch=epoch)
        else:
            words = tr("lowest test loss, epoch {epoch:,.0f}", epoch=epoch)
        found.append((update, BEST, words))
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
    words = tr(
        "Update {update:,} · epoch {epochs:,.2f} · {samples:,.0f} samples · {seconds}",
        update=update,
        epochs=epochs,
        samples=samples,
        seconds=duration(seconds),
    )
    place = by(history.report_updates, update)
    if place < 0:
        return words
    rate = tr("learning rate {rate:.4g}", rate=float(history.rates[place]))
    return f"{words} · {rate}"
