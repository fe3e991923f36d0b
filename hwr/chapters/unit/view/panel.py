"""The chapter on one unit, on the screen: the unit drawn, and its sum beside the plain one."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from hwr.chapters.unit.chapter import CHAPTER, INPUTS, Unit
from hwr.chapters.unit.view.bars import UnitBars
from hwr.chapters.unit.view.picture import UnitPicture
from hwr.ui.kit.chapter.panel import ChapterPanel
from hwr.ui.kit.picture.pair import PicturePair


class UnitPanel(ChapterPanel):
    """Seven dials, the unit they turn, and two sums."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(CHAPTER, parent)
        self.picture = UnitPicture()
        self.bars = UnitBars()
        self.stage.addWidget(PicturePair((self.picture, 3), (self.bars, 2), wide_from=2.2), 1)
        self.recompute()

    @property
    def unit(self) -> Unit:
        """As the dials stand."""
        places = range(1, INPUTS + 1)
        return Unit(
            tuple(self.number(f"x{i}") for i in places), tuple(self.number(f"w{i}") for i in places), self.number("b")
        )

    def recompute(self) -> None:
        unit = self.unit
        self.formula.show_formula(CHAPTER.formula, unit.numbers())
        self.picture.show_unit(unit)
        self.bars.show_unit(unit)
        self.tell(unit.words())

    def readings(self) -> Mapping[str, float | str]:
        unit = self.unit
        parts = {f"part{i}": part for i, part in enumerate(unit.parts, start=1)}
        return {"output": unit.output, "plain_sum": unit.plain_sum, **parts}
