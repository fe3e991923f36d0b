"""A document: what can stand on the canvas, a drawing or a picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from hwr.ink.drawing import Drawing
from hwr.words import counted


@dataclass(frozen=True, eq=False)
class PictureDocument:
    """A picture that was opened, pasted or dropped; it is read as it is, not drawn on.

    Attributes:
        name: what to call it, such as the file's name.
        ink: float32 (height, width), 0 paper to 1 ink: what is read.
        preview: the picture as it looks, scaled down to be shown.
    """

    name: str
    ink: NDArray[np.float32]
    preview: QImage


Document: TypeAlias = Drawing | PictureDocument


def is_blank(document: Document) -> bool:
    """Whether nothing stands on the canvas."""
    return isinstance(document, Drawing) and document.is_blank


def description(document: Document) -> str:
    """What stands on the canvas, in words for somebody who cannot see it."""
    if not isinstance(document, Drawing):
        return f"The picture {document.name}."
    if document.is_blank:
        return "Blank. Move the pen with the arrow keys; the space bar presses it down and lifts it."
    return f"A drawing of {counted(len(document.strokes), 'stroke')}."
