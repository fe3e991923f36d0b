"""What a history's curves are and were at a place; thinned without losing a peak, smoothed as one would by hand."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.testing import assert_allclose, assert_array_equal

from hwr.export.curve_table import as_csv
from hwr.language import ENGLISH, GERMAN, speak
from hwr.nn import loss_column
from hwr.nn.history import History, Mark, MarkKind, TimeAxis
from hwr.nn.loss_column import Stretches
from hwr.ui.kit.chart.axis import Range
from hwr.ui.kit.chart.curves import Curves, View
from hwr.ui.kit.chart.history import (
    TEST,
    Overlay,
    batch_series,
    common_extent,
    evaluated,
    joined,
    key_words,
    loss_ceiling,
    marks,
    overlaid,
    place_words,
    rate_series,
    smoothed_series,
)
from hwr.ui.kit.chart.series import Series, by, figure
from hwr.ui.kit.chart.smoothing import Smoothed
from hwr.ui.kit.chart.table import Listed, Rows, curves_table
from hwr.ui.kit.chart.thinning import thinned
from tests.ui.train.runs import PER_EPOCH, SAMPLES, history, training

numbers = st.floats(-1e9, 1e9)
any_number = st.floats(allow_nan=True, allow_infinity=True)
values_of = arrays(np.float64, st.integers(0, 400), elements=numbers)
odd_values_of = arrays(np.float64, st.integers(0, 400), elements=any_number)


def test_only_what_was_measured_is_a_curve() -> None:
    made = history()
    assert [one.name for one in batch_series(made, None)] == ["each batch"]
    assert [one.name for one in batch_series(made, made.losses)] == ["each batch", "smoothed"]
    assert [one.name for one in evaluated(made, "loss")] == ["training", "test"]
    assert [one.name for one in evaluated(made, "accuracy")] == ["training", "test", "shipped drawings"]
    assert [one.name for one in evaluated(history(drawings=False), "accuracy")] == ["training", "test"]
    assert evaluated(History(2, SAMPLES), "accuracy") == []


def test_curves_are_called_so_in_every_language_and_kept_apart_by_what_they_are() -> None:
    """They are hidden by their keys, and tables that other programs read have their titles."""
    speak(GERMAN, lambda text, comment, number: {"training": "Training", "test": "Test"}.get(text, ""))
    try:
        curves, view = Curves(history()), View(hidden=frozenset({"training"}))
        entries = {entry.name: entry for entry in curves.entries("Loss", view, None)}
        assert [entries["Training"].is_hidden, entries["Test"].is_hidden] == [True, False]
        assert "," in (entries["Test"].value or "")
        titles = [title for _, _, series in curves.listed(view) for title, _ in series]
        assert "test loss" in titles and "training loss" not in titles
        assert [key_words("test"), key_words("7 my test")] == ["Test", "7 my test"]
    finally:
        speak(ENGLISH)


@given(st.lists(st.integers(0, 1000), min_size=1, unique=True).map(sorted), st.floats(-10, 1010))
def test_the_last_update_by_then_is_found(updates: list[int], update: float) -> None:
    known = [place for place, one in enumerate(updates) if one <= update]
    assert by(np.array(updates, float), update) == (known[-1] if known else -1)


def test_what_was_not_measured_at_an_update_is_said_to_be_of_an_earlier_one() -> None:
    series = Series("test", np.array([10.0, 20, 30, 1040]), np.array([0.5, 0.25, np.nan, np.nan]), TEST)
    assert series.words(3) == ""
    assert series.words(10) == "0.5000"
    assert series.words(12) == "0.5000 at 10"
    assert series.words(1040) == "0.2500 at 20"
    assert series.words(None) == "0.2500"
    assert Series("test", np.array([1040.0]), np.array([0.5]), TEST).words(1041) == "0.5000 at 1,040"
    shares = Series("test", np.array([10.0]), np.array([0.9722]), TEST, is_share=True)
    assert shares.words(None) == "97.2\u00a0%"
    assert Series("", np.array([1.0]), np.array([np.nan]), TEST).words(1) == ""
    assert Series("", np.empty(0), np.empty(0), TEST).words(None) == ""


def test_only_what_is_seen_is_drawn_and_one_beyond() -> None:
    series = Series("", np.arange(10.0, 110, 10), np.arange(10.0), TEST)
    updates, values = series.between(35, 62, 100)
    assert_array_equal(updates, [30, 40, 50, 60, 70])
    assert_array_equal(values, [2, 3, 4, 5, 6])


def test_an_overlay_has_its_run_s_colour_and_its_kinds_dashes() -> None:
    overlay = Overlay("7 first", history(), number="7")
    loss = overlaid(overlay, 3, "loss")
    assert [(one.name, one.key, one.run) for one in loss] == [
        ("7 first training", "training", "7 first"),
        ("7 first", "test", "7 first"),
    ]
    assert_array_equal(loss[1].values, overlay.history.evaluations("test_loss"))
    assert {one.style.colour for one in (*loss, *overlaid(overlay, 3, "accuracy"))} == {3}
    own = {one.key: one.style.dash for one in evaluated(history(), "loss")}
    assert {one.key: one.style.dash for one in loss} == own
    assert len(set(own.values())) == len(own)
    assert [one.end for one in loss] == ["", "7"]
    assert overlaid(Overlay("8", History(2, SAMPLES)), 1, "loss") == []


def test_a_run_that_came_before_is_faint_in_the_colours_of_its_kinds() -> None:
    before = overlaid(Overlay("run 6 before", history(), is_former=True), 5, "accuracy")
    now = {one.key: one for one in evaluated(history(), "accuracy")}
    assert [one.key for one in before] == ["training", "test"]
    assert all(one.style.is_faint and one.style.colour == now[one.key].style.colour for one in before)


def test_several_seeds_are_their_mean_and_how_far_they_lie_around_it() -> None:
    made = [history(8, rate) for rate in (0.2, 0.1, 0.05)]
    (_, test) = overlaid(Overlay("1, 2, 3", made[0], tuple(made[1:])), 0, "loss")
    table = np.stack([one.evaluations("test_loss") for one in made])
    assert_allclose(test.values, table.mean(axis=0))
    assert test.spread is not None
    assert_allclose(test.spread, table.std(axis=0, ddof=1))
    assert test.words(None) == f"{figure(test.values[-1], 3)} ± {figure(test.spread[-1], 2)}"


def test_smoothing_leaves_what_was_measured_as_a_faint_line() -> None:
    series = evaluated(history(), "loss")[1]
    assert smoothed_series(series, 0.0) == [series]
    faint, smooth = smoothed_series(series, 0.6)
    assert faint.style.is_faint
    assert_array_equal(faint.values, series.values)
    assert not smooth.style.is_faint
    assert smooth.key == faint.key == "test"


@given(st.integers(1, 3000), st.integers(10, 60))
def test_on_a_logarithmic_axis_the_beginning_is_drawn_as_closely_as_the_end(count: int, columns: int) -> None:
    updates = np.arange(1.0, count + 1)
    at, values = Series("", updates, np.cos(updates), TEST).between(1, count, columns, log=True)
    assert (np.diff(at) >= 0).all()
    assert_array_equal(at[at <= 8], updates[:8])
    assert len(at) <= max(2 * columns, 8 * (count.bit_length() + 1)) + 4 * count.bit_length()
    assert values.max() == np.cos(updates).max()


def test_the_axis_holds_all_histories_and_ends_at_a_round_number() -> None:
    short, long = history(2), history(8)
    assert common_extent([short], TimeAxis.UPDATES) == (0, 2 * PER_EPOCH)
    assert common_extent([short, long], TimeAxis.EPOCHS) == (0, 8)
    assert common_extent([History(2, SAMPLES)], TimeAxis.SECONDS) == (0, 1)


def test_marks_and_places_are_told_in_words() -> None:
    made = history()
    made.mark(Mark(7, MarkKind.PAUSE, "paused"))
    made.mark(Mark(9, MarkKind.RATE, "learning rate 0.1"))
    best = made.best_epoch
    assert best is not None
    assert marks(made) == [
        (7, "‖", "paused"),
        (9, "η", "learning rate 0.1"),
        ((best + 1) * PER_EPOCH, "★", f"lowest test loss, epoch {best + 1}"),
    ]
    words = place_words(made, 9)
    assert words.startswith("Update 9 · epoch 1.50 · 180 samples · ")
    assert words.endswith("s · learning rate 0.2")
    assert "learning rate" not in place_words(History(2, SAMPLES), 0)


def test_marks_that_are_close_are_joined() -> None:
    assert joined([(10, "‖"), (1, "η"), (2, "‖"), (2.5, "‖"), (20, "★")], 5) == ((1, "η‖"), (10, "‖"), (20, "★"))
    assert joined([], 5) == ()


def test_a_linear_axis_reaches_a_few_times_as_high_as_the_training_began() -> None:
    made = history()
    first = made.losses[0]
    assert loss_ceiling([made], made.losses) == pytest.approx(4 * first)
    assert loss_ceiling([made], np.append(made.losses, 1e7)) == pytest.approx(4 * first)
    assert loss_ceiling([made], np.append(made.losses, np.full(40, 1e7))) == 1e7
    assert loss_ceiling([made], np.array([1e7])) == 4e7
    assert loss_ceiling([History(2, SAMPLES)], np.empty(0)) == 0


def rows_of(runs: Sequence[Listed], axis: TimeAxis, shown: Range) -> Rows:
    return [row for piece in curves_table(runs, axis, shown).pieces for row in piece]


def test_a_table_holds_every_value_exactly() -> None:
    made = history()
    columns = [("each batch loss", batch_series(made, None)[0]), ("test loss", evaluated(made, "loss")[1])]
    whole = (0.0, float(made.update))
    rows = list(csv.reader(io.StringIO(as_csv(rows_of([("this run", made, columns)], TimeAxis.UPDATES, whole)))))
    assert rows[0] == ["updates", "epochs", "samples", "seconds", "each batch loss", "test loss"]
    assert [int(row[0]) for row in rows[1:]] == list(range(1, made.update + 1))
    assert [float(row[4]) for row in rows[1:]] == made.losses.tolist()
    assert [float(row[5]) for row in rows[1:] if row[5]] == made.evaluations("test_loss").tolist()
    assert rows[1][5] == ""
    part = rows_of([("this run", made, columns)], TimeAxis.EPOCHS, (1.0, 2.0))
    assert [float(row[1]) for row in part[1:]] == pytest.approx(np.linspace(1, 2, PER_EPOCH + 1))
    rate = [("learning rate", rate_series(made)[0])]
    assert len(rows_of([("this run", made, rate)], TimeAxis.UPDATES, whole)) == made.update + 1
    assert rows_of([], TimeAxis.UPDATES, whole) == [["updates", "epochs", "samples", "seconds"]]


def test_a_table_of_several_runs_names_the_run_in_each_row() -> None:
    one, two = history(2), history(3)
    listed = [
        (f"{n} run", made, [("test loss", evaluated(made, "loss")[1])]) for n, made in enumerate((one, two), start=1)
    ]
    rows = rows_of(listed, TimeAxis.UPDATES, (0.0, 1e9))
    assert rows[0][0] == "run"
    assert [row[0] for row in rows[1:]] == ["1 run"] * 2 + ["2 run"] * 3


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0.0, "0"),
        (2.302585, "2.303"),
        (0.0231519, "0.02315"),
        (1204.4, "1,204"),
        (3.1e-7, "3.100e-7"),
        (5.77e24, "5.770e24"),
        (math.inf, "not finite"),
        (math.nan, "not finite"),
    ],
)
def test_figures_have_four_digits(value: float, words: str) -> None:
    assert figure(value) == words


# Numbers made ready to be drawn


@given(values_of, st.integers(1, 60))
def test_thinning_keeps_every_peak_and_little_else(values: np.ndarray, columns: int) -> None:
    places, kept = thinned(values, columns)
    assert len(places) == len(kept) <= max(2 * columns + 4, 0)
    assert (np.diff(places) >= 0).all()
    if len(values):
        assert kept.max() == values.max()
        assert kept.min() == values.min()
        assert places[0] >= 0
        assert places[-1] <= len(values) - 1


@given(values_of, st.integers(1, 60), st.data())
def test_thinning_keeps_the_peaks_of_stretches(values: np.ndarray, columns: int, data: st.DataObject) -> None:
    old = data.draw(st.integers(0, len(values)))
    first = data.draw(st.integers(0, len(values)))
    stretches = Stretches(8, values[:old] - 1, values[:old] + 1)
    places, kept = thinned(values, columns, first, stretches=stretches)
    assert len(places) == len(kept) <= 2 * columns + 4
    assert (np.diff(places) >= 0).all()
    if first < old:
        assert kept.max() >= max(stretches.greatest[first:].max(), values[old:].max(initial=-np.inf))
        assert kept.min() <= min(stretches.least[first:].min(), values[old:].min(initial=np.inf))
    elif first < len(values):
        assert kept.max() >= values[first:].max()


@given(odd_values_of, st.integers(1, 60))
def test_thinning_leaves_out_what_is_not_finite_only(values: np.ndarray, columns: int) -> None:
    places, kept = thinned(values, columns)
    finite = values[np.isfinite(values)]
    if len(values) > 2 * columns:
        assert_array_equal(np.unique(np.isinf(kept)), [False])
    if len(finite):
        assert np.nanmax(kept[~np.isinf(kept)]) == finite.max()
    assert len(places) == len(kept)


def test_few_values_are_kept_as_they_are() -> None:
    values = np.array([3.0, np.nan, np.inf, 1.0])
    places, kept = thinned(values, 2)
    assert_array_equal(places, [0, 1, 2, 3])
    assert_array_equal(kept, values)


def test_a_thinned_curve_stays_the_same_while_it_grows() -> None:
    rng = np.random.default_rng(1)
    values = rng.random(1500)
    before, after = thinned(values[:1300], 100), thinned(values, 100)
    whole = 1300 // 16 * 2
    assert_array_equal(before[0][:whole], after[0][:whole])
    assert_array_equal(before[1][:whole], after[1][:whole])


@pytest.mark.parametrize("direction", [1, -1])
def test_a_straight_line_has_no_teeth(direction: int) -> None:
    _, kept = thinned(direction * np.arange(1000.0), 50)
    assert (np.diff(kept) * direction > 0).all()


@given(values_of, st.integers(1, 60))
def test_a_smooth_curve_is_drawn_by_some_of_its_values_from_end_to_end(values: np.ndarray, columns: int) -> None:
    places, kept = thinned(values, columns, smooth=True)
    assert len(places) == len(kept) <= 2 * columns + 2
    assert_array_equal(kept, values[places.astype(int)])
    assert (np.diff(places) > 0).all()
    if len(values):
        assert (places[0], places[-1]) == (0, len(values) - 1)


def test_a_part_is_thinned_finely() -> None:
    values = np.random.default_rng(2).random(10_000)
    places, kept = thinned(values, 100, 5000, 5150)
    assert_array_equal(places, np.arange(5000, 5150))
    assert_array_equal(kept, values[5000:5150])
    places, _ = thinned(values, 100, -10, 99_999)
    assert places[0] >= 0


def test_a_long_training_is_drawn_as_if_all_of_it_were_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """As dense in what is long past as in what was a moment ago, with every peak."""
    monkeypatch.setattr(loss_column, "MOST_SINGLE", 1 << 12)
    monkeypatch.setattr(loss_column, "MOST_STRETCHES", 1 << 11)
    losses = np.random.default_rng(3).lognormal(size=50_000)
    drawn = []
    for whole in (True, False):
        made = History(3, SAMPLES, whole=whole)
        (first, *_) = training()
        for i, some in enumerate(np.split(losses, 500)):
            made.append(replace(first, update=100 * (i + 1), losses=tuple(some.tolist())))
        series, smooth = batch_series(made, Smoothed().of(made, 0, made.losses, 0.99, made.stretches))
        drawn.append((series.between(1, 50_000, 300), smooth.between(1, 50_000, 300)))
    ((updates, _), means), ((few_updates, few), few_means) = drawn
    assert len(few) <= 2 * 300 + 8
    for begin in range(0, 50_000, 5_000):
        here = (updates >= begin) & (updates < begin + 5_000)
        few_here = (few_updates >= begin) & (few_updates < begin + 5_000)
        assert 0.4 < few_here.sum() / here.sum() < 2.5
        peak = begin + int(losses[begin : begin + 5_000].argmax())
        assert few[np.abs(few_updates - peak) < 400].max() == losses[peak]
    rough = np.interp(np.arange(2_000, 49_000, 1_000), *few_means) - np.interp(np.arange(2_000, 49_000, 1_000), *means)
    assert np.abs(rough).mean() < 0.2 * losses.mean()
