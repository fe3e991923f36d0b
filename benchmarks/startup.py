"""Start-up: the first window against a bare one, and what the launcher adds to a command.

    python benchmarks/startup.py [--rounds 15] [--json]

*window*: from starting the process to its end, which both programs bring about as soon as their window has been painted
for the first time: this project's, with a canvas that can be drawn on (`HWR_EXIT_AFTER_FIRST_PAINT`), and a bare one,
an empty widget of the same size in a program that imports PySide6 and numpy. The bar is a ratio of 1.25.

*launcher*: `python3 main.py --version`, which goes through the launcher, against the same command in the environment
that the launcher hands over to, and against a Python that does nothing. Needs `python3 main.py` to have run once.

The programs take turns within each round, so that a busy machine is busy for all of them; medians count. Without a
display Qt draws off the screen. A first round, which warms the disk's cache and lets Python write its bytecode, is not
counted.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from hwr.launcher.environment import places  # noqa: E402 - found by the line before

BARE_WINDOW = """
import sys
import numpy
from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

class Bare(QWidget):
    def paintEvent(self, event: QPaintEvent) -> None:
        QTimer.singleShot(0, QApplication.quit)

application = QApplication(sys.argv)
window = Bare()
window.resize(1240, 840)
window.show()
sys.exit(application.exec())
"""


def seconds(command: Sequence[str], environment: Mapping[str, str]) -> float:
    """How long a program takes from its start to its end."""
    begin = time.perf_counter()
    subprocess.run(command, check=True, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begin


def medians(programs: Mapping[str, Sequence[str]], environment: Mapping[str, str], rounds: int) -> dict[str, float]:
    """The median time of each program, in milliseconds."""
    times: dict[str, list[float]] = {name: [] for name in programs}
    for _ in range(rounds + 1):
        for name, command in programs.items():
            times[name].append(seconds(command, environment))
    return {name: 1e3 * statistics.median(values[1:]) for name, values in times.items()}


def windows(environment: Mapping[str, str], rounds: int) -> dict[str, float]:
    found = medians(
        {"hwr": [sys.executable, "-m", "hwr"], "bare": [sys.executable, "-c", BARE_WINDOW]}, environment, rounds
    )
    return {**found, "ratio": found["hwr"] / found["bare"]}


def launcher(environment: Mapping[str, str], rounds: int) -> dict[str, float] | None:
    """None if there is no environment to hand over to."""
    ready = next((place for place in places(str(ROOT)) if place.is_sealed("app")), None)
    if ready is None:
        return None
    python = getattr(sys, "_base_executable", sys.executable)
    found = medians(
        {
            "main.py": [python, "main.py", "--version"],
            "command": [ready.python, "-P", "-m", "hwr", "--version"],
            "python": [python, "-c", "pass"],
        },
        environment,
        rounds,
    )
    return {**found, "added": found["main.py"] - found["command"]}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Start-up times, side by side.")
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "HWR_HOME": home, "HWR_EXIT_AFTER_FIRST_PAINT": "1"}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)  # nobody's usual start compiles all modules anew
        if sys.platform.startswith("linux") and not {"DISPLAY", "WAYLAND_DISPLAY"} & environment.keys():
            environment.setdefault("QT_QPA_PLATFORM", "offscreen")
        found: dict[str, Any] = {
            "window": windows(environment, options.rounds),
            "launcher": launcher(environment, options.rounds),
        }
    if options.json:
        print(json.dumps(found))
        return
    window, launched = found["window"], found["launcher"]
    print(f"window    hwr {window['hwr']:.0f} ms, bare {window['bare']:.0f} ms: ratio {window['ratio']:.2f} (bar 1.25)")
    if launched is None:
        print("launcher  not measured: run `python3 main.py --version` once, and then this again")
    else:
        print(
            f"launcher  main.py {launched['main.py']:.0f} ms, the command alone {launched['command']:.0f} ms: "
            f"{launched['added']:.0f} ms added; a bare Python takes {launched['python']:.0f} ms"
        )


if __name__ == "__main__":
    main()
