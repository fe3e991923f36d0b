"""What a command is given to read: files, folders, patterns of names and standard input, as a list of inputs."""

from __future__ import annotations

import glob
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from hwr.errors import DataError, HwrError

if TYPE_CHECKING:
    from hwr.ink.drawing import Drawing

STDIN: Final = "-"

MAX_STDIN: Final = 250 * 1024 * 1024
"""Bytes; no file that can be read is larger."""

_PATTERN: Final = "*?["
_BYTES_A_SAMPLE: Final = 400  # of labelled ink, to guess by how many drawings a file has


@dataclass(frozen=True, eq=False)
class Input:
    """Something to be read, or why it cannot be.

    Attributes:
        file: what it is called: the file's name, or `-`.
        content: the file, or a drawing, or the sentence that says why there is nothing to read.
        id: of a sample of labelled ink.
    """

    file: str
    content: Path | Drawing | str
    id: str | None = None

    def told(self, error: HwrError) -> str:
        """An error's sentence; a file is called as it was named, standard input not by the file where it is kept."""
        name = "Standard input" if self.file == STDIN else self.file
        return str(error).replace(str(self.content), name) if isinstance(self.content, Path) else str(error)

    def from_anywhere(self) -> Input:
        """The same for a process with another working folder."""
        return replace(self, content=self.content.absolute()) if isinstance(self.content, Path) else self


def find_inputs(arguments: Sequence[Path], spool: Path) -> list[Input]:
    """The files that arguments stand for, or why there are none.

    A folder stands for all files in it and in its folders that can be read, by their suffixes; a pattern, such as
    `scans/**/*.png`, for the files whose names fit; each sorted. Hidden files are passed over. `-` is standard input.

    Args:
        spool: a folder of one's own, where standard input is kept.
    """
    return [found for argument in arguments for found in _find(argument, spool)]


def _find(argument: Path, spool: Path) -> Iterator[Input]:
    name = str(argument)
    if name == STDIN:
        yield _standard_input(spool)
        return
    try:
        if argument.is_dir():
            found = sorted(path for path in _below(argument) if _can_be_read(path))
            problem = f"{name} holds no pictures and no drawings."
        elif argument.exists() or argument.is_symlink():
            found, problem = [argument], ""
        elif any(sign in name for sign in _PATTERN):
            matches = map(Path, glob.iglob(name, recursive=True))  # noqa: PTH207 - which takes absolute patterns, too
            found = sorted(path for path in matches if not path.is_dir())
            problem = f"{name} is missing: there is no file with a name like that."
        else:
            found, problem = [], f"{name} is missing: there is nothing of that name."
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else "that can be no file's name"
        found, problem = [], f"{name} cannot be opened: {reason}."
    for path in found:
        yield Input(str(path), path)
    if not found:
        yield Input(name, str(DataError(problem)))


def _below(folder: Path) -> Iterator[Path]:
    """All files in a folder and its folders, but for hidden ones; links to folders are not followed."""
    for path in folder.iterdir():
        if path.name.startswith("."):
            continue
        if not path.is_dir():
            yield path
        elif not path.is_symlink():
            yield from _below(path)


def _can_be_read(path: Path) -> bool:
    from hwr.ink.files import DRAWING_SUFFIXES, LABELLED_INK_SUFFIXES, PICTURE_SUFFIXES

    return path.name.lower().endswith((*PICTURE_SUFFIXES, *DRAWING_SUFFIXES, *LABELLED_INK_SUFFIXES))


def _standard_input(spool: Path) -> Input:
    """What comes on standard input, as a file whose suffix says what it is: its content tells."""
    try:
        data = b"" if sys.stdin is None else sys.stdin.buffer.read(MAX_STDIN + 1)
    except (OSError, ValueError, AttributeError) as error:
        return Input(STDIN, f"Standard input cannot be read: {error}.")
    if not data:
        return Input(STDIN, "Standard input is empty.")
    if len(data) > MAX_STDIN:
        return Input(STDIN, f"Standard input holds more than {MAX_STDIN >> 20} MB: too much to be read.")
    path = spool / f"standard input{_suffix(data)}"
    try:
        path.write_bytes(data)
    except OSError as error:
        return Input(STDIN, f"Standard input cannot be kept in {spool}: {error.strerror or error}.")
    return Input(STDIN, path)


def _suffix(data: bytes) -> str:
    """What a file of this content would end with; nothing for a picture, which nobody tells by its name."""
    from hwr.ink.files import DRAWING_SUFFIXES, LABELLED_INK_SUFFIXES

    plain, packed = LABELLED_INK_SUFFIXES
    if data.startswith(b"\x1f\x8b"):
        return packed
    text = data[:256].removeprefix(b"\xef\xbb\xbf").lstrip()
    if text.startswith(b"{"):
        return plain
    is_utf16 = data.startswith((b"\xff\xfe<", b"\xfe\xff\0<"))
    return DRAWING_SUFFIXES[0] if text.startswith(b"<") or is_utf16 else ""


def estimated(inputs: Sequence[Input]) -> int:
    """How many drawings and pictures these are, about."""
    return sum(map(_estimated, inputs))


def _estimated(found: Input) -> int:
    if isinstance(found.content, Path) and _is_labelled_ink(found.content):
        try:
            return 1 + found.content.stat().st_size // _BYTES_A_SAMPLE
        except OSError:
            return 1
    return 1


def _is_labelled_ink(file: Path) -> bool:
    from hwr.ink.files import LABELLED_INK_SUFFIXES

    return file.name.lower().endswith(LABELLED_INK_SUFFIXES)


def unpacked(inputs: Sequence[Input]) -> Iterator[Input]:
    """The same with the samples of labelled ink one by one, and after the last good one what is wrong with the rest."""
    for found in inputs:
        if not isinstance(found.content, Path) or not _is_labelled_ink(found.content):
            yield found
            continue
        from hwr.data.labelled_ink import read_labelled_ink

        empty = True
        try:
            for sample in read_labelled_ink(found.content):
                empty = False
                yield Input(found.file, sample.drawing.fitted(), sample.id)
        except HwrError as error:
            yield Input(found.file, found.told(error))
        else:
            if empty:
                yield Input(found.file, found.told(DataError(f"{found.content} holds no samples.")))
