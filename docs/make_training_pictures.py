"""Makes the pictures of training in `docs/pictures/train`, by training every preset in the real window.

    python docs/make_training_pictures.py [--font "Inter"] [--scale 1] [--only NAME ...]

One picture for each preset, named as it, with the panel in which there is most to see; `runs.png` shows the history
of them all, `back.png` the time machine looking back. Light and dark take turns, and every fourth window is small. For
the recipes with augmented digits it takes some minutes.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "docs")]

from pictured_window import SEVEN, application, dress, opened, wait  # noqa: E402 - found by the line before

if TYPE_CHECKING:
    from hwr.ui.app import Lab
    from hwr.ui.train.train import Train

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


def main() -> None:
    """Make all pictures."""
    options = arguments()
    from hwr.ink.drawing import Drawing

    running = application(options.font, options.scale)
    options.out.mkdir(parents=True, exist_ok=True)
    with opened(running) as lab:
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


def train(lab: Lab, name: str, number: int) -> None:
    """Train a preset at full speed to its end."""
    from hwr.recipe.presets import PRESETS
    from hwr.train.observation import SubjectKind
    from hwr.ui.train.run_state import RunPhase

    dress(lab, number)
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
