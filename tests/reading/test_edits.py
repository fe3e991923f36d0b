"""The alignment has the fewest edits there can be."""

from __future__ import annotations

from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from hwr.reading.edits import alignment

TEXTS = st.text("0123.", max_size=8)


def distance(written: str, read: str) -> int:
    """Levenshtein's distance by its recursive definition."""

    @cache
    def between(i: int, j: int) -> int:
        if not i or not j:
            return i + j
        changed = between(i - 1, j - 1) + (written[i - 1] != read[j - 1])
        return min(changed, between(i - 1, j) + 1, between(i, j - 1) + 1)

    return between(len(written), len(read))


@given(TEXTS, TEXTS)
def test_the_fewest_edits_lead_from_one_text_to_the_other(written: str, read: str) -> None:
    pairs = alignment(written, read)
    assert "".join(one for one, _ in pairs) == written
    assert "".join(other for _, other in pairs) == read
    assert ("", "") not in pairs
    assert sum(one != other for one, other in pairs) == distance(written, read)


def test_an_alignment_worked_by_hand() -> None:
    assert alignment("123", "13") == [("1", "1"), ("2", ""), ("3", "3")]
    assert alignment("71", "11") == [("7", "1"), ("1", "1")]
    assert alignment("", "4") == [("", "4")]
