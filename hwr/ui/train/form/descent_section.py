"""The descent section: what is minimised, by which steps, on how many samples at a time."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from hwr.ui.kit.field.number_edit import Stepping
from hwr.ui.kit.field.number_text import number_text
from hwr.ui.train.form import choices
from hwr.ui.train.form.choice_field import BatchKindField, ChoiceField
from hwr.ui.train.form.draft import Draft
from hwr.ui.train.form.number_field import BatchSizeField, LearningRateField, NumberField
from hwr.ui.train.form.section import SectionWidget


class DescentSection(SectionWidget):
    """How it learns."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Descent", "Descent", parent)
        rate, share = Stepping.RATE, Stepping.SHARE
        self.learning_rate = LearningRateField()
        self.add(
            ChoiceField("training.loss", choices.CHOICES["training.loss"]),
            ChoiceField("training.optimizer.name", choices.CHOICES["training.optimizer"]),
            NumberField("training.optimizer.momentum", share, is_detail=True),
            NumberField("training.optimizer.decay", share, is_detail=True),
            NumberField("training.optimizer.beta1", share, is_detail=True),
            NumberField("training.optimizer.beta2", share, is_detail=True),
            NumberField("training.optimizer.epsilon", rate, is_detail=True),
            NumberField("training.optimizer.weight_decay", rate, is_detail=True),
            self.learning_rate,
            ChoiceField("training.schedule.name", choices.CHOICES["training.schedule"]),
            NumberField("training.schedule.every", Stepping.WHOLE, least=1, is_detail=True),
            NumberField("training.schedule.drop", share, is_detail=True),
            NumberField("training.schedule.warmup", share, is_detail=True),
            NumberField("training.schedule.initial", rate, is_detail=True),
            NumberField("training.schedule.final", rate, is_detail=True),
            BatchKindField(),
            BatchSizeField(),
            ChoiceField("training.dtype", choices.CHOICES["training.dtype"]),
        )

    def summary(self, draft: Draft) -> str:
        """Optimizer, rate and batches."""
        size = draft["training.batch_size"]
        batches = "full batch" if size is None else f"batches of {number_text(size)}" if size != 1 else "one by one"
        optimizer = choices.label_of(choices.CHOICES["training.optimizer"], draft["training.optimizer.name"])
        return f"{optimizer}, rate {number_text(draft['training.learning_rate'])}, {batches}"
