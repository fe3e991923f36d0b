"""A screen of its own with a real mouse: an X server without a monitor, and the XTEST extension that moves its pointer.

Both are asked for by the names that the system knows them by; where they are absent the test skips and says so.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import pytest

LEFT = 1


def _library(name: str) -> ctypes.CDLL:
    try:
        return ctypes.CDLL(name)
    except OSError:
        pytest.skip(f"{name} is not there: real mouse events need it (Debian: libxtst6)")


@contextmanager
def x_server() -> Iterator[str]:
    """The name of a display that lasts as long as this does."""
    program = shutil.which("Xvfb")
    if program is None:
        pytest.skip("Xvfb is not there: real mouse events need a display (Debian: xvfb)")
    read, write = os.pipe()
    command = [program, "-displayfd", str(write), "-screen", "0", "1280x960x24", "-nolisten", "tcp", "-noreset"]
    server = subprocess.Popen(command, pass_fds=[write], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(write)
    try:
        with os.fdopen(read) as numbers:
            number = numbers.readline().strip()  # the server writes it once it takes callers
        if not number:
            pytest.skip("Xvfb does not start here")
        yield f":{number}"
    finally:
        server.terminate()
        server.wait()


class Pointer:
    """The mouse of a display."""

    def __init__(self, display: str) -> None:
        self._x11 = _library("libX11.so.6")
        self._xtst = _library("libXtst.so.6")
        self._x11.XOpenDisplay.restype = ctypes.c_void_p
        self._display = ctypes.c_void_p(self._x11.XOpenDisplay(display.encode()))
        if not self._display:
            pytest.skip(f"the display {display} cannot be opened")

    def move(self, x: int, y: int) -> None:
        self._xtst.XTestFakeMotionEvent(self._display, -1, x, y, 0)
        self._x11.XFlush(self._display)

    def press(self, is_down: bool) -> None:
        self._xtst.XTestFakeButtonEvent(self._display, LEFT, int(is_down), 0)
        self._x11.XFlush(self._display)

    def stroke(self, places: Iterable[tuple[int, int]], pause: float) -> None:
        """Press at the first place, go to each other one after `pause` seconds, let go at the last."""
        first, *others = places
        self.move(*first)
        self.press(True)
        for place in others:
            time.sleep(pause)
            self.move(*place)
        self.press(False)

    def close(self) -> None:
        self._x11.XCloseDisplay(self._display)
