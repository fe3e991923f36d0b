"""`hwr gui`, and `hwr` alone: the window."""

from __future__ import annotations

from pathlib import Path

import click

from hwr.cli.output import PATH
from hwr.display import check_display
from hwr.errors import DisplayError


@click.command(short_help="Open the window.")
@click.argument("file", required=False, type=PATH)
def gui(file: Path | None) -> int:
    """Open the window, with the picture or InkML drawing FILE in it if one is named."""
    return open_window(file)


def open_window(file: Path | None) -> int:
    """Open the window and return its exit code once it is closed.

    Raises:
        DisplayError: if no window can be opened here.
    """
    check_display()
    try:
        from hwr.store.paths import Paths
        from hwr.ui.app import run
    except ImportError as error:
        if (error.name or "").partition(".")[0] not in {"PySide6", "shiboken6"}:
            raise
        raise DisplayError(f"The window needs PySide6, which cannot be loaded here: {error}.") from error
    return run(file, Paths.of_user())
