"""The desktop: the program's entry in the menus, its icon, and which files are its own, in one user's folders.

The files are those in `assets/desktop`, and go where freedesktop.org's specifications want them: below
`$XDG_DATA_HOME`, or `~/.local/share`. Only the line that starts the program is written anew, for the program that is
running: nothing else on the computer need know where that is.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from hwr.errors import StorageError
from hwr.files import UnusableFileError, read_regular
from hwr.store.atomic import write_bytes

MAX_BYTES: Final = 1 << 20
"""Larger files do not come with the program."""

_TYPES: Final = ".mime.xml"

_PLACES: Final = {
    ".desktop": "applications",
    ".metainfo.xml": "metainfo",
    _TYPES: "mime/packages",
}
"""Where a file goes, by how its name ends; icons keep the folders that they lie in."""

_UPDATES: Final = {
    "update-mime-database": ("mime", "shared-mime-info", "Until then, files are not recognised by their type"),
    "update-desktop-database": (
        "applications",
        "desktop-file-utils",
        "Until then, files may not be offered to be opened with the program",
    ),
}
"""What tells the desktop of new files: the folder that it is called with, Debian's package, and what is so without."""

_SPECIAL: Final = frozenset(" \t\n\"'\\><~|&;$*?#()`")
"""What an argument on the line that starts a program may hold only in quotes (Desktop Entry Specification 1.5)."""

_FILE: Final = "%f"
"""In place of this a desktop puts the file to be opened; its first sign stands for itself if it is doubled."""

_PATIENCE: Final = 60.0


@dataclass(frozen=True)
class Change:
    """What was written or taken away, and what has to be said about it.

    Attributes:
        files: as they are called now, or were.
        notes: sentences; empty if everything is as it should be.
    """

    files: tuple[Path, ...]
    notes: tuple[str, ...]


def data_home(environment: Mapping[str, str] = os.environ) -> Path:
    """The folder of one user's menus, icons and types of files (XDG Base Directory Specification: absolute, or none).

    Raises:
        StorageError: on systems whose desktops look elsewhere.
    """
    if sys.platform in {"win32", "darwin"}:
        raise StorageError("Menus and types of files are set up so on Linux and BSD; docs/packaging.md says more.")
    named = Path(environment.get("XDG_DATA_HOME", ""))
    return named if named.is_absolute() else Path.home() / ".local" / "share"


def starter() -> list[str]:
    """The command that opens the window of the running program; the name of a file may follow it."""
    if getattr(sys, "frozen", False):
        return [os.environ.get("APPIMAGE") or sys.executable, "gui"]  # the former is unpacked elsewhere at each start
    doorstep = Path(__file__).parent.parent / "main.py"
    if doorstep.is_file():  # of a checkout; it sees to it that the environment still fits
        return [sys.executable, str(doorstep), "gui"]
    script = Path(sys.executable).with_name("hwr-gui")
    return [str(script)] if script.is_file() else [sys.executable, "-P", "-m", "hwr", "gui"]


def install(shipped: Path, home: Path, command: Sequence[str]) -> Change:
    """Put the files in `shipped` below `home`, to start the program by this command; what was there is replaced.

    Raises:
        StorageError: if one cannot be read or written.
    """
    written = []
    for source, target in _files(shipped, home):
        try:
            data = read_regular(source, most=MAX_BYTES)
        except UnusableFileError as problem:
            raise StorageError(f"{source}, which came with the program, {problem}.") from problem
        write_bytes(target, _started_by(data, command) if source.suffix == ".desktop" else data)
        written.append(target)
    return Change(tuple(written), _updated(home))


def uninstall(shipped: Path, home: Path) -> Change:
    """Take away what `install` puts there, and nothing else.

    Raises:
        StorageError: if one cannot be taken away.
    """
    gone = []
    for _, target in _files(shipped, home):
        try:
            target.unlink()
        except FileNotFoundError:
            continue
        except OSError as error:
            raise StorageError(f"{target} cannot be removed: {error.strerror}.") from error
        gone.append(target)
    return Change(tuple(gone), _updated(home) if gone else ())


def exec_line(command: Sequence[str]) -> str:
    """A command as the entry `Exec` of a desktop file has it, with `%f`, the file to be opened, at its end.

    Raises:
        StorageError: if a desktop file cannot hold it.
    """
    if "=" in command[0] or any(not part.isprintable() for part in command):
        raise StorageError(f"A menu cannot start a program in this place: {command[0]}.")
    return _escaped(" ".join([*map(_quoted, command), _FILE]))


def _quoted(argument: str) -> str:
    argument = argument.replace(_FILE[0], 2 * _FILE[0])
    if not _SPECIAL.intersection(argument):
        return argument
    return '"' + "".join(f"\\{sign}" if sign in '"`$\\' else sign for sign in argument) + '"'


def _escaped(value: str) -> str:
    """A value as a line of a desktop file."""
    return value.replace("\\", "\\\\")


def _started_by(entry: bytes, command: Sequence[str]) -> bytes:
    lines = {"Exec": exec_line(command), "TryExec": _escaped(command[0])}
    told = (f"{key}={lines[key]}" if (key := line.partition("=")[0]) in lines else line for line in _lines(entry))
    return ("\n".join(told) + "\n").encode()


def _lines(entry: bytes) -> list[str]:
    return entry.decode().splitlines()


def _files(shipped: Path, home: Path) -> list[tuple[Path, Path]]:
    """Every file that came with the program, and where it belongs."""
    ends = ((end, folder) for end, folder in _PLACES.items())
    flat = [(source, home / folder / _name(source, end)) for end, folder in ends for source in shipped.glob(f"*{end}")]
    pictures = sorted(path for path in (shipped / "icons").rglob("*") if path.is_file())
    return [*sorted(flat), *((path, home / path.relative_to(shipped)) for path in pictures)]


def _name(source: Path, end: str) -> str:
    """As it is to be called: types of files have no ending of their own in the folder that is theirs alone."""
    return source.name.removesuffix(end) + source.suffix if end == _TYPES else source.name


def _updated(home: Path) -> tuple[str, ...]:
    """Tell the desktop, and return what it could not be told."""
    notes = []
    for program, (folder, package, otherwise) in _UPDATES.items():
        place = home / folder
        found = shutil.which(program)
        if not place.is_dir():
            continue
        if found is None:
            notes.append(f"{program} is not installed here (Debian, Ubuntu: sudo apt install {package}). {otherwise}.")
            continue
        try:
            done = subprocess.run([found, str(place)], capture_output=True, timeout=_PATIENCE, check=False)
        except (OSError, subprocess.TimeoutExpired):
            done = None
        if done is None or done.returncode:
            notes.append(f"{program} has failed. {otherwise}.")
    return tuple(notes)
