"""An evaluation: how well a recogniser reads a labelled set, what it takes for what, and how sure that figure is."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hwr.data.sources import LabelledItem, LabelledSource
from hwr.errors import DataError, DrawingError, PictureError
from hwr.ink.drawing import Drawing
from hwr.nn.metrics import wilson_interval
from hwr.recognizer import Recognition, Recognizer


@dataclass(frozen=True, eq=False)
class Evaluation:
    """How `n` samples were read.

    Attributes:
        source: the labelled set's name.
        classes: the labels, in the order of the confusion's rows and columns.
        confusion: int64 (n_classes, n_classes), read-only: how often a row's label was read as a column's.
        unread: int64 (n_classes,), read-only: how often a label's sample had no ink to read; counted as wrong.
        seconds_per_item: median time of one reading, normalisation included.
    """

    source: str
    classes: tuple[str, ...]
    confusion: NDArray[np.int64]
    unread: NDArray[np.int64]
    seconds_per_item: float

    @property
    def n(self) -> int:
        """How many samples."""
        return int(self.confusion.sum() + self.unread.sum())

    @property
    def correct(self) -> int:
        """How many of them were read right."""
        return int(np.trace(self.confusion))

    @property
    def accuracy(self) -> float:
        """The share that was read right, 0 to 1."""
        return self.correct / self.n

    @property
    def ci95(self) -> tuple[float, float]:
        """The 95 % confidence interval of the accuracy (Wilson's)."""
        return wilson_interval(self.correct, self.n)

    def per_class(self) -> dict[str, dict[str, float | None]]:
        """For each label: how many samples (`n`), which share of them was read right (`recall`), and which share of the
        readings as this label was right (`precision`); None where there are no samples or no readings.
        """
        right = np.diagonal(self.confusion)
        samples = self.confusion.sum(axis=1) + self.unread
        readings = self.confusion.sum(axis=0)
        return {
            label: {
                "n": int(samples[i]),
                "recall": float(right[i] / samples[i]) if samples[i] else None,
                "precision": float(right[i] / readings[i]) if readings[i] else None,
            }
            for i, label in enumerate(self.classes)
        }

    def to_dict(self) -> dict[str, Any]:
        """The result as plain data, with the keys that `hwr evaluate --json` documents."""
        return {
            "source": self.source,
            "n": self.n,
            "accuracy": self.accuracy,
            "ci95": list(self.ci95),
            "classes": list(self.classes),
            "per_class": self.per_class(),
            "confusion": self.confusion.tolist(),
            "unread": int(self.unread.sum()),
            "ms_per_item": self.seconds_per_item * 1e3,
        }


def evaluate(recognizer: Recognizer, source: LabelledSource, *, every: int = 100) -> Iterator[Evaluation]:
    """Read every sample; yields the evaluation so far after each `every` samples, and the whole one at the end.

    Raises:
        DataError: if the set has a label that the model does not know, before anything is read.
    """
    classes = recognizer.model.classes
    unknown = [label for label in source.classes if label not in classes]
    if unknown:
        raise DataError(
            f"{source.name} has the label {unknown[0]!r}, which the model does not know; it knows {', '.join(classes)}."
        )
    index = {label: i for i, label in enumerate(classes)}
    confusion = np.zeros((len(classes), len(classes)), np.int64)
    unread = np.zeros(len(classes), np.int64)
    seconds: list[float] = []

    def so_far() -> Evaluation:
        counts = confusion.copy(), unread.copy()
        for array in counts:
            array.flags.writeable = False
        return Evaluation(source.name, classes, *counts, seconds_per_item=float(np.median(seconds)))

    for item in source:
        begin = time.perf_counter()
        recognition = _read(recognizer, item)
        seconds.append(time.perf_counter() - begin)
        if recognition is None or recognition.best is None:
            unread[index[item.label]] += 1
        else:
            confusion[index[item.label], index[recognition.best]] += 1
        if len(seconds) % every == 0:
            yield so_far()
    if len(seconds) % every:
        yield so_far()


def _read(recognizer: Recognizer, item: LabelledItem) -> Recognition | None:
    """The reading of one sample; None if there is nothing in it that can be read."""
    try:
        if isinstance(item.ink, Drawing):
            return recognizer.recognize(item.ink)
        return recognizer.recognize_bitmap(item.ink)
    except (DrawingError, PictureError):
        return None
