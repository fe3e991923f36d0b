"""Settings: what the window remembers of how it was left. Only its looks; nothing of the user's work is in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QRect, QSettings

from hwr.ink.drawing import DEFAULT_PEN_WIDTH, MAX_PEN_WIDTH, MIN_PEN_WIDTH
from hwr.ui.theme import ThemeChoice

MAX_BYTES: Final = 1 << 20
"""A settings file is a few hundred bytes; a larger one is not ours."""

_LINE: Final = re.compile(r"\s*|;.*|\[[^\[\]]+\]|[^=\x00]+=(?!@)[^\x00]*")
"""An empty line, a remark, a section's name, or a key with a plain value."""

_FARTHEST: Final = 100_000
_SMALLEST: Final = 200
_LONGEST_KEY: Final = 24


@dataclass(frozen=True)
class WindowSettings:
    """How the window was left.

    Attributes:
        theme: what the user asked for.
        pen_width: in canvas units, `MIN_PEN_WIDTH` to `MAX_PEN_WIDTH`.
        geometry: where the window was when it was not maximised; None to let the system place it.
        maximised: whether it filled the screen.
        model_run: the run of the history whose network reads; None for the shipped model.
        chapter: the chapter of the page Explain that was shown last, by its key; "" if none was.
    """

    theme: ThemeChoice = ThemeChoice.SYSTEM
    pen_width: float = DEFAULT_PEN_WIDTH
    geometry: QRect | None = None
    maximised: bool = False
    model_run: int | None = None
    chapter: str = ""


def load_settings(path: Path) -> WindowSettings:
    """Read the settings; whatever is missing, of the wrong kind or out of range is as if it had never been set.

    A file that cannot be understood at all is kept as `.bak`. Nothing that may be wrong with it raises.
    """
    if not _is_sound(path):
        _set_aside(path)
        return WindowSettings()
    stored = QSettings(str(path), QSettings.Format.IniFormat)
    if stored.status() == QSettings.Status.FormatError:
        del stored  # it would write the file again
        _set_aside(path)
        return WindowSettings()
    usual = WindowSettings()
    return WindowSettings(
        theme=_theme(stored.value("window/theme"), usual.theme),
        pen_width=_number(stored.value("pen/width"), usual.pen_width, MIN_PEN_WIDTH, MAX_PEN_WIDTH),
        geometry=_geometry(stored.value("window/geometry")),
        maximised=stored.value("window/maximised") == "true",
        model_run=_run(stored.value("model/run")),
        chapter=_key(stored.value("explain/chapter")),
    )


def save_settings(path: Path, settings: WindowSettings) -> None:
    """Write the settings. Failing to is no reason to trouble anybody who is closing the window."""
    stored = QSettings(str(path), QSettings.Format.IniFormat)
    stored.setValue("window/theme", settings.theme.value)
    stored.setValue("window/maximised", "true" if settings.maximised else "false")
    place = settings.geometry
    if place is not None:
        stored.setValue("window/geometry", f"{place.x()} {place.y()} {place.width()} {place.height()}")
    stored.setValue("model/run", "shipped" if settings.model_run is None else str(settings.model_run))
    stored.setValue("explain/chapter", settings.chapter)
    stored.setValue("pen/width", f"{settings.pen_width:g}")
    stored.sync()


def visible(geometry: QRect, screens: list[QRect]) -> QRect | None:
    """Where a window remembered at `geometry` shall open, given the screens there are now.

    It is made to fit the screen it is most on; None if it would be out of sight.
    """
    shares = [(screen.intersected(geometry), screen) for screen in screens]
    best, screen = max(shares, key=lambda pair: pair[0].width() * pair[0].height(), default=(QRect(), QRect()))
    if best.width() < _SMALLEST // 2 or best.height() < _SMALLEST // 2:
        return None
    fitted = QRect(geometry)
    fitted.setSize(geometry.size().boundedTo(screen.size()))
    fitted.moveLeft(min(max(fitted.left(), screen.left()), screen.right() - fitted.width() + 1))
    fitted.moveTop(min(max(fitted.top(), screen.top()), screen.bottom() - fitted.height() + 1))
    return fitted


def _is_sound(path: Path) -> bool:
    """Whether the file, if there is one, is of a believable length and looks like what `save_settings` writes.

    That has no values that Qt marks with `@`: those are objects to be made from bytes, which nobody shall hand us.
    """
    try:
        if not path.exists():
            return True
        if path.stat().st_size > MAX_BYTES:
            return False
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        return False
    return all(_LINE.fullmatch(line) for line in lines)


def _set_aside(path: Path) -> None:
    try:
        path.replace(path.with_name(path.name + ".bak"))
    except OSError:
        return  # it stays where it is, and is passed over again next time


def _theme(value: Any, usual: ThemeChoice) -> ThemeChoice:
    try:
        return ThemeChoice(value)
    except ValueError:
        return usual


def _number(value: Any, usual: float, low: float, high: float) -> float:
    try:
        number = float(value)
    except (TypeError, ValueError):
        return usual
    return number if low <= number <= high else usual


def _run(value: Any) -> int | None:
    text = str(value)
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 16 else None


def _key(value: Any) -> str:
    """A word; whether there is such a chapter is for the page to say."""
    text = str(value)
    return text if value is not None and text.isascii() and text.isalpha() and len(text) < _LONGEST_KEY else ""


def _geometry(value: Any) -> QRect | None:
    try:
        left, top, width, height = (int(part) for part in str(value).split())
    except ValueError:
        return None
    if max(abs(left), abs(top), width, height) > _FARTHEST or min(width, height) < _SMALLEST:
        return None
    return QRect(left, top, width, height)
