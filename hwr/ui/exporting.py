"""Exporting: the network that reads, written as a file that other programs run, from the menu File."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QMenu

from hwr.export.models import MODEL_FORMS, writing_model
from hwr.language import tr
from hwr.words import LONGEST_NAME, shown

if TYPE_CHECKING:
    from hwr.ui.kit.writing import Work, WritingRow
    from hwr.ui.main_window import MainWindow
    from hwr.ui.read.files import Files
    from hwr.ui.reader import Network, Reader


class Exporting(QObject):
    """Offers the forms that there are in a menu, asks where to, and lets it be written."""

    def __init__(
        self,
        reader: Reader,
        shipped: Path,
        files: Files,
        keep: Callable[..., None],
        window: MainWindow,
    ) -> None:
        """The dialog begins where the last one of `files` ended.

        Args:
            shipped: the shipped model's file.
            keep: keeps the setting `folder`.
        """
        super().__init__(window)
        self._reader, self._shipped, self._files = reader, shipped, files
        self._keep, self._window = keep, window
        self._offer(window.export)

    def _offer(self, menu: QMenu) -> None:
        for name, form in MODEL_FORMS.items():
            title = tr(form.title)
            entry = menu.addAction(tr("{step}…", step=f"{title[:1].upper()}{title[1:]}"))
            entry.setObjectName(f"actionExport_{name}")
            entry.setStatusTip(tr("Write the network that reads as {title}", title=title))
            entry.triggered.connect(partial(self.export, name))

    @cached_property
    def writing(self) -> WritingRow:
        """What writes, and shows how far it is."""
        from hwr.ui.kit.writing import WritingRow  # for which the first paint need not wait

        row = WritingRow(self._window.messages, self._window.centralWidget())
        row.written.connect(self._note)
        self._window.add_row(row)
        return row

    def take_over(self, former: Exporting) -> None:
        """Go on with what is written in another window, which is about to go."""
        if "writing" in vars(former) and not former.writing.is_idle:
            self.writing.take_over(former.writing)

    def close(self) -> None:
        """Write no more; for the end."""
        if "writing" in vars(self):  # which would make it
            self.writing.close_down()

    @Slot(str)
    def export(self, name: str) -> None:
        """Write the network that reads in one of `MODEL_FORMS`, where the user says."""
        from hwr.ui.kit.asking import ask_where
        from hwr.ui.kit.writing import Work

        form, model, network = MODEL_FORMS[name], self._reader.model, self._reader.network
        if model is None:
            self._window.messages.show_note(tr("No network reads yet: choose one first, at the top right."))
            return
        usual = (self._files.folder or Path()) / form.name(_stem(network))
        path = ask_where(
            self._window,
            tr("Export {name}", name=network.name),
            str(usual),
            {f"{tr(form.title)} (*{form.suffix})": form.suffix},
        )
        if path is None:
            return
        source = None if network.run is not None else network.file or self._shipped
        work = Work(
            writing_model(path, form, model, network.name, source),
            lambda: tr("Writing {name}", name=shown(path.name, LONGEST_NAME)),
            lambda _: tr("{name} is written to {path}.", name=network.name, path=path),
            target=path,
        )
        self.writing.write(work)

    @Slot(object)
    def _note(self, work: Work) -> None:
        """The next dialog begins beside what was written."""
        if work.target is not None:
            self._files.folder = work.target.absolute().parent
            self._keep(folder=self._files.folder)


def _stem(network: Network) -> str:
    """What the file of a network is called, without its suffix."""
    if network.run is not None:
        return f"run-{network.run}"
    return "digits" if network.file is None else network.file.stem
