"""The chapter on activations, on the screen: two of them laid over each other, and softmax beside them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from hwr.chapters.activations.chapter import (
    CHAPTER,
    CLASSES,
    REACH,
    SOFTMAX,
    formula,
    formula_numbers,
    softmax,
    words,
)
from hwr.chapters.activations.curve import Here, here
from hwr.chapters.activations.view.curves import ActivationsCurves
from hwr.chapters.activations.view.softmax import SoftmaxBars
from hwr.ui.kit.chapter.panel import ChapterPanel
from hwr.ui.kit.plain import Label

_STEP: Final = 0.1
"""Of z, at the press of an arrow key."""


class ActivationsPanel(ChapterPanel):
    """Two choices and their z; three more z for softmax."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(CHAPTER, parent)
        self.curves = ActivationsCurves()
        self.bars = SoftmaxBars()
        self.curves.placed.connect(self._place)
        self.curves.nudged.connect(self._nudge)
        self._about_softmax = Label(SOFTMAX, self)
        self._about_softmax.setObjectName("softmaxWords")
        self._about_softmax.setTextFormat(Qt.TextFormat.RichText)
        self._about_softmax.setWordWrap(True)
        self.stage.addWidget(self.curves, 1)
        self.dials_column.addWidget(self._about_softmax)
        self.dials_column.addWidget(self.bars)
        self.recompute()

    @property
    def places(self) -> tuple[Here, Here]:
        """The two activations at z."""
        z = self.number("z")
        return here(str(self.settings["first"]), z), here(str(self.settings["second"]), z)

    @property
    def softmax_inputs(self) -> tuple[float, ...]:
        """The z of softmax."""
        return tuple(self.number(f"softmax_z{i}") for i in range(1, CLASSES + 1))

    def recompute(self) -> None:
        places, inputs = self.places, self.softmax_inputs
        self.formula.show_formula(formula([now.name for now in places]), formula_numbers(places))
        self.curves.show_places(places)
        self.bars.show_softmax(inputs, softmax(inputs))
        self.tell(words(places))

    def readings(self) -> Mapping[str, float | str]:
        found: dict[str, float | str] = {}
        for name, now in zip(("first", "second"), self.places, strict=True):
            found[f"{name}_output"] = now.a
            found[f"{name}_slope"] = "none" if now.slope is None else now.slope
        outputs = softmax(self.softmax_inputs)
        return found | {f"softmax_a{i}": a for i, a in enumerate(outputs, start=1)}

    @Slot(float, float)
    def _place(self, z: float, _: float) -> None:
        self.turn({"z": round(z, 2)})

    @Slot(int, int)
    def _nudge(self, right: int, up: int) -> None:
        moved = min(max(self.number("z") + _STEP * (right + up), -REACH), REACH)
        self.turn({"z": round(moved, 2)})
