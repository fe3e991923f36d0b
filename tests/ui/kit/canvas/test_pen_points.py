"""Every point of a pen arrives: from a real display through Qt and the canvas into the stroke."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
import pytest

from hwr.ink.drawing import MAX_POINTS
from hwr.ui.kit import application
from hwr.ui.kit.canvas.gesture import StrokeRecorder
from hwr.ui.kit.canvas.pen_input import PenSample
from tests.conftest import ROOT
from tests.ui.x11 import Pointer, x_server

POINTS = 41


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    with x_server() as name:
        yield name


@contextmanager
def window(platform: str, display: str, kind: str, work_ms: float) -> Iterator[subprocess.Popen[str]]:
    environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": platform}
    command = [sys.executable, "-m", "tests.ui.kit.canvas.pen_points", kind, str(work_ms)]
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
    ) as program:
        try:
            yield program
        finally:
            program.kill()


def line(program: subprocess.Popen[str]) -> str:
    assert program.stdout is not None
    assert program.stderr is not None
    found = program.stdout.readline()
    if not found:
        said = program.stderr.read()
        if "xcb" in said:
            pytest.skip(f"Qt cannot use the display here: {said.strip().splitlines()[0]}")
        pytest.fail(said)
    return found


def arrived(display: str, kind: str, pauses_ms: tuple[float, ...], work_ms: float) -> list[int]:
    """How many of `POINTS` places of a stroke arrive, for each pause between two of them."""
    angle = np.linspace(0, 2 * np.pi, POINTS)
    circle = np.column_stack([400 + 250 * np.cos(angle) + np.arange(POINTS), 400 + 250 * np.sin(angle)]).round()
    found = []
    with window("xcb", display, kind, work_ms) as program:
        corner = json.loads(line(program))
        pointer = Pointer(display)
        for pause in pauses_ms:
            places = [(int(x), int(y)) for x, y in circle + corner]
            pointer.stroke(places, pause / 1000)
            found.append(json.loads(line(program)))
        pointer.close()
    return found


def test_the_canvas_keeps_every_point_that_the_display_sends(display: str) -> None:
    pauses = (1.0, 8.0)
    assert arrived(display, "canvas", pauses, work_ms=4) == [POINTS] * len(pauses)


@pytest.mark.slow
@pytest.mark.parametrize("work_ms", [0, 4, 20])
def test_the_canvas_keeps_as_many_points_as_a_bare_widget_at_every_rate(display: str, work_ms: float) -> None:
    pauses = (1.0, 2.0, 4.0, 8.0, 12.0, 16.0, 20.0, 30.0)
    assert arrived(display, "widget", pauses, work_ms) == [POINTS] * len(pauses)
    assert arrived(display, "canvas", pauses, work_ms) == [POINTS] * len(pauses)


@pytest.mark.parametrize("platform", ["offscreen", "xcb"])
def test_what_the_application_was_told_holds_once_it_runs(request: pytest.FixtureRequest, platform: str) -> None:
    """Asked in the running program, with its window to be seen: the constructor has its own opinion on X11."""
    display = request.getfixturevalue("display") if platform == "xcb" else ""
    script = (
        "import sys\n"
        "from PySide6.QtCore import QTimer\n"
        "from PySide6.QtWidgets import QApplication\n"
        "from hwr.store.paths import Paths\n"
        "from hwr.ui import app, program\nfrom hwr.ui.kit import application\n"
        "def ask():\n"
        "    one = QApplication.instance()\n"
        "    print(one.platformName(), *[one.testAttribute(a) for a in application.THINNING], style,\n"
        "          one.applicationName(), one.applicationDisplayName(), one.desktopFileName(), sep='|')\n"
        "    one.quit()\n"
        "class Asked(app.Lab):\n"
        "    def __init__(self, *parts):\n"
        "        global style\n"
        "        style = QApplication.style().name()\n"  # later a style sheet lies over it
        "        super().__init__(*parts)\n"
        "    def start(self, file):\n"
        "        QTimer.singleShot(0, ask)\n"
        "program.Lab = Asked\n"
        "sys.exit(program.run(None, Paths.of_user()))\n"
    )
    environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": platform}
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    if "could not load the qt platform plugin" in done.stderr.lower():
        pytest.skip(f"Qt cannot use the display here: {done.stderr.strip().splitlines()[0]}")
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == f"{platform}|False|False|fusion|hwr|Handwriting lab|{application.DESKTOP_FILE}"


def test_a_recorder_keeps_every_place_it_is_given() -> None:
    rng = np.random.default_rng(3)
    rows = rng.uniform(0, 256, (5_000, 2)).cumsum(axis=0) % 256
    recorder = StrokeRecorder(16.0, 0.0)
    for index, (x, y) in enumerate(rows):
        assert recorder.add(PenSample(float(x), float(y), index / 1000))
    assert np.array_equal(recorder.stroke().xy, rows)
    assert len(rows) < MAX_POINTS
