"""One case learnt again and again: what becomes of its reading after 1, 5 and 20 updates, and of others' readings."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from hwr.chapters.debugger.worked_pass import LOSS
from hwr.language import tr
from hwr.nn.losses import target_table
from hwr.nn.network import Network
from hwr.nn.optimizers import SGD
from hwr.nn.propagation import Propagation
from hwr.words import numeral, probability, with_article

MOMENTS: Final = (0, 1, 5, 20)
"""After so many updates one looks; 0 is before the first."""

Floats = NDArray[np.floating[Any]]


@dataclass(frozen=True, eq=False)
class Others:
    """Digits that are not learnt from here, to be read before and after.

    Attributes:
        pictures: (n, inputs).
        labels: (n,): which output says each right.
    """

    pictures: Floats
    labels: NDArray[np.intp]

    def __len__(self) -> int:
        return len(self.labels)


NONE: Final = Others(np.empty((0, 64), np.float32), np.empty(0, np.intp))
"""No others."""


@dataclass(frozen=True, eq=False)
class Moment:
    """What is read after so many updates.

    Attributes:
        updates: how many.
        loss: L of the case.
        outputs: y of the case, (classes,).
        answers: (n,): the output that says most for each of the others.
    """

    updates: int
    loss: float
    outputs: Floats
    answers: NDArray[np.intp]

    @property
    def answer(self) -> int:
        """The output that says most for the case."""
        return int(self.outputs.argmax())


@dataclass(frozen=True, eq=False)
class Repeated:
    """One case, learnt again and again.

    Attributes:
        classes: what each output stands for.
        label: the output that should be 1.
        rate: the learning rate.
        moments: at each of `MOMENTS`.
        others: what else is read.
    """

    classes: tuple[str, ...]
    label: int
    rate: float
    moments: tuple[Moment, ...]
    others: Others

    def right(self, moment: int) -> NDArray[np.bool_]:
        """Which of the others are read rightly, (n,)."""
        return np.asarray(self.moments[moment].answers == self.others.labels)

    def broken(self, moment: int) -> NDArray[np.intp]:
        """Which were read rightly before the first update, and are not now."""
        return np.flatnonzero(self.right(0) & ~self.right(moment))

    @cached_property
    def is_finite(self) -> bool:
        """Whether all losses are numbers that one can show."""
        return all(np.isfinite(moment.loss) for moment in self.moments)

    def words(self, moment: int) -> str:
        """What the case is read as at a moment, and what has become of the others."""
        now, before = self.moments[moment], self.moments[0]
        read, said = with_article(self.classes[now.answer]), with_article(self.classes[self.label])
        sure = probability(float(now.outputs[now.answer]))
        if now.answer == self.label and before.answer != self.label:
            reads = tr(
                "After %n update(s) it reads what it was told: {said}, {sure} sure.",
                "",
                now.updates,
                said=said,
                sure=sure,
            )
        elif now.answer == before.answer:
            reads = tr(
                "After %n update(s) it still reads {read}, {sure} sure; {said} has come to {told}.",
                "",
                now.updates,
                read=read,
                sure=sure,
                said=said,
                told=probability(float(now.outputs[self.label])),
            )
        else:
            reads = tr("After %n update(s) it reads {read}, {sure} sure.", "", now.updates, read=read, sure=sure)
        return f"{reads} {self._about_others(moment)}".strip()

    def _about_others(self, moment: int) -> str:
        if not len(self.others):
            return ""
        broken = self.broken(moment)
        values = {
            "n": numeral(len(self.others)),
            "before": numeral(int(self.right(0).sum())),
            "right": numeral(int(self.right(moment).sum())),
        }
        if not len(broken):
            return tr(
                "Of {n} digits that it did not learn from here, {before} were read right before, and {right} are now.",
                **values,
            )
        [(digit, count)] = Counter(self.classes[self.moments[moment].answers[i]] for i in broken).most_common(1)
        fate = tr(
            "Of {n} digits that it did not learn from here, {before} were read right before and {right} are now:",
            **values,
        )
        if len(broken) == 1:
            what = tr("1 broke, and it is read as {digit}.", digit=with_article(digit))
        else:
            what = tr(
                "{broken} broke, and %n of them (is|are) read as {digit}.",
                "",
                count,
                broken=numeral(len(broken)),
                digit=with_article(digit),
            )
        return f"{fate} {what}"


def repeat(
    network: Network,
    x: ArrayLike,
    label: int,
    rate: float,
    others: Others,
    classes: tuple[str, ...],
) -> Repeated:
    """Learn one picture again and again, by plain gradient descent on a copy of the network.

    In float32: it is done anew at each turn of a dial, and what is shown of it are readings.

    Args:
        x: (inputs,).
        label: which output should be 1.
        rate: learning rate, > 0.
    """
    copy = network.astype(np.float32)
    architecture = copy.architecture
    target = np.ascontiguousarray(target_table(architecture.outputs, 0.0, np.float32)[:, [label]])
    column = np.append(np.asarray(x, np.float32), np.float32(1))[:, None]
    propagation = Propagation(architecture, 1, np.float32, loss=LOSS)
    gradient = np.empty_like(copy.parameters)
    blocks, optimizer = architecture.blocks(gradient), SGD()
    moments: list[Moment] = []
    with np.errstate(all="ignore"):
        for updates in range(MOMENTS[-1] + 1):
            if updates:
                propagation.backward(copy.blocks, column, target, blocks)
                optimizer.step(gradient, (), rate, 1)
                copy.parameters -= gradient
            loss = propagation.loss(copy.blocks, column, target)
            if updates in MOMENTS:
                outputs = propagation.a[-1][:, 0].copy()
                moments.append(Moment(updates, float(loss), outputs, _answers(copy, others)))
    return Repeated(classes, label, rate, tuple(moments), others)


def _answers(network: Network, others: Others) -> NDArray[np.intp]:
    if not len(others):
        return np.empty(0, np.intp)
    answers: NDArray[np.intp] = network.predict(others.pictures).argmax(axis=1)
    return answers
