"""An evaluation: how well a recogniser reads a labelled set, what it takes for what, and how sure that figure is."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from time import perf_counter
from typing import Any, Final, Literal

import numpy as np
from numpy.typing import NDArray

from hwr import parallel
from hwr.data.sources import LabelledItem, LabelledSource
from hwr.errors import DataError, PictureError
from hwr.ink import grid
from hwr.ink.drawing import Drawing
from hwr.ink.files import drawing_format
from hwr.language import tr
from hwr.nn.metrics import expected_calibration_error, wilson_interval
from hwr.nn.performance import keep_to_one_thread
from hwr.reading.edits import alignment
from hwr.reading.many import Ink, open_pictures, open_small_pictures, read_many
from hwr.recognizer import Recognizer, Verdict

MARKS: Final = ",.-"
"""What numbers are written with besides digits."""

Unknown = Literal["error", "reject"]
"""What becomes of a sample whose label the model cannot say: the set is refused, or it is right not to be sure."""


@dataclass(frozen=True)
class Outcome:
    """How one sample was read.

    Attributes:
        id, label: the sample's.
        text: what was read, without spaces and line breaks; empty if there was no ink to read.
        confidence: 0 to 1.
        verdict: how far the reading can be relied on.
        known: whether the model could have said what the label says.
    """

    id: str
    label: str
    text: str
    confidence: float
    verdict: Verdict
    known: bool = True

    @property
    def right(self) -> bool:
        """Whether it was read right; what the model does not know, whether it was not sure of it."""
        return self.text == self.label if self.known else self.verdict is not Verdict.SURE


@dataclass(frozen=True, eq=False)
class Evaluation:
    """How `n` samples were read.

    Attributes:
        source: the labelled set's name.
        classes: the model's labels, in the order of the confusion's rows and columns.
        outcomes: how each sample was read.
        as_numbers: whether the samples are strings of symbols, and were read as such.
        seconds_per_item: mean time that a process worked on one sample: its file, the normalisation, the network.
    """

    source: str
    classes: tuple[str, ...]
    outcomes: Sequence[Outcome]
    as_numbers: bool
    seconds_per_item: float

    @property
    def n(self) -> int:
        """How many samples."""
        return len(self.outcomes)

    @cached_property
    def correct(self) -> int:
        """How many of them were read right, as a whole."""
        return sum(outcome.right for outcome in self.outcomes)

    @property
    def accuracy(self) -> float:
        """The share that was read right, 0 to 1."""
        return self.correct / self.n

    @property
    def ci95(self) -> tuple[float, float]:
        """The 95 % confidence interval of the accuracy (Wilson's)."""
        return wilson_interval(self.correct, self.n)

    @cached_property
    def misread(self) -> list[Outcome]:
        """Those that were not read right, in the order of the set."""
        return [outcome for outcome in self.outcomes if not outcome.right]

    @cached_property
    def _counted(self) -> tuple[NDArray[np.int64], NDArray[np.int64], int, int]:
        """Confusion, symbols without reading, edits from the reading to the label, and characters of the labels."""
        index = {label: i for i, label in enumerate(self.classes)}
        confusion = np.zeros((len(index), len(index)), np.int64)
        unread = np.zeros(len(index), np.int64)
        edits = characters = 0
        for outcome in self.outcomes:
            if not outcome.known:
                continue
            if self.as_numbers and outcome.label not in index:
                pairs = alignment(outcome.label, outcome.text)
            else:
                pairs = [(outcome.label, outcome.text)]
            characters += sum(written != "" for written, _ in pairs)
            edits += sum(written != read for written, read in pairs)
            for written, read in pairs:
                if written in index and read in index:
                    confusion[index[written], index[read]] += 1
                elif written in index and not outcome.text:
                    unread[index[written]] += 1
        return confusion, unread, edits, characters

    @property
    def confusion(self) -> NDArray[np.int64]:
        """int64 (n_classes, n_classes): how often a row's label was read as a column's. In strings, label and reading
        are aligned by the fewest edits.
        """
        return self._counted[0]

    @property
    def unread(self) -> NDArray[np.int64]:
        """int64 (n_classes,): how often a label stands in a sample without ink to read; counted as wrong."""
        return self._counted[1]

    @property
    def character_error_rate(self) -> float | None:
        """Edits (Levenshtein's) from the readings to the labels, for each character of the labels; None if there are
        none that the model knows.
        """
        _, _, edits, characters = self._counted
        return edits / characters if characters else None

    @property
    def sure(self) -> float:
        """The share of the samples that were read as sure."""
        return sum(outcome.verdict is Verdict.SURE for outcome in self.outcomes) / self.n

    @property
    def accuracy_when_sure(self) -> float | None:
        """The share of these that was read right; None if there are none."""
        sure = [outcome.right for outcome in self.outcomes if outcome.verdict is Verdict.SURE]
        return sum(sure) / len(sure) if sure else None

    @property
    def ece(self) -> float | None:
        """The expected calibration error, 15 bins of equal width, over what the model knows and has ink; None if there
        is nothing of that kind.
        """
        read = [outcome for outcome in self.outcomes if outcome.known and outcome.verdict is not Verdict.BLANK]
        if not read:
            return None
        return expected_calibration_error([outcome.confidence for outcome in read], [outcome.right for outcome in read])

    @property
    def rejected(self) -> float | None:
        """Of the samples whose label the model does not know, the share that was not read as sure; None if there are
        none.
        """
        strange = [outcome.right for outcome in self.outcomes if not outcome.known]
        return sum(strange) / len(strange) if strange else None

    def per_class(self) -> dict[str, dict[str, float | None]]:
        """For each label: how many there are (`n`), which share of them was read right (`recall`), and which share of
        the readings as this label was right (`precision`); None where there are none, or no readings.
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
        found = {
            "source": self.source,
            "n": self.n,
            "accuracy": self.accuracy,
            "ci95": list(self.ci95),
            "sure": self.sure,
            "accuracy_when_sure": self.accuracy_when_sure,
            "ece": self.ece,
            "classes": list(self.classes),
            "per_class": self.per_class(),
            "confusion": self.confusion.tolist(),
            "unread": int(self.unread.sum()),
            "ms_per_item": self.seconds_per_item * 1e3,
        }
        if self.as_numbers:
            found["character_error_rate"] = self.character_error_rate
        if self.rejected is not None:
            found["rejected"] = self.rejected
        return found


def evaluate(
    recognizer: Recognizer, source: LabelledSource, *, unknown: Unknown = "error", processes: int | None = None
) -> Generator[Evaluation, None, None]:
    """Read every sample; yields the evaluation so far again and again, and the whole one at the end.

    If a label is a string of several symbols, all samples are read as such; else each as one symbol.

    Args:
        recognizer: reads.
        source: what is read.
        unknown: what becomes of samples whose label the model cannot say.
        processes: how many read at most, if there is enough to read; one for each processor if it is None.

    Raises:
        DataError: if the set has a label that the model does not know and that is an error, before anything is read.
        PictureError, InkFileError: if a sample's file cannot be read.
    """
    classes = recognizer.model.classes
    known = {label for label in source.classes if _can_say(classes, label)}
    strange = [label for label in source.classes if label not in known]
    if strange and unknown == "error":
        raise DataError(
            tr(
                "{name} has the label {label!r}, which the model does not know; it knows {classes}.",
                name=source.name,
                label=strange[0],
                classes=", ".join(classes),
            )
        )
    as_numbers = any(label not in classes for label in known)
    outcomes: list[Outcome] = []
    seconds = 0.0
    work = parallel.in_order(
        partial(_reader, recognizer, frozenset(known), as_numbers), source, source.n, processes=processes
    )
    with closing(work) as pieces:
        for piece in pieces:
            for outcome, its_seconds in piece:
                outcomes.append(outcome)
                seconds += its_seconds
            yield Evaluation(source.name, classes, tuple(outcomes), as_numbers, seconds / len(outcomes))


def _can_say(classes: tuple[str, ...], label: str) -> bool:
    """Whether the label is a class, or a string of such and of the marks of numbers."""
    return label in classes or (len(label) > 1 and all(sign in classes or sign in MARKS for sign in label))


def _reader(
    recognizer: Recognizer, known: frozenset[str], as_numbers: bool
) -> parallel.Worker[LabelledItem, tuple[Outcome, float]]:
    """What reads samples: the outcome of each, and its part of the time."""
    keep_to_one_thread()  # there is a process for each processor

    def read(items: Sequence[LabelledItem]) -> list[tuple[Outcome, float]]:
        begin = perf_counter()
        readings = read_many(recognizer, _inks(items), several=as_numbers)
        seconds = (perf_counter() - begin) / len(items)
        return [
            (
                Outcome(item.id, item.label, _joined(read.text), read.confidence, read.verdict, item.label in known),
                seconds,
            )
            for item, read in zip(items, readings, strict=True)
        ]

    return read


def _joined(text: str) -> str:
    """Without spaces: what is written with wide gaps, or in two rows, is still one string."""
    return "".join(text.split())


def _inks(items: Sequence[LabelledItem]) -> Iterator[Ink]:
    """The ink of each sample; that of small pictures is found at once, the others' when it is asked for."""
    paths = {
        i: item.content
        for i, item in enumerate(items)
        if isinstance(item.content, Path) and not drawing_format(item.content)
    }
    small = dict(zip(paths, open_small_pictures(list(paths.values())), strict=True))
    return (small.get(i) or _ink(item) for i, item in enumerate(items))


def _ink(item: LabelledItem) -> Ink:
    """The sample's ink; none if what it holds is no picture, which is not read either."""
    if isinstance(item.content, Path) and not drawing_format(item.content):
        return next(open_pictures(item.content))
    ink = item.ink
    if not isinstance(ink, Drawing):
        try:
            grid.has_ink(ink)
        except PictureError:
            return Drawing()
    return ink
