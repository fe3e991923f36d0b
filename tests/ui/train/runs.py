"""Real trainings for the panels' tests: short, and kept as their reports."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import numpy as np

from hwr.nn.config import TrainingConfig
from hwr.nn.data import TrainingData
from hwr.nn.history import History
from hwr.nn.network import Architecture
from hwr.nn.optimizers import SGD
from hwr.nn.report import DrawingScores, EpochReport, Report
from hwr.nn.training import TrainingState, train
from hwr.train.observation import Moment, Observation, Subject, SubjectKind, observe

WIDTHS = (64, 12, 8, 10)
SAMPLES, BATCH = 120, 20
PER_EPOCH = SAMPLES // BATCH


@cache
def samples() -> TrainingData:
    """Pictures of ten kinds, with noise."""
    rng = np.random.default_rng(5)
    kinds = rng.random((10, 64))
    y = np.arange(SAMPLES + 60) % 10
    x = (kinds[y] + 0.2 * rng.random((len(y), 64))).astype(np.float32)
    return TrainingData(x[:SAMPLES], y[:SAMPLES], x_test=x[SAMPLES:], y_test=y[SAMPLES:])


def training(
    epochs: int = 8, rate: float = 0.2, hidden: str = "relu", widths: tuple[int, ...] = WIDTHS
) -> Iterator[Report]:
    """Its reports, one after every update and every epoch."""
    config = TrainingConfig(optimizer=SGD(), learning_rate=rate, batch_size=BATCH, epochs=epochs, seed=1)
    state = TrainingState.start(Architecture.mlp(*widths, hidden=hidden), config)
    return train(state, samples(), report_every=1)


def history(
    epochs: int = 8, rate: float = 0.2, hidden: str = "relu", widths: tuple[int, ...] = WIDTHS, drawings: bool = True
) -> History:
    """A training's history, with an accuracy on drawings after every other epoch."""
    made = History(len(widths) - 1, SAMPLES)
    for report in training(epochs, rate, hidden, widths):
        read = drawings and isinstance(report, EpochReport) and report.epoch % 2 == 0
        made.append(report, DrawingScores(0.1 * report.epoch if read else None))
    return made


def observation(hidden: str = "relu", widths: tuple[int, ...] = WIDTHS) -> Observation:
    """Of a fresh network."""
    from hwr.nn.network import Network

    network = Network.initialised(Architecture.mlp(*widths, hidden=hidden), np.random.default_rng(2))
    data = samples()
    batch = Subject(SubjectKind.BATCH, "A batch", data.x[:64].astype(np.float32), data.y[:64].astype(np.int64))
    return observe(Moment(0, 0, network), "cross_entropy", batch, batch)
