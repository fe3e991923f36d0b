"""The recipe form: every choice that decides a training, each explained, and checked before anybody presses Train."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QWidget

from hwr.language import mark, tr
from hwr.recipe.presets import PRESETS
from hwr.recipe.recipe import Recipe
from hwr.ui.kit.card import CardWidget
from hwr.ui.kit.fitting import Fitting
from hwr.ui.kit.layout import STRETCH, in_column, named
from hwr.ui.kit.plain import Label
from hwr.ui.kit.theme import ACCENT
from hwr.ui.kit.undo import UndoHistory
from hwr.ui.train.form.edition import Edition, Writing
from hwr.ui.train.form.preset_section import PresetSection
from hwr.ui.train.form.recipe_fields import RecipeField
from hwr.ui.train.form.section import SectionWidget
from hwr.ui.train.form.sections import (
    DataSection,
    DescentSection,
    NetworkSection,
    RegularisationSection,
    StopSection,
)
from hwr.ui.train.form.surroundings import AttentionWidget, CostLineWidget, FormBarWidget

_WIDTH: Final = 320
_LEAST_LINES: Final = 15
_MARGIN: Final = 12
_RATE: Final = "training.learning_rate"
_BESIDE: Final = 36
"""A label and a control stand side by side from this width on, in average letters."""

_PAUSE: Final = 700
"""What is being typed is not called wrong before nobody has typed for so many milliseconds: "0" may become "0.01"."""

_RUNNING: Final = mark("A run is under way. The learning rate takes effect at once, everything else with the next run.")


class RecipeFormWidget(Fitting, CardWidget):
    """Owns the recipe that is being written, as one frozen `Edition` in a history; all its parts are views of that.

    An edit goes one way round: a field says what the user would have, a new edition is made of it, and every field
    shows that.
    """

    recipe_changed = Signal(object)
    """There is another sound recipe; carries the `Recipe`."""
    validity_changed = Signal(bool)
    """The recipe has become sound, or is no longer."""
    learning_rate_changed = Signal(float)
    """The user has settled on another learning rate, which may be applied to a run that is under way."""
    open_requested = Signal()
    """A recipe is to be opened from a file."""
    save_requested = Signal()
    """The recipe is to be saved in a file."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "recipeForm", tr("Recipe"))
        first = next(iter(PRESETS))
        self._writing = Writing(UndoHistory(Edition.of(PRESETS[first].recipe, first)))
        self._known = self.recipe
        self._passed_on = self._edition.draft[_RATE]
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._show)
        self._bar = FormBarWidget(self)
        self._preset = PresetSection()
        self._sections: tuple[SectionWidget, ...] = (
            NetworkSection(),
            DescentSection(),
            RegularisationSection(),
            DataSection(),
            StopSection(),
        )
        self._note = named(Label(tr(_RUNNING), self, role=ACCENT), "runningNote")
        self._note.setWordWrap(True)
        self._note.hide()
        self._cost = CostLineWidget(self)
        self._attention = AttentionWidget(self)
        self._scroll = _scroll_area(self)
        self._lay_out()
        for section in self._sections:  # one preset and one button to begin with; the rest is a press away
            section.set_unfolded(False)
        self._connect()
        self._show()

    @property
    def recipe(self) -> Recipe | None:
        """The recipe as it is written; None while anything in it is wrong."""
        return self._edition.draft.recipe

    @property
    def sections(self) -> tuple[SectionWidget, ...]:
        """All sections, from the top down."""
        return (self._preset, *self._sections)

    @property
    def fields(self) -> tuple[RecipeField, ...]:
        """All fields, from the top down."""
        return tuple(field for section in self._sections for field in section.fields)

    @Slot(object)
    def show_recipe(self, recipe: Recipe, preset_name: str = "") -> None:
        """Show another recipe; what was there can be brought back with undo.

        Args:
            recipe: to be shown, whole and exactly.
            preset_name: the preset that it is to be compared with; without one, the preset that it equals, or itself.

        Raises:
            KeyError: if there is no preset of that name.
        """
        self._go(self._writing.turned_to(Edition.of(recipe, preset_name)))

    @Slot(bool)
    def set_running(self, running: bool) -> None:
        """Say of everything but the learning rate that it applies to the next run, while one is under way."""
        self._note.setVisible(running)
        for section in self.sections:
            section.set_running(running)
        self._show()

    @Slot()
    def undo(self) -> None:
        """Take back the last change."""
        self._go(self._writing.undone())

    @Slot()
    def redo(self) -> None:
        """Make the change again that was taken back last."""
        self._go(self._writing.redone())

    def sizeHint(self) -> QSize:
        """A column beside the curves; wider with larger letters."""
        return QSize(max(_WIDTH, round(self.fontMetrics().averageCharWidth() * 40)), 640)

    def minimumSizeHint(self) -> QSize:
        """Narrower than this, numbers would be cut off."""
        metrics = self.fontMetrics()
        return QSize(round(metrics.averageCharWidth() * 20) + 4 * _MARGIN, max(240, _LEAST_LINES * metrics.height()))

    def event(self, event: QEvent) -> bool:
        """Claim undo and redo while the focus is in here: they would go to the canvas otherwise."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _history_step(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Undo and redo within the form."""
        step = _history_step(event)
        if step is QKeySequence.StandardKey.Undo:
            self.undo()
        elif step is QKeySequence.StandardKey.Redo:
            self.redo()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Be laid out before the first look at it."""
        super().showEvent(event)
        self._settle_layout()

    @property
    def _edition(self) -> Edition:
        return self._writing.edition

    def _edit(self, name: str, value: object) -> None:
        """Take what the user would have; should it be wrong, there is time to type on before that is said."""
        if not any(field.problem for field in self.fields if field.answers_for(name)):
            self._pause.start()
        self._become(self._writing.edited(name, value))

    def _settle(self, name: str) -> None:
        """The user is done with a setting."""
        self._writing = self._writing.settled()
        if self._pause.isActive():
            self._pause.stop()
            self._show()
        if name == _RATE:
            self._pass_on_rate()

    def _go(self, writing: Writing) -> None:
        """Go to another edition: a step back or forth, or another recipe."""
        self._pause.stop()
        changed = writing.edition.draft.differing(self._edition.draft)
        self._become(writing)
        if changed == (_RATE,):
            self._pass_on_rate()
        else:
            self._passed_on = self._edition.draft[_RATE]  # that of another recipe, and not for the run under way

    def _pass_on_rate(self) -> None:
        """Tell of the learning rate, once it is another one and sound, whatever else is not."""
        rate = self._edition.draft[_RATE]
        if isinstance(rate, (int, float)) and _RATE not in self._edition.draft.problems and rate != self._passed_on:
            self._passed_on = rate
            self.learning_rate_changed.emit(float(rate))

    def _become(self, writing: Writing) -> None:
        was_sound = self.recipe is not None
        self._writing = writing
        self._show()
        recipe = self.recipe
        if was_sound != (recipe is not None):
            self.validity_changed.emit(recipe is not None)
        if recipe is not None and recipe != self._known:
            self._known = recipe
            self.recipe_changed.emit(recipe)

    @Slot()
    def _show(self) -> None:
        edition, history = self._edition, self._writing.history
        problems = edition.draft.problems
        if self._pause.isActive():
            unfinished = self._writing.typing
            problems = {name: said for name, said in problems.items() if not f"{name}.".startswith(f"{unfinished}.")}
        self._preset.show_edition(edition)
        for section in self._sections:
            section.show_draft(edition.draft, problems)
        self._bar.show_state(can_undo=history.can_undo, can_redo=history.can_redo, can_save=self.recipe is not None)
        at_fault = [field.label for field in self.fields for name in problems if field.answers_for(name)]
        self._cost.show_recipe(self.recipe)
        self._attention.show_labels(at_fault or list(problems.values()))
        self._settle_layout()

    @Slot(object)
    def _choose_preset(self, name: str) -> None:
        self.show_recipe(PRESETS[name].recipe, name)

    @Slot()
    def _reset(self) -> None:
        self._go(self._writing.reset())

    @Slot()
    def _show_first_problem(self) -> None:
        problems = self._edition.draft.problems
        for section in self._sections:
            for field in section.fields:
                if any(field.answers_for(name) for name in problems):
                    section.set_unfolded(True)
                    field.control.setFocus(Qt.FocusReason.OtherFocusReason)
                    self._scroll.ensureWidgetVisible(field)
                    return

    def fit(self) -> None:
        """Side by side where there is room, else one below the other: all fields alike."""
        room = self.width() - 4 * _MARGIN
        stacked = room < _BESIDE * self.fontMetrics().averageCharWidth()
        self._bar.set_narrow(stacked)
        for section in self.sections:
            section.set_stacked(stacked)

    @Slot()
    def _settle_layout(self) -> None:
        """Lay out at once: Qt asks one parent after the other, and what comes or goes would be seen to jump."""
        if not self.isVisible():
            return
        for part in reversed(self._scroll.findChildren(QWidget)):  # those within before those around them
            layout = part.layout()
            if layout is not None and part.isVisible():  # the others are laid out when they come
                layout.invalidate()
                layout.activate()

    def _lay_out(self) -> None:
        content = named(QWidget(), "recipeContent")
        in_column(*self.sections, STRETCH, of=content, margins=(_MARGIN, 0, _MARGIN, _MARGIN), spacing=2)
        self._scroll.setWidget(content)
        content.setAutoFillBackground(False)  # the area has just switched it on
        for part in (self._bar, self._note, self._cost, self._attention):
            part.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
        parts = (self._bar, self._note, (self._scroll, 1), self._cost, self._attention)
        column = in_column(*parts, of=self, margins=(2, _MARGIN, 2, _MARGIN), spacing=6)
        column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # it can get narrower than it is just now

    def _connect(self) -> None:
        self._bar.undo.clicked.connect(self.undo)
        self._bar.redo.clicked.connect(self.redo)
        self._bar.open.clicked.connect(self.open_requested)
        self._bar.save.clicked.connect(self.save_requested)
        self._preset.box.edited.connect(self._choose_preset)
        self._preset.reset.clicked.connect(self._reset)
        self._attention.button.clicked.connect(self._show_first_problem)
        for section in self.sections:
            section.heading.toggled.connect(self._settle_layout)
        for field in self.fields:
            field.edited.connect(self._edit)
            field.settled.connect(self._settle)


def _scroll_area(parent: QWidget) -> QScrollArea:
    """An area that scrolls downwards only and lets the card shine through."""
    area = named(QScrollArea(parent), "recipeScroll")
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.viewport().setAutoFillBackground(False)
    return area


def _history_step(event: QKeyEvent) -> QKeySequence.StandardKey | None:
    steps = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
    return next((step for step in steps if event.matches(step)), None)
