"""The slopes at a stop of a walk: the engine's own, curves that touch their triangles, rises that become runs."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hwr.chapters.graph.model import PRESETS
from hwr.chapters.graph.slopes import H, NudgedNumber, slopes_at
from hwr.chapters.graph.walk import GraphWalk, Stop
from hwr.nn.scalar_graph import Kind, Node, ScalarPass

VALUES = st.floats(-3, 3)


def made_of(preset: str, values: list[float]) -> ScalarPass:
    graph = PRESETS[preset][1]
    for node, value in zip(graph.values, values, strict=False):
        graph = graph.with_value(node.name, value)
    return graph.computed()


def touches(one: NudgedNumber) -> None:
    """The curve goes through the number there is, as steeply as the slope says."""
    smooth = np.polynomial.Polynomial.fit(one.xs, one.ys, min(len(one.xs) - 1, 9))
    assert smooth(one.x) == pytest.approx(one.y, abs=1e-4)
    assert smooth.deriv()(one.x) == pytest.approx(one.slope, abs=1e-3)


@given(st.sampled_from(sorted(PRESETS)), st.lists(VALUES, min_size=4, max_size=4))
def test_at_every_stop_the_slopes_are_the_engines(preset: str, values: list[float]) -> None:
    made = made_of(preset, values)
    for stop in GraphWalk(made).stops:
        found = slopes_at(made, stop)
        if stop.node is None:
            assert found == ()
            continue
        local = found[: stop.node.kind.inputs]
        assert [one.slope for one in local] == [edge.local for edge in made.edges_into(stop.node.name)]
        assert all(one.run == H for one in local)
        if len(found) > len(local):
            last = found[-1]
            assert last.slope == made.gradients[stop.node.name]
            assert last.run == local[0].rise, "the rise of the first is the run of the last"
            assert last.rise == pytest.approx(H * made.edges_into(stop.node.name)[0].backward)


@pytest.mark.parametrize("preset", sorted(PRESETS))
def test_curves_touch_their_triangles(preset: str) -> None:
    made = made_of(preset, [0.8, 1.5, -0.5, -1.0])
    for stop in GraphWalk(made).stops:
        for one in slopes_at(made, stop):
            touches(one)


def test_a_relu_has_its_corner() -> None:
    value, relu = Node("x", Kind.VALUE, (), 0.2), Node("L", Kind.RELU, ("x",))
    (one,) = slopes_at(ScalarPass((value, relu), relu), Stop(relu, False))
    assert 0.0 in one.xs
    assert one.ys[one.xs <= 0].tolist() == [0.0] * int((one.xs <= 0).sum())


def test_a_number_that_is_taken_twice_is_nudged_once_for_each() -> None:
    value, square = Node("x", Kind.VALUE, (), 3.0), Node("L", Kind.PRODUCT, ("x", "x"))
    first, second = slopes_at(ScalarPass((value, square), square), Stop(square, True))
    assert (first.slope, second.slope) == (3.0, 3.0)
    assert first.ys.tolist() == pytest.approx((3.0 * first.xs).tolist())
