"""Picture files: every kind that is promised is read, everything else is one sentence that names the file."""

from __future__ import annotations

import os
import struct
import zlib
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from hwr.errors import PictureError
from hwr.ink.drawing import Drawing
from hwr.ink.picture import ink_from_image, read_picture, read_picture_bytes
from hwr.ink.picture_file import MAX_BYTES, from_image, read_bytes
from hwr.ink.pixels import WORKING_SIZE
from hwr.ink.raster import rasterise, to_image
from tests.ink.photographs import STROKES, agreement, encoded

SEVEN = Drawing.from_strokes(STROKES["seven"], 26)
PICTURE = to_image(SEVEN, 60)
COVER = rasterise(SEVEN, 60).astype(np.float64)
GREY = PICTURE.convert("L")
TRANSPARENT = to_image(SEVEN, 60, paper=None)
DEEP = Image.fromarray(np.asarray(GREY).astype(np.uint16) * 257)


def animation(kind: str) -> bytes:
    frames = [Image.new("RGB", PICTURE.size, colour) for colour in ("red", "blue")]
    return encoded(PICTURE, kind, save_all=True, append_images=frames, lossless=True)


FILES = {
    "png": encoded(PICTURE, "PNG"),
    "png grey": encoded(GREY, "PNG"),
    "png 1 bit": encoded(GREY.convert("1"), "PNG"),
    "png 16 bit": encoded(DEEP, "PNG"),
    "png palette": encoded(PICTURE.convert("P"), "PNG"),
    "png transparent": encoded(TRANSPARENT, "PNG"),
    "png transparent grey": encoded(TRANSPARENT.convert("LA"), "PNG"),
    "png transparent palette": encoded(TRANSPARENT.convert("P"), "PNG", transparency=0),
    "png one colour transparent": encoded(PICTURE, "PNG", transparency=(255, 255, 255)),
    "png one grey transparent": encoded(GREY, "PNG", transparency=255),
    "png 1 bit transparent": encoded(GREY.convert("1"), "PNG", transparency=1),
    "jpeg": encoded(PICTURE, "JPEG", quality=90),
    "jpeg progressive": encoded(PICTURE, "JPEG", quality=90, progressive=True),
    "jpeg grey": encoded(GREY, "JPEG", quality=90),
    "jpeg cmyk": encoded(PICTURE.convert("CMYK"), "JPEG", quality=90),
    "bmp": encoded(PICTURE, "BMP"),
    "bmp 1 bit": encoded(GREY.convert("1"), "BMP"),
    "gif": encoded(PICTURE, "GIF"),
    "gif animated": animation("GIF"),
    "webp": encoded(PICTURE, "WEBP"),
    "webp transparent": encoded(TRANSPARENT, "WEBP", lossless=True),
    "webp animated": animation("WEBP"),
    "avif": encoded(PICTURE, "AVIF"),
    "avif transparent": encoded(TRANSPARENT, "AVIF"),
    "avif animated": animation("AVIF"),
}


TIFF_FILES = {
    "tiff": encoded(PICTURE, "TIFF"),
    "tiff packed": encoded(PICTURE, "TIFF", compression="tiff_lzw"),
    "tiff jpeg": encoded(PICTURE, "TIFF", compression="jpeg", quality=90),
    "tiff fax": encoded(GREY.convert("1"), "TIFF", compression="group4"),
    "tiff grey": encoded(GREY, "TIFF", compression="tiff_adobe_deflate"),
    "tiff 16 bit": encoded(DEEP, "TIFF"),
    "tiff floats": encoded(GREY.convert("F"), "TIFF"),
    "tiff cmyk": encoded(PICTURE.convert("CMYK"), "TIFF"),
    "tiff palette": encoded(PICTURE.convert("P"), "TIFF"),
    "tiff transparent": encoded(TRANSPARENT, "TIFF"),
    "tiff large file": encoded(PICTURE, "TIFF", big_tiff=True),
}
"""Apart from the others: each is decoded in a process of its own."""


@pytest.mark.parametrize("data", [*FILES.values(), *TIFF_FILES.values()], ids=[*FILES, *TIFF_FILES])
def test_every_kind_of_picture_file_is_read(data: bytes) -> None:
    assert agreement(read_picture_bytes(data), COVER) > 0.85  # all or nothing, where only one colour is transparent


@pytest.mark.parametrize(
    "mode", ["1", "L", "LA", "La", "P", "PA", "RGB", "RGBA", "RGBa", "RGBX", "CMYK", "YCbCr", "HSV", "LAB", "I", "F"]
)
def test_every_kind_of_open_image_is_read_and_left_as_it_was(mode: str) -> None:
    image = PICTURE.convert("RGBA").convert("PA") if mode == "PA" else PICTURE
    image = image.convert("LA").convert(mode) if mode == "La" else image
    image = image.convert("RGBA").convert(mode) if mode == "RGBa" else image
    image = image if image.mode == mode else image.convert(mode)
    before = image.tobytes()
    assert agreement(ink_from_image(image), COVER) > 0.9
    assert (image.mode, image.size, image.tobytes()) == (mode, (60, 60), before)


@pytest.mark.parametrize("mode", ["I;16", "I;16L", "I;16B"])
def test_deep_grey_in_either_byte_order(mode: str) -> None:
    values = (np.asarray(GREY).astype(np.uint16) * 257).astype(">u2" if mode == "I;16B" else "<u2")
    image = Image.frombytes(mode, GREY.size, values.tobytes())
    assert agreement(ink_from_image(image), COVER) > 0.95


@pytest.mark.parametrize("white", [255, 1023, 4095, 65535])
def test_deep_grey_that_uses_only_some_of_its_bits(white: int) -> None:
    image = Image.fromarray((np.asarray(GREY, dtype=np.float64) / 255 * white).astype(np.uint16))
    assert agreement(ink_from_image(image), COVER) > 0.95


def test_floats_that_are_not_finite_do_no_harm() -> None:
    values = np.asarray(GREY, dtype=np.float32).copy()
    values[0, :3] = np.nan, np.inf, -np.inf
    assert agreement(ink_from_image(Image.fromarray(values)), COVER) > 0.9
    assert not ink_from_image(Image.fromarray(np.full((9, 9), np.nan, dtype=np.float32))).any()


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_is_turned_upright_as_its_camera_says(orientation: int) -> None:
    stored = {
        1: PICTURE,
        2: PICTURE.transpose(Image.Transpose.FLIP_LEFT_RIGHT),
        3: PICTURE.transpose(Image.Transpose.ROTATE_180),
        4: PICTURE.transpose(Image.Transpose.FLIP_TOP_BOTTOM),
        5: PICTURE.transpose(Image.Transpose.TRANSPOSE),
        6: PICTURE.transpose(Image.Transpose.ROTATE_90),
        7: PICTURE.transpose(Image.Transpose.TRANSVERSE),
        8: PICTURE.transpose(Image.Transpose.ROTATE_270),
    }[orientation]
    exif = Image.Exif()
    exif[0x0112] = orientation
    for kind in ("JPEG", "PNG", "WEBP", *["TIFF"] * (orientation in (3, 6)), "AVIF"):  # which takes it out of the notes
        assert agreement(read_picture_bytes(encoded(stored, kind, exif=exif, quality=95)), COVER) > 0.93


@pytest.mark.parametrize("exif", [b"Exif\0\0garbage", b"Exif\0\0MM\0*\0\0\0\x08\xff\xff\xff\xff"])
def test_a_picture_with_damaged_notes_is_read_as_it_lies(exif: bytes) -> None:
    assert agreement(read_picture_bytes(encoded(PICTURE, "JPEG", exif=exif, quality=95)), COVER) > 0.93


def test_a_png_with_damaged_notes_is_read_as_it_lies() -> None:
    notes = PngInfo()
    notes.add_text("Raw profile type exif", "\nexif\n4\nnothing hexadecimal")
    assert agreement(read_picture_bytes(encoded(PICTURE, "PNG", pnginfo=notes)), COVER) > 0.99


def test_an_orientation_that_does_not_exist_is_ignored() -> None:
    exif = Image.Exif()
    exif[0x0112] = 77
    assert agreement(read_picture_bytes(encoded(PICTURE, "JPEG", exif=exif, quality=95)), COVER) > 0.93


@pytest.mark.parametrize(("width", "height"), [(4000, 3000), (3000, 4000), (5000, 10), (1025, 300)])
@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_large_pictures_are_reduced_in_proportion(kind: str, width: int, height: int) -> None:
    data = encoded(Image.new("L", (width, height), 255), kind)
    found = read_picture_bytes(data)
    assert WORKING_SIZE / 2 <= max(found.shape) <= WORKING_SIZE
    assert found.shape[1] / found.shape[0] == pytest.approx(width / height, rel=max(0.02, 0.6 / min(found.shape)))


def test_a_page_can_be_read_larger(tmp_path: Path) -> None:
    path = tmp_path / "page.jpg"
    path.write_bytes(encoded(PICTURE.resize((1500, 1000)), "JPEG"))
    assert max(read_picture(path).shape) <= WORKING_SIZE
    assert max(read_picture(path, side=1500).shape) == 1500


def test_transparent_pixels_do_not_colour_their_neighbours_when_reduced() -> None:
    pixels = np.zeros((2000, 2000, 4), dtype=np.uint8)
    pixels[:, :, 0] = 255
    pixels[::2, ::2] = (0, 0, 255, 255)
    reduced = read_bytes(encoded(Image.fromarray(pixels), "PNG", compress_level=1), name="a.png")
    assert reduced.opacity is not None
    np.testing.assert_allclose(reduced.colour, np.broadcast_to([0.0, 0.0, 1.0], reduced.colour.shape), atol=0.02)
    np.testing.assert_allclose(reduced.opacity, 0.25, atol=0.01)


# What cannot be read


def png_header(width: int, height: int, rest: bytes = b"") -> bytes:
    """A PNG that claims a size; `rest` is what its compressed data holds."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(rest)) + chunk(b"IEND", b"")


def gif_header(width: int, height: int) -> bytes:
    return b"GIF89a" + struct.pack("<HH", width, height) + FILES["gif"][10:]


def bmp_header(width: int, height: int) -> bytes:
    return FILES["bmp"][:18] + struct.pack("<ii", width, height) + FILES["bmp"][26:]


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        (b"", "is empty"),
        (b"\0" * 1000, "not a picture"),
        (b"hello", "not a picture"),
        (b"II*\0\x08\0\0\0", "damaged"),
        (FILES["png"][:20], "damaged"),
        (FILES["png"][:-300], "damaged"),
        (FILES["jpeg"][:-200], "damaged"),
        (FILES["bmp"][:-200], "damaged"),
        (png_header(100_000, 100_000), "too large"),
        (png_header(2**31 - 1, 2**31 - 1), "(too large|damaged)"),
        (png_header(20_000, 15_000), "20,000 x 15,000 pixels; at most 250 million"),
        (png_header(5000, 5000), "damaged"),
        (png_header(0, 10), "(is empty|damaged)"),
        (gif_header(60_000, 60_000), "too large"),
        (bmp_header(100_000, 100_000), "too large"),
        (bmp_header(-5, 7), "too large"),
    ],
    ids=lambda value: repr(value)[:40],
)
def test_what_is_no_readable_picture_is_named_in_one_sentence(tmp_path: Path, data: bytes, complaint: str) -> None:
    path = tmp_path / "odd.png"
    path.write_bytes(data)
    with pytest.raises(PictureError, match=complaint) as caught:
        read_picture(path)
    assert str(caught.value).startswith(str(path))
    assert "\n" not in str(caught.value)


def test_a_path_that_is_no_file_is_named(tmp_path: Path) -> None:
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
    for name in ("", "missing.png", "pipe", "a\0b"):
        with pytest.raises(PictureError, match="is not a file"):
            read_picture(tmp_path / name)


def test_a_file_that_cannot_be_read_is_named(unreadable: Path) -> None:
    with pytest.raises(PictureError, match="cannot be read") as caught:
        read_picture(unreadable)
    assert str(unreadable) in str(caught.value)


def test_more_data_than_any_picture_has_is_refused() -> None:
    with pytest.raises(PictureError, match="too large"):
        read_picture_bytes(bytes(MAX_BYTES + 1))


def test_an_image_that_is_empty_or_too_large_is_refused() -> None:
    with pytest.raises(PictureError, match="0 x 5"):
        from_image(Image.new("L", (0, 5)), name="The picture")
    with pytest.raises(PictureError, match="25,001 x 10,000"):
        from_image(Image.new("1", (25_001, 10_000)), name="The picture")


def test_an_image_whose_file_turns_out_damaged_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "torn.png"
    path.write_bytes(FILES["png"][:-300])
    with Image.open(path) as image, pytest.raises(PictureError, match="damaged"):
        ink_from_image(image)


@given(st.sampled_from(list(FILES)), st.data())
def test_damage_of_any_kind_raises_nothing_but_a_picture_error(name: str, data: st.DataObject) -> None:
    whole = bytearray(FILES[name])
    for place in data.draw(st.lists(st.integers(0, len(whole) - 1) | st.integers(0, 60), max_size=6)):
        whole[min(place, len(whole) - 1)] = data.draw(st.integers(0, 255))
    damaged = bytes(whole[: data.draw(st.integers(0, len(whole)) | st.just(len(whole)))])
    try:
        ink = read_picture_bytes(damaged, name="picture")
    except PictureError as error:
        assert str(error).startswith("picture")
    else:
        assert ink.ndim == 2
        assert ink.dtype == np.float32
        assert ((ink >= 0) & (ink <= 1)).all()
