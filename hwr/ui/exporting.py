"""Exporting: the network that reads, written as a file that other programs run, from the menu File."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QMenu, QWidget

from hwr.errors import HwrError
from hwr.export.models import MODEL_FORMS, write_model

if TYPE_CHECKING:
    from hwr.ui.kit.message_bar import MessageBarWidget
    from hwr.ui.read.files import Files
    from hwr.ui.reader import Network, Reader


class ExportMenu(QMenu):
    """Lists the forms that there are."""

    requested = Signal(str)
    """The network that reads shall be written in this form, one of `hwr.export.models.MODEL_FORMS`."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("&Export network", parent)
        self.setObjectName("menuExport")
        for name, form in MODEL_FORMS.items():
            entry = self.addAction(f"{form.title[:1].upper()}{form.title[1:]}…")
            entry.setObjectName(f"actionExport_{name}")
            entry.setStatusTip(f"Write the network that reads as {form.title}")
            entry.triggered.connect(partial(self.requested.emit, name))


class Exporting(QObject):
    """Asks where to, writes, and says what came of it."""

    def __init__(
        self,
        reader: Reader,
        shipped: Path,
        files: Files,
        keep: Callable[..., None],
        messages: MessageBarWidget,
        window: QWidget,
    ) -> None:
        """The dialog begins where the last one of `files` ended.

        Args:
            shipped: the shipped model's file.
            keep: keeps the setting `folder`.
        """
        super().__init__(window)
        self._reader, self._shipped, self._files = reader, shipped, files
        self._keep, self._messages, self._window = keep, messages, window

    @Slot(str)
    def export(self, name: str) -> None:
        """Write the network that reads in one of `MODEL_FORMS`, where the user says."""
        from hwr.ui.kit.asking import ask_where

        form, model, network = MODEL_FORMS[name], self._reader.model, self._reader.network
        if model is None:
            self._messages.show_note("No network reads yet: choose one first, at the top right.")
            return
        usual = (self._files.folder or Path()) / form.name(_stem(network))
        path = ask_where(
            self._window, f"Export {network.name}", str(usual), {f"{form.title} (*{form.suffix})": form.suffix}
        )
        if path is None:
            return
        source = None if network.run is not None else network.file or self._shipped
        try:
            write_model(path, form, model, network.name, source)
        except HwrError as error:
            self._messages.show_problem(str(error))
            return
        self._messages.show_note(f"{network.name} is written to {path}.")
        self._files.folder = path.absolute().parent
        self._keep(folder=self._files.folder)


def _stem(network: Network) -> str:
    """What the file of a network is called, without its suffix."""
    if network.run is not None:
        return f"run-{network.run}"
    return "digits" if network.file is None else network.file.stem
