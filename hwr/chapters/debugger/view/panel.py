"""The debugger on the screen: the layers, a unit of them opened, and the formula of whatever number is pointed at."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from hwr.chapters.debugger.chapter import AFTER, CASE, CHAPTER, PASS, after_formula, words
from hwr.chapters.debugger.derivation import derive
from hwr.chapters.debugger.repeated import MOMENTS, NONE, Repeated, repeat
from hwr.chapters.debugger.unit import entries_at, main_quantity, source_of, terms_at
from hwr.chapters.debugger.view.after import DebuggerAfter
from hwr.chapters.debugger.view.controls import DebuggerControls
from hwr.chapters.debugger.view.map import DebuggerMap
from hwr.chapters.debugger.view.numbers import DebuggerNumbers
from hwr.chapters.debugger.view.others import others
from hwr.chapters.debugger.view.subject import subject_of
from hwr.chapters.debugger.view.terms import DebuggerTerms
from hwr.chapters.debugger.walk import Here, Part, PassWalk, Position, Quantity, Role, value
from hwr.chapters.debugger.worked_pass import WorkedPass, with_rate, work
from hwr.errors import HwrError
from hwr.language import mark, tr
from hwr.ui.kit.chapter.draw_invitation import DrawInvitation
from hwr.ui.kit.chapter.panel import ChapterPanel, Surroundings
from hwr.ui.kit.layout import in_row
from hwr.ui.kit.picture.pair import PicturePair

_DIALS = {
    PASS: ("view", "label", "phase", "pace", "first", "rate"),
    CASE: ("view", "label", "rate", "updates"),
    AFTER: ("view", "label", "rate", "updates"),
}
_PLACE = ("phase", "layer", "unit")


class DebuggerPanel(ChapterPanel):
    """Owns the pass and what is pointed at; where one stands are settings as in every chapter."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(CHAPTER, parent)
        self._here: Here | None = None
        self._worked_of: tuple[object, ...] = ()
        self._asked: Quantity | None = None
        self._term = 0
        self._kept: frozenset[Role] = frozenset()
        self._repeated: Repeated | None = None
        self._repeated_of: tuple[object, ...] = ()
        self._subject = subject_of(None)
        self.map = DebuggerMap()
        self.terms = DebuggerTerms()
        self.numbers = DebuggerNumbers()
        self.after = DebuggerAfter()
        self.after.moment_chosen.connect(lambda moment: self.turn({"updates": str(MOMENTS[moment])}))
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
        self.invitation = DrawInvitation("debugger", self)
        self.invitation.draw_requested.connect(self.canvas_requested)
        opened = QWidget(self)
        in_row((self.terms, 1), (self.numbers, 1), of=opened, margins=0, spacing=12)
        self.dials_column.addWidget(self.controls)
        self.stage.addWidget(self.invitation)
        self._picture = PicturePair((self.map, 5), (opened, 3), wide_from=2.6)
        self.stage.addWidget(self._picture, 1)
        self.stage.addWidget(self.after, 1)
        self.recompute()

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

    @property
    def repeated(self) -> Repeated | None:
        """What many updates did; None while one pass is looked at."""
        return self._repeated if self.settings["view"] != PASS else None

    def recompute(self) -> None:
        self.show_dials(_DIALS[str(self.settings["view"])])
        try:
            worked = self._work()
        except HwrError as error:
            self._here = self._asked = None
            self._show_problem(str(error))
            return
        by_unit, by_delta = self.settings["pace"] == "unit", self.settings["first"] == "blame"
        walk = PassWalk(worked, by_delta=by_delta, by_unit=by_unit)
        left, self._here = self._here, Here(walk, self._place(walk), self._kept)
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
        terms = terms_at(worked, at)
        told["term"] = float(terms.values[terms.largest])
        if self._asked is not None:
            told["number"] = value(worked, self._asked)
        if self.repeated is not None:
            now = self.repeated.moments[self._moment]
            told["new_loss"] = self.repeated.moments[1].loss
            told["as_told"] = "yes" if now.answer == worked.label else "no"
            for count, moment in zip(MOMENTS[1:], self.repeated.moments[1:], strict=True):
                told[f"answer_{count}"] = worked.classes[moment.answer]
            if self.settings["view"] == AFTER:
                told["others"] = len(self.repeated.others)
                told |= {f"right_{count}": int(self.repeated.right(i).sum()) for i, count in enumerate(MOMENTS)}
        return told

    def withhold(self, reading: str) -> None:
        self._kept = _KEPT.get(reading, frozenset())
        self.refresh()

    def show_surroundings(self, surroundings: Surroundings | None) -> None:
        super().show_surroundings(surroundings)
        self._subject = subject_of(surroundings)
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
        subject, wanted = self._subject, str(self.settings["label"])
        label = subject.label(wanted, "" if self.surroundings is None else self.surroundings.wrong_label)
        if label == wanted and label != subject.read:
            self.mislabelled.emit(label)
        rate, worked = self.number("rate"), self.worked
        key = (subject.network, subject.x.tobytes(), label)
        if worked is None or key != self._worked_of:
            index = subject.classes.index(label)
            worked, self._worked_of = work(subject.network, subject.x, index, rate, subject.classes), key
        is_shown = self.settings["view"] == PASS  # many updates are made without this one
        return with_rate(worked, rate) if is_shown and rate != worked.rate else worked

    def _repeat(self, worked: WorkedPass) -> Repeated:
        """Many updates on the same drawing, with the same label and rate; others are read where they are looked at."""
        rate, has_others = self.number("rate"), self.settings["view"] == AFTER
        key = (worked.network, worked.label, rate, self.surroundings, has_others)
        if self._repeated is None or key != self._repeated_of:
            around, x = self.surroundings, worked.trace.inputs[0]
            rest = NONE
            if has_others and around is not None and around.drawings is not None:
                normalisation, is_own = around.model.normalisation, self._subject.is_own
                rest = others(around.drawings, normalisation, worked.classes, with_stand_in=is_own)
            self._repeated = repeat(worked.network, x, worked.label, rate, rest, worked.classes)
            self._repeated_of = key
        return self._repeated

    def _place(self, walk: PassWalk) -> Position:
        """Where the settings say, as far as this network goes."""
        worked = walk.worked
        phase = Part(self.settings["phase"])
        last = worked.layers - 1
        asked = int(self.number("layer")) or max(last, 1)
        layer = last if phase is Part.LOSS else min(asked - 1, last)
        unit = int(self.number("unit")) - 1
        if unit < 0:
            return Position(phase, layer, walk.first_unit(phase, layer))
        return Position(phase, layer, min(unit, worked.units(layer) - 1))

    def _arrive(self, here: Here, left: Here | None) -> None:
        """Point at what matters in a new place; within a phase, at the same as before if it is there too."""
        worked, at, asked = here.worked, here.at, self._asked
        self._term = terms_at(worked, at).largest
        self._asked = main_quantity(at, self._term)
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
        self.invitation.invite(self._subject.invitation)
        self._show_view()
        if self.settings["view"] != PASS:
            self._show_after(here.worked)
            return
        worked, at = here.worked, here.at
        terms = terms_at(worked, at)
        if self._term >= len(terms.values):
            self._term = terms.largest
        self.map.show_position(here)
        self.terms.show_terms(worked, terms, self._term if terms.factors is not None else at.unit)
        entries = entries_at(worked, at, self._term)
        self.numbers.show_numbers(
            worked, entries, asked, frozenset(e.quantity for e in entries if here.keeps(e.quantity))
        )
        derivation = derive(worked, asked)
        self.formula.show_formula(derivation.signs, derivation.numbers)
        self.tell(words(worked, at, asked))
        self._show_controls()

    @property
    def _moment(self) -> int:
        """The place in `MOMENTS` of the number of updates that is looked at."""
        return MOMENTS.index(int(str(self.settings["updates"])))

    def _show_view(self) -> None:
        is_pass = self.settings["view"] == PASS
        self._picture.setVisible(is_pass)
        self.controls.setVisible(is_pass)
        self.after.setVisible(not is_pass)

    def _show_after(self, worked: WorkedPass) -> None:
        repeated = self._repeat(worked)
        moment = self._moment
        self.after.show_repeated(repeated, moment)
        self.formula.show_formula(*after_formula(repeated))
        self.tell(repeated.words(moment) if repeated.is_finite else tr(_TOO_FAR))

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
        self.after.setVisible(False)
        self.invitation.invite("")
        self._show_controls()
        self.tell(sentence)


_KEPT: Mapping[str, frozenset[Role]] = {
    "delta": frozenset({Role.DELTA, Role.A_GRADIENT}),
    "blame": frozenset({Role.DELTA, Role.A_GRADIENT}),
}
"""What else is kept with a reading, for it gives that away."""

_TOO_FAR = mark("The numbers leave all bounds: the learning rate is far too large.")
