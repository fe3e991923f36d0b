"""Words: foreign text as it may be shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hwr import errors
from hwr.errors import HwrError
from hwr.words import LONGEST_SENTENCE, cells, escaped, left, right, shown, shown_lines
from tests.hostile import HALF, LONG, NAME, harm

ANYTHING = st.text(st.characters(), max_size=60)
"""Halves of characters among them."""


@given(ANYTHING, st.integers(1, 80))
def test_what_is_shown_can_be_seen_and_is_no_longer_than_it_may_be(text: str, limit: int) -> None:
    made = shown(text, limit)
    assert not harm(made)
    assert "\n" not in made
    assert len(made) <= limit
    assert made.encode().decode() == made
    assert shown(made, limit) == made


@given(ANYTHING, st.integers(1, 80))
def test_lines_stay_lines(text: str, limit: int) -> None:
    made = shown_lines(text, limit)
    assert not harm(made)
    assert made.count("\n") <= text.count("\n")


@given(st.text(st.characters(exclude_categories=("C", "Z")), max_size=60))
def test_what_can_be_seen_stays_as_it_is(text: str) -> None:
    assert escaped(text) == shown(text, 60) == shown_lines(text) == text


def test_escapes_tell_what_was_there() -> None:
    assert escaped("a\x1b[0m\n\u202e\udcff\x00\U000e0041 \u00a0é漢") == (
        "a\\x1b[0m\\n\\u202e\\udcff\\x00\\U000e0041 \u00a0é漢"
    )
    assert shown_lines("one\r\ntwo\n\tthree\rfour") == "one\ntwo\n    three\\rfour"


def test_what_is_long_keeps_its_beginning_and_its_end() -> None:
    assert shown("The file /home/" + "x" * 1000 + ".png is empty.", 40) == "The file /home/xxxxxxxxxxx…png is empty."
    assert shown("\x1b" * 1000, 20) == "\\x1b\\x1b\\x1b…\\x1b"  # never half of an escape
    assert len(shown(LONG, 99)) == 99


def test_cells_of_a_terminal() -> None:
    assert [cells(text) for text in ("", "abc", "漢字", "e\u0301", "ｗ")] == [0, 3, 4, 1, 2]
    assert (left("漢", 4) + "|", right("漢", 4)) == ("漢  |", "  漢")


@pytest.mark.parametrize("kind", [kind for kind in vars(errors).values() if isinstance(kind, type)])
@pytest.mark.parametrize("name", [NAME, HALF, LONG, "two\nlines"])
def test_every_error_is_one_line_that_can_be_shown(kind: type[HwrError], name: str) -> None:
    sentence = str(kind(f"The file {name} cannot be read: Is a directory."))
    assert not harm(sentence)
    assert "\n" not in sentence
    assert len(sentence) <= LONGEST_SENTENCE
    assert sentence.startswith("The file ")
    assert sentence.endswith(" cannot be read: Is a directory.")
