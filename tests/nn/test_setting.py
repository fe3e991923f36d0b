"""Settings: which values they take, what is said of others, and how their numbers are stepped."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hwr.errors import ConfigError
from hwr.nn.setting import (
    FRACTION,
    POSITIVE,
    Choice,
    Conflict,
    Range,
    Setting,
    real,
    require_settings,
    settings_of,
    whole,
    whole_or_none,
)

RATE = Setting("Learning rate", "How long the steps are.", POSITIVE, is_logarithmic=True)
DROPOUT = Setting("Dropout", "The chance.", FRACTION)
COUNT = Setting("Epochs", "So many times.", Range(1), is_whole=True, is_optional=True)
SAMPLES = Setting("Samples", "So many.", Range(10, at_most=10_000), is_whole=True)
VALIDATION = Setting("Validation", "A share.", Range(0.01, at_most=0.5, or_zero=True))
LOSS = Setting("Loss", "What falls.", choices=(Choice("a", "A"), Choice("b", "B")))
FLAG = Setting("On", "Whether.", is_flag=True)


@pytest.mark.parametrize(
    ("setting", "value", "fault"),
    [
        (RATE, 1e-300, ""),
        (RATE, 3, ""),
        (RATE, 0, "must be above 0; it is 0."),
        (RATE, True, "must be a finite number; it is True."),
        (RATE, None, "must be a finite number; it is None."),
        (RATE, math.inf, "must be a finite number; it is inf."),
        (DROPOUT, 0, ""),
        (DROPOUT, 1.0, "must be below 1; it is 1."),
        (DROPOUT, -0.5, "must be at least 0; it is -0.5."),
        (COUNT, None, ""),
        (COUNT, 10**30, ""),
        (COUNT, 0, "must be at least 1; it is 0."),
        (COUNT, 1.0, "must be a whole number; it is 1.0."),
        (COUNT, True, "must be a whole number; it is True."),
        (SAMPLES, 9, "must be between 10 and 10,000; it is 9."),
        (VALIDATION, 0, ""),
        (VALIDATION, 0.5, ""),
        (VALIDATION, 0.001, "must be 0 or at least 0.01; it is 0.001."),
        (LOSS, "a", ""),
        (LOSS, "c", "must be one of a, b; it is 'c'."),
        (LOSS, 1, "must be one of a, b; it is 1."),
        (FLAG, False, ""),
        (FLAG, 0, "is on or off: true or false; it cannot be 0."),
    ],
)
def test_a_value_is_taken_or_it_is_said_why_not(setting: Setting, value: object, fault: str) -> None:
    assert setting.fault(value) == fault


@dataclass(frozen=True)
class Made:
    share: float = real(0.5, "Share", "How much.", FRACTION)
    size: int = whole(3, "Size", "How many.", at_least=1)
    most: int | None = whole_or_none(None, "At most", "Where it ends.", at_least=1)
    text: str = ""

    def __post_init__(self) -> None:
        require_settings(self)


def test_a_dataclass_is_checked_by_what_its_fields_say() -> None:
    assert [setting.label for setting in settings_of(Made).values()] == ["Share", "Size", "At most"]
    assert (Made(), Made(0.25, 7, 9).most) == (Made(0.5, 3, None), 9)
    for changes, sentence in (
        ({"share": 1.0}, "share must be below 1; it is 1."),
        ({"size": 0}, "size must be at least 1; it is 0."),
        ({"most": 0}, "most must be at least 1; it is 0."),
    ):
        with pytest.raises(ConfigError) as caught:
            replace(Made(), **changes)
        assert str(caught.value) == sentence


def test_a_conflict_names_its_settings_as_files_do() -> None:
    conflict = Conflict(("training.patience", "validation"), "{0} is 5: set {1}.")
    assert str(conflict) == "patience is 5: set validation."


def test_rates_step_through_one_two_five() -> None:
    assert [RATE.stepped(0.01, n) for n in (-3, -2, -1, 1, 2, 3)] == [0.001, 0.002, 0.005, 0.02, 0.05, 0.1]
    assert RATE.stepped(0.03, 1) == 0.05
    assert RATE.stepped(0.03, -1) == 0.02
    assert RATE.stepped(0, 1) > 0
    assert RATE.stepped(0, -1) == 0


@given(st.floats(1e-290, 1e290), st.integers(-10, 10).filter(bool))
def test_rates_step_the_way_they_are_asked_to(value: float, steps: int) -> None:
    assert (RATE.stepped(value, steps) > value) == (steps > 0)


def test_counts_and_shares_stop_at_their_least() -> None:
    assert COUNT.stepped(3, -10) == 1
    assert DROPOUT.stepped(0.1, 1) == 0.15
    assert DROPOUT.stepped(0.02, -1) == 0
