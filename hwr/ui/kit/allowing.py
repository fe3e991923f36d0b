"""Allowing: buttons that can be pressed now and others that cannot, without the keyboard's focus going astray."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

Part = TypeVar("Part", bound=QWidget)


def allow(parts: Mapping[Part, bool], otherwise: QWidget) -> None:
    """Enable these parts or not.

    Qt hands the focus of a part that is disabled to whatever comes next, where the next key press does something that
    nobody meant. Here it goes to the first of the parts that is enabled, or else to `otherwise`.
    """
    for part, is_allowed in parts.items():
        if is_allowed:
            part.setEnabled(True)
    if any(part.hasFocus() and not is_allowed for part, is_allowed in parts.items()):
        usable = (part for part, is_allowed in parts.items() if is_allowed and part.isVisible())
        target: QWidget = next(usable, otherwise)
        target.setFocus(Qt.FocusReason.OtherFocusReason)
    for part, is_allowed in parts.items():
        if not is_allowed:
            part.setEnabled(False)
