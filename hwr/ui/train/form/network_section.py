"""The network section: the layers from the input to the output, and how many numbers they make."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from hwr.ui.kit.field.number_text import number_text
from hwr.ui.kit.plain import Label
from hwr.ui.train.form import choices
from hwr.ui.train.form.choice_field import ChoiceField
from hwr.ui.train.form.draft import Draft
from hwr.ui.train.form.layers_field import LayersField
from hwr.ui.train.form.section import SectionWidget


class NetworkSection(SectionWidget):
    """What there is to learn with."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Network", "Network", parent)
        self.layers = LayersField()
        self.count = Label(parent=self)
        self.count.setObjectName("parameterCount")
        self.count.setAccessibleName("Number of parameters")
        self.count.setWordWrap(True)
        self.add(
            self.layers,
            ChoiceField("output.activation", choices.OUTPUT_ACTIVATIONS),
            ChoiceField("output.initializer", choices.initializers("softmax")),
        )
        self._rows.addWidget(self.count)

    def summary(self, draft: Draft) -> str:
        """The widths, and the activations if they are few."""
        widths = ["64", *(number_text(layer.units) or "?" for layer in draft.layers), "10"]
        bends = dict.fromkeys(choices.label_of(choices.HIDDEN_ACTIVATIONS, layer.activation) for layer in draft.layers)
        return "–".join(widths) + "".join(f", {bend}" for bend in bends)

    def show_draft(self, draft: Draft, problems: Mapping[str, str]) -> None:
        """Show the layers and count their parameters."""
        super().show_draft(draft, problems)
        count = draft.parameter_count
        self.count.setVisible(count is not None)
        if count is not None:
            self.count.setText(f"{count:,} parameters: weights and biases of all layers")
