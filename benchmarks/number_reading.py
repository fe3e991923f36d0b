"""How many numbers are read right: strings of digits, put together of the single digits of one writer each.

    python benchmarks/number_reading.py INK.jsonl.gz [--strings 500] [--every 1] [--several FOLDER] [--json]

Two to six digits, each 80 to 120 % of one height, on a slightly drifting baseline; three of ten digits of several
strokes get their last stroke only after the next digit. *with gaps*: the paper between them is a quarter of the height
down to nothing; *touching*: they are moved together until they touch or overlap by up to 5 % of the height, the pen
lifted in between; *joined*: it is not lifted (digits of one stroke). Then the same as pictures, where it is the edges
of the ink that touch. A string counts as
right if all of it is. "segmented" is the share with the right number of symbols, "digits alone" the share of strings
whose digits are all read right one by one: more cannot be reached.

*single digits* are those of the labelled ink as they are, and at any size and place: the share read right by the
recogniser alone and by what reads numbers, and the share taken for several. With --several: pictures of several
digits with a `labels.csv`, as pages and as single lines.
"""

# ruff: noqa: E402 - some things must be settled before the project and its libraries are imported

from __future__ import annotations

import argparse
import csv
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from hwr.data.labelled_ink import LabelledInk, read_labelled_ink
from hwr.ink.drawing import CANVAS_SIZE, Drawing, Stroke
from hwr.ink.picture import read_picture
from hwr.ink.raster import rasterise
from hwr.nn.metrics import wilson_interval
from hwr.reading.number import read_number, read_number_bitmap
from hwr.reading.values import Line
from hwr.recognizer import Recognizer, Verdict
from hwr.store.model_file import load_model
from tests.reading.composing import APART, JOINED, TOUCHING, Spacing, by_writer, compose

WAYS: dict[str, Spacing] = {"with gaps": APART, "touching": TOUCHING, "joined": JOINED}
PIXELS = 640
PEN = 0.08
"""The pen of pictures, as a share of the height of the writing."""

IN_PICTURES: dict[str, Spacing] = {
    "with gaps": Spacing(0.1, 0.35),
    "touching": Spacing(-0.1, -0.05, touching=True),
    "joined": JOINED,
}
"""There a pen's width takes off from the gaps, and it is the ink's edges that touch."""


def share(right: int, n: int) -> dict[str, Any]:
    return {"accuracy": right / n, "ci95": list(wilson_interval(right, n)), "n": n}


def strings(samples: list[LabelledInk], spacing: Spacing, n: int) -> list[tuple[str, Drawing, list[Drawing]]]:
    """What they say, the strings, and their digits alone."""
    rng = np.random.default_rng(0)
    if spacing.joined:
        samples = [sample for sample in samples if len(sample.drawing.strokes) == 1]
    writers = by_writer(samples)
    found = []
    for _ in range(n):
        of_one = writers[str(rng.choice(sorted(writers)))]
        chosen = [of_one[i] for i in rng.integers(0, len(of_one), rng.integers(2, 7))]
        text = "".join(sample.label for sample in chosen)
        found.append((text, compose(chosen, spacing, rng), [sample.drawing for sample in chosen]))
    return found


def pictured(drawing: Drawing) -> np.ndarray:
    """The drawing as a picture, with a pen as for its height."""
    _, top, _, bottom = drawing.bounds
    pen = max(PEN * (bottom - top), 2.0)
    return rasterise(Drawing(tuple(Stroke(stroke.points, pen) for stroke in drawing.strokes)), PIXELS)


def anywhere(drawing: Drawing, rng: np.random.Generator) -> Drawing:
    """The drawing 60 to 210 canvas units large, at any place, with any pen."""
    left, top, right, bottom = drawing.bounds
    size = rng.uniform(60, 210)
    scale = size / max(right - left, bottom - top, 1e-9)
    corner = rng.uniform(0, CANVAS_SIZE - size, 2)
    pen = rng.uniform(8, 40)
    return Drawing.from_strokes([(s.xy - (left, top)) * scale + corner for s in drawing.strokes], pen)


def composed(recognizer: Recognizer, found: list[tuple[str, Drawing, list[Drawing]]], pictures: bool) -> dict[str, Any]:
    right = segmented = alone = sure = right_if_sure = 0
    for text, drawing, digits in found:
        line = read_number_bitmap(recognizer, pictured(drawing)) if pictures else read_number(recognizer, drawing)
        read = line.text if line else ""
        right += read == text
        segmented += len(read) == len(text)
        if line and line.verdict is Verdict.SURE:
            sure += 1
            right_if_sure += read == text
        one_by_one = (
            recognizer.recognize_bitmap(pictured(digit.fitted())) if pictures else recognizer.recognize(digit)
            for digit in digits
        )
        alone += "".join(str(reading.best) for reading in one_by_one) == text
    n = len(found)
    return share(right, n) | {
        "segmented": segmented / n,
        "digits_alone": alone / n,
        "sure": sure / n,
        "right_if_sure": right_if_sure / max(sure, 1),
    }


def single(recognizer: Recognizer, samples: list[LabelledInk], placed: Callable[[Drawing], Drawing]) -> dict[str, Any]:
    before = right = several = 0
    for sample in samples:
        drawing = placed(sample.drawing)
        whole = recognizer.recognize(drawing)
        line = read_number(recognizer, drawing, whole=whole)
        before += whole.best == sample.label
        right += line is not None and line.text == sample.label
        several += line is not None and line.looks_like_several
    return share(right, len(samples)) | {"before": before / len(samples), "taken_for_several": several / len(samples)}


def in_folder(recognizer: Recognizer, folder: Path) -> dict[str, Any]:
    """Pictures of one line of several digits."""
    with (folder / "labels.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["file"].startswith("several/")]
    right = 0
    wrong = []
    for row in rows:
        line = read_number_bitmap(recognizer, read_picture(folder / row["file"]))
        text = line.text if isinstance(line, Line) else ""
        right += text == row["label"]
        if text != row["label"]:
            wrong.append([row["label"], text])
    return share(right, len(rows)) | {"wrong": wrong}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ink", type=Path)
    parser.add_argument("--strings", type=int, default=500)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--model", type=Path, default=ROOT / "models" / "digits.safetensors")
    parser.add_argument("--several", type=Path)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()

    recognizer = Recognizer(load_model(options.model))
    samples = list(read_labelled_ink(options.ink))
    results: dict[str, dict[str, Any]] = {}

    def report(name: str, figures: dict[str, Any]) -> None:
        results[name] = figures
        if options.json:
            return
        low, high = figures["ci95"]
        more = "".join(
            f"  {key.replace('_', ' ')} {100 * value:.2f}" if isinstance(value, float) else f"  {key} {value}"
            for key, value in figures.items()
            if key not in ("accuracy", "ci95")
        )
        print(f"{name:28}{100 * figures['accuracy']:6.2f} %  ({100 * low:.2f} to {100 * high:.2f}){more}", flush=True)

    for pictures in (False, True):
        for name, spacing in (IN_PICTURES if pictures else WAYS).items():
            found = strings(samples, spacing, options.strings)
            report(f"{name}, pictures" if pictures else name, composed(recognizer, found, pictures))
    rng = np.random.default_rng(0)
    report("single digits", single(recognizer, samples[:: options.every], lambda drawing: drawing))
    report("single digits anywhere", single(recognizer, samples[:: options.every], lambda d: anywhere(d, rng)))
    if options.several:
        report("several, as one line", in_folder(recognizer, options.several))
    if options.json:
        print(json.dumps(results))


if __name__ == "__main__":
    main()
