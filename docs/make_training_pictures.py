"""Makes the pictures of training in `docs/pictures/train`, by training every preset in the real window.

    python docs/make_training_pictures.py [--font "Inter"] [--scale 1] [--only NAME ...]

One picture for each preset, named as it, with the panel in which there is most to see; `runs.png` shows the history
of them all, `back.png` the time machine looking back. Light and dark take turns, and every fourth window is small. For
the recipes with augmented digits it takes some minutes.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

if TYPE_CHECKING:
    from hwr.ui.app import Lab
    from hwr.ui.train.train import Train

SEVEN: Final = [
    [(72, 62), (100, 58), (140, 60), (184, 58), (176, 78), (158, 108), (142, 142), (131, 176), (126, 214)],
    [(104, 136), (134, 132), (170, 130)],
]

PANELS: Final = {
    "first": "activations",
    "classic": "network",
    "deep-sigmoid": "gradients",
    "deep-relu": "gradients",
    "rate-too-high": "gradients",
    "rate-too-low": "gradients",
    "no-hidden": "weights",
    "zeros": "activations",
    "stochastic": "confusion",
    "full-batch": "confusion",
    "overfitting": "network",
    "quick": "confusion",
    "shipped": "weights",
    "plain": "activations",
}
"""For each preset the panel to show, an attribute of the page Train."""

LONGEST: Final = 600.0


def arguments() -> argparse.Namespace:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(description="Make the pictures of training.")
    parser.add_argument("--font", help="a font's name, where the system's own is not wanted")
    parser.add_argument("--scale", type=float, default=1.0, help="device pixels per pixel")
    parser.add_argument("--only", nargs="*", help="names of presets")
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "pictures" / "train")
    return parser.parse_args()


def wait(done: Callable[[], bool], seconds: float) -> None:
    """Let the window live until something is so, or the time is over."""
    from PySide6.QtWidgets import QApplication

    end = time.monotonic() + seconds
    while not done() and time.monotonic() < end:
        QApplication.processEvents()
        time.sleep(0.002)


def main() -> None:
    """Make all pictures."""
    options = arguments()
    os.environ["QT_SCALE_FACTOR"] = str(options.scale)
    if sys.platform.startswith("linux") and not {"DISPLAY", "WAYLAND_DISPLAY"} & os.environ.keys():
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from hwr.ink.drawing import Drawing
    from hwr.store.paths import Paths
    from hwr.ui.app import Lab

    QApplication.setStyle("Fusion")
    application = QApplication([])
    if options.font:
        font = application.font()
        font.setFamily(options.font)
        font.setPointSizeF(10)
        application.setFont(font)
    options.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        lab = Lab(application, Paths.of_user({"HWR_HOME": home}))
        lab.window.show()
        lab.start(None)
        lab.session.commit(Drawing.from_strokes(SEVEN))
        for number, name in enumerate(options.only or PANELS):
            train(lab, name, number)
            save(lab, options.out / f"{name}.png")
            if name == "deep-relu":
                lab.train.session.show_moment(40)
                wait(lambda: False, 0.5)
                save(lab, options.out / "back.png")
        lab.window.resize(1240, 840)
        lab.window.show_page(lab.runs_page)
        wait(lambda: False, 0.8)
        save(lab, options.out / "runs.png")
        lab.window.close()


def train(lab: Lab, name: str, number: int) -> None:
    """Train a preset at full speed to its end."""
    from hwr.recipe.presets import PRESETS
    from hwr.train.observation import SubjectKind
    from hwr.ui.kit.theme import ThemeChoice
    from hwr.ui.train.run_state import RunPhase

    lab.themes.choose(ThemeChoice.DARK if number % 2 else ThemeChoice.LIGHT)
    lab.window.resize(*((1024, 700) if number % 4 == 3 else (1240, 840)))
    lab.window.show_page(lab.train_page)
    train: Train = lab.train
    page = train.page
    page.transport.tempo.setValue(page.transport.tempo.maximum())
    page.form.show_recipe(PRESETS[name].recipe, name)
    train.session.set_recipe(PRESETS[name].recipe)
    page.tabs.setCurrentWidget(getattr(page, PANELS[name]))
    train.session.train()
    wait(lambda: train.session.phase is RunPhase.ENDED, LONGEST)
    train.session.inspector.look_at(SubjectKind.DRAWING)
    wait(lambda: False, 1.5)
    lab.window.messages.put_away()


def save(lab: Lab, path: Path) -> None:
    """Save how the window looks."""
    wait(lambda: False, 0.1)
    if not lab.window.grab().save(str(path)):
        raise OSError(f"{path} could not be written")
    print(f"{path}: {lab.train.page.doctor.accessibleDescription()}")  # noqa: T201 - what the script is for


if __name__ == "__main__":
    main()
