"""Exchange: taught samples brought in from files of others, and written for others.

What comes in is read sample by sample, and kept in one transaction: a file that turns out damaged at its end changes
nothing. `READ` and `WRITTEN` are the lists of what there is.
"""

from __future__ import annotations

import contextlib
import csv
import gzip
import io
import os
import shutil
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from hwr.data.labelled_ink import LabelledInk, read_labelled_ink, write_labelled_ink
from hwr.data.sources import list_pictures, open_source
from hwr.errors import DataError, DrawingError, InkFileError, PictureError, StorageError, reason
from hwr.files import UnusableFileError, read_regular
from hwr.ink.drawing import CANVAS_SIZE, Drawing
from hwr.ink.files import DRAWING_SUFFIXES, LABELLED_INK_SUFFIXES, PNG, drawing_format
from hwr.ink.inkml import inkml_bytes, notes_of, parse_inkml
from hwr.ink.picture import read_picture
from hwr.ink.raster import rasterise
from hwr.ink.xml_tree import MAX_BYTES
from hwr.language import mark, tr
from hwr.recipe.progress import finished
from hwr.store.atomic import write_bytes
from hwr.store.taught.record import OWN, Ink, NewSample, TaughtSample
from hwr.teach.npz import SIDE, npz_bytes, read_npz

READ: Final = (*LABELLED_INK_SUFFIXES, *DRAWING_SUFFIXES, ".npz", ".csv")
"""Suffixes of what can be brought in, besides folders."""

WRITTEN: Final = {
    LABELLED_INK_SUFFIXES[0]: mark("Labelled ink"),
    LABELLED_INK_SUFFIXES[1]: mark("Labelled ink, packed"),
    ".npz": mark("NumPy arrays of pictures"),
    ".csv": mark("Table of files with their labels"),
    "": mark("Folder with a folder for each label"),
}
"""What can be written, by suffix."""

MOST: Final = 200_000
"""More samples are not brought in at once."""

_EVERY: Final = 25
"""Samples between two looks at whether they are still wanted: some milliseconds."""

_LEAST: Final = 16.0
"""Canvas units: ink within the canvas that is at least so large is taken as drawn there, and not fitted."""

_TRUTH: Final = "truth"
_WRITER: Final = "writer"
_PICTURE_SIDE: Final = 64
_MARGIN: Final = 0.15
_UNFIT: Final = frozenset('/\\:*?"<>|.')


def read_samples(path: Path, *, label: str | None = None) -> Iterator[NewSample]:
    """The samples of a file or folder, one by one.

    Labelled ink (.jsonl, .jsonl.gz); InkML, labelled by `label`, an annotation of the type "truth", or the folder it
    lies in; NPZ (see `npz`); a CSV with the columns file and label; a folder of folders of pictures and InkML, named
    by their labels. Drawings in foreign units are fitted to the canvas.

    Raises:
        HwrError: of several kinds, as soon as it is met, if something cannot be read; the sentence names the file.
    """
    for count, sample in enumerate(_samples(path, label), start=1):
        if count > MOST:
            raise DataError(
                tr("{path} holds more than {most:,} samples: bring them in in parts.", path=path, most=MOST)
            )
        yield sample


def _samples(path: Path, label: str | None) -> Iterator[NewSample]:
    name = path.name.lower()
    if name.endswith(LABELLED_INK_SUFFIXES):
        for sample in read_labelled_ink(path):
            yield NewSample(sample.label, _on_canvas(sample.drawing), sample.writer)
    elif name.endswith(DRAWING_SUFFIXES):
        yield _inkml(path, label)
    elif name.endswith(".npz"):
        yield from read_npz(path)
    elif path.is_dir():
        for folder, file in list_pictures(path):
            if drawing_format(file):
                yield _inkml(file, folder)
            else:
                yield _named(file, folder, read_picture(file))
    else:
        for item in open_source(path):
            if isinstance(item.content, Path) and drawing_format(item.content):
                yield _inkml(item.content, item.label)
            else:
                yield _named(path.parent / item.id, item.label, item.ink, item.writer or OWN)


def _inkml(path: Path, label: str | None) -> NewSample:
    try:
        document = read_regular(path, most=MAX_BYTES)
    except UnusableFileError as problem:
        raise InkFileError(f"{path} {problem}.") from problem
    notes = notes_of(document, name=str(path))
    truth = label or notes.get(_TRUTH) or path.absolute().parent.name
    return _named(path, truth, parse_inkml(document, name=str(path)), notes.get(_WRITER) or OWN)


def _named(path: Path, label: str, ink: Ink, writer: str = OWN) -> NewSample:
    try:
        return NewSample(label, ink, writer)
    except (DataError, DrawingError, PictureError) as error:
        raise type(error)(f"{path}: {error}") from error


def _on_canvas(drawing: Drawing) -> Drawing:
    left, top, right, bottom = drawing.bounds
    is_there = min(left, top) >= 0 and max(right, bottom) <= CANVAS_SIZE and max(right - left, bottom - top) >= _LEAST
    return drawing if is_there else drawing.fitted()


@dataclass(frozen=True)
class Written:
    """What was written: how many samples, and of how many others there are no strokes that the form could hold."""

    n: int
    left_out: int


def write_samples(path: Path, samples: Iterable[TaughtSample]) -> Written:
    """The same as `writing_samples`, without a stop on the way."""
    return finished(writing_samples(path, samples))


def writing_samples(path: Path, samples: Iterable[TaughtSample]) -> Generator[float, None, Written]:
    """Write samples in the form that the suffix tells, one of `WRITTEN`; a file at `path` is replaced in one step.

    Tells on the way how far it is, from 0 to 1; closed before its end, it leaves nothing, or what was there before.

    Labelled ink holds drawings alone, exactly as they are; pictures are left out. A folder, and what stands beside a
    CSV in the folder of its name, holds drawings as InkML, exactly, and pictures as PNG. NPZ holds pictures of all, of
    28x28.

    Raises:
        DataError: if there are none that can be written so, or a label cannot be a folder's name.
        StorageError: if it cannot be written, or the folder is there already.
    """
    kept = []
    for sample in samples:
        kept.append(sample)
        if len(kept) % _EVERY == 0:
            yield 0.0
    name = path.name.lower()
    drawings = [sample for sample in kept if isinstance(sample.ink, Drawing)]
    if name.endswith(LABELLED_INK_SUFFIXES):
        if not drawings:
            raise DataError(tr("There are no drawings to write as labelled ink."))
        data = yield from _labelled_ink(drawings, packed=name.endswith(".gz"))
        yield 1.0  # the last moment to give it up
        write_bytes(path, data)
        return Written(len(drawings), len(kept) - len(drawings))
    if not kept:
        raise DataError(tr("There are no samples to write."))
    if name.endswith(".npz"):
        pictures = []
        for sample in kept:
            pictures.append(_small(sample.ink))
            if len(pictures) % _EVERY == 0:
                yield len(pictures) / len(kept)
        data = npz_bytes(pictures, [one.label for one in kept], [one.writer for one in kept])
        yield 1.0
        write_bytes(path, data)
    elif name.endswith(".csv"):
        folder = path.with_suffix("")
        files = {f"{sample.id:06}{_suffix(sample)}": sample for sample in kept}
        yield from _write_folder(folder, files)
        try:
            write_bytes(path, _table(folder.name, files))
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)  # which is of no use without
            raise
    else:
        yield from _write_folder(path, {f"{_folder(one.label)}/{one.id:06}{_suffix(one)}": one for one in kept})
    return Written(len(kept), 0)


def _labelled_ink(samples: list[TaughtSample], *, packed: bool) -> Generator[float, None, bytes]:
    lines = [
        LabelledInk(str(sample.id), sample.label, sample.writer, sample.ink)
        for sample in samples
        if isinstance(sample.ink, Drawing)
    ]
    file = io.BytesIO()
    with gzip.GzipFile(fileobj=file, mode="wb", mtime=0) if packed else contextlib.nullcontext(file) as target:
        for first in range(0, len(lines), _EVERY):
            write_labelled_ink(target, lines[first : first + _EVERY])
            yield first / len(lines)
    return file.getvalue()


def _table(folder: str, files: dict[str, TaughtSample]) -> bytes:
    text = io.StringIO(newline="")
    rows = csv.writer(text)
    rows.writerow(["file", "label", "writer"])
    rows.writerows([f"{folder}/{file}", sample.label, sample.writer] for file, sample in files.items())
    return text.getvalue().encode()


def _write_folder(folder: Path, files: dict[str, TaughtSample]) -> Generator[float, None, None]:
    """All files or none, in a folder that is new."""
    temporary = folder.with_name(f".{folder.name[:40]}.{os.urandom(4).hex()}")
    try:
        if folder.exists():
            raise StorageError(tr("{folder} is there already: choose another name.", folder=folder))
        for count, (file, sample) in enumerate(files.items(), start=1):
            target = temporary / file
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(_file(sample))
            yield count / len(files)
        temporary.rename(folder)
    except (OSError, ValueError) as error:
        raise StorageError(tr("{path} could not be written: {reason}.", path=folder, reason=reason(error))) from error
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def _suffix(sample: TaughtSample) -> str:
    return DRAWING_SUFFIXES[0] if isinstance(sample.ink, Drawing) else PNG.suffixes[0]


def _folder(label: str) -> str:
    if label.strip() != label or _UNFIT & set(label):
        raise DataError(tr("The label {label!r} cannot be a folder's name: write a table (.csv) instead.", label=label))
    return label


def _file(sample: TaughtSample) -> bytes:
    if isinstance(sample.ink, Drawing):
        return inkml_bytes(sample.ink, {_TRUTH: sample.label, _WRITER: sample.writer})
    margin = max(2, round(_MARGIN * max(sample.ink.shape)))
    grey = np.rint(255 * (1 - np.pad(sample.ink, margin))).astype(np.uint8)
    file = io.BytesIO()
    Image.fromarray(grey).save(file, PNG.pillow)
    return file.getvalue()


def _small(ink: Ink) -> NDArray[np.float32]:
    """The ink centred on `SIDE` x `SIDE` pixels, its longer side 20 of them, as MNIST has it; float32, 0 to 1."""
    picture = rasterise(ink.fitted(), 4 * _PICTURE_SIDE) if isinstance(ink, Drawing) else ink
    rows, columns = np.flatnonzero(picture.any(axis=1)), np.flatnonzero(picture.any(axis=0))
    part = picture[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    scale = (SIDE - 8) / max(part.shape)
    height, width = (max(1, round(side * scale)) for side in part.shape)
    small = np.asarray(Image.fromarray(part).resize((width, height), Image.Resampling.BOX))
    result = np.zeros((SIDE, SIDE), np.float32)
    top, left = (SIDE - height) // 2, (SIDE - width) // 2
    result[top : top + height, left : left + width] = np.clip(small, 0, 1)
    return result
