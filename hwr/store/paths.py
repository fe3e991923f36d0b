"""The paths: where this user's models, settings and caches lie, and where what came with the program is."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import platformdirs

from hwr.errors import StorageError
from hwr.store.atomic import sweep

PROGRAM: Final = "hwr"
SHIPPED_MODEL: Final = "digits.safetensors"
SHIPPED_DRAWINGS: Final = "drawings.jsonl"
RUNS: Final = "runs.sqlite3"


@dataclass(frozen=True)
class Paths:
    """Where things lie; nothing here is sure to exist, apart from what came with the program.

    Attributes:
        models: the user's own trained models, a folder.
        runs: the history of the user's trainings, an SQLite file.
        settings: what the window remembers, an INI file.
        cache: what can be made again at any time, a folder.
        shipped_model: the model file that came with the program.
        shipped_drawings: the makers' own labelled drawings that came with it, labelled ink.
    """

    models: Path
    runs: Path
    settings: Path
    cache: Path
    shipped_model: Path
    shipped_drawings: Path

    @classmethod
    def of_user(cls, environment: Mapping[str, str] = os.environ) -> Paths:
        """The system's usual places for the user's data, or everything below `HWR_HOME` where that is set."""
        shipped = _shipped("models") / SHIPPED_MODEL, _shipped("assets") / SHIPPED_DRAWINGS
        home = environment.get("HWR_HOME")
        if home:
            base = Path(home).absolute()
            return cls(base / "models", base / RUNS, base / "settings.ini", base / "cache", *shipped)
        usual = platformdirs.PlatformDirs(PROGRAM, appauthor=False)
        return cls(
            models=usual.user_data_path / "models",
            runs=usual.user_data_path / RUNS,
            settings=usual.user_config_path / "settings.ini",
            cache=usual.user_cache_path,
            shipped_model=shipped[0],
            shipped_drawings=shipped[1],
        )

    def prepare(self) -> None:
        """Make the folders and remove what killed writes left in them; called once at the start of the window.

        Raises:
            StorageError: if a folder cannot be made.
        """
        for folder in (self.models, self.settings.parent, self.cache):
            try:
                folder.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise StorageError(f"The folder {folder} cannot be made: {error.strerror}.") from error
            sweep(folder)


def _shipped(folder: str) -> Path:
    """A folder that came with the program: packed into an installed package, beside the package in a checkout."""
    package = Path(__file__).parent.parent
    packed = package / f"_{folder}"
    return packed if packed.is_dir() else package.parent / folder
