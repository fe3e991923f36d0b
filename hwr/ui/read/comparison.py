"""The comparison: why something was read as it was, shown by the training digits it is most like.

Three rows: the drawing as the network sees it beside the nearest of all training digits; then, for what it was read as
and for one other class, the mean of that class and the nearest of its digits.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QPushButton, QWidget

from hwr.language import mark, tr
from hwr.ui.kit.field.outline import ComboBox
from hwr.ui.kit.layout import STRETCH, in_column, in_row, named
from hwr.ui.kit.picture.tiles import Row, Tile, TilesPicture
from hwr.ui.kit.plain import Label, plain_tip
from hwr.ui.kit.scrolling import ScrollingWidget
from hwr.ui.kit.task import BackgroundTask, ProgressBar
from hwr.ui.kit.theme import MUTED
from hwr.words import fixed, listed, with_article

if TYPE_CHECKING:
    from hwr.data.neighbours import Neighbour, TrainingPictures
    from hwr.recognizer import Recognition

NEAREST: Final = 10
"""So many of all training digits are looked at for the sentence."""

TILES: Final = 6
"""Pictures in a row: the first is the drawing or a mean."""

_SIDE: Final = 8

_TIP: Final = mark(
    "The network keeps no pictures: it has learnt from all of these, and where they look alike "
    "to it, it answers alike. The number beneath each is its distance to your drawing, over the "
    "64 values."
)


def rows_of(training: TrainingPictures, drawing: NDArray[np.float32], classes: tuple[str, ...]) -> tuple[Row, ...]:
    """The comparison of a drawing (64,) with all training digits, and with those of each of these classes."""
    nearest = training.nearest(drawing, TILES - 1)
    own = _small(drawing, (tr("yours"),), tr("Your drawing as the network sees it"), is_marked=True)
    rows = [Row(tr("Nearest of all training digits"), (own, *map(_tile, nearest)))]
    for label in classes:
        mean = training.mean(label)
        if mean is None:
            rows.append(Row(tr("None of the training digits is {digit}", digit=with_article(label)), ()))
            continue
        away = float(np.linalg.norm(mean - drawing))
        words = tr("Mean of all {label}s: {distance} away", label=label, distance=_distance(away))
        middle = _small(mean, (tr("mean {distance}", distance=_distance(away)), tr("mean")), words, is_marked=True)
        same = training.nearest(drawing, TILES - 1, label=label)
        rows.append(
            Row(tr("Mean of all {label}s, and those nearest to yours", label=label), (middle, *map(_tile, same)))
        )
    return tuple(rows)


def sentence_on(neighbours: tuple[Neighbour, ...], best: str) -> str:
    """What the nearest training digits are, in words, beside what was read."""
    counts = Counter(one.label for one in neighbours).most_common()
    (first, most), *others = counts
    count, digit = len(neighbours), with_article(first)
    if others:
        shown = tr("{count} show {digit}", count=most, digit=digit)
        digits = listed([shown, *(f"{number} {with_article(label)}" for label, number in others)])
        words = tr("Of the {count} training digits most like yours {digits}.", count=count, digits=digits)
    else:
        words = tr("All {count} training digits most like yours show {digit}.", count=count, digit=digit)
    if first == best:
        return words
    reads = tr("The network weighs where they differ, and reads {digit}.", digit=with_article(best))
    return f"{words} {reads}"


def _tile(one: Neighbour) -> Tile:
    away = _distance(one.distance)
    return _small(
        one.picture,
        (f"{one.label}   {away}", one.label),
        tr("Training digit {label}: {distance} away", label=one.label, distance=away),
    )


def _small(picture: NDArray[np.float32], caption: tuple[str, ...], words: str, *, is_marked: bool = False) -> Tile:
    """A tile of 64 values."""
    return Tile(picture.reshape(_SIDE, _SIDE), caption, words, is_marked)


def _distance(value: float) -> str:
    return fixed(value, 2)


class ComparisonPanel(QWidget):
    """The comparison with its words. The training digits are fetched and normalised when it is first seen."""

    closed = Signal()
    """The reading shall be seen again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "comparison", tr("Why this reading"))
        self._recognition: Recognition | None = None
        self._training: TrainingPictures | None = None
        self._task = BackgroundTask(self)
        self._task.advanced.connect(self._show_progress)
        self._task.ended.connect(self._take_pictures)
        self.heading = Label(parent=self, name="comparisonHeading", is_bold=True)
        self.other = named(
            ComboBox(self), "comparisonOther", tr("Compare with"), tr("Which other class to compare with")
        )
        self.other.currentIndexChanged.connect(self._show)
        self._beside = Label(tr("beside"), self, role=MUTED)
        close = named(
            QPushButton(tr("Back"), self), "comparisonBack", tr("Back to the reading"), tr("Back to the reading (W)")
        )
        close.clicked.connect(self.closed)
        self.sentence = Label(parent=self, name="comparisonSentence", wraps=True)
        self.sentence.setToolTip(plain_tip(tr(_TIP)))
        self._bar = ProgressBar("comparisonProgress", tr("Fetching the training digits"), self)
        self.picture = TilesPicture("comparisonPicture", tr("Most alike"), tr(_TIP), columns=TILES, parent=self)
        self.picture.pointed.connect(self._show_sentence)
        shown = ScrollingWidget(self.picture, "comparisonShown", is_sideways=False)
        head = in_row(self.heading, STRETCH, self._beside, self.other, close, spacing=8)
        in_column(head, self.sentence, self._bar, (shown, 1), of=self, margins=0, spacing=8)

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
        self.heading.setText(tr("Why?") if best is None else tr("Why {digit}?", digit=with_article(best)))
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
            self.sentence.setText(tr("Draw a digit to see which training digits it is most like."))
        elif self._training is None:
            self.sentence.setText(self._task.problem or tr("Fetching the training digits…"))
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
        yield Progress(tr("Fetching the training digits"), step) if isinstance(step, float) else step
