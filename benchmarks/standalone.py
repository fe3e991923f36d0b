"""The standalone program against the checkout: how much room each takes, and how soon its window is there.

    python benchmarks/standalone.py dist/hwr [--rounds 15] [--json]

Its argument is the folder that `pyinstaller docs/packaging/hwr.spec` makes. *Room*: of the checkout, what the program
needs of it (package, model, assets) and the libraries of the environment that runs this, as far as they are the
program's. *Start*: as in `benchmarks/startup.py`, from starting the process to its end, which it brings about once its
window has been painted; the two take turns, a first round is not counted, medians count.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
import tempfile
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path

from startup import medians

ROOT = Path(__file__).parent.parent

MB = 2**20


def bytes_of(paths: Iterable[Path]) -> int:
    """Of all files there, each counted once."""
    files = {
        path.resolve()
        for top in paths
        for path in (top.rglob("*") if top.is_dir() else [top])
        if path.is_file() and "__pycache__" not in path.parts
    }
    return sum(path.stat().st_size for path in files)


def libraries(name: str, known: dict[str, metadata.Distribution]) -> dict[str, metadata.Distribution]:
    """A distribution and all that it needs, by name; extras aside."""
    found = metadata.distribution(name)
    known[name] = found
    for requirement in found.requires or ():
        if "extra ==" not in requirement:
            other = re.split(r"[^\w.-]", requirement)[0]
            if other not in known:
                try:
                    libraries(other, known)
                except metadata.PackageNotFoundError:
                    continue
    return known


def checkout_bytes() -> int:
    """What the program is made of where it is not packed, Python aside."""
    needed = libraries("hwr", {})
    files = [Path(str(file.locate())) for found in needed.values() for file in found.files or ()]
    own = [ROOT / "hwr", ROOT / "models", ROOT / "assets"]
    return bytes_of([*own, *(file for file in files if "__pycache__" not in file.parts)])


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="The standalone program against the checkout.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    program = options.folder.resolve() / "hwr"
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "HWR_HOME": home, "HWR_EXIT_AFTER_FIRST_PAINT": "1"}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)  # nobody's usual start compiles all modules anew
        if sys.platform.startswith("linux") and not {"DISPLAY", "WAYLAND_DISPLAY"} & environment.keys():
            environment.setdefault("QT_QPA_PLATFORM", "offscreen")
        times = medians(
            {"standalone": [str(program)], "checkout": [sys.executable, "-m", "hwr"]}, environment, options.rounds
        )
    sizes = {"standalone": bytes_of([options.folder]), "checkout": checkout_bytes()}
    if options.json:
        print(json.dumps({"bytes": sizes, "milliseconds": times}))
        return
    for name in ("standalone", "checkout"):
        print(f"{name:<11} {sizes[name] / MB:6.0f} MB   window after {times[name]:4.0f} ms")


if __name__ == "__main__":
    main()
