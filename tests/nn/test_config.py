"""Training configurations: every setting is checked where it is made, and survives JSON."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hwr.errors import ConfigError
from hwr.nn.config import TrainingConfig
from hwr.nn.optimizers import SGD, Adam, AdamW, Momentum, Nesterov, RMSprop
from hwr.nn.schedules import Constant, Cosine, ExponentialAveraging, OneCycle, StepDecay, TailAveraging

shares = st.floats(0, 0.99)
configs = st.builds(
    TrainingConfig,
    loss=st.sampled_from(["cross_entropy", "mean_squared_error"]),
    label_smoothing=shares,
    optimizer=st.one_of(
        st.just(SGD()),
        st.builds(Momentum, shares),
        st.builds(Nesterov, shares),
        st.builds(RMSprop, shares),
        st.builds(Adam, shares, shares),
        st.builds(AdamW, weight_decay=shares),
    ),
    learning_rate=st.floats(1e-9, 1e3),
    schedule=st.one_of(
        st.just(Constant()), st.builds(StepDecay, st.integers(1, 99)), st.builds(Cosine, shares), st.just(OneCycle())
    ),
    batch_size=st.none() | st.integers(1, 999),
    epochs=st.integers(1, 999),
    max_updates=st.none() | st.integers(1, 999),
    l2=shares,
    dropout=shares,
    input_noise=shares,
    averaging=st.one_of(st.none(), st.builds(ExponentialAveraging, shares), st.builds(TailAveraging, shares)),
    patience=st.none() | st.integers(1, 9),
    convergence_window=st.none() | st.integers(1, 9),
    dtype=st.sampled_from(["float32", "float64"]),
    seed=st.integers(0, 2**64 - 1),
)


@given(configs)
def test_a_configuration_survives_json(config: TrainingConfig) -> None:
    assert TrainingConfig.from_dict(json.loads(json.dumps(config.to_dict()))) == config


def test_what_is_missing_takes_its_default_and_a_bare_name_stands_for_its_settings() -> None:
    assert TrainingConfig.from_dict({}) == TrainingConfig()
    config = TrainingConfig.from_dict(
        {"optimizer": "adamw", "schedule": {"name": "step", "every": 5}, "averaging": {"name": "tail", "start": 0}}
    )
    assert config == TrainingConfig(optimizer=AdamW(), schedule=StepDecay(5), averaging=TailAveraging(0.0))


def test_whole_numbers_serve_as_numbers() -> None:
    assert TrainingConfig.from_dict({"l2": 1, "learning_rate": 2}) == TrainingConfig(l2=1.0, learning_rate=2.0)


@pytest.mark.parametrize(
    ("values", "complaint"),
    [
        ({"loss": "hinge"}, "loss must be one of cross_entropy, mean_squared_error; it is 'hinge'"),
        ({"label_smoothing": 1}, "label_smoothing must be below 1; it is 1"),
        ({"learning_rate": 0}, "learning_rate must be above 0; it is 0"),
        ({"learning_rate": float("inf")}, "learning_rate must be a finite number; it is inf"),
        ({"learning_rate": 10**400}, "learning_rate must be a finite number; it is 1000"),
        ({"learning_rate": "fast"}, "learning_rate must be a finite number; it is 'fast'"),
        ({"batch_size": 0}, "batch_size must be at least 1; it is 0"),
        ({"batch_size": 2.5}, "batch_size must be a whole number; it is 2.5"),
        ({"epochs": True}, "epochs must be a whole number; it is True"),
        ({"max_updates": -1}, "max_updates must be at least 1; it is -1"),
        ({"l2": -1e-9}, "l2 must be at least 0; it is -1e-09"),
        ({"dropout": 1}, "dropout must be below 1; it is 1"),
        ({"input_noise": float("nan")}, "input_noise must be a finite number; it is nan"),
        ({"patience": 0}, "patience must be at least 1; it is 0"),
        ({"convergence_window": 0}, "convergence_window must be at least 1; it is 0"),
        ({"convergence_tolerance": 1}, "convergence_tolerance must be below 1; it is 1"),
        ({"dtype": "float16"}, "dtype must be one of float32, float64; it is 'float16'"),
        ({"seed": -1}, "seed must be between 0 and .*; it is -1"),
        ({"momentum": 0.9}, "training has no setting 'momentum'"),
        ({"optimizer": {"name": "adam", "momentum": 0.9}}, "optimizer adam has no setting 'momentum'"),
        ({"optimizer": {"beta1": 0.9}}, "optimizer name must be one of sgd, .*; it is None"),
        ({"optimizer": 3}, "optimizer must be a table of named values; it is 3"),
        ({"schedule": "linear"}, "schedule name must be one of .*'linear'"),
        ({"schedule": {"name": "step", "drop": 2}}, "drop must be at most 1; it is 2"),
        ({"averaging": {"name": "exponential", "decay": -1}}, "decay must be at least 0; it is -1"),
        ({"schedule": "cosine", "epochs": None}, "the schedule cosine needs an end: epochs or max_updates"),
        ({"averaging": "tail", "epochs": None}, "the averaging of the tail needs an end"),
        ([], "training must be a table of named values"),
        ({1: 2}, "training must be a table of named values"),
    ],
)
def test_a_wrong_setting_names_field_and_value(values: Any, complaint: str) -> None:
    with pytest.raises(ConfigError, match=complaint):
        TrainingConfig.from_dict(values)


def test_an_optimizer_must_be_one() -> None:
    with pytest.raises(ConfigError, match=r"optimizer must be one of sgd, momentum, .*; it is 'adam'"):
        TrainingConfig(optimizer="adam")  # type: ignore[arg-type]


@given(st.integers(1, 500), st.none() | st.integers(1, 600))
def test_an_epoch_has_as_many_updates_as_it_has_batches(samples: int, size: int | None) -> None:
    slices = range(0, samples, size or samples)
    assert TrainingConfig(batch_size=size).updates_per_epoch(samples) == len(slices)


def test_the_horizon_is_whichever_end_comes_first() -> None:
    assert TrainingConfig(epochs=3).horizon(10) == 30
    assert TrainingConfig(epochs=3, max_updates=20).horizon(10) == 20
    assert TrainingConfig(epochs=None, max_updates=20).horizon(10) == 20
    assert TrainingConfig(epochs=None).horizon(10) is None
