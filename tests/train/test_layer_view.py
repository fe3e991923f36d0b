"""What is shown of a layer is what was recorded; numbers are said exactly, dead and saturated units by name."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from hwr.train.layer_view import (
    BINS,
    FirstWeights,
    flaw_words,
    footings,
    headings,
    histogram,
    layer_views,
    over_samples,
    readout,
    shown_inputs,
    unit_name,
)
from hwr.train.observation import SubjectKind
from hwr.words import numeral
from tests.train.layer_observations import observed, trained, with_flaws


def test_of_one_sample_its_very_numbers_are_shown() -> None:
    observation = observed(trained((12, "relu"), (6, "sigmoid")))
    for view, layer in zip(layer_views(observation), observation.trace.layers, strict=True):
        assert not view.is_mean
        assert np.array_equal(view.z, layer.z[0])
        assert np.array_equal(view.a, layer.a[0])
        assert np.array_equal(view.biases, layer.biases)
        assert view.units == len(layer.biases)
    assert np.array_equal(shown_inputs(observation.trace), observation.subject.x[0])


def test_of_a_batch_means_are_shown_and_all_values_are_in_the_histogram() -> None:
    observation = observed(trained((12, "relu")), SubjectKind.BATCH)
    view = layer_views(observation)[0]
    values = observation.trace.layers[0].a
    assert view.is_mean
    np.testing.assert_allclose(view.a, values.mean(axis=0))
    counts, _ = np.histogram(values, BINS, (0, float(values.max())))
    np.testing.assert_allclose(view.histogram.shares, counts / values.size, atol=3 / values.size)
    assert view.mean == pytest.approx(float(values.mean()), rel=1e-5)


def test_outputs_of_the_last_view_are_what_the_network_predicts() -> None:
    observation = observed(trained((12, "tanh")))
    predicted = observation.moment.network.predict(observation.subject.x)[0]
    np.testing.assert_allclose(layer_views(observation)[-1].a, predicted, rtol=1e-6)


@pytest.mark.parametrize(
    ("activation", "is_signed", "limit"),
    [("relu", False, None), ("sigmoid", False, 1.0), ("tanh", True, 1.0), ("leaky_relu", True, None)],
)
def test_the_scale_suits_the_activation(activation: str, is_signed: bool, limit: float | None) -> None:
    view = layer_views(observed(trained((12, activation))))[0]
    assert view.is_signed == is_signed
    assert view.limit == (float(np.abs(view.a).max()) if limit is None else limit)
    assert view.histogram.low == (-view.limit if is_signed else 0)
    assert view.histogram.shares.sum() == pytest.approx(1)


def test_dead_and_saturated_units_are_judged_by_the_batch_and_outputs_are_not() -> None:
    first, second, output = layer_views(observed(with_flaws()))
    assert np.flatnonzero(first.states.dead).tolist() == [2, 5]
    assert np.flatnonzero(second.states.saturated).tolist() == [4]
    assert output.is_output
    assert not first.is_output
    certain = trained((12, "relu"), output="sigmoid").copy()
    certain.biases[-1][:] = -60.0  # every output at the lower end
    assert not layer_views(observed(certain))[-1].states.saturated.any()


@given(
    arrays(np.float32, st.tuples(st.integers(1, 5), st.integers(1, 30)), elements=st.floats(-1024, 1024, width=32)),
    st.sampled_from([(-1.0, 1.0), (0.0, 3.0)]),
)
def test_every_number_counts_once(values: np.ndarray, ends: tuple[float, float]) -> None:
    made = histogram(values, *ends)
    assert made.shares.sum() == pytest.approx(1)
    assert ends[0] < made.centres[0] < made.centres[-1] < ends[1]


def test_what_is_no_number_is_left_out() -> None:
    values = np.array([[np.nan, np.inf, 0.5]], np.float32)
    assert histogram(values, 0, 1).shares[BINS // 2] == 1
    assert histogram(np.full((1, 3), np.nan), 0, 1).shares.sum() == 0


def test_a_network_that_overflows_can_still_be_looked_at() -> None:
    network = trained((12, "relu"), (6, "sigmoid")).copy()
    network.weights[0][:] = 3e38
    network.weights[1][:] = -3e38
    with np.errstate(all="ignore"):
        for view in layer_views(observed(network)):
            assert np.isfinite(view.limit)
            assert view.limit > 0


def test_means_are_over_samples() -> None:
    assert over_samples(np.array([[1.0, 2.0]])).tolist() == [1, 2]
    assert over_samples(np.array([[1.0, 2.0], [3.0, 6.0]])).tolist() == [2, 4]


def test_the_weights_are_the_networks() -> None:
    network = trained((12, "relu"))
    shown = FirstWeights.of(observed(network))
    assert np.array_equal(shown.weights, network.weights[0])
    assert np.array_equal(shown.biases, network.biases[0])
    np.testing.assert_allclose(shown.norms, np.linalg.norm(network.weights[0], axis=0), rtol=1e-6)
    assert shown.units == 12


def test_scales_are_common_or_each_its_own() -> None:
    shown = FirstWeights.of(observed(trained((12, "relu"))))
    common, own = np.abs(shown.scaled(False)), np.abs(shown.scaled(True))
    assert common.max() == 1
    assert common.max(axis=0).min() < 1
    assert np.array_equal(own.max(axis=0), np.ones(12))


def test_weights_that_are_all_zero_can_be_shown() -> None:
    network = trained((12, "relu")).copy()
    network.weights[0][:] = 0
    shown = FirstWeights.of(observed(network))
    assert not shown.scaled(False).any()
    assert not shown.scaled(True).any()


def test_the_readout_tells_the_exact_weight_bias_and_norm() -> None:
    network = trained((12, "relu"))
    shown = FirstWeights.of(observed(network))
    said = shown.readout(3, 20)
    assert said.startswith("Layer 1, unit 4. Pixel in row 3, column 5: ")
    assert f"w = {numeral(float(network.weights[0][20, 3]))}. " in said
    assert f"Bias {numeral(float(network.biases[0][3]))}, norm " in said
    assert "Pixel" not in shown.readout(3, None)
    assert shown.summary().startswith("12 units with 64 weights each, norms ")


def test_without_a_hidden_layer_the_units_are_the_outputs() -> None:
    shown = FirstWeights.of(observed(trained()))
    assert shown.name(3) == "Output for 3"
    assert shown.summary().startswith("10 outputs")


def test_units_are_counted_from_one_but_outputs_and_pixels_have_names() -> None:
    assert unit_name(0, 16, 3) == "Layer 1, unit 17"
    assert unit_name(2, 7, 3) == "Output for 7"
    assert unit_name(-1, 19, 3) == "Pixel in row 3, column 4"


def test_the_readout_tells_the_numbers_of_the_recorded_pass() -> None:
    observation = observed(trained((12, "tanh")))
    view, layer = layer_views(observation)[0], observation.trace.layers[0]
    said = readout(view, 4, 2)
    assert said.startswith("Layer 1, unit 5: ")
    assert f"z = {numeral(float(layer.z[0, 4]))}," in said
    assert f"a = tanh(z) = {numeral(float(layer.a[0, 4]))}," in said
    assert f"bias {numeral(float(layer.biases[4]))}" in said


def test_of_a_batch_the_readout_says_that_it_tells_means() -> None:
    observation = observed(trained((12, "tanh")), SubjectKind.BATCH)
    mean = numeral(float(observation.trace.layers[0].a[:, 4].mean()))
    said = readout(layer_views(observation)[0], 4, 2)
    assert f"mean a = {mean}" in said
    assert "tanh(z)" not in said  # the mean of tanh(z) is not tanh of the mean


def test_what_is_wrong_with_a_unit_is_said() -> None:
    views = layer_views(observed(with_flaws()))
    assert readout(views[0], 2, 3).endswith("Dead: 0 for every digit of the batch.")
    assert "Saturated" in readout(views[1], 4, 3)
    assert "Dead" not in readout(views[0], 3, 3)


def test_the_verdict_names_the_layer_and_the_reason() -> None:
    views = layer_views(observed(with_flaws()))
    assert flaw_words(views) == (
        "Layer 1: 2 of 12 units are dead: no digit of the batch switches them on. "
        "Layer 2: 1 of 6 units is saturated: nearly every digit drives it to an end of its range, "
        "where the slope is next to 0."
    )
    assert flaw_words(layer_views(observed(trained((12, "tanh"))))) == "No unit is dead or saturated."


def test_several_flawed_layers_are_named_in_one_sentence() -> None:
    network = trained((12, "relu"), (9, "relu")).copy()
    network.biases[0][:] = 3.0
    network.biases[0][:3] = network.biases[1][:9] = -1000.0
    assert flaw_words(layer_views(observed(network))) == (
        "Units dead: 3 of 12 in layer 1, 9 of 9 in layer 2: no digit of the batch switches them on."
    )


def test_a_layer_of_one_dead_unit_is_spoken_of_as_one() -> None:
    network = trained((1, "relu")).copy()
    network.biases[0][:] = -1000.0
    assert flaw_words(layer_views(observed(network))).startswith(
        "Layer 1: 1 of 1 unit is dead: no digit of the batch switches it on."
    )


def test_words_around_a_layer_get_shorter() -> None:
    views = layer_views(observed(with_flaws()))
    assert headings(views[0]) == ("12 ReLU units", "12 ReLU", "12")
    assert footings(views[0])[0].endswith(" · 2 dead")
    assert footings(views[0])[1] == "2 dead"
    read = int(views[-1].a.argmax())
    assert footings(views[-1]) == (f"reads {read}",)
