"""A history keeps every report of a training, can be rewound, and finds its way from axis to axis."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from hwr.nn import loss_column
from hwr.nn.config import TrainingConfig
from hwr.nn.data import TrainingData
from hwr.nn.growing_table import GrowingTable
from hwr.nn.history import EVALUATIONS, History, Mark, MarkKind, Place, TimeAxis
from hwr.nn.network import Architecture
from hwr.nn.report import DrawingScores, EpochReport, LayerReport, Report, StopReason, UpdateReport
from hwr.nn.training import TrainingState, train

changes = st.lists(st.tuples(st.booleans(), st.integers(0, 200)), max_size=12)


@given(changes)
def test_rows_are_those_put_in_and_views_never_change(steps: list[tuple[bool, int]]) -> None:
    table, expected = GrowingTable(2), np.empty((0, 2))
    views: list[tuple[np.ndarray, np.ndarray]] = []
    value = 0.0
    for grows, count in steps:
        if grows:
            rows = value + np.arange(2.0 * count).reshape(count, 2)
            value += 1000
            table.extend(rows)
            expected = np.concatenate([expected, rows])
        else:
            table.truncate(count)
            expected = expected[:count]
        assert len(table) == len(expected)
        assert np.array_equal(table.rows, expected)
        views.append((table.rows, expected.copy()))
    for view, then in views:
        assert np.array_equal(view, then)


def test_a_column_is_read_only() -> None:
    table = GrowingTable(3)
    table.extend([(1, 2, 3), (4, 5, 6)])
    assert table.column(1).tolist() == [2, 5]
    with pytest.raises(ValueError, match="read-only"):
        table.column(1)[0] = 9
    with pytest.raises(ValueError, match="read-only"):
        table.rows[0, 0] = 9


def test_nothing_can_be_added() -> None:
    table = GrowingTable(3)
    table.extend([])
    assert len(table) == 0
    assert table.rows.shape == (0, 3)


def test_rows_of_another_width_are_refused() -> None:
    with pytest.raises(ValueError, match="reshape"):
        GrowingTable(3).extend([(1.0, 2.0)])


SAMPLES, BATCH = 20, 8
PER_EPOCH = 3


def digits(*, validation: bool = False) -> TrainingData:
    rng = np.random.default_rng(3)
    x, y = rng.random((SAMPLES, 4), np.float32), np.arange(SAMPLES) % 3
    data = TrainingData(x, y, x_test=x[6:12], y_test=y[6:12])
    return replace(data, x_validation=x[:6], y_validation=y[:6]) if validation else data


CONFIG = TrainingConfig(batch_size=BATCH, epochs=4, learning_rate=0.1)


def reports(config: TrainingConfig = CONFIG, *, every: int | None = 1, validation: bool = False) -> list[Report]:
    """Of a real training, 12 updates long."""
    state = TrainingState.start(Architecture.mlp(4, 5, 3), config)
    return list(train(state, digits(validation=validation), report_every=every))


def history_of(given: list[Report]) -> History:
    history = History(2, SAMPLES)
    for report in given:
        history.append(report)
    return history


def test_a_new_history_is_empty_and_says_so() -> None:
    history = History(2, SAMPLES)
    assert history.update == 0
    assert len(history.losses) == len(history.loss_updates) == len(history.rates) == len(history.epoch_losses) == 0
    assert history.gradient_norms.shape == history.update_ratios.shape == (0, 2)
    assert history.best_epoch is None
    assert all(history.latest(name) is None for name in EVALUATIONS)
    assert_array_equal(history.along(TimeAxis.SECONDS, np.array([0.0, 5.0])), [0, 0])


@pytest.mark.parametrize("every", [1, 2, 5, None])
def test_every_loss_is_kept_however_seldom_it_is_reported(every: int | None) -> None:
    history = history_of(reports(every=every))
    assert history.update == 12
    assert_array_equal(history.loss_updates, np.arange(1, 13))
    assert_array_equal(history.losses, history_of(reports()).losses)


def test_each_report_is_a_row_and_each_epoch_an_evaluation() -> None:
    given = reports()
    history = history_of(given)
    updates = [report for report in given if isinstance(report, UpdateReport)]
    epochs = [report for report in given if isinstance(report, EpochReport)]
    assert_array_equal(history.report_updates, [report.update for report in updates])
    assert_array_equal(history.rates, [report.learning_rate for report in updates])
    assert_array_equal(history.gradient_norms, [[layer.gradient_norm for layer in one.layers] for one in updates])
    assert_array_equal(history.update_ratios, [[layer.update_ratio for layer in one.layers] for one in updates])
    assert_array_equal(history.epoch_updates, [3, 6, 9, 12])
    assert_array_equal(history.epoch_losses, [report.loss for report in epochs])
    for name in ("train_loss", "train_accuracy", "test_loss", "test_accuracy"):
        assert_array_equal(history.evaluations(name), [getattr(report, name) for report in epochs])
        assert history.latest(name) == getattr(epochs[-1], name)
    assert np.isnan(history.evaluations("validation_loss")).all()
    assert history.latest("validation_loss") is None


def test_epoch_reports_alone_carry_losses_and_layers_too() -> None:
    history = history_of(reports(every=None))
    assert_array_equal(history.report_updates, [3, 6, 9, 12])
    assert history.gradient_norms.shape == (4, 2)


def test_own_drawings_are_noted_where_they_were_read() -> None:
    history = History(2, SAMPLES)
    for i, report in enumerate(reports(every=None)):
        history.append(report, DrawingScores(shipped=0.25 * i if i in (1, 2) else None, own=1.0 if i == 3 else None))
    assert_array_equal(history.evaluations("drawings_accuracy"), [np.nan, 0.25, 0.5, np.nan])
    assert history.latest("drawings_accuracy") == 0.5
    assert_array_equal(history.evaluations("own_accuracy"), [np.nan, np.nan, np.nan, 1.0])


def test_columns_handed_out_stay_as_they_are_while_the_history_grows_and_shrinks() -> None:
    given = reports()
    history = history_of(given[:6])
    losses, norms = history.losses, history.gradient_norms
    before = losses.copy(), norms.copy()
    history.rewind(2)
    for report in given[6:] * 40:
        history.append(report)
    assert_array_equal(losses, before[0])
    assert_array_equal(norms, before[1])
    with pytest.raises(ValueError, match="read-only"):
        history.losses[0] = 1.0


# Axes


def test_an_update_lies_where_its_report_says_on_every_axis() -> None:
    given = reports()
    history = history_of(given)
    updates = np.array([float(report.update) for report in given])
    assert_array_equal(history.along(TimeAxis.UPDATES, updates), updates)
    assert_array_equal(history.along(TimeAxis.SAMPLES, updates), [report.samples_seen for report in given])
    assert_allclose(history.along(TimeAxis.EPOCHS, updates), [report.samples_seen / SAMPLES for report in given])
    seconds = history.along(TimeAxis.SECONDS, updates)
    assert (np.diff(seconds) >= 0).all()
    assert seconds[-1] == given[-1].seconds


def test_between_reports_places_are_interpolated() -> None:
    history = history_of(reports(every=None))
    assert_allclose(history.along(TimeAxis.EPOCHS, np.array([1.5, 3, 4.5, 12])), [0.5, 1, 1.5, 4])


@pytest.mark.parametrize("axis", list(TimeAxis))
def test_the_way_back_from_an_axis_leads_to_the_same_update(axis: TimeAxis) -> None:
    history = history_of(reports())
    updates = np.arange(0.0, 12.5, 0.5)
    assert_allclose(history.updates_at(axis, history.along(axis, updates)), updates, atol=1e-6)


def test_places_beyond_the_ends_lead_to_the_ends() -> None:
    history = history_of(reports())
    assert_array_equal(history.updates_at(TimeAxis.EPOCHS, np.array([-3.0, 99.0])), [0, 12])


def test_a_history_that_continues_another_begins_where_that_stood() -> None:
    first = reports()
    whole = history_of(first)
    history = History(2, SAMPLES, Place(6, 2, 2 * SAMPLES, first[7].seconds))
    for report in first[8:]:
        history.append(report)
    assert history.update == 12
    assert_array_equal(history.loss_updates, np.arange(7, 13))
    assert_array_equal(history.losses, whole.losses[6:])
    updates = np.array([6.0, 7, 9, 12])
    assert_allclose(history.along(TimeAxis.EPOCHS, updates), whole.along(TimeAxis.EPOCHS, updates))
    history.rewind(8)
    assert_array_equal(history.loss_updates, [7, 8])


# Rewinding


@given(st.integers(0, 12), st.sampled_from([1, 2, None]))
def test_rewinding_and_training_on_alike_gives_the_same_history(update: int, every: int | None) -> None:
    given = reports_once(every)
    history, fresh = history_of(given), history_of([report for report in given if report.update <= update])
    history.mark(Mark(update, MarkKind.PAUSE, "paused"))
    history.mark(Mark(update + 1, MarkKind.RATE, "learning rate 1"))
    history.rewind(update)
    assert history.revisions == 1
    assert history.marks == (Mark(update, MarkKind.PAUSE, "paused"),)
    # Losses are known update by update even where reports are seldom.
    assert history.update == update
    assert_array_equal(history.losses, history_of(given).losses[:update])
    assert_array_equal(history.report_updates, fresh.report_updates)
    assert_array_equal(history.gradient_norms, fresh.gradient_norms)
    assert_array_equal(history.epoch_updates, fresh.epoch_updates)
    assert_array_equal(history.evaluations("test_loss"), fresh.evaluations("test_loss"))
    kept = np.arange(0.0, update + 1)
    for axis in TimeAxis:
        assert_allclose(history.along(axis, kept), history_of(given).along(axis, kept), rtol=1e-12)


_KEPT: dict[int | None, list[Report]] = {}


def reports_once(every: int | None) -> list[Report]:
    """The same training for every example."""
    return _KEPT.setdefault(every, reports(every=every))


def test_rewinding_to_where_it_stands_changes_nothing_but_the_count() -> None:
    history = history_of(reports())
    losses = history.losses
    history.rewind(12)
    assert_array_equal(history.losses, losses)
    assert len(history.epoch_updates) == 4
    assert history.revisions == 1


# The best epoch


def epoch(number: int, test: float | None, validation: float | None = None) -> EpochReport:
    return EpochReport(
        update=number,
        epoch=number,
        samples_seen=number * SAMPLES,
        seconds=float(number),
        learning_rate=0.1,
        losses=(1.0,),
        layers=(LayerReport(1.0, 0.1, 1.0),) * 2,
        loss=1.0,
        train_loss=None,
        train_accuracy=None,
        validation_loss=validation,
        validation_accuracy=None,
        test_loss=test,
        test_accuracy=None,
        stop=None,
    )


@pytest.mark.parametrize(
    ("tests", "validations", "best"),
    [
        ([3, 1, 2], [None, None, None], 1),
        ([3, 1, 2], [2, 3, 1], 2),
        ([None, None, None], [None, None, None], None),
        ([None, 2, 1], [None, None, None], 2),
        ([float("inf"), 2, float("nan")], [None, None, None], 1),
        ([1, 2, 3], [float("nan"), float("inf"), None], 0),
        ([1, 1, 1], [None, None, None], 0),
    ],
)
def test_the_best_epoch_has_the_lowest_loss_on_validation_or_else_test_samples(
    tests: list[float | None], validations: list[float | None], best: int | None
) -> None:
    history = History(2, SAMPLES)
    for i, (test, validation) in enumerate(zip(tests, validations, strict=True)):
        history.append(epoch(i + 1, test, validation))
    assert history.best_epoch == best


def test_real_validation_samples_decide() -> None:
    history = history_of(reports(validation=True))
    assert history.best_epoch == int(history.evaluations("validation_loss").argmin())


# Odd ends


def test_a_training_that_diverges_is_kept_up_to_its_last_finite_update() -> None:
    given = reports(replace(CONFIG, learning_rate=1e30))
    assert isinstance(given[-1], EpochReport)
    assert given[-1].stop is StopReason.DIVERGED
    history = history_of(given)
    assert history.update == given[-1].update
    assert len(history.epoch_updates) == 1
    assert_array_equal(history.along(TimeAxis.SECONDS, np.array([float(history.update)])), [given[-1].seconds])


def test_a_report_before_the_first_update_has_a_place_and_no_row() -> None:
    history = History(2, SAMPLES)
    history.append(replace(epoch(0, 2.3), losses=(), layers=()))
    assert history.update == 0
    assert len(history.report_updates) == 0
    assert history.latest("test_loss") == 2.3


# Long trainings


@pytest.fixture
def short_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loss_column, "MOST_SINGLE", 64)
    monkeypatch.setattr(loss_column, "MOST_STRETCHES", 16)
    monkeypatch.setattr("hwr.nn.history.MOST_REPORTS", 32)


def long_training(whole: bool = False) -> History:
    """Of a thousand epochs of one update each, the third one the best."""
    history = History(2, SAMPLES, whole=whole)
    for number in range(1, 1001):
        history.append(epoch(number, 0.1 if number == 3 else 1.0 + number))
    return history


@pytest.mark.usefixtures("short_memory")
def test_of_what_is_long_past_less_is_kept() -> None:
    history = long_training()
    assert history.update == 1000
    assert len(history.losses) <= 64 + 16
    assert history.stretches is not None
    assert len(history.report_updates) == len(history.gradient_norms) == len(history.update_ratios) <= 32
    assert_array_equal(history.report_updates[-16:], np.arange(985, 1001))
    assert_array_equal(history.epoch_updates[-16:], np.arange(985, 1001))
    assert history.report_updates[0] == history.epoch_updates[0] == 1
    assert history.mean_loss(0, 1000) == history.mean_loss(990, 1000) == 1.0
    updates = np.arange(0.0, 1001.0)
    assert_allclose(history.along(TimeAxis.EPOCHS, updates), updates)


@pytest.mark.usefixtures("short_memory")
def test_the_best_epoch_is_never_let_go() -> None:
    history = long_training()
    assert history.best_epoch is not None
    assert history.epoch_updates[history.best_epoch] == 3
    assert history.evaluations("test_loss")[history.best_epoch] == 0.1


@pytest.mark.usefixtures("short_memory")
def test_who_looks_again_is_told_that_what_is_past_was_changed() -> None:
    history, revisions = History(2, SAMPLES), 0
    rows: tuple[int, ...] = (0,)
    for number in range(1, 500):
        history.append(epoch(number, 1.0))
        now = len(history.losses), len(history.report_updates), len(history.epoch_updates)
        assert history.revisions > revisions or now > rows
        rows, revisions = now, history.revisions


@pytest.mark.usefixtures("short_memory")
def test_a_whole_history_keeps_all() -> None:
    history = long_training(whole=True)
    assert len(history.losses) == len(history.report_updates) == len(history.epoch_updates) == 1000
    assert history.stretches is None
    assert history.revisions == 0


@pytest.mark.usefixtures("short_memory")
@pytest.mark.parametrize("update", [0, 3, 500, 970, 999])
def test_a_long_training_goes_on_after_it_was_rewound(update: int) -> None:
    history = long_training()
    history.rewind(update)
    assert history.update == update
    assert history.loss_updates[-1:].sum() <= update
    history.append(replace(epoch(update + 1, 1.0), losses=(5.0,)))
    assert history.update == history.loss_updates[-1] == update + 1
    assert history.losses[-1] == 5.0
