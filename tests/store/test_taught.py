"""The taught samples: kept at once, never lost, browsed, changed and taken back."""

from __future__ import annotations

import contextlib
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray

from hwr.errors import DataError, DrawingError, PictureError, StorageError
from hwr.ink.drawing import Drawing, Stroke
from hwr.store.paths import Paths
from hwr.store.store import KEPT_AFTER_DELETION
from hwr.store.taught.edits import Edits
from hwr.store.taught.record import MAX_SIDE, NewSample, Reading
from hwr.store.taught.tables import packed, unpacked
from hwr.store.taught.taught_store import TaughtStore, tidy
from tests.conftest import ROOT
from tests.store.runs_made import is_sentence

BAR = Drawing.from_strokes([[(40, 20), (40, 220)], [(90, 128, 0.5, 0.9), (160, 128, 0.75, 0.1)]], 12.5)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[TaughtStore]:
    with TaughtStore.open(tmp_path / "taught.sqlite3") as opened:
        yield opened


def seven(x: float = 0.0) -> Drawing:
    return Drawing.from_strokes([[(60 + x, 40), (190, 40), (110, 220)]])


class TestTeaching:
    def test_a_drawing_comes_back_as_it_was(self, store: TaughtStore) -> None:
        read = Reading("2", 0.61, "shipped")
        number = store.add(BAR, "7", writer="Ada", reading=read)
        found = store.sample(number)
        assert (found.label, found.writer, found.reading, found.ink) == ("7", "Ada", read, BAR)
        assert found.was_misread
        assert abs((datetime.now(UTC) - found.taught).total_seconds()) < 3600

    def test_a_picture_comes_back_cropped(self, store: TaughtStore) -> None:
        ink = np.zeros((40, 30), np.float32)
        ink[10:30, 12:15] = np.linspace(0.2, 1, 60, dtype=np.float32).reshape(20, 3)
        found = store.sample(store.add(ink, "1")).ink
        assert isinstance(found, np.ndarray)
        assert np.allclose(found, ink[10:30, 12:15], atol=0.5 / 255)

    def test_a_large_picture_is_reduced(self, store: TaughtStore) -> None:
        ink = np.zeros((3000, 2001), np.float32)
        ink[5:2900, 700:1301] = 1
        found = store.sample(store.add(ink, "1")).ink
        assert isinstance(found, np.ndarray)
        assert max(found.shape) <= MAX_SIDE
        assert found.shape[0] / found.shape[1] == pytest.approx(2895 / 601, rel=0.02)

    def test_what_cannot_be_taught(self, store: TaughtStore) -> None:
        with pytest.raises(DrawingError, match="blank"):
            store.add(Drawing(), "7")
        with pytest.raises(PictureError, match="blank"):
            store.add(np.zeros((8, 8), np.float32), "7")
        for label in ("", " ", "x" * 101, "a\nb", "\x1b[2J"):
            with pytest.raises(DataError) as caught:
                store.add(BAR, label)
            assert is_sentence(str(caught.value))
            with pytest.raises(DataError):
                store.add(BAR, "1", writer=label)
        with pytest.raises(DataError, match="confidence"):
            store.add(BAR, "1", reading=Reading("2", float("nan"), "m"))
        assert store.counts() == {}

    def test_all_or_none(self, store: TaughtStore) -> None:
        def some() -> Iterator[NewSample]:
            yield NewSample("1", BAR)
            yield NewSample("", BAR)

        with pytest.raises(DataError):
            store.add_all(some())
        assert store.ids() == []
        assert store.add_all([]) == []

    def test_a_label_of_ones_own(self, store: TaughtStore) -> None:
        store.add(BAR, "Ä")
        store.add(BAR, "÷", writer="Zoë 汉")
        assert store.counts() == {"Ä": 1, "÷": 1}
        assert store.writers() == {"Zoë 汉": 1, "me": 1}


@st.composite
def drawings(draw: st.DrawFn) -> Drawing:
    number = st.floats(-1e6, 1e6)
    point = st.tuples(number, number, st.floats(0, 1e6), st.floats(0, 1))
    strokes = draw(
        st.lists(st.tuples(st.lists(point, min_size=1, max_size=8), st.floats(0.1, 100)), min_size=1, max_size=4)
    )
    return Drawing(tuple(Stroke.from_points(points, width) for points, width in strokes))


@given(drawings())
def test_any_drawing_is_kept_exactly(drawing: Drawing) -> None:
    assert unpacked(*packed(drawing)) == drawing


@given(arrays(np.float32, st.tuples(st.integers(1, 40), st.integers(1, 40)), elements=st.floats(0, 1, width=32)))
def test_any_picture_is_kept_to_a_step(ink: NDArray[np.float32]) -> None:
    ink[0, 0] = ink[-1, -1] = 1  # so that nothing is cropped
    found = unpacked(*packed(ink))
    assert isinstance(found, np.ndarray)
    assert np.abs(found - ink).max() <= 0.5 / 255 + 1e-6


class TestBrowsing:
    def test_pages_newest_first(self, store: TaughtStore) -> None:
        numbers = store.add_all(NewSample(str(i % 3), seven(i)) for i in range(25))
        seen: list[int] = []
        before = None
        while True:
            page = store.page(before=before, limit=10)
            seen += [sample.id for sample in page.samples]
            if page.older is None:
                break
            before = page.older
        assert seen == numbers[::-1] == store.ids()
        of_one = store.page(label="1", limit=100)
        assert [sample.label for sample in of_one.samples] == ["1"] * 8
        assert store.counts() == {"0": 9, "1": 8, "2": 8}
        assert [sample.id for sample in store.every(label="2")] == store.ids(label="2")
        assert [sample.id for sample in store.samples([numbers[3], 999, numbers[1]])] == [numbers[3], numbers[1]]

    def test_misread_ones_and_writers(self, store: TaughtStore) -> None:
        right = store.add(BAR, "7", reading=Reading("7", 0.9, "m"))
        wrong = store.add(BAR, "7", reading=Reading("1", 0.9, "m"), writer="Ada")
        assert store.ids(misread=True) == [wrong]
        assert store.ids(writer="me") == [right]
        assert store.counts(writer="Ada") == {"7": 1}

    def test_what_is_not_there(self, store: TaughtStore) -> None:
        for number in (1, 0, -1, 2**80):
            with pytest.raises(StorageError, match="There is no taught sample"):
                store.sample(number)
        assert store.page().samples == ()

    def test_the_revision_tells_of_changes_by_anybody(self, store: TaughtStore) -> None:
        first = store.revision()
        assert store.revision() == first
        with TaughtStore.open(store.path) as other:
            other.add(BAR, "1")
        second = store.revision()
        assert second != first
        store.add(BAR, "1")
        assert store.revision() != second

    def test_reading_only_needs_no_file(self, tmp_path: Path) -> None:
        with TaughtStore.open(tmp_path / "none.sqlite3", read_only=True) as store:
            assert store.ids() == []
            with pytest.raises(StorageError, match="reading only"):
                store.add(BAR, "1")
        assert not (tmp_path / "none.sqlite3").exists()


class TestChanging:
    def test_relabel_and_back(self, store: TaughtStore) -> None:
        numbers = store.add_all(NewSample(label, BAR) for label in "122")
        change = store.relabel([*numbers, numbers[0]], "2")
        assert [standing.id for standing in change.after] == [numbers[0]], "only what changes is a change"
        assert store.counts() == {"2": 3}
        store.undo(change)
        assert store.counts() == {"1": 1, "2": 2}
        store.redo(change)
        assert store.counts() == {"2": 3}

    def test_delete_and_back(self, store: TaughtStore) -> None:
        numbers = store.add_all(NewSample("5", seven(i)) for i in range(4))
        change = store.delete(numbers[1:3])
        assert store.ids() == [numbers[3], numbers[0]]
        with pytest.raises(StorageError, match="deleted"):
            store.sample(numbers[1])
        store.undo(change)
        assert store.ids() == numbers[::-1]
        assert store.sample(numbers[1]).ink == seven(1)

    def test_all_or_none(self, store: TaughtStore) -> None:
        number = store.add(BAR, "5")
        with pytest.raises(StorageError):
            store.delete([number, 77])
        with pytest.raises(StorageError):
            store.relabel([number, 77], "6")
        with pytest.raises(DataError):
            store.relabel([number], "")
        assert store.counts() == {"5": 1}

    def test_what_others_changed_since_stays(self, store: TaughtStore) -> None:
        number = store.add(BAR, "5")
        change = store.relabel([number], "6")
        with TaughtStore.open(store.path) as other:
            other.relabel([number], "8")
        store.undo(change)
        assert store.sample(number).label == "8"

    def test_purging_removes_what_was_deleted_long_ago(self, tmp_path: Path) -> None:
        now = 1e9
        path = tmp_path / "taught.sqlite3"
        with TaughtStore.open(path, clock=lambda: now) as store:
            first, second = store.add(BAR, "1"), store.add(BAR, "2")
            store.delete([first])
            now += KEPT_AFTER_DELETION - 1
            change = store.delete([second])
            assert store.purge() == 0
            now += 1
            assert store.purge() == 1
            store.undo(change)
            assert store.ids() == [second]
            third = store.add(BAR, "3")
            assert third > second, "a number is never used again"
        with contextlib.closing(sqlite3.connect(path)) as connection:
            assert connection.execute("SELECT COUNT(*) FROM ink").fetchall() == [(2,)]
        assert tidy(path) == ""
        assert tidy(tmp_path / "none.sqlite3") == ""
        assert not (tmp_path / "none.sqlite3").exists()


class TestEdits:
    def test_undo_and_redo_in_order(self, store: TaughtStore) -> None:
        edits = Edits(store)
        assert (edits.undo(), edits.redo(), edits.undoable, edits.redoable) == (None,) * 4
        number = edits.add(BAR, "1")
        edits.relabel([number], "7")
        edits.relabel([number], "7")  # changes nothing, and is nothing to undo
        edits.delete([number])
        states = [store.counts()]
        words = []
        while edits.undoable:
            words.append(edits.undoable.verb)
            edits.undo()
            states.append(store.counts())
        assert words == ["delete", "relabel", "teach"]
        assert states == [{}, {"7": 1}, {"1": 1}, {}]
        while edits.redo():
            states.append(store.counts())
        assert states[4:] == [{"1": 1}, {"7": 1}, {}]
        edits.undo()
        edits.add(BAR, "2")
        assert edits.redoable is None

    @given(st.lists(st.sampled_from(["add", "relabel", "delete"]), max_size=8))
    @settings(max_examples=15, deadline=None)
    def test_undoing_everything_leaves_nothing_and_redoing_all_of_it(self, jobs: list[str]) -> None:
        import tempfile

        with tempfile.TemporaryDirectory() as folder, TaughtStore.open(Path(folder) / "t.sqlite3") as store:
            edits = Edits(store)
            for i, job in enumerate(jobs):
                there = store.ids()
                if job == "add":
                    edits.add(BAR, str(i))
                elif there and job == "relabel":
                    edits.relabel(there[:2], str(i))
                elif there:
                    edits.delete(there[:2])
            end = {sample.id: sample.label for sample in store.every()}
            while edits.undo():
                pass
            assert store.ids() == []
            while edits.redo():
                pass
            assert {sample.id: sample.label for sample in store.every()} == end


TEACHER = """
import sys
from itertools import count
from pathlib import Path
from hwr.errors import StorageError
from hwr.ink.drawing import Drawing
from hwr.store.taught.taught_store import TaughtStore
numbers = count()
while True:
    try:
        with TaughtStore.open(Path(sys.argv[1])) as store:
            for i in numbers:
                number = store.add(Drawing.from_strokes([[(i, 1), (i, 200)]]), str(i % 10), writer=sys.argv[2])
                print(number, i, flush=True)
    except StorageError as error:
        if "another program is writing to it" not in str(error):  # who writes without a pause may not let others in
            raise
"""


@pytest.mark.skipif(os.name == "nt", reason="sends SIGKILL")
def test_two_programs_that_are_killed_while_they_teach_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "taught.sqlite3"
    for round_ in range(2):
        writers = [f"writer {round_} {i}" for i in range(2)]
        processes = [
            subprocess.Popen(
                [sys.executable, "-c", TEACHER, str(path), writer], cwd=ROOT, stdout=subprocess.PIPE, encoding="utf-8"
            )
            for writer in writers
        ]
        told: list[list[str]] = []
        for process in processes:
            assert process.stdout is not None
            told.append([process.stdout.readline() for _ in range(15)])
        for process, said in zip(processes, told, strict=True):
            process.send_signal(signal.SIGKILL)
            said.extend(process.communicate()[0].splitlines())
        with TaughtStore.open(path) as store:
            assert store.notice == ""
            for writer, said in zip(writers, told, strict=True):
                there = {sample.id: sample for sample in store.every(writer=writer)}
                kept = [line.split() for line in said if len(line.split()) == 2]
                assert len(kept) >= 15
                for number, i in kept[:-1]:  # the last line may have been cut within its number
                    found = there.pop(int(number))
                    assert found.ink == Drawing.from_strokes([[(int(i), 1), (int(i), 200)]])
                assert len(there) <= 2, "at most the one it was about to tell of"


class TestDamage:
    def test_a_file_that_is_none_is_laid_aside(self, tmp_path: Path) -> None:
        path = tmp_path / "taught.sqlite3"
        path.write_bytes(b"no database" * 1000)
        with TaughtStore.open(path) as store:
            assert is_sentence(store.notice)
            assert "taught samples" in store.notice
            store.add(BAR, "1")
        assert path.with_name("taught.sqlite3.bak").read_bytes() == b"no database" * 1000

    def test_the_history_of_runs_is_not_taken_for_it(self, tmp_path: Path) -> None:
        from hwr.store.runs.run_store import RunStore

        RunStore.open(tmp_path / "x.sqlite3").close()
        with pytest.raises(StorageError, match="not a collection of taught samples"):
            TaughtStore.open(tmp_path / "x.sqlite3")

    @pytest.mark.parametrize(
        "damage",
        [
            "UPDATE samples SET label = 7 || x'00ff'",
            "UPDATE samples SET label = ''",
            "UPDATE samples SET writer = x'00'",
            "UPDATE samples SET taught = 'yesterday'",
            "UPDATE samples SET taught = 1e300",
            "UPDATE samples SET read_as = 1.5",
            "UPDATE samples SET confidence = 7",
            "UPDATE samples SET model = NULL",
            "UPDATE ink SET data = x''",
            "UPDATE ink SET data = 'text'",
            "UPDATE ink SET data = substr(data, 1, length(data) - 1)",
            "UPDATE ink SET form = 'picture'",
            "UPDATE ink SET form = 'sound'",
            "UPDATE ink SET data = x'789c030000000001'",
        ],
    )
    def test_a_damaged_cell_hides_no_other_sample(self, store: TaughtStore, damage: str) -> None:
        bad, good = store.add(BAR, "1", reading=Reading("2", 0.5, "m")), store.add(BAR, "2")
        with contextlib.closing(sqlite3.connect(store.path, isolation_level=None)) as connection:
            connection.execute(f"{damage} WHERE {'sample' if 'ink' in damage else 'id'} = {bad}")
        page = store.page()
        if page.damaged:  # SQLite turns some values into what fits the column
            assert page.damaged == (bad,)
            with pytest.raises(StorageError) as caught:
                store.sample(bad)
            assert is_sentence(str(caught.value))
        assert good in [sample.id for sample in page.samples]
        store.delete([bad])
        assert store.ids() == [good]

    def test_a_bomb_is_not_unpacked(self) -> None:
        import zlib

        from hwr.store.database import DamagedError

        for form in ("strokes", "picture"):
            with pytest.raises(DamagedError):
                unpacked(form, zlib.compress(bytes(8_000_000)))

    @given(st.binary(max_size=200), st.sampled_from(["strokes", "picture"]))
    def test_any_bytes_are_ink_or_damaged(self, data: bytes, form: str) -> None:
        import zlib

        from hwr.store.database import DamagedError

        for blob in (data, zlib.compress(data)):
            with contextlib.suppress(DamagedError):
                unpacked(form, blob)


def test_where_it_lies(tmp_path: Path) -> None:
    assert Paths.of_user({"HWR_HOME": str(tmp_path)}).taught == tmp_path / "taught.sqlite3"
