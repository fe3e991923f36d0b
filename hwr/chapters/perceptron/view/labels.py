"""Where words stand on the perceptron's plane: near what they name, and on nothing else if that can be helped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF


def clearest(places: Iterable[QRectF], taken: Sequence[QRectF], area: QRectF) -> QRectF:
    """The place that covers least of what is taken, and of what lies outside the area; the first of several.

    Raises:
        ValueError: if there is no place to choose from.
    """

    edges = [(box.left(), box.top(), box.right(), box.bottom()) for box in taken]
    left, top, right, bottom = np.array(edges, np.float64).reshape(-1, 4).T

    def covered(place: QRectF) -> float:
        across = np.minimum(right, place.right()) - np.maximum(left, place.left())
        down = np.minimum(bottom, place.bottom()) - np.maximum(top, place.top())
        outside = _size(place) - _size(place & area)
        return outside + float((across.clip(0) * down.clip(0)).sum())

    return min(places, key=covered)


def around(at: QPointF, size: QSizeF, gap: float) -> Iterator[QRectF]:
    """The places beside, below and above a point, so far from it; the one to the right first."""
    for across, down in ((1, 0), (1, 1), (1, -1), (-1, 1), (-1, 0), (0, 1), (-1, -1), (0, -1)):
        away = gap if not (across and down) else 0.7 * gap
        middle = at + QPointF(across * (away + size.width() / 2), down * (away + size.height() / 2))
        yield _centred(middle, size)


def beside_line(foot: QPointF, ahead: QPointF, size: QSizeF, gap: float, farther: float) -> Iterator[QRectF]:
    """The places on one side of a line that goes through `foot`, nearest to it first.

    Args:
        foot, gap: in pixels.
        ahead: which way the side lies, at a right angle to the line; of length 1.
        size: of the words; none of the places touches the line.
        farther: pixels from the line that are to be kept before the foot.
    """
    along = QPointF(-ahead.y(), ahead.x())
    near = gap + _reach(size, ahead)
    beside = gap + _reach(size, along)
    yield _centred(foot + ahead * (near + farther), size)
    for steps, side in product(range(6), (1, -1)):
        yield _centred(foot + ahead * near + along * (side * beside * (1 + 0.6 * steps)), size)


def boxes_along(start: QPointF, end: QPointF, width: float) -> Iterator[QRectF]:
    """Small squares that stand for a line; words are larger than the gaps between them."""
    count = max(1, round(QLineF(start, end).length() / (2 * width)))
    for i in range(count + 1):
        yield _centred(start + (end - start) * (i / count), QSizeF(width, width))


def _centred(middle: QPointF, size: QSizeF) -> QRectF:
    return QRectF(middle - QPointF(size.width() / 2, size.height() / 2), size)


def _reach(size: QSizeF, direction: QPointF) -> float:
    """How far a box reaches from its middle in a direction of length 1."""
    return (abs(direction.x()) * size.width() + abs(direction.y()) * size.height()) / 2


def _size(box: QRectF) -> float:
    return box.width() * box.height() if box.isValid() else 0.0
