"""Exams for a model, made in the background: the drawings that came with the program, and digits of scikit-learn's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from hwr.chapters.damage.exam import DIGIT, DRAWING, Exam
from hwr.data.digits import load_digits
from hwr.data.labelled_ink import read_labelled_ink
from hwr.errors import ConfigError
from hwr.ink import grid
from hwr.ink.bits import Words
from hwr.ink.normalisation import VIEW_PEELS, network_inputs
from hwr.language import mark
from hwr.recipe.preparing import split
from hwr.recipe.recipe import Recipe


def of_drawings(path: Path, normalisation: str, classes: Sequence[str]) -> Iterator[Exam]:
    """Labelled drawings of digits, each in all versions in which it is read.

    Raises:
        InkFileError: if the file cannot be read.
    """
    samples = list(read_labelled_ink(path))
    ink = np.concatenate([grid.from_drawing(sample.drawing) for sample in samples])
    yield Exam(DRAWING, "", _views(ink, normalisation, VIEW_PEELS), _places([one.label for one in samples], classes))


def of_digits(training: object, normalisation: str, classes: Sequence[str]) -> Iterator[Exam]:
    """The digits that a model was tested on, by what its file tells of its training; if it names none, the last fifth.

    One version of each, as tests of a training have it.

    Raises:
        DataError: if scikit-learn's digits are not there.
    """
    digits, recipe = load_digits(), _recipe(training)
    tested = None if recipe is None else split(digits, recipe)[2]
    note = ""
    if tested is None or not len(tested):
        tested = digits.writer_split()[1]
        note = mark("that it has learnt from") if recipe is not None else mark("that it may have learnt from")
    ink = grid.from_bitmaps(list(tested.pictures))
    yield Exam(
        DIGIT, note, _views(ink, normalisation, VIEW_PEELS[:1]), _places(map(str, tested.labels.tolist()), classes)
    )


def _recipe(training: object) -> Recipe | None:
    """The recipe, as a model file has it; None if there is none that this program understands."""
    try:
        return Recipe.from_dict(training["recipe"]) if isinstance(training, dict) and "recipe" in training else None
    except ConfigError:
        return None


def _views(ink: Words, normalisation: str, peels: Sequence[float]) -> NDArray[np.float32]:
    return np.stack([network_inputs(ink, peel, normalisation) for peel in peels])


def _places(labels: Iterator[str] | Sequence[str], classes: Sequence[str]) -> NDArray[np.intp]:
    return np.array([classes.index(label) for label in labels], np.intp)
