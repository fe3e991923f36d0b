"""How many pictures a second the command line reads, and against what.

    python benchmarks/bulk.py [--n 4000] [--photos 12] [--rounds 3] [--json]

A folder of PNG files of 28x28 pixels, half of them light on dark, and one of JPEG files of 12 million pixels, a digit
on unevenly lit paper, are made from scikit-learn's digits. Each is read by `hwr predict FOLDER --json` on one process
and on two, from the start of the command to its end, and `evaluate` goes over the first likewise. Beside it, in one run
and taking turns, Pillow alone decodes the same files in one process, its start included: "share" is how much of
that bare speed is left. The best of so many rounds counts. "reading" is what is read in a second once the command is
running, by the difference between the whole folder and a tenth of it: what one has of it with many more files.
"""

# ruff: noqa: E402 - the project must be found first

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from time import perf_counter
from typing import Any

import numpy as np

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from PIL import Image

from hwr.data.digits import load_digits
from tests.ink.photographs import Light, encoded, photograph

BARE = "import sys\nfrom pathlib import Path\nfrom PIL import Image\nfor path in sorted(Path(sys.argv[1]).iterdir()):\n"
BARE += "    with Image.open(path) as image:\n        image.load()\n"


def small_pictures(folder: Path, n: int) -> None:
    """So many digits on 28x28 pixels, in a box of 20."""
    folder.mkdir()
    digits = load_digits()

    @cache
    def png(digit: int, is_pale: bool) -> bytes:
        ink = Image.fromarray(digits.pictures[digit]).resize((20, 20), Image.Resampling.BICUBIC)
        values = np.pad(np.rint(255 * np.clip(np.asarray(ink), 0, 1)).astype(np.uint8), 4)
        return encoded(Image.fromarray(values if is_pale else 255 - values), "PNG")

    for i in range(n):
        (folder / f"{i:05}.png").write_bytes(png(i % len(digits), bool(i % 2)))


def photographs(folder: Path, n: int) -> None:
    """So many photographs of a digit, 4000x3000 pixels."""
    folder.mkdir()
    digits = load_digits()
    for i in range(n):
        cover = np.zeros((600, 800))
        ink = Image.fromarray(digits.pictures[i]).resize((300, 300), Image.Resampling.BICUBIC)
        cover[150:450, 200 + 10 * i : 500 + 10 * i] = np.clip(np.asarray(ink), 0, 1)
        photo = photograph(cover, light=Light(falloff=0.3, shadow=0.3), seed=i)
        (folder / f"{i:02}.jpg").write_bytes(encoded(photo.resize((4000, 3000), Image.Resampling.BICUBIC), "JPEG"))


def table(folder: Path, n: int) -> Path:
    """Labels for the small pictures."""
    digits = load_digits()
    rows = [f"{folder.name}/{i:05}.png,{digits.labels[i % len(digits)]}" for i in range(n)]
    path = folder.parent / "labels.csv"
    path.write_text("\n".join(["file,label", *rows]) + "\n", encoding="utf-8")
    return path


def seconds(command: Sequence[str]) -> tuple[float, Any]:
    """How long a command takes, and the JSON that it prints, if it prints any."""
    begin = perf_counter()
    done = subprocess.run([sys.executable, *command], cwd=ROOT, capture_output=True, check=True, encoding="utf-8")
    return perf_counter() - begin, json.loads(done.stdout) if done.stdout else None


def measured(name: str, n: int, ways: dict[str, list[str]], rounds: int) -> dict[str, dict[str, float]]:
    """Files a second of each way, which take turns, and the share of the first way's."""
    best = dict.fromkeys(ways, float("inf"))
    for _ in range(rounds):
        for way, command in ways.items():
            best[way] = min(best[way], seconds(command)[0])
    bare = best[next(iter(ways))]
    return {
        f"{name}, {way}": {"n": n, "per_second": n / taken, "share_of_bare": bare / taken}
        for way, taken in best.items()
    }


def predict(folder: Path, processes: int) -> list[str]:
    return ["-m", "hwr", "predict", str(folder), "--json", "--processes", str(processes)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--n", type=int, default=4000)
    parser.add_argument("--photos", type=int, default=12)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        small, few, photos = (Path(name) / part for part in ("small", "few", "photos"))
        small_pictures(small, options.n)
        small_pictures(few, options.n // 10)
        photographs(photos, options.photos)
        labels = table(small, options.n)
        ways = {
            "bare Pillow": ["-c", BARE, str(small)],
            "predict, 1 process": predict(small, 1),
            "predict, 2 processes": predict(small, 2),
            "evaluate, 2 processes": ["-m", "hwr", "evaluate", str(labels), "--json", "--processes", "2"],
        }
        results = measured("28x28", options.n, ways, options.rounds)
        for processes in (1, 2):
            begun = min(seconds(predict(few, processes))[0] for _ in range(options.rounds))
            whole = options.n / results[f"28x28, predict, {processes} process{'es' * (processes > 1)}"]["per_second"]
            rest = options.n - options.n // 10
            results[f"28x28, reading, {processes} process{'es' * (processes > 1)}"] = {
                "n": rest,
                "per_second": rest / max(whole - begun, 1e-9),
            }
        _, found = seconds(ways["evaluate, 2 processes"])
        accuracy = {key: found[key] for key in ("accuracy", "ci95", "n")}
        ways = {
            "bare Pillow": ["-c", BARE, str(photos)],
            "predict, 1 process": predict(photos, 1),
            "predict, 2 processes": predict(photos, 2),
        }
        results |= measured("12 megapixels", options.photos, ways, options.rounds)
    if options.json:
        print(json.dumps({"results": results, "accuracy": accuracy}))
        return
    for way, row in results.items():
        share = f"  {row['share_of_bare']:6.1%} of bare" if "share_of_bare" in row else ""
        print(f"{way:40} {row['per_second']:9.1f} a second{share}")
    low, high = accuracy["ci95"]
    print(f"read right: {accuracy['accuracy']:.1%} of {accuracy['n']:,} ({low:.1%} to {high:.1%})")


if __name__ == "__main__":
    main()
