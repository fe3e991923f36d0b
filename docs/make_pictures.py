"""Makes the pictures in `docs/pictures` from the real window, by drawing in it as a person would.

    python docs/make_pictures.py [--font "Inter"] [--scale 2] [--out docs/pictures]

`light.png` and `dark.png` show a digit being read, `unsure.png` one that could be two, `empty.png` the beginning and
`narrow.png` the smallest window. Without a display Qt draws off the screen; there the font has to be named, where the
system has one that is nicer than its fallback.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

import numpy as np  # noqa: E402 - after the path is set

if TYPE_CHECKING:
    from hwr.ui.app import Lab

Path2D = list[tuple[float, float]]

SEVEN: Final[list[Path2D]] = [
    [(72, 62), (100, 58), (140, 60), (184, 58), (176, 78), (158, 108), (142, 142), (131, 176), (126, 214)],
    [(104, 136), (134, 132), (170, 130)],
]
FIVE: Final[list[Path2D]] = [
    [(178, 52), (102, 56), (96, 84), (92, 114), (118, 106), (150, 112), (172, 138), (166, 180), (122, 202), (76, 180)],
]
NEARLY_EIGHT: Final[list[Path2D]] = [
    [(92, 76), (112, 54), (146, 52), (166, 72), (158, 98), (126, 118), (98, 100), (92, 80)],
    [(124, 118), (160, 132), (174, 162), (158, 196), (120, 208), (84, 190)],
]


@dataclass(frozen=True)
class Scene:
    """One picture: what is drawn in which window.

    Attributes:
        name: the file's name without suffix.
        strokes: what is drawn, in canvas units.
        theme: "light" or "dark".
        size: the window's, in device independent pixels.
    """

    name: str
    strokes: list[Path2D]
    theme: str
    size: tuple[int, int] = (1240, 840)


SCENES: Final = (
    Scene("light", SEVEN, "light"),
    Scene("dark", FIVE, "dark"),
    Scene("unsure", NEARLY_EIGHT, "light"),
    Scene("empty", [], "light"),
    Scene("narrow", SEVEN, "dark", (1024, 700)),
)


def arguments() -> argparse.Namespace:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(description="Make the pictures of the window.")
    parser.add_argument("--font", help="a font's name, where the system's own is not wanted")
    parser.add_argument("--scale", type=float, default=2.0, help="device pixels per pixel")
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "pictures")
    return parser.parse_args()


def main() -> None:
    """Make all pictures."""
    options = arguments()
    os.environ["QT_SCALE_FACTOR"] = str(options.scale)
    if sys.platform.startswith("linux") and not {"DISPLAY", "WAYLAND_DISPLAY"} & os.environ.keys():
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

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
    for scene in SCENES:
        with tempfile.TemporaryDirectory() as home:
            lab = Lab(application, Paths.of_user({"HWR_HOME": home}))
            picture(lab, scene, options.out / f"{scene.name}.png")
            lab.window.close()


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
    lab.window.resize(*scene.size)
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
    for _ in range(20):
        QApplication.processEvents()
    if not lab.window.grab().save(str(path)):
        raise OSError(f"{path} could not be written")
    print(f"{path}: {lab.page.card.reading.sentence.text()}")  # noqa: T201 - what the script is for


if __name__ == "__main__":
    main()
