"""A replay of few digits, made once: what is tested does not hang on how many they are."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from hwr.data.digits import load_digits
from hwr.nn.network import Architecture
from hwr.nn.optimizers import Adam
from hwr.nn.training import TrainingConfig, TrainingData, TrainingState, train
from hwr.store.model_file import Model, load_model
from hwr.store.paths import Paths
from hwr.teach.replay import _FILE, Replay, _kept


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a replay in it."""
    folder = tmp_path_factory.mktemp("cache")
    digits = load_digits()
    for _ in Replay.obtained(folder, digits=digits.part(np.arange(0, len(digits), 5))):
        pass
    return folder


@pytest.fixture(scope="session")
def small(cache: Path, shipped: Model) -> Model:
    """A small model, which reads most digits and learns in no time."""
    replay = _kept(cache / _FILE)
    assert replay is not None
    config = TrainingConfig(optimizer=Adam(), learning_rate=3e-3, max_updates=1500, epochs=None, label_smoothing=0.05)
    state = TrainingState.start(Architecture.mlp(64, 64, 10), config)
    digits = replay.y >= 0
    for _ in train(state, TrainingData(replay.x[digits], replay.y[digits]), evaluate_every=0):
        pass
    return replace(shipped, network=state.result())


@pytest.fixture(scope="session")
def shipped() -> Model:
    """The model that came with the program."""
    return load_model(Paths.of_user({}).shipped_model)
