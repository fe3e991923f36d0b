"""The chapter on the perceptron, on the screen: the plane, and the rule stepping through its points."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from hwr.chapters.perceptron.chapter import CHAPTER, MOST_CORRECTIONS, formula_numbers, words
from hwr.chapters.perceptron.rule import MOST, Course, Perceptron, Point, Points, point_set
from hwr.chapters.perceptron.view.plane import PerceptronPlane
from hwr.errors import ConfigError
from hwr.language import mark, tr
from hwr.ui.kit.accessibility import allow
from hwr.ui.kit.button import PanelButton
from hwr.ui.kit.chapter.panel import ChapterPanel
from hwr.ui.kit.layout import in_row
from hwr.ui.kit.plain import Label
from hwr.ui.kit.player import Player
from hwr.ui.kit.theme import MUTED

_BEAT_MS: Final = 90
"""From one correction to the next while the rule runs: the eye should follow the line."""

_LEGEND: Final = (mark("● should be 1"), mark("□ should be 0"), mark("✕ is wrong"), mark("▼ comes next"))


class PerceptronPanel(ChapterPanel):
    """Owns the points and the course of the rule; the weights are settings as in every chapter."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(CHAPTER, parent)
        self.formula.keep_room()
        self._data = ""
        self._rate = 0.0
        self._points: Points = ()
        self._course = Course(Perceptron(0.0, 0.0, 0.0))
        self._is_point_asked = False
        self._player = Player(_BEAT_MS, self)
        self._player.beat.connect(self._run_on)
        self._player.playing_changed.connect(self._show_buttons)
        self.plane = PerceptronPlane()
        self.plane.perceptron_moved.connect(self._take_perceptron)
        self.plane.point_moved.connect(self._move_point)
        self.plane.point_requested.connect(self._add_point)
        self.plane.flip_requested.connect(self._flip_point)
        self.plane.removal_requested.connect(self._remove_point)
        self.plane.selected.connect(self._ask)
        self.stage.addWidget(self.plane, 1)
        self._make_buttons()
        entries = "   ".join(tr(entry).replace(" ", "\u00a0") for entry in _LEGEND)
        self.dials_column.addWidget(Label(entries, self, name="perceptronLegend", role=MUTED, wraps=True))
        self.recompute()

    def _make_buttons(self) -> None:
        looks = tr("Look at the next point, and correct the line")
        runs = tr("Step until no point is wrong, or the rule cannot end")
        self.step_button = PanelButton(self, "perceptronStep", tr("Step"), looks, self.step)
        self.back_button = PanelButton(self, "perceptronBack", tr("Back"), tr("Take the last step back"), self.back)
        self.run_button = PanelButton(self, "perceptronRun", tr("Run", "on and on"), runs, self.run)
        self.dials_column.addLayout(in_row(self.back_button, self.step_button, self.run_button, spacing=6))

    # State

    @property
    def points(self) -> Points:
        """As they lie on the plane now."""
        return self._points

    @property
    def course(self) -> Course:
        """Where the rule has got to."""
        return self._course

    def recompute(self) -> None:
        chosen, rate = str(self.settings["data"]), self.number("rate")
        perceptron = Perceptron(self.number("w1"), self.number("w2"), self.number("b"))
        if chosen != self._data:
            self._data, self._points = chosen, point_set(chosen)
            self._course = Course(perceptron)
        if perceptron != self._course.perceptron or rate != self._rate:
            self._rate, self._course = rate, Course(perceptron)
            self._player.stop()
        self._show()

    def readings(self) -> Mapping[str, float | str]:
        course = self._course
        outcome = "solved" if self._is_solved else "open" if course.circle is None else "never"
        w1, w2, b = course.perceptron.numbers
        return {
            "mistakes": len(course.perceptron.mistakes(self._points)),
            "visits": course.visits,
            "corrections": course.corrections,
            "outcome": outcome,
            "w1": w1,
            "w2": w2,
            "b": b,
        }

    @Slot()
    def reset(self) -> None:
        self._data = ""
        super().reset()

    def lock(self, names: Collection[str]) -> None:
        super().lock(names)
        self._player.stop()
        self._show()

    # The rule

    @Slot()
    def step(self) -> None:
        """Look at one point."""
        if self._can_step:
            self._follow(self._course.step(self._points, self._rate))

    @Slot()
    def back(self) -> None:
        """Be where the rule was one point before."""
        self._player.stop()
        if self._course.before is not None:
            self._follow(self._course.before)

    @Slot()
    def run(self) -> None:
        """Step until it ends; or if it runs already, pause."""
        if self._player.is_playing:
            self._player.stop()
        elif self._can_run:
            self._player.start()
            self._run_on()

    @Slot()
    def _run_on(self) -> None:
        self._follow(self._course.to_correction(self._points, self._rate))
        if not self._can_run:
            self._player.stop()

    def _follow(self, course: Course) -> None:
        """Go to another place on the course: the weights with it."""
        left, self._course = self._course, course
        self._is_point_asked = False
        if not self._turn_to(course.perceptron):
            self._course = left
            self._player.stop()

    def _turn_to(self, perceptron: Perceptron) -> bool:
        """Set the weights, if they are not locked and not too large; whether they were."""
        w1, w2, b = perceptron.numbers
        try:
            return self.turn({"w1": w1, "w2": w2, "b": b})
        except ConfigError as error:
            self.tell(str(error))
            return False

    @property
    def _is_solved(self) -> bool:
        return bool(self._points) and not self._course.perceptron.mistakes(self._points)

    @property
    def _can_step(self) -> bool:
        return bool(self._points) and not self.is_locked("w1", "w2", "b")

    @property
    def _can_run(self) -> bool:
        is_over = self._is_solved or self._course.circle is not None or self._course.corrections >= MOST_CORRECTIONS
        return self._can_step and not is_over

    # The points

    @Slot()
    def _ask(self) -> None:
        """Show the sum of the point that is selected, until the rule looks at one."""
        self._is_point_asked = True
        self._show()

    @Slot(object)
    def _take_perceptron(self, perceptron: Perceptron) -> None:
        self._player.stop()
        self._turn_to(perceptron)

    @Slot(int, float, float)
    def _move_point(self, index: int, x1: float, x2: float) -> None:
        self._replace(index, self._points[index].at(x1, x2))

    @Slot(float, float)
    def _add_point(self, x1: float, x2: float) -> None:
        if len(self._points) >= MOST:
            self.tell(tr("There are {most} points already, and more would tell no more.", most=MOST))
        else:
            self._take_points((*self._points, Point(0.0, 0.0, 1).at(x1, x2)))
            self.plane.select(len(self._points) - 1)

    @Slot(int)
    def _flip_point(self, index: int) -> None:
        self._replace(index, self._points[index].flipped())

    @Slot(int)
    def _remove_point(self, index: int) -> None:
        self._take_points((*self._points[:index], *self._points[index + 1 :]))

    def _replace(self, index: int, point: Point) -> None:
        self._take_points((*self._points[:index], point, *self._points[index + 1 :]))

    def _take_points(self, points: Points) -> None:
        """Other points: the rule begins anew, with the line as it is. Not where the set is locked."""
        if self.is_locked("data") or points == self._points:
            return
        self._player.stop()
        self._points, self._course = points, Course(self._course.perceptron)
        self._is_point_asked = True
        self._show()
        self.changed.emit()

    # The screen

    def _show(self) -> None:
        course, points = self._course, self._points
        mistakes = course.perceptron.mistakes(points)
        following = course.following % len(points) if points and mistakes else None
        self.plane.show_plane(course.perceptron, points, mistakes, following)
        selected = self.plane.selection if self._is_point_asked else None
        asked = course.visited if selected is None else selected
        self.formula.show_formula(tr(CHAPTER.formula), formula_numbers(course, points, asked))
        self.tell(words(course, points, self._rate))
        self._show_buttons()

    @Slot()
    def _show_buttons(self) -> None:
        buttons = {
            self.step_button: self._can_step and not self._is_solved,
            self.back_button: self._course.before is not None and not self.is_locked("w1", "w2", "b"),
            self.run_button: self._can_run or self._player.is_playing,
        }
        allow(buttons, otherwise=self.plane)
        self.run_button.say(tr("Pause") if self._player.is_playing else tr("Run", "on and on"))
