"""Labelled ink: it comes back as it was written, and every malformed line is named."""

from __future__ import annotations

import gzip
import io
import json
import zlib
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hwr.data import labelled_ink
from hwr.data.labelled_ink import FREE_GROWTH, LabelledInk, read_labelled_ink, write_labelled_ink
from hwr.errors import InkFileError
from hwr.ink.drawing import MAX_COORDINATE, MAX_POINTS, Drawing, Stroke

names = st.text(st.characters(categories=["L", "N", "P"]), min_size=1, max_size=8)
numbers = st.floats(0, MAX_COORDINATE)
points = st.sampled_from([2, 3, 4]).flatmap(
    lambda columns: st.lists(st.tuples(*[numbers] * columns), min_size=1, max_size=4)
)
drawings = st.lists(points.map(Stroke.from_points), min_size=1, max_size=3).map(lambda made: Drawing(tuple(made)))
samples = st.builds(LabelledInk, names, names, names, drawings)

LINE = {"id": "a-1", "label": "7", "writer": "anna", "strokes": [[[0, 1], [2, 3]], [[4.5, 5]]]}


WRONG_NAMES: list[object] = [None, "", 1.5, ["7"]]
WRONG_STROKES: list[object] = [None, [], {}, "12", 7]

MALFORMED: list[tuple[object, str]] = [
    ("{", "not JSON"),
    ("hello", "not JSON"),
    ('{"id": "a"} {"id": "b"}', "not JSON"),
    ("7", "JSON object"),
    ("[]", "JSON object"),
    *[({key: value for key, value in LINE.items() if key != missing}, f"'{missing}' is missing") for missing in LINE],
    *[({**LINE, key: value}, f"'{key}' must") for key in ("id", "label", "writer") for value in WRONG_NAMES],
    ({**LINE, "label": True}, "'label' must"),
    ({**LINE, "label": "a\nb"}, "'label' must"),
    ({**LINE, "label": "\ud800"}, "'label' must"),
    ({**LINE, "label": "x" * 101}, "'label' must"),
    *[({**LINE, "strokes": value}, "'strokes' must") for value in WRONG_STROKES],
    ({**LINE, "strokes": [[]]}, "A stroke must be"),
    ({**LINE, "strokes": [[[1]]]}, "A stroke must be"),
    ({**LINE, "strokes": [[1, 2]]}, "A stroke must be"),
    ({**LINE, "strokes": [[[1, 2], [3]]]}, "not a pair of numbers"),
    ({**LINE, "strokes": [[["1", "2"]]]}, "not a pair of numbers"),
    ({**LINE, "strokes": [[[None, 2]]]}, "not a pair of numbers"),
    ({**LINE, "strokes": [{"x": 1}]}, "not a pair of numbers"),
    ({**LINE, "strokes": [[[1e30, 2]]]}, "beyond"),
    ({**LINE, "strokes": [[[10**400, 2]]]}, "not a pair of numbers"),
    ('{"id":"a","label":"1","writer":"w","strokes":[[[NaN,2]]]}', "a number that cannot be read"),
    ('{"id":"a","label":"1","writer":"w","strokes":[[[-Infinity,2]]]}', "a number that cannot be read"),
    ('{"id":"a","label":"1","writer":"w","strokes":[[[1e999,2]]]}', "not a finite number"),
    ('{"id":"a","label":"1","writer":"w","strokes":[[[' + "9" * 5000 + ",2]]]}", "a number that cannot be read"),
    ("[" * 100_000, "lists inside lists"),
    ({**LINE, "strokes": [[[0, 0]] * (MAX_POINTS + 1)]}, "200,000"),
    ({**LINE, "strokes": [[[0, 0]] * (MAX_POINTS // 2 + 1)] * 2}, "200,000"),
]


def write(path: Path, *lines: object) -> Path:
    """A file of lines, given as objects to be written as JSON, or as text."""
    text = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    path.write_bytes(gzip.compress(text.encode()) if path.suffix == ".gz" else text.encode())
    return path


def read(path: Path) -> list[LabelledInk]:
    return list(read_labelled_ink(path))


@pytest.mark.parametrize("name", ["set.jsonl", "set.jsonl.gz", "SET.JSONL.GZ"])
def test_a_file_is_read_line_by_line(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    data = "\n".join([json.dumps(LINE), "", json.dumps({**LINE, "id": 5, "more": None}), "  "]).encode()
    path.write_bytes(gzip.compress(data) if name.lower().endswith(".gz") else data)
    first, second = read(path)
    assert (first.id, first.label, first.writer) == ("a-1", "7", "anna")
    assert [stroke.xy.tolist() for stroke in first.drawing.strokes] == [[[0, 1], [2, 3]], [[4.5, 5]]]
    assert second.id == "5"


@settings(max_examples=50)
@given(st.lists(samples, max_size=4))
def test_what_was_written_comes_back(tmp_path: Path, written: list[LabelledInk]) -> None:
    path = tmp_path / "set.jsonl"
    with path.open("wb") as file:
        assert write_labelled_ink(file, written) == len(written)
    assert read(path) == written


def test_a_gzipped_file_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / "set.jsonl.gz"
    sample = LabelledInk("ä 1", "0", "ö", Drawing.from_strokes([[(1, 2)]]))
    with gzip.open(path, "wb") as file:
        write_labelled_ink(file, [sample])
    assert read(path) == [sample]


def test_lines_are_short_and_of_the_documented_form() -> None:
    buffer = io.BytesIO()
    write_labelled_ink(buffer, [LabelledInk("a", "1", "b", Drawing.from_strokes([[(1, 2), (3, 4.5)]]))])
    assert buffer.getvalue() == b'{"id":"a","label":"1","writer":"b","strokes":[[[1.0,2.0],[3.0,4.5]]]}\n'


def test_a_mark_at_the_beginning_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "set.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + json.dumps(LINE).encode())
    assert len(read(path)) == 1


@pytest.mark.parametrize(
    ("line", "complaint"),
    MALFORMED,
    ids=lambda value: str(value)[:60],
)
def test_a_malformed_line_is_named(tmp_path: Path, line: object, complaint: str) -> None:
    path = write(tmp_path / "set.jsonl", LINE, "", line, LINE)
    with pytest.raises(InkFileError, match=complaint) as caught:
        read(path)
    assert str(caught.value).startswith(f"{path}, line 3: ")
    assert "\n" not in str(caught.value)


def test_the_samples_before_a_malformed_line_are_read(tmp_path: Path) -> None:
    samples = read_labelled_ink(write(tmp_path / "set.jsonl", LINE, "{"))
    assert next(samples).id == "a-1"
    with pytest.raises(InkFileError, match="line 2"):
        next(samples)


def test_bytes_that_are_no_text_are_named(tmp_path: Path) -> None:
    path = tmp_path / "set.jsonl"
    path.write_bytes(json.dumps(LINE).encode() + b"\n\xff\xfe\n")
    with pytest.raises(InkFileError, match="line 2: not UTF-8"):
        read(path)


@pytest.mark.parametrize("damage", ["cut", "flipped", "not gzip", "empty"])
def test_a_damaged_gzip_file_is_named(tmp_path: Path, damage: str) -> None:
    whole = write(tmp_path / "whole.jsonl.gz", *[{**LINE, "id": str(i)} for i in range(500)]).read_bytes()
    path = tmp_path / "set.jsonl.gz"
    middle = len(whole) // 2
    path.write_bytes(
        {
            "cut": whole[:middle],
            "flipped": whole[:middle] + bytes([whole[middle] ^ 255]) + whole[middle + 1 :],
            "not gzip": b"hello",
            "empty": b"",
        }[damage]
    )
    if damage == "empty":
        assert read(path) == []
        return
    with pytest.raises(InkFileError) as caught:
        read(path)
    assert str(caught.value).startswith(str(path))


@pytest.mark.parametrize("filler", [b"\0", b" ", b"\n"])
def test_a_small_file_that_unpacks_to_a_huge_one_is_refused(
    tmp_path: Path, filler: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(labelled_ink, "FREE_GROWTH", 4 << 20)
    path = tmp_path / "set.jsonl.gz"
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    megabyte = filler * 2**20
    path.write_bytes(b"".join(packer.compress(megabyte) for _ in range(8)) + packer.flush())
    with pytest.raises(InkFileError, match="more data"):
        read(path)


def test_a_path_that_is_no_file_is_named(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "missing.jsonl"):
        with pytest.raises(InkFileError, match="is not a file") as caught:
            read(path)
        assert str(path) in str(caught.value)


def test_a_file_that_cannot_be_read_is_named(unreadable: Path) -> None:
    with pytest.raises(InkFileError, match="cannot be read"):
        read(unreadable)


@given(st.binary(max_size=60), st.integers(0, 300), st.booleans())
def test_damage_raises_nothing_but_an_ink_file_error(tmp_path: Path, noise: bytes, place: int, packed: bool) -> None:
    whole = (json.dumps(LINE) + "\n").encode() * 3
    whole = gzip.compress(whole, mtime=0) if packed else whole
    path = tmp_path / ("set.jsonl.gz" if packed else "set.jsonl")
    path.write_bytes(whole[: place % len(whole)] + noise + whole[place % len(whole) + len(noise) :])
    try:
        read(path)
    except InkFileError as error:
        assert str(error).startswith(str(path))


def test_the_shared_pen_digits_are_read(pen_digits: Path) -> None:
    found = read(pen_digits)
    assert len(found) == 7494
    assert {sample.label for sample in found} == set("0123456789")
    assert len({sample.writer for sample in found}) == 30
    assert len({sample.id for sample in found}) == 7494


TEMPLATE = '{"id":"a","label":"1","writer":"w","strokes":[%s]}'


@pytest.mark.parametrize("part", ["[],", "{},", "1,", "[", '"a":', "[[],["])
def test_a_crowded_line_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, part: str) -> None:
    monkeypatch.setattr(json, "loads", lambda *_, **__: pytest.fail("it was unpacked"))
    path = tmp_path / "crowded.jsonl"
    path.write_text(TEMPLATE % (part * 2_000_000), encoding="utf-8")
    with pytest.raises(InkFileError, match=r"crowded\.jsonl, line 1: more lists or values than a drawing can have"):
        list(read_labelled_ink(path))


def test_the_busiest_drawing_is_unpacked(tmp_path: Path) -> None:
    points = np.random.default_rng(0).uniform(0, 1, (MAX_POINTS, 4)).round(3).tolist()
    path = tmp_path / "busy.jsonl"
    path.write_text(TEMPLATE % json.dumps(points), encoding="utf-8")
    (sample,) = read_labelled_ink(path)
    assert len(sample.drawing.strokes[0].points) == MAX_POINTS


def test_a_small_file_that_unpacks_to_a_large_one_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(labelled_ink, "FREE_GROWTH", 4 << 20)
    path = tmp_path / "bomb.jsonl.gz"
    path.write_bytes(gzip.compress((b" " * 1023 + b"\n") * 6000))
    with pytest.raises(InkFileError, match=r"line 409\d: more data than labelled ink can have"):
        list(read_labelled_ink(path))
    assert FREE_GROWTH >= 64 << 20
