"""The optimizers: ten steps of each against its formula written out plainly, and against PyTorch where it is there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from hwr.errors import ConfigError
from hwr.nn.optimizers import OPTIMIZERS, SGD, Adam, AdamW, Momentum, Nesterov, Optimizer, RMSprop

RATE = 0.05
Vector = NDArray[Any]
Path = list[Vector]
Memory = dict[str, Vector]


def gradient_of(parameters: Vector) -> Vector:
    """Of a long valley: the first parameters are a hundred times steeper than the last ones."""
    gradient: Vector = np.geomspace(1, 0.01, parameters.size) * (parameters - 1)
    return gradient


def path_of(optimizer: Optimizer, updates: int = 10) -> Path:
    """Where the optimizer leads from a fixed start."""
    parameters = np.linspace(-2, 3, 8)
    slots = [np.zeros_like(parameters) for _ in optimizer.slot_names]
    path = []
    for update in range(1, updates + 1):
        step = gradient_of(parameters)
        optimizer.step(step, slots, RATE, update)
        if isinstance(optimizer, AdamW):  # what the training does for it
            step += RATE * optimizer.weight_decay * parameters
        parameters = parameters - step
        path.append(parameters)
    return path


def plain_path(formula: Callable[[Memory, Vector, int], Vector], updates: int = 10) -> Path:
    parameters = np.linspace(-2, 3, 8)
    memory: Memory = {"m": np.zeros(8), "v": np.zeros(8)}
    path = []
    for update in range(1, updates + 1):
        parameters = parameters - formula(memory, gradient_of(parameters), update)
        path.append(parameters)
    return path


def sgd(memory: Memory, g: Vector, t: int) -> Vector:
    return RATE * g


def momentum(memory: Memory, g: Vector, t: int) -> Vector:
    memory["v"] = 0.8 * memory["v"] + g
    return RATE * memory["v"]


def nesterov(memory: Memory, g: Vector, t: int) -> Vector:
    memory["v"] = 0.8 * memory["v"] + g
    return RATE * (g + 0.8 * memory["v"])


def rmsprop(memory: Memory, g: Vector, t: int) -> Vector:
    memory["v"] = 0.95 * memory["v"] + 0.05 * g**2
    return RATE * g / (np.sqrt(memory["v"]) + 1e-6)


def adam(memory: Memory, g: Vector, t: int) -> Vector:
    memory["m"] = 0.8 * memory["m"] + 0.2 * g
    memory["v"] = 0.95 * memory["v"] + 0.05 * g**2
    return RATE * (memory["m"] / (1 - 0.8**t)) / (np.sqrt(memory["v"] / (1 - 0.95**t)) + 1e-6)


@pytest.mark.parametrize(
    ("optimizer", "formula"),
    [
        (SGD(), sgd),
        (Momentum(0.8), momentum),
        (Nesterov(0.8), nesterov),
        (RMSprop(0.95, 1e-6), rmsprop),
        (Adam(0.8, 0.95, 1e-6), adam),
    ],
    ids=lambda value: type(value).__name__,
)
def test_the_steps_follow_the_formula(optimizer: Optimizer, formula: Any) -> None:
    np.testing.assert_allclose(path_of(optimizer), plain_path(formula), rtol=1e-12)


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_the_steps_are_those_of_pytorch(name: str) -> None:
    torch = pytest.importorskip("torch")
    choices: dict[str, tuple[Optimizer, Callable[[Any], Any]]] = {
        "sgd": (SGD(), lambda p: torch.optim.SGD(p, RATE)),
        "momentum": (Momentum(0.8), lambda p: torch.optim.SGD(p, RATE, momentum=0.8)),
        "nesterov": (Nesterov(0.8), lambda p: torch.optim.SGD(p, RATE, momentum=0.8, nesterov=True)),
        "rmsprop": (RMSprop(0.95, 1e-6), lambda p: torch.optim.RMSprop(p, RATE, alpha=0.95, eps=1e-6)),
        "adam": (Adam(0.8, 0.95, 1e-6), lambda p: torch.optim.Adam(p, RATE, (0.8, 0.95), 1e-6)),
        "adamw": (AdamW(0.8, 0.95, 1e-6, 0.1), lambda p: torch.optim.AdamW(p, RATE, (0.8, 0.95), 1e-6, 0.1)),
    }
    if name not in choices:
        pytest.skip("PyTorch has none of this name")
    optimizer, kind = choices[name]
    parameters = torch.linspace(-2, 3, 8, dtype=torch.float64, requires_grad=True)
    theirs = kind([parameters])
    for ours in path_of(optimizer):
        parameters.grad = torch.from_numpy(gradient_of(parameters.detach().numpy()))
        theirs.step()
        np.testing.assert_allclose(ours, parameters.detach().numpy(), rtol=1e-12)


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_it_descends_and_keeps_the_dtype(name: str) -> None:
    optimizer = OPTIMIZERS[name]()
    parameters = np.linspace(-2, 3, 8, dtype=np.float32)
    slots = [np.zeros_like(parameters) for _ in optimizer.slot_names]
    before = np.square(parameters - 1).sum()
    for update in range(1, 101):
        step = gradient_of(parameters).astype(np.float32)
        same = step
        optimizer.step(step, slots, RATE, update)
        assert step is same
        parameters -= step
    assert parameters.dtype == np.float32
    assert np.square(parameters - 1).sum() < before


@pytest.mark.parametrize(
    ("make", "complaint"),
    [
        (lambda: Momentum(1.0), "momentum must be below 1; it is 1"),
        (lambda: Nesterov(-0.1), "momentum must be at least 0; it is -0.1"),
        (lambda: RMSprop(decay=float("nan")), "decay must be a finite number; it is nan"),
        (lambda: RMSprop(epsilon=0), "epsilon must be above 0; it is 0"),
        (lambda: Adam(beta1=1), "beta1 must be below 1; it is 1"),
        (lambda: Adam(beta2=2), "beta2 must be below 1; it is 2"),
        (lambda: AdamW(epsilon=-1), "epsilon must be above 0; it is -1"),
        (lambda: AdamW(weight_decay=-1), "weight_decay must be at least 0; it is -1"),
    ],
)
def test_a_wrong_setting_names_field_and_value(make: Callable[[], object], complaint: str) -> None:
    with pytest.raises(ConfigError, match=complaint):
        make()
