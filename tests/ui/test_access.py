"""Access: high contrast and less motion, chosen in the menu View, hold at once and the next time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionButton
from pytestqt.qtbot import QtBot

from hwr.store.runs.record import Run
from hwr.store.runs.run_store import RunStore
from hwr.ui.app import Lab
from hwr.ui.kit.field.outline import ComboBox, SpinBox
from hwr.ui.kit.motion import REDUCED, Motion, is_motion_wanted, set_less_motion
from hwr.ui.kit.theme import THEMES, Theme, style_sheet, theme_of
from hwr.ui.runs.settings_table import SettingsTable
from tests.store.runs_made import begin
from tests.ui.conftest import OpenLab, Wear
from tests.ui.test_theme import contrast


@pytest.fixture(autouse=True)
def as_the_system_has_it(qapp: QApplication) -> Iterator[None]:
    yield
    set_less_motion(qapp, None)


def test_high_contrast_is_worn_at_once_and_remembered(open_lab: OpenLab) -> None:
    lab = open_lab()
    assert not lab.actions.high_contrast.isChecked()
    lab.actions.high_contrast.trigger()
    QApplication.processEvents()
    assert theme_of(lab.page.canvas).is_high_contrast
    assert theme_of(lab.page.canvas).border in lab.window.styleSheet()
    lab.window.close()
    again = open_lab()
    assert again.actions.high_contrast.isChecked()
    assert theme_of(again.page.canvas).is_high_contrast
    again.actions.high_contrast.trigger()
    QApplication.processEvents()
    assert not theme_of(again.page.canvas).is_high_contrast


def test_the_systems_high_contrast_is_followed(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    if not hasattr(Qt, "ContrastPreference"):
        pytest.skip("this Qt does not know what the system wants")
    monkeypatch.setattr(lab.themes.contrast, "_system", lambda: True)
    lab.themes._accessibility.contrastPreferenceChanged.emit(Qt.ContrastPreference.HighContrast)
    QApplication.processEvents()
    assert theme_of(lab.page).is_high_contrast
    assert lab.actions.high_contrast.isChecked()


def test_less_motion_rests_at_once_and_is_remembered(open_lab: OpenLab, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(REDUCED, "0")
    lab = open_lab()
    assert is_motion_wanted() is not lab.actions.less_motion.isChecked()
    if not lab.actions.less_motion.isChecked():
        lab.actions.less_motion.trigger()
    assert not is_motion_wanted()
    motion = Motion(60_000)
    motion.start()
    assert motion.is_idle
    lab.window.close()
    again = open_lab()
    assert again.actions.less_motion.isChecked()
    assert not is_motion_wanted()


def test_whoever_wants_motion_has_it_where_the_system_has_none(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(REDUCED, "1")
    lab.less_motion.follow()
    assert lab.actions.less_motion.isChecked()
    lab.actions.less_motion.trigger()
    assert is_motion_wanted()
    lab.actions.less_motion.trigger()
    assert not is_motion_wanted()


def a_run(folder: Path) -> Run:
    with RunStore.open(folder / "runs.sqlite3") as store:
        return store.run(begin(store))


@pytest.mark.parametrize("theme", THEMES, ids=["light", "dark", "light contrast", "dark contrast"])
def test_what_a_sheet_would_pale_can_be_read(qtbot: QtBot, wear: Wear, theme: Theme, tmp_path: Path) -> None:
    """Qt makes the palette's role for muted words half transparent where a style sheet sets the colour of the text."""
    wear(theme)
    table = SettingsTable()
    qtbot.addWidget(table)
    table.setStyleSheet(style_sheet(theme))
    table.ensurePolished()
    table.show_runs([a_run(tmp_path)])
    item = table.item(0, 0)
    assert item is not None
    assert item.foreground().color().name(QColor.NameFormat.HexArgb) == f"#ff{theme.muted[1:]}"


@pytest.mark.parametrize("theme", THEMES, ids=["light", "dark", "light contrast", "dark contrast"])
def test_lines_around_boxes_can_be_seen(qtbot: QtBot, wear: Wear, theme: Theme) -> None:
    wear(theme)
    for box in (ComboBox(), SpinBox()):
        qtbot.addWidget(box)
        box.resize(120, 28)
        shown = box.grab().toImage()
        assert contrast(shown.pixelColor(60, 0).name(), theme.card) > 2.8


@pytest.mark.parametrize("theme", THEMES, ids=["light", "dark", "light contrast", "dark contrast"])
def test_the_box_to_tick_on_my_digits_can_be_seen(lab: Lab, wear: Wear, theme: Theme) -> None:
    wear(theme)
    lab.window.show_page(lab.teach_page)
    box = lab.teach.misread
    shown = box.grab().toImage()  # which lays it out, too
    option = QStyleOptionButton()
    box.initStyleOption(option)
    place = box.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, box)
    assert contrast(shown.pixelColor(place.center().x(), place.top()).name(), theme.window) > 2.8
