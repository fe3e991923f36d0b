"""Buttons: what all of the window's own kinds of button have in common, and each kind there is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from PySide6.QtCore import QEvent, QSize, Qt, SignalInstance, Slot
from PySide6.QtGui import QAction, QFont, QFontMetrics, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionToolButton, QToolButton, QWidget

from hwr.ui.kit.icons import icon
from hwr.ui.kit.plain import FittingLabel, plain_tip
from hwr.ui.kit.theme import theme_of

ICON: Final = 22
"""The usual side of an icon, in pixels as layouts count them."""

_SIGNS: Final = "◀▶ "
"""Beside the words; nobody has to hear them."""


class IconButton(QToolButton):
    """A flat button with an icon in the colours of the theme, whichever is on."""

    def __init__(self, icon_name: str, parent: QWidget | None = None, *, side: int = ICON) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setIconSize(QSize(side, side))
        self.show_icon(icon_name)

    def show_icon(self, name: str) -> None:
        """Bear another icon, by its name in `hwr.ui.kit.icons`."""
        self._icon_name = name
        self.setIcon(icon(name, theme_of(self), self.iconSize().width()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.show_icon(self._icon_name)


class ActionButton(QToolButton):
    """A button that looks like an action, and does it.

    Not by Qt's own `setDefaultAction`: of it, 144 bytes stay behind whenever the action changes, as each of them does
    with every change of the page.
    """

    def __init__(self, action: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._action = action
        # One of several: a screen reader is told that it is a radio button, not a check box.
        group = action.actionGroup()
        self.setAutoExclusive(action.isCheckable() and group is not None and group.isExclusive())
        self._follow()
        action.changed.connect(self._follow)
        self.clicked.connect(self._press)

    @Slot()
    def _press(self) -> None:
        self._action.trigger()
        self._follow()  # one of several that was pressed twice is still the one, though the button has let go

    @Slot()
    def _follow(self) -> None:
        action = self._action
        self.setText(action.iconText())
        self.setIcon(action.icon())
        self.setToolTip(action.toolTip())
        self.setCheckable(action.isCheckable())
        self.setChecked(action.isChecked())
        self.setEnabled(action.isEnabled())


class ButtonRow(QWidget):
    """A row of tool buttons, among other things: where it is too narrow for their words, they are icons alone.

    So no word is cut, whatever the size of the text and the length of the words; what a button does its tip says, too.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: dict[QToolButton, Qt.ToolButtonStyle] = {}
        self._are_shown = True

    def give_way(self, *buttons: QToolButton) -> None:
        """Let the words of these, which stand as they shall, be hidden where there is no room."""
        self._words |= {button: button.toolButtonStyle() for button in buttons}

    def minimumSizeHint(self) -> QSize:
        """That of the icons alone."""
        least = self._width_with(dict.fromkeys(self._words, Qt.ToolButtonStyle.ToolButtonIconOnly), is_least=True)
        return QSize(least, super().minimumSizeHint().height())

    def event(self, event: QEvent) -> bool:
        """Look whether the words fit, whenever the room, the text or its size has become another."""
        is_done = super().event(event)
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest, QEvent.Type.Show):
            fits = self._width_with(self._words) <= self.width()
            if fits != self._are_shown:
                self._are_shown = fits
                for button, style in self._words.items():
                    button.setToolButtonStyle(style if fits else Qt.ToolButtonStyle.ToolButtonIconOnly)
        return is_done

    def _width_with(self, styles: Mapping[QToolButton, Qt.ToolButtonStyle], *, is_least: bool = False) -> int:
        """How wide the row would be if its buttons stood in these styles."""
        layout = self.layout()
        if layout is None:
            return 0
        other = sum(
            _width_in(style, button) - max(button.minimumWidth(), button.sizeHint().width())
            for button, style in styles.items()
            if not button.isHidden()
        )
        if is_least:
            return layout.sizeHint().width() + other
        # What fits itself asks for no room, but is to be whole before these are.
        labels = self.findChildren(FittingLabel, options=Qt.FindChildOption.FindDirectChildrenOnly)
        wanted = sum(one.sizeHint().width() - one.minimumSizeHint().width() for one in labels if not one.isHidden())
        return layout.sizeHint().width() + other + wanted


def _width_in(style: Qt.ToolButtonStyle, button: QToolButton) -> int:
    """How wide a button would be in another style, as `QToolButton.sizeHint` has it."""
    option = QStyleOptionToolButton()
    button.initStyleOption(option)
    option.toolButtonStyle = style
    width, height = button.iconSize().width(), button.iconSize().height()
    metrics = button.fontMetrics()
    text = metrics.size(Qt.TextFlag.TextShowMnemonic, button.text()).width() + 2 * metrics.horizontalAdvance(" ")
    if style is Qt.ToolButtonStyle.ToolButtonTextUnderIcon:
        width = max(width, text)
    elif style is Qt.ToolButtonStyle.ToolButtonTextBesideIcon:
        width += 4 + text
    kind = QStyle.ContentsType.CT_ToolButton
    return max(
        button.minimumWidth(), button.style().sizeFromContents(kind, option, QSize(width, height), button).width()
    )


class AlternativeButton(QPushButton):
    """One of a few, of which one is always chosen: looks like a tool button; a screen reader is told that it is a radio
    button, where Qt would call a tool button a check box. Excludes the others of its parent."""

    def __init__(self, text: str, name: str, explanation: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setObjectName(name)
        self.setAccessibleName(text)
        self.setAccessibleDescription(explanation)
        self.setToolTip(plain_tip(explanation))
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        """With room for its words in bold, as they are written while it is chosen: Qt's own hint forgets that."""
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        wider = QFontMetrics(bold).horizontalAdvance(self.text()) - self.fontMetrics().horizontalAdvance(self.text())
        return super().sizeHint() + QSize(max(0, wider), 0)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class PanelButton(QPushButton):
    """A chapter's: called by the words on it; Return, the space bar and keys of its own press it."""

    def __init__(
        self,
        within: QWidget,
        name: str,
        words: str,
        explanation: str,
        do: Callable[..., Any] | SignalInstance,
        *,
        keys: str = "",
    ) -> None:
        """`name` is the object name; `keys` work wherever in the window the focus is, while `within` is shown."""
        super().__init__(within)
        self.setObjectName(name)
        self.say(words)
        self.clicked.connect(do)
        if keys:
            shortcut = QShortcut(QKeySequence(keys), within)
            shortcut.setObjectName(f"{name}Keys")
            shortcut.activated.connect(self.click)
            explanation = f"{explanation} ({shortcut.key().toString(QKeySequence.SequenceFormat.NativeText)})"
        self.setToolTip(plain_tip(explanation))
        self.setAccessibleDescription(explanation)

    def say(self, words: str) -> None:
        """Be called so from now on."""
        if words != self.text():
            self.setText(words)
            self.setAccessibleName(words.strip(_SIGNS))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return presses it, too."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


def set_primary(button: QPushButton, is_primary: bool) -> None:
    """Let a button stand out as the one to be pressed next, or no longer."""
    set_look(button, "primary", is_primary)


def set_look(widget: QWidget, look: str, is_on: bool) -> None:
    """Let a widget have a look of the style sheet, called so there, or no longer."""
    if bool(widget.property(look)) != is_on:
        widget.setProperty(look, is_on)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
