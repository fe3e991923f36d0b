"""Explanations: how long a chapter takes from the turn of a dial to the finished picture.

    python benchmarks/explain.py [--chapters unit sigmoid] [--sizes 712x520 3000x1500] [--turns 300] [--cpu] [--json]

Each dial that is a number is dragged from one end to the other and back; every turn is computed and painted before the
next. The bar is 16 ms at the 99th percentile, for 60 pictures a second. *made* is how long the panel itself takes.

Without a display Qt draws off the screen. Chapters that do not exist yet are left out.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))
if sys.platform.startswith("linux") and not {"DISPLAY", "WAYLAND_DISPLAY"} & os.environ.keys():
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np  # noqa: E402 - after the platform is chosen
from PySide6.QtCore import qInstallMessageHandler  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from hwr.teaching.chapter import KEYS  # noqa: E402
from hwr.teaching.setting import Setting  # noqa: E402
from hwr.ui.explain.chapter_panel import ChapterPanel  # noqa: E402
from hwr.ui.explain.panels import make_panel  # noqa: E402
from hwr.ui.theme import LIGHT  # noqa: E402

BAR_MS = 16.0
_WARM = 5


def main() -> None:
    arguments = _parser().parse_args()
    clock = time.process_time if arguments.cpu else time.perf_counter
    qInstallMessageHandler(lambda *_: None)  # off the screen Qt grumbles about hints
    application = QApplication.instance() or QApplication(sys.argv[:1])
    rows = []
    for key in arguments.chapters:
        began = clock()
        panel = make_panel(key, LIGHT)
        made = 1e3 * (clock() - began)
        for size in arguments.sizes:
            width, height = (int(part) for part in size.split("x"))
            times = drag(panel, width, height, arguments.turns, clock)
            if times:
                p99 = float(np.percentile(times, 99))
                median = float(np.median(times))
                rows.append({"chapter": key, "size": size, "made_ms": made, "median_ms": median, "p99_ms": p99})
        panel.close()
    if arguments.json:
        print(json.dumps({"bar_ms": BAR_MS, "turns": arguments.turns, "chapters": rows}))
    else:
        print(f"{'chapter':<14}{'size':>12}{'made':>9}{'median':>9}{'p99':>9}  ms; the bar is {BAR_MS:.0f}")
        for row in rows:
            mark = "" if row["p99_ms"] <= BAR_MS else "  over"
            figures = "".join(f"{row[name]:9.2f}" for name in ("made_ms", "median_ms", "p99_ms"))
            print(f"{row['chapter']:<14}{row['size']:>12}{figures}{mark}")
    del application


def drag(panel: ChapterPanel, width: int, height: int, turns: int, clock: Any) -> list[float]:
    """Milliseconds of each turn of each dial, with the painting that it brings about."""
    panel.resize(width, height)
    panel.show()
    QApplication.processEvents()
    times: list[float] = []
    for setting in panel.chapter.settings:
        if not setting.is_number:
            continue
        for i, value in enumerate(_there_and_back(setting, turns)):
            began = clock()
            panel.turn({setting.name: value})
            QApplication.sendPostedEvents()
            QApplication.processEvents()
            if i >= _WARM:
                times.append(1e3 * (clock() - began))
        panel.reset()
    return times


def _there_and_back(setting: Setting, turns: int) -> Iterator[float | int]:
    """Values from one end of the dial to the other and back again."""
    for share in np.concatenate([np.linspace(0, 1, turns // 2), np.linspace(1, 0, turns - turns // 2)]).tolist():
        value = setting.number_at(share)
        yield round(value) if setting.is_whole else value


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    there = [key for key in KEYS if find_spec(f"hwr.ui.explain.{key}_panel")]
    parser.add_argument("--chapters", nargs="+", choices=KEYS, default=there)
    parser.add_argument("--sizes", nargs="+", default=["712x520", "1600x900", "3000x1500"])
    parser.add_argument("--turns", type=int, default=200, help="of each dial")
    parser.add_argument("--cpu", action="store_true", help="measure the processor's time, on a busy machine")
    parser.add_argument("--json", action="store_true")
    return parser


if __name__ == "__main__":
    main()
