"""The chapter on the gradient check: the V that the engine's own check makes, and exercises marked by trying."""

from __future__ import annotations

import re
from decimal import Decimal

import numpy as np
import pytest

from hwr.chapters.check.chapter import CHAPTER, Nudge
from hwr.chapters.check.exercise import EXERCISES, Outcome, mark_formula
from hwr.chapters.check.nudge import LARGEST_H, SMALLEST_H, Nudged, Parameter, Sample, checked_network
from hwr.chapters.debugger.worked_pass import example_digit
from hwr.nn.gradcheck import check_gradient
from hwr.words import numeral


def sample(hidden: str = "tanh") -> Sample:
    return Sample.of(checked_network(hidden), example_digit(), 7)


@pytest.mark.parametrize("place", [Parameter(0, 5, 3), Parameter(0, 64, 0), Parameter(1, 0, 7), Parameter(1, 12, 9)])
def test_both_slopes_are_the_engines(place: Parameter) -> None:
    of = sample()
    nudge = Nudge(Nudged(of, place), 1e-5)
    check = check_gradient(of.network, of.x[None], np.array([7]))
    assert nudge.analytic == check.analytic[nudge.nudged.index]
    assert nudge.numeric == check.numeric[nudge.nudged.index]
    assert nudge.analytic == pytest.approx(of.gradients[place.layer][place.source, place.unit])
    above, below = nudge.losses
    assert (above - below) / 2e-5 == nudge.numeric
    block = of.network.blocks[place.layer]
    assert nudge.nudged.value == block[place.source, place.unit]
    assert nudge.nudged.is_bias == (place.source == len(block) - 1)


def test_the_steepest_weight_has_the_largest_gradient() -> None:
    of = sample()
    place = of.steepest
    largest = max(float(np.abs(gradient[:-1]).max()) for gradient in of.gradients)
    assert abs(of.gradients[place.layer][place.source, place.unit]) == largest
    assert not Nudged(of, place).is_bias
    assert np.abs(of.gradients[place.layer][-1]).max() > largest, "here a bias has a larger one"


def test_over_h_the_error_is_a_v() -> None:
    nudged = Nudged(sample(), Parameter(0, 5, 3))
    nudges, errors, crossed = nudged.curve
    assert nudges[0] == pytest.approx(SMALLEST_H)
    assert nudges[-1] == pytest.approx(LARGEST_H)
    assert not crossed.any()
    assert 1e-7 < nudged.best_h < 1e-3
    assert errors.min() < 1e-8
    assert errors[0] > 1e3 * errors.min()
    # The formula's own error: a hundred times as much for an h ten times as large.
    at = [Nudge(nudged, h).error for h in (1e-3, 1e-2)]
    assert at[1] / at[0] == pytest.approx(100, rel=0.05)


def test_each_side_of_the_v_is_named() -> None:
    nudged = Nudged(sample(), Parameter(0, 5, 3))
    assert "grows with h²" in Nudge(nudged, 1e-1).words()
    assert "rounding" in Nudge(nudged, 1e-12).words()
    assert "backpropagation is right" in Nudge(nudged, nudged.best_h).words()
    assert "row 1, column 6 to unit 4" in Nudge(nudged, 1e-5).words()
    assert Nudge(nudged, 1e-5).numbers().count("<b>") == 2
    blank = Nudged(sample(), Parameter(0, 0, 3))
    assert "Both slopes are exactly 0: there is nothing to compare" in Nudge(blank, 1e-5).words()
    assert "bias of the output for 7" in Nudge(Nudged(sample(), Parameter(1, 12, 7)), 1e-5).words()
    for h in (1e-300, 1e6):
        assert Nudge(nudged, h).words()
        assert Nudge(nudged, h).numbers()


@pytest.mark.parametrize("h", [1e-12, 3.17e-12, 1e-10, 1e-8, 1e-5, 0.00012345, 0.1, 7.0])
@pytest.mark.parametrize("place", [Parameter(0, 5, 3), Parameter(1, 2, 7), Parameter(0, 5, 7)])
def test_the_formula_can_be_worked_out_from_what_is_written(place: Parameter, h: float) -> None:
    nudge = Nudge(Nudged(sample(), place), h)
    signs = re.sub("<[^>]*>", "", nudge.numbers().partition("<br>")[0])
    found = re.fullmatch(r"= \((\S+) − (\S+)\) / \(2·\(?(.+?)\)?\) = (.+?)(…?)", signs)
    assert found is not None
    above, below, written_h = (Decimal(value_of(text)) for text in found.groups()[:3])
    figures = nudge.figures[1]
    assert bool(found[5]) == (figures < 9)
    slope = float((above - below) / (2 * written_h))
    if figures == 9:
        assert found[4] == numeral(slope, 9) == numeral(nudge.numeric, 9)
    else:
        assert h < 1e-6
        assert f"{abs(slope):.30f}".startswith(found[4].lstrip("−"))
        assert f"{abs(nudge.numeric):.30f}".startswith(found[4].lstrip("−"))


def value_of(text: str) -> str:
    """A numeral as Python writes it."""
    mantissa, _, power = text.partition(" × 10")
    power = power.translate(str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789"))
    return f"{mantissa.replace('−', '-').replace(',', '')}{f'e{power}' if power else ''}"


def test_slopes_far_apart_do_not_agree() -> None:
    nudged = Nudged(sample(), Parameter(0, 5, 3))
    assert "The two slopes do not agree: the error is" in Nudge(nudged, 30.0).words()
    assert "agree to 1 figure:" in next(
        words for h in np.geomspace(1, 30, 40) if "to 1" in (words := Nudge(nudged, h).words())
    )


def test_where_both_slopes_are_0_there_is_no_error() -> None:
    blank = Nudged(sample(), Parameter(0, 0, 3))
    assert np.isnan(blank.curve[1]).all()
    assert np.isnan(blank.best_h)
    off = sample("relu")
    (unit,) = np.flatnonzero(~off.gradients[0].any(axis=0))[:1]
    _, errors, _ = Nudged(off, Parameter(0, 5, int(unit))).curve
    assert np.isnan(errors[0])


def test_a_kink_that_was_crossed_is_told() -> None:
    of = sample("relu")
    backward = of.gradients[0]
    told = [Nudge(Nudged(of, Parameter(0, 5, unit)), 0.5).words() for unit in range(backward.shape[1])]
    assert any("over its kink" in words for words in told)


def test_places_are_kept_within_the_network() -> None:
    of = sample()
    assert of.within(Parameter(1, 64, 11)) == Parameter(1, 12, 9)
    assert of.within(Parameter(-1, -1, -1)) == Parameter(0, 0, 0)


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("sigmoid", "a * (1 - a)"),
        ("sigmoid", "exp(-z) / (1 + exp(-z))**2"),
        ("relu", "z > 0"),
        ("relu", "max(0, z) / z"),
        ("squared", "y - t"),
        ("squared", "-(t - y)"),
        ("entropy", "y - t"),
        ("entropy", "1 / (1 + exp(-z)) - t"),
        ("entropy", "(1 - t) * y - t * (1 - y)"),
    ],
)
def test_right_derivatives_are_marked_right_however_they_are_written(key: str, text: str) -> None:
    marked = mark_formula(EXERCISES[key], text)
    assert marked.verdict is Outcome.RIGHT, marked.words
    assert marked.worst is None


@pytest.mark.parametrize(
    ("key", "text", "said"),
    [
        ("sigmoid", "a", "the function itself"),
        ("sigmoid", "a*(1+a)", "nudging finds"),
        ("sigmoid", "0.25", "At z = "),
        ("relu", "max(0, z)", "the function itself"),
        ("relu", "1", "At z = "),
        ("squared", "t - y", "The sign is the other way round"),
        ("squared", "2*(y - t)", "twice"),
        ("squared", "(y - t)/2", "half"),
        ("entropy", "(y - t)*y*(1 - y)", "t = "),
        ("entropy", "log(z)", "no finite number"),
        ("relu", "1e300*z", "× 10³⁰⁰"),
        ("relu", "-1e-9*z - 1", "yours is −1"),
    ],
)
def test_wrong_ones_are_shown_the_point_with_both_numbers(key: str, text: str, said: str) -> None:
    marked = mark_formula(EXERCISES[key], text)
    assert marked.verdict is Outcome.WRONG
    assert said in marked.words
    assert marked.worst is not None
    assert marked.given is not None
    assert marked.given[marked.worst] != pytest.approx(marked.expected[marked.worst], abs=1e-6)


def test_nothing_and_nonsense_are_answered() -> None:
    for exercise in EXERCISES.values():
        assert mark_formula(exercise, " ").verdict is Outcome.EMPTY
        assert all(name in mark_formula(exercise, "").words for name in exercise.names)
        unread = mark_formula(exercise, "z +")
        assert unread.verdict is Outcome.UNREADABLE
        assert "At character" in unread.words
    assert "“a” is not known" in mark_formula(EXERCISES["relu"], "a").words


def test_the_slopes_that_mark_are_the_known_ones() -> None:
    for key, exercise in EXERCISES.items():
        points = exercise.points
        known = {
            "sigmoid": lambda p: np.exp(-p["z"]) / (1 + np.exp(-p["z"])) ** 2,
            "relu": lambda p: (p["z"] > 0).astype(float),
            "squared": lambda p: p["y"] - p["t"],
            "entropy": lambda p: 1 / (1 + np.exp(-p["z"])) - p["t"],
        }[key](points)
        assert exercise.slopes == pytest.approx(known, abs=1e-8)


def test_the_chapter_can_be_set_to_every_exercise() -> None:
    assert [choice.value for choice in CHAPTER.setting("exercise").choices] == list(EXERCISES)
