"""The chapter on the slope, on the screen: a dial, a nudge, a triangle, and what they become."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from hwr.chapters.slope.chapter import CHAPTER, LARGEST_H, SMALLEST_H
from hwr.chapters.slope.curves import HIGHEST, LOWEST, SHOWER, curve
from hwr.chapters.slope.nudge import LINES, Nudge, derivation
from hwr.chapters.slope.view.pictures import SlopeEverywhere, SlopePicture
from hwr.chapters.slope.view.table import SlopeTable
from hwr.language import tr
from hwr.ui.kit.accessibility import allow
from hwr.ui.kit.button import PanelButton
from hwr.ui.kit.chapter.panel import ChapterPanel
from hwr.ui.kit.chapter.revealed import RevealedLines
from hwr.ui.kit.layout import STRETCH, in_row
from hwr.ui.kit.picture.pair import PicturePair

_STEP: Final = 0.1
"""Of w, at the press of an arrow key."""

_LINES_WIDE: Final = 1.05
"""Lines stand beside the picture where there is so much more width than height."""

_SHRINK: Final = 10.0
_FINER: Final = 10**0.25
"""By what h is divided at the press of a button, and of an arrow key."""

_DIALS: Final = {
    "nudge": ("view", "landscape", "w", "h"),
    "everywhere": ("view", "landscape", "w", "h"),
    "lines": ("view", "w", "h"),
}


class SlopePanel(ChapterPanel):
    """The picture is always there; beside it the table of nudges, the slope everywhere, or the derivation."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(CHAPTER, parent)
        self.picture = SlopePicture()
        self.everywhere = SlopeEverywhere()
        self.table = SlopeTable()
        self.lines = RevealedLines("slopeLines", tr("Why the slope of the shower is 2(w − 3)"))
        for picture in (self.picture, self.everywhere):
            picture.placed.connect(self._place)
            picture.nudged.connect(self._nudge)
        self.picture.stretched.connect(self._stretch)
        self.lines.count_requested.connect(self._reveal)
        shrinks, grows = tr("Make the nudge h ten times smaller"), tr("Make the nudge h ten times larger")
        self.smaller = PanelButton(self, "slopeSmaller", tr("Smaller nudge"), shrinks, self.shrink, keys="Ctrl+Right")
        self.larger = PanelButton(self, "slopeLarger", tr("Larger nudge"), grows, self.grow, keys="Ctrl+Left")
        below_h = 1 + self.dials_column.indexOf(self._dials["h"])
        self.dials_column.insertLayout(below_h, in_row(self.smaller, self.larger, STRETCH, spacing=6))
        self._pair = PicturePair((self.picture, 5), (self.everywhere, 4), (self.lines, 5))
        self.stage.addWidget(self._pair, 1)
        self.stage.addWidget(self.table)
        self.recompute()

    @property
    def nudge(self) -> Nudge:
        """As the dials stand."""
        shown = SHOWER if self.settings["view"] == "lines" else curve(str(self.settings["landscape"]))
        return Nudge(shown, self.number("w"), self.number("h"))

    def recompute(self) -> None:
        now, view = self.nudge, str(self.settings["view"])
        self.show_dials(_DIALS[view])
        self._pair.set_wide_from(_LINES_WIDE if view == "lines" else 99.0)
        self.everywhere.setVisible(view == "everywhere")
        self.lines.setVisible(view == "lines")
        self.table.setVisible(view == "nudge")
        self.picture.show_nudge(now)
        if view == "everywhere":
            self.everywhere.show_nudge(now)
        elif view == "lines":
            self.lines.show_lines(derivation(now.w, now.h), int(self.number("line")))
        else:
            self.table.show_nudge(now)
        self.formula.show_formula(
            f"{CHAPTER.formula}, &nbsp; <i>L</i>(<i>w</i>) = {tr(now.curve.signs)}",
            now.numbers(),
        )
        self.tell(now.words(remarks=view != "lines"))
        self._allow_buttons()

    def readings(self) -> Mapping[str, float | str]:
        now = self.nudge
        told: dict[str, float | str] = {
            "loss": now.loss,
            "rise": now.rise,
            "ratio": now.ratio,
            "turn": now.turn,
            "line": self.number("line"),
        }
        if now.slope is not None:
            told["slope"] = now.slope
        return told

    def lock(self, names: Collection[str]) -> None:
        super().lock(names)
        self.lines.set_locked(self.is_locked("line"))
        self._allow_buttons()

    def hold(self, is_held: bool, *, is_veiled: bool = False) -> None:
        """Lines that have been uncovered stay legible: a question may be about the last of them."""
        super().hold(is_held, is_veiled=is_veiled)
        self._stage_part.setEnabled(True)
        for part in (self.picture, self.table):
            part.setEnabled(not is_held)
        self.lines.set_locked(is_held or self.is_locked("line"))

    def _allow_buttons(self) -> None:
        may_turn, h = not self.is_locked("h"), self.number("h")
        allow({self.smaller: may_turn and h > SMALLEST_H, self.larger: may_turn and h < LARGEST_H}, self.picture)

    # Turning

    @Slot()
    def shrink(self) -> None:
        """The nudge is a tenth of what it was, at least the smallest."""
        self._stretch(self.number("h") / _SHRINK)

    @Slot()
    def grow(self) -> None:
        """The nudge is ten times what it was, at most the largest."""
        self._stretch(self.number("h") * _SHRINK)

    @Slot(float, float)
    def _place(self, w: float, _loss: float) -> None:
        self.turn({"w": round(w, 2)})

    @Slot(float)
    def _stretch(self, h: float) -> None:
        self.turn({"h": float(f"{min(max(h, SMALLEST_H), LARGEST_H):.3g}")})

    @Slot(int, int)
    def _nudge(self, right: int, up: int) -> None:
        if right:
            self.turn({"w": round(min(max(self.number("w") + _STEP * right, LOWEST), HIGHEST), 4)})
        if up:
            self._stretch(self.number("h") * _FINER**up)

    @Slot(int)
    def _reveal(self, count: int) -> None:
        self.turn({"line": min(max(count, 0), LINES)})
