"""The small network: its numbers worked anew without the engine, by nudging, and what of its starts solve XOR."""

from __future__ import annotations

import math
import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hwr.chapters.network.chapter import CHAPTER, MOST_STARTS, SOLVING, words
from hwr.chapters.network.formulas import NOTHING, formula
from hwr.chapters.network.model import (
    CORNERS,
    EDGE,
    EDGES,
    NAMES,
    TARGETS,
    Parameters,
    SmallPass,
    Standing,
    combined,
    hidden,
    outputs,
    start,
    trained,
)
from hwr.chapters.network.stage import STAGES, Stage

numbers = st.tuples(*[st.floats(-4, 4)] * len(NAMES))


def sigmoid(z: float) -> float:
    return 1 / (1 + math.exp(-z))


def loss_of(parameters: Parameters, point: int) -> float:
    """The loss as one writes it on paper."""
    of = dict(zip(NAMES, parameters, strict=True))
    x1, x2 = CORNERS[point]
    a1 = sigmoid(of["w11"] * x1 + of["w21"] * x2 + of["b1"])
    a2 = sigmoid(of["w12"] * x1 + of["w22"] * x2 + of["b2"])
    y = sigmoid(of["w13"] * a1 + of["w23"] * a2 + of["b3"])
    return -math.log(y if TARGETS[point] else 1 - y)


@given(numbers, st.integers(0, 3))
@settings(max_examples=60)
def test_every_gradient_is_what_nudging_finds(parameters: Parameters, point: int) -> None:
    made, h = SmallPass(parameters, point, 1.0), 1e-6
    assert made.loss == pytest.approx(loss_of(parameters, point))
    for i, name in enumerate(NAMES):
        up, down = ((*parameters[:i], parameters[i] + by, *parameters[i + 1 :]) for by in (h, -h))
        numeric = (loss_of(up, point) - loss_of(down, point)) / (2 * h)
        assert made.gradients[name] == pytest.approx(numeric, abs=1e-7), name


@given(numbers, st.integers(0, 3))
@settings(max_examples=60)
def test_the_chain_rule_holds_as_the_chapter_says_it(parameters: Parameters, point: int) -> None:
    made = SmallPass(parameters, point, 0.5)
    assert made.delta(3) == pytest.approx(made.a(3) - made.target)
    for unit, above in ((1, "w13"), (2, "w23")):
        assert made.blame(unit) == pytest.approx(made.parameter(above) * made.delta(3))
        assert made.slope(unit) == pytest.approx(made.a(unit) * (1 - made.a(unit)))
        assert made.delta(unit) == pytest.approx(made.blame(unit) * made.slope(unit))
        assert made.gradients[f"b{unit}"] == made.delta(unit)
    for edge in EDGES:
        assert made.gradients[edge.name] == pytest.approx(made.below(edge) * made.delta(edge.above))
        assert made.carried_down(edge) == pytest.approx(made.parameter(edge.name) * made.delta(edge.above))
    assert sum(made.carried_up(edge) for edge in EDGES[4:]) + made.parameter("b3") == pytest.approx(made.z(3))
    for name, new in zip(NAMES, made.updated, strict=True):
        assert new == pytest.approx(made.parameter(name) - 0.5 * made.gradients[name])


def test_training_is_one_pass_after_the_other() -> None:
    parameters = start(7)
    for _ in range(3):
        for point in range(4):
            parameters = SmallPass(parameters, point, 0.7).updated
    assert trained(start(7), 0.7, 3) == parameters


def test_the_first_start_solves_xor_and_the_second_never_will() -> None:
    solved, stuck = (Standing(trained(start(number), 1.0, 500)) for number in (1, 2))
    assert solved.is_sure
    assert stuck.right < 4
    for number, one, other in ((1, 0, 3), (2, 2, 3)):
        spots = hidden(trained(start(number), 1.0, 500))
        assert np.linalg.norm(spots[one] - spots[other]) < 0.15, "the hidden units put these two together"


def test_so_many_starts_solve_it_as_the_chapter_says() -> None:
    w = np.array([start(number) for number in range(1, MOST_STARTS + 1)])
    first, b, second, out = w[:, :4].reshape(-1, 2, 2), w[:, 4:6], w[:, 6:8], w[:, 8]

    def forward(x: tuple[float, float]) -> tuple[np.ndarray, np.ndarray]:
        a = 1 / (1 + np.exp(-(first[:, 0] * x[0] + first[:, 1] * x[1] + b)))
        return a, 1 / (1 + np.exp(-((second * a).sum(axis=1) + out)))

    for _ in range(2000):  # all starts at once, by the formulas and not by the engine
        for x, t in zip(CORNERS, TARGETS, strict=True):
            a, y = forward(x)
            delta = (y - t)[:, None]
            below = second * delta * a * (1 - a)
            second -= a * delta
            out -= delta[:, 0]
            first[:, 0] -= x[0] * below
            first[:, 1] -= x[1] * below
            b -= below
    right = [(forward(x)[1] > 0.5) == (t > 0.5) for x, t in zip(CORNERS, TARGETS, strict=True)]
    assert abs(int(np.all(right, axis=0).sum()) - SOLVING) <= 1  # one at the edge may fall to either side


def test_the_output_alone_says_in_the_hidden_plane_what_the_network_says() -> None:
    parameters = start(4)
    assert combined(parameters, hidden(parameters)) == pytest.approx(outputs(parameters, CORNERS))
    assert Standing(parameters).loss == pytest.approx(np.mean([loss_of(parameters, i) for i in range(4)]))


def plain(html: str) -> str:
    return re.sub("<[^>]*>", "", html).replace("&nbsp;", " ")


def test_formulas_are_filled_with_the_numbers_there_are() -> None:
    made = SmallPass(start(1), 1, 1.0)
    assert tuple(map(plain, formula(made, Stage.HIDDEN_DELTA, "w23"))) == (
        "∂L/∂w23 = a2 · δ3",
        "= 0.8146 · (−0.4898) = −0.3989",
    )
    assert plain(formula(made, Stage.UPDATE, "w23")[1]) == "= −0.36 − 1 · (−0.3989) = 0.03894"
    assert plain(formula(made, Stage.INPUTS, "w13")[1]) == "w13 = 1.31", "what comes up is not known yet"
    assert plain(formula(made, Stage.HIDDEN, "w13")[1]) == "= 1.31 · 0.1025 = 0.1342"
    assert plain(formula(made, Stage.OUTPUT_DELTA, "3")[1]) == "= 0.5102 − 1 = −0.4898"
    assert "δ1 = 1.31 · (−0.49) · 0.102 · 0.898 = −0.059" in plain(formula(made, Stage.HIDDEN_DELTA, "1")[1])
    for stage in STAGES:
        assert words(made, stage)
        for chosen in (NOTHING, *EDGE, "1", "2", "3"):
            assert formula(made, stage, chosen)[0]
            assert CHAPTER.setting("chosen").checked(chosen) == chosen
