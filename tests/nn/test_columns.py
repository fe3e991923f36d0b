"""A growing table holds what was put into it, and what was read from it stays as it was."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hwr.nn.columns import GrowingTable

changes = st.lists(st.tuples(st.booleans(), st.integers(0, 200)), max_size=12)


@given(changes)
def test_rows_are_those_put_in_and_views_never_change(steps: list[tuple[bool, int]]) -> None:
    table, expected = GrowingTable(2), np.empty((0, 2))
    views: list[tuple[np.ndarray, np.ndarray]] = []
    value = 0.0
    for grows, count in steps:
        if grows:
            rows = value + np.arange(2.0 * count).reshape(count, 2)
            value += 1000
            table.extend(rows)
            expected = np.concatenate([expected, rows])
        else:
            table.truncate(count)
            expected = expected[:count]
        assert len(table) == len(expected)
        assert np.array_equal(table.rows, expected)
        views.append((table.rows, expected.copy()))
    for view, then in views:
        assert np.array_equal(view, then)


def test_a_column_is_read_only() -> None:
    table = GrowingTable(3)
    table.extend([(1, 2, 3), (4, 5, 6)])
    assert table.column(1).tolist() == [2, 5]
    with pytest.raises(ValueError, match="read-only"):
        table.column(1)[0] = 9
    with pytest.raises(ValueError, match="read-only"):
        table.rows[0, 0] = 9


def test_nothing_can_be_added() -> None:
    table = GrowingTable(3)
    table.extend([])
    assert len(table) == 0
    assert table.rows.shape == (0, 3)


def test_rows_of_another_width_are_refused() -> None:
    with pytest.raises(ValueError, match="reshape"):
        GrowingTable(3).extend([(1.0, 2.0)])
