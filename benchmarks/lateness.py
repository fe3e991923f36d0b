"""How late the window is while one thing is done with much data: 100,000 updates, 10,000 samples, 1,000 runs and more.

    python benchmarks/lateness.py [--only charts taught runs reading models] [--rounds 3] [--out FILE]

A timer of the window that is due every 10 ms runs while each thing is done, from the click until it is done, with what
follows in the background. *late* is how long after it was due it came at most, which is how long the window stood
still; *done* is how long it took in all. Of several rounds the least of each counts, as whatever else the machine does
only adds to it. The bar is 100 ms. Everything is made in a temporary folder.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, Final

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np  # noqa: E402 - after the platform is chosen
from panels import Run  # noqa: E402 - the benchmark beside this one
from PIL import Image  # noqa: E402
from PySide6.QtCore import QEventLoop, QMimeData, QPointF, Qt, QTimer, QUrl, qInstallMessageHandler  # noqa: E402
from PySide6.QtGui import QDragEnterEvent, QDropEvent  # noqa: E402
from PySide6.QtWidgets import QApplication, QMenu, QWidget  # noqa: E402
from runs import fill  # noqa: E402 - the benchmark beside this one

from hwr.data.labelled_ink import read_labelled_ink  # noqa: E402
from hwr.ink.drawing import Drawing  # noqa: E402
from hwr.nn.network import Architecture, Network  # noqa: E402
from hwr.store.model_file import Model, load_model, save_model  # noqa: E402
from hwr.store.paths import Paths  # noqa: E402
from hwr.store.runs.record import BatchLosses, RunStatus  # noqa: E402
from hwr.store.runs.run_store import RunStore  # noqa: E402
from hwr.store.taught.record import NewSample  # noqa: E402
from hwr.store.taught.taught_store import TaughtStore  # noqa: E402
from hwr.ui.app import Lab  # noqa: E402

BAR_MS: Final = 100
EVERY_MS: Final = 10
QUIET_S: Final = 0.3
"""So long nothing may be late before something counts as done: what is put off for a moment belongs to it."""

MOST_S: Final = 120
UPDATES, RUNS, SAMPLES, FILES = 100_000, 1_000, 10_000, 500

Thing = tuple[str, Callable[[], Any], Callable[[], bool]]
"""What is done: its name, what begins it, and whether it is over."""


def always() -> bool:
    return True


NOTHING: Final[Thing] = ("nothing", lambda: None, always)
"""How late a timer is on this machine anyway."""


def watched(begin: Callable[[], Any], is_over: Callable[[], bool]) -> tuple[float, float]:
    """By how many milliseconds the window was late at most, and how many it took."""
    late, due, over = [0.0], [time.perf_counter() + EVERY_MS / 1000], [0.0]
    loop, timer = QEventLoop(), QTimer()
    began = time.perf_counter()

    def tick() -> None:
        now = time.perf_counter()
        behind = now - due[0]
        late.append(behind * 1000)
        due[0] = now + EVERY_MS / 1000
        if not is_over() or behind > 0.03:
            over[0] = now
        if now - max(over[0], began) > QUIET_S or now - began > MOST_S:
            loop.quit()

    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.setInterval(EVERY_MS)
    timer.timeout.connect(tick)
    timer.start()
    QTimer.singleShot(0, begin)
    loop.exec()
    return max(late), max(0.0, over[0] - began) * 1000


def entry(menu: QWidget | None, begin: str) -> Callable[[], None]:
    """What chooses the entry of a menu that begins like this."""
    assert isinstance(menu, QMenu)
    return next(action for action in menu.actions() if action.text().replace("&", "").startswith(begin)).trigger


class Scenes:
    """The window, and what is done in it."""

    def __init__(self, application: QApplication, home: Path) -> None:
        self.home = home
        self.paths = Paths.of_user({"HWR_HOME": str(home)})
        self.paths.prepare()
        self.drawings = [one.drawing for one in read_labelled_ink(self.paths.shipped_drawings)]
        self.application = application

    def open(self) -> Lab:
        """A window, as it stands after some seconds."""
        lab = Lab(self.application, self.paths)
        lab.window.resize(1240, 840)
        lab.window.show()
        lab.start(None)
        lab.session.commit(Drawing.from_strokes([[(70, 60), (180, 60), (120, 210)]]))
        return lab

    def charts(self, lab: Lab) -> Iterator[Thing]:
        """The curves of a training of 100,000 updates, from their menus."""
        run = Run(UPDATES // 23)

        def is_over() -> bool:
            return "exporting" not in vars(lab) or lab.exporting.writing.is_idle

        lab.window.show_page(lab.train_page)
        page = lab.train.page
        for name, panel in (("curves", page.curves), ("gradients", page.gradients)):
            panel.menu._choose = lambda _, suggested: self.home / suggested
            menu = panel.menu

            def show(panel: Any = panel) -> None:
                page.tabs.setCurrentWidget(panel)
                panel.show_history(run.history)

            yield f"show the {name}", show, partial(getattr, panel, "is_idle")
            for form in ("PNG", "SVG", "CSV"):
                yield f"save the {name} as {form}", entry(menu, f"Save as {form}"), is_over
            yield f"copy the {name}", entry(menu, "Copy"), is_over

    def runs(self, lab: Lab) -> Iterator[Thing]:
        """1,000 runs, one of them of 100,000 updates."""
        fill(self.paths.runs, RUNS, 60)
        with RunStore.open(self.paths.runs) as store:
            rng = np.random.default_rng(0)
            run = store.begin(store.run(1).recipe, name="long", seed=1, versions={}, data_fingerprint="0" * 64)
            store.add_epochs(run, store.epochs(1), BatchLosses(1, rng.random(UPDATES)))
            store.finish(run, RunStatus.FINISHED, model=None, metrics={})
        yield "open the page Runs", lambda: lab.window.show_page(lab.runs_page), always
        page = lab.runs
        page._choose = lambda _, suggested: self.home / suggested
        yield "select a short run", lambda: page.table.select_runs([5]), always
        yield "select the long run", lambda: page.table.select_runs([run]), always
        yield "select all runs", page.table.selectAll, always
        yield "search runs: try 77", lambda: page.search.setText("try 77"), always
        yield "search runs: rate > 0.0001", lambda: page.search.setText("rate > 0.0001"), always
        yield "search no more", lambda: page.search.setText(""), always
        page.table.select_runs([run])
        for form in ("csv", "json", "tensorboard"):
            yield f"export the long run as {form}", partial(page._export, form), lambda: page.writing.is_idle
        yield "delete the long run", page.delete_selected, always
        yield "undo that", page.undo_last, always
        page.table.selectAll()
        yield "delete all runs", page.delete_selected, always
        yield "undo that, too", page.undo_last, always

    def taught(self, lab: Lab) -> Iterator[Thing]:
        """10,000 taught samples."""
        rng = np.random.default_rng(0)
        made = [
            NewSample(str(rng.integers(10)), self.drawings[i % len(self.drawings)], "somebody") for i in range(SAMPLES)
        ]
        with TaughtStore.open(self.paths.taught) as store:
            store.add_all(made)
        yield "open My digits", lambda: lab.window.show_page(lab.teach_page), always
        page = lab.teach
        yield "show one label", lambda: page.label.setCurrentIndex(3), always
        yield "show all labels", lambda: page.label.setCurrentIndex(0), always
        yield "choose all samples", page.gallery.selectAll, always
        yield "relabel all samples", lambda: page._relabel("7"), always
        yield "undo that", page.undo.click, always
        yield "delete all samples", page._delete, always
        yield "undo that, too", page.undo.click, always
        target = self.home / "mine.jsonl"
        page._choosers = type(page._choosers)(where_to_export=lambda _: target)
        yield "export all samples", page._export, lambda: page.is_idle
        yield "import them again", lambda: page.bring_in(target), lambda: page.is_idle
        yield "undo that at last", page.undo.click, always

    def reading(self, lab: Lab) -> Iterator[Thing]:
        """A page of 12 megapixels, and 500 files at once."""
        rng = np.random.default_rng(0)
        page = self.home / "page.png"
        sheet = np.clip(rng.normal(235, 6, (3000, 4000)), 0, 255).astype(np.uint8)
        from hwr.ink.raster import rasterise

        for i in range(60):
            digit = rasterise(self.drawings[i % len(self.drawings)].fitted(), 120)
            row, column = 200 + 400 * (i // 10), 200 + 360 * (i % 10)
            part = sheet[row : row + 120, column : column + 120]
            part[:] = np.minimum(part, 255 - 220 * digit).astype(np.uint8)
        Image.fromarray(sheet).save(page)
        lab.window.show_page(lab.page)
        yield "open a page of 12 Mpx on Read", lambda: lab.files.open_file(page), lambda: not lab.session.is_opening
        lab.window.show_page(lab.paper_page)
        paper = lab.paper
        yield "read it on Paper", lambda: lab.files.open_file(page), lambda: not paper.task.is_busy
        folder = self.home / "files"
        folder.mkdir(exist_ok=True)
        for i in range(FILES):
            Image.fromarray(sheet[200:320, 200 + 360 * (i % 10) : 320 + 360 * (i % 10)]).save(folder / f"{i}.png")

        def quiet() -> bool:
            return not lab.session.is_opening and not paper.task.is_busy and lab.teach.is_idle

        for name, one in (("Read", lab.page), ("Paper", lab.paper_page), ("My digits", lab.teach_page)):
            lab.window.show_page(one)
            yield f"drop {FILES} files on {name}", lambda: self._drop(lab, sorted(folder.iterdir())), quiet
        yield "copy diagnostics", lab.actions.diagnostics.trigger, always

    def _drop(self, lab: Lab, files: list[Path]) -> None:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
        at, handle = lab.window.rect().center(), lab.window.windowHandle()
        assert handle is not None
        left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(handle, QDragEnterEvent(at, Qt.DropAction.CopyAction, data, left, none))
        QApplication.sendEvent(handle, QDropEvent(QPointF(at), Qt.DropAction.CopyAction, data, left, none))

    def models(self, lab: Lab) -> Iterator[Thing]:
        """A model of a million weights."""
        shipped = load_model(self.paths.shipped_model)
        network = Network.initialised(Architecture.mlp(64, 900, 900, 150, 10), np.random.default_rng(0))
        path = self.home / "large.safetensors"
        save_model(path, Model(network, shipped.classes, shipped.normalisation, {}, {}))
        lab.window.show_page(lab.page)
        yield "open a model of a million weights", lambda: lab.files.open_file(path), always
        import hwr.ui.kit.asking as asking

        for name in ("onnx", "safetensors", "c", "numpy"):
            asking.ask_where = lambda *_, **__: self.home / "large.out"
            yield f"export it as {name}", partial(lab.exporting.export, name), lambda: lab.exporting.writing.is_idle


def measure(application: QApplication, wanted: list[str], rounds: int) -> dict[str, dict[str, float]]:
    """Everything that is wanted, in windows of their own."""
    found: dict[str, list[tuple[float, float]]] = {}
    for _ in range(rounds):
        for name in wanted:
            with tempfile.TemporaryDirectory() as home:
                scenes = Scenes(application, Path(home))
                lab = scenes.open()
                watched(lambda: None, always)
                for title, begin, is_over in itertools.chain([NOTHING], getattr(scenes, name)(lab)):
                    found.setdefault(f"{name}: {title}", []).append(watched(begin, is_over))
                lab.window.close()
    least = {title: [min(column) for column in zip(*rows, strict=True)] for title, rows in found.items()}
    return {title: {"late_ms": late, "done_ms": done} for title, (late, done) in least.items()}


def main() -> None:
    """Measure, print, and write."""
    scenes = ["charts", "runs", "taught", "reading", "models"]
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--only", nargs="+", choices=scenes, default=scenes)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--out", type=Path, help="a JSON file for the figures")
    options = parser.parse_args()
    qInstallMessageHandler(lambda *_: None)
    QApplication.setStyle("Fusion")
    application = QApplication([])
    found = measure(application, options.only, options.rounds)
    for title, one in found.items():
        mark = "  !" if one["late_ms"] > BAR_MS else ""
        print(f"{title:48} late {one['late_ms']:6.0f} ms   done {one['done_ms']:6.0f} ms{mark}")
    if options.out:
        options.out.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
