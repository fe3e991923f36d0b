"""Pictures between numpy, Qt and files: an array of ink as an image in the theme's colours, an image as a file."""

from __future__ import annotations

from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage, QImageWriter

from hwr.errors import PictureError
from hwr.language import tr
from hwr.ui.kit.theme import Theme

MAX_SHOWN: Final = 1024
"""Larger pictures are thinned out to about this many pixels a side before they are converted."""


def png_bytes(image: QImage) -> bytes:
    """An image as a PNG file that was written in a hurry: large, and nothing lost.

    Raises:
        PictureError: if it is no picture.
    """
    target = QBuffer()
    target.open(QIODevice.OpenModeFlag.WriteOnly)
    from hwr.ink.files import PNG  # for which the first paint need not wait

    writer = QImageWriter(target, QByteArray(PNG.pillow.encode()))
    writer.setQuality(100)
    if not writer.write(image):
        raise PictureError(tr("The picture on the clipboard is damaged."))
    return bytes(target.data().data())


@cache
def ramp(theme: Theme) -> NDArray[np.uint32]:
    """The 256 colours from paper to ink: uint32 (256,), 0xffRRGGBB."""
    paper, ink = QColor(theme.paper), QColor(theme.ink)
    ends = np.array(
        [[paper.red(), paper.green(), paper.blue()], [ink.red(), ink.green(), ink.blue()]], dtype=np.float64
    )
    share = np.linspace(0.0, 1.0, 256)[:, None]
    red, green, blue = np.rint((1 - share) * ends[0] + share * ends[1]).astype(np.uint32).T
    colours: NDArray[np.uint32] = np.uint32(0xFF000000) | red << np.uint32(16) | green << np.uint32(8) | blue
    return colours


def to_image(picture: NDArray[np.float32], colours: NDArray[np.uint32]) -> QImage:
    """A picture of any size, values in [0, 1] (others are clipped), as an image that owns its pixels."""
    step = max(1, max(picture.shape) // MAX_SHOWN)
    levels = np.clip(picture[::step, ::step], 0.0, 1.0) * np.float32(255.0)
    # NaN becomes paper: `nan_to_num` would cost a pass, and the cast of a NaN is undefined.
    pixels = np.ascontiguousarray(colours[np.where(levels >= 0, levels + 0.5, 0).astype(np.uint8)])
    height, width = pixels.shape
    return QImage(pixels.data, width, height, width * 4, QImage.Format.Format_RGB32).copy()
