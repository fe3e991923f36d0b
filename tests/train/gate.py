"""A gate: keeps a training in the midst of what it does for as long as a test wants to look at that."""

from __future__ import annotations

import threading

import pytest

from hwr.nn.report import Report
from hwr.train.trainer import Trainer

PATIENCE = 60.0
"""Seconds; what comes is seen at once, however large this is."""


class Gate:
    """Holds every `Trainer.forward` up before it returns, its updates made, until it is opened.

    Attributes:
        calls: how often the training went on.
        is_reached: set as soon as it is held up.
        is_open: set it to let everything through.
    """

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.calls = 0
        self.is_reached, self.is_open = threading.Event(), threading.Event()
        forward = Trainer.forward

        def held(trainer: Trainer) -> Report | None:
            self.calls += 1
            report = forward(trainer)
            self.is_reached.set()
            assert self.is_open.wait(PATIENCE)
            return report

        monkeypatch.setattr(Trainer, "forward", held)
