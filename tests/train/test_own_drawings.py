"""The user's own drawings as a training reads them: the newest of each digit, and new ones as they come."""

from __future__ import annotations

from pathlib import Path

import pytest

from hwr.ink.drawing import Drawing
from hwr.store.taught.record import NewSample
from hwr.store.taught.taught_store import TaughtStore
from hwr.train import own_drawings
from hwr.train.own_drawings import MOST_OF_A_DIGIT, OwnDrawings


def bar(x: float) -> Drawing:
    return Drawing.from_strokes([[(x, 20), (x + 3, 220)]])


def test_they_are_what_was_taught(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_drawings, "_ASK_EVERY", 0)
    own = OwnDrawings(tmp_path / "taught.sqlite3")
    assert own.latest() is None
    assert not (tmp_path / "taught.sqlite3").exists()
    with TaughtStore.open(tmp_path / "taught.sqlite3") as store:
        store.add_all(NewSample("1", bar(i)) for i in range(MOST_OF_A_DIGIT + 3))
        number = store.add(bar(50), "4")
        store.add(bar(50), "A")
        first = own.latest()
        assert first is not None
        assert first is own.latest(), "what is the same is normalised once"
        assert sorted(first.labels.tolist()) == [1] * MOST_OF_A_DIGIT + [4]
        assert first.drawings[0].drawing == bar(MOST_OF_A_DIGIT + 2)
        store.relabel([number], "7")
        again = own.latest()
        assert again is not None
        assert sorted(again.labels.tolist()) == [1] * MOST_OF_A_DIGIT + [7]
        store.delete(store.ids())
        assert own.latest() is None


def test_a_file_that_cannot_be_read_is_none(tmp_path: Path) -> None:
    (tmp_path / "taught.sqlite3").write_bytes(b"no database" * 1000)
    assert OwnDrawings(tmp_path / "taught.sqlite3").latest() is None
