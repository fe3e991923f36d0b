"""A document: what can stand on the canvas, a drawing or a picture; and as bytes, to be kept exactly as it was."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from hwr.errors import HwrError, StorageError
from hwr.ink.drawing import Drawing, Stroke
from hwr.language import tr

if TYPE_CHECKING:
    from hwr.store.arrays import Arrays


@dataclass(frozen=True)
class Pages:
    """Which page of a file a picture is.

    Attributes:
        path: the file.
        number: of the page, from 0.
        count: how many pages the file has.
    """

    path: Path
    number: int
    count: int


@dataclass(frozen=True, eq=False)
class PictureDocument:
    """A picture that was opened, pasted or dropped; it is read as it is, not drawn on.

    Attributes:
        name: what to call it, such as the file's name.
        ink: float32 (height, width), 0 paper to 1 ink: what is read.
        preview: the picture as it looks, scaled down to be shown.
        pages: which page it is of a file that has several; None for all others.
    """

    name: str
    ink: NDArray[np.float32]
    preview: QImage
    pages: Pages | None = None

    @classmethod
    def of_digit(cls, picture: NDArray[np.float32]) -> PictureDocument:
        """One of the training set's pictures, float32 (8, 8) with 1 for ink."""
        shades = np.ascontiguousarray((255 * (1 - picture)).round().astype(np.uint8).repeat(32, 0).repeat(32, 1))
        height, width = shades.shape
        preview = QImage(shades.data, width, height, width, QImage.Format.Format_Grayscale8).copy()
        return cls(tr("a test digit"), picture, preview)


Document: TypeAlias = Drawing | PictureDocument


def is_blank(document: Document) -> bool:
    """Whether nothing stands on the canvas."""
    return isinstance(document, Drawing) and document.is_blank


def page_words(pages: Pages) -> str:
    """Which page it is, as "page 2 of 5"."""
    return tr("page {page:,} of {count:,}", page=pages.number + 1, count=pages.count)


def description(document: Document) -> str:
    """What stands on the canvas, in words for somebody who cannot see it."""
    if not isinstance(document, Drawing):
        pages = document.pages
        if pages is None:
            return tr("The picture {name}.", name=document.name)
        return tr("The picture {name}, {page}.", name=document.name, page=page_words(pages))
    if document.is_blank:
        return tr(
            "Blank. Move the pen with the arrow keys; the space bar presses it down and lifts it; G shows a grid."
        )
    return tr("A drawing of %n stroke(s).", "", len(document.strokes))


_DRAWING: Final = "drawing 1"
_PICTURE: Final = "picture 1"
"""What is in the bytes, and the version of how."""


def document_bytes(document: Document) -> bytes:
    """The inverse of `document_from`, without a loop in Python over a drawing's points. Safe in any thread."""
    from hwr.store.arrays import to_bytes  # brings safetensors along, for which the first paint need not wait

    if isinstance(document, PictureDocument):
        look = document.preview.convertToFormat(QImage.Format.Format_RGBA8888)
        rows = np.frombuffer(look.constBits(), np.uint8).reshape(look.height(), look.bytesPerLine())
        preview = rows[:, : 4 * look.width()].reshape(look.height(), look.width(), 4)
        words = {"kind": _PICTURE, "name": document.name}
        if document.pages is not None:
            pages = document.pages
            words |= {"path": str(pages.path), "page": str(pages.number), "pages": str(pages.count)}
        return to_bytes({"ink": document.ink, "preview": preview}, words)
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
    from hwr.store.arrays import from_bytes

    arrays, words = from_bytes(data)
    kind = words.get("kind")
    if kind not in (_DRAWING, _PICTURE):
        raise StorageError(tr("It was kept by a newer version of the program."))
    try:
        return _drawing_in(arrays) if kind == _DRAWING else _picture_in(arrays, words)
    except (HwrError, KeyError, TypeError, ValueError) as error:
        raise StorageError(tr("It holds something else.")) from error


def _drawing_in(arrays: Arrays) -> Drawing:
    points, lengths, widths = (arrays[name] for name in ("points", "lengths", "widths"))
    if lengths.sum() != len(points) or (lengths < 1).any():
        raise ValueError("the strokes and the points do not go together")
    parts = np.split(points, np.cumsum(lengths))[:-1]
    return Drawing(tuple(Stroke.from_points(part, width) for part, width in zip(parts, widths.tolist(), strict=True)))


def _picture_in(arrays: Arrays, words: Mapping[str, str]) -> PictureDocument:
    ink, preview = arrays["ink"], np.ascontiguousarray(arrays["preview"])
    if ink.ndim != 2 or ink.dtype != np.float32 or preview.dtype != np.uint8 or not np.isfinite(ink).all():
        raise ValueError("this is no picture")
    height, width, channels = preview.shape
    if channels != 4 or not ink.size or not preview.size:
        raise ValueError("this is no picture")
    look = QImage(preview.data, width, height, 4 * width, QImage.Format.Format_RGBA8888).copy()
    pages = Pages(Path(words["path"]), int(words["page"]), int(words["pages"])) if "path" in words else None
    return PictureDocument(words["name"], ink, look, pages)
