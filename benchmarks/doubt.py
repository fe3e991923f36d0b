"""How far a model's doubt can be trusted: is it as often right as it says, and does it know what is no digit?

    python benchmarks/doubt.py INK.jsonl.gz [--pictures FOLDER] [--model models/digits.safetensors] [--unseen] [--json]

Of labelled ink, and of labelled pictures in FOLDER/<label>/ if there is one: the expected calibration error, the share
that is refused (read as unsure or as no digit), and the share that is right of what is sure. Of letters, shapes,
scribbles and more, drawn by this project with other random numbers than those that were learnt from: the share that is
refused. Scribbles that benchmarks/accuracy.py draws go by a rule that nothing is trained on.
With --unseen (some minutes) letters that a network was not shown at all, not in any form: four trainings, each without
a quarter of them.
"""

# ruff: noqa: E402 - the project is found before it is imported

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import replace
from itertools import islice
from pathlib import Path

import numpy as np

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from accuracy import scribbles

from hwr.data.digits import load_digits
from hwr.data.labelled_ink import read_labelled_ink
from hwr.errors import HwrError
from hwr.ink import grid
from hwr.ink.augmentation.forms import LETTER_FORMS
from hwr.ink.augmentation.nonsense import KINDS, Nonsense
from hwr.ink.augmentation.variants import VectorisedDigits, originals, strange_views, variants
from hwr.ink.augmentation.warps import WarpStrengths, inked, warped
from hwr.ink.picture import read_picture
from hwr.nn.calibration import best_temperature, tempered
from hwr.nn.data import NO_CLASS
from hwr.nn.metrics import expected_calibration_error, wilson_interval
from hwr.nn.training import TrainingData, TrainingState, train
from hwr.recipe.presets import PRESETS
from hwr.recognizer import Recognizer, Verdict
from hwr.store.model_file import Model, load_model

SEED = 1_000_003
"""Of nothing that is trained."""

QUARTERS = tuple(tuple(sorted(LETTER_FORMS)[i::4]) for i in range(4))


def share(count: int, n: int) -> dict[str, object]:
    return {"share": count / n, "ci95": list(wilson_interval(count, n)), "n": n}


def chunks(ink: np.ndarray) -> list[np.ndarray]:
    return [ink[i : i + 512] for i in range(0, len(ink), 512)]


def verdicts(recognizer: Recognizer, ink: np.ndarray) -> list[Verdict]:
    return [verdict for part in chunks(ink) for verdict in recognizer.verdicts(recognizer.probabilities(part))]


def on_digits(recognizer: Recognizer, ink: np.ndarray, labels: list[str]) -> dict[str, object]:
    probabilities = np.concatenate([recognizer.probabilities(part) for part in chunks(ink)])
    answers = np.array(recognizer.model.classes)[probabilities.argmax(axis=1)]
    right = answers == np.array(labels)
    given = recognizer.verdicts(probabilities)
    sure = np.array([verdict is Verdict.SURE for verdict in given])
    none = sum(verdict is Verdict.NOT_A_DIGIT for verdict in given)
    return {
        "accuracy": share(int(right.sum()), len(right)),
        "ece": expected_calibration_error(probabilities.max(axis=1), right),
        "confidence": float(probabilities.max(axis=1).mean()),
        "refused": share(int((~sure).sum()), len(sure)),
        "not_a_digit": share(none, len(sure)),
        "right_when_sure": share(int(right[sure].sum()), int(sure.sum())),
    }


def on_nonsense(recognizer: Recognizer, ink: np.ndarray) -> dict[str, object]:
    given = verdicts(recognizer, ink)
    refused = sum(verdict is not Verdict.SURE for verdict in given)
    return share(refused, len(given)) | {"not_a_digit": sum(v is Verdict.NOT_A_DIGIT for v in given) / len(given)}


def written(stock: Nonsense, n: int, rng: np.random.Generator) -> np.ndarray:
    """Ink of nonsense that is bent about as much as people's writing is."""
    milder = WarpStrengths(*(0.7 * value for value in vars(WarpStrengths()).values()))
    return inked(warped(stock.drawn(n, rng), rng, milder), rng)


def letters(digits: VectorisedDigits, some: tuple[str, ...], n: int) -> dict[str, np.ndarray]:
    rng = np.random.default_rng(SEED)
    stocks = {letter: Nonsense.made(n, digits, rng, kinds={"letter": 1.0}, letters=(letter,)) for letter in some}
    return {letter: written(stock, n, rng) for letter, stock in stocks.items()}


def without(digits: VectorisedDigits, unseen: tuple[str, ...]) -> Recognizer:
    """A shorter training of the shipped recipe's kind that has not been shown some letters in any form."""
    recipe, rng = PRESETS["shipped"].recipe, np.random.default_rng(0)
    shown = tuple(letter for letter in LETTER_FORMS if letter not in unseen)
    x = [originals(digits)] * 3 + list(islice(variants(digits, rng), 60))
    y = [digits.labels] * len(x)
    count = round(recipe.nonsense * sum(map(len, x)))
    x.append(Nonsense.made(4000, digits, rng, letters=shown).pictures(count, rng))
    y.append(np.full(count, NO_CLASS))
    training = TrainingData(np.concatenate(x), np.concatenate(y))
    state = TrainingState.start(recipe.architecture, replace(recipe.training, max_updates=4000))
    for _ in train(state, training, evaluate_every=0):
        pass
    network = state.result()
    network = tempered(network, best_temperature(network, strange_views(digits, rng), np.tile(digits.labels, 2)))
    shipped = load_model(ROOT / "models" / "digits.safetensors")
    return Recognizer(Model(network, shipped.classes, shipped.normalisation, {}, {}))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ink", type=Path)
    parser.add_argument("--pictures", type=Path)
    parser.add_argument("--model", type=Path, default=ROOT / "models" / "digits.safetensors")
    parser.add_argument("--unseen", action="store_true")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    recognizer = Recognizer(load_model(options.model))
    some = load_digits()
    digits = VectorisedDigits.from_pictures(some.pictures, some.labels)
    results: dict[str, dict[str, object]] = {}

    def note(name: str, found: dict[str, object]) -> None:
        results[name] = found
        if not options.json:
            print(f"{name:24} {shown(found)}", flush=True)

    samples = list(read_labelled_ink(options.ink))
    ink = np.concatenate([grid.from_drawing(sample.drawing) for sample in samples])
    note("pen", on_digits(recognizer, ink, [sample.label for sample in samples]))
    if options.pictures:
        found, labels = [], []
        for path in sorted(options.pictures.glob("*/*")):
            try:
                found.append(grid.from_bitmap(read_picture(path)))
                labels.append(path.parent.name)
            except HwrError:
                pass  # how ink is found in pictures is another benchmark's
        note("pictures", on_digits(recognizer, np.concatenate(found), labels))
    drawn = letters(digits, tuple(LETTER_FORMS), 200)
    each = {letter: on_nonsense(recognizer, ink) for letter, ink in drawn.items()}
    note("letters", on_nonsense(recognizer, np.concatenate(list(drawn.values()))))
    worst = sorted(each, key=lambda letter: float(str(each[letter]["share"])))
    note("letters, the worst six", {letter: each[letter]["share"] for letter in worst[:6]})
    rng = np.random.default_rng(SEED)
    for kind in KINDS:
        if kind != "letter":
            stock = Nonsense.made(1000, digits, rng, kinds={kind: 1.0})
            note(f"drawn: {kind}", on_nonsense(recognizer, written(stock, 1000, rng)))
    note("scribbles", on_nonsense(recognizer, np.concatenate([grid.from_drawing(d) for d in scribbles(2000)])))
    for unseen in QUARTERS if options.unseen else ():
        other = without(digits, unseen)
        of_letters = np.concatenate(list(letters(digits, unseen, 200).values()))
        note(f"unseen {' '.join(unseen)}", on_nonsense(other, of_letters))
        note("  its digits", on_digits(other, ink, [sample.label for sample in samples]))
    if options.json:
        print(json.dumps(results))


def shown(found: dict[str, object]) -> str:
    """One line of figures."""
    words = []
    for name, value in found.items():
        if isinstance(value, dict):
            low, high = value["ci95"]
            words.append(f"{name} {100 * value['share']:.2f} % ({100 * low:.2f} to {100 * high:.2f}, n {value['n']})")
        elif name == "ci95" and isinstance(value, list):
            words.append(f"({100 * value[0]:.2f} to {100 * value[1]:.2f})")
        elif isinstance(value, float):
            words.append(f"{name} {100 * value:.2f} %")
        else:
            words.append(f"{name} {value}")
    return ", ".join(words)


if __name__ == "__main__":
    main()
