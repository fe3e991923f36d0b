"""The sum that is told is the one that was computed."""

from __future__ import annotations

import numpy as np
import pytest

from hwr.nn.trace import record
from hwr.train.layer_view import layer_views
from hwr.train.network_layout import EdgeAt, UnitAt
from hwr.train.network_terms import edge_words, sum_words, unit_sum
from hwr.train.observation import SubjectKind
from hwr.words import numeral
from tests.train.layer_observations import few_digits, observed, trained


@pytest.mark.parametrize("kind", [SubjectKind.DIGIT, SubjectKind.BATCH])
@pytest.mark.parametrize("at", [UnitAt(0, 3), UnitAt(1, 2), UnitAt(2, 7)])
@pytest.mark.parametrize("most", [0, 3, 999])
def test_terms_rest_and_bias_sum_to_z(kind: SubjectKind, at: UnitAt, most: int) -> None:
    trace = observed(trained((12, "relu"), (6, "sigmoid")), kind).trace
    made = unit_sum(trace, at, most)
    assert len(made.terms) <= most
    assert len(made.terms) + made.others == trace.layers[at.layer].weights.shape[0]
    told = sum(term.product for term in made.terms) + made.rest + made.bias
    assert told == pytest.approx(made.z, rel=1e-4, abs=1e-5)
    assert made.z == float(trace.layers[at.layer].z.mean(axis=0)[at.unit])


def test_the_largest_terms_come_first_with_their_own_weights() -> None:
    trace = observed(trained((12, "relu"))).trace
    made = unit_sum(trace, UnitAt(1, 4), 5)
    sizes = [abs(term.product) for term in made.terms]
    assert sizes == sorted(sizes, reverse=True)
    for term in made.terms:
        assert term.weight == trace.layers[1].weights[term.source, 4]
        assert term.value == trace.layers[0].a[0, term.source]
        assert term.product != 0


def test_what_is_zero_is_not_listed() -> None:
    trace = observed(trained((12, "relu"))).trace
    made = unit_sum(trace, UnitAt(0, 0), 64)
    assert len(made.terms) == np.count_nonzero(trace.inputs[0] * trace.layers[0].weights[:, 0])
    assert made.rest == 0


def test_the_sum_is_told_with_its_signs() -> None:
    observation = observed(trained((12, "relu")))
    view = layer_views(observation)[1]
    made = unit_sum(observation.trace, UnitAt(1, 4), 2)
    said = sum_words(made, view, 2)
    first = made.terms[0]
    sign = "−" if first.weight < 0 else ""
    assert said.startswith(f"Output for 4: z = {sign}{numeral(abs(first.weight))} · {numeral(first.value)} (unit ")
    assert f" = {numeral(made.z)}, a = softmax(z) = {numeral(float(view.a[4]))}." in said
    assert "+ −" not in said
    assert "(10 others)" in said
    negative = sum_words(unit_sum(observation.trace, UnitAt(1, 4), 0), view, 2)
    assert "z =  " not in negative
    pixels = sum_words(unit_sum(observation.trace, UnitAt(0, 4), 2), layer_views(observation)[0], 2)
    assert "(pixel " in pixels


def test_of_a_batch_means_are_told() -> None:
    observation = observed(trained((12, "relu")), SubjectKind.BATCH)
    said = sum_words(unit_sum(observation.trace, UnitAt(1, 4), 2), layer_views(observation)[1], 2)
    assert "mean z = " in said
    assert "softmax(z)" not in said


def test_an_edge_is_told_with_its_weight_and_its_gradient() -> None:
    trace = observed(trained((12, "relu"))).trace
    assert trace.backward is not None
    said = edge_words(trace, EdgeAt(1, 3, 7))
    assert said.startswith("Weight from layer 1, unit 4 to output for 7: ")
    assert f"w = {numeral(float(trace.layers[1].weights[3, 7]))}" in said
    assert f"dL/dw = {numeral(float(trace.backward.layers[1].weight_gradient[3, 7]))}." in said
    assert edge_words(trace, EdgeAt(0, 19, 0)).startswith("Weight from pixel in row 3, column 4 to layer 1, unit 1: ")


def test_without_labels_there_is_no_gradient_to_tell() -> None:
    trace = record(trained((12, "relu")), few_digits()[0][:1])
    assert "gradient" not in edge_words(trace, EdgeAt(1, 3, 7))
