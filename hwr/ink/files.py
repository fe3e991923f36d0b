"""The files that hold ink: the one list of their suffixes and formats, for whoever reads, writes or asks for them.

All suffixes are lower-case and begin with a dot; files are told by them whatever their case.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from hwr.ink.drawing import Drawing


@dataclass(frozen=True)
class DrawingFormat:
    """A format for the strokes of one drawing.

    Attributes:
        title: in dialogs.
        suffixes: the usual one first.
        read: a file of it; raises `InkFileError` if it cannot be read.
        to_bytes: the file that `read` turns back into an equal drawing.
    """

    title: str
    suffixes: tuple[str, ...]
    read: Callable[[Path], Drawing]
    to_bytes: Callable[[Drawing], bytes]


def _read_inkml(path: Path) -> Drawing:
    from hwr.ink.inkml import read_inkml

    return read_inkml(path)


def _inkml_bytes(drawing: Drawing) -> bytes:
    from hwr.ink.inkml import inkml_bytes

    return inkml_bytes(drawing)


DRAWING_FORMATS: Final = (DrawingFormat("InkML drawing", (".inkml", ".ink", ".xml"), _read_inkml, _inkml_bytes),)
"""All there are, the usual one first; each loads what it needs when it is first used."""

DRAWING_SUFFIXES: Final = tuple(suffix for form in DRAWING_FORMATS for suffix in form.suffixes)

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

SAVED_AS: Final = {PICTURE_FORMATS[PNG][0]: "PNG picture"} | {form.suffixes[0]: form.title for form in DRAWING_FORMATS}
"""What a drawing can be saved as, by the suffix; the usual one first."""


def drawing_format(path: Path) -> DrawingFormat | None:
    """The format whose suffix a file has; None for all others, which are read as pictures."""
    return next((form for form in DRAWING_FORMATS if path.suffix.lower() in form.suffixes), None)
