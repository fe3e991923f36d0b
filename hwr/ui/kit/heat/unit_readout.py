"""The readout: a line or two, always in the same place, that tell the numbers of what is pointed at."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from hwr.language import tr
from hwr.ui.kit.layout import named
from hwr.ui.kit.plain import plain_tip
from hwr.ui.kit.telling import tell
from hwr.ui.kit.theme import theme_of


class ReadoutWidget(QWidget):
    """Its height never changes, whatever it says. What does not fit is elided and said in the tooltip."""

    def __init__(self, lines: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = lines
        self._told = ""
        self._rest = ""
        named(self, "readout", tr("Numbers"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def text(self) -> str:
        """What is said now."""
        return self._told or self._rest

    def set_lines(self, lines: int) -> None:
        """Take more or less room."""
        if lines != self._lines:
            self._lines = lines
            self.updateGeometry()
            self.update()

    def tell(self, words: str) -> None:
        """Say this; nothing, to say what is said at rest."""
        self._told = words
        self._say()

    def rest(self, words: str) -> None:
        """Say this whenever nothing is pointed at."""
        self._rest = words
        self._say()

    def sizeHint(self) -> QSize:
        return QSize(200, round(self._lines * QFontMetricsF(self.font()).lineSpacing()) + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QColor(theme_of(self).text if self._told else theme_of(self).muted))
        metrics = QFontMetricsF(self.font())
        text, y = self.text, 2.0
        for row in range(self._lines):
            room = QRectF(0, y, self.width(), metrics.lineSpacing())
            length = len(text) if row == self._lines - 1 else self._fitting(text)
            line = metrics.elidedText(text[:length].strip(), Qt.TextElideMode.ElideRight, self.width())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, line)
            text = text[length:].lstrip()
            y += metrics.lineSpacing()

    def _fitting(self, text: str) -> int:
        """How many characters of the text fit into a line."""
        layout = QTextLayout(text, self.font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        layout.setTextOption(option)
        layout.beginLayout()
        line = layout.createLine()
        if line.isValid():
            line.setLineWidth(self.width())
        layout.endLayout()
        return line.textLength() if line.isValid() else len(text)

    def _say(self) -> None:
        if self.text != self.accessibleDescription():
            tell(self, self.text)
            self.setToolTip(plain_tip(self.text))
            self.update()
