"""The table's columns tell and sort runs as people expect."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hwr.store.runs.query import Query
from hwr.store.runs.record import RunStatus, RunSummary, layer_words
from hwr.ui.runs import columns, settings_table
from hwr.ui.runs.columns import BEGUN, COLUMNS, NAME, OWN, STATUS, TAGS, arranged
from hwr.ui.runs.table import stretches

RUN = RunSummary(
    id=17,
    name="",
    note="",
    tags=(),
    status=RunStatus.FINISHED,
    begun=datetime(2026, 5, 3, 12, 0, tzinfo=UTC),
    seconds=1.25,
    epochs=60,
    updates=1380,
    seed=0,
    outline="64 relu, adam 0.002",
    train_accuracy=1.0,
    test_accuracy=0.97222,
    drawings_accuracy=None,
    own_accuracy=None,
    parent=None,
    has_model=True,
    has_checkpoint=False,
)

_INTERRUPTED = "Interrupted: the program ended while it trained, after 60 epochs in 1.2 s."

runs = st.lists(
    st.builds(
        replace,
        st.just(RUN),
        id=st.integers(1, 10_000),
        name=st.sampled_from(["", "b", "A", "c"]),
        tags=st.sampled_from([(), ("lesson",), ("a", "b")]),
        status=st.sampled_from(RunStatus),
        begun=st.integers(0, 1000).map(lambda minutes: RUN.begun + timedelta(minutes=minutes)),
        epochs=st.integers(0, 1000),
        test_accuracy=st.none() | st.floats(0, 1),
        own_accuracy=st.none() | st.floats(0, 1),
    ),
    max_size=30,
    unique_by=lambda run: run.id,
)


@given(runs, st.integers(0, len(COLUMNS) - 1))
def test_every_column_sorts_both_ways_with_the_unknown_last(given_runs: list[RunSummary], column: int) -> None:
    key = COLUMNS[column].key
    for downward in (True, False):
        found = arranged(given_runs, column=column, downward=downward)
        assert sorted(run.id for run in found) == sorted(run.id for run in given_runs)
        known = [key(run) for run in found if key(run) is not None]
        assert known == sorted(known, reverse=downward)
        assert [key(run) is None for run in found] == sorted(key(run) is None for run in found)


@given(runs, st.sampled_from(["", "lesson", "a relu", "INTERRUPTED", "zzz"]), st.none() | st.sampled_from(RunStatus))
def test_search_and_status_narrow_it_down(given_runs: list[RunSummary], search: str, status: RunStatus | None) -> None:
    query = Query.of(search)
    found = arranged(given_runs, query=query, status=status)
    for run in given_runs:
        assert (run in found) == (query.finds(run, {}) and status in (None, run.status))


@given(st.sets(st.integers(0, 40)))
def test_rows_are_told_in_stretches(rows: set[int]) -> None:
    found = stretches(rows)
    assert {row for first, last in found for row in range(first, last + 1)} == rows
    assert all(after[0] > before[1] + 1 for before, after in pairwise(found))


def test_a_row_reads_like_this() -> None:
    run = replace(RUN, tags=("lesson", "week 47"), own_accuracy=1.0, best_test_accuracy=0.98, test_loss=0.1234)
    texts = {column.title: column.text(run) for column in COLUMNS}
    del texts["Begun"]  # on the clock of whoever runs this
    assert texts == {
        "No.": "17",
        "Name": "64 relu, adam 0.002",
        "Status": "Finished",
        "Epochs": "60",
        "Updates": "1,380",
        "Time": "1.2 s",
        "Test": "97.2\u00a0%",
        "Best test": "98.0\u00a0%",
        "Training": "100\u00a0%",
        "Drawings": "–",
        "Own": "100\u00a0%",
        "Test loss": "0.1234",
        "Lowest loss": "–",
        "Training loss": "–",
        "Settings": "64 relu, adam 0.002",
        "Tags": "lesson, week 47",
    }
    assert [COLUMNS[place].title for place in (NAME, STATUS, BEGUN, TAGS, OWN)] == [
        "Name",
        "Status",
        "Begun",
        "Tags",
        "Own",
    ]
    assert COLUMNS[NAME].text(replace(RUN, name="Wide")) == "Wide"
    assert COLUMNS[STATUS].text(replace(RUN, status=RunStatus.INTERRUPTED)) == "Interrupted"
    assert COLUMNS[TAGS].text(RUN) == ""


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "Finished: 60 epochs in 1.2 s."),
        ({"epochs": 1, "parent": (3, 1200)}, "Finished: 1 epoch in 1.2 s. It went on from run 3 after update 1,200."),
        ({"status": RunStatus.RUNNING}, "Training now: 60 epochs in 1.2 s so far."),
        (
            {"status": RunStatus.STOPPED, "has_checkpoint": True},
            "Stopped by you: 60 epochs in 1.2 s. Continue takes it up again.",
        ),
        ({"status": RunStatus.STOPPED}, "Stopped by you: 60 epochs in 1.2 s."),
        ({"status": RunStatus.DIVERGED}, "Diverged: its numbers left the finite ones after 60 epochs in 1.2 s."),
        (
            {"status": RunStatus.INTERRUPTED, "has_checkpoint": True},
            f"{_INTERRUPTED} Continue takes it up from its last checkpoint.",
        ),
        (
            {"status": RunStatus.INTERRUPTED},
            f"{_INTERRUPTED} It left no checkpoint to go on from.",
        ),
    ],
)
def test_a_run_s_story(changes: dict[str, object], words: str) -> None:
    assert columns.story(replace(RUN, **changes)) == words  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("specs", "words"),
    [
        ([], "none"),
        (
            [{"units": 256, "activation": "relu", "initializer": None}, {"units": 128, "activation": "tanh"}],
            "256 relu, 128 tanh",
        ),
        ([{"units": 30, "activation": "sigmoid"}] * 6, "6 × 30 sigmoid"),
        ([{"units": 64, "activation": "relu", "initializer": "zeros"}], "64 relu from zeros"),
        ([12], "12"),
    ],
)
def test_layers(specs: list[object], words: str) -> None:
    assert layer_words(specs) == words


def test_settings_names() -> None:
    assert settings_table.setting_name("training.learning_rate") == "Learning rate"
    assert settings_table.setting_name("training.optimizer.beta1") == "Optimizer · beta1"
    assert settings_table.setting_name("hidden") == "Hidden layers"


def test_settings_are_called_as_in_the_form() -> None:
    """One word for one thing: digits that are kept back are test digits on every page."""
    assert settings_table.setting_name("held_out") == "Test digits"
    assert settings_table.setting_words("held_out", "random") == "A random fifth"
    assert settings_table.setting_name("training.optimizer.name") == "Optimizer"
    assert settings_table.setting_words("training.optimizer.name", "sgd") == "Plain descent"
    assert settings_table.setting_words("training.learning_rate", 0.01) == "0.01"
    assert settings_table.setting_words("training.loss", "of another version") == "of another version"
    assert settings_table.setting_name("versions.numpy") == "Versions · numpy"
