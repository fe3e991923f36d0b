"""The model choice: says which network reads, offers the others, and leads back to the shipped one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QToolButton, QWidget

from hwr.language import tr
from hwr.ui.kit.button import IconButton
from hwr.ui.kit.layout import in_row, named
from hwr.ui.kit.plain import plain_tip
from hwr.ui.reader import SHIPPED, Network

_ICON = 18
_BETWEEN = 6
_ENDLESS = 1 << 20
"""In pixels."""


class ModelChoiceWidget(QWidget):
    """A button with the name of what reads and a menu; another beside it as long as that is not the shipped model.

    Attributes:
        list_networks: tells what could read, whenever the menu is about to be seen.
    """

    chosen = Signal(object)
    """Another network shall read; carries the `Network`."""
    open_requested = Signal()
    """A model file shall be chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list_networks: Callable[[], Sequence[Network]] = lambda: (SHIPPED,)
        self._network, self._room = SHIPPED, _ENDLESS
        self.button = IconButton("network", self, side=_ICON)
        self.button.setObjectName("modelChoice")
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.menu = named(QMenu(self.button), "modelMenu")
        self.menu.setToolTipsVisible(True)
        self.menu.aboutToShow.connect(self._list)
        self.button.setMenu(self.menu)
        self.back = named(
            QPushButton(tr("Use the shipped model"), self),
            "modelBack",
            tr("Read with the model that came with the program"),
        )
        self.back.clicked.connect(self._go_back)
        in_row(self.back, self.button, of=self, margins=0, spacing=_BETWEEN)
        self.show_network(SHIPPED)

    @Slot(object)
    def show_network(self, network: Network) -> None:
        """Say which network reads."""
        self._network = network
        self.button.setAccessibleName(tr("Network that reads"))
        self.button.setAccessibleDescription(network.name)
        self.button.setToolTip(plain_tip(tr("This network reads: {name}. Press to choose another.", name=network.name)))
        self.fit(self._room)

    def fit(self, room: int) -> None:
        """Be no wider than this, in pixels: do without the way back, which the menu has, too, and shorten the name."""
        self._room = room
        metrics, name = self.button.fontMetrics(), self._network.name
        around = self.button.sizeHint().width() - metrics.horizontalAdvance(self.button.text().replace("&&", "&"))
        whole = around + metrics.horizontalAdvance(name)
        shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, max(0, room - around)) if whole > room else name
        if self.button.text() != (text := shown.replace("&", "&&")):
            self.button.setText(text)
        has_room = whole + _BETWEEN + self.back.sizeHint().width() <= room
        self.back.setVisible(has_room and not self._network.is_shipped)

    @Slot()
    def _list(self) -> None:
        self.menu.clear()
        group = -1
        for network in self.list_networks():
            before, group = group, _group(network)
            if group != before:
                self.menu.addSection((tr("The program's"), tr("Files"), tr("Runs"))[group])
            self._add(network)
        self.menu.addSeparator()
        opened = self.menu.addAction(tr("&Open a model file…"))
        opened.setObjectName("actionOpenModel")
        opened.triggered.connect(self.open_requested)

    def _add(self, network: Network) -> None:
        words = ": ".join(part for part in (network.name, network.title) if part)
        entry: QAction = self.menu.addAction(words.replace("&", "&&"))
        entry.setCheckable(True)
        entry.setChecked(network.is_same(self._network))
        if network.trouble:
            entry.setEnabled(False)
            entry.setText(f"{entry.text()}  ({network.trouble.replace('&', '&&')})")
        entry.triggered.connect(lambda _checked=False, network=network: self.chosen.emit(network))

    @Slot()
    def _go_back(self) -> None:
        self.chosen.emit(SHIPPED)


def _group(network: Network) -> int:
    return 0 if network.is_shipped else 1 if network.file is not None else 2
