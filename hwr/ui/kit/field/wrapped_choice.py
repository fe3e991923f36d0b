"""A wrapped choice: one of several answers, a round button whose words take as many lines as they need."""

from __future__ import annotations

from enum import Enum
from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget

from hwr.ui.kit.theme import theme_of
from hwr.words import shown_lines

_PADDING: Final = 9
_RADIUS: Final = 9.0
_RING_INSET: Final = 3.5
"""The ring of the focus lies so far within the edge, so that nobody takes it for the mark of what is chosen."""
_LEAST_CHARACTERS: Final = 12
_LONGEST: Final = 1000


class Verdict(Enum):
    """What has been said of a choice: the sign that it bears."""

    NONE = ""
    RIGHT = "✓"
    WRONG = "✗"


class WrappedChoice(QRadioButton):
    """Looks like a card; is a radio button to the keyboard and to a screen reader."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        self._shown = shown_lines(words, _LONGEST)
        super().__init__(self._shown.replace("&", "&&"), parent)
        self._words = words
        self._verdict = Verdict.NONE
        self.setAccessibleName(self._shown)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def words(self) -> str:
        """The answer that it stands for."""
        return self._words

    def show_verdict(self, verdict: Verdict) -> None:
        """Bear a sign."""
        self._verdict = verdict
        said = {Verdict.NONE: "", Verdict.RIGHT: "right", Verdict.WRONG: "not so"}
        self.setAccessibleDescription(said[verdict])
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        text = self._text_place(QRect(0, 0, width, 100_000))
        return self.fontMetrics().boundingRect(text, self._flags, self._shown).height() + 2 * _PADDING

    def sizeHint(self) -> QSize:
        width = 2 * _LEAST_CHARACTERS * self.fontMetrics().averageCharWidth()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        width = _LEAST_CHARACTERS * self.fontMetrics().averageCharWidth()
        return QSize(width, self.fontMetrics().lineSpacing() + 2 * _PADDING)

    def hitButton(self, place: QPoint) -> bool:
        return self.rect().contains(place)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, is_on = theme_of(self), self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = theme.accent_soft if is_on else theme.track if self.underMouse() and self.isEnabled() else theme.card
        painter.setPen(QPen(QColor(theme.accent if is_on else theme.outline), 1.0))
        painter.setBrush(QColor(ground))
        whole = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(whole, _RADIUS, _RADIUS)
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.text), 1.0, Qt.PenStyle.DotLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            inner = whole.adjusted(_RING_INSET, _RING_INSET, -_RING_INSET, -_RING_INSET)
            painter.drawRoundedRect(inner, _RADIUS - _RING_INSET, _RADIUS - _RING_INSET)
        self._paint_mark(painter)
        has_said = is_on or self._verdict is not Verdict.NONE
        painter.setPen(QColor(theme.text if self.isEnabled() or has_said else theme.muted))
        painter.drawText(self._text_place(self.rect()), self._flags, self._shown)

    def _paint_mark(self, painter: QPainter) -> None:
        theme, size = theme_of(self), self._mark_size
        centre = QPointF(_PADDING + size / 2, self.height() / 2)
        if self._verdict is not Verdict.NONE:
            font = painter.font()
            font.setBold(True)
            painter.setFont(font)
            painter.setPen(QColor(theme.accent if self._verdict is Verdict.RIGHT else theme.unsure))
            place = QRectF(_PADDING - 2, 0, size + 4, self.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self._verdict.value)
            painter.setFont(self.font())
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(theme.accent if self.isChecked() else theme.outline), 1.6))
        painter.drawEllipse(centre, size / 2 - 1, size / 2 - 1)
        if self.isChecked():
            painter.setBrush(QColor(theme.accent))
            painter.drawEllipse(centre, size / 4 - 0.5, size / 4 - 0.5)

    @property
    def _mark_size(self) -> int:
        return round(self.fontMetrics().ascent() * 1.05)

    @property
    def _flags(self) -> int:
        return Qt.TextFlag.TextWordWrap.value | Qt.AlignmentFlag.AlignVCenter.value

    def _text_place(self, whole: QRect) -> QRect:
        return whole.adjusted(self._mark_size + 2 * _PADDING, _PADDING, -_PADDING, -_PADDING)
