"""The controls of a plot: buttons that stay down, and the choice of the horizontal axis."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtWidgets import QComboBox, QToolButton, QWidget

from hwr.nn.history import TimeAxis
from hwr.ui.kit.plain import plain_tip

AXES: Final[Mapping[TimeAxis, str]] = {
    TimeAxis.UPDATES: "Updates",
    TimeAxis.EPOCHS: "Epochs",
    TimeAxis.SAMPLES: "Samples seen",
    TimeAxis.SECONDS: "Seconds",
}
"""The axes' names, for people."""


def toggle(parent: QWidget, name: str, title: str, tip: str) -> QToolButton:
    """A button that stays down; `name` is its object name, `tip` what it does."""
    button = QToolButton(parent)
    button.setObjectName(name)
    button.setText(title)
    button.setAccessibleName(tip)
    button.setToolTip(plain_tip(tip))
    button.setCheckable(True)
    return button


def axis_choice(parent: QWidget, name: str) -> QComboBox:
    """A list of the axes; the current one is its data."""
    choice = QComboBox(parent)
    choice.setObjectName(name)
    choice.setAccessibleName("Horizontal axis")
    choice.setToolTip("What the curves are drawn over")
    for axis, title in AXES.items():
        choice.addItem(title, axis)
    return choice
