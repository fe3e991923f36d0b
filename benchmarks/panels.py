"""Panels: how long each panel of the page Train takes to take in and paint news of a run of 5,000 epochs.

    python benchmarks/panels.py [--sizes 640x240 1000x420 3000x1200] [--only curves gradients] [--cpu] [--json]

The run has 115,000 updates, 23 an epoch, and an evaluation after each. A round is what the window does some thirty
times a second: the run has grown by an epoch, the panel is told, and everything that wants to be painted is painted.
The bar is 8 ms. *ratio* is to a bare widget of the same size that paints a line through 10,000 new points, in turns
with the panel. *at rest* is the one finer painting that curves get once nothing has changed for a while.

Without a display Qt draws off the screen. To measure another panel, add what makes it to `PANELS`.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))
if sys.platform.startswith("linux") and not {"DISPLAY", "WAYLAND_DISPLAY"} & os.environ.keys():
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
for _variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[_variable] = "1"  # threads of a BLAS that wait for work would be counted

import numpy as np  # noqa: E402 - after the platform is chosen
from PySide6.QtCore import qInstallMessageHandler  # noqa: E402
from PySide6.QtGui import QPainter, QPaintEvent  # noqa: E402
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget  # noqa: E402

from hwr.nn.history import History, Mark, MarkKind  # noqa: E402
from hwr.nn.network import Architecture, Network  # noqa: E402
from hwr.nn.report import DrawingScores, EpochReport, LayerReport  # noqa: E402
from hwr.train.observation import Moment, Observation, Subject, SubjectKind, observe  # noqa: E402
from hwr.train.sample_curve import SampleCurve  # noqa: E402
from hwr.ui.kit.chart.curves_panel import CurvesPanel, Overlay  # noqa: E402
from hwr.ui.kit.chart.plane import polygon  # noqa: E402
from hwr.ui.train.by_samples_panel import BySamplesPanel  # noqa: E402
from hwr.ui.train.gradients_panel import GradientsPanel  # noqa: E402

BAR_MS = 8.0
EPOCHS = 5000
UPDATES_AN_EPOCH = 23
SAMPLES = 1437
WIDTHS = (64, 128, 64, 10)
PAUSE = 0.07
"""Between two rounds, so that no throttle holds anything back: a round begins with what was told and ends painted."""


class Run:
    """A run that grows by an epoch whenever it is asked to, and is observed as it stands."""

    def __init__(self, epochs: int = EPOCHS) -> None:
        self._rng = np.random.default_rng(0)
        self.history = History(len(WIDTHS) - 1, SAMPLES)
        self.network = Network.initialised(Architecture.mlp(*WIDTHS), np.random.default_rng(1))
        self.epoch = 0
        while self.epoch < epochs:
            self.grow()
        for update in (20_000, 60_000):
            self.history.mark(Mark(update, MarkKind.PAUSE, "paused"))
        self.history.mark(Mark(40_000, MarkKind.RATE, "learning rate 0.001"))

    def grow(self) -> None:
        """Train for another epoch, as it were: the loss falls, evenly and with a usual spread."""
        self.epoch += 1
        update = self.epoch * UPDATES_AN_EPOCH
        level = 2.3 * float(np.exp(-update / 20_000)) + 0.01
        losses = (level * self._rng.lognormal(0, 0.3, UPDATES_AN_EPOCH)).tolist()
        norms = (level * self._rng.lognormal(-1, 0.5, (len(WIDTHS) - 1, 2))).tolist()
        report = EpochReport(
            update=update,
            epoch=self.epoch,
            samples_seen=self.epoch * SAMPLES,
            seconds=update * 6e-5,
            learning_rate=0.001,
            losses=tuple(losses),
            layers=tuple(LayerReport(gradient, step * 1e-3, 1.0) for gradient, step in norms),
            loss=level,
            train_loss=0.9 * level,
            train_accuracy=1 - level / 3,
            validation_loss=None,
            validation_accuracy=None,
            test_loss=1.1 * level + 0.05,
            test_accuracy=0.97 - level / 3,
            stop=None,
        )
        self.history.append(report, DrawingScores(0.8 - level / 4))

    def observe(self) -> Observation:
        """A recorded pass of a batch; the network moves a little each time."""
        self.network.parameters[:] += self._rng.normal(0, 1e-3, self.network.parameters.shape)
        x = self._rng.random((64, WIDTHS[0]), np.float32)
        batch = Subject(SubjectKind.BATCH, "A batch", x, np.arange(64) % 10)
        moment = Moment(self.history.update, self.epoch, self.network.copy())
        return observe(moment, "cross_entropy", batch, batch)


@dataclass(frozen=True)
class Scene:
    """A panel, and what tells it the news; `prepare` makes the news and is not measured."""

    panel: QWidget
    prepare: Callable[[], Any]
    tell: Callable[[Any], None]


def curves(run: Run) -> Scene:
    """The learning curves."""
    panel = CurvesPanel()
    return Scene(panel, run.grow, lambda _: panel.show_history(run.history))


def curves_over_two(run: Run) -> Scene:
    """The learning curves with two runs as long laid over, the learning rate and a logarithmic axis."""
    panel = CurvesPanel()
    panel.show_overlays((Overlay("Run 1", Run().history), Overlay("Run 2", Run().history)))
    for name in ("curvesLog", "curvesRate"):
        button = panel.findChild(QAbstractButton, name)
        assert button is not None
        button.click()
    return Scene(panel, run.grow, lambda _: panel.show_history(run.history))


def gradients(run: Run) -> Scene:
    """The gradients, over time and now."""
    panel = GradientsPanel()

    def prepare() -> Observation:
        run.grow()
        return run.observe()

    def tell(observation: Observation) -> None:
        panel.show_observation(observation)
        panel.show_history(run.history)

    return Scene(panel, prepare, tell)


def by_samples(run: Run) -> Scene:
    """Accuracy by the number of digits."""
    panel = BySamplesPanel()
    rng = np.random.default_rng(0)

    def prepare() -> SampleCurve:
        sizes = np.linspace(0.1, 1, 5) * 954
        return SampleCurve(sizes.astype(np.int64), 1 - 0.02 * rng.random((5, 3)), 0.95 - 0.1 * rng.random((5, 3)))

    return Scene(panel, prepare, panel.show_result)


PANELS: dict[str, Callable[[Run], Scene]] = {
    "curves": curves,
    "curves, 2 over": curves_over_two,
    "gradients": gradients,
    "by samples": by_samples,
}


class BareLine(QWidget):
    """A line through points, one pixel wide, and nothing else."""

    def __init__(self) -> None:
        super().__init__()
        self._values = np.empty(0)

    def show_values(self, values: np.ndarray) -> None:
        self._values = values
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        across = np.linspace(0, self.width(), len(self._values))
        QPainter(self).drawPolyline(polygon(np.column_stack([across, self._values * self.height()])))


def bare_line() -> Scene:
    """What Qt alone does."""
    bare, rng = BareLine(), np.random.default_rng(0)
    return Scene(bare, lambda: rng.random(10_000), bare.show_values)


def measure(
    make: Callable[[Run], Scene], size: tuple[int, int], rounds: int, clock: Callable[[], float]
) -> dict[str, float]:
    """Milliseconds a round."""
    application = QApplication.instance()
    assert application is not None

    def one_round(subject: Scene) -> float:
        news = subject.prepare()
        application.processEvents()
        time.sleep(PAUSE)
        began = clock()
        subject.tell(news)
        application.processEvents()
        return 1000 * (clock() - began)

    both = (make(Run()), bare_line())
    for subject in both:
        subject.panel.resize(*size)
        subject.panel.show()
    times: tuple[list[float], list[float]] = ([], [])
    for i in range(rounds + 5):
        for subject, of_subject in zip(both, times, strict=True):
            passed = one_round(subject)
            if i >= 5:
                of_subject.append(passed)
    rest, ends = 0.0, time.perf_counter() + 0.6
    while time.perf_counter() < ends:
        began = clock()
        application.processEvents()
        rest = max(rest, 1000 * (clock() - began))
    for subject in both:
        subject.panel.close()
        subject.panel.deleteLater()
    median, bare = float(np.median(times[0])), float(np.median(times[1]))
    return {
        "median": median,
        "p99": float(np.percentile(times[0], 99)),
        "bare": bare,
        "ratio": median / bare,
        "at_rest": rest,
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="How long the panels of Train take to repaint.")
    parser.add_argument("--sizes", nargs="+", default=["640x240", "1000x420", "3000x1200"])
    parser.add_argument("--only", nargs="+", choices=list(PANELS), default=list(PANELS))
    parser.add_argument("--rounds", type=int, default=60)
    parser.add_argument("--cpu", action="store_true", help="count processor time: for a machine that is busy otherwise")
    parser.add_argument("--json", action="store_true", help="one JSON object on standard output, nothing else")
    options = parser.parse_args()
    # The offscreen platform has something to say of every window with a smallest size.
    qInstallMessageHandler(lambda *_: None)
    application = QApplication.instance() or QApplication([])
    clock = time.thread_time if options.cpu else time.perf_counter
    found: dict[str, dict[str, dict[str, float]]] = {}
    if not options.json:
        print(f"{'ms a round':18}{'size':>12}{'median':>9}{'p99':>9}{'ratio':>9}{'at rest':>9}   (bar: {BAR_MS:g} ms)")
    for name in options.only:
        for size in options.sizes:
            width, height = map(int, size.split("x"))
            figures = measure(PANELS[name], (width, height), options.rounds, clock)
            found.setdefault(name, {})[size] = figures
            if not options.json:
                row = "".join(f"{figures[key]:9.2f}" for key in ("median", "p99", "ratio", "at_rest"))
                print(f"{name:18}{size:>12}{row}", flush=True)
    if options.json:
        print(json.dumps(found))
    del application


if __name__ == "__main__":
    main()
