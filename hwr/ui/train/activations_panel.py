"""The activations panel: what every unit of every layer does with a drawing, a test digit, or a whole batch."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from hwr.train.layer_view import flaw_words
from hwr.train.observation import Observation
from hwr.ui.kit.card import CardWidget
from hwr.ui.kit.heat.maps import At, HeatMapsWidget
from hwr.ui.kit.heat.unit_readout import ReadoutWidget
from hwr.ui.kit.layout import in_column, named
from hwr.ui.train.unit_subject import SubjectChooserWidget

_TALL: Final = 20
"""From so many lines of height on the readout has two lines."""

_HINT: Final = "Point at a unit, or use the arrow keys, for its numbers."


class ActivationsPanel(CardWidget):
    """The chooser, the maps, and a readout that says what is wrong with units while none is pointed at."""

    drawing_requested = Signal()
    """Look at the drawing on the canvas."""
    digit_requested = Signal(int)
    """Look at the test digit at this place, from 0."""
    batch_requested = Signal()
    """Look at the latest batch."""
    unit_requested = Signal(int, int)
    """A unit was chosen: its layer, 0 the first hidden one, and its place, from 0."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "activationsPanel", "Activations per layer")
        self.subject = SubjectChooserWidget(self)
        self.maps = HeatMapsWidget(self)
        self.readout = ReadoutWidget(parent=self)
        self._scroll = named(QScrollArea(self), "activationsScroll")
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self.maps)
        self._scroll.viewport().setAutoFillBackground(False)  # the card shows through
        self.maps.setAutoFillBackground(False)
        in_column(self.subject, (self._scroll, 1), self.readout, of=self, margins=(14, 8, 14, 8), spacing=6)
        self.subject.drawing_requested.connect(self.drawing_requested)
        self.subject.digit_requested.connect(self.digit_requested)
        self.subject.batch_requested.connect(self.batch_requested)
        self.maps.unit_requested.connect(self.unit_requested)
        self.maps.told.connect(self.readout.tell)
        self.show_observation(None)

    @Slot(int)
    def show_choices(self, digits: int) -> None:
        """There are so many test digits to choose from."""
        self.subject.show_choices(digits)

    @Slot(object)
    def show_observation(self, observation: Observation | None) -> None:
        """Show another recorded pass; None for none."""
        self.subject.show_observation(observation)
        self.maps.show_observation(observation)
        if observation is None:
            words = "Nothing is to be seen yet."
            self.readout.rest("")
        else:
            words = flaw_words(self.maps.views)
            self.readout.rest(f"{words} {_HINT}")
            words = f"{observation.subject.title}. {words}"
        self.setAccessibleDescription(words)

    @Slot(int, int)
    def show_unit(self, layer: int, unit: int) -> None:
        """Choose a unit, as if it had been clicked; nothing happens if there is none such."""
        views = self.maps.views
        if 0 <= layer < len(views) and 0 <= unit < views[layer].units:
            self.maps.choose(At(layer, unit))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.readout.set_lines(2 if self.height() >= _TALL * self.fontMetrics().height() else 1)
        super().resizeEvent(event)
