"""The chart menu: what can be done with curves, at a button beside them and wherever the mouse asks for a menu."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from hwr.ui.kit.chart.plot_area import GESTURES
from hwr.ui.kit.layout import named
from hwr.words import LONGEST_NAME, shown

FORMS: Final = {".png": "PNG picture", ".svg": "SVG drawing", ".csv": "CSV table"}


class ChartMenu(QMenu):
    """Made once: PySide 6.11 crashes when a menu is deleted together with its actions."""

    copy_requested = Signal()
    """Copy what is shown as a table."""
    save_requested = Signal(str)
    """Save what is shown in a file with this suffix, one of `FORMS`."""
    whole_requested = Signal()
    """Zoom out."""
    key_toggled = Signal(str, bool)
    """Hide or show the curves with this key; not alone, as in a legend with Shift."""

    def __init__(self, name: str, parent: QWidget) -> None:
        """`name` begins the object names."""
        super().__init__(parent)
        named(self, f"{name}Menu", "What can be done with the curves")
        copying = QAction("Copy as a table", self)
        copying.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        copying.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)  # the plots take the key themselves
        copying.triggered.connect(self.copy_requested)
        self.addAction(copying)
        for suffix, form in FORMS.items():
            action = QAction(f"Save as {form}…", self)
            action.triggered.connect(partial(self.save_requested.emit, suffix))
            self.addAction(action)
        self.addSeparator()
        self._whole = QAction("Show the whole", self)
        self._whole.triggered.connect(self.whole_requested)
        self.addAction(self._whole)
        self._shown = named(QMenu("Curves", self), f"{name}Shown")
        self.addMenu(self._shown)
        self._entries: list[QAction] = []
        gestures = named(QMenu("Mouse and keys", self), f"{name}Gestures")
        for gesture, effect in GESTURES:
            line = QAction(f"{gesture}: {effect}", self)
            line.setEnabled(False)
            gestures.addAction(line)
        self.addMenu(gestures)
        self.button = named(
            QToolButton(parent), f"{name}MenuButton", "Chart menu", "Copy, save, hide; what the mouse and the keys do"
        )
        self.button.setText("Chart ▾")
        self.button.clicked.connect(self._open_at_button)

    def show_state(self, keys: Sequence[str], hidden: frozenset[str], *, is_zoomed: bool) -> None:
        """Offer to hide and show these."""
        self._whole.setEnabled(is_zoomed)
        while len(self._entries) < len(keys):
            action = QAction(self)
            action.setCheckable(True)
            action.triggered.connect(partial(self._toggle, len(self._entries)))
            self._entries.append(action)
            self._shown.addAction(action)
        for i, action in enumerate(self._entries):
            action.setVisible(i < len(keys))
            if i < len(keys):
                action.setData(keys[i])
                action.setText(shown(keys[i], LONGEST_NAME).replace("&", "&&"))
                action.setChecked(keys[i] not in hidden)

    def _toggle(self, place: int) -> None:
        self.key_toggled.emit(self._entries[place].data(), False)

    def _open_at_button(self) -> None:
        self.popup(self.button.mapToGlobal(QPoint(0, self.button.height())))
