"""Files of several pages, and pictures without paper: each page can be gone to, and all there is can be seen."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from hwr.ink.drawing import Drawing
from hwr.ink.raster import to_image
from hwr.ui.app import Lab
from hwr.ui.kit.canvas.document import Pages, PictureDocument, document_bytes, document_from
from hwr.ui.kit.canvas.paper import ground_beneath
from hwr.ui.kit.theme import DARK, LIGHT, Theme, ThemeChoice
from hwr.ui.read.opening import FileSource, open_source
from tests.ink.libraries import require_library_of
from tests.ui.conftest import OpenLab

SEVEN = Drawing.from_strokes([[(70, 60), (180, 62), (140, 140), (122, 200)]])
ONE = Drawing.from_strokes([[(128, 50), (128, 200)]])


def wait_until_opened(lab: Lab, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not lab.session.is_opening, timeout=30_000)


def pages_file(folder: Path, kind: str) -> Path:
    """A seven, a blank page, and a one."""
    path = folder / f"pages.{kind.lower()}"
    first, *others = (to_image(drawing, 300).convert("L") for drawing in (SEVEN, Drawing(), ONE))
    first.save(path, kind, save_all=True, append_images=others)
    return path


def button(lab: Lab, name: str) -> QToolButton:
    found = lab.page.pager.findChild(QToolButton, name)
    assert isinstance(found, QToolButton)
    return found


def guess(lab: Lab) -> str | None:
    return lab.page.card.reading.guess.label


@pytest.mark.parametrize("kind", ["TIFF", "PDF"])
def test_the_pages_of_a_file_are_gone_through(lab: Lab, qtbot: QtBot, tmp_path: Path, kind: str) -> None:
    require_library_of(kind)
    assert lab.page.pager.isHidden()
    lab.files.open_file(pages_file(tmp_path, kind))
    wait_until_opened(lab, qtbot)
    assert guess(lab) == "7"
    assert lab.page.pager.isVisible()
    assert not button(lab, "previousPage").isEnabled()
    assert "page 1 of 3" in lab.page.canvas.accessibleDescription()
    for words in ("page 2 of 3", "page 3 of 3"):  # the one in between is blank, which stops nobody
        QTest.mouseClick(button(lab, "nextPage"), Qt.MouseButton.LeftButton)
        wait_until_opened(lab, qtbot)
        assert words in lab.page.canvas.accessibleDescription()
    assert guess(lab) == "1"
    assert not button(lab, "nextPage").isEnabled()
    QTest.mouseClick(button(lab, "previousPage"), Qt.MouseButton.LeftButton)
    wait_until_opened(lab, qtbot)
    assert lab.page.pager.accessibleDescription() == "page 2 of 3"
    lab.actions.clear.trigger()
    assert lab.page.pager.isHidden()


def test_a_page_is_told_when_its_file_is_gone(lab: Lab, qtbot: QtBot, tmp_path: Path) -> None:
    path = pages_file(tmp_path, "TIFF")
    lab.files.open_file(path)
    wait_until_opened(lab, qtbot)
    path.unlink()
    QTest.mouseClick(button(lab, "nextPage"), Qt.MouseButton.LeftButton)
    wait_until_opened(lab, qtbot)
    assert "is not a file" in lab.window.messages.sentence
    assert "page 1 of 3" in lab.page.canvas.accessibleDescription()


def test_a_page_that_was_kept_is_still_one_of_several(open_lab: OpenLab, qtbot: QtBot, tmp_path: Path) -> None:
    document = open_source(FileSource(pages_file(tmp_path, "TIFF"), 2))
    assert isinstance(document, PictureDocument)
    back = document_from(document_bytes(document))
    assert isinstance(back, PictureDocument)
    assert back.pages == document.pages == Pages(tmp_path / "pages.tiff", 2, 3)


def transparent(folder: Path, ink: str) -> Path:
    path = folder / f"{ink}.png"
    picture = Image.new("RGBA", (200, 200), (128, 128, 128, 0))
    picture.paste(ink, (80, 20, 120, 180))
    picture.save(path)
    return path


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ink", ["black", "white", "red", "#1d2840", "#f0ebdf"])
def test_ink_without_paper_lies_on_what_it_can_be_seen_on(tmp_path: Path, theme: Theme, ink: str) -> None:
    document = open_source(FileSource(transparent(tmp_path, ink)))
    assert isinstance(document, PictureDocument)
    ground = ground_beneath(document.preview, theme)
    assert ground is not None
    assert abs(ground.lightnessF() - QColor(ink).lightnessF()) > 0.3


def test_an_opaque_picture_needs_no_ground(tmp_path: Path) -> None:
    document = open_source(FileSource(pages_file(tmp_path, "TIFF")))
    assert isinstance(document, PictureDocument)
    assert ground_beneath(document.preview, DARK) is None


@pytest.mark.parametrize("ink", ["black", "white"])
def test_ink_without_paper_is_seen_on_both_themes(lab: Lab, qtbot: QtBot, tmp_path: Path, ink: str) -> None:
    lab.files.open_file(transparent(tmp_path, ink))
    wait_until_opened(lab, qtbot)
    for choice in (ThemeChoice.LIGHT, ThemeChoice.DARK):
        lab.themes.choose(choice)
        look = lab.page.canvas.grab().toImage()
        middle, beside = (look.width() // 2, look.height() // 2), (look.width() // 5, look.height() // 2)
        shades = [QColor(look.pixel(*place)).lightnessF() for place in (middle, beside)]
        assert np.ptp(shades) > 0.5, choice
