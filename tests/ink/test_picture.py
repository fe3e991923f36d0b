"""Pictures of handwriting: the ink comes out whatever the paper, the pen and the light are; paper stays bare."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from hwr.data.labelled_ink import LabelledInk
from hwr.ink.drawing import Drawing
from hwr.ink.picture import ink_from_image, read_picture, read_picture_bytes
from hwr.ink.raster import rasterise, to_image
from tests.ink.photographs import (
    STROKES,
    Colour,
    Floats,
    Light,
    agreement,
    compressed,
    covered,
    encoded,
    image,
    photograph,
    pressed,
)

BLACK, WHITE = (0, 0, 0), (255, 255, 255)
SEVEN = Drawing.from_strokes(STROKES["seven"], 22)

bytes_ = st.integers(0, 255)
colours = st.tuples(bytes_, bytes_, bytes_)


def digit_page(name: str = "seven", *, pen: float = 18.0) -> Floats:
    """A digit that takes up half of a page of 320 x 240."""
    return covered(STROKES[name], (320, 240), digit=150, at=(80, 40), pen=pen)


# Drawn pictures


@pytest.mark.parametrize("size", [8, 28, 100, 256])
@pytest.mark.parametrize(("ink", "paper"), [(BLACK, WHITE), (WHITE, BLACK)])
def test_a_clean_picture_keeps_its_grey_levels(
    size: int, ink: tuple[int, int, int], paper: tuple[int, int, int]
) -> None:
    found = ink_from_image(to_image(SEVEN, size, ink=ink, paper=paper))
    expected = rasterise(SEVEN, size)
    assert found.dtype == np.float32
    np.testing.assert_allclose(found, expected / np.quantile(expected[expected > 0.5], 0.9), atol=0.06)
    assert not found[expected == 0].any()


@given(colours, colours)
def test_ink_is_found_in_any_colour_on_any_other(ink: tuple[int, int, int], paper: tuple[int, int, int]) -> None:
    if max(abs(a - b) for a, b in zip(ink, paper, strict=True)) < 60:
        return
    found = ink_from_image(to_image(SEVEN, 64, ink=ink, paper=paper))
    assert agreement(found, rasterise(SEVEN, 64).astype(np.float64)) > 0.95


@pytest.mark.parametrize(
    ("ink", "paper"),
    [((230, 60, 40), (240, 220, 60)), ((200, 60, 60), (60, 140, 60)), ((170, 170, 170), WHITE), ((60, 60, 60), BLACK)],
    ids=["red on yellow", "red on green as bright", "grey on white", "grey on black"],
)
@pytest.mark.parametrize("quality", [None, 40])
def test_faint_and_coloured_ink_is_found(
    ink: tuple[int, int, int], paper: tuple[int, int, int], quality: int | None
) -> None:
    picture = to_image(SEVEN, 300, ink=ink, paper=paper)
    found = ink_from_image(picture if quality is None else compressed(picture, quality))
    assert agreement(found, rasterise(SEVEN, 300).astype(np.float64)) > 0.95


@pytest.mark.parametrize("inverted", [False, True])
@pytest.mark.parametrize("name", list(STROKES))
def test_a_digit_cropped_to_its_ink_is_told_from_its_paper(name: str, inverted: bool) -> None:
    cover = rasterise(Drawing.from_strokes(STROKES[name], 30), 256)
    rows, columns = np.flatnonzero(cover.max(axis=1) > 0.5), np.flatnonzero(cover.max(axis=0) > 0.5)
    tight = cover[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    for size in (20, 60, 180):
        scale = size / max(tight.shape)
        small = Image.fromarray(tight).resize(
            (round(tight.shape[1] * scale), round(tight.shape[0] * scale)), Image.Resampling.BOX
        )
        grey = np.asarray(small, dtype=np.float64)
        assert agreement(ink_from_image(image(grey if inverted else 1 - grey)), grey) > 0.95


@pytest.mark.parametrize("method", [Image.Resampling.NEAREST, Image.Resampling.BILINEAR, Image.Resampling.BICUBIC])
def test_a_tiny_picture_that_was_enlarged_is_read(method: Image.Resampling) -> None:
    large = to_image(SEVEN, 9).convert("L").resize((270, 270), method)
    found = ink_from_image(large)
    assert np.corrcoef(found.ravel(), 255.0 - np.asarray(large).ravel())[0, 1] > 0.95


def test_a_frame_around_the_picture_is_not_ink() -> None:
    framed = to_image(SEVEN, 200)
    ImageDraw.Draw(framed).rectangle((0, 0, 199, 199), outline=BLACK, width=3)
    assert agreement(ink_from_image(framed), rasterise(SEVEN, 200).astype(np.float64)) > 0.99


def test_a_digit_that_runs_along_the_pictures_edge_is_ink() -> None:
    corner = Image.new("L", (200, 200), 255)
    ImageDraw.Draw(corner).line([(0, 8), (191, 8), (191, 199)], fill=0, width=17)
    assert agreement(ink_from_image(corner), 1.0 - np.asarray(corner) / 255) == 1.0


def test_specks_are_removed_and_a_detached_stroke_is_kept() -> None:
    picture = to_image(SEVEN, 400)
    spots = np.random.default_rng(0).integers(0, 400, (40, 2))
    for x, y in spots.tolist():
        ImageDraw.Draw(picture).rectangle((x, y, x + 2, y + 2), fill=BLACK)
    assert agreement(ink_from_image(picture), rasterise(SEVEN, 400).astype(np.float64)) > 0.98
    five = Drawing.from_strokes([[(60, 60), (60, 120), (150, 150), (60, 210)], [(90, 30), (190, 30)]], 14)
    assert agreement(ink_from_image(to_image(five, 300)), rasterise(five, 300).astype(np.float64)) > 0.99


# Transparent pictures


@pytest.mark.parametrize("ink", [BLACK, WHITE, (200, 30, 30)])
def test_ink_without_paper_is_found_whatever_its_colour(ink: tuple[int, int, int]) -> None:
    found = ink_from_image(to_image(SEVEN, 120, ink=ink, paper=None))
    np.testing.assert_allclose(found, rasterise(SEVEN, 120), atol=0.01)


def test_a_sheet_cut_out_of_its_surroundings_is_laid_on_its_own_paper() -> None:
    sheet = to_image(SEVEN, 200)
    opacity = np.full((200, 200), 255, dtype=np.uint8)
    opacity[:14, :14] = opacity[-30:, :] = 0
    sheet.putalpha(Image.fromarray(opacity))
    assert agreement(ink_from_image(sheet)[:170], rasterise(SEVEN, 200)[:170].astype(np.float64)) > 0.98


def test_an_opaque_picture_with_an_alpha_channel_is_read_by_its_colours() -> None:
    picture = to_image(SEVEN, 120)
    picture.putalpha(255)
    assert np.array_equal(ink_from_image(picture), ink_from_image(to_image(SEVEN, 120)))


def test_faint_ink_without_paper_is_ink() -> None:
    picture = to_image(SEVEN, 120, paper=None)
    picture.putalpha(picture.getchannel("A").point(lambda value: round(value * 0.3)))
    assert agreement(ink_from_image(picture), rasterise(SEVEN, 120).astype(np.float64)) > 0.98


# Photographs

LIGHTS = {
    "even": Light(),
    "falloff": Light(falloff=0.7),
    "vignette": Light(falloff=0.2, vignette=0.6),
    "soft shadow": Light(falloff=0.2, shadow=0.5, softness=0.2),
    "sharper shadow": Light(shadow=0.45, softness=0.06),
    "hard shadow": Light(shadow=0.4, softness=0.005),
}


@pytest.mark.parametrize(
    ("name", "light"),
    [
        pytest.param(name, light, id=f"{name}-{words}", marks=[] if (i + j) % len(STROKES) == 0 else pytest.mark.slow)
        for i, name in enumerate(STROKES)
        for j, (words, light) in enumerate(LIGHTS.items())
    ],
)
def test_a_photograph_gives_the_ink_under_any_light(name: str, light: Light) -> None:
    cover = covered(STROKES[name], (400, 300), digit=190, at=(140, 55), pen=14, turned=6)
    found = ink_from_image(photograph(cover, light=light))
    assert agreement(found, cover) > 0.93
    assert found[:36].max() < 0.05


@pytest.mark.parametrize("light", LIGHTS.values(), ids=list(LIGHTS))
@pytest.mark.parametrize("noise", [pytest.param(1, marks=pytest.mark.slow), 10])
def test_a_photograph_of_a_blank_page_has_no_ink(light: Light, noise: float) -> None:
    blank = np.zeros((300, 400))
    assert not ink_from_image(photograph(blank, light=light, noise=noise, quality=60)).any()


@pytest.mark.parametrize(
    ("ink", "paper"),
    [
        ((0.75, 0.12, 0.1), (0.95, 0.88, 0.4)),
        ((0.1, 0.15, 0.6), (0.95, 0.75, 0.78)),
        ((0.5, 0.5, 0.5), (0.85, 0.85, 0.85)),
        ((0.9, 0.9, 0.85), (0.1, 0.25, 0.17)),
    ],
    ids=["red on yellow", "blue on pink", "pencil", "chalk on a board"],
)
def test_pens_and_papers_of_all_kinds(ink: Colour, paper: Colour) -> None:
    cover = digit_page()
    picture = photograph(cover, ink=ink, paper=paper, light=Light(falloff=0.4, vignette=0.2))
    assert agreement(ink_from_image(picture), cover) > 0.93


@pytest.mark.parametrize(
    ("size", "digit", "pen"),
    [
        pytest.param((1200, 900), 68, 20, marks=pytest.mark.slow),
        ((400, 300), 280, 40),
        ((320, 240), 200, 12),
        ((128, 96), 90, 20),
        ((40, 40), 40, 26),
    ],
    ids=["small in the frame", "thick and filling it", "small picture", "very small picture", "tiny picture"],
)
def test_any_size_in_a_picture_of_any_size(size: tuple[int, int], digit: int, pen: float) -> None:
    cover = covered(STROKES["two"], size, digit=digit, at=(size[0] - digit, 0), pen=pen)
    picture = photograph(cover, light=Light(falloff=0.3), noise=3, blur=0.5)
    assert agreement(ink_from_image(picture), cover) > 0.85


def test_a_photograph_cropped_to_thick_strokes() -> None:
    cover = covered(STROKES["ring"], (400, 400), digit=400, at=(0, 0), pen=40)
    rows, columns = np.flatnonzero(cover.max(axis=1) > 0.5), np.flatnonzero(cover.max(axis=0) > 0.5)
    box = int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1
    picture = photograph(cover, light=Light(falloff=0.4)).crop(box)
    assert agreement(ink_from_image(picture), cover[box[1] : box[3], box[0] : box[2]]) > 0.95


def test_low_light_and_a_blurred_picture() -> None:
    cover = digit_page()
    dark = photograph(cover, light=Light(falloff=0.3, vignette=0.3), noise=20, quality=60)
    assert agreement(ink_from_image(dark), cover) > 0.9
    grainy = photograph(cover, light=Light(falloff=0.3), noise=35, blur=0.5, quality=95)
    assert agreement(ink_from_image(grainy), cover) > 0.85
    for sharp in (cover, digit_page(pen=40)):
        blurred = photograph(sharp, light=Light(falloff=0.3), blur=3)  # its strokes are wider
        assert agreement(ink_from_image(blurred), sharp) > 0.8


def cropped(picture: Image.Image, cover: Floats, margin: float = 0.05) -> tuple[Image.Image, Floats]:
    """A photograph cut to its ink and a margin, of the ink's longer side."""
    rows, columns = np.flatnonzero(cover.max(axis=1) > 0.5), np.flatnonzero(cover.max(axis=0) > 0.5)
    wide = round(margin * max(np.ptp(rows), np.ptp(columns)))
    left, top = max(0, columns[0] - wide), max(0, rows[0] - wide)
    right, bottom = columns[-1] + wide + 1, rows[-1] + wide + 1
    return picture.crop((left, top, right, bottom)), cover[top:bottom, left:right]


@pytest.mark.parametrize("name", list(STROKES))
def test_a_large_photograph_cropped_closely_to_pale_and_grainy_strokes(name: str) -> None:
    cover = covered(STROKES[name], (480, 480), digit=400, at=(40, 40), pen=14)
    light = Light(falloff=0.6, vignette=0.4)
    picture = photograph(cover, ink=(0.5, 0.5, 0.5), light=light, noise=12, blur=2, quality=60)
    close, true = cropped(picture, cover)
    assert agreement(ink_from_image(close), true) > 0.85


SIX = [[(150, 30), (90, 110), (75, 180), (110, 225), (165, 205), (175, 160), (130, 140), (85, 175)]]
EIGHT = [
    [(175, 50), (130, 30), (85, 60), (110, 105), (160, 150), (170, 200), (120, 225), (75, 195), (165, 90), (178, 52)]
]


@pytest.mark.parametrize(
    ("strokes", "pen", "least", "towards", "blur"),
    [
        (STROKES["ring"], 18, 0.4, "bottom", 3),
        (SIX, 18, 0.3, "bottom", 1.5),
        (STROKES["seven"], 30, 0.3, "right", 3),
        (SIX, 30, 0.4, "top", 1.5),
        (EIGHT, 30, 0.4, "bottom", 1.5),
    ],
    ids=["ring", "six", "thick seven", "thick six", "thick eight"],
)
def test_a_pen_that_presses_unevenly_cropped_closely(
    strokes: list[list[tuple[float, float]]], pen: float, least: float, towards: str, blur: float
) -> None:
    cover = covered(strokes, (360, 360), digit=300, at=(30, 30), pen=pen)
    scene = pressed(cover, least, towards=towards)
    light = Light(falloff=0.3, vignette=0.4)
    paper, ink = (0.62, 0.63, 0.6), (0.12, 0.12, 0.12)
    picture = photograph(scene, paper=paper, ink=ink, light=light, noise=3, blur=blur, quality=85, seed=1)
    close, true = cropped(picture, cover)
    assert agreement(ink_from_image(close), true) > 0.75


@pytest.mark.parametrize("name", ["seven", "ring"])
def test_a_dark_and_strongly_compressed_photograph_is_not_blank(name: str) -> None:
    cover = covered(STROKES[name], (400, 400), digit=330, at=(35, 35), pen=20)
    paper, ink, light = (0.22, 0.22, 0.2), (0.04, 0.04, 0.04), Light(falloff=0.6, vignette=0.4)
    dark = photograph(cover, paper=paper, ink=ink, light=light, noise=0.6, blur=1, quality=40)
    close, true = cropped(dark, cover)
    assert agreement(ink_from_image(close), true) > 0.9


@pytest.mark.parametrize("size", [60, 90, pytest.param(1500, marks=pytest.mark.slow)])
def test_a_photograph_of_any_resolution(size: int) -> None:
    cover = covered(STROKES["two"], (400, 400), digit=330, at=(30, 30), pen=20)
    picture, true = cropped(
        photograph(cover, ink=(0.2, 0.25, 0.5), light=Light(falloff=0.4), noise=6, blur=2), cover, 0.1
    )
    scale = size / max(picture.size)
    resized = picture.resize((round(picture.width * scale), round(picture.height * scale)), Image.Resampling.BICUBIC)
    assert agreement(ink_from_image(compressed(resized, 60)), true) > 0.8


def boxed(size: int, width: int, inset: int) -> Floats:
    """The lines of a printed box, `inset` pixels from the edge."""
    box = Image.new("L", (size, size), 0)
    ImageDraw.Draw(box).rectangle((inset, inset, size - inset, size - inset), outline=255, width=width)
    return np.asarray(box, dtype=np.float64) / 255


@pytest.mark.parametrize("top", [35, 70])
@pytest.mark.parametrize("photographed", [False, True])
def test_a_printed_box_is_not_ink_and_a_stroke_that_crosses_it_is(top: int, photographed: bool) -> None:
    cover = covered(STROKES["seven"], (320, 320), digit=250, at=(35, top), pen=18)
    scene = np.maximum(cover, boxed(320, 5, 14))
    picture = photograph(scene, light=Light(falloff=0.3)) if photographed else image(1 - scene)
    assert agreement(ink_from_image(picture), cover) > 0.85


def test_squared_paper_as_dark_as_the_writing_is_not_ink() -> None:
    cover = covered(STROKES["two"], (400, 300), digit=220, at=(90, 40), pen=16)
    squares = np.zeros_like(cover)
    for first in range(14, 400, 45):
        squares[first : first + 2] = 0.8
        squares[:, first : first + 2] = 0.8
    assert agreement(ink_from_image(photograph(np.maximum(cover, squares), light=Light(falloff=0.4))), cover) > 0.8


@pytest.mark.parametrize("size", [8, 28, 200])
@pytest.mark.parametrize("most", [1, 16])
def test_small_numbers_saved_as_if_they_were_brightness_are_seen(size: int, most: int) -> None:
    cover = rasterise(SEVEN, size)
    raw = np.rint(cover * most).astype(np.uint8)
    assert agreement(ink_from_image(Image.fromarray(raw)), raw / raw.max()) > 0.95
    noise = np.random.default_rng(0).integers(0, most + 1, (size, size), dtype=np.uint8)
    assert size == 8 or not ink_from_image(Image.fromarray(noise)).any()


def test_a_sheet_on_a_dark_desk() -> None:
    cover = covered(STROKES["seven"], (640, 480), digit=180, at=(220, 140))
    picture = photograph(cover, light=Light(falloff=0.3))
    desk = Image.new("RGB", picture.size, (90, 60, 35))
    box = (50, 40, 600, 440)
    desk.paste(picture.crop(box), box)
    assert agreement(ink_from_image(compressed(desk, 80)), cover) > 0.9
    box = (120, 0, 640, 480)  # the desk along one side only
    desk.paste(picture.crop(box), box)
    assert agreement(ink_from_image(compressed(desk, 80)), cover) > 0.9


def test_pale_ruled_lines_are_not_ink() -> None:
    cover = digit_page()
    lines = np.zeros_like(cover)
    lines[20::16] = 0.25
    picture = photograph(np.maximum(cover, lines), light=Light(falloff=0.4))
    assert agreement(ink_from_image(picture), cover) > 0.93


@pytest.mark.slow
def test_strokes_of_many_writers_photographed(some_pen_digits: tuple[LabelledInk, ...]) -> None:
    samples = some_pen_digits[::20]
    lights = list(LIGHTS.values())
    found = []
    for i, sample in enumerate(samples):
        strokes = [[(float(x), float(y)) for x, y in stroke.xy] for stroke in sample.drawing.strokes]
        rng = np.random.default_rng(i)
        digit = int(rng.integers(90, 420))
        at = int(rng.integers(0, 640 - digit)), int(rng.integers(0, 480 - digit))
        cover = covered(strokes, (640, 480), digit=digit, at=at, pen=rng.uniform(10, 30), turned=rng.uniform(-8, 8))
        picture = photograph(cover, light=lights[i % len(lights)], noise=rng.uniform(1, 8), seed=i)
        found.append(agreement(ink_from_image(picture), cover))
    assert np.median(found) > 0.96
    assert np.min(found) > 0.8


# Blank pictures


@pytest.mark.parametrize("size", [(1, 1), (1, 40), (8, 8), (28, 28), (300, 200)])
@pytest.mark.parametrize("mode", ["1", "L", "LA", "RGB", "RGBA", "CMYK", "I;16", "F"])
def test_one_colour_is_no_ink(size: tuple[int, int], mode: str) -> None:
    found = ink_from_image(Image.new(mode, size))
    assert found.shape == size[::-1]
    assert not found.any()


@pytest.mark.parametrize("size", [(28, 28), (64, 64), (300, 200)])
def test_noise_and_a_change_of_light_are_no_ink(size: tuple[int, int]) -> None:
    width, height = size
    noise = np.random.default_rng(1).normal(0.8, 0.03, (height, width))
    assert not ink_from_image(image(noise)).any()
    light = np.repeat(np.linspace(0.4, 0.9, width)[None], height, axis=0)
    assert not ink_from_image(image(light)).any()


@given(
    hnp.arrays(
        np.uint8,
        st.tuples(st.integers(1, 70), st.integers(1, 70), st.sampled_from([1, 3, 4])),
        elements=st.sampled_from([0, 1, 128, 255]) | st.integers(0, 255),
        fill=st.integers(0, 255),
    ),
    st.integers(1, 3),
)
def test_whatever_is_in_a_picture_the_result_is_ink_from_0_to_1(values: NDArray[np.uint8], scale: int) -> None:
    values = values.repeat(scale, axis=0).repeat(scale, axis=1)
    found = ink_from_image(Image.fromarray(values[:, :, 0] if values.shape[2] == 1 else values))
    assert found.shape == values.shape[:2]
    assert found.dtype == np.float32
    assert ((found >= 0) & (found <= 1)).all()


# The three ways in


def test_a_file_bytes_and_an_open_image_give_the_same(tmp_path: Path) -> None:
    picture = to_image(SEVEN, 150)
    path = tmp_path / "seven.png"
    path.write_bytes(encoded(picture, "PNG"))
    found = read_picture(path)
    assert np.array_equal(found, ink_from_image(picture))
    assert np.array_equal(found, read_picture_bytes(path.read_bytes()))
    assert picture.size == (150, 150)
