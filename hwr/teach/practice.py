"""Practice: which label to ask for next, so that each new sample teaches the model most."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Final

from hwr.store.taught.record import Tally

ENOUGH: Final = 5
"""Labels with fewer samples than this are asked for first; from so many on the model learns a hand well."""

_DOUBT: Final = 0.5
"""The certainty of one sample that counts with the others, so that the first ones decide nothing alone."""


def next_label(labels: Sequence[str], tallies: Mapping[str, Tally], *, last: str = "") -> str:
    """The label to ask for: first of those with too few samples, then what the model is least sure of.

    That is what it was least sure of on the user's last samples, and most where these are few: doubt / sqrt(n), as
    one more sample narrows a mean. The same state gives the same answer.

    Args:
        labels: all that can be asked for, at least one.
        tallies: what is known of the user's samples; a missing label has none.
        last: what was asked for before; it is not asked for again at once, if there is another.
    """
    others = [label for label in labels if label != last] or list(labels)
    none = Tally(0, 0, 0.0)

    def urgency(label: str) -> tuple[int, float, int]:
        tally = tallies.get(label, none)
        if tally.n < ENOUGH:
            return tally.n, 0.0, labels.index(label)
        return ENOUGH, -doubt(tally) / math.sqrt(tally.n), labels.index(label)

    return min(others, key=urgency)


def doubt(tally: Tally) -> float:
    """How little the model is sure of a label on the user's last samples of it: 0 to 1."""
    return 1 - (tally.certainty * tally.read + _DOUBT) / (tally.read + 1)
