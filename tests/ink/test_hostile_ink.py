"""Ink and pictures made to hang or bloat the program: the work grows with what is there, and the memory is bounded."""

from __future__ import annotations

import io
import struct
import sys
import time
import tracemalloc
import zlib
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from hwr.errors import InkFileError, PictureError
from hwr.ink import bits, grid
from hwr.ink.decoder import MAX_STEPS
from hwr.ink.drawing import MAX_STROKES, Drawing, Stroke
from hwr.ink.inkml import parse_inkml
from hwr.ink.inkml_trace import Channel, TraceError, TraceFormat, decode_trace
from hwr.ink.picture import read_picture_bytes
from hwr.ink.picture_file import read_bytes

PLAIN = TraceFormat((Channel("X"), Channel("Y")), regular=2)
MUCH_LONGER = 10
"""On the busiest machine, linear work may take so many times more than its share. Of 32 times the text, quadratic work
takes 32 times more."""


def took(text: str) -> float:
    begin = time.process_time()
    with pytest.raises(TraceError):
        decode_trace(text, PLAIN)
    return time.process_time() - begin


@pytest.mark.parametrize("mark", [" ", "1", "+ ", "' ", "1 2,", "'1'2,", "#A #B,", "1e1 2,"])
def test_a_trace_takes_time_in_proportion_to_its_length(mark: str) -> None:
    short, long = (mark * (length // len(mark)) + " " * length + "x" for length in (3_000, 96_000))
    least = min(took(short) for _ in range(3))
    assert min(took(long) for _ in range(3)) < 32 * MUCH_LONGER * max(least, 1e-4)


def test_a_long_blank_is_not_tried_in_each_of_its_parts() -> None:
    assert took(" " * 1500 + "x") < 5  # every division of it took 30 s
    with pytest.raises(InkFileError, match="'x' is no value"):
        parse_inkml("<ink><trace>" + " " * 200_000 + "x</trace></ink>")


numbers = st.sampled_from(
    ["0", "-5", "+7", "1.5", ".5", "5.", "1e2", "-2.5E-1", "1.5.5", "3-4", "1e", "+", "*", "?", "T"]
)
rows = st.lists(st.lists(numbers, max_size=4).map(" ".join), max_size=5).map(",".join)


@given(rows, st.sampled_from([2, 3]))
def test_plain_traces_are_decoded_as_all_others(text: str, regular: int) -> None:
    """A sign that says nothing, `!`, before a first value keeps a trace from the short way."""
    channels = TraceFormat(tuple(Channel(name) for name in "XYF"), regular=regular)

    def decoded(text: str) -> object:
        try:
            return np.nan_to_num(decode_trace(text, channels), nan=-99).tolist()
        except TraceError as error:
            return str(error)

    if text.strip()[:1] not in ("", ","):
        assert decoded(text) == decoded(f"!{text.lstrip()}") or "no value" in str(decoded(text))


def test_values_are_counted_over_the_whole_document() -> None:
    channels = "".join(f'<channel name="c{i}"/>' for i in range(198))
    head = f'<ink><traceFormat><channel name="X"/><channel name="Y"/>{channels}</traceFormat>'
    trace = "<trace>" + ",".join([" ".join(["1"] * 200)] * 1000) + "</trace>\n"
    assert len(parse_inkml(f"{head}{trace}</ink>").strokes) == 1
    with pytest.raises(InkFileError, match="line 5: more than 800,000 values"):
        parse_inkml(f"{head}{trace * 6}</ink>")


@pytest.mark.parametrize(
    ("document", "complaint"),
    [
        ("<ink>" + "<trace>1 1</trace>\n" * (MAX_STROKES + 1) + "</ink>", "line 5001: more than 5,000 strokes"),
        ("<ink>" + "<trace>1 1</trace>" * 50_000 + "</ink>", "too many elements"),
        ("<a " + " ".join(f"a{i}=''" for i in range(500_001)) + "/>", "more than 500,000 attributes"),
        ('<!DOCTYPE ink [<!ATTLIST trace type CDATA "penUp">]><ink><trace>1 1</trace></ink>', "declarations"),
        ("<!DOCTYPE ink [<!ELEMENT ink (a)>]><ink/>", "declarations"),
    ],
    ids=["strokes", "elements", "attributes", "attributes by declaration", "declaration"],
)
def test_crowded_documents_are_refused(document: str, complaint: str) -> None:
    with pytest.raises(InkFileError, match=complaint):
        parse_inkml(document)


def test_a_long_word_is_read_once_however_it_comes() -> None:
    """Older parsers of XML begin anew with each piece of a document that ends within a word."""
    begin = time.process_time()
    parse_inkml(b"<ink><!--" + b"x" * 8_000_000 + b"--></ink>")
    once = time.process_time() - begin
    assert once < 5


def test_the_line_of_a_fault_is_found_behind_many_lines() -> None:
    with pytest.raises(InkFileError, match="line 30003: 'x' is no value"):
        parse_inkml("<ink>\n<trace>" + "\n" * 30_000 + "1 1,\nx</trace></ink>")


def test_a_scribble_over_and_over_takes_no_more_memory_than_a_line() -> None:
    path = np.random.default_rng(0).uniform(0, 256, (40_000, 2))
    tracemalloc.start()
    words = grid.from_drawing(Drawing((Stroke.from_points(path),)))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert bits.counts(words)[0] > 1500
    assert peak < 30e6  # a point for each half pixel of it took 300 MB


def test_a_path_is_gone_along_in_stretches_as_in_one(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(1)
    drawing = Drawing.from_strokes([rng.uniform(0, 256, (30, 2)).cumsum(axis=0) for _ in range(4)])
    whole = grid.from_drawing(drawing)
    monkeypatch.setattr(grid, "_STRETCH", 7)
    np.testing.assert_array_equal(grid.from_drawing(drawing), whole)


# Pictures


def encoded(image: Image.Image, kind: str) -> bytes:
    target = io.BytesIO()
    image.save(target, kind)
    return target.getvalue()


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


SMALL = Image.new("L", (20, 20), 255)
PNG, JPEG, GIF = (encoded(SMALL, kind) for kind in ("PNG", "JPEG", "GIF"))
COLOURS = 13 + (3 * 2 ** ((GIF[10] & 7) + 1) if GIF[10] & 128 else 0)
MANY = 3 * MAX_STEPS


@pytest.mark.parametrize(
    "data",
    [
        PNG[:33] + chunk(b"tEXt", b"a\0b") * MANY + PNG[33:],
        PNG[:33] + chunk(b"prVt", b"a") * MANY + PNG[33:],
        PNG[:33] + chunk(b"IDAT", b"") * MANY + PNG[33:],
        PNG[:-12] + chunk(b"tEXt", b"a\0b") * MANY + PNG[-12:],
        GIF[:COLOURS] + b"!\xfe\x01a\0" * MANY + GIF[COLOURS:],
        JPEG[:2] + (b"\xff\xe1" + struct.pack(">H", 9) + b"Exif\0\0a") * MANY + JPEG[2:],
        JPEG[:2] + (b"\xff\xe1" + struct.pack(">H", 65535) + b"Exif\0\0" + bytes(65527)) * 80 + JPEG[2:],
    ],
    ids=["PNG text", "PNG private", "PNG empty", "PNG text behind", "GIF", "JPEG many", "JPEG large"],
)
def test_more_remarks_than_pictures_have_are_refused(data: bytes) -> None:
    with pytest.raises(PictureError, match="more remarks than a picture has"):
        read_picture_bytes(data)


def test_a_picture_in_many_pieces_is_read() -> None:
    noise = Image.fromarray(np.random.default_rng(0).integers(0, 255, (900, 900), np.uint8))
    plain = encoded(noise, "PNG")
    begin = plain.index(b"IDAT") - 4
    pixels = zlib.compress(np.pad(np.asarray(noise), ((0, 0), (1, 0))).tobytes())
    pieces = b"".join(chunk(b"IDAT", pixels[at : at + 4096]) for at in range(0, len(pixels), 4096))
    assert read_bytes(plain[:begin] + pieces + chunk(b"IEND", b""), name="x").colour.shape == (900, 900, 1)


def test_a_huge_webp_is_refused_before_its_decoder_asks_for_memory() -> None:
    for kind, size in (("VP8X", 30), ("VP8 ", 30), ("VP8L", 30)):
        sides = {
            "VP8X": bytes(8) + (9998).to_bytes(3, "little") * 2,
            "VP8 ": bytes(10) + struct.pack("<HH", 9999, 9999),
            "VP8L": bytes(5) + (9998 | 9998 << 14).to_bytes(4, "little") + bytes(5),
        }[kind]
        head = b"RIFF" + struct.pack("<I", 999) + b"WEBP" + kind.encode() + sides
        with pytest.raises(PictureError, match=r"9,999 x 9,999 pixels; at most 35 million"):
            read_picture_bytes(head[:size].ljust(40, b"\0"))


def test_a_deep_grey_picture_in_bands_is_what_it_is_in_one() -> None:
    values = np.add.outer(np.arange(2500), np.arange(2300)).astype(np.uint16) * 9
    found = read_bytes(encoded(Image.fromarray(values), "PNG"), name="x").colour[:, :, 0]
    blocks = np.pad(values / 65535, ((0, 2), (0, 1)), mode="edge").reshape(834, 3, 767, 3).mean(axis=(1, 3))
    np.testing.assert_allclose(found[:-1, :-1], blocks[:-1, :-1], atol=1e-4)


LARGE: dict[str, Callable[[], bytes]] = {
    "deep grey": lambda: encoded(Image.fromarray(np.full((5000, 5000), 40_000, np.uint16)), "PNG"),
    "colours": lambda: encoded(Image.new("RGB", (5000, 5000), "white"), "PNG"),
}


@pytest.mark.skipif(sys.platform != "linux", reason="the peak of a program's memory is told by Linux alone")
@pytest.mark.slow
@pytest.mark.parametrize("name", LARGE)
def test_the_largest_pictures_take_bounded_memory(tmp_path: Path, name: str) -> None:
    import subprocess

    path = tmp_path / "large.png"
    path.write_bytes(LARGE[name]())
    script = (
        "import sys; from pathlib import Path; from hwr.ink.picture import read_picture\n"
        "read_picture(Path(sys.argv[1]))\n"
        "print(next(l.split()[1] for l in open('/proc/self/status') if l.startswith('VmHWM')))"
    )
    done = subprocess.run([sys.executable, "-c", script, str(path)], capture_output=True, encoding="utf-8", check=True)
    assert int(done.stdout) < 300 * 1024
