"""Connected components: the same blots as a flood fill finds, on any picture."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from numpy.typing import NDArray

from hwr.ink.components import find_components

pictures = hnp.arrays(np.bool_, hnp.array_shapes(min_dims=2, max_dims=2, min_side=1, max_side=14))


def flooded(picture: NDArray[np.bool_]) -> list[set[tuple[int, int]]]:
    """The components by flood fill, pixel by pixel."""
    left = {(int(y), int(x)) for y, x in np.argwhere(picture)}
    found = []
    while left:
        waiting, blot = [left.pop()], set()
        while waiting:
            y, x = waiting.pop()
            blot.add((y, x))
            near = {(y + dy, x + dx) for dy in (-1, 0, 1) for dx in (-1, 0, 1)} & left
            left -= near
            waiting.extend(near)
        found.append(blot)
    return found


@given(pictures)
def test_the_components_are_those_of_a_flood_fill(picture: NDArray[np.bool_]) -> None:
    components = find_components(picture)
    expected = flooded(picture)
    assert len(components) == len(expected)
    for i in range(len(components)):
        mask = components.mask(np.arange(len(components)) == i)
        blot = {(int(y), int(x)) for y, x in np.argwhere(mask)}
        assert blot in expected
        assert components.area[i] == len(blot)
        rows, columns = zip(*blot, strict=True)
        box = components.top[i], components.left[i], components.bottom[i], components.right[i]
        assert box == (min(rows), min(columns), max(rows) + 1, max(columns) + 1)
        assert components.extent[i] == max(box[2] - box[0], box[3] - box[1])


@given(pictures, st.data())
def test_chosen_components_make_up_the_picture(picture: NDArray[np.bool_], data: st.DataObject) -> None:
    components = find_components(picture)
    chosen = data.draw(hnp.arrays(np.bool_, len(components)))
    assert np.array_equal(components.mask(chosen) | components.mask(~chosen), picture)
    assert not (components.mask(chosen) & components.mask(~chosen)).any()


def test_a_long_spiral_is_one_component() -> None:
    y, x = np.mgrid[:401, :401] - 200
    turns = np.hypot(x, y) / 8 - np.arctan2(y, x) / (2 * np.pi)
    spiral = np.abs(turns - np.rint(turns)) < 0.2
    components = find_components(spiral)
    within = np.hypot(x, y) < 195  # beyond, the picture's edges cut the spiral into arcs
    assert components.mask(components.area == components.area.max())[spiral & within].mean() > 0.99
