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
from hwr.language import mark, tr
from hwr.nn.optimizers import OPTIMIZERS
from hwr.words import MINUS, factor, numeral

Floats = NDArray[np.float64]

DIGITS: Final = "digits"
"""The landscape that is cut out of a network of digits."""

OFFERED: Final = tuple(kind for kind in OPTIMIZERS.values() if not kind().decoupled_decay)
"""The optimizers that can go down a landscape: those that pull on weights have none here to pull on."""

_SLOPE: Final = "<i>∂L</i>/<i>∂w</i>"

_PACES: Final = {
    Pace.CRAWLING: mark("it crawls"),
    Pace.STEADY: mark("a steady descent"),
    Pace.SWIFT: mark("a swift descent"),
    Pace.SWINGING: mark("it overshoots, and swings from side to side"),
}
_HOPPING: Final = mark("its steps stay about as long as the rate, so it hops about the bottom and cannot settle")


def textbook(key: str) -> Textbook:
    """The textbook landscape of that key, one of `TEXTBOOK`."""
    return next(shape for shape in TEXTBOOK if shape.key == key)


def signs(optimizer: str, dimensions: int) -> str:
    """What the optimizer does, as HTML: to one weight, or to two at once."""
    formula = tr(OPTIMIZERS[optimizer].formula)
    if dimensions == 1:
        return formula.format(slope="<i>dL</i>/<i>dw</i>")
    both = "<i>w</i>&nbsp;=&nbsp;(<i>w</i><sub>1</sub>,&nbsp;<i>w</i><sub>2</sub>)"
    return f"{formula.format(slope=_SLOPE)}, &nbsp; {both}"


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
    stands = status_of(walk)
    if stands is DescentStatus.DIVERGED:
        if not steps:
            return tr("The ball lies so far outside that nothing is worth computing there. Put it into the picture.")
        return tr(
            "After %n step(s) the ball is thrown out: diverged. Go back, or start over with a lower learning rate.",
            "",
            steps,
        )
    said = [_about_place(last, steps)]
    found = pace(optimizer_of(optimizer), rate, curvature)
    if stands is DescentStatus.CONVERGED:
        said.append(
            tr(
                "Converged: slope and step are both below {level:g}. That says that the ground is "
                "level here, not that it is nowhere lower.",
                level=LEVEL,
            )
        )
    else:
        hops = found is Pace.SWINGING and optimizer_of(optimizer).stable_below is None
        goes = tr(_HOPPING) if hops else _pace_words(walk, ahead, optimizer, found)
        said.append(tr("Learning rate {rate}, here: {goes}.", rate=numeral(rate, 3), goes=goes))
    if stands is DescentStatus.UNDER_WAY and found is not Pace.TOO_LARGE and would_stop(walk):
        said.append(
            tr(
                "A training would stop as converged: the mean loss of the last {window} steps is no "
                "longer lower, by the share {tolerance:g}, than that of the {window} before.",
                window=WINDOW,
                tolerance=TOLERANCE,
            )
        )
    elif stands is DescentStatus.UNDER_WAY and optimizer == "sgd" and found is not Pace.TOO_LARGE:
        said.append(remark)
    return " ".join(said)


def _about_place(last: DescentStep, steps: int) -> str:
    """Where the ball is."""
    loss = numeral(last.value, 3)
    if len(last.gradient) == 1:
        slope = numeral(float(last.gradient[0]), 3)
        if not steps:
            return tr("At the start: loss {loss}, slope {slope}.", loss=loss, slope=slope)
        return tr("After %n step(s): loss {loss}, slope {slope}.", "", steps, loss=loss, slope=slope)
    slope = numeral(last.slope, 3)
    if not steps:
        return tr("At the start: loss {loss}, steepest slope {slope}.", loss=loss, slope=slope)
    return tr("After %n step(s): loss {loss}, steepest slope {slope}.", "", steps, loss=loss, slope=slope)


def _pace_words(walk: Sequence[DescentStep], ahead: Ahead, optimizer: str, found: Pace) -> str:
    """The pace, and where the next step leads, if that is not what the pace would make one think."""
    is_uphill = not ahead.value <= walk[-1].value
    if found is Pace.TOO_LARGE:
        if not is_uphill:
            return tr(
                "too large for ground that bends so much: the next step leaps far across, and happens to land lower"
            )
        if len(walk) > 1 and ahead.moved > walk[-1].moved > 0:
            return tr(
                "too large for ground that bends so much: the next step ends higher up, and it is longer than the last "
                "one"
            )
        return tr("too large for ground that bends so much: the next step ends higher up")
    goes = tr(_PACES[found])
    if not is_uphill or found is Pace.SWINGING:
        return goes
    if OPTIMIZERS[optimizer].has_momentum:
        return tr("{pace}, though its momentum carries it uphill", pace=goes)
    return tr("{pace}, though the next step leads uphill", pace=goes)


def _vector(values: Floats, *, bracketed: bool = False) -> str:
    """ "−1.7", or "(−1.6, 1.2)"."""
    if len(values) == 1:
        return factor(float(values[0])) if bracketed else numeral(float(values[0]))
    x, y = (numeral(float(value), 3) for value in values)
    return tr("({x}, {y})", x=x, y=y)


CHAPTER: Final = Chapter(
    key="descent",
    title=mark("Gradient descent"),
    idea=mark(
        "A ball on a landscape of losses takes step after step against the slope. How long the "
        "steps are is the learning rate: from crawling to being thrown out."
    ),
    formula=OPTIMIZERS["sgd"].formula.format(slope="<i>dL</i>/<i>dw</i>"),
    text=mark(
        "The loss L depends on the weights: change one, and the loss rises or falls. Its slope "
        "says which way is up, so gradient descent goes the other way, by the slope times the "
        "learning rate η, again and again.\n\nToo small a rate crawls. Too large a one overshoots "
        "the bottom, swings from side to side, and a still larger one is thrown out. The right "
        "one depends on the ground, which differs from place to place and from direction to "
        "direction; momentum, RMSprop and Adam are ways to live with that.\n\nDescent has "
        "converged when the ground is level: slope and step below a threshold. A training on "
        "batches never sees the true slope, so it asks something else: is the mean loss of its "
        "last epochs still clearly lower than that of as many epochs before? If not, it stops."
    ),
    settings=(
        dial(
            "landscape",
            mark("Landscape"),
            "bowl",
            choices=(*((shape.key, shape.title) for shape in TEXTBOOK), (DIGITS, mark("Digit network (a slice)"))),
            tip=mark("What the ball rolls on; another one puts the ball where that one begins."),
        ),
        dial(
            "optimizer",
            mark("Optimizer"),
            "sgd",
            choices=((k.name, k.title) for k in OFFERED),
            tip=mark("What makes a step of the slope."),
        ),
        dial(
            "rate",
            mark("Learning rate η"),
            0.1,
            0.001,
            10.0,
            tip=mark("How far a step goes along the slope: from crawling to divergence."),
            is_logarithmic=True,
        ),
        dial("x", mark("Start w₁"), -1.7, -REACH, REACH, tip=mark("Where the ball lies at first.")),
        dial("y", mark("Start w₂"), 1.1, -REACH, REACH, tip=mark("Where the ball lies at first.")),
        dial(
            "directions",
            mark("w₁ and w₂ are"),
            "random",
            choices=DIRECTIONS,
            tip=mark("Along what the network's weights are moved."),
        ),
        dial("seed", mark("Seed"), 0, 0, 99, tip=mark("Another one, other random directions.")),
    ),
    readings=(
        Reading("steps", mark("how many steps were made")),
        Reading("cost", mark("the loss where the ball is")),
        Reading("slope", mark("the length of the gradient there")),
        Reading("x", mark("where the ball is, along w₁")),
        Reading("y", mark("where the ball is, along w₂")),
        Reading("standing", mark("how the descent stands"), (mark("under way"), mark("converged"), mark("diverged"))),
        Reading(
            "pace",
            mark("what the learning rate would do if the ground went on bending as it does here"),
            (mark("crawling"), "steady", "swift", mark("overshooting"), mark("too large")),
            phrases=(("steady", mark("a steady descent")), ("swift", mark("a swift descent"))),
        ),
    ),
)
