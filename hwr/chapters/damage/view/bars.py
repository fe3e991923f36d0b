"""What the chapter on damage draws of answers: a drawing's probabilities and the score, each whole and broken."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from hwr.chapters.damage.chapter import Answer
from hwr.chapters.damage.exam import Score
from hwr.language import tr, written
from hwr.ui.kit.picture.font import strong
from hwr.ui.kit.picture.picture import Picture
from hwr.ui.kit.picture.text import CENTRE, LEFT, RIGHT, fitting
from hwr.ui.kit.theme import theme_of
from hwr.words import percent, percent_range, probability

_LEAST_BAR: Final = 1.0
"""Pixels; a bar is always to be seen where it would be."""


class DamageAnswer(Picture[object]):
    """Two bars for each class, side by side: the whole network's as an outline, and filled that of what is left."""

    def __init__(self) -> None:
        super().__init__("damageAnswer", tr("Probabilities, whole and broken"), lines=5.5, columns=34)
        self._title: tuple[str, ...] = ()
        self._before: Answer | None = None
        self._now: Answer | None = None

    @property
    def ease(self) -> tuple[float, float]:
        return 10, 60

    def show_answers(self, title: tuple[str, ...], before: Answer, now: Answer) -> None:
        """Show both; the first title that fits stands above."""
        self._title, self._before, self._now = title, before, now
        said = (
            tr("{label}: {before}, now {now}", label=c, before=probability(before.of(c)), now=probability(now.of(c)))
            for c in now.classes
        )
        self.describe(f"{title[0]}. {'; '.join(said)}.")

    def show_nothing(self) -> None:
        """There is no network to ask."""
        self._before = self._now = None
        self.describe("")

    def paint(self, painter: QPainter) -> None:
        before, now = self._before, self._now
        if before is None or now is None:
            return
        theme, line, metrics = theme_of(self), self.line, self.metrics
        painter.setFont(strong(self.picture_font))
        painter.setPen(QColor(theme.text))
        head = QRectF(0, 0, self.width(), 1.2 * line)
        painter.drawText(head, LEFT, fitting(QFontMetricsF(painter.font()), self._title, head.width()))
        painter.setFont(self.picture_font)
        figure = QRectF(0, head.bottom(), self.width(), line)
        room = QRectF(0, figure.bottom(), self.width(), self.height() - figure.bottom() - 1.15 * line)
        step = room.width() / len(now.classes)
        wide = min(0.34 * step, 1.2 * line)
        for i, label in enumerate(now.classes):
            middle = (i + 0.5) * step
            is_best = label == now.best
            floor = QLineF(middle - wide - 2, room.bottom(), middle + wide + 2, room.bottom())
            painter.setPen(QPen(QColor(theme.outline), 1))
            painter.drawLine(floor)
            height = max(_LEAST_BAR, before.of(label) * room.height())
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.muted), 1.2))
            painter.drawRect(QRectF(middle - wide, room.bottom() - height, wide - 1, height))
            height = max(_LEAST_BAR, now.of(label) * room.height())
            fill = QColor(theme.accent if is_best else theme.outline)
            painter.fillRect(QRectF(middle + 1, room.bottom() - height, wide, height), fill)
            painter.setPen(QColor(theme.accent if is_best else theme.text))
            painter.setFont(strong(self.picture_font) if is_best else self.picture_font)
            below = QRectF(middle - step / 2, room.bottom() + 0.1 * line, step, line)
            painter.drawText(below, CENTRE, metrics.elidedText(label, Qt.TextElideMode.ElideRight, step))
            if is_best or label == before.best:
                said = probability(now.of(label))
                above = QRectF(middle - 2 * line, figure.top(), 4 * line, line)
                above.moveLeft(min(max(above.left(), 0.0), self.width() - above.width()))
                painter.drawText(above, CENTRE, said)


_WHISKER: Final = 0.22
"""Half the height of an interval's ends, in lines."""


class DamageScores(Picture[object]):
    """A bar for the whole network and one for what is left, each with its interval."""

    def __init__(self) -> None:
        super().__init__("damageScores", tr("Score, whole and broken"), lines=3.6, columns=34)
        self._title: tuple[str, ...] = ()
        self._rows: tuple[tuple[str, Score], ...] = ()

    @property
    def ease(self) -> tuple[float, float]:
        return 6, 50

    def show_scores(self, title: tuple[str, ...], before: Score, now: Score) -> None:
        """Show both; the first title that fits stands above."""
        self._title, self._rows = title, ((tr("whole"), before), (tr("now"), now))
        said = (f"{name}: {_figure(score)}" for name, score in self._rows)
        self.describe(f"{title[0]}. {'; '.join(said)}.")

    def show_nothing(self, words: str) -> None:
        """There is no score yet, and why."""
        self._title, self._rows = (words,), ()
        self.describe(words)

    def paint(self, painter: QPainter) -> None:
        theme, line, metrics = theme_of(self), self.line, self.metrics
        painter.setFont(strong(self.picture_font))
        painter.setPen(QColor(theme.text))
        title = fitting(QFontMetricsF(painter.font()), self._title, self.width()) or "".join(self._title[-1:])
        painter.drawText(QRectF(0, 0, self.width(), 1.2 * line), LEFT, title)
        painter.setFont(self.picture_font)
        names = max((metrics.horizontalAdvance(f"{name} ") for name, _ in self._rows), default=0.0) + 0.3 * line
        texts = [_figures(score) for _, score in self._rows]
        widest = 0.5 * self.width()
        shown = [fitting(metrics, text, widest) for text in texts]
        figures = max(map(metrics.horizontalAdvance, shown), default=0.0) + 0.5 * line
        for i, (name, score) in enumerate(self._rows):
            top = (1.2 + 1.2 * i) * line
            painter.setPen(QColor(theme.muted))
            painter.drawText(QRectF(0, top, names, 1.1 * line), LEFT, name)
            painter.setPen(QColor(theme.text))
            painter.drawText(QRectF(0, top, self.width(), 1.1 * line), RIGHT, shown[i])
            track = QRectF(names, top + 0.2 * line, max(8.0, self.width() - names - figures), 0.7 * line)
            painter.fillRect(track, QColor(theme.track))
            bar = QRectF(track)
            bar.setWidth(score.share * track.width())
            painter.fillRect(bar, QColor(theme.accent if i else theme.outline))
            self._paint_interval(painter, track, score)

    def _paint_interval(self, painter: QPainter, track: QRectF, score: Score) -> None:
        low, high = (track.left() + share * track.width() for share in score.interval)
        middle, reach = track.center().y(), _WHISKER * self.line
        lines = [QLineF(low, middle, high, middle)]
        lines += [QLineF(x, middle - reach, x, middle + reach) for x in (low, high)]
        for colour, width in ((theme_of(self).card, 3.6), (theme_of(self).text, 1.4)):  # seen on any ground
            painter.setPen(QPen(QColor(colour), width))
            painter.drawLines(lines)


def _figure(score: Score) -> str:
    return f"{_of_all(score)}, {percent(score.share)} ({percent_range(*score.interval)})"


def _figures(score: Score) -> tuple[str, ...]:
    """The most telling first."""
    low_high, right = percent_range(*score.interval), written(f"{score.right:,}")
    return (f"{_of_all(score)} ({low_high})", f"{right} ({low_high})", right)


def _of_all(score: Score) -> str:
    return tr("{count:,} of {n:,}", count=score.right, n=score.n)
