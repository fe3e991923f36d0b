"""The search bar: which runs the table is to show, by words and conditions, by a result, and by how they stand."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from hwr.language import as_python, mark, tr
from hwr.store.runs.metrics import METRICS, SETTINGS
from hwr.store.runs.query import Query
from hwr.store.runs.record import RunStatus
from hwr.ui.kit.field.outline import ComboBox
from hwr.ui.kit.layout import in_row, named
from hwr.ui.runs.columns import STATUS_WORDS
from hwr.ui.runs.result_filter import ResultFilter
from hwr.words import alternatives

_EXAMPLES: Final = (mark("test >= 0.95"), mark("rate 0.01..0.1"))
"""In German with its decimal comma, which is understood; names are the same."""

_WITH_COMMA: Final = re.compile(r"(?<![\w,])(?<!\d\.)\d+(?:\.\d{3})*,\d+")


class SearchBar(QWidget):
    """A line to write in, the filter by a result, and the choice of a status."""

    changed = Signal()
    """Other runs are looked for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit(self)
        examples = [tr(example) for example in _EXAMPLES]
        self.line.setPlaceholderText(tr("Words, or {examples}", examples=", ".join(examples)))
        tip = tr(
            "Words of names, notes, tags and settings; or conditions and ranges, as {examples}. Measured are "
            "{metrics}; set are {settings}.",
            examples=alternatives(examples),
            metrics=", ".join(metric.name for metric in METRICS),
            settings=", ".join(one.name for one in SETTINGS),
        )
        named(self.line, "runsSearch", tr("Search"), tip)
        self.line.setClearButtonEnabled(True)
        self.result = ResultFilter(self)
        self.choice = named(ComboBox(self), "runsStatus", tr("Status"), tr("Show only runs that stand so"))
        self.choice.addItem(tr("Any status"), None)
        for status, words in STATUS_WORDS.items():
            self.choice.addItem(tr(words), status)
        in_row((self.line, 1), self.result, self.choice, of=self, margins=0, spacing=10)
        self.line.textChanged.connect(self.changed)
        self.result.changed.connect(self.changed)
        self.choice.currentIndexChanged.connect(self.changed)

    @property
    def query(self) -> Query:
        """What is written, and the result."""
        written = Query.of(_as_kept(self.line.text()))
        return replace(written, conditions=(*written.conditions, *self.result.conditions))

    @property
    def status(self) -> RunStatus | None:
        """Only runs of this status; None for any."""
        status: RunStatus | None = self.choice.currentData()
        return status


def _as_kept(text: str) -> str:
    """Numbers as the history has them: with a decimal point."""
    return _WITH_COMMA.sub(lambda numeral: as_python(numeral[0]), text)
