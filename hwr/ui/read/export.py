"""Export: what stands on the canvas as the bytes of a file."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Final

import numpy as np

from hwr.errors import DrawingError, HwrError
from hwr.ink.drawing import NOMINAL_PRESSURE, Drawing, Stroke
from hwr.ink.files import PICTURE_FORMATS, PNG, SAVED_AS, is_inkml
from hwr.ui.kit.canvas.document import Document, PictureDocument, is_blank
from hwr.ui.kit.canvas.ink_curve import curve

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
    to_image(smoothed(drawing), PNG_SIZE).save(file, format=PNG)
    return file.getvalue()


def file_bytes(document: Document, path: Path) -> bytes:
    """The document in the form that the path's suffix names.

    Raises:
        HwrError: if there is nothing to save, or the form is not one that the document can be saved in.
    """
    if is_blank(document):
        raise HwrError("There is nothing to save yet: draw something first.")
    if isinstance(document, PictureDocument):
        raise HwrError("This is a picture, and it is saved already. Draw something to save it.")
    if is_inkml(path):
        from hwr.ink.inkml import inkml_bytes

        return inkml_bytes(document)
    if path.suffix.lower() in PICTURE_FORMATS[PNG]:
        return png_bytes(document)
    raise HwrError(f"A drawing is saved as {' or '.join(SAVED_AS)}; {path.name!r} ends in neither.")
