"""A dial: one setting of a chapter on the screen, to be turned, typed, or stepped with the arrow keys.

The Tab key goes to the field, which says the number as it is; the slider beneath, which could only say how many
thousandths of its way it has come, is for the mouse.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLineEdit, QSizePolicy, QSlider, QWidget

from hwr.errors import ConfigError
from hwr.explain.setting import Dial, Value
from hwr.ui.kit.field.number_text import Unreadable, read_number
from hwr.ui.kit.plain import Label, plain_tip
from hwr.ui.kit.theme import PROBLEM, TEXT

_STEPS: Final = 1000

_TURNS: Final = {
    Qt.Key.Key_Up: QSlider.SliderAction.SliderSingleStepAdd,
    Qt.Key.Key_Down: QSlider.SliderAction.SliderSingleStepSub,
    Qt.Key.Key_PageUp: QSlider.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_PageDown: QSlider.SliderAction.SliderPageStepSub,
}


def shown(value: float) -> str:
    """A number as dials show it: short, and never more than needed."""
    return f"{value:.4g}"


class DialWidget(QWidget):
    """A slider with a field for a number, a list for a choice, a box to tick for a flag."""

    turned = Signal(str, object)
    """The user set it; carries the setting's name and its value."""

    def __init__(self, setting: Dial, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setting = setting
        self._value: Value = setting.default
        self.setObjectName(f"dial_{setting.name}")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(2)
        self._label = Label(setting.label, self, role=TEXT)
        self._label.setWordWrap(True)
        self._problem = Label(parent=self, role=PROBLEM)
        self._problem.setObjectName(f"dialProblem_{setting.name}")
        self._problem.setWordWrap(True)
        self._problem.hide()
        self._slider: QSlider | None = None
        self._edit: QLineEdit | None = None
        self._combo: QComboBox | None = None
        self._box: QCheckBox | None = None
        if isinstance(setting.default, bool):
            self._make_box()
        elif isinstance(setting.default, str):
            self._make_combo()
        else:
            self._make_number()
        self._grid.addWidget(self._problem, 2, 0, 1, 3)
        self.setToolTip(plain_tip(setting.tip))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.show_value(setting.default)

    @property
    def value(self) -> Value:
        """Where it stands."""
        return self._value

    @property
    def problem(self) -> str:
        """Why what was typed cannot be taken; empty while nothing is wrong."""
        return self._problem.text()

    def show_value(self, value: Value) -> None:
        """Stand there, without telling."""
        self._value = value
        self._tell_problem("")
        if self._box is not None:
            with QSignalBlocker(self._box):
                self._box.setChecked(bool(value))
        elif self._combo is not None:
            with QSignalBlocker(self._combo):
                self._combo.setCurrentIndex(self._combo.findData(value))
        elif self._slider is not None and self._edit is not None:
            self._place_slider(float(value))
            self._edit.setText(shown(float(value)))

    def set_label(self, label: str) -> None:
        """Be called otherwise, where what is turned has a name of its own."""
        self._label.setText(label)
        for part in (self._slider, self._edit, self._combo, self._box):
            if part is not None:
                part.setAccessibleName(label)

    def set_locked(self, is_locked: bool) -> None:
        """Let it be turned, or not."""
        for part in (self._slider, self._edit, self._combo, self._box):
            if part is not None:
                part.setEnabled(not is_locked)
        self.setToolTip(plain_tip("Locked for now." if is_locked else self.setting.tip))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Turn it by the keys of a field that holds a number."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in _TURNS:
            assert self._slider is not None
            self._slider.triggerAction(_TURNS[Qt.Key(event.key())])
            return True
        return super().eventFilter(watched, event)

    def take_focus(self) -> None:
        """Let the keyboard turn it; a number that is typed takes the place of the one there is."""
        for part in (self._edit, self._combo, self._box):
            if part is not None:
                part.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._edit is not None:
            self._edit.selectAll()

    # Parts

    def _make_box(self) -> None:
        self._box = QCheckBox(self.setting.label, self)
        self._name(self._box, "box")
        self._label.hide()
        self._grid.addWidget(self._box, 0, 0, 1, 3)
        self._box.toggled.connect(self._take)

    def _make_combo(self) -> None:
        self._combo = QComboBox(self)
        self._name(self._combo, "choice")
        for choice in self.setting.choices:
            self._combo.addItem(choice.label, choice.value)
        self._label.setBuddy(self._combo)
        self._combo.setMinimumContentsLength(6)
        self._combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._combo.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._grid.addWidget(self._label, 0, 0)
        self._grid.addWidget(self._combo, 0, 1, 1, 2)
        self._grid.setColumnStretch(1, 1)
        self._combo.currentIndexChanged.connect(self._take_choice)

    def _make_number(self) -> None:
        self._slider = QSlider(Qt.Orientation.Horizontal, self)
        self._name(self._slider, "slider")
        by_ones = self.setting.is_whole and not self.setting.is_logarithmic
        steps = round(self.setting.high - self.setting.low) if by_ones else _STEPS
        self._slider.setRange(0, max(1, steps))
        self._slider.setSingleStep(max(1, steps // 100))
        self._slider.setPageStep(max(1, steps // 10))
        self._edit = QLineEdit(self)
        self._name(self._edit, "number")
        self._edit.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._edit.installEventFilter(self)
        told = f"{self.setting.tip} From {shown(self.setting.low)} to {shown(self.setting.high)}; "
        self._edit.setAccessibleDescription(f"{told}the arrow keys up and down turn it.".strip())
        self._label.setBuddy(self._edit)
        self._slider.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._edit.setMaximumWidth(self._edit.fontMetrics().horizontalAdvance("-0.000000") + 18)
        self._grid.addWidget(self._label, 0, 0, 1, 2)
        self._grid.addWidget(self._edit, 0, 2)
        self._grid.addWidget(self._slider, 1, 0, 1, 3)
        self._grid.setColumnStretch(0, 1)
        self._slider.valueChanged.connect(self._take_slider)
        self._edit.textEdited.connect(self._take_text)
        self._edit.editingFinished.connect(self._settle)

    def _name(self, part: QWidget, kind: str) -> None:
        part.setObjectName(f"{kind}_{self.setting.name}")
        part.setAccessibleName(self.setting.label)
        part.setAccessibleDescription(self.setting.tip)

    # What the user does

    @Slot(int)
    def _take_slider(self, place: int) -> None:
        assert self._slider is not None
        assert self._edit is not None
        value = self.setting.number_at(place / self._slider.maximum())
        self._edit.setText(shown(value))
        self._take(value)

    @Slot(str)
    def _take_text(self, text: str) -> None:
        read = read_number(text, whole=self.setting.is_whole)
        if isinstance(read, Unreadable):
            self._tell_problem(f"{self.setting.label} {read.reason}")
            return
        self._take(read if self.setting.is_whole else float(read))
        if not self.problem:
            self._place_slider(float(read))

    def _place_slider(self, value: float) -> None:
        """Put the slider where a number lies, without telling."""
        assert self._slider is not None
        with QSignalBlocker(self._slider):
            self._slider.setValue(round(self.setting.share(value) * self._slider.maximum()))

    @Slot()
    def _settle(self) -> None:
        if self.problem:
            self.show_value(self._value)

    @Slot(int)
    def _take_choice(self, index: int) -> None:
        assert self._combo is not None
        self._take(self._combo.itemData(index))

    @Slot(bool)
    def _take(self, value: object) -> None:
        try:
            self._value = self.setting.checked(value)
        except ConfigError as error:
            self._tell_problem(str(error))
            return
        self._tell_problem("")
        self.turned.emit(self.setting.name, self._value)

    def _tell_problem(self, sentence: str) -> None:
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
