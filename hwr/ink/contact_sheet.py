"""A contact sheet: many drawings and pictures side by side in one picture, with a few words under each."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from hwr.errors import HwrError
from hwr.ink import picture_file
from hwr.ink.drawing import Drawing
from hwr.ink.files import PNG, drawing_format
from hwr.ink.raster import BLACK, WHITE, Colour, to_image

_COLUMNS: Final = 8
_SIDE: Final = 132  # of a tile's picture, in pixels
_GAP: Final = 20
_LINE: Final = 20  # from one line of words to the next
_TITLE: Final = 20  # the height of the title's letters
_WORDS: Final = 15, 13, 11  # of a tile's first, second and third line

_PAPER: Final[Colour] = (246, 246, 244)
_GREY: Final[Colour] = (96, 96, 96)
_FRAME: Final[Colour] = (205, 205, 202)


@dataclass(frozen=True, eq=False)
class Tile:
    """One of them.

    Attributes:
        content: a drawing, a picture (float32 (height, width), 0 paper to 1 ink), or the file of one of either.
        words: up to three lines, the first the most important; what is too long for its line is cut.
    """

    content: Drawing | NDArray[np.float32] | Path
    words: tuple[str, ...]


def contact_sheet(tiles: Sequence[Tile], title: str) -> bytes:
    """The sheet as a PNG file: tiles row by row under a title; a file that cannot be read any more stays blank."""
    rows = -(-len(tiles) // _COLUMNS)
    high = _SIDE + 3 * _LINE + _GAP
    top = 2 * _GAP + _TITLE
    sheet = Image.new("RGB", (_GAP + _COLUMNS * (_SIDE + _GAP), top + _GAP + rows * high), _PAPER)
    draw = ImageDraw.Draw(sheet)
    _write(draw, (_GAP, _GAP), title, _TITLE, BLACK, sheet.width - 2 * _GAP)
    for i, tile in enumerate(tiles):
        left, y = _GAP + i % _COLUMNS * (_SIDE + _GAP), top + i // _COLUMNS * high
        draw.rectangle((left - 1, y - 1, left + _SIDE, y + _SIDE), WHITE, _FRAME)
        picture = _picture(tile.content)
        if picture is not None:
            sheet.paste(picture, (left + (_SIDE - picture.width) // 2, y + (_SIDE - picture.height) // 2))
        for line, (words, size) in enumerate(zip(tile.words, _WORDS, strict=False)):
            _write(draw, (left, y + _SIDE + 5 + line * _LINE), words, size, _GREY if line else BLACK, _SIDE)
    file = io.BytesIO()
    sheet.save(file, PNG.pillow)
    return file.getvalue()


def _picture(content: Drawing | NDArray[np.float32] | Path) -> Image.Image | None:
    """What a tile shows, at most `_SIDE` pixels wide and high; small pictures are enlarged pixel by pixel."""
    try:
        if isinstance(content, Path) and (form := drawing_format(content)):
            content = form.read(content)
        if isinstance(content, Drawing):
            return to_image(content, _SIDE)
        image = _pixels(content) if isinstance(content, Path) else _grey(1 - content)
    except HwrError:
        return None
    scale = _SIDE / max(image.size)
    size = max(1, round(image.width * scale)), max(1, round(image.height * scale))
    return image.resize(size, Image.Resampling.NEAREST if scale > 2 else Image.Resampling.LANCZOS)


def _pixels(path: Path) -> Image.Image:
    pixels = picture_file.read_file(path, side=4 * _SIDE)
    colour = np.broadcast_to(pixels.colour, (*pixels.colour.shape[:2], 3))
    if pixels.opacity is not None:  # seen on paper that both dark and light ink can be seen on
        opacity = pixels.opacity[:, :, None]
        colour = colour * opacity + np.float32(0.75) * (1 - opacity)
    return Image.fromarray(np.rint(255 * np.clip(colour, 0, 1)).astype(np.uint8))


def _grey(lightness: NDArray[np.float32]) -> Image.Image:
    return Image.fromarray(np.rint(255 * np.nan_to_num(np.clip(lightness, 0, 1))).astype(np.uint8)).convert("RGB")


def _write(draw: ImageDraw.ImageDraw, at: tuple[int, int], text: str, size: int, colour: Colour, room: int) -> None:
    """One line of words; from the middle of one that is too long, signs are left out."""
    font = ImageFont.load_default(size)
    shown = text = text.replace("\u00a0", " ")  # which the font lacks
    kept = len(text)
    while draw.textlength(shown, font) > room and kept > 2:
        kept = min(kept - 1, int(kept * room / draw.textlength(shown, font)) + 1)
        shown = f"{text[: kept // 2]}…{text[len(text) - (kept - kept // 2) :]}"
    draw.text(at, shown, colour, font)
