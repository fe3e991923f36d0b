"""The cost line: what the recipe will cost on this machine, in words, before anybody presses Train."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy, QWidget

from hwr.errors import ConfigError
from hwr.recipe.cost import cost_of, require_room, speed
from hwr.recipe.recipe import Recipe
from hwr.ui.kit.plain import Label
from hwr.ui.kit.theme import MUTED, PROBLEM


class CostLineWidget(Label):
    """One sentence; hidden while the recipe is not sound, for then there is nothing to be trained."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, role=MUTED)
        self.setObjectName("trainingCost")
        self.setAccessibleName("Cost of the training")
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self._is_beyond = False

    def show_recipe(self, recipe: Recipe | None) -> None:
        """Say what this recipe costs, or that it is beyond the machine."""
        self.setVisible(recipe is not None)
        if recipe is None:
            return
        try:
            require_room(recipe)
        except ConfigError as error:
            sentence, is_beyond = str(error), True
        else:
            sentence, is_beyond = cost_of(recipe, speed()).sentence, False
        if sentence != self.text():
            self.setText(sentence)
        if is_beyond != self._is_beyond:
            self._is_beyond = is_beyond
            self.setForegroundRole(PROBLEM if is_beyond else MUTED)
