"""Asking: which file to open, where to save, into which folder, what something is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QInputDialog, QWidget

from hwr.language import tr

PathChooser = Callable[[QWidget, str], Path | None]
"""Asks where to save, given the window to be in front of and the suggested name with its suffix."""


def ask_which(parent: QWidget, title: str, kinds: str, start: str = "") -> Path | None:
    """The file the user chose; None if none.

    Args:
        kinds: in Qt's form, as "Recipes (*.toml);;All files (*)".
        start: the folder to begin in; where it is empty, Qt chooses.
    """
    name, _ = QFileDialog.getOpenFileName(parent, title, start, kinds)
    return Path(name) if name else None


def ask_where(parent: QWidget, title: str, usual: str, kinds: Mapping[str, str]) -> Path | None:
    """Where the user wants a file to be; None if nowhere.

    A name without a suffix gets that of its kind in the dialog, which then asks before it lets a file be replaced.

    Args:
        usual: the suggested name, which may begin with a folder.
        kinds: suffixes, as ".png", by what to call them, as "PNG picture (*.png)"; the first is the usual one.
    """
    dialog = QFileDialog(parent, title)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters(list(kinds))
    dialog.selectFile(usual)

    def use(kind: str) -> None:
        dialog.setDefaultSuffix(kinds[kind])

    dialog.filterSelected.connect(use)
    use(next(iter(kinds)))
    names = dialog.selectedFiles() if dialog.exec() else []
    dialog.deleteLater()
    return Path(names[0]) if names else None


def ask_folder(parent: QWidget, title: str) -> Path | None:
    """The folder the user chose; None if none."""
    name = QFileDialog.getExistingDirectory(parent, title)
    return Path(name) if name else None


def ask_label(parent: QWidget) -> str:
    """What a drawing is, as the user says in a word or a sign; "" for nothing."""
    text, is_given = QInputDialog.getText(parent, tr("Correct"), tr("What is it? A sign or a short word:"))
    return text.strip() if is_given else ""
