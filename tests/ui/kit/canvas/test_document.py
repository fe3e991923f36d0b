"""A kept document comes back exactly as it was."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtGui import QImage, qRgb

from hwr.errors import StorageError
from hwr.ink.drawing import MAX_POINTS, Drawing, Stroke
from hwr.store.arrays import to_bytes
from hwr.ui.kit.canvas.document import PictureDocument, document_bytes, document_from


@pytest.mark.parametrize("lengths", [[], [1], [1, 1, 7], [300, 2]])
def test_a_drawing_comes_back(lengths: list[int]) -> None:
    numbers = np.random.default_rng(len(lengths))
    strokes = [Stroke.from_points(numbers.random((n, 4)) * [1e6, -1e6, 9, 1], 1 / 3 + n) for n in lengths]
    drawing = Drawing((*strokes,))
    assert document_from(document_bytes(drawing)) == drawing


def test_the_largest_drawings_come_back() -> None:
    points = np.random.default_rng(0).uniform(0, 256, (MAX_POINTS, 2))
    for drawing in (Drawing((Stroke.from_points(points),)), Drawing.from_strokes(points[:2_000, None])):
        assert document_from(document_bytes(drawing)) == drawing


@pytest.mark.parametrize("width", [1, 3, 50])
def test_a_picture_comes_back(width: int) -> None:
    ink = np.random.default_rng(0).random((7, width), np.float32)
    preview = QImage(width, 5, QImage.Format.Format_RGB888)  # its rows are padded to four bytes
    for x in range(width):
        for y in range(5):
            preview.setPixel(x, y, qRgb(x, y, 200))
    document = document_from(document_bytes(PictureDocument("sév\udcffn.png", ink, preview)))
    assert isinstance(document, PictureDocument)
    assert document.name == "sév\udcffn.png"
    assert document.ink.dtype == np.float32
    assert np.array_equal(document.ink, ink)
    assert document.preview.convertToFormat(QImage.Format.Format_RGB888) == preview


POINTS = {"points": np.zeros((3, 4)), "lengths": np.array([3]), "widths": np.array([16.0])}
PICTURE = {"ink": np.zeros((2, 2), np.float32), "preview": np.zeros((2, 2, 4), np.uint8)}


@pytest.mark.parametrize(
    ("kind", "arrays"),
    [
        ("drawing 1", {}),
        ("drawing 1", {**POINTS, "lengths": np.array([2])}),
        ("drawing 1", {**POINTS, "lengths": np.array([4, -1])}),
        ("drawing 1", {**POINTS, "widths": np.array([16.0, 16.0])}),
        ("drawing 1", {**POINTS, "widths": np.array([np.nan])}),
        ("drawing 1", {**POINTS, "points": np.full((3, 4), np.inf)}),
        ("drawing 1", {**POINTS, "points": np.zeros((3, 9))}),
        ("drawing 2", POINTS),
        ("picture 1", {}),
        ("picture 1", {**PICTURE, "ink": np.full((2, 2), np.nan, np.float32)}),
        ("picture 1", {**PICTURE, "ink": np.zeros(3, np.float32)}),
        ("picture 1", {**PICTURE, "preview": np.zeros((2, 2, 3), np.uint8)}),
        ("picture 1", {**PICTURE, "preview": np.zeros((2, 0, 4), np.uint8)}),
        ("picture 1", {**PICTURE, "preview": np.zeros(2, np.uint8)}),
    ],
)
def test_what_is_something_else_is_refused(kind: str, arrays: dict[str, np.ndarray]) -> None:
    with pytest.raises(StorageError):
        document_from(to_bytes(arrays, {"kind": kind, "name": "x"}))
