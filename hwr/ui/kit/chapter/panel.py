"""A chapter panel: one chapter on the screen, with its dials, its formula and its picture.

A chapter's own panel derives from it, puts its picture into `stage` and overrides `recompute`; dials, formula, locking,
reset and what a screen reader is told are done here.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from hwr.explain.chapter import Chapter, Lead
from hwr.explain.setting import Value
from hwr.language import mark, tr
from hwr.ui.kit.button import PanelButton
from hwr.ui.kit.chapter.dial import DialWidget
from hwr.ui.kit.chapter.formula import FormulaWidget
from hwr.ui.kit.fitting import Fitting
from hwr.ui.kit.layout import STRETCH, in_column, in_row, named
from hwr.ui.kit.plain import Label
from hwr.ui.kit.player import Player
from hwr.ui.kit.scrolling import LowWidget, ScrollingWidget
from hwr.ui.kit.theme import MUTED

if TYPE_CHECKING:
    from hwr.recognizer import Recognition
    from hwr.store.model_file import Model

WORDS_LINES = 3
"""So many lines are kept for the words, so that the picture does not jump while they change."""

SILENCE = mark("Answer first; then this is explained.")
"""What stands in the place of the words while they would give an answer away."""

FIRST = mark("Try the dials, if you like. What there is to see, the lesson asks first.")
"""What is said in place of the words of a chapter whose lesson is still to be done."""

VEIL = mark("The picture comes after your guess.")
"""What stands in the place of the picture, where that would."""


@dataclass(frozen=True, eq=False)
class Surroundings:
    """What a chapter may look at outside of itself.

    Attributes:
        model: the one that reads in the window.
        recognition: the reading of what stands on the canvas; its verdict is blank if nothing does.
        drawings: where the labelled drawings are that came with the program; None if that is not known.
        wrong_label: what the learner said that the drawing is, though it is read otherwise; empty if nothing.
    """

    model: Model
    recognition: Recognition
    drawings: Path | None = None
    wrong_label: str = ""


class ChapterPanel(QWidget):
    """Dials on the left, formula and stage on the right.

    Attributes:
        chapter: what it shows.
        formula: to be filled by `recompute`.
        stage: an empty column for the chapter's own widgets.
    """

    changed = Signal()
    """A setting or a reading is another one."""
    settled = Signal()
    """A number that was typed, or else turned, at a dial is what is meant."""
    canvas_requested = Signal()
    """The learner is to draw something."""
    mislabelled = Signal(str)
    """The learner says that the drawing is this digit, which it is not read as; the other chapters follow."""
    chapter_requested = Signal(str)
    """The learner goes on to another chapter; carries its key."""

    def __init__(self, chapter: Chapter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chapter = chapter
        self.surroundings: Surroundings | None = None
        named(self, f"chapter_{chapter.key}", tr(chapter.title))
        self._settings: dict[str, Value] = {setting.name: setting.default for setting in chapter.settings}
        self._locked: frozenset[str] = frozenset()
        self._sentence = ""
        self._is_held = False
        self._waits = False
        self._is_to_fit = False
        self._dials = {setting.name: DialWidget(setting) for setting in chapter.settings}
        self.formula = FormulaWidget()
        self.stage = in_column(margins=0, spacing=10)
        self.words = Label(parent=self, name="chapterWords", wraps=True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.dials_column = in_column(*self._dials.values(), margins=(2, 2, 8, 2), spacing=10)
        for dial in self._dials.values():
            dial.turned.connect(self._turn)
            dial.settled.connect(self._settle)
        self._reset = named(QPushButton(tr("Reset the dials"), self), "chapterReset")
        self._reset.setVisible(bool(self._dials))
        self._reset.clicked.connect(self.reset)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._keep_room_for_words()

    def _keep_room_for_words(self) -> None:
        # An explicit least height also replaces a label's own, which is meant for a far narrower column.
        self.words.setMinimumHeight(WORDS_LINES * self.words.fontMetrics().lineSpacing())

    def _arrange(self) -> None:
        self._dials_part, self._stage_part = QWidget(self), LowWidget(self)
        self._veil = Label(tr(VEIL), self, name="chapterVeil", role=MUTED, wraps=True, is_centred=True)
        self._veil.hide()
        left = Qt.AlignmentFlag.AlignLeft
        leads = ((self._lead(lead), 0, left) for lead in self.chapter.leads)
        in_column(self.dials_column, (self._reset, 0, left), *leads, STRETCH, of=self._dials_part, margins=0)
        self._keep_room_for_words()
        self.words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._stage_part.setLayout(self.stage)
        shown = in_column(self.formula, (self._stage_part, 1), (self._veil, 1), self.words, margins=0, spacing=10)
        self._columns = ColumnsWidget(self._dials_part, shown)
        in_column(self._columns, of=self, margins=0)

    def _lead(self, lead: Lead) -> PanelButton:
        def go() -> None:
            self.chapter_requested.emit(lead.key)

        return PanelButton(
            self, f"lead_{lead.key}", f"{tr(lead.words)} ▶", tr("Go on to the chapter in which this is done"), go
        )

    # What a chapter does

    def recompute(self) -> None:
        """Compute everything from `settings` (and `surroundings`), by `hwr.explain`, and show it: the formula by
        `self.formula.show_formula`, the state in words by `self.tell`, the picture."""

    def readings(self) -> Mapping[str, float | str]:
        """What the chapter tells now, by the names of its `Reading`s."""
        return {}

    def label_of(self, reading: str) -> str:
        """What a reading is called now, in the words that are to be seen in the picture.

        Raises:
            ConfigError: if there is no such reading.
        """
        return tr(self.chapter.reading(reading).label)

    def show_surroundings(self, surroundings: Surroundings | None) -> None:
        """Another model or drawing; chapters that look at neither need not care."""
        self.surroundings = surroundings

    @property
    def is_drawn(self) -> bool:
        """Whether something stands on the canvas."""
        return self.surroundings is not None and self.surroundings.recognition.ink is not None

    def forget(self) -> None:
        """Give up what is run or measured here, and drop what was: a step begins in which that would be the answer.
        Chapters in which nothing is need not care."""

    @property
    def is_half_typed(self) -> bool:
        """Whether a dial follows what is still being typed."""
        return any(dial.is_half_typed for dial in self._dials.values())

    @property
    def is_busy(self) -> bool:
        """Whether something is still being computed in the background; no chapter needs to, but some do."""
        return False

    # Settings

    @property
    def settings(self) -> Mapping[str, Value]:
        """Where each setting stands."""
        return self._settings

    def number(self, name: str) -> float:
        """A setting that is a number."""
        return float(self._settings[name])

    def set_setting(self, name: str, value: object) -> None:
        """Set one setting, locked or not.

        Raises:
            ConfigError: if there is no such setting, or it cannot take the value.
        """
        self.place(name, self.chapter.setting(name).checked(value))
        self.refresh()

    def place(self, name: str, value: Value) -> None:
        """Let a dial stand where something else says, without computing anything."""
        self._settings[name] = value
        self._dials[name].show_value(value)

    def turn(self, values: Mapping[str, object]) -> bool:
        """Set settings as the learner did on the picture: all of them at once, or none if one is locked.

        Returns:
            Whether they were set.

        Raises:
            ConfigError: if there is no such setting, or it cannot take the value.
        """
        checked = {name: self.chapter.setting(name).checked(value) for name, value in values.items()}
        if self.is_locked(*values):
            return False
        for name, value in checked.items():
            self.place(name, value)
        self.refresh()
        return True

    def turn_by(self, name: str, by: float, reach: float) -> None:
        """Turn a number by so much, as an arrow key does on the picture, at most to -reach or reach."""
        self.turn({name: round(min(max(self.number(name) + by, -reach), reach), 4)})

    def is_locked(self, *names: str) -> bool:
        """Whether one of these settings is not to be turned by hand."""
        return not self._locked.isdisjoint(names)

    def lock(self, names: Collection[str]) -> None:
        """Let exactly these settings not be turned by hand.

        Raises:
            ConfigError: if there is no such setting.
        """
        self._locked = frozenset(self.chapter.setting(name).name for name in names)
        for name, dial in self._dials.items():
            dial.set_locked(name in self._locked)
        self._reset.setEnabled(not self._locked)

    def show_dials(self, names: Collection[str]) -> None:
        """Let only the dials of these settings be seen: the others say nothing about the picture there is now."""
        others = [(name, dial) for name, dial in self._dials.items() if dial.isHidden() == (name in names)]
        for name, dial in others:
            dial.setVisible(name in names)
        self._is_to_fit = self._is_to_fit or bool(others)

    @Slot()
    def reset(self) -> None:
        """Set every setting as it was at first."""
        for setting in self.chapter.settings:
            self.place(setting.name, setting.default)
        self.refresh()

    def begin(self, values: Mapping[str, object]) -> None:
        """Set everything as it was at first and then these, as a step of a lesson begins; `changed` once at the end.

        Nothing that was set going before goes on.

        Raises:
            ConfigError: if there is no such setting, or it cannot take the value.
        """
        for player in self.findChildren(Player, options=Qt.FindChildOption.FindDirectChildrenOnly):
            player.stop()
        with QSignalBlocker(self):
            self.lock(())
            self.reset()
            for name, value in values.items():
                self.set_setting(name, value)
        self.changed.emit()

    @Slot(str, object)
    def _turn(self, name: str, value: Value) -> None:
        self._settings[name] = value
        self.refresh()

    @Slot()
    def _settle(self) -> None:
        self.settled.emit()

    @Slot()
    def refresh(self) -> None:
        """Compute everything anew, and tell that it may be something else."""
        self._recompute()
        self.changed.emit()

    def _recompute(self) -> None:
        """Compute everything anew; where that shows other dials and another formula, share the width anew."""
        self.recompute()
        if self._is_to_fit:
            self._is_to_fit = False
            for part in (self.formula, self._dials_part):
                layout = part.layout()
                assert layout is not None
                layout.activate()  # by itself it would know its width only by and by
            self._columns.fit()

    def tell(self, sentence: str) -> None:
        """Say in words what is to be seen, on the screen and to a screen reader."""
        self._sentence = sentence
        said = tr(SILENCE) if self._is_held else tr(FIRST) if self._waits else sentence
        if self.words.text() != said:
            self.words.setText(said)
        self.setAccessibleDescription(said)

    def hold(self, is_held: bool, *, is_veiled: bool = False) -> None:
        """Before a guess, let nothing be done here, and neither words nor the formula's numbers give the answer away,
        whatever `recompute` tells meanwhile; nor the picture, where it is veiled."""
        self._is_held = is_held
        self._stage_part.setVisible(not is_veiled)
        self._veil.setVisible(is_veiled)
        for part in (self._dials_part, self._stage_part):
            part.setEnabled(not is_held)
        self.formula.hide_numbers(is_held)
        self.tell(self._sentence)

    def wait(self, waits: bool) -> None:
        """Let the words wait for the lesson that asks for what they tell; what is seen can be turned meanwhile."""
        if waits != self._waits:
            self._waits = waits
            self._recompute()

    @property
    def waits(self) -> bool:
        """Whether the lesson has still to ask; a chapter can keep pictures back that would answer it."""
        return self._waits

    def withhold(self, reading: str) -> None:
        """Let no picture show this reading, by its name; "" for none. A chapter whose pictures could does so."""

    def take_focus(self) -> bool:
        """Let the keyboard turn the first dial that is to be seen and not locked; return whether there is one."""
        for name, dial in self._dials.items():
            if dial.isVisibleTo(self) and not self.is_locked(name):
                dial.take_focus()
                return True
        return False


DIALS_WIDTH: Final = 268
"""At the usual size of text; more where that is larger, but never more than `_MOST_FOR_DIALS` of the room."""

_DIALS_CHARACTERS: Final = 38
_MOST_FOR_DIALS: Final = 0.4
_SPACING: Final = 16


class ColumnsWidget(Fitting, QWidget):
    """Dials on the left and the rest on the right; or the dials within the rest, above its last part."""

    def __init__(self, dials: QWidget, shown: QVBoxLayout, parent: QWidget | None = None) -> None:
        """`shown` holds, from top to bottom, what is to be seen; its last part is what can be read below the dials."""
        super().__init__(parent)
        self._dials, self._shown = dials, shown
        self._place_of_dials = in_column(dials, margins=0)
        self._left = ScrollingWidget(self._place_of_dials, "chapterDials", is_sideways=False)
        self._left.setAccessibleName(tr("Dials"))
        self._right = ScrollingWidget(shown, "chapterShown")
        in_row(self._left, (self._right, 1), of=self, margins=0, spacing=_SPACING)
        dials.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:  # other dials, or a style that makes them wider
            self.fit()
        return super().eventFilter(watched, event)

    @property
    def is_stacked(self) -> bool:
        """Whether the dials stand within the one column there is."""
        return self._left.isHidden()

    def minimumSizeHint(self) -> QSize:
        return self._right.minimumSizeHint()

    def fit(self) -> None:
        """Share the width; to be asked for when other dials are to be seen."""
        needed = max(DIALS_WIDTH, self._dials.minimumSizeHint().width() + self._left.bar_width)
        shown = self._shown.minimumSize().width() + self._right.bar_width
        is_stacked = self.width() < needed + _SPACING + shown
        if is_stacked != self.is_stacked:
            if is_stacked:
                self._shown.insertWidget(self._shown.count() - 1, self._dials)
            else:
                self._place_of_dials.addWidget(self._dials)
            self._dials.show()  # Qt would show what has got another parent only by and by
            self._left.setVisible(not is_stacked)
        wanted = _DIALS_CHARACTERS * self.fontMetrics().averageCharWidth()
        left = self.width() - _SPACING - shown
        self._left.setFixedWidth(max(needed, min(wanted, round(_MOST_FOR_DIALS * self.width()), left)))
