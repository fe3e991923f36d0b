"""The debugger's controls: a step on or back, and the layer and the unit one stands at."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QSpinBox, QWidget

from hwr.language import tr
from hwr.ui.kit.accessibility import allow
from hwr.ui.kit.button import PanelButton
from hwr.ui.kit.field.outline import SpinBox
from hwr.ui.kit.layout import named
from hwr.ui.kit.plain import Label


class DebuggerControls(QWidget):
    """Two buttons and two fields."""

    stepped = Signal(int)
    """On by one, or back by one."""
    unit_chosen = Signal(int, int)
    """A layer and a unit of it, both from 0; the unit is -1 where only the layer was chosen."""

    def __init__(self, keys_in: QWidget) -> None:
        """The keys work wherever within `keys_in` the focus is."""
        super().__init__()
        self.back = PanelButton(
            keys_in, "debuggerBack", tr("◀ Back"), tr("One step back"), self._back, keys="Ctrl+Left"
        )
        self.step = PanelButton(keys_in, "debuggerStep", tr("Step ▶"), tr("One step on"), self._on, keys="Ctrl+Right")
        self.layer = self._field(
            "debuggerLayer", tr("Layer"), tr("The layer one stands at: 1 is the first, the outputs are last")
        )
        self.unit = self._field("debuggerUnit", tr("Unit"), tr("The unit of the layer that is looked into"))
        self.layer.valueChanged.connect(self._take_layer)
        self.unit.valueChanged.connect(self._take_unit)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(6)
        grid.addWidget(self.back, 0, 0, 1, 2)
        grid.addWidget(self.step, 0, 2)
        for row, (name, field) in enumerate(((tr("Layer"), self.layer), (tr("Unit"), self.unit)), start=1):
            label = Label(name, self)
            label.setBuddy(field)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1, 1, 2)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 2)

    def show_place(self, layer: int, layers: int, unit: int, units: int) -> None:
        """Stand at a layer of so many, and a unit of so many, all but the numbers of them from 0."""
        for field, place, most in ((self.layer, layer, layers), (self.unit, unit, units)):
            with QSignalBlocker(field):
                field.setRange(1, most)
                field.setValue(place + 1)
                field.setSuffix(tr(" of {most}", most=most))

    def set_locked(self, is_locked: bool, *, can_step: bool, can_go_back: bool) -> None:
        """Let it be used, as far as there is something to do."""
        parts: dict[QWidget, bool] = {
            self.step: can_step and not is_locked,
            self.back: can_go_back and not is_locked,
            self.layer: not is_locked,
            self.unit: not is_locked,
        }
        allow(parts, otherwise=self)

    def _field(self, name: str, title: str, explanation: str) -> QSpinBox:
        field = named(SpinBox(self), name, title, explanation)
        field.setAccessibleDescription(explanation)
        field.setKeyboardTracking(False)
        return field

    @Slot()
    def _on(self) -> None:
        self.stepped.emit(1)

    @Slot()
    def _back(self) -> None:
        self.stepped.emit(-1)

    @Slot(int)
    def _take_layer(self, number: int) -> None:
        self.unit_chosen.emit(number - 1, -1)

    @Slot(int)
    def _take_unit(self, number: int) -> None:
        self.unit_chosen.emit(self.layer.value() - 1, number - 1)
