"""A kept document: a drawing or a picture as bytes, and back exactly as it was. Pure functions, safe in any thread."""

from __future__ import annotations

from typing import Final

import numpy as np
from PySide6.QtGui import QImage

from hwr.errors import HwrError, StorageError
from hwr.ink.drawing import Drawing, Stroke
from hwr.store.arrays import Arrays, from_bytes, to_bytes
from hwr.ui.kit.canvas.document import Document, PictureDocument

_DRAWING: Final = "drawing 1"
_PICTURE: Final = "picture 1"
"""What is in the bytes, and the version of how."""


def document_bytes(document: Document) -> bytes:
    """The inverse of `document_from`. Quick, and without a loop in Python over a drawing's points."""
    if isinstance(document, PictureDocument):
        look = document.preview.convertToFormat(QImage.Format.Format_RGBA8888)
        rows = np.frombuffer(look.constBits(), np.uint8).reshape(look.height(), look.bytesPerLine())
        preview = rows[:, : 4 * look.width()].reshape(look.height(), look.width(), 4)
        return to_bytes({"ink": document.ink, "preview": preview}, {"kind": _PICTURE, "name": document.name})
    strokes = document.strokes
    arrays = {
        "points": np.concatenate([np.empty((0, 4)), *(stroke.points for stroke in strokes)]),
        "lengths": np.array([len(stroke.points) for stroke in strokes], np.int64),
        "widths": np.array([stroke.pen_width for stroke in strokes], np.float64),
    }
    return to_bytes(arrays, {"kind": _DRAWING})


def document_from(data: bytes) -> Document:
    """The document in these bytes.

    Raises:
        StorageError: if they are damaged, or of a newer version of the program.
    """
    arrays, words = from_bytes(data)
    kind = words.get("kind")
    if kind not in (_DRAWING, _PICTURE):
        raise StorageError("It was kept by a newer version of the program.")
    try:
        return _drawing(arrays) if kind == _DRAWING else _picture(arrays, words["name"])
    except (HwrError, KeyError, TypeError, ValueError) as error:
        raise StorageError("It holds something else.") from error


def _drawing(arrays: Arrays) -> Drawing:
    points, lengths, widths = (arrays[name] for name in ("points", "lengths", "widths"))
    if lengths.sum() != len(points) or (lengths < 1).any():
        raise ValueError("the strokes and the points do not go together")
    parts = np.split(points, np.cumsum(lengths))[:-1]
    return Drawing(tuple(Stroke.from_points(part, width) for part, width in zip(parts, widths.tolist(), strict=True)))


def _picture(arrays: Arrays, name: str) -> PictureDocument:
    ink, preview = arrays["ink"], np.ascontiguousarray(arrays["preview"])
    if ink.ndim != 2 or ink.dtype != np.float32 or preview.dtype != np.uint8 or not np.isfinite(ink).all():
        raise ValueError("this is no picture")
    height, width, channels = preview.shape
    if channels != 4 or not ink.size or not preview.size:
        raise ValueError("this is no picture")
    look = QImage(preview.data, width, height, 4 * width, QImage.Format.Format_RGBA8888).copy()
    return PictureDocument(name, ink, look)
