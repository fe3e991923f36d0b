"""The chapter on damage, on the screen: dials that break a copy of the network that reads, and what it reads then."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from hwr.chapters.damage.chapter import (
    CHAPTER,
    DRAWINGS,
    Answer,
    answer_words,
    numbers,
    score_words,
)
from hwr.chapters.damage.damage import Damage, Size, Unit, damaged, size
from hwr.chapters.damage.exam import ALONG, Exam
from hwr.chapters.damage.plan import Plan
from hwr.chapters.damage.view.bars import DamageAnswer, DamageScores
from hwr.chapters.damage.view.course import CourseTask
from hwr.chapters.damage.view.curve import Course, DamageCurve, read_right
from hwr.chapters.damage.view.exams import of_digits, of_drawings
from hwr.chapters.damage.view.history import PlanHistory
from hwr.chapters.damage.view.lower import DamageLower
from hwr.chapters.damage.view.units import DamageUnits
from hwr.chapters.why.chapter import DIGITS, EXAMPLE
from hwr.explain.setting import Value
from hwr.ink.normalisation import NormalisedInk, normalise_drawing
from hwr.language import mark, tr
from hwr.nn.network import Network
from hwr.recognizer import Recognizer
from hwr.ui.kit.accessibility import allow
from hwr.ui.kit.at_once import AtOnce
from hwr.ui.kit.button import PanelButton
from hwr.ui.kit.chapter.draw_invitation import DrawInvitation
from hwr.ui.kit.chapter.panel import ChapterPanel, Surroundings
from hwr.ui.kit.heat.unit_readout import ReadoutWidget
from hwr.ui.kit.layout import STRETCH, in_row
from hwr.ui.kit.picture.pair import PicturePair
from hwr.ui.kit.undo import UndoHistory
from hwr.words import percent

if TYPE_CHECKING:
    from hwr.recognizer import Recognition

_DIALS: Final = ("pruned", "bits", "noise", "off", "unbiased", "seed")
_REDO: Final = ("Ctrl+Shift+Z", "Ctrl+Y")
_NEVER: Final = 1e6
"""Nothing is so many times as wide as it is high."""

_WAITING: Final = mark("The network that reads is still being fetched.")
_OTHER: Final = mark("This network answers with other things than the ten digits; the chapter asks about digits.")
_INVITE: Final = mark(
    "Nothing is drawn yet, so a 4 from the program stands in for yours. Draw one, and see how long yours is read."
)
_FETCHING: Final = mark("Fetching what is to be read…")


@dataclass(frozen=True, eq=False)
class _Whole:
    """The network that reads, and what it makes of the drawing."""

    around: Surroundings
    ink: NormalisedInk
    reading: Recognition
    size: Size

    @property
    def network(self) -> Network:
        return self.around.model.network


@dataclass(frozen=True, eq=False)
class _Left:
    """What is left of it."""

    plan: Plan
    damage: Damage
    network: Network
    reading: Recognition
    size: Size


class DamagePanel(ChapterPanel):
    """Owns what is broken, and the way back; the network that reads is never touched."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(CHAPTER, parent)
        self._by_hand: frozenset[tuple[Unit, bool]] = frozenset()
        self._history = PlanHistory(UndoHistory(Plan()))
        self._whole: _Whole | None = None
        self._left: _Left | None = None
        self._score = lru_cache(maxsize=2)(Exam.score)  # of the whole network, and of what is left of it
        self._exams = AtOnce(self)
        self._exams.ended.connect(self.refresh)
        self._course = CourseTask(self)
        self._course.advanced.connect(self._show_course)
        self.answer = DamageAnswer()
        self.scores = DamageScores()
        self.units = DamageUnits()
        self.curve = DamageCurve()
        self._readout = ReadoutWidget(1)
        self.units.pointed.connect(self._tell_unit)
        self.units.chosen.connect(self._toggle)
        self.curve.placed.connect(self._place)
        self.curve.nudged.connect(self._nudge)
        self._lower = DamageLower(self.units, self._readout, self.curve)
        self._lower.rearranged.connect(self.recompute)
        self._upper = PicturePair((self.answer, 3), (self.scores, 2), wide_from=_NEVER)
        self.invitation = DrawInvitation("damage", self)
        self.invitation.draw_requested.connect(self.canvas_requested)
        self.stage.addWidget(self.invitation)
        self.stage.addWidget(self._upper, 1)
        self.stage.addWidget(self._lower, 2)
        self.stage.addLayout(self._make_buttons())
        self.recompute()

    def _make_buttons(self) -> QHBoxLayout:
        self.undo = PanelButton(
            self, "damageUndo", tr("Undo"), tr("Take the last damage back"), self._undo, keys="Ctrl+Z"
        )
        self.redo = PanelButton(self, "damageRedo", tr("Redo"), tr("Do again what was taken back"), self._redo)
        for keys in _REDO:
            QShortcut(QKeySequence(keys), self).activated.connect(self._redo)
        return in_row(self.undo, self.redo, STRETCH)

    # What is broken

    @property
    def plan(self) -> Plan:
        """As the dials stand, and what was clicked."""
        return Plan(
            self.number("off") / 100,
            bool(self.settings["unbiased"]),
            self.number("pruned") / 100,
            self.number("noise") / 100,
            int(self.settings["bits"]),
            round(self.number("seed")),
            self._by_hand,
        )

    @property
    def is_busy(self) -> bool:
        return self._exams.is_busy or self._course.is_busy

    @property
    def left(self) -> Network | None:
        """What is left of the network; None while there is none."""
        return None if self._left is None else self._left.network

    @property
    def exam(self) -> Exam | None:
        """What is read for the score; None before it is there."""
        found = self._exams.found(self.settings["score"])
        return found if isinstance(found, Exam) else None

    # What a chapter does

    def show_surroundings(self, surroundings: Surroundings | None) -> None:
        if surroundings is None or self.surroundings is None or surroundings.model is not self.surroundings.model:
            self._exams.forget()
        super().show_surroundings(surroundings)
        self._whole = self._looked_at(surroundings)
        self.refresh()

    def begin(self, values: Mapping[str, object]) -> None:
        super().begin(values)
        self._history = PlanHistory(UndoHistory(self.plan), self._history.along)
        self._allow()

    @Slot()
    def reset(self) -> None:
        """All dials as at first, and nothing clicked; it can be taken back like every other step."""
        self._by_hand, self._history = frozenset(), PlanHistory(self._history.steps)
        super().reset()

    @Slot()
    def recompute(self) -> None:
        self._history = self._history.with_plan(self.plan)
        self._allow()
        self._lower.choose(str(self.settings["show"]))
        self._upper.set_wide_from(0 if self._lower.has_both else _NEVER)
        whole = self._whole
        if whole is None:
            self._show_nothing()
            return
        self._left = left = self._broken(whole)
        exam, whose = self._asked(whole), tr("Your drawing") if self.is_drawn else tr("The example")
        before, now = (_answer(reading) for reading in (whole.reading, left.reading))
        title = f"{before.best} → {now.best}" if now.best != before.best else tr("reads {label}", label=now.best)
        self.answer.show_answers(
            (tr("{reading} (outlined: whole)", reading=f"{whose}: {title}"), f"{whose}: {title}", title),
            before,
            now,
        )
        assert left.reading.trace is not None, "there is ink"
        self.units.show_pass(whole.network.architecture, left.damage, left.reading.trace, now.classes)
        self.formula.show_formula(tr(CHAPTER.formula), numbers(left.size, whole.size))
        said = [answer_words(whose, before, now)]
        if exam is None:
            why = self._exams.problem or self._missing or tr(_FETCHING)
            self.scores.show_nothing(why)
            said.insert(0, why)
        else:
            scores = self._score(exam, whole.network), self._score(exam, left.network)
            heading = read_right(exam.noun)
            with_interval = tr("{heading} ({share} interval)", heading=heading, share=percent(0.95))
            self.scores.show_scores((with_interval, heading), *scores)
            said.insert(0, score_words(left.damage, left.network.architecture, exam, *scores))
        self.tell(" ".join(said))
        self._measure(whole, left, exam)

    def readings(self) -> Mapping[str, float | str]:
        whole, left, exam = self._whole, self._left, self.exam
        if whole is None or left is None:
            return {}
        before, now = (_answer(reading) for reading in (whole.reading, left.reading))
        told: dict[str, float | str] = {}
        if exam is not None:
            score = self._score(exam, left.network)
            told["right"], told["accuracy"] = float(score.right), 100 * score.share
            told["whole_right"] = float(self._score(exam, whole.network).right)
        told |= {
            "weights": float(left.size.weights),
            "weights_share": 100 * left.size.weights / max(1, whole.size.weights),
            "bytes": float(left.size.bytes),
            "bytes_share": 100 * left.size.bytes / whole.size.bytes,
            "units_off": float(len(left.damage.off)),
            "probability": now.of(now.best),
            "changed": "no" if now.best == before.best else "yes",
        }
        if now.best in DIGITS:
            told["answer"] = now.best
        return told

    # The network

    def _looked_at(self, surroundings: Surroundings | None) -> _Whole | None:
        """The network and the drawing, or else the example; None if there is no network that could read it."""
        self._left = None
        if surroundings is None or not set(DIGITS) <= set(surroundings.model.classes):
            return None
        model, ink = surroundings.model, surroundings.recognition.ink
        ink = normalise_drawing(EXAMPLE, model.normalisation) if ink is None else ink
        return _Whole(surroundings, ink, Recognizer(model).read(ink), size(model.network, Damage()))

    def _broken(self, whole: _Whole) -> _Left:
        plan, network = self.plan, whole.network
        damage = plan.damage(network.architecture)
        left = self._left
        if left is None or left.damage != damage:
            made = damaged(network, damage)
            reading = Recognizer(replace(whole.around.model, network=made)).read(whole.ink)
            left = _Left(plan, damage, made, reading, size(made, damage))
        return replace(left, plan=plan)

    def _show_nothing(self) -> None:
        self._give_up()
        said = _WAITING if self.surroundings is None else _OTHER
        self.answer.show_nothing()
        self.scores.show_nothing("")
        self.units.show_nothing()
        self.formula.show_formula(tr(CHAPTER.formula), "")
        self.tell(tr(said))

    # The score

    @property
    def _missing(self) -> str:
        is_missing = self.settings["score"] == DRAWINGS and (
            self.surroundings is None or self.surroundings.drawings is None
        )
        return tr("The drawings that came with the program are not there.") if is_missing else ""

    def _asked(self, whole: _Whole) -> Exam | None:
        """What is to be read, of this model; fetched if it is not there yet."""
        wanted = str(self.settings["score"])
        if not self._missing:
            self._exams.want(wanted, partial(_exam_of, whole.around, wanted))
        return self.exam

    # The curve

    def _measure(self, whole: _Whole, left: _Left, exam: Exam | None) -> None:
        """Measure the curve that is asked for; one that nobody sees is given up."""
        if exam is None or not self._lower.shows_curve:
            self._give_up()
            return
        self._course.measure(whole.network, exam, left.plan, self._history.along)
        self._show_course()

    def _give_up(self) -> None:
        self._course.give_up()
        self.curve.show_course(None)

    @Slot()
    def _show_course(self) -> None:
        whole, left, exam, along = self._whole, self._left, self.exam, self._history.along
        if whole is None or left is None or exam is None:
            return
        now, before = self._score(exam, left.network), self._score(exam, whole.network)
        at = float(getattr(left.plan, along))
        self.curve.show_course(Course(along, exam.noun, self._course.scores, at, now, before))

    @Slot(float, float)
    def _place(self, x: float, _: float) -> None:
        along = self._history.along
        if along == "bits":
            self.turn({"bits": str(ALONG["bits"][round(x)])})
        else:
            self.turn({along: round(100 * x)})

    @Slot(int, int)
    def _nudge(self, right: int, up: int) -> None:
        along, by = self._history.along, right + up
        if along == "bits":
            at = ALONG["bits"].index(self.plan.bits) + by
            self.turn({"bits": str(ALONG["bits"][min(max(at, 0), len(ALONG["bits"]) - 1)])})
        else:
            dial = self.chapter.setting(along)
            self.turn({along: round(min(max(self.number(along) + by, dial.low), dial.high))})

    # Clicks, and the way back

    @Slot(object)
    def _tell_unit(self, at: Unit | None) -> None:
        self._readout.tell(self.units.words_for(at))

    @Slot(object)
    def _toggle(self, at: Unit | None) -> None:
        """Switch a unit, or biases, off or on."""
        whole = self._whole
        if at is None or whole is None or self.is_locked("off", "unbiased"):
            return
        self._by_hand = self.plan.toggled(at, whole.network.architecture).by_hand
        self.refresh()

    def _allow(self) -> None:
        is_free = not self.is_locked(*_DIALS)
        usable = {
            self.undo: is_free and self._history.steps.can_undo,
            self.redo: is_free and self._history.steps.can_redo,
        }
        allow(usable, otherwise=self.curve)
        self.invitation.invite("" if self._whole is None or self.is_drawn else tr(_INVITE))

    @Slot()
    def _undo(self) -> None:
        self._go_to(self._history.undone())

    @Slot()
    def _redo(self) -> None:
        self._go_to(self._history.redone())

    def _go_to(self, history: PlanHistory) -> None:
        if history is self._history or self.is_locked(*_DIALS):
            return
        self._history, plan = history, history.plan
        self._by_hand = plan.by_hand
        dials: dict[str, Value] = {name: round(100 * getattr(plan, name)) for name in ("pruned", "noise", "off")}
        for name, value in {**dials, "bits": str(plan.bits), "unbiased": plan.unbiased, "seed": plan.seed}.items():
            self.place(name, value)
        self.refresh()


def _exam_of(around: Surroundings, wanted: str) -> Iterator[Exam]:
    model = around.model
    if wanted == DRAWINGS:
        assert around.drawings is not None, "else they are not asked for"
        return of_drawings(around.drawings, model.normalisation, model.classes)
    return of_digits(model.training, model.normalisation, model.classes)


def _answer(reading: Recognition) -> Answer:
    return Answer(reading.classes, reading.probabilities)
