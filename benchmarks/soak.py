"""A day at the window, in less than an hour: does its memory stay what it was?

    python benchmarks/soak.py pen [--events 1000000]
    python benchmarks/soak.py pages [--changes 100000]
    python benchmarks/soak.py updates [--hours 8] [--runs 48]

Each opens the real window and lets one thing happen in it over and over, and writes down the memory that the process
holds (resident set) a hundred times on the way. The first tenth is a warm-up: pages are made, fonts and caches are
filled, the undo history gets its two hundred steps. The bar is that no tenth after it holds on average over 5 % more
than the one after the warm-up, and that the last one does not either.

`pen`: presses, moves and releases of a mouse and of a tablet's pen on the canvas, by turns, each an event of Qt that
counts as one; after every 32nd the window does all that it does (reads, paints, keeps), which takes it about as long as
a tablet of a thousand a second takes for so many. Strokes have 60 points; after four of them, of which one erases,
the last two are undone, one is done again, and the canvas is cleared.

`pages`: another page is brought to be seen by its tab, in turn Read, Paper, My digits, Train, Runs and Explain, all of
them with something on them, and the window is let do all that it does until it has nothing left.

`updates`: the page Train at its usual tempo, 300 updates a second, makes 8,640,000 in 8 hours. As many are made here at
full speed, in 48 runs of as many as ten minutes make, one begun when the one before has ended; `--runs 1` is one run
that trains for 8 hours. The window looks at them (curves, panels, doctor) as often in a second as it always does, so
less often in all than in 8 hours; `--tick` has it look oftener. How often it did is told.

Whoever is asked to end (SIGTERM) tells what there was until then.

Without a display Qt draws off the screen. One JSON object is printed at the end.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))
if sys.platform.startswith("linux") and not {"DISPLAY", "WAYLAND_DISPLAY"} & os.environ.keys():
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop  # noqa: E402 - after the platform is chosen
from PySide6.QtWidgets import QApplication  # noqa: E402

from hwr.ink.drawing import Drawing  # noqa: E402
from hwr.recipe.presets import PRESETS  # noqa: E402
from hwr.store.paths import Paths  # noqa: E402
from hwr.store.runs.run_store import RunStore  # noqa: E402
from hwr.store.taught.taught_store import TaughtStore  # noqa: E402
from hwr.ui.app import Lab  # noqa: E402
from hwr.ui.kit.application import make_application  # noqa: E402
from hwr.ui.train import session as train_session  # noqa: E402
from hwr.ui.train import window_turns  # noqa: E402
from hwr.ui.train.run_state import RunPhase  # noqa: E402
from tests.store.runs_made import begin, fresh_state, made_model, trained  # noqa: E402
from tests.ui.pen import Mouse, Tablet  # noqa: E402

BAR: Final = 0.05
LOOKS: Final = 100
WARM_UP: Final = 10
"""Of `LOOKS`."""

EVENTS_A_TURN: Final = 32
POINTS: Final = 60
STROKES: Final = 4


def resident() -> float:
    """The memory that this process holds, MB."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def live() -> None:
    """Let the window do all that it has to do now."""
    QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)


class Watched:
    """Takes a look at the memory a hundred times on the way."""

    def __init__(self, whole: int, quiet: bool) -> None:
        self.megabytes: list[float] = []
        self._whole, self._quiet = whole, quiet
        self._begun = time.monotonic()
        self.is_over = False
        signal.signal(signal.SIGTERM, self._end)

    def _end(self, _number: int, _frame: object) -> None:
        self.is_over = True

    def __call__(self, done: int) -> None:
        """So much has been done by now."""
        while len(self.megabytes) < LOOKS and done >= (len(self.megabytes) + 1) * self._whole / LOOKS:
            self.megabytes.append(resident())
            if not self._quiet:
                print(f"{done:>12,}  {self.megabytes[-1]:8.1f} MB  {self.seconds:7.0f} s", file=sys.stderr, flush=True)

    @property
    def seconds(self) -> float:
        return time.monotonic() - self._begun

    def found(self) -> dict[str, Any]:
        tenths = [sum(some) / len(some) for some in _in_tens(self.megabytes)]
        first, most, last = tenths[1], max(tenths[1:]), tenths[-1]
        return {
            "seconds": round(self.seconds),
            "cpu_seconds": round(time.process_time()),
            "megabytes": [round(some, 1) for some in tenths],
            "growth": round(last / first - 1, 4),
            "most": round(most / first - 1, 4),
            "is_flat": max(last, most) <= (1 + BAR) * first,
        }


def _in_tens(some: list[float]) -> list[list[float]]:
    return [some[begin : begin + WARM_UP] for begin in range(0, len(some), WARM_UP)]


# The window, with something on every page


def furnished(paths: Paths) -> None:
    """Some runs and some taught samples, as somebody has after a week."""
    paths.prepare()
    state = fresh_state()
    rows = trained(state)
    with RunStore.open(paths.runs) as store:
        for number in range(30):
            run = begin(store, name=f"run {number}", seed=number)
            store.add_epochs(run, rows)
            store.finish(run, "finished", model=made_model(number))
    with TaughtStore.open(paths.taught) as taught:
        for number in range(60):
            taught.add(Drawing.from_strokes([[(60 + number, 60), (180, 60), (120, 210)]]), str(number % 10))


def opened(home: Path) -> Lab:
    """The window as it is shortly after the program's start."""
    application = make_application(sys.argv[:1])
    paths = Paths.of_user({"HWR_HOME": str(home)})
    furnished(paths)
    lab = Lab(application, paths)
    lab.window.resize(1240, 840)
    lab.window.show()
    lab.start(None)
    live()
    return lab


# What happens in it


def scribble(numbers: random.Random) -> Iterator[list[tuple[float, float]]]:
    """Strokes without end, in canvas units."""
    while True:
        x, y = numbers.uniform(40, 216), numbers.uniform(40, 216)
        stroke = [(x, y)]
        for _ in range(POINTS):
            x, y = (min(max(at + numbers.uniform(-9, 9), 4), 252) for at in (x, y))
            stroke.append((x, y))
        yield stroke


def pen(lab: Lab, events: int, watched: Watched) -> dict[str, int]:
    """So many presses, moves and releases on the canvas."""
    canvas, actions, numbers = lab.page.canvas, lab.actions, random.Random(0)
    pens: tuple[Mouse | Tablet, ...] = (Mouse(canvas), Tablet(canvas), Tablet(canvas, eraser=True))
    made = 0

    def count() -> None:
        nonlocal made
        made += 1
        if made % EVENTS_A_TURN == 0:
            live()
        watched(made)

    for strokes, stroke in enumerate(scribble(numbers), start=1):
        device = pens[2] if strokes % STROKES == 3 else pens[strokes % 2]
        device.press(stroke[0])
        count()
        for place in stroke[1:]:
            device.move(place)
            count()
        device.release(stroke[-1])
        count()
        if strokes % STROKES == 0:
            for action in (actions.undo, actions.undo, actions.redo, actions.clear):
                action.trigger()
                live()
        if made >= events or watched.is_over:
            return {"events": made, "strokes": strokes}
    raise AssertionError("strokes without end")


def pages(lab: Lab, changes: int, watched: Watched) -> dict[str, int]:
    """So many changes of the page."""
    lab.session.commit(Drawing.from_strokes([[(70, 60), (180, 60), (120, 210)]]))
    all_pages = (lab.page, lab.paper_page, lab.teach_page, lab.train_page, lab.runs_page, lab.explain_page)
    shown = 0
    for number in range(changes):
        page = all_pages[(number + 1) % len(all_pages)]
        lab.window.show_page(page)
        live()
        shown += page.isVisible()
        watched(number + 1)
        if watched.is_over:
            break
    return {"changes": number + 1, "shown": shown}


def updates(lab: Lab, whole: int, runs: int, tick: int, watched: Watched) -> dict[str, Any]:
    """So many updates on the page Train, shared among so many runs; `tick` are milliseconds of the window's timer."""
    faster = window_turns.TICK_MS / tick
    vars(window_turns).update(TICK_MS=tick, WAY_MS=round(window_turns.WAY_MS / faster))
    vars(train_session).update(VIEW_EVERY=train_session.VIEW_EVERY / faster)
    lab.window.show_page(lab.train_page)
    session, tabs = lab.train.session, lab.train.page.tabs
    session.set_tempo(None)
    looks = {"curves": 0, "inspections": 0}
    session.history_changed.connect(lambda _: looks.update(curves=looks["curves"] + 1))
    session.inspector.inspected.connect(lambda _: looks.update(inspections=looks["inspections"] + 1))
    first = PRESETS["first"].recipe
    made = 0
    for number in range(runs):
        lab.train.use_recipe(
            replace(first, training=replace(first.training, seed=number, epochs=None, max_updates=whole // runs))
        )
        session.train()
        while session.phase is not RunPhase.ENDED:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            if session.history is not None:
                watched(made + session.history.update)
            if watched.is_over:
                session.stop()
        assert session.history is not None
        made += session.history.update
        if watched.is_over:
            break
        tabs.setCurrentIndex((tabs.currentIndex() + 1) % tabs.count())
    return {"updates": made, "runs": number + 1, "tick_ms": tick, **looks}


def main() -> None:
    """Let it happen, and print what became of the memory; the exit code says whether it is flat."""
    parser = argparse.ArgumentParser(description="Does the window's memory stay what it was?")
    parser.add_argument("what", choices=("pen", "pages", "updates"))
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--changes", type=int, default=100_000)
    parser.add_argument("--hours", type=float, default=8.0)
    parser.add_argument("--runs", type=int, default=48)
    parser.add_argument("--tick", type=int, default=window_turns.TICK_MS, help="milliseconds")
    parser.add_argument("--quiet", action="store_true")
    options = parser.parse_args()
    whole = round(options.hours * 3600 * train_session.USUAL_TEMPO)
    each: dict[str, tuple[int, Callable[[Lab, Watched], dict[str, Any]]]] = {
        "pen": (options.events, lambda lab, watched: pen(lab, options.events, watched)),
        "pages": (options.changes, lambda lab, watched: pages(lab, options.changes, watched)),
        "updates": (whole, lambda lab, watched: updates(lab, whole, options.runs, options.tick, watched)),
    }
    number, happen = each[options.what]
    with tempfile.TemporaryDirectory() as home:
        lab = opened(Path(home))
        watched = Watched(number, options.quiet)
        done = happen(lab, watched)
        found = {"what": options.what, **done, **watched.found()}
        lab.window.close()
        live()
    print(json.dumps(found), flush=True)
    sys.exit(not found["is_flat"])


if __name__ == "__main__":
    main()
