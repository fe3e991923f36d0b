"""The chapter on reasons, on the screen: draw, and see which ink speaks for the answer; or watch the answer change."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from hwr.chapters.why.change import Change
from hwr.chapters.why.chapter import (
    CHAPTER,
    DIGITS,
    EXAMPLE,
    NEAREST,
    WhyQuestion,
    change_words,
    signed,
)
from hwr.chapters.why.slopes import on_drawing
from hwr.chapters.why.view.pictures import WhyCanvas, WhyCells, WhyRedrawn
from hwr.chapters.why.view.search import ChangeSearch
from hwr.chapters.why.view.tiles import WhyTiles
from hwr.ink.drawing import Drawing
from hwr.ink.normalisation import NormalisedInk, normalise_drawing
from hwr.language import mark, tr
from hwr.nn.network import Network
from hwr.ui.kit.accessibility import allow
from hwr.ui.kit.button import PanelButton
from hwr.ui.kit.chapter.panel import ChapterPanel, Surroundings
from hwr.ui.kit.layout import STRETCH, in_row
from hwr.ui.kit.player import Player
from hwr.ui.kit.probabilities import ProbabilitiesPanel
from hwr.ui.kit.throttle import Throttle
from hwr.ui.kit.undo import UndoHistory
from hwr.words import MINUS, numeral, pixel_place, with_article

if TYPE_CHECKING:
    from hwr.recognizer import Recognition

_DIALS: Final = {"reasons": ("view", "asked", "measure"), "change": ("view", "target", "share")}

_REST_MS: Final = 8.0
_FRAME_MS: Final = 33
_FRAMES: Final = 75
_STEP: Final = 0.1
_REDO: Final = ("Ctrl+Shift+Z", "Ctrl+Y")
_WAITING: Final = mark("The network that reads is still being fetched.")
_INVITE: Final = mark("Nothing is drawn yet, so a 4 from the program stands in: draw yours here.")
_OTHER: Final = mark("This network answers with other things than the ten digits; the chapter asks about digits.")


class WhyPanel(ChapterPanel):
    """A canvas of its own, and beside it what the network makes of the drawing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(CHAPTER, parent)
        self.canvas = WhyCanvas()
        self.redrawn = WhyRedrawn()
        self.cells = WhyCells("whyCells", tr("What each block says"))
        self.changed_cells = WhyCells("whyChanged", tr("The changed picture"))
        self.difference = WhyCells("whyDifference", tr("What is changed"))
        self.probabilities = ProbabilitiesPanel()
        pictures = (self.canvas, self.redrawn, self.cells, self.changed_cells, self.difference, self.probabilities)
        self._tiles = WhyTiles(*pictures)
        self.stage.addWidget(self._tiles, 1)
        self.stage.addLayout(self._make_buttons())
        self._throttle = Throttle(_REST_MS, self)
        self._throttle.released.connect(self._look_at)
        self.canvas.drawing_changed.connect(self._throttle.submit)
        self.canvas.drawing_finished.connect(self._take_drawing)
        self._history: UndoHistory[Drawing] = UndoHistory(Drawing())
        self._own: tuple[Drawing, NormalisedInk] | None = None
        self._around: NormalisedInk | None = None
        self._example = normalise_drawing(EXAMPLE)
        self._question: WhyQuestion | None = None
        self._network: tuple[Network, Network] | None = None
        self._search = ChangeSearch(self)
        self._search.ended.connect(self._show_found)
        self._player = Player(_FRAME_MS, self)
        self._player.beat.connect(self._play_on)
        self._player.playing_changed.connect(self._name_play)
        self.recompute()

    def _make_buttons(self) -> QHBoxLayout:
        plays, fetches = tr("Play the change from the drawing on"), tr("Go to the canvas of the page Read")
        self.play = PanelButton(self, "whyPlay", tr("Play"), plays, self._toggle_play)
        self.step = PanelButton(self, "whyStep", tr("Step"), tr("Go a tenth of the change on"), self._step_on)
        self.undo = PanelButton(self, "whyUndo", tr("Undo"), tr("Take the last stroke back"), self._undo, keys="Ctrl+Z")
        self.clear = PanelButton(self, "whyClear", tr("Clear"), tr("Clear this chapter's canvas"), self._clear)
        self.fetch = PanelButton(self, "whyDraw", tr("To the large canvas"), fetches, self.canvas_requested)
        for keys in _REDO:
            QShortcut(QKeySequence(keys), self).activated.connect(self._redo)
        return in_row(self.play, self.step, self.undo, self.clear, self.fetch, STRETCH)

    @property
    def question(self) -> WhyQuestion | None:
        """What is asked; None while there is no network that could answer."""
        return self._question

    @property
    def change(self) -> Change | None:
        """The change that was found; None while it is looked for, or if there is none."""
        return self._search.change

    @property
    def is_busy(self) -> bool:
        return self._search.is_busy

    @property
    def ink(self) -> NormalisedInk:
        """What is looked at: the drawing on the canvas here, or else the picture that is read, or else the example."""
        if self._own is not None:
            return self._own[1]
        read = None if self.surroundings is None else self.surroundings.recognition
        is_picture = read is not None and read.drawing is None
        return self._around if is_picture and self._around is not None else self._example

    @property
    def _is_example(self) -> bool:
        return self.ink is self._example

    # What a chapter does

    def recompute(self) -> None:
        view = str(self.settings["view"])
        self._tiles.hold(self.canvas.is_drawing)
        self.show_dials(_DIALS[view])
        for button in (self.play, self.step):
            button.setVisible(view == "change")
        allow({self.undo: self._history.can_undo, self.clear: self._own is not None}, otherwise=self.canvas)
        self.fetch.setVisible(self._is_example)
        self._question = self._ask()
        question = self._question
        if question is None:
            self._search.give_up()
            self._player.stop()
            self._show_nothing()
        elif view == "reasons":
            self._search.give_up()
            self._player.stop()
            self._show_reasons(question)
        else:
            self._show_change(question)

    def readings(self) -> Mapping[str, float | str]:
        question, change = self._question, self.change
        if question is None:
            return {}
        told: dict[str, float | str] = {
            "answer": question.answer,
            "probability": question.probability,
            "rival": question.rival,
            "lead": question.lead,
        }
        for name, sign in (("strongest_for", 1), ("strongest_against", -1)):
            blocks = question.strongest("said", sign)
            if blocks:
                told[name] = pixel_place(blocks[0])
        if change is not None and self.settings["view"] == "change":
            changed = self._read(change.at(self.number("share"))).best or ""
            told["changed_answer"] = changed
            told["turned"] = "no" if changed == question.answer else "yes"
            told["change_count"] = change.count
            told["change_most"] = change.most
            told["change_length"] = change.length
        return told

    def show_surroundings(self, surroundings: Surroundings | None) -> None:
        super().show_surroundings(surroundings)
        read = None if surroundings is None else surroundings.recognition
        before, self._around = self._around, None if read is None else read.ink
        if read is None or read.ink is None:
            if self._own is not None and self._own[1] is before:
                self._put(None, None)  # it was cleared there, and nothing was added to it here
        elif before is None or not np.array_equal(before.views, read.ink.views):
            self._put(read.drawing, read.ink)  # the latest drawing counts, wherever it was made
        self.refresh()

    # Looking

    def _ask(self) -> WhyQuestion | None:
        if self.surroundings is None or not set(DIGITS) <= set(self.surroundings.model.classes):
            return None
        model = self.surroundings.model
        if self._network is None or self._network[0] is not model.network:
            self._network = model.network, model.network.astype(np.float64)
        x = self.ink.views[0].astype(np.float64)
        asked = WhyQuestion(self._network[1], model.classes, x, str(self.settings["asked"]))
        # What was worked out for the same question holds still, however the other dials are turned.
        return self._question if self._question is not None and self._question.is_same(asked) else asked

    def _read(self, x: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> Recognition:
        """What the network makes of inputs (64,)."""
        from hwr.recognizer import Recognizer

        assert self.surroundings is not None
        return Recognizer(self.surroundings.model).read(NormalisedInk((), x[None].astype(np.float32)))

    def _show_nothing(self) -> None:
        self.canvas.show_traces(None)
        self._tiles.show_captions(self._canvas_caption(), (), (), (), (), ())
        self.formula.show_formula(tr(CHAPTER.formula), "")
        self.tell(tr(_WAITING if self.surroundings is None else _OTHER))

    def _canvas_caption(self) -> tuple[str, ...]:
        return (tr("Your drawing"), tr("Yours")) if self._own is not None else (tr("Draw here"),)

    def _show_reasons(self, question: WhyQuestion) -> None:
        measure = str(self.settings["measure"])
        best, worst = question.strongest(measure, 1), question.strongest(measure, -1)
        values = question.shown(measure)
        for_it, against = (
            ", ".join(f"{pixel_place(i)} {signed(values[i])}" for i in blocks) for blocks in (best, worst)
        )
        found = []
        if for_it:
            found.append(tr("for: {places}", places=for_it))
        if against:
            found.append(tr("against: {places}", places=against))
        listed = "; ".join(found)
        self.cells.show_signed(values, tr("Strongest {listed}.", listed=listed), [*best, *worst])
        self.redrawn.show_ink(self.ink, question.slope, tr("The ink, {listed}.", listed=listed))
        self.probabilities.show_recognition(self._read(question.x))
        self.canvas.show_traces(None if self._own is None else on_drawing(*self._own, question.slope))
        pair = tr("for {one} (+), {rival} (−)", one=question.one, rival=question.rival)
        short = f"{question.one} (+), {question.rival} ({MINUS})"
        whose = tr("Example") if self._is_example else tr("Ink")
        said = tr("Blocks") if measure == "said" else tr("More ink")
        self._tiles.show_captions(
            self._canvas_caption(),
            (f"{whose} {pair}", f"{whose} {short}", short),
            (f"{said} {pair}", f"{said} {short}", short),
            (),
            (),
            self._reads(question.answer),
        )
        self.formula.show_formula(tr(CHAPTER.formula), question.numbers(measure))
        self.tell(f"{self._invitation()}{question.words(measure)}")

    def _reads(self, answer: str) -> tuple[str, ...]:
        return tr("It reads {answer}", answer=with_article(answer)), tr("Reads {answer}", answer=answer)

    def _invitation(self) -> str:
        return f"{tr(_INVITE)} " if self._is_example else ""

    @Slot(object)
    def _look_at(self, drawing: Drawing) -> None:
        self._throttle.drop()
        self._own = None if drawing.is_blank else (drawing, normalise_drawing(drawing))
        self.refresh()

    def _put(self, drawing: Drawing | None, ink: NormalisedInk | None) -> None:
        """Let this drawing, which was made elsewhere, stand on the canvas here; None for a blank one."""
        self._own = None if drawing is None or ink is None else (drawing, ink)
        self._history = UndoHistory(Drawing() if self._own is None else self._own[0])
        self.canvas.show_document(self._history.current)

    @Slot(object)
    def _take_drawing(self, drawing: Drawing) -> None:
        self._history = self._history.with_document(drawing)
        self._look_at(drawing)

    @Slot()
    def _clear(self) -> None:
        self._go_to(self._history.with_document(Drawing()))
        self.canvas.setFocus()

    @Slot()
    def _undo(self) -> None:
        self._go_to(self._history.undone())

    @Slot()
    def _redo(self) -> None:
        self._go_to(self._history.redone())

    def _go_to(self, history: UndoHistory[Drawing]) -> None:
        if history is not self._history:
            self._history = history
            self.canvas.show_document(history.current)
            self._look_at(history.current)

    # Changing

    def _show_change(self, question: WhyQuestion) -> None:
        self.canvas.show_traces(None)
        self._search.look_for(question, self._target(question))
        self._show_changed(question)

    def _target(self, question: WhyQuestion) -> str:
        wanted = str(self.settings["target"])
        return question.nearest if wanted == NEAREST else wanted

    @Slot()
    def _show_found(self) -> None:
        assert self._question is not None
        self._show_changed(self._question)
        self.changed.emit()

    def _show_changed(self, question: WhyQuestion) -> None:
        target = self._target(question)
        change = self.change
        allow({self.play: change is not None, self.step: change is not None}, otherwise=self.canvas)
        share = self.number("share")
        x = question.x if change is None else change.at(share)
        reading = self._read(x)
        difference = x - question.x
        self.changed_cells.show_ink(x, tr("The network reads {digit}.", digit=with_article(reading.best or "")))
        self.difference.show_signed(
            difference, tr("What is added to each value.") if difference.any() else tr("No change.")
        )
        self.probabilities.show_recognition(reading)
        self._tiles.show_captions(
            self._canvas_caption(),
            (),
            (),
            (tr("Not changed yet"), tr("As it is")) if change is None else _amount(share),
            (
                tr("Ink added (+), taken (−)"),
                tr("Added +, taken −"),
                tr("+ or −"),
            ),
            self._reads(reading.best or ""),
        )
        if change is None:
            self._player.stop()
            self.formula.show_formula(tr(_CHANGE_FORMULA), "")
            self.tell(self._why_no_change(question, target))
            return
        length = numeral(change.length, 3)
        self.formula.show_formula(
            tr(_CHANGE_FORMULA),
            tr(
                "√(∑(<i>Δx</i>)²) = <b>{length}</b>, found in {steps} steps along the gradient",
                length=length,
                steps=change.steps,
            ),
        )
        self.tell(f"{self._invitation()}{change_words(change, question, target, share)}")

    def _why_no_change(self, question: WhyQuestion, target: str) -> str:
        if target == question.answer:
            return tr(
                "The network reads {target} already. Choose another digit to make of it.", target=with_article(target)
            )
        if self.is_busy:
            return tr(
                "Looking for the smallest change that makes {target} of this {answer}.",
                target=with_article(target),
                answer=question.answer,
            )
        return tr(
            "No change was found that makes {target} of this {answer}: the slopes lead nowhere.",
            target=with_article(target),
            answer=question.answer,
        )

    # Playing

    @Slot()
    def _toggle_play(self) -> None:
        if self._player.is_playing:
            self._player.stop()
        elif self.number("share") < 1 or self.turn({"share": 0.0}):
            self._player.start()

    @Slot(bool)
    def _name_play(self, is_playing: bool) -> None:
        self.play.say(tr("Pause") if is_playing else tr("Play"))

    @Slot()
    def _play_on(self) -> None:
        share = self.number("share")
        following = min(1.0, max(share, 0.0) + 1 / _FRAMES)
        if not self.turn({"share": following}) or following >= 1:
            self._player.stop()

    @Slot()
    def _step_on(self) -> None:
        self._player.stop()
        share = self.number("share")
        self.turn({"share": 0.0 if share >= 2 else round(min(2.0, max(share, 0.0) + _STEP), 4)})


_CHANGE_FORMULA: Final = mark("least √(∑(<i>Δx</i>)²) so that <i>x</i> + <i>Δx</i>, in [0, 1], is answered otherwise")


def _amount(share: float) -> tuple[str, ...]:
    """How much of the change a picture has, as its caption."""
    if share in (0.0, 1.0):
        return (tr("With the change"), tr("Changed")) if share else (tr("Without the change"), tr("Unchanged"))
    amount = numeral(share, 3)
    return tr("{amount} × the change", amount=amount), tr("Change × {amount}", amount=amount), f"× {amount}"
