"""The stop section: when a training is over."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from hwr.ui.studio.form.draft import Draft
from hwr.ui.studio.form.number_edit import Stepping
from hwr.ui.studio.form.number_field import NumberField, OptionalNumberField
from hwr.ui.studio.form.number_text import number_text
from hwr.ui.studio.form.section import SectionWidget
from hwr.ui.theme import Theme


class StopSection(SectionWidget):
    """When it has learnt enough: with whichever of the conditions comes first."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("Stop", "Stop", theme, parent)
        self._tolerance = NumberField("training.convergence_tolerance", theme, Stepping.RATE, is_detail=True)
        self.add(
            OptionalNumberField("training.epochs", theme, suggestion=60, off="no limit"),
            OptionalNumberField("training.max_updates", theme, suggestion=1000, off="no limit"),
            OptionalNumberField("training.convergence_window", theme, suggestion=10, off="not checked"),
            self._tolerance,
            OptionalNumberField("training.patience", theme, suggestion=10, off="endless"),
        )

    def show_draft(self, draft: Draft, problems: Mapping[str, str]) -> None:
        """Without a convergence window nothing is said of its tolerance, unless something is wrong with it."""
        super().show_draft(draft, problems)
        wanted = draft["training.convergence_window"] is not None
        self._tolerance.setVisible(wanted or bool(self._tolerance.problem))

    def summary(self, draft: Draft) -> str:
        """All conditions."""
        said = {
            "training.epochs": "after {} epochs",
            "training.max_updates": "after {} updates",
            "training.convergence_window": "when converged over {} epochs",
            "training.patience": "patience {}",
        }
        parts = [words.format(number_text(draft[name])) for name, words in said.items() if draft[name] is not None]
        sentence = ", ".join(parts) or "Never"
        return sentence[0].upper() + sentence[1:]
