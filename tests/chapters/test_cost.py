"""Two costs: values worked by hand, slopes against differences, and the race that one of them loses."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hwr.chapters.contents import chapter
from hwr.chapters.cost.chapter import CHAPTER, ENTROPY, SQUARED, Prediction, cost_curve, costs, z_of_output
from hwr.chapters.cost.losses import CostTraining, class_cost
from hwr.chapters.cost.samples import TARGETS, SampleLosses, X
from hwr.chapters.cost.surprise import LEAST, TABLE, Surprise, row
from hwr.explain.setting import FARTHEST
from hwr.nn.network import Architecture, LayerSpec, Network

WANTED = st.sampled_from([0, 1])


def plain(formula: str) -> str:
    return formula.replace("<nobr>", "").replace("</nobr>", "")


def test_a_prediction_worked_by_hand() -> None:
    prediction = Prediction(0.0, 1)
    assert prediction.output == 0.5
    assert prediction.squared.value == pytest.approx(0.125)
    assert prediction.squared.by_z == pytest.approx(-0.5 * 0.25)
    assert prediction.squared.by_y == pytest.approx(-0.5)
    assert prediction.entropy.value == pytest.approx(math.log(2))
    assert prediction.entropy.by_z == pytest.approx(-0.5)
    assert prediction.entropy.by_y == pytest.approx(-2.0)
    assert plain(prediction.numbers(by_output=False)) == (
        "½(0.5 − 1)² = <b>0.125</b>, slope (−0.5)·0.25 = −0.125<br>−ln 0.5 = <b>0.693</b>, slope 0.5 − 1 = −0.5"
    )


def test_squared_error_is_stuck_where_cross_entropy_learns() -> None:
    stuck = Prediction(-6.0, 1)
    assert -0.003 < stuck.squared.by_z < 0
    assert stuck.entropy.by_z == pytest.approx(-1, abs=0.003)
    assert "it is stuck. Cross-entropy is not, and learns." in stuck.words()
    assert "right enough" in Prediction(6.0, 1).words()
    assert "Both tell it where to go" in Prediction(0.0, 1).words()


@given(st.floats(-12, 12), WANTED, st.sampled_from([SQUARED, ENTROPY]))
def test_slopes_are_those_of_the_costs(z: float, target: int, loss: str) -> None:
    h = 1e-5
    (low, high), _, _ = costs(loss, target, [z - h, z + h])
    _, by_z, by_y = costs(loss, target, [z])
    assert by_z[0] == pytest.approx((high - low) / (2 * h), abs=1e-9)
    a = Prediction(z, target).output
    step = 1e-5 * a * (1 - a)
    (low, high), _, _ = costs(loss, target, z_of_output([a - step, a + step]))
    assert by_y[0] == pytest.approx((high - low) / (2 * step), rel=1e-3, abs=1e-3)


@given(st.floats(-FARTHEST, FARTHEST), WANTED)
def test_extremes_have_costs_and_words(z: float, target: int) -> None:
    prediction = Prediction(z, target)
    assert 0 <= prediction.squared.value <= 0.5
    assert 0 <= prediction.entropy.value <= FARTHEST
    assert -1 <= prediction.entropy.by_z <= 1
    assert prediction.words()
    for by_output in (False, True):
        said = prediction.numbers(by_output=by_output) + prediction.words(by_output=by_output)
        assert not any(word in said for word in ("infinity", "nan", "not a number", "0/0"))
        assert prediction.signs(by_output=by_output)


@pytest.mark.parametrize("z", [1.0, 20.0, 36.5, 40.0, 300.0, 700.0])
def test_slopes_far_out_are_those_of_the_other_side_and_right(z: float) -> None:
    wrong, right = Prediction(z, 0), Prediction(z, 1)
    for loss in ("squared", "entropy"):
        here, mirrored = getattr(wrong, loss), getattr(Prediction(-z, 1), loss)
        assert (here.value, here.by_z, here.by_y) == (mirrored.value, -mirrored.by_z, -mirrored.by_y)
    # L = ln(1 + exp(z)), and dL/dy = 1 / (1 - y) = 1 + exp(z); on the right side -1 / y = -1 - exp(-z).
    assert wrong.entropy.by_y == pytest.approx(1 + math.exp(z), rel=1e-9)
    assert right.entropy.by_y == pytest.approx(-1 - math.exp(-z), rel=1e-9)
    assert wrong.entropy.by_y * wrong.sigmoid_slope == pytest.approx(wrong.entropy.by_z, rel=1e-9)
    assert wrong.squared.by_y * wrong.sigmoid_slope == pytest.approx(wrong.squared.by_z, rel=1e-9)


def test_an_output_that_reads_1_is_not_put_into_a_logarithm_of_0() -> None:
    shown = plain(Prediction(20.0, 0).numbers(by_output=True))
    assert "ln(1 + <i>e</i><sup>20</sup>) = <b>20</b>, slope 4.85 × 10⁸" in shown.replace("485,000,000", "4.85 × 10⁸")
    assert "−ln(1 − 0.881) = <b>2.13</b>, slope 8.39" in plain(Prediction(2.0, 0).numbers(by_output=True))
    assert "−ln (2.06 × 10⁻⁹) = <b>20</b>" in Prediction(-20.0, 1).numbers(by_output=False)


def test_the_words_speak_of_the_slopes_that_are_drawn() -> None:
    stuck = Prediction(-4.0, 1)
    assert "Along z, squared error has the slope −0.0173, cross-entropy −0.982" in stuck.words()
    over_y = stuck.words(by_output=True)
    assert "Along y, squared error has the slope −0.982, cross-entropy −55.6." in over_y
    assert "Times the sigmoid's slope, 0.0177, these are the slopes along z: squared error is stuck" in over_y
    assert "Along z" not in over_y
    assert "right enough" in Prediction(6.0, 1).words(by_output=True)
    assert "Both tell it where to go" in Prediction(0.0, 1).words(by_output=True)
    assert "here the computer's numbers end. Along z it is −1." in Prediction(-800.0, 1).words(by_output=True)


def test_where_floats_end_the_cost_is_still_told() -> None:
    prediction = Prediction(1e6, 0)
    assert prediction.entropy.value == 1e6
    assert "ln(1 + <i>e</i><sup>1,000,000</sup>) = <b>1,000,000</b>" in prediction.numbers(by_output=False)
    assert "more than a million times as steep" in prediction.words()


def test_a_curve_runs_over_either_axis() -> None:
    over_z, over_y = cost_curve(ENTROPY, 1, 8.0), cost_curve(ENTROPY, 1, by_output=True)
    assert (over_z.z[0], over_z.z[-1]) == (-8, 8)
    assert np.diff(over_y.y) == pytest.approx(np.diff(over_y.y)[0])
    assert over_y.value == pytest.approx(-np.log(over_y.y))


def test_the_race_begins_alike_and_cross_entropy_wins() -> None:
    race = CostTraining(-4.0, 1, 0.15).race(200)
    squared, entropy = race.outputs[SQUARED], race.outputs[ENTROPY]
    assert len(squared) == len(entropy) == 201
    assert squared[0] == entropy[0] == Prediction(-4.0, 1).output
    # One update by hand: z goes down its slope.
    assert z_of_output(entropy[1]) == pytest.approx(-4 - 0.15 * (entropy[0] - 1))
    assert race.learnt_after(ENTROPY) is not None
    assert race.learnt_after(SQUARED) is None
    assert "has not learnt" in race.words()


def test_a_race_is_told_as_far_as_it_was_run() -> None:
    race = CostTraining(-4.0, 1, 0.15).race(200)
    assert race.words_at(0).startswith("Two units stand at the start: both say 0.018, and should say 1.")
    assert race.words_at(1).startswith("After 1 of 200 epochs the unit should say 1: with cross-entropy it says 0.0")
    assert "learnt" not in race.words_at(199)
    assert race.words_at(200) == race.words()


def test_races_with_extremes_end_in_words() -> None:
    for z in (-1e6, 1e6, 0.0):
        for rate in (1e-6, 1e6):
            race = CostTraining(z, 0, rate).race(10)
            assert all(np.isfinite(outputs).all() for outputs in race.outputs.values())
            assert race.words()
    assert "Nothing to learn" in CostTraining(4.0, 1, 0.1).race(10).words()


def test_ten_classes_cost_what_the_right_one_was_denied() -> None:
    network = Network(Architecture(2, (LayerSpec(3, "softmax"),)), np.zeros(9))
    network.parameters[:3] = math.log(2), 0.0, 0.0
    cost = class_cost(network, [1.0, 0.0], 1)
    assert cost.outputs == pytest.approx([0.5, 0.25, 0.25])
    assert cost.entropy == pytest.approx(math.log(4))
    assert cost.entropy_slopes == pytest.approx([0.5, -0.75, 0.25])
    assert cost.squared == pytest.approx(0.5 * (0.5**2 + 0.75**2 + 0.25**2))
    assert "The network says 0 with 0.5, but it is a 1, which gets 0.25." in cost.words()
    network.parameters[0] = 20.0
    assert "The network says 0 with >0.999, but" in class_cost(network, [1.0, 0.0], 1).words(), "it is not certain"
    network.parameters[0] = math.log(2)
    assert "leap" in class_cost(network, [1.0, 0.0], 0).words()
    assert "−ln 0.25 = <b>1.39</b>" in cost.numbers()
    assert plain(cost.numbers()).endswith("slope for 1: 0.25 − 1 = −0.75")


def test_that_some_call_the_loss_the_cost_is_said_once_and_first() -> None:
    said = (CHAPTER.title, CHAPTER.idea, *CHAPTER.text.split("\n\n"))
    assert ["cost" in part for part in said] == [False, False, True, False, False]
    assert "the loss L" in said[2].split(". ")[0]


def test_the_chapter_is_found_by_its_key() -> None:
    assert chapter("cost") is CHAPTER


def test_epochs_are_trained_once_and_come_out_the_same_in_whatever_order_they_are_asked_for() -> None:
    training = CostTraining(-3.0, 1, 0.5)
    long, short = training.race(120), training.race(30)
    again = CostTraining(-3.0, 1, 0.5).race(30)
    for loss in (SQUARED, ENTROPY):
        np.testing.assert_array_equal(short.outputs[loss], long.outputs[loss][:31])
        np.testing.assert_array_equal(short.outputs[loss], again.outputs[loss])


def test_what_is_trained_in_the_race_is_what_is_shown() -> None:
    """z <- z - rate dL/dz, and nothing else: a second parameter that moved along would halve the epochs."""
    z, rate = -4.0, 0.3
    zs = [z]
    while 1 / (1 + math.exp(-zs[-1])) < 0.9:
        zs.append(zs[-1] - rate * (1 / (1 + math.exp(-zs[-1])) - 1))
    race = CostTraining(z, 1, rate).race(len(zs) - 1)
    assert race.outputs[ENTROPY] == pytest.approx([1 / (1 + math.exp(-z)) for z in zs])
    assert race.learnt_after(ENTROPY) == len(zs) - 1 == 50
    assert "Its bias alone learns" in race.words()


def test_the_loss_over_several_samples_is_the_mean_of_theirs() -> None:
    made = SampleLosses(ENTROPY, 1.0, 0.0)
    by_hand = [
        -math.log(1 / (1 + math.exp(-x))) if target else -math.log(1 - 1 / (1 + math.exp(-x)))
        for x, target in zip(X, TARGETS, strict=True)
    ]
    assert made.losses == pytest.approx(by_hand)
    assert made.mean == pytest.approx(sum(by_hand) / 5)
    assert plain(made.numbers()) == "= (0.127 + 0.313 + 0.693 + 1.31 + 0.127) / 5 = <b>0.515</b>"
    assert "More than half of it comes from one sample, at x = 1: y is 0.73 there, and should be 0." in made.words()
    squared = SampleLosses(SQUARED, 1.0, 0.0)
    assert squared.mean == pytest.approx(np.mean(0.5 * (squared.outputs - np.array(TARGETS)) ** 2))


@pytest.mark.parametrize("loss", [SQUARED, ENTROPY])
def test_the_slope_of_a_mean_is_the_mean_of_slopes(loss: str) -> None:
    low, high = (SampleLosses(loss, 0.7 + h, -0.2).mean for h in (-1e-6, 1e-6))
    assert SampleLosses(loss, 0.7, -0.2).slope == pytest.approx((high - low) / 2e-6, rel=1e-5)


def test_the_least_mean_is_what_the_lesson_says() -> None:
    places = np.linspace(-4, 4, 81)
    assert min(SampleLosses(ENTROPY, w, b).mean for w in places for b in places) == pytest.approx(0.484, abs=0.005)


def test_the_surprise_is_the_engines_cross_entropy() -> None:
    for y in (*TABLE[1:], 0.3, LEAST):
        value, _, _ = costs(ENTROPY, 1, z_of_output([y]))
        assert Surprise(y).loss == pytest.approx(float(value[0]), rel=1e-9)
    assert [row(y) for y in TABLE] == [
        ("1", "0.00"),
        ("0.9", "0.11"),
        ("0.5", "0.69"),
        ("0.1", "2.30"),
        ("0.01", "4.61"),
    ]
    assert "no loss" in Surprise(1.0).words()
    assert Surprise(0.1).loss + Surprise(0.1).loss == pytest.approx(Surprise(0.01).loss)
