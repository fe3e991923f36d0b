"""Roles: what a screen reader calls those widgets of ours that Qt knows nothing about, or says the wrong thing of."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QAccessibleStateChangeEvent
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget, QStackedWidget, QWidget

from hwr.language import tr
from hwr.ui.kit.accessibility import announce, are_changes_spoken


def install_roles() -> None:
    """Say so to Qt. To be called before the first widget is made: Qt asks when one gets its name, and only once."""
    if hasattr(QAccessible, "installFactory"):
        QAccessible.installFactory(_interface_of)


class Unfolding:
    """Mixed into a button that is checked while something is unfolded: it is told to unfold, and not as a check box."""


def tell_unfolded(button: QAbstractButton) -> None:
    """Tell that such a button has been unfolded or folded; in words, too, where Qt does not hand that over."""
    changed = QAccessible.State()
    changed.expanded = 1
    QAccessible.updateAccessibility(QAccessibleStateChangeEvent(button, changed))
    if button.hasFocus() and are_changes_spoken():
        announce(button, tr("Unfolded.") if button.isChecked() else tr("Folded."))


def _interface_of(_class: str, thing: QObject) -> QAccessibleInterface | None:
    """What is told of a thing; None for all that Qt tells itself."""
    if isinstance(thing, QStackedWidget):
        return QAccessibleWidget(thing, QAccessible.Role.Client)  # and not a layered pane, whatever that is to a pupil
    if isinstance(thing, Unfolding) and isinstance(thing, QAbstractButton):
        return _Unfolding(thing)
    if isinstance(thing, QWidget) and _paints_itself(type(thing)):
        return _Painted(thing)
    return None


def _paints_itself(kind: type[QWidget]) -> bool:
    """Whether it is a plain widget to Qt that paints itself."""
    of_qt = next(one for one in kind.__mro__ if one.__module__.startswith("PySide6."))
    return of_qt is QWidget and kind.paintEvent is not QWidget.paintEvent


class _Painted(QAccessibleWidget):
    """A picture, if it can be walked by keys, or holds nothing else: the others are the ground that their parts lie on.

    Asked for anew each time: of a widget that is being made neither is known yet.
    """

    def role(self) -> QAccessible.Role:
        widget = self.widget()
        walked = widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        told = bool(widget.accessibleName()) and not self.childCount()
        return QAccessible.Role.Graphic if walked or told else QAccessible.Role.Client


class _Unfolding(QAccessibleWidget):
    """A button that says whether what belongs to it is unfolded."""

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.Button

    def state(self) -> QAccessible.State:
        state = super().state()
        is_unfolded = self._button().isChecked()
        state.expandable, state.expanded, state.collapsed = 1, int(is_unfolded), int(not is_unfolded)
        return state

    def text(self, kind: QAccessible.Text) -> str:
        """Its words are its name if it has no other."""
        said = super().text(kind)
        return said if said or kind != QAccessible.Text.Name else self._button().text().replace("&", "")

    def actionNames(self) -> list[str]:
        return [self.pressAction(), *super().actionNames()] if self.widget().isEnabled() else []

    def doAction(self, actionName: str) -> None:  # noqa: N803, Qt's own name of it
        if actionName == self.pressAction():
            self._button().click()
        else:
            super().doAction(actionName)

    def _button(self) -> QAbstractButton:
        button = self.widget()
        assert isinstance(button, QAbstractButton)
        return button
