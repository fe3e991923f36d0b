"""Explanations: how long a chapter takes from the turn of a dial to the finished picture.

    python benchmarks/explain.py [--chapters unit sigmoid] [--sizes 712x520 3000x1500] [--turns 100] [--cpu] [--json]

Every chapter is shown the shipped model and a drawing, and whatever it trains or computes is there: a race, a slice,
networks that are compared. In each of its views, each dial that is a number is dragged from one end to the other and
back; every turn is computed and painted before the next. The bar is 16 ms at the 99th percentile, for 60 pictures a
second. *made* is how long the panel itself takes.

Without a display Qt draws off the screen.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))
if sys.platform.startswith("linux") and not {"DISPLAY", "WAYLAND_DISPLAY"} & os.environ.keys():
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np  # noqa: E402 - after the platform is chosen
from PySide6.QtCore import qInstallMessageHandler  # noqa: E402
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget  # noqa: E402

from hwr.chapters.contents import KEYS  # noqa: E402
from hwr.explain.setting import Dial  # noqa: E402
from hwr.ink.drawing import Drawing  # noqa: E402
from hwr.nn.performance import keep_to_one_thread  # noqa: E402
from hwr.recognizer import Recognizer  # noqa: E402
from hwr.store.model_file import load_model  # noqa: E402
from hwr.ui.explain.panels import make_panel  # noqa: E402
from hwr.ui.kit.chapter.panel import ChapterPanel, Surroundings  # noqa: E402

BAR_MS = 16.0
_WARM = 5
_PATIENCE = 120.0


VIEWS = ("view", "show", "landscape", "preset")
"""Settings that choose another picture."""

SEVEN = [[(72, 62), (140, 60), (184, 58), (158, 108), (131, 176), (126, 214)], [(104, 136), (170, 130)]]


def main() -> None:
    arguments = _parser().parse_args()
    clock = time.process_time if arguments.cpu else time.perf_counter
    qInstallMessageHandler(lambda *_: None)  # off the screen Qt grumbles about hints
    application = QApplication.instance() or QApplication(sys.argv[:1])
    keep_to_one_thread()  # as the page does
    model = load_model(ROOT / "models" / "digits.safetensors")
    reading = Recognizer(model).recognize(Drawing.from_strokes(SEVEN))
    around = Surroundings(model, reading, ROOT / "assets" / "drawings.jsonl")
    rows = []
    for key in arguments.chapters:
        began = clock()
        panel = make_panel(key)
        made = 1e3 * (clock() - began)
        panel.show_surroundings(around)
        settle(panel)
        for size in arguments.sizes:
            panel.resize(*(int(part) for part in size.split("x")))
            panel.show()
            for view, prepared in views(panel):
                prepared()
                for dial, times in drag(panel, arguments.turns, clock):
                    p99, median = float(np.percentile(times, 99)), float(np.median(times))
                    where = {"chapter": key, "view": view, "dial": dial, "size": size}
                    rows.append({**where, "made_ms": made, "median_ms": median, "p99_ms": p99})
        panel.close()
    if arguments.json:
        print(json.dumps({"bar_ms": BAR_MS, "turns": arguments.turns, "chapters": rows}))
    else:
        report(rows)
    del application


def report(rows: list[dict[str, Any]]) -> None:
    """A line for each chapter, view and size, with its slowest dial; all dials over the bar by name."""
    print(f"{'chapter':<13}{'view':<13}{'size':>10}{'made':>8}{'median':>8}{'p99':>8}  ms; the bar is {BAR_MS:.0f}")
    for (chapter, view, size), dials in groupby(rows, lambda row: (row["chapter"], row["view"], row["size"])):
        slowest = max(dials, key=lambda row: row["p99_ms"])
        mark = "" if slowest["p99_ms"] <= BAR_MS else f"  over: {slowest['dial']}"
        figures = "".join(f"{slowest[name]:8.2f}" for name in ("made_ms", "median_ms", "p99_ms"))
        print(f"{chapter:<13}{view:<13}{size:>10}{figures}{mark}")
    over = sum(row["p99_ms"] > BAR_MS for row in rows)
    print(f"{len(rows) - over} of {len(rows)} dials within the bar")


def views(panel: ChapterPanel) -> Iterator[tuple[str, Callable[[], None]]]:
    """Each view's name, and what shows it with everything in it."""
    chooser = next((setting for setting in panel.chapter.settings if setting.name in VIEWS), None)
    for name in ("",) if chooser is None else (str(choice.value) for choice in chooser.choices):

        def show(name: str = name) -> None:
            panel.reset()
            if chooser is not None:
                panel.set_setting(chooser.name, name)
            fill(panel)

        yield name or "-", show


def fill(panel: ChapterPanel) -> None:
    """Let whatever takes time to compute be there."""
    quick = {"epochs": 10, "repeats": 1}
    for name, value in quick.items():
        if any(setting.name == name for setting in panel.chapter.settings):
            panel.set_setting(name, value)
    for name in ("batchesRun", "descentCompute", "hiddenRun"):
        button = panel.findChild(QAbstractButton, name)
        if button is not None and button.isVisibleTo(panel) and button.isEnabled():
            button.click()
    settle(panel)


def settle(panel: ChapterPanel) -> None:
    """Let what is computed in the background end."""
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline and panel.is_busy:
        QApplication.processEvents()
        time.sleep(0.01)


def drag(panel: ChapterPanel, turns: int, clock: Any) -> Iterator[tuple[str, list[float]]]:
    """For each dial that is shown, milliseconds of each turn with the painting that it brings about."""
    QApplication.processEvents()
    for setting in panel.chapter.settings:
        dial = panel.findChild(QWidget, f"dial_{setting.name}")
        if not setting.is_number or dial is None or not dial.isVisibleTo(panel):
            continue
        before = panel.settings[setting.name]
        times = []
        for i, value in enumerate(_there_and_back(setting, turns)):
            began = clock()
            panel.turn({setting.name: value})
            QApplication.sendPostedEvents()
            QApplication.processEvents()
            if i >= _WARM:
                times.append(1e3 * (clock() - began))
        panel.turn({setting.name: before})
        yield setting.name, times


def _there_and_back(setting: Dial, turns: int) -> Iterator[float | int]:
    """Values from one end of the dial to the other and back again."""
    for share in np.concatenate([np.linspace(0, 1, turns // 2), np.linspace(1, 0, turns - turns // 2)]).tolist():
        value = setting.number_at(share)
        yield round(value) if setting.is_whole else value


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--chapters", nargs="+", choices=KEYS, default=list(KEYS))
    parser.add_argument("--sizes", nargs="+", default=["712x520", "3000x1500"])
    parser.add_argument("--turns", type=int, default=100, help="of each dial")
    parser.add_argument("--cpu", action="store_true", help="measure the processor's time, on a busy machine")
    parser.add_argument("--json", action="store_true")
    return parser


if __name__ == "__main__":
    main()
