"""The page *Explain*: contents or a lesson on the left, one chapter on the right."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QPalette, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from hwr.chapters.contents import KEYS, chapter
from hwr.ui.explain.contents import ContentsWidget
from hwr.ui.explain.lesson_card import LessonCardWidget
from hwr.ui.kit.button import IconButton
from hwr.ui.kit.chapter.panel import ChapterPanel
from hwr.ui.kit.layout import in_column, in_row, named
from hwr.ui.kit.plain import Label
from hwr.ui.kit.scrolling import ScrollingWidget, StackWidget
from hwr.ui.kit.theme import MUTED

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
