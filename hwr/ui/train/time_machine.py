"""The time machine: a slider over the moments of a run, that plays them back and lets the training go on from one."""

from __future__ import annotations

from bisect import bisect_right
from typing import Final

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QProgressBar,
    QPushButton,
    QSlider,
    QWidget,
)

from hwr.language import tr
from hwr.ui.kit.button import IconButton
from hwr.ui.kit.layout import in_column, in_row, named
from hwr.ui.kit.plain import FittingLabel, plain_tip
from hwr.ui.kit.player import Player
from hwr.ui.kit.telling import tell
from hwr.ui.kit.theme import MUTED
from hwr.ui.train.run_state import RunPhase, RunState, state_words

PLAY_SECONDS: Final = 12.0
"""A whole run is played back in about this time."""

_FRAME_MS: Final = 80
_ICON: Final = 18
_TAKEN: Final = (QEvent.Type.FocusIn, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel)


class TimeMachineWidget(QWidget):
    """Play, the slider, beneath it where the run is, back to now, and go on from here."""

    moment_requested = Signal(object)
    """Carries the update to look at; None for the latest."""
    branch_requested = Signal()
    """The training shall go on, as a new run, from the moment that is shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "timeMachine", tr("Time machine"))
        self._moments: tuple[int, ...] = ()
        self._shown: int | None = None
        self._is_preparing = False
        self.play = named(IconButton("train", self, side=_ICON), "timeMachinePlay", tr("Play back"))
        self.play.setToolTip(plain_tip(tr("Play the run back from the moment shown")))
        self.play.setCheckable(True)
        self.play.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.slider = named(QSlider(Qt.Orientation.Horizontal, self), "timeMachineSlider", tr("Moment of the run"))
        self.slider.setToolTip(plain_tip(tr("Every panel, and the reading of your drawing, at any moment of the run")))
        self.slider.setPageStep(10)
        self.slider.installEventFilter(self)
        self._words = FittingLabel("timeMachineWords", self, role=MUTED)
        self._bar = named(QProgressBar(self), "preparingProgress", tr("Preparing"))
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(5)
        self._bar.setMaximumWidth(200)
        hold = self._bar.sizePolicy()
        hold.setRetainSizeWhenHidden(True)
        self._bar.setSizePolicy(hold)
        self._bar.hide()
        self.now = named(
            QPushButton(tr("Now"), self), "timeMachineNow", tr("Back to now"), tr("Look at the network as it is now")
        )
        self.branch = named(QPushButton(tr("Train on from here"), self), "timeMachineBranch")
        self.branch.setToolTip(
            plain_tip(tr("Begin a new run that goes on from the moment shown, with the settings as they are"))
        )
        middle = in_column(self.slider, in_row((self._words, 1), self._bar), spacing=0)
        in_row(self.play, (middle, 1), self.now, self.branch, of=self, margins=0, spacing=8)
        self._player = Player(_FRAME_MS, self)
        self._player.beat.connect(self._advance)
        self.play.toggled.connect(self._toggle)
        self.slider.valueChanged.connect(self._move)
        self.now.clicked.connect(self._to_now)
        self.branch.clicked.connect(self._branch)
        self.show_state(RunState())

    @property
    def words(self) -> str:
        """Where the run is, and which moment is shown."""
        return self._words.accessibleName()

    @Slot(object)
    def show_state(self, state: RunState) -> None:
        """Take the moments there are, and the one that is shown."""
        self._moments, self._shown = state.moments, state.shown
        several = len(self._moments) > 1
        looking_back = several and self._shown is not None
        self.slider.setEnabled(several)
        self.play.setEnabled(several)
        self.now.setEnabled(looking_back)
        self.branch.setEnabled(looking_back and state.phase is not RunPhase.PREPARING)
        if not looking_back:
            self.play.setChecked(False)
        # It stands at its end while the training goes on: a screen reader need not hear of every update.
        if not (QAccessible.isActive() and self._shown is None and state.phase is RunPhase.TRAINING):
            self._place_slider()
        self._bar.setVisible(state.phase is RunPhase.PREPARING)
        if state.phase is not RunPhase.PREPARING or not self._is_preparing:
            self._say(state_words(state))
        self._is_preparing = state.phase is RunPhase.PREPARING

    def _place_slider(self) -> None:
        with QSignalBlocker(self.slider):
            self.slider.setRange(0, max(0, len(self._moments) - 1))
            place = len(self._moments) - 1 if self._shown is None else bisect_right(self._moments, self._shown) - 1
            self.slider.setValue(max(0, place))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whoever takes the slider finds it where it belongs."""
        if watched is self.slider and event.type() in _TAKEN:
            self._place_slider()
        return super().eventFilter(watched, event)

    @Slot(str, float)
    def show_progress(self, step: str, share: float) -> None:
        """Say what is being prepared."""
        self._say(step)
        self._bar.setRange(0, 0 if share == 0 else 1000)
        self._bar.setValue(round(1000 * share))

    def _say(self, words: str) -> None:
        if words != self.words:
            phase, *places = words.split(" · ")
            shorter = [f"{phase} · {place}" for place in reversed(places[1:])]
            self._words.say(words, *shorter, phase)
            tell(self.slider, words)

    @Slot(bool)
    def _toggle(self, is_playing: bool) -> None:
        self.play.show_icon("pause" if is_playing else "train")
        self.play.setAccessibleName(tr("Pause the playback") if is_playing else tr("Play back"))
        if not is_playing:
            self._player.stop()
            return
        if self._shown is None and self._moments:
            self.moment_requested.emit(self._moments[0])
        self._player.start()

    @Slot()
    def _advance(self) -> None:
        steps = max(1, round(len(self._moments) * _FRAME_MS / 1000 / PLAY_SECONDS))
        place = self.slider.value() + steps
        if place >= len(self._moments) - 1:
            self.play.setChecked(False)
            self.moment_requested.emit(None)
        else:
            self.moment_requested.emit(self._moments[place])

    @Slot(int)
    def _move(self, place: int) -> None:
        if self._moments:
            is_last = place >= len(self._moments) - 1
            self.moment_requested.emit(None if is_last else self._moments[place])

    @Slot()
    def _to_now(self) -> None:
        self.play.setChecked(False)
        self.moment_requested.emit(None)

    @Slot()
    def _branch(self) -> None:
        self.play.setChecked(False)
        self.branch_requested.emit()
