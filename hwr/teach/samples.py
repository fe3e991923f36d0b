"""The samples to learn from, brought to the working grid once: as they are read, and as they are varied."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from hwr.errors import DataError, DrawingError, PictureError
from hwr.ink import grid
from hwr.ink.augmentation.polyline import cloud, in_unit_box
from hwr.ink.augmentation.variants import POINTS
from hwr.ink.augmentation.vectorise import traced
from hwr.ink.augmentation.warps import WarpStrengths, inked, warped
from hwr.ink.bits import Words
from hwr.ink.drawing import Drawing
from hwr.ink.normalisation import VIEW_PEELS, network_inputs
from hwr.language import tr
from hwr.store.taught.record import Ink
from hwr.store.taught.tables import packed

MOST_OF_A_LABEL: Final = 100
"""So many samples of a label are learnt from, the first ones given: more would take longer than one likes to wait."""

_AT_ONCE: Final = 50


@dataclass(frozen=True)
class Named:
    """A labelled sample with what its owner calls it.

    Attributes:
        key: the number of a taught sample, or its id in another set.
        label: what was written.
        ink: a drawing in canvas units, or a picture.
    """

    key: int | str
    label: str
    ink: Ink


@dataclass(frozen=True, eq=False)
class Taught:
    """Samples to learn from, n of them.

    Attributes:
        keys, labels: of each.
        digests: tell each sample's ink and label from all others'.
        ink: words (n, `grid.GRID`), as they are read.
        views: float32 (n_views, n, 64), what a network is shown of each.
        clouds: float64 (n, `POINTS`, 2), the strokes in unit coordinates, to be warped.
        without_ink: keys of samples that were left out because nothing is in them that can be read.
    """

    keys: tuple[int | str, ...]
    labels: tuple[str, ...]
    digests: tuple[str, ...]
    ink: Words
    views: NDArray[np.float32]
    clouds: NDArray[np.float64]
    without_ink: tuple[int | str, ...] = ()

    def __len__(self) -> int:
        return len(self.labels)

    @classmethod
    def prepared(cls, samples: Iterable[Named]) -> Iterator[int | Taught]:
        """Prepare samples; yields how many are done, and at last all of them.

        Of each label the first `MOST_OF_A_LABEL` are taken, and of equal ones the first.

        Raises:
            DataError: if there are none.
        """
        parts: dict[str, _Part] = {}
        left_out: list[int | str] = []
        counts: dict[str, int] = {}
        for sample in samples:
            if counts.get(sample.label, 0) >= MOST_OF_A_LABEL:
                continue
            try:
                name = digest(sample)
                if name in parts:
                    continue
                parts[name] = _part(sample)
                counts[sample.label] = counts.get(sample.label, 0) + 1
            except (DrawingError, PictureError):
                left_out.append(sample.key)
            if len(parts) % _AT_ONCE == 0:
                yield len(parts)
        if not parts:
            raise DataError(tr("There are no samples to learn from: teach some first."))
        made = tuple(parts.values())
        ink = np.concatenate([part.ink for part in made])
        yield cls(
            tuple(part.key for part in made),
            tuple(part.label for part in made),
            tuple(parts),
            ink,
            np.stack([network_inputs(ink, peel) for peel in VIEW_PEELS]),
            np.stack([part.cloud for part in made]),
            tuple(left_out),
        )

    def variant(self, rng: np.random.Generator) -> NDArray[np.float32]:
        """Each sample once more, warped and inked as the training digits are: float32 (n, 64)."""
        return network_inputs(inked(warped(self.clouds, rng, WarpStrengths()), rng))


@dataclass(frozen=True, eq=False)
class _Part:
    key: int | str
    label: str
    ink: Words
    cloud: NDArray[np.float64]


def _part(sample: Named) -> _Part:
    """Raises `DrawingError` or `PictureError` if there is no ink in it."""
    if isinstance(sample.ink, Drawing):
        ink = grid.from_drawing(sample.ink)
        strokes = in_unit_box([stroke.xy for stroke in sample.ink.strokes])
    else:
        ink = grid.from_bitmap(sample.ink)
        strokes = in_unit_box(traced(ink)[0])
    return _Part(sample.key, sample.label, ink, cloud(strokes, POINTS))


def digest(sample: Named) -> str:
    """16 hexadecimal digits that tell a sample by its ink and label.

    Raises:
        PictureError: if it is a blank picture.
    """
    form, data = packed(sample.ink)
    return hashlib.sha256(f"{form}\n{sample.label}\n".encode() + data).hexdigest()[:16]
