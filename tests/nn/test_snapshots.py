"""Snapshots cover a training evenly, however long it is, within the memory they were given."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hwr.errors import ConfigError
from hwr.nn.snapshots import Snapshots

steps = st.lists(st.integers(1, 7), min_size=1, max_size=300)


def filled(steps: list[int], max_bytes: int, max_count: int, spacing: int, size: int) -> Snapshots[int]:
    """Snapshots at updates so many apart; each value is its update."""
    kept: Snapshots[int] = Snapshots(max_bytes, max_count, spacing)
    update = 0
    for step in steps:
        kept.add(update, update, size)
        update += step
    return kept


@given(steps, st.integers(1, 5000), st.integers(1, 50), st.integers(1, 9), st.integers(1, 400))
def test_memory_and_number_are_kept_to_and_the_ends_stay(
    steps: list[int], max_bytes: int, max_count: int, spacing: int, size: int
) -> None:
    kept = filled(steps, max_bytes, max_count, spacing, size)
    updates = kept.updates
    assert len(kept) == len(updates) <= max(3, max_count)
    assert kept.bytes == len(kept) * size
    assert kept.bytes <= max_bytes or len(kept) <= 3
    assert updates[0] == 0
    assert updates[-1] == sum(steps[:-1])
    assert list(updates) == sorted(set(updates))


@given(steps, st.integers(3, 50), st.integers(1, 9))
def test_values_are_evenly_spaced(steps: list[int], max_count: int, spacing: int) -> None:
    kept = filled(steps, 10**9, max_count, spacing, 1)
    gaps = [after - before for before, after in pairwise(kept.updates)]
    # The latest may come too early; it goes when the next one does.
    assert all(gap >= kept.spacing for gap in gaps[:-1])
    assert all(gap < 2 * kept.spacing + 7 for gap in gaps)


@given(steps, st.integers(3, 20), st.integers(0, 400))
def test_at_a_moment_the_latest_value_before_it_is_found(steps: list[int], max_count: int, moment: int) -> None:
    kept = filled(steps, 10**9, max_count, 1, 1)
    found = kept.at(moment)
    assert found is not None
    assert found[0] == found[1] == max(update for update in kept.updates if update <= moment)


def test_before_the_first_there_is_none() -> None:
    kept: Snapshots[str] = Snapshots(100)
    assert kept.at(5) is None
    assert kept.is_due(0)
    kept.add(10, "ten", 1)
    assert kept.at(9) is None
    assert kept.at(10) == (10, "ten")


def test_what_is_not_due_stays_only_until_the_next_comes() -> None:
    kept: Snapshots[str] = Snapshots(100, spacing=10)
    kept.add(0, "start", 1)
    assert not kept.is_due(4)
    kept.add(4, "four", 1)
    assert kept.updates == (0, 4)
    assert kept.is_due(10)
    kept.add(10, "ten", 1)
    assert kept.updates == (0, 10)


@given(steps, st.integers(3, 20), st.integers(-1, 400))
def test_rewinding_forgets_what_came_after(steps: list[int], max_count: int, moment: int) -> None:
    kept = filled(steps, 10**9, max_count, 1, 2)
    before = kept.updates
    kept.rewind(moment)
    assert kept.updates == tuple(update for update in before if update <= moment)
    assert kept.bytes == 2 * len(kept)


def test_another_way_from_an_earlier_update_replaces_what_was() -> None:
    kept: Snapshots[str] = Snapshots(100)
    for update in range(5):
        kept.add(update, f"first {update}", 1)
    kept.add(2, "second 2", 1)
    assert kept.updates == (0, 1, 2)
    assert kept.at(9) == (2, "second 2")


@pytest.mark.parametrize("given_", [(0, 1, 1), (1, 0, 1), (1, 1, 0)])
def test_room_for_nothing_is_refused(given_: tuple[int, int, int]) -> None:
    with pytest.raises(ConfigError, match="room"):
        Snapshots(*given_)
