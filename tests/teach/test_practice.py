"""Practice asks for what is missing, and then for what the model is least sure of."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from hwr.ink.drawing import Drawing
from hwr.store.taught.record import Reading, Tally
from hwr.store.taught.taught_store import LAST, TaughtStore
from hwr.teach.practice import ENOUGH, next_label

DIGITS = tuple("0123456789")
BAR = Drawing.from_strokes([[(40, 20), (40, 220)]])


def test_first_each_label_by_turns() -> None:
    tallies: dict[str, Tally] = {}
    asked: list[str] = []
    for _ in range(ENOUGH * len(DIGITS)):
        label = next_label(DIGITS, tallies, last=asked[-1] if asked else "")
        asked.append(label)
        tallies[label] = Tally(tallies.get(label, Tally(0, 0, 0)).n + 1, 0, 0)
    assert asked == list(DIGITS) * ENOUGH


def test_then_what_it_is_least_sure_of() -> None:
    tallies = {label: Tally(10, 10, 0.95) for label in DIGITS} | {"7": Tally(10, 10, 0.4), "1": Tally(10, 10, 0.6)}
    assert next_label(DIGITS, tallies) == "7"
    assert next_label(DIGITS, tallies, last="7") == "1"
    many = tallies | {"7": Tally(1000, 10, 0.4)}
    assert next_label(DIGITS, many) == "1", "what was written a thousand times is known as well as it can be"


@given(
    st.dictionaries(st.sampled_from(DIGITS), st.builds(Tally, st.integers(0, 50), st.integers(0, 20), st.floats(0, 1))),
    st.sampled_from(["", *DIGITS]),
)
def test_it_is_one_of_them_and_not_the_same_again(tallies: dict[str, Tally], last: str) -> None:
    label = next_label(DIGITS, tallies, last=last)
    assert label in DIGITS
    assert label != last
    assert label == next_label(DIGITS, tallies, last=last)
    assert next_label(["5"], tallies, last="5") == "5"


def test_tallies_are_of_the_last_samples(tmp_path: Path) -> None:
    with TaughtStore.open(tmp_path / "t.sqlite3") as store:
        for _ in range(3):
            store.add(BAR, "1", reading=Reading("1", 0.0, "m"))
        for i in range(LAST):
            store.add(BAR, "1", reading=Reading("1" if i % 2 else "7", 0.5, "m"))
        store.add(BAR, "2")
        store.add(BAR, "3", writer="Ada", reading=Reading("3", 1.0, "m"))
        assert store.tallies() == {"1": Tally(23, 20, 0.25), "2": Tally(1, 0, 0.0), "3": Tally(1, 1, 1.0)}
        assert store.tallies(writer="Ada") == {"3": Tally(1, 1, 1.0)}
