"""Makes the pictures of the explanations in `docs/pictures/explain`: every chapter, and a step of a lesson.

python docs/make_explain_pictures.py [--font "Inter"]
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path
from typing import Final

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "docs")]

from make_training_pictures import SEVEN, wait  # noqa: E402 - found by the line before

OUT: Final = ROOT / "docs" / "pictures" / "explain"


def main() -> None:
    """Make all pictures."""
    parser = argparse.ArgumentParser(description="Make the pictures of the explanations.")
    parser.add_argument("--font", help="a font's name, where the system's own is not wanted")
    options = parser.parse_args()
    if sys.platform.startswith("linux") and not {"DISPLAY", "WAYLAND_DISPLAY"} & os.environ.keys():
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from hwr.ink.drawing import Drawing
    from hwr.store.paths import Paths
    from hwr.teaching.chapter import KEYS
    from hwr.ui.app import Lab
    from hwr.ui.theme import ThemeChoice

    QApplication.setStyle("Fusion")
    application = QApplication([])
    if options.font:
        font = application.font()
        font.setFamily(options.font)
        font.setPointSizeF(10)
        application.setFont(font)
    OUT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        lab = Lab(application, Paths.of_user({"HWR_HOME": home}))
        lab.window.resize(1240, 840)
        lab.window.show()
        lab.start(None)
        lab.session.commit(Drawing.from_strokes(SEVEN))
        for number, key in enumerate(KEYS):
            lab.themes.choose(ThemeChoice.DARK if number % 2 else ThemeChoice.LIGHT)
            lab.learning.show_chapter(key)
            wait(lambda: False, 1.0)
            lab.window.grab().save(str(OUT / f"{number + 1:02d}-{key}.png"))
        lab.window.close()


if __name__ == "__main__":
    main()
