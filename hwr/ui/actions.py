"""The actions: all that the window can be asked to do, with names, shortcuts and icons; and the help."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeySequence

from hwr.language import LANGUAGES, mark, tr
from hwr.ui.kit.icons import icon
from hwr.ui.kit.layout import in_column, in_proportion, named
from hwr.ui.kit.plain import plain_tip
from hwr.ui.kit.text_size import SIZES
from hwr.ui.kit.theme import Theme, ThemeChoice
from hwr.words import alternatives, percent

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtWidgets import QDialog, QWidget

    from hwr.ui.kit.application import ThemeSwitch
    from hwr.ui.kit.language import LanguageSwitch
    from hwr.ui.kit.text_size import TextSize
    from hwr.ui.kit.wish import Wish

_ICON = 22


class Actions(QObject):
    """Makes the actions; `hwr.ui.app` connects them, toolbar and menus show them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        key = QKeySequence.StandardKey
        self.open = self._made(
            "open", mark("&Open…"), mark("Open a picture or an InkML drawing"), QKeySequence(key.Open)
        )
        self.save = self._made("save", mark("&Save…"), mark("Save the drawing as PNG or InkML"), QKeySequence(key.Save))
        self.quit = self._made("", mark("&Quit"), mark("Close the window"), QKeySequence("Ctrl+Q"))
        self.undo = self._made("undo", mark("&Undo"), mark("Take the last change back"), QKeySequence(key.Undo))
        self.redo = self._made(
            "redo",
            mark("&Redo"),
            mark("Do again what was taken back"),
            QKeySequence("Ctrl+Shift+Z"),
            QKeySequence("Ctrl+Y"),
        )
        self.copy = self._made("copy", mark("&Copy"), mark("Copy the drawing"), QKeySequence(key.Copy))
        self.paste = self._made("paste", mark("&Paste"), mark("Paste a picture or a drawing"), QKeySequence(key.Paste))
        self.clear = self._made(
            "clear", mark("C&lear"), mark("Empty the canvas"), QKeySequence("Delete"), QKeySequence("Escape")
        )
        self.pen = self._made("pen", mark("P&en"), mark("Draw"), QKeySequence("P"), checkable=True)
        self.eraser = self._made("eraser", mark("E&raser"), mark("Erase"), QKeySequence("E"), checkable=True)
        self.grid = self._made(
            "",
            mark("&Grid for the keyboard"),
            mark("Draw from cell to cell of a grid, by keyboard"),
            QKeySequence("G"),
            checkable=True,
        )
        self.narrow = self._made("", mark("&Thinner pen"), mark("Draw with a thinner pen"), QKeySequence("["))
        self.widen = self._made("", mark("Thic&ker pen"), mark("Draw with a thicker pen"), QKeySequence("]"))
        self.why = self._made(
            "", mark("&Why?"), mark("Why it was read so: the training digits that are most like it"), QKeySequence("W")
        )
        self.other_theme = self._made(
            "theme", mark("&Theme"), mark("From light to dark or back"), QKeySequence("Ctrl+T")
        )
        self.help = self._made(
            "", mark("&Help and shortcuts"), mark("How to draw, and all keys"), QKeySequence(key.HelpContents)
        )
        self.glossary = self._made("", mark("&Glossary"), mark("What words and signs mean"), QKeySequence("Ctrl+G"))
        self.diagnostics = self._made(
            "", mark("Copy &diagnostics"), mark("Copy what helps others to help: versions, screen, settings")
        )
        self.reports = self._made(
            "", mark("&Problem reports…"), mark("What is known of mistakes that the program made")
        )
        self.about = self._made("", mark("&About…"), mark("Versions, licence, and what happens to your data"))
        self.themes = {
            ThemeChoice.SYSTEM: self._made(
                "", mark("As the &system"), mark("Light or dark as the system is"), checkable=True
            ),
            ThemeChoice.LIGHT: self._made("", mark("&Light"), mark("Always light"), checkable=True),
            ThemeChoice.DARK: self._made("", mark("&Dark"), mark("Always dark"), checkable=True),
        }
        self.text_sizes = {
            size: self._made("", percent(size / 100), mark("Larger text, also in pictures"), checkable=True)
            for size in SIZES
        }
        self.languages = {
            "": self._made(
                "",
                mark("The system's lang&uage"),
                mark("The language of the system, if it is spoken here"),
                checkable=True,
            ),
            **{one.code: self._made("", one.name, mark("The window speaks it"), checkable=True) for one in LANGUAGES},
        }
        self.larger_text = self._made(
            "", mark("Lar&ger text"), mark("The next larger size of text"), QKeySequence(key.ZoomIn)
        )
        self.smaller_text = self._made(
            "", mark("S&maller text"), mark("The next smaller size of text"), QKeySequence(key.ZoomOut)
        )
        self.high_contrast = self._made(
            "", mark("High &contrast"), mark("Stronger colours, and lines around everything"), checkable=True
        )
        self.less_motion = self._made(
            "", mark("Less m&otion"), mark("Nothing glides or moves by itself"), checkable=True
        )
        self._tools = self._grouped(self.pen, self.eraser)
        self._grouped(*self.themes.values())
        self._grouped(*self.text_sizes.values())
        self._grouped(*self.languages.values())
        self._editing = self._grouped(
            self.undo,
            self.redo,
            self.copy,
            self.paste,
            self.clear,
            self.grid,
            self.narrow,
            self.widen,
            self.why,
            one_of=False,
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

    def choose_looks(
        self, themes: ThemeSwitch, text_size: TextSize, less_motion: Wish, language: LanguageSwitch
    ) -> None:
        """Choose theme, size of text, how much moves and the language by the menu, and show there what is chosen."""
        self.show_icons(themes.theme)
        self.show_choice(themes.choice)
        self.show_text_size(text_size.percent)
        self.other_theme.triggered.connect(themes.choose_other)
        for choice, action in self.themes.items():
            action.triggered.connect(lambda _checked, choice=choice: themes.choose(choice))
        for size, action in self.text_sizes.items():
            action.triggered.connect(lambda _checked, size=size: text_size.choose(size))
        self.languages[language.choice].setChecked(True)
        for code, action in self.languages.items():
            action.triggered.connect(lambda _checked, code=code: language.choose(code))
        self.larger_text.triggered.connect(lambda: text_size.step(1))
        self.smaller_text.triggered.connect(lambda: text_size.step(-1))
        for action, wish in ((self.high_contrast, themes.contrast), (self.less_motion, less_motion)):
            action.setChecked(wish.is_on)
            action.triggered.connect(wish.choose)
            wish.changed.connect(action.setChecked)
        text_size.changed.connect(self.show_text_size)
        themes.theme_changed.connect(self.show_icons)
        themes.choice_changed.connect(self.show_choice)

    @Slot(object)
    def show_choice(self, choice: ThemeChoice) -> None:
        """Check the theme that the user has chosen."""
        self.themes[choice].setChecked(True)

    @Slot(int)
    def show_text_size(self, percent: int) -> None:
        """Check the size of text that is on."""
        self.text_sizes[percent].setChecked(True)

    @Slot(bool, bool)
    def allow_history(self, can_undo: bool, can_redo: bool) -> None:
        """Whether there is something to undo, and something to redo."""
        self.undo.setEnabled(can_undo)
        self.redo.setEnabled(can_redo)

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
        action = QAction(tr(text), self)
        action.setObjectName("action" + "".join(word.capitalize() for word in _plain(text).split()))
        action.setIconText(_plain(tr(text)))
        action.setCheckable(checkable)
        action.setProperty("iconName", icon_name)
        action.setShortcuts(list(shortcuts))
        told = tr(explanation)
        action.setToolTip(plain_tip(f"{told} ({_keys(shortcuts)})" if shortcuts else told))
        action.setStatusTip(told)
        return action


def _plain(text: str) -> str:
    return text.replace("&", "").replace("…", "")


def _keys(shortcuts: Sequence[QKeySequence]) -> str:
    return alternatives([one.toString(QKeySequence.SequenceFormat.NativeText) for one in shortcuts])


_PAGES: Final = {
    mark("Read"): mark(
        "Draw or open a digit or a number and see it read, with every step down to 8 x 8; "
        "type what it is if it is misread; Why? shows what it was like."
    ),
    mark("Paper"): mark("Open a photo or a scan of a page of numbers: it becomes a table, to correct, copy and save."),
    mark("My digits"): mark(
        "All that you have taught. Practise asks for more, Learn lets the network learn your hand."
    ),
    mark("Train"): mark(
        "Choose a preset and press Train; the slider goes back to any moment. A ? explains what it stands beside."
    ),
    mark("Runs"): mark("All trainings: compare, continue, export them, or let one read."),
    mark("Explain"): mark("Chapters and lessons on how it learns, with dials to turn."),
}

_WAYS: Final = {
    mark("Mouse, finger or pen"): mark(
        "Draw on the paper. A pen's pressure makes the ink thicker; its other end erases."
    ),
    mark("Keyboard"): (
        mark(
            "Tab to the canvas. Arrow keys move the pen, two at once diagonally, with Shift in small "
            "steps; the space bar presses the pen down and lifts it. G lays a grid of 8 x 8 cells on "
            "the canvas: the arrow keys then go from cell to cell, Home, Page up, End and Page down "
            "diagonally, and each cell is told to a screen reader."
        )
    ),
    mark("Files"): (
        mark(
            "Open, paste or drop a photo, a scan or an InkML drawing; clear the canvas to draw "
            "again. A model that is dropped reads from then on, labelled samples come to My digits, "
            "a lesson to Explain, a recipe to Train."
        )
    ),
    mark("Paper"): (
        mark(
            "Open a photo or a scan of a page of numbers there: it becomes a table. Arrow keys go "
            "from number to number, in the table and on the picture; typing corrects; F8 goes to the "
            "next one that is unsure. Ctrl+C copies the table, Ctrl+S saves it as CSV or JSON; "
            "Alt+Page up and Alt+Page down turn the pages of a file."
        )
    ),
    mark("Curves"): (
        mark(
            "Point for exact values, click to look at that moment, drag a box to zoom into it. The "
            "wheel zooms, over the numbers at the left up and down; 0 shows the whole. A click in "
            "the legend hides and shows, with Shift nothing else. Ctrl+C copies what is seen as a "
            "table. Chart, above at the right, has all of that, and saves it."
        )
    ),
    mark("Runs"): (
        mark(
            "Select several to lay them over each other; click a heading to sort. Words in the "
            "search may be conditions, as best>97 or loss<0.2. F2 renames, Delete deletes, Ctrl+Z "
            "takes back."
        )
    ),
    mark("Nothing is lost"): (
        mark(
            "What you draw is kept while you draw it, and is on the canvas again the next time, "
            "however the program ended. Clear the canvas to be rid of it."
        )
    ),
    mark("Explain"): (
        mark(
            "Up and down turn the dial that has the focus, Page up and Page down turn it farther; F9 "
            "hides and shows the contents, Escape leaves a lesson. Pictures with a focus ring take "
            "the arrow keys."
        )
    ),
    mark("The strip below"): (
        mark(
            "Hover over a step for what happens there, over the last picture for its 64 values. From "
            "the keyboard: Tab to a step; arrow keys go through the values."
        )
    ),
}


def help_html(actions: list[QAction]) -> str:
    """The text of the help: what each page is for, ways to draw and the like, then every action that has keys."""
    from html import escape  # takes milliseconds, which the first paint need not wait for

    def told(table: Mapping[str, str]) -> str:
        return "".join(f"<p><b>{escape(tr(title))}</b><br>{escape(tr(words))}</p>" for title, words in table.items())

    rows = "".join(
        "<tr><td style='padding: 3px 24px 3px 0'><b>"
        + escape(_keys(action.shortcuts()))
        + f"</b></td><td style='padding: 3px 0'>{escape(action.statusTip())}</td></tr>"
        for action in actions
        if action.shortcuts()
    )
    heads = tr("Pages"), tr("How to"), tr("Keys")
    return f"<h2>{heads[0]}</h2>{told(_PAGES)}<h2>{heads[1]}</h2>{told(_WAYS)}<h2>{heads[2]}</h2><table>{rows}</table>"


def help_dialog(actions: list[QAction], parent: QWidget | None = None) -> QDialog:
    """A window with the help: how to draw, with what, and all keys, read off the actions themselves."""
    from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser

    dialog = named(QDialog(parent), "helpDialog", tr("Help and shortcuts"))
    dialog.setWindowTitle(tr("Help and shortcuts"))
    dialog.resize(in_proportion(dialog, 560, 640))
    text = named(QTextBrowser(dialog), "helpText", tr("Help"))
    text.setHtml(help_html(actions))
    buttons = named(QDialogButtonBox(QDialogButtonBox.StandardButton.Close, dialog), "helpButtons")
    close = named(buttons.button(QDialogButtonBox.StandardButton.Close), "helpClose", tr("Close the help"))
    close.setText(tr("Close"))
    buttons.rejected.connect(dialog.reject)
    in_column(text, buttons, of=dialog)
    return dialog
