"""Runs for tests: a real small training, and what it leaves in a history."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from hwr.ink.normalisation import NORMALISATION_VERSION
from hwr.nn.config import TrainingConfig
from hwr.nn.data import TrainingData
from hwr.nn.network import Architecture, Network
from hwr.nn.optimizers import Adam
from hwr.nn.report import EpochReport
from hwr.nn.state import TrainingState
from hwr.nn.training import train
from hwr.store.model_file import Model
from hwr.store.runs.record import EpochRow
from hwr.store.runs.run_store import RunStore

CONFIG = TrainingConfig(optimizer=Adam(), batch_size=16, epochs=40, dropout=0.1, seed=3)
ARCHITECTURE = Architecture.mlp(64, 12, 10)
RECIPE = {"hidden": [{"units": 12, "activation": "relu"}], "training": CONFIG.to_dict()}


def made_data() -> TrainingData:
    rng = np.random.default_rng(7)
    y = rng.integers(10, size=120)
    x = (rng.random((120, 64)) * 0.4 + np.eye(64)[y * 6] * 0.6).astype(np.float32)
    return TrainingData(x[:90], y[:90], x[90:], y[90:])


def fresh_state() -> TrainingState:
    return TrainingState.start(ARCHITECTURE, CONFIG)


def trained(state: TrainingState, epochs: int | None = None) -> list[EpochRow]:
    """Train until so many epochs are made in all, or to the end; the rows along the way."""
    rows = []
    for report in train(state, made_data()):
        if isinstance(report, EpochReport):
            rows.append(EpochRow.from_report(report))
            if report.epoch == epochs:
                break
    return rows


def made_model(seed: int = 1) -> Model:
    rng = np.random.default_rng(seed)
    return Model(
        network=Network.initialised(ARCHITECTURE, rng),
        classes=tuple("0123456789"),
        normalisation=NORMALISATION_VERSION,
        training={"seed": seed},
        metrics={"test_accuracy": 0.9},
    )


def begin(store: RunStore, *, name: str = "", seed: int = 3, parent: tuple[int, int] | None = None) -> int:
    return store.begin(RECIPE, name=name, seed=seed, versions={"hwr": "0.1"}, data_fingerprint="f" * 64, parent=parent)


def history(folder: Path) -> Path:
    return folder / "home" / "runs.sqlite3"


def is_sentence(text: str) -> bool:
    return text.endswith(".") and "\n" not in text and "Traceback" not in text
