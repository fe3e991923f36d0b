"""Edits: how what was read differs from what was written, character by character."""

from __future__ import annotations

import numpy as np


def alignment(written: str, read: str) -> list[tuple[str, str]]:
    """Both texts side by side with the fewest edits: (a character written, the one read), the one empty where the
    other has too much. So many pairs as differ are edits.

    (V. Levenshtein, "Binary codes capable of correcting deletions, insertions, and reversals", 1966; by the dynamic
    programme of R. Wagner and M. Fischer, "The string-to-string correction problem", 1974.)
    """
    costs = np.zeros((len(written) + 1, len(read) + 1), np.int64)
    costs[:, 0] = range(len(written) + 1)
    costs[0] = range(len(read) + 1)
    for i, sign in enumerate(written):
        for j, other in enumerate(read):
            costs[i + 1, j + 1] = min(costs[i, j] + (sign != other), costs[i, j + 1] + 1, costs[i + 1, j] + 1)
    pairs = []
    i, j = len(written), len(read)
    while i or j:
        if i and j and costs[i, j] == costs[i - 1, j - 1] + (written[i - 1] != read[j - 1]):
            i, j = i - 1, j - 1
            pairs.append((written[i], read[j]))
        elif i and costs[i, j] == costs[i - 1, j] + 1:
            i -= 1
            pairs.append((written[i], ""))
        else:
            j -= 1
            pairs.append(("", read[j]))
    return pairs[::-1]
