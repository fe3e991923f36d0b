"""What a history's curves are, and what they were at a place."""

from __future__ import annotations

import csv
import io

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from hwr.nn.history import History, Mark, MarkKind, TimeAxis
from hwr.ui.kit.chart.export import series_csv
from hwr.ui.kit.chart.history import (
    TEST,
    Overlay,
    Series,
    Smoothed,
    accuracy_series,
    joined,
    loss_series,
    marks,
    nearest,
    overlaid,
    place_words,
    rate_series,
    sight,
    whole,
)
from hwr.ui.kit.chart.plot_series import trailing_mean
from tests.ui.train.runs import PER_EPOCH, SAMPLES, history, training


def test_only_what_was_measured_is_a_curve() -> None:
    made = history()
    assert [one.name for one in loss_series(made, None, 1)] == ["each batch", "training", "test"]
    assert [one.name for one in loss_series(made, made.losses, 10)][:2] == ["each batch", "mean of 10"]
    assert [one.name for one in accuracy_series(made)] == ["training", "test", "own drawings"]
    assert [one.name for one in accuracy_series(history(drawings=False))] == ["training", "test"]
    assert accuracy_series(History(2, SAMPLES)) == []


@given(st.lists(st.integers(0, 1000), min_size=1, unique=True).map(sorted), st.floats(-10, 1010))
def test_the_nearest_update_is_found(updates: list[int], update: float) -> None:
    given_updates = np.array(updates, float)
    assert abs(given_updates[nearest(given_updates, update)] - update) == np.abs(given_updates - update).min()


def test_values_are_told_where_they_are_or_nearest_to_it_or_the_latest() -> None:
    series = Series("test", np.array([10.0, 20, 30, 40]), np.array([0.5, 0.25, np.nan, np.nan]), TEST)
    assert series.words(10) == series.words(12) == series.words(0) == "0.5000"
    assert series.words(39) == series.words(None) == "0.2500"
    shares = Series("test", np.array([10.0]), np.array([0.9722]), TEST, is_share=True)
    assert shares.words(None) == "97.2\u00a0%"
    assert Series("", np.array([1.0]), np.array([np.nan]), TEST).words(1) == ""
    assert Series("", np.empty(0), np.empty(0), TEST).words(None) == ""


def test_only_what_is_seen_is_drawn_and_one_beyond() -> None:
    series = Series("", np.arange(10.0, 110, 10), np.arange(10.0), TEST)
    updates, values = series.seen(35, 62, 100)
    assert_array_equal(updates, [30, 40, 50, 60, 70])
    assert_array_equal(values, [2, 3, 4, 5, 6])


def test_smoothing_a_growing_history_gives_what_smoothing_the_whole_gives() -> None:
    reports = list(training())
    made, smoothed = History(3, SAMPLES), Smoothed()
    for report in reports:
        made.append(report)
        assert_allclose(smoothed.of(made, made.losses, 10), trailing_mean(made.losses, 10), rtol=1e-12)
    made.rewind(20)
    assert_allclose(smoothed.of(made, made.losses, 10), trailing_mean(made.losses, 10), rtol=1e-12)
    for report in reports[:9]:
        made.append(report)
    assert_allclose(smoothed.of(made, made.losses, 5), trailing_mean(made.losses, 5), rtol=1e-12)


def test_the_geometric_mean_leaves_zeros_out_unless_there_is_nothing_else() -> None:
    made = History(1, SAMPLES)
    values = np.array([1.0, 100.0, 0.0, 0.0, 0.0])
    assert_allclose(Smoothed().of(made, values, 2, log=True), [1, 10, 100, 0, 0])


def test_an_overlay_shows_its_test_curve_or_else_what_there_is() -> None:
    overlay = Overlay("Run 7", history())
    series = overlaid(overlay, 0, "loss")
    assert series is not None
    assert series.name == "Run 7"
    assert_array_equal(series.values, overlay.history.evaluations("test_loss"))
    assert overlaid(Overlay("Run 8", History(2, SAMPLES)), 1, "loss") is None


def test_the_axis_holds_all_histories_and_ends_at_a_round_number() -> None:
    short, long = history(2), history(8)
    assert whole([short], TimeAxis.UPDATES) == (0, 2 * PER_EPOCH)
    assert whole([short, long], TimeAxis.EPOCHS) == (0, 8)
    assert whole([History(2, SAMPLES)], TimeAxis.SECONDS) == (0, 1)


def test_marks_and_places_are_told_in_words() -> None:
    made = history()
    made.mark(Mark(7, MarkKind.PAUSED, "paused"))
    made.mark(Mark(9, MarkKind.RATE_CHANGED, "learning rate 0.1"))
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
    assert sight([made], made.losses) == pytest.approx(4 * first)
    assert sight([made], np.append(made.losses, 1e7)) == pytest.approx(4 * first)
    assert sight([made], np.append(made.losses, np.full(40, 1e7))) == 1e7
    assert sight([made], np.array([1e7])) == 4e7
    assert sight([History(2, SAMPLES)], np.empty(0)) == 0


def test_a_table_holds_every_value_exactly() -> None:
    made = history()
    rows = list(csv.reader(io.StringIO(series_csv(made, loss_series(made, None, 1)))))
    assert rows[0] == ["updates", "epochs", "samples", "seconds", "each batch", "training", "test"]
    assert [int(row[0]) for row in rows[1:]] == list(range(1, made.update + 1))
    assert [float(row[4]) for row in rows[1:]] == made.losses.tolist()
    assert [float(row[6]) for row in rows[1:] if row[6]] == made.evaluations("test_loss").tolist()
    assert rows[1][6] == ""
    assert len(series_csv(made, [rate_series(made)]).splitlines()) == made.update + 1
    assert series_csv(made, []).splitlines() == ["updates,epochs,samples,seconds"]
