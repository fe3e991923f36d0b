"""Normalisation: a drawing or a bitmap, step by step, into the 8x8 pictures the network sees.

Whatever pen was used, ink is peeled to thin lines, brought to one geometry, redrawn with one pen and counted in
blocks. The training pictures go the same way, so that training sees exactly what use will see.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from hwr.ink import geometry, grid
from hwr.ink.bits import Words, block_means, dilated, half_widths, pixel_of, scatter, thinned, unpack
from hwr.ink.drawing import Drawing
from hwr.ink.geometry import InkPoints
from hwr.language import tr

NORMALISATION_VERSION: Final = "ink-2"
"""Names the way from ink to 8x8. Model files carry it: a network reads only the kind of picture it was trained on."""

VERSIONS: Final[Mapping[str, Callable[[InkPoints], NDArray[np.float64]]]] = {
    "ink-1": geometry.slants_of_mass,
    NORMALISATION_VERSION: geometry.slants,
}
"""All versions there have been, for models that were made with them: they differ in what tells the slant."""

TRAINING_PEEL: Final = 0.4
"""The share of the strokes' half width that is peeled off the training pictures."""

VIEW_PEELS: Final = (0.35, 0.15, 0.6)
"""The same for each view of a drawing; the first is the one that is shown."""

_FINE: Final = 64  # the box is redrawn on 64x64 pixels, two to each unit
_PEN_RADIUS: Final = 3.0  # on those pixels


@dataclass(frozen=True, eq=False)
class Stage:
    """One step of the normalisation, kept so that it can be shown.

    Attributes:
        name: stable identifier, snake_case.
        title: two or three words for a heading.
        explanation: one sentence on what happened in this step and why.
        picture: float32 array (height, width), values in [0, 1], 1 being ink; read-only.
    """

    name: str
    title: str
    explanation: str
    picture: NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class NormalisedInk:
    """What the network gets to see, and how it came about.

    Attributes:
        stages: the steps in order; the last one's picture is the 8x8 of the first view.
        views: float32 array (n_views, 64), values in [0, 1] (the training set's 0..16 divided by 16), row-major 8x8;
            read-only. The network reads each view and the probabilities are averaged.
        ink: words (1, `grid.GRID`), the ink on the working grid; None where there is nothing but the views.
        version: one of `VERSIONS`.
    """

    stages: tuple[Stage, ...]
    views: NDArray[np.float32]
    ink: Words | None = None
    version: str = NORMALISATION_VERSION

    def as_version(self, version: str) -> NormalisedInk:
        """The same ink, normalised as that version does it; views without their ink stay as they are."""
        return self if version == self.version or self.ink is None else normalise(self.ink, version)


def normalise_drawing(drawing: Drawing, version: str = NORMALISATION_VERSION) -> NormalisedInk:
    """Normalise strokes, as one of `VERSIONS`.

    Raises:
        DrawingError: if the drawing is blank.
    """
    return normalise(grid.from_drawing(drawing), version)


def normalise_bitmap(ink: NDArray[np.float32], version: str = NORMALISATION_VERSION) -> NormalisedInk:
    """Normalise a picture, as one of `VERSIONS`: `ink` is float32 (height, width), 0 paper to 1 ink.

    Raises:
        PictureError: if it is no such array (other floating-point numbers are taken too), or there is no ink in it.
    """
    return normalise(grid.from_bitmap(ink), version)


def network_inputs(
    ink: Words, peel: float | NDArray[np.float64] = TRAINING_PEEL, version: str = NORMALISATION_VERSION
) -> NDArray[np.float32]:
    """Normalise many pictures on the working grid at once.

    Args:
        ink: words (n, `grid.GRID`), none of the pictures empty.
        peel: share of the strokes' half width that is peeled off before redrawing; one for all, or (n,).
        version: one of `VERSIONS`.

    Returns:
        float32 (n, 64) with values in [0, 1].
    """
    lines = _peeled(ink, np.broadcast_to(np.asarray(peel, dtype=np.float64), len(ink)))
    return block_means(_redrawn(placed(InkPoints.of(lines), version))).reshape(len(ink), 64)


def placed(points: InkPoints, version: str = NORMALISATION_VERSION) -> InkPoints:
    """Where points on the working grid come to lie in the box (see `geometry`), as one of `VERSIONS` has it."""
    return geometry.normalised(points, VERSIONS[version])


def normalise(ink: Words, version: str = NORMALISATION_VERSION) -> NormalisedInk:
    """Normalise ink that is on the working grid, words (1, `grid.GRID`), as one of `VERSIONS`."""
    lines = _peeled(np.repeat(ink, len(VIEW_PEELS), axis=0), np.array(VIEW_PEELS))
    upright = placed(InkPoints.of(lines), version)
    redrawn = _redrawn(upright)
    blocks = block_means(redrawn)
    blocks.flags.writeable = False
    stages = (
        Stage(
            "cropped",
            tr("Cropped"),
            tr("The ink alone, wherever and however large it was drawn, its longer side brought to 44 pixels."),
            _shown(ink, grid.GRID),
        ),
        Stage(
            "peeled",
            tr("Thinned"),
            tr("Peeled from its outline towards its middle, so that the width of the pen matters less."),
            _shown(lines, grid.GRID),
        ),
        Stage(
            "upright",
            tr("Set upright"),
            tr("Slant taken out, stretched to one height and width, crowded parts given more room."),
            _shown(dilated(_points(upright), 1.5)),
        ),
        Stage("redrawn", tr("Redrawn"), tr("Drawn again with one pen, as every training digit was."), _shown(redrawn)),
        Stage(
            "network_input",
            "8 x 8",
            tr("The share of ink in each block: these 64 numbers are all the network sees."),
            blocks[0],
        ),
    )
    return NormalisedInk(stages, blocks.reshape(len(VIEW_PEELS), 64), ink, version)


def _peeled(ink: Words, peel: NDArray[np.float64]) -> Words:
    """Take `peel` (float64 (n,)) times the mean half width off each picture's strokes, without breaking them.

    Partly on purpose: peeled to lines of one pixel, a small loop that is filled with ink would leave a spurious line.
    """
    return thinned(ink, np.rint(2 * peel * half_widths(ink)).astype(np.int64))


def _points(points: InkPoints) -> Words:
    scale = _FINE / geometry.BOX
    return scatter(points.n, _FINE, points.picture, pixel_of(points.y * scale), pixel_of(points.x * scale))


def _redrawn(points: InkPoints) -> Words:
    return dilated(_points(points), _PEN_RADIUS)


def _shown(ink: Words, width: int = _FINE) -> NDArray[np.float32]:
    picture = unpack(ink[:1])[0, :, :width].astype(np.float32)
    picture.flags.writeable = False
    return picture
