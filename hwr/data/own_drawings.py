"""Own drawings: labelled digits drawn as strokes, normalised once so that many networks can read them.

A network that learns from scikit-learn's pictures is flattered by a test on more of them. So a second score stands
beside it: how it reads strokes such as the canvas gives it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from hwr.data.labelled_ink import LabelledInk, read_labelled_ink
from hwr.errors import DataError
from hwr.ink import grid
from hwr.ink.normalisation import VIEW_PEELS, network_inputs

_LABELS: Final = frozenset("0123456789")


@dataclass(frozen=True, eq=False)
class DrawnDigits:
    """Drawn digits as a network gets to see them: what a `Recognizer` makes of each drawing, for all at once.

    A network's reading of them is the mean of `network.predict(views[i])` over the views, as in use.

    Attributes:
        drawings: the samples, n of them, at least 1.
        views: float32 (n_views, n, 64), values in [0, 1], row-major 8x8, the first view the one that is shown;
            read-only.
        labels: int64 (n,), 0 to 9; read-only.
    """

    drawings: tuple[LabelledInk, ...]
    views: NDArray[np.float32]
    labels: NDArray[np.int64]

    @classmethod
    def of(cls, drawings: Sequence[LabelledInk]) -> DrawnDigits:
        """Normalise drawings.

        Raises:
            DataError: if there are none, or one has a label that is no digit.
            DrawingError: if one is blank.
        """
        if not drawings:
            raise DataError("There are no drawings to read.")
        for sample in drawings:
            if sample.label not in _LABELS:
                raise DataError(f"The drawing {sample.id!r} has the label {sample.label!r}, which is no digit 0 to 9.")
        ink = np.concatenate([grid.from_drawing(sample.drawing) for sample in drawings])
        views = np.stack([network_inputs(ink, peel) for peel in VIEW_PEELS])
        labels = np.array([int(sample.label) for sample in drawings], np.int64)
        for array in (views, labels):
            array.flags.writeable = False
        return cls(tuple(drawings), views, labels)

    def __len__(self) -> int:
        return len(self.labels)


def load_own_drawings(path: Path) -> tuple[LabelledInk, ...]:
    """All drawings of a file of labelled ink, in its order.

    They stay where and how large they were drawn: the file's units are the canvas's.

    Raises:
        InkFileError: if the file cannot be read or is malformed.
    """
    return tuple(read_labelled_ink(path))
