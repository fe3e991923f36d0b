"""How long one reading and one augmented digit take, against named references in the same run, on one thread.

    python benchmarks/normalisation.py [--rounds 7] [--json]

The reading: a drawing normalised, and normalised and passed through the shipped network; the references are Pillow
drawing the same strokes on 256x256 and reducing them to 8x8 (what a naive app does), and scikit-learn's
`MLPClassifier.predict_proba` with the same hidden layers on one 8x8. The augmentation: digits a second, the
reference being `scipy.ndimage.affine_transform` on the 8x8 pictures one by one.
"""

# ruff: noqa: E402 - some things must be settled before the project and its libraries are imported

from __future__ import annotations

import os

for _variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[_variable] = "1"  # before anybody loads a BLAS

import argparse
import json
import statistics
import sys
import time
import warnings
from collections.abc import Callable
from itertools import islice
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from scipy import ndimage
from sklearn.neural_network import MLPClassifier

from hwr.data.digits import load_digits
from hwr.ink.augmentation.variants import VectorisedDigits, variants
from hwr.ink.drawing import Drawing
from hwr.ink.normalisation import normalise_bitmap, normalise_drawing
from hwr.ink.raster import rasterise
from hwr.recognizer import Recognizer
from hwr.store.model_file import load_model


def hand_drawn(n: int = 200) -> list[Drawing]:
    """Drawings like a person's: training digits traced, some 60 points each, as many as a pen reports."""
    digits = load_digits().part(np.arange(n))
    traced = VectorisedDigits.from_pictures(digits.pictures, digits.labels)
    return [Drawing.from_strokes([line * 90 + 128 for line in lines]) for lines in traced.strokes]


def naive(drawing: Drawing) -> np.ndarray:
    """The usual way: strokes on a canvas, the canvas resized."""
    canvas = Image.new("L", (256, 256))
    pen = ImageDraw.Draw(canvas)
    for stroke in drawing.strokes:
        pen.line([tuple(point) for point in stroke.xy], fill=255, width=16)
    return np.asarray(canvas.resize((8, 8), Image.Resampling.BOX))


def each(work: Callable[[Drawing], object], drawings: list[Drawing]) -> list[float]:
    """Milliseconds of each call."""
    times = []
    for drawing in drawings:
        start = time.perf_counter()
        work(drawing)
        times.append(1e3 * (time.perf_counter() - start))
    return times


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()

    drawings = hand_drawn()
    pictures = {id(drawing): rasterise(drawing, 256) for drawing in drawings}
    recognizer = Recognizer(load_model(ROOT / "models" / "digits.safetensors"))
    hidden = tuple(layer.units for layer in recognizer.model.network.architecture.layers[:-1])
    digits = load_digits()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        classifier = MLPClassifier(hidden, max_iter=2, random_state=0).fit(digits.pixels, digits.labels)
    one = digits.pixels[:1]
    contestants: dict[str, Callable[[Drawing], object]] = {
        "naive resize": naive,
        "normalise drawing": normalise_drawing,
        "normalise picture": lambda drawing: normalise_bitmap(pictures[id(drawing)]),
        "normalise + network": recognizer.recognize,
        "scikit-learn predict": lambda _: classifier.predict_proba(one),
    }
    times: dict[str, list[float]] = {name: [] for name in contestants}
    for _ in range(options.rounds):
        for name, work in contestants.items():
            times[name] += each(work, drawings)

    traced = VectorisedDigits.from_pictures(digits.pictures, digits.labels)
    source = variants(traced, np.random.default_rng(0))
    rates: dict[str, list[float]] = {"variants": [], "scipy affine": []}
    for _ in range(options.rounds):
        start = time.perf_counter()
        for _ in islice(source, 2):
            pass
        rates["variants"].append(2 * len(digits) / (time.perf_counter() - start))
        start = time.perf_counter()
        for picture in digits.pictures:
            ndimage.affine_transform(picture, [[1.0, 0.1], [0.0, 1.0]], order=1)
        rates["scipy affine"].append(len(digits) / (time.perf_counter() - start))

    median = {name: statistics.median(values) for name, values in times.items()}
    rate = {name: statistics.median(values) for name, values in rates.items()}
    if options.json:
        print(json.dumps({"median_ms": median, "digits_per_second": rate}))
        return
    for name, values in times.items():
        p99 = float(np.percentile(values, 99))
        ratio = median[name] / median["naive resize"]
        print(f"{name:22} median {median[name]:6.3f} ms  p99 {p99:6.3f} ms  x{ratio:5.2f} naive")
    for name, value in rate.items():
        print(f"{name:22} {value:8,.0f} digits a second  x{value / rate['scipy affine']:5.2f} scipy affine")


if __name__ == "__main__":
    main()
