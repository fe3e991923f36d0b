"""A dial: one setting of a chapter on the screen, to be turned, typed, or stepped with the arrow keys.

The Tab key goes to the field, which says the number as it is; the slider beneath, which could only say how many
thousandths of its way it has come, is for the mouse.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractSpinBox, QBoxLayout, QSizePolicy, QSlider, QWidget

from hwr.explain.setting import Dial, Value
from hwr.language import tr, written
from hwr.nn.setting import complaint
from hwr.ui.kit.field.controls import ChoiceBox, NumberEdit, control_of
from hwr.ui.kit.field.field import FieldWidget
from hwr.ui.kit.field.number_text import fault_of
from hwr.ui.kit.fitting import Fitting
from hwr.ui.kit.plain import Label, plain_tip
from hwr.ui.kit.theme import TEXT

_FIGURES: Final = 4


class DialWidget(Fitting, FieldWidget):
    """A field that judges its value itself: it tells of no other than those its setting can take."""

    turned = Signal(str, object)
    """The user set it; carries the setting's name and its value."""

    def __init__(self, setting: Dial, parent: QWidget | None = None) -> None:
        control = control_of(setting, figures=_FIGURES)
        self._dial = setting
        self._value: Value = setting.default
        self._slider: QSlider | None = None
        self._is_half_typed = False
        super().__init__(setting.name, setting, control, None if setting.is_flag else Label(role=TEXT), parent)
        self.setObjectName(f"dial_{setting.name}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._row.setSpacing(8)
        if isinstance(control, NumberEdit):
            control.setObjectName(f"number_{setting.name}")
            self._lay_out_number(control)
        elif isinstance(control, ChoiceBox):
            control.setObjectName(f"choice_{setting.name}")
            self._row.setStretch(0, 0)
        else:
            control.setObjectName(f"box_{setting.name}")
        self.show_value(setting.default)
        self._explain()

    @property
    def value(self) -> Value:
        """Where it stands."""
        return self._value

    @property
    def is_half_typed(self) -> bool:
        """Whether it follows what is being typed, which need not be the number that is meant: the 0 of 0.15."""
        return self._is_half_typed

    def show_value(self, value: object) -> None:
        """Stand there, without telling."""
        self._is_half_typed = False
        self._value = self._dial.checked(value)
        self.show_problem("")
        super().show_value(self._value)
        self._place_slider()

    def set_label(self, label: str) -> None:
        super().set_label(label)
        self.fit()
        if self._slider is not None:
            self._slider.setAccessibleName(label)

    def set_locked(self, is_locked: bool) -> None:
        """Let it be turned, or not."""
        self.control.setEnabled(not is_locked)
        if self._slider is not None:
            self._slider.setEnabled(not is_locked)
        self.show_note(tr("Locked for now.") if is_locked else "")

    def take_focus(self) -> None:
        """Let the keyboard turn it; a number that is typed takes the place of the one there is."""
        self.control.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(self.control, NumberEdit):
            self.control.selectAll()

    def fit(self) -> None:
        """Where not all choices have room beside the label, they have the whole width below it."""
        control, caption = self.control, self.caption
        if isinstance(control, ChoiceBox) and caption is not None:
            needed = caption.fontMetrics().horizontalAdvance(self.label) + self._row.spacing() + control.widest
            direction = QBoxLayout.Direction
            self._row.setDirection(direction.LeftToRight if needed <= self.width() else direction.TopToBottom)

    def _lay_out_number(self, edit: NumberEdit) -> None:
        edit.has_undo = True
        edit.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        edit.setAlignment(Qt.AlignmentFlag.AlignRight)
        edit.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._row.setStretch(1, 0)
        self._slider = slider = QSlider(Qt.Orientation.Horizontal, self)
        slider.setObjectName(f"slider_{self.name}")
        slider.setAccessibleName(self.label)
        slider.setRange(0, self._dial.positions)
        slider.setSingleStep(max(1, self._dial.positions // 100))
        slider.setPageStep(max(1, self._dial.positions // 10))
        slider.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._column.insertSpacing(1, 2)
        self._column.insertWidget(2, slider)
        slider.valueChanged.connect(self._take_slider)

    def _explain(self) -> None:
        super()._explain()
        if self._slider is not None:
            self._slider.setToolTip(plain_tip(tr(self.setting.tip), self._note))
            self._slider.setAccessibleDescription(self.control.accessibleDescription())
            low, high = (written(f"{end:.{_FIGURES}g}") for end in (self._dial.low, self._dial.high))
            ends = tr("From {low} to {high}; the arrow keys up and down turn it.", low=low, high=high)
            self.control.setAccessibleDescription(f"{self.control.accessibleDescription()} {ends}".strip())

    @Slot(int)
    def _take_slider(self, place: int) -> None:
        value = self._dial.number_at(place / self._dial.positions)
        super().show_value(value)
        self._edit(value)
        self._settle()

    def _edit(self, value: object) -> None:
        self._is_half_typed = True
        if fault := fault_of(self.setting, value):
            self.show_problem(complaint(self.label, fault))
            return
        is_other = self.problem or value != self._value
        self.show_problem("")
        self._value = self._dial.checked(value)
        self._place_slider()
        if is_other:
            self.turned.emit(self.name, self._value)

    def _settle(self) -> None:
        was_half_typed, self._is_half_typed = self._is_half_typed, False
        if self.problem:  # back to what it was before something was typed that it cannot take
            self.show_value(self._value)
        if was_half_typed:
            self.settled.emit(self.name)

    def _place_slider(self) -> None:
        """Put the slider where the number lies, without telling."""
        if self._slider is not None:
            with QSignalBlocker(self._slider):
                self._slider.setValue(round(self._dial.share(float(self._value)) * self._dial.positions))
