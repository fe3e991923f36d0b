"""Schedules and averagings: their shapes, as functions of the update."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hwr.errors import ConfigError
from hwr.nn.schedules import (
    SCHEDULES,
    Averaging,
    Constant,
    Cosine,
    ExponentialAveraging,
    OneCycle,
    StepDecay,
    TailAveraging,
)


def test_constant() -> None:
    assert Constant().factor(12_345, None) == 1


def test_step_decay_drops_after_every_so_many() -> None:
    schedule = StepDecay(every=10, drop=0.1)
    assert [schedule.factor(update, None) for update in (0, 9, 10, 19, 20)] == pytest.approx([1, 1, 0.1, 0.1, 0.01])


def test_cosine_falls_from_one_to_its_end() -> None:
    schedule = Cosine(final=0.2)
    assert schedule.factor(0, 100) == 1
    assert schedule.factor(50, 100) == pytest.approx(0.6)
    assert schedule.factor(100, 100) == pytest.approx(0.2)


def test_one_cycle_rises_to_one_and_falls_to_its_end() -> None:
    schedule = OneCycle(warmup=0.25, initial=0.1, final=0.01)
    assert schedule.factor(0, 100) == pytest.approx(0.1)
    assert schedule.factor(25, 100) == pytest.approx(1)
    assert schedule.factor(100, 100) == pytest.approx(0.01)
    factors = [schedule.factor(update, 100) for update in range(101)]
    assert factors[:26] == sorted(factors[:26])
    assert factors[25:] == sorted(factors[25:], reverse=True)


def test_one_cycle_is_pytorchs() -> None:
    torch = pytest.importorskip("torch")
    parameters = [torch.zeros(1, requires_grad=True)]
    optimizer = torch.optim.SGD(parameters, lr=1.0)
    theirs = torch.optim.lr_scheduler.OneCycleLR(optimizer, max_lr=1.0, total_steps=101, pct_start=0.3)
    ours = OneCycle()
    for update in range(100):
        # PyTorch counts its two legs in whole updates, one fewer than we do in the first.
        assert theirs.get_last_lr()[0] == pytest.approx(ours.factor(update, 100), abs=0.04)
        optimizer.step()
        theirs.step()


@given(st.sampled_from(sorted(SCHEDULES)), st.integers(1, 10_000), st.data())
def test_factors_stay_between_zero_and_one_even_past_the_end(name: str, horizon: int, data: st.DataObject) -> None:
    update = data.draw(st.integers(0, 3 * horizon))
    assert 0 <= SCHEDULES[name]().factor(update, horizon) <= 1


@pytest.mark.parametrize(
    ("make", "complaint"),
    [
        (lambda: StepDecay(every=0), "every must be at least 1; it is 0"),
        (lambda: StepDecay(drop=0), "drop must be above 0; it is 0"),
        (lambda: Cosine(final=1.5), "final must be at most 1; it is 1.5"),
        (lambda: OneCycle(warmup=1), "warmup must be below 1; it is 1"),
        (lambda: OneCycle(initial=0), "initial must be above 0; it is 0"),
        (lambda: OneCycle(final=-1), "final must be at least 0; it is -1"),
    ],
)
def test_a_wrong_setting_names_field_and_value(make: Callable[[], object], complaint: str) -> None:
    with pytest.raises(ConfigError, match=complaint):
        make()


def averaged(averaging: Averaging, values: list[float], horizon: int) -> float:
    average = 1e9  # what was there before must not matter
    for update, value in enumerate(values):
        average += averaging.share(update, horizon) * (value - average)
    return average


@given(st.lists(st.floats(-10, 10), min_size=1, max_size=40))
def test_an_exponential_average_begins_as_the_plain_mean(values: list[float]) -> None:
    assert averaged(ExponentialAveraging(0.999), values, len(values)) == pytest.approx(np.mean(values), abs=1e-5)


def test_an_exponential_average_forgets() -> None:
    assert averaged(ExponentialAveraging(0.9), [100.0] * 50 + [1.0] * 100, 150) == pytest.approx(1, abs=0.01)


@given(st.lists(st.floats(-10, 10), min_size=4, max_size=40))
def test_a_tail_average_is_the_mean_of_the_tail(values: list[float]) -> None:
    tail = values[int(0.75 * len(values)) :]
    assert averaged(TailAveraging(0.75), values, len(values)) == pytest.approx(np.mean(tail), abs=1e-6)


def test_wrong_settings_name_field_and_value() -> None:
    with pytest.raises(ConfigError, match="decay must be below 1; it is 1"):
        ExponentialAveraging(1)
    with pytest.raises(ConfigError, match=r"start must be at least 0; it is -0\.5"):
        TailAveraging(-0.5)
