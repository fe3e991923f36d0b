"""The observer: looks at moments of a network in a thread of its own, so that neither window nor training waits."""

from __future__ import annotations

import sys
import threading
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from hwr.errors import HwrError
from hwr.ink.normalisation import NORMALISATION_VERSION, NormalisedInk
from hwr.language import tr
from hwr.recipe.preparing import Prepared
from hwr.recipe.recipe import CLASSES, Recipe
from hwr.recognizer import Recognition, Recognizer, Verdict
from hwr.store.model_file import Model
from hwr.train.observation import (
    Examination,
    Moment,
    Observation,
    Subject,
    SubjectKind,
    drawings_accuracy,
    examine,
    observe,
)

if TYPE_CHECKING:
    from hwr.data.digits import DrawnDigits
    from hwr.nn.network import Network
    from hwr.train.own_drawings import OwnDrawings


@dataclass(frozen=True, eq=False)
class InspectionRequest:
    """What to look at.

    Attributes:
        moment: the network.
        recipe, prepared: what it is trained as, and on.
        batch: the samples of its latest update.
        ink: what the user has drawn, normalised; None while nothing is.
        kind: what the panels are to show.
        digit: of the tested digits, the one to show if `kind` is `DIGIT`.
        drawings: people's own drawings, for the second score; None to leave it out.
        own: the user's, for the third; None to leave it out.
    """

    moment: Moment
    recipe: Recipe
    prepared: Prepared
    batch: Subject
    ink: NormalisedInk | None
    kind: SubjectKind
    digit: int
    drawings: DrawnDigits | None
    own: OwnDrawings | None = None


@dataclass(frozen=True, eq=False)
class Inspection:
    """What was found.

    Attributes:
        request: what was asked.
        observation: of the subject; None if the network's numbers could not be recorded.
        examination: of the tested digits; None if there are none.
        recognition: the reading of the drawing.
        drawings_right: how many of people's own drawings are read right; None if that was left out.
        own_right: how many of the user's own drawings are read right, and of how many; None if there are none.
    """

    request: InspectionRequest
    observation: Observation
    examination: Examination | None
    recognition: Recognition
    drawings_right: int | None
    own_right: tuple[int, int] | None = None


def inspect(request: InspectionRequest) -> Inspection:
    """Look, here and now.

    Raises:
        HwrError: if something does not fit together.
    """
    network, prepared = request.moment.network, request.prepared
    recognition = Recognizer(Model(network, CLASSES, NORMALISATION_VERSION, {}, {})).read(request.ink)
    loss = request.recipe.training.loss
    x_test = prepared.data.x_test
    own = None if request.own is None else request.own.latest()
    return Inspection(
        request,
        observe(request.moment, loss, _subject(request, recognition), request.batch),
        None if x_test is None else examine(network, prepared.tested, x_test),
        recognition,
        None if request.drawings is None else _right(network, request.drawings),
        None if own is None else (_right(network, own), len(own)),
    )


def _right(network: Network, drawings: DrawnDigits) -> int:
    return round(drawings_accuracy(network, drawings) * len(drawings))


def _subject(request: InspectionRequest, recognition: Recognition) -> Subject:
    """What the panels are to show; the batch if there is nothing else."""
    x_test, digits = request.prepared.data.x_test, request.prepared.tested
    if request.kind is SubjectKind.DRAWING and recognition.verdict is not Verdict.BLANK and recognition.ink is not None:
        read = int(recognition.probabilities.argmax())
        is_none = recognition.verdict is Verdict.NOT_A_DIGIT
        title = tr("Your drawing, no digit; likest {digit}") if is_none else tr("Your drawing, read as {digit}")
        return Subject(
            SubjectKind.DRAWING, title.format(digit=CLASSES[read]), recognition.ink.views[:1], np.array([read])
        )
    if request.kind is SubjectKind.DIGIT and x_test is not None:
        place = min(request.digit, len(digits) - 1)
        label = int(digits.labels[place])
        return Subject(
            SubjectKind.DIGIT,
            tr("Test digit {place}, a {label}", place=place, label=label),
            x_test[place : place + 1],
            digits.labels[[place]],
            place,
        )
    return request.batch


class Observer:
    """Of several wishes only the latest counts. `close` it at the end."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._wanted: InspectionRequest | None = None
        self._made: deque[Inspection] = deque(maxlen=1)
        self._problem = ""
        self._busy = False
        self._closed = False
        self._thread: threading.Thread | None = None

    @property
    def is_busy(self) -> bool:
        """Whether something is being looked at, or waits to be."""
        return self._busy or self._wanted is not None

    def look(self, request: InspectionRequest) -> None:
        """Look at this as soon as may be."""
        with self._changed:
            self._wanted = request
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="observer", daemon=True)
                self._thread.start()
            self._changed.notify()

    def latest(self) -> Inspection | None:
        """What was found.since the last call, if anything.

        Raises:
            HwrError: if the latest look failed.
        """
        with self._changed:
            problem, self._problem = self._problem, ""
        if problem:
            raise HwrError(problem)
        return self._made.pop() if self._made else None

    def close(self) -> None:
        """End the thread."""
        with self._changed:
            self._closed = True
            self._changed.notify()
        if self._thread is not None:
            self._thread.join()

    def _work(self) -> None:
        while True:
            with self._changed:
                while self._wanted is None and not self._closed:
                    self._changed.wait()
                if self._closed or self._wanted is None:
                    return
                request, self._wanted = self._wanted, None
                self._busy = True
            try:
                self._made.append(inspect(request))
            except HwrError as error:
                self._problem = str(error)
            except Exception as error:  # a defect; the next look may succeed
                sys.excepthook(type(error), error, error.__traceback__)
                self._problem = tr("The program made a mistake in looking at the network: {error!r}.", error=error)
            self._busy = False
