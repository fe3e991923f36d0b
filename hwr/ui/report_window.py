"""The report window: what was kept of the program's own mistakes, to be read, copied and thrown away."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from hwr.errors import HwrError
from hwr.language import mark, tr
from hwr.store.crash_reports import CrashReports, written_at
from hwr.ui.kit.field.outline import ComboBox
from hwr.ui.kit.layout import named
from hwr.ui.kit.text_dialog import TextDialog
from hwr.words import LONGEST_NAME, UNKNOWN, clock, shown

NOTHING = mark("There are none: the program has made no mistake that it knows of.")


class ReportDialog(TextDialog):
    """All reports there are, the latest first."""

    def __init__(self, reports: CrashReports, parent: QWidget | None = None) -> None:
        super().__init__(
            "reports",
            tr("Problem reports"),
            tr(
                "What is known of mistakes that the program made, with versions and the place in its "
                "code. It was kept on this computer alone, in {folder}. Nothing is ever sent: copy a "
                "report to show it to somebody.",
                folder=reports.folder,
            ),
            parent=parent,
        )
        self._reports = reports
        self.choice = named(ComboBox(self), "reportsChoice", tr("Report"))
        self.choice.currentIndexChanged.connect(self._show)
        self.above.addWidget(self.choice, 1)
        self.delete = self.add_button(tr("Delete all"), "reportsDelete", tr("Remove all reports from this computer"))
        self.delete.clicked.connect(self._delete)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """List what there is now; all of it has been told of then."""
        self._reports.note_told()
        self.choice.blockSignals(True)
        self.choice.clear()
        for path in self._reports.listed():
            self.choice.addItem(f"{_told(written_at(path))}   {self._headline(path)}", str(path))
        self.choice.blockSignals(False)
        self.choice.setVisible(self.choice.count() > 0)
        self.delete.setEnabled(self.choice.count() > 0)
        self._show()

    def _headline(self, path: Path) -> str:
        try:
            return shown(self._reports.read(path).partition("\n")[0], LONGEST_NAME)
        except HwrError:
            return ""

    @Slot()
    def _show(self) -> None:
        name = self.choice.currentData()
        try:
            self.text.setPlainText(self._reports.read(Path(name)) if name else tr(NOTHING))
        except HwrError as error:
            self.text.setPlainText(str(error))

    @Slot()
    def _delete(self) -> None:
        try:
            self._reports.clear()
        except HwrError as error:
            self.text.setPlainText(str(error))
        else:
            self.refresh()


def _told(moment: datetime | None) -> str:
    return UNKNOWN if moment is None else clock(moment)
