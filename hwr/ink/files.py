"""The files that hold ink: the one list of their suffixes and formats, for whoever reads, writes or asks for them.

All suffixes are lower-case and begin with a dot; files are told by them whatever their case.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

INKML_SUFFIXES: Final = (".inkml", ".ink", ".xml")
"""Of one drawing as InkML, the usual one first."""

LABELLED_INK_SUFFIXES: Final = (".jsonl", ".jsonl.gz")
"""Of many drawings with their labels, plain and packed."""

PNG: Final = "PNG"
"""The format in which pictures are written."""

PICTURE_FORMATS: Final = {
    PNG: (".png",),
    "JPEG": (".jpg", ".jpeg"),
    "BMP": (".bmp",),
    "GIF": (".gif",),
    "WEBP": (".webp",),
}
"""The picture formats that are read, by Pillow's names, with the suffixes of each. A file's content decides what it
is, not its suffix; all other formats are refused: odd ones have had decoders that a file could crash or exhaust."""

PICTURE_SUFFIXES: Final = tuple(suffix for suffixes in PICTURE_FORMATS.values() for suffix in suffixes)

SAVED_AS: Final = {PICTURE_FORMATS[PNG][0]: "PNG picture", INKML_SUFFIXES[0]: "InkML drawing"}
"""What a drawing can be saved as, by the suffix; the usual one first."""


def is_inkml(path: Path) -> bool:
    """Whether a file is read as InkML; all others are read as pictures."""
    return path.suffix.lower() in INKML_SUFFIXES
