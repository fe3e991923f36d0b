"""What a picture's file is and what decoding it will take, told by its first bytes, before a decoder sees it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import BinaryIO, Final

from hwr.ink.files import AVIF, BMP, GIF, HEIC, JPEG, JPEG_2000, PDF, PNG, TIFF, WEBP, PictureFormat

_SIGNATURES: Final = (
    (PNG, b"\x89PNG\r\n\x1a\n"),
    (JPEG, b"\xff\xd8\xff"),
    (BMP, b"BM"),
    (GIF, b"GIF87a"),
    (GIF, b"GIF89a"),
    (TIFF, b"II*\0"),
    (TIFF, b"MM\0*"),
    (TIFF, b"II+\0"),
    (TIFF, b"MM\0+"),
    (JPEG_2000, b"\x00\x00\x00\x0cjP  \r\n\x87\n"),
    (JPEG_2000, b"\xff\x4f\xff\x51"),
)
_HEIC_BRANDS: Final = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs", b"mif1"})
_AVIF_BRANDS: Final = frozenset({b"avif", b"avis"})

HEAD: Final = 1024
"""So many bytes tell the format. (A PDF may begin with so much of something else: ISO 32000-1, implementation note 13.)
"""


def format_of(head: bytes) -> PictureFormat | None:
    """The format of a file that begins with these bytes, `HEAD` of them if it has so many; None if it is none."""
    for form, signature in _SIGNATURES:
        if head.startswith(signature):
            return form
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return WEBP
    if head[4:8] == b"ftyp":  # ISO/IEC 14496-12: the chief brand, a version, and all that the file is good for
        end = min(int.from_bytes(head[:4], "big"), len(head))
        brands = {head[8:12], *(head[at : at + 4] for at in range(16, end, 4))}
        return AVIF if brands & _AVIF_BRANDS else HEIC if brands & _HEIC_BRANDS else None
    return PDF if b"%PDF-" in head else None


def webp_size(head: bytes) -> tuple[int, int]:
    """Width and height, as the first 30 bytes of a WEBP tell them: its decoder asks for memory before it says so.

    (WebP Container Specification; RFC 9649, sections 2.4 to 2.7.) All 0 if there are fewer.
    """
    if len(head) < 30:
        return 0, 0
    if head[12:16] == b"VP8X":
        return 1 + int.from_bytes(head[24:27], "little"), 1 + int.from_bytes(head[27:30], "little")
    if head[12:16] == b"VP8L":
        sides = int.from_bytes(head[21:25], "little")
        return 1 + (sides & 0x3FFF), 1 + (sides >> 14 & 0x3FFF)
    return int.from_bytes(head[26:28], "little") & 0x3FFF, int.from_bytes(head[28:30], "little") & 0x3FFF


MAX_SCANS: Final = 100
"""A progressive JPEG has some ten. Each goes once through the whole picture, however few bytes it takes."""

_MAX_SEGMENTS: Final = 5_000
_MARKER: Final = re.compile(rb"\xff+[^\x00\xff\xd0-\xd7]", re.DOTALL)
"""What ends the entropy-coded data of a scan: no stuffed zero, and no restart. (ITU-T T.81, B.1.1.)"""

_FRAMES: Final = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
_PROGRESSIVE: Final = frozenset({0xC2, 0xC6, 0xCA, 0xCE})
_START_OF_SCAN: Final = 0xDA
_END_OF_IMAGE: Final = 0xD9


class CrowdedError(Exception):
    """There is more in a file than any camera or program puts there."""


@dataclass(frozen=True)
class _Frame:
    progressive: bool
    components: int
    samples: float  # for each pixel


def jpeg_memory(file: BinaryIO) -> float:
    """The bytes for each pixel that the decoder of JPEG keeps, however much it reduces the picture.

    They are none where all components come in one scan; otherwise two for each coefficient. (ITU-T T.81, B.2.2, B.2.3.)

    Raises:
        CrowdedError: if there are more than `MAX_SCANS` scans, or more pieces before the first than a picture has.
    """
    frame, place = _Frame(False, 0, 3.0), 2
    for _ in range(_MAX_SEGMENTS):
        file.seek(place)
        start = file.read(22)
        if len(start) < 4 or start[0] != 0xFF:
            return 0.0  # damaged: the decoder will say so
        kind, length = start[1], int.from_bytes(start[2:4], "big")
        if kind == 0xFF:
            place += 1
            continue
        if kind in _FRAMES:
            frame = _frame(start)
        elif kind == _START_OF_SCAN:
            if not frame.progressive and start[4] >= frame.components:
                return 0.0
            file.seek(place)
            _count_scans(file.read())
            return 2 * frame.samples
        place += 2 + length
    raise CrowdedError


def _frame(start: bytes) -> _Frame:
    """What a frame's header, from its marker on, says of it."""
    components = start[9] if len(start) > 9 else 0
    factors = [value for value in start[11::3][:components] if value >> 4 and value & 15]
    sizes = [(value >> 4) * (value & 15) for value in factors]
    most = max((value >> 4 for value in factors), default=1) * max((value & 15 for value in factors), default=1)
    return _Frame(start[1] in _PROGRESSIVE, components, sum(sizes) / most)


def _count_scans(data: bytes) -> None:
    """Go from scan to scan, from the first one's marker on, to the picture's end."""
    place, scans = 0, 0
    for _ in range(_MAX_SEGMENTS):
        found = _MARKER.search(data, place)
        if found is None or data[found.end() - 1] == _END_OF_IMAGE:
            return
        scans += data[found.end() - 1] == _START_OF_SCAN
        if scans > MAX_SCANS:
            break
        place = found.end() + int.from_bytes(data[found.end() : found.end() + 2], "big")
    raise CrowdedError


@dataclass(frozen=True)
class Codestream:
    """What the main header of a JPEG 2000 codestream says.

    Attributes:
        tiles: how many.
        components: how many channels.
        levels: how often the picture can be halved in decoding.
    """

    tiles: int
    components: int
    levels: int


_MAX_BOXES: Final = 1_000


def codestream(file: BinaryIO) -> Codestream | None:
    """The main header of a JPEG 2000 file's codestream; None if it has none. (ITU-T T.800, annexes A.5, A.6 and I.)"""
    place = _codestream_place(file)
    if place is None:
        return None
    file.seek(place)
    start = file.read(42)
    if len(start) < 42 or start[:4] != b"\xff\x4f\xff\x51":
        return None
    right, bottom, _, _, width, height, left, top = (
        int.from_bytes(start[at : at + 4], "big") for at in range(8, 40, 4)
    )
    if not width or not height:
        return None
    tiles = max(0, -((left - right) // width)) * max(0, -((top - bottom) // height))
    place += 4 + int.from_bytes(start[4:6], "big")
    for _ in range(_MAX_SEGMENTS):
        file.seek(place)
        segment = file.read(10)
        if len(segment) < 10 or segment[0] != 0xFF or segment[1] == 0x90:  # the first tile
            break
        if segment[1] == 0x52:
            return Codestream(tiles, int.from_bytes(start[40:42], "big"), segment[9])
        place += 2 + int.from_bytes(segment[2:4], "big")
    return None


def _codestream_place(file: BinaryIO) -> int | None:
    """Where the codestream begins, in bytes."""
    place = 0
    for _ in range(_MAX_BOXES):
        file.seek(place)
        box = file.read(16)
        if box[:4] == b"\xff\x4f\xff\x51":
            return place
        length, header = int.from_bytes(box[:4], "big"), 8
        if length == 1:
            length, header = int.from_bytes(box[8:16], "big"), 16
        if box[4:8] == b"jp2c":
            return place + header
        if length < header:
            return None
        place += length
    return None
