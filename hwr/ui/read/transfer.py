"""Transfer: drawings and pictures on their way through the clipboard and drag and drop."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QMimeData
from PySide6.QtGui import QImage

from hwr.errors import HwrError, PictureError
from hwr.ui.kit.canvas.document import Document, PictureDocument
from hwr.ui.read.opening import FileSource, ImageSource, InkSource, Source

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
            raise PictureError("The picture on the clipboard is damaged.")
        return ImageSource(image)
    if _looks_like_ink(mime.text()):
        return InkSource(mime.text().encode())
    if mime.hasUrls():
        raise PictureError("Only files on this computer can be opened; save the picture first, then open it.")
    raise HwrError("There is no picture or drawing to paste: copy one first.")


def _looks_like_ink(text: str) -> bool:
    return "<ink" in text[:2000]


def offer(document: Document) -> QMimeData:
    """A document to be copied: a drawing as InkML and as a picture, a picture as it is."""
    mime = QMimeData()
    if isinstance(document, PictureDocument):
        mime.setImageData(document.preview)
        return mime
    from hwr.ink.inkml import inkml_bytes
    from hwr.ui.read.export import png_bytes

    png = png_bytes(document)
    mime.setData(INKML_TYPE, QByteArray(inkml_bytes(document)))
    mime.setData("image/png", QByteArray(png))
    mime.setImageData(QImage.fromData(png))
    return mime
