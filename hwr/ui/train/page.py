"""The page *Train*: the recipe on the left, the training and what happens inside the network on the right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Protocol, runtime_checkable

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QTabWidget, QWidget

from hwr.language import mark, tr
from hwr.train.observation import Observation
from hwr.ui.kit.button import set_look
from hwr.ui.kit.chart.curves_panel import CurvesPanel
from hwr.ui.kit.heat.weights_panel import WeightsPanel
from hwr.ui.kit.help import HelpButton
from hwr.ui.kit.layout import in_column, in_row, named
from hwr.ui.kit.splitter import SplitterWidget
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
_LOW: Final = 53
"""With fewer lines of text than this the page is low."""

_BESIDE_TITLE: Final = 32
_BESIDE_TITLE_DENSE: Final = 14
"""Pixels that a tab takes beside its title, as the style sheet has it."""

_LEAST_LINES: Final = 14
"""Lower than so many lines, curves could not be read; the page scrolls instead."""

_ANY_WIDTH: Final = (1 << 24) - 1  # Qt's QWIDGETSIZE_MAX
_SPLIT: Final = (530, 470)
"""How curves and panels share the height."""


@dataclass(frozen=True)
class Explained:
    """A panel's title, what is to be said of it, both marked, and the chapter that says more."""

    title: str
    words: str
    chapter: str


_EXPLAINED: Final = (
    Explained(
        mark("Activations"),
        mark(
            "Each square is a unit, the darker the more strongly it answers to what is looked at. A "
            "cross marks one that is 0 for every sample: no gradient reaches it."
        ),
        "activations",
    ),
    Explained(
        mark("Gradients"),
        mark(
            "How large each layer's gradient is: how strongly the error pulls at its weights. Lines "
            "that lie far apart mean that some layers hardly hear of it."
        ),
        "sigmoid",
    ),
    Explained(
        mark("Weights"),
        mark(
            "Each picture is a unit of the first layer: where it wants ink, and where it wants none. "
            "What looks like noise has not learnt anything that one could name."
        ),
        "hidden",
    ),
    Explained(
        mark("Network"),
        mark(
            "The units layer by layer, with the strongest weights between them. Choose a unit to see "
            "how its number is summed up from those before it."
        ),
        "debugger",
    ),
    Explained(
        mark("Confusion"),
        mark(
            "A row is what a test digit is, a column what it was read as: off the diagonal are the "
            "mistakes. Choose a cell to see its digits."
        ),
        "why",
    ),
    Explained(
        mark("Samples"),
        mark(
            "How many test digits are read right after learning from few digits and from many. Where "
            "the curve still rises, more of them would help."
        ),
        "hidden",
    ),
)


_RECIPE: Final = Explained(
    mark("Recipe"),
    mark(
        "All that decides what is learnt: the network, how it descends, and from which digits. "
        "Choose a preset, and unfold what you want to change."
    ),
    "descent",
)


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
        named(self, "trainPage", tr("Train"))
        self.form = RecipeFormWidget()
        self.transport = TransportWidget()
        self.time_machine = TimeMachineWidget()
        self.doctor = DoctorStripWidget()
        self.scores = ScoresWidget()
        self.drawing = DrawingCardWidget()
        self.use = named(
            QPushButton(tr("Use this network")),
            "useNetwork",
            tr("Use this network"),
            tr("Read with it on Read, too. The network that reads now stays in the menu at the top."),
        )
        self.use.setEnabled(False)
        self.curves = CurvesPanel()
        self.activations = ActivationsPanel()
        self.gradients = GradientsPanel()
        self.weights = WeightsPanel()
        self.network = NetworkPanel()
        self.confusion = ConfusionPanel()
        self.by_samples = BySamplesPanel()
        self.tabs = named(QTabWidget(), "trainTabs", tr("Panels"))
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        panels = (self.activations, self.gradients, self.weights, self.network, self.confusion, self.by_samples)
        self._explained: dict[QWidget, Explained] = dict(zip(panels, _EXPLAINED, strict=True))
        self._explained[self.curves] = Explained(mark("Curves"), self.curves.help.explanation, "descent")
        for panel in panels:
            self.tabs.addTab(panel, tr(self._explained[panel].title))
        self.tabs.setElideMode(Qt.TextElideMode.ElideNone)
        self.help = HelpButton(
            "panelHelp", tr("Explain this panel"), tr("What this panel shows, and the chapter on it")
        )
        self.help.more_requested.connect(self._ask)
        self.curves.help.more_requested.connect(self._ask_about_curves)
        self.tabs.currentChanged.connect(self._explain)
        self._explain()
        self.tabs.setCornerWidget(self.help)
        self.splitter = SplitterWidget("trainSplitter", Qt.Orientation.Vertical)
        self.splitter.addWidget(self.curves)
        self.splitter.addWidget(self.tabs)
        self.splitter.setSizes(_SPLIT)
        self._is_low = self._is_narrow = False
        self._left = QWidget()
        self._beneath = in_column(self.scores, in_column(self.drawing, self.use, spacing=8), spacing=8)
        in_column((self.form, 1), self._beneath, of=self._left, margins=0, spacing=8)
        self._explained[self._left] = _RECIPE
        self._right = QWidget()
        right = (self.transport, self.time_machine, self.doctor, (self.splitter, 1))
        in_column(*right, of=self._right, margins=0, spacing=8)
        self._row = in_row(self._left, (self._right, 1), of=self, margins=(16, 6, 16, 12), spacing=16)

    def minimumSizeHint(self) -> QSize:
        margins = self._row.contentsMargins()
        width = self._right.minimumSizeHint().width() + margins.left() + margins.right()
        return QSize(width, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_height()
        self._fit_width()
        bar = self.tabs.tabBar()
        set_look(bar, "dense", self._tabs_width(_BESIDE_TITLE) > self._right.width())

    def _tabs_width(self, beside: int) -> int:
        """What the tabs take, with so many pixels beside each title."""
        titles = [self.tabs.tabText(index) for index in range(self.tabs.count())]
        advance = self.fontMetrics().horizontalAdvance
        return sum(advance(title) + beside for title in titles) + self.help.sizeHint().width()

    def _fit_width(self) -> None:
        """Where there is little width, for a panel or for the tabs, the recipe is one of the panels."""
        wanted = round(self.fontMetrics().averageCharWidth() * _FORM_CHARACTERS)
        width = max(FORM_WIDTH, min(wanted, round(self.width() * _FORM_SHARE)))
        margins = self._row.contentsMargins()
        tabs = self._tabs_width(_BESIDE_TITLE_DENSE)
        if self._is_narrow:
            tabs -= self.fontMetrics().horizontalAdvance(tr(_RECIPE.title)) + _BESIDE_TITLE_DENSE
        tabs += margins.left() + margins.right()
        is_narrow = self.width() < max(self.minimumSizeHint().width(), tabs) + width + self._row.spacing()
        if is_narrow:
            self._left.setMinimumWidth(0)
            self._left.setMaximumWidth(_ANY_WIDTH)
        else:
            self._left.setFixedWidth(width)
        if is_narrow == self._is_narrow:
            return
        self._is_narrow = is_narrow
        direction = QBoxLayout.Direction
        self._beneath.setDirection(direction.LeftToRight if is_narrow else direction.TopToBottom)
        if is_narrow:
            self.tabs.insertTab(0, self._left, tr(_RECIPE.title))
        else:
            self._row.insertWidget(0, self._left)
            self._left.show()

    def _fit_height(self) -> None:
        """Where there is little height the curves are one of the panels, for both would be too low to be read."""
        line = self.fontMetrics().height()
        is_low = self.height() < _LOW * line
        self.curves.setMinimumHeight(_LEAST_LINES * line if is_low else 0)
        if is_low == self._is_low:
            return
        self._is_low = is_low
        if is_low:
            self.tabs.insertTab(int(self._is_narrow), self.curves, tr(self._explained[self.curves].title))
            self.tabs.setCurrentWidget(self.curves)
        else:
            self.splitter.insertWidget(0, self.curves)
            self.splitter.setSizes(_SPLIT)
            self.curves.show()
        self.curves.help.setVisible(not is_low)

    @Slot()
    def _explain(self) -> None:
        self.help.explain(tr(self._explained[self.tabs.currentWidget()].words))

    @Slot()
    def _ask(self) -> None:
        self.chapter_requested.emit(self._explained[self.tabs.currentWidget()].chapter)

    @Slot()
    def _ask_about_curves(self) -> None:
        self.chapter_requested.emit(self._explained[self.curves].chapter)
