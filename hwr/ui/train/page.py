"""The page *Train*: the recipe on the left, the training and what happens inside the network on the right."""

from __future__ import annotations

from typing import Final, Protocol, runtime_checkable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSplitter, QTabWidget, QWidget

from hwr.train.observation import Observation
from hwr.ui.kit.button import HelpButton
from hwr.ui.kit.chart.curves_panel import CurvesPanel
from hwr.ui.kit.heat.weights_panel import WeightsPanel
from hwr.ui.kit.layout import in_column, in_row, named
from hwr.ui.train.activations_panel import ActivationsPanel
from hwr.ui.train.by_samples_panel import BySamplesPanel
from hwr.ui.train.confusion_panel import ConfusionPanel
from hwr.ui.train.doctor_strip import DoctorStripWidget
from hwr.ui.train.drawing_card import DrawingCardWidget
from hwr.ui.train.form.recipe_form import RecipeFormWidget
from hwr.ui.train.gradients_panel import GradientsPanel
from hwr.ui.train.network_panel import NetworkPanel
from hwr.ui.train.scores_widget import ScoresWidget
from hwr.ui.train.time_machine import TimeMachineWidget
from hwr.ui.train.transport import TransportWidget

FORM_WIDTH: Final = 320
"""The least; larger text has more, as long as the panels keep most of the page."""

_FORM_CHARACTERS: Final = 42
_FORM_SHARE: Final = 0.33


@runtime_checkable
class ShowsObservation(Protocol):
    """A panel that shows what was last seen of the network; it is told while it is the one in sight."""

    def show_observation(self, observation: Observation | None) -> None:
        """Show another recorded pass; None for none."""


class TrainPage(QWidget):
    """Arranges the parts; `hwr.ui.train.train` connects them."""

    chapter_requested = Signal(str)
    """The panel that is to be seen shall be explained; carries the chapter's key."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "trainPage", "Train")
        self.form = RecipeFormWidget()
        self.transport = TransportWidget()
        self.time_machine = TimeMachineWidget()
        self.doctor = DoctorStripWidget()
        self.scores = ScoresWidget()
        self.drawing = DrawingCardWidget()
        self.use = named(
            QPushButton("Use this network"),
            "useNetwork",
            "Use this network",
            "Read with it on Read, too. The network that reads now stays in the menu at the top.",
        )
        self.use.setEnabled(False)
        self.curves = CurvesPanel()
        self.activations = ActivationsPanel()
        self.gradients = GradientsPanel()
        self.weights = WeightsPanel()
        self.network = NetworkPanel()
        self.confusion = ConfusionPanel()
        self.by_samples = BySamplesPanel()
        self.tabs = named(QTabWidget(), "trainTabs", "Panels")
        self.tabs.setDocumentMode(True)
        self._chapters: dict[QWidget, str] = {}
        for panel, title, chapter in (
            (self.activations, "Activations", "activations"),
            (self.gradients, "Gradients", "sigmoid"),
            (self.weights, "Weights", "hidden"),
            (self.network, "Network", "debugger"),
            (self.confusion, "Confusion", "why"),
            (self.by_samples, "By samples", "hidden"),
        ):
            self.tabs.addTab(panel, title)
            self._chapters[panel] = chapter
        self.help = HelpButton("panelHelp", "this panel")
        self.help.clicked.connect(self._ask)
        self.curves.help.clicked.connect(self._ask_about_curves)
        self.tabs.setCornerWidget(self.help)
        self.splitter = named(QSplitter(Qt.Orientation.Vertical), "trainSplitter")
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.curves)
        self.splitter.addWidget(self.tabs)
        self.splitter.setSizes([530, 470])
        left = in_column((self.form, 1), self.scores, self.drawing, self.use, spacing=8)
        right = in_column(self.transport, self.time_machine, self.doctor, (self.splitter, 1), spacing=8)
        row = in_row(of=self, margins=(16, 6, 16, 12), spacing=16)
        self._left = (self.form, self.scores, self.drawing, self.use)
        for part in self._left:
            part.setFixedWidth(FORM_WIDTH)
        row.addLayout(left)
        row.addLayout(right, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wanted = round(self.fontMetrics().averageCharWidth() * _FORM_CHARACTERS)
        width = max(FORM_WIDTH, min(wanted, round(self.width() * _FORM_SHARE)))
        for part in self._left:
            part.setFixedWidth(width)

    @Slot()
    def _ask(self) -> None:
        self.chapter_requested.emit(self._chapters[self.tabs.currentWidget()])

    @Slot()
    def _ask_about_curves(self) -> None:
        self.chapter_requested.emit("descent")
