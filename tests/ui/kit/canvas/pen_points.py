"""A program for `test_pen_points`: shows the canvas, or a bare widget, and prints how many points arrived of a stroke.

`python -m tests.ui.kit.canvas.pen_points canvas|widget WORK_MS` prints a line with the widget's place on the screen
once it can be drawn on, and a line with the number of points when a stroke has ended. `WORK_MS` is how long it is busy
after each point that it was told of, as a slow machine would be.
"""

from __future__ import annotations

import json
import sys
import time

from PySide6.QtCore import QEvent
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from hwr.ink.drawing import Drawing
from hwr.ui.kit.application import make_application
from hwr.ui.kit.canvas.canvas import CanvasWidget


class Counter(QWidget):
    """Counts the places it is told of while a button is down: what the display sends, and what can be kept at best."""

    def __init__(self, work: float) -> None:
        super().__init__()
        self._work = work
        self._places: list[tuple[float, float]] = []

    def event(self, event: QEvent) -> bool:
        if not isinstance(event, QMouseEvent):
            return super().event(event)
        place = event.position().x(), event.position().y()
        if event.buttons() and place not in self._places[-1:]:
            self._places.append(place)
            time.sleep(self._work)
        if event.type() == QEvent.Type.MouseButtonRelease:
            say(len(self._places))
            self._places.clear()
        return True


def say(what: object) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


def main(kind: str, work: float) -> int:
    application = make_application(sys.argv[:1])
    widget: QWidget
    if kind == "widget":
        widget = Counter(work)
    else:
        widget = canvas = CanvasWidget()
        canvas.drawing_changed.connect(lambda _: time.sleep(work))

        def tell(drawing: Drawing) -> None:
            say(len(drawing.strokes[-1].points))

        canvas.drawing_finished.connect(tell)
    widget.setGeometry(20, 20, 800, 800)
    widget.show()
    while not widget.windowHandle().isExposed():
        application.processEvents()
    corner = widget.mapToGlobal(widget.rect().topLeft())
    say([corner.x(), corner.y()])
    return application.exec()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], float(sys.argv[2]) / 1000))
