"""The application: the process's one object of that kind, set up for handwriting, the theme it wears, and its end.

A signal is noticed whatever Qt is doing: the interpreter writes its number into a socket, which Qt watches like any
other. What is asked for then happens in the window's own time, in order. A second signal ends the process at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QObject, QSocketNotifier, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from hwr.language import tr
from hwr.ui.kit.theme import Theme, ThemeChoice, palette, theme_for
from hwr.ui.kit.wish import Wish

if TYPE_CHECKING:
    from types import FrameType

STYLE: Final = "fusion"

DESKTOP_FILE: Final = "io.github.hwr_lab.hwr"
"""What the program's files in `assets/desktop` are called: by it a desktop finds the icon of a window."""

THINNING: Final = (
    Qt.ApplicationAttribute.AA_CompressHighFrequencyEvents,
    Qt.ApplicationAttribute.AA_CompressTabletEvents,
)
"""What lets Qt drop the points between two that it finds waiting: two thirds of a quick stroke."""

SIGNALS: Final = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
"""Those that ask a program to end; no system has all of them."""


def make_application(arguments: Sequence[str]) -> QApplication:
    """The one `QApplication` of a process; `arguments` are the command line, of which Qt takes what is meant for it."""
    # By the command line and not by `setStyle`, whose answer, a `QStyle`, would bring 600 constants with it.
    application = QApplication([*arguments[:1], "-style", STYLE, *arguments[1:]])
    # Not before: on X11 the constructor switches thinning on, whatever had been said.
    for attribute in THINNING:
        QCoreApplication.setAttribute(attribute, False)
    application.setApplicationName("hwr")
    application.setApplicationDisplayName(tr("Handwriting lab"))
    application.setDesktopFileName(DESKTOP_FILE)
    return application


class Endings(QObject):
    """Listens from now on until `close`; there is one at a time in a process.

    Attributes:
        exit_code: 0 until a signal has come, then what shells say of a process that ended by it: 128 and its number.
    """

    asked = Signal()
    """The program is asked to end."""
    save_requested = Signal()
    """The session ends, or may: nothing that is not kept now will be."""

    def __init__(self, application: QGuiApplication) -> None:
        import signal  # takes milliseconds, as the other does, which the first paint need not wait for
        import socket

        super().__init__(application)
        self.exit_code = 0
        self._reading, self._writing = socket.socketpair()
        self._reading.setblocking(False)
        self._writing.setblocking(False)
        self._notifier = QSocketNotifier(self._reading.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._take)
        signal.set_wakeup_fd(self._writing.fileno(), warn_on_full_buffer=False)
        # One that is ignored stays so: `nohup` asks for that.
        known = [getattr(signal, name) for name in SIGNALS if hasattr(signal, name)]
        self._handled = [number for number in known if signal.getsignal(number) is not signal.SIG_IGN]
        for number in self._handled:
            signal.signal(number, _noticed)
        # The session may go on after all, if another program objects: so the window stays open.
        application.commitDataRequest.connect(self._save)
        application.saveStateRequest.connect(self._save)

    def close(self) -> None:
        """Listen no more; a signal ends the process as it would any other."""
        import signal

        self._stop_handling()
        signal.set_wakeup_fd(-1)
        self._notifier.setEnabled(False)
        self._reading.close()
        self._writing.close()

    def _stop_handling(self) -> None:
        import signal

        for number in self._handled:
            signal.signal(number, signal.SIG_DFL)

    @Slot()
    def _take(self) -> None:
        try:
            numbers = self._reading.recv(64)
        except OSError:
            return
        asking = [number for number in numbers if number in self._handled]
        if not asking:
            return
        self._stop_handling()
        self.exit_code = 128 + asking[0]
        self.asked.emit()

    @Slot()
    def _save(self) -> None:
        self.save_requested.emit()


def _noticed(number: int, frame: FrameType | None) -> None:
    """Nothing: the interpreter has written the number into the socket already, but does so only for a handler."""


_SCHEMES = {
    ThemeChoice.SYSTEM: Qt.ColorScheme.Unknown,
    ThemeChoice.LIGHT: Qt.ColorScheme.Light,
    ThemeChoice.DARK: Qt.ColorScheme.Dark,
}


class ThemeSwitch(QObject):
    """Owns the choice and gives the application its colours; windows put on the style sheet themselves.

    Attributes:
        contrast: whether it is high.
    """

    theme_changed = Signal(object)
    """Another theme is on; carries the `Theme`."""
    choice_changed = Signal(object)
    """The user chose; carries the `ThemeChoice`."""

    def __init__(
        self,
        application: QApplication,
        choice: ThemeChoice,
        parent: QObject | None = None,
        *,
        contrast: bool | None = None,
    ) -> None:
        """`contrast` is whether the user wants it high; None to have it as the system does."""
        super().__init__(parent)
        self._application = application
        self._choice = choice
        self._hints = application.styleHints()
        self.contrast = Wish(contrast, self._is_contrast_asked_for, self)
        self.contrast.follow()
        self.contrast.changed.connect(self._follow)
        if hasattr(self._hints, "accessibility"):  # not before Qt 6.10
            self._accessibility = self._hints.accessibility()
            self._accessibility.contrastPreferenceChanged.connect(self.contrast.follow)
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
        is_dark = self._choice is ThemeChoice.DARK
        if self._choice is ThemeChoice.SYSTEM:
            is_dark = self._hints.colorScheme() == Qt.ColorScheme.Dark
        return theme_for(is_dark=is_dark, is_high_contrast=self.contrast.is_on)

    def _is_contrast_asked_for(self) -> bool:
        if not hasattr(self._hints, "accessibility"):
            return False
        return self._hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast

    def _dress(self) -> None:
        self._application.setPalette(palette(self._theme))
