"""The model choice: says which network reads, and leads back to the shipped one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from hwr.ui.kit.button import IconButton
from hwr.ui.kit.layout import named
from hwr.ui.kit.plain import plain_tip

SHIPPED = "Shipped model"
_ICON = 18


class ModelChoiceWidget(IconButton):
    """A tool button with a menu."""

    shipped_requested = Signal()
    """Read with the model that came with the program."""
    changed = Signal()
    """Another model reads."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("network", parent, side=_ICON)
        self.setObjectName("modelChoice")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._menu = named(QMenu(self), "modelMenu")
        self._own = self._menu.addAction("The network you trained")
        self._own.setCheckable(True)
        self._own.setEnabled(False)
        self._shipped = self._menu.addAction("The shipped model")
        self._shipped.setCheckable(True)
        self._shipped.triggered.connect(self._choose_shipped)
        self.setMenu(self._menu)
        self.show_model(SHIPPED, is_shipped=True)

    @property
    def name(self) -> str:
        """Which model reads."""
        return self._name

    def show_model(self, name: str, *, is_shipped: bool) -> None:
        """Say which model reads."""
        self._name = name
        self.setText(name)
        self.setAccessibleName("Model that reads")
        self.setAccessibleDescription(name)
        self.setToolTip(plain_tip(f"This network reads: {name}"))
        self._shipped.setChecked(is_shipped)
        self._own.setChecked(not is_shipped)
        self._own.setText("The network you trained" if is_shipped else name)
        self.changed.emit()

    @Slot()
    def _choose_shipped(self) -> None:
        self._shipped.setChecked(True)
        self.shipped_requested.emit()
