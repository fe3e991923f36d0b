"""The records: what is known of a taught sample, and what a change to some of them was, as frozen values."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import numpy as np
from numpy.typing import NDArray

from hwr.errors import DataError, DrawingError, PictureError
from hwr.ink.drawing import Drawing
from hwr.ink.grid import has_ink
from hwr.language import mark, tr

Ink = Drawing | NDArray[np.float32]
"""A drawing in canvas units, or a picture: float32 (height, width), 0 paper to 1 ink."""

OWN: Final = "me"
"""The writer where nobody else is named."""

MAX_TEXT: Final = 100
"""The most characters a label, a writer or a model's name may have, as in labelled ink."""

MAX_SIDE: Final = 256
"""A picture's longer side, in pixels; a larger one is reduced, which is still five times the working grid."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a sample was read as when it was taught.

    Attributes:
        text: the label that was read; empty if it was refused.
        confidence: 0 to 1.
        model: what the model is called that read it.
    """

    text: str
    confidence: float
    model: str


@dataclass(frozen=True, eq=False)
class NewSample:
    """A sample to be taught.

    Attributes:
        label: what was written: 1 to `MAX_TEXT` printable characters.
        ink: not blank.
        writer: who wrote it, likewise a text.
        reading: what it was read as; None if it was not read.
        taught: when; None for now.

    Raises:
        DataError: if a text is not one.
        DrawingError, PictureError: if the ink is blank, or not of the form of `Ink`.
    """

    label: str
    ink: Ink
    writer: str = OWN
    reading: Reading | None = None
    taught: datetime | None = None

    def __post_init__(self) -> None:
        require_text(mark("label"), self.label)
        require_text(mark("writer"), self.writer)
        if self.reading is not None:
            if self.reading.text:
                require_text(mark("text of the reading"), self.reading.text)
            if self.reading.model:
                require_text(mark("model's name"), self.reading.model)
            if not 0 <= self.reading.confidence <= 1:
                raise DataError(
                    tr(
                        "The confidence of a reading is from 0 to 1; it is {confidence}.",
                        confidence=self.reading.confidence,
                    )
                )
        if isinstance(self.ink, Drawing):
            if self.ink.is_blank:
                raise DrawingError(tr("The drawing is blank: there is nothing to teach."))
        elif not has_ink(self.ink):
            raise PictureError(tr("The picture is blank: there is nothing to teach."))


@dataclass(frozen=True, eq=False)
class TaughtSample:
    """A sample as it was taught.

    Attributes:
        id: its number, never used again.
        label, writer, reading: as in `NewSample`.
        taught: when, in UTC.
        ink: as it was drawn; of a picture the inked part, its longer side at most `MAX_SIDE`, in steps of 1/255.
    """

    id: int
    label: str
    writer: str
    taught: datetime
    ink: Ink
    reading: Reading | None = None

    @property
    def was_misread(self) -> bool:
        """Whether it was read as something else."""
        return self.reading is not None and self.reading.text != self.label


@dataclass(frozen=True)
class Page:
    """Some samples in a row, the newest first.

    Attributes:
        samples: those that can be read.
        older: what `TaughtStore.page` takes as `before` for those that follow; None if none do.
        damaged: numbers of samples among these that cannot be shown; they can be deleted.
    """

    samples: tuple[TaughtSample, ...]
    older: int | None
    damaged: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Tally:
    """How the samples of a label were read when they were taught.

    Attributes:
        n: how many samples there are.
        read: of how many of the last `taught_store.LAST` it is known what they were read as.
        certainty: 0 to 1, the mean over those of the confidence in the right label: 0 where another one was read.
    """

    n: int
    read: int
    certainty: float


@dataclass(frozen=True, slots=True)
class Standing:
    """What of a sample can change: its label, and whether it is deleted."""

    id: int
    label: str
    is_deleted: bool = False


@dataclass(frozen=True)
class Change:
    """What was done to some samples, so that it can be undone: how they stood before and after.

    Attributes:
        verb: what it is, "teach", "relabel" or "delete".
    """

    verb: str
    before: tuple[Standing, ...]
    after: tuple[Standing, ...]

    @property
    def reverse(self) -> Change:
        """The change that takes this one back."""
        return Change(self.verb, self.after, self.before)


def require_text(name: str, text: str) -> None:
    """Raise `DataError` unless it has 1 to `MAX_TEXT` printable characters."""
    if not 0 < len(text) <= MAX_TEXT or not text.isprintable() or not text.strip():
        raise DataError(
            tr(
                "A {name} is a text of 1 to {most} printable characters; it is {found!r}.",
                name=tr(name),
                most=MAX_TEXT,
                found=text[:MAX_TEXT],
            )
        )


def kept_picture(ink: NDArray[np.float32]) -> NDArray[np.uint8]:
    """The inked part of a picture with its fringe, as it is kept: uint8 (height, width), 0 paper to 255 ink.

    Args:
        ink: float32 (height, width), 0 paper to 1 ink.

    Raises:
        PictureError: if it is blank.
    """
    inked = ink > 0
    if not inked.any():
        raise PictureError(tr("The picture is blank: there is nothing to teach."))
    rows, columns = np.flatnonzero(inked.any(axis=1)), np.flatnonzero(inked.any(axis=0))
    part = ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    step = math.ceil(max(part.shape) / MAX_SIDE)
    if step > 1:
        padded = np.pad(part, [(0, -side % step) for side in part.shape])
        height, width = padded.shape[0] // step, padded.shape[1] // step
        part = padded.reshape(height, step, width, step).mean(axis=(1, 3), dtype=np.float32)
    return np.rint(part * 255).astype(np.uint8)
