"""The stop section: when a training is over."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from hwr.ui.kit.field.number_edit import Stepping
from hwr.ui.kit.field.number_text import number_text
from hwr.ui.train.form.draft import Draft
from hwr.ui.train.form.number_field import NumberField, OptionalNumberField
from hwr.ui.train.form.section import SectionWidget


class StopSection(SectionWidget):
    """When it has learnt enough: with whichever of the conditions comes first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Stop", "Stop", parent)
        self.add(
            OptionalNumberField("training.epochs", suggestion=60, off="no limit"),
            OptionalNumberField("training.max_updates", suggestion=1000, off="no limit"),
            OptionalNumberField("training.convergence_window", suggestion=10, off="not checked"),
            NumberField("training.convergence_tolerance", Stepping.RATE, is_detail=True, wanted=_looks_for_convergence),
            OptionalNumberField("training.patience", suggestion=10, off="endless"),
        )

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


def _looks_for_convergence(draft: Draft) -> bool:
    return draft["training.convergence_window"] is not None
