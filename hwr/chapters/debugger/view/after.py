"""After many updates: the case as it is read after each of a few, and the others, with those marked that broke.

What is read stands in words above the bars; the digit that was told bears a tick; a digit that broke is framed and
bears what it is read as now, and the rest are faint: nothing is said by colour alone.
"""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

from hwr.chapters.debugger.repeated import MOMENTS, NONE, Floats, Repeated
from hwr.chapters.debugger.walk import SIDE
from hwr.language import tr
from hwr.ui.kit.motion import Motion
from hwr.ui.kit.picture.font import smaller, strong
from hwr.ui.kit.picture.ink import ramp, to_image
from hwr.ui.kit.picture.picture import Picture
from hwr.ui.kit.picture.text import CENTRE, LEFT, fitting
from hwr.ui.kit.theme import Theme, theme_of
from hwr.words import numeral, percent, probability, with_article

_ACROSS: Final = 20
"""So many of the others stand in a row."""

_HEAD: Final = 2.2
"""Above the bars, in lines of text."""

_ROW: Final = 0.92
"""A bar, in lines of text, at least."""

_FAINT: Final = 0.45
"""How strongly the others are seen that did not break."""


class Place(NamedTuple):
    """A part of the picture: a moment, or one of the others.

    Attributes:
        is_moment: whether it is a moment.
        which: its place in `MOMENTS`, or among the other digits.
    """

    is_moment: bool
    which: int


class DebuggerAfter(Picture[Place]):
    """Shows what came of learning one case again and again, at one moment of it."""

    moment_chosen = Signal(int)
    """By its place in `MOMENTS`; not the first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("debuggerAfter", tr("After many updates"), lines=19, columns=46, has_parts=True, parent=parent)
        self._repeated: Repeated | None = None
        self._moment = len(MOMENTS) - 1
        self.motion = Motion(parent=self)
        self.motion.moved.connect(self.update)
        self.chosen.connect(self._choose)

    @property
    def ease(self) -> tuple[float, float]:
        return 30, 84

    def show_repeated(self, repeated: Repeated, moment: int) -> None:
        """Show this, and the others at a moment, by its place in `MOMENTS`, whose bars grow from those before it."""
        if moment != self._moment and self.isVisible():
            self.motion.start()
        self._repeated, self._moment = repeated, moment
        self.tell_part()

    # Parts

    def words_for(self, part: Place | None) -> str:
        repeated = self._repeated
        if repeated is None:
            return ""
        if part is None:
            return repeated.words(self._moment)
        if part.is_moment:
            now = repeated.moments[part.which]
            read, told = repeated.classes[now.answer], repeated.classes[repeated.label]
            reads = tr(
                "{when}: reads {read}, {sure}; {told} gets {probability}; the loss L is {loss}.",
                when=_when(part.which),
                read=with_article(read),
                sure=probability(float(now.outputs[now.answer])),
                told=told,
                probability=probability(float(now.outputs[repeated.label])),
                loss=numeral(now.loss),
            )
            if not len(repeated.others):
                return reads
            right, n = numeral(int(repeated.right(part.which).sum())), numeral(len(repeated.others))
            others = tr("{right} of {n} others are right.", right=right, n=n)
            return f"{reads} {others}"
        names = repeated.classes
        label = names[repeated.others.labels[part.which]]
        before, after = (names[repeated.moments[k].answers[part.which]] for k in (0, self._moment))
        return tr(
            "{digit}, read as {before} before, and as {after} after %n update(s).",
            "",
            MOMENTS[self._moment],
            digit=with_article(label),
            before=before,
            after=after,
        )

    def part_at(self, place: QPointF) -> Place | None:
        for index in range(len(MOMENTS)):
            if self.column(index).contains(place):
                return Place(True, index)
        count = len(self._repeated.others) if self._repeated is not None else 0
        return next((Place(False, i) for i in range(count) if self.tile(i).contains(place)), None)

    def next_part(self, part: Place | None, key: Qt.Key) -> Place | None:
        step = _STEPS.get(key)
        count = len(self._repeated.others) if self._repeated is not None else 0
        if step is None:
            return None
        if part is None:
            return Place(True, self._moment)
        if part.is_moment:
            if step == _ACROSS and count:
                return Place(False, 0)
            return Place(True, min(max(part.which + (step if abs(step) == 1 else 0), 0), len(MOMENTS) - 1))
        index = part.which + step
        if index < 0 and step == -_ACROSS:
            return Place(True, self._moment)
        return Place(False, min(max(index, 0), count - 1))

    def _choose(self, part: Place | None) -> None:
        if part is not None and part.is_moment and part.which:
            self.moment_chosen.emit(part.which)

    # Painting

    def paint(self, painter: QPainter) -> None:
        repeated = self._repeated
        if repeated is None:
            return
        for index in range(len(MOMENTS)):
            self._paint_column(painter, repeated, index)
        if len(repeated.others):
            self._paint_others(painter, repeated)

    def _paint_column(self, painter: QPainter, repeated: Repeated, index: int) -> None:
        theme, line, column, now = theme_of(self), self.line, self.column(index), repeated.moments[index]
        if index == self._moment:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.accent_soft))
            painter.drawRoundedRect(column, 0.4 * line, 0.4 * line)
        if self.at == Place(True, index):
            painter.setPen(QPen(QColor(theme.accent), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(column, 0.4 * line, 0.4 * line)
        inner = column.adjusted(0.4 * line, 0, -0.4 * line, 0)
        painter.setPen(QColor(theme.muted))
        count = numeral(MOMENTS[index])
        heads = (tr("before"),) if not index else (_when(index), tr("%n update(s)", "", MOMENTS[index]), count)
        painter.drawText(
            QRectF(inner.left(), column.top(), inner.width(), line), CENTRE, self._fit(heads, inner.width())
        )
        bold = strong(self.picture_font)
        painter.setFont(bold)
        painter.setPen(QColor(theme.text))
        read = repeated.classes[now.answer]
        sure = percent(float(now.outputs[now.answer]))
        reads = (
            tr("reads {label}, {sure}", label=with_article(read), sure=sure),
            tr("reads {label}, {sure}", label=read, sure=sure),
            tr("reads {label}", label=read),
            read,
        )
        head = QRectF(inner.left(), column.top() + line, inner.width(), line)
        painter.drawText(head, CENTRE, fitting(QFontMetricsF(bold), reads, head.width()))
        painter.setFont(self.picture_font)
        self._paint_bars(painter, theme, repeated, index, inner)

    def _paint_bars(self, painter: QPainter, theme: Theme, repeated: Repeated, index: int, inner: QRectF) -> None:
        line, now, classes = self.line, repeated.moments[index], repeated.classes
        top = inner.top() + _HEAD * line
        height = (inner.bottom() - 0.2 * line - top) / len(classes)
        name = self.metrics.horizontalAdvance("0 ✓ ")
        painter.setFont(smaller(self.picture_font, min(1.0, height / line)))
        for i, y in enumerate(self._bars(repeated, index)):
            row = QRectF(inner.left(), top + i * height, inner.width(), height)
            is_told = i == repeated.label
            painter.setPen(QColor(theme.text if is_told or i == now.answer else theme.muted))
            painter.drawText(row, LEFT, f"{classes[i]} ✓" if is_told else classes[i])
            track = QRectF(row.left() + name, row.center().y() - 0.3 * height, row.width() - name, 0.6 * height)
            painter.fillRect(track, QColor(theme.track))
            bar = QRectF(track.topLeft(), track.size())
            bar.setWidth(track.width() * y)
            painter.fillRect(bar, QColor(theme.error if is_told else theme.accent))
        painter.setFont(self.picture_font)

    def _bars(self, repeated: Repeated, index: int) -> list[float]:
        """How long they are, 0 to 1; those of the chosen moment on their way from the moment before."""
        outputs = np.nan_to_num(repeated.moments[index].outputs)
        if index == self._moment and index:
            before = np.nan_to_num(repeated.moments[index - 1].outputs)
            outputs = before + self.motion.share * (outputs - before)
        made: list[float] = np.clip(outputs, 0, 1).tolist()
        return made

    def _paint_others(self, painter: QPainter, repeated: Repeated) -> None:
        theme, line = theme_of(self), self.line
        right, before = int(repeated.right(self._moment).sum()), int(repeated.right(0).sum())
        n = numeral(len(repeated.others))
        painter.setFont(strong(self.picture_font))
        painter.setPen(QColor(theme.text))
        top = self.column(0).bottom() + 0.35 * line
        said = (
            tr(
                "{n} other digits: {right} read right after %n update(s), {before} before",
                "",
                MOMENTS[self._moment],
                n=n,
                right=right,
                before=before,
            ),
            tr("{n} others: {right} right, {before} before", n=n, right=right, before=before),
            tr("{right} of {n} others right", right=right, n=n),
        )
        words = QFontMetricsF(painter.font())
        painter.drawText(QRectF(0.2 * line, top, self.width(), line), LEFT, fitting(words, said, self.width() - line))
        painter.setFont(self.picture_font)
        broken = set(repeated.broken(self._moment).tolist())
        self.paint_still(painter, (id(repeated.others), bool(broken)), lambda layer: self._paint_tiles(layer, broken))
        for i in sorted(broken):
            self._paint_broken(
                painter, theme, self.tile(i), repeated.classes[repeated.moments[self._moment].answers[i]]
            )
        at = self.at
        if at is not None and not at.is_moment and at.which < len(repeated.others):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.accent), 2))
            painter.drawRect(self.tile(at.which).adjusted(-1, -1, 1, 1))

    def _paint_tiles(self, painter: QPainter, broken: set[int]) -> None:
        """All of the others: faint, if there are some to stand out from them."""
        painter.setOpacity(_FAINT if broken else 1.0)
        for i in range(len(self._pictures)):
            self._paint_tile(painter, i)

    def _paint_tile(self, painter: QPainter, index: int) -> None:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
        picture = self._pictures[index].reshape(SIDE, SIDE)
        painter.drawImage(self.tile(index), to_image(picture, ramp(theme_of(self))))

    @property
    def _pictures(self) -> Floats:
        return NONE.pictures if self._repeated is None else self._repeated.others.pictures

    def _paint_broken(self, painter: QPainter, theme: Theme, tile: QRectF, read: str) -> None:
        """A frame, and in a corner what it is read as now."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(theme.error), 2))
        painter.drawRect(tile)
        painter.setFont(strong(smaller(self.picture_font, min(1.0, 0.62 * tile.height() / self.line))))
        side = 0.58 * tile.height()
        corner = QRectF(tile.right() - 0.8 * side, tile.bottom() - side, 0.8 * side, side)
        painter.fillRect(corner, QColor(theme.error_soft))
        painter.setPen(QColor(theme.error))
        painter.drawText(corner, CENTRE, read)
        painter.setFont(self.picture_font)

    def _fit(self, words: tuple[str, ...], width: float) -> str:
        return fitting(self.metrics, words, width)

    # Geometry

    def column(self, index: int) -> QRectF:
        """Where a moment is shown."""
        line, gap = self.line, 0.4 * self.line
        width = (self.width() - (len(MOMENTS) - 1) * gap) / len(MOMENTS)
        rows = len(self._repeated.classes) if self._repeated is not None else 10
        least = (_HEAD + _ROW * rows + 0.2) * line
        tiles = (1.5 * line + self._pitch(self.height() - least - 2 * line) * self._tile_rows) if self._tile_rows else 0
        height = max(least, min(self.height() - tiles - 0.3 * line, 1.7 * least))
        return QRectF(index * (width + gap) + 1, 1, width - 2, height)

    def tile(self, index: int) -> QRectF:
        """Where one of the others is shown."""
        top = self.column(0).bottom() + 1.5 * self.line
        pitch = self._pitch(self.height() - top)
        row, column = divmod(index, _ACROSS)
        left = 0.5 * (self.width() - _ACROSS * pitch)
        return QRectF(left + column * pitch + 1, top + row * pitch + 1, pitch - 3, pitch - 3)

    @property
    def _tile_rows(self) -> int:
        count = len(self._repeated.others) if self._repeated is not None else 0
        return -(-count // _ACROSS)

    def _pitch(self, room: float) -> float:
        """From one of the others to the next: as large as both directions let it."""
        return max(6.0, min(self.width() / _ACROSS, room / max(1, self._tile_rows)))


def _when(moment: int) -> str:
    """ "after 5 updates"."""
    return tr("after %n update(s)", "", MOMENTS[moment]) if moment else tr("before")


_STEPS: Final[dict[Qt.Key, int]] = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -_ACROSS,
    Qt.Key.Key_Down: _ACROSS,
}
