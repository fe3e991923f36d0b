"""A labelled source: samples with what they say, to evaluate or to train on, wherever they come from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from hwr.data.digits import load_digits
from hwr.data.label_table import LABEL_TABLE_SUFFIX, read_label_table
from hwr.data.labelled_ink import read_labelled_ink
from hwr.errors import DataError, reason
from hwr.ink.drawing import Drawing
from hwr.ink.files import LABELLED_INK_SUFFIXES, drawing_format
from hwr.ink.picture import read_picture
from hwr.language import tr
from hwr.words import alternatives

DIGITS: Final = "digits"
"""The name of scikit-learn's digits among the sources."""

_PASSED_OVER: Final = frozenset({"thumbs.db", "desktop.ini", "__macosx"})
"""What Windows and macOS leave behind in folders; hidden files are passed over as well."""


@dataclass(frozen=True, eq=False)
class LabelledItem:
    """One sample.

    Attributes:
        id: names the sample within its source.
        label: what it says.
        content: a drawing, fitted to the canvas; a picture: float32 (height, width), 0 paper to 1 ink; or the file that
            holds one of either, which is read when its ink is asked for.
        writer: who wrote it; empty where the source does not tell.
    """

    id: str
    label: str
    content: Drawing | NDArray[np.float32] | Path
    writer: str = ""

    @property
    def ink(self) -> Drawing | NDArray[np.float32]:
        """A drawing or a picture, as above.

        Raises:
            PictureError, InkFileError: if its file cannot be read.
        """
        if not isinstance(self.content, Path):
            return self.content
        if form := drawing_format(self.content):
            return form.read(self.content)
        return read_picture(self.content)


@dataclass(frozen=True, eq=False)
class LabelledSource:
    """A labelled set that can be gone through any number of times.

    Attributes:
        name: the words it was asked for with.
        n: how many samples it has, at least 1.
        classes: the labels that occur, sorted.
        items: begins to go through it.
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
        spec: "digits" for scikit-learn's digits, a file of labelled ink (.jsonl, .jsonl.gz), a table of files and
            labels (.csv), or a folder of folders of pictures. The text "digits" always means the first; a folder of
            that name is "./digits" or a `Path`.

    Raises:
        DataError: if it is none of these, or empty.
        InkFileError: if labelled ink is malformed: all of it is checked now. (Pictures are read, and raise
            `PictureError`, when their ink is asked for.)
    """
    if spec == DIGITS:
        return _digits()
    path = Path(spec)
    if path.name.lower().endswith(LABELLED_INK_SUFFIXES):
        return _labelled_ink(path, str(spec))
    if path.suffix.lower() == LABEL_TABLE_SUFFIX:
        return _files(str(spec), [(row.file, row.label, row.path) for row in read_label_table(path)])
    try:
        is_folder = spec != "" and path.is_dir()
    except OSError as error:
        raise DataError(tr("{path} cannot be opened: {reason}.", path=spec, reason=reason(error))) from error
    if is_folder:
        pictures = list_pictures(path)
        return _files(str(spec), [(f"{label}/{picture.name}", label, picture) for label, picture in pictures])
    raise DataError(
        tr(
            "{spec!r} is no labelled set: give '{digits}', a file of labelled ink "
            "({suffixes}), a table with the columns file and label "
            "({suffix}), or a folder with one folder of pictures for each label.",
            spec=str(spec),
            digits=DIGITS,
            suffixes=alternatives(LABELLED_INK_SUFFIXES),
            suffix=LABEL_TABLE_SUFFIX,
        )
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
        raise DataError(tr("{path} holds no samples.", path=path))

    def items() -> Iterator[LabelledItem]:
        for sample in read_labelled_ink(path):
            yield LabelledItem(sample.id, sample.label, sample.drawing.fitted(), sample.writer)

    return LabelledSource(name, len(labels), tuple(sorted(set(labels))), items)


def _files(name: str, rows: list[tuple[str, str, Path]]) -> LabelledSource:
    """Of files, each with its id and label."""

    def items() -> Iterator[LabelledItem]:
        for file, label, path in rows:
            yield LabelledItem(file, label, path)

    return LabelledSource(name, len(rows), tuple(sorted({label for _, label, _ in rows})), items)


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
                raise DataError(
                    tr("{path} is a folder inside a label's folder; only pictures belong there.", path=path)
                )
    except OSError as error:
        raise DataError(
            tr("{path} cannot be listed: {reason}.", path=error.filename or folder, reason=reason(error))
        ) from error
    if not pictures:
        raise DataError(
            tr(
                "{folder} holds no labelled pictures: put them in folders named by what they show, such as 0/.",
                folder=folder,
            )
        )
    return tuple(pictures)


def _counts(path: Path) -> bool:
    return not path.name.startswith(".") and path.name.lower() not in _PASSED_OVER


def _label(folder: Path) -> str:
    if not folder.name.isprintable():
        raise DataError(
            tr("{folder!r} cannot be a label: its name has characters that cannot be shown.", folder=str(folder))
        )
    return folder.name
