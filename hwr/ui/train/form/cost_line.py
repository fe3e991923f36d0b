"""The cost line: what the recipe will cost on this machine, in words, before anybody presses Train."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy, QWidget

from hwr.errors import ConfigError
from hwr.recipe.cost import cost_of, require_room
from hwr.recipe.machine import speed
from hwr.recipe.recipe import Recipe
from hwr.ui.kit.plain import Label
from hwr.ui.kit.theme import Theme


class CostLineWidget(Label):
    """One sentence; hidden while the recipe is not sound, for then there is nothing to be trained."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setObjectName("trainingCost")
        self.setAccessibleName("Cost of the training")
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self._is_beyond = False
        self.set_theme(theme)

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
            self.set_theme(self._theme)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self.setStyleSheet(f"color: {theme.error if self._is_beyond else theme.muted};")
