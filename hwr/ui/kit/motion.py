"""A motion: what lets a picture go over from one state to the next, eased; at once where motion is not wanted."""

from __future__ import annotations

import os
from typing import Final

from PySide6.QtCore import QAbstractAnimation, QEasingCurve, QObject, QVariantAnimation, Signal, Slot
from PySide6.QtWidgets import QApplication, QStyle

USUAL_MS: Final = 600
"""Long enough for the eye to follow something from one side of a picture to the other."""

REDUCED: Final = "HWR_REDUCED_MOTION"
"""If this variable of the environment is set to anything but 0, nothing moves, unless the user chose in the window."""

_CHOSEN: Final = "hwrLessMotion"
"""The property of the application, like its font, in which the user's choice is."""


def is_less_motion_asked_for() -> bool:
    """Whether the system, as far as Qt knows, or the environment asks for less motion."""
    if os.environ.get(REDUCED, "0") not in ("", "0"):
        return True
    return QApplication.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) <= 0


def is_motion_wanted() -> bool:
    """Whether things may move: as the user of the window has chosen, or else as the system asks for."""
    application = QApplication.instance()
    chosen = None if application is None else application.property(_CHOSEN)
    return not (is_less_motion_asked_for() if chosen is None else chosen)


def set_less_motion(application: QApplication, choice: bool | None) -> None:
    """Have all that moves do so no longer, or again; None to have it as the system asks for."""
    application.setProperty(_CHOSEN, choice)


class Motion(QObject):
    """A share of a way, from 0 to 1; slow at both ends, unless it is told to ease otherwise."""

    moved = Signal(float)
    """So much of the way is behind it; the last time, 1."""

    def __init__(
        self,
        duration_ms: int = USUAL_MS,
        parent: QObject | None = None,
        *,
        easing: QEasingCurve.Type = QEasingCurve.Type.InOutCubic,
    ) -> None:
        super().__init__(parent)
        self._share = 1.0
        self._way = QVariantAnimation(self)
        self._way.setStartValue(0.0)
        self._way.setEndValue(1.0)
        self._way.setDuration(duration_ms)
        self._way.setEasingCurve(easing)
        self._way.valueChanged.connect(self._take)

    @property
    def share(self) -> float:
        """How much of the way is behind it, 0 to 1; 1 at rest."""
        return self._share

    @property
    def is_idle(self) -> bool:
        """Whether it rests."""
        return self._way.state() == QAbstractAnimation.State.Stopped

    @Slot()
    def start(self) -> None:
        """Go from 0 to 1 from now on; where motion is not wanted, be there at once."""
        self._way.stop()
        if is_motion_wanted():
            self._take(0.0)
            self._way.start()
        else:
            self._take(1.0)

    @Slot()
    def end(self) -> None:
        """Be at the end at once."""
        self._way.stop()
        if self._share < 1.0:
            self._take(1.0)

    @Slot(object)
    def _take(self, share: float) -> None:
        self._share = float(share)
        self.moved.emit(self._share)
