"""The chapter on the gradient check, on the screen: a weight that is nudged, and derivatives that are written."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from typing import Final

import numpy as np
from PySide6.QtCore import QSignalBlocker, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from hwr.chapters.check.chapter import CHAPTER, Nudge
from hwr.chapters.check.exercise import EXERCISES, Marking, Outcome, mark_formula
from hwr.chapters.check.nudge import Nudged, Parameter, Sample, checked_network
from hwr.chapters.check.view.pictures import CheckCurve, CheckMatrix, CheckSlopes
from hwr.chapters.check.view.triangle import CheckTriangle
from hwr.chapters.debugger.worked_pass import EXAMPLE_LABEL, example_digit
from hwr.explain.expression import LONGEST
from hwr.language import tr
from hwr.ui.kit.chapter.panel import ChapterPanel, Surroundings
from hwr.ui.kit.layout import in_row, named
from hwr.ui.kit.picture.pair import PicturePair
from hwr.ui.kit.plain import Label
from hwr.ui.kit.theme import ACCENT

_NUDGING: Final = ("view", "h", "which", "hidden")
_PLACE: Final = ("layer", "source", "unit")
_WRITING: Final = ("view", "exercise")
_STEP: Final = 10**0.25
"""An arrow key moves h by a quarter of a decade."""

_SIGNS: Final = {
    Outcome.EMPTY: "",
    Outcome.UNREADABLE: "?",
    Outcome.WRONG: "✕",
    Outcome.RIGHT: "✓",
}


class CheckPanel(ChapterPanel):
    """Owns what is written; the weight and h are settings as in every chapter."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(CHAPTER, parent)
        self._sample: Sample | None = None
        self._sample_of: tuple[object, ...] = ()
        self._nudged: Nudged | None = None
        self._nudge: Nudge | None = None
        self._written = dict.fromkeys(EXERCISES, "")
        self.curve = CheckCurve()
        self.curve.placed.connect(self._put)
        self.curve.nudged.connect(self._move)
        self.matrix = CheckMatrix()
        self.matrix.place_chosen.connect(self._choose)
        self.slopes = CheckSlopes()
        self._line = self._made_line()
        self.triangle = CheckTriangle()
        self._nudging = PicturePair((self.triangle, 4), (self.curve, 5), wide_from=1.15)
        self.stage.addWidget(self._nudging, 3)
        self.stage.addWidget(self.matrix, 2)
        self.stage.addWidget(self._line)
        self.stage.addWidget(self.slopes, 1)
        self.recompute()

    def _made_line(self) -> QWidget:
        made = QWidget(self)
        label = Label(tr("Derivative ="), made)
        self.field = named(QLineEdit(made), "checkDerivative", tr("The derivative, as a formula"))
        self.field.setMaxLength(LONGEST)
        self.field.setClearButtonEnabled(True)
        self.field.textEdited.connect(self._write)
        label.setBuddy(self.field)
        self._sign = Label(parent=made, name="checkVerdict", role=ACCENT, is_bold=True)
        self._sign.setMinimumWidth(self._sign.fontMetrics().horizontalAdvance("✓✓"))
        in_row(label, (self.field, 1), self._sign, of=made, margins=0)
        return made

    # State

    @property
    def nudge(self) -> Nudge:
        """As the dials stand."""
        sample = self._sampled()
        place = sample.steepest if self.settings["which"] == "steepest" else self._chosen(sample)
        if self._nudged is None or self._nudged.sample is not sample or self._nudged.place != place:
            self._nudged, self._nudge = Nudged(sample, place), None
        if self._nudge is None or self._nudge.h != self.number("h"):
            self._nudge = Nudge(self._nudged, self.number("h"))
        return self._nudge

    @property
    def mark(self) -> Marking:
        """What was made of the formula that stands there."""
        exercise = str(self.settings["exercise"])
        return mark_formula(EXERCISES[exercise], self._written[exercise])

    def recompute(self) -> None:
        writes = self.settings["view"] == "write"
        chooses = self.settings["which"] == "chosen"
        self.show_dials(_WRITING if writes else (*_NUDGING, *(_PLACE if chooses else ())))
        for picture in (self._nudging, self.matrix):
            picture.setVisible(not writes)
        for part in (self._line, self.slopes):
            part.setVisible(writes)
        if writes:
            self._show_mark()
        else:
            nudge = self.nudge
            self.triangle.show_nudge(nudge)
            self.curve.show_nudge(nudge)
            self.matrix.show_nudged(nudge.nudged)
            self.formula.show_formula(CHAPTER.formula, nudge.numbers())
            self.tell(nudge.words())

    def readings(self) -> Mapping[str, float | str]:
        nudge = self.nudge
        told: dict[str, float | str] = {
            "numeric": nudge.numeric,
            "analytic": nudge.analytic,
            "error": nudge.error,
            "mark": self.mark.verdict.value,
        }
        if not math.isnan(nudge.nudged.best_h):
            told["best_h"] = nudge.nudged.best_h
        return told

    def show_surroundings(self, surroundings: Surroundings | None) -> None:
        super().show_surroundings(surroundings)
        self.refresh()

    @Slot()
    def reset(self) -> None:
        self._written = dict.fromkeys(EXERCISES, "")
        super().reset()

    def lock(self, names: Collection[str]) -> None:
        super().lock(names)
        self.field.setReadOnly(all(self.is_locked(setting.name) for setting in CHAPTER.settings))

    # A weight that is nudged

    def _sampled(self) -> Sample:
        """The drawing, or an example, in a small network."""
        picture, read = example_digit(), EXAMPLE_LABEL
        recognition = self.surroundings.recognition if self.surroundings is not None else None
        if recognition is not None and recognition.ink is not None and recognition.best is not None:
            picture = np.asarray(recognition.ink.views[0], np.float64)
            read = recognition.best if recognition.best in map(str, range(10)) else "0"
        hidden = str(self.settings["hidden"])
        key = (hidden, picture.tobytes(), read)
        if self._sample is None or key != self._sample_of:
            self._sample, self._sample_of = Sample.of(checked_network(hidden), picture, int(read)), key
        return self._sample

    def _chosen(self, sample: Sample) -> Parameter:
        return sample.within(Parameter(*(int(self.number(name)) - 1 for name in _PLACE)))

    @Slot(object)
    def _choose(self, place: Parameter) -> None:
        self.turn({"which": "chosen", "layer": place.layer + 1, "source": place.source + 1, "unit": place.unit + 1})

    @Slot(float, float)
    def _put(self, h: float, _error: float) -> None:
        self.turn({"h": float(f"{h:.3g}")})

    @Slot(int, int)
    def _move(self, right: int, up: int) -> None:
        setting = CHAPTER.setting("h")
        h = self.number("h") * _STEP ** (right + up)
        self.turn({"h": float(f"{min(max(h, setting.low), setting.high):.3g}")})

    # A derivative that is written

    @Slot(str)
    def _write(self, text: str) -> None:
        self._written[str(self.settings["exercise"])] = text
        self._show_mark()
        self.changed.emit()

    def _show_mark(self) -> None:
        key = str(self.settings["exercise"])
        exercise, marked = EXERCISES[key], self.mark
        if self.field.text() != self._written[key]:
            with QSignalBlocker(self.field):
                self.field.setText(self._written[key])
        link = tr("and")
        names = f" {link} ".join(f"<i>{name}</i>, {tr(words)}" for name, words in exercise.names.items())
        self.formula.show_formula(tr(exercise.task), tr("with {names}", names=names))
        self.field.setAccessibleDescription(marked.words)
        self._sign.setText(_SIGNS[marked.verdict])
        self._sign.setAccessibleName(tr(marked.verdict.value))
        self.slopes.show_mark(exercise, marked)
        self.tell(marked.words)
