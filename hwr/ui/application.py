"""The application object, set up for handwriting: every point that a pen or a mouse reports arrives."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication

STYLE: Final = "fusion"

THINNING: Final = (
    Qt.ApplicationAttribute.AA_CompressHighFrequencyEvents,
    Qt.ApplicationAttribute.AA_CompressTabletEvents,
)
"""What lets Qt drop the points between two that it finds waiting: two thirds of a quick stroke."""


def make_application(arguments: Sequence[str]) -> QApplication:
    """The one `QApplication` of a process; `arguments` are the command line, of which Qt takes what is meant for it."""
    # By the command line and not by `setStyle`, whose answer, a `QStyle`, would bring 600 constants with it.
    application = QApplication([*arguments[:1], "-style", STYLE, *arguments[1:]])
    # Not before: on X11 the constructor switches thinning on, whatever had been said.
    for attribute in THINNING:
        QCoreApplication.setAttribute(attribute, False)
    application.setApplicationName("hwr")
    application.setApplicationDisplayName("Handwriting lab")
    application.setDesktopFileName("hwr")
    return application
