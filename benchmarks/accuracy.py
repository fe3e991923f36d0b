"""How well a model reads strangers' pens: labelled ink, drawn and pictured in many ways, with 95 % intervals.

    python benchmarks/accuracy.py INK.jsonl.gz [--model models/digits.safetensors] [--held-out] [--json]

Each drawing is read as it is, drawn at 30 px and over the whole canvas, with pens of 8 and 40 px, slanted and turned;
and as a picture: 256 px, 28 px with thin and thick pens. With --held-out the shipped recipe is also trained twice on
four fifths of scikit-learn's digits and tested on the rest (some minutes).
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from hwr.data.labelled_ink import read_labelled_ink
from hwr.ink.drawing import CANVAS_SIZE, Drawing, Stroke
from hwr.ink.raster import rasterise
from hwr.nn.metrics import wilson_interval
from hwr.recipe import PRESETS, Cooked, cook
from hwr.recognizer import Recognition, Recognizer
from hwr.store.model_file import load_model


def placed(drawing: Drawing, size: float, pen: float, turn: np.ndarray | None = None, at: float = 0.5) -> Drawing:
    """The drawing with its longer side `size` canvas units, whole units only as a mouse reports them."""
    xy = np.concatenate([stroke.xy for stroke in drawing.strokes])
    turn = np.eye(2) if turn is None else turn
    low, high = (xy @ turn.T).min(axis=0), (xy @ turn.T).max(axis=0)
    scale = size / max((high - low).max(), 1e-9)
    corner = (CANVAS_SIZE - (high - low) * scale) * at
    return Drawing(
        tuple(
            Stroke.from_points(np.rint((stroke.xy @ turn.T - low) * scale + corner), pen) for stroke in drawing.strokes
        )
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ink", type=Path)
    parser.add_argument("--model", type=Path, default=ROOT / "models" / "digits.safetensors")
    parser.add_argument("--held-out", action="store_true")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()

    recognizer = Recognizer(load_model(options.model))
    samples = [(item.label, item.drawing) for item in read_labelled_ink(options.ink)]
    rng = np.random.default_rng(0)

    def crooked(drawing: Drawing) -> Drawing:
        angle, shear, squeeze = rng.normal(0, 0.15), rng.normal(0, 0.3), np.exp(rng.normal(0, 0.2))
        turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
        return placed(drawing, 170, 16, turn @ np.array([[squeeze, shear], [0, 1]]))

    def anyhow(drawing: Drawing) -> Drawing:
        return placed(drawing, rng.uniform(60, 210), rng.uniform(8, 40), at=rng.uniform(0, 1))

    def seen(drawing: Drawing, pixels: int) -> Recognition:
        return recognizer.recognize_bitmap(rasterise(drawing, pixels))

    ways: dict[str, Callable[[Drawing], Recognition]] = {
        "drawn as it is": recognizer.recognize,
        "drawn 170 px, pen 16": lambda d: recognizer.recognize(placed(d, 170, 16)),
        "drawn 30 px, pen 8": lambda d: recognizer.recognize(placed(d, 30, 8)),
        "drawn 256 px, pen 40": lambda d: recognizer.recognize(placed(d, 256, 40)),
        "drawn any size, place and pen": lambda d: recognizer.recognize(anyhow(d)),
        "drawn slanted, turned, squeezed": lambda d: recognizer.recognize(crooked(d)),
        "picture 256 px, pen 8": lambda d: seen(placed(d, 190, 8), 256),
        "picture 256 px, pen 24": lambda d: seen(placed(d, 190, 24), 256),
        "picture 256 px, pen 40": lambda d: seen(placed(d, 190, 40), 256),
        "picture 28 px, pen 2 px": lambda d: seen(placed(d, 165, 18), 28),
        "picture 28 px, pen 4 px": lambda d: seen(placed(d, 146, 36), 28),
    }
    results = {}
    for name, read in ways.items():
        right = sum(read(drawing).best == label for label, drawing in samples if drawing is not None)
        low, high = wilson_interval(right, len(samples))
        results[name] = {"accuracy": right / len(samples), "ci95": [low, high], "n": len(samples)}
        if not options.json:
            print(f"{name:34} {100 * right / len(samples):6.2f} %  ({100 * low:.2f} to {100 * high:.2f})", flush=True)
    for held_out in ("random", "last_fifth") if options.held_out else ():
        cooked = [step for step in cook(replace(PRESETS["shipped"], held_out=held_out)) if isinstance(step, Cooked)]
        metrics = cooked[0].model.metrics
        n, share = metrics["test_digits"], metrics["test_accuracy"]
        low, high = wilson_interval(round(n * share), n)
        results[f"held out: {held_out}"] = {"accuracy": share, "ci95": [low, high], "n": n}
        if not options.json:
            print(
                f"held-out digits, {held_out:17} {100 * share:6.2f} %  ({100 * low:.2f} to {100 * high:.2f})",
                flush=True,
            )
    if options.json:
        print(json.dumps(results))


if __name__ == "__main__":
    main()
