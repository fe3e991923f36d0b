"""Observations of small networks that have seen scikit-learn's digits for a moment: real numbers, made in no time."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from hwr.data.digits import load_digits
from hwr.nn.architecture import Architecture, LayerSpec
from hwr.nn.config import TrainingConfig
from hwr.nn.data import TrainingData
from hwr.nn.network import Network
from hwr.nn.optimizers import Adam
from hwr.nn.state import TrainingState
from hwr.nn.training import train
from hwr.train.observation import Moment, Observation, Subject, SubjectKind, observe

_FEW = 100


@cache
def few_digits() -> tuple[NDArray[np.float32], NDArray[np.int64]]:
    digits = load_digits()
    return digits.pixels[:_FEW], digits.labels[:_FEW]


@cache
def trained(*hidden: tuple[int, str], output: str = "softmax", epochs: int = 4, rate: float = 5e-3) -> Network:
    x, y = few_digits()
    layers = (*(LayerSpec(units, activation) for units, activation in hidden), LayerSpec(10, output))
    loss = "cross_entropy" if output == "softmax" else "mean_squared_error"
    config = TrainingConfig(loss=loss, optimizer=Adam(), learning_rate=rate, batch_size=20, epochs=epochs)
    state = TrainingState.start(Architecture(64, layers), config)
    for _ in train(state, TrainingData(x, y), evaluate_every=0):
        pass
    return state.network


def observed(network: Network, kind: SubjectKind = SubjectKind.DIGIT, digit: int = 3) -> Observation:
    """What there is to see of a network, the first 64 digits being its batch."""
    x, y = few_digits()
    batch = Subject(SubjectKind.BATCH, "The latest batch, 64 digits", x[:64], y[:64])
    subject = batch
    if kind is SubjectKind.DIGIT:
        subject = Subject(kind, f"Test digit {digit}, a {y[digit]}", x[[digit]], y[[digit]], digit)
    elif kind is SubjectKind.DRAWING:
        subject = Subject(kind, "Your drawing, read as 3", x[[digit]], y[[digit]])
    loss = "cross_entropy" if network.architecture.layers[-1].activation == "softmax" else "mean_squared_error"
    return observe(Moment(20, 4, network.copy()), loss, subject, batch)


def with_flaws() -> Network:
    """12 ReLU units, of which 2 and 5 are dead, then 6 sigmoid units, of which 4 is saturated."""
    network = trained((12, "relu"), (6, "sigmoid")).copy()
    network.biases[0][:] = 3.0  # keeps all others alive
    for unit in (2, 5):
        network.biases[0][unit] = -100.0
    network.weights[1][:] *= 0.1
    network.biases[1][4] = 60.0
    return network
