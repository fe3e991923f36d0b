"""The debugger on the screen: the layers, a unit of them opened, and the formula of whatever number is pointed at."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QSpinBox, QWidget

from hwr.chapters.debugger.chapter import CHAPTER, READ, words
from hwr.chapters.debugger.derivation import derive
from hwr.chapters.debugger.unit import entries_at, main_quantity, source_of, terms_at
from hwr.chapters.debugger.view.map import DebuggerMap
from hwr.chapters.debugger.view.numbers import DebuggerNumbers
from hwr.chapters.debugger.view.terms import DebuggerTerms
from hwr.chapters.debugger.walk import Here, Part, PassWalk, Position, Quantity, Role, value
from hwr.chapters.debugger.worked_pass import EXAMPLE_LABEL, WorkedPass, example_digit, small_network, with_rate, work
from hwr.errors import ConfigError, HwrError
from hwr.ui.kit.accessibility import allow
from hwr.ui.kit.button import PanelButton
from hwr.ui.kit.chapter.panel import ChapterPanel, Surroundings
from hwr.ui.kit.layout import in_row, named
from hwr.ui.kit.picture.pair import PicturePair
from hwr.ui.kit.plain import Label

if TYPE_CHECKING:
    from hwr.nn.network import Network


_DIALS = ("label", "phase", "pace", "first", "rate")
_PLACE = ("phase", "layer", "unit")


class DebuggerPanel(ChapterPanel):
    """Owns the pass and what is pointed at; where one stands are settings as in every chapter."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(CHAPTER, parent)
        self.show_dials(_DIALS)
        self._here: Here | None = None
        self._worked_of: tuple[object, ...] = ()
        self._asked: Quantity | None = None
        self._term = 0
        self._small: Network | None = None
        self.map = DebuggerMap()
        self.terms = DebuggerTerms()
        self.numbers = DebuggerNumbers()
        self.controls = DebuggerControls(self)
        self.controls.stepped.connect(self.step)
        self.controls.unit_chosen.connect(self._choose)
        self.map.unit_chosen.connect(self._choose)
        self.map.page_requested.connect(self._turn_page)
        self.map.edge_chosen.connect(self._ask)
        self.map.opened.connect(self.terms.setFocus)
        self.terms.term_chosen.connect(self._choose_term)
        self.terms.followed.connect(self._follow)
        self.numbers.asked.connect(self._ask)
        self._invitation = self._made_invitation()
        opened = QWidget(self)
        in_row((self.terms, 1), (self.numbers, 1), of=opened, margins=0, spacing=12)
        self.dials_column.addWidget(self.controls)
        self.stage.addWidget(self._invitation)
        self._picture = PicturePair((self.map, 5), (opened, 3), wide_from=2.6)
        self.stage.addWidget(self._picture, 1)
        self.recompute()

    def _made_invitation(self) -> QWidget:
        made = named(QWidget(self), "debuggerInvitation")
        self._invite = Label(parent=made, name="debuggerInvite", wraps=True)
        goes = "Go to the canvas and draw a digit"
        self.draw = PanelButton(made, "debuggerDraw", "Draw a digit", goes, self.canvas_requested)
        in_row((self._invite, 1), self.draw, of=made, margins=0)
        return made

    # State

    @property
    def worked(self) -> WorkedPass | None:
        """The pass that is shown; None if the network cannot be trained."""
        return self._here.worked if self._here is not None else None

    @property
    def position(self) -> Position | None:
        """Where one stands."""
        return self._here.at if self._here is not None else None

    @property
    def asked(self) -> Quantity | None:
        """The number that is pointed at."""
        return self._asked

    def recompute(self) -> None:
        try:
            worked = self._work()
        except HwrError as error:
            self._here = self._asked = None
            self._show_problem(str(error))
            return
        by_unit, by_delta = self.settings["pace"] == "unit", self.settings["first"] == "blame"
        walk = PassWalk(worked, by_delta=by_delta, by_unit=by_unit)
        left, self._here = self._here, Here(walk, self._place(walk))
        if left is None or left.at != self._here.at:
            self._arrive(self._here, left)
        self._show()

    def readings(self) -> Mapping[str, float | str]:
        if self._here is None:
            return {}
        worked, at = self._here.worked, self._here.at
        told: dict[str, float | str] = {
            "loss": worked.loss,
            "new_loss": worked.new_loss,
            "answer": worked.classes[worked.answer],
            "label": worked.classes[worked.label],
            "probability": float(worked.trace.outputs[0, worked.label]),
            "phase": at.phase.value,
            "layer": at.layer + 1,
            "unit": at.unit + 1,
        }
        kinds = {"z": Role.Z, "a": Role.A, "delta": Role.DELTA}
        if at.layer < worked.layers - 1:
            kinds |= {"blame": Role.A_GRADIENT, "slope": Role.SLOPE}
        told |= {name: value(worked, Quantity(kind, at.layer, at.unit)) for name, kind in kinds.items()}
        if self._asked is not None:
            told["number"] = value(worked, self._asked)
        return told

    def show_surroundings(self, surroundings: Surroundings | None) -> None:
        super().show_surroundings(surroundings)
        self.refresh()

    def lock(self, names: Collection[str]) -> None:
        super().lock(names)
        self._show_controls()

    # The pass

    def _work(self) -> WorkedPass:
        """The pass as the dials and the drawing ask for it.

        Raises:
            HwrError: if there is none, because the network does not have what it takes.
        """
        network, classes, x, read = self._subject()
        label = read if self.settings["label"] == READ else str(self.settings["label"])
        if label not in classes:
            raise ConfigError(f"This network knows no {label}: its outputs stand for {', '.join(classes)}.")
        rate, worked = self.number("rate"), self.worked
        key = (network, x.tobytes(), label)
        if worked is None or key != self._worked_of:
            worked, self._worked_of = work(network, x, classes.index(label), rate, classes), key
        return worked if rate == worked.rate else with_rate(worked, rate)

    def _subject(self) -> tuple[Network, tuple[str, ...], NDArray[np.floating[Any]], str]:
        """A network and what its outputs stand for, a picture (64,) and what it was read as."""
        surroundings = self.surroundings
        if surroundings is None:
            if self._small is None:
                self._small = small_network()
            return self._small, tuple(map(str, range(10))), example_digit(), EXAMPLE_LABEL
        model, recognition = surroundings.model, surroundings.recognition
        if recognition.ink is None or recognition.best is None:
            return model.network, model.classes, example_digit(), EXAMPLE_LABEL
        return model.network, model.classes, recognition.ink.views[0], recognition.best

    def _place(self, walk: PassWalk) -> Position:
        """Where the settings say, as far as this network goes."""
        worked = walk.worked
        phase = Part(self.settings["phase"])
        last = worked.layers - 1
        layer = last if phase is Part.LOSS else min(int(self.number("layer")) - 1, last)
        unit = int(self.number("unit")) - 1
        if unit < 0:
            return Position(phase, layer, walk.first_unit(phase, layer))
        return Position(phase, layer, min(unit, worked.units(layer) - 1))

    def _arrive(self, here: Here, left: Here | None) -> None:
        """Point at what matters in a new place; within a phase, at the same as before if it is there too."""
        worked, at, asked = here.worked, here.at, self._asked
        self._term = terms_at(worked, at).largest
        self._asked = main_quantity(worked, at, self._term)
        if asked is not None and left is not None and left.at.phase is at.phase:
            same = [entry.quantity for entry in entries_at(worked, at, self._term) if entry.quantity.kind is asked.kind]
            self._asked = same[-1] if same else self._asked

    # Steps

    @Slot(int)
    def step(self, by: int) -> None:
        """One step on, or back."""
        if self._here is not None:
            walk, at = self._here.walk, self._here.at
            goal = walk.after(at) if by > 0 else walk.before(at)
            if goal is not None:
                self._go(goal)

    @Slot(int, int)
    def _choose(self, layer: int, unit: int) -> None:
        """Look into a unit, or the first one of a layer; beneath the loss, on the way forward."""
        if self._here is not None:
            walk, phase = self._here.walk, self._here.at.phase
            if phase is Part.LOSS and layer < walk.worked.layers - 1:
                phase = Part.FORWARD
            self._go(Position(phase, layer, unit if unit >= 0 else walk.first_unit(phase, layer)))

    @Slot(int, int)
    def _turn_page(self, layer: int, pages: int) -> None:
        if self._here is not None:
            self._choose(layer, self._here.walk.turned(layer, self._here.unit_of(layer), pages))

    def _go(self, at: Position) -> None:
        if not self.turn({"phase": at.phase.value, "layer": at.layer + 1, "unit": at.unit + 1}):
            self._show_controls()

    # What is pointed at

    @Slot(int)
    def _choose_term(self, index: int) -> None:
        """A term of the sum: for an output, the output itself."""
        if self._here is None:
            return
        terms = terms_at(self._here.worked, self._here.at)
        if terms.factors is None:
            self._choose(self._here.at.layer, index)
        else:
            self._term = index
            self._ask(terms.quantity(index))

    @Slot(int)
    def _follow(self, index: int) -> None:
        """Go to the unit that a term comes from."""
        source = source_of(self._here.worked, self._here.at, index) if self._here is not None else None
        if source is not None:
            self._choose(*source)

    @Slot(object)
    def _ask(self, asked: Quantity) -> None:
        self._asked = asked
        self._show()
        self.changed.emit()

    # The screen

    def _show(self) -> None:
        here, asked = self._here, self._asked
        if here is None or asked is None:
            return
        worked, at = here.worked, here.at
        terms = terms_at(worked, at)
        if self._term >= len(terms.values):
            self._term = terms.largest
        self.map.show_position(here)
        self.terms.show_terms(worked, terms, self._term if terms.factors is not None else at.unit)
        self.numbers.show_numbers(worked, entries_at(worked, at, self._term), asked)
        derivation = derive(worked, asked)
        self.formula.show_formula(derivation.signs, derivation.numbers)
        self.tell(words(worked, at, asked))
        self._show_controls()
        self._invite.setText(self._invitation_words())
        self._invitation.setVisible(bool(self._invite.text()))
        self._picture.setVisible(True)

    def _show_controls(self) -> None:
        """Where one stands, and what steps there are."""
        if self._here is None:
            self.controls.set_locked(True, can_step=False, can_go_back=False)
            return
        worked, walk, at = self._here.worked, self._here.walk, self._here.at
        self.controls.show_place(at.layer, worked.layers, at.unit, worked.units(at.layer))
        can_step, can_go_back = walk.after(at) is not None, walk.before(at) is not None
        self.controls.set_locked(self.is_locked(*_PLACE), can_step=can_step, can_go_back=can_go_back)

    def _show_problem(self, sentence: str) -> None:
        """There is no pass: say why."""
        self.formula.show_formula(CHAPTER.formula, "")
        self._picture.setVisible(False)
        self._invitation.setVisible(False)
        self._show_controls()
        self.tell(sentence)

    def _invitation_words(self) -> str:
        """What to say to somebody who has drawn nothing."""
        if self.surroundings is None:
            return "An example digit, in a small network that has learnt nothing yet."
        if self.surroundings.recognition.ink is None:
            return "This is an example, a 7. Draw a digit of your own, and see the network learn from it."
        return ""


class DebuggerControls(QWidget):
    """Two buttons and two fields."""

    stepped = Signal(int)
    """On by one, or back by one."""
    unit_chosen = Signal(int, int)
    """A layer and a unit of it, both from 0; the unit is -1 where only the layer was chosen."""

    def __init__(self, keys_in: QWidget) -> None:
        """The keys work wherever within `keys_in` the focus is."""
        super().__init__()
        self.back = PanelButton(keys_in, "debuggerBack", "◀ Back", "One step back", self._back, keys="Ctrl+Left")
        self.step = PanelButton(keys_in, "debuggerStep", "Step ▶", "One step on", self._on, keys="Ctrl+Right")
        self.layer = self._field(
            "debuggerLayer", "Layer", "The layer one stands at: 1 is the first, the outputs are last"
        )
        self.unit = self._field("debuggerUnit", "Unit", "The unit of the layer that is looked into")
        self.layer.valueChanged.connect(self._take_layer)
        self.unit.valueChanged.connect(self._take_unit)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(6)
        grid.addWidget(self.back, 0, 0, 1, 2)
        grid.addWidget(self.step, 0, 2)
        for row, (name, field) in enumerate((("Layer", self.layer), ("Unit", self.unit)), start=1):
            label = Label(name, self)
            label.setBuddy(field)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1, 1, 2)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 2)

    def show_place(self, layer: int, layers: int, unit: int, units: int) -> None:
        """Stand at a layer of so many, and a unit of so many, all but the numbers of them from 0."""
        for field, place, most in ((self.layer, layer, layers), (self.unit, unit, units)):
            with QSignalBlocker(field):
                field.setRange(1, most)
                field.setValue(place + 1)
                field.setSuffix(f" of {most}")

    def set_locked(self, is_locked: bool, *, can_step: bool, can_go_back: bool) -> None:
        """Let it be used, as far as there is something to do."""
        parts: dict[QWidget, bool] = {
            self.step: can_step and not is_locked,
            self.back: can_go_back and not is_locked,
            self.layer: not is_locked,
            self.unit: not is_locked,
        }
        allow(parts, otherwise=self)

    def _field(self, name: str, title: str, explanation: str) -> QSpinBox:
        field = named(QSpinBox(self), name, title, explanation)
        field.setAccessibleDescription(explanation)
        field.setKeyboardTracking(False)
        return field

    @Slot()
    def _on(self) -> None:
        self.stepped.emit(1)

    @Slot()
    def _back(self) -> None:
        self.stepped.emit(-1)

    @Slot(int)
    def _take_layer(self, number: int) -> None:
        self.unit_chosen.emit(number - 1, -1)

    @Slot(int)
    def _take_unit(self, number: int) -> None:
        self.unit_chosen.emit(self.layer.value() - 1, number - 1)
