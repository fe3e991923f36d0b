"""The drawing card: the user's own drawing as the network sees it, and how the network shown reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from hwr.language import mark, tr
from hwr.ui.kit.colours import image, sequential
from hwr.ui.kit.layout import named
from hwr.ui.kit.plain import plain_tip
from hwr.ui.kit.telling import tell
from hwr.ui.kit.theme import theme_of
from hwr.ui.kit.wording import doubt, is_sure
from hwr.words import probability

if TYPE_CHECKING:
    from hwr.recognizer import Recognition

_MARGIN: Final = 6.0
_TIP: Final = mark("Your drawing, as the network sees and reads it at the moment shown. Press to draw.")
_OF_VIEWS: Final = mark(
    "The share is the mean over {count} views of it, as on Read; the panels show the first of them alone."
)


class DrawingCardWidget(QWidget):
    """A small card; pressing it leads to the canvas."""

    canvas_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._recognition: Recognition | None = None
        self._is_drawn = False
        named(self, "drawingCard", tr("Your drawing"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)  # else a long form takes its height
        self._describe()

    def sizeHint(self) -> QSize:
        line = self.fontMetrics().height()
        return QSize(
            round(self.fontMetrics().horizontalAdvance(tr("Draw a digit on Read")) + 3.2 * line + 26), 3 * line
        )

    def show_drawing(self, *, is_there: bool) -> None:
        """Say whether there is something to be read, for as long as there is no network that reads it here."""
        self._is_drawn = is_there
        self._describe()
        self.update()

    @Slot(object)
    def show_recognition(self, recognition: Recognition | None) -> None:
        """Show a reading; a blank one invites to draw, a missing one to train if something is drawn."""
        self._recognition = recognition
        self._describe()
        self.update()

    @property
    def words(self) -> str:
        """What is said of the drawing."""
        return self.accessibleDescription()

    def _describe(self) -> None:
        reading = self._recognition
        if reading is None and self._is_drawn:
            words = tr("Your drawing is read here by the network that you train.")
        elif reading is None or reading.best is None:
            words = tr("Nothing is drawn. Draw a digit on Read, and watch it being read here.")
        else:
            said = (tr("Read as {label}", label=reading.best), probability(reading.confidence), doubt(reading))
            words = ", ".join(part for part in said if part)
        tell(self, words)
        views = 0 if reading is None or reading.ink is None else len(reading.ink.views)
        of_views = [tr(_OF_VIEWS, count=views)] if views > 1 else []
        self.setToolTip(plain_tip(" ".join([tr(_TIP), *of_views])))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.canvas_requested.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.canvas_requested.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = theme_of(self).accent if self.hasFocus() else theme_of(self).border
        painter.setPen(QPen(QColor(edge), 2.0 if self.hasFocus() else 1.0))
        painter.setBrush(QColor(theme_of(self).card))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 9, 9)
        side = self.height() - 2 * _MARGIN
        picture = QRectF(_MARGIN + 2, _MARGIN, side, side)
        words = QRectF(picture.right() + 8, 0, self.width() - picture.right() - 14, self.height())
        reading = self._recognition
        if reading is None or reading.best is None or reading.ink is None:
            painter.setPen(QPen(QColor(theme_of(self).outline), 1.0, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(picture.adjusted(1, 1, -1, -1), 4, 4)
            painter.setPen(QColor(theme_of(self).muted))
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
            waits = reading is None and self._is_drawn
            painter.drawText(
                words, flags, tr("Train, and your drawing is read here") if waits else tr("Draw a digit on Read")
            )
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
        painter.drawImage(picture, image(sequential(theme_of(self), reading.ink.views[0].reshape(8, 8))))
        answer = QFont(self.font())
        answer.setPixelSize(max(12, round(side * 0.82)))
        answer.setWeight(QFont.Weight.DemiBold)
        painter.setFont(answer)
        painter.setPen(QColor(theme_of(self).text if is_sure(reading) else theme_of(self).unsure))
        wide = QFontMetricsF(answer).horizontalAdvance(reading.best)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, reading.best)
        painter.setFont(self.font())
        painter.setPen(QColor(theme_of(self).muted))
        beside = words.adjusted(wide + 10, 0, 0, 0)
        below = doubt(reading) or tr("your drawing")
        painter.drawText(beside, Qt.AlignmentFlag.AlignVCenter, f"{probability(reading.confidence)}\n{below}")
