"""A window that is used in every way at once, until it is killed.

    python -m tests.reliability.window HOME NUMBER SEED

opens the program's own window, off the screen, draws in it with real mouse events, changes settings, teaches, trains,
clears and goes from page to page. It tells what it does as `tests.store.instances` does; what the window keeps behind
the user's back counts as done once the window has been asked to have everything on the disk (`Keeping.flush`).
"""

from __future__ import annotations

import json
import os
import random
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer

from hwr.ink.drawing import Drawing
from hwr.recipe.presets import PRESETS
from hwr.store.model_file import save_model
from hwr.store.paths import Paths
from hwr.ui import app, program
from hwr.ui.train.run_state import RunPhase
from tests.ui.pen import Mouse

EVERY_MS = 5
MOST_STROKES = 12


class Used(app.Lab):
    """The window, with a user who never rests."""

    def start(self, file: Path | None) -> None:
        """Go to work as soon as it can be used."""
        super().start(file)
        self._rng = random.Random(sys.argv[3])
        self._mark, self._done_so_far = f"{sys.argv[2]}-{sys.argv[3]}", 0
        self._trained = 0
        self.tell("ready", self._standing(), done=True)
        self._pulse = QTimer(self)
        self._pulse.timeout.connect(self._do_something)
        self._pulse.start(EVERY_MS)

    def tell(self, key: str, value: Any, *, done: bool) -> None:
        os.write(1, json.dumps([key, value, done]).encode() + b"\n")

    def _standing(self) -> list[list[list[float]]]:
        return [stroke.xy.tolist() for stroke in getattr(self.session.document, "strokes", ())]

    def _do_something(self) -> None:
        self._done_so_far += 1
        self._rng.choice(
            (self._write, self._write, self._choose, self._keep_sample, self._train_anew, self._turn_page, self._flush)
        )()

    def _write(self) -> None:
        self.window.show_page(self.page)
        if len(self._standing()) >= MOST_STROKES:
            self.tell("kept", [], done=False)
            self.actions.clear.trigger()
            return
        x, y = self._rng.uniform(40, 216), self._rng.uniform(40, 216)
        pen = Mouse(self.page.canvas)
        pen.press((x, y))
        self.tell_growing()
        for _ in range(self._rng.randrange(2, 9)):
            x, y = (min(max(at + self._rng.uniform(-9, 9), 4), 252) for at in (x, y))
            pen.move((x, y))
            self.tell_growing()
        pen.release((x, y))
        self.tell_growing()

    def tell_growing(self) -> None:
        """What stands on the canvas may be kept from now on."""
        drawing = self.page.canvas.document
        self.tell("kept", [stroke.xy.tolist() for stroke in getattr(drawing, "strokes", ())], done=False)

    def _choose(self) -> None:
        self._rng.choice((self.actions.widen, self.actions.narrow)).trigger()
        self.tell("setting settings.ini", self.keeping.settings.pen_width, done=False)

    def _flush(self) -> None:
        self.keeping.flush()
        self.tell("kept", self._standing(), done=True)
        self.tell("setting settings.ini", self.keeping.settings.pen_width, done=True)

    def _keep_sample(self) -> None:
        key, ink = f"taught {self._mark}-{self._done_so_far}", Drawing.from_strokes([[(10, 10), (200, 90)]])
        self.tell(key, True, done=False)
        if self.teaching.teach(ink, key.removeprefix("taught "), None, ""):
            self.tell(key, True, done=True)

    def _train_anew(self) -> None:
        session = self.train.session
        if session.is_under_way:
            return
        if session.model is not None and session.run is not None and session.run != self._trained:
            self._trained = session.run
            self.tell(f"run {session.run}", "finished", done=True)
            name = f"saved-{sys.argv[2]}.safetensors"
            self.tell(f"model {name}", session.run, done=False)
            save_model(self.paths.models / name, replace(session.model, training={"seed": session.run}))
            self.tell(f"model {name}", session.run, done=True)
        session.set_tempo(None)
        first = PRESETS["first"].recipe
        self.train.use_recipe(replace(first, training=replace(first.training, epochs=8, seed=self._done_so_far)))
        session.train()
        assert session.phase is RunPhase.PREPARING

    def _turn_page(self) -> None:
        self.window.show_page(self._rng.choice((self.page, self.teach_page, self.train_page, self.runs_page)))


if __name__ == "__main__":
    vars(program)["Lab"] = Used
    sys.exit(program.run(None, Paths.of_user({"HWR_HOME": sys.argv[1]})))
