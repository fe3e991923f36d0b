"""The recogniser: a drawing or a picture in, a frozen `Recognition` out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

import numpy as np
from numpy.typing import NDArray

from hwr.ink.bits import Words
from hwr.ink.drawing import Drawing
from hwr.ink.grid import has_ink
from hwr.ink.normalisation import VIEW_PEELS, NormalisedInk, network_inputs, normalise_bitmap, normalise_drawing
from hwr.nn.calibration import mean_of_views
from hwr.nn.trace import Trace, record
from hwr.store.model_file import Model

SURE_FROM: Final = 0.5
"""A reading is sure only if it is likelier right than wrong."""

DIGIT_FROM: Final = 0.92
"""And only if the two likeliest classes together have this probability: of what resembles a digit, one or two have
nearly all of it, while what is none could be anything."""

NO_DIGIT_BELOW: Final = 0.7
"""With less than this the ink resembles no class."""


_TOGETHER: Final = 128
"""Pictures whose views are made at once: few calls for few pictures, little memory for many."""


class Verdict(Enum):
    """How far a reading can be relied on.

    Attributes:
        BLANK: there is no ink.
        NOT_A_DIGIT: the ink resembles none of the model's classes.
        UNSURE: it hesitates between classes.
        SURE: the best class can be relied on.
    """

    BLANK = "blank"
    NOT_A_DIGIT = "not_a_digit"
    UNSURE = "unsure"
    SURE = "sure"


@dataclass(frozen=True, eq=False)
class Recognition:
    """One reading, with everything that led to it.

    Attributes:
        verdict: whether there is ink, and whether the answer can be relied on.
        classes: the model's class labels, in the order of `probabilities`.
        probabilities: float64 (n_classes,), summing to 1; all 0 for a blank drawing.
        ink: the normalisation, stage by stage; None for a blank drawing.
        trace: the recorded forward pass of all views, one sample each, the first being the one shown; None for a blank
            drawing. The probabilities are the mean of its outputs, scaled to sum to 1.
        drawing: what was read, if it was a drawing.
    """

    verdict: Verdict
    classes: tuple[str, ...]
    probabilities: NDArray[np.float64]
    ink: NormalisedInk | None
    trace: Trace | None
    drawing: Drawing | None = None

    @property
    def best(self) -> str | None:
        """The most probable class's label; None for a blank drawing."""
        return None if self.verdict is Verdict.BLANK else self.classes[int(self.probabilities.argmax())]

    @property
    def confidence(self) -> float:
        """The probability of `best`, 0 for a blank drawing."""
        return float(self.probabilities.max(initial=0.0))

    def ranked(self) -> tuple[tuple[str, float], ...]:
        """(label, probability), most probable first."""
        order = np.argsort(-self.probabilities, kind="stable")
        return tuple((self.classes[i], float(self.probabilities[i])) for i in order)


@dataclass(frozen=True, eq=False)
class Recognizer:
    """Reads with one model. Immutable: to read with another model, make another recogniser."""

    model: Model

    def recognize(self, drawing: Drawing) -> Recognition:
        """Read a drawing; a blank one gives the verdict `BLANK`."""
        reading = self.read(None if drawing.is_blank else normalise_drawing(drawing, self.model.normalisation))
        return replace(reading, drawing=drawing)

    def recognize_bitmap(self, ink: NDArray[np.float32]) -> Recognition:
        """Read a picture: float32 (height, width), 0 paper to 1 ink; one without ink gives the verdict `BLANK`.

        Raises:
            PictureError: if it has another form or values that are not from 0 to 1.
        """
        return self.read(normalise_bitmap(ink, self.model.normalisation) if has_ink(ink) else None)

    def read(self, ink: NormalisedInk | None) -> Recognition:
        """Read what has been normalised before, for this model or another; None is a blank drawing."""
        if ink is None:
            return self._blank()
        ink = ink.as_version(self.model.normalisation)
        trace = record(self.model.network, ink.views)
        probabilities = mean_of_views(trace.outputs[:, None])[0]
        probabilities.flags.writeable = False
        [verdict] = self.verdicts(probabilities[None])
        return Recognition(verdict, self.model.classes, probabilities, ink, trace)

    def probabilities(self, ink: Words) -> NDArray[np.float64]:
        """Read many pictures at once, as `read` does each of them.

        Args:
            ink: words (n, `grid.GRID`) on the working grid, as `grid.from_drawing` and `grid.from_bitmap` make them;
                none of them empty.

        Returns:
            float64 (n, n_classes), each row summing to 1.
        """
        n, views = len(ink), len(VIEW_PEELS)
        if n > _TOGETHER:
            return np.concatenate([self.probabilities(ink[i : i + _TOGETHER]) for i in range(0, n, _TOGETHER)])
        inputs = network_inputs(np.tile(ink, (views, 1)), np.repeat(VIEW_PEELS, n), self.model.normalisation)
        return mean_of_views(self.model.network.predict(inputs).reshape(views, n, -1))

    def verdicts(self, probabilities: NDArray[np.float64]) -> list[Verdict]:
        """How far readings with these probabilities (n, n_classes) can be relied on."""
        two = np.sort(probabilities, axis=1)[:, -2:]
        best, both = two[:, -1], two.sum(axis=1)
        sure = ((best >= SURE_FROM) & (both >= DIGIT_FROM)).tolist()
        none = (both < NO_DIGIT_BELOW).tolist()
        return [
            Verdict.SURE if is_sure else Verdict.NOT_A_DIGIT if is_none else Verdict.UNSURE
            for is_sure, is_none in zip(sure, none, strict=True)
        ]

    def _blank(self) -> Recognition:
        classes = self.model.classes
        probabilities = np.zeros(len(classes))
        probabilities.flags.writeable = False
        return Recognition(Verdict.BLANK, classes, probabilities, None, None)
