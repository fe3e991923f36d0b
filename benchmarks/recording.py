"""Recording: what it costs a training that the panels of Train can show every number of it.

    python benchmarks/recording.py [--networks 64-64-10 ...] [--batches 16 64] [--seconds 2] [--cpu] [--json]

The same training twice, by turns: once as bare as the command line makes it, and once in the window's training thread
with all that it records: the loss of every update, moments and checkpoints to go back to, the run kept in a history on
the disk, people's own drawings read, and ten times a second, in a thread of its own, the network's every number on a
batch of up to 256 samples. Both evaluate the network after each epoch. What is left out is the window: nothing is
painted, and the training does not stand aside for painting.

Both use as many cores as there are, like the program does. Columns are updates a second without and with recording, and
the share of training time that recording takes: the median over the rounds. The bar is 10 %. With `--cpu` seconds are
those that a processor worked for the training's thread: what it waits for the interpreter is then left out.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from queue import Empty

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from hwr.data.digits import DrawnDigits  # noqa: E402 - found by the line before
from hwr.data.labelled_ink import read_labelled_ink  # noqa: E402
from hwr.nn.history import History  # noqa: E402
from hwr.nn.network import LayerSpec  # noqa: E402
from hwr.nn.state import TrainingState  # noqa: E402
from hwr.nn.training import train  # noqa: E402
from hwr.recipe.preparing import Prepared, Preparer  # noqa: E402
from hwr.recipe.presets import PRESETS  # noqa: E402
from hwr.recipe.recipe import Recipe  # noqa: E402
from hwr.store.paths import Paths  # noqa: E402
from hwr.train.control import Control  # noqa: E402
from hwr.train.drawing_reader import DrawingReader  # noqa: E402 - likewise
from hwr.train.events import Began, Ended, Reported, Viewed  # noqa: E402
from hwr.train.observation import SubjectKind  # noqa: E402
from hwr.train.observer import InspectionRequest, Observer  # noqa: E402
from hwr.train.training_thread import TrainingThread  # noqa: E402

BAR = 0.10
TICK = 0.04
LOOK_EVERY = 0.1
"""Seconds between two polls and between two looks, as in the train."""

WARM_UP = 0.3
"""Seconds of each stretch that do not count."""


class Bare:
    """The training and nothing else."""

    def __init__(self, recipe: Recipe, prepared: Prepared, cpu: bool) -> None:
        self._clock = time.thread_time if cpu else time.perf_counter
        self._state = TrainingState.start(recipe.architecture, recipe.training)
        self._reports = train(self._state, prepared.data, report_interval=0.05)

    def rate(self, seconds: float) -> float:
        """Updates a second, over so many seconds."""
        self._go_on(WARM_UP)
        begin, update = self._clock(), self._state.update
        self._go_on(seconds)
        return (self._state.update - update) / (self._clock() - begin)

    def _go_on(self, seconds: float) -> None:
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            next(self._reports)


class Recorded:
    """The training in the window's training thread, watched as the window does."""

    def __init__(self, recipe: Recipe, preparer: Preparer, drawings: DrawnDigits, path: Path, cpu: bool) -> None:
        self._control = Control(running=False)
        self._thread = TrainingThread(recipe, preparer, path, self._control, drawings=DrawingReader(drawings))
        self._recipe, self._drawings, self._cpu = recipe, drawings, cpu
        self._observer = Observer()
        self._began: Began | None = None
        self._history: History | None = None
        self._looked_at = 0.0
        self.looks = 0
        self._thread.start()
        while self._began is None:
            self._poll()
            time.sleep(TICK)

    @property
    def _update(self) -> int:
        assert self._history is not None
        return self._history.update

    def rate(self, seconds: float) -> float:
        """Updates a second, over so many seconds; then it stands still."""
        self._control.run()
        self._go_on(WARM_UP)
        begin, update = self._clock(), self._update
        self._go_on(seconds)
        rate = (self._update - update) / (self._clock() - begin)
        self._control.pause()
        self._go_on(2 * TICK)
        return rate

    def _clock(self) -> float:
        if not self._cpu:
            return time.perf_counter()
        assert self._thread.ident is not None
        return time.clock_gettime(time.pthread_getcpuclockid(self._thread.ident))

    def close(self) -> None:
        """End its threads."""
        self._control.close()
        self._thread.join()
        self._observer.close()

    def _go_on(self, seconds: float) -> None:
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            time.sleep(TICK)
            self._poll()

    def _poll(self) -> None:
        while True:
            try:
                event = self._thread.events.get_nowait()
            except Empty:
                break
            match event:
                case Began():
                    self._began = event
                    layers = len(event.recipe.architecture.layers)
                    self._history = History(layers, len(event.prepared.data.y), event.start)
                case Reported():
                    assert self._history is not None
                    self._history.append(event.report, event.drawings)
                case Viewed():
                    self._look(event)
                case Ended():
                    raise SystemExit(f"The training ended: {event.sentence}")
        self.looks += self._observer.latest() is not None
        if time.perf_counter() - self._looked_at >= LOOK_EVERY and not self._observer.is_busy:
            self._looked_at = time.perf_counter()
            self._thread.view_wanted.set()

    def _look(self, viewed: Viewed) -> None:
        assert self._began is not None
        prepared, kind = self._began.prepared, SubjectKind.BATCH
        self._observer.look(
            InspectionRequest(viewed.moment, self._recipe, prepared, viewed.batch, None, kind, 0, self._drawings)
        )


def measure(recipe: Recipe, drawings: DrawnDigits, seconds: float, rounds: int, cpu: bool) -> dict[str, float]:
    """Median updates a second without and with recording, their median ratio, and looks a second."""
    preparer = Preparer()
    *_, prepared = preparer.prepare(recipe)
    assert isinstance(prepared, Prepared)
    bare = Bare(recipe, prepared, cpu)
    with tempfile.TemporaryDirectory() as folder:
        recorded = Recorded(recipe, preparer, drawings, Path(folder) / "runs.sqlite3", cpu)
        try:
            pairs = [(bare.rate(seconds), recorded.rate(seconds)) for _ in range(rounds)]
            looks = recorded.looks / (rounds * (WARM_UP + seconds))
        finally:
            recorded.close()
    without, with_recording = zip(*pairs, strict=True)
    return {
        "updates_per_second": statistics.median(without),
        "updates_per_second_recorded": statistics.median(with_recording),
        "share": 1 - statistics.median(recorded / bare for bare, recorded in pairs),
        "looks_per_second": looks,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--networks", nargs="+", default=["64-64-10", "64-128-64-10", "64-512-256-10"])
    parser.add_argument("--batches", nargs="+", default=["1", "16", "64", "256", "full"])
    parser.add_argument("--seconds", type=float, default=2.0, help="of each stretch of training")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--cpu", action="store_true", help="count processor time: for a machine that is busy otherwise")
    parser.add_argument("--json", action="store_true", help="one JSON object on standard output, nothing else")
    arguments = parser.parse_args()
    drawings = DrawnDigits.of(read_labelled_ink(Paths.of_user().shipped_drawings))
    base = PRESETS["first"].recipe
    rows = []
    if not arguments.json:
        print(f"{'network':>14} {'batch':>5} {'updates/s':>10} {'recorded':>10} {'takes':>7} {'looks/s':>8}")
    for network in arguments.networks:
        for batch in arguments.batches:
            hidden = tuple(LayerSpec(int(units)) for units in network.split("-")[1:-1])
            size = None if batch == "full" else int(batch)
            recipe = replace(
                base, hidden=hidden, training=replace(base.training, batch_size=size, epochs=None, max_updates=10**9)
            )
            row = measure(recipe, drawings, arguments.seconds, arguments.rounds, arguments.cpu)
            rows.append({"network": network, "batch": batch, **row})
            if not arguments.json:
                print(
                    f"{network:>14} {batch:>5} {row['updates_per_second']:10.0f} "
                    f"{row['updates_per_second_recorded']:10.0f} {row['share']:7.1%} {row['looks_per_second']:8.1f}",
                    flush=True,
                )
    if arguments.json:
        print(json.dumps({"bar": BAR, "rows": rows}))


if __name__ == "__main__":
    main()
