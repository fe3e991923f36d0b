"""Transfer: drawings and pictures on their way through the clipboard and drag and drop."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Final

import numpy as np
from PySide6.QtCore import QByteArray, QMimeData
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from hwr.errors import DrawingError, HwrError, PictureError
from hwr.ink.drawing import NOMINAL_PRESSURE, Drawing, Stroke
from hwr.ink.files import DRAWING_SUFFIXES, PICTURE_SUFFIXES, PNG, SAVED_AS, drawing_format
from hwr.language import tr
from hwr.ui.kit.asking import ask_where, ask_which
from hwr.ui.kit.canvas.document import Document, PictureDocument, is_blank
from hwr.ui.kit.canvas.ink_curve import curve
from hwr.ui.read.opening import FileSource, ImageSource, InkSource, Source
from hwr.words import alternatives

_PATTERNS: Final = " ".join(f"*{suffix}" for suffix in (*PICTURE_SUFFIXES, *DRAWING_SUFFIXES))


def open_filter() -> str:
    """Which files can be opened, as a dialog of Qt's takes it."""
    known, every = tr("Pictures and drawings"), tr("All files")
    return f"{known} ({_PATTERNS});;{every} (*)"


def save_filters() -> dict[str, str]:
    """The suffixes that can be saved, by what a dialog calls them."""
    return {f"{tr(words)} (*{suffix})": suffix for suffix, words in SAVED_AS.items()}


def ask_what_to_open(parent: QWidget, folder: Path | None = None) -> Path | None:
    """The file the user chose, beginning in this folder; None if none."""
    return ask_which(parent, tr("Open a picture or a drawing"), open_filter(), _start(folder))


def ask_where_to_save(parent: QWidget, folder: Path | None = None) -> Path | None:
    """The file the user chose, beginning in this folder; None if none."""
    return ask_where(
        parent, tr("Save the drawing"), str(Path(_start(folder), f"digit{next(iter(SAVED_AS))}")), save_filters()
    )


def _start(folder: Path | None) -> str:
    """The folder, or what is left of the way to it; empty, which lets Qt choose, if nothing is."""
    if folder is None:
        return ""
    near = next((place for place in (folder, *folder.parents) if place.is_dir()), folder)
    return "" if near == Path(near.anchor) else str(near)


PNG_SIZE: Final = 1024
_SPACING: Final = 0.75


def smoothed(drawing: Drawing) -> Drawing:
    """The drawing along the curves that the canvas shows, instead of straight from point to point."""
    try:
        return Drawing(tuple(_smoothed(stroke) for stroke in drawing.strokes))
    except DrawingError:  # with so many points as it has, it is as smooth as it gets
        return drawing


def _smoothed(stroke: Stroke) -> Stroke:
    rows = curve(stroke, _SPACING)
    pressure = rows[:, 2] / stroke.pen_width - 1.0 + NOMINAL_PRESSURE
    points = np.column_stack([rows[:, :2], np.zeros(len(rows)), pressure])
    return Stroke.from_points(points, stroke.pen_width)


def png_bytes(drawing: Drawing) -> bytes:
    """The drawing as a PNG picture, black on white, `PNG_SIZE` pixels a side: the whole canvas."""
    from hwr.ink.raster import to_image

    file = BytesIO()
    to_image(smoothed(drawing), PNG_SIZE).save(file, format=PNG.pillow)
    return file.getvalue()


def file_bytes(document: Document, path: Path) -> bytes:
    """The document in the form that the path's suffix names.

    Raises:
        HwrError: if there is nothing to save, or the form is not one that the document can be saved in.
    """
    if is_blank(document):
        raise HwrError(tr("There is nothing to save yet: draw something first."))
    if isinstance(document, PictureDocument):
        raise HwrError(tr("This is a picture, and it is saved already. Draw something to save it."))
    if form := drawing_format(path):
        return form.to_bytes(document)
    if path.suffix.lower() in PNG.suffixes:
        return png_bytes(document)
    raise HwrError(
        tr(
            "A drawing is saved as {suffixes}; {name!r} ends otherwise.",
            suffixes=alternatives(list(SAVED_AS)),
            name=path.name,
        )
    )


INKML_TYPE: Final = "application/inkml+xml"


def has_source(mime: QMimeData) -> bool:
    """Whether something on offer may be opened; cheap, asked while it hovers over the window."""
    return (
        mime.hasFormat(INKML_TYPE)
        or mime.hasImage()
        or any(url.isLocalFile() for url in mime.urls())
        or _looks_like_ink(mime.text())
    )


def source_from(mime: QMimeData) -> Source:
    """What is on offer: ink before a file, a file before a picture, which may be only the file's thumbnail.

    Raises:
        HwrError: if nothing of it can be opened.
    """
    if mime.hasFormat(INKML_TYPE):
        return InkSource(bytes(mime.data(INKML_TYPE).data()))
    for url in mime.urls():
        if url.isLocalFile():
            return FileSource(Path(url.toLocalFile()))
    if mime.hasImage():
        image = mime.imageData()
        if not isinstance(image, QImage) or image.isNull():
            raise PictureError(tr("The picture on the clipboard is damaged."))
        return ImageSource(image)
    if _looks_like_ink(mime.text()):
        return InkSource(mime.text().encode())
    if mime.hasUrls():
        raise PictureError(tr("Only files on this computer can be opened; save the picture first, then open it."))
    raise HwrError(tr("There is no picture or drawing to paste: copy one first."))


def _looks_like_ink(text: str) -> bool:
    return "<ink" in text[:2000]


def offer(document: Document) -> QMimeData:
    """A document to be copied: a drawing as InkML and as a picture, a picture as it is."""
    mime = QMimeData()
    if isinstance(document, PictureDocument):
        mime.setImageData(document.preview)
        return mime
    from hwr.ink.inkml import inkml_bytes
    from hwr.ui.read.transfer import png_bytes

    png = png_bytes(document)
    mime.setData(INKML_TYPE, QByteArray(inkml_bytes(document)))
    mime.setData("image/png", QByteArray(png))
    mime.setImageData(QImage.fromData(png))
    return mime
