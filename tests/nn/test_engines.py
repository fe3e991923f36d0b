"""Which engine computes is asked for, and said if it cannot be had."""

from __future__ import annotations

import importlib.util
from typing import Any

import pytest

from hwr.errors import ConfigError
from hwr.nn.compiled import known
from hwr.nn.config import COMPILED, ENGINES, NUMPY
from hwr.nn.network import Architecture
from hwr.nn.training import TrainingConfig, TrainingData, TrainingState, train

SMALL = Architecture.mlp(64, 20, 10)


def test_numpy_computes_unless_something_else_is_asked_for() -> None:
    assert TrainingConfig().engine == NUMPY
    assert TrainingConfig.from_dict({}).engine == NUMPY  # as runs and recipes have it that knew of no other
    assert [choice.value for choice in ENGINES] == [NUMPY, COMPILED]
    assert TrainingConfig.from_dict(TrainingConfig(engine=COMPILED).to_dict()).engine == COMPILED
    with pytest.raises(ConfigError, match="engine must be one of numpy, compiled"):
        TrainingConfig(engine="steam")


def test_what_is_not_installed_is_said_and_never_replaced(
    few_digits: TrainingData, monkeypatch: pytest.MonkeyPatch
) -> None:
    find = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "numba" else find(name))
    state = TrainingState.start(SMALL, TrainingConfig(engine=COMPILED))
    with pytest.raises(ConfigError, match=r"extra 'fast' of this program.*-m pip install numba.*engine numpy"):
        train(state, few_digits)
    assert state.update == 0


@pytest.mark.parametrize(
    ("names", "name", "sentence"),
    [
        ("ACTIVATIONS", "relu", "activation relu"),
        ("LOSSES", "cross_entropy", "loss cross_entropy"),
        ("OPTIMIZERS", "adam", "optimizer adam"),
    ],
)
def test_what_it_does_not_know_is_said(
    few_digits: TrainingData, monkeypatch: pytest.MonkeyPatch, names: str, name: str, sentence: str
) -> None:
    """A new part of the catalogue works with numpy before anybody writes machine code for it."""
    find: Any = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: name if name == "numba" else find(name))
    monkeypatch.delitem(getattr(known, names), name)
    with pytest.raises(ConfigError, match=f"compiled does not know the {sentence}; the engine numpy does"):
        train(TrainingState.start(SMALL, TrainingConfig(engine=COMPILED)), few_digits)


def test_who_chooses_an_engine_is_told_how_many_threads_it_uses() -> None:
    said = {choice.value: choice.tip for choice in ENGINES}
    assert "in one thread, however many there are" in said[COMPILED]
    assert "compiled engine makes its updates in one thread" in " ".join((train.__doc__ or "").split())
