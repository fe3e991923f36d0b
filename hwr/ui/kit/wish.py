"""A wish: something that is on because the system asks for it, or as the user has chosen, such as high contrast."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot


class Wish(QObject):
    """Owns the user's choice; where there is none, what the system wants holds."""

    changed = Signal(bool)
    """It is on, or off, and was not before."""
    choice_changed = Signal(object)
    """The user chose: True or False, or None to have it as the system does."""

    def __init__(self, choice: bool | None, system: Callable[[], bool], parent: QObject | None = None) -> None:
        """`system` says whether the system wants it now; it is asked for the first time by `follow`."""
        super().__init__(parent)
        self._choice, self._system = choice, system
        self._is_on = bool(choice)

    @property
    def is_on(self) -> bool:
        """Whether it holds."""
        return self._is_on

    @Slot(bool)
    def choose(self, is_on: bool) -> None:
        """Have it so; as the system does, from now on, if that is the same."""
        choice = None if is_on == self._system() else is_on
        if choice is not self._choice:
            self._choice = choice
            self.choice_changed.emit(choice)
        self.follow()

    @Slot()
    def follow(self) -> None:
        """Ask the system again."""
        is_on = self._resolved()
        if is_on != self._is_on:
            self._is_on = is_on
            self.changed.emit(is_on)

    def _resolved(self) -> bool:
        return self._system() if self._choice is None else self._choice
