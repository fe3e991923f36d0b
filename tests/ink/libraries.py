"""Libraries that read formats which not everybody has: tests of these skip, saying so, where they are not installed."""

from __future__ import annotations

import pytest

from hwr.ink.files import HEIC, PICTURE_FORMATS, PictureFormat


def require_library(form: PictureFormat) -> None:
    """Skip the test where what reads the format is not installed; otherwise let Pillow write it."""
    if form.package:
        library = pytest.importorskip(form.module, reason=f"the extra {form.extra!r} is not installed")
        if form is HEIC:
            library.register_heif_opener()


def require_library_of(pillow: str) -> None:
    """The same, for a format by Pillow's name."""
    for form in PICTURE_FORMATS:
        if pillow in (form.pillow, form.name):
            require_library(form)
