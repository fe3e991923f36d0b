"""An atomic write: afterwards the target holds either the new bytes or the old ones, whatever happens meanwhile.

The bytes go to a temporary file beside the target, are forced to the disk, and take the target's place by
`os.replace`, which POSIX and Windows promise to do in one step. A full disk, a power cut or a killed process leaves
the old file whole and at most a stray temporary. A living writer holds a lock on its temporary; so whoever writes into
a folder next can tell the strays, and removes them.

Only a file is ever replaced: no device, pipe, socket or folder, nor what another program has open as its output. What
several programs `change` at once they change one after the other, so that none undoes what another one did.
"""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, Final

from hwr.errors import StorageError, reason
from hwr.files import MissingFileError, UnusableFileError, kind_of, read_regular
from hwr.language import tr
from hwr.store import lock

TEMPORARY_SUFFIX: Final = ".hwr-tmp"

_ATTEMPTS: Final = 10
_LONGEST_STEM: Final = 40
"""Of the target's name, so many characters stand in the temporary's: four bytes each, still a name that fits."""

MAX_SHARED: Final = 32 * 2**20
"""Bytes; a larger file that several programs change is not read."""

_MOST_LINKS: Final = 40


def write_bytes(path: Path, data: bytes) -> None:
    """Write `data` to `path` in one step, making its folder if need be; an existing file keeps its permissions.

    A symbolic link is written through, not replaced.

    Raises:
        StorageError: if the folder or the file cannot be written; an existing file is then as it was.
    """
    with _reporting(path):
        target = _target(path)
        with _temporary_beside(target) as (temporary, file):
            _write_durably(file, data)
            with contextlib.suppress(FileNotFoundError):
                temporary.chmod(stat.S_IMODE(target.stat().st_mode))
            _put(temporary, file, target)


def write_new(path: Path, data: bytes) -> bool:
    """The same, unless there is something at `path` already, which is then left alone; returns whether it was written.

    Of several programs that do so at once one alone is told that it was.

    Raises:
        StorageError: as `write_bytes`.
    """
    with _reporting(path):
        target = _target(path)
        with _temporary_beside(target) as (temporary, file):
            _write_durably(file, data)
            try:
                target.open("xb").close()  # takes the name, for the moment until the bytes are put there
            except FileExistsError:
                return False
            try:
                _put(temporary, file, target)
            except OSError:
                with contextlib.suppress(OSError):
                    target.unlink()
                raise
    return True


def change(path: Path, how: Callable[[bytes | None], bytes]) -> None:
    """Read a file, and write what `how` makes of it, with nobody else at it meanwhile; its folder is made if need be.

    Args:
        how: is given what is in the file, None if there is none.

    Raises:
        StorageError: if it cannot be read or written, or another program is at it and does not finish.
    """
    with lock.locked(path):
        write_bytes(path, how(read_shared(path)))


def read_shared(path: Path) -> bytes | None:
    """What is in a file that several programs `change`; None if there is none.

    Raises:
        StorageError: if it cannot be read, or is no file.
    """
    try:
        return read_regular(path, most=MAX_SHARED)
    except MissingFileError:
        return None
    except UnusableFileError as problem:
        raise StorageError(f"{path} {problem}.") from problem


def make_folder(folder: Path, undo: contextlib.ExitStack) -> None:
    """Make a folder, with those above it; each that is new is removed by `undo`, if it is empty then.

    Raises:
        StorageError: if it cannot be made.
    """
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    for one in reversed(missing):
        try:
            one.mkdir(exist_ok=True)
        except OSError as error:
            raise StorageError(
                tr("The folder {folder} cannot be made: {reason}.", folder=one, reason=reason(error))
            ) from error
        undo.callback(_remove_empty, one)
    if not folder.is_dir():
        raise StorageError(tr("The folder {folder} cannot be made: there is a file of that name.", folder=folder))


def _remove_empty(folder: Path) -> None:
    with contextlib.suppress(OSError):
        folder.rmdir()


def check_writable(path: Path) -> None:
    """Return if `path` could be written now, making its folder if need be; for asking before a long work, not after.

    Raises:
        StorageError: as `write_bytes` would.
    """
    with _reporting(path), _temporary_beside(_target(path)):
        pass


def sweep(folder: Path) -> int:
    """Remove the temporaries that killed writes left in `folder`, and return how many there were.

    One whose writer lives is left alone, whatever its age. What cannot be removed stays: a stray temporary does no
    harm.
    """
    removed = 0
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(".") and entry.name.endswith(TEMPORARY_SUFFIX):
                removed += _removed_if_stray(Path(entry.path))
    return removed


def _removed_if_stray(path: Path) -> bool:
    if os.name == "nt":  # pragma: no cover - Windows removes no open file
        with contextlib.suppress(OSError):
            path.unlink()
            return True
        return False
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW)
    except OSError:
        return False
    try:
        lock.take(descriptor)
        path.unlink()  # under the lock, so that nobody begins to write what is being removed
        return True
    except OSError:
        return False
    finally:
        os.close(descriptor)


@contextlib.contextmanager
def _reporting(path: Path) -> Iterator[None]:
    """Turn what the system complains of into a sentence."""
    try:
        yield
    except (OSError, ValueError) as error:
        raise StorageError(tr("{path} could not be written: {reason}.", path=path, reason=reason(error))) from error


def _target(path: Path) -> Path:
    """The file that is meant, its folder made and swept; links are followed.

    Raises:
        OSError: if no file may take the place of what is there.
    """
    with contextlib.suppress(FileNotFoundError):
        if kind := kind_of(path.stat().st_mode):
            raise OSError(tr("it is {kind}, not a file", kind=kind))
        if _is_open_elsewhere(path):
            raise OSError(tr("it is the output of a program, not the name of a file"))
    target = Path(os.path.realpath(path))
    target.parent.mkdir(parents=True, exist_ok=True)
    sweep(target.parent)
    return target


def _is_open_elsewhere(path: Path) -> bool:
    """Whether a name such as /dev/stdout leads to whatever file a process has open just now."""
    for _ in range(_MOST_LINKS):
        folder = os.path.realpath(path.parent)
        path = Path(folder, path.name)
        if Path(folder).is_relative_to("/proc"):
            return True
        if not path.is_symlink():
            return False
        path = Path(folder, path.readlink())
    return False


@contextlib.contextmanager
def _temporary_beside(target: Path) -> Iterator[tuple[Path, BinaryIO]]:
    """A new file beside the target, held by a lock; what is left of it afterwards is removed."""
    for _ in range(_ATTEMPTS):
        temporary = target.with_name(f".{target.name[:_LONGEST_STEM]}.{os.urandom(4).hex()}{TEMPORARY_SUFFIX}")
        with temporary.open("xb") as file:
            try:
                if _is_held(temporary, file):
                    yield temporary, file
                    return
            finally:
                if os.name == "nt":  # pragma: no cover
                    file.close()
                with contextlib.suppress(OSError):  # what has been put in place is not said to have failed for a stray
                    temporary.unlink()
    raise OSError(tr("somebody removes the files beside it again and again"))


def _is_held(temporary: Path, file: BinaryIO) -> bool:
    """Hold the new file; False if somebody's `sweep` was quicker, to which it looks left behind until it is held."""
    try:
        lock.take(file.fileno())
    except lock.BUSY:
        return False
    except OSError:  # the file system knows no locks, so that nobody can sweep here either
        return True
    return temporary.exists()


def _write_durably(file: BinaryIO, data: bytes) -> None:
    file.write(data)
    file.flush()
    os.fsync(file.fileno())


def _put(temporary: Path, file: BinaryIO, target: Path) -> None:
    if os.name == "nt":  # pragma: no cover - Windows renames no open file
        file.close()
    temporary.replace(target)
    with contextlib.suppress(OSError):  # the renaming itself to the disk, where the system can: not on Windows
        descriptor = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
