"""The kinds of files that are read: sound ones to begin with, and how each is read."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import re
import struct
import tempfile
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from random import Random
from typing import Final

import numpy as np
from PIL import Image
from PySide6.QtCore import QRect

from hwr.data.labelled_ink import LabelledInk, read_labelled_ink, write_labelled_ink
from hwr.errors import LessonError
from hwr.explain.answer_table import AnswerRow, merged, read_export, to_csv, to_json, to_wide_csv
from hwr.explain.lesson import read_lesson
from hwr.explain.progress import LessonProgress
from hwr.ink.drawing import Drawing
from hwr.ink.files import HEIC, PDF
from hwr.ink.inkml import inkml_bytes, read_inkml
from hwr.ink.normalisation import NORMALISATION_VERSION
from hwr.ink.picture import read_pages, read_picture
from hwr.nn.config import TrainingConfig
from hwr.nn.network import Architecture, Network
from hwr.nn.state import TrainingState
from hwr.recipe.presets import PRESETS
from hwr.recipe.recipe import read_recipe, recipe_toml
from hwr.store.arrays import checkpoint_from_bytes, checkpoint_to_bytes
from hwr.store.model_file import Model, load_model, to_bytes
from hwr.ui.settings import WindowSettings, load_settings, save_settings
from tests.conftest import ROOT
from tests.fuzz.mutations import mutated

DRAWING: Final = Drawing.from_strokes([[(40, 40, 0, 0.5), (200.5, 44, 0.1, 0.7)], [(80, 90), (60, 160), (90, 200)]])


@dataclass(frozen=True)
class Kind:
    """One kind of file.

    Attributes:
        suffix: of its files.
        seeds: sound ones.
        read: reads one.
        finished: what is done to a mutated one, half the time: it is sealed again, say, so that damage gets further in.
        slow: of so many mutations of other kinds, one is read: it takes a process of its own.
    """

    suffix: str
    seeds: tuple[bytes, ...]
    read: Callable[[Path], object]
    finished: Callable[[bytes], bytes] = bytes
    slow: int = 1

    def damaged(self, rng: Random) -> bytes:
        """The next mutation."""
        data = mutated(rng, self.seeds)
        return self.finished(data) if rng.random() < 0.5 else data


def kinds() -> dict[str, Kind]:
    """All of them, by their names; without those for which nothing is installed that would read them."""
    ink, recipes = _jsonl(), tuple(recipe_toml(preset.recipe).encode() for preset in PRESETS.values())
    lessons = tuple(path.read_bytes() for path in sorted((ROOT / "assets" / "lessons").glob("*.toml")))
    apart = {"jp2": Kind(".jp2", (_picture("JPEG2000"), _picture("JPEG2000", no_jp2=True)), read_picture, slow=20)}
    tiffs = _picture("TIFF"), _picture("TIFF", compression="tiff_lzw"), _pages()
    apart["tiff"] = Kind(".tif", tiffs, _all_pages, slow=20)
    if find_spec(PDF.module):
        apart["pdf"] = Kind(".pdf", (_picture("PDF"),), read_picture, slow=20)
    if find_spec(HEIC.module):
        import_module(HEIC.module).register_heif_opener()
        apart["heic"] = Kind(
            ".heic", (_picture(HEIC.pillow), _picture(HEIC.pillow, mode="RGBA")), read_picture, slow=20
        )
    return {
        **apart,
        "tiff": Kind(
            ".tif", (_picture("TIFF"), _picture("TIFF", compression="tiff_lzw"), _pages()), _all_pages, slow=20
        ),
        "avif": Kind(".avif", (_picture("AVIF"), _picture("AVIF", mode="RGBA")), read_picture),
        "inkml": Kind(".inkml", (inkml_bytes(DRAWING), _FOREIGN), read_inkml),
        "png": Kind(".png", (_picture("PNG"), _deep(), _picture("PNG", mode="RGBA")), read_picture, _resealed_png),
        "jpeg": Kind(".jpg", (_picture("JPEG"), _picture("JPEG", progressive=True)), read_picture),
        "bmp": Kind(".bmp", (_picture("BMP"),), read_picture),
        "gif": Kind(".gif", (_picture("GIF"), _picture("GIF", mode="L")), read_picture),
        "webp": Kind(".webp", (_picture("WEBP"), _picture("WEBP", lossless=True)), read_picture),
        "jsonl": Kind(".jsonl", (ink,), _samples),
        "jsonl.gz": Kind(".jsonl.gz", (ink,), _samples, gzip.compress),
        "gzip": Kind(".jsonl.gz", (gzip.compress(ink, mtime=0),), _samples),
        "recipe": Kind(".toml", recipes, read_recipe),
        "lesson": Kind(".toml", lessons, read_lesson),
        "model": Kind(".safetensors", (to_bytes(_model()),), load_model, _resealed_model),
        "checkpoint": Kind(".bin", (_checkpoint(),), lambda path: checkpoint_from_bytes(path.read_bytes())),
        "progress": Kind(".json", (_progress(),), _read_progress),
        "answers": Kind(".csv", (_answers(to_csv), _answers(to_json)), _merged),
        "settings": Kind(".ini", (_settings(),), load_settings),
    }


_FOREIGN: Final = b"""<?xml version="1.0" encoding="UTF-8"?>
<ink xmlns="http://www.w3.org/2003/InkML"><definitions><context xml:id="c"><traceFormat>
<channel name="X" units="mm"/><channel name="Y" units="cm" orientation="-ve"/><channel name="F" min="0" max="255"/>
<intermittentChannels><channel name="T" units="ms"/></intermittentChannels></traceFormat>
<brush><brushProperty name="width" value="2" units="mm"/></brush></context></definitions>
<traceGroup contextRef="#c"><trace xml:id="a">10 20 30, '3 '4 '5 17, "1 "2 * ?, 5-6+7</trace>
<trace continuation="end" priorRef="#a">#A #b 3</trace></traceGroup><trace type="penUp">1 1 1</trace></ink>"""


def _picture(kind: str, *, mode: str = "RGB", **options: object) -> bytes:
    pixels = np.full((40, 30, 3), 250, np.uint8)
    pixels[5:35, 12:18] = 20
    target = io.BytesIO()
    Image.fromarray(pixels).convert(mode).save(target, kind, **options)
    return target.getvalue()


def _pages() -> bytes:
    target = io.BytesIO()
    pages = [Image.new("L", (30, 20), shade) for shade in (255, 200, 0)]
    pages[0].save(target, "TIFF", save_all=True, append_images=pages[1:], compression="tiff_deflate")
    return target.getvalue()


def _all_pages(path: Path) -> object:
    return list(read_pages(path))


def _deep() -> bytes:
    target = io.BytesIO()
    Image.fromarray((np.arange(1200, dtype=np.uint16) * 50).reshape(40, 30)).save(target, "PNG")
    return target.getvalue()


def _jsonl() -> bytes:
    target = io.BytesIO()
    write_labelled_ink(target, [LabelledInk(f"a-{label}", str(label), "anna", DRAWING) for label in range(4)])
    return target.getvalue()


def _samples(path: Path) -> object:
    return list(read_labelled_ink(path))


def _model() -> Model:
    network = Network.initialised(Architecture.mlp(64, 8, 10), np.random.default_rng(0))
    return Model(network, tuple("0123456789"), NORMALISATION_VERSION, {"command": "x"}, {"test": 0.5})


def _checkpoint() -> bytes:
    return checkpoint_to_bytes(TrainingState.start(Architecture.mlp(64, 4, 10), TrainingConfig()).checkpoint())


def _progress() -> bytes:
    one = {"lesson": "unit", "step": 1, "question": "?", "given": "1", "expected": "1", "right": True, "tries": 1}
    table = {"format": 1, "reached": {"unit": 3}, "finished": ["unit"], "answers": [one | {"when": "2026-03-01"}]}
    return json.dumps(table, indent=1).encode()


def _read_progress(path: Path) -> object:
    """As the shelf does, which takes bytes that are no text for the same fault."""
    try:
        return LessonProgress.from_json(path.read_bytes().decode())
    except UnicodeDecodeError as error:
        raise LessonError("The progress is no text.") from error


def _answers(written: Callable[[Sequence[AnswerRow]], str]) -> bytes:
    asked = AnswerRow("Ada", "unit", 1, "1 + 1?", "-3", "2", right=False, tries=2, when="2026-03-01T12:00:00+00:00")
    return written([asked, replace(asked, step=2, given="", right=None, tries=0, when="")]).encode("utf-8-sig")


def _merged(path: Path) -> object:
    """As the command does, to the bytes of the table."""
    return to_wide_csv(merged({str(path): read_export(path)})).encode()


def _resealed_png(data: bytes) -> bytes:
    """With the checksums of its chunks made to fit."""
    pieces, place = [data[:8]], 8
    while place + 12 <= len(data):
        length = int.from_bytes(data[place : place + 4], "big")
        body = data[place + 4 : place + 8 + length]
        pieces.append(data[place : place + 4] + body + struct.pack(">I", zlib.crc32(body)))
        place += 12 + length
    return b"".join(pieces) + data[place:]


def _resealed_model(data: bytes) -> bytes:
    """With the header's length and the model's own checksum made to fit."""
    begin = data.find(b"{")
    end = data.find(b"}}", data.find(b'"shape"')) + 2  # the tensors' table ends there, or nearly
    length = int.from_bytes(data[:8], "little")
    if 8 + length < len(data):
        begin, end = 8, 8 + length
    header = data[begin:end]
    sealed = len(header).to_bytes(8, "little") + header + data[end:]
    found = re.search(rb"[0-9a-f]{64}", sealed)
    if found is None:
        return sealed
    blank = sealed[: found.start()] + b"0" * 64 + sealed[found.end() :]
    return sealed[: found.start()] + hashlib.sha256(blank).hexdigest().encode() + sealed[found.end() :]


def _settings() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "settings.ini"
        geometry = QRect(10, 20, 900, 700)
        save_settings(path, WindowSettings(pen_width=20.0, geometry=geometry, model_run=3, chapter="unit"))
        return path.read_bytes()
