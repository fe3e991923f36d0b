"""Choice fields: settings that are one of several, and controls that show a number as such a choice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtWidgets import QWidget

from hwr.nn.setting import Choice
from hwr.ui.kit.field.check_box import CheckBox
from hwr.ui.kit.field.choice_box import ChoiceBox
from hwr.ui.train.form import choices
from hwr.ui.train.form.draft import Draft
from hwr.ui.train.form.field import FieldWidget, caption_label

USUAL_BATCH: Final = 64
USUAL_VARIANTS: Final = 20


class ChoiceField(FieldWidget):
    """One of several, out of a list."""

    def __init__(
        self,
        name: str,
        offered: Sequence[Choice],
        *,
        explained_as: str = "",
        parent: QWidget | None = None,
    ) -> None:
        self.box = ChoiceBox(offered)
        super().__init__(name, self.box, explained_as=explained_as, caption=caption_label(), parent=parent)
        self.box.chosen.connect(self._choose)

    def show_value(self, value: object) -> None:
        """Show which one it is."""
        self.box.show_value(value)

    def _choose(self, value: object) -> None:
        self.edited.emit(self.name, value)
        self.settled.emit(self.name)


class BatchKindField(ChoiceField):
    """The batch size as a choice: one sample, some, or all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("training.batch_size", choices.BATCHES, explained_as="batches", parent=parent)

    def answers_for(self, name: str) -> bool:
        """No: what is wrong with the size stands at the size."""
        return False

    def show_draft(self, draft: Draft, problems: Mapping[str, str]) -> None:
        """Show which kind the size makes it."""
        size = draft[self.name]
        self.box.show_value("full" if size is None else "stochastic" if size == 1 else "mini")

    def _choose(self, value: object) -> None:
        super()._choose({"full": None, "stochastic": 1, "mini": USUAL_BATCH}[str(value)])


class AugmentationField(FieldWidget):
    """The number of variants as a switch: none, or some."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.box = CheckBox()
        super().__init__("variants", self.box, explained_as="augmentation", parent=parent)
        self.box.setText(self.label)
        self.box.clicked.connect(self._switch)

    def answers_for(self, name: str) -> bool:
        """No: what is wrong with the number stands at the number."""
        return False

    def show_draft(self, draft: Draft, problems: Mapping[str, str]) -> None:
        """Show whether there are any."""
        self.box.setChecked(draft[self.name] != 0)

    def _switch(self, on: bool) -> None:
        self.edited.emit(self.name, USUAL_VARIANTS if on else 0)
        self.settled.emit(self.name)
