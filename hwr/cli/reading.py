"""Reading without a screen: a recogniser from a model file, and what it reads in one file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hwr.recognizer import Recognition, Recognizer


def open_recognizer(model: Path | None) -> Recognizer:
    """A recogniser with the named model, or with the shipped one.

    Raises:
        ModelFileError: if the model cannot be used.
    """
    from hwr.recognizer import Recognizer
    from hwr.store.model_file import load_model
    from hwr.store.paths import Paths

    return Recognizer(load_model(model or Paths.of_user().shipped_model))


def read_file(recognizer: Recognizer, file: Path) -> Recognition:
    """Read an InkML drawing, or else a picture.

    Raises:
        InkFileError, PictureError, DrawingError: if the file or what is in it cannot be read.
    """
    from hwr.ink.files import is_inkml

    if is_inkml(file):
        from hwr.ink.inkml import read_inkml

        return recognizer.recognize(read_inkml(file))
    from hwr.ink.picture import read_picture

    return recognizer.recognize_bitmap(read_picture(file))
