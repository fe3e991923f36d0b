"""How well a model reads strangers' pens: labelled ink, drawn and pictured in many ways, with 95 % intervals.

    python benchmarks/accuracy.py INK.jsonl.gz [--model models/digits.safetensors] [--held-out] [--json]

Each drawing is read as it is, drawn at 30 px and over the whole canvas, with pens of 8 and 40 px, slanted and turned;
and as a picture: 256 px, 28 px with thin and thick pens. "sure" is the share of readings that are not "not sure", and
"right if sure" how many of those are right; scribbles, which are no digits, should not be read with confidence at all.
With --held-out the shipped recipe is also trained twice on four fifths of scikit-learn's digits and tested on the rest
(some minutes), and beside it scikit-learn's MLP of 100 units on the same pictures as they are.
"""

# ruff: noqa: E402 - some things must be settled before the project and its libraries are imported

from __future__ import annotations

import argparse
import json
import sys
import warnings
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from hwr.data.digits import load_digits
from hwr.data.labelled_ink import read_labelled_ink
from hwr.ink.drawing import CANVAS_SIZE, Drawing, Stroke
from hwr.ink.raster import rasterise
from hwr.ink.smoothing import smooth_path
from hwr.nn.metrics import wilson_interval
from hwr.recipe.making import make_model
from hwr.recipe.presets import PRESETS
from hwr.recognizer import Recognition, Recognizer, Verdict
from hwr.store.model_file import Model, load_model


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


def scribbles(n: int) -> list[Drawing]:
    """Smooth lines through 5 to 15 points anywhere on the canvas: nobody meant a digit."""
    rng = np.random.default_rng(0)
    through = (rng.uniform(0, CANVAS_SIZE, (int(rng.integers(5, 16)), 2)) for _ in range(n))
    return [Drawing.from_strokes([smooth_path(points)]) for points in through]


def plain_on_held_out(held_out: str) -> int:
    """How many held-out digits a plain MLP on the pictures as they are reads right."""
    from sklearn.neural_network import MLPClassifier

    digits = load_digits()
    learnt, tested = (
        digits.random_split(np.random.default_rng([PRESETS["shipped"].recipe.training.seed, 2]))
        if held_out == "random"
        else digits.writer_split()
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it has not converged after its 200 epochs, and need not
        plain = MLPClassifier((100,), random_state=0).fit(learnt.pixels, learnt.labels)
    return int((plain.predict(tested.pixels) == tested.labels).sum())


def figures(right: int, n: int) -> dict[str, float | list[float]]:
    return {"accuracy": right / n, "ci95": list(wilson_interval(right, n)), "n": n}


def line(name: str, right: int, n: int, more: str = "") -> str:
    low, high = wilson_interval(right, n)
    return f"{name:34} {100 * right / n:6.2f} %  ({100 * low:.2f} to {100 * high:.2f}){more}"


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
    results: dict[str, dict[str, float | list[float]]] = {}

    def report(text: str) -> None:
        if not options.json:
            print(text, flush=True)

    for name, read in ways.items():
        readings = [(label, read(drawing)) for label, drawing in samples]
        right = sum(reading.best == label for label, reading in readings)
        sure = [(label, reading) for label, reading in readings if reading.verdict is Verdict.SURE]
        right_if_sure = sum(reading.best == label for label, reading in sure) / max(len(sure), 1)
        results[name] = figures(right, len(samples)) | {
            "sure": len(sure) / len(samples),
            "right_if_sure": right_if_sure,
        }
        more = f"  sure {100 * len(sure) / len(samples):5.1f} %, right if sure {100 * right_if_sure:6.2f} %"
        report(line(name, right, len(samples), more))
    nonsense = [recognizer.recognize(drawing).verdict is Verdict.SURE for drawing in scribbles(1000)]
    results["scribbles"] = {"sure": sum(nonsense) / len(nonsense), "n": len(nonsense)}
    report(f"{'scribbles read with confidence':34} {100 * sum(nonsense) / len(nonsense):6.2f} %")
    for held_out in ("random", "last_fifth") if options.held_out else ():
        *_, model = make_model(replace(PRESETS["shipped"].recipe, held_out=held_out))
        assert isinstance(model, Model)
        metrics = model.metrics
        n = metrics["test_digits"]
        for name, right in (
            (f"held out, {held_out}", round(n * metrics["test_accuracy"])),
            (f"held out, {held_out}, plain MLP", plain_on_held_out(held_out)),
        ):
            results[name] = figures(right, n)
            report(line(name, right, n))
    if options.json:
        print(json.dumps(results))


if __name__ == "__main__":
    main()
