"""Helping: what the program can tell of itself, and of its own mistakes, is shown, copied and kept here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog

from hwr.errors import HwrError
from hwr.language import tr
from hwr.ui.actions import Actions, help_dialog
from hwr.ui.defects import Defects
from hwr.ui.keeping import Keeping
from hwr.ui.main_window import MainWindow
from hwr.ui.offers import Offers
from hwr.ui.reader import Reader

if TYPE_CHECKING:
    from hwr.ui.report_window import ReportDialog


class Helping(QObject):
    """Wires the menu Help, and the reports of defects."""

    def __init__(
        self,
        actions: Actions,
        defects: Defects,
        keeping: Keeping,
        reader: Reader,
        window: MainWindow,
        offers: Offers,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._actions, self._defects = actions, defects
        self._keeping, self._reader, self._window, self._offers = keeping, reader, window, offers
        self._reports: ReportDialog | None = None
        actions.help.triggered.connect(self._show_help)
        actions.diagnostics.triggered.connect(self.copy_diagnostics)
        actions.reports.triggered.connect(self.show_reports)
        actions.about.triggered.connect(self._show_about)
        defects.told.connect(self._tell)

    def watch(self) -> None:
        """Have crashes of the whole process reported from now on."""
        try:
            self._defects.watch(self._diagnostics())
        except HwrError as error:
            self._window.messages.show_problem(str(error))

    @Slot()
    def copy_diagnostics(self) -> None:
        """Put the diagnostics on the clipboard, and offer to look at them."""
        QGuiApplication.clipboard().setText(self._diagnostics())
        self._offers.make(
            tr("Copied: versions, screens and settings, without names of folders."), tr("Show"), self._show_copied
        )

    @Slot()
    def show_reports(self) -> None:
        """Show what is known of the program's own mistakes."""
        from hwr.ui.report_window import ReportDialog

        if self._reports is None:
            self._reports = ReportDialog(self._defects.reports, self._window)
            self._reports.finished.connect(self._forget_reports)
            self._open(self._reports)
        else:
            self._reports.refresh()

    def _diagnostics(self) -> str:
        from hwr.ui.diagnostics import diagnostics

        return diagnostics(self._keeping.settings, self._reader.network, self._window.messages.last_problem)

    @Slot(str)
    def _tell(self, sentence: str) -> None:
        if self._reports is None:
            self._offers.complain(sentence, tr("Show the report"), self.show_reports)
            self._defects.reports.note_told()  # the next start has nothing to add
        else:
            self._reports.refresh()

    @Slot()
    def _show_help(self) -> None:
        self._open(help_dialog(self._actions.all(), self._window))

    @Slot()
    def _show_about(self) -> None:
        from hwr.ui.about import AboutDialog
        from hwr.ui.diagnostics import versions

        dialog = AboutDialog(versions(), self._window)
        dialog.copy_requested.connect(self.copy_diagnostics)
        self._open(dialog)

    @Slot()
    def _show_copied(self) -> None:
        from hwr.ui.kit.text_dialog import TextDialog

        self._open(
            TextDialog(
                "diagnostics",
                tr("Diagnostics"),
                tr("This was put on the clipboard, to be pasted where you ask for help. It is sent nowhere by itself."),
                self._diagnostics(),
                self._window,
            )
        )

    @Slot()
    def _forget_reports(self) -> None:
        self._reports = None

    def _open(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
