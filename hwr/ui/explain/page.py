"""The page *Explain*: contents or a lesson on the left, one chapter on the right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QPalette, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QPushButton, QSizePolicy, QWidget

from hwr.chapters.contents import KEYS, chapter
from hwr.explain.chapter import Chapter
from hwr.explain.lesson import Lesson
from hwr.explain.progress import LessonProgress
from hwr.ui.explain.lesson_card import LessonCardWidget
from hwr.ui.kit.button import IconButton, PanelButton
from hwr.ui.kit.chapter.panel import ChapterPanel
from hwr.ui.kit.layout import STRETCH, in_column, in_row, named
from hwr.ui.kit.plain import Label, plain_tip
from hwr.ui.kit.scrolling import ScrollingWidget, StackWidget
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
            PanelButton(self, "lessonOpen", "Open…", "Open a lesson file", self.open_requested),
            PanelButton(
                self,
                "answersExport",
                "Export…",
                "Write all your answers to a CSV or JSON file",
                self.export_requested,
            ),
            STRETCH,
            spacing=6,
        )
        column.addLayout(buttons)
        for number, one in enumerate(chapters, start=1):
            _add(self.chapters, f"{number}  {one.title}", one.key, one.idea)
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
                words = f"{shown(lesson.title, LONGEST_NAME)}\n{_progress_words(lesson, progress)}"
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


def _add(items: QListWidget, words: str, key: str, explanation: str) -> None:
    """Add an item that Qt makes: clearing a list of items made here crashes now and then (PySide6 6.11)."""
    items.addItem(words)
    item = items.item(items.count() - 1)
    item.setData(_KEY, key)
    item.setToolTip(plain_tip(explanation))


def _row(items: QListWidget, key: object) -> int:
    """Where the item with this key is; -1 if there is none."""
    return next((row for row in range(items.count()) if items.item(row).data(_KEY) == key), -1)


def _progress_words(lesson: Lesson, progress: LessonProgress) -> str:
    """What has been done of a lesson, in words."""
    if lesson.key in progress.finished:
        right = progress.right_answers(lesson)
        return f"✓ done, {right} of {lesson.judged} answers right" if lesson.judged else "✓ done"
    if lesson.key in progress.reached:
        return f"▸ at step {progress.next_step(lesson)} of {len(lesson.steps)}"
    return f"{counted(len(lesson.steps), 'step')}, about {counted(lesson.minutes, 'minute')}"


_SIDE_WIDTH: Final = 262
_SIDE_CHARACTERS: Final = 38
_MOST_FOR_SIDE: Final = 0.34
"""The side is as wide as it has to be for its words, but leaves the better part to the chapter."""

_NARROW: Final = 92
"""With fewer characters in a line than this, the chapter gets all the room, unless the contents are asked for."""

_NARROWEST: Final = 48
_MOST_FOR_TEXT: Final = 0.36

_TITLE_LARGER: Final = 1.5


class ExplainPage(QWidget):
    """Arranges the parts; `hwr.ui.explain.explain` connects them."""

    shown = Signal()
    """It can be seen now."""
    back_requested = Signal()
    """Back to where one came from."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "explainPage", "Explain")
        self.contents = ContentsWidget([chapter(key) for key in KEYS])
        self.lesson = LessonCardWidget()
        self._side = StackWidget()
        self._side.addWidget(self.contents)
        self._side.addWidget(self.lesson)
        self._title = self._label("chapterTitle")
        self._idea = self._label("chapterIdea", role=MUTED)
        self._is_narrow = False
        self._has_lesson = False
        self._side_button = named(IconButton("contents", self), "contentsShown", "Contents or lesson")
        self._side_button.setProperty("quiet", True)
        self._side_button.setToolTip("Show or hide what stands on the left (F9)")
        self._side_button.setShortcut(QKeySequence("F9"))
        self._side_button.setCheckable(True)
        self._side_button.setChecked(True)
        self._side_button.toggled.connect(self._side.setVisible)
        self._text = self._label("chapterText")
        reading = in_column(self._text, margins=(0, 0, 8, 0))
        self._reading = ScrollingWidget(reading, "chapterReading", is_sideways=False)
        self._reading.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._reading.setAccessibleName("More about this chapter")
        self._reading.hide()
        self._back = named(QPushButton(), "wayBack", "Back to where you came from")
        self._back.clicked.connect(self.back_requested)
        self._back.hide()
        self._more = named(QPushButton("Read more"), "chapterMore", "Read more about this chapter")
        self._more.setCheckable(True)
        self._more.toggled.connect(self._show_text)
        self._panels = named(StackWidget(), "chapterPanels")
        self._arrange()
        self._fit()

    def show_panel(self, panel: ChapterPanel) -> None:
        """Let this chapter be seen."""
        if self._panels.indexOf(panel) < 0:
            self._panels.addWidget(panel)
        self._panels.setCurrentWidget(panel)
        number = KEYS.index(panel.chapter.key) + 1
        self._title.setText(f"{number}. {panel.chapter.title}")
        self._idea.setText(panel.chapter.idea)
        self._text.setText(panel.chapter.text)
        self._fit_text()

    def show_way_back(self, page: str) -> None:
        """Offer to go back to the page of this title; empty for no such offer."""
        self._back.setText(f"‹ Back to {page}")
        self._back.setVisible(bool(page))

    def show_lesson(self, is_shown: bool) -> None:
        """Let the lesson, or else the contents, be seen; a lesson says itself what there is to read."""
        self._has_lesson = is_shown
        self._side.setCurrentWidget(self.lesson if is_shown else self.contents)
        self._side_button.setChecked(is_shown or not self._is_narrow)
        self._more.setChecked(False)
        self._show_idea()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.shown.emit()

    def minimumSizeHint(self) -> QSize:
        head = _NARROWEST * self.fontMetrics().averageCharWidth()
        return QSize(min(head, super().minimumSizeHint().width()), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        wanted = _SIDE_CHARACTERS * self.fontMetrics().averageCharWidth()
        self._side.setFixedWidth(max(_SIDE_WIDTH, min(wanted, round(_MOST_FOR_SIDE * self.width()))))
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * _TITLE_LARGER)
        font.setBold(True)
        self._title.setFont(font)
        side = self.fontMetrics().height()
        self._side_button.setIconSize(QSize(side, side))
        is_narrow = self.width() < _NARROW * self.fontMetrics().averageCharWidth()
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self._side_button.setChecked(self._has_lesson or not is_narrow)
            self._show_idea()
        self._fit_text()

    def _fit_text(self) -> None:
        """As high as the text, or as much as leaves the chapter its room: then it scrolls."""
        needed = max(0, self._text.heightForWidth(self._reading.viewport().width() - self._reading.bar_width))
        self._reading.setFixedHeight(min(needed, round(_MOST_FOR_TEXT * self.height())))
        self._reading.verticalScrollBar().setValue(0)

    def _show_idea(self) -> None:
        """Where there is little room, only to those who want to read more; a lesson has words of its own."""
        self._idea.setVisible(not self._has_lesson and (not self._is_narrow or self._more.isChecked()))

    def _arrange(self) -> None:
        words = in_column(self._title, self._idea, spacing=2)
        head = in_row(
            (self._side_button, 0, Qt.AlignmentFlag.AlignTop),
            (words, 1),
            (self._back, 0, Qt.AlignmentFlag.AlignTop),
            (self._more, 0, Qt.AlignmentFlag.AlignTop),
            spacing=10,
        )
        right = in_column(head, self._reading, (self._panels, 1), spacing=10)
        in_row(self._side, (right, 1), of=self, margins=(16, 8, 16, 14), spacing=18)

    def _label(self, name: str, role: QPalette.ColorRole | None = None) -> QLabel:
        label = Label(parent=self, role=role, name=name, wraps=True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    @Slot(bool)
    def _show_text(self, is_wanted: bool) -> None:
        self._reading.setVisible(is_wanted)
        self._fit_text()
        self._more.setText("Read less" if is_wanted else "Read more")
        self._show_idea()
