"""A draft: a recipe that is being written and may not be sound yet, and what is wrong with it, setting by setting."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any, Final

from hwr.language import mark, tr
from hwr.nn.activations import ACTIVATIONS
from hwr.nn.architecture import Architecture, LayerSpec
from hwr.nn.config import TrainingConfig
from hwr.nn.initializers import INITIALIZERS
from hwr.nn.setting import Choice, Conflict, Described, Setting, complaint, entries, entry, kinds_of, settings_of
from hwr.recipe.recipe import CLASSES, INPUTS, Recipe, conflicts
from hwr.store.model_file import OUTPUTS
from hwr.ui.kit.field.number_text import fault_of
from hwr.words import within_sentence

NONE: Final = "none"
"""The kind of averaging that is none."""

KINDS: Final[Mapping[str, Mapping[str, type[Described]]]] = {
    f"training.{name}": kinds for name, kinds in kinds_of(TrainingConfig).items()
}
"""Settings that are a choice of several kinds, each with settings of its own."""


def initializers(activation: str) -> tuple[Choice, ...]:
    """The ways to draw a layer's first weights; the first is what is usual with its activation."""
    usual = tr(INITIALIZERS[ACTIVATIONS[activation].initializer].title)
    label = tr("Usual ({usual})", usual=usual)
    return Choice(None, label, tr("Random, as suits the activation: {usual}.", usual=usual)), *entries(INITIALIZERS)


def _of_network(name: str) -> Setting | None:
    """What is told of the layers as a whole, and of the output layer otherwise than of a hidden one."""
    match name:
        case "hidden":
            return Setting(
                mark("Hidden layers"),
                mark(
                    "Each layer makes features of those of the layer before. More layers can express more, and the "
                    "gradient has farther to go back."
                ),
            )
        case "output.activation":
            return Setting(
                mark("Output"),
                mark(
                    "How ten numbers become probabilities: softmax lets the classes compete, sigmoid asks about each "
                    "on its own."
                ),
                choices=tuple(
                    Choice(name, entry(ACTIVATIONS[name]).label, ACTIVATIONS[name].output_tip) for name in OUTPUTS
                ),
            )
        case "output.initializer":
            return Setting(
                mark("First weights"),
                mark(
                    "How the output layer's weights are drawn. Large ones make it certain, and mostly wrong, from the "
                    "start."
                ),
                choices=initializers("softmax"),
                is_optional=True,
            )
        case _:
            return None


def setting_of(name: str, kind: object = "") -> Setting:
    """The setting of that dotted name; of an optimizer, schedule or averaging, that of the kind with this name."""
    if of_network := _of_network(name):
        return of_network
    group, _, leaf = name.rpartition(".")
    if group in KINDS:
        if leaf == "name":
            return settings_of(TrainingConfig)[group.removeprefix("training.")]
        return settings_of(KINDS[group][str(kind)])[leaf]
    owner: type = {"": Recipe, "output": LayerSpec}.get(group, TrainingConfig)
    return settings_of(owner)[leaf]


@dataclass(frozen=True)
class LayerDraft:
    """A hidden layer in writing; its units may be anything that can be typed."""

    units: object
    activation: str = "relu"
    initializer: str | None = None


@dataclass(frozen=True)
class Draft:
    """All settings of a recipe as one flat table.

    Attributes:
        settings: by dotted names, as in a recipe's TOML: "variants", "training.learning_rate",
            "training.optimizer.name", and "training.optimizer.beta1" if the chosen optimizer has it. What was typed
            and could not be read is an `Unreadable`. "hidden" is a tuple of `LayerDraft`.
    """

    settings: Mapping[str, object]

    @classmethod
    def of(cls, recipe: Recipe) -> Draft:
        """A sound draft; its `recipe` equals this one."""
        table = recipe.to_dict()
        hidden = tuple(LayerDraft(**layer) for layer in table.pop("hidden"))
        if table["training"]["averaging"] is None:
            table["training"]["averaging"] = {"name": NONE}
        return cls({"hidden": hidden, **dict(_flattened(table))})

    def __getitem__(self, name: str) -> object:
        """A setting's value; `KeyError` if the draft has none of that name."""
        return self.settings[name]

    def __contains__(self, name: str) -> bool:
        """Whether there is such a setting; those of optimizers that are not chosen are not there."""
        return name in self.settings

    def setting(self, name: str) -> Setting:
        """What is known of a setting that the draft has, whatever its value."""
        return setting_of(name, self.settings.get(f"{name.rpartition('.')[0]}.name"))

    def choice(self, name: str) -> str:
        """What the list says for a setting that is one of several choices."""
        return next(tr(choice.label) for choice in self.setting(name).choices if choice.value == self.settings[name])

    @property
    def layers(self) -> tuple[LayerDraft, ...]:
        """The hidden layers."""
        layers = self.settings["hidden"]
        assert isinstance(layers, tuple)
        return layers

    @property
    def parameter_count(self) -> int | None:
        """How many weights and biases the network has; None while its layers are not sound."""
        if any(f"{name}.".startswith("hidden.") for name in self.problems):
            return None
        return Architecture(INPUTS, (*self._sound_layers({}), self._output)).parameter_count

    def with_setting(self, name: str, value: object) -> Draft:
        """The draft with another value. Another kind, of optimizer say, brings its own settings with usual values;
        what it has in common with the former kind and was set by hand, it keeps.
        """
        group, _, leaf = name.rpartition(".")
        if leaf != "name" or group not in KINDS:
            return Draft({**self.settings, name: value})
        usual_before, usual = (_usual(group, kind) for kind in (self.settings[name], value))
        set_by_hand = {
            key: self.settings[key] for key in usual_before.keys() & usual if self.settings[key] != usual_before[key]
        }
        others = {key: old for key, old in self.settings.items() if not key.startswith(f"{group}.")}
        return Draft(others | {name: value} | usual | set_by_hand)

    @cached_property
    def recipe(self) -> Recipe | None:
        """The recipe; None while anything is wrong."""
        if self.problems:
            return None
        table = _nested({name: value for name, value in self.settings.items() if name != "hidden"})
        if table["training"]["averaging"]["name"] == NONE:
            table["training"]["averaging"] = None
        return Recipe.from_dict(table | {"hidden": [asdict(layer) for layer in self.layers]})

    @cached_property
    def problems(self) -> Mapping[str, str]:
        """What is wrong, one sentence for each setting at fault, by its name; "hidden.2.units" is of the third layer.

        What does not go together stands with the setting that should change, unless one of those is wrong in itself.
        """
        problems: dict[str, str] = {}
        for name, value in self.settings.items():
            if name != "hidden":
                setting = self.setting(name)
                if fault := fault_of(setting, value):
                    problems[name] = complaint(tr(setting.label), fault)
        units = settings_of(LayerSpec)["units"]
        for i, layer in enumerate(self.layers):
            if fault := fault_of(units, layer.units):
                problems[f"hidden.{i}.units"] = complaint(tr(units.label), fault)
        for conflict in conflicts(self._values(problems)):
            if not any(name in problems for name in conflict.settings):
                problems[conflict.settings[0]] = self._spoken(conflict)
        return problems

    def differing(self, other: Draft) -> tuple[str, ...]:
        """The names of the settings that are not as in the other draft."""
        names = dict.fromkeys((*self.settings, *other.settings))
        missing = object()
        return tuple(name for name in names if self.settings.get(name, missing) != other.settings.get(name, missing))

    @property
    def _output(self) -> LayerSpec:
        return LayerSpec(len(CLASSES), str(self.settings["output.activation"]))

    def _sound_layers(self, problems: Mapping[str, str]) -> tuple[LayerSpec, ...]:
        return tuple(
            LayerSpec(layer.units)
            for i, layer in enumerate(self.layers)
            if isinstance(layer.units, int) and f"hidden.{i}.units" not in problems
        )

    def _values(self, problems: Mapping[str, str]) -> dict[str, Any]:
        """The values as `conflicts` takes them, layers that are wrong left out."""
        table = _nested(self.settings)
        kinds = {
            group.removeprefix("training."): kinds.get(str(self.settings[f"{group}.name"]))
            for group, kinds in KINDS.items()
        }
        return {
            **table,
            "hidden": self._sound_layers(problems),
            "output": self._output,
            "training": table["training"] | kinds,
        }

    def _spoken(self, conflict: Conflict) -> str:
        """The sentence with the words that stand in the form, instead of the names that stand in files."""
        sentence = conflict.sentence.format(
            *(within_sentence(tr(self.setting(name).label)) for name in conflict.settings)
        )
        return sentence[:1].upper() + sentence[1:]


def _usual(group: str, kind: object) -> dict[str, object]:
    """The settings of a kind with their usual values, by their full names."""
    kinds = KINDS[group]
    if kind not in kinds:
        return {}
    usual = kinds[str(kind)]()
    return {f"{group}.{name}": getattr(usual, name) for name in settings_of(kinds[str(kind)])}


def _flattened(table: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, object]]:
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _flattened(value, f"{prefix}{name}.")
        else:
            yield prefix + name, value


def _nested(settings: Mapping[str, object]) -> dict[str, Any]:
    table: dict[str, Any] = {}
    for name, value in settings.items():
        *path, last = name.split(".")
        place = table
        for step in path:
            place = place.setdefault(step, {})
        place[last] = value
    return table
