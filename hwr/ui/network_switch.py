"""The network switch: another network reads when somebody asks for it, which is said and can be undone."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from hwr.language import tr
from hwr.ui.main_window import MainWindow
from hwr.ui.offers import Offers
from hwr.ui.reader import Network, Reader
from hwr.words import percent

if TYPE_CHECKING:
    from hwr.store.model_file import Model


class NetworkSwitch(QObject):
    """Wires the menu of networks, and does what others ask for."""

    def __init__(self, reader: Reader, window: MainWindow, offers: Offers, parent: QObject) -> None:
        super().__init__(parent)
        self._reader, self._window, self._offers = reader, window, offers
        window.model.list_networks = reader.networks
        window.model.chosen.connect(self.choose)
        window.model.open_requested.connect(self._ask_for_file)
        reader.changed.connect(window.model.show_network)
        reader.failed.connect(window.messages.show_problem)

    @Slot(object)
    def choose(self, network: Network) -> None:
        """Read with this network."""
        self._change(partial(self._reader.choose, network))

    def use_trained(self, model: Model, run: int | None) -> None:
        """Read with a network that was trained, as the run with this number if it is kept."""
        network = Network(run=run, title="" if run is not None else tr("Trained network"))
        self._change(partial(self._reader.read_with, model, network))

    def _change(self, change: Callable[[], None]) -> None:
        reader, network, model = self._reader, self._reader.network, self._reader.model
        change()
        if reader.model is model or reader.model is None:
            return
        score = reader.model.metrics.get("test_accuracy")
        words = tr("{name} reads your drawings now.", name=reader.network.name)
        if isinstance(score, float):
            words += " " + tr("It reads {share} of the test digits.", share=percent(score, 1))
        undo = reader.use_shipped if model is None else partial(reader.read_with, model, network)
        self._offers.make(words, tr("Undo"), undo)

    @Slot()
    def _ask_for_file(self) -> None:
        from hwr.ui.kit.asking import ask_which

        path = ask_which(self._window, tr("Open a model file"), tr("Models (*.safetensors);;All files (*)"))
        if path is not None:
            self.choose(Network(file=path))
