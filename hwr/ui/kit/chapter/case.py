"""The case: the drawing that several chapters follow, the learner's own or one that stands in for it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from hwr.data.labelled_ink import read_labelled_ink
from hwr.errors import InkFileError
from hwr.ink.drawing import Drawing
from hwr.ink.normalisation import normalise_drawing
from hwr.ui.kit.chapter.panel import Surroundings

STAND_IN: Final = "maker-2-7"
"""Of the drawings that came with the program, the one that stands in while nothing is drawn, by its id."""

Floats = NDArray[np.floating[Any]]


@dataclass(frozen=True, eq=False)
class Case:
    """One drawing, as the network is shown it.

    Attributes:
        x: (inputs,), the first of its views.
        read: what it is read as.
        is_own: whether the learner drew it.
    """

    x: Floats
    read: str
    is_own: bool


def case_of(surroundings: Surroundings) -> Case | None:
    """What stands on the canvas, or else the stand-in; None if there is neither."""
    recognition, model = surroundings.recognition, surroundings.model
    if recognition.ink is not None and recognition.best is not None:
        return Case(recognition.ink.views[0], recognition.best, is_own=True)
    if surroundings.drawings is None:
        return None
    drawing = _stand_in(surroundings.drawings)
    if drawing is None:
        return None
    views = normalise_drawing(drawing, model.normalisation).views
    outputs = model.network.predict(views)
    return Case(views[0], model.classes[int(outputs.mean(axis=0).argmax())], is_own=False)


@lru_cache(maxsize=4)
def _stand_in(path: Path) -> Drawing | None:
    """The drawing out of the file; None if it cannot be read."""
    try:
        return next((sample.drawing for sample in read_labelled_ink(path) if sample.id == STAND_IN), None)
    except InkFileError:
        return None
