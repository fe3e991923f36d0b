"""The contents of *Explain*: what comes next on the path, and every chapter with what has been done of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import (
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from hwr.explain.lesson import Lesson
from hwr.explain.path import LearningPath, Standing, Station, standing
from hwr.explain.progress import LONGEST_PUPIL, LessonProgress
from hwr.language import tr
from hwr.ui.explain.chapter_card import length_of
from hwr.ui.kit.accessibility import order_by_layout
from hwr.ui.kit.button import PanelButton, set_primary
from hwr.ui.kit.fitting import Fitting
from hwr.ui.kit.layout import STRETCH, in_column, in_row, named
from hwr.ui.kit.plain import FittingLabel, Label, plain_tip
from hwr.ui.kit.theme import MUTED, TEXT
from hwr.words import LONGEST_NAME, short_minutes, shown

_KEY = Qt.ItemDataRole.UserRole
_MARK = Qt.ItemDataRole.UserRole + 1
_GAP: Final = 10
_LEAST_LINES: Final = 4
"""So much is always to be seen of the learner's own lessons; the chapters have what they need of the rest."""


class ContentsWidget(Fitting, QWidget):
    """Start or Continue, and below it the chapters. Going through them shows them; a click or Return opens one."""

    continue_requested = Signal()
    """Go on along the path, from wherever that is."""
    chapter_chosen = Signal(str)
    """Show this chapter, and stay with the contents."""
    chapter_opened = Signal(str)
    """Go into this chapter."""
    lesson_chosen = Signal(str)
    """Begin one of the learner's own lessons."""
    open_requested = Signal()
    """A lesson from a file is wanted."""
    export_requested = Signal()
    """The answers are to be written to a file."""
    next_pupil_requested = Signal()
    """Somebody else goes on here, from the start."""
    pupil_named = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "contents", tr("Contents"))
        self._go_on = PanelButton(
            self, "pathContinue", tr("Start"), tr("Go on along the path"), self.continue_requested
        )
        set_primary(self._go_on, True)
        self._where = FittingLabel("pathWhere", self, role=MUTED)
        self._done = named(QProgressBar(self), "pathProgress", tr("Chapters that are done"))
        self._done.setTextVisible(False)
        self.chapters = self._list("chapterList", tr("Chapters"))
        self.lessons = self._list("lessonList", tr("Lessons of your own"))
        self.lessons.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._own = Label(tr("Lessons of your own"), self, role=MUTED, is_bold=True)
        self._pupil = named(QLineEdit(self), "pupilName", tr("Your name"), tr("Stands in the export of the answers"))
        self._pupil.setPlaceholderText(tr("Your name"))
        self._pupil.setMaxLength(LONGEST_PUPIL)
        self._pupil.editingFinished.connect(lambda: self.pupil_named.emit(self._pupil.text().strip()))
        self._arrange()
        self.chapters.currentItemChanged.connect(self._choose)
        for items, opened in ((self.chapters, self.chapter_opened), (self.lessons, self.lesson_chosen)):
            items.itemActivated.connect(lambda item, opened=opened: opened.emit(item.data(_KEY)))
            items.itemClicked.connect(lambda item, opened=opened: opened.emit(item.data(_KEY)))

    def _arrange(self) -> None:
        buttons = in_row(
            PanelButton(self, "lessonOpen", tr("Open…"), tr("Open a lesson file"), self.open_requested),
            PanelButton(
                self,
                "answersExport",
                tr("Export…"),
                tr("Write all answers to a CSV or JSON file"),
                self.export_requested,
            ),
            STRETCH,
            spacing=6,
        )
        pupil = in_row(
            (self._pupil, 1),
            PanelButton(
                self,
                "nextPupil",
                tr("Next pupil"),
                tr("Somebody else begins here: without a name, an answer or a chapter that is done"),
                self.next_pupil_requested,
            ),
            spacing=6,
        )
        in_column(
            self._go_on,
            self._where,
            self._done,
            (self.chapters, 100),
            self._own,
            (self.lessons, 1),
            STRETCH,
            pupil,
            buttons,
            of=self,
            margins=0,
            spacing=6,
        )
        order_by_layout(self)

    def fit(self) -> None:
        """Let the chapters be as high as they are, if there is room, and the learner's own lessons have the rest."""
        rows = range(self.chapters.count())
        gaps = 2 * self.chapters.spacing()
        self.chapters.setMaximumHeight(sum(self.chapters.sizeHintForRow(row) + gaps for row in rows) + gaps)
        self.lessons.setMinimumHeight(_LEAST_LINES * self.fontMetrics().lineSpacing())

    def show_path(self, path: LearningPath, progress: LessonProgress) -> None:
        """Show what has been done, and what comes next; the chapter and the lesson that are chosen stay so."""
        done, next_station = path.done(progress), path.next_station(progress)
        is_begun = bool(progress.reached)
        self._go_on.say(
            tr("Start")
            if not is_begun
            else tr("What you can say now")
            if next_station is None
            else tr("Continue", "the path")
        )
        self._where.say(*_where(next_station, progress))
        self._done.setRange(0, len(path.stations))
        self._done.setValue(done)
        self._done.setToolTip(plain_tip(tr("{done} of %n chapter(s) done", "", len(path.stations), done=done)))
        self._done.setVisible(is_begun)
        self._fill(self.chapters, [_entry_of(station, progress) for station in path.stations])
        self._fill(self.lessons, [_own_entry(lesson, progress) for lesson in path.others.values()])
        for part in (self._own, self.lessons):
            part.setVisible(bool(path.others))
        if not self._pupil.hasFocus():
            self._pupil.setText(progress.pupil)
        self.fit()

    def show_chapter(self, key: str) -> None:
        """Let this chapter be the chosen one."""
        with QSignalBlocker(self.chapters):
            self.chapters.setCurrentRow(_row(self.chapters, key))

    @property
    def what_is_next(self) -> PanelButton:
        """What leads on."""
        return self._go_on

    def take_focus(self) -> None:
        """Let the keyboard go on along the path."""
        self._go_on.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object, object)
    def _choose(self, item: QListWidgetItem | None, _: QListWidgetItem | None) -> None:
        if item is not None:
            self.chapter_chosen.emit(item.data(_KEY))

    def _list(self, name: str, accessible: str) -> QListWidget:
        made = named(QListWidget(self), name, accessible)
        made.setItemDelegate(MarkedDelegate(made))
        made.setSpacing(1)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setResizeMode(QListWidget.ResizeMode.Adjust)
        made.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        return made

    def _fill(self, items: QListWidget, entries: Sequence[tuple[str, str, str, str, str]]) -> None:
        """Items that Qt makes: clearing a list of items made here crashes now and then (PySide6 6.11)."""
        chosen = items.currentItem()
        key = None if chosen is None else chosen.data(_KEY)
        with QSignalBlocker(items):
            items.clear()
            for key_of_it, words, mark, told, tip in entries:
                items.addItem(words)
                item = items.item(items.count() - 1)
                item.setData(_KEY, key_of_it)
                item.setData(_MARK, mark)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{words}, {told}")
                item.setToolTip(plain_tip(words.strip(), tip, f"{told[:1].upper()}{told[1:]}."))
            items.setCurrentRow(_row(items, key))


class MarkedDelegate(QStyledItemDelegate):
    """An item's words, and at the right a mark of how it stands with it."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """Let the words leave the mark its room."""
        super().initStyleOption(option, index)
        room = option.rect.width() - 2 * _GAP
        if self._has_room_for_mark(option, index):
            room -= option.fontMetrics.horizontalAdvance(index.data(_MARK) or "") + _GAP
        option.text = option.fontMetrics.elidedText(option.text, Qt.TextElideMode.ElideRight, max(room, 0))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The item as usual, and the mark."""
        super().paint(painter, option, index)
        if not self._has_room_for_mark(option, index):
            return
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole.Link if is_chosen else MUTED if index.data(_MARK) != _DONE else TEXT
        painter.save()
        painter.setFont(option.font)
        painter.setPen(option.palette.color(role))
        side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(option.rect.adjusted(_GAP, 0, -_GAP, 0), side, index.data(_MARK) or "")
        painter.restore()

    def _has_room_for_mark(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> bool:
        """Minutes, which the tooltip tells, too, give way to words that would not be whole else."""
        mark, metrics = index.data(_MARK) or "", option.fontMetrics
        words = metrics.horizontalAdvance(f"{index.data()}{mark}") + 3 * _GAP
        return mark == _DONE or words <= option.rect.width()


def _row(items: QListWidget, key: object) -> int:
    """Where the item with this key is; -1 if there is none."""
    return next((row for row in range(items.count()) if items.item(row).data(_KEY) == key), -1)


_DONE: Final = "✓"
_FIGURE_SPACE: Final = "\u2007"
"""As wide as a digit, so that the titles stand in a column."""


def _entry_of(station: Station, progress: LessonProgress) -> tuple[str, str, str, str, str]:
    """Key, words, mark, the mark in words, and the tooltip's first paragraph."""
    mark, told = ("", tr("no lesson")) if station.lesson is None else _standing(station.lesson, progress)
    return (
        station.chapter.key,
        f"{station.number:{_FIGURE_SPACE}>2}  {tr(station.chapter.title)}",
        mark,
        told,
        tr(station.chapter.idea),
    )


def _own_entry(lesson: Lesson, progress: LessonProgress) -> tuple[str, str, str, str, str]:
    return lesson.key, shown(lesson.title, LONGEST_NAME), *_standing(lesson, progress), lesson.summary


def _standing(lesson: Lesson, progress: LessonProgress) -> tuple[str, str]:
    """What has been done of a lesson, as a mark and in words."""
    match standing(lesson, progress):
        case Standing.DONE:
            right, judged = progress.right_answers(lesson), lesson.judged
            told = (
                tr("done, {right} of {judged} answers right", right=right, judged=judged)
                if judged
                else tr("done", "a chapter")
            )
            return _DONE, told
        case Standing.SEEN:
            still_open = len(progress.open_steps(lesson))
            return tr("seen"), tr("seen, questions still open: {count}", count=still_open)
        case Standing.UNDER_WAY:
            step = progress.next_step(lesson)
            return f"{step}/{len(lesson.steps)}", tr("at step {step} of {steps}", step=step, steps=len(lesson.steps))
        case Standing.AHEAD:
            return short_minutes(lesson.minutes), length_of(lesson)


def _where(station: Station | None, progress: LessonProgress) -> tuple[str, ...]:
    """Where the path goes on, the most telling first."""
    if station is None or station.lesson is None:
        return (tr("You have gone the whole path."),)
    number, title = station.number, tr(station.chapter.title)
    how = station.standing(progress)
    if how is Standing.AHEAD:
        return (tr("Chapter {place}: {title}", place=number, title=title), f"{number}. {title}")
    if how is Standing.SEEN:
        return (
            tr("Chapter {place}: {title}, open questions", place=number, title=title),
            f"{number}. {title}",
            title,
        )
    step = tr("step {step} of {steps}", step=progress.next_step(station.lesson), steps=len(station.lesson.steps))
    whole = tr("Chapter {place}: {title}, {step}", place=number, title=title, step=step)
    return (whole, f"{number}. {title}, {step}", title)
