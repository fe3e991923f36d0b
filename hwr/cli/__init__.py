"""The command line: every job of the program that needs no screen, and the command that opens the window.

What a command reports goes to stdout (with `--json` as one object, and nothing else), what it says on the way to
stderr. Exit code 0: done; 1: a problem, told in one sentence; 2: wrong usage; 130: interrupted. Everything heavy is
imported by the command that needs it, so that neither `hwr --help` nor the window waits for it.
"""

from hwr.cli.entry import main, main_gui

__all__ = ["main", "main_gui"]
