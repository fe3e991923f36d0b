"""What teaching brings: a writer's remaining errors, what is forgotten, signs of one's own, the time; and browsing.

    python benchmarks/teach.py INK.jsonl.gz [--base FILE] [--writers 30] [--seed 0] [--json]

*hand*: five samples a digit of each writer are taught to the model, and the writer's further samples are read before
and after. Bar: 40 % fewer errors on average; told are the fall of all errors together, and the mean of the falls of the
writers who had any. *digits*: the last fifth of scikit-learn's digits before and after, the mean over the writers. Bar:
0.5 points. The shipped model has learnt from those digits; `--base` names one that has not: the shipped recipe with
held_out = "last_fifth".

*signs*: ten samples of each of +, x, =, A and E, drawn by the program with a hand's jitter, are taught, and forty more
of each are read. Bar: 90 %.

*learning*: CPU seconds of one learning from fifty samples, the scoring on samples left out included, after the base
digits were prepared for the first time, which is *first*. Bar: 5 s.

*browsing*: of 100,000 taught samples: opening, counting by label, a page of 100 in the middle, of all and of one label,
each the CPU milliseconds, the median of seven; and the milliseconds of one sample's way to the disk with all waiting.
Bar: a frame, 16 ms, for a page.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from hwr.data.labelled_ink import LabelledInk, read_labelled_ink  # noqa: E402 - found by the line before
from hwr.ink import grid  # noqa: E402
from hwr.ink.bits import Words  # noqa: E402
from hwr.ink.drawing import Drawing  # noqa: E402
from hwr.nn.metrics import wilson_interval  # noqa: E402
from hwr.recognizer import Recognizer  # noqa: E402
from hwr.store.model_file import Model, load_model  # noqa: E402
from hwr.store.taught.record import NewSample  # noqa: E402
from hwr.store.taught.taught_store import TaughtStore  # noqa: E402
from hwr.teach.learning import learn  # noqa: E402
from hwr.teach.report import TeachReport  # noqa: E402
from hwr.teach.samples import Named  # noqa: E402
from tests.teach.symbols import SYMBOLS, samples  # noqa: E402

A_DIGIT = 5
A_SIGN = 10
TAUGHT = 100_000


def learnt(model: Model, taught: Iterable[Named], cache: Path) -> tuple[TeachReport, float]:
    """The report, and the CPU seconds that it took."""
    begin = time.process_time()
    for step in learn(model, taught, cache=cache):
        report = step
    assert isinstance(report, TeachReport)
    return report, time.process_time() - begin


def wrong(model: Model, ink: Words, labels: list[str]) -> int:
    read = Recognizer(model).probabilities(ink).argmax(axis=1)
    return sum(model.classes[i] != label for i, label in zip(read, labels, strict=True))


def hand(model: Model, drawn: list[LabelledInk], writers: list[str], seed: int, cache: Path) -> dict[str, Any]:
    """The errors of each writer's further samples before and after, and what was forgotten."""
    rows: list[tuple[Any, ...]] = []
    for writer in writers:
        own = [sample for sample in drawn if sample.writer == writer]
        rng = np.random.default_rng([seed, int(writer)])
        order = [own[i] for i in rng.permutation(len(own))]
        counts: dict[str, int] = {}
        taught: list[LabelledInk] = []
        further: list[LabelledInk] = []
        for sample in order:
            counts[sample.label] = counts.get(sample.label, 0) + 1
            (taught if counts[sample.label] <= A_DIGIT else further).append(sample)
        report, seconds = learnt(model, (Named(s.id, s.label, s.drawing.fitted()) for s in taught), cache)
        ink = np.concatenate([grid.from_drawing(sample.drawing.fitted()) for sample in further])
        labels = [sample.label for sample in further]
        before, after = wrong(model, ink, labels), wrong(report.model, ink, labels)
        digits = report.before.digits.accuracy or 0.0, report.after.digits.accuracy or 0.0
        rows.append((writer, len(further), before, after, *digits, seconds))
        print(f"  writer {writer}: {before} wrong of {len(further)}, then {after}", file=sys.stderr, flush=True)
    n, before, after = (sum(row[i] for row in rows) for i in (1, 2, 3))
    falls = [1 - row[3] / row[2] for row in rows if row[2]]
    rng = np.random.default_rng(0)  # bootstrap over the writers
    drawn_again = rng.integers(len(rows), size=(5_000, len(rows)))
    counts_of = np.array([[row[2], row[3]] for row in rows])[drawn_again].sum(axis=1)
    pooled = 1 - counts_of[:, 1] / np.maximum(counts_of[:, 0], 1)
    return {
        "writers": len(rows),
        "n": n,
        "wrong_before": before,
        "wrong_after": after,
        "accuracy_before": [1 - before / n, *wilson_interval(n - before, n)],
        "accuracy_after": [1 - after / n, *wilson_interval(n - after, n)],
        "fall_of_all": 1 - after / before if before else None,
        "fall_of_all_ci95": np.quantile(pooled, [0.025, 0.975]).tolist(),
        "mean_fall_of_writers": float(np.mean(falls)) if falls else None,
        "writers_with_errors": len(falls),
        "digits_before": float(np.mean([row[4] for row in rows])),
        "digits_after": float(np.mean([row[5] for row in rows])),
        "cpu_seconds": {"median": statistics.median(row[6] for row in rows), "most": max(row[6] for row in rows)},
    }


def signs(model: Model, seed: int, cache: Path) -> dict[str, Any]:
    """Signs of one's own, taught and read."""
    rng = np.random.default_rng([seed, 99])
    report, seconds = learnt(model, samples(A_SIGN, rng), cache)
    further = samples(40, rng)
    ink = np.concatenate([grid.from_drawing(sample.ink) for sample in further])  # type: ignore[arg-type]
    labels = [sample.label for sample in further]
    right = len(further) - wrong(report.model, ink, labels)
    return {
        "n": len(further),
        "accuracy": right / len(further),
        "ci95": list(wilson_interval(right, len(further))),
        "digits_before": report.before.digits.accuracy,
        "digits_after": report.after.digits.accuracy,
        "cpu_seconds": seconds,
    }


def median_ms(job: Callable[[], object], clock: Callable[[], float] = time.process_time) -> float:
    times = []
    for _ in range(7):
        begin = clock()
        job()
        times.append(clock() - begin)
    return 1e3 * statistics.median(times)


def browsing(drawn: list[LabelledInk], folder: Path) -> dict[str, float]:
    """Milliseconds with many taught samples; what is kept are wandering lines, the given drawings lend their length."""
    rng = np.random.default_rng(0)
    path = folder / "taught.sqlite3"
    lines = [np.cumsum(rng.normal(0, 3, (len(s.drawing.strokes[0].points), 2)), axis=0) + 128 for s in drawn[:500]]
    kept = [Drawing.from_strokes([line]) for line in lines]
    with TaughtStore.open(path) as store:
        store.add_all(NewSample(str(i % 10), kept[i % len(kept)]) for i in range(TAUGHT))
    with TaughtStore.open(path) as store:
        middle = TAUGHT // 2
        return {
            "samples": TAUGHT,
            "megabytes": path.stat().st_size / 2**20,
            "open": median_ms(lambda: TaughtStore.open(path).close()),
            "counts": median_ms(store.counts),
            "numbers of all": median_ms(store.ids),
            "page": median_ms(lambda: store.page(before=middle)),
            "page of a label": median_ms(lambda: store.page(label="7", before=middle)),
            "revision": median_ms(store.revision),
            "teach one": median_ms(lambda: store.add(kept[0], "7"), time.perf_counter),
        }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ink", type=Path)
    parser.add_argument("--base", type=Path, default=ROOT / "models" / "digits.safetensors")
    parser.add_argument("--writers", type=int, help="only so many")
    parser.add_argument("--seed", type=int, default=0, help="which samples are taught")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()

    model = load_model(options.base)
    drawn = list(read_labelled_ink(options.ink))
    writers = sorted({sample.writer for sample in drawn}, key=int)[: options.writers]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        first = learnt(model, (Named(s.id, s.label, s.drawing.fitted()) for s in drawn[:50]), folder)[1]
        result = {
            "hand": hand(model, drawn, writers, options.seed, folder),
            "signs": signs(model, options.seed, folder),
            "first_cpu_seconds": first,
            "browsing_ms": browsing(drawn, folder),
        }
    if options.json:
        print(json.dumps(result))
        return
    for part, figures in result.items():
        print(part)
        for key, value in figures.items() if isinstance(figures, dict) else [("", figures)]:
            print(f"  {key:24} {value}")
    print(f"signs are {', '.join(SYMBOLS)}")


if __name__ == "__main__":
    main()
