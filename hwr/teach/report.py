"""The report: what learning from taught samples changed, before against after, as frozen values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from hwr.nn.metrics import wilson_interval
from hwr.store.model_file import Model


@dataclass(frozen=True)
class LabelScore:
    """Of the samples of one label, how many there are and how many are read right."""

    label: str
    n: int
    correct: int


@dataclass(frozen=True)
class Score:
    """How many samples are read right, by label, in the order of the model's classes."""

    per_class: tuple[LabelScore, ...]

    @classmethod
    def of(cls, labels: Sequence[str], read: Sequence[str], order: Sequence[str]) -> Score:
        """The score of readings against what was written; labels without samples are left out."""
        counts: dict[str, list[int]] = {}
        for label, text in zip(labels, read, strict=True):
            count = counts.setdefault(label, [0, 0])
            count[0] += 1
            count[1] += label == text
        rank = {label: i for i, label in enumerate(order)}
        ranked = sorted(counts, key=lambda label: (rank.get(label, len(rank)), label))
        return cls(tuple(LabelScore(label, *counts[label]) for label in ranked))

    @property
    def n(self) -> int:
        """How many samples."""
        return sum(score.n for score in self.per_class)

    @property
    def correct(self) -> int:
        """How many of them are read right."""
        return sum(score.correct for score in self.per_class)

    @property
    def accuracy(self) -> float | None:
        """The share, 0 to 1; None if there are no samples."""
        return self.correct / self.n if self.n else None

    @property
    def ci95(self) -> tuple[float, float] | None:
        """The 95 % confidence interval of the accuracy (Wilson's); None if there are no samples."""
        return wilson_interval(self.correct, self.n) if self.n else None

    def to_dict(self) -> dict[str, Any]:
        """As plain data: n, accuracy, ci95, and per_class {label: {n, accuracy}}."""
        return {
            "n": self.n,
            "accuracy": self.accuracy,
            "ci95": None if self.ci95 is None else list(self.ci95),
            "per_class": {row.label: {"n": row.n, "accuracy": row.correct / row.n} for row in self.per_class},
        }


@dataclass(frozen=True)
class Scores:
    """How one model reads.

    Attributes:
        own: the taught samples, each read by a network that has not learnt from it.
        digits: the last fifth of scikit-learn's digits, none of which is replayed.
    """

    own: Score
    digits: Score

    def to_dict(self) -> dict[str, Any]:
        """As plain data: own and digits, each as `Score.to_dict`."""
        return {"own": self.own.to_dict(), "digits": self.digits.to_dict()}


@dataclass(frozen=True)
class Reread:
    """A taught sample that is read otherwise than before.

    Attributes:
        key: what its owner calls it: the number of a taught sample.
        label: what was written.
        before, after: what it was and is read as.
    """

    key: int | str
    label: str
    before: str
    after: str

    def to_dict(self) -> dict[str, Any]:
        """As plain data: id, label, before, after."""
        return {"id": self.key, "label": self.label, "before": self.before, "after": self.after}


@dataclass(frozen=True, eq=False)
class TeachReport:
    """What learning led to.

    Attributes:
        model: the model that has learnt from all samples, not saved yet.
        before, after: how the former model and the new one read.
        mended, broken: the taught samples read right only after, or only before; each as a network reads it that has
            not learnt from it.
        learnt: how many samples were learnt from.
        known: how many of them are not scored, because the former model has learnt from them before.
        folds: into how many parts the samples were split to be scored; 0 if there were too few to score.
        new_classes: labels that the former model did not know.
        without_ink: keys of samples that were left out, because nothing is in them that can be read.
        digits_were_held_out: whether the former model never learnt from the digits of `Scores.digits` either. If it
            did, as the shipped one, their score tells of forgetting, not of skill.
        seconds: how long it took.
    """

    model: Model
    before: Scores
    after: Scores
    mended: tuple[Reread, ...]
    broken: tuple[Reread, ...]
    learnt: int
    known: int
    folds: int
    new_classes: tuple[str, ...]
    without_ink: tuple[int | str, ...]
    digits_were_held_out: bool
    seconds: float
