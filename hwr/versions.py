"""Versions: of the program and of what it is built on, as they are installed."""

from __future__ import annotations

from typing import Final

LIBRARIES: Final = ("numpy", "Pillow", "PySide6-Essentials", "scikit-learn", "safetensors", "click")
"""Those that matter when something goes wrong, by their distributions' names."""


def version() -> str:
    """The program's version, as it was installed."""
    return version_of("hwr") or "not installed"


def version_of(distribution: str) -> str | None:
    """The version of a distribution; None if there is none here."""
    from importlib import metadata  # a tenth of the time the window may take to appear

    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return None
