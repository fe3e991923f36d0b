"""The help dialog: how to draw, with what, and all keys, read off the actions themselves."""

from __future__ import annotations

from html import escape
from typing import Final

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QWidget

from hwr.ui.kit.layout import in_column, named

_WAYS: Final = {
    "Mouse, finger or pen": "Draw on the paper. A pen's pressure makes the ink thicker; its other end erases.",
    "Keyboard": (
        "Tab to the canvas. Arrow keys move the pen, two at once diagonally, with Shift in small steps; the space bar "
        "presses the pen down and lifts it."
    ),
    "Pictures": "Open, paste or drop a photo, a scan or an InkML file. Clear the canvas to draw again.",
    "Nothing is lost": (
        "What you draw is kept while you draw it, and is on the canvas again the next time, however the program ended. "
        "Clear the canvas to be rid of it."
    ),
    "Explain": (
        "Up and down turn the dial that has the focus, Page up and Page down turn it farther; F9 hides and shows the "
        "contents, Escape leaves a lesson. Pictures with a focus ring take the arrow keys."
    ),
    "The strip below": (
        "Hover over a step for what happens there, over the last picture for its 64 values. From the keyboard: Tab to "
        "a step; arrow keys go through the values."
    ),
}


def help_html(actions: list[QAction]) -> str:
    """The text of the help: ways to draw, then every action that has keys."""
    ways = "".join(f"<p><b>{escape(title)}</b><br>{escape(words)}</p>" for title, words in _WAYS.items())
    rows = "".join(
        "<tr><td style='padding: 3px 24px 3px 0'><b>"
        + escape(" or ".join(key.toString(QKeySequence.SequenceFormat.NativeText) for key in action.shortcuts()))
        + f"</b></td><td style='padding: 3px 0'>{escape(action.statusTip())}</td></tr>"
        for action in actions
        if action.shortcuts()
    )
    return f"<h2>How to draw</h2>{ways}<h2>Keys</h2><table>{rows}</table>"


class HelpDialog(QDialog):
    """Shows the help."""

    def __init__(self, actions: list[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "helpDialog", "Help and shortcuts")
        self.setWindowTitle("Help and shortcuts")
        self.resize(560, 640)
        text = named(QTextBrowser(self), "helpText", "Help")
        text.setHtml(help_html(actions))
        buttons = named(QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self), "helpButtons")
        named(buttons.button(QDialogButtonBox.StandardButton.Close), "helpClose", "Close the help")
        buttons.rejected.connect(self.reject)
        in_column(text, buttons, of=self)
