"""The stages panel: every step from the ink to the 8x8 picture the network sees, as a strip of small pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from hwr.language import tr
from hwr.ui.kit.card import CardWidget
from hwr.ui.kit.icons import line_pen
from hwr.ui.kit.layout import in_column, in_row, named
from hwr.ui.kit.plain import FittingLabel, Label
from hwr.ui.kit.theme import MUTED, theme_of
from hwr.ui.read.stage_box import GAP, NetworkInputWidget, StageBoxWidget

if TYPE_CHECKING:
    from hwr.ink.normalisation import NormalisedInk
    from hwr.recognizer import Recognition

_ARROW_ROOM: Final = 26
_USUAL_PICTURES: Final = 7
"""Four steps and three views of the network's input."""


class StagesPanel(CardWidget):
    """The strip. Its boxes are made when the first reading comes, and kept while the stages' names stay the same."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "stagesPanel", tr("What the network sees"))
        self._names: tuple[str, ...] = ()
        self._boxes: list[StageBoxWidget] = []
        self._heading = Label(tr("What the network sees"), self, is_bold=True, name="stagesHeading")
        self._subtitle = FittingLabel("stagesSubtitle", self, role=MUTED)
        self._subtitle.say(tr("every step from your ink to the 64 numbers it reads"), tr("from your ink to 64 numbers"))
        headings = in_row(self._heading, (self._subtitle, 1), spacing=10)
        self._column = column = in_column(headings, of=self, margins=(18, 12, 18, 6), spacing=8)
        self._row = in_row(spacing=_ARROW_ROOM)
        column.addLayout(self._row, 1)

    @property
    def boxes(self) -> tuple[StageBoxWidget, ...]:
        """The boxes in order; the last one is the network's input."""
        return tuple(self._boxes)

    def height_for(self, width: int) -> int:
        """The height at which the usual number of square pictures fills this width; more would be empty."""
        margins = self._column.contentsMargins()
        side = (width - margins.left() - margins.right()) / _USUAL_PICTURES - _ARROW_ROOM
        words = self._heading.sizeHint().height() + self.fontMetrics().height() + self._column.spacing() + round(GAP)
        return round(side) + words + margins.top() + margins.bottom()

    def show_outline(self, ink: NormalisedInk) -> None:
        """Show which stages there are, with nothing in them yet; does nothing when there is something."""
        if not self._boxes:
            self._fill(ink)
            for box in self._boxes:
                box.show_nothing()

    @Slot(object)
    def show_recognition(self, recognition: Recognition) -> None:
        """Show another reading's stages; for a blank canvas, empty frames."""
        ink = recognition.ink
        if ink is None:
            for box in self._boxes:
                box.show_nothing()
            return
        self._fill(ink)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(line_pen(theme_of(self).outline, 1.8))
        for before, after in zip(self._boxes, self._boxes[1:], strict=False):
            left = before.x() + before.frame().right()
            right = after.x() + after.frame().left()
            middle = QPointF((left + right) / 2, before.y() + before.centre().y())
            painter.drawLine(middle - QPointF(7, 0), middle + QPointF(7, 0))
            painter.drawPolyline([middle + QPointF(2.5, -4.5), middle + QPointF(7, 0), middle + QPointF(2.5, 4.5)])

    def _fill(self, ink: NormalisedInk) -> None:
        self._fit_boxes(ink)
        for box, stage in zip(self._boxes, ink.stages, strict=True):
            box.show_stage(stage)
            if isinstance(box, NetworkInputWidget):
                box.show_views(ink.views)

    def _fit_boxes(self, ink: NormalisedInk) -> None:
        names = tuple(stage.name for stage in ink.stages)
        if names == self._names:
            return
        self._names = names
        for box in self._boxes:
            self._row.removeWidget(box)
            box.deleteLater()
        self._boxes = []
        for index, name in enumerate(names):
            is_last = index == len(names) - 1
            box = named((NetworkInputWidget if is_last else StageBoxWidget)(self), f"stage_{name}")
            self._boxes.append(box)
            self._row.addWidget(box, len(ink.views) if is_last else 1)
