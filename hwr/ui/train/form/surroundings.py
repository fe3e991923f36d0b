"""What surrounds the form's sections: the bar above them, and the cost and the problems beneath."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QToolButton, QWidget

from hwr.errors import ConfigError
from hwr.language import tr
from hwr.recipe.cost import cost_of, require_room, speed
from hwr.recipe.recipe import Recipe
from hwr.ui.kit.button import IconButton
from hwr.ui.kit.layout import STRETCH, in_row, named
from hwr.ui.kit.plain import Label
from hwr.ui.kit.theme import MUTED, PROBLEM

_ICON: Final = 1.15
"""The icons' side, in heights of the letters' line."""


class FormBarWidget(QWidget):
    """Four buttons: undo and redo within the form, and a recipe from or into a file."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "formBar", tr("Recipe"))
        self.undo = self._button("undo", tr("Undo"), tr("Undo recipe"), tr("Take back the last change of the recipe."))
        self.redo = self._button("redo", tr("Redo"), tr("Redo recipe"), tr("Make the change of the recipe again."))
        self.open = self._button(
            "open",
            tr("Open…", "where there is little room"),
            tr("Open recipe"),
            tr("Open a recipe that was saved as TOML."),
        )
        self.save = self._button(
            "save",
            tr("Save…", "where there is little room"),
            tr("Save recipe"),
            tr("Save the recipe as TOML, to keep it or hand it to somebody."),
        )
        in_row(self.undo, self.redo, STRETCH, self.open, self.save, of=self, margins=0, spacing=0)
        self.set_narrow(False)

    def show_state(self, *, can_undo: bool, can_redo: bool, can_save: bool) -> None:
        """Enable what can be done."""
        self.undo.setEnabled(can_undo)
        self.redo.setEnabled(can_redo)
        self.save.setEnabled(can_save)

    def set_narrow(self, narrow: bool) -> None:
        """Leave the words to the tooltips where there is no room for them."""
        style = Qt.ToolButtonStyle
        for button in (self.open, self.save):
            button.setToolButtonStyle(style.ToolButtonIconOnly if narrow else style.ToolButtonTextBesideIcon)

    def _button(self, name: str, text: str, title: str, tip: str) -> QToolButton:
        button = IconButton(name, self, side=round(self.fontMetrics().height() * _ICON))
        button.setText(text)
        button.setAccessibleDescription(tip)
        return named(button, f"recipe{name.capitalize()}", title, tip)


class CostLineWidget(Label):
    """One sentence; hidden while the recipe is not sound, for then there is nothing to be trained."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, role=MUTED)
        named(self, "trainingCost")
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


_NAMED = 3


class AttentionWidget(QWidget):
    """How many settings are wrong, and a button to see the first of them; hidden while none is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "attention", tr("Problems"))
        self._words = Label(parent=self, role=PROBLEM)
        self._words.setWordWrap(True)
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.button = named(QPushButton(tr("Show"), self), "attentionShow", tr("Show the first problem"))
        in_row((self._words, 1), (self.button, 0, Qt.AlignmentFlag.AlignVCenter), of=self, margins=0)
        self.hide()

    @property
    def sentence(self) -> str:
        """What is said; empty while nothing is wrong."""
        return "" if self.isHidden() else self._words.text()

    def show_labels(self, labels: Sequence[str]) -> None:
        """Name the settings that are wrong."""
        self.setVisible(bool(labels))
        settings = ", ".join([*labels[:_NAMED], *(["…"] if len(labels) > _NAMED else [])])
        if len(labels) == 1:
            self._words.setText(tr("One setting needs a correction before training: {settings}.", settings=settings))
        else:
            count = len(labels)
            several = tr(
                "{count} settings need a correction before training: {settings}.", count=count, settings=settings
            )
            self._words.setText(several)
        self.setAccessibleDescription(self.sentence)
