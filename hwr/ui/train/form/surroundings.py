"""What surrounds the form's sections: the bar above them, and the cost and the problems beneath."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QWidget

from hwr.errors import ConfigError
from hwr.recipe.cost import cost_of, require_room, speed
from hwr.recipe.recipe import Recipe
from hwr.ui.kit.button import IconButton
from hwr.ui.kit.plain import Label, plain_tip
from hwr.ui.kit.theme import MUTED, PROBLEM

_ICON: Final = 1.15
"""The icons' side, in heights of the letters' line."""


class FormBarWidget(QWidget):
    """A row of four buttons."""

    undo_requested = Signal()
    redo_requested = Signal()
    open_requested = Signal()
    save_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("formBar")
        self.setAccessibleName("Recipe")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.undo = self._button("undo", "Undo", "Take back the last change of the recipe.", self.undo_requested)
        self.redo = self._button("redo", "Redo", "Make the change of the recipe again.", self.redo_requested)
        self.open = self._button("open", "Open…", "Open a recipe that was saved as TOML.", self.open_requested)
        self.save = self._button(
            "save", "Save…", "Save the recipe as TOML, to keep it or hand it to somebody.", self.save_requested
        )
        for button in (self.undo, self.redo):
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
            row.addWidget(button)
        row.addStretch(1)
        for button in (self.open, self.save):
            row.addWidget(button)

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

    def _button(self, name: str, text: str, tip: str, request: SignalInstance) -> QToolButton:
        button = IconButton(name, self, side=round(self.fontMetrics().height() * _ICON))
        button.setObjectName(f"recipe{name.capitalize()}")
        button.setText(text)
        button.setAccessibleName(f"{text.removesuffix('…')} recipe")
        button.setAccessibleDescription(tip)
        button.setToolTip(plain_tip(tip))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.clicked.connect(request)
        return button


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


_NAMED = 3


class AttentionWidget(QWidget):
    """Hidden while nothing is wrong."""

    show_requested = Signal()
    """The first problem is to be shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("attention")
        self.setAccessibleName("Problems")
        self._words = Label(parent=self, role=PROBLEM)
        self._words.setWordWrap(True)
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self._button = QPushButton("Show", self)
        self._button.setObjectName("attentionShow")
        self._button.setAccessibleName("Show the first problem")
        self._button.clicked.connect(self.show_requested)
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._words, 1)
        row.addWidget(self._button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.hide()

    @property
    def sentence(self) -> str:
        """What is said; empty while nothing is wrong."""
        return "" if self.isHidden() else self._words.text()

    def show_labels(self, labels: Sequence[str]) -> None:
        """Name the settings that are wrong."""
        self.setVisible(bool(labels))
        count = "One setting needs" if len(labels) == 1 else f"{len(labels)} settings need"
        more = ", …" if len(labels) > _NAMED else ""
        self._words.setText(f"{count} a correction before training: {', '.join(labels[:_NAMED])}{more}.")
        self.setAccessibleDescription(self.sentence)
