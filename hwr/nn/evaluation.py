"""A score: how well a network does on labelled samples, as the training that it is in tells it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hwr.nn.losses import target_table
from hwr.nn.network import Network
from hwr.nn.propagation import CHUNK, Propagation

Array = NDArray[np.floating[Any]]


@dataclass(frozen=True)
class Score:
    """Mean loss, without penalty, dropout and noise, and share of samples whose largest output is their label's."""

    loss: float
    accuracy: float


class Evaluator:
    """Scores networks of one shape on one set, again and again; its buffers are allocated once.

    Args:
        x: (n, inputs), n >= 1.
        labels: (n,), within the networks' outputs.
        loss, label_smoothing: as in `TrainingConfig`; smoothing applies here too, so that the figure compares with the
            training loss.
    """

    def __init__(self, x: Array, labels: NDArray[np.intp], loss: str, label_smoothing: float) -> None:
        self._x = x
        self._labels = labels
        self._loss = loss
        self._smoothing = label_smoothing
        self._buffers: dict[int, tuple[Array, Propagation]] = {}

    def evaluate(self, network: Network) -> Score:
        """How the network does, as it is now."""
        targets = target_table(network.architecture.outputs, self._smoothing, network.dtype)
        loss, right = 0.0, 0
        for start in range(0, len(self._x), CHUNK):
            labels = self._labels[start : start + CHUNK]
            rows, propagation = self._buffers_for(network, len(labels))
            rows[:, :-1] = self._x[start : start + CHUNK]
            loss += len(labels) * propagation.loss(network.blocks, rows.T, targets[:, labels])
            right += int(np.count_nonzero(propagation.a[-1].argmax(axis=0) == labels))
        return Score(loss / len(self._x), right / len(self._x))

    def _buffers_for(self, network: Network, size: int) -> tuple[Array, Propagation]:
        if size not in self._buffers:
            architecture, dtype = network.architecture, network.dtype
            rows = np.ones((size, architecture.inputs + 1), dtype)
            self._buffers[size] = rows, Propagation(architecture, size, dtype, loss=self._loss)
        return self._buffers[size]
