"""The two scores are always there together, and each says how sure it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from hwr.errors import DataError
from hwr.ui.kit.theme import DARK
from hwr.ui.train.scores_widget import Score, ScoresWidget
from tests.ui.conftest import Wear


@pytest.fixture
def widget(qtbot: QtBot) -> ScoresWidget:
    made = ScoresWidget()
    qtbot.addWidget(made)
    made.resize(made.sizeHint())
    with qtbot.waitExposed(made):
        made.show()
    return made


def tooltip_at(widget: ScoresWidget, x: int) -> str:
    place = QPoint(x, 10)
    QApplication.sendEvent(widget, QHelpEvent(QHelpEvent.Type.ToolTip, place, widget.mapToGlobal(place)))
    words = QToolTip.text()
    QToolTip.hideText()
    return words


def test_both_are_told_with_how_sure_they_are(widget: ScoresWidget) -> None:
    widget.show_scores(Score(350, 360), Score(42, 50), Score(9, 10))
    words = widget.accessibleDescription()
    assert (
        "Test digits: 97.2\u00a0%, 350 of 360; with 95\u00a0% confidence between 95.0\u00a0% and 98.5\u00a0%" in words
    )
    assert (
        "Shipped drawings: 84.0\u00a0%, 42 of 50; with 95\u00a0% confidence between 71.5\u00a0% and 91.7\u00a0%"
        in words
    )
    assert tooltip_at(widget, 5).startswith("Test digits: 97.2\u00a0%")
    assert tooltip_at(widget, widget.width() // 2).startswith("Shipped drawings: 84.0\u00a0%")
    assert tooltip_at(widget, widget.width() - 5).startswith("Own drawings: 90.0\u00a0%, 9 of 10")


def test_what_was_not_measured_says_why(widget: ScoresWidget, wear: Wear) -> None:
    assert widget.accessibleDescription() == (
        "Test digits: not measured yet. Shipped drawings: not measured yet. "
        "Own drawings: none taught yet: correct a reading on Read, or practise."
    )
    unmeasured = widget.grab().toImage()
    widget.show_scores(None, Score(1, 2), why_not_held_out="this recipe holds no digits out")
    assert widget.accessibleDescription().startswith(
        "Test digits: this recipe holds no digits out. Shipped drawings: 50.0\u00a0%"
    )
    assert widget.scores == (None, Score(1, 2), None)
    measured = widget.grab().toImage()
    assert measured != unmeasured
    wear(DARK)
    assert widget.grab().toImage() != measured


def test_it_grows_with_the_font(widget: ScoresWidget) -> None:
    before = widget.sizeHint()
    font = widget.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    widget.setFont(font)
    assert widget.sizeHint().width() > 1.5 * before.width()
    assert widget.sizeHint().height() > 1.5 * before.height()


@given(n=st.integers(1, 100_000), data=st.data())
def test_all_is_said_of_all_only(n: int, data: st.DataObject) -> None:
    score = Score(data.draw(st.integers(0, n)), n)
    assert (score.figure == "100\u00a0%") == (score.right == n)
    low, high = score.interval.removesuffix("%").split("–")
    assert int(low) <= 100 * score.share <= int(high)


@pytest.mark.parametrize(("right", "n"), [(1, 0), (-1, 5), (6, 5)])
def test_an_impossible_score_is_refused(right: int, n: int) -> None:
    with pytest.raises(DataError, match=f"{right} of {n}"):
        Score(right, n)
