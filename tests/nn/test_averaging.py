"""The averagings: what their shares add up to over a whole training."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hwr.errors import ConfigError
from hwr.nn.averaging import Averaging, ExponentialAveraging, TailAveraging


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
