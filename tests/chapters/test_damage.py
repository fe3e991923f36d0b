"""Damage to a network, against plain loops and hand-worked numbers; what is left of it, and its score."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hwr.chapters.contents import CHAPTERS, KEYS, chapter
from hwr.chapters.damage.chapter import CHAPTER, Answer, answer_words, broken, numbers, score_words
from hwr.chapters.damage.damage import (
    MOST_BITS,
    WHOLE,
    Damage,
    Size,
    Unit,
    damaged,
    quantised,
    share_of_units,
    size,
    smallest,
)
from hwr.chapters.damage.exam import ALONG, Exam, Score, along, varied
from hwr.chapters.damage.plan import BIASES, Plan
from hwr.errors import ConfigError
from hwr.nn.metrics import wilson_interval
from hwr.nn.network import Architecture, LayerSpec, Network
from hwr.nn.trace import record
from hwr.words import NO_BREAK

SHAPE = Architecture(64, (LayerSpec(20, "relu"), LayerSpec(12, "sigmoid"), LayerSpec(10, "softmax")))


def network(seed: int = 0, shape: Architecture = SHAPE, dtype: type = np.float32) -> Network:
    made = Network.initialised(shape, np.random.default_rng(seed), dtype)
    for biases in made.biases:
        biases[...] = np.random.default_rng(seed + 1).normal(0, 0.3, biases.shape)
    return made


seeds = st.integers(0, 99)
shares = st.floats(0, 1)
bits_of = st.sampled_from([WHOLE, *range(1, MOST_BITS + 1)])
units = st.frozensets(
    st.integers(0, 31).map(lambda i: Unit(0, i) if i < 20 else Unit(1, i - 20)),
)
damages = st.builds(
    Damage, units, st.frozensets(st.integers(0, 2)), shares, st.floats(0, 3), st.integers(0, 2**32), bits_of
)


# The network that is left


@given(seed=seeds, damage=damages)
def test_the_network_that_was_there_stays_as_it_is(seed: int, damage: Damage) -> None:
    whole = network(seed)
    before = whole.parameters.tobytes()
    left = damaged(whole, damage)
    assert whole.parameters.tobytes() == before
    assert not np.shares_memory(left.parameters, whole.parameters)
    assert left.architecture == whole.architecture
    assert left.dtype == whole.dtype
    assert np.isfinite(left.parameters).all()
    assert damaged(whole, damage).parameters.tobytes() == left.parameters.tobytes(), "the same again"


@given(seed=seeds, noise_seed=seeds)
def test_no_damage_is_no_change_at_all(seed: int, noise_seed: int) -> None:
    whole = network(seed)
    left = damaged(whole, Damage(seed=noise_seed))
    assert left.parameters.tobytes() == whole.parameters.tobytes()
    assert size(left, Damage()) == Size(64 * 20 + 20 * 12 + 12 * 10, whole.parameters.nbytes)


@given(seed=seeds, off=units, x_seed=seeds)
def test_a_unit_that_is_off_is_a_zero_to_the_rest(seed: int, off: frozenset[Unit], x_seed: int) -> None:
    """Against a pass in which these activations are set to 0, layer by layer, as sigmoids too must be."""
    whole = network(seed, dtype=np.float64)
    signal = np.random.default_rng(x_seed).uniform(0, 1, (3, 64))
    for layer, (weights, biases) in enumerate(zip(whole.weights, whole.biases, strict=True)):
        z = signal @ weights + biases
        signal = (np.maximum(z, 0), 1 / (1 + np.exp(-z)), z)[layer]
        signal[:, [at.unit for at in off if at.layer == layer]] = 0
    expected = np.exp(signal - signal.max(axis=1, keepdims=True))
    expected /= expected.sum(axis=1, keepdims=True)
    left = damaged(whole, Damage(off=off))
    x = np.random.default_rng(x_seed).uniform(0, 1, (3, 64))
    np.testing.assert_allclose(left.predict(x), expected, atol=1e-12)


@given(seed=seeds, layers=st.frozensets(st.integers(0, 2)))
def test_a_layer_without_biases_keeps_its_weights(seed: int, layers: frozenset[int]) -> None:
    whole, left = network(seed), damaged(network(seed), Damage(unbiased=layers))
    for layer in range(3):
        assert np.array_equal(left.weights[layer], whole.weights[layer])
        assert np.array_equal(left.biases[layer], whole.biases[layer]) == (layer not in layers)
        assert left.biases[layer].any() == (layer not in layers)


@given(seed=seeds, share=shares, more=shares)
def test_the_smallest_go_first_and_a_larger_share_only_adds(seed: int, share: float, more: float) -> None:
    weights = np.random.default_rng(seed).integers(-4, 5, (9, 7)).astype(np.float32)  # with many ties
    few, many = sorted((share, more))
    gone = smallest(weights, few)
    assert np.count_nonzero(gone) == round(few * 63)
    if gone.any() and not gone.all():
        assert np.abs(weights[gone]).max() <= np.abs(weights[~gone]).min()
    assert (smallest(weights, many) | ~gone).all()


@given(seed=seeds, share=shares)
def test_pruning_leaves_the_others_alone(seed: int, share: float) -> None:
    whole, left = network(seed), damaged(network(seed), Damage(pruned=share))
    for before, after in zip(whole.weights, left.weights, strict=True):
        assert np.count_nonzero(after) == before.size - round(share * before.size)
        assert np.array_equal(after[after != 0], before[after != 0])
    assert all(np.array_equal(a, b) for a, b in zip(whole.biases, left.biases, strict=True))


def test_noise_is_as_strong_as_it_says_and_spares_what_was_pruned() -> None:
    shape = Architecture(64, (LayerSpec(500, "relu"), LayerSpec(10, "softmax")))
    whole = network(3, shape)
    for strength in (0.5, 2.0):
        left = damaged(whole, Damage(noise=strength, seed=7))
        for before, after in zip(whole.weights, left.weights, strict=True):
            added = (after - before) / before.std()
            assert added.std() == pytest.approx(strength, rel=0.05)
            assert abs(added.mean()) < 0.05 * strength
    once, twice = (damaged(whole, Damage(noise=s, seed=7)).weights[0] - whole.weights[0] for s in (1.0, 2.0))
    np.testing.assert_allclose(twice, 2 * once, atol=1e-5)  # the same draw, however strong
    assert not np.array_equal(damaged(whole, Damage(noise=1.0, seed=8)).weights[0], whole.weights[0] + once)
    both = damaged(whole, Damage(pruned=0.6, noise=1.0))
    assert not both.weights[0][smallest(whole.weights[0], 0.6)].any()
    assert np.count_nonzero(both.weights[0]) == whole.weights[0].size - round(0.6 * whole.weights[0].size)


@given(seed=seeds, bits=st.integers(1, MOST_BITS))
def test_rounded_weights_lie_on_as_many_equal_steps_as_there_are_bits_for(seed: int, bits: int) -> None:
    weights = np.random.default_rng(seed).standard_normal((40, 30))
    made = quantised(weights, bits)
    values = np.unique(made)
    assert len(values) <= 2**bits
    np.testing.assert_array_equal(quantised(-weights, bits), -made)  # symmetric
    if bits == 1:
        np.testing.assert_allclose(values, [-np.abs(weights).mean(), np.abs(weights).mean()])
        assert np.array_equal(np.sign(made), np.sign(weights))
        return
    step = np.diff(values).min()
    np.testing.assert_allclose(values / step, np.rint(values / step), atol=1e-9)
    assert np.abs(values / step).max() <= 2 ** (bits - 1) - 1 + 1e-9


@given(seed=seeds, bits=st.integers(2, MOST_BITS))
def test_the_step_is_about_the_best_there_is(seed: int, bits: int) -> None:
    weights = np.random.default_rng(seed).standard_t(4, 2000)  # heavy tails, as weights have
    levels = 2 ** (bits - 1) - 1
    best = min(
        float(np.square(np.rint(weights / step).clip(-levels, levels) * step - weights).sum())
        for step in np.abs(weights).max() / levels * np.linspace(0.02, 1, 200)
    )
    assert float(np.square(quantised(weights, bits) - weights).sum()) <= 1.05 * best


def test_what_is_zero_stays_zero_however_it_is_rounded() -> None:
    weights = np.array([[0.0, 0.4, -0.9], [0.0, 0.0, 0.1]])
    for bits in range(1, MOST_BITS + 1):
        assert not quantised(weights, bits)[weights == 0].any()
    assert not quantised(np.zeros((2, 2)), 3).any()
    np.testing.assert_allclose(quantised(np.array([0.5, -1.5, 0.0]), 1), [1, -1, 0])


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"pruned": 1.1}, "pruned must"),
        ({"noise": -0.1}, "noise must"),
        ({"noise": float("nan")}, "noise must"),
        ({"bits": 0}, "bits must"),
        ({"bits": 9}, "bits must be 1 to 8, or 32 for all; it is 9"),
        ({"seed": -1}, "seed must"),
    ],
)
def test_damage_out_of_range_is_refused(wrong: dict[str, float], said: str) -> None:
    with pytest.raises(ConfigError, match=said):
        Damage(**wrong)  # type: ignore[arg-type]


def test_what_the_network_does_not_have_cannot_be_broken() -> None:
    for off in (Unit(2, 0), Unit(0, 20), Unit(-1, 0), Unit(1, -1)):
        with pytest.raises(ConfigError, match="no hidden unit"):
            damaged(network(), Damage(off=frozenset({off})))
    with pytest.raises(ConfigError, match="unbiased names layer 3"):
        damaged(network(), Damage(unbiased=frozenset({3})))


# Its size


def test_sizes_worked_by_hand() -> None:
    whole = network(0, Architecture(64, (LayerSpec(8, "relu"), LayerSpec(10, "softmax"))))
    weights = 64 * 8 + 8 * 10

    def of(**what: object) -> Size:
        damage = Damage(**what)  # type: ignore[arg-type]
        return size(damaged(whole, damage), damage)

    assert of() == Size(weights, 4 * (weights + 18))
    assert of(bits=8) == Size(
        int(np.count_nonzero(damaged(whole, Damage(bits=8)).parameters)) - 18, weights + 4 * 18 + 8
    )
    # Half of them: a bit for each place, four bytes for each that is left.
    assert of(pruned=0.5) == Size(weights // 2, (64 * 8 // 8 + 256 * 4) + (80 // 8 + 40 * 4) + 4 * 18)
    # One bit each, and as much again for the places, would be more than to write them all.
    assert of(bits=1, pruned=0.5).bytes == 64 * 8 // 8 + 80 // 8 + 4 * 18 + 8
    # Two units less: 6 of 8 columns, 6 of 8 rows, 6 of 8 biases.
    two = frozenset({Unit(0, 1), Unit(0, 5)})
    assert of(off=two) == Size(64 * 6 + 6 * 10, 4 * (64 * 6 + 6 * 10 + 16))
    assert of(unbiased=frozenset({0, 1})) == Size(weights, 4 * weights)
    assert of(pruned=1.0) == Size(0, 64 + 10 + 4 * 18)


@given(seed=seeds, damage=damages)
def test_damage_never_makes_it_larger(seed: int, damage: Damage) -> None:
    whole = network(seed)
    left = damaged(whole, damage)
    found = size(left, damage)
    assert found.weights == sum(np.count_nonzero(weights) for weights in left.weights)
    assert found.bytes <= whole.parameters.nbytes + 3 * 4  # the steps


# Plans


@given(seed=seeds, share=shares, more=shares)
def test_more_units_off_are_the_same_and_others(seed: int, share: float, more: float) -> None:
    few, many = sorted((share, more))
    assert share_of_units(SHAPE, few, seed) <= share_of_units(SHAPE, many, seed)
    for layer, count in ((0, 20), (1, 12)):
        assert sum(at.layer == layer for at in share_of_units(SHAPE, few, seed)) == round(few * count)


parts = st.sampled_from([Unit(0, 3), Unit(0, 19), Unit(1, 0), Unit(0, BIASES), Unit(2, BIASES)])


@given(off=shares, unbiased=st.booleans(), clicks=st.lists(parts, max_size=6))
def test_a_click_turns_one_thing_round_and_a_second_turns_it_back(
    off: float, unbiased: bool, clicks: list[Unit]
) -> None:
    first = Plan(off=off, unbiased=unbiased)
    plan = first
    for at in clicks:
        before = plan.damage(SHAPE)
        plan = plan.toggled(at, SHAPE)
        after = plan.damage(SHAPE)
        if at.unit == BIASES:
            assert before.unbiased ^ after.unbiased == {at.layer}
            assert before.off == after.off
        else:
            assert before.off ^ after.off == {at}
            assert before.unbiased == after.unbiased
    for at in reversed(clicks):
        plan = plan.toggled(at, SHAPE)
    assert plan == first


def test_what_was_clicked_stays_so_however_the_dials_are_turned() -> None:
    plan = Plan().toggled(Unit(0, 3), SHAPE).toggled(Unit(1, BIASES), SHAPE)
    assert Unit(0, 3) in replace(plan, off=0.0).damage(SHAPE).off
    everything = replace(Plan(off=1.0), unbiased=True).toggled(Unit(0, 3), SHAPE).toggled(Unit(1, BIASES), SHAPE)
    damage = everything.damage(SHAPE)
    assert Unit(0, 3) not in damage.off
    assert len(damage.off) == 31
    assert damage.unbiased == {0, 2}
    small = Architecture.mlp(64, 2, 10)
    assert plan.damage(small) == Damage(unbiased=frozenset({1})), "what another network has not is passed over"


# Scores


def exam_of(whole: Network, n: int = 40, seed: int = 5) -> Exam:
    """Pictures that the network reads as it is asked to, but for every tenth."""
    views = np.random.default_rng(seed).uniform(0, 1, (3, n, 64)).astype(np.float32)
    labels = np.mean([whole.predict(view) for view in views], axis=0).argmax(axis=1)
    labels[::10] = (labels[::10] + 1) % 10
    return Exam("drawing", "", views, labels)


def test_a_score_is_by_the_mean_of_the_views_with_wilsons_interval() -> None:
    whole = network(1)
    whole.parameters *= 4  # so that it has an opinion
    exam = exam_of(whole)
    score = exam.score(whole)
    assert score == Score(36, 40)
    assert np.count_nonzero(whole.predict(exam.views[0]).argmax(axis=1) == exam.labels) < 36, "one view is not enough"
    assert score.interval == wilson_interval(36, 40)
    assert Score(0, 40).share == 0


@pytest.mark.parametrize("name", list(ALONG))
def test_a_curve_is_what_each_of_its_places_gives(name: str) -> None:
    whole = network(1)
    exam, plan = exam_of(whole), Plan(off=0.1, pruned=0.2, seed=4)
    steps = list(along(whole, exam, plan, name))
    assert [len(step) for step in steps] == list(range(1, len(ALONG[name]) + 1))
    assert all(longer[:-1] == shorter for shorter, longer in pairwise(steps))
    for value, score in zip(ALONG[name], steps[-1], strict=True):
        field = {name: int(value) if name == "bits" else value}
        assert varied(plan, name, value) == replace(plan, **field)  # type: ignore[arg-type]
        damage = replace(plan, **field).damage(SHAPE)  # type: ignore[arg-type]
        assert score == exam.score(damaged(whole, damage))


# Words


def test_the_sentence_has_the_chapters_own_numbers() -> None:
    exam = Exam("drawing", "", np.zeros((3, 100, 64), np.float32), np.zeros(100, np.intp))
    said = score_words(Damage(pruned=0.8), SHAPE, exam, Score(100, 100), Score(95, 100))
    percent = f"80{NO_BREAK}%"
    assert said == (
        f"With {percent} of the weights gone it still reads 95 of 100 drawings (88–98{NO_BREAK}%); whole, 100."
    )
    assert "it reads 70 of" in score_words(Damage(pruned=0.8), SHAPE, exam, Score(100, 100), Score(70, 100))
    assert "it reads only 30 of" in score_words(Damage(pruned=0.8), SHAPE, exam, Score(100, 100), Score(30, 100))
    learnt = replace(exam, noun="digit", note="that it has learnt from")
    assert "reads 95 of 100 digits that it has learnt from. Turn" in score_words(
        Damage(), SHAPE, learnt, Score(95, 100), Score(95, 100)
    )


def test_everything_that_is_broken_is_named() -> None:
    damage = Damage(frozenset({Unit(0, 1)}), frozenset({2, 0}), 0.5, 0.25, 0, 1)
    assert broken(damage, SHAPE) == [
        "1 of 32 hidden units off",
        "no biases in layer 1 and the outputs",
        f"50{NO_BREAK}% of the weights gone",
        f"noise of 25{NO_BREAK}% of their spread",
        "1 bit a weight",
    ]
    assert broken(Damage(unbiased=frozenset({0, 1, 2})), SHAPE) == ["no biases"]
    assert broken(Damage(seed=3), SHAPE) == []


def test_what_becomes_of_the_drawing() -> None:
    classes = ("3", "8")
    before = Answer(classes, np.array([0.1, 0.9]))
    assert answer_words("Your drawing", before, before) == f"Your drawing is read as an 8 (90{NO_BREAK}%)."
    weaker = Answer(classes, np.array([0.4, 0.6]))
    said = f"Your drawing is read as an 8 (60{NO_BREAK}%, whole 90{NO_BREAK}%)."
    assert answer_words("Your drawing", before, weaker) == said
    other = Answer(classes, np.array([0.7, 0.3]))
    assert answer_words("The example", before, other) == (
        f"The example, an 8 before (90{NO_BREAK}%), is now read as a 3 (70{NO_BREAK}%)."
    )
    few = numbers(Size(1200, 3000), Size(1640, 6728))
    assert few == f"<nobr>1,200 of 1,640 weights,</nobr> <nobr>3,000 bytes (44.6{NO_BREAK}%)</nobr>"
    assert f"(>99.9{NO_BREAK}%)" in numbers(Size(1640, 99_999), Size(1640, 100_000))
    assert numbers(Size(10, 40), Size(10, 40)) == "<nobr>all 10 weights,</nobr> <nobr>40 bytes</nobr>"


def test_chapters_lead_to_chapters_that_there_are() -> None:
    assert chapter("damage") is CHAPTER
    leads = {(one.key, lead.key) for one in CHAPTERS for lead in one.leads}
    assert {to for _, to in leads} <= set(KEYS)
    assert {("hidden", "damage"), ("activations", "damage"), ("unit", "damage")} <= leads


def test_a_dead_layer_leaves_the_outputs_biases() -> None:
    whole = network(2)
    left = damaged(whole, Plan(off=1.0).damage(SHAPE))
    x = np.random.default_rng(0).uniform(0, 1, (4, 64))
    z = record(left, x).layers[-1].z
    np.testing.assert_allclose(z, np.tile(whole.biases[-1], (4, 1)), rtol=1e-6)
