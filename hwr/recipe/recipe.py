"""A recipe: all that decides which model comes out of a training, as one frozen value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Final

from hwr.errors import ConfigError
from hwr.nn.activations import ACTIVATIONS
from hwr.nn.config import TrainingConfig
from hwr.nn.losses import require_pair
from hwr.nn.network import Architecture, LayerSpec
from hwr.nn.optimizers import AdamW
from hwr.nn.schedules import ExponentialAveraging, OneCycle
from hwr.nn.settings import build, quoted, require_choice, require_integer, require_mapping, require_number
from hwr.store.model_file import OUTPUTS

CLASSES: Final = tuple(str(digit) for digit in range(10))
"""The labels of scikit-learn's digits."""

HELD_OUT: Final = ("none", "random", "last_fifth")
"""Which of the training set's digits are kept back for testing: none, a random fifth, or the last fifth in the set's
own order, which other people wrote."""

LEAST_VALIDATION: Final = 0.01
"""The smallest share of the digits that holds some of each class."""


def shipped_training() -> TrainingConfig:
    """How the shipped model is trained."""
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


SOFTMAX: Final = LayerSpec(len(CLASSES), "softmax")
"""The usual output layer."""


@dataclass(frozen=True)
class Recipe:
    """What a model is made of; the defaults make the shipped one.

    Attributes:
        hidden: the hidden layers, from the input on.
        output: the last layer: ten units, one of `OUTPUTS`.
        samples: learn from so many of the digits only, drawn by lot with the classes alike; None for all there are.
        variants: augmented variants of each digit, at least 0; without any, the digits are learnt as they are.
        restructured: the share of variants that are edited in their structure, in [0, 1].
        nonsense: for each variant so many pictures of no digit, in [0, 1], with labels drawn by lot: the network
            learns to be unsure of what is no digit. Without any variants there is no nonsense either.
        held_out: one of `HELD_OUT`.
        validation: the share of the digits to learn from that is kept back to tell when to stop: 0, or in
            [`LEAST_VALIDATION`, 0.5].
        training: how the network is trained; its seed decides split and augmentation too.

    Raises:
        ConfigError: naming the field and the value.
    """

    hidden: tuple[LayerSpec, ...] = (LayerSpec(512), LayerSpec(256))
    output: LayerSpec = SOFTMAX
    samples: int | None = None
    variants: int = 150
    restructured: float = 0.8
    nonsense: float = 0.08
    held_out: str = "none"
    validation: float = 0.0
    training: TrainingConfig = field(default_factory=shipped_training)

    def __post_init__(self) -> None:
        if self.output.units != len(CLASSES):
            raise ConfigError(f"output must have {len(CLASSES)} units, one for each digit; it has {self.output.units}.")
        require_choice("output activation", self.output.activation, OUTPUTS)
        require_pair(self.training.loss, self.output.activation)
        if self.samples is not None:
            require_integer("samples", self.samples, at_least=len(CLASSES), at_most=10_000)
        require_integer("variants", self.variants, at_least=0, at_most=1000)
        require_number("restructured", self.restructured, at_least=0, at_most=1)
        require_number("nonsense", self.nonsense, at_least=0, at_most=1)
        require_choice("held_out", self.held_out, HELD_OUT)
        require_number("validation", self.validation, at_least=0, at_most=0.5)
        if 0 < self.validation < LEAST_VALIDATION:
            raise ConfigError(
                f"validation must be 0 or at least {LEAST_VALIDATION:g}, one digit of each class; "
                f"it is {self.validation:g}."
            )
        if self.training.epochs is None and self.training.max_updates is None:
            raise ConfigError("training needs an end: epochs or max_updates; both are missing.")
        if self.training.patience is not None and self.validation == 0:
            raise ConfigError(
                f"patience is {self.training.patience}, but no digits are kept back to tell when to stop: set "
                "validation, such as 0.1. (The test digits cannot serve: stopping by them would flatter the score.)"
            )
        for number, layer in enumerate(self.hidden, start=1):
            if reason := ACTIVATIONS[layer.activation].unfit_when_hidden:
                raise ConfigError(f"hidden layer {number} cannot have the activation {layer.activation}: {reason}.")
        _ = self.architecture  # raises if it would be too large

    @property
    def architecture(self) -> Architecture:
        """64 inputs, the hidden layers, ten outputs."""
        return Architecture(64, (*self.hidden, self.output))

    def to_dict(self) -> dict[str, Any]:
        """Plain data for JSON; `from_dict` reads it."""
        return {
            "hidden": [asdict(layer) for layer in self.hidden],
            "output": asdict(self.output),
            "samples": self.samples,
            "variants": self.variants,
            "restructured": self.restructured,
            "nonsense": self.nonsense,
            "held_out": self.held_out,
            "validation": self.validation,
            "training": self.training.to_dict(),
        }

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Recipe:
        """The inverse of `to_dict`, strict; what is missing is as in the shipped recipe.

        TOML has no null, so in `training` "none" says that something is not wanted, a batch size of "full" that all
        samples are one batch, and `samples` of "all" that none is left out. One of `epochs` and `max_updates` given,
        the shipped recipe's other one is dropped.

        Raises:
            ConfigError: on unknown names, wrong types and values out of range.
        """
        table = dict(require_mapping("recipe", values))
        known = cls.__dataclass_fields__
        for name in table:
            if name not in known:
                raise ConfigError(f"recipe has no setting {quoted(name)}; it has {', '.join(sorted(known))}.")
        if "hidden" in table:
            if not isinstance(table["hidden"], list):
                raise ConfigError(f"hidden must be a list of layers; it is {quoted(table['hidden'])}.")
            table["hidden"] = tuple(_layer("hidden", item) for item in table["hidden"])
        if "output" in table:
            table["output"] = _output(table["output"])
        if table.get("samples") == "all":
            table["samples"] = None
        if "training" in table:
            table["training"] = _training(require_mapping("training", table["training"]))
        return cls(**table)


NOT_WANTED: Final = {
    "batch_size": "full",
    **dict.fromkeys(("epochs", "max_updates", "averaging", "patience", "convergence_window"), "none"),
}
"""What is written in TOML where the training's configuration has None."""


def _training(given: Mapping[str, Any]) -> TrainingConfig:
    ends = ("epochs", "max_updates")
    dropped = dict.fromkeys(ends) if any(end in given for end in ends) else {}
    wanted = {name: None if value == NOT_WANTED.get(name) else value for name, value in given.items()}
    return TrainingConfig.from_dict({**shipped_training().to_dict(), **dropped, **wanted})


def _layer(field_name: str, value: object) -> LayerSpec:
    """A layer as a table of its settings, or as its number of units alone."""
    if isinstance(value, int):
        return LayerSpec(value)
    return build(LayerSpec, field_name, require_mapping(field_name, value))


def _output(value: object) -> LayerSpec:
    """The output layer as a table of its settings, or as its activation alone."""
    given = {"activation": value} if isinstance(value, str) else dict(require_mapping("output", value))
    return build(LayerSpec, "output", {"units": len(CLASSES), "activation": "softmax", **given})
