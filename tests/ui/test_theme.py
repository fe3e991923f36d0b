"""The themes can be read, and so can the icons: WCAG 2.2 AA, 4.5 for words and 3 for marks."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from hwr.ui.kit import icons
from hwr.ui.kit.application import ThemeSwitch
from hwr.ui.kit.icons import pixmap
from hwr.ui.kit.theme import DARK, LIGHT, THEMES, Theme, ThemeChoice, palette, style_sheet, theme_for, theme_of
from hwr.ui.kit.wish import Wish
from tests.ui.conftest import Wear

ICONS = Path(icons.__file__).parent


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    channels = [QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF()]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


every_theme = pytest.mark.parametrize("theme", THEMES, ids=["light", "dark", "light contrast", "dark contrast"])


@every_theme
def test_everything_can_be_read(theme: Theme) -> None:
    surfaces = (theme.window, theme.card, theme.paper)
    for surface in surfaces:
        for words in (theme.text, theme.muted, theme.ink, theme.accent, theme.unsure, theme.error):
            assert contrast(words, surface) >= 4.5, (words, surface)
        assert contrast(theme.outline, surface) >= 3, surface
    for words in (theme.text, theme.accent):
        assert contrast(words, theme.accent_soft) >= 4.5
    for words in (theme.text, theme.error):
        assert contrast(words, theme.error_soft) >= 4.5
    assert contrast(theme.on_accent, theme.accent) >= 4.5
    assert contrast(theme.accent, theme.track) >= 3
    assert contrast(theme.text, theme.track) >= 4.5


@pytest.mark.parametrize("theme", [theme for theme in THEMES if theme.is_high_contrast], ids=["light", "dark"])
def test_in_high_contrast_words_have_7_and_lines_can_be_seen(theme: Theme) -> None:
    for surface in (theme.window, theme.card, theme.paper):
        for words in (theme.text, theme.muted, theme.ink, theme.accent, theme.unsure, theme.error, theme.outline):
            assert contrast(words, surface) >= 7, (words, surface)
        assert contrast(theme.border, surface) >= 3
        assert contrast(theme.disabled, surface) >= 4.5
    for words in (theme.text, theme.accent):
        assert contrast(words, theme.accent_soft) >= 7
    for words in (theme.text, theme.error):
        assert contrast(words, theme.error_soft) >= 7
    for words in (theme.text, theme.muted):
        assert contrast(words, theme.track) >= 7
    assert contrast(theme.on_accent, theme.accent) >= 7
    assert contrast(theme.disabled, theme.text) > 2, "what cannot be used looks otherwise"


@every_theme
def test_a_widget_knows_its_theme(theme: Theme, wear: Wear, qtbot: QtBot) -> None:
    wear(theme)
    widget = QWidget()
    qtbot.addWidget(widget)
    assert theme_of(widget) is theme
    assert theme_for(is_dark=theme.is_dark, is_high_contrast=theme.is_high_contrast) is theme


@every_theme
def test_qt_wears_it_without_complaint(theme: Theme, qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.setStyleSheet(style_sheet(theme))
    widget.ensurePolished()
    assert palette(theme).color(QPalette.ColorRole.Window).name() == theme.window


def test_the_choice_goes_to_and_fro_and_tells(qapp: QApplication) -> None:
    switch = ThemeSwitch(qapp, ThemeChoice.SYSTEM)
    before = switch.theme
    themes: list[Theme] = []
    choices: list[ThemeChoice] = []
    switch.theme_changed.connect(themes.append)
    switch.choice_changed.connect(choices.append)
    for _ in range(2):
        switch.choose_other()
    assert len(themes) == len(choices) == 2  # every time something is to be seen
    assert themes[0] is not before
    assert themes[1] is before
    switch.choose(choices[-1])  # nothing new
    assert len(choices) == 2
    switch.choose(ThemeChoice.SYSTEM)
    switch.deleteLater()


def test_the_system_is_followed_only_while_asked_to(qapp: QApplication) -> None:
    switch = ThemeSwitch(qapp, ThemeChoice.SYSTEM)
    is_dark = qapp.styleHints().colorScheme() == Qt.ColorScheme.Dark
    assert switch.theme is (DARK if is_dark else LIGHT)
    switch.choose(ThemeChoice.DARK)
    assert switch.theme is DARK
    switch.choose(ThemeChoice.SYSTEM)
    assert switch.theme is (DARK if is_dark else LIGHT)
    switch.deleteLater()


def test_high_contrast_comes_by_the_users_choice_and_goes_with_it(qapp: QApplication) -> None:
    switch = ThemeSwitch(qapp, ThemeChoice.DARK)
    switch.apply()
    themes: list[Theme] = []
    choices: list[bool | None] = []
    switch.theme_changed.connect(themes.append)
    switch.contrast.choice_changed.connect(choices.append)
    switch.contrast.choose(True)
    switch.choose_other()
    switch.contrast.choose(False)
    assert [(theme.is_dark, theme.is_high_contrast) for theme in themes] == [
        (True, True),
        (False, True),
        (False, False),
    ]
    assert choices == [True, None], "what is as the system has it follows the system"
    switch.deleteLater()


def test_the_systems_wish_holds_until_the_user_has_another(qapp: QApplication) -> None:
    system = [False]
    wish = Wish(None, lambda: system[0])
    told: list[bool] = []
    wish.changed.connect(told.append)
    system[0] = True
    wish.follow()
    assert wish.is_on
    wish.choose(False)
    wish.follow()
    assert not wish.is_on
    wish.choose(True)
    system[0] = False
    wish.follow()
    assert told == [True, False, True, False]


@pytest.mark.parametrize("name", sorted(path.stem for path in ICONS.glob("*.svg") if path.stem != "application"))
def test_every_icon_is_lines_of_one_colour(qapp: QApplication, name: str) -> None:
    image = pixmap(name, "#2c5ba6", 22, 2.0).toImage()
    assert (image.width(), image.height()) == (44, 44)
    inked = [image.pixelColor(x, y) for x in range(44) for y in range(44) if image.pixelColor(x, y).alpha() == 255]
    assert inked
    assert {colour.name() for colour in inked} == {"#2c5ba6"}
    assert image.pixelColor(0, 0).alpha() == 0
