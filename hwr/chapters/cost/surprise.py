"""Surprise: what cross-entropy makes of the probability y that the right answer got, -ln y."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from hwr.language import tr
from hwr.words import MINUS, fixed, numeral

TABLE: Final = (1.0, 0.9, 0.5, 0.1, 0.01)
"""Probabilities that are shown beside each other, with their losses."""

LEAST: Final = 0.001
"""The dial goes down to it."""

_HARDLY, _RATHER = 0.2, 2.0
"""Below the one a loss is hardly a surprise, from the other on it is a large one."""


@dataclass(frozen=True)
class Surprise:
    """The right answer got this probability.

    Attributes:
        y: above 0, at most 1.
    """

    y: float

    @property
    def loss(self) -> float:
        """-ln y, at least 0."""
        return 0.0 if self.y == 1 else -math.log(self.y)  # no -0

    @property
    def signs(self) -> str:
        """The formula, as HTML."""
        return "<nobr><i>L</i> = −ln <i>y</i></nobr>"

    def numbers(self) -> str:
        """The same with the numbers there are now."""
        return f"<nobr>{MINUS}ln {numeral(self.y, 3)} = <b>{numeral(self.loss, 3)}</b></nobr>"

    def words(self) -> str:
        """What is to be seen, in two sentences."""
        y, loss = numeral(self.y, 3), numeral(self.loss, 3)
        if self.y == 1:
            return tr("The right answer was certain: no surprise at all, and no loss.")
        if self.loss < _HARDLY:
            return tr("The right answer had got {y}: hardly a surprise. The loss is {loss}.", y=y, loss=loss)
        if self.loss < _RATHER:
            return tr("The right answer had got {y}: some surprise. The loss is {loss}.", y=y, loss=loss)
        return tr("The right answer had got only {y}: what a surprise! The loss is {loss}.", y=y, loss=loss)


def row(y: float) -> tuple[str, str]:
    """Probability and loss as they stand in the table."""
    return numeral(y, 3), fixed(Surprise(y).loss, 2)
