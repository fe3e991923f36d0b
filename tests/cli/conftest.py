"""What the tests of commands read: a picture, a drawing."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageDraw

ONE = '<?xml version="1.0"?>\n<ink xmlns="http://www.w3.org/2003/InkML"><trace>{}</trace></ink>'.format(
    ", ".join(f"{50 - y // 20} {y}" for y in range(0, 200, 5))
)


@pytest.fixture
def zero(tmp_path: Path) -> Path:
    """A picture of a nought, dark on light."""
    picture = Image.new("L", (120, 160), 255)
    ImageDraw.Draw(picture).ellipse((30, 20, 90, 140), outline=0, width=14)
    path = tmp_path / "nought ä.png"
    picture.save(path)
    return path


@pytest.fixture
def one(tmp_path: Path) -> Path:
    """An InkML drawing of a one."""
    path = tmp_path / "one.inkml"
    path.write_text(ONE, encoding="utf-8")
    return path
