"""About: what the program is, of which version, under what licence, and what becomes of one's data."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QPushButton, QWidget

from hwr.language import mark, tr
from hwr.ui.kit.icons import application_icon
from hwr.ui.kit.layout import STRETCH, in_column, in_row, named
from hwr.ui.kit.plain import Label
from hwr.ui.kit.theme import MUTED

WHAT: Final = mark("Draw digits, see what a neural network sees, and watch it learn.")
PROMISE: Final = mark(
    "Everything happens on this computer. Nothing is ever sent anywhere: no drawings, no models, "
    "no figures of use, no reports of mistakes. Those are kept in your own folder, and it is "
    "yours to show them to somebody."
)
LICENCE: Final = mark("MIT licence: use it, change it, pass it on. © 2025 The authors of hwr.")

_ICON: Final = 64
_WIDTH: Final = 520


class AboutDialog(QDialog):
    """The icon and the name above, then what is promised, then the versions."""

    copy_requested = Signal()
    """The diagnostics are wanted on the clipboard."""

    def __init__(self, versions: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        """`versions` are the program's and its libraries', by name, the program's first."""
        super().__init__(parent)
        named(self, "about", tr("About the handwriting lab"))
        self.setWindowTitle(tr("About the handwriting lab"))
        self.setMinimumWidth(_WIDTH)
        (_, own), *others = versions
        name = Label(tr("Handwriting lab"), self, name="aboutName", is_bold=True, larger=1.5)
        heading = in_column(
            name,
            Label(tr("Version {version}", version=own), self, name="aboutVersion", role=MUTED),
            spacing=2,
            margins=0,
        )
        table = QGridLayout()
        table.setHorizontalSpacing(24)
        table.setVerticalSpacing(4)
        for row, (library, number) in enumerate(others):
            table.addWidget(Label(library, self, role=MUTED), row, 0)
            table.addWidget(_selectable(Label(tr(number), self, name=f"aboutVersion{library}")), row, 1)
        table.setColumnStretch(1, 1)
        buttons = named(QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self), "aboutButtons")
        close = named(buttons.button(QDialogButtonBox.StandardButton.Close), "aboutClose", tr("Close"))
        close.setText(tr("Close"))
        buttons.rejected.connect(self.reject)
        copy = named(
            QPushButton(tr("Copy diagnostics"), self),
            "aboutCopy",
            tr("Copy diagnostics"),
            tr("Versions, screen and settings, as text"),
        )
        copy.clicked.connect(self.copy_requested)
        buttons.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)
        column = in_column(
            in_row(_picture(self), heading, STRETCH, spacing=16, margins=0),
            Label(tr(WHAT), self, name="aboutWhat", wraps=True),
            Label(tr(PROMISE), self, name="aboutPromise", wraps=True),
            table,
            Label(tr(LICENCE), self, name="aboutLicence", role=MUTED, wraps=True),
            STRETCH,
            buttons,
            of=self,
            margins=24,
            spacing=16,
        )
        self.resize(_WIDTH, column.totalHeightForWidth(_WIDTH))


def _picture(parent: QWidget) -> QWidget:
    shown = Label(parent=parent, name="aboutIcon")
    shown.setPixmap(application_icon().pixmap(_ICON, _ICON))
    return shown


def _selectable(label: Label) -> Label:
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
