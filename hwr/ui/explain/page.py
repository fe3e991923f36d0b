"""The page *Explain*: contents, a chapter's text or a lesson on the left, the chapter's picture on the right."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QPalette, QShortcut, QShowEvent
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from hwr.chapters.contents import KEYS
from hwr.language import tr
from hwr.ui.explain.chapter_card import ChapterCardWidget
from hwr.ui.explain.contents import ContentsWidget
from hwr.ui.explain.farewell import FarewellWidget
from hwr.ui.explain.invitation import InvitationWidget
from hwr.ui.explain.lesson_card import LessonCardWidget
from hwr.ui.kit.button import IconButton
from hwr.ui.kit.chapter.panel import ChapterPanel
from hwr.ui.kit.fitting import Fitting
from hwr.ui.kit.layout import in_column, in_row, named
from hwr.ui.kit.plain import Label
from hwr.ui.kit.roles import Unfolding, tell_unfolded
from hwr.ui.kit.scrolling import StackWidget
from hwr.ui.kit.theme import MUTED

_SIDE_WIDTH: Final = 262
_SIDE_CHARACTERS: Final = 38
_MOST_FOR_SIDE: Final = 0.36
"""The side is as wide as it has to be for its words, but leaves the better part to the chapter."""

_NARROW: Final = 130
"""With fewer characters in a line than this, the chapter gets all the room, unless the contents are asked for."""

_NARROWEST: Final = 48
_TITLE_LARGER: Final = 1.5


class _SideButton(Unfolding, IconButton):
    """Unfolds what stands on the left."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("contents", parent)
        self.setCheckable(True)
        self.toggled.connect(self._tell)

    @Slot()
    def _tell(self) -> None:
        tell_unfolded(self)


class ExplainPage(Fitting, QWidget):
    """Arranges the parts; `hwr.ui.explain.explain` connects them.

    Attributes:
        invitation, farewell: before the first step, and at the path's end, one stands here in the place of all else.
        contents, chapter, lesson: of these one is seen beside the picture.
    """

    shown = Signal()
    """It can be seen now."""
    back_requested = Signal()
    """Back to where one came from."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "explainPage", tr("Explain"))
        self.invitation = InvitationWidget()
        self.farewell = FarewellWidget()
        self.contents = ContentsWidget()
        self.chapter = ChapterCardWidget()
        self.lesson = LessonCardWidget()
        self._side = StackWidget()
        for part in (self.contents, self.chapter, self.lesson):
            self._side.addWidget(part)
        self._title = self._label("chapterTitle", is_bold=True, larger=_TITLE_LARGER)
        self._summary = self._label("chapterSummary", role=MUTED)
        self._is_narrow = False
        self._side_button = named(_SideButton(self), "contentsShown", tr("Text or contents"))
        self._side_button.setProperty("quiet", True)
        self._side_button.setToolTip(tr("Show or hide what stands on the left (F9)"))
        self._side_button.setShortcut(QKeySequence("F9"))
        self._side_button.setChecked(True)
        self._side_button.toggled.connect(self._side.setVisible)
        self._back = named(QPushButton(), "wayBack", tr("Back to where you came from"))
        self._back.clicked.connect(self.back_requested)
        self._back.hide()
        self._forward = QShortcut(QKeySequence("F8"), self)
        self._forward.activated.connect(self._go_forward)
        self._panels = named(StackWidget(), "chapterPanels")
        self._chapters = QWidget()
        self._stack = StackWidget()
        self._arrange()
        self.fit()

    def show_invitation(self, is_shown: bool) -> None:
        """Let the invitation be seen, or all else."""
        self._stack.setCurrentWidget(self.invitation if is_shown else self._chapters)

    def show_farewell(self) -> None:
        """Let the farewell be seen, until the invitation or all else is."""
        self._stack.setCurrentWidget(self.farewell)

    def show_panel(self, panel: ChapterPanel) -> None:
        """Let this chapter's picture be seen."""
        if self._panels.indexOf(panel) < 0:
            self._panels.addWidget(panel)
        self._panels.setCurrentWidget(panel)
        number = KEYS.index(panel.chapter.key) + 1
        self._title.setText(f"{number}. {tr(panel.chapter.title)}")
        self._summary.setText(tr(panel.chapter.idea))

    def show_way_back(self, page: str) -> None:
        """Offer to go back to the page of this title; empty for no such offer."""
        self._back.setText(tr("‹ Back to {page}", page=page))
        self._back.setVisible(bool(page))

    def show_side(self, side: QWidget, *, is_wanted: bool = True) -> None:
        """Let this one of `contents`, `chapter` and `lesson` be seen, even where it is narrow if it `is_wanted`."""
        self._side.setCurrentWidget(side)
        self._side_button.setChecked(is_wanted or not self._is_narrow)
        self._show_summary()

    @Slot()
    def _go_forward(self) -> None:
        """Press what leads on, whatever is seen and wherever the focus is."""
        seen = self._stack.currentWidget() if self._chapters.isHidden() else self._side.currentWidget()
        assert isinstance(
            seen, InvitationWidget | FarewellWidget | ContentsWidget | ChapterCardWidget | LessonCardWidget
        )
        if seen.what_is_next is not None:
            seen.what_is_next.click()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.shown.emit()

    def minimumSizeHint(self) -> QSize:
        head = _NARROWEST * self.fontMetrics().averageCharWidth()
        return QSize(min(head, super().minimumSizeHint().width()), super().minimumSizeHint().height())

    def fit(self) -> None:
        wanted = _SIDE_CHARACTERS * self.fontMetrics().averageCharWidth()
        self._side.setFixedWidth(max(_SIDE_WIDTH, min(wanted, round(_MOST_FOR_SIDE * self.width()))))
        side = self.fontMetrics().height()
        self._side_button.setIconSize(QSize(side, side))
        is_narrow = self.width() < _NARROW * self.fontMetrics().averageCharWidth()
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self._side_button.setChecked(self._side.currentWidget() is self.lesson or not is_narrow)
            self._show_summary()

    def _show_summary(self) -> None:
        """Beside the contents, where there is room: a chapter and a lesson have words of their own."""
        self._summary.setVisible(self._side.currentWidget() is self.contents and not self._is_narrow)

    def _arrange(self) -> None:
        top = Qt.AlignmentFlag.AlignTop
        words = in_column(self._title, self._summary, spacing=2)
        head = in_row((self._side_button, 0, top), (words, 1), (self._back, 0, top), spacing=10)
        right = in_column(head, (self._panels, 1), spacing=10)
        in_row(self._side, (right, 1), of=self._chapters, margins=(16, 8, 16, 14), spacing=18)
        for part in (self._chapters, self.invitation, self.farewell):
            self._stack.addWidget(part)
        in_column(self._stack, of=self, margins=0)

    def _label(
        self, name: str, role: QPalette.ColorRole | None = None, *, is_bold: bool = False, larger: float = 1.0
    ) -> QLabel:
        label = Label(parent=self, role=role, name=name, wraps=True, is_bold=is_bold, larger=larger)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label
