"""The actions: all that the window can be asked to do, each with its name, shortcut and icon, in one place."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeySequence

from hwr.ui.kit.icons import icon
from hwr.ui.kit.plain import plain_tip
from hwr.ui.kit.theme import Theme, ThemeChoice

_ICON = 22


class Actions(QObject):
    """Makes the actions; `hwr.ui.app` connects them, toolbar and menus show them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        key = QKeySequence.StandardKey
        self.open = self._made("open", "&Open…", "Open a picture or an InkML drawing", QKeySequence(key.Open))
        self.save = self._made("save", "&Save…", "Save the drawing as PNG or InkML", QKeySequence(key.Save))
        self.quit = self._made("", "&Quit", "Close the window", QKeySequence("Ctrl+Q"))
        self.undo = self._made("undo", "&Undo", "Take the last change back", QKeySequence(key.Undo))
        self.redo = self._made(
            "redo", "&Redo", "Do again what was taken back", QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")
        )
        self.copy = self._made("copy", "&Copy", "Copy the drawing", QKeySequence(key.Copy))
        self.paste = self._made("paste", "&Paste", "Paste a picture or a drawing", QKeySequence(key.Paste))
        self.clear = self._made("clear", "C&lear", "Empty the canvas", QKeySequence("Delete"), QKeySequence("Escape"))
        self.pen = self._made("pen", "P&en", "Draw", QKeySequence("P"), checkable=True)
        self.eraser = self._made("eraser", "E&raser", "Erase", QKeySequence("E"), checkable=True)
        self.narrow = self._made("", "&Thinner pen", "Draw with a thinner pen", QKeySequence("["))
        self.widen = self._made("", "Thic&ker pen", "Draw with a thicker pen", QKeySequence("]"))
        self.other_theme = self._made("theme", "&Theme", "From light to dark or back", QKeySequence("Ctrl+T"))
        self.help = self._made("", "&Help and shortcuts", "How to draw, and all keys", QKeySequence(key.HelpContents))
        self.themes = {
            ThemeChoice.SYSTEM: self._made("", "As the &system", "Light or dark as the system is", checkable=True),
            ThemeChoice.LIGHT: self._made("", "&Light", "Always light", checkable=True),
            ThemeChoice.DARK: self._made("", "&Dark", "Always dark", checkable=True),
        }
        self._tools = self._grouped(self.pen, self.eraser)
        self._grouped(*self.themes.values())
        self._editing = self._grouped(
            self.undo, self.redo, self.copy, self.paste, self.clear, self.narrow, self.widen, one_of=False
        )
        self.pen.setChecked(True)
        self.undo.setEnabled(False)
        self.redo.setEnabled(False)

    @Slot(object)
    def show_icons(self, theme: Theme) -> None:
        """Draw the icons in this theme's colours."""
        for action in self.all():
            name = action.property("iconName")
            if name:
                action.setIcon(icon(name, theme, _ICON))

    def set_canvas_shown(self, is_shown: bool) -> None:
        """Whether the canvas is to be seen: nobody shall change a drawing by Escape that is out of sight."""
        self._tools.setEnabled(is_shown)
        self._editing.setEnabled(is_shown)

    def all(self) -> list[QAction]:
        """Every action, in the order of the menus."""
        return self.findChildren(QAction)

    def _grouped(self, *actions: QAction, one_of: bool = True) -> QActionGroup:
        group = QActionGroup(self)
        group.setExclusive(one_of)
        for action in actions:
            group.addAction(action)
        return group

    def _made(
        self, icon_name: str, text: str, explanation: str, *shortcuts: QKeySequence, checkable: bool = False
    ) -> QAction:
        action = QAction(text, self)
        plain = text.replace("&", "").replace("…", "")
        action.setObjectName("action" + "".join(word.capitalize() for word in plain.split()))
        action.setIconText(plain)
        action.setCheckable(checkable)
        action.setProperty("iconName", icon_name)
        action.setShortcuts(list(shortcuts))
        keys = " or ".join(one.toString(QKeySequence.SequenceFormat.NativeText) for one in shortcuts)
        action.setToolTip(plain_tip(f"{explanation} ({keys})" if keys else explanation))
        action.setStatusTip(explanation)
        return action
