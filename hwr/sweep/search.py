"""The search: the libraries' own, over an estimator whose fitting is asked of somebody else.

scikit-learn and Optuna draw the settings and decide what is worth going on with; they see an estimator that is fitted
in no time and has a score. Whoever answers trains it, or knows the answer from an earlier time. The search asks for
several at a time, each in a thread of its own that waits for its answer.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final, Self

import numpy as np
from sklearn.base import BaseEstimator

from hwr.errors import ConfigError, remedy
from hwr.sweep.space import Listed, Parameter, Ranged, Space

Ask = Callable[[Mapping[str, Any]], float]
"""Answers settings by a score, of which more is better."""

_NOTHING: Final = np.zeros((2, 1))
_ONE_SPLIT: Final = [([0], [1])]
"""scikit-learn's searches part samples; these are parted where they are trained."""


def search(space: Space, ask: Ask, at_once: int) -> None:
    """Search a space; returns when there is nothing more to ask.

    Args:
        ask: is called in threads; what it raises ends the search, which raises it again.
        at_once: so many are asked for before the first is answered, at most.
    """
    from joblib import parallel_config

    def asked(drawn: Mapping[str, Any]) -> float:
        return ask(settings_of(space, drawn))

    if space.method == "tpe":
        _with_optuna(space, asked)
        return
    with parallel_config(backend="threading", n_jobs=at_once):
        _with_sklearn(space, asked, at_once).fit(_NOTHING, np.zeros(2))


def settings_of(space: Space, drawn: Mapping[str, Any]) -> dict[str, Any]:
    """The settings that a search has drawn: of lists it draws places, of ranges numbers."""
    found = {}
    for name, value in drawn.items():
        parameter = space.parameters.get(name)
        if isinstance(parameter, Listed):
            found[name] = parameter.values[int(value)]
        else:
            found[name] = int(value) if parameter is None else parameter.plain(float(value))
    return found


def expected(space: Space) -> int:
    """How many trials there will be."""
    if space.method == "random":
        return min(space.trials, _combinations(space) or space.trials)
    if space.method != "halving":
        return space.trials
    left, total, most = min(space.trials, _combinations(space) or space.trials), 0, space.resource[1]
    rounds = _rounds(left, space.factor)
    least = max(1, most // space.factor ** (rounds - 1))
    for _ in range(min(rounds, _rounds(most // least, space.factor))):
        total += left
        left = -(-left // space.factor)
    return total


def _rounds(count: int, factor: int) -> int:
    """How often a count can be divided, the undivided one included."""
    rounds = 1
    while count >= factor:
        count //= factor
        rounds += 1
    return rounds


def _combinations(space: Space) -> int | None:
    """How many there are; None if there is a range among the parameters."""
    if any(isinstance(parameter, Ranged) for parameter in space.parameters.values()):
        return None
    return int(
        np.prod([len(parameter.values) for parameter in space.parameters.values() if isinstance(parameter, Listed)])
    )


class Asked(BaseEstimator):  # type: ignore[misc]
    """An estimator with the parameters of a space, whose score is the answer to them.

    Args:
        ask: is asked when it is fitted.
        names: of the parameters.
        drawn: those that are set.
    """

    def __init__(self, ask: Ask, names: tuple[str, ...], drawn: Mapping[str, Any] | None = None) -> None:
        self.ask = ask
        self.names = names
        self.drawn = dict(drawn or {})

    def __sklearn_clone__(self) -> Self:
        return type(self)(self.ask, self.names, self.drawn)

    def get_params(self, deep: bool = True) -> dict[str, Any]:
        """The space's parameters, by their dotted names."""
        return {name: self.drawn.get(name) for name in self.names}

    def set_params(self, **params: Any) -> Self:
        """Set some of them."""
        self.drawn |= params
        return self

    def fit(self, X: object, y: object = None) -> Self:  # noqa: N803 - scikit-learn's name
        """Ask."""
        self.score_ = self.ask(self.drawn)
        return self

    def score(self, X: object, y: object = None) -> float:  # noqa: N803
        """The answer."""
        return self.score_


def _with_sklearn(space: Space, ask: Ask, at_once: int) -> Any:
    from sklearn.model_selection import GridSearchCV, RandomizedSearchCV

    resource, most = space.resource
    names = tuple(space.parameters) + ((resource,) if space.method == "halving" else ())
    estimator = Asked(ask, names)
    common = {"cv": _ONE_SPLIT, "refit": False, "error_score": "raise", "n_jobs": at_once, "pre_dispatch": "n_jobs"}
    drawn = {name: _distribution(parameter) for name, parameter in space.parameters.items()}
    trials = min(space.trials, _combinations(space) or space.trials)
    if space.method == "grid":
        return GridSearchCV(estimator, drawn, **common)
    if space.method == "random":
        return RandomizedSearchCV(estimator, drawn, n_iter=trials, random_state=space.seed, **common)
    from sklearn.experimental import enable_halving_search_cv  # noqa: F401 - makes the next import possible
    from sklearn.model_selection import HalvingRandomSearchCV

    del common["pre_dispatch"]
    return HalvingRandomSearchCV(
        estimator,
        drawn,
        n_candidates=trials,
        factor=space.factor,
        resource=resource,
        max_resources=most,
        min_resources="exhaust",
        random_state=space.seed,
        **common,
    )


def _distribution(parameter: Parameter) -> Any:
    if isinstance(parameter, Listed):
        return list(range(len(parameter.values)))
    return _Distribution(parameter)


class _Distribution:
    """A range as scikit-learn draws from it."""

    def __init__(self, ranged: Ranged) -> None:
        self._ranged = ranged

    def rvs(self, size: object = None, random_state: np.random.RandomState | None = None) -> float:
        """A number from the range; of whole ones, each as likely as the others unless it is logarithmic."""
        assert random_state is not None, "scikit-learn gives its own"
        ranged, share = self._ranged, float(random_state.random_sample())
        if ranged.is_whole and not ranged.log:
            return float(ranged.plain(ranged.low - 0.5 + (ranged.high - ranged.low + 1) * share))
        return float(ranged.at(share))


# Optuna


BATCH: Final = 8
"""So many are drawn before the first of them is answered, whoever trains them: the same seed draws the same."""


def _with_optuna(space: Space, ask: Ask) -> None:
    from concurrent.futures import ThreadPoolExecutor

    try:
        import optuna
    except ImportError as error:
        raise ConfigError(
            f"method = \"tpe\" needs the extra 'optuna' of this program; {remedy('optuna')}. The others need nothing."
        ) from error
    optuna.logging.set_verbosity(optuna.logging.WARNING)
    places = {name: _optuna_distribution(parameter) for name, parameter in space.parameters.items()}
    study = optuna.create_study(direction="maximize", sampler=optuna.samplers.TPESampler(seed=space.seed))
    left = space.trials
    while left:
        trials = [study.ask(places) for _ in range(min(left, BATCH))]
        left -= len(trials)
        with ThreadPoolExecutor(BATCH) as threads:
            for trial, score in zip(trials, threads.map(ask, [trial.params for trial in trials]), strict=True):
                study.tell(trial, score)


def _optuna_distribution(parameter: Parameter) -> Any:
    from optuna import distributions

    if isinstance(parameter, Listed):
        return distributions.CategoricalDistribution(range(len(parameter.values)))
    if parameter.is_whole:
        return distributions.IntDistribution(int(parameter.low), int(parameter.high), log=parameter.log)
    return distributions.FloatDistribution(parameter.low, parameter.high, log=parameter.log)
