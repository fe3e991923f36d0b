"""The importance picture: a bar for each setting, as long as it says much of the result."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QWidget

from hwr.language import tr
from hwr.sweep.importance import LEAST, Importance
from hwr.ui.kit.picture.picture import Picture
from hwr.ui.kit.picture.text import LEFT, RIGHT
from hwr.ui.kit.theme import theme_of
from hwr.words import percent

_MOST_FOR_NAMES: Final = 0.4
"""Of the width."""

_MOST_LINES: Final = 2.2
"""A row is at most so many lines of text high: a few bars stand at the top, and are not blown up."""

_LITTLE: Final = 0.1
"""A forest that explains less has found nothing."""


class ImportancePicture(Picture[str]):
    """A part is a setting's name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            "importancePicture", tr("How much each setting says of the result"), lines=9, has_parts=True, parent=parent
        )
        self._found: Importance | None = None
        self._titles: Mapping[str, str] = {}
        self._result = ""

    @property
    def picture_font(self) -> QFont:
        return self.font()

    @property
    def found(self) -> Importance | None:
        """What is shown; None while it is not known."""
        return self._found

    def show_importance(
        self, found: Importance | None, result: str = "", titles: Mapping[str, str] | None = None
    ) -> None:
        """Show what was found; None while it is being found out.

        Args:
            result: what the metric is called.
            titles: what the settings are called, by their names.
        """
        self._found, self._result, self._titles = found, result, titles or {}
        if found is None or self.current not in found.shares:
            self.forget_parts()
        self.tell_part()

    def words_for(self, part: str | None) -> str:
        found = self._found
        if found is None:
            return tr("Weighing the settings…")
        runs = tr("%n run(s)", "", found.runs)
        if part is not None and part in found.shares:
            title, share = self._titles[part], percent(found.shares[part])
            if found.explained is None:
                return tr("{title}: {share} rank correlation with the result", title=title, share=share)
            return tr("{title}: {share} of what all settings say", title=title, share=share)
        if not found.shares:
            if found.runs < LEAST:
                return tr("{runs} with a result: it takes at least {least} to weigh settings", runs=runs, least=LEAST)
            return tr("{runs}: the results are all alike, so no setting matters", runs=runs)
        if found.explained is None:
            assert found.chance is not None
            return tr(
                "{runs}, few: each setting by itself, its rank correlation with “{result}”; up "
                "to {chance}, the broken line, it may well be chance",
                runs=runs,
                result=self._result,
                chance=percent(found.chance),
            )
        if found.explained < _LITTLE:
            return tr(
                "{runs}: these settings say next to nothing of “{result}” that would hold for other runs",
                runs=runs,
                result=self._result,
            )
        return tr(
            "{runs}: these settings say {explained} of how “{result}” ranks runs that were not "
            "looked at (random forest); the bars are each one's part in it",
            runs=runs,
            explained=percent(found.explained),
            result=self._result,
        )

    @property
    def short_words(self) -> str:
        """What is told of the whole where there is little room."""
        found = self._found
        if found is None or not found.shares:
            return self.words_for(None)
        runs = tr("%n run(s)", "", found.runs)
        if found.chance is not None:
            return tr(
                "{runs}, each setting by itself: up to {chance} may be chance", runs=runs, chance=percent(found.chance)
            )
        if found.explained is None or found.explained < _LITTLE:
            return tr("{runs}: the settings say next to nothing", runs=runs)
        return tr(
            "{runs}: together the settings say {explained} of the result", runs=runs, explained=percent(found.explained)
        )

    def part_at(self, place: QPointF) -> str | None:
        row = int(place.y() // self._row) if self._found and self._found.shares else -1
        names = self._names
        return names[row] if 0 <= row < len(names) else None

    def next_part(self, part: str | None, key: Qt.Key) -> str | None:
        names, steps = self._names, {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if not names or key not in (*steps, Qt.Key.Key_Home, Qt.Key.Key_End):
            return None
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End) or part not in names:
            return names[-1] if key == Qt.Key.Key_End else names[0]
        return names[min(max(names.index(part) + steps[key], 0), len(names) - 1)]

    @property
    def _names(self) -> list[str]:
        return [] if self._found is None else list(self._found.shares)

    @property
    def _row(self) -> float:
        """The height of a row, in pixels."""
        return min(self.height() / max(1, len(self._names)), _MOST_LINES * self.line)

    @property
    def _track(self) -> QRectF:
        """Where the bar of the first row may be."""
        widest = max((self.metrics.horizontalAdvance(title) for title in self._titles.values()), default=0.0)
        left = min(widest, _MOST_FOR_NAMES * self.width()) + self.line
        right = self.width() - self.metrics.horizontalAdvance(percent(1)) - self.line
        high = min(0.55 * self._row, 0.9 * self.line)
        return QRectF(left, (self._row - high) / 2, max(8.0, right - left), high)

    def paint(self, painter: QPainter) -> None:
        found, theme = self._found, theme_of(self)
        if found is None or not found.shares:
            painter.setPen(QColor(theme.muted))
            painter.drawText(
                QRectF(self.rect()), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self.words_for(None)
            )
            return
        track, row = self._track, self._row
        for place, (name, share) in enumerate(found.shares.items()):
            bar = track.translated(0, place * row)
            radius = bar.height() / 2
            is_at = name == self.at
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.track))
            painter.drawRoundedRect(bar, radius, radius)
            painter.save()
            painter.setClipRect(QRectF(bar.left(), bar.top(), share * bar.width(), bar.height()))
            is_weak = found.chance is not None and share <= found.chance
            painter.setBrush(QColor(theme.outline if is_weak else theme.accent))
            painter.drawRoundedRect(bar, radius, radius)
            painter.restore()
            painter.setPen(QColor(theme.accent if is_at else theme.text))
            room = QRectF(0.2 * self.line, place * row, bar.left() - self.line, row)
            title = self.metrics.elidedText(self._titles[name], Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, LEFT, title)
            painter.setPen(QColor(theme.text if is_at else theme.muted))
            figure = QRectF(bar.right(), place * row, self.width() - bar.right() - 0.2 * self.line, row)
            painter.drawText(figure, RIGHT, percent(share))
        if found.chance is not None:
            x = track.left() + found.chance * track.width()
            painter.setPen(QPen(QColor(theme.muted), 1.2, Qt.PenStyle.DashLine))
            painter.drawLine(QLineF(x, 0, x, len(found.shares) * row))
