"""How well pages of numbers are read, and how fast. The pages are made up of other people's digits, one writer each.

    python benchmarks/pages.py INK.jsonl.gz [--pages 6] [--several FOLDER] [--json]

On each page 200 digits are written as numbers of one to six, in a table or as words in a line, on plain, ruled, squared
or boxed paper, turned by up to ten degrees, lit from one side, from above or through a shadow, photographed and
compressed. "found" is the share of the numbers that are a line of their own with the right place on the picture,
"right" the share whose digits are all read right, "in order" the share of neighbours that come one after the other as
they were written; with the 95 % interval. `--several` is a folder of pictures of several digits with a `labels.csv`
(file, label) beside it: the share of whose digits, row after row, are all right.

Then the time for a file of 12 million pixels with 200 digits: the processor's, the best of three, and how many times as
long that is as Pillow's bare decoding of it. The bar is two seconds.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import sys
import tempfile
from collections import defaultdict
from itertools import pairwise
from pathlib import Path
from time import process_time
from typing import Any

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from PIL import Image  # noqa: E402 - after the project can be found

from hwr.data.labelled_ink import read_labelled_ink  # noqa: E402
from hwr.nn.metrics import wilson_interval  # noqa: E402
from hwr.reading.page import Page, read_page_file  # noqa: E402
from hwr.recognizer import Recognizer  # noqa: E402
from hwr.store.model_file import load_model  # noqa: E402
from tests.ink.pages import PAPERS, Strokes, Written, WrittenPage, random_rows, written_page  # noqa: E402
from tests.ink.photographs import Light  # noqa: E402

DIGITS = 200
NEAR = 25.0  # pixels between the middle of a number and of what was found
LIGHTS = (
    Light(),
    Light(falloff=0.5),
    Light(falloff=0.3, vignette=0.5),
    Light(falloff=0.2, shadow=0.5, softness=0.2),
    Light(shadow=0.4, softness=0.01),
    Light(falloff=0.6),
)


def hands(ink: Path) -> list[dict[str, list[Strokes]]]:
    """The digits of each writer."""
    found: dict[str, dict[str, list[Strokes]]] = defaultdict(lambda: defaultdict(list))
    for sample in read_labelled_ink(ink):
        found[sample.writer][sample.label].append([stroke.xy for stroke in sample.drawing.strokes])
    return [found[writer] for writer in sorted(found)]


def composed(hand: dict[str, list[Strokes]], paper: str, number: int, *, larger: int = 1) -> WrittenPage:
    """A page; its `number` decides how it is written and turned."""
    rng = np.random.default_rng(number)
    in_table = paper == "boxed" or number % 2 == 0
    return written_page(
        hand,
        random_rows(rng, DIGITS, 4),
        rng=rng,
        size=(1500 * larger, 2000 * larger),
        height=float(rng.uniform(40, 48)) * larger,
        pen=float(rng.uniform(4, 7)) * larger,
        paper=paper,
        columns=4 if in_table else 0,
        turned=float(rng.uniform(-10, 10)),
    )


def read(recognizer: Recognizer, file: Path) -> Page:
    *_, page = read_page_file(recognizer, file)
    assert isinstance(page, Page)
    return page


def matched(page: Page, numbers: tuple[Written, ...]) -> list[int | None]:
    """For each number that was written, the one that was found in its place."""
    middles = np.array([number.outline.mean(axis=0) for number in page.numbers]).reshape(-1, 2)
    found: list[int | None] = []
    for written in numbers:
        distance = np.hypot(*(middles - written.middle).T) if len(middles) else np.array([np.inf])
        nearest = int(distance.argmin())
        found.append(nearest if distance[nearest] <= NEAR else None)
    return found


def measured(recognizer: Recognizer, writers: list[dict[str, list[Strokes]]], pages: int) -> dict[str, dict[str, Any]]:
    """How pages on each paper are read."""
    results = {}
    for k, paper in enumerate(PAPERS):
        n = found = right = neighbours = in_order = 0
        for i in range(pages):
            number = 1000 + k * pages + i
            page = composed(writers[(k * pages + i) % len(writers)], paper, number)
            printed = (0.2, 0.2, 0.2) if paper == "boxed" else (0.55, 0.66, 0.8)
            with tempfile.TemporaryDirectory() as folder:
                file = Path(folder) / "page.jpg"
                photograph = page.photographed(LIGHTS[i % len(LIGHTS)], printed=printed, seed=number)
                photograph.save(file, quality=85)
                seen = read(recognizer, file)
            places = matched(seen, page.numbers)
            n += len(places)
            found += sum(place is not None for place in places)
            for place, written in zip(places, page.numbers, strict=True):
                is_right = place is not None and seen.numbers[place].line.text == written.text
                right += is_right
            known = [place for place in places if place is not None]
            neighbours += len(known) - 1
            in_order += sum(after == before + 1 for before, after in pairwise(known))
        results[paper] = {
            "n": n,
            "found": found / n,
            "right": right / n,
            "right_ci95": list(wilson_interval(right, n)),
            "in_order": in_order / neighbours,
        }
    return results


def several(recognizer: Recognizer, folder: Path) -> dict[str, Any]:
    """How many pictures of several digits are read right altogether."""
    with (folder.parent / "labels.csv").open(encoding="utf-8", newline="") as file:
        labels = {row["file"]: row["label"] for row in csv.DictReader(file)}
    files = sorted(path for path in folder.iterdir() if f"{folder.name}/{path.name}" in labels)
    texts = {path.name: "".join(line.text for line in read(recognizer, path).lines) for path in files}
    right = sum(text == labels[f"{folder.name}/{name}"] for name, text in texts.items())
    return {"n": len(files), "right": right / len(files), "ci95": list(wilson_interval(right, len(files)))}


def timed(recognizer: Recognizer, hand: dict[str, list[Strokes]]) -> dict[str, float]:
    """How long a page of 12 million pixels takes."""
    page = composed(hand, "squared", 1, larger=2)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "page.jpg"
        page.photographed(Light(falloff=0.4)).save(file, quality=85)
        reading, decoding = [], []
        for _ in range(3):
            begin = process_time()
            read(recognizer, file)
            reading.append(process_time() - begin)
            begin = process_time()
            with Image.open(file) as image:
                image.load()
            decoding.append(process_time() - begin)
    return {"seconds": min(reading), "times_decoding": min(reading) / min(decoding)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ink", type=Path)
    parser.add_argument("--pages", type=int, default=6, help="on each kind of paper")
    parser.add_argument("--several", type=Path)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    recognizer = Recognizer(load_model(ROOT / "models" / "digits.safetensors"))
    writers = hands(args.ink)
    result: dict[str, Any] = {"pages": args.pages, "papers": measured(recognizer, writers, args.pages)}
    if args.several is not None:
        result["several"] = several(recognizer, args.several)
    result["twelve_megapixels"] = timed(recognizer, writers[0])
    if args.json:
        print(json.dumps(result))
        return
    print(f"{args.pages} pages each of {DIGITS} digits{'':8} n    found    right      95 %         in order")
    for paper, row in result["papers"].items():
        low, high = row["right_ci95"]
        print(
            f"{paper:30} {row['n']:5} {row['found']:8.1%} {row['right']:8.1%}   {low:.1%} to {high:.1%} "
            f"{row['in_order']:8.1%}"
        )
    if "several" in result:
        low, high = result["several"]["ci95"]
        print(f"several: {result['several']['right']:.1%} of {result['several']['n']} ({low:.1%} to {high:.1%})")
    time = result["twelve_megapixels"]
    print(f"12 million pixels: {time['seconds']:.2f} s, {time['times_decoding']:.1f} times the bare decoding")


if __name__ == "__main__":
    main()
