"""The message bar: the one place where the window says that something went wrong, or may want to be known."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from hwr.language import tr
from hwr.ui.kit.accessibility import announce
from hwr.ui.kit.button import IconButton
from hwr.ui.kit.card import RADIUS
from hwr.ui.kit.icons import SignWidget
from hwr.ui.kit.plain import Label
from hwr.ui.kit.theme import ACCENT, PROBLEM, theme_of
from hwr.words import LONGEST_SENTENCE, shown

_ICON: Final = 16
_MARGIN_BESIDE: Final = 24
"""That of the pages, so that the bar lies flush with them."""

_MARGIN_BELOW: Final = 6

PROBLEM_MS: Final = 5_000
"""A problem is left alone for so long: notes that come meanwhile wait, and of several the last is shown."""

NOTE_MS: Final = 10_000
"""A note goes away by itself after so long; a problem stays until it is put away."""


class MessageBarWidget(QWidget):
    """One sentence with a sign, perhaps a button that helps, and a cross to put it away. Hidden when there is none.

    It lies over the lower edge of the widget it is made for, or told to, which leaves `room` for it there: so nothing
    moves under a drawing hand when it comes or goes, and nothing that one looks at is hidden. A sentence of several
    lines goes beyond that.

    Attributes:
        answered: the sentence whose helping button was pressed last; empty before.
        last_problem: what went wrong last; empty before.
    """

    action_requested = Signal()
    """The helping button was pressed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._ground = parent
        parent.installEventFilter(self)
        self._is_problem = True
        self._sentence = ""
        self.setObjectName("messageBar")
        self.setAccessibleName(tr("Message"))
        self._sign = SignWidget(_ICON, self)
        self._sign.setObjectName("messageSign")
        self._words = Label(parent=self)
        self._words.setObjectName("messageText")
        self._words.setWordWrap(True)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._action = QPushButton(self)
        self._action.setObjectName("messageAction")
        self._action.clicked.connect(self._act)
        self._action.setProperty("compact", True)
        self._close = IconButton("close", self, side=_ICON)
        self._close.setProperty("compact", True)
        self._close.setObjectName("messageClose")
        self._close.setAccessibleName(tr("Dismiss the message"))
        self._close.setToolTip(tr("Dismiss"))
        self._close.clicked.connect(self.put_away)
        self._leaving = QTimer(self)
        self._leaving.setSingleShot(True)
        self._leaving.setInterval(NOTE_MS)
        self._leaving.timeout.connect(self.put_away)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PROBLEM_MS)
        self._patience.timeout.connect(self._show_waiting)
        self._waiting: tuple[str, str] | None = None
        self.answered = ""
        self.last_problem = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 1, 4, 1)
        row.setSpacing(12)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._words, 1)
        row.addWidget(self._action)
        row.addWidget(self._close)
        self.hide()

    @property
    def room(self) -> int:
        """How much to leave for it at the lower edge, in pixels: for one line."""
        line = max(
            self._words.fontMetrics().height(), self._action.sizeHint().height(), self._close.sizeHint().height()
        )
        return line + 2 + _MARGIN_BELOW

    def lie_over(self, ground: QWidget) -> None:
        """Lie over the lower edge of another widget from now on."""
        self._ground.removeEventFilter(self)
        self._ground = ground
        ground.installEventFilter(self)
        is_said = not self.isHidden()
        self.setParent(ground)
        self.setVisible(is_said)
        self._place()

    @property
    def sentence(self) -> str:
        """What is said; empty when nothing is."""
        return "" if self.isHidden() else self._sentence

    @property
    def note(self) -> str:
        """The note that is said; empty when none is, or a problem."""
        return "" if self._is_problem else self.sentence

    @Slot(str)
    def show_problem(self, sentence: str, action: str = "") -> None:
        """Say what went wrong, with a button named `action` if that is not empty."""
        self._show(sentence, is_problem=True, action=action)
        self.last_problem = self._sentence
        self._patience.start()

    @Slot(str)
    def show_note(self, sentence: str, action: str = "") -> None:
        """Say what may want to be known, with a button named `action` if that is not empty."""
        if self._patience.isActive():
            self._waiting = (sentence, action)
        else:
            self._show(sentence, is_problem=False, action=action)

    @Slot()
    def _show_waiting(self) -> None:
        if self._waiting is not None:
            (sentence, action), self._waiting = self._waiting, None
            self._show(sentence, is_problem=False, action=action)

    @Slot()
    def put_away(self) -> None:
        """Say nothing any more."""
        self._leaving.stop()
        if self._patience.isActive():
            self._patience.stop()
            self.hide()
            self._show_waiting()
        else:
            self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the lower edge."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and its edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = theme_of(self).error_soft if self._is_problem else theme_of(self).accent_soft
        edge = theme_of(self).error if self._is_problem else theme_of(self).accent
        painter.setBrush(QColor(ground))
        painter.setPen(QPen(QColor(edge), 1.0))
        painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)

    def _act(self) -> None:
        self.answered = self._sentence
        self.put_away()
        self.action_requested.emit()

    def _show(self, sentence: str, *, is_problem: bool, action: str) -> None:
        sentence = shown(sentence, LONGEST_SENTENCE)
        if sentence == self.sentence and is_problem == self._is_problem:
            return
        self._is_problem = is_problem
        self._sentence = sentence
        if is_problem:
            self._leaving.stop()
        else:
            self._leaving.start()
        self._words.setText(sentence)
        self._action.setText(action)
        self._action.setAccessibleName(action)
        self._action.setVisible(bool(action))
        self._sign.show_sign(*(("problem", PROBLEM) if is_problem else ("note", ACCENT)))
        self.setAccessibleDescription(sentence)
        self.show()
        self.raise_()
        self._place()
        self.update()
        announce(self, sentence)

    def _place(self) -> None:
        width = max(1, self._ground.width() - 2 * _MARGIN_BESIDE)
        row = self.layout()
        height = 0 if row is None else max(row.totalHeightForWidth(width), row.sizeHint().height())
        self.setGeometry(_MARGIN_BESIDE, self._ground.height() - height - _MARGIN_BELOW, width, height)
