"""The way to the window, without a glance at the rest of the command line."""

from __future__ import annotations

import gc
import signal
from pathlib import Path

from hwr.display import check_display
from hwr.errors import DisplayError


def open_window(file: Path | None) -> int:
    """Open the window, with a picture or drawing in it if one is named, and return its exit code once it is closed.

    Raises:
        DisplayError: if no window can be opened here.
    """
    check_display()
    gc.disable()  # there is no garbage before the first paint, when `run` looks for it again
    try:
        from hwr.store.paths import Paths
        from hwr.ui.app import run
    except ImportError as error:
        if (error.name or "").partition(".")[0] not in {"PySide6", "shiboken6"}:
            raise
        raise DisplayError(f"The window needs PySide6, which cannot be loaded here: {error}.") from error
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl+C: Python would not see it while Qt waits for events
    return run(file, Paths.of_user())
