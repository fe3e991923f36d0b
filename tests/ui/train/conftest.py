"""The page Train with a drawing on the canvas, at full speed."""

from __future__ import annotations

import pytest

from hwr.ink.drawing import Drawing
from hwr.ui.app import Lab
from hwr.ui.train.train import Train

ONE: list[list[tuple[float, float]]] = [[(128, 40 + 5 * i) for i in range(36)]]


@pytest.fixture
def train(lab: Lab, ready_digits: None) -> Train:
    lab.session.commit(Drawing.from_strokes(ONE))
    lab.window.resize(1280, 900)  # in lower ones the curves are one of the panels
    lab.window.show_page(lab.train_page)
    made = lab.train
    made.page.transport.tempo.setValue(made.page.transport.tempo.maximum())
    return made
