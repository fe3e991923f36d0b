"""Samples brought in and written for others: equal when they come back, one sentence and no change when they cannot."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hwr.errors import DataError, HwrError, StorageError
from hwr.ink.drawing import Drawing, Stroke
from hwr.store.taught.record import NewSample
from hwr.store.taught.taught_store import TaughtStore
from hwr.teach import exchange
from hwr.teach.exchange import read_samples, write_samples, writing_samples
from hwr.teach.npz import npz_bytes, read_npz
from tests.store.runs_made import is_sentence

SEVEN = Drawing(
    (
        Stroke.from_points([(60, 40, 0, 0.5), (190, 40.25, 0.1, 0.7), (110, 220, 0.35, 0.2)], 12.5),
        Stroke.from_points([(90, 130), (160, 131)], 18.0),
    )
)
PICTURE = np.zeros((20, 12), np.float32)
PICTURE[:, 4:7] = 1
PICTURE[0] = PICTURE[-1] = 0.6
PICTURE[:, 0] = PICTURE[:, -1] = 0.2


@pytest.fixture
def store(tmp_path: Path) -> Iterator[TaughtStore]:
    with TaughtStore.open(tmp_path / "taught.sqlite3") as opened:
        opened.add(SEVEN, "7")
        opened.add(SEVEN.fitted(margin=10), "seven", writer="Zoë")
        opened.add(PICTURE, "1")
        yield opened


def facts(samples: object) -> list[tuple[str, str, Drawing]]:
    return [(one.label, one.writer, one.ink) for one in samples if isinstance(one.ink, Drawing)]  # type: ignore[attr-defined]


class TestThereAndBack:
    @pytest.mark.parametrize("name", ["mine.jsonl", "mine.jsonl.gz", "mine.csv", "mine"])
    def test_drawings_come_back_equal(self, store: TaughtStore, tmp_path: Path, name: str) -> None:
        samples = list(store.every())
        written = write_samples(tmp_path / name, samples)
        assert (written.n, written.left_out) == ((2, 1) if "jsonl" in name else (3, 0))
        back = list(read_samples(tmp_path / name))
        assert sorted(map(str, facts(back))) == sorted(map(str, facts(samples)))
        if "jsonl" not in name:
            (picture,) = (one for one in back if not isinstance(one.ink, Drawing))
            assert picture.label == "1"

    def test_one_drawing_as_inkml(self, store: TaughtStore, tmp_path: Path) -> None:
        write_samples(tmp_path / "all", store.every())
        (file,) = (tmp_path / "all" / "7").glob("*.inkml")
        moved = tmp_path / "x.inkml"
        moved.write_bytes(file.read_bytes())
        (sample,) = read_samples(moved)
        assert facts([sample]) == [("7", "me", SEVEN)]

    def test_inkml_of_others_is_labelled_by_its_folder_or_as_asked(self, tmp_path: Path) -> None:
        (tmp_path / "4").mkdir()
        file = tmp_path / "4" / "a.inkml"
        file.write_text('<ink xmlns="http://www.w3.org/2003/InkML"><trace>1 2, 3 40, 5 60</trace></ink>')
        assert [sample.label for sample in read_samples(file)] == ["4"]
        assert [sample.label for sample in read_samples(file, label="9")] == ["9"]

    def test_npz(self, store: TaughtStore, tmp_path: Path) -> None:
        write_samples(tmp_path / "a.npz", store.every())
        first = list(read_samples(tmp_path / "a.npz"))
        assert [(one.label, one.writer) for one in first] == [("1", "me"), ("seven", "Zoë"), ("7", "me")]
        pictures = [one.ink for one in first if not isinstance(one.ink, Drawing)]
        (tmp_path / "b.npz").write_bytes(npz_bytes(pictures, [one.label for one in first], ["me", "Zoë", "me"]))
        for one, other in zip(first, read_samples(tmp_path / "b.npz"), strict=True):
            assert isinstance(one.ink, np.ndarray)
            assert isinstance(other.ink, np.ndarray)
            assert np.array_equal(one.ink, other.ink)

    @pytest.mark.parametrize("scale", [1, 16, 255])
    @pytest.mark.parametrize("bright", [True, False])
    @pytest.mark.parametrize("flat", [True, False])
    def test_npz_of_others(self, tmp_path: Path, scale: int, bright: bool, flat: bool) -> None:
        images = np.zeros((3, 8, 8))
        images[:, 1:7, 3:5] = 1
        images = (images if bright else 1 - images) * scale
        np.savez(tmp_path / "a.npz", X=images.reshape(3, 64) if flat else images, y=np.array([3, 1, 4]))
        found = list(read_npz(tmp_path / "a.npz"))
        assert [one.label for one in found] == ["3", "1", "4"]
        for one in found:
            assert isinstance(one.ink, np.ndarray)
            assert np.argwhere(one.ink > 0.5).min(axis=0).tolist() == [1, 3]

    @given(label=st.text(max_size=12), n=st.integers(1, 4))
    @settings(max_examples=25, deadline=None)
    def test_any_label_is_written_or_refused(self, label: str, n: int) -> None:
        import tempfile

        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            with TaughtStore.open(folder / "t.sqlite3") as store:
                try:
                    store.add_all([NewSample(label, SEVEN)] * n)
                except DataError:
                    return
                samples = list(store.every())
            for form in ("a.jsonl", "b.npz", "c"):
                try:
                    write_samples(folder / form, samples)
                except DataError as error:
                    assert is_sentence(str(error))
                    continue
                assert [one.label for one in read_samples(folder / form)] == [label] * n


def npz(tmp_path: Path, **arrays: object) -> Path:
    path = tmp_path / "bad.npz"
    np.savez(path, **arrays)  # type: ignore[arg-type]
    return path


def bomb(tmp_path: Path) -> Path:
    header = (
        b"\x93NUMPY\x01\x00v\x00"
        + b"{'descr': '<f8', 'fortran_order': False, 'shape': (99999999, 28, 28), }".ljust(118)
    )
    path = tmp_path / "bad.npz"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("images.npy", header + bytes(1000))
        archive.writestr("labels.npy", header)
    return path


class TestHostile:
    @pytest.mark.parametrize(
        "make",
        [
            lambda path: npz(path, images=np.ones((2, 8, 8)), labels=np.array([{}, []], object)),
            lambda path: npz(path, images=np.ones((2, 8, 8)), labels=np.array([1])),
            lambda path: npz(path, images=np.ones((2, 8, 8)), labels=np.array([1.5, 2.5])),
            lambda path: npz(path, images=np.ones((2, 8, 999)), labels=np.array([1, 2])),
            lambda path: npz(path, images=np.full((2, 8, 8), 300), labels=np.array([1, 2])),
            lambda path: npz(path, images=np.full((2, 8, 8), np.nan), labels=np.array([1, 2])),
            lambda path: npz(path, images=np.stack([np.eye(8), np.zeros((8, 8))]), labels=np.array([1, 2])),
            lambda path: npz(path, images=np.stack([np.eye(8)] * 2), labels=np.array(["1", "a\nb"])),
            lambda path: npz(path, images=np.empty((0, 8, 8)), labels=np.empty(0, int)),
            lambda path: npz(path, pictures=np.ones((2, 8, 8))),
            lambda path: npz(path, images=np.array(["a", "b"]), labels=np.array([1, 2])),
            bomb,
        ],
    )
    def test_archives(self, tmp_path: Path, store: TaughtStore, make: object) -> None:
        self.refused(make(tmp_path), store)  # type: ignore[operator]

    @pytest.mark.parametrize(
        ("name", "data"),
        [
            ("a.npz", b"PK\x03\x04 nothing"),
            ("a.npz", b""),
            ("a.jsonl", b'{"id": "a", "label": "1", "writer": "w", "strokes": [[[1, 2]]]}\n{"id":'),
            ("a.jsonl.gz", b"\x1f\x8b\x08 nothing"),
            ("a.jsonl", b'{"id":"a","label":"1","writer":"w","strokes":[[[1,2]]],"pen_widths":[-1]}'),
            ("a.jsonl", b'{"id":"a","label":"1","writer":"w","strokes":[[[1,2]]],"pen_widths":[1,2]}'),
            ("a.jsonl", b'{"id":"a","label":"1","writer":"w","strokes":[[[1,2]]],"pen_widths":["2"]}'),
            ("a.inkml", b"<ink><trace>1 2</trace>"),
            ("a.inkml", b"<!DOCTYPE a [<!ENTITY b 'c'>]><ink/>"),
            ("a.inkml", b"<ink></ink>"),
            ("a.csv", b"nothing"),
            ("a.txt", b"nothing"),
        ],
    )
    def test_files(self, tmp_path: Path, store: TaughtStore, name: str, data: bytes) -> None:
        (tmp_path / name).write_bytes(data)
        self.refused(tmp_path / name, store)

    def test_what_is_damaged_in_the_end_changes_nothing(self, tmp_path: Path, store: TaughtStore) -> None:
        path = tmp_path / "good.npz"
        write_samples(path, store.every())
        data = bytearray(path.read_bytes())
        rng = np.random.default_rng(0)
        for _ in range(60):
            broken = data.copy()
            broken[int(rng.integers(len(broken)))] ^= 1 << int(rng.integers(8))
            bad = tmp_path / "bad.npz"
            bad.write_bytes(broken[: int(rng.integers(len(broken)))] if rng.random() < 0.5 else broken)
            try:
                list(read_samples(bad))
            except HwrError as error:
                assert is_sentence(str(error))
            self.refused(tmp_path / "missing.npz", store)

    def test_folders(self, tmp_path: Path, store: TaughtStore) -> None:
        folder = tmp_path / "pictures"
        (folder / "1").mkdir(parents=True)
        self.refused(folder, store)
        write_samples(tmp_path / "good", [store.sample(1)])
        (tmp_path / "good" / "7" / "notes.png").write_bytes(b"no picture")
        self.refused(tmp_path / "good", store)

    @staticmethod
    def refused(path: Path, store: TaughtStore) -> None:
        before = store.ids()
        with pytest.raises(HwrError) as caught:
            store.add_all(read_samples(path))
        assert is_sentence(str(caught.value))
        assert store.ids() == before


class TestWriting:
    def test_a_folder_that_is_there_is_left_alone(self, tmp_path: Path, store: TaughtStore) -> None:
        (tmp_path / "there").mkdir()
        with pytest.raises(StorageError, match="is there already"):
            write_samples(tmp_path / "there", store.every())
        assert [file.name for file in tmp_path.iterdir() if file.name.startswith(".")] == []

    @pytest.mark.parametrize("name", ["mine.jsonl", "mine.jsonl.gz", "mine.npz", "mine.csv", "mine"])
    def test_given_up_anywhere_it_leaves_what_was_there(
        self, tmp_path: Path, store: TaughtStore, name: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(exchange, "_EVERY", 1)
        path = tmp_path / "there" / name
        path.parent.mkdir()
        if path.suffix:
            path.write_bytes(b"what was there before")
        before = {one: one.read_bytes() for one in path.parent.iterdir()}
        steps = len(list(writing_samples(tmp_path / name, store.every())))
        assert steps >= 3
        for after in range(steps):
            work = writing_samples(path, store.every())
            for _ in range(after + 1):
                next(work)
            work.close()
            assert {one: one.read_bytes() for one in path.parent.iterdir()} == before

    def test_a_table_that_cannot_be_written_leaves_no_files_for_it(self, tmp_path: Path, store: TaughtStore) -> None:
        (tmp_path / "mine.csv").mkdir()
        with pytest.raises(StorageError, match="not a file"):
            write_samples(tmp_path / "mine.csv", store.every())
        assert [one.name for one in tmp_path.iterdir() if one.name.startswith((".", "mine"))] == ["mine.csv"]

    def test_labels_that_lead_elsewhere(self, tmp_path: Path, store: TaughtStore) -> None:
        for label in ("..", "a/b", "/", "C:", " "):
            if label.strip():
                store.add(SEVEN, label)
                with pytest.raises(DataError, match="folder's name"):
                    write_samples(tmp_path / "out", store.every(label=label))
        assert not (tmp_path / "out").exists()

    def test_nothing_to_write(self, tmp_path: Path, store: TaughtStore) -> None:
        for name in ("a.npz", "a.jsonl", "a"):
            with pytest.raises(DataError):
                write_samples(tmp_path / name, [])
        with pytest.raises(DataError, match="no drawings"):
            write_samples(tmp_path / "a.jsonl", store.every(label="1"))


def test_bytes_that_are_no_archive() -> None:
    assert zlib.crc32(npz_bytes([PICTURE_28], ["1"], ["me"])) > 0
    with np.load(io.BytesIO(npz_bytes([PICTURE_28], ["1"], ["me"])), allow_pickle=False) as arrays:
        assert arrays["images"].shape == (1, 28, 28)
        assert arrays["labels"].tolist() == ["1"]


PICTURE_28 = np.eye(28, dtype=np.float32)
