"""A picture of handwriting, from a file, the clipboard or a camera, as ink on clean paper."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from hwr.ink import picture_file
from hwr.ink.paper import ink_on_paper


def read_picture(path: Path) -> NDArray[np.float32]:
    """Read a picture file of one of the formats of `files.PICTURE_FORMATS`.

    Returns:
        float32 (height, width), the inked share of each pixel from 0 paper to 1 ink, upright, the longer side at most
        1024 pixels; all 0 if there is nothing but paper. A clean picture keeps its grey levels.

    Raises:
        PictureError: if the file cannot be read as a picture, or has more than 25 million pixels; the sentence names
            the file.
    """
    return ink_on_paper(picture_file.read_file(path))


def read_picture_bytes(data: bytes, *, name: str = "The picture") -> NDArray[np.float32]:
    """Read an encoded picture, as `read_picture` does; `name` is what an error calls it."""
    return ink_on_paper(picture_file.read_bytes(data, name=name))


def ink_from_image(image: Image.Image, *, name: str = "The picture") -> NDArray[np.float32]:
    """Read a picture that is already open, such as one from the clipboard, as `read_picture` does."""
    return ink_on_paper(picture_file.from_image(image, name=name))
