"""The reasons for an answer, and the smallest change of it, against hand-worked networks and numeric slopes."""

from __future__ import annotations

import re
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hwr.chapters.contents import chapter
from hwr.chapters.why.change import AHEAD, Change, _smooth_maximum, nearest_answer, on_border, search
from hwr.chapters.why.chapter import CHAPTER, EXAMPLE, WhyQuestion, change_words
from hwr.chapters.why.slopes import FINE, Floats, Look, on_drawing, on_pixels, redrawn
from hwr.ink.drawing import Drawing
from hwr.ink.normalisation import normalise_drawing
from hwr.nn.network import Architecture, LayerSpec, Network
from hwr.nn.trace import record

CLASSES = tuple("0123456789")


def linear(output: str = "softmax", **biases: float) -> Network:
    """Output k sees nothing but input k, times k + 1."""
    network = Network(Architecture(64, (LayerSpec(10, output),)), np.zeros(650))
    network.weights[0][np.arange(10), np.arange(10)] = np.arange(10) + 1.0
    for name, bias in biases.items():
        network.biases[0][int(name[1:])] = bias
    return network


def deep(output: str = "softmax", seed: int = 0) -> Network:
    architecture = Architecture(64, (LayerSpec(20, "tanh"), LayerSpec(16, "leaky_relu"), LayerSpec(10, output)))
    return Network.initialised(architecture, np.random.default_rng(seed), np.float64)


def grey(seed: int = 0) -> Floats:
    return np.random.default_rng(seed).uniform(0.2, 0.8, 64)


def found(network: Network, x: Floats, target: int) -> Change:
    *_, last = search(network, x, target)
    assert last is not None
    return last


def plain(html: str) -> str:
    return re.sub("<[^>]*>", "", html).replace("&nbsp;", " ")


def test_the_chapter_is_in_the_table_of_contents() -> None:
    assert chapter("why") is CHAPTER


def test_hand_worked_reasons() -> None:
    x = np.full(64, 0.5)
    x[8] = 0.25
    question = WhyQuestion(linear(b4=1.0), CLASSES, x)
    # z = (k + 1) / 2, but z8 = 9/4 and z4 = 7/2: 9 with 5 is ahead of 7 with 4.
    assert (question.answer, question.one, question.rival) == ("9", "9", "7")
    assert question.lead == pytest.approx(5 - 4)
    expected = np.zeros(64)
    expected[9], expected[7] = 10, -8
    np.testing.assert_allclose(question.slope, expected, atol=1e-12)
    np.testing.assert_allclose(question.said, expected / 2, atol=1e-12)
    assert question.strongest("said", 1) == [9]
    assert question.strongest("slope", -1) == [7]
    assert plain(question.numbers("said")) == "z₉ − z₇ = 5 − 4 = 1;  row 2, column 2: g·x = 10·0.5 = +5"
    assert question.words("said") == (
        "Why a 9? Because its z is 1 ahead of that of the 7, the next best. The ink that speaks most for the 9 is in "
        "row 2, column 2 (+5); against it, and for the 7, in row 1, column 8 (−4)."
    )


def test_why_not_compares_with_the_answer() -> None:
    question = WhyQuestion(linear("sigmoid"), CLASSES, np.full(64, 0.5), "8")
    assert (question.answer, question.one, question.rival) == ("9", "8", "9")
    assert question.lead == pytest.approx(-0.5)
    assert question.words("slope").startswith("Why not an 8? Because its z is 0.5 behind that of the 9.")
    assert question.look.probabilities.sum() == pytest.approx(1)


@pytest.mark.parametrize("output", ["softmax", "sigmoid"])
def test_slopes_are_those_that_nudging_finds(output: str) -> None:
    network, x = deep(output), grey()
    question = WhyQuestion(network, CLASSES, x)
    pair = [CLASSES.index(question.one), CLASSES.index(question.rival)]

    def lead(at: Floats) -> float:
        z = record(network, at[None]).layers[-1].z[0, pair]
        return float(z[0] - z[1])

    step = 1e-5
    numeric = [(lead(x + step * unit) - lead(x - step * unit)) / (2 * step) for unit in np.eye(64)]
    np.testing.assert_allclose(question.slope, numeric, rtol=1e-6, atol=1e-9)


def test_a_network_without_slopes_is_answered_in_words() -> None:
    network = Network(Architecture(64, (LayerSpec(10, "softmax"),)), np.zeros(650))
    question = WhyQuestion(network, CLASSES, grey())
    assert "No ink has any say in it" in question.words("said")
    assert plain(question.numbers("said")) == "z₀ − z₁ = 0 − 0 = 0"
    *_, nothing = search(network, grey(), 3)
    assert nothing is None
    assert nearest_answer(network, grey()) == 1


# The smallest change


@given(z=st.lists(st.floats(-50, 50), min_size=1, max_size=9), sharpness=st.floats(0.5, 40))
def test_the_smooth_maximum_is_the_scaled_log_of_a_sum_of_powers(z: list[float], sharpness: float) -> None:
    values = np.array(z)
    found, slopes = _smooth_maximum(values, sharpness)
    assert values.max() <= found <= values.max() + np.log(len(z)) / sharpness + 1e-12
    powers = np.exp(sharpness * (values - values.max()))
    assert found == pytest.approx(values.max() + np.log(powers.sum()) / sharpness, abs=1e-12)
    np.testing.assert_allclose(slopes, powers / powers.sum(), atol=1e-12)


def test_of_a_linear_network_the_change_is_the_distance_to_its_border() -> None:
    x = np.full(64, 0.5)
    change = found(linear(), x, 8)
    # z9 - z8 = 10 x9 - 9 x8 has the slopes 10 and -9, so the border is 0.5 / sqrt(181) away.
    assert change.length == pytest.approx((0.5 + AHEAD) / np.sqrt(181), rel=1e-3)
    assert change.count == 0
    assert change.most == pytest.approx(10 * 0.51 / 181, rel=1e-3)
    assert change.total == pytest.approx(19 * 0.51 / 181, rel=1e-3)


def test_what_all_the_ink_there_is_cannot_do_is_not_found() -> None:
    x = np.zeros(64)
    x[9] = 0.1
    *_, nothing = search(linear(b9=4.0), x, 1)  # 2 x1 would have to overtake 4 + 10 x9
    assert nothing is None
    change = found(linear(b9=4.0), x, 4)  # 5 x4 can
    assert change.after[4] == pytest.approx((4 + AHEAD + 10 * change.after[9]) / 5)


@pytest.mark.parametrize("output", ["softmax", "sigmoid"])
@pytest.mark.parametrize("seed", range(3))
def test_the_change_turns_the_answer_and_half_of_it_does_not(output: str, seed: int) -> None:
    network, x = deep(output, seed), grey(seed)
    answer = Look(network, x).answer
    target = nearest_answer(network, x)
    change = found(network, x, target)
    assert target != answer
    assert Look(network, change.after).answer == target
    assert Look(network, change.at(0.5)).answer != target
    assert change.after.min() >= 0
    assert change.after.max() <= 1
    np.testing.assert_array_equal(change.after, found(network, x, target).after)
    np.testing.assert_array_equal(change.at(0), x)
    assert np.isfinite(change.at(1e6)).all()


def test_steps_never_make_the_change_longer() -> None:
    lengths = [step.length for step in search(deep(), grey(), nearest_answer(deep(), grey())) if step is not None]
    assert lengths
    assert all(later <= earlier for earlier, later in pairwise(lengths))


def test_what_a_change_shows_is_said_by_its_size() -> None:
    question = WhyQuestion(linear(), CLASSES, np.full(64, 0.5))
    subtle = change_words(found(linear(), question.x, 8), question, "8")
    assert "together by 0.054: the smallest change found that turns the 9 into an 8." in subtle
    assert "hardly see it" in subtle
    coarse = Change(question.x, np.clip(question.x + 0.4 * np.isin(np.arange(64), (0, 1, 8)), 0, 1), 1)
    assert (coarse.count, coarse.is_subtle) == (3, False)
    assert "Comparing, one can see it" in change_words(coarse, question, "8")
    # Thirty-nine values by a fifth of full ink are not what nobody sees.
    greyed = Change(question.x, np.clip(question.x + 0.2 * (np.arange(64) < 39), 0, 1), 1)
    assert not greyed.is_subtle


def test_every_share_of_a_change_is_told_with_the_answer_first() -> None:
    question = WhyQuestion(linear(), CLASSES, np.full(64, 0.5))
    change = found(linear(), question.x, 8)
    said = {share: change_words(change, question, "8", share) for share in (0.0, 0.6, 1.0, 2.0)}
    percents = {share: 100 * Look(linear(), change.at(share)).probabilities for share in said}
    assert said[0].startswith(f"Without the change: a 9 ({percents[0][9]:.0f}\u00a0%). At 1 it is the smallest change")
    assert said[0.6].startswith(f"At 0.6 of the change: still a 9 ({percents[0.6][9]:.0f}\u00a0%).")
    assert said[1].startswith(f"With the change: now an 8 ({percents[1][8]:.0f}\u00a0%).")
    assert said[2].startswith(f"At 2 times the change: now an 8 ({percents[2][8]:.0f}\u00a0%).")
    assert "together by 0.11: 2 times the smallest change found that turns the 9 into an 8." in said[2]
    assert "fooled" not in said[0.6]
    assert change_words(change, question, "8") == said[1]


boxes = st.integers(0, 2**32 - 1).map(np.random.default_rng)


@given(rng=boxes, share=st.floats(0, 1))
def test_on_border_is_the_nearest_point_that_is_on_it(rng: np.random.Generator, share: float) -> None:
    x, slope = rng.uniform(0, 1, 6), rng.normal(size=6).round(1)
    low, high = np.minimum(slope, 0).sum(), np.maximum(slope, 0).sum()
    level = low + share * (high - low)
    nearest = on_border(x, slope, level)
    assert nearest.min() >= 0
    assert nearest.max() <= 1
    assert nearest @ slope == pytest.approx(level, abs=1e-9) if slope.any() else True
    for _ in range(20):  # other points of the border are further
        other = rng.uniform(0, 1, 6)
        other = on_border(other, slope, level)
        assert np.linalg.norm(nearest - x) <= np.linalg.norm(other - x) + 1e-9


def test_a_border_outside_the_box_is_met_as_nearly_as_can_be() -> None:
    x, slope = np.array([0.5, 0.5, 0.5]), np.array([1.0, -2.0, 0.0])
    np.testing.assert_array_equal(on_border(x, slope, 9.0), [1, 0, 0.5])
    np.testing.assert_array_equal(on_border(x, slope, -9.0), [0, 1, 0.5])
    np.testing.assert_array_equal(on_border(x, np.zeros(3), 1.0), x)


# On the ink


def test_blocks_go_back_to_the_pixels_they_were_counted_from() -> None:
    ink = normalise_drawing(EXAMPLE)
    values = np.arange(64.0)
    pixels = on_pixels(values)
    assert pixels[15, 24] == 8 + 3
    blocks = redrawn(ink).reshape(8, 8, 8, 8).mean(axis=(1, 3)).ravel()
    np.testing.assert_allclose(blocks, ink.views[0], atol=1e-6)
    # What pixels say, counted over the ink, is what the blocks' ink says.
    assert (pixels * redrawn(ink)).sum() / FINE == pytest.approx(float(values @ ink.views[0]), rel=1e-6)


def test_what_is_said_lies_on_the_strokes_that_say_it() -> None:
    ink = normalise_drawing(EXAMPLE)
    traces = on_drawing(EXAMPLE, ink, np.repeat([-1.0, 1.0], 32))  # the upper half against, the lower for
    strokes = np.concatenate([_along(stroke.xy) for stroke in EXAMPLE.strokes])
    away = np.hypot(traces.x[:, None] - strokes[:, 0], traces.y[:, None] - strokes[:, 1]).min(axis=1)
    assert away.max() < 6
    middle = (strokes[:, 1].min() + strokes[:, 1].max()) / 2
    assert (traces.values[traces.y < middle - 12] == -1).all()
    assert (traces.values[traces.y > middle + 12] == 1).all()


def test_a_dot_says_one_thing() -> None:
    dot = Drawing.from_strokes([[(40, 50)]])
    traces = on_drawing(dot, normalise_drawing(dot), np.array([0.0, -2.0, 1.0, *np.zeros(61)]))
    assert (traces.x.tolist(), traces.y.tolist(), traces.values.tolist()) == ([40], [50], [-2])


def _along(path: Floats) -> Floats:
    steps = np.linspace(0, len(path) - 1, 40 * len(path))
    return np.stack([np.interp(steps, np.arange(len(path)), path[:, i]) for i in range(2)], axis=1)
