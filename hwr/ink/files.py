"""The files that hold ink: the one list of their suffixes and formats, for whoever reads, writes or asks for them.

All suffixes are lower-case and begin with a dot; files are told by them whatever their case.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from hwr.language import mark

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


DRAWING_FORMATS: Final = (DrawingFormat(mark("InkML drawing"), (".inkml", ".ink", ".xml"), _read_inkml, _inkml_bytes),)
"""All there are, the usual one first; each loads what it needs when it is first used."""

DRAWING_SUFFIXES: Final = tuple(suffix for form in DRAWING_FORMATS for suffix in form.suffixes)

LABELLED_INK_SUFFIXES: Final = (".jsonl", ".jsonl.gz")
"""Of many drawings with their labels, plain and packed."""


@dataclass(frozen=True)
class PictureFormat:
    """A format of pictures.

    Attributes:
        name: what people call it.
        pillow: what Pillow calls it; empty for what is no picture to Pillow, but has pages to be rendered.
        suffixes: the usual one first.
        extra: the optional dependencies of the program that read it, as `pyproject.toml` names them; empty for none.
        package: what the extra installs, as pip names it.
    """

    name: str
    pillow: str
    suffixes: tuple[str, ...]
    extra: str = ""
    package: str = ""

    @property
    def module(self) -> str:
        """What the package is imported as."""
        return self.package.replace("-", "_")


PNG: Final = PictureFormat("PNG", "PNG", (".png",))
"""The format in which pictures are written."""

BMP: Final = PictureFormat("BMP", "BMP", (".bmp",))
GIF: Final = PictureFormat("GIF", "GIF", (".gif",))
JPEG: Final = PictureFormat("JPEG", "JPEG", (".jpg", ".jpeg", ".jfif"))
WEBP: Final = PictureFormat("WEBP", "WEBP", (".webp",))
TIFF: Final = PictureFormat("TIFF", "TIFF", (".tif", ".tiff"))
JPEG_2000: Final = PictureFormat("JPEG 2000", "JPEG2000", (".jp2", ".j2k", ".jpx"))
AVIF: Final = PictureFormat("AVIF", "AVIF", (".avif",))
HEIC: Final = PictureFormat("HEIC", "HEIF", (".heic", ".heif"), "heic", "pillow-heif")
PDF: Final = PictureFormat("PDF", "", (".pdf",), "pdf", "pypdfium2")

PICTURE_FORMATS: Final = (PNG, JPEG, BMP, GIF, WEBP, TIFF, JPEG_2000, AVIF, HEIC, PDF)
"""The formats of pictures that are read. A file's content decides what it is, not its suffix; all other formats are
refused: odd ones have had decoders that a file could crash or exhaust."""

PICTURE_SUFFIXES: Final = tuple(suffix for form in PICTURE_FORMATS for suffix in form.suffixes)

SAVED_AS: Final = {PNG.suffixes[0]: mark("PNG picture")} | {form.suffixes[0]: form.title for form in DRAWING_FORMATS}
"""What a drawing can be saved as, by the suffix; the usual one first."""


def drawing_format(path: Path) -> DrawingFormat | None:
    """The format whose suffix a file has; None for all others, which are read as pictures."""
    return next((form for form in DRAWING_FORMATS if path.suffix.lower() in form.suffixes), None)
