"""Formats with pages, with libraries of their own, and of any depth and size: read, or refused in one sentence."""

from __future__ import annotations

import itertools
import struct
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from hwr.errors import PictureError
from hwr.ink.drawing import Drawing
from hwr.ink.files import HEIC, PDF, PictureFormat
from hwr.ink.picture import read_picture, read_picture_bytes
from hwr.ink.picture_file import read_bytes, read_file, read_pages
from hwr.ink.picture_head import MAX_SCANS
from hwr.ink.raster import rasterise, to_image
from tests.ink.libraries import require_library, require_library_of
from tests.ink.photographs import STROKES, agreement, encoded

SEVEN = Drawing.from_strokes(STROKES["seven"], 26)
PICTURE = to_image(SEVEN, 160)
COVER = rasterise(SEVEN, 160).astype(np.float64)
GREY = PICTURE.convert("L")


def sides(count: int) -> list[Image.Image]:
    """Pages, each of which is wider than the one before."""
    return [Image.new("L", (100 + 10 * number, 80), 255 - number) for number in range(count)]


def with_pages(kind: str, count: int) -> bytes:
    first, *others = sides(count)
    return encoded(first, kind, save_all=True, append_images=others)


@pytest.mark.parametrize("kind", ["JPEG2000", "AVIF", "HEIF", "PDF"])
def test_a_picture_is_read_in_the_newer_formats(kind: str) -> None:
    require_library_of(kind)
    found = read_picture_bytes(encoded(PICTURE, kind, quality=95))
    if kind == "PDF":  # whose pages are as large as is asked for
        found = np.asarray(Image.fromarray(found).resize((160, 160), Image.Resampling.BOX))
    assert agreement(found, COVER) > 0.93


@pytest.mark.parametrize("kind", ["TIFF", "JPEG2000", "PNG"])
@pytest.mark.parametrize("white", [1, 15, 1023, 65535])
def test_deep_grey_arrives_with_all_its_levels(kind: str, white: int) -> None:
    values = np.rint(np.asarray(GREY, dtype=np.float64) / 255 * white).astype(np.uint16)
    found = read_bytes(encoded(Image.fromarray(values), kind), name="x").colour[:, :, 0]
    np.testing.assert_allclose(found * max(white, 255), values, atol=0.01)


@pytest.mark.parametrize("kind", ["TIFF", "AVIF", "HEIF", "JPEG2000"])
def test_opacity_is_read(kind: str) -> None:
    require_library_of(kind)
    found = read_bytes(encoded(to_image(SEVEN, 160, paper=None), kind, quality=95), name="x")
    assert found.opacity is not None
    assert agreement(found.opacity, COVER) > 0.9


def test_a_heic_is_turned_upright_as_its_camera_says() -> None:
    require_library(HEIC)
    exif = Image.Exif()
    exif[0x0112] = 6
    turned = PICTURE.transpose(Image.Transpose.ROTATE_90)
    turned.info["exif"] = exif.tobytes()
    assert agreement(read_picture_bytes(encoded(turned, "HEIF", quality=95)), COVER) > 0.93


# Pages


@pytest.mark.parametrize("kind", ["TIFF", "PDF"])
def test_all_pages_are_read_one_after_the_other(tmp_path: Path, kind: str) -> None:
    require_library_of(kind)
    path = tmp_path / "pages"
    path.write_bytes(with_pages(kind, 3))
    pages = list(read_pages(path))
    assert [(page.page, page.pages) for page in pages] == [(0, 3), (1, 3), (2, 3)]
    shares = [page.colour.shape[1] / page.colour.shape[0] for page in pages]
    np.testing.assert_allclose(shares, [100 / 80, 110 / 80, 120 / 80], rtol=0.02)
    third = read_file(path, page=2)
    np.testing.assert_array_equal(third.colour, pages[2].colour)
    assert (third.page, third.pages) == (2, 3)
    with pytest.raises(PictureError, match="pages has no page 4; it has 3"):
        read_file(path, page=3)
    assert len(list(itertools.islice(read_pages(path), 1))) == 1  # nobody has to read on
    assert read_picture(path).shape == pages[0].colour.shape[:2]


@pytest.mark.parametrize("kind", ["PNG", "GIF", "WEBP", "AVIF"])
def test_an_animation_has_one_page(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "moving"
    path.write_bytes(
        with_pages(kind, 1) if kind != "GIF" else encoded(PICTURE, kind, save_all=True, append_images=[GREY])
    )
    assert [(page.page, page.pages) for page in read_pages(path)] == [(0, 1)]


def test_a_smaller_copy_in_a_tiff_is_no_page(tmp_path: Path) -> None:
    first, second, third = sides(3)
    second.encoderinfo = {"tiffinfo": {254: 1}}
    path = tmp_path / "pages"
    first.save(path, "TIFF", save_all=True, append_images=[second, third])
    assert [page.colour.shape[1] for page in read_pages(path)] == [100, 120]


def test_the_pages_before_damage_are_read(tmp_path: Path) -> None:
    data = bytearray(with_pages("TIFF", 3))
    second = int.from_bytes(data[4:8], "little")
    count = int.from_bytes(data[second : second + 2], "little")
    place = second + 2 + 12 * count
    data[place : place + 4] = (len(data) + 5).to_bytes(4, "little")
    path = tmp_path / "pages"
    path.write_bytes(bytes(data))
    assert [page.pages for page in read_pages(path)] == [1]


def test_pages_that_go_round_in_a_circle_end(tmp_path: Path) -> None:
    data = bytearray(with_pages("TIFF", 2))
    first = int.from_bytes(data[4:8], "little")
    count = int.from_bytes(data[first : first + 2], "little")
    data[first + 2 + 12 * count :][:4] = first.to_bytes(4, "little")
    place = first + 2 + 12 * count
    data[place : place + 4] = first.to_bytes(4, "little")
    path = tmp_path / "pages"
    path.write_bytes(bytes(data))
    assert len(list(read_pages(path))) == 1


# Large pictures


@pytest.mark.parametrize("kind", ["JPEG", "JPEG2000"])
def test_the_largest_photographs_are_decoded_at_the_size_that_is_needed(kind: str) -> None:
    size = (16_320, 12_240) if kind == "JPEG" else (6_000, 4_000)
    found = read_bytes(encoded(Image.new("L", size, 255), kind), name="x")
    assert 512 <= max(found.colour.shape) <= 1024
    assert found.colour.min() > 0.99


LARGE: dict[str, Callable[[], bytes]] = {
    "PNG": lambda: encoded(Image.new("RGB", (7016, 4960), "white"), "PNG", compress_level=1),
    "TIFF": lambda: encoded(Image.new("RGB", (7016, 4960), "white"), "TIFF", compression="tiff_lzw"),
    "fax": lambda: encoded(Image.new("1", (19_843, 9_921), 1), "TIFF", compression="group4"),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", LARGE)
def test_a_page_at_600_dots_an_inch_is_read(name: str) -> None:
    found = read_bytes(LARGE[name](), name="x")
    assert 512 <= max(found.colour.shape) <= 1024
    assert found.colour.min() > 0.99


# What is refused


def refused(data: bytes) -> str:
    with pytest.raises(PictureError) as caught:
        read_bytes(data, name="odd")
    words = str(caught.value)
    assert words.startswith(("odd ", "Page 1 of odd "))
    assert words.endswith(".")
    assert "\n" not in words
    return words


@pytest.mark.parametrize("form", [HEIC, PDF], ids=lambda form: form.name)
def test_the_sentence_names_the_extra_that_is_not_installed(
    monkeypatch: pytest.MonkeyPatch, form: PictureFormat
) -> None:
    head = b"%PDF-1.7\n" if form is PDF else b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"
    monkeypatch.setitem(sys.modules, form.module, None)
    words = refused(head)
    assert f"odd is a {form.name} file" in words
    assert f"the extra {form.extra!r}" in words
    assert f"-m pip install {form.package}." in words


def test_a_jpeg_of_thousands_of_scans_is_refused_before_it_is_decoded() -> None:
    whole = encoded(PICTURE, "JPEG", progressive=True)
    last = whole.rindex(b"\xff\xda")
    assert "more remarks" in refused(whole[:last] + whole[last:-2] * (2 * MAX_SCANS) + whole[-2:])


def test_a_progressive_jpeg_that_has_to_be_kept_whole_in_memory_is_bounded() -> None:
    whole = bytearray(encoded(PICTURE, "JPEG", progressive=True, subsampling=0))
    frame = whole.index(b"\xff\xc2")
    whole[frame + 5 : frame + 9] = struct.pack(">HH", 12_240, 16_320)
    assert "at most 100 million" in refused(bytes(whole))


def test_a_tiff_whose_tiles_are_larger_than_it_is_bounded() -> None:
    data = bytearray(encoded(PICTURE, "TIFF"))
    assert "is damaged" in refused(bytes(data[:200]))
    directory = int.from_bytes(data[4:8], "little")
    count = int.from_bytes(data[directory : directory + 2], "little")
    entries = [bytes(data[directory + 2 + 12 * at :][:12]) for at in range(count)]
    entries += [struct.pack("<HHII", tag, 4, 1, 60_000) for tag in (322, 323)]
    entries.sort(key=lambda entry: entry[:2][::-1])
    moved = struct.pack("<H", len(entries)) + b"".join(entries) + bytes(4)
    at = len(data)
    data[4:8] = at.to_bytes(4, "little")
    assert "60,000 x 60,000 pixels" in refused(bytes(data) + moved)


@pytest.mark.parametrize("place", [24, 40], ids=["tiles", "channels"])
def test_a_codestream_of_more_parts_than_any_program_writes_is_refused(place: int) -> None:
    data = bytearray(encoded(Image.new("L", (2000, 2000), 255), "JPEG2000", no_jp2=True))
    data[place : place + (8 if place == 24 else 2)] = struct.pack(">II", 4, 4) if place == 24 else b"\x40\0"
    assert "damaged" in refused(bytes(data))


@pytest.mark.parametrize("kind", ["JPEG2000", "HEIF", "PDF"])
def test_what_is_decoded_apart_and_damaged_is_told_in_a_sentence(kind: str) -> None:
    require_library_of(kind)
    assert "damaged" in refused(encoded(PICTURE, kind)[:300])


def pdf(body: str, *, box: str = "0 0 200 100", trailer: str = "") -> bytes:
    """A PDF of one page that draws what `body` says."""
    parts = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[{box}]/Contents 4 0 R/Resources<<>>>>",
        f"<</Length {len(body)}>>stream\n{body}\nendstream",
    ]
    data, places = "%PDF-1.7\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{part}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(parts) + 1
    data += f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<</Size {size}/Root 1 0 R{trailer}>>\n"
    return f"{data}startxref\n{data.index('xref')}\n%%EOF\n".encode("latin-1")


def test_a_page_of_strokes_is_rendered_at_the_size_that_is_asked_for() -> None:
    require_library(PDF)
    found = read_bytes(pdf("0 0 0 RG 20 w 0 50 m 100 50 l S"), name="x", side=400)
    assert found.colour.shape == (200, 400, 1)
    assert found.colour[100, 50] == 0
    assert found.colour[100, 350] == 1


@pytest.mark.parametrize("box", ["0 0 1e9 1e9", "0 0 14400 1", "0 0 0 0", "5 5 1 1", "0 0 -7 1e38", "a b"])
def test_whatever_size_a_page_says_that_it_has_its_picture_is_bounded(box: str) -> None:
    require_library(PDF)
    assert max(read_bytes(pdf("0 0 m 9 9 l S", box=box), name="x", side=300).colour.shape[:2]) <= 300


def test_a_locked_pdf_is_told_in_a_sentence() -> None:
    require_library(PDF)
    lock = "/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<" + "41" * 32 + ">/U<" + "42" * 32 + ">>>"
    assert "is locked with a password" in refused(pdf("", trailer=lock))


def test_a_pdf_without_pages_is_told_in_a_sentence() -> None:
    require_library(PDF)
    assert refused(pdf("").replace(b"/Kids[3 0 R]/Count 1", b"/Kids[]/Count 0     "))


def test_a_page_that_draws_without_end_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    require_library(PDF)
    monkeypatch.setattr("hwr.ink.apart.SECONDS", 1)
    rng = np.random.default_rng(0)
    lines = "".join(f"{x} {y} l " for x, y in rng.integers(0, 200, (400_000, 2)).tolist())
    assert "more time or memory" in refused(pdf(f"9 w 0 0 m {lines} S"))
