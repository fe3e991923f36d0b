"""How a step of a lesson begins: no goal is reached yet, and nothing on the screen states what is to be guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from hwr.chapters.batches.noise import DRAWS, SIZES, Noise
from hwr.chapters.batches.race import AXES, Lane, Plan, Race, Style
from hwr.chapters.batches.view import panel as batches_panel
from hwr.chapters.cost.view import panel as cost_panel
from hwr.chapters.descent.view import panel as descent_panel
from hwr.chapters.hidden.depth import DEPTHS, Comparison, Experiment, Trial
from hwr.chapters.hidden.view import trainings as hidden_trainings
from hwr.chapters.network.view import panel as network_panel
from hwr.chapters.perceptron.view import panel as perceptron_panel
from hwr.explain.lesson import Lesson
from hwr.explain.number_question import NumberQuestion
from hwr.explain.question import ReachQuestion
from hwr.nn.network import Architecture, Network
from hwr.ui.explain.explain import Explain
from hwr.ui.kit.chapter.dial import DialWidget
from hwr.ui.kit.chapter.panel import ChapterPanel
from hwr.ui.kit.player import Player
from hwr.words import numeral
from tests.ui.conftest import OpenLab
from tests.ui.explain.on_page import opened, press
from tests.ui.explain.test_lessons import LESSONS, TURNS, act, answer

pytestmark = pytest.mark.usefixtures("ready_digits")


def fake_race(plan: Plan, _: object) -> Iterator[Race]:
    """Over at once, and won by whom the lesson says."""
    lanes = tuple(
        Lane(style, 1, {axis: np.arange(2.0) for axis in AXES}, np.array([2.0, 0.05 * number]))
        for number, style in enumerate(Style, start=1)
    )
    half = np.full((len(SIZES), DRAWS), 0.5)
    yield Race(plan, 1438, lanes, (Noise("start", 1.0, 1.0, half, half), Noise("end", 1.0, 1.0, half, half)))


def fake_comparison(experiment: Experiment, _: object) -> Iterator[Comparison]:
    network = Network.initialised(Architecture.mlp(64, 8, 10), np.random.default_rng(0))
    trials = tuple((Trial(0.9, 1.0, 1.0, network),) * experiment.repeats for _ in DEPTHS)
    yield Comparison(experiment, trials, 359)


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What takes seconds is over at once here: it matters only that it has been run."""
    monkeypatch.setattr(batches_panel, "race", fake_race)
    monkeypatch.setattr(hidden_trainings, "compare", fake_comparison)
    monkeypatch.setattr(descent_panel, "_STEP_MS", 1)
    monkeypatch.setattr(perceptron_panel, "_BEAT_MS", 1)
    monkeypatch.setattr(cost_panel, "_FRAME_MS", 1)
    monkeypatch.setattr(network_panel, "_SHARE", 10)
    monkeypatch.setattr(network_panel, "_MOST_AT_ONCE", 500)


def panel_of(explain: Explain) -> ChapterPanel:
    assert explain.panel is not None
    return explain.panel


def rested(explain: Explain, qtbot: QtBot) -> ChapterPanel:
    panel = panel_of(explain)
    qtbot.waitUntil(lambda: not panel.is_busy and not any(p.is_playing for p in panel.findChildren(Player)))
    return panel


def run_everything(panel: ChapterPanel) -> None:
    """Press every button that sets something going."""
    for button in panel.findChildren(QAbstractButton):
        if re.match(r"(Run|Play|Train)\b", button.text()) and button.isVisible() and button.isEnabled():
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def told_of(panel: ChapterPanel) -> dict[str, object]:
    """What the chapter tells, and what is to be seen of it, in words."""
    return {**panel.readings(), "": seen_in(panel)}


def seen_in(panel: ChapterPanel) -> list[str]:
    """What is to be seen in a panel besides its dials, in words."""
    dials = {part for dial in panel.findChildren(DialWidget) for part in (dial, *dial.findChildren(QWidget))}
    parts = [part for part in panel.findChildren(QWidget) if part.isVisible() and part not in dials]
    labels = (part.text() for part in parts if isinstance(part, QLabel))
    return [text for text in (*labels, *(part.accessibleDescription() for part in parts)) if text]


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.key)
def test_no_goal_is_reached_before_anything_was_done(open_lab: OpenLab, qtbot: QtBot, lesson: Lesson) -> None:
    """Not after the very same was done in the step before it, as far as that allows; nor by what is still running."""
    explain = opened(open_lab())
    for number, step in enumerate(lesson.steps, start=1):
        if not isinstance(step.question, ReachQuestion):
            continue
        assert step.settings is not None, "dials that stand as they were left could stand where they are to be brought"
        before = lesson.steps[number - 2] if number > 1 else None
        if before is None or before.chapter != step.chapter:
            explain.show_chapter(step.chapter)
            before = None
        else:
            explain.begin_lesson(lesson.key)
            explain.show_step(number - 1)
            if before.question is not None and before.question.predict:
                answer(explain, lesson, number - 1, qtbot)
        panel = panel_of(explain)
        panel.begin({**step.settings, **{name: panel.settings[name] for name in (before.locked if before else ())}})
        panel.lock(before.locked if before else ())
        for kind, name, value in TURNS[lesson.key, number]:
            part = panel.findChild(QWidget, {"type": "number_", "choose": "choice_"}.get(kind, "") + name)
            if part is not None and part.isVisible() and part.isEnabled():
                act(explain, kind, name, value)
        run_everything(panel)
        explain.begin_lesson(lesson.key)
        explain.show_step(number)
        players = panel.findChildren(Player, options=Qt.FindChildOption.FindDirectChildrenOnly)
        assert not any(player.is_playing for player in players), "that was the other step's"
        rested(explain, qtbot)
        assert explain.progress.answer_to(lesson, number) is None, step.title
        reset = panel.findChild(QAbstractButton, "chapterReset")
        assert isinstance(reset, QAbstractButton)
        QTest.mouseClick(reset, Qt.MouseButton.LeftButton)
        rested(explain, qtbot)
        assert explain.progress.answer_to(lesson, number) is None, (
            f"{step.title}: to reset the dials is not to turn them"
        )
        explain.begin_lesson_again(lesson.key)
        explain.leave_lesson()


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.key)
def test_nothing_on_the_screen_states_what_is_to_be_guessed(open_lab: OpenLab, qtbot: QtBot, lesson: Lesson) -> None:
    """Neither a number that is asked for, nor what was run in the chapter before."""
    explain = opened(open_lab())
    for number, step in enumerate(lesson.steps, start=1):
        question = step.question
        if question is None or not question.holds:
            continue
        explain.begin_lesson(lesson.key)
        explain.show_step(number)
        panel = rested(explain, qtbot)
        fresh = told_of(panel)
        if isinstance(question, NumberQuestion) and (lesson.key, number) not in GIVEN:
            answer = float(panel.readings()[question.reading]) if question.answer is None else question.answer
            wanted = re.compile(rf"(?<![\w.,−]){re.escape(numeral(answer))}(?![\w.,]\d|\d)")
            assert [text for text in seen_in(panel) if wanted.search(text)] == []
        explain.leave_lesson()
        explain.show_chapter(step.chapter)
        panel.begin(step.settings or {})
        run_everything(panel)
        rested(explain, qtbot)
        explain.begin_lesson(lesson.key)
        explain.show_step(number)
        assert told_of(rested(explain, qtbot)) == fresh, step.title
        explain.leave_lesson()


GIVEN: Final = {("01-unit", 5), ("04-activations", 4), ("08-graph", 3), ("slope", 8), ("network", 4)}
"""Where the number that is asked for stands there as another one, too: a weight, a place, or the 1 of a formula."""


def test_pictures_that_would_give_the_answer_away_are_veiled(open_lab: OpenLab) -> None:
    explain = opened(open_lab())
    explain.begin_lesson("05-cost")
    explain.show_step(2)
    panel = panel_of(explain)
    veil = panel.findChild(QLabel, "chapterVeil")
    picture = panel.findChild(QWidget, "costCurves")
    assert veil is not None
    assert picture is not None
    assert (veil.isVisible(), picture.isVisible()) == (True, False), "both slopes could be compared in it"
    press(explain, "lessonChoice2")
    press(explain, "lessonAnswer")
    assert (veil.isVisible(), picture.isVisible()) == (False, True)
    explain.show_step(4)
    assert veil.isVisible()
    explain.leave_lesson()
    assert not veil.isVisible()
