"""The search bar: which runs the table is to show, by words and conditions, by a result, and by how they stand."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from hwr.store.runs.metrics import METRICS, SETTINGS
from hwr.store.runs.query import Query
from hwr.store.runs.record import RunStatus
from hwr.ui.kit.field.outline import ComboBox
from hwr.ui.kit.layout import in_row, named
from hwr.ui.kit.plain import plain_tip
from hwr.ui.runs.columns import STATUS_WORDS
from hwr.ui.runs.result_filter import ResultFilter

EXAMPLES: Final = ("test >= 0.95", "rate 0.01..0.1")
SEARCH_HELP: Final = (
    f"Words of names, notes, tags and settings; or conditions and ranges, as {' or '.join(EXAMPLES)}. Measured are "
    f"{', '.join(metric.name for metric in METRICS)}; set are {', '.join(one.name for one in SETTINGS)}."
)


class SearchBar(QWidget):
    """A line to write in, the filter by a result, and the choice of a status."""

    changed = Signal()
    """Other runs are looked for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = named(QLineEdit(self), "runsSearch", "Search")
        self.line.setPlaceholderText(f"Words, or {', '.join(EXAMPLES)}")
        self.line.setToolTip(plain_tip(SEARCH_HELP))
        self.line.setClearButtonEnabled(True)
        self.result = ResultFilter(self)
        self.choice = named(ComboBox(self), "runsStatus", "Status", "Show only runs that stand so")
        self.choice.addItem("Any status", None)
        for status, words in STATUS_WORDS.items():
            self.choice.addItem(words, status)
        in_row((self.line, 1), self.result, self.choice, of=self, margins=0, spacing=10)
        self.line.textChanged.connect(self.changed)
        self.result.changed.connect(self.changed)
        self.choice.currentIndexChanged.connect(self.changed)

    @property
    def query(self) -> Query:
        """What is written, and the result."""
        written = Query.of(self.line.text())
        return replace(written, conditions=(*written.conditions, *self.result.conditions))

    @property
    def status(self) -> RunStatus | None:
        """Only runs of this status; None for any."""
        status: RunStatus | None = self.choice.currentData()
        return status
