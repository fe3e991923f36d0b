"""`hwr desktop`: the program in the menus of this user's desktop, and its files opened by a double click."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from hwr.cli import terminal
from hwr.cli.common import json_option, report
from hwr.words import LONGEST_SENTENCE, counted, shown

if TYPE_CHECKING:
    from hwr.desktop import Change


@click.group(short_help="Put the program into the desktop's menus.")
def desktop() -> None:
    """The program in the menus of your desktop, with its icon; models and InkML drawings opened by a double click.

    All of it stands in your own folders, below $XDG_DATA_HOME or ~/.local/share. Linux and BSD.
    """


@desktop.command(short_help="Put it there.")
@json_option
def install(as_json: bool) -> None:
    """Put entry, icons and types of files there; once more after the program has been moved.

    JSON keys: installed [file, ...], starts [the command that opens the window], notes [what the desktop could not be
    told].
    """
    from hwr.desktop import data_home, install, starter
    from hwr.store.paths import Paths

    command = starter()
    change = install(Paths.of_user().shipped_desktop, data_home(), command)
    values = {"installed": list(map(str, change.files)), "starts": command, "notes": list(change.notes)}
    _report(values, as_json, change, "installed", "The program is in the menus now")


@desktop.command(short_help="Take it away again.")
@json_option
def uninstall(as_json: bool) -> None:
    """Take away what `hwr desktop install` has put there, and nothing else.

    JSON keys: removed [file, ...], notes [what the desktop could not be told].
    """
    from hwr.desktop import data_home, uninstall
    from hwr.store.paths import Paths

    change = uninstall(Paths.of_user().shipped_desktop, data_home())
    values = {"removed": list(map(str, change.files)), "notes": list(change.notes)}
    _report(values, as_json, change, "removed", "The program is in the menus no more")


def _report(values: dict[str, list[str]], as_json: bool, change: Change, done: str, said: str) -> None:
    sentence = f"{said}: {counted(len(change.files), 'file')} {done}." if change.files else "There was nothing to do."
    report(values, as_json, lambda: sentence)
    if not as_json:
        for note in change.notes:
            terminal.say(f"hwr: {shown(note, LONGEST_SENTENCE)}")
