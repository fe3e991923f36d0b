"""A draft: a recipe that is being written and may not be sound yet, and what is wrong with it, setting by setting."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, fields, replace
from functools import cached_property
from typing import Any, Final

from hwr.errors import ConfigError
from hwr.nn.config import TrainingConfig
from hwr.nn.optimizers import OPTIMIZERS
from hwr.nn.schedules import AVERAGINGS, SCHEDULES
from hwr.recipe.recipe import Recipe
from hwr.ui.kit.field.number_text import Unreadable
from hwr.ui.train.form.explanations import EXPLANATIONS

NONE: Final = "none"
"""The kind of averaging that is none."""

_KINDS: Final[Mapping[str, Mapping[str, type[Any] | None]]] = {
    "training.optimizer": OPTIMIZERS,
    "training.schedule": SCHEDULES,
    "training.averaging": {NONE: None, **AVERAGINGS},
}
"""Settings that are a choice of several kinds, each with settings of its own."""


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
        """A setting; `KeyError` if the draft has none of that name."""
        return self.settings[name]

    def __contains__(self, name: str) -> bool:
        """Whether there is such a setting; those of optimizers that are not chosen are not there."""
        return name in self.settings

    @property
    def layers(self) -> tuple[LayerDraft, ...]:
        """The hidden layers."""
        layers = self.settings["hidden"]
        assert isinstance(layers, tuple)
        return layers

    @property
    def parameter_count(self) -> int | None:
        """How many weights and biases the network has; None while its layers are not sound."""
        network = _NEUTRAL.with_setting("hidden", self.layers).recipe
        return None if network is None else network.architecture.parameter_count

    def with_setting(self, name: str, value: object) -> Draft:
        """The draft with another value. Another kind, of optimizer say, brings its own settings with usual values;
        what it has in common with the former kind and was set by hand, it keeps.
        """
        group, _, leaf = name.rpartition(".")
        if leaf != "name" or group not in _KINDS:
            return Draft({**self.settings, name: value})
        usual_before, usual = (_usual(group, kind) for kind in (self.settings[name], value))
        set_by_hand = {
            key: self.settings[key] for key in usual_before.keys() & usual if self.settings[key] != usual_before[key]
        }
        others = {key: old for key, old in self.settings.items() if not key.startswith(f"{group}.")}
        return Draft(others | {name: value} | usual | set_by_hand)

    @property
    def recipe(self) -> Recipe | None:
        """The recipe; None while anything is wrong."""
        return self._checked[0]

    @property
    def problems(self) -> Mapping[str, str]:
        """What is wrong, one sentence for each setting at fault, by its name; "hidden.2.units" is of the third layer.

        A problem that nobody in particular is to blame for has the name "".
        """
        return self._checked[1]

    def differing(self, other: Draft) -> tuple[str, ...]:
        """The names of the settings that are not as in the other draft."""
        names = dict.fromkeys((*self.settings, *other.settings))
        missing = object()
        return tuple(name for name in names if self.settings.get(name, missing) != other.settings.get(name, missing))

    @cached_property
    def _checked(self) -> tuple[Recipe | None, Mapping[str, str]]:
        try:
            return self._built(), {}
        except ConfigError:
            problems, remaining = self._wrong_alone()
            problems |= remaining._wrong_together()
            return None, problems

    def _built(self) -> Recipe:
        """The recipe, through the very checks that a file goes through."""
        table = _nested({name: value for name, value in self.settings.items() if name != "hidden"})
        if table["training"]["averaging"]["name"] == NONE:
            table["training"]["averaging"] = None
        return Recipe.from_dict(table | {"hidden": [asdict(layer) for layer in self.layers]})

    def _wrong_alone(self) -> tuple[dict[str, str], Draft]:
        """The problems that settings have of themselves, and this draft with inconspicuous values in their stead.

        Each is tried alone in a draft in which nothing can collide, so that its error is nobody else's; that draft is
        sound, so what stands in it already need not be tried.
        """
        problems: dict[str, str] = {}
        cured = self
        for name, value in self.settings.items():
            if name == "hidden":
                continue
            group = name.rpartition(".")[0]
            stage = _NEUTRAL
            if group in _KINDS:
                stage = stage.with_setting(f"{group}.name", self.settings[f"{group}.name"])
            usual = stage[name]
            if type(value) is type(usual) and value == usual:
                continue
            if problem := stage._complaint(name, value):
                problems[name] = problem
                cured = cured.with_setting(name, usual)
        layers = list(self.layers)
        for i, layer in enumerate(layers):
            problem = _NEUTRAL._complaint("hidden", (layer,), units=layer.units)
            if problem:
                problems[f"hidden.{i}.units"] = problem
                layers[i] = replace(layer, units=1)
        return problems, cured.with_setting("hidden", tuple(layers))

    def _complaint(self, name: str, value: object, units: object = None) -> str:
        """What is wrong with this draft if it has that setting; empty if nothing is."""
        typed = value if units is None else units
        named = name if units is None else "hidden.units"
        if isinstance(typed, Unreadable):
            return f"{EXPLANATIONS[named].label} {typed.reason}"
        try:
            self.with_setting(name, value)._built()
        except ConfigError as error:
            return spoken(error, named)
        return ""

    def _wrong_together(self) -> dict[str, str]:
        """The problems of settings that are sound alone; each is blamed on the one whose absence makes it vanish."""
        try:
            self._built()
        except ConfigError as error:
            for blamed, cure in _CURES.items():
                cured = self.with_setting(blamed, cure)
                if cured == self or cured._error() == str(error):
                    continue
                return {blamed: spoken(error, blamed)} | cured._wrong_together()
            return {"": spoken(error, "")}
        return {}

    def _error(self) -> str:
        try:
            self._built()
        except ConfigError as error:
            return str(error)
        return ""


def spoken(error: ConfigError, name: str) -> str:
    """An error's sentence with the words that stand in the form, instead of the names that stand in files."""
    sentence = str(error)
    leaf = name.rpartition(".")[2]
    if leaf and sentence.startswith(f"{leaf} "):
        sentence = EXPLANATIONS[name].label + sentence.removeprefix(leaf)
    sentence = sentence.replace("are None", "are missing")
    sentence = re.sub(
        r"\b[A-Z][a-z]+[A-Z][A-Za-z]+\b", lambda word: re.sub("(?<=[a-z])(?=[A-Z])", " ", word[0]).lower(), sentence
    )
    sentence = re.sub(r"\b[a-z]+(?:_[a-z]+)+\b", lambda word: word[0].replace("_", " "), sentence)
    return sentence[:1].upper() + sentence[1:]


def _usual(group: str, kind: object) -> dict[str, object]:
    """The settings of a kind with their usual values, by their full names."""
    chosen = _KINDS[group][str(kind)]
    return {f"{group}.{item.name}": item.default for item in fields(chosen)} if chosen else {}


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


_NEUTRAL: Final = Draft.of(
    Recipe(hidden=(), variants=0, validation=0.1, training=TrainingConfig(epochs=1, max_updates=1))
)
"""A draft in which any one setting can take any value that is sound of itself."""

_CURES: Final[Mapping[str, object]] = {
    "training.epochs": 1,
    "training.patience": None,
    "training.schedule.name": "constant",
    "training.averaging.name": NONE,
    "training.loss": "cross_entropy",
    "output.activation": "softmax",
    "hidden": (),
}
"""Who may be at odds with others, in the order in which they are suspected, and a value at odds with nobody."""
