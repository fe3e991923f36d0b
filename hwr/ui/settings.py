"""Settings: what the window remembers of how it was left, in an INI file; nothing of the user's work is in it.

Written in one step, without a lock: whoever holds one, or died with it, keeps nobody waiting.
"""

from __future__ import annotations

import stat
from collections.abc import Collection
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import QRect

from hwr.errors import StorageError
from hwr.files import MissingFileError, UnusableFileError, read_regular
from hwr.ink.drawing import DEFAULT_PEN_WIDTH, MAX_PEN_WIDTH, MIN_PEN_WIDTH
from hwr.language import LANGUAGES, tr
from hwr.store.atomic import write_bytes
from hwr.ui.kit.text_size import SIZES, USUAL
from hwr.ui.kit.theme import ThemeChoice

MAX_BYTES: Final = 1 << 20
"""A settings file is a few hundred bytes; a larger one is not ours."""

MAX_RECENT: Final = 10
_LONGEST_PATH: Final = 4096
_FARTHEST: Final = 100_000
_SMALLEST: Final = 200
_LONGEST_KEY: Final = 24
_MOST_TITLES: Final = 64


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
        recent: the files that were opened or saved last, the latest first, absolute, at most `MAX_RECENT`.
        folder: where a file was opened or saved last, absolute; None if none ever was.
        model_file: the model file that reads, absolute, where neither a run's network nor the shipped model does.
        run_columns: the choices of columns on the page Runs, with a plus before those that are shown and a minus before
            those that are not.
        run_order: what the runs are sorted by, with a minus before it downward; "" for the usual order.
        text_size: in percent of the system's, one of `hwr.ui.kit.text_size.SIZES`.
        language: the code of the language that the user chose; "" to have the system's.
        high_contrast, less_motion: what the user chose; None to have it as the system does.
    """

    theme: ThemeChoice = ThemeChoice.SYSTEM
    pen_width: float = DEFAULT_PEN_WIDTH
    geometry: QRect | None = None
    maximised: bool = False
    model_run: int | None = None
    chapter: str = ""
    recent: tuple[Path, ...] = ()
    folder: Path | None = None
    model_file: Path | None = None
    run_columns: tuple[str, ...] = ()
    run_order: str = ""
    text_size: int = USUAL
    language: str = ""
    high_contrast: bool | None = None
    less_motion: bool | None = None


def load_settings(path: Path) -> WindowSettings:
    """Read the settings; whatever is missing, of the wrong kind or out of range is as if it had never been set.

    A file that cannot be understood at all is kept as `.bak`. Nothing that may be wrong with it raises or waits.
    """
    if obstacle(path):
        return WindowSettings()
    try:
        stored = _entries(read_regular(path, most=MAX_BYTES).decode())
    except MissingFileError:
        return WindowSettings()
    except (UnusableFileError, ValueError):
        _set_aside(path)
        return WindowSettings()
    usual = WindowSettings()
    return WindowSettings(
        theme=_theme(stored.get("window/theme"), usual.theme),
        text_size=next((size for size in SIZES if stored.get("window/text") == str(size)), usual.text_size),
        language=next((one.code for one in LANGUAGES if stored.get("window/language") == one.code), usual.language),
        pen_width=_number(stored.get("pen/width"), usual.pen_width, MIN_PEN_WIDTH, MAX_PEN_WIDTH),
        geometry=_geometry(stored.get("window/geometry", "")),
        maximised=stored.get("window/maximised") == "true",
        model_run=_run(stored.get("model/run", "")),
        model_file=next(iter(_paths(stored.get("model/file", ""))), None),
        chapter=_key(stored.get("explain/chapter", "")),
        recent=_paths(stored.get("files/recent", "")),
        folder=next(iter(_paths(stored.get("files/folder", ""))), None),
        run_columns=tuple(filter(_title, _texts(stored.get("runs/columns", ""))))[:_MOST_TITLES],
        run_order=next(filter(_title, _texts(stored.get("runs/order", ""))), ""),
        high_contrast=_CHOICES.get(stored.get("window/contrast", "")),
        less_motion=_CHOICES.get(stored.get("window/less_motion", "")),
    )


def save_settings(path: Path, settings: WindowSettings, changed: Collection[str] | None = None) -> None:
    """Write the settings.

    Args:
        changed: the fields that are to be written; the others stay as the file has them, because another window may
            have changed those. None for all of them.

    Raises:
        StorageError: if they cannot be written.
    """
    if problem := obstacle(path):
        raise StorageError(problem)
    if changed is not None:
        settings = replace(load_settings(path), **{name: getattr(settings, name) for name in changed})
    write_bytes(path, _ini_bytes(settings))


def differences(settings: WindowSettings, other: WindowSettings) -> frozenset[str]:
    """The fields in which these are different."""
    names = [field.name for field in fields(WindowSettings)]
    return frozenset(name for name in names if getattr(settings, name) != getattr(other, name))


def obstacle(path: Path) -> str:
    """Why there can be no settings at this place, as a sentence; empty if there can be."""
    try:
        kind = path.stat().st_mode
    except (OSError, ValueError):
        return ""  # there is nothing yet; or, where even that cannot be told, reading and writing say why
    if stat.S_ISREG(kind):
        return ""
    return tr("How the window is left cannot be remembered: {path} is not a regular file. Move it away.", path=path)


def _ini_bytes(settings: WindowSettings) -> bytes:
    """Values are ASCII and of one line each, whatever a file is called: paths stand in them as JSON."""
    import json

    place = settings.geometry
    lines = [
        "[window]",
        f"theme={settings.theme.value}",
        f"text={settings.text_size}",
        *([f"language={settings.language}"] if settings.language else []),
        *_choice_line("contrast", settings.high_contrast),
        *_choice_line("less_motion", settings.less_motion),
        f"maximised={'true' if settings.maximised else 'false'}",
        *([] if place is None else [f"geometry={place.x()} {place.y()} {place.width()} {place.height()}"]),
        "[pen]",
        f"width={settings.pen_width:g}",
        "[model]",
        f"run={'shipped' if settings.model_run is None else settings.model_run}",
        f"file={json.dumps([] if settings.model_file is None else [str(settings.model_file)])}",
        "[explain]",
        f"chapter={settings.chapter}",
        "[files]",
        f"recent={json.dumps([str(path) for path in settings.recent])}",
        f"folder={json.dumps([] if settings.folder is None else [str(settings.folder)])}",
        "[runs]",
        f"columns={json.dumps(settings.run_columns)}",
        f"order={json.dumps([settings.run_order] if settings.run_order else [])}",
    ]
    return ("\n".join(lines) + "\n").encode("ascii")


_CHOICES: Final = {"true": True, "false": False}


def _choice_line(key: str, choice: bool | None) -> list[str]:
    return [] if choice is None else [f"{key}={'true' if choice else 'false'}"]


def _entries(text: str) -> dict[str, str]:
    """An INI file's values by "section/key"; raises ValueError for a line that is none of it."""
    entries: dict[str, str] = {}
    section = ""
    for line in map(str.strip, text.splitlines()):
        if line.startswith("[") and line.endswith("]"):
            section = line[1:-1]
        elif line and not line.startswith((";", "#")):
            key, equals, value = line.partition("=")
            if not equals or not key or "\0" in line:
                raise ValueError("this is no INI file")
            entries[f"{section}/{key.strip()}"] = value.strip()
    return entries


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


def _set_aside(path: Path) -> None:
    try:
        path.replace(path.with_name(path.name + ".bak"))
    except OSError:
        return  # it stays where it is, and is passed over again next time


def _theme(value: str | None, usual: ThemeChoice) -> ThemeChoice:
    try:
        return ThemeChoice(value)
    except ValueError:
        return usual


def _number(value: str | None, usual: float, low: float, high: float) -> float:
    try:
        number = float(value or "")
    except ValueError:
        return usual
    return number if low <= number <= high else usual


def _run(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 16 else None


def _key(text: str) -> str:
    """A word; whether there is such a chapter is for the page to say."""
    return text if text.isascii() and text.isalpha() and len(text) < _LONGEST_KEY else ""


def _geometry(text: str) -> QRect | None:
    try:
        left, top, width, height = (int(part) for part in text.split())
    except ValueError:
        return None
    if max(abs(left), abs(top), width, height) > _FARTHEST or min(width, height) < _SMALLEST:
        return None
    return QRect(left, top, width, height)


def _title(text: str) -> bool:
    """Whether a text may be a column's title; whether there is such a column is for the page to say."""
    return 0 < len(text) <= _LONGEST_KEY and text.isprintable()


def _paths(text: str) -> tuple[Path, ...]:
    """The absolute paths in a JSON list, without what is none; whether there are such files is asked when it counts."""
    known = [name for name in _texts(text) if len(name) <= _LONGEST_PATH and "\0" not in name]
    paths = dict.fromkeys(path for path in map(Path, known) if path.is_absolute())
    return tuple(paths)[:MAX_RECENT]


def _texts(text: str) -> list[str]:
    """The texts in a JSON list, without what is none."""
    if not text:
        return []
    import json  # which the first start need not wait for

    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return []
    return [one for one in found if isinstance(one, str)] if isinstance(found, list) else []
