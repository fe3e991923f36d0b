"""The chapter on the sigmoid, on the screen: the curve with its tangent, and the stack's gradients."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from hwr.chapters.activations.curve import Here, here
from hwr.chapters.sigmoid.chapter import CHAPTER, REACH, formula_numbers, words
from hwr.chapters.sigmoid.stack import Stack, stacked
from hwr.chapters.sigmoid.view.bars import SigmoidBars
from hwr.chapters.sigmoid.view.curves import SigmoidCurves
from hwr.ui.kit.chapter.panel import ChapterPanel
from hwr.ui.kit.picture.pair import PicturePair

_STEP: Final = 0.1
"""Of z, at the press of an arrow key."""


class SigmoidPanel(ChapterPanel):
    """Three dials; the point on the curve turns the first of them too."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(CHAPTER, parent)
        self.curves = SigmoidCurves()
        self.bars = SigmoidBars()
        self.curves.placed.connect(self._place)
        self.curves.nudged.connect(self._nudge)
        self.stage.addWidget(PicturePair((self.curves, 6), (self.bars, 5), wide_from=2.0), 1)
        self.recompute()

    @property
    def here(self) -> Here:
        """The sigmoid at z."""
        return here("sigmoid", self.number("z"))

    @property
    def stack(self) -> Stack:
        """The stack above z."""
        return stacked(self.number("z"), int(self.number("layers")), self.number("weight"))

    def recompute(self) -> None:
        now, stack = self.here, self.stack
        self.formula.show_formula(CHAPTER.formula, formula_numbers(now))
        self.curves.show_place(now)
        self.bars.show_stack(stack)
        self.tell(words(now, stack))

    def readings(self) -> Mapping[str, float | str]:
        now, stack = self.here, self.stack
        return {
            "output": now.a,
            "slope": now.slope or 0.0,
            "first_gradient": stack.first,
            "largest_gradient": stack.limits[0],
        }

    @Slot(float, float)
    def _place(self, z: float, _: float) -> None:
        self.turn({"z": round(z, 2)})

    @Slot(int, int)
    def _nudge(self, right: int, up: int) -> None:
        moved = min(max(self.number("z") + _STEP * (right + up), -REACH), REACH)
        self.turn({"z": round(moved, 2)})
