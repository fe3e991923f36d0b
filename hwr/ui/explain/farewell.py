"""The farewell: the end of the path, with what one can say now, and what to do with it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from hwr.explain.path import LearningPath, Standing, Station
from hwr.explain.progress import LessonProgress
from hwr.language import mark, tr
from hwr.ui.kit.accessibility import announce
from hwr.ui.kit.button import PanelButton, set_primary
from hwr.ui.kit.fitting import Fitting
from hwr.ui.kit.layout import STRETCH, in_column, in_row, named
from hwr.ui.kit.plain import Label, plain_tip
from hwr.ui.kit.scrolling import ScrollingWidget

_WHOLE: Final = (
    mark("Now you can say how it learns"),
    mark(
        "When you began, backpropagation was a word. You have turned its dials, guessed, been wrong, and computed a "
        "correction by hand; you have seen a mistake travel back to every weight, and be mended. This is what you have "
        "found out; click a line to see it again."
    ),
)
_IN_PART: Final = (
    mark("The end of the path"),
    mark("This is what you have found out so far. What is still open waits for you; click a line to go there."),
)
LEARNT: Final[Mapping[str, str]] = {
    "slope": mark("A slope says how much something changes when I turn one dial a little."),
    "unit": mark("A unit adds up its inputs, each times its weight, and a bias."),
    "perceptron": mark("One unit draws one straight line, and XOR needs more than one."),
    "sigmoid": mark("The sigmoid has a slope everywhere, but many in a row let little of a gradient through."),
    "activations": mark("The activation decides what a unit can say, and how much gradient gets through it."),
    "cost": mark("The loss is one number for how wrong the network is; to learn is to make it smaller."),
    "descent": mark("Against the slope the loss falls, and the learning rate says how far to go at once."),
    "batches": mark("A few samples tell the slope only roughly, but leave time for many steps."),
    "graph": mark("Along a path slopes multiply, and where paths meet they add up: the chain rule."),
    "network": mark("The error comes back along the same edges, so each weight learns its share of it."),
    "debugger": mark("The δ of a unit is what its edges bring back, times the unit's own slope."),
    "check": mark("A nudge shows whether a gradient is right."),
    "hidden": mark("Hidden units move the points, until one straight cut can part them."),
    "why": mark("The same slopes, taken at the picture, tell which ink spoke for the answer."),
    "damage": mark("What a network knows is spread over all its weights, so much of it can go."),
}
"""What one can say of each chapter, by its key."""

_WIDTH: Final = 96
_MARGIN: Final = 20
_IDEA_PADDING: Final = 12
"""At each side of a sentence; rather more than there is, for what is one line less is cut off."""

_TITLE_LARGER: Final = 1.7
_KEY: Final = Qt.ItemDataRole.UserRole
_FIGURE_SPACE: Final = "\u2007"
"""As wide as a digit, so that the sentences stand in a column."""


class FarewellWidget(Fitting, QWidget):
    """Each idea leads back to its chapter by a click or Return; Escape, to the contents.

    Attributes:
        ideas: a sentence for each chapter that is done, and the title of each that is not.
        what_is_next: the button that leads on.
    """

    chapter_requested = Signal(str)
    """Once more to this chapter."""
    draw_requested = Signal()
    train_requested = Signal()
    export_requested = Signal()
    """The answers are to be written to a file."""
    contents_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "farewell", tr("Farewell"))
        self._title = Label("", self, name="farewellTitle", is_bold=True, wraps=True, larger=_TITLE_LARGER)
        self._words = Label("", self, name="farewellWords", wraps=True)
        self.ideas = named(QListWidget(self), "farewellIdeas", tr("What you can say now"))
        self.ideas.setWordWrap(True)
        self.ideas.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.ideas.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        for policy in (self.ideas.setHorizontalScrollBarPolicy, self.ideas.setVerticalScrollBarPolicy):
            policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # the page scrolls as a whole
        for opened in (self.ideas.itemActivated, self.ideas.itemClicked):
            opened.connect(self._open)
        self._next = Label(tr("And now? Let it read you, train one of your own, or break one."), self, is_bold=True)
        self._next.setWordWrap(True)
        self.what_is_next = PanelButton(
            self,
            "farewellDraw",
            tr("Draw a digit"),
            tr("Go to the canvas, and let the network read"),
            self.draw_requested,
        )
        set_primary(self.what_is_next, True)
        train = PanelButton(
            self, "farewellTrain", tr("Train a network"), tr("Make a network of your own"), self.train_requested
        )
        broken = tr("See how much of a network can go")
        self._break = PanelButton(
            self, "farewellBreak", tr("Break it"), broken, lambda: self.chapter_requested.emit("damage")
        )
        self._export = PanelButton(
            self,
            "farewellExport",
            tr("Export your answers…"),
            tr("Write all answers to a CSV or JSON file, for your teacher"),
            self.export_requested,
        )
        contents = PanelButton(
            self, "farewellContents", tr("All chapters"), tr("Back to the contents (Esc)"), self.contents_requested
        )
        self._column = in_column(
            STRETCH,
            self._title,
            self._words,
            self.ideas,
            self._next,
            in_row(self.what_is_next, train, self._break, STRETCH, spacing=10),
            8,
            in_row(self._export, contents, STRETCH, spacing=10),
            STRETCH,
            margins=0,
            spacing=10,
        )
        self._scroll = ScrollingWidget(in_row(STRETCH, (self._column, 0), STRETCH, margins=_MARGIN), "farewellScroll")
        in_column(self._scroll, of=self, margins=0)
        self.fit()

    def show_path(self, path: LearningPath, progress: LessonProgress) -> None:
        """Show what has been found out, and what is still open."""
        is_whole = path.next_station(progress) is None
        title, words = _WHOLE if is_whole else _IN_PART
        self._title.setText(tr(title))
        self._words.setText(tr(words))
        self.ideas.clear()
        for station in path.stations:
            self.ideas.addItem(_line(station, progress))
            item = self.ideas.item(self.ideas.count() - 1)
            item.setData(_KEY, station.chapter.key)
            item.setToolTip(plain_tip(tr(station.chapter.title)))
        self.ideas.setCurrentRow(0)
        self.ideas.clearSelection()  # nothing is chosen yet
        self._export.setEnabled(bool(progress.answers))
        self.fit()
        announce(self, f"{self._title.text()}. {self._words.text()}")

    def take_focus(self) -> None:
        """Let the keyboard go on."""
        self.what_is_next.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self, item: QListWidgetItem) -> None:
        self.chapter_requested.emit(item.data(_KEY))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leads back."""
        if event.key() == Qt.Key.Key_Escape:
            self.contents_requested.emit()
        else:
            super().keyPressEvent(event)

    def fit(self) -> None:
        wanted = _WIDTH * self.fontMetrics().averageCharWidth()
        width = max(1, min(wanted, self.width() - 2 * _MARGIN - self._scroll.bar_width))
        for part in (self._title, self._words, self.ideas, self._next):
            part.setFixedWidth(width)
        heights = [self._fit_idea(row, width - 2 * _IDEA_PADDING) for row in range(self.ideas.count())]
        self.ideas.setFixedHeight(sum(heights) + 2 * self.ideas.frameWidth() + 2)

    def _fit_idea(self, row: int, width: int) -> int:
        """Let a sentence have as many lines as it takes, which a list knows too late; returns its height."""
        item, metrics = self.ideas.item(row), self.ideas.fontMetrics()
        item.setSizeHint(QSize())  # what it takes by itself: one line
        wrapped = metrics.boundingRect(0, 0, max(1, width), 0, Qt.TextFlag.TextWordWrap.value, item.text())
        more = round(wrapped.height() / metrics.lineSpacing()) - 1
        item.setSizeHint(QSize(0, self.ideas.sizeHintForRow(row) + more * metrics.lineSpacing()))
        return item.sizeHint().height()


def _line(station: Station, progress: LessonProgress) -> str:
    """A chapter's sentence, or its title while it is not done."""
    number = f"{station.number:{_FIGURE_SPACE}>2}"
    if station.standing(progress) is Standing.DONE:
        return f"{number}  {tr(LEARNT[station.chapter.key])}"
    return tr("{number}  Still open: {title}", number=number, title=tr(station.chapter.title))
