"""A glide: numbers ease to where they are to be, and jump where nobody wants or sees them move."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from hwr.ui.kit.glide import Glide
from hwr.ui.kit.motion import REDUCED


@pytest.fixture
def widget(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_it_eases_from_wherever_it_is(widget: QWidget, qtbot: QtBot) -> None:
    glide = Glide(widget, 60)
    seen: list[float] = []
    glide.moved.connect(lambda: seen.append(glide.values[0]))
    glide.go((0.0, 5.0))
    assert glide.values == (0.0, 5.0), "the first time there is nowhere to come from"
    glide.go((1.0, 5.0))
    assert not glide.is_idle
    qtbot.waitUntil(lambda: glide.is_idle)
    assert seen == sorted(seen)
    assert glide.values == (1.0, 5.0)
    glide.go((0.5, 5.0))
    qtbot.waitUntil(lambda: glide.is_idle)
    assert glide.values == (0.5, 5.0)


def test_it_jumps_when_told_to(widget: QWidget) -> None:
    glide = Glide(widget, 60_000)
    glide.go((0.0,))
    glide.go((1.0,))
    glide.go((2.0,), at_once=True)
    assert glide.is_idle
    assert glide.values == (2.0,)


def test_it_jumps_where_nobody_sees_it(widget: QWidget) -> None:
    widget.hide()
    glide = Glide(widget, 60_000)
    glide.go((0.0,))
    glide.go((1.0,))
    assert glide.is_idle
    assert glide.values == (1.0,)


def test_it_jumps_where_motion_is_not_wanted(widget: QWidget, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(REDUCED, "1")
    glide = Glide(widget, 60_000)
    glide.go((0.0,))
    glide.go((1.0,))
    assert glide.is_idle
    assert glide.values == (1.0,)
