"""A debugger picture: numbers of a worked pass, each of which tells where it comes from while the mouse rests on it."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QEvent, QPointF
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QToolTip

from hwr.chapters.debugger.derivation import Derivation, derive
from hwr.chapters.debugger.quantity import Quantity
from hwr.chapters.debugger.worked_pass import WorkedPass
from hwr.ui.kit.chart.plane_widget import PlaneWidget


class DebuggerPicture(PlaneWidget):
    """A derived class says which number lies where. A tooltip tells of it: the chosen number keeps the large formula,
    and nothing moves under the mouse."""

    worked: WorkedPass | None = None
    """What the numbers are of."""

    def quantity_at(self, place: QPointF) -> Quantity | None:
        """The number at a place in pixels; None if there is none, or it is not known yet."""
        raise NotImplementedError

    def event(self, event: QEvent) -> bool:
        """Tell of the number under a mouse that rests."""
        if not isinstance(event, QHelpEvent) or event.type() is not QEvent.Type.ToolTip:
            return super().event(event)
        pointed = self.quantity_at(QPointF(event.pos()))
        if pointed is None or self.worked is None:
            QToolTip.hideText()
        else:
            QToolTip.showText(event.globalPos(), derivation_tip(derive(self.worked, pointed)), self)
        return True


def derivation_tip(told: Derivation) -> str:
    """A derivation as a tooltip: its signs and numbers are HTML, its words are text."""
    return f"<p>{told.signs}<br>{told.numbers}</p><p>{escape(told.words)}</p>"
