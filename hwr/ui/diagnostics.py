"""Diagnostics: what helps somebody else to help, as a text that names no file and no folder of the user's."""

from __future__ import annotations

import platform
import re
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication

from hwr.language import mark
from hwr.versions import LIBRARIES, version, version_of
from hwr.words import NO_BREAK, percent

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QScreen

    from hwr.ui.reader import Network
    from hwr.ui.settings import WindowSettings

NOT_INSTALLED: Final = mark("not installed")
_PATH: Final = re.compile(r"(?:~|[A-Za-z]:)?(?:[/\\][^/\\:*?\"<>|\n]*(?=[/\\]))+[/\\][^\s/\\:;,]*")


def versions() -> list[tuple[str, str]]:
    """The program and what it is built on, with their versions."""
    rows = [("hwr", version()), ("Python", platform.python_version()), ("Qt", qVersion())]
    found = ((name, version_of(name)) for name in LIBRARIES)
    return [*rows, *((name.removesuffix("-Essentials"), number or NOT_INSTALLED) for name, number in found)]


def diagnostics(settings: WindowSettings, network: Network, last_problem: str = "") -> str:
    """Versions, system, screens, how the window is set, and what went wrong last, a line each."""
    rows = [*versions(), *_system(), *map(_of_screen, QGuiApplication.screens())]
    rows += _of_settings(settings)
    rows += [("reads with", _kind_of(network)), ("last problem", without_paths(last_problem) or "none")]
    return "".join(f"{name + ':':<16}{value}\n" for name, value in rows).replace(NO_BREAK, " ")


def without_paths(sentence: str) -> str:
    """The sentence with an ellipsis for every path in it."""
    return _PATH.sub("…", sentence)


def _system() -> Iterator[tuple[str, str]]:
    yield "system", platform.platform()
    yield "processor", platform.machine()
    yield "windows by", QGuiApplication.platformName()


def _of_screen(screen: QScreen) -> tuple[str, str]:
    size = screen.size()
    place = f"{size.width()} x {size.height()}, scale {screen.devicePixelRatio():g}"
    return "screen", f"{place}, {screen.logicalDotsPerInch():.0f} dpi, {screen.refreshRate():.0f} Hz"


_CHOICES: Final = {None: "as the system has it", True: "yes", False: "no"}


def _of_settings(settings: WindowSettings) -> Sequence[tuple[str, str]]:
    place = settings.geometry
    size = "as the system has it" if place is None else f"{place.width()} x {place.height()}"
    return (
        ("theme", settings.theme.value),
        ("text", percent(settings.text_size / 100)),
        ("high contrast", _CHOICES[settings.high_contrast]),
        ("less motion", _CHOICES[settings.less_motion]),
        ("pen", f"{settings.pen_width:g}"),
        ("window", "maximised" if settings.maximised else size),
        ("chapter", settings.chapter or "none"),
    )


def _kind_of(network: Network) -> str:
    """Which network, without what the user calls it."""
    if network.run is not None:
        return "the network of a run"
    return "a model file" if network.file is not None else "the shipped model" if network.is_shipped else "a training"
