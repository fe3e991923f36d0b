"""How well pictures by other people are read: their own drawings, scans and photographs of digits.

    python benchmarks/wild.py FOLDER [--model FILE] [--misread] [--jitter N] [--json]

FOLDER holds labels.csv with the columns file, label, owner and how. Each way is counted by itself, with the 95 %
interval of Wilson, and as the mean over owners, whose pictures are all of one hand. "cut closely" is the photographs
once more, cut to their ink and a margin of 5 % of its longer side; where the ink is, is found in another way than the
project's: by a grey closing that is wider than any stroke, and Otsu's threshold on what lies below it. "boxed" are
cells of a form with their printed lines; labels of several digits are left out. With --jitter every Nth picture of at
least 48 pixels is also read at a random size from 60 to 1,500 pixels, as a JPEG of quality 40, and darkened: what
depends on a file's pixels and not on the writing shows here.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from PIL import Image, ImageFilter  # noqa: E402 - after the project can be found

from hwr.ink.contrast import threshold  # noqa: E402
from hwr.ink.picture import read_picture, read_picture_bytes  # noqa: E402
from hwr.ink.planes import find_components  # noqa: E402
from hwr.nn.metrics import wilson_interval  # noqa: E402
from hwr.recognizer import Recognizer  # noqa: E402
from hwr.store.model_file import load_model  # noqa: E402

CLOSING = 25  # of 160 pixels, wider than any stroke
Row = dict[str, str]


def cut(picture: Image.Image, margin: float) -> Image.Image:
    """A photograph of dark ink, cut to the ink and a margin, of the ink's longer side."""
    scale = max(picture.size) / 160
    size = max(1, round(picture.width / scale)), max(1, round(picture.height / scale))
    grey = picture.convert("L").resize(size, Image.Resampling.BOX)
    framed = Image.fromarray(np.pad(np.asarray(grey), CLOSING, mode="edge"))
    closed = framed.filter(ImageFilter.MaxFilter(CLOSING)).filter(ImageFilter.MinFilter(CLOSING))
    paper = np.asarray(closed, dtype=np.float64)[CLOSING:-CLOSING, CLOSING:-CLOSING]
    darker = 1 - np.asarray(grey, dtype=np.float64) / np.maximum(paper, 1)
    pieces = find_components(darker > max(threshold(darker), 0.08))
    ink = pieces.extent > 0.12 * pieces.extent.max()
    left, top, right, bottom = (
        scale * float(side)
        for side in (pieces.left[ink].min(), pieces.top[ink].min(), pieces.right[ink].max(), pieces.bottom[ink].max())
    )
    wide = margin * max(right - left, bottom - top)
    box = max(0, left - wide), max(0, top - wide), min(picture.width, right + wide), min(picture.height, bottom + wide)
    return picture.crop(tuple(round(side) for side in box))  # type: ignore[arg-type]


def encoded(picture: Image.Image, kind: str, **options: Any) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, kind, **options)
    return buffer.getvalue()


def jittered(path: Path, seed: int) -> bytes:
    """The picture at another size, darker and strongly compressed."""
    rng = np.random.default_rng(seed)
    with Image.open(path) as image:
        layer = image.convert("RGBA")
    plain = Image.alpha_composite(Image.new("RGBA", layer.size, "white"), layer).convert("RGB")
    scale = np.exp(rng.uniform(np.log(60), np.log(1500))) / max(plain.size)
    size = max(1, round(plain.width * scale)), max(1, round(plain.height * scale))
    dark = float(rng.uniform(0.35, 1.0))
    resized = plain.resize(size, Image.Resampling.BICUBIC).point(lambda value: value * dark)
    return encoded(resized, "JPEG", quality=40)


class Reader:
    """Reads pictures and keeps what came out."""

    def __init__(self, recognizer: Recognizer, folder: Path) -> None:
        self.recognizer = recognizer
        self.folder = folder
        self.results: dict[str, dict[str, Any]] = {}

    def read(self, name: str, rows: Iterable[Row], ink: Callable[[Path, int], Any]) -> None:
        readings = []
        for i, row in enumerate(rows):
            reading = self.recognizer.recognize_bitmap(ink(self.folder / row["file"], i))
            readings.append((row, reading.best))
        if not readings:
            return
        owners: dict[str, list[bool]] = defaultdict(list)
        for row, best in readings:
            owners[row["owner"]].append(best == row["label"])
        right = sum(sum(marks) for marks in owners.values())
        self.results[name] = {
            "accuracy": right / len(readings),
            "ci95": list(wilson_interval(right, len(readings))),
            "n": len(readings),
            "mean_over_owners": float(np.mean([np.mean(marks) for marks in owners.values()])),
            "owners": len(owners),
            "blank": sum(best is None for _, best in readings),
            "misread": [
                {"file": row["file"], "label": row["label"], "read": best}
                for row, best in readings
                if best != row["label"]
            ],
        }


def cut_ink(path: Path) -> Any:
    with Image.open(path) as image:
        return read_picture_bytes(encoded(cut(image, 0.05), "PNG"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--model", type=Path, default=ROOT / "models" / "digits.safetensors")
    parser.add_argument("--jitter", type=int, metavar="N")
    parser.add_argument("--misread", action="store_true", help="name the misread files")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    with (options.folder / "labels.csv").open(newline="", encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if len(row["label"]) == 1]
    by_way: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_way[row["how"]].append(row)
    reader = Reader(Recognizer(load_model(options.model)), options.folder)
    for way in ("as-published", "photo-crop", "boxed"):
        reader.read(way, by_way[way], lambda path, _: read_picture(path))
    reader.read("photo-crop, cut closely", by_way["photo-crop"], lambda path, _: cut_ink(path))
    if options.jitter:
        large = [
            row for row in by_way["as-published"] + by_way["photo-crop"] if _side(options.folder / row["file"]) >= 48
        ]
        reader.read("jittered", large[:: options.jitter], lambda path, i: read_picture_bytes(jittered(path, i)))
    if options.json:
        print(json.dumps(reader.results))
        return
    for name, row in reader.results.items():
        low, high = row["ci95"]
        print(
            f"{name:24} {row['accuracy']:7.1%} ({low:.1%} to {high:.1%}) of {row['n']}, "
            f"mean over {row['owners']} owners {row['mean_over_owners']:.1%}, blank {row['blank']}"
        )
        for wrong in row["misread"] if options.misread else ():
            print(f"    {wrong['file']}: {wrong['label']} read as {wrong['read']}")


def _side(path: Path) -> int:
    with Image.open(path) as image:
        return min(image.size)


if __name__ == "__main__":
    main()
