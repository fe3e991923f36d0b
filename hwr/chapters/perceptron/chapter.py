"""The chapter on the perceptron: a unit that answers 0 or 1, the rule it learns by, and what no such unit can do."""

from __future__ import annotations

from typing import Final

from hwr.chapters.perceptron.rule import SETS, Course, Perceptron, Points, point_set
from hwr.explain.chapter import Chapter
from hwr.explain.setting import Reading, dial
from hwr.language import mark, tr
from hwr.words import factor, numeral

MOST_CORRECTIONS: Final = 200
"""A run gives up after so many."""


def point_name(index: int) -> str:
    """What a point is called on the plane and in sentences; not a bare digit, for answers and coordinates are those."""
    return f"P{index + 1}"


def formula_numbers(course: Course, points: Points, index: int | None) -> str:
    """The formula with the numbers of one point, or with those of the unit if there is none.

    For a point that was just corrected: with the weights it was looked at with, and then what has become of its sum.
    """
    if index is None:
        w1, w2, b = course.perceptron.numbers
        terms = f"{factor(w1)}·<i>x</i><sub>1</sub> + {factor(w2)}·<i>x</i><sub>2</sub> + {factor(b)}"
        return f"{terms} <nobr>&gt; 0 ?</nobr>"
    earlier = course.before if index == course.visited and course.has_corrected else None
    looked_with = course.perceptron if earlier is None else earlier.perceptron
    w1, w2, b = looked_with.numbers
    point = points[index]
    terms = f"{factor(w1)}·{factor(point.x1)} + {factor(w2)}·{factor(point.x2)} + {factor(b)}"
    shown = f"{point_name(index)}: {terms} <nobr>= {_answered(looked_with, points, index)}</nobr>"
    return shown if earlier is None else f"{shown} <nobr>→ {_answered(course.perceptron, points, index)}</nobr>"


def _answered(perceptron: Perceptron, points: Points, index: int) -> str:
    """The sum for a point, the answer and whether it is right."""
    # Of all points at once, as in `Perceptron.corrected`: so a sum of nearly 0 is on the same side there and here.
    total = perceptron.sums([(each.x1, each.x2) for each in points])[index]
    answer = perceptron.answers(points)[index]
    verdict = "✓" if answer == points[index].label else f"✕ (<i>t</i> = {points[index].label})"
    return f"{numeral(total)} {'&gt;' if total > 0 else '≤'} 0: <b>{answer}</b> {verdict}"


def words(course: Course, points: Points, rate: float) -> str:
    """What is to be seen, in two or three sentences."""
    if not points:
        return tr("There is no point to classify. Click on the plane to add one, or press + there.")
    return " ".join(filter(None, [_about_mistakes(course, points), _about_course(course, points, rate)]))


def _about_mistakes(course: Course, points: Points) -> str:
    wrong = len(course.perceptron.mistakes(points))
    if not wrong:
        return (
            tr("All {points} points are right.", points=len(points))
            if len(points) > 1
            else tr("The one point is right.")
        )
    said = tr("Mistakes: {wrong} of {points}.", wrong=wrong, points=len(points))
    if not course.perceptron.has_line:
        lineless = tr("Both weights are 0, so there is no line: the bias alone decides.")
        return f"{said} {lineless}"
    return said


def _about_course(course: Course, points: Points, rate: float) -> str:
    if not course.perceptron.mistakes(points):
        return tr("The rule is done: {course}.", course=_counted(course)) if course.visits else ""
    if course.circle is not None:
        said = tr(
            "After {course} the rule is where it was {circle} visits ago: it goes in a circle "
            "for ever, so no straight line can do this.",
            course=_counted(course),
            circle=course.circle,
        )
        if points == point_set("xor"):
            crossed = tr("AND and OR it can do, XOR never: its classes lie crosswise.")
            return f"{said} {crossed}"
        return said
    if course.corrections >= MOST_CORRECTIONS:
        return tr(
            "After {course} the rule has not ended: the points are hard to part by a line, or cannot be.",
            course=_counted(course),
        )
    if course.visited is None:
        return tr("“Step” looks at one point and corrects the line if the answer is wrong.")
    visited = points[course.visited]
    if not course.has_corrected:
        return tr(
            "{visited} is right: nothing changes. So far: {course}.",
            visited=point_name(course.visited),
            course=_counted(course),
        )
    push = rate if visited.label else -rate
    return tr(
        "{visited} should be {target} and was {answer}: w changed by {push} times the point, b by "
        "{push}. So far: {course}.",
        visited=point_name(course.visited),
        target=visited.label,
        answer=1 - visited.label,
        push=numeral(push),
        course=_counted(course),
    )


def _counted(course: Course) -> str:
    visits, corrections = tr("%n visit(s)", "", course.visits), tr("%n correction(s)", "", course.corrections)
    return f"{visits}, {corrections}"


CHAPTER: Final = Chapter(
    key="perceptron",
    title=mark("The perceptron"),
    idea=mark(
        "A unit that answers 1 if its sum is above 0, and else 0. It parts the plane by a straight line, and no more."
    ),
    formula=mark(
        "<nobr><i>y</i> = 1 if</nobr> <nobr><i>w</i><sub>1</sub><i>x</i><sub>1</sub> + "
        "<i>w</i><sub>2</sub><i>x</i><sub>2</sub> + <i>b</i> &gt; 0,</nobr> <nobr>else "
        "0</nobr><br>rule: <nobr>Δ<i>w</i> = <i>η</i> (<i>t</i> − <i>y</i>) <i>x</i>,</nobr> "
        "<nobr>Δ<i>b</i> = <i>η</i> (<i>t</i> − <i>y</i>)</nobr>"
    ),
    text=mark(
        "With two inputs, each sample is a point in the plane. The perceptron answers 1 on one "
        "side of a straight line and 0 on the other. The weights are an arrow across the line, "
        "towards the 1; the bias shifts it.\n\nIts rule of learning looks at one point after the "
        "other. If the output y is the target t, nothing changes; if not, the line is pulled "
        "towards putting this point right. If any straight line does, the rule ends with one. "
        "For XOR there is none: that takes a hidden layer.\n\nAnd here is the trouble: a step has "
        "no useful slope; its slope is 0 everywhere (and undefined at 0). Turn a weight a "
        "little, and the answers mostly stay exactly as they are; nothing says which way is "
        "better. So the rule cannot tell a hidden layer what to do. What follows in these "
        "chapters is the way out: a smooth step, a loss, and its slope."
    ),
    settings=(
        dial("data", mark("Points"), "and", choices=SETS, tip=mark("Which points are to be told apart.")),
        dial("w1", mark("Weight w₁"), 0.5, -2.0, 2.0, tip=mark("How much x₁ counts towards the answer 1.")),
        dial("w2", mark("Weight w₂"), -0.5, -2.0, 2.0, tip=mark("How much x₂ counts towards the answer 1.")),
        dial("b", mark("Bias b"), 0.25, -2.0, 2.0, tip=mark("Shifts the line; the larger, the more points get a 1.")),
        dial(
            "rate",
            mark("Step of the rule, η"),
            0.25,
            0.05,
            1.0,
            tip=mark("How far a mistake moves the weights and the bias."),
            is_logarithmic=True,
        ),
    ),
    readings=(
        Reading("mistakes", mark("points that are answered wrongly")),
        Reading("visits", mark("points the rule has looked at")),
        Reading("corrections", mark("how often the rule has corrected")),
        Reading(
            "outcome",
            mark("how the rule stands"),
            ("solved", "open", "never"),
            phrases=(("open", mark("not solved yet")), ("never", mark("going in a circle"))),
        ),
        Reading("w1", mark("the weight w₁")),
        Reading("w2", mark("the weight w₂")),
        Reading("b", mark("the bias")),
    ),
)
