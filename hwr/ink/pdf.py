"""The pages of a PDF as pixels, rendered by PDFium at the size that is needed.

Run it in a process of its own: a page is a program, and may draw without end.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

import numpy as np
from pypdfium2 import PdfDocument, PdfiumError, raw

from hwr.errors import PictureError
from hwr.ink.decoder import MAX_PAGES
from hwr.ink.pixels import Pixels
from hwr.language import tr


def pages(file: BinaryIO, name: str, side: int, first: int, most: int) -> Iterator[Pixels]:
    """Render pages, whose longer side becomes `side` pixels, on white paper.

    Args:
        first, most: the first page, from 0, and how many; fewer if there are fewer.

    Raises:
        PictureError: if there is no such page, or it cannot be rendered; the sentence begins with `name`.
    """
    try:
        document = PdfDocument(file.read())
    except PdfiumError as error:
        if error.err_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
            raise PictureError(
                tr("{name} is locked with a password: save it without one, then open it.", name=name)
            ) from error
        raise PictureError(tr("{name} is damaged and cannot be read as a PDF.", name=name)) from error
    count = min(len(document), MAX_PAGES)
    if not count:
        raise PictureError(tr("{name} has no pages.", name=name))
    if first >= count:
        raise PictureError(tr("{name} has no page {page}; it has {pages}.", name=name, page=first + 1, pages=count))
    for number in range(first, min(first + most, count)):
        try:
            yield replace(_rendered(document, number, side), page=number, pages=count)
        except (PdfiumError, ValueError) as error:
            raise PictureError(
                tr("Page {page} of {name} is damaged and cannot be read.", page=number + 1, name=name)
            ) from error


def _rendered(document: PdfDocument, number: int, side: int) -> Pixels:
    page = document[number]
    try:
        longer = max(page.get_size())
        if not 0 < longer < float("inf"):
            raise ValueError("the page has no size")
        bitmap = page.render(scale=(side - 0.5) / longer, rev_byteorder=True)  # its sides are rounded up
        values = bitmap.to_numpy()[:, :, :3].astype(np.float32) / np.float32(255)
    finally:
        page.close()
    is_grey = bool((values == values[:, :, :1]).all())
    return Pixels(values[:, :, :1] if is_grey else values, None)
