"""How well ink is found in photographs of handwriting, and how fast. They are made up, so that the truth is known.

    python benchmarks/pictures.py INK.jsonl.gz [--samples 60] [--json]

Strokes of the labelled ink are put on paper, lit, photographed and compressed. "agreement" is the intersection over the
union of the ink found and the ink that is there (median, and the worst of the samples); "read" is the share that the
shipped model reads right in the photograph, "read as drawn" the share in the bare ink. Then the time, in milliseconds,
for a file of 12 million pixels, and how many times as long that is as Pillow's bare decoding of it.
"""

from __future__ import annotations

import argparse
import io
import json
import sys
from pathlib import Path
from time import perf_counter
from typing import Any

import numpy as np

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from PIL import Image  # noqa: E402 - after the project can be found

from hwr.data.labelled_ink import LabelledInk, read_labelled_ink  # noqa: E402
from hwr.ink.picture import ink_from_image, read_picture_bytes  # noqa: E402
from hwr.recognizer import Recognizer  # noqa: E402
from hwr.store.model_file import load_model  # noqa: E402
from tests.ink.photographs import Floats, Light, agreement, covered, encoded, photograph  # noqa: E402

SIZE = 800, 600
SCENES: dict[str, dict[str, Any]] = {
    "even light": {"light": Light()},
    "light from one side": {"light": Light(falloff=0.7)},
    "vignette": {"light": Light(falloff=0.3, vignette=0.6)},
    "soft shadow": {"light": Light(falloff=0.2, shadow=0.5, softness=0.2)},
    "hard shadow": {"light": Light(shadow=0.4, softness=0.005)},
    "red on yellow": {"light": Light(falloff=0.4), "ink": (0.75, 0.12, 0.1), "paper": (0.95, 0.88, 0.4)},
    "pencil": {"light": Light(falloff=0.4), "ink": (0.55, 0.55, 0.55), "paper": (0.88, 0.88, 0.88)},
    "chalk on a board": {"light": Light(falloff=0.4), "ink": (0.9, 0.9, 0.85), "paper": (0.1, 0.25, 0.17)},
    "low light": {"light": Light(falloff=0.3), "noise": 20.0, "quality": 60},
    "out of focus": {"light": Light(falloff=0.3), "blur": 4.0},
}


def placed(sample: LabelledInk, rng: np.random.Generator) -> Floats:
    """The sample anywhere on the page, a sixth to nine tenths as high as it, with any pen."""
    digit = int(rng.integers(SIZE[1] // 6, SIZE[1] * 9 // 10))
    at = int(rng.integers(0, SIZE[0] - digit)), int(rng.integers(0, SIZE[1] - digit))
    strokes = [[(float(x), float(y)) for x, y in stroke.xy] for stroke in sample.drawing.strokes]
    return covered(strokes, SIZE, digit=digit, at=at, pen=rng.uniform(8, 30), turned=rng.uniform(-8, 8))


def measured(samples: list[LabelledInk], scene: dict[str, Any], recognizer: Recognizer) -> dict[str, float]:
    """How well the samples are found and read in one kind of photograph."""
    rng = np.random.default_rng(0)
    agreements, read, read_as_drawn = [], 0, 0
    for i, sample in enumerate(samples):
        cover = placed(sample, rng)
        ink = ink_from_image(photograph(cover, seed=i, **scene))
        agreements.append(agreement(ink, cover))
        read += recognizer.recognize_bitmap(ink).best == sample.label
        read_as_drawn += recognizer.recognize_bitmap(cover.astype(np.float32)).best == sample.label
    return {
        "agreement": float(np.median(agreements)),
        "worst": float(np.min(agreements)),
        "read": read / len(samples),
        "read_as_drawn": read_as_drawn / len(samples),
    }


def timed(sample: LabelledInk) -> dict[str, dict[str, float]]:
    """How long a file of 12 million pixels takes, in each of three formats: the best of three."""
    rng = np.random.default_rng(0)
    small = photograph(placed(sample, rng), light=Light(falloff=0.3, shadow=0.4))
    large = small.resize((4000, 3000), Image.Resampling.BICUBIC)
    found = {}
    for kind in ("JPEG", "PNG", "WEBP"):
        data = encoded(large, kind)
        reading, decoding = [], []
        for _ in range(3):
            begin = perf_counter()
            read_picture_bytes(data)
            reading.append(perf_counter() - begin)
            begin = perf_counter()
            Image.open(io.BytesIO(data)).load()
            decoding.append(perf_counter() - begin)
        found[kind] = {"ms": min(reading) * 1e3, "times_decoding": min(reading) / min(decoding)}
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ink", type=Path)
    parser.add_argument("--samples", type=int, default=60)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    everything = list(read_labelled_ink(args.ink))
    samples = everything[:: max(1, len(everything) // args.samples)][: args.samples]
    recognizer = Recognizer(load_model(ROOT / "models" / "digits.safetensors"))
    scenes = {name: measured(samples, scene, recognizer) for name, scene in SCENES.items()}
    files = timed(samples[0])
    if args.json:
        print(json.dumps({"samples": len(samples), "scenes": scenes, "files": files}))
        return
    print(f"{len(samples)} samples{'':12} agreement  worst   read  read as drawn")
    for name, row in scenes.items():
        print(f"{name:24} {row['agreement']:8.3f} {row['worst']:7.3f} {row['read']:6.1%} {row['read_as_drawn']:10.1%}")
    for kind, row in files.items():
        print(f"{kind}, 12 million pixels: {row['ms']:.0f} ms, {row['times_decoding']:.1f} times the bare decoding")


if __name__ == "__main__":
    main()
