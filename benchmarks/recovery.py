"""Recovery: the window is killed while somebody draws in it, again and again. What is lost?

    python benchmarks/recovery.py [--kills 100] [--seed 0] [--json]

Each round starts the window in a process of its own, which tells what it has brought back, and draws strokes with real
mouse events, one every 8 ms, in the middle of which it is killed (SIGKILL) at a time drawn at random, 0.3 to 4 s after
the first of them. The next round's window must bring back a beginning of what had been drawn, bit for bit. Counted are
the strokes that are not there any more, and the seconds from the first point that is not to the kill. The bar is 2 s.
Every third window is asked to go by SIGTERM instead: then nothing at all may be missing.

Without a display Qt draws off the screen.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any

ROOT = Path(__file__).parent.parent
BAR = 2.0
POINTS = 60
PAUSE_MS = 8


# The window that is killed


def draw(home: Path) -> int:
    """Open the window, print what it brings back, and draw until something ends it."""
    sys.path.insert(0, str(ROOT))
    if sys.platform.startswith("linux") and not {"DISPLAY", "WAYLAND_DISPLAY"} & os.environ.keys():
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QEvent, QPointF, Qt, QTimer
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QApplication

    from hwr.store.paths import Paths
    from hwr.ui import app, program

    def places() -> Iterator[tuple[str, float, float]]:
        numbers = random.Random(os.getpid())
        while True:
            x, y = numbers.uniform(60, 196), numbers.uniform(60, 196)
            yield "down", x, y
            for _ in range(POINTS):
                x, y = (min(max(at + numbers.uniform(-9, 9), 4), 252) for at in (x, y))
                yield "move", x, y
            yield "up", x, y

    class Drawn(app.Lab):
        """The window, with a hand."""

        def start(self, file: Path | None) -> None:
            super().start(file)
            document = self.session.document
            strokes = [stroke.xy.tolist() for stroke in getattr(document, "strokes", ())]
            say({"restored": strokes, "note": self.window.messages.sentence})
            self.session.clear()
            self._places = places()
            self._hand = QTimer(self)
            self._hand.timeout.connect(self._go_on)
            self._hand.start(PAUSE_MS)
            self.window.closed.connect(self._hand.stop)  # nobody draws in a closed window

        def _go_on(self) -> None:
            what, x, y = next(self._places)
            kind = {"down": QEvent.Type.MouseButtonPress, "up": QEvent.Type.MouseButtonRelease}.get(
                what, QEvent.Type.MouseMove
            )
            canvas, left, none = self.page.canvas, Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
            at = QPointF(*canvas.viewport.to_screen(x, y))
            button = none if what == "move" else left
            buttons = none if what == "up" else left
            plain = Qt.KeyboardModifier.NoModifier
            QApplication.sendEvent(canvas, QMouseEvent(kind, at, canvas.mapToGlobal(at), button, buttons, plain))
            drawing = canvas.document
            strokes = getattr(drawing, "strokes", ())
            say({"at": time.time(), "strokes": len(strokes), "last": strokes[-1].xy[-1].tolist() if strokes else []})

    def say(what: object) -> None:
        os.write(1, json.dumps(what).encode() + b"\n")

    vars(program)["Lab"] = Drawn
    return program.run(None, Paths.of_user({"HWR_HOME": str(home)}))


# Who kills it


@dataclass(frozen=True)
class Loss:
    """What one death cost.

    Attributes:
        by: the signal's name.
        strokes, points: what had been drawn.
        strokes_lost, points_lost: what of it was not brought back; a stroke counts that has lost a point.
        seconds: from the first point that was lost to the death; 0 where none was.
        is_torn: what was brought back is not a beginning of what had been drawn.
    """

    by: str
    strokes: int
    points: int
    strokes_lost: int
    points_lost: int
    seconds: float
    is_torn: bool


Point = tuple[float, tuple[float, float]]


class Window:
    """A window in a process of its own."""

    def __init__(self, home: Path) -> None:
        command = [sys.executable, __file__, "--draw", str(home)]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8")
        assert self.process.stdout is not None
        self._said: IO[str] = self.process.stdout
        first = self._said.readline()
        if not first:
            raise SystemExit(f"the window ended by itself with {self.process.wait()}")
        self.restored: list[list[list[float]]] = json.loads(first)["restored"]

    def draw_and_die(self, seconds: float, by: signal.Signals) -> tuple[list[list[Point]], float]:
        """Let it draw for so long, end it; the strokes it said it had drawn, and when it died."""
        strokes: list[list[Point]] = []
        self._take(strokes, self._said.readline())
        deadline = time.time() + seconds
        while time.time() < deadline:
            self._take(strokes, self._said.readline())
        self.process.send_signal(by)
        died = time.time()
        for line in self._said:
            if line.endswith("\n"):
                self._take(strokes, line)
        code = self.process.wait()
        expected = -signal.SIGKILL if by is signal.SIGKILL else 128 + by
        if code != expected:
            raise SystemExit(f"after {by.name} the window ended with {code}, not {expected}")
        return strokes, died

    @staticmethod
    def _take(strokes: list[list[Point]], line: str) -> None:
        said: dict[str, Any] = json.loads(line)
        if said["strokes"] > len(strokes):
            strokes.append([])
        place = tuple(said["last"])
        if strokes and [place] != [point[1] for point in strokes[-1][-1:]]:
            strokes[-1].append((said["at"], place))


def compared(strokes: list[list[Point]], restored: list[list[list[float]]], died: float, by: signal.Signals) -> Loss:
    """What of the strokes was restored."""
    drawn = [(index, at, place) for index, stroke in enumerate(strokes) for at, place in stroke]
    back = [(index, tuple(place)) for index, stroke in enumerate(restored) for place in stroke]
    # A point may have been kept of which the window had no time to tell.
    is_torn = (
        any((index, place) != kept for (index, _, place), kept in zip(drawn, back, strict=False))
        or len(back) > len(drawn) + 1
    )
    lost = drawn[len(back) :]
    return Loss(
        by=by.name,
        strokes=len(strokes),
        points=len(drawn),
        strokes_lost=len({index for index, _, _ in lost}),
        points_lost=len(lost),
        seconds=died - lost[0][1] if lost else 0.0,
        is_torn=is_torn,
    )


def losses(kills: int, numbers: random.Random, home: Path) -> Iterator[Loss]:
    """Kill and compare."""
    window = Window(home)
    for round_ in range(kills):
        by = signal.SIGTERM if round_ % 3 == 2 else signal.SIGKILL
        strokes, died = window.draw_and_die(numbers.uniform(0.3, 4.0), by)
        window = Window(home)
        yield compared(strokes, window.restored, died, by)
    window.process.kill()
    window.process.wait()


def main() -> int:
    """Kill, and print what it cost; the exit code says whether the bar holds."""
    parser = argparse.ArgumentParser(description="What is lost when the window is killed while drawing?")
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--draw", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.draw is not None:
        return draw(options.draw)
    with tempfile.TemporaryDirectory() as home:
        found = []
        for loss in losses(options.kills, random.Random(options.seed), Path(home)):
            found.append(loss)
            if not options.json:
                print(
                    f"{len(found):4} {loss.by:8}{loss.strokes:4} strokes, {loss.points:5} points; lost "
                    f"{loss.strokes_lost}, {loss.points_lost:4} points, {loss.seconds:5.2f} s",
                    flush=True,
                )
        left = sorted(path.name for path in Path(home, "kept").iterdir())
    killed = [loss for loss in found if loss.by == "SIGKILL"]
    asked = [loss for loss in found if loss.by != "SIGKILL"]
    summary = {
        "kills": len(killed),
        "terms": len(asked),
        "torn": sum(loss.is_torn for loss in found),
        "strokes": sum(loss.strokes for loss in found),
        "strokes_lost": sum(loss.strokes_lost for loss in found),
        "points_lost_when_asked": sum(loss.points_lost for loss in asked),
        "seconds_most": max((loss.seconds for loss in killed), default=0.0),
        "seconds_middle": sorted(loss.seconds for loss in killed)[len(killed) // 2] if killed else 0.0,
        "temporaries_left": sum(name.endswith(".hwr-tmp") for name in left),
        "damaged": sum(name.endswith(".damaged") for name in left),
    }
    if options.json:
        print(json.dumps({**summary, "rounds": [asdict(loss) for loss in found]}))
    else:
        print("\n".join(f"{name:24}{value:>10.4g}" for name, value in summary.items()))
    holds = not summary["torn"] and not summary["points_lost_when_asked"] and summary["seconds_most"] <= BAR
    return 0 if holds else 1


if __name__ == "__main__":
    sys.exit(main())
