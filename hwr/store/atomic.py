"""An atomic write: afterwards the target holds either the new bytes or the old ones, whatever happens meanwhile.

The bytes go to a temporary file beside the target, are forced to the disk, and take the target's place by
`os.replace`, which POSIX and Windows promise to do in one step. A full disk, a power cut or a killed process leaves
the old file whole and at most a stray temporary, which `sweep` removes at the next start.
"""

from __future__ import annotations

import contextlib
import os
import stat
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from hwr.errors import StorageError

TEMPORARY_SUFFIX: Final = ".hwr-tmp"

STRAY_AFTER: Final = 3600.0
"""Seconds after which a temporary file cannot belong to a write that is still going on."""


def write_bytes(path: Path, data: bytes) -> None:
    """Write `data` to `path` in one step, making its folder if need be; an existing file keeps its permissions.

    A symbolic link is written through, not replaced.

    Raises:
        StorageError: if the folder or the file cannot be written; an existing file is then as it was.
    """
    with _temporary_beside(path) as (temporary, target):
        _write_durably(temporary, data)
        with contextlib.suppress(FileNotFoundError):
            temporary.chmod(stat.S_IMODE(target.stat().st_mode))
        temporary.replace(target)
        _sync_folder(target.parent)


def check_writable(path: Path) -> None:
    """Return if `path` could be written now, making its folder if need be; for asking before a long work, not after.

    Raises:
        StorageError: as `write_bytes` would.
    """
    with _temporary_beside(path) as (temporary, _):
        temporary.touch(exist_ok=False)


def sweep(folder: Path, *, older_than: float = STRAY_AFTER) -> int:
    """Remove the temporaries that killed writes left in `folder`, and return how many there were.

    Only files older than `older_than` seconds go, so that a write going on in another process is not disturbed. What
    cannot be removed stays: a stray temporary does no harm.
    """
    removed = 0
    with contextlib.suppress(OSError):
        for stray in folder.glob(f".*{TEMPORARY_SUFFIX}"):
            with contextlib.suppress(OSError):
                if time.time() - stray.stat().st_mtime >= older_than:
                    stray.unlink()
                    removed += 1
    return removed


@contextlib.contextmanager
def _temporary_beside(path: Path) -> Iterator[tuple[Path, Path]]:
    """A name for a temporary file beside `path` and the real target; what is left of the temporary is removed."""
    try:
        target = Path(os.path.realpath(path))
        if target.is_dir():
            raise IsADirectoryError("it is a folder")
        target.parent.mkdir(parents=True, exist_ok=True)
        temporary = target.with_name(f".{target.name[:100]}.{os.urandom(4).hex()}{TEMPORARY_SUFFIX}")
        try:
            yield temporary, target
        finally:
            temporary.unlink(missing_ok=True)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise StorageError(f"{path} could not be written: {reason}.") from error


def _write_durably(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    """Force the renaming itself to the disk, where the system can (Windows cannot open a folder)."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
