"""Where a page comes from, and the way from there to what it says: a generator, safe in any thread."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from hwr.errors import HwrError
from hwr.ink.page_ink import read_page_bytes, read_page_ink
from hwr.language import tr
from hwr.reading.page import Page, read_page
from hwr.recipe.progress import Progress
from hwr.recognizer import Recognizer
from hwr.ui.kit.picture.ink import png_bytes


@dataclass(frozen=True, eq=False)
class OpenedPage:
    """A page that was opened.

    Attributes:
        look: uint8 (height, width, 1 or 3), the page as it looks.
        pages: how many pages the file has.
        read: what it says; None as long as that is not known.
    """

    look: NDArray[np.uint8]
    pages: int
    read: Page | None = None


@dataclass(frozen=True, eq=False)
class PaperSource:
    """A picture file, or a picture without one.

    Attributes:
        name: what to call it.
        path: the file; None for a picture without one.
        image: that picture.
    """

    name: str
    path: Path | None = None
    image: QImage | None = None

    def work(self, recognizer: Recognizer | None, page: int) -> Iterator[Progress | OpenedPage]:
        """Open a page and read it: progress, the page as it looks once it is there, and last with what was read.

        Raises:
            PictureError: if it cannot be read as a picture.
            HwrError: if there is nothing to read it with.
        """
        yield Progress(tr("Opening the picture"), 0.02)
        if self.path is not None:
            opened = read_page_ink(self.path, page=page)
        else:
            opened = read_page_bytes(png_bytes(self.image or QImage()), name=self.name)
        yield OpenedPage(opened.look, opened.pages)
        if recognizer is None:
            raise HwrError(tr("There is no model to read with."))
        for step in read_page(recognizer, opened.ink, scale=opened.scale):
            yield step if isinstance(step, Progress) else OpenedPage(opened.look, opened.pages, step)
