"""The comparison: why something was read as it was, shown by the training digits it is most like.

Three rows: the drawing as the network sees it beside the nearest of all training digits; then, for what it was read as
and for one other class, the mean of that class and the nearest of its digits.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QColor, QHideEvent, QKeyEvent, QPainter, QPen, QShowEvent
from PySide6.QtWidgets import QComboBox, QPushButton, QWidget

from hwr.ui.kit.layout import STRETCH, in_column, in_row, named
from hwr.ui.kit.picture.font import strong
from hwr.ui.kit.picture.ink import ramp, to_image
from hwr.ui.kit.picture.picture import Picture
from hwr.ui.kit.picture.text import CENTRE, LEFT, fitting
from hwr.ui.kit.plain import Label, plain_tip
from hwr.ui.kit.task import BackgroundTask, ProgressBar
from hwr.ui.kit.theme import MUTED, theme_of
from hwr.words import fixed, listed, with_article

if TYPE_CHECKING:
    from hwr.data.neighbours import Neighbour, TrainingPictures
    from hwr.recognizer import Recognition

NEAREST: Final = 10
"""So many of all training digits are looked at for the sentence."""

TILES: Final = 6
"""Pictures in a row: the first is the drawing or a mean."""

_SIDE: Final = 8

_TIP: Final = (
    "The network keeps no pictures: it has learnt from all of these, and where they look alike to it, it answers "
    "alike. The number beneath each is its distance to your drawing, over the 64 values."
)


class Place(NamedTuple):
    """One tile; row and column count from 0."""

    row: int
    column: int


@dataclass(frozen=True, eq=False)
class Tile:
    """One picture of the comparison.

    Attributes:
        picture: float32 (64,), row-major 8x8.
        caption: beneath it, the most telling first; the first that fits is shown.
        words: what is told of it.
    """

    picture: NDArray[np.float32]
    caption: tuple[str, ...]
    words: str


@dataclass(frozen=True, eq=False)
class Row:
    """Tiles side by side, under a heading."""

    heading: str
    tiles: tuple[Tile, ...]


def rows_of(training: TrainingPictures, drawing: NDArray[np.float32], classes: tuple[str, ...]) -> tuple[Row, ...]:
    """The comparison of a drawing (64,) with all training digits, and with those of each of these classes."""
    nearest = training.nearest(drawing, TILES - 1)
    own = Tile(drawing, ("yours",), "Your drawing as the network sees it")
    rows = [Row("Nearest of all training digits", (own, *map(_tile, nearest)))]
    for label in classes:
        mean = training.mean(label)
        if mean is None:
            rows.append(Row(f"None of the training digits is {with_article(label)}", ()))
            continue
        away = float(np.linalg.norm(mean - drawing))
        middle = Tile(mean, (f"mean {_distance(away)}", "mean"), f"Mean of all {label}s: {_distance(away)} away")
        same = training.nearest(drawing, TILES - 1, label=label)
        rows.append(Row(f"Mean of all {label}s, and those nearest to yours", (middle, *map(_tile, same))))
    return tuple(rows)


def sentence_on(neighbours: tuple[Neighbour, ...], best: str) -> str:
    """What the nearest training digits are, in words, beside what was read."""
    counts = Counter(one.label for one in neighbours).most_common()
    however = "" if counts[0][0] == best else f" The network weighs where they differ, and reads {with_article(best)}."
    first, n = with_article(counts[0][0]), len(neighbours)
    if len(counts) == 1:
        return f"All {n} training digits most like yours show {first}.{however}"
    others = [f"{number} {with_article(label)}" for label, number in counts[1:]]
    return f"Of the {n} training digits most like yours {listed([f'{counts[0][1]} show {first}', *others])}.{however}"


def _tile(one: Neighbour) -> Tile:
    away = _distance(one.distance)
    return Tile(one.picture, (f"{one.label}   {away}", one.label), f"Training digit {one.label}: {away} away")


def _distance(value: float) -> str:
    return fixed(value, 2)


class ComparisonPicture(Picture[Place]):
    """The rows of small pictures."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("comparisonPicture", "Most alike", lines=15, columns=36, has_parts=True, parent=parent)
        self._rows: tuple[Row, ...] = ()

    @property
    def ease(self) -> tuple[float, float]:
        return 30, 90

    @property
    def rows(self) -> tuple[Row, ...]:
        """What is shown."""
        return self._rows

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """Show another comparison."""
        self._rows = rows
        self.tell_part()

    def words_for(self, place: Place | None) -> str:
        tile = self._tile_at(place)
        return _TIP if tile is None else tile.words

    def part_at(self, place: QPointF) -> Place | None:
        for row, shown in enumerate(self._rows):
            for column in range(len(shown.tiles)):
                if self._square(Place(row, column)).contains(place):
                    return Place(row, column)
        return None

    def next_part(self, place: Place | None, key: Qt.Key) -> Place | None:
        step = _STEPS.get(key)
        if step is None or not self._rows:
            return None
        if place is None:
            return Place(0, 0)
        rows = [row for row, shown in enumerate(self._rows) if shown.tiles]
        row = min(max(rows.index(place.row) + step[0], 0), len(rows) - 1)
        column = min(max(place.column + step[1], 0), len(self._rows[rows[row]].tiles) - 1)
        return Place(rows[row], column)

    def paint(self, painter: QPainter) -> None:
        theme, colours = theme_of(self), ramp(theme_of(self))
        metrics, line, font = self.metrics, self.line, self.picture_font
        for row, shown in enumerate(self._rows):
            first = self._square(Place(row, 0))
            painter.setFont(strong(font))
            painter.setPen(QColor(theme.text))
            heading = QRectF(0, first.top() - 1.35 * line, self.width(), line)
            painter.drawText(heading.adjusted(first.left(), 0, 0, 0), LEFT, shown.heading)
            painter.setFont(font)
            for column, tile in enumerate(shown.tiles):
                square = self._square(Place(row, column))
                painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
                painter.drawImage(square, to_image(tile.picture.reshape(_SIDE, _SIDE), colours))
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                is_at, is_first = self.at == Place(row, column), column == 0
                painter.setPen(QPen(QColor(theme.accent if is_at or is_first else theme.border), 2 if is_at else 1.2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(square.adjusted(-1, -1, 1, 1), 3, 3)
                painter.setPen(QColor(theme.text if is_at or is_first else theme.muted))
                below = QRectF(square.left() - 6, square.bottom() + 2, square.width() + 12, line)
                painter.drawText(below, CENTRE, fitting(metrics, tile.caption, below.width()))

    def _square(self, place: Place) -> QRectF:
        """Where a tile's picture lies: rows share the height, squares as large as both directions let them."""
        line, count = self.line, max(1, len(self._rows))
        across = self.width() / TILES
        side = max(8.0, min(across - 12.0, (self.height() - 12) / count - 2.8 * line))
        pitch = min(across, side + 3.0 * line)
        left = (self.width() - (TILES - 1) * pitch - side) / 2
        high = min((self.height() - 12) / count, side + 3.6 * line)
        top = (self.height() - count * high) / 2 + 1.5 * line
        return QRectF(left + place.column * pitch, top + place.row * high, side, side)

    def _tile_at(self, place: Place | None) -> Tile | None:
        if place is None or place.row >= len(self._rows) or place.column >= len(self._rows[place.row].tiles):
            return None
        return self._rows[place.row].tiles[place.column]


_STEPS: Final[dict[Qt.Key, tuple[int, int]]] = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class ComparisonPanel(QWidget):
    """The comparison with its words. The training digits are fetched and normalised when it is first seen."""

    closed = Signal()
    """The reading shall be seen again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "comparison", "Why this reading")
        self._recognition: Recognition | None = None
        self._training: TrainingPictures | None = None
        self._task = BackgroundTask(self)
        self._task.advanced.connect(self._show_progress)
        self._task.ended.connect(self._take_pictures)
        self.heading = Label(parent=self, name="comparisonHeading", is_bold=True)
        self.other = named(QComboBox(self), "comparisonOther", "Compare with", "Which other class to compare with")
        self.other.currentIndexChanged.connect(self._show)
        self._beside = Label("beside", self, role=MUTED)
        close = named(QPushButton("Back", self), "comparisonBack", "Back to the reading", "Back to the reading (W)")
        close.clicked.connect(self.closed)
        self.sentence = Label(parent=self, name="comparisonSentence", wraps=True)
        self.sentence.setToolTip(plain_tip(_TIP))
        self._bar = ProgressBar("comparisonProgress", "Fetching the training digits", self)
        self.picture = ComparisonPicture(self)
        self.picture.pointed.connect(self._show_sentence)
        head = in_row(self.heading, STRETCH, self._beside, self.other, close, spacing=8)
        in_column(head, self.sentence, self._bar, (self.picture, 1), of=self, margins=0, spacing=8)

    @property
    def is_idle(self) -> bool:
        """Whether nothing is being fetched any more."""
        return not self._task.is_busy

    @Slot(object)
    def show_recognition(self, recognition: Recognition) -> None:
        """Another reading is to be explained."""
        self._recognition = recognition
        if self.isVisible():
            self._offer_classes()
            self._show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._offer_classes()
        if self._training is None and not self._task.is_busy:
            self._task.start(_fetched())
        self._show()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._task.cancel()

    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()  # here it leads back; the canvas is not to be emptied by it
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _offer_classes(self) -> None:
        """All classes but the one read, the most probable first; the first one until another is chosen."""
        recognition = self._recognition
        ranked = () if recognition is None or recognition.best is None else recognition.ranked()
        labels = [label for label, _ in ranked[1:]]
        if [self.other.itemText(i) for i in range(self.other.count())] != labels:
            with QSignalBlocker(self.other):
                self.other.clear()
                self.other.addItems(labels)

    @Slot()
    def _show(self) -> None:
        recognition, training = self._recognition, self._training
        best = None if recognition is None else recognition.best
        self.heading.setText("Why?" if best is None else f"Why {with_article(best)}?")
        for widget in (self.other, self._beside):
            widget.setVisible(best is not None)
        self._bar.setVisible(training is None)
        if recognition is None or recognition.ink is None or best is None or training is None:
            self.picture.show_rows(())
        else:
            classes = (best, self.other.currentText()) if self.other.count() else (best,)
            self.picture.show_rows(rows_of(training, recognition.ink.views[0], classes))
        self._show_sentence()

    @Slot()
    def _show_sentence(self) -> None:
        recognition, at = self._recognition, self.picture.at
        if recognition is None or recognition.ink is None or recognition.best is None:
            self.sentence.setText("Draw a digit to see which training digits it is most like.")
        elif self._training is None:
            self.sentence.setText(self._task.problem or "Fetching the training digits…")
        elif at is not None:
            self.sentence.setText(f"{self.picture.words_for(at)}.")
        else:
            nearest = self._training.nearest(recognition.ink.views[0], NEAREST)
            self.sentence.setText(sentence_on(nearest, recognition.best))

    @Slot()
    def _show_progress(self) -> None:
        self._bar.show_progress(self._task.progress)

    @Slot()
    def _take_pictures(self) -> None:
        from hwr.data.neighbours import TrainingPictures

        if isinstance(self._task.result, TrainingPictures):
            self._training = self._task.result
        self._show()


def _fetched() -> Iterator[object]:
    """The training digits as a network sees them, with progress."""
    from hwr.data.digits import load_digits
    from hwr.data.neighbours import TrainingPictures
    from hwr.recipe.progress import Progress

    for step in TrainingPictures.normalised(load_digits()):
        yield Progress("Fetching the training digits", step) if isinstance(step, float) else step
