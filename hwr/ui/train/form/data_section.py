"""The data section: which samples are learnt from, which are kept back, and what is left to chance."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from hwr.recipe.recipe import HELD_OUT
from hwr.ui.kit.field.number_edit import Stepping
from hwr.ui.kit.field.number_text import number_text
from hwr.ui.train.form import choices
from hwr.ui.train.form.choice_field import AugmentationField, ChoiceField
from hwr.ui.train.form.draft import Draft
from hwr.ui.train.form.number_field import NumberField, OptionalNumberField
from hwr.ui.train.form.section import SectionWidget


class DataSection(SectionWidget):
    """What it learns from."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Data", "Data", parent)
        self.add(
            AugmentationField(),
            NumberField("variants", Stepping.WHOLE, is_detail=True),
            NumberField("restructured", Stepping.SHARE, is_detail=True, wanted=_has_variants),
            NumberField("nonsense", Stepping.SHARE, is_detail=True, wanted=_has_variants),
            OptionalNumberField("samples", suggestion=100, off="all", least=10),
            ChoiceField("held_out", HELD_OUT),
            NumberField("validation", Stepping.SHARE),
            NumberField("training.seed", Stepping.WHOLE),
        )

    def summary(self, draft: Draft) -> str:
        """Samples, variants and what is kept back."""
        samples, variants = draft["samples"], draft["variants"]
        parts = ["All digits" if samples is None else f"{number_text(samples)} digits"]
        parts.append(f"{number_text(variants)} variants" if variants != 0 else "no variants")
        if draft["held_out"] != "none":
            parts.append(f"tested on {choices.label_of(HELD_OUT, draft['held_out']).lower()}")
        return ", ".join(parts)


def _has_variants(draft: Draft) -> bool:
    return draft["variants"] != 0
