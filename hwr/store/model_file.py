"""A model file: a trained network and all that is needed to use and to judge it, in one safetensors file.

The tensors are `layers.N.weight`, float32 (fan_in, units), and `layers.N.bias`, float32 (units,). The metadata holds
one entry, `hwr`, a JSON document with the keys `sha256`, `format`, `architecture`, `normalisation`, `classes`,
`training` and `metrics`. (One entry, because safetensors writes several in random order, and the same model shall give
the same bytes.) The checksum is that of the whole file with its own 64 digits replaced by zeros, so that no byte of it,
header and padding included, can change unnoticed. Reading a file never runs code from it.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any, Final, NoReturn

import numpy as np
import safetensors
from numpy.typing import NDArray
from safetensors.numpy import save as to_safetensors

from hwr.errors import ConfigError, ModelFileError
from hwr.files import MissingFileError, UnusableFileError, read_regular
from hwr.ink.normalisation import VERSIONS
from hwr.language import tr
from hwr.nn.architecture import MAX_LAYERS, MAX_PARAMETERS
from hwr.nn.network import Architecture, Network
from hwr.nn.setting import quoted
from hwr.store.atomic import write_bytes, write_new
from hwr.words import alternatives

FORMAT: Final = 1
"""Version of the layout described above; raised when an older program could not read the file."""

MAX_HEADER: Final = 2**20
"""So many bytes may describe the tensors and the model; the shipped model needs some kilobytes. A description can name
a million tensors in a small file, each of which takes a kilobyte once it is read."""

MAX_BYTES: Final = 4 * MAX_PARAMETERS + MAX_HEADER
"""Larger files are refused before anything in them is looked at: no network has more weights."""

NORMALISATIONS: Final[Mapping[str, int]] = dict.fromkeys(VERSIONS, 64)
"""The normalisations this program can perform, and how many values each gives a network."""

OUTPUTS: Final = ("softmax", "sigmoid")
"""The output activations from which probabilities can be read; those of sigmoids are scaled to sum to 1."""

_DIGEST: Final = re.compile("[0-9a-f]{64}")
_NO_DIGEST: Final = "0" * 64


@dataclass(frozen=True, eq=False)
class Model:
    """A trained network with what it takes to use it.

    Attributes:
        network: the network; its outputs are the classes' probabilities, by one of `OUTPUTS`.
        classes: the labels, in the order of the network's outputs.
        normalisation: which way from ink to 8x8 it was trained on, one of `NORMALISATIONS`.
        training: how it was made: JSON-able, with at least the command and the seed where they are known.
        metrics: how well it does: JSON-able.

    Raises:
        ConfigError: if these do not fit together.
    """

    network: Network
    classes: tuple[str, ...]
    normalisation: str
    training: Mapping[str, Any]
    metrics: Mapping[str, Any]

    def __post_init__(self) -> None:
        architecture = self.network.architecture
        if self.normalisation not in NORMALISATIONS:
            raise ConfigError(
                tr(
                    "The model was trained on the normalisation {normalisation!r}, which this "
                    "version of the program does not know (it knows {normalisations}).",
                    normalisation=self.normalisation,
                    normalisations=", ".join(NORMALISATIONS),
                )
            )
        inputs = NORMALISATIONS[self.normalisation]
        if architecture.inputs != inputs:
            raise ConfigError(
                tr(
                    "The network takes {inputs} inputs; the normalisation gives {given}.",
                    inputs=architecture.inputs,
                    given=inputs,
                )
            )
        if architecture.layers[-1].activation not in OUTPUTS:
            raise ConfigError(
                tr(
                    "A model's outputs are probabilities, by {outputs}; this network's last layer "
                    "has the activation {activation}.",
                    outputs=alternatives(OUTPUTS),
                    activation=architecture.layers[-1].activation,
                )
            )
        if len(set(self.classes)) != len(self.classes) or not all(self.classes):
            raise ConfigError(
                tr(
                    "The classes must be different, non-empty labels; they are {classes}.",
                    classes=quoted(list(self.classes)),
                )
            )
        outputs = architecture.outputs
        if len(self.classes) != outputs:
            raise ConfigError(
                tr(
                    "The network has {outputs} outputs, but there are {classes} classes.",
                    outputs=outputs,
                    classes=len(self.classes),
                )
            )
        if not np.isfinite(self.network.parameters).all():
            raise ConfigError(tr("The network has weights that are not finite numbers."))


def save_model(path: Path, model: Model) -> None:
    """Write the model in one step; the same model gives the same bytes, with float32 weights.

    Raises:
        StorageError: if the file cannot be written; an existing one is then as it was.
        ConfigError: if `training` or `metrics` hold something that cannot be written as JSON.
    """
    write_bytes(path, to_bytes(model))


def save_new_model(path: Path, model: Model) -> Path:
    """Write the model where no file is yet: at `path`, or else beside it as `name-2`, `name-3`; returns where.

    Raises:
        StorageError, ConfigError: as `save_model`.
    """
    data = to_bytes(model)
    paths = (path if number == 1 else path.with_stem(f"{path.stem}-{number}") for number in count(1))
    return next(path for path in paths if write_new(path, data))


def load_model(path: Path) -> Model:
    """Read a model file whole and checked; its network has float32 parameters.

    Raises:
        ModelFileError: if the file is missing, unreadable, truncated, altered, too large, of a newer version, or not
            a model of this program.
    """
    return from_bytes(_read(path), tr("The model file {path}", path=path))


def to_bytes(model: Model) -> bytes:
    """What a file of this model holds; the same model gives the same bytes.

    Raises:
        ConfigError: if `training` or `metrics` hold something that cannot be written as JSON.
    """
    tensors: dict[str, NDArray[np.float32]] = {}
    for i, (weight, bias) in enumerate(zip(model.network.weights, model.network.biases, strict=True)):
        tensors[f"layers.{i}.weight"] = np.ascontiguousarray(weight, dtype=np.float32)
        tensors[f"layers.{i}.bias"] = np.ascontiguousarray(bias, dtype=np.float32)
    document = {
        "sha256": _NO_DIGEST,  # first, so that no other 64 zeros can precede it
        "format": FORMAT,
        "architecture": model.network.architecture.to_dict(),
        "normalisation": model.normalisation,
        "classes": list(model.classes),
        "training": dict(model.training),
        "metrics": dict(model.metrics),
    }
    try:
        text = json.dumps(document, allow_nan=False)
    except (TypeError, ValueError) as error:
        raise ConfigError(tr("The model's description cannot be written as JSON: {error}.", error=error)) from error
    blank = to_safetensors(tensors, {"hwr": text})
    return blank.replace(_NO_DIGEST.encode(), _checksum(blank, _NO_DIGEST).encode(), 1)


def from_bytes(data: bytes, name: str) -> Model:
    """The inverse of `to_bytes`, checked; the network has float32 parameters.

    Args:
        name: what an error's sentence begins with: "The model file x.safetensors", "The model of run 3".

    Raises:
        ModelFileError: if it is truncated, altered, of a newer version, or not a model of this program.
    """
    try:
        document = json.loads(_metadata(data)["hwr"], parse_constant=_refuse)
        tensors = {key: _tensor(key, entry) for key, entry in safetensors.deserialize(data)}  # type: ignore[no-untyped-call]
        format_version, claimed = document["format"], document["sha256"]
    except _UnusableError as error:
        raise ModelFileError(tr("{name} cannot be used: {error}", name=name, error=error)) from error
    except (safetensors.SafetensorError, KeyError, TypeError, ValueError, RecursionError) as error:
        raise ModelFileError(tr("{name} is truncated, or not a model of this program.", name=name)) from error

    if not isinstance(format_version, int) or format_version > FORMAT:
        raise ModelFileError(
            tr(
                "{name} was written by a newer version of the program (format {format_version}; this "
                "one reads {format}): update the program to open it.",
                name=name,
                format_version=quoted(format_version),
                format=FORMAT,
            )
        )
    if not isinstance(claimed, str) or not _DIGEST.fullmatch(claimed) or claimed != _checksum(data, claimed):
        raise ModelFileError(
            tr("{name} is damaged: its checksum does not match; only another copy of it would help.", name=name)
        )
    try:
        return _to_model(document, tensors)
    except (ConfigError, _UnusableError) as error:
        raise ModelFileError(tr("{name} cannot be used: {error}", name=name, error=error)) from error


class _UnusableError(Exception):
    """What is wrong in a file that was read whole, as a sentence."""


def _read(path: Path) -> bytes:
    """The file's bytes, at least one and at most `MAX_BYTES`."""
    name = str(path)
    try:
        data = read_regular(path, most=MAX_BYTES)
    except MissingFileError as problem:
        raise ModelFileError(tr("There is no model file {name}.", name=name)) from problem
    except UnusableFileError as problem:
        raise ModelFileError(tr("The model file {name} {problem}.", name=name, problem=problem)) from problem
    if not data:
        raise ModelFileError(tr("The model file {name} is empty.", name=name))
    return data


def _tensor(name: str, entry: Mapping[str, Any]) -> NDArray[np.float32]:
    if entry["dtype"] != "F32":
        raise _UnusableError(tr("Its tensor {name} is of the type {found}, not F32.", name=name, found=entry["dtype"]))
    return np.frombuffer(entry["data"], dtype="<f4").reshape(entry["shape"])


def _metadata(data: bytes) -> dict[str, str]:
    """The free metadata of a safetensors file, which `safetensors.deserialize` checks but does not hand out."""
    header_length = int.from_bytes(data[:8], "little")
    if header_length > MAX_HEADER or data.count(b'"dtype"', 0, 8 + header_length) > 2 * MAX_LAYERS:
        raise ValueError("it describes more than a network can have")
    metadata: dict[str, str] = json.loads(data[8 : 8 + header_length])["__metadata__"]
    return metadata


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is not a number")


def _checksum(data: bytes, digits: str) -> str:
    """SHA-256 of a file's bytes with the checksum's own `digits` replaced by zeros."""
    place = data.find(digits.encode())
    parts = memoryview(data)
    checksum = hashlib.sha256(parts if place < 0 else parts[:place])  # in parts: a copy would take as much memory
    if place >= 0:
        checksum.update(_NO_DIGEST.encode())
        checksum.update(parts[place + len(_NO_DIGEST) :])
    return checksum.hexdigest()


def _to_model(document: Mapping[str, Any], tensors: Mapping[str, NDArray[np.float32]]) -> Model:
    for field, kind in (
        ("architecture", dict),
        ("normalisation", str),
        ("classes", list),
        ("training", dict),
        ("metrics", dict),
    ):
        if not isinstance(document.get(field), kind):
            raise _UnusableError(tr("Its description has no valid {field}.", field=field))
    if not all(isinstance(label, str) for label in document["classes"]):
        raise _UnusableError(tr("Its classes are not all text."))
    architecture = Architecture.from_dict(document["architecture"])
    parts = []
    for i, (fan_in, units) in enumerate(architecture.shapes):
        for name, shape in ((f"layers.{i}.weight", (fan_in, units)), (f"layers.{i}.bias", (units,))):
            if name not in tensors or tensors[name].shape != shape:
                raise _UnusableError(
                    tr("Its tensor {name} is missing or does not have the shape {shape}.", name=name, shape=shape)
                )
            parts.append(tensors[name].ravel())
    if len(parts) != len(tensors):
        raise _UnusableError(tr("It holds tensors that do not belong to its network."))
    return Model(
        network=Network(architecture, np.concatenate(parts, dtype=np.float32)),
        classes=tuple(document["classes"]),
        normalisation=document["normalisation"],
        training=document["training"],
        metrics=document["metrics"],
    )
