"""The theme switch: which theme is on, following the system until the user decides otherwise."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication

from hwr.ui.kit.theme import DARK, LIGHT, Theme, ThemeChoice, palette

_SCHEMES = {
    ThemeChoice.SYSTEM: Qt.ColorScheme.Unknown,
    ThemeChoice.LIGHT: Qt.ColorScheme.Light,
    ThemeChoice.DARK: Qt.ColorScheme.Dark,
}


class ThemeSwitch(QObject):
    """Owns the choice and gives the application its colours; windows put on the style sheet themselves."""

    theme_changed = Signal(object)
    """Another theme is on; carries the `Theme`."""
    choice_changed = Signal(object)
    """The user chose; carries the `ThemeChoice`."""

    def __init__(self, application: QApplication, choice: ThemeChoice, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._application = application
        self._choice = choice
        self._hints = application.styleHints()
        self._theme = self._resolved()
        self._hints.colorSchemeChanged.connect(self._follow)

    @property
    def choice(self) -> ThemeChoice:
        """What the user asked for."""
        return self._choice

    @property
    def theme(self) -> Theme:
        """The theme that is on."""
        return self._theme

    def apply(self) -> None:
        """Dress the application; once at the start, later by itself."""
        # Native title bars and dialogs follow this; it does nothing where the platform cannot.
        if self._choice is not ThemeChoice.SYSTEM:
            self._hints.setColorScheme(_SCHEMES[self._choice])
        self._dress()

    @Slot(object)
    def choose(self, choice: ThemeChoice) -> None:
        """Follow the system, or stay light or dark."""
        if choice is self._choice:
            return
        self._choice = choice
        self._hints.setColorScheme(_SCHEMES[choice])
        self.choice_changed.emit(choice)
        self._follow()

    @Slot()
    def choose_other(self) -> None:
        """From light to dark or back, whatever it was that chose the one that is on."""
        self.choose(ThemeChoice.LIGHT if self._theme.is_dark else ThemeChoice.DARK)

    @Slot()
    def _follow(self) -> None:
        theme = self._resolved()
        if theme is not self._theme:
            self._theme = theme
            self._dress()
            self.theme_changed.emit(theme)

    def _resolved(self) -> Theme:
        if self._choice is ThemeChoice.SYSTEM:
            return DARK if self._hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT
        return DARK if self._choice is ThemeChoice.DARK else LIGHT

    def _dress(self) -> None:
        self._application.setPalette(palette(self._theme))
