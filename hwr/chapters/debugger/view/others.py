"""The others: the drawings that came with the program, which the shipped model has not learnt from."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import numpy as np

from hwr.chapters.debugger.repeated import NONE, Others
from hwr.data.labelled_ink import read_labelled_ink
from hwr.errors import InkFileError
from hwr.ink import grid
from hwr.ink.normalisation import VIEW_PEELS, network_inputs
from hwr.ui.kit.chapter.case import STAND_IN


@lru_cache(maxsize=2)
def others(path: Path, normalisation: str, classes: tuple[str, ...], *, with_stand_in: bool) -> Others:
    """All of them that the outputs have a name for, the first view of each; none if the file cannot be read.

    Without the stand-in where that is the case itself.
    """
    try:
        samples = [sample for sample in read_labelled_ink(path) if sample.label in classes]
    except InkFileError:
        return NONE
    samples = [sample for sample in samples if with_stand_in or sample.id != STAND_IN]
    if not samples:
        return NONE
    ink = np.concatenate([grid.from_drawing(sample.drawing) for sample in samples])
    labels = np.array([classes.index(sample.label) for sample in samples], np.intp)
    return Others(network_inputs(ink, VIEW_PEELS[0], normalisation), labels)
