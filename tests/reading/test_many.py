"""Many read at once are read as each of them is alone."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from weakref import finalize

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from hwr.data.digits import load_digits
from hwr.data.labelled_ink import LabelledInk
from hwr.errors import PictureError
from hwr.ink.drawing import Drawing
from hwr.ink.raster import rasterise
from hwr.reading.many import BLANK, Ink, Picture, open_pictures, open_small_pictures, read_many
from hwr.recognizer import Recognizer, Verdict
from hwr.store.model_file import load_model
from hwr.store.paths import Paths


@pytest.fixture(scope="module")
def recognizer() -> Recognizer:
    return Recognizer(load_model(Paths.of_user().shipped_model))


PATHS = st.lists(st.lists(st.tuples(st.floats(0, 256), st.floats(0, 256)), min_size=1, max_size=8), max_size=3)


@st.composite
def inks(draw: st.DrawFn) -> Ink:
    """A drawing, its picture at any size, one of scikit-learn's digits, or nothing."""
    if draw(st.booleans()):
        return np.asarray(load_digits().pictures[draw(st.integers(0, 1796))])
    drawing = Drawing.from_strokes(draw(PATHS))
    return rasterise(drawing, draw(st.integers(8, 90))) if draw(st.booleans()) else drawing


@settings(max_examples=15)
@given(st.lists(inks(), max_size=6))
def test_each_is_read_as_alone(recognizer: Recognizer, some: list[Ink]) -> None:
    for ink, reading in zip(some, read_many(recognizer, some), strict=True):
        assert not isinstance(ink, Picture)
        alone = recognizer.recognize(ink) if isinstance(ink, Drawing) else recognizer.recognize_bitmap(ink)
        if alone.verdict is Verdict.BLANK:
            assert reading == BLANK
            continue
        assert dict(reading.ranked) == pytest.approx(dict(alone.ranked()), abs=1e-5)
        assert reading.confidence == pytest.approx(alone.confidence, abs=1e-5)
        assert (reading.text, reading.confidence) == reading.ranked[0]
        [line] = reading.lines
        [symbol] = line.symbols
        assert (line.text, line.confidence, line.verdict) == (reading.text, reading.confidence, reading.verdict)
        assert symbol.box == line.box


def test_boxes_are_around_the_ink(recognizer: Recognizer) -> None:
    picture = np.zeros((60, 40), np.float32)
    picture[10:50, 17:22] = 1
    drawing = Drawing.from_strokes([[(50, 20), (52, 200)]])
    read = read_many(recognizer, [picture, drawing])
    assert read[0].lines[0].box.to_list() == [17, 10, 22, 50]
    assert read[1].lines[0].box.to_list() == pytest.approx(list(drawing.bounds))


def test_what_is_no_picture_is_refused(recognizer: Recognizer) -> None:
    with pytest.raises(PictureError):
        read_many(recognizer, [np.full((4, 4), 7, np.float32)])


def small_pictures(folder: Path, samples: tuple[LabelledInk, ...]) -> list[Path]:
    """Digits of many writers on 28x28 pixels and others: light or dark, pale, noisy, two of them, in colour, clear."""
    rng = np.random.default_rng(0)
    paths = []
    for i, (sample, other) in enumerate(pairwise(samples)):
        side = 28 if i % 3 else 16 + i % 40
        cover = rasterise(sample.drawing.fitted(), side)
        if i % 7 == 3:
            cover = np.hstack([cover, rasterise(other.drawing.fitted(), side)])
        paper, ink = [(255, 0), (0, 255), (240, 70), (20, 90)][i % 4]
        grey = paper + (ink - paper) * cover + rng.normal(0, [0, 0, 3, 12][i % 4 if i % 5 == 0 else 0], cover.shape)
        picture = Image.fromarray(np.clip(np.rint(grey), 0, 255).astype(np.uint8))
        paths.append(folder / f"{i:03}.png")
        picture.convert(["L", "L", "L", "RGB", "1", "LA", "P"][i % 7]).save(paths[-1])
    return paths


@pytest.mark.parametrize("every", [3, pytest.param(1, marks=pytest.mark.slow)])
def test_small_pictures_opened_at_once_are_read_as_each_alone(
    recognizer: Recognizer, some_pen_digits: tuple[LabelledInk, ...], tmp_path: Path, every: int
) -> None:
    paths = small_pictures(tmp_path, some_pen_digits[::every])
    pictures = [picture for picture in open_small_pictures(paths) if picture is not None]
    assert [picture.path for picture in pictures] == paths
    together = read_many(recognizer, pictures, several=True)
    for path, picture, reading in zip(paths, pictures, together, strict=True):
        [alone] = open_pictures(path)
        np.testing.assert_array_equal(picture.ink, alone.ink)
        [expected] = read_many(recognizer, [alone], several=True)
        assert (reading.text, reading.verdict) == (expected.text, expected.verdict)
        assert reading.confidence == pytest.approx(expected.confidence, abs=1e-6)
        assert [line.box for line in reading.lines] == [line.box for line in expected.lines]
    assert sum(len(reading.text) == 2 for reading in together) > len(paths) / 20, "some of them hold two digits"


def test_large_pictures_are_taken_a_few_at_a_time(recognizer: Recognizer) -> None:
    """However many there are: each is let go before the next but some is made."""
    alive: set[int] = set()
    most = 0

    def made() -> Iterator[np.ndarray]:
        nonlocal most
        for i in range(20):
            ink = np.zeros((1000, 1000), np.float32)
            ink[200:800, 450:520] = 1
            alive.add(i)
            finalize(ink, alive.discard, i)
            most = max(most, len(alive))
            yield ink

    read = read_many(recognizer, made(), several=True)
    assert [reading.text for reading in read] == ["1"] * 20
    assert most < 8


def test_what_is_no_small_picture_is_left_to_others(tmp_path: Path) -> None:
    large = tmp_path / "large.png"
    Image.new("L", (129, 20), 255).save(large)
    damaged = tmp_path / "damaged.png"
    damaged.write_bytes(large.read_bytes()[:40])
    (tmp_path / "text.png").write_text("no picture", encoding="ascii")
    other = tmp_path / "other.bmp"
    Image.new("L", (20, 20), 255).save(other)
    assert open_small_pictures([large, damaged, tmp_path / "text.png", other, tmp_path / "missing.png"]) == [None] * 5


def side_by_side(n: int) -> Drawing:
    """So many ones, from left to right."""
    return Drawing.from_strokes([[(30 * i + 20 - y / 20, y) for y in range(20, 160, 5)] for i in range(n)])


def test_several_symbols_side_by_side(recognizer: Recognizer) -> None:
    drawings = [side_by_side(n) for n in (1, 2, 4)]
    one, two, four = read_many(recognizer, [*drawings], several=True)
    assert [read.text for read in (one, two, four)] == ["1", "11", "1111"]
    assert four.ranked == (("1111", four.confidence),)
    boxes = [symbol.box.to_list() for symbol in four.lines[0].symbols]
    assert boxes == sorted(boxes)
    [alone] = read_many(recognizer, [drawings[0]])
    assert dict(alone.ranked) == pytest.approx(dict(one.ranked), abs=1e-5), "a single one is what it is"


@settings(max_examples=30)
@given(st.lists(inks(), max_size=6))
def test_several_are_read_as_each_alone(recognizer: Recognizer, some: list[Ink]) -> None:
    together = read_many(recognizer, some, several=True)
    for ink, reading in zip(some, together, strict=True):
        [alone] = read_many(recognizer, [ink], several=True)
        assert (reading.text, reading.verdict, len(reading.lines)) == (alone.text, alone.verdict, len(alone.lines))
        assert reading.confidence == pytest.approx(alone.confidence, abs=1e-4)


def written(path: Path, size: tuple[int, int], *places: tuple[int, int]) -> Path:
    """A picture of a one, 80 pixels high, at each of these places."""
    picture = Image.new("L", size, 255)
    draw = ImageDraw.Draw(picture)
    for x, y in places:
        draw.line((x, y, x - 8, y + 80), 0, 9)
    picture.save(path)
    return path


def test_a_row_in_a_picture_is_one_line(recognizer: Recognizer, tmp_path: Path) -> None:
    path = written(tmp_path / "row.png", (400, 200), (100, 60), (160, 60), (220, 60))
    [reading] = read_many(recognizer, [*open_pictures(path)], several=True)
    assert reading.text == "111"
    assert [round(symbol.box.left, -1) for symbol in reading.lines[0].symbols] == [90, 150, 210]


def test_rows_in_a_large_picture_are_lines(recognizer: Recognizer, tmp_path: Path) -> None:
    places = [(300 + 60 * x, 300 + 250 * y) for y in range(4) for x in range(2)]
    path = written(tmp_path / "page.png", (1800, 1400), *places)
    [reading] = read_many(recognizer, [*open_pictures(path)], several=True)
    assert reading.text == "11\n11\n11\n11"
    for line, y in zip(reading.lines, (300, 550, 800, 1050), strict=True):
        assert [line.box.left, line.box.top, line.box.bottom] == pytest.approx([288, y, y + 80], abs=12), "in the file"
