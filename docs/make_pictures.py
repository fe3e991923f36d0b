"""Makes the pictures in `docs/pictures` from the real window, by drawing in it as a person would.

    python docs/make_pictures.py [--font "Inter"] [--scale 2] [--out docs/pictures]

`light.png` shows a digit being read, `unsure.png` one that could be two, `why.png` what a digit is compared with,
`paper.png` a page that was photographed, and `learnt.png` what learning taught digits did, with a few signs besides.
What is written is what is in `assets/drawings.jsonl`. Without a display Qt draws off the screen; there the font has to
be named, where the system has one that is nicer than its fallback.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "docs")]

import numpy as np  # noqa: E402 - after the path is set
from pictured_window import SEVEN, Path2D, application, opened, wait  # noqa: E402 - found by the line before

from tests.ink.pages import own_hand, written_page  # noqa: E402 - likewise
from tests.ink.photographs import Light  # noqa: E402 - likewise
from tests.teach.symbols import samples  # noqa: E402 - likewise

if TYPE_CHECKING:
    from hwr.ui.app import Lab

NEARLY_EIGHT: Final[list[Path2D]] = [
    [(92, 76), (112, 54), (146, 52), (166, 72), (158, 98), (126, 118), (98, 100), (92, 80)],
    [(124, 118), (160, 132), (174, 162), (158, 196), (120, 208), (84, 190)],
]


def _show_why(lab: Lab) -> None:
    lab.page.card.reading.why.click()
    comparison = lab.page.card.comparison
    assert comparison is not None
    wait(lambda: comparison.is_idle)


def _read_a_page(lab: Lab) -> None:
    from hwr.ui.paper.source import PaperSource

    rng = np.random.default_rng(4)
    rows = [["2026", "11", "30"], ["1843", "27", "5"], ["90", "614", "72"], ["358", "4", "1906"], ["65", "802", "37"]]
    page = written_page(
        own_hand(), rows, rng=rng, size=(900, 760), height=40, pen=5, paper="ruled", columns=3, turned=3
    )
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "measurements.jpg"
        page.photographed(Light(falloff=0.4)).save(file, quality=85)
        lab.window.show_page(lab.paper_page)
        lab.paper.read(PaperSource(file.name, path=file))
        wait(lambda: not lab.paper.task.is_busy)


def _teach(lab: Lab) -> None:
    lab.window.show_page(lab.teach_page)
    lab.teach.bring_in(ROOT / "assets" / "drawings.jsonl")
    wait(lambda: lab.teach.is_idle)


def _learn(lab: Lab) -> None:
    from hwr.ui.teach.learning import LearningPanel

    _teach(lab)
    for sign in samples(6, np.random.default_rng(1), symbols=("+", "=", "x")):
        lab.teaching.teach(sign.ink, sign.label, None, "")
    panel = lab.teach.findChild(LearningPanel)
    panel.learn.click()
    wait(lambda: panel.is_idle)


@dataclass(frozen=True)
class Scene:
    """One picture: what is done in which window.

    Attributes:
        name: the file's name without suffix.
        strokes: what is drawn, in canvas units.
        theme: "light" or "dark".
        then: what is done besides.
    """

    name: str
    strokes: list[Path2D]
    theme: str
    then: Callable[[Lab], None] | None = None


SCENES: Final = (
    Scene("light", SEVEN, "light"),
    Scene("unsure", NEARLY_EIGHT, "light"),
    Scene("why", NEARLY_EIGHT, "dark", then=_show_why),
    Scene("paper", [], "light", then=_read_a_page),
    Scene("learnt", [], "light", then=_learn),
)


def arguments() -> argparse.Namespace:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(description="Make the pictures of the window.")
    parser.add_argument("--font", help="a font's name, where the system's own is not wanted")
    parser.add_argument("--scale", type=float, default=2.0, help="device pixels per pixel")
    parser.add_argument("--only", nargs="*", help="names of pictures")
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "pictures")
    return parser.parse_args()


def main() -> None:
    """Make all pictures."""
    options = arguments()
    running = application(options.font, options.scale)
    options.out.mkdir(parents=True, exist_ok=True)
    for scene in SCENES:
        if options.only and scene.name not in options.only:
            continue
        with opened(running) as lab:
            picture(lab, scene, options.out / f"{scene.name}.png")


def picture(lab: Lab, scene: Scene, path: Path) -> None:
    """Draw a scene in a window and save how it looks."""
    from PySide6.QtCore import QEvent, QPointF, Qt
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QApplication

    from hwr.ink.smoothing import smooth_path
    from hwr.ui.kit.theme import ThemeChoice

    canvas = lab.page.canvas

    def send(kind: QEvent.Type, x: float, y: float) -> None:
        at = QPointF(*canvas.viewport.to_screen(x, y))
        is_move, is_release = kind == QEvent.Type.MouseMove, kind == QEvent.Type.MouseButtonRelease
        button = Qt.MouseButton.NoButton if is_move else Qt.MouseButton.LeftButton
        buttons = Qt.MouseButton.NoButton if is_release else Qt.MouseButton.LeftButton
        everywhere = canvas.mapToGlobal(at)
        event = QMouseEvent(kind, at, everywhere, button, buttons, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(canvas, event)

    lab.themes.choose(ThemeChoice(scene.theme))
    lab.window.resize(1240, 840)
    lab.window.show()
    canvas.setFocus(Qt.FocusReason.OtherFocusReason)
    QApplication.processEvents()
    lab.start(None)
    for stroke in scene.strokes:
        path_drawn = smooth_path(np.array(stroke, dtype=np.float64), spacing=3.0).tolist()
        send(QEvent.Type.MouseButtonPress, *path_drawn[0])
        for x, y in path_drawn[1:]:
            send(QEvent.Type.MouseMove, x, y)
        send(QEvent.Type.MouseButtonRelease, *path_drawn[-1])
    if scene.then is not None:
        scene.then(lab)
    for _ in range(20):
        QApplication.processEvents()
    if not lab.window.grab().save(str(path)):
        raise OSError(f"{path} could not be written")
    print(f"{path}: {lab.page.card.reading.sentence.text()}")  # noqa: T201 - what the script is for


if __name__ == "__main__":
    main()
