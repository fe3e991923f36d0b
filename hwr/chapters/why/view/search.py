"""A search for the smallest change, a few milliseconds at a time, so that neither pen nor dial is ever kept waiting."""

from __future__ import annotations

from collections.abc import Iterator
from time import perf_counter
from typing import Final

from PySide6.QtCore import QObject, Signal, Slot

from hwr.chapters.why.change import Change, search
from hwr.chapters.why.chapter import WhyQuestion
from hwr.ui.kit.player import Player

_PORTION: Final = 0.008
"""Seconds of searching at a time."""


class ChangeSearch(QObject):
    """Looks for one change after the other; whoever asks for another one gives the last one up."""

    ended = Signal()
    """There is a change now, or it is known that there is none."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wanted: tuple[WhyQuestion, str] | None = None
        self._search: Iterator[Change | None] | None = None
        self._found: Change | None = None
        self._player = Player(0, self)
        self._player.beat.connect(self._go_on)

    @property
    def is_busy(self) -> bool:
        return self._player.is_playing

    @property
    def change(self) -> Change | None:
        """What was found; None while it is looking, or if there is none."""
        return None if self.is_busy else self._found

    def look_for(self, question: WhyQuestion, target: str) -> None:
        """Look for what turns the answer into another class; nothing to do if that was looked for last, or is read."""
        if self._wanted is not None and self._wanted[0] is question and self._wanted[1] == target:
            return
        self.give_up()
        self._wanted = question, target
        if target != question.answer:
            self._search = search(question.network, question.x, question.classes.index(target))
            self._player.start()

    def give_up(self) -> None:
        """Look for nothing, and forget what was found."""
        self._player.stop()
        self._wanted, self._search, self._found = None, None, None

    @Slot()
    def _go_on(self) -> None:
        assert self._search is not None
        until = perf_counter() + _PORTION
        for found in self._search:
            self._found = found
            if perf_counter() >= until:
                return
        self._player.stop()
        self._search = None
        self.ended.emit()
