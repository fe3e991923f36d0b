"""Models as files that other runtimes read: the one list of forms, for the window and the command line."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from hwr.errors import StorageError
from hwr.language import mark, tr
from hwr.recipe.progress import finished

if TYPE_CHECKING:
    from pathlib import Path

    from hwr.store.model_file import Model


@dataclass(frozen=True)
class ModelForm:
    """A form of file.

    Attributes:
        title: in the middle of a sentence.
        suffix: of its name.
        write: makes the file's bytes of a model, a title for it, and the file's name.
        ending: what the name has before the suffix, so that it is not the model file's own.
    """

    title: str
    suffix: str
    write: Callable[[Model, str, str], bytes]
    ending: str = ""

    def name(self, stem: str) -> str:
        """How the file of a network may be called, for what the network is: "run-17.onnx"."""
        return f"{stem}{self.ending}{self.suffix}"


def _onnx(model: Model, title: str, _: str) -> bytes:
    from hwr.export.onnx_model import onnx_model

    return onnx_model(model, title=title)


def _torch(model: Model, _title: str, _file: str) -> bytes:
    from hwr.export.torch_weights import torch_weights

    return torch_weights(model)


def _c(model: Model, title: str, file: str) -> bytes:
    from hwr.export.c_header import c_header

    return c_header(model, title=title, file=file).encode()


def _numpy(model: Model, title: str, file: str) -> bytes:
    from hwr.export.numpy_script import numpy_script

    return numpy_script(model, title=title, file=file).encode()


MODEL_FORMS: Final[Mapping[str, ModelForm]] = {
    "onnx": ModelForm(mark("ONNX model"), ".onnx", _onnx),
    "safetensors": ModelForm(mark("PyTorch weights, as safetensors"), ".safetensors", _torch, "-pytorch"),
    "c": ModelForm(mark("C header"), ".h", _c),
    "numpy": ModelForm(mark("numpy script"), ".py", _numpy),
}
"""All there are, in the order of menus."""


def writing_model(
    path: Path, form: ModelForm, model: Model, title: str, source: Path | None
) -> Generator[float, None, int]:
    """Write a model in one of the forms, and tell how many bytes that were.

    Tells on the way how far it is, from 0 to 1; nothing is written before it is 1.

    Args:
        source: the file that the model was read from, which is never replaced.

    Raises:
        StorageError: if the file cannot be written, or is the source.
        MissingExtraError: if what writes the form is not installed.
        ConfigError: if the model's description cannot be written as JSON.
    """
    from hwr.store.atomic import write_bytes

    if source is not None and path.exists() and source.exists() and path.samefile(source):
        raise StorageError(tr("{path} is the model itself: choose another name.", path=path))
    yield 0.0
    data = form.write(model, title, path.name)
    yield 1.0
    write_bytes(path, data)
    return len(data)


def write_model(path: Path, form: ModelForm, model: Model, title: str, source: Path | None) -> int:
    """The same, without a stop on the way."""
    return finished(writing_model(path, form, model, title, source))
