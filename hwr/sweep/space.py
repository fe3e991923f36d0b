"""The space: what a sweep varies, between which values, and how it is searched; read from a TOML file.

`docs/sweep.md` is written for who writes one.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import islice, product
from pathlib import Path
from typing import Any, Final

from hwr.errors import ConfigError
from hwr.files import read_toml
from hwr.language import mark
from hwr.nn.setting import quoted, require_choice, require_integer, require_mapping
from hwr.recipe.presets import PRESETS
from hwr.recipe.recipe import Recipe, changed, read_recipe

METHODS: Final = ("grid", "random", "halving", "tpe")
"""All combinations; so many at random; many for a short time, the best third of them for longer; and each drawn where
the ones before it promise most (by Optuna, an extra)."""

SCORES: Final = ("accuracy", "loss")

SPACE_KEYS: Final = (
    *("name", "preset", "config", "recipe"),
    *("method", "trials", "factor", "seed", "folds", "score", "parameters"),
)

MOST_TRIALS: Final = 10_000
_MOST_FOLDS: Final = 20
_MOST_STEPS: Final = 1_000
_MOST_TRIED: Final = 500
"""So many combinations are looked through for one that a value goes together with."""

_FIGURES: Final = 4
"""Drawn numbers are as exact as people write them."""

_DEFAULT_PRESET: Final = "first"
_RANGE_KEYS: Final = ("low", "high", "log", "steps")


@dataclass(frozen=True)
class Listed:
    """A parameter that takes one of some values.

    Attributes:
        values: one or more, as a recipe's TOML has them; no two alike.
    """

    values: tuple[Any, ...]


@dataclass(frozen=True)
class Ranged:
    """A parameter that takes any number between two.

    Attributes:
        low, high: both included; low < high.
        log: whether equal ratios are equally likely; low > 0 then.
        is_whole: whether it takes whole numbers only.
    """

    low: float
    high: float
    log: bool = False
    is_whole: bool = False

    def at(self, share: float) -> float | int:
        """The number at this share of the way, 0 to 1, to four figures."""
        if self.log:
            return self.plain(self.low * (self.high / self.low) ** share)
        return self.plain(self.low + (self.high - self.low) * share)

    def plain(self, value: float) -> float | int:
        """A number near this one that is within the range, and as people would write it."""
        if self.is_whole:
            return min(max(round(value), int(self.low)), int(self.high))
        return min(max(float(f"{value:.{_FIGURES}g}"), self.low), self.high)


Parameter = Listed | Ranged


@dataclass(frozen=True)
class Space:
    """A sweep's space.

    Attributes:
        name: of the sweep; its runs have it in their tag.
        base: what is not varied.
        parameters: by their dotted names in a recipe; one or more.
        method: one of `METHODS`.
        trials: so many are begun; of a grid, its combinations.
        factor: of halving: each round keeps one in so many, and trains it so many times as long.
        seed: of what is drawn, and of the folds; the trainings have that of their recipe.
        folds: 2 or more for cross-validation; 0 to score by the recipe's test digits.
        score: one of `SCORES`: what makes one trial better than another.
    """

    name: str
    base: Recipe
    parameters: Mapping[str, Parameter]
    method: str = "grid"
    trials: int = 0
    factor: int = 3
    seed: int = 0
    folds: int = 0
    score: str = "accuracy"

    @property
    def tag(self) -> str:
        """What its runs are tagged with."""
        return f"sweep {self.name}"

    @property
    def resource(self) -> tuple[str, int]:
        """What rounds of halving have more and more of, a setting, and the most of it."""
        training = self.base.training
        if training.epochs is not None:
            return "training.epochs", training.epochs
        assert training.max_updates is not None, "a training has an end"
        return "training.max_updates", training.max_updates

    def recipe(self, settings: Mapping[str, Any]) -> Recipe:
        """The recipe of a trial.

        Raises:
            ConfigError: if these settings do not go together.
        """
        return changed(self.base, settings)


def read_space(path: Path) -> Space:
    """Read a space file, checked to the last name in it.

    Raises:
        ConfigError: naming the file and the key, and what is wrong with it.
    """
    table = read_toml(path, mark("space"), ConfigError)
    try:
        return _space(path, table)
    except ConfigError as error:
        raise ConfigError(f"The space {path} cannot be used: {error}") from error


def _space(path: Path, table: Mapping[str, Any]) -> Space:
    for name in table:
        if name not in SPACE_KEYS:
            raise ConfigError(f"a space has no {quoted(name)}; it can have {', '.join(SPACE_KEYS)}.")
    method = table.get("method", "grid")
    require_choice("method", method, METHODS)
    score = table.get("score", "accuracy")
    require_choice("score", score, SCORES)
    seed, folds, factor = table.get("seed", 0), table.get("folds", 0), table.get("factor", 3)
    require_integer("seed", seed, at_least=0, at_most=2**32 - 1)
    require_integer("folds", folds, at_least=0, at_most=_MOST_FOLDS)
    if folds == 1:
        raise ConfigError("folds must be 0, for none, or at least 2; it is 1.")
    require_integer("factor", factor, at_least=2, at_most=100)
    if "factor" in table and method != "halving":
        raise ConfigError(f'factor belongs to method = "halving"; the method is "{method}".')
    base = _base(path, table)
    parameters = _parameters(base, table.get("parameters", {}))
    space = Space(_name(path, table), base, parameters, method, 0, factor, seed, folds, score)
    _check_score(space)
    if method == "halving":
        _check_halving(space)
    return replace(_with_grid(space) if method == "grid" else space, trials=_trials(table, space))


def _name(path: Path, table: Mapping[str, Any]) -> str:
    name = table.get("name", path.stem)
    if not isinstance(name, str) or not " ".join(name.split()):
        raise ConfigError(f"name must be a few words; it is {quoted(name)}.")
    return " ".join(name.encode("utf-8", "replace").decode("utf-8").split())


def _base(path: Path, table: Mapping[str, Any]) -> Recipe:
    given = [name for name in ("preset", "config", "recipe") if name in table]
    if len(given) > 1:
        raise ConfigError(f"{given[0]} and {given[1]} exclude each other: both say what is not varied.")
    if "recipe" in table:
        with _in("recipe"):
            return Recipe.from_dict(require_mapping("it", table["recipe"]))
    if "config" in table:
        if not isinstance(table["config"], str):
            raise ConfigError(f"config must be the name of a file; it is {quoted(table['config'])}.")
        return read_recipe(path.parent / table["config"])
    preset = table.get("preset", _DEFAULT_PRESET)
    require_choice("preset", preset, tuple(PRESETS))
    return PRESETS[preset].recipe


def _trials(table: Mapping[str, Any], space: Space) -> int:
    if space.method == "grid":
        if "trials" in table:
            raise ConfigError('trials does not belong to method = "grid", which makes all combinations.')
        count = math.prod(
            len(parameter.values) for parameter in space.parameters.values() if isinstance(parameter, Listed)
        )
        if count > MOST_TRIALS:
            raise ConfigError(f"the grid has {count:,} combinations; at most {MOST_TRIALS:,} can be tried.")
        return count
    if "trials" not in table:
        raise ConfigError(f'trials is missing: how many does method = "{space.method}" begin?')
    trials: int = table["trials"]
    require_integer("trials", trials, at_least=1, at_most=MOST_TRIALS)
    return trials


def _check_score(space: Space) -> None:
    if space.folds:
        return
    kept_back = space.parameters.get("held_out", Listed((space.base.held_out,)))
    if isinstance(kept_back, Listed) and "none" in kept_back.values:
        raise ConfigError(
            'nothing would tell one trial from another: held_out is "none", so that no digits are kept back to test '
            'on. Set held_out = "random", or folds = 5.'
        )


def _check_halving(space: Space) -> None:
    for name in ("training.epochs", "training.max_updates"):
        if name in space.parameters:
            raise ConfigError(f'parameters: {name} is what method = "halving" gives the better trials more of.')


# Parameters


def _parameters(base: Recipe, given: object) -> dict[str, Parameter]:
    tables = dict(_leaves(require_mapping("parameters", given)))
    if not tables:
        raise ConfigError("parameters is missing: what is to be varied?")
    found = {}
    for name, value in tables.items():
        with _in(f"parameters: {name}"):
            found[name] = _listed(value) if isinstance(value, list) else _ranged(base, name, value)
    for name in found:
        with _in(f"parameters: {name}"):
            _require_possible(base, found, name)
    return found


def _leaves(table: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, Any]]:
    """Lists and ranges by their dotted names: `training.dropout = [...]` and `"training.dropout" = [...]` are alike."""
    for key, value in table.items():
        is_inner = isinstance(value, Mapping) and not any(name in value for name in _RANGE_KEYS)
        if is_inner and value:
            yield from _leaves(value, f"{above}{key}.")
        else:
            yield f"{above}{key}", value


def _listed(values: Sequence[Any]) -> Listed:
    if not values:
        raise ConfigError("its list is empty.")
    for place, value in enumerate(values):
        if any(value == other and type(value) is type(other) for other in values[:place]):
            raise ConfigError(f"{quoted(value)} stands in its list twice.")
    return Listed(tuple(values))


def _ranged(base: Recipe, name: str, given: object) -> Parameter:
    """A range; with `steps`, so many of its numbers at equal distances, or in equal ratios."""
    if not isinstance(given, Mapping):
        raise ConfigError(
            f"it must be a list of values, or a range {{ low = ..., high = ... }}; it is {quoted(given)}."
        )
    for key in given:
        if key not in _RANGE_KEYS:
            raise ConfigError(f"a range has no {quoted(key)}; it can have {', '.join(_RANGE_KEYS)}.")
    for key in ("low", "high"):
        if key not in given:
            raise ConfigError(f"its range lacks {key}.")
        end = given[key]
        if isinstance(end, bool) or not isinstance(end, int | float) or not math.isfinite(end) or abs(end) > 1e300:
            raise ConfigError(f"{key} must be a finite number; it is {quoted(end)}.")
    low, high, log = given["low"], given["high"], given.get("log", False)
    if not isinstance(log, bool):
        raise ConfigError(f"log must be true or false; it is {quoted(log)}.")
    if not low < high:
        raise ConfigError(f"low must be below high; they are {low:g} and {high:g}.")
    if log and low <= 0:
        raise ConfigError(f"with log, low must be above 0; it is {low:g}.")
    ranged = Ranged(low, high, log, _takes_whole_only(base, name, low, high))
    if "steps" not in given:
        return ranged
    steps = given["steps"]
    require_integer("steps", steps, at_least=2, at_most=_MOST_STEPS)
    return Listed(tuple(dict.fromkeys(ranged.at(step / (steps - 1)) for step in range(steps))))


def _takes_whole_only(base: Recipe, name: str, low: float, high: float) -> bool:
    if not (isinstance(low, int) and isinstance(high, int)):
        return False
    return _fault(base, {name: low + 0.5}) is not None and _fault(base, {name: low}) is None


def _ends(parameter: Parameter) -> tuple[Any, ...]:
    """What of a parameter is checked: each value, or both ends."""
    if isinstance(parameter, Listed):
        return parameter.values
    return parameter.plain(parameter.low), parameter.plain(parameter.high)


def _require_possible(base: Recipe, parameters: Mapping[str, Parameter], name: str) -> None:
    """See to it that each value of a parameter is one that the setting takes, with some values of the others at least.

    Raises:
        ConfigError: as the recipe has it.
    """
    others = {other: _ends(parameter) for other, parameter in parameters.items() if other != name}
    for value in _ends(parameters[name]):
        fault = _fault(base, {name: value})
        combinations = islice(product(*others.values()), _MOST_TRIED)
        if fault is not None and not any(
            _fault(base, {**dict(zip(others, combination, strict=True)), name: value}) is None
            for combination in combinations
        ):
            raise fault


def _fault(base: Recipe, settings: Mapping[str, Any]) -> ConfigError | None:
    try:
        changed(base, settings)
    except ConfigError as error:
        return error
    return None


def _with_grid(space: Space) -> Space:
    for name, parameter in space.parameters.items():
        if isinstance(parameter, Ranged):
            raise ConfigError(
                f'parameters: {name} is a range without end for method = "grid": give it steps, such as steps = 5, or '
                "list its values."
            )
    return space


@contextmanager
def _in(place: str) -> Iterator[None]:
    try:
        yield
    except ConfigError as error:
        raise ConfigError(f"{place}: {error}") from error
