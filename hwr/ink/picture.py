"""A picture of handwriting, from a file, the clipboard or a camera, as ink on clean paper.

Whatever the paper, the ink and the light, it becomes the share of each pixel that is inked. A clean picture keeps its
grey levels: they are the shares of the pixels that are covered. In a photograph the paper's noise is cleaned away by a
steeper scale around half. Clutter, which stands out from the paper and is not writing, is told by its size, its
softness and its place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from hwr.ink import picture_file
from hwr.ink.clutter import without_clutter
from hwr.ink.contrast import SMALL, Contrast, is_noise, two_colours
from hwr.ink.levels import inks_by_levels
from hwr.ink.lines import printed_lines
from hwr.ink.photograph import ink_in_photograph
from hwr.ink.pixels import WORKING_SIZE, Pixels
from hwr.ink.planes import Plane
from hwr.ink.statistics import median
from hwr.language import tr

_NEARLY_BLACK: Final = 1 / 8  # the brightest pixel of a picture in which nobody would see anything
_PALE: Final = 0.2  # of the level of all ink: writing may be so much paler than printed lines
_TINY: Final = 16  # pixels; here strokes are hardly wider than grains of noise
_AT_ONCE: Final = 64  # pictures whose levels are counted together: so many stay in a processor's own memory


def read_picture(path: Path, *, side: int = WORKING_SIZE) -> NDArray[np.float32]:
    """Read a picture file of one of the formats of `files.PICTURE_FORMATS`.

    Args:
        path: the file.
        side: a larger picture is reduced until its longer side has no more pixels; a page wants more than a digit.

    Returns:
        float32 (height, width), the inked share of each pixel from 0 paper to 1 ink, upright, the longer side at most
        `side` pixels; all 0 if there is nothing but paper. A clean picture keeps its grey levels.

    Raises:
        PictureError: if the file cannot be read as a picture; the sentence names the file.
    """
    return ink_from_pixels(picture_file.read_file(path, side=side))


def read_pages(path: Path, *, side: int = WORKING_SIZE) -> Iterator[NDArray[np.float32]]:
    """Read the pages of a picture file one after the other, each as `read_picture` does.

    Raises:
        PictureError: when the page comes up that cannot be read.
    """
    return map(ink_from_pixels, picture_file.read_pages(path, side=side))


def read_picture_bytes(data: bytes, *, name: str = "") -> NDArray[np.float32]:
    """Read an encoded picture, as `read_picture` does; `name` is what an error calls it, if it has one."""
    return ink_from_pixels(picture_file.read_bytes(data, name=name or tr("The picture")))


def ink_from_image(image: Image.Image) -> NDArray[np.float32]:
    """Read a picture that is already open, such as one from the clipboard, as `read_picture` does."""
    return ink_from_pixels(picture_file.from_image(image, name=tr("The picture")))


def ink_from_pixels(pixels: Pixels) -> Plane:
    """The ink of a picture that has been decoded: float32 (height, width), 0 paper to 1 ink; all 0 if there is nothing
    but paper.
    """
    colour = _exposed(_seen(pixels))
    bare = np.zeros(colour.shape[:2], dtype=np.float32)
    if min(bare.shape) < SMALL and colour.shape[2] == 1:
        [ink] = _by_levels(colour[None, :, :, 0])
        if ink is not None:
            return ink
    two = two_colours(colour)
    if two is None:
        return bare
    is_small = min(bare.shape) < SMALL
    contrast = two.contrast()
    level = contrast.ink_level(0.95) if is_small or two.explain_the_picture else 0.0
    if not level:  # nor is a picture blank that only has no two colours: in poor light, shade may pass for noise
        photographed = None if is_small else ink_in_photograph(colour)
        return bare if photographed is None else photographed
    if is_small:
        return _covered(contrast, level)
    if (lines := printed_lines(contrast.share > 0.5 * level, contrast.share > _PALE * level)) is not None:
        contrast = contrast.without(lines)
        level = contrast.ink_level(0.95) or level
    return without_clutter(_covered(contrast, level), photographed=False)


def inks_from_pixels(pictures: Sequence[Pixels]) -> list[Plane]:
    """The ink of each, as `ink_from_pixels` finds it; that of small grey ones of one size together."""
    inks: list[Plane | None] = [None] * len(pictures)
    alike: dict[tuple[int, ...], list[int]] = {}
    for i, pixels in enumerate(pictures):
        shape = pixels.colour.shape
        if min(shape[:2]) < SMALL and shape[2] == 1 and pixels.opacity is None:
            alike.setdefault(shape, []).append(i)
    for places in alike.values():
        for first in range(0, len(places), _AT_ONCE):
            some = places[first : first + _AT_ONCE]
            colours = np.stack([pictures[i].colour for i in some])[:, :, :, 0]
            lit = np.flatnonzero(colours.max(axis=(1, 2)) >= _NEARLY_BLACK)
            for i, ink in zip(lit.tolist(), _by_levels(colours[lit]), strict=True):
                inks[some[i]] = ink
    return [ink_from_pixels(pixels) if ink is None else ink for ink, pixels in zip(inks, pictures, strict=True)]


def _exposed(colour: Plane) -> Plane:
    """The colours, made brighter if they are all nearly black, and not by noise.

    Whole numbers from 0 to 16, or from 0 to 1, are easily saved as if they were 0 to 255.
    """
    brightest = float(colour.max())
    if not 0 < brightest < _NEARLY_BLACK:
        return colour
    if min(colour.shape[:2]) > _TINY and is_noise(colour.mean(axis=2, dtype=np.float64), faint=np.inf):
        return colour
    return colour / np.float32(brightest)


def _by_levels(grey: Plane) -> list[Plane | None]:
    """The ink of each of these pictures (n, height, width), n >= 0, if it is enough to look at how many pixels have
    each of 256 levels of grey; else None.
    """
    levels = np.rint(grey * np.float32(255)).astype(np.uint8)
    exact = np.flatnonzero((levels.astype(np.float32) / np.float32(255) == grey).all(axis=(1, 2)))
    found: list[Plane | None] = [None] * len(grey)
    if len(exact):
        inks, told = inks_by_levels(levels[exact])
        for i, ink, is_told in zip(exact.tolist(), inks, told.tolist(), strict=True):
            found[i] = ink if is_told else None
    return found


def _covered(contrast: Contrast, level: float) -> Plane:
    """The covered share of each pixel: linear from paper to ink, or as much steeper as clears three times the noise."""
    inked = contrast.difference > 0.05
    scale = float(median(contrast.share[inked] / contrast.difference[inked])) / level
    noise = min(3 * contrast.noise * scale, 0.35)
    steepness = 0.5 / (0.5 - noise)
    covered: Plane = np.clip(0.5 + (contrast.share / level - 0.5) * steepness, 0, 1).astype(np.float32)
    return covered


def _seen(pixels: Pixels) -> Plane:
    """What there is to see of a picture that may be transparent: its colours, or where there are any.

    Ink without paper, of whatever colour, is where the picture is opaque. But a sheet of paper cut out of its
    surroundings, which is a solid piece with more than one colour, is laid on more of its own paper.
    """
    opacity = pixels.opacity
    if opacity is None or opacity.min() > 0.9:
        return pixels.colour
    opaque = opacity > 0.9
    if opaque.any():
        rows, columns = np.flatnonzero(opaque.any(axis=1)), np.flatnonzero(opaque.any(axis=0))
        solid = opaque[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1].mean() > 0.75
        sheet = pixels.colour[opaque]
        if solid and np.ptp(sheet, axis=0).max() > 0.15:
            paper = np.median(sheet, axis=0).astype(np.float32)
            return paper + (pixels.colour - paper) * opacity[:, :, None]
    return opacity[:, :, None]
