"""The entry points, and the one place where an outcome becomes an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from hwr.cli import interruption, terminal
from hwr.cli.window import open_window
from hwr.errors import HwrError
from hwr.launcher.environment import hold_own, remedy


def main() -> NoReturn:
    """Run the command on the process's command line, and end the process with its exit code."""
    hold_own()
    interruption.listen()
    terminal.prepare()
    sys.exit(exit_code(sys.argv[1:]))


def main_gui() -> NoReturn:
    """Open the window: the entry point that has no terminal."""
    hold_own()
    interruption.listen()
    terminal.prepare()
    sys.exit(exit_code(["gui", *sys.argv[1:]] if sys.argv[1:] else []))


def exit_code(arguments: Sequence[str]) -> int:
    """Run a command, or open the window if none is named, and return the code that the process is to end with."""
    try:
        code = _run_or_stop(arguments)
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


def _run_or_stop(arguments: Sequence[str]) -> int:
    try:
        return _run(arguments)
    except Exception:
        interruption.check()  # if that was asked for, it is what the error comes of, such as a library half loaded
        raise


def _run(arguments: Sequence[str]) -> int:
    if (
        not arguments and "_HWR_COMPLETE" not in os.environ
    ):  # a shell's question for completions has no arguments either
        return open_window(None)  # without loading click, which would take a tenth of the time to the first picture
    from hwr.cli.commands import run

    return run(arguments)


def _drop_output() -> None:
    """Send what stdout still holds nowhere, or Python would fail on it once more at its end."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
