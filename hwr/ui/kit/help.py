"""Help in place: a "?" beside a panel explains it there, in two sentences, before it leads to a chapter."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from hwr.language import tr
from hwr.ui.kit.card import CardWidget
from hwr.ui.kit.layout import in_column, named
from hwr.ui.kit.plain import Label, plain_tip

_CHARACTERS: Final = 46
"""The width of what pops up."""


class HelpButton(QToolButton):
    """The "?"; whoever makes it says what it explains."""

    more_requested = Signal()
    """The chapter is wanted that explains it at length."""

    def __init__(self, name: str, title: str, tip: str, parent: QWidget | None = None) -> None:
        """`name` is the object name, `title` says what is explained, `tip` what is to be read."""
        super().__init__(parent)
        self.explanation = ""
        self.setObjectName(name)
        self.setText("?")
        self.setAccessibleName(title)
        self.setToolTip(plain_tip(tip))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(self._pop_up)

    def explain(self, sentences: str) -> None:
        """Say this from now on."""
        self.explanation = sentences
        self.setAccessibleDescription(sentences)

    @Slot()
    def _pop_up(self) -> None:
        popup = HelpPopup(self.explanation, self)
        popup.more.clicked.connect(self.more_requested)
        popup.open()


def _application() -> QCoreApplication:
    """The one there is."""
    made = QCoreApplication.instance()
    assert made is not None, "there are no widgets without"
    return made


class HelpPopup(CardWidget):
    """The explanation over the window, and a button that leads on; anything else closes it.

    Attributes:
        more: the button.
    """

    def __init__(self, sentences: str, button: QWidget) -> None:
        """Over the window that the button stands in."""
        super().__init__(button.window())
        self._button, self._window = button, button.window()
        named(self, "helpPopup", tr("Explanation"))
        self.setAccessibleDescription(sentences)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        words = Label(sentences, self, name="helpWords", wraps=True)
        words.setFixedWidth(_CHARACTERS * self.fontMetrics().averageCharWidth())
        self.more = named(QPushButton(tr("Read the chapter"), self), "helpMore", tr("Read the chapter on this"))
        self.more.clicked.connect(self.close)
        in_column(words, (self.more, 0, Qt.AlignmentFlag.AlignRight), of=self, margins=(14, 12, 14, 12), spacing=10)

    def open(self) -> None:
        """Open below the button, or above it where there is no room, with the same right edge, within the window."""
        self.adjustSize()
        button, window = self._button, self._window
        place = QRect(button.mapTo(window, QPoint(button.width() - self.width(), button.height() + 2)), self.size())
        if place.bottom() > window.height():
            place.moveBottom(button.mapTo(window, QPoint(0, -2)).y())
        place.moveLeft(max(place.left(), 0))
        self.setGeometry(place)
        self.show()
        self.raise_()
        self.more.setFocus(Qt.FocusReason.PopupFocusReason)
        _application().installEventFilter(self)

    def closeEvent(self, event: QCloseEvent) -> None:
        _application().removeEventFilter(self)
        super().closeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_elsewhere = isinstance(watched, QWidget) and watched is not self and not self.isAncestorOf(watched)
        goes_elsewhere = event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.FocusIn) and is_elsewhere
        is_gone = event.type() == QEvent.Type.Hide and watched is self._button
        if goes_elsewhere or is_gone or (event.type() == QEvent.Type.Resize and watched is self._window):
            self.close()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)
