"""How the window answers while it trains at full speed: timers, Pause, Stop, and closing.

A timer of the window that is due every 10 ms is timed for some seconds, first with nothing going on, then while
networks are trained as fast as they can be and every panel follows. Lateness is how long after it was due it came;
the first line says what of that this machine does by itself. Then the time from Pause until the training has said that
it stands still, from Stop to the end of the run, and from closing the window in the middle of a training until it is
closed and the run is safe in the history.

    python benchmarks/responsiveness.py [--seconds 5] [--out FILE]
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).parent.parent))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication

from hwr.ink.drawing import Drawing
from hwr.nn.network import LayerSpec
from hwr.recipe.presets import PRESETS
from hwr.recipe.recipe import Recipe
from hwr.store.paths import Paths
from hwr.ui.app import Lab
from hwr.ui.train.run_state import RunPhase

EVERY_MS: Final = 10

_FIRST = PRESETS["first"].recipe
CASES: Final[dict[str, Recipe]] = {
    "64-64-10, batches of 64": _FIRST,
    "64-512-256-10, batches of 64": replace(_FIRST, hidden=(LayerSpec(512), LayerSpec(256))),
    "64-64-10, one digit at a time": PRESETS["stochastic"].recipe,
}


def wait(done: Callable[[], bool], seconds: float) -> None:
    """Let the window live until something is so, or the time is over."""
    end = time.perf_counter() + seconds
    while not done() and time.perf_counter() < end:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 2)


def lateness(seconds: float) -> list[float]:
    """By how many milliseconds each tick of a timer was late."""
    late: list[float] = []
    due = [time.perf_counter() + EVERY_MS / 1000]

    def tick() -> None:
        now = time.perf_counter()
        late.append(max(0.0, (now - due[0]) * 1000))
        due[0] = now + EVERY_MS / 1000

    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.setInterval(EVERY_MS)
    timer.timeout.connect(tick)
    timer.start()
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()
    return late


def line(name: str, late: list[float]) -> dict[str, float]:
    """Print and return what a list of latenesses comes to."""
    median, p99, worst = np.percentile(late, (50, 99, 100))
    print(f"{name:34} timer late by: median {median:6.2f} ms   p99 {p99:6.2f} ms   most {worst:6.2f} ms")
    return {"median_ms": float(median), "p99_ms": float(p99), "most_ms": float(worst)}


def main() -> None:
    """Measure, print, and write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--seconds", type=float, default=5.0)
    parser.add_argument("--out", type=Path, help="a JSON file for the figures")
    options = parser.parse_args()
    QApplication.setStyle("Fusion")
    application = QApplication([])
    found: dict[str, dict[str, float]] = {}
    with tempfile.TemporaryDirectory() as home:
        lab = Lab(application, Paths.of_user({"HWR_HOME": home}))
        lab.window.resize(1240, 840)
        lab.window.show()
        lab.start(None)
        lab.session.commit(Drawing.from_strokes([[(70, 60), (180, 60), (120, 210)]]))
        lab.window.show_page(lab.train_page)
        train = lab.train
        train.page.transport.tempo.setValue(train.page.transport.tempo.maximum())
        wait(lambda: False, 1)
        found["idle"] = line("nothing going on", lateness(options.seconds))
        for name, recipe in CASES.items():
            train.use_recipe(replace(recipe, training=replace(recipe.training, epochs=10**6)))
            train.session.train()
            wait(lambda: train.session.phase is RunPhase.TRAINING, 60)
            wait(lambda: False, 1)
            found[name] = line(name, lateness(options.seconds))
            begun = time.perf_counter()
            train.session.pause()
            wait(lambda: train.session.phase is RunPhase.PAUSED, 10)
            found[name]["pause_ms"] = (time.perf_counter() - begun) * 1000
            train.session.train()
            wait(lambda: False, 0.2)
            begun = time.perf_counter()
            train.session.stop()
            wait(lambda: train.session.phase is RunPhase.ENDED, 10)
            found[name]["stop_ms"] = (time.perf_counter() - begun) * 1000
            pause, stop = found[name]["pause_ms"], found[name]["stop_ms"]
            print(f"{'':34} Pause answered in {pause:.0f} ms, Stop in {stop:.0f} ms")
        train.session.train()
        wait(lambda: train.session.phase is RunPhase.TRAINING, 60)
        wait(lambda: False, 1)
        begun = time.perf_counter()
        lab.window.close()
        found["closing"] = {"ms": (time.perf_counter() - begun) * 1000}
        print(f"closing in the middle of a training  {found['closing']['ms']:.0f} ms")
    if options.out:
        options.out.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
