"""A labelled source: samples with what they say, to evaluate or to train on, wherever they come from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from hwr.data.digits import load_digits
from hwr.data.labelled_ink import read_labelled_ink
from hwr.errors import DataError
from hwr.ink.drawing import Drawing
from hwr.ink.files import LABELLED_INK_SUFFIXES
from hwr.ink.picture import read_picture

DIGITS: Final = "digits"
"""The name of scikit-learn's digits among the sources."""

_PASSED_OVER: Final = frozenset({"thumbs.db", "desktop.ini", "__macosx"})
"""What Windows and macOS leave behind in folders; hidden files are passed over as well."""


@dataclass(frozen=True, eq=False)
class LabelledItem:
    """One sample.

    Attributes:
        id: names the sample within its source.
        ink: a drawing, fitted to the canvas, or a picture: float32 (height, width), 0 paper to 1 ink.
    """

    id: str
    label: str
    ink: Drawing | NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class LabelledSource:
    """A labelled set that can be gone through any number of times.

    Attributes:
        name: the words it was asked for with.
        n: how many samples it has, at least 1.
        classes: the labels that occur, sorted.
        items: begins to go through it; what is in files is read one by one.
    """

    name: str
    n: int
    classes: tuple[str, ...]
    items: Callable[[], Iterator[LabelledItem]]

    def __iter__(self) -> Iterator[LabelledItem]:
        return self.items()


def open_source(spec: str | Path) -> LabelledSource:
    """Open a labelled set.

    Args:
        spec: "digits" for scikit-learn's digits, a file of labelled ink (.jsonl, .jsonl.gz), or a folder of folders of
            pictures. The text "digits" always means the former; a folder of that name is "./digits" or a `Path`.

    Raises:
        DataError: if it is none of these, or empty.
        InkFileError: if labelled ink is malformed: all of it is checked now. (Pictures are read, and raise
            `PictureError`, when they are reached.)
    """
    if spec == DIGITS:
        return _digits()
    path = Path(spec)
    if path.name.lower().endswith(LABELLED_INK_SUFFIXES):
        return _labelled_ink(path, str(spec))
    try:
        is_folder = spec != "" and path.is_dir()
    except OSError as error:
        raise DataError(f"{spec} cannot be opened: {error.strerror or error}.") from error
    if is_folder:
        return _pictures(path, str(spec))
    raise DataError(
        f"{str(spec)!r} is no labelled set: give '{DIGITS}', a file of labelled ink "
        f"({' or '.join(LABELLED_INK_SUFFIXES)}), or a folder with one folder of pictures for each label."
    )


def _digits() -> LabelledSource:
    digits = load_digits()

    def items() -> Iterator[LabelledItem]:
        for i, (picture, label) in enumerate(zip(digits.pictures, digits.labels, strict=True)):
            yield LabelledItem(f"{DIGITS}-{i:04}", str(label), picture)

    return LabelledSource(DIGITS, len(digits), tuple(str(label) for label in np.unique(digits.labels)), items)


def _labelled_ink(path: Path, name: str) -> LabelledSource:
    labels = [sample.label for sample in read_labelled_ink(path)]
    if not labels:
        raise DataError(f"{path} holds no samples.")

    def items() -> Iterator[LabelledItem]:
        for sample in read_labelled_ink(path):
            yield LabelledItem(sample.id, sample.label, sample.drawing.fitted())

    return LabelledSource(name, len(labels), tuple(sorted(set(labels))), items)


def _pictures(folder: Path, name: str) -> LabelledSource:
    pictures = list_pictures(folder)

    def items() -> Iterator[LabelledItem]:
        for label, path in pictures:
            yield LabelledItem(f"{label}/{path.name}", label, read_picture(path))

    return LabelledSource(name, len(pictures), tuple(sorted({label for label, _ in pictures})), items)


def list_pictures(folder: Path) -> tuple[tuple[str, Path], ...]:
    """Label and path of each picture in the folders of a folder, sorted by both. Files beside these are ignored.

    Every file in a label's folder counts as a picture, so that none is left out unnoticed.

    Raises:
        DataError: if there are none, a label's folder holds a folder, or something cannot be listed.
    """
    try:
        pictures = [
            (_label(inside), path)
            for inside in sorted(folder.iterdir())
            if inside.is_dir() and _counts(inside)
            for path in sorted(inside.iterdir())
            if _counts(path)
        ]
        for _, path in pictures:
            if path.is_dir():
                raise DataError(f"{path} is a folder inside a label's folder; only pictures belong there.")
    except OSError as error:
        raise DataError(f"{error.filename or folder} cannot be listed: {error.strerror or error}.") from error
    if not pictures:
        raise DataError(
            f"{folder} holds no labelled pictures: put them in folders named by what they show, such as 0/."
        )
    return tuple(pictures)


def _counts(path: Path) -> bool:
    return not path.name.startswith(".") and path.name.lower() not in _PASSED_OVER


def _label(folder: Path) -> str:
    if not folder.name.isprintable():
        raise DataError(f"{str(folder)!r} cannot be a label: its name has characters that cannot be shown.")
    return folder.name
