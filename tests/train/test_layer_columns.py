"""Layers share the width fairly, and none gets less than it needs."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hwr.train.layer_columns import MapRoom, arranged, least_width, placed, shared, weight


@given(st.lists(st.integers(1, 65_536), min_size=1, max_size=12), st.floats(50, 3000))
def test_columns_fill_the_width_and_none_is_too_narrow(sizes: list[int], width: float) -> None:
    least, gap = 60.0, 8.0
    columns = shared(width, [weight(size) for size in sizes], least, gap)
    assert all(column.width >= least - 1e-9 for column in columns)
    wanted = max(width, least * len(sizes) + gap * (len(sizes) - 1))
    assert columns[-1].left + columns[-1].width == pytest.approx(wanted)
    assert all(after.left == pytest.approx(before.left + before.width + gap) for before, after in pairwise(columns))


def test_larger_layers_get_more() -> None:
    narrow, wide = shared(1000, [weight(64), weight(256)], 50, 0)
    assert wide.width == pytest.approx(2 * narrow.width)
    assert weight(65_536) == weight(4096)  # a giant must not squeeze all others
    assert weight(1) == weight(10)


def test_columns_stand_one_after_the_other() -> None:
    assert [column.left for column in placed([10, 20, 5], 3, 1)] == [1, 14, 37]


@given(st.lists(st.integers(1, 5000), min_size=1, max_size=9), st.floats(50, 3000), st.floats(20, 1100))
def test_maps_stand_side_by_side_in_their_room(units: list[int], width: float, height: float) -> None:
    made = arranged(units, MapRoom(width, 20, 20 + height, 15))
    assert [grid.units for _, grid in made] == [64, *units]
    assert made[0][1].columns == 8
    for column, grid in made:
        assert grid.left == round(column.left)
        assert grid.width <= column.width + 1e-6
        assert grid.height <= max(height, 8) + 1e-6
    for (before, grid), (after, _) in pairwise(made):
        assert before.left + max(before.width, grid.width) < after.left
    last = made[-1][0]
    assert last.left + last.width <= max(width, least_width(len(units), 15)) + 1e-6
