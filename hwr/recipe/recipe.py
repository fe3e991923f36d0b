"""A recipe: all that decides which model comes out of a training, as one frozen value, and as a TOML file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from hwr.errors import ConfigError
from hwr.files import read_toml
from hwr.language import mark, tr
from hwr.nn.activations import ACTIVATIONS
from hwr.nn.architecture import size_fault
from hwr.nn.config import TrainingConfig
from hwr.nn.config import conflicts as training_conflicts
from hwr.nn.losses import pair_fault
from hwr.nn.network import Architecture, LayerSpec
from hwr.nn.optimizers import AdamW
from hwr.nn.schedules import ExponentialAveraging, OneCycle
from hwr.nn.setting import (
    SHARE,
    Choice,
    Conflict,
    Range,
    build,
    complaint,
    one_of,
    quoted,
    real,
    require_choice,
    require_mapping,
    require_settings,
    whole,
    whole_or_none,
)
from hwr.recipe.interventions import Intervention
from hwr.store.atomic import write_bytes
from hwr.store.model_file import OUTPUTS

CLASSES: Final = tuple(str(digit) for digit in range(10))
"""The labels of scikit-learn's digits."""

INPUTS: Final = 64
"""Values of an 8x8 picture."""

HELD_OUT: Final = (
    Choice(
        "none",
        mark("None"),
        mark("All digits are learnt from; nothing is left to test on, so the test curve is missing."),
    ),
    Choice(
        "random",
        mark("A random fifth"),
        mark("Tests on digits of writers it has learnt from: kind, as in most textbooks."),
    ),
    Choice(
        "last_fifth",
        mark("The last fifth"),
        mark("Tests on the end of the set, written by other people: harder, and nearer to your own hand."),
    ),
)
"""Which of the training set's digits are kept back for testing; the last fifth is that in the set's own order."""

LEAST_VALIDATION: Final = 0.01
"""The smallest share of the digits that holds some of each class."""

_OF_ALL_HIDDEN = "hidden.*."
"""Begins the name of a setting of every hidden layer: `hidden.*.activation`."""


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
        max_updates=8_000,
        dropout=0.1,
        input_noise=0.04,
        averaging=ExponentialAveraging(0.999),
        seed=0,
    )


SOFTMAX: Final = LayerSpec(len(CLASSES), "softmax")
"""The usual output layer."""


@dataclass(frozen=True)
class Recipe:
    """What a model is made of; the defaults make the shipped one.

    Each field says what it is and which values it takes; besides:

    Attributes:
        hidden: the hidden layers, from the input on.
        output: the last layer: ten units, one of `OUTPUTS`.
        samples: a random choice with the classes alike; None for all there are.
        nonsense: without any variants there is no nonsense either.
        training: how the network is trained; its seed decides split and augmentation too.
        interventions: what was done in the middle, in the order of doing; mostly nothing.

    Raises:
        ConfigError: naming the field and the value.
    """

    hidden: tuple[LayerSpec, ...] = (LayerSpec(512), LayerSpec(256))
    output: LayerSpec = SOFTMAX
    samples: int | None = whole_or_none(
        None,
        mark("Samples"),
        mark(
            "Learn from so many digits only. With few of them a large network learns by heart instead of understanding."
        ),
        at_least=len(CLASSES),
        at_most=10_000,
    )
    variants: int = whole(
        100,
        mark("Variants"),
        mark(
            "Rewritten variants of each digit, 0 for none. More show more ways of writing, and every "
            "epoch takes longer."
        ),
        at_least=0,
        at_most=1000,
    )
    restructured: float = real(
        0.8,
        mark("Restructured"),
        mark(
            "The share of variants that are written differently, not only bent: an open 4, a barred "
            "7. They teach forms that the set hardly has."
        ),
        SHARE,
    )
    nonsense: float = real(
        0.25,
        mark("Nonsense"),
        mark(
            "For each variant so many pictures of no digit: letters, shapes, scribbles, digits side "
            "by side. They teach the network that what is no digit could be anything."
        ),
        SHARE,
    )
    held_out: str = one_of(
        "none",
        mark("Test digits"),
        mark(
            "Digits that are kept back and never learnt from. Only they tell what the network does "
            "with digits it has never seen."
        ),
        HELD_OUT,
    )
    validation: float = real(
        0.0,
        mark("Validation"),
        mark(
            "The share of the digits to learn from that is kept back to tell when to stop: 0, or "
            "0.01 to 0.5. More makes the judgement steadier and leaves less to learn from."
        ),
        Range(LEAST_VALIDATION, at_most=0.5, or_zero=True),
    )
    training: TrainingConfig = field(default_factory=shipped_training)
    interventions: tuple[Intervention, ...] = ()

    def __post_init__(self) -> None:
        if self.output.units != len(CLASSES):
            raise ConfigError(
                tr(
                    "output must have {count} units, one for each digit; it has {units}.",
                    count=len(CLASSES),
                    units=self.output.units,
                )
            )
        require_choice(tr("output activation"), self.output.activation, OUTPUTS)
        require_settings(self)
        for number, layer in enumerate(self.hidden, start=1):
            if reason := ACTIVATIONS[layer.activation].unfit_when_hidden:
                raise ConfigError(
                    tr(
                        "hidden layer {layer} cannot have the activation {activation}: {reason}.",
                        layer=number,
                        activation=layer.activation,
                        reason=tr(reason),
                    )
                )
        updates = [one.update for one in self.interventions]
        if updates != sorted(updates):
            raise ConfigError(
                tr("interventions must be in the order of their updates; they are at {updates}.", updates=updates)
            )
        for conflict in conflicts({**vars(self), "training": vars(self.training)}):
            raise ConfigError(str(conflict))

    @property
    def architecture(self) -> Architecture:
        """64 inputs, the hidden layers, ten outputs."""
        return Architecture(INPUTS, (*self.hidden, self.output))

    def to_dict(self) -> dict[str, Any]:
        """Plain data for JSON; `from_dict` reads it."""
        layers = {"hidden": [asdict(layer) for layer in self.hidden], "output": asdict(self.output)}
        done = {"interventions": [one.to_dict() for one in self.interventions]} if self.interventions else {}
        settings = {name: value for name, value in vars(self).items() if name != "interventions"}
        return {**settings, **layers, "training": self.training.to_dict(), **done}

    @property
    def undisturbed(self) -> Recipe:
        """The recipe without what was done in the middle."""
        return replace(self, interventions=()) if self.interventions else self

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
                raise ConfigError(
                    tr(
                        "recipe has no setting {name}; it has {known}.",
                        name=quoted(name),
                        known=", ".join(sorted(known)),
                    )
                )
        if "hidden" in table:
            if not isinstance(table["hidden"], list):
                raise ConfigError(tr("hidden must be a list of layers; it is {found}.", found=quoted(table["hidden"])))
            table["hidden"] = tuple(_layer("hidden", item) for item in table["hidden"])
        if "output" in table:
            table["output"] = _output(table["output"])
        if table.get("samples") == "all":
            table["samples"] = None
        if "training" in table:
            table["training"] = _training(require_mapping("training", table["training"]))
        if "interventions" in table:
            if not isinstance(table["interventions"], list):
                raise ConfigError(
                    tr("interventions must be a list; it is {found}.", found=quoted(table["interventions"]))
                )
            table["interventions"] = tuple(map(Intervention.from_dict, table["interventions"]))
        return cls(**table)


def conflicts(recipe: Mapping[str, Any]) -> Iterator[Conflict]:
    """What does not go together in a recipe whose values are sound each for itself.

    Args:
        recipe: the values by their names; `training` is again a mapping.
    """
    hidden, output, training = recipe["hidden"], recipe["output"], recipe["training"]
    for conflict in training_conflicts(training):
        yield replace(conflict, settings=tuple(f"training.{name}" for name in conflict.settings))
    if training["epochs"] is None and training["max_updates"] is None:
        ends = ("training.epochs", "training.max_updates")
        yield Conflict(ends, tr("training needs an end: {0} or {1}; both are missing."))
    if training["patience"] is not None and recipe["validation"] == 0:
        yield Conflict(
            ("training.patience", "validation"),
            tr(
                "{{0}} is {patience}, but no digits are kept back to tell when to stop: set {{1}}, "
                "such as 0.1. (The test digits cannot serve: stopping by them would flatter the "
                "score.)",
                patience=training["patience"],
            ),
        )
    if fault := pair_fault(training["loss"], output.activation):
        yield Conflict(("training.loss", "output.activation"), fault)
    if fault := size_fault(INPUTS, [layer.units for layer in (*hidden, output)]):
        yield Conflict(("hidden",), complaint("layers", fault))


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


def changed(recipe: Recipe, changes: Mapping[str, Any]) -> Recipe:
    """The recipe with other settings, named as in its TOML: `training.learning_rate`, `training.optimizer`, `variants`,
    `output.activation`; `hidden` for the list of layers, `hidden.*.activation` for one setting of all hidden layers.

    Raises:
        ConfigError: if there is no such setting, or the values do not fit together.
    """
    table = recipe.to_dict()
    for name, value in changes.items():
        if name.startswith(_OF_ALL_HIDDEN):
            setting = name.removeprefix(_OF_ALL_HIDDEN)
            if setting not in LayerSpec.__dataclass_fields__:
                raise ConfigError(tr("A layer has no setting {setting!r}.", setting=setting))
            layers = table["hidden"] if isinstance(table["hidden"], list) else []
            table["hidden"] = [
                {**({"units": layer} if isinstance(layer, int) else require_mapping("hidden", layer)), setting: value}
                for layer in layers
            ]
            continue
        place = table
        *path, last = name.split(".")
        for step in path:
            if not isinstance(place.get(step), dict):
                raise ConfigError(tr("A recipe has no setting {name!r}.", name=name))
            place = place[step]
        if last not in place:
            raise ConfigError(tr("A recipe has no setting {name!r}.", name=name))
        place[last] = value
    return Recipe.from_dict(table)


def read_recipe(path: Path) -> Recipe:
    """Read a recipe from a TOML file.

    Raises:
        ConfigError: if it cannot be read, is not TOML, or a setting is wrong.
    """
    table = read_toml(path, mark("configuration"), ConfigError)
    try:
        return Recipe.from_dict(table)
    except ConfigError as error:
        raise ConfigError(tr("The configuration {path} cannot be used: {error}", path=path, error=error)) from error


def recipe_toml(recipe: Recipe) -> str:
    """A recipe as TOML text, every setting written out; `read_recipe` reads it."""
    import tomli_w

    return "# A recipe of the handwriting lab: what to train, on what, and how.\n" + tomli_w.dumps(_toml_table(recipe))


def _toml_table(recipe: Recipe) -> dict[str, Any]:
    """The recipe as TOML can hold it."""
    table = recipe.to_dict()
    if table["samples"] is None:
        table["samples"] = "all"
    table["hidden"] = [_without_none(layer) for layer in table["hidden"]]
    table["output"] = _without_none(table["output"])
    table["training"] = {
        name: NOT_WANTED[name] if value is None else value for name, value in table["training"].items()
    }
    return table


def differences(recipe: Recipe, other: Recipe) -> dict[str, Any]:
    """The settings of the first that are others in the second, by the names that `changed` takes, as TOML has them."""
    one, two = _toml_table(recipe.undisturbed), _toml_table(other.undisturbed)
    found = {name: value for name, value in one.items() if name != "training" and value != two[name]}
    of_training = {name: value for name, value in one["training"].items() if value != two["training"][name]}
    return found | {f"training.{name}": value for name, value in of_training.items()}


def write_recipe(path: Path, recipe: Recipe) -> None:
    """Write a recipe as a TOML file, in one step.

    Raises:
        StorageError: if it cannot be written; an existing file is then as it was.
    """
    write_bytes(path, recipe_toml(recipe).encode())


def _without_none(table: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in table.items() if value is not None}
