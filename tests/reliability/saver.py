"""A saver: a program without a window that keeps everything the program can keep, until it is killed.

    python -m tests.reliability.saver HOME NUMBER SEED

does what `tests.store.instances` does (runs, tags, notes, lessons, files), and teaches, saves models, writes settings
and keeps what stands on a canvas, each by what the window has do it. It tells in the same way.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from typing import Any, Final

from hwr.ink.drawing import Drawing
from hwr.store.atomic import write_bytes
from hwr.store.model_file import save_model
from hwr.store.paths import Paths
from hwr.store.recovery import RecoveryFile
from hwr.store.taught.taught_store import TaughtStore
from hwr.ui.kit.canvas.document import document_bytes
from hwr.ui.settings import WindowSettings, save_settings
from tests.store.instances import Instance
from tests.store.runs_made import made_model

MANY: Final = 10**9


class Saver(Instance):
    """One of them."""

    def __init__(self, paths: Paths, number: int, seed: int) -> None:
        super().__init__(paths, number, seed)
        self._taught = TaughtStore.open(paths.taught)
        self._place = RecoveryFile.begin(paths.kept)
        self._strokes: list[list[list[float]]] = []
        self._jobs += (self.teach, self.set, self.save, self.keep, self.keep)

    def teach(self, mark: str) -> Iterator[tuple[str, Any]]:
        yield f"taught {mark}", True
        self._taught.add(Drawing.from_strokes([[(10, 10), (200, 90 + self._rng.random())]]), mark)

    def set(self, _: str) -> Iterator[tuple[str, Any]]:
        name, width = f"settings-{self._number}.ini", self._rng.randrange(10, 40)
        yield f"setting {name}", float(width)
        save_settings(self._paths.settings.with_name(name), WindowSettings(pen_width=width), {"pen_width"})

    def save(self, _: str) -> Iterator[tuple[str, Any]]:
        name, seed = f"saved-{self._number}.safetensors", self._rng.randrange(1000)
        yield f"model {name}", seed
        save_model(self._paths.models / name, made_model(seed))

    def keep(self, _: str) -> Iterator[tuple[str, Any]]:
        corner = [[self._rng.uniform(0, 256), 20.0], [30.0, 40.0]]
        self._strokes = [*self._strokes[-5:], corner]
        yield "kept", self._strokes
        write_bytes(self._place.path, document_bytes(Drawing.from_strokes(self._strokes)))


if __name__ == "__main__":
    os.environ["HWR_HOME"] = sys.argv[1]
    saver = Saver(Paths.of_user(), int(sys.argv[2]), int(sys.argv[3]))
    saver.tell("ready", None, done=True)
    saver.work(MANY)
