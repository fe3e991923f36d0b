"""The rule by which a training stops for want of progress."""

from __future__ import annotations

import pytest

from hwr.nn.convergence import has_stalled


@pytest.mark.parametrize(
    ("losses", "expected"),
    [
        ([], False),
        ([1.0, 1.0, 1.0], False),  # too few to tell
        ([1.0, 1.0, 1.0, 1.0], True),
        ([2.0, 2.0, 1.0, 1.0], False),
        ([9.0, 1.0, 1.0, 0.995, 0.995], True),  # lower, but by less than the hundredth that is asked for
        ([9.0, 1.0, 1.0, 0.98, 0.98], False),
        ([1.0, 1.0, 2.0, 2.0], True),
    ],
)
def test_two_windows_are_compared(losses: list[float], expected: bool) -> None:
    assert has_stalled(losses, window=2, tolerance=0.01) is expected
