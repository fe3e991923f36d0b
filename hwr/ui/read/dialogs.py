"""The file dialogs: which file to open, and where to save."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QWidget

from hwr.ink.files import INKML_SUFFIXES, PICTURE_SUFFIXES, SAVED_AS
from hwr.ui.kit.asking import ask_where, ask_which

_PATTERNS: Final = " ".join(f"*{suffix}" for suffix in (*PICTURE_SUFFIXES, *INKML_SUFFIXES))
OPEN_FILTER: Final = f"Pictures and drawings ({_PATTERNS});;All files (*)"
SAVE_FILTERS: Final = {f"{words} (*{suffix})": suffix for suffix, words in SAVED_AS.items()}


def ask_what_to_open(parent: QWidget, folder: Path | None = None) -> Path | None:
    """The file the user chose, beginning in this folder; None if none."""
    return ask_which(parent, "Open a picture or a drawing", OPEN_FILTER, _start(folder))


def ask_where_to_save(parent: QWidget, folder: Path | None = None) -> Path | None:
    """The file the user chose, beginning in this folder; None if none."""
    return ask_where(
        parent, "Save the drawing", str(Path(_start(folder), f"digit{next(iter(SAVED_AS))}")), SAVE_FILTERS
    )


def _start(folder: Path | None) -> str:
    """The folder, or what is left of the way to it; empty, which lets Qt choose, if nothing is."""
    if folder is None:
        return ""
    near = next((place for place in (folder, *folder.parents) if place.is_dir()), folder)
    return "" if near == Path(near.anchor) else str(near)
