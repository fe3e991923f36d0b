"""The chapter on the slope: one dial, one nudge, one triangle, and what it becomes as the nudge shrinks."""

from __future__ import annotations

from typing import Final

from hwr.chapters.slope.curves import CURVES, HIGHEST, LOWEST
from hwr.chapters.slope.nudge import LINES
from hwr.explain.chapter import Chapter, Lead
from hwr.explain.setting import Reading, dial
from hwr.language import mark

SMALLEST_H: Final = 0.001
LARGEST_H: Final = 2.0

CHAPTER: Final = Chapter(
    key="slope",
    title=mark("What is a slope?"),
    idea=mark("Turn a dial a little and see how much something changes: the one divided by the other is the slope."),
    formula="(<i>L</i>(<i>w</i> + <i>h</i>) − <i>L</i>(<i>w</i>)) / <i>h</i>",
    text=mark(
        "A shower has one dial, w, and you have one wish: that the water is right. Let L say "
        "how wrong it is, 0 for just right. You cannot see the curve; you stand under it with "
        "your eyes full of soap. But you can do something very simple: turn the dial a little, "
        "by h, and feel whether it got better or worse, and how much.\n\nHow much L changes, "
        "divided by how far you turned, is rise over run: how steep it is. With a large h that "
        "is only roughly so, for the curve bends on the way. Make h smaller, and the number "
        "settles. What it settles on is the slope, and it is written dL/dw: a little of L for a "
        "little of w.\n\nIts sign says which way to turn: against it. Its size says how much that "
        "matters. A network has thousands of dials, its weights, and one number L that says how "
        "wrong it is. All of what follows is about one question: what is the slope of L for "
        "each of them?"
    ),
    settings=(
        dial(
            "view",
            mark("Look at"),
            "nudge",
            choices=(
                ("nudge", mark("one nudge")),
                ("everywhere", mark("the slope everywhere")),
                ("lines", mark("why it is 2(w − 3)")),
            ),
            tip=mark("One place, all places at once, or how the slope of the shower follows line by line."),
        ),
        dial(
            "landscape",
            mark("Curve L(w)"),
            CURVES[0].key,
            choices=tuple((curve.key, curve.title) for curve in CURVES),
            tip=mark("What the dial is turned on."),
        ),
        dial(
            "w",
            mark("Dial w"),
            1.0,
            LOWEST,
            HIGHEST,
            tip=mark("Where the dial stands. Drag the dot, or use the arrow keys."),
        ),
        dial(
            "h",
            mark("Nudge h"),
            1.0,
            SMALLEST_H,
            LARGEST_H,
            tip=mark("How far the dial is turned on. Drag the triangle's end, or use the arrow keys up and down."),
            is_logarithmic=True,
        ),
        dial("line", mark("Line"), 0, 0, LINES, tip=mark("How many lines of the derivation are shown.")),
    ),
    readings=(
        Reading("loss", mark("L(w), how wrong it is")),
        Reading("rise", mark("the rise, L(w + h) − L(w)")),
        Reading("ratio", mark("rise over run")),
        Reading("slope", mark("the slope dL/dw")),
        Reading(
            "turn",
            mark("which way makes L less"),
            ("left", "right", "stay"),
            phrases=(
                ("left", mark("to the left")),
                ("right", mark("to the right")),
                ("stay", mark("neither: it is level")),
            ),
        ),
        Reading("line", mark("how many lines of the derivation are shown")),
    ),
    leads=(Lead("descent", mark("Let a ball follow the slope")),),
)
