"""Latency: from a pen event to the updated prediction, in the real window, with real strokes.

    python benchmarks/latency.py [--digits 60] [--json]

An event counts from being delivered to the canvas until every panel has the reading that includes it; *painted* goes on
until the window has painted that reading. Four ways of drawing:

*steady*: an event every 8 ms, as from a usual mouse. *hurried*: each event as soon as the reading of the one before
is there and painted, so that the pause between two readings counts in full. *number*: six digits of one writer each,
one after the other, hurriedly; the events of the sixth count. *long*: a scribble of 10,000 points in one stroke,
steadily; its last 2,000 events count.

The strokes are those of the shared pen digits (`HWR_PEN_DIGITS`), on a canvas of usual size. The bars, for the 99th
percentile: 8 ms, and 30 ms for a number. Without a display Qt draws off the screen.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))
if sys.platform.startswith("linux") and not {"DISPLAY", "WAYLAND_DISPLAY"} & os.environ.keys():
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np  # noqa: E402 - after the platform is chosen
from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Slot  # noqa: E402
from PySide6.QtGui import QMouseEvent  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from hwr.data.labelled_ink import read_labelled_ink  # noqa: E402
from hwr.ink.drawing import Drawing  # noqa: E402
from hwr.store.paths import Paths  # noqa: E402
from hwr.ui.app import Lab  # noqa: E402
from hwr.ui.kit.application import make_application  # noqa: E402
from tests.reading.composing import APART, by_writer, compose  # noqa: E402

BARS_MS = {"steady": 8.0, "hurried": 8.0, "number": 30.0, "long": 8.0}
SIX = 6
STEADY = 0.008
INK = Path(os.environ.get("HWR_PEN_DIGITS") or ROOT.parent / "shared" / "pen-digits" / "dev.jsonl.gz")
Path2D = list[tuple[float, float]]


class Stopwatch(QObject):
    """Notes when the panels had a reading; connected last, it is called after them."""

    def __init__(self) -> None:
        super().__init__()
        self.at = 0.0

    @Slot(object)
    def stop(self, recognition: object) -> None:
        """A reading has reached all panels."""
        self.at = perf_counter()


class Hand:
    """Draws in the window and times it."""

    def __init__(self, lab: Lab, application: QApplication) -> None:
        self._lab = lab
        self._application = application
        self._watch = Stopwatch()
        lab.session.recognized.connect(self._watch.stop)
        self.predicted: list[float] = []
        self.painted: list[float] = []

    def draw(self, strokes: Iterable[Path2D], pause: float, uncounted: int = 0) -> None:
        """Draw strokes, an event every `pause` seconds, or as fast as they are read and painted for 0; the events of
        the first strokes, so many, do not count.
        """
        counted = len(self.predicted)
        for number, stroke in enumerate(strokes):
            if number == uncounted:
                del self.predicted[counted:], self.painted[counted:]
            self._event(QEvent.Type.MouseButtonPress, stroke[0], pause)
            for place in stroke[1:]:
                self._event(QEvent.Type.MouseMove, place, pause)
            self._send(QEvent.Type.MouseButtonRelease, stroke[-1])
        self._lab.actions.clear.trigger()
        self._application.processEvents()

    def forget(self) -> None:
        """Begin a new series."""
        self.predicted, self.painted = [], []

    def _event(self, kind: QEvent.Type, place: tuple[float, float], pause: float) -> None:
        begin = perf_counter()
        self._send(kind, place)
        while self._watch.at < begin:
            self._application.processEvents()
        self.predicted.append(self._watch.at - begin)
        self._application.processEvents()
        self.painted.append(perf_counter() - begin)
        while perf_counter() - begin < pause:
            self._application.processEvents()

    def _send(self, kind: QEvent.Type, place: tuple[float, float]) -> None:
        canvas = self._lab.page.canvas
        at = QPointF(*canvas.viewport.to_screen(*place))
        is_move, is_release = kind == QEvent.Type.MouseMove, kind == QEvent.Type.MouseButtonRelease
        button = Qt.MouseButton.NoButton if is_move else Qt.MouseButton.LeftButton
        buttons = Qt.MouseButton.NoButton if is_release else Qt.MouseButton.LeftButton
        everywhere = canvas.mapToGlobal(at)
        event = QMouseEvent(kind, at, everywhere, button, buttons, Qt.KeyboardModifier.NoModifier)
        self._application.sendEvent(canvas, event)


def digits(count: int) -> Iterator[list[Path2D]]:
    """The strokes of `count` digits, without points that repeat the one before."""
    with gzip.open(INK, "rt", encoding="utf-8") as lines:
        for line in islice(lines, 0, None, 97):
            if count == 0:
                return
            count -= 1
            drawing = Drawing.from_strokes(json.loads(line)["strokes"]).fitted()
            yield [without_repeats(stroke.xy.tolist()) for stroke in drawing.strokes]


def numbers(count: int) -> Iterator[tuple[list[Path2D], int]]:
    """The strokes of `count` numbers of six digits, and how many of them are those of the first five digits."""
    writers = by_writer(read_labelled_ink(INK))
    rng = np.random.default_rng(0)
    for writer in islice(sorted(writers), count):
        chosen = [writers[writer][i] for i in rng.integers(0, len(writers[writer]), SIX)]
        strokes = compose(chosen, APART, rng, delayed=0.0).strokes
        first = len(strokes) - len(chosen[-1].drawing.strokes)
        yield [without_repeats(stroke.xy.tolist()) for stroke in strokes], first


def without_repeats(path: list[list[float]]) -> Path2D:
    """Devices report a pen that stays where it is, but it changes nothing that could be waited for."""
    kept: Path2D = []
    for x, y in path:
        if not kept or kept[-1] != (x, y):
            kept.append((x, y))
    return kept


def scribble(points: int) -> Path2D:
    """One long stroke all over the canvas."""
    turn = np.linspace(0, points / 40 * 2 * np.pi, points)
    reach = 60 + 40 * np.sin(turn / 17)
    return list(zip((128 + reach * np.cos(turn)).tolist(), (128 + reach * np.sin(1.07 * turn)).tolist(), strict=True))


def figures(seconds: list[float]) -> dict[str, float]:
    """Median, 99th percentile and maximum in milliseconds."""
    median, high, most = np.percentile(seconds, [50, 99, 100]) * 1e3
    return {"p50": float(median), "p99": float(high), "max": float(most), "n": len(seconds)}


def measure(lab: Lab, application: QApplication, count: int) -> dict[str, dict[str, dict[str, float]]]:
    """All four ways of drawing."""
    hand = Hand(lab, application)
    strokes = list(digits(count))
    for drawing in strokes[:3]:
        hand.draw(drawing, 0.0)  # what is done only once is done
    alone = [(drawing, 0) for drawing in strokes]
    found = {}
    for way, pause, drawings, last in (
        ("steady", STEADY, alone, None),
        ("hurried", 0.0, alone, None),
        ("number", 0.0, list(numbers(max(count // 4, 1))), None),
        ("long", STEADY, [([scribble(10_000)], 0)], 2000),
    ):
        hand.forget()
        for drawing, uncounted in drawings:
            hand.draw(drawing, pause, uncounted)
        counted = slice(-last if last else None, None)
        found[way] = {"predicted": figures(hand.predicted[counted]), "painted": figures(hand.painted[counted])}
    return found


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="From pen event to updated prediction.")
    parser.add_argument("--digits", type=int, default=60)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        application = make_application([])
        lab = Lab(application, Paths.of_user({"HWR_HOME": home}))
        lab.window.resize(1240, 840)
        lab.window.show()
        application.processEvents()
        lab.start(None)
        found = measure(lab, application, options.digits)
        lab.window.close()
    if options.json:
        print(json.dumps(found))
        return
    print(f"{'':10}{'prediction updated, ms':^30}{'painted, ms':^30}")
    print(f"{'':10}{'p50':>8}{'p99':>8}{'max':>8}      {'p50':>8}{'p99':>8}{'max':>8}")
    for way, both in found.items():
        row = "      ".join("".join(f"{part[key]:8.2f}" for key in ("p50", "p99", "max")) for part in both.values())
        print(f"{way:10}{row}   {both['predicted']['n']} events, bar {BARS_MS[way]:g} ms")


if __name__ == "__main__":
    main()
