"""Normalisation: a drawing or a bitmap, step by step, into the 8x8 picture the network sees."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hwr.ink.drawing import Drawing

NORMALISATION_VERSION = "ink-1"
"""Names the way from ink to 8x8. A model file carries it, because a network reads only the pictures it was trained on."""


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
        views: float32 array (n_views, 64), values in [0, 1] (the training set's 0..16 divided by 16), row-major 8x8.
            The network reads each view and the probabilities are averaged.
    """

    stages: tuple[Stage, ...]
    views: NDArray[np.float32]


def normalise_drawing(drawing: Drawing) -> NormalisedInk:
    """Normalise strokes. Raises `DrawingError` if the drawing is blank."""
    raise NotImplementedError


def normalise_bitmap(ink: NDArray[np.float32]) -> NormalisedInk:
    """Normalise a picture: `ink` is float32 (height, width), 0 paper to 1 ink.

    Raises:
        PictureError: if there is no ink in it.
    """
    raise NotImplementedError
