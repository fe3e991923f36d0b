"""Revealed lines: a derivation that the learner uncovers line by line, each with the reason for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from hwr.explain.derivation import Line
from hwr.language import tr
from hwr.ui.kit.accessibility import allow
from hwr.ui.kit.button import PanelButton, set_primary
from hwr.ui.kit.glide import Glide
from hwr.ui.kit.layout import STRETCH, in_column, in_row, named
from hwr.ui.kit.plain import Label, spoken
from hwr.ui.kit.scrolling import ScrollingWidget
from hwr.ui.kit.theme import ACCENT, MUTED, theme_of

_LARGER: Final = 1.15


class RevealedLines(QWidget):
    """As many lines as have been asked for, and the buttons that ask. How many is for its owner to keep."""

    count_requested = Signal(int)
    """So many lines are to be shown."""

    def __init__(self, name: str, title: str, parent: QWidget | None = None) -> None:
        """`name` is the object name, `title` the accessible one."""
        super().__init__(parent)
        named(self, name, title)
        self._title = title
        self._rows: list[_Row] = []
        self._count = self._most = 0
        self._is_locked = False
        self._rows_column = in_column(margins=(0, 0, 8, 0), spacing=2)
        self._scroll = ScrollingWidget(in_column(self._rows_column, STRETCH, margins=0), f"{name}Lines")
        self._scroll.verticalScrollBar().rangeChanged.connect(self._follow)
        self.next = PanelButton(self, f"{name}Next", tr("Next line"), tr("Show the line that follows"), self._ask_next)
        self.back = PanelButton(self, f"{name}Back", tr("Back"), tr("Take the last line away"), self._ask_back)
        self._note = Label(tr("Nothing is shown yet. Take your time with each line."), self, role=MUTED, wraps=True)
        in_column(self._note, (self._scroll, 1), in_row(self.next, self.back, STRETCH), of=self, margins=0, spacing=8)

    @property
    def count(self) -> int:
        """How many lines are shown."""
        return self._count

    def show_lines(self, lines: Sequence[Line], count: int) -> None:
        """Show the first `count` of these lines; a line that was not shown before fades in."""
        while len(self._rows) < len(lines):
            row = _Row(len(self._rows) + 1)
            self._rows.append(row)
            self._rows_column.addWidget(row)
        for number, row in enumerate(self._rows):
            if number < len(lines):
                row.show_line(lines[number])
            row.reveal(number < count, is_latest=number == count - 1)
        self._note.setVisible(not count)
        if count != self._count:
            self._count = count
            self._follow()
        said = (f"{spoken(line.signs)}. {line.why}" for line in lines[:count])
        self.setAccessibleDescription(
            tr(
                "{title}, {count} of {lines} lines. {said}",
                title=self._title,
                count=count,
                lines=len(lines),
                said=" ".join(said),
            )
        )
        self._most = len(lines)
        self._allow_buttons()

    def set_locked(self, is_locked: bool) -> None:
        """Let lines be asked for, or not."""
        self._is_locked = is_locked
        self._allow_buttons()

    def _allow_buttons(self) -> None:
        has_more = not self._is_locked and self._count < self._most
        set_primary(self.next, has_more)
        allow({self.next: has_more, self.back: not self._is_locked and self._count > 0}, otherwise=self)

    @Slot()
    def _follow(self) -> None:
        """Keep the latest line in sight: as soon as it has its place, and whenever there is less room."""
        if self._count:
            self._scroll.ensureWidgetVisible(self._rows[self._count - 1], 0, 4)

    @Slot()
    def _ask_next(self) -> None:
        self.count_requested.emit(self._count + 1)

    @Slot()
    def _ask_back(self) -> None:
        self.count_requested.emit(self._count - 1)


class _Row(QWidget):
    """One line: the formula, its numbers, and the reason. The latest one stands on a ground that comes up gently."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.setObjectName(f"line{number}")
        self._signs = self._formula("lineSigns", None)
        self._numbers = self._formula("lineNumbers", ACCENT)
        self._why = Label(parent=self, name="lineWhy", role=MUTED, wraps=True)
        self._ground = Glide(self)
        self._ground.moved.connect(self.update)
        in_column(self._signs, self._numbers, self._why, of=self, margins=(10, 4, 10, 4), spacing=1)
        self.setVisible(False)

    def show_line(self, line: Line) -> None:
        """Say this."""
        self._signs.setText(line.signs)
        self._numbers.setText(line.numbers)
        self._numbers.setVisible(bool(line.numbers))
        self._why.setText(line.why)

    def reveal(self, is_shown: bool, *, is_latest: bool) -> None:
        """Be seen or not, as the latest line or as one before it."""
        if is_shown and self.isHidden():
            self._ground.go((0.0,), at_once=True)
        self.setVisible(is_shown)
        self._ground.go((1.0 if is_latest else 0.0,))

    def paintEvent(self, event: QPaintEvent) -> None:
        (share,) = self._ground.values or (0.0,)
        if not share:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QColor(theme_of(self).accent_soft)
        ground.setAlphaF(share)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(self.rect(), 8, 8)

    def _formula(self, name: str, role: QPalette.ColorRole | None) -> QLabel:
        label = Label(parent=self, name=name, role=role, wraps=True, larger=_LARGER)
        label.setTextFormat(Qt.TextFormat.RichText)
        label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        return label
