"""The window of which the documents' pictures are made: its application, and the lab in a home of its own."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from hwr.ui.app import Lab

Path2D = list[tuple[float, float]]

SEVEN: Final[list[Path2D]] = [
    [(72, 62), (100, 58), (140, 60), (184, 58), (176, 78), (158, 108), (142, 142), (131, 176), (126, 214)],
    [(104, 136), (134, 132), (170, 130)],
]


def application(font_name: str | None, scale: float | None = None) -> QApplication:
    """The application, off the screen where there is none; `scale` is in device pixels per pixel."""
    if scale is not None:
        os.environ["QT_SCALE_FACTOR"] = str(scale)
    if sys.platform.startswith("linux") and not {"DISPLAY", "WAYLAND_DISPLAY"} & os.environ.keys():
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    QApplication.setStyle("Fusion")
    made = QApplication([])
    if font_name:
        font = made.font()
        font.setFamily(font_name)
        font.setPointSizeF(10)
        made.setFont(font)
    return made


@contextmanager
def opened(application: QApplication) -> Iterator[Lab]:
    """A lab in a home of its own, closed at the end."""
    from hwr.store.paths import Paths
    from hwr.ui.app import Lab

    with tempfile.TemporaryDirectory() as home:
        lab = Lab(application, Paths.of_user({"HWR_HOME": home}))
        yield lab
        lab.window.close()


def dress(lab: Lab, number: int) -> None:
    """Light or dark, large or small, by turns."""
    from hwr.ui.kit.theme import ThemeChoice

    lab.themes.choose(ThemeChoice.DARK if number % 2 else ThemeChoice.LIGHT)
    lab.window.resize(*((1024, 700) if number % 4 == 3 else (1240, 840)))


def wait(done: Callable[[], bool], seconds: float = 60.0) -> None:
    """Let the window live until something is so, or the time is over."""
    from PySide6.QtWidgets import QApplication

    end = time.monotonic() + seconds
    while not done() and time.monotonic() < end:
        QApplication.processEvents()
        time.sleep(0.002)
