"""The paths: where this user's models, settings and caches lie, and where what came with the program is."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import platformdirs

from hwr.errors import StorageError, reason
from hwr.language import tr
from hwr.store.atomic import sweep

PROGRAM: Final = "hwr"
SHIPPED_MODEL: Final = "digits.safetensors"
SHIPPED_DRAWINGS: Final = "drawings.jsonl"
RUNS: Final = "runs.sqlite3"
TAUGHT: Final = "taught.sqlite3"


@dataclass(frozen=True)
class Paths:
    """Where things lie; nothing here is sure to exist, apart from what came with the program.

    Attributes:
        models: the user's own trained models, a folder.
        runs: the history of the user's trainings, an SQLite file.
        taught: the samples that the user has taught, an SQLite file.
        lessons: lessons of the user's own, a folder of TOML files.
        progress: how far the user has come in the lessons, a JSON file.
        settings: what the window remembers, an INI file.
        kept: what stood on the canvas of each window, a folder.
        reports: what is known of the program's own mistakes, a folder.
        cache: what can be made again at any time, a folder.
        shipped_model: the model file that came with the program.
        shipped_drawings: the makers' own labelled drawings that came with it, labelled ink.
        shipped_lessons: the lessons that came with it, a folder.
        shipped_desktop: what tells a desktop of the program, a folder.
        shipped_translations: what the window says in other languages than English, a folder of Qt's `.qm` files.
    """

    models: Path
    runs: Path
    taught: Path
    lessons: Path
    progress: Path
    settings: Path
    kept: Path
    reports: Path
    cache: Path
    shipped_model: Path
    shipped_drawings: Path
    shipped_lessons: Path
    shipped_desktop: Path
    shipped_translations: Path

    @classmethod
    def of_user(cls, environment: Mapping[str, str] = os.environ) -> Paths:
        """The system's usual places for the user's data, or everything below `HWR_HOME` where that is set.

        Raises:
            StorageError: if `HWR_HOME` is relative to a folder that is gone.
        """
        home = environment.get("HWR_HOME")
        if home:
            data = config = _absolute(home)
            cache = data / "cache"
        else:
            usual = platformdirs.PlatformDirs(PROGRAM, appauthor=False)
            data, config, cache = usual.user_data_path, usual.user_config_path, usual.user_cache_path
        return cls(
            models=data / "models",
            runs=data / RUNS,
            taught=data / TAUGHT,
            lessons=data / "lessons",
            progress=data / "progress.json",
            settings=config / "settings.ini",
            kept=data / "kept",
            reports=data / "reports",
            cache=cache,
            shipped_model=_shipped("models") / SHIPPED_MODEL,
            shipped_drawings=_shipped("assets") / SHIPPED_DRAWINGS,
            shipped_lessons=_shipped("assets") / "lessons",
            shipped_desktop=_shipped("assets") / "desktop",
            shipped_translations=_shipped("assets") / "translations",
        )

    def prepare(self) -> None:
        """Make the folders and remove what killed writes left in them; called once at the start of the window.

        Raises:
            StorageError: if a folder cannot be made.
        """
        self.sweep()
        for folder in (self.models, self.settings.parent, self.kept, self.cache):
            try:
                folder.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise StorageError(
                    tr("The folder {folder} cannot be made: {reason}.", folder=folder, reason=reason(error))
                ) from error

    def sweep(self) -> None:
        """Remove what killed writes left in the user's folders; folders that are not there are not made."""
        data = {self.models, self.runs.parent, self.lessons, self.kept, self.reports}
        for folder in {*data, self.settings.parent, self.cache}:
            sweep(folder)


def is_there(path: Path) -> bool:
    """Whether there is something at `path`; where that cannot be told (no permission, too long a name), it is not."""
    try:
        path.stat()
    except (OSError, ValueError):
        return False
    return True


def _absolute(home: str) -> Path:
    try:
        return Path(home).absolute()
    except OSError as error:
        raise StorageError(
            tr(
                "HWR_HOME is {home}, but the folder that this is relative to is gone: {reason}.",
                home=home,
                reason=reason(error),
            )
        ) from error


def _shipped(folder: str) -> Path:
    """A folder that came with the program: packed into an installed package, beside the package in a checkout."""
    package = Path(__file__).parent.parent
    packed = package / f"_{folder}"
    return packed if packed.is_dir() else package.parent / folder
