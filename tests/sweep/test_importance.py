"""Importance: what a result is made of is found again, and where there is nothing to find, that is said."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from hwr.sweep.importance import LEAST, MANY, importance


def runs(count: int, seed: int = 0) -> dict[str, list[Any]]:
    rng = np.random.default_rng(seed)
    return {
        "rate": [float(value) for value in 10 ** rng.uniform(-4, -1, count)],
        "optimizer": [str(value) for value in rng.choice(["sgd", "adam", "momentum"], count)],
        "dropout": [None if value < 0.3 else float(value) for value in rng.random(count)],
    }


@pytest.mark.parametrize("count", [12, 60])
def test_what_decides_is_found(count: int) -> None:
    settings = runs(count)
    by_rate = importance(settings, [-((np.log10(rate) + 5) ** 2) for rate in settings["rate"]])
    assert next(iter(by_rate.shares)) == "rate"
    by_optimizer = importance(settings, [float(name == "adam") for name in settings["optimizer"]])
    assert next(iter(by_optimizer.shares)) == "optimizer"
    assert by_rate.runs == count
    assert (by_rate.explained is None) == (count < MANY)
    assert (by_rate.chance is None) == (count >= MANY)


def test_one_setting_that_is_all_has_all() -> None:
    settings = runs(12)
    assert importance(settings, settings["rate"]).shares["rate"] == pytest.approx(1)
    found = importance(runs(60), runs(60)["rate"])
    assert found.explained is not None
    assert found.explained > 0.9
    assert sum(found.shares.values()) == pytest.approx(1)
    assert found.shares["rate"] > 0.9


def test_chance_explains_nothing() -> None:
    settings = runs(60)
    found = importance(settings, list(np.random.default_rng(9).random(60)))
    assert found.explained is not None
    assert found.explained < 0.1


def test_a_training_that_diverged_counts_as_one() -> None:
    settings = runs(12)
    results = [*settings["rate"]]
    worst = int(np.argmax(results))
    results[worst] = 1e12
    assert importance(settings, results).shares == importance(settings, settings["rate"]).shares


def test_of_few_runs_or_without_a_difference_nothing_is_said() -> None:
    assert importance(runs(LEAST - 1), [1.0, 2.0, 3.0, 4.0]).shares == {}
    assert importance(runs(12), [0.5] * 12).shares == {}
    assert importance({"rate": [0.1] * 12}, list(range(12))).shares == {}
    unknown = importance(runs(12), [*range(LEAST - 1), *[None] * 7, float("nan")])
    assert (unknown.runs, unknown.shares) == (LEAST - 1, {})


def test_what_follows_from_the_kind_of_a_table_is_left_out() -> None:
    settings = runs(30)
    kinds = settings.pop("optimizer")
    settings |= {
        "training.optimizer.name": kinds,
        "training.optimizer.beta1": [0.9 if kind == "adam" else None for kind in kinds],
        "training.optimizer.momentum": [
            rate if kind == "momentum" else None for kind, rate in zip(kinds, settings["rate"], strict=True)
        ],
    }
    found = importance(settings, settings["rate"])
    assert sorted(found.shares) == ["dropout", "rate", "training.optimizer.momentum", "training.optimizer.name"]


def test_order_does_not_matter_to_codes_of_words() -> None:
    """Words have no order: named otherwise, they are as important."""
    settings, renamed = runs(12), {"sgd": "a", "adam": "z", "momentum": "m"}
    result = [{"sgd": 2.0, "adam": 1.0, "momentum": 3.0}[name] for name in settings["optimizer"]]
    one = importance(settings, result)
    other = importance({**settings, "optimizer": [renamed[name] for name in settings["optimizer"]]}, result)
    assert one.shares["optimizer"] == pytest.approx(other.shares["optimizer"])
