"""Parameters: what an estimator was constructed with, as the engine's own values, which check themselves.

scikit-learn's users expect `ValueError` of what does not fit, and numbers of numpy's kinds to be numbers.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Final

import numpy as np

from hwr.errors import ConfigError, DataError
from hwr.nn.architecture import Architecture, LayerSpec
from hwr.nn.config import LARGEST_SEED, TrainingConfig
from hwr.nn.optimizers import OPTIMIZERS, Optimizer
from hwr.nn.schedules import AVERAGINGS, SCHEDULES
from hwr.nn.setting import NOT_NEGATIVE, POSITIVE, Range, build_named, require_integer, require_number

LARGEST_AUTO_BATCH: Final = 200
"""Samples an update where `batch_size` is "auto" and there are as many, as in MLPClassifier."""

_RANGES: Final[Mapping[str, Range]] = {
    "learning_rate_init": POSITIVE,
    "alpha": NOT_NEGATIVE,
    "tol": Range(),
    "validation_fraction": Range(above=0, below=1),
}
"""Of parameters that the engine calls otherwise, or has not: what they take."""

_ALIASES: Final = {"logistic": "sigmoid"}
"""What scikit-learn calls activations that have another name here."""

_KINDS: Final[Mapping[str, Mapping[str, type[Any]]]] = {
    "optimizer": OPTIMIZERS,
    "schedule": SCHEDULES,
    "averaging": AVERAGINGS,
}


@contextmanager
def value_errors() -> Iterator[None]:
    """Within this, a setting or sample at fault raises `ValueError`, with the sentence that a user would see."""
    try:
        yield
    except (ConfigError, DataError) as error:
        raise ValueError(str(error)) from error


def require_parameters(parameters: Mapping[str, Any]) -> None:
    """Check those parameters that the engine would complain of by another name, or knows nothing of.

    Args:
        parameters: those of `BackpropClassifier`, by their names.

    Raises:
        ConfigError: naming the parameter and the value.
    """
    for name, within in _RANGES.items():
        if name != "validation_fraction" or parameters["early_stopping"]:
            require_number(name, plain(parameters[name]), within)
    sizes, patience, seed = (parameters[name] for name in ("hidden_layer_sizes", "n_iter_no_change", "random_state"))
    for units in sizes if _is_sequence(sizes) else (sizes,):
        require_integer("hidden_layer_sizes", plain(units), at_least=1)
    if plain(patience) != math.inf:
        require_integer("n_iter_no_change", plain(patience), at_least=1)
    if isinstance(plain(seed), int) and not isinstance(seed, bool):
        require_integer("random_state", plain(seed), at_least=0, at_most=LARGEST_SEED)


def architecture_of(parameters: Mapping[str, Any], inputs: int, classes: int) -> Architecture:
    """The network that an estimator asks for.

    Args:
        parameters: those of `BackpropClassifier`, by their names.

    Raises:
        ConfigError: if there is no such network.
    """
    sizes, names = parameters["hidden_layer_sizes"], parameters["activation"]
    units = [plain(size) for size in (sizes if _is_sequence(sizes) else (sizes,))]
    hidden = list(names) if _is_sequence(names) else [names] * len(units)
    if len(hidden) != len(units):
        raise ConfigError(f"activation must name one for all hidden layers, or {len(units)}; it names {len(hidden)}.")
    specs = [LayerSpec(count, named(name)) for count, name in zip(units, hidden, strict=True)]
    return Architecture(inputs, (*specs, LayerSpec(classes, named(parameters["output_activation"]))))


def config_of(
    parameters: Mapping[str, Any], *, samples: int, mean_weight: float, epochs: int, dtype: str, seed: int
) -> TrainingConfig:
    """How an estimator asks to be trained.

    Args:
        parameters: as in `architecture_of`.
        samples: how many it learns from.
        mean_weight: of the samples, as they were given.
        epochs: after how many of them the training ends, counted from its first.
        dtype: "float32" or "float64".

    Raises:
        ConfigError: naming the setting and the value.
    """
    given = {name: plain(value) for name, value in parameters.items()}
    batch = given["batch_size"]
    if isinstance(batch, str) and batch == "auto":
        batch = LARGEST_AUTO_BATCH
    if batch is not None:
        require_integer("batch_size", batch, at_least=1)
    batch = min(batch or samples, samples)
    penalty = given["alpha"] / (batch * mean_weight)
    if not math.isfinite(penalty):
        raise ConfigError(f"alpha is divided by the sample weights, which are too small: {mean_weight:g} in the mean.")
    kinds = {name: _value_of(name, given[name]) for name in _KINDS}
    return TrainingConfig(
        **kinds,
        loss=given["loss"],
        label_smoothing=given["label_smoothing"],
        learning_rate=given["learning_rate_init"],
        batch_size=batch,
        epochs=epochs,
        l2=penalty,
        dropout=given["dropout"],
        input_noise=given["input_noise"],
        engine=given["engine"],
        dtype=dtype,
        seed=seed,
    )


def described(architecture: Architecture) -> dict[str, Any]:
    """The parameters with which `architecture_of` gives this architecture, apart from how first weights are drawn."""
    *hidden, output = architecture.layers
    names = [layer.activation for layer in hidden]
    alike = len(set(names)) <= 1
    return {
        "hidden_layer_sizes": tuple(layer.units for layer in hidden),
        "activation": (names[0] if names else "relu") if alike else tuple(names),
        "output_activation": output.activation,
    }


def optimizer_of(value: object) -> Optimizer:
    """What the parameter `optimizer` says.

    Raises:
        ConfigError: if there is no such optimizer.
    """
    optimizer: Optimizer = _value_of("optimizer", value)
    return optimizer


def _value_of(name: str, value: object) -> Any:
    """An optimizer, a schedule or an averaging: itself, its name, or a table with its name and settings."""
    if value is None or type(value) in _KINDS[name].values():
        return value
    return build_named(_KINDS[name], name, value)


def named(activation: Any) -> Any:
    """An activation by the engine's name for it."""
    return _ALIASES.get(activation, activation) if isinstance(activation, str) else activation


def plain(value: Any) -> Any:
    """A number of numpy's as Python's own."""
    return value.item() if isinstance(value, np.generic) else value


def _is_sequence(value: object) -> bool:
    return isinstance(value, Sequence | np.ndarray) and not isinstance(value, str)
