"""The chapter on the sigmoid, on the screen: its curves, and beside them the stack, or why its slope is σ(1 − σ)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from hwr.chapters.activations.chapter import Here, here
from hwr.chapters.sigmoid.chapter import CHAPTER, REACH, SIGNS, Stack, curve_words, formula_numbers, stacked, words
from hwr.chapters.sigmoid.derivation import LINES, derivation
from hwr.chapters.sigmoid.view.bars import SigmoidBars
from hwr.chapters.sigmoid.view.curves import SigmoidCurves
from hwr.language import tr
from hwr.ui.kit.chapter.panel import ChapterPanel
from hwr.ui.kit.chapter.revealed import RevealedLines
from hwr.ui.kit.picture.pair import PicturePair

_DIALS: Final = {
    "curve": ("view", "z"),
    "slope": ("view", "z"),
    "stack": ("view", "z", "layers", "weight"),
    "lines": ("view", "z"),
}

_COLUMNS: Final = 60
"""With less room for text than this the pictures stand one above the other."""

_STEP: Final = 0.1
"""Of z, at the press of an arrow key."""


class SigmoidPanel(ChapterPanel):
    """The point on the curve turns z; what stands beside the curves is chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(CHAPTER, parent)
        self.formula.keep_room()
        self._veils_slope = False
        self.curves = SigmoidCurves()
        self.bars = SigmoidBars()
        self.lines = RevealedLines("sigmoidLines", tr("Why the slope of the sigmoid is σ(1 − σ)"))
        self.lines.count_requested.connect(self._reveal)
        self.curves.placed.connect(self._place)
        self.curves.nudged.connect(self._nudge)
        self._pair = PicturePair((self.curves, 6), (self.bars, 5), (self.lines, 6), wide_from=2.0, columns=_COLUMNS)
        self.stage.addWidget(self._pair, 1)
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
        view = "curve" if self.waits else self.settings["view"]
        shows_lines, shows_stack, shows_slope = view == "lines", view == "stack", view != "curve"
        self.show_dials(_DIALS[str(view)][self.waits :])
        self._pair.set_wide_from(1.05 if shows_lines else 2.0)
        self.bars.setVisible(shows_stack)
        self.lines.setVisible(shows_lines)
        self.lines.show_lines(derivation(now.z), int(self.number("line")))
        self.formula.show_formula(
            CHAPTER.formula if shows_slope else SIGNS, formula_numbers(now, with_slope=shows_slope)
        )
        self._show_curves()
        self.bars.show_stack(stack)
        self.tell(words(now, stack if shows_stack else None) if shows_slope else curve_words(now))

    def readings(self) -> Mapping[str, float | str]:
        now, stack = self.here, self.stack
        return {
            "output": now.a,
            "slope": now.slope or 0.0,
            "first_gradient": stack.first,
            "largest_gradient": stack.limits[0],
            "line": self.number("line"),
        }

    def lock(self, names: Collection[str]) -> None:
        super().lock(names)
        self.lines.set_locked(self.is_locked("line"))

    def hold(self, is_held: bool, *, is_veiled: bool = False) -> None:
        """Who is asked for the slope may see the curve that it is the slope of."""
        self._veils_slope = is_veiled and self.settings["view"] == "slope"
        super().hold(is_held, is_veiled=is_veiled and not self._veils_slope)
        self._show_curves()

    def _show_curves(self) -> None:
        is_bare = self.waits or self.settings["view"] == "curve" or self._veils_slope
        self.curves.show_place(self.here, with_slope=not is_bare)

    @Slot(float, float)
    def _place(self, z: float, _: float) -> None:
        self.turn({"z": round(z, 2)})

    @Slot(int, int)
    def _nudge(self, right: int, up: int) -> None:
        self.turn_by("z", _STEP * (right + up), REACH)

    @Slot(int)
    def _reveal(self, count: int) -> None:
        self.turn({"line": min(max(count, 0), LINES)})
