"""A section: a part of the form under a heading that folds it away; folded, it says in a line what is in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from hwr.language import tr
from hwr.ui.kit.icons import line_pen, pixmap
from hwr.ui.kit.layout import in_column, named
from hwr.ui.kit.plain import plain_tip
from hwr.ui.kit.roles import Unfolding, tell_unfolded
from hwr.ui.kit.theme import theme_of
from hwr.ui.train.form.draft import Draft
from hwr.ui.train.form.recipe_fields import RecipeField

_PAD: Final = 6.0


class SectionHeadingWidget(Unfolding, QAbstractButton):
    """The heading: an arrow, the title, and at the right how many problems there are or when changes apply."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._summary = ""
        self._problems = 0
        self._note = ""
        self.setText(title)
        self.setCheckable(True)
        self.setChecked(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self._turn)

    def show_state(self, summary: str, problems: int, note: str) -> None:
        """Show what is in the section, how much of it is wrong, and what else there is to say."""
        self._summary, self._problems, self._note = summary, problems, note
        wrong = self._tag() if problems else ""
        self.setAccessibleDescription(". ".join(part for part in (wrong, summary, note) if part))
        self.setToolTip(plain_tip(summary))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        lines = 1 if self.isChecked() else 1 + self._summary_lines()  # folded, the summary stands below the title
        return QSize(120, round(lines * self.fontMetrics().height() + 2 * _PAD))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()  # the summary may need another line, or one less

    def _summary_lines(self) -> int:
        """One, or two if it does not fit into one."""
        metrics = self.fontMetrics()
        room = self.width() - 2 * _PAD - metrics.height() * 1.15
        return 2 if metrics.horizontalAdvance(self._summary) > room else 1

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint arrow, title, tag and summary, and a frame that shows the focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, metrics = theme_of(self), QFontMetricsF(self.font())
        if self.underMouse() or self.hasFocus():
            painter.setPen(line_pen(theme.accent, 2.0) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.track) if self.underMouse() else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 7, 7)
        line = metrics.height()
        middle, step = _PAD + line / 2, line * 0.2
        painter.setPen(line_pen(theme.muted, 1.7))
        tip = _PAD + line * 0.4
        if self.isChecked():
            points = [QPointF(tip - 2 * step, middle - step), QPointF(tip, middle + step)]
            points.append(QPointF(tip + 2 * step, middle - step))
        else:
            points = [QPointF(tip - step, middle - 2 * step), QPointF(tip + step, middle)]
            points.append(QPointF(tip - step, middle + 2 * step))
        painter.drawPolyline(points)
        left, right = _PAD + line * 1.15, self.width() - _PAD
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        tag = self._tag()
        needed = QFontMetricsF(bold).horizontalAdvance(self.text()) + metrics.horizontalAdvance(tag) + _PAD
        if tag and (self._problems or needed <= right - left):  # when a change applies is said by the fields, too
            colour = theme.error if self._problems else theme.muted
            width = metrics.horizontalAdvance(tag)
            painter.setPen(QColor(colour))
            painter.drawText(QRectF(right - width, _PAD, width + 1, line), Qt.AlignmentFlag.AlignVCenter, tag)
            right -= width + _PAD
            if self._problems:
                side = round(line)
                right -= side
                painter.drawPixmap(QPointF(right, _PAD), pixmap("problem", theme.error, side, self.devicePixelRatioF()))
                right -= _PAD
        painter.setFont(bold)
        painter.setPen(QColor(theme.text))
        title = QFontMetricsF(bold).elidedText(self.text(), Qt.TextElideMode.ElideRight, right - left)
        painter.drawText(QRectF(left, _PAD, right - left, line), Qt.AlignmentFlag.AlignVCenter, title)
        if not self.isChecked():
            painter.setFont(self.font())
            painter.setPen(QColor(theme.muted))
            room = self.width() - _PAD - left
            lines = self._summary_lines()
            summary = metrics.elidedText(
                self._summary, Qt.TextElideMode.ElideRight, (lines - 0.15 * (lines > 1)) * room
            )
            flags = Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
            painter.drawText(QRectF(left, _PAD + line, room, lines * line), flags, summary)

    def _tag(self) -> str:
        if self._problems:
            return tr("%n problem(s)", "", self._problems)
        return self._note

    def _turn(self) -> None:
        tell_unfolded(self)
        self.updateGeometry()
        self.update()


class SectionWidget(QWidget):
    """A heading and fields. Subclasses fill it and say in a line what is in it.

    Args:
        title: marked; its objects are called after it.

    Attributes:
        fields: in their order.
        rows: what they stand in, one below the other.
    """

    def __init__(self, title: str) -> None:
        super().__init__()
        named(self, f"section{title}", tr(title))
        self.fields: list[RecipeField] = []
        self.heading = named(SectionHeadingWidget(tr(title), self), f"heading{title}", tr(title))
        self._body = QWidget(self)
        self.rows = in_column(of=self._body, margins=(8, 2, 8, 10), spacing=6)
        in_column(self.heading, self._body, of=self, margins=0, spacing=0)
        self._running = False
        self.heading.toggled.connect(self._body.setVisible)

    @property
    def is_unfolded(self) -> bool:
        """Whether the fields are to be seen."""
        return self.heading.isChecked()

    def set_unfolded(self, unfolded: bool) -> None:
        """Fold or unfold."""
        self.heading.setChecked(unfolded)

    def add(self, *fields: RecipeField) -> None:
        """Add fields at the end."""
        for field in fields:
            self.fields.append(field)
            self.rows.addWidget(field)

    def summary(self, draft: Draft) -> str:
        """What is in it, in a line."""
        raise NotImplementedError

    def show_draft(self, draft: Draft, problems: Mapping[str, str]) -> None:
        """Show all fields' settings and problems."""
        for field in self.fields:
            field.show_draft(draft, problems)
        count = sum(any(field.answers_for(name) for field in self.fields) for name in problems)
        self.heading.show_state(self.summary(draft), count, tr("for the next run") if self._running else "")

    def set_running(self, running: bool) -> None:
        """Say when changes take effect; shown with the next draft."""
        self._running = running
        for field in self.fields:
            field.set_running(running)

    def set_stacked(self, stacked: bool) -> None:
        """Put controls below their labels."""
        for field in self.fields:
            field.set_stacked(stacked)
