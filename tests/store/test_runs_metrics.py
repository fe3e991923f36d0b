"""Conditions on what was measured, as they are written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hwr.store.runs.metrics import METRICS, condition
from hwr.store.runs.record import RunSummary

FIELDS = set(RunSummary.__dataclass_fields__)


def test_every_metric_is_a_field_of_a_run_s_line() -> None:
    assert {metric.field for metric in METRICS} <= FIELDS


@pytest.mark.parametrize(
    ("word", "value", "met"),
    [
        ("best>97", 0.98, True),
        ("best>97", 0.97, False),
        ("best>=97%", 0.97, True),
        ("best>97", None, False),
        ("loss<0.2", 0.1, True),
        ("loss<=1e-1", 0.2, False),
        ("epochs>=60", 60, True),
    ],
)
def test_a_condition_is_met_or_not(word: str, value: float | None, met: bool) -> None:
    found = condition(word)
    assert found is not None
    assert found.is_met(value) is met


@pytest.mark.parametrize("word", ["best", "best>", "best>high", "worst>3", ">3", "best=97", "best>nan", ""])
def test_other_words_are_none(word: str) -> None:
    assert condition(word) is None


@given(st.text())
def test_whatever_is_written_is_a_word_or_a_condition(word: str) -> None:
    found = condition(word)
    assert found is None or found.metric in METRICS
