"""The entry points, the window without the rest of the command line, and where an outcome becomes an exit code."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from hwr.cli import interruption, terminal
from hwr.display import check_display
from hwr.errors import DisplayError, HwrError
from hwr.launcher.environment import hold_own, remedy


def main() -> NoReturn:
    """Run the command on the process's command line, and end the process with its exit code."""
    _start(sys.argv[1:])


def main_gui() -> NoReturn:
    """Open the window: the entry point that has no terminal."""
    _start(["gui", *sys.argv[1:]] if sys.argv[1:] else [])


def _start(arguments: Sequence[str]) -> NoReturn:
    hold_own()
    interruption.listen()
    terminal.prepare()
    sys.exit(exit_code(arguments))


def exit_code(arguments: Sequence[str]) -> int:
    """Run a command, or open the window if none is named, and return the code that the process is to end with."""
    try:
        code = _run(arguments)
        if sys.stdout is not None:
            sys.stdout.flush()  # here, where it is no surprise that nobody reads any more
        return code
    except HwrError as error:
        terminal.say(f"hwr: {error}")
        return 1
    except ImportError as error:
        library = (error.name or "").partition(".")[0]
        if library == "hwr":
            raise
        reason = " ".join(str(error).split())
        terminal.say(f"hwr: A library cannot be loaded: {reason[:200]}. {remedy(library or 'hwr')}")
        return 1
    except (interruption.Interrupted, KeyboardInterrupt):
        terminal.say("hwr: stopped")
        return 130
    except BrokenPipeError:  # `hwr predict ... | head`: what is left in the buffer has nowhere to go
        _drop_output()
        return 1
    except OSError as error:
        if error.filename is not None:
            raise  # files have their own errors; what is left is stdout, on a full disk for example
        _drop_output()
        terminal.say(f"hwr: The output could not be written: {error.strerror or error}.")
        return 1


def _run(arguments: Sequence[str]) -> int:
    try:
        # A shell's question for completions has no arguments either.
        if not arguments and "_HWR_COMPLETE" not in os.environ:
            return open_window(None)  # without loading click, which would take a tenth of the time to the first picture
        from hwr.cli.commands import run

        return run(arguments)
    except Exception:
        interruption.check()  # if that was asked for, it is what the error comes of, such as a library half loaded
        raise


def _drop_output() -> None:
    """Send what stdout still holds nowhere, or Python would fail on it once more at its end."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def open_window(file: Path | None) -> int:
    """Open the window, with a picture or drawing in it if one is named, and return its exit code once it is closed.

    Raises:
        DisplayError: if no window can be opened here.
    """
    check_display()
    gc.disable()  # there is no garbage before the first paint, when `run` looks for it again
    import numpy  # noqa: F401 - before PySide6, which reads the source of each module that is imported after it

    try:
        from hwr.store.paths import Paths
        from hwr.ui.program import run
    except ImportError as error:
        if (error.name or "").partition(".")[0] not in {"PySide6", "shiboken6"}:
            raise
        raise DisplayError(f"The window needs PySide6, which cannot be loaded here: {error}.") from error
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl+C: Python would not see it while Qt waits for events
    return run(file, Paths.of_user())
