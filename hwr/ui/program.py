"""The program: the process's one window, and another in its place when it is to speak another language.

What stands in a window was said when it was made, so nothing of it is said anew: the window is made anew, which takes a
third of a second, and takes over what stood in the former one, a training that is under way included.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from hwr.store.paths import Paths
from hwr.ui.app import Lab
from hwr.ui.defects import Defects
from hwr.ui.kit.application import make_application


class Program(QObject):
    """Owns the window.

    Attributes:
        lab: what is in it.
    """

    def __init__(self, application: QApplication, paths: Paths) -> None:
        super().__init__()
        self._application, self._paths = application, paths
        self._defects = Defects(paths.reports, self)
        self._defects.listen()  # before anything can go wrong
        self.lab = self._made()

    def open(self, file: Path | None) -> None:
        """Show the first window, with a file in it if one is named."""
        self.lab.start_after_first_paint(file)
        self._show()

    def close(self, code: int = 0) -> int:
        """Listen to nothing more; the exit code: `code`, if no signal has asked for the end."""
        self._defects.close()
        endings = self.lab.endings
        if endings is None:
            return code
        endings.close()
        return endings.exit_code or code

    def _show(self) -> None:
        self.lab.window.show()
        self.lab.page.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def _made(self) -> Lab:
        lab = Lab(self._application, self._paths, None, self._defects)
        # Queued: the menu that asks for it must have closed before its window goes.
        lab.language.changed.connect(self.renew, Qt.ConnectionType.QueuedConnection)
        return lab

    @Slot()
    def renew(self) -> None:
        """Make the window anew, in the language that is chosen by now."""
        former = self.lab
        former.page.canvas.finish_gesture()
        former.keeping.flush()
        former.text_size.give_up()
        self.lab = self._made()
        self.lab.take_over(former)
        QGuiApplication.setQuitOnLastWindowClosed(False)
        former.window.close()
        QGuiApplication.setQuitOnLastWindowClosed(True)
        if former.endings is not None:
            former.endings.close()
            former.endings.deleteLater()
        former.window.deleteLater()
        former.deleteLater()
        self._show()
        self.lab.go_on()


def run(file: Path | None, paths: Paths) -> int:
    """Open the window, with a file in it if one is named, and return the exit code once it is closed."""
    program = Program(make_application(sys.argv[:1]), paths)
    program.open(file)
    return program.close(QApplication.exec())
