"""A recipe: all that decides which model comes out of a training, and the way from nothing to that model.

`cook` is a generator of progress, so that the command line, a worker thread and the tests can show it and stop it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Generator, Mapping
from dataclasses import asdict, dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from hwr.data.digits import Digits, load_digits
from hwr.errors import ConfigError, TrainingError
from hwr.ink.augmentation.variants import VectorisedDigits, nonsense_pictures, originals, variants
from hwr.ink.grid import from_bitmap
from hwr.ink.normalisation import NORMALISATION_VERSION, VIEW_PEELS, network_inputs
from hwr.nn.averaging import ExponentialAveraging
from hwr.nn.config import TrainingConfig
from hwr.nn.metrics import accuracy
from hwr.nn.network import Architecture, LayerSpec, Network
from hwr.nn.optimizers import AdamW
from hwr.nn.schedules import OneCycle
from hwr.nn.settings import build, require_choice, require_integer, require_mapping, require_number
from hwr.nn.training import StopReason, TrainingData, TrainingState, UpdateReport, train
from hwr.store.model_file import Model

CLASSES: Final = tuple(str(digit) for digit in range(10))
"""The labels of scikit-learn's digits."""

HELD_OUT: Final = ("none", "random", "last_fifth")
"""Which of the training set's digits are kept back for testing: none, a random fifth, or the last fifth in the set's
own order, which other people wrote."""

_UPDATES_A_REPORT: Final = 50
_ORIGINALS_SHARE: Final = 20  # the digits as they are appear once more for so many variants


def _shipped_training() -> TrainingConfig:
    return TrainingConfig(
        loss="cross_entropy",
        label_smoothing=0.05,
        optimizer=AdamW(beta2=0.99, weight_decay=0.01),
        learning_rate=4e-3,
        schedule=OneCycle(),
        batch_size=256,
        epochs=None,
        max_updates=10_000,
        dropout=0.2,
        input_noise=0.04,
        averaging=ExponentialAveraging(0.999),
        seed=0,
    )


@dataclass(frozen=True)
class Recipe:
    """What a model is made of; the defaults make the shipped one.

    Attributes:
        hidden: the hidden layers, from the input on.
        variants: augmented variants of each digit, at least 0; without any, the digits are learnt as they are.
        restructured: the share of variants that are edited in their structure, in [0, 1].
        nonsense: for each variant so many pictures of no digit, in [0, 1], with labels drawn by lot: the network
            learns to be unsure of what is no digit. Without any variants there is no nonsense either.
        held_out: one of `HELD_OUT`.
        training: how the network is trained; its seed decides the augmentation too.

    Raises:
        ConfigError: naming the field and the value.
    """

    hidden: tuple[LayerSpec, ...] = (LayerSpec(512), LayerSpec(256))
    variants: int = 150
    restructured: float = 0.8
    nonsense: float = 0.08
    held_out: str = "none"
    training: TrainingConfig = field(default_factory=_shipped_training)

    def __post_init__(self) -> None:
        require_integer("variants", self.variants, at_least=0, at_most=1000)
        require_number("restructured", self.restructured, at_least=0, at_most=1)
        require_number("nonsense", self.nonsense, at_least=0, at_most=1)
        require_choice("held_out", self.held_out, HELD_OUT)
        if self.training.epochs is None and self.training.max_updates is None:
            raise ConfigError("training needs an end: epochs or max_updates; both are missing.")
        if self.training.patience is not None:
            raise ConfigError(
                "patience stops by the digits it tests on, which would flatter the score on them, and a recipe has no "
                "others: use convergence_window."
            )

    @property
    def architecture(self) -> Architecture:
        """64 inputs, the hidden layers, ten softmax outputs."""
        return Architecture(64, (*self.hidden, LayerSpec(len(CLASSES), "softmax")))

    def to_dict(self) -> dict[str, Any]:
        """Plain data for JSON and TOML; `from_dict` reads it."""
        return {
            "hidden": [asdict(layer) for layer in self.hidden],
            "variants": self.variants,
            "restructured": self.restructured,
            "nonsense": self.nonsense,
            "held_out": self.held_out,
            "training": self.training.to_dict(),
        }

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Recipe:
        """The inverse of `to_dict`, strict; what is missing is as in the shipped recipe.

        TOML has no null, so in `training` "none" says that something is not wanted, and a batch size of "full" that
        all samples are one batch. One of `epochs` and `max_updates` given, the shipped recipe's other one is dropped.

        Raises:
            ConfigError: on unknown names, wrong types and values out of range.
        """
        table = dict(require_mapping("recipe", values))
        known = {"hidden", "variants", "restructured", "nonsense", "held_out", "training"}
        for name in table:
            if name not in known:
                raise ConfigError(f"recipe has no setting {name!r}; it has {', '.join(sorted(known))}.")
        if "hidden" in table:
            if not isinstance(table["hidden"], list):
                raise ConfigError(f"hidden must be a list of layers; it is {table['hidden']!r}.")
            table["hidden"] = tuple(_layer(item) for item in table["hidden"])
        if "training" in table:
            table["training"] = _training(require_mapping("training", table["training"]))
        return cls(**table)


def _training(given: Mapping[str, Any]) -> TrainingConfig:
    ends = ("epochs", "max_updates")
    dropped = dict.fromkeys(ends) if any(end in given for end in ends) else {}
    wanted = {name: None if value == _NOT_WANTED.get(name) else value for name, value in given.items()}
    return TrainingConfig.from_dict({**_shipped_training().to_dict(), **dropped, **wanted})


_NOT_WANTED: Final = {
    "batch_size": "full",
    **dict.fromkeys(("epochs", "max_updates", "averaging", "patience", "convergence_window"), "none"),
}
"""What is written in TOML where the configuration has None."""


def _layer(value: object) -> LayerSpec:
    """A layer as a table of its settings, or as its number of units alone."""
    return LayerSpec(value) if isinstance(value, int) else build(LayerSpec, "hidden", require_mapping("hidden", value))


PRESETS: Final[Mapping[str, Recipe]] = {
    "shipped": Recipe(),
    "quick": Recipe(hidden=(LayerSpec(128),), variants=20, training=replace(_shipped_training(), max_updates=1_500)),
    "plain": Recipe(
        hidden=(LayerSpec(100),),
        variants=0,
        nonsense=0,
        training=replace(_shipped_training(), max_updates=1_500, batch_size=64),
    ),
}
"""The recipes that come with the program: the shipped model's; a small one within seconds; one without augmentation."""


def read_recipe(path: Path) -> Recipe:
    """Read a recipe from a TOML file.

    Raises:
        ConfigError: if it cannot be read, is not TOML, or a setting is wrong.
    """
    try:
        return Recipe.from_dict(tomllib.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise ConfigError(f"The configuration {path} cannot be read: {error.strerror}.") from error
    except RecursionError as error:
        raise ConfigError(f"The configuration {path} is not valid TOML: it is nested too deeply.") from error
    except ValueError as error:  # TOML's own, bytes that are no text, a number of thousands of digits
        raise ConfigError(f"The configuration {path} is not valid TOML: {error}.") from error
    except ConfigError as error:
        raise ConfigError(f"The configuration {path} cannot be used: {error}") from error


@dataclass(frozen=True)
class Progress:
    """How far the work is.

    Attributes:
        step: what is being done, as words for the user.
        share: of the whole work, from 0 to 1.
    """

    step: str
    share: float


@dataclass(frozen=True, eq=False)
class Cooked:
    """The end of the work.

    Attributes:
        model: the trained model.
    """

    model: Model


_AUGMENTING_SHARE: Final = 0.45  # of the time the shipped recipe takes


def cook(recipe: Recipe, *, made_by: str = "") -> Generator[Progress | Cooked, None, None]:
    """Make the model a recipe describes; the last value is `Cooked`. The same recipe gives the same weights.

    Args:
        made_by: the command this is done with, recorded in the model.

    Raises:
        DataError: if scikit-learn, whose digits they are, cannot be imported.
        TrainingError: if the training diverges.
    """
    yield Progress("Tracing the digits", 0.0)
    learnt, tested = _split(load_digits(), recipe)
    traced = VectorisedDigits.from_pictures(learnt.pictures, learnt.labels)
    rng = np.random.default_rng([recipe.training.seed, 1])
    unlike_any = round(recipe.nonsense * len(learnt))
    pictures = [originals(traced)]
    labels = [traced.labels]

    def add(written: NDArray[np.float32]) -> None:
        pictures.extend([written, nonsense_pictures(unlike_any, traced, rng)] if unlike_any else [written])
        labels.extend([traced.labels, rng.integers(len(CLASSES), size=unlike_any)])

    source = variants(traced, rng, restructured_share=recipe.restructured)
    for i, variant in enumerate(islice(source, recipe.variants)):
        if i % _ORIGINALS_SHARE == 0:
            add(pictures[0])
        add(variant)
        yield Progress(
            f"Writing variants of each digit: {i + 1} of {recipe.variants}",
            _AUGMENTING_SHARE * (i + 1) / recipe.variants,
        )
    data = TrainingData(np.concatenate(pictures), np.concatenate(labels))
    state = TrainingState.start(recipe.architecture, recipe.training)
    horizon = recipe.training.horizon(-(-len(data.y) // (recipe.training.batch_size or len(data.y))))
    for report in train(state, data, report_every=_UPDATES_A_REPORT, evaluate_every=0):
        if not isinstance(report, UpdateReport):
            continue
        share = min(report.update / horizon, 1.0) if horizon else 0.0
        yield Progress(
            f"Training: update {report.update:,}"
            + (f" of {horizon:,}" if horizon else "")
            + f", loss {report.loss:.3f}",
            _AUGMENTING_SHARE + (1 - _AUGMENTING_SHARE) * share,
        )
    if state.stop is StopReason.DIVERGED:
        raise TrainingError(
            f"The training diverged at update {state.update:,}: its loss is no longer finite. "
            f"The learning rate is {recipe.training.learning_rate:g}; a smaller one may help."
        )
    network = state.result()
    yield Cooked(
        Model(
            network=network,
            classes=CLASSES,
            normalisation=NORMALISATION_VERSION,
            training={
                "command": made_by,
                "seed": recipe.training.seed,
                "data": "scikit-learn digits",
                "recipe": recipe.to_dict(),
                "updates": state.update,
                "stopped": state.stop.value if state.stop else None,
            },
            metrics=_metrics(network, learnt, tested),
        )
    )


def _split(digits: Digits, recipe: Recipe) -> tuple[Digits, Digits]:
    if recipe.held_out == "random":
        return digits.random_split(np.random.default_rng([recipe.training.seed, 2]))
    if recipe.held_out == "last_fifth":
        return digits.writer_split()
    return digits, digits.part(np.arange(0))


def _metrics(network: Network, learnt: Digits, tested: Digits) -> dict[str, Any]:
    """How many digits are read right, read as pictures are in use."""

    def read(digits: Digits) -> float:
        ink = np.concatenate([from_bitmap(picture) for picture in digits.pictures])
        outputs = np.mean([network.predict(network_inputs(ink, peel)) for peel in VIEW_PEELS], axis=0)
        return accuracy(digits.labels, outputs.argmax(axis=1))

    metrics: dict[str, Any] = {"training_digits": len(learnt), "training_accuracy": read(learnt)}
    if len(tested):
        metrics |= {"test_digits": len(tested), "test_accuracy": read(tested)}
    return metrics
