"""The perceptron: its answers and its rule by hand, what it can solve, and that it never ends on XOR."""

from __future__ import annotations

import html
import re

import numpy as np
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from hwr.chapters.perceptron.chapter import CHAPTER, MOST_CORRECTIONS, formula_numbers, words
from hwr.chapters.perceptron.rule import (
    HIGH,
    LOW,
    SETS,
    Course,
    Perceptron,
    Point,
    Points,
    direction,
    foot,
    line_within,
    point_set,
    pointing,
    rotated,
    shifted,
    side_of_one,
    through,
)
from hwr.errors import ConfigError
from hwr.nn.activations import slope
from hwr.nn.losses import join

NUMBERS = st.floats(-2, 2)
PERCEPTRONS = st.builds(Perceptron, NUMBERS, NUMBERS, NUMBERS)
SQUARE = [(LOW, LOW), (HIGH, LOW), (HIGH, HIGH), (LOW, HIGH)]


def plain(formula: str) -> str:
    return html.unescape(re.sub("<[^>]*>", "", formula))


def ended(course: Course, points: Points, rate: float) -> Course:
    while course.perceptron.mistakes(points) and course.circle is None and course.corrections < MOST_CORRECTIONS:
        course = course.to_correction(points, rate)
    return course


def test_answers_worked_by_hand() -> None:
    both = Perceptron(1.0, 1.0, -1.5)
    assert both.sums([(0.0, 0.0), (1.0, 1.0)]) == [-1.5, 0.5]
    assert both.answers(point_set("and")) == [0, 0, 0, 1]
    assert both.mistakes(point_set("and")) == []
    assert both.mistakes(point_set("or")) == [1, 2]
    # On the line itself the sum is 0, which is not above 0.
    assert Perceptron(1.0, 1.0, -1.0).answers((Point(0.0, 1.0, 1),)) == [0]


def test_the_rule_worked_by_hand() -> None:
    before = Perceptron(0.5, -0.5, 0.25)
    points = (Point(1.0, 0.0, 1), Point(1.0, 0.0, 0), Point(0.0, 1.0, 1))
    assert before.corrected(points, 0, 0.25) is before  # answered rightly
    assert before.corrected(points, 1, 0.25) == Perceptron(0.25, -0.5, 0.0)  # 1, should be 0
    assert before.corrected(points, 2, 0.25) == Perceptron(0.5, -0.25, 0.5)  # 0, should be 1


@example(Perceptron(-0.6, -0.6, -0.6), "clouds", 0.1)  # meets a point whose sum is 0 but for rounding
@given(PERCEPTRONS, st.sampled_from(["and", "or", "clouds"]), st.sampled_from([0.1, 0.25, 0.3, 0.5, 1.0]))
def test_what_a_line_can_part_is_solved_from_anywhere(start: Perceptron, name: str, rate: float) -> None:
    points = point_set(name)
    course = Course(start)
    for _ in range(2000):
        if not course.perceptron.mistakes(points):
            break
        course = course.to_correction(points, rate)
    assert course.perceptron.mistakes(points) == []
    assert course.circle is None


@pytest.mark.parametrize("rate", [0.1, 0.25, 0.3, 1.0])
def test_xor_goes_in_a_circle(rate: float) -> None:
    points = point_set("xor")
    course = ended(Course(Perceptron(0.5, -0.5, 0.25)), points, rate)
    assert course.circle == 4
    again = course
    for _ in range(course.circle):
        again = again.step(points, rate)
    assert (again.perceptron, again.following) == (course.perceptron, course.following)
    assert "goes in a circle for ever, so no straight line can do this" in words(course, points, rate)
    assert "XOR never" in words(course, points, rate)
    assert "XOR" not in words(course, (*points[:3], Point(0.5, 1.0, 0)), rate)


def test_going_back_is_exact() -> None:
    points = point_set("or")
    courses = [Course(Perceptron(0.3, -0.2, -0.1))]
    for _ in range(9):
        courses.append(courses[-1].step(points, 0.25))
    assert courses[-1].visits == 9
    assert courses[-1].visited == 0
    back: Course | None = courses[-1]
    for course in reversed(courses):
        assert back is course
        back = back.before


def test_the_words_tell_what_the_rule_did() -> None:
    points = point_set("and")
    course = Course(Perceptron(0.5, -0.5, 0.25))
    assert words(course, points, 0.25).startswith("Mistakes: 2 of 4. “Step” looks")
    course = course.step(points, 0.25)
    assert "P1 should be 0 and was 1: w changed by −0.25 times the point, b by −0.25." in words(course, points, 0.25)
    course = course.step(points, 0.25)
    assert "P2 is right: nothing changes. So far: 2 visits, 1 correction." in words(course, points, 0.25)
    solved = ended(course, points, 0.25)
    assert words(solved, points, 0.25).startswith("All 4 points are right. The rule is done:")
    assert "no line: the bias alone decides" in words(Course(Perceptron(0.0, 0.0, 1.0)), points, 0.25)
    assert "no point to classify" in words(course, (), 0.25)
    assert words(Course(Perceptron(1.0, 0.0, 0.0)), (Point(1.0, 0.0, 1),), 0.25) == "The one point is right."


def test_a_run_without_end_or_circle_is_called_open() -> None:
    points = point_set("xor")
    weary = Course(Perceptron(0.5, -0.5, 0.25), corrections=MOST_CORRECTIONS)
    assert "has not ended" in words(weary, points, 0.25)


def test_the_formula_shows_the_sum_of_a_point() -> None:
    course = Course(Perceptron(0.5, -0.5, 0.25))
    shown = formula_numbers(course, point_set("and"), 3)
    assert plain(shown) == "P4: 0.5·1 + (−0.5)·1 + 0.25 = 0.25 > 0: 1 ✓"
    assert "✕ (<i>t</i> = 0)" in formula_numbers(course, point_set("and"), 0)
    assert plain(formula_numbers(course, (), None)).endswith("+ 0.25 > 0 ?")


def test_after_a_correction_the_formula_shows_what_was_and_what_is() -> None:
    points = point_set("and")
    course = Course(Perceptron(0.5, -0.5, 0.25)).step(points, 0.25)
    assert "P1 should be 0 and was 1" in words(course, points, 0.25)
    assert (
        plain(formula_numbers(course, points, 0)) == "P1: 0.5·0 + (−0.5)·0 + 0.25 = 0.25 > 0: 1 ✕ (t = 0) → 0 ≤ 0: 0 ✓"
    )
    assert "→" not in formula_numbers(course, points, 2)  # another point was not corrected
    course = course.step(points, 0.25)
    assert plain(formula_numbers(course, points, 1)) == "P2: 0.5·0 + (−0.5)·1 + 0 = −0.5 ≤ 0: 0 ✓"


def test_the_engine_refuses_to_train_a_step_for_the_reason_that_the_chapter_gives() -> None:
    reason = "its slope is 0 everywhere (and undefined at 0)"
    assert reason in CHAPTER.text
    with pytest.raises(ConfigError, match=re.escape(reason)):
        slope("step", [0.0])
    with pytest.raises(ConfigError, match="cannot follow"):
        join("mean_squared_error", "step", (1, 1), np.float64)


@pytest.mark.parametrize(("name", "title"), SETS)
def test_sets_lie_on_the_plane_and_are_always_alike(name: str, title: str) -> None:
    points = point_set(name)
    assert points == point_set(name)
    assert {point.label for point in points} == {0, 1}
    assert all(point == point.at(point.x1, point.x2) for point in points)
    assert title in [choice.label for choice in CHAPTER.setting("data").choices]


def test_points_stay_on_the_plane_and_on_the_grid() -> None:
    assert Point(0.0, 0.0, 1).at(9.0, 0.512) == Point(HIGH, 0.5, 1)
    assert Point(0.0, 0.0, 1).at(-1e6, -0.02) == Point(LOW, 0.0, 1)
    assert Point(0.0, 0.0, 1).flipped() == Point(0.0, 0.0, 0)


# The line


@given(PERCEPTRONS)
def test_the_line_is_where_the_sum_is_0(perceptron: Perceptron) -> None:
    assume(abs(perceptron.w1) + abs(perceptron.w2) > 1e-3)
    ends = line_within(perceptron, SQUARE)
    heights = perceptron.sums([*(ends or ()), foot(perceptron, (0.4, 0.6))])
    assert heights == pytest.approx([0.0] * len(heights), abs=1e-9)
    side = side_of_one(perceptron, SQUARE)
    assert (len(side) > 2) == any(height > 0 for height in perceptron.sums(SQUARE))
    assert all(height > -1e-9 for height in perceptron.sums(side))
    ahead = direction(perceptron)
    start = foot(perceptron, (0.4, 0.6))
    assert perceptron.sums([(start[0] + ahead[0], start[1] + ahead[1])])[0] > 0


def test_without_weights_there_is_no_line() -> None:
    nothing = Perceptron(0.0, 0.0, 0.5)
    assert not nothing.has_line
    assert line_within(nothing, SQUARE) is None
    assert side_of_one(nothing, SQUARE) == SQUARE
    assert side_of_one(Perceptron(0.0, 0.0, 0.0), SQUARE) == []


def test_moving_and_turning_the_line_by_hand() -> None:
    diagonal = Perceptron(1.0, 1.0, -1.0)
    assert through(diagonal, (1.0, 1.0)) == Perceptron(1.0, 1.0, -2.0)
    assert shifted(diagonal, (0.0, 0.25)) == Perceptron(1.0, 1.0, -1.25)
    assert shifted(diagonal, (0.3, -0.3)) == diagonal  # along itself
    turned = rotated(diagonal, (0.5, 0.5), 90.0)
    assert turned == Perceptron(-1.0, 1.0, 0.0)
    assert pointing(Perceptron(0.0, 2.0, 0.0), (0.5, 0.5), (0.6, 0.5)) == Perceptron(2.0, 0.0, -1.0)
    assert pointing(diagonal, (0.5, 0.5), (0.5, 0.5)) is diagonal


def test_extreme_weights_have_a_line_like_any_other() -> None:
    steep = Perceptron(1e6, -1e6, 0.0)
    ends = line_within(steep, SQUARE)
    assert ends is not None
    low, high = sorted(ends)
    assert low == pytest.approx((LOW, LOW))
    assert high == pytest.approx((HIGH, HIGH))
