"""The contents: the list of chapters and the list of lessons, and what has been done of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal, SignalInstance, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from hwr.explain.chapter import Chapter
from hwr.explain.lesson import Lesson
from hwr.explain.progress import LessonProgress
from hwr.ui.kit.layout import STRETCH, in_column, in_row, named
from hwr.ui.kit.plain import Label, plain_tip
from hwr.ui.kit.theme import MUTED
from hwr.words import LONGEST_NAME, counted, shown

_KEY = Qt.ItemDataRole.UserRole
_LEAST_LINES = 10
"""So much is always to be seen of the lessons; the chapters have what they need of the rest."""


class ContentsWidget(QWidget):
    """Two lists, one above the other. Going through the chapters shows them; a lesson is begun by a click or Return."""

    chapter_chosen = Signal(str)
    lesson_chosen = Signal(str)
    open_requested = Signal()
    """A lesson from a file is wanted."""
    export_requested = Signal()
    """The answers are to be written to a file."""

    def __init__(self, chapters: Sequence[Chapter], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "contents", "Contents")
        self.chapters = self._list("chapterList", "Chapters")
        self.lessons = self._list("lessonList", "Lessons")
        self.lessons.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        column = in_column(
            self._heading("Chapters"),
            (self.chapters, 100),
            self._heading("Lessons"),
            (self.lessons, 1),
            of=self,
            margins=0,
            spacing=6,
        )
        buttons = in_row(
            self._button("Open…", "lessonOpen", "Open a lesson file", self.open_requested),
            self._button(
                "Export…", "answersExport", "Write all your answers to a CSV or JSON file", self.export_requested
            ),
            STRETCH,
            spacing=6,
        )
        column.addLayout(buttons)
        for number, chapter in enumerate(chapters, start=1):
            _add(self.chapters, f"{number}  {chapter.title}", chapter.key, chapter.idea)
        self.chapters.currentItemChanged.connect(self._choose_chapter)
        self.lessons.itemActivated.connect(self._choose_lesson)
        self.lessons.itemClicked.connect(self._choose_lesson)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Let the chapters be as high as they are, if there is room, and the lessons have the rest."""
        rows = range(self.chapters.count())
        gaps = 2 * self.chapters.spacing()
        self.chapters.setMaximumHeight(sum(self.chapters.sizeHintForRow(row) + gaps for row in rows) + gaps)
        self.lessons.setMinimumHeight(_LEAST_LINES * self.fontMetrics().lineSpacing())

    def show_chapter(self, key: str) -> None:
        """Let this chapter be the chosen one."""
        with QSignalBlocker(self.chapters):
            self.chapters.setCurrentRow(_row(self.chapters, key))

    def show_lessons(self, lessons: Sequence[Lesson], progress: LessonProgress) -> None:
        """List the lessons with what has been done of each; the one that is chosen stays so."""
        chosen = self.lessons.currentItem()
        key = None if chosen is None else chosen.data(_KEY)
        with QSignalBlocker(self.lessons):
            self.lessons.clear()
            for lesson in lessons:
                words = f"{shown(lesson.title, LONGEST_NAME)}\n{_standing(lesson, progress)}"
                _add(self.lessons, words, lesson.key, lesson.summary)
            self.lessons.setCurrentRow(_row(self.lessons, key))

    def choose_lesson_after(self, key: str) -> None:
        """Let the lesson that comes next be the chosen one, ready to be begun."""
        row = _row(self.lessons, key) + 1
        self.lessons.setCurrentRow(min(row, self.lessons.count() - 1))
        self.lessons.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object, object)
    def _choose_chapter(self, item: QListWidgetItem | None, _: QListWidgetItem | None) -> None:
        if item is not None:
            self.chapter_chosen.emit(item.data(_KEY))

    @Slot(object)
    def _choose_lesson(self, item: QListWidgetItem) -> None:
        self.lesson_chosen.emit(item.data(_KEY))

    def _list(self, name: str, accessible: str) -> QListWidget:
        made = named(QListWidget(self), name, accessible)
        made.setWordWrap(True)
        made.setSpacing(1)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setResizeMode(QListWidget.ResizeMode.Adjust)
        made.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        return made

    def _heading(self, words: str) -> QLabel:
        return Label(words, self, role=MUTED, is_bold=True)

    def _button(self, words: str, name: str, explanation: str, signal: SignalInstance) -> QPushButton:
        button = named(QPushButton(words, self), name, words)
        button.setToolTip(plain_tip(explanation))
        button.setAccessibleDescription(explanation)
        button.clicked.connect(signal)
        return button


def _add(items: QListWidget, words: str, key: str, explanation: str) -> None:
    """Add an item that Qt makes: clearing a list of items made here crashes now and then (PySide6 6.11)."""
    items.addItem(words)
    item = items.item(items.count() - 1)
    item.setData(_KEY, key)
    item.setToolTip(plain_tip(explanation))


def _row(items: QListWidget, key: object) -> int:
    """Where the item with this key is; -1 if there is none."""
    return next((row for row in range(items.count()) if items.item(row).data(_KEY) == key), -1)


def _standing(lesson: Lesson, progress: LessonProgress) -> str:
    """What has been done of a lesson, in words."""
    if lesson.key in progress.finished:
        right = progress.right_answers(lesson)
        return f"✓ done, {right} of {lesson.judged} answers right" if lesson.judged else "✓ done"
    if lesson.key in progress.reached:
        return f"▸ at step {progress.next_step(lesson)} of {len(lesson.steps)}"
    return f"{counted(len(lesson.steps), 'step')}, about {counted(lesson.minutes, 'minute')}"
