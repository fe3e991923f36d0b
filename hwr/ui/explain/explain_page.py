"""The page *Explain*: contents or a lesson on the left, one chapter on the right."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from hwr.teaching.chapter import KEYS, chapter
from hwr.ui.explain.chapter_panel import ChapterPanel
from hwr.ui.explain.contents import ContentsWidget
from hwr.ui.explain.lesson_card import LessonCardWidget
from hwr.ui.theme import Theme

SIDE_WIDTH: Final = 262


class ExplainPage(QWidget):
    """Arranges the parts; `hwr.ui.explain.explain` connects them."""

    step_requested = Signal(int)
    """The chapter before or after is wanted; carries -1 or +1."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("explainPage")
        self.setAccessibleName("Explain")
        self.contents = ContentsWidget([chapter(key) for key in KEYS], theme)
        self.lesson = LessonCardWidget(theme)
        self._side = QStackedWidget()
        self._side.setFixedWidth(SIDE_WIDTH)
        self._side.addWidget(self.contents)
        self._side.addWidget(self.lesson)
        self._title = QLabel()
        self._title.setObjectName("chapterTitle")
        self._title.setWordWrap(True)
        self._idea = QLabel()
        self._idea.setObjectName("chapterIdea")
        self._idea.setWordWrap(True)
        self._text = QLabel()
        self._text.setObjectName("chapterText")
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.hide()
        self._more = QPushButton("Read more")
        self._more.setObjectName("chapterMore")
        self._more.setCheckable(True)
        self._more.toggled.connect(self._show_text)
        font = self._title.font()
        font.setPointSizeF(font.pointSizeF() * 1.5)
        font.setBold(True)
        self._title.setFont(font)
        self._panels = QStackedWidget()
        self._panels.setObjectName("chapterPanels")
        head = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._idea)
        head.addLayout(words, 1)
        head.addWidget(self._more, 0, Qt.AlignmentFlag.AlignTop)
        right = QVBoxLayout()
        right.setSpacing(10)
        right.addLayout(head)
        right.addWidget(self._text)
        right.addWidget(self._panels, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 14)
        row.setSpacing(18)
        row.addWidget(self._side)
        row.addLayout(right, 1)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.contents.set_theme(theme)
        self.lesson.set_theme(theme)
        self._idea.setStyleSheet(f"color: {theme.muted};")
        self._text.setStyleSheet(f"color: {theme.text};")

    def show_panel(self, panel: ChapterPanel) -> None:
        """Let this chapter be seen."""
        if self._panels.indexOf(panel) < 0:
            self._panels.addWidget(panel)
        self._panels.setCurrentWidget(panel)
        number = KEYS.index(panel.chapter.key) + 1
        self._title.setText(f"{number}. {panel.chapter.title}")
        self._idea.setText(panel.chapter.idea)
        self._text.setText(panel.chapter.text)
        self._more.setVisible(bool(panel.chapter.text))

    def show_lesson(self, is_shown: bool) -> None:
        """Let the lesson, or else the contents, be seen."""
        self._side.setCurrentWidget(self.lesson if is_shown else self.contents)
        if is_shown:
            self._more.setChecked(False)

    @Slot(bool)
    def _show_text(self, is_wanted: bool) -> None:
        self._text.setVisible(is_wanted)
        self._more.setText("Read less" if is_wanted else "Read more")
