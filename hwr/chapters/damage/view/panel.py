"""The chapter on damage, on the screen: dials that break a copy of the network that reads, and what it reads then."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from hwr.chapters.damage.chapter import (
    CHAPTER,
    CURVE,
    DRAWINGS,
    UNITS,
    Answer,
    answer_words,
    numbers,
    score_words,
)
from hwr.chapters.damage.damage import Damage, Size, Unit, damaged, size
from hwr.chapters.damage.exam import ALONG, Exam, Score, along, varied
from hwr.chapters.damage.plan import Plan
from hwr.chapters.damage.view.bars import DamageAnswer, DamageScores
from hwr.chapters.damage.view.curve import Course, DamageCurve
from hwr.chapters.damage.view.exams import of_digits, of_drawings
from hwr.chapters.damage.view.units import DamageUnits
from hwr.chapters.why.chapter import DIGITS, EXAMPLE
from hwr.explain.setting import Value
from hwr.ink.normalisation import NormalisedInk, normalise_drawing
from hwr.nn.network import Network
from hwr.recognizer import Recognizer
from hwr.ui.kit.accessibility import allow
from hwr.ui.kit.button import PanelButton
from hwr.ui.kit.chapter.panel import ChapterPanel, Surroundings
from hwr.ui.kit.heat.unit_readout import ReadoutWidget
from hwr.ui.kit.layout import STRETCH, in_column, in_row
from hwr.ui.kit.picture.pair import PicturePair
from hwr.ui.kit.task import BackgroundTask
from hwr.ui.kit.undo import UndoHistory
from hwr.words import percent

if TYPE_CHECKING:
    from hwr.recognizer import Recognition

_DIALS: Final = ("pruned", "bits", "noise", "off", "unbiased", "seed")
_REDO: Final = ("Ctrl+Shift+Z", "Ctrl+Y")
_FIRST: Final = "pruned"
"""The dial whose curve is drawn before any was turned."""

_REST_MS: Final = 100
"""So long no other curve has to be asked for before one is measured: a dial on its way asks for many."""

_WAITING: Final = "The network that reads is still being fetched."
_OTHER: Final = "This network answers with other things than the ten digits; the chapter asks about digits."
_FETCHING: Final = "Fetching what is to be read…"


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
        self._history: UndoHistory[Plan] = UndoHistory(Plan())
        self._turned = ""
        self._along = _FIRST
        self._whole: _Whole | None = None
        self._left: _Left | None = None
        self._exams: dict[str, Exam] = {}
        self._exams_of: object = None
        self._scores: tuple[Exam, Network, Score] | None = None
        self._scored: tuple[Exam, Network, Score] | None = None
        self._course_of: tuple[object, ...] = ()
        self._fetching = BackgroundTask(self)
        self._fetching.ended.connect(self._take_exam)
        self._fetched = ""
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._start_course)
        self._measuring = BackgroundTask(self)
        self._measuring.advanced.connect(self._show_course)
        self._measuring.ended.connect(self._show_course)
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
        self.stage.addWidget(self._upper, 1)
        self.stage.addWidget(self._lower, 2)
        self.stage.addLayout(self._make_buttons())
        self.recompute()

    def _make_buttons(self) -> QHBoxLayout:
        goes = "Go to the canvas and draw a digit"
        self.undo = PanelButton(self, "damageUndo", "Undo", "Take the last damage back", self._undo, keys="Ctrl+Z")
        self.redo = PanelButton(self, "damageRedo", "Redo", "Do again what was taken back", self._redo)
        self.draw = PanelButton(self, "damageDraw", "Draw a digit", goes, self.canvas_requested)
        for keys in _REDO:
            QShortcut(QKeySequence(keys), self).activated.connect(self._redo)
        return in_row(self.undo, self.redo, self.draw, STRETCH)

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
        return self._fetching.is_busy or self._measuring.is_busy or self._rest.isActive()

    @property
    def left(self) -> Network | None:
        """What is left of the network; None while there is none."""
        return None if self._left is None else self._left.network

    @property
    def exam(self) -> Exam | None:
        """What is read for the score; None before it is there."""
        return self._exams.get(str(self.settings["score"]))

    # What a chapter does

    def show_surroundings(self, surroundings: Surroundings | None) -> None:
        super().show_surroundings(surroundings)
        self._whole = self._looked_at(surroundings)
        self.refresh()

    def begin(self, values: Mapping[str, object]) -> None:
        super().begin(values)
        self._history = UndoHistory(self.plan)
        self._turned = ""
        self._allow()

    @Slot()
    def reset(self) -> None:
        """All dials as at first, and nothing clicked; it can be taken back like every other step."""
        self._by_hand, self._along, self._turned = frozenset(), _FIRST, ""
        super().reset()

    @Slot()
    def recompute(self) -> None:
        self._remember()
        self._allow()
        self._lower.choose(str(self.settings["show"]))
        self._upper.set_wide_from(0 if self._lower.has_both else _NEVER)
        whole = self._whole
        if whole is None:
            self._show_nothing()
            return
        self._left = left = self._broken(whole)
        exam, whose = self._asked(whole), "Your drawing" if self._is_drawn else "The example"
        before, now = (_answer(reading) for reading in (whole.reading, left.reading))
        title = f"{before.best} → {now.best}" if now.best != before.best else f"reads {now.best}"
        self.answer.show_answers((f"{whose}: {title} (outlined: whole)", f"{whose}: {title}", title), before, now)
        assert left.reading.trace is not None, "there is ink"
        self.units.show_pass(whole.network.architecture, left.damage, left.reading.trace, now.classes)
        self.formula.show_formula(CHAPTER.formula, numbers(left.size, whole.size))
        said = [answer_words(whose, before, now)]
        if exam is None:
            self.scores.show_nothing(self._fetching.problem or self._missing or _FETCHING)
            said.insert(0, self._fetching.problem or self._missing or _FETCHING)
        else:
            scores = self._score(exam, whole.network), self._score_now(exam, left)
            heading = f"{exam.noun.capitalize()}s read right"
            self.scores.show_scores((f"{heading} ({percent(0.95)} interval)", heading), *scores)
            said.insert(0, score_words(left.damage, left.network.architecture, exam, *scores))
        if not self._is_drawn:
            said.append("Draw one of your own.")
        self.tell(" ".join(said))
        self._measure(whole, left, exam)

    def readings(self) -> Mapping[str, float | str]:
        whole, left, exam = self._whole, self._left, self.exam
        if whole is None or left is None:
            return {}
        before, now = (_answer(reading) for reading in (whole.reading, left.reading))
        told: dict[str, float | str] = {}
        if exam is not None:
            score = self._score_now(exam, left)
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

    @property
    def _is_drawn(self) -> bool:
        return self.surroundings is not None and self.surroundings.recognition.ink is not None

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
        self.formula.show_formula(CHAPTER.formula, "")
        self.tell(said)

    # The score

    @property
    def _missing(self) -> str:
        is_missing = self.settings["score"] == DRAWINGS and (
            self.surroundings is None or self.surroundings.drawings is None
        )
        return "The drawings that came with the program are not there." if is_missing else ""

    def _asked(self, whole: _Whole) -> Exam | None:
        """What is to be read, of this model; fetched if it is not there yet."""
        if self._exams_of is not whole.around.model:
            self._exams_of, self._exams, self._fetched = whole.around.model, {}, ""
        wanted = str(self.settings["score"])
        if wanted not in self._exams and wanted != self._fetched and not self._missing:
            self._fetched = wanted
            self._fetching.start(_exam_of(whole.around, wanted))
        return self.exam

    @Slot()
    def _take_exam(self) -> None:
        if isinstance(self._fetching.result, Exam):
            self._exams[self._fetched] = self._fetching.result
        self.refresh()

    def _score(self, exam: Exam, network: Network) -> Score:
        """Of the whole network."""
        if self._scores is None or self._scores[:2] != (exam, network):
            self._scores = exam, network, exam.score(network)
        return self._scores[2]

    def _score_now(self, exam: Exam, left: _Left) -> Score:
        if self._scored is None or self._scored[:2] != (exam, left.network):
            self._scored = exam, left.network, exam.score(left.network)
        return self._scored[2]

    # The curve

    def _measure(self, whole: _Whole, left: _Left, exam: Exam | None) -> None:
        """Measure the curve that is asked for, unless that is done or under way; one that nobody sees is given up."""
        if exam is None or not self._lower.shows_curve:
            self._give_up()
            return
        base = varied(left.plan, self._along, ALONG[self._along][0])
        asked = (whole.network, exam, self._along, base)
        if asked != self._course_of:
            self._course_of = asked
            self._measuring.cancel()
            self._rest.start()
        self._show_course()

    def _give_up(self) -> None:
        self._rest.stop()
        self._measuring.cancel()
        self._course_of = ()
        self.curve.show_course(None)

    @Slot()
    def _start_course(self) -> None:
        whole, left, exam = self._whole, self._left, self.exam
        if whole is not None and left is not None and exam is not None and self._course_of:
            self._measuring.start(along(whole.network, exam, left.plan, self._along))

    @Slot()
    def _show_course(self) -> None:
        whole, left, exam = self._whole, self._left, self.exam
        if whole is None or left is None or exam is None:
            return
        scores = self._measuring.result if isinstance(self._measuring.result, tuple) else ()
        at = float(getattr(left.plan, self._along))
        now, before = self._score_now(exam, left), self._score(exam, whole.network)
        self.curve.show_course(Course(self._along, exam.noun, scores, at, now, before))

    @Slot(float, float)
    def _place(self, x: float, _: float) -> None:
        if self._along == "bits":
            self.turn({"bits": str(ALONG["bits"][round(x)])})
        else:
            self.turn({self._along: round(100 * x)})

    @Slot(int, int)
    def _nudge(self, right: int, up: int) -> None:
        by = right + up
        if self._along == "bits":
            at = ALONG["bits"].index(self.plan.bits) + by
            self.turn({"bits": str(ALONG["bits"][min(max(at, 0), len(ALONG["bits"]) - 1)])})
        else:
            dial = self.chapter.setting(self._along)
            self.turn({self._along: round(min(max(self.number(self._along) + by, dial.low), dial.high))})

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

    def _remember(self) -> None:
        """Take note of what was done since; turns of one dial in a row are one step."""
        plan, before = self.plan, self._history.current
        if plan == before:
            return
        turned = "+".join(one.name for one in fields(Plan) if getattr(plan, one.name) != getattr(before, one.name))
        if turned in ALONG:
            self._along = turned
        if turned == self._turned and turned != "by_hand":
            self._history = UndoHistory(plan, self._history.past)
        else:
            self._history = self._history.with_document(plan)
        self._turned = turned

    def _allow(self) -> None:
        is_free = not self.is_locked(*_DIALS)
        usable = {
            self.undo: is_free and self._history.can_undo,
            self.redo: is_free and self._history.can_redo,
        }
        allow(usable, otherwise=self.curve)
        self.draw.setVisible(self._whole is not None and not self._is_drawn)

    @Slot()
    def _undo(self) -> None:
        self._go_to(self._history.undone())

    @Slot()
    def _redo(self) -> None:
        self._go_to(self._history.redone())

    def _go_to(self, history: UndoHistory[Plan]) -> None:
        if history is self._history or self.is_locked(*_DIALS):
            return
        before, plan = self._history.current, history.current
        varied_now = [name for name in ALONG if getattr(before, name) != getattr(plan, name)]
        self._along = varied_now[0] if len(varied_now) == 1 else self._along
        self._history, self._by_hand, self._turned = history, plan.by_hand, ""
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


_NEVER: Final = 1e6
"""Nothing is so many times as wide as it is high."""

_BOTH_FROM: Final = 92
"""Characters of width from which on the units and the curve stand side by side."""


class DamageLower(QWidget):
    """The units and the curve: both where there is room, or else the one that is chosen."""

    rearranged = Signal()
    """What is to be seen is another."""

    def __init__(self, units: QWidget, readout: QWidget, curve: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chosen = CURVE
        told, self._curve = QWidget(self), curve
        self._parts = {told: UNITS, curve: CURVE}
        in_column((units, 1), readout, of=told, margins=0, spacing=2)
        in_row((told, 1), (curve, 1), of=self, margins=0, spacing=18)
        self._fit()

    @property
    def has_both(self) -> bool:
        """Whether there is room for both."""
        return self.width() >= _BOTH_FROM * self.fontMetrics().averageCharWidth()

    @property
    def shows_curve(self) -> bool:
        """Whether the curve is to be seen."""
        return not self._curve.isHidden()

    def choose(self, which: str) -> None:
        """Show this one where there is no room for both."""
        self._chosen = which
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fit():
            self.rearranged.emit()

    def _fit(self) -> bool:
        """Show what there is room for; return whether that is another than before."""
        wanted = {part: self.has_both or self._chosen == name for part, name in self._parts.items()}
        if all(part.isHidden() != is_wanted for part, is_wanted in wanted.items()):
            return False
        for part, is_wanted in sorted(wanted.items(), key=lambda one: one[1]):  # first of all make room
            part.setVisible(is_wanted)
        return True
