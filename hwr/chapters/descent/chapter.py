"""The chapter on gradient descent: slope, learning rate, and when it counts as converged."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from hwr.chapters.descent.landscapes import REACH, TEXTBOOK, Textbook
from hwr.chapters.descent.slice import DIRECTIONS
from hwr.chapters.descent.walk import (
    LEVEL,
    TOLERANCE,
    WINDOW,
    Ahead,
    DescentStatus,
    DescentStep,
    Pace,
    move,
    optimizer_of,
    pace,
    status_of,
    would_stop,
)
from hwr.explain.chapter import Chapter
from hwr.explain.setting import Reading, dial
from hwr.nn.optimizers import OPTIMIZERS
from hwr.words import MINUS, counted, factor, numeral

Floats = NDArray[np.float64]

DIGITS: Final = "digits"
"""The landscape that is cut out of a network of digits."""

OFFERED: Final = tuple(kind for kind in OPTIMIZERS.values() if not kind().decoupled_decay)
"""The optimizers that can go down a landscape: those that pull on weights have none here to pull on."""

_SLOPE: Final = "<i>∂L</i>/<i>∂w</i>"

_PACES: Final = {
    Pace.CRAWLING: "it crawls",
    Pace.STEADY: "a steady descent",
    Pace.SWIFT: "a swift descent",
    Pace.SWINGING: "it overshoots, and swings from side to side",
    Pace.TOO_LARGE: "too large for ground that bends so much",
}
_HOPPING: Final = "its steps stay about as long as the rate, so it hops about the bottom and cannot settle"


def textbook(key: str) -> Textbook:
    """The textbook landscape of that key, one of `TEXTBOOK`."""
    return next(shape for shape in TEXTBOOK if shape.key == key)


def signs(optimizer: str, dimensions: int) -> str:
    """What the optimizer does, as HTML: to one weight, or to two at once."""
    formula = OPTIMIZERS[optimizer].formula
    if dimensions == 1:
        return formula.format(slope="<i>dL</i>/<i>dw</i>")
    return (
        f"{formula.format(slope=_SLOPE)}, &nbsp; <i>w</i>&nbsp;=&nbsp;(<i>w</i><sub>1</sub>,&nbsp;<i>w</i><sub>2</sub>)"
    )


def numbers(step: DescentStep, optimizer: str, rate: float, number: int) -> str:
    """The optimizer's formula with the numbers of the step that comes next."""
    moved, _ = move(step, optimizer_of(optimizer), rate, number)
    with np.errstate(all="ignore"):
        there = step.point - moved
    if optimizer == "sgd":
        going = f"{factor(rate, 3)} · {_vector(step.gradient, bracketed=True)}"
    else:
        going = _vector(moved, bracketed=True)
    return f"{_vector(step.point)} {MINUS} {going} = <b>{_vector(there)}</b>"


def words(walk: Sequence[DescentStep], ahead: Ahead, optimizer: str, rate: float, curvature: float, remark: str) -> str:
    """What is to be seen, in two to four sentences.

    Args:
        ahead: where the next step leads.
        curvature: of the ground where the ball is.
        remark: what there is to see on this landscape.
    """
    last, steps = walk[-1], len(walk) - 1
    where = "At the start" if not steps else f"After {counted(steps, 'step')}"
    stands = status_of(walk)
    if stands is DescentStatus.DIVERGED:
        if not steps:
            return "The ball lies so far outside that nothing is worth computing there. Put it into the picture."
        return f"{where} the ball is thrown out: diverged. Go back, or start over with a lower learning rate."
    slope = (
        f"slope {numeral(float(last.gradient[0]), 3)}"
        if len(last.gradient) == 1
        else f"steepest slope {numeral(last.slope, 3)}"
    )
    said = [f"{where}: loss {numeral(last.value, 3)}, {slope}."]
    found = pace(optimizer_of(optimizer), rate, curvature)
    if stands is DescentStatus.CONVERGED:
        said.append(
            f"Converged: slope and step are both below {LEVEL:g}. That says that the ground is level here, not that it "
            "is nowhere lower."
        )
    else:
        hops = found is Pace.SWINGING and optimizer_of(optimizer).stable_below is None
        goes = _HOPPING if hops else f"{_PACES[found]}{_next(walk, ahead, optimizer, found)}"
        said.append(f"Learning rate {numeral(rate, 3)}, here: {goes}.")
    if stands is DescentStatus.UNDER_WAY and found is not Pace.TOO_LARGE and would_stop(walk):
        said.append(
            f"A training would stop as converged: the mean loss of the last {WINDOW} steps is no longer lower, by the "
            f"share {TOLERANCE:g}, than that of the {WINDOW} before."
        )
    elif stands is DescentStatus.UNDER_WAY and optimizer == "sgd" and found is not Pace.TOO_LARGE:
        said.append(remark)
    return " ".join(said)


def _next(walk: Sequence[DescentStep], ahead: Ahead, optimizer: str, found: Pace) -> str:
    """Where the next step leads, if that is not what the pace would make one think."""
    is_uphill = not ahead.value <= walk[-1].value
    if found is Pace.TOO_LARGE:
        if not is_uphill:
            return ": the next step leaps far across, and happens to land lower"
        longer = len(walk) > 1 and ahead.moved > walk[-1].moved > 0
        return f": the next step ends higher up{', and it is longer than the last one' if longer else ''}"
    if not is_uphill or found is Pace.SWINGING:
        return ""
    carried = OPTIMIZERS[optimizer].has_momentum
    return ", though its momentum carries it uphill" if carried else ", though the next step leads uphill"


def _vector(values: Floats, *, bracketed: bool = False) -> str:
    """ "−1.7", or "(−1.6, 1.2)"."""
    if len(values) == 1:
        return factor(float(values[0])) if bracketed else numeral(float(values[0]))
    return f"({', '.join(numeral(float(value), 3) for value in values)})"


CHAPTER: Final = Chapter(
    key="descent",
    title="Gradient descent",
    idea="A ball on a landscape of losses takes step after step against the slope. How long the steps are is the "
    "learning rate: from crawling to being thrown out.",
    formula=signs("sgd", 1),
    text="The loss L depends on the weights: change one, and the loss rises or falls. Its slope says "
    "which way is up, so gradient descent goes the other way, by the slope times the learning rate η, again and again."
    "\n\n"
    "Too small a rate crawls. Too large a one overshoots the bottom, swings from side to side, and a still "
    "larger one is thrown out. The right one depends on the ground, which differs from place to place "
    "and from direction to direction; momentum, RMSprop and Adam are ways to live with that.\n\n"
    "Descent has converged when the ground is level: slope and step below a threshold. A training on batches never "
    "sees the true slope, so it asks something else: is the mean loss of its last epochs still clearly lower than that "
    "of as many epochs before? If not, it stops.",
    settings=(
        dial(
            "landscape",
            "Landscape",
            "bowl",
            choices=(*((shape.key, shape.title) for shape in TEXTBOOK), (DIGITS, "Digit network (a slice)")),
            tip="What the ball rolls on; another one puts the ball where that one begins.",
        ),
        dial(
            "optimizer",
            "Optimizer",
            "sgd",
            choices=((k.name, k.title) for k in OFFERED),
            tip="What makes a step of the slope.",
        ),
        dial(
            "rate",
            "Learning rate η",
            0.1,
            0.001,
            10.0,
            tip="How far a step goes along the slope: from crawling to divergence.",
            is_logarithmic=True,
        ),
        dial("x", "Start w₁", -1.7, -REACH, REACH, tip="Where the ball lies at first."),
        dial("y", "Start w₂", 1.1, -REACH, REACH, tip="Where the ball lies at first."),
        dial(
            "directions",
            "w₁ and w₂ are",
            "random",
            choices=DIRECTIONS,
            tip="Along what the network's weights are moved.",
        ),
        dial("seed", "Seed", 0, 0, 99, tip="Another one, other random directions."),
    ),
    readings=(
        Reading("steps", "how many steps were made"),
        Reading("cost", "the loss where the ball is"),
        Reading("slope", "the length of the gradient there"),
        Reading("x", "where the ball is, along w₁"),
        Reading("y", "where the ball is, along w₂"),
        Reading("standing", "how the descent stands", ("under way", "converged", "diverged")),
        Reading(
            "pace",
            "what the learning rate would do if the ground went on bending as it does here",
            ("crawling", "steady", "swift", "overshooting", "too large"),
            phrases=(("steady", "a steady descent"), ("swift", "a swift descent")),
        ),
    ),
)
