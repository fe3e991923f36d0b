"""The transport: the buttons that drive a training, and its tempo."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSizePolicy, QSlider, QVBoxLayout, QWidget

from hwr.language import mark, tr
from hwr.train.control import Order
from hwr.ui.kit.accessibility import allow
from hwr.ui.kit.button import ButtonRow, IconButton
from hwr.ui.kit.layout import in_column, in_row, named
from hwr.ui.kit.plain import Label, plain_tip
from hwr.ui.kit.theme import MUTED
from hwr.ui.train.run_state import RunPhase, RunState

_ICON: Final = 22

TEMPOS: Final[tuple[float | None, ...]] = (1, 2, 5, 10, 30, 100, 300, None)
"""Updates a second, from slow motion to as many as possible."""


def tempo_words(tempo: float | None) -> str:
    """A tempo in words."""
    return tr("full speed") if tempo is None else tr("%n update(s)/s", "", round(tempo))


class TransportWidget(ButtonRow):
    """One row; `Space` is its most wanted button while the page is to be seen."""

    train_requested = Signal()
    pause_requested = Signal()
    stop_requested = Signal()
    restart_requested = Signal()
    step_requested = Signal(object)
    """Carries the `Order`: one update, one epoch, or one update back."""
    tempo_changed = Signal(object)
    """Carries updates a second; None for as many as possible."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "transport", tr("Training controls"))
        self._state = RunState()
        self._is_possible = True
        self._buttons: dict[str, IconButton] = {}
        row = in_row(of=self, margins=0, spacing=2)
        self.main = self._made("train", mark("Train"), tr("Begin to train, or go on (Ctrl+Return)"), "Ctrl+Return")
        self.stop = self._made("stop", mark("Stop"), tr("End the run here and keep its model (Ctrl+.)"), "Ctrl+.")
        self.back = self._made("back", mark("Step back"), tr("Take the last update back (Ctrl+Left)"), "Ctrl+Left")
        self.update_once = self._made(
            "update", mark("One update"), tr("Make one update and stand still (Ctrl+Right)"), "Ctrl+Right"
        )
        self.epoch = self._made(
            "epoch",
            mark("One epoch"),
            tr("Train to the end of the epoch and stand still (Ctrl+Shift+Right)"),
            "Ctrl+Shift+Right",
        )
        self.restart = self._made(
            "restart",
            mark("Restart"),
            tr("Begin anew from the same seed with the settings as they are (Ctrl+R)"),
            "Ctrl+R",
        )
        for button in self._buttons.values():
            row.addWidget(button)
            self.give_way(button)
        row.addSpacing(10)
        row.addLayout(self._tempo_column())
        row.addStretch(1)
        self.main.clicked.connect(self._press_main)
        self.stop.clicked.connect(self.stop_requested)
        self.restart.clicked.connect(self.restart_requested)
        for button, order in ((self.back, Order.BACK), (self.update_once, Order.UPDATE), (self.epoch, Order.EPOCH)):
            button.clicked.connect(lambda _checked=False, order=order: self.step_requested.emit(order))
        self.show_state(RunState())

    @Slot(object)
    def show_state(self, state: RunState) -> None:
        """Enable what can be done now."""
        self._state = state
        phase = state.phase
        is_waiting = phase in (RunPhase.PREPARING, RunPhase.STOPPING)
        can_begin = not is_waiting and (self._is_possible or phase.is_open)
        allow(
            {
                self.main: can_begin,
                self.stop: phase.is_under_way and phase is not RunPhase.STOPPING,
                self.back: state.can_step_back,
                self.update_once: not is_waiting,
                self.epoch: not is_waiting,
                self.restart: phase.is_open or phase is RunPhase.ENDED,
            },
            otherwise=self.tempo,
        )
        self._show_main()

    @Slot(bool)
    def set_possible(self, is_possible: bool) -> None:
        """Whether the settings fit together, so that a run can begin."""
        self._is_possible = is_possible
        self.show_state(self._state)

    def show_tempo(self, tempo: float | None) -> None:
        """Stand at this tempo, or the nearest there is."""
        known = [1e9 if one is None else one for one in TEMPOS]
        wanted = 1e9 if tempo is None else tempo
        place = min(range(len(known)), key=lambda i: abs(known[i] - wanted))
        with QSignalBlocker(self.tempo):
            self.tempo.setValue(place)
        self._say_tempo()

    def _press_main(self) -> None:
        (self.pause_requested if self._state.phase is RunPhase.TRAINING else self.train_requested).emit()

    def _show_main(self) -> None:
        """It takes back at once what is still awaited: while the training pauses or steps, it may be told to go on."""
        phase = self._state.phase
        is_training = phase is RunPhase.TRAINING
        words = tr("Pause") if is_training else tr("Continue") if phase.is_open else tr("Train")
        if self.main.text() != words:
            self.main.setText(words)
            self.main.setAccessibleName(words)
            self.main.show_icon("pause" if is_training else "train")

    def _made(self, name: str, text: str, explanation: str, keys: str) -> IconButton:
        button = named(IconButton(name, self, side=_ICON), f"transport{text.title().replace(' ', '')}")
        button.setText(tr(text))
        button.setAccessibleName(tr(text))
        button.setToolTip(plain_tip(explanation))
        button.setAccessibleDescription(explanation)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        if name == "train":
            button.setMinimumWidth(max(64, button.fontMetrics().horizontalAdvance(tr("Continue")) + 22))
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(button.click)
        self._buttons[name] = button
        return button

    def _tempo_column(self) -> QVBoxLayout:
        column = in_column(spacing=0)
        self.tempo = named(QSlider(Qt.Orientation.Horizontal, self), "transportTempo", tr("Tempo"))
        self.tempo.setRange(0, len(TEMPOS) - 1)
        self.tempo.setPageStep(1)
        self.tempo.setValue(len(TEMPOS) - 1)
        self.tempo.setToolTip(
            plain_tip(tr("How fast it trains: from slow motion to as fast as it can. The result is the same."))
        )
        self._tempo_label = Label(parent=self, role=MUTED)
        self._tempo_label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        widest = max(self._tempo_label.fontMetrics().horizontalAdvance(tempo_words(one)) for one in TEMPOS)
        self.tempo.setFixedWidth(widest + 12)
        column.addStretch(1)
        column.addWidget(self.tempo)
        column.addWidget(self._tempo_label)
        column.addStretch(1)
        self.tempo.valueChanged.connect(self._change_tempo)
        self._say_tempo()
        return column

    @Slot(int)
    def _change_tempo(self, place: int) -> None:
        self._say_tempo()
        self.tempo_changed.emit(TEMPOS[place])

    def _say_tempo(self) -> None:
        words = tempo_words(TEMPOS[self.tempo.value()])
        self._tempo_label.setText(words)
        self.tempo.setAccessibleDescription(words)
