"""The regularisation section: what keeps a network from learning by heart."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QWidget

from hwr.ui.kit.field.number_edit import Stepping
from hwr.ui.kit.field.number_text import number_text
from hwr.ui.train.form import choices
from hwr.ui.train.form.choice_field import ChoiceField
from hwr.ui.train.form.draft import NONE, Draft
from hwr.ui.train.form.explanations import EXPLANATIONS
from hwr.ui.train.form.number_field import NumberField
from hwr.ui.train.form.section import SectionWidget

_STRENGTHS: Final = {
    "training.l2": Stepping.RATE,
    "training.dropout": Stepping.SHARE,
    "training.input_noise": Stepping.SHARE,
    "training.label_smoothing": Stepping.SHARE,
}


class RegularisationSection(SectionWidget):
    """What it is not to learn."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Regularisation", "Regularisation", parent)
        self.add(
            *(NumberField(name, stepping) for name, stepping in _STRENGTHS.items()),
            ChoiceField("training.averaging.name", choices.CHOICES["training.averaging"]),
            NumberField("training.averaging.decay", Stepping.SHARE, is_detail=True),
            NumberField("training.averaging.start", Stepping.SHARE, is_detail=True),
        )

    def summary(self, draft: Draft) -> str:
        """Whatever is not 0."""
        parts = [f"{EXPLANATIONS[name].label} {number_text(draft[name])}" for name in _STRENGTHS if draft[name] != 0]
        if draft["training.averaging.name"] != NONE:
            parts.append("averaged weights")
        return ", ".join(parts) or "None"
