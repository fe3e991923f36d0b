"""Makes an AppDir of the standalone program: the folder that `appimagetool` turns into one file to be started anywhere.

    python docs/packaging/appdir.py dist/hwr hwr.AppDir && appimagetool hwr.AppDir

The program goes to `usr/lib/hwr`, the entry, icons and types of files to `usr/share`, from where the desktops that
integrate AppImages take them; `AppRun` starts it.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Final

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT))

from hwr.desktop import install  # noqa: E402 - found by the line before

SHIPPED: Final = ROOT / "assets" / "desktop"
_START: Final = """#!/bin/sh
exec "$(dirname "$(readlink -f "$0")")/usr/lib/hwr/hwr" "$@"
"""


def make(program: Path, target: Path) -> None:
    """Put the standalone program in the folder `program` into a new AppDir."""
    shutil.copytree(program, target / "usr" / "lib" / "hwr", symlinks=True)
    installed = install(SHIPPED, target / "usr" / "share", ["hwr", "gui"]).files
    [entry] = (path for path in installed if path.suffix == ".desktop")
    shutil.copyfile(entry, target / entry.name)
    shutil.copyfile(next(path for path in installed if "256x256" in path.parts), target / f"{entry.stem}.png")
    (target / "usr" / "bin").mkdir()
    (target / "usr" / "bin" / "hwr").symlink_to(Path("..", "lib", "hwr", "hwr"))
    start = target / "AppRun"
    start.write_text(_START, encoding="utf-8")
    start.chmod(0o755)


if __name__ == "__main__":
    make(Path(sys.argv[1]), Path(sys.argv[2]))
