"""When a training counts as converged: its losses have stopped falling."""

from __future__ import annotations

from collections.abc import Sequence


def has_stalled(losses: Sequence[float], window: int, tolerance: float) -> bool:
    """Whether the mean of the last `window` losses is no longer lower, by the share `tolerance`, than that of as many
    before; never while there are fewer than twice as many."""
    if len(losses) < 2 * window:
        return False
    before, lately = sum(losses[-2 * window : -window]), sum(losses[-window:])
    return lately >= before * (1 - tolerance)
