"""An observation: one moment of a network, looked at through one recorded pass, and by all test digits.

Every panel shows the same one.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

import numpy as np
from numpy.typing import NDArray

from hwr.data.digits import Digits, DrawnDigits
from hwr.nn.metrics import confusion_matrix
from hwr.nn.network import Network
from hwr.nn.trace import Trace, record

MOST_SAMPLES = 256
"""Of a batch so many samples are recorded: enough for a histogram, few enough to be recorded while training goes on."""


@dataclass(frozen=True, eq=False)
class Moment:
    """A network as it was after some update.

    Attributes:
        update, epoch: made so far; both 0 before the first.
        network: a copy that nobody trains.
    """

    update: int
    epoch: int
    network: Network


class SubjectKind(Enum):
    """What is passed through the network."""

    DRAWING = "drawing"
    DIGIT = "digit"
    BATCH = "batch"


@dataclass(frozen=True, eq=False)
class Subject:
    """What is passed through the network, to be looked at.

    Attributes:
        kind: where it comes from.
        title: for a heading, such as "Your drawing", "Test digit 17, a 3", "The latest batch, 64 digits".
        x: float32 (n, 64) as the network sees them; n is 1 but for a batch.
        y: int64 (n,), the labels; of a drawing what it was read as.
        index: of a test digit, its place among the tested digits; None otherwise.
    """

    kind: SubjectKind
    title: str
    x: NDArray[np.float32]
    y: NDArray[np.int64]
    index: int | None = None


@dataclass(frozen=True, eq=False)
class Observation:
    """What there is to see of a moment.

    Attributes:
        moment: the network.
        loss: the name of the loss it is trained on.
        subject: what was passed through.
        trace: the recorded pass of the subject, forward and backward.
        batch: the recorded pass, both ways, of up to `MOST_SAMPLES` training samples: what a single sample cannot tell,
            such as which units are dead and how large gradients are. Of a batch subject it is `trace` itself.
    """

    moment: Moment
    loss: str
    subject: Subject
    trace: Trace
    batch: Trace


def observe(moment: Moment, loss: str, subject: Subject, batch: Subject) -> Observation:
    """Record the subject's pass and the batch's.

    Raises:
        DataError, ConfigError: as `hwr.nn.trace.record`.
    """
    of_batch = record(moment.network, batch.x[:MOST_SAMPLES], batch.y[:MOST_SAMPLES], loss=loss)
    if subject is batch:
        return Observation(moment, loss, subject, of_batch, of_batch)
    return Observation(moment, loss, subject, record(moment.network, subject.x, subject.y, loss=loss), of_batch)


@dataclass(frozen=True, eq=False)
class Examination:
    """What a network answered.

    Attributes:
        digits: the digits that were asked, n of them.
        x: float32 (n, 64), as the network saw them.
        outputs: (n, 10), its outputs.
        answers: int64 (n,).
    """

    digits: Digits
    x: NDArray[np.float32]
    outputs: NDArray[np.float32]
    answers: NDArray[np.int64]

    @property
    def confusion(self) -> NDArray[np.intp]:
        """(10, 10): row, the label; column, the answer."""
        return confusion_matrix(self.digits.labels, self.answers, 10)

    @property
    def accuracy(self) -> float:
        """In [0, 1]."""
        return float((self.answers == self.digits.labels).mean())

    def behind(self, label: int, answer: int) -> NDArray[np.intp]:
        """Which digits, by their place, have this label and got this answer, the most confidently answered first."""
        places = np.flatnonzero((self.digits.labels == label) & (self.answers == answer))
        return places[np.argsort(-self.outputs[places, answer], kind="stable")]


def examine(network: Network, digits: Digits, x: NDArray[np.float32]) -> Examination:
    """Ask the network about every digit; `x` float32 (n, 64) are the digits normalised, n at least 1."""
    outputs = network.predict(x)
    return Examination(digits, x, outputs, outputs.argmax(axis=1))


def drawings_accuracy(network: Network, drawings: DrawnDigits) -> float:
    """The share of drawings that are read right, by the mean of their views as in use, in [0, 1]."""
    views, n, inputs = drawings.views.shape
    outputs = network.predict(drawings.views.reshape(views * n, inputs)).reshape(views, n, -1).mean(axis=0)
    return float((outputs.argmax(axis=1) == drawings.labels).mean())
