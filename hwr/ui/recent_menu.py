"""The recent menu: the files that were opened or saved last, to be opened again."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QMenu, QWidget

_LONGEST_NAME: Final = 48
_LONGEST_FOLDER: Final = 40


def label(path: Path) -> str:
    """What the menu calls a file: its name and its folder, of one line, shortened, with nothing that a menu obeys."""
    home = Path.home()
    folder = Path("~", path.parent.relative_to(home)) if path.is_relative_to(home) else path.parent
    words = f"{_shortened(_visible(path.name), _LONGEST_NAME)}  ({_shortened(_visible(str(folder)), _LONGEST_FOLDER)})"
    return words.replace("&", "&&")


class RecentMenu(QMenu):
    """Lists the files each time it is about to be seen, and greys those that are gone."""

    file_chosen = Signal(object)
    """A file shall be opened; carries its `Path`."""
    clear_requested = Signal()
    """The list shall be forgotten."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Open &recent", parent)
        self.setObjectName("menuRecent")
        self._paths: tuple[Path, ...] = ()
        self.aboutToShow.connect(self._list)
        self.show_paths(())

    def show_paths(self, paths: tuple[Path, ...]) -> None:
        """List these, the first at the top."""
        self._paths = paths
        self.menuAction().setEnabled(bool(paths))

    @Slot()
    def _list(self) -> None:
        self.clear()
        for path in self._paths:
            is_there = path.is_file()
            entry = self.addAction(label(path) if is_there else f"{label(path)} – no longer there")
            entry.setEnabled(is_there)
            entry.setData(os.fspath(path))
            entry.setToolTip("Open this file again")  # and not what Qt would make of the file's name
            entry.triggered.connect(lambda _checked=False, path=path: self.file_chosen.emit(path))
        self.addSeparator()
        forget = self.addAction("&Clear this list")
        forget.setObjectName("actionClearRecent")
        forget.triggered.connect(self.clear_requested)


def _visible(text: str) -> str:
    return "".join(char if char.isprintable() else ascii(char)[1:-1] for char in text)


def _shortened(text: str, length: int) -> str:
    half = length // 2
    return text if len(text) <= length else f"{text[:half]}…{text[-half:]}"
