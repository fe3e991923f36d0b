"""Models for tests of exports: any shape and type, under names that were made to do harm."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from hwr.ink.normalisation import NORMALISATION_VERSION
from hwr.nn.activations import ACTIVATIONS
from hwr.nn.network import Architecture, LayerSpec, Network
from hwr.store.model_file import OUTPUTS, Model
from tests.hostile import HALF, NAME

HIDDEN: Final = sorted(set(ACTIVATIONS) - {"softmax"})
KINDS: Final = [(hidden, output) for hidden in HIDDEN for output in OUTPUTS]
"""Every activation before every kind of output."""

LABELS: Final = ("0", "1\n2", '"', "\\", "ä漢", "*/ /* ??/", HALF, NAME, "a\0b", "'")
"""Ten classes that nobody would choose."""


def made_model(
    *layers: LayerSpec,
    output: str = "softmax",
    classes: tuple[str, ...] = tuple("0123456789"),
    dtype: Any = np.float32,
    **said: Any,
) -> Model:
    """A model with weights and biases of chance; `said` are its `training` and `metrics`."""
    architecture = Architecture(64, (*layers, LayerSpec(len(classes), output)))
    network = Network.initialised(architecture, np.random.default_rng(1), np.float64)
    network.parameters[:] += np.random.default_rng(2).normal(0, 0.1, network.parameters.size)
    return Model(
        network.astype(dtype), classes, NORMALISATION_VERSION, said.get("training", {}), said.get("metrics", {})
    )


def hostile_model(dtype: Any = np.float32) -> Model:
    said = {NAME: [HALF, "*/", {"??/\n": 1e300}]}
    return made_model(LayerSpec(7, "relu"), classes=LABELS, dtype=dtype, training=said, metrics=said)


def pictures() -> NDArray[np.float32]:
    """Pictures (22, 64) of noise, of nothing and of ink everywhere."""
    noise = np.random.default_rng(5).random((20, 64))
    return np.concatenate([noise, np.zeros((1, 64)), np.ones((1, 64))]).astype(np.float32)
