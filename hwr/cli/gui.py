"""`hwr gui`: the window, with a file in it."""

from __future__ import annotations

from pathlib import Path

import click

from hwr.cli.output import PATH
from hwr.cli.window import open_window


@click.command(short_help="Open the window.")
@click.argument("file", required=False, type=PATH)
def gui(file: Path | None) -> int:
    """Open the window, with the picture or InkML drawing FILE in it if one is named."""
    return open_window(file)
