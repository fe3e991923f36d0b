"""A control: what the user wants of a training, said by the window's thread and obeyed by the training's."""

from __future__ import annotations

import threading
import time
from collections import deque
from dataclasses import dataclass
from enum import Enum
from typing import Final

LONGEST_ASIDE: Final = 0.05
"""Seconds the training gives way at most, should nobody tell it to go on."""


class Order(Enum):
    """What the training is to do next."""

    TRAIN = "train"
    """Go on at full speed until something else is wanted."""
    UPDATE = "update"
    EPOCH = "epoch"
    """Go on to the end of the epoch."""
    BACK = "back"
    """Take the last update back."""
    SET_RATE = "set rate"
    PAUSE = "pause"
    """Training has just been paused: time to note it and to save what there is."""
    FINISH = "finish"
    """End the run here and keep its model."""
    CLOSE = "close"
    """Let go at once: the window is being closed."""


@dataclass(frozen=True)
class Command:
    """An order; where it is `SET_RATE` with the learning rate, and why."""

    order: Order
    rate: float = 0.0
    note: str = ""


class Tempo:
    """So many updates a second. The tempo is kept on average, but what was missed by more than a beat is not made up.

    Times are seconds of any clock.
    """

    def __init__(self, updates_per_second: float) -> None:
        """The first update is due at once."""
        self._beat = 1 / updates_per_second
        self.restart()

    def restart(self) -> None:
        """The next update is due at once."""
        self._due = float("-inf")

    def rest(self, now: float) -> float:
        """Seconds until the next update is due; 0 or less if it is."""
        return self._due - now

    def begin(self, now: float) -> None:
        """An update begins; the next one is due a beat after this one was."""
        self._due = max(self._due, now - self._beat) + self._beat


class Control:
    """Thread-safe; every wish is noted at once and never waits for the training.

    So the training may still be at work when it has been told to stand still. Whoever wants to know when it does so
    compares `wish` with the number of the wish after which it says that it stands.
    """

    def __init__(self, *, running: bool = True, tempo: float | None = None) -> None:
        self._changed = threading.Condition()
        self._wishes: deque[Command] = deque()
        self._running = running
        self._wish = 0
        self._tempo = None if tempo is None else Tempo(tempo)
        self._finish = False
        self._close = False
        self._aside = False

    # What the user wants

    def run(self) -> None:
        """Train on, from where it stands."""
        with self._changed:
            self._wish += 1
            self._running = True
            if self._tempo is not None:
                self._tempo.restart()
            self._changed.notify()

    def pause(self) -> None:
        """Stand still after the update under way; nothing new where it is to stand still anyway."""
        with self._changed:
            if self._running:
                self._wish += 1
                self._running = False
                self._wishes.append(Command(Order.PAUSE))
                self._changed.notify()

    def hold(self) -> None:
        """Stand still because there is nothing more to do; nobody paused."""
        with self._changed:
            self._running = False

    def step(self, order: Order) -> None:
        """Do one `UPDATE`, `EPOCH` or step `BACK`, then stand still."""
        with self._changed:
            self._wish += 1
            self._running = False
            self._wishes.append(Command(order))
            self._changed.notify()

    def set_rate(self, rate: float, note: str = "") -> None:
        """Train with another learning rate from the next update on; `note` says why."""
        with self._changed:
            self._wishes.append(Command(Order.SET_RATE, rate, note))
            self._changed.notify()

    def set_tempo(self, updates_per_second: float | None) -> None:
        """Make so many updates a second; None for as many as possible."""
        with self._changed:
            self._tempo = None if updates_per_second is None else Tempo(updates_per_second)
            self._changed.notify()

    def finish(self) -> None:
        """End the run and keep its model; what was wanted before and is not done yet is forgotten."""
        with self._changed:
            self._wish += 1
            self._finish = True
            self._wishes.clear()
            self._changed.notify()

    def close(self) -> None:
        """Let go at once."""
        with self._changed:
            self._close = True
            self._changed.notify()

    def give_way(self, is_wanted: bool) -> None:
        """Let whoever paints have the interpreter to itself for a moment, or no longer.

        Python runs one thread at a time: a window that paints while a network trains waits at every call for the
        training to let go. So the training stands aside while the window works, which takes it a few milliseconds.
        """
        with self._changed:
            self._aside = is_wanted
            if not is_wanted:
                self._changed.notify()

    @property
    def wish(self) -> int:
        """The number of the latest wish to go on, to step, to stand still or to end."""
        return self._wish

    # What the training asks

    @property
    def obeyed(self) -> int | None:
        """The number of the latest wish if all are done and it is to stand still; None while there is more to do."""
        with self._changed:
            is_done = not (self._wishes or self._running or self._finish or self._close)
            return self._wish if is_done else None

    def stand_aside(self) -> None:
        """Wait while somebody asks to be given way to, but not for ever."""
        if self._aside:
            with self._changed:
                self._changed.wait_for(lambda: not self._aside, LONGEST_ASIDE)

    @property
    def is_running(self) -> bool:
        """Whether it trains on by itself."""
        return self._running

    @property
    def is_ending(self) -> bool:
        """Whether it is to end at once; for long work between two updates."""
        return self._finish or self._close

    @property
    def is_breaking_off(self) -> bool:
        """Whether it is to end or to pause at once; for long work that can be left half done."""
        with self._changed:
            return self.is_ending or any(wish.order is Order.PAUSE for wish in self._wishes)

    def wanted(self) -> bool:
        """Whether something else than training on at full speed is wanted, without waiting."""
        return bool(self._wishes) or self._finish or self._close or not self._running or self._tempo is not None

    def next(self) -> Command:
        """Wait until there is something to do, and tell what. At a tempo it returns `UPDATE` when the next is due."""
        with self._changed:
            while True:
                if self._close:
                    return Command(Order.CLOSE)
                if self._finish:
                    self._finish = False
                    self._running = False
                    return Command(Order.FINISH)
                if self._wishes:
                    return self._wishes.popleft()
                if not self._running:
                    self._changed.wait()
                elif self._tempo is None:
                    return Command(Order.TRAIN)
                elif (rest := self._tempo.rest(time.monotonic())) > 0:
                    self._changed.wait(rest)
                else:
                    self._tempo.begin(time.monotonic())
                    return Command(Order.UPDATE)
