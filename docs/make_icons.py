"""Makes the icons in `assets/desktop/icons` from the program's own, `hwr/ui/kit/icons/application.svg`.

    python docs/make_icons.py

One that is drawn at every scale, and pictures in the sizes that the icon theme specification's `hicolor` has.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from hwr.ui.kit.application import DESKTOP_FILE  # noqa: E402 - found by the line before

SOURCE: Final = ROOT / "hwr" / "ui" / "kit" / "icons" / "application.svg"
THEME: Final = ROOT / "assets" / "desktop" / "icons" / "hicolor"
SIDES: Final = (16, 22, 24, 32, 48, 64, 128, 256, 512)


def painted(side: int) -> QImage:
    """The icon, so many pixels wide and high."""
    made = QImage(side, side, QImage.Format.Format_ARGB32)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    QSvgRenderer(str(SOURCE)).render(painter)
    painter.end()
    return made


def place(folder: str, suffix: str) -> Path:
    """Where the icon of that size is."""
    return THEME / folder / "apps" / f"{DESKTOP_FILE}{suffix}"


def main() -> None:
    """Make all of them anew."""
    scalable = place("scalable", ".svg")
    scalable.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(SOURCE, scalable)
    for side in SIDES:
        target = place(f"{side}x{side}", ".png")
        target.parent.mkdir(parents=True, exist_ok=True)
        if not painted(side).save(str(target)):
            sys.exit(f"{target} cannot be written")


if __name__ == "__main__":
    main()
