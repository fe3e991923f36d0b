"""The ink of pages: what is found under uneven light, on paper of any colour, and what is not taken for ink."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from hwr.errors import PictureError
from hwr.ink.page_ink import PAGE_SIDE, page_ink, read_page_ink
from hwr.ink.picture_file import from_image
from hwr.ink.pixels import Pixels
from tests.ink.pages import WrittenPage, own_hand, written_page
from tests.ink.photographs import Light, agreement

ROWS = [["305", "7142", "98"], ["66", "1", "40213"], ["58", "2947", "003"]]


@pytest.fixture(scope="module")
def page() -> WrittenPage:
    return written_page(own_hand(), ROWS, rng=np.random.default_rng(1), size=(800, 600), height=44, pen=5)


def pixels_of(picture: Image.Image) -> Pixels:
    return from_image(picture, name="The page", side=PAGE_SIDE)


@pytest.mark.parametrize(
    ("scene", "least"),
    [
        ({"light": Light()}, 0.85),
        ({"light": Light(falloff=0.6, vignette=0.4)}, 0.85),
        ({"light": Light(shadow=0.5, softness=0.01)}, 0.8),
        ({"light": Light(), "ink": (0.1, 0.2, 0.7), "paper": (0.95, 0.88, 0.5)}, 0.85),
        ({"light": Light(falloff=0.4), "ink": (0.9, 0.9, 0.85), "paper": (0.1, 0.25, 0.17)}, 0.8),
        ({"light": Light(falloff=0.3), "ink": (0.55, 0.55, 0.55), "noise": 14.0}, 0.7),
    ],
    ids=["even", "uneven", "shadow", "blue on yellow", "chalk", "pencil in low light"],
)
def test_ink_is_found(page: WrittenPage, scene: dict[str, Any], least: float) -> None:
    ink = page_ink(pixels_of(page.photographed(**scene)))
    assert ink.dtype == np.float32
    assert ink.min() >= 0 and ink.max() <= 1
    assert agreement(ink, page.ink) >= least


def test_strokes_thicker_than_a_block_are_ink_all_over() -> None:
    thick = written_page(own_hand(), [["20", "6"]], rng=np.random.default_rng(0), size=(700, 420), height=150, pen=26)
    ink = page_ink(pixels_of(Image.fromarray(np.rint(255 * (1 - thick.ink)).astype(np.uint8))))
    assert agreement(ink, thick.ink) > 0.95


@pytest.mark.parametrize("noise", [0.0, 3.0])
def test_bare_paper_has_no_ink(noise: float) -> None:
    bare = WrittenPage(np.zeros((400, 500)), np.zeros((400, 500)), ())
    assert not page_ink(pixels_of(bare.photographed(Light(falloff=0.5), noise=noise))).any()


def test_what_is_hardly_darker_than_paper_is_no_ink(page: WrittenPage) -> None:
    faint = page.photographed(Light(), paper=(0.9, 0.9, 0.9), ink=(0.84, 0.84, 0.84), noise=0.0, blur=0.0)
    assert not page_ink(pixels_of(faint)).any()


def test_a_transparent_page_lies_on_white(page: WrittenPage) -> None:
    clear = Image.new("RGBA", (800, 600), (20, 20, 60, 0))
    clear.putalpha(Image.fromarray(np.rint(255 * page.ink).astype(np.uint8)))
    assert agreement(page_ink(pixels_of(clear)), page.ink) > 0.95


def test_a_file_is_read_at_the_scale_of_a_page(tmp_path: Path, page: WrittenPage) -> None:
    file = tmp_path / "page.png"
    page.photographed(Light()).resize((3200, 2400)).save(file, compress_level=1)
    found = read_page_ink(file)
    assert 1024 < max(found.ink.shape) <= PAGE_SIDE
    assert agreement(found.ink, page.ink) > 0.8
    assert (found.ink.shape[1] * found.scale, found.ink.shape[0] * found.scale) == (3200, 2400)


def test_a_small_picture_is_read_as_one_of_a_digit(tmp_path: Path) -> None:
    file = tmp_path / "small.png"
    small = np.full((28, 28), 255, dtype=np.uint8)
    small[4:24, 6:10] = small[4:24, 16:20] = 0
    Image.fromarray(small).save(file)
    assert np.count_nonzero(read_page_ink(file).ink > 0.5) == 160


def test_what_is_no_picture_is_refused(tmp_path: Path) -> None:
    (tmp_path / "page.png").write_bytes(b"no picture")
    with pytest.raises(PictureError, match=r"page\.png"):
        read_page_ink(tmp_path / "page.png")
