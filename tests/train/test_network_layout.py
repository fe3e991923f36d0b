"""The network picture keeps to its room, shows the most active units, and finds again what it drew."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hwr.train.network_layout import INPUT, EdgeAt, NetworkLayout, Room, UnitAt, edge_near, shown_units

ROOM = Room(1000, 400, 24, 18, 120, 15)


def layout(*sizes: int, room: Room = ROOM, seed: int = 0) -> NetworkLayout:
    rng = np.random.default_rng(seed)
    return NetworkLayout.fitted(room, [rng.random(size) for size in sizes])


def weights(*sizes: int) -> list[np.ndarray]:
    rng = np.random.default_rng(1)
    return [rng.normal(size=shape) for shape in zip((64, *sizes), sizes, strict=False)]


@given(
    st.lists(st.integers(1, 600), min_size=1, max_size=8),
    st.floats(400, 3000),
    st.floats(160, 1200),
    st.integers(0, 99),
)
def test_everything_lies_in_the_room_and_is_found_where_it_is(
    sizes: list[int], width: float, height: float, seed: int
) -> None:
    made = layout(*sizes, room=Room(width, height, 24, 18, 120, 15), seed=seed)
    assert len(made.layers) == len(sizes)
    xs = [made.left + made.side, *(layer.x for layer in made.layers)]
    assert xs == sorted(xs)
    assert xs[-1] <= width - 120 + 1e-6
    for index, (size, layer) in enumerate(zip(sizes, made.layers, strict=True)):
        assert len(layer.units) + layer.more == size
        assert layer.ys[0] - layer.radius >= 24 - 1
        assert layer.ys[-1] + layer.radius <= height - 18 + 1
        for unit in layer.units[:: max(1, len(layer.units) // 4)].tolist():
            place = made.place(UnitAt(index, unit))
            assert place is not None
            assert made.unit_at(*place) == UnitAt(index, unit)
    place = made.place(UnitAt(INPUT, 19))
    assert place is not None
    assert made.unit_at(*place) == UnitAt(INPUT, 19)


def test_the_most_active_units_are_shown_in_their_order() -> None:
    activity = np.array([0.1, 5.0, 0.0, 3.0, 2.0, np.nan])
    assert shown_units(activity, 3).tolist() == [1, 3, 4]
    assert shown_units(activity, 9).tolist() == [0, 1, 2, 3, 4, 5]
    assert shown_units(activity, 3, pinned=2).tolist() == [1, 2, 3]


def test_units_that_were_shown_stay_unless_others_are_much_more_active() -> None:
    activity = np.array([1.0, 1.1, 0.2, 0.2])
    assert shown_units(activity, 1, kept=np.array([0])).tolist() == [0]
    assert shown_units(activity * [1, 2, 1, 1], 1, kept=np.array([0])).tolist() == [1]
    first = NetworkLayout.fitted(ROOM, [np.linspace(1, 1.01, 500), np.ones(10)])
    again = NetworkLayout.fitted(ROOM, [np.linspace(1.01, 1, 500), np.ones(10)], first)
    assert np.array_equal(first.layers[0].units, again.layers[0].units)


def test_a_pinned_unit_is_shown_whatever_it_does() -> None:
    activity = [np.linspace(1, 0, 500), np.ones(10)]
    pinned = NetworkLayout.fitted(ROOM, activity, pinned=UnitAt(0, 499))
    assert pinned.place(UnitAt(0, 499)) is not None
    assert NetworkLayout.fitted(ROOM, activity).place(UnitAt(0, 499)) is None


def test_the_strongest_weights_between_shown_units_are_drawn() -> None:
    made, matrices = layout(100, 10), weights(100, 10)
    into_first, into_output = made.strongest(matrices, 30)
    for edges, below in ((into_first, np.arange(64)), (into_output, made.layers[0].units)):
        among = np.abs(matrices[edges.layer][np.ix_(below, made.layers[edges.layer].units)])
        assert sorted(np.abs(edges.weights)) == pytest.approx(np.sort(among.ravel())[-30:])
        assert np.all(np.diff(np.abs(edges.weights)) <= 0)
        assert np.array_equal(edges.weights, matrices[edges.layer][edges.sources, edges.targets])


def test_lines_lead_from_unit_to_unit_and_are_found_there() -> None:
    made, matrices = layout(20, 10), weights(20, 10)
    for edges in made.strongest(matrices, 5):
        for source, target, line in zip(edges.sources, edges.targets, edges.lines, strict=True):
            assert tuple(line[:2]) == pytest.approx(made.place(UnitAt(edges.layer - 1, int(source))))
            assert tuple(line[2:]) == pytest.approx(made.place(UnitAt(edges.layer, int(target))))
        x, y = ((edges.lines[0, :2] + edges.lines[0, 2:]) / 2).tolist()
        found = edge_near([edges], x, y, 1.0)
        assert found is not None
        assert found.layer == edges.layer
    assert edge_near(made.strongest(matrices, 5), -50, -50, 4) is None
    assert edge_near([], 0, 0, 4) is None


def test_of_a_unit_the_weights_into_it_and_out_of_it_are_drawn() -> None:
    made, matrices = layout(20, 10), weights(20, 10)
    into, out = made.of_unit(matrices, UnitAt(0, 3), 8)
    assert (into.layer, out.layer) == (0, 1)
    assert set(into.targets.tolist()) == {3}
    assert set(out.sources.tolist()) == {3}
    assert len(into.weights) == len(out.weights) == 8
    (out_of_pixel,) = made.of_unit(matrices, UnitAt(INPUT, 5), 8)
    assert out_of_pixel.layer == 0
    (into_output,) = made.of_unit(matrices, UnitAt(1, 5), 8)
    assert set(into_output.targets.tolist()) == {5}


def test_a_single_weight_is_drawn_if_both_its_ends_are() -> None:
    made, matrices = NetworkLayout.fitted(ROOM, [np.linspace(1, 0, 500), np.ones(10)]), weights(500, 10)
    edge = made.edge(matrices, EdgeAt(1, 0, 3))
    assert edge is not None
    assert edge.weights.tolist() == [matrices[1][0, 3]]
    assert made.edge(matrices, EdgeAt(1, 499, 3)) is None


def test_steps_lead_along_a_layer_and_to_the_next_one() -> None:
    made = layout(5, 10)
    assert made.moved(UnitAt(0, 0), 0, 1) == UnitAt(0, 1)
    assert made.moved(UnitAt(0, 0), 0, -1) == UnitAt(0, 0)
    assert made.moved(UnitAt(1, 9), 0, 1) == UnitAt(1, 9)
    assert made.moved(UnitAt(1, 9), 1, 0) == UnitAt(1, 9)
    assert made.moved(UnitAt(0, 2), 1, 0).layer == 1
    assert made.moved(UnitAt(0, 2), -1, 0).layer == INPUT
    assert made.moved(UnitAt(INPUT, 7), 1, 0).layer == 0
    assert made.moved(UnitAt(INPUT, 0), 1, 1) == UnitAt(INPUT, 1 + 8)
    assert made.moved(UnitAt(INPUT, 0), -1, -1) == UnitAt(INPUT, 0)


def test_beside_everything_there_is_nothing() -> None:
    made = layout(5, 10)
    assert made.unit_at(500, 2) is None
    assert made.layers[0].y_of(77) is None
