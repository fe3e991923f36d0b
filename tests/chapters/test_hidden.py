"""Hidden layers looked into and compared: real trainings, and conclusions that follow from made-up measurements."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
import pytest

from hwr.chapters.contents import chapter
from hwr.chapters.hidden.chapter import CHAPTER, active_units, most_active, numbers, words
from hwr.chapters.hidden.depth import DEPTHS, Comparison, Difference, Experiment, Trial, compare, layers
from hwr.chapters.hidden.plane import SIDE, Parted, Task, part
from hwr.explain.lesson import read_lesson
from hwr.nn.network import Architecture, LayerSpec, Network
from hwr.nn.trace import Trace, record
from hwr.recipe.preparing import Preparer
from hwr.recipe.progress import Progress
from hwr.store.paths import Paths

TINY = Experiment(units=8, epochs=10, repeats=2)


@pytest.fixture(scope="module")
def measured(preparer: Preparer) -> tuple[list[Progress], Comparison]:
    *steps, last = compare(TINY, preparer)
    assert isinstance(last, Comparison)
    return [step for step in steps if isinstance(step, Progress)], last


def made(*accuracies: Sequence[float], learnt: Sequence[float] = (1, 1, 1, 1), **settings: object) -> Comparison:
    """A comparison with these test accuracies, training by training, for each depth."""
    experiment = Experiment(repeats=len(accuracies[0]), **settings)  # type: ignore[arg-type]
    network = Network(Architecture(1, (LayerSpec(1),)), np.zeros(2))
    trials = tuple(
        tuple(Trial(accuracy, share, 0.1, network) for accuracy in of_depth)
        for of_depth, share in zip(accuracies, learnt, strict=True)
    )
    return Comparison(experiment, trials, 359)


def seen(activation: str = "relu") -> Trace:
    """Three hidden units with the sums 0.5·w + b of 1.5, -1 and 0.5."""
    network = Network(Architecture(64, (LayerSpec(3, activation), LayerSpec(10, "softmax"))), np.zeros(64 * 3 + 3 + 40))
    network.weights[0][5] = (2, -1, 0)
    network.biases[0][:] = (0.5, -0.5, 0.5)
    x = np.zeros((1, 64))
    x[0, 5] = 0.5
    return record(network, x)


def test_the_chapter_is_in_the_table_of_contents() -> None:
    assert chapter("hidden") is CHAPTER


def test_hand_worked_activations() -> None:
    trace = seen()
    assert active_units(trace) == 2
    assert most_active(trace, 2) == [0, 2]
    assert words(trace) == ("2 of 3 units of the first layer are switched on, most of all unit 1 (1.5), unit 3 (0.5).")
    plain = re.sub("<[^>]*>", "", numbers(trace)).replace("&nbsp;", "")
    assert plain == "unit 1: W1x + b1 = 1 + 0.5 = 1.5, f = 1.5"
    assert active_units(seen("tanh")) == 2


def test_a_network_without_hidden_layers_is_told_as_such() -> None:
    network = Network(Architecture(64, (LayerSpec(10, "softmax"),)), np.zeros(650))
    network.biases[0][7] = 1
    trace = record(network, np.zeros((1, 64)))
    assert active_units(trace) == -1
    assert words(trace) == "This network has no hidden layer: its outputs look at the pixels themselves."
    assert numbers(trace).startswith("output for 7:")


def test_nothing_switched_on() -> None:
    network = Network(Architecture(64, (LayerSpec(4), LayerSpec(10, "softmax"))), np.zeros(64 * 4 + 4 + 50))
    assert words(record(network, np.zeros((1, 64)))) == "None of the 4 units of the first layer is switched on."


# The comparison


def test_parameters_are_weights_and_biases() -> None:
    assert [Experiment(units=30).parameters(depth) for depth in DEPTHS] == [650, 2260, 3190, 5980]
    assert [layers(depth) for depth in DEPTHS] == [
        "no hidden layer",
        "1 hidden layer",
        "2 hidden layers",
        "5 hidden layers",
    ]


def test_networks_are_really_trained(measured: tuple[list[Progress], Comparison]) -> None:
    steps, found = measured
    shares = [step.share for step in steps]
    assert shares == sorted(shares)
    assert shares[0] >= 0
    assert shares[-1] <= 1
    assert "No hidden layer, training 1 of 2" in {step.step for step in steps}
    assert found.tested == 359
    assert found.test.shape == (4, 2)
    assert found.mean(0) > 0.9
    assert [len(found.network(depth).architecture.layers) for depth in DEPTHS] == [1, 2, 3, 6]
    for trials in found.trials:
        for trial in trials:
            assert trial.test_accuracy * 359 == pytest.approx(round(trial.test_accuracy * 359), abs=1e-6)
            assert trial.seconds > 0


def test_equal_experiments_give_equal_networks(preparer: Preparer) -> None:
    one, same = (list(compare(Experiment(units=4, epochs=2, repeats=1), preparer))[-1] for _ in range(2))
    assert isinstance(one, Comparison)
    assert isinstance(same, Comparison)
    for depth in DEPTHS:
        np.testing.assert_array_equal(one.network(depth).parameters, same.network(depth).parameters)
    np.testing.assert_array_equal(one.test, same.test)


def test_every_repeat_holds_out_other_digits_the_same_for_all_depths() -> None:
    seeds = {(repeat, TINY.recipe(depth, repeat).training.seed) for depth in DEPTHS for repeat in range(2)}
    assert seeds == {(0, 0), (1, 1)}


@pytest.mark.parametrize(
    ("gains", "grade"),
    [
        ([1, 2, 1, 3, 1], 2),
        ([1, 2, 1, 3, -1], 1),
        ([1, 2, -1, -2, 0], 0),
        ([1, 1, 1, 1, -9], 0),  # mostly better, but not on average
        ([-1, -2, -1, -3, 0], -1),
        ([-1, -2, -1, -3, -1], -2),
        ([0, 0, 0, 0, 0], 0),
    ],
)
def test_a_difference_is_what_the_trainings_agree_on(gains: list[float], grade: int) -> None:
    assert Difference(np.array(gains) / 100).grade == grade


def test_a_difference_in_words() -> None:
    assert Difference(np.array([0.02, 0.01, 0.015])).words() == "+1.5 points (better in 3 of 3)"
    assert Difference(np.array([-0.02, 0.01, -0.02])).words() == "−1 points (worse in 2 of 3)"
    assert Difference(np.array([0.0])).words() == "0 points (equal in 1 of 1)"
    assert Difference(np.array([0.0, 0.0])).words() == "0 points (equal in 2 of 2)"
    assert Difference(np.array([0.01, -0.03])).words() == "−1 points (better in 1, worse in 1 of 2)"


def test_the_conclusion_is_the_measurement_s() -> None:
    pays = made([0.90, 0.91, 0.92], [0.95, 0.96, 0.97], [0.95, 0.97, 0.96], [0.96, 0.95, 0.97])
    assert "One hidden layer clearly pays" in pays.words()
    assert "more gain nothing clear, at up to 2.6 times the parameters" in pays.words()
    level = made([0.96, 0.95, 0.97], [0.95, 0.96, 0.97], [0.97, 0.97, 0.98], [0.98, 0.98, 0.99])
    assert (
        "no clear difference here, for digits are nearly linearly separable: straight cuts alone read 96.0"
        in level.words()
    )
    assert "more layers gain more still" in level.words()
    harmful = made([0.96] * 3, [0.9] * 3, [0.8] * 3, [0.3] * 3, learnt=(0.99, 0.91, 0.82, 0.31), units=3)
    assert "A hidden layer does harm here: these few units let too little through" in harmful.words()
    assert "it reads only 91.0\u00a0%" in harmful.words()
    assert "more do harm" in harmful.words()
    assert "five are hard to train: even of its own digits the network reads 31.0\u00a0%" in harmful.words()
    linear = made([0.96] * 3, [0.96] * 3, [0.96] * 3, [0.96] * 3, activation="identity")
    assert "layers in a row can do no more than one" in linear.words()


def test_from_one_or_two_trainings_nothing_is_concluded() -> None:
    once = made([0.90], [0.99], [0.99], [0.99])
    assert once.words().endswith("Chance alone can do as much: train at least 3 times each to tell.")


HIDDEN_LESSON = read_lesson(Paths.of_user().shipped_lessons / "11-hidden.toml")


@pytest.mark.parametrize("points", ["xor", "rings"])
def test_no_line_parts_the_points_that_a_hidden_layer_parts(points: str) -> None:
    """Every straight line is tried, through all directions and shifts, not only the trained one."""
    task = Task(points, 4, 0)
    x, labels = task.samples
    best = 0.0
    for angle in np.linspace(0, np.pi, 61):
        along = np.sort(x @ (np.cos(angle), np.sin(angle)))
        order = labels[np.argsort(x @ (np.cos(angle), np.sin(angle)))]
        ones = np.concatenate([[0], np.cumsum(order)])
        right = ones + (len(labels) - ones[-1]) - (np.arange(len(labels) + 1) - ones)
        best = max(best, float(np.maximum(right, len(labels) - right).max()) / len(labels))
        assert len(along) == len(labels)
    assert best <= 0.8
    *_, parted = part(task)
    assert isinstance(parted, Parted)
    assert parted.accuracies[0] <= best
    assert parted.accuracies[1] > 0.95
    assert parted.maps[1].shape == (SIDE, SIDE)


def test_digits_are_said_to_be_nearly_separable_where_straight_cuts_read_them() -> None:
    even = made([0.95, 0.96, 0.97], [0.95, 0.96, 0.97], [0.95, 0.96, 0.97], [0.95, 0.96, 0.97]).words()
    assert "no clear difference here, for digits are nearly linearly separable: straight cuts alone read 96.0" in even
    told = [step.question.why for step in HIDDEN_LESSON.steps if step.question is not None]
    for said in (CHAPTER.text, *told):
        assert "lifts that limit" not in said
    assert any("nearly linearly separable" in said for said in told)
    assert "linearly separable" not in CHAPTER.text, "the lesson asks for it"
