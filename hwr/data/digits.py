"""Labelled digits: scikit-learn's 1,797 pictures of 8x8, which the shipped model learns from, and drawn ones.

A network that learns from scikit-learn's pictures is flattered by a test on more of them. So a second score stands
beside it: how it reads strokes such as the canvas gives it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from hwr.data.labelled_ink import LabelledInk
from hwr.errors import DataError
from hwr.ink import grid
from hwr.ink.normalisation import VIEW_PEELS, network_inputs
from hwr.language import tr

_LABELS: Final = frozenset("0123456789")


@dataclass(frozen=True, eq=False)
class Digits:
    """The pictures in the set's own order, in which the digits of one writer stand together.

    Attributes:
        pixels: float32 (n, 64), row-major 8x8, in [0, 1] (the set's 0..16 divided by 16); read-only.
        labels: int64 (n,), 0 to 9; read-only.
    """

    pixels: NDArray[np.float32]
    labels: NDArray[np.int64]

    @property
    def pictures(self) -> NDArray[np.float32]:
        """The pixels as pictures (n, 8, 8), 0 paper to 1 ink."""
        return self.pixels.reshape(-1, 8, 8)

    def __len__(self) -> int:
        return len(self.labels)

    def part(self, indices: NDArray[np.intp]) -> Digits:
        """The digits at `indices`."""
        return _frozen(self.pixels[indices], self.labels[indices])

    def random_split(self, rng: np.random.Generator, *, test_share: float = 0.2) -> tuple[Digits, Digits]:
        """Learnt and tested digits, each class in the same proportion in both."""
        order = rng.permutation(len(self))
        by_class = [order[self.labels[order] == label] for label in np.unique(self.labels)]
        tested = np.concatenate([members[: round(test_share * len(members))] for members in by_class])
        learnt = np.setdiff1d(np.arange(len(self)), tested)
        return self.part(learnt), self.part(np.sort(tested))

    def writer_split(self, *, test_share: float = 0.2) -> tuple[Digits, Digits]:
        """Learnt and tested digits, the tested ones the end of the set as it stands: other people wrote those."""
        first_tested = len(self) - round(test_share * len(self))
        return self.part(np.arange(first_tested)), self.part(np.arange(first_tested, len(self)))


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
    def of(cls, drawings: Iterable[LabelledInk]) -> DrawnDigits:
        """Normalise drawings in canvas units, where and how large they were drawn.

        Raises:
            DataError: if there are none, or one has a label that is no digit.
            DrawingError: if one is blank.
        """
        drawings = tuple(drawings)
        if not drawings:
            raise DataError(tr("There are no drawings to read."))
        for sample in drawings:
            if sample.label not in _LABELS:
                raise DataError(
                    tr(
                        "The drawing {id!r} has the label {label!r}, which is no digit 0 to 9.",
                        id=sample.id,
                        label=sample.label,
                    )
                )
        ink = np.concatenate([grid.from_drawing(sample.drawing) for sample in drawings])
        views = np.stack([network_inputs(ink, peel) for peel in VIEW_PEELS])
        labels = np.array([int(sample.label) for sample in drawings], np.int64)
        for array in (views, labels):
            array.flags.writeable = False
        return cls(drawings, views, labels)

    def __len__(self) -> int:
        return len(self.labels)


def load_digits() -> Digits:
    """Scikit-learn's digits.

    Raises:
        DataError: if scikit-learn is not there.
    """
    table = _table()
    return _frozen((table[:, :-1] / 16.0).astype(np.float32), table[:, -1].astype(np.int64))


def _table() -> NDArray[np.float64]:
    """A row for each digit: its 64 pixels, 0 to 16, and its label.

    Read where scikit-learn keeps them, in a fiftieth of a second; importing it takes two.
    """
    library = find_spec("sklearn")
    if library is not None and library.origin is not None:
        file = Path(library.origin).with_name("datasets") / "data" / "digits.csv.gz"
        if file.is_file():
            return np.loadtxt(file, delimiter=",")
    try:
        from sklearn.datasets import load_digits as load
    except ImportError as error:
        raise DataError(
            tr("Scikit-learn's digits need scikit-learn, which cannot be imported ({error}).", error=error)
        ) from error

    bunch = load()
    return np.column_stack([bunch.data, bunch.target])


def _frozen(pixels: NDArray[np.float32], labels: NDArray[np.int64]) -> Digits:
    pixels.flags.writeable = False
    labels.flags.writeable = False
    return Digits(pixels, labels)
