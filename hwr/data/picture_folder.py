"""A folder of labelled pictures: one folder for each label, named by it, with the pictures inside."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from hwr.errors import DataError

_PASSED_OVER: Final = frozenset({"thumbs.db", "desktop.ini", "__macosx"})
"""What Windows and macOS leave behind in folders; hidden files are passed over as well."""


@dataclass(frozen=True)
class LabelledPicture:
    """One picture file and what it shows."""

    label: str
    path: Path


def list_pictures(folder: Path) -> tuple[LabelledPicture, ...]:
    """The pictures in the folders of a folder, sorted by label and name. Files beside those folders are ignored.

    Every file in a label's folder counts as a picture, so that none is left out unnoticed.

    Raises:
        DataError: if there are none, a label's folder holds a folder, or something cannot be listed.
    """
    try:
        pictures = [
            LabelledPicture(_label(inside), path)
            for inside in sorted(folder.iterdir())
            if inside.is_dir() and _counts(inside)
            for path in sorted(inside.iterdir())
            if _counts(path)
        ]
        for picture in pictures:
            if picture.path.is_dir():
                raise DataError(f"{picture.path} is a folder inside a label's folder; only pictures belong there.")
    except OSError as error:
        raise DataError(f"{error.filename or folder} cannot be listed: {error.strerror or error}.") from error
    if not pictures:
        raise DataError(
            f"{folder} holds no labelled pictures: put them in folders named by what they show, such as 0/."
        )
    return tuple(pictures)


def _counts(path: Path) -> bool:
    return not path.name.startswith(".") and path.name.lower() not in _PASSED_OVER


def _label(folder: Path) -> str:
    if not folder.name.isprintable():
        raise DataError(f"{str(folder)!r} cannot be a label: its name has characters that cannot be shown.")
    return folder.name
