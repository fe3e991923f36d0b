"""The chapter on hidden layers: what units look for, what a drawing switches on, and whether more layers are better.

How networks of several depths compare is measured in `hidden_depth`.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from hwr.chapters.hidden.plane import SETS, XOR
from hwr.chapters.why.chapter import DIGITS
from hwr.explain.chapter import Chapter, Lead
from hwr.explain.setting import Reading, dial
from hwr.language import mark, tr
from hwr.nn.activations import ACTIVATIONS
from hwr.nn.trace import Trace
from hwr.words import factor, numeral

LOOKS_FOR, SWITCHED_ON, PLANE, DEPTHS, SAMPLES = "looks_for", "switched_on", "plane", "depths", "samples"

SIZES: Final = (20, 50, 100, 200, 400, 700, 1000)
"""So many digits are learnt, by turns, for the learning curve."""

SMALL: Final = "small"
"""A small network that is trained for it."""
READING: Final = "reading"
"""The network that reads in this window."""
DRAWING: Final = "drawing"
"""What the learner drew."""

_NAMED: Final = 3

_TO_TEST_ON: Final = (
    mark("a 0 to test on"),
    mark("a 1 to test on"),
    mark("a 2 to test on"),
    mark("a 3 to test on"),
    mark("a 4 to test on"),
    mark("a 5 to test on"),
    mark("a 6 to test on"),
    mark("a 7 to test on"),
    mark("an 8 to test on"),
    mark("a 9 to test on"),
)

CHAPTER: Final = Chapter(
    key="hidden",
    title=mark("Hidden layers"),
    idea=mark(
        "Units between the inputs and the answer: each looks for something in the picture, and "
        "the answer is put together from what they found."
    ),
    formula="<i>a</i><sub>1</sub> = <i>f</i>(<i>W</i><sub>1</sub><i>x</i> + <i>b</i><sub>1</sub>), &nbsp; "
    "<i>a</i><sub>2</sub> = <i>f</i>(<i>W</i><sub>2</sub><i>a</i><sub>1</sub> + <i>b</i><sub>2</sub>), &nbsp; …",
    text=mark(
        "A unit of the first hidden layer has one weight for each of the 64 pixels, so its "
        "weights are a picture: of what it looks for, and of what it does not want to see. "
        "Nobody told it what to look for; gradient descent found out.\n\nWithout a hidden layer "
        "each output is a straight cut through the space of inputs. Some classes cannot be "
        "parted so: XOR, or a ring around a disc. A hidden layer with a bent activation lets "
        "the network combine cuts, and then it can. Whether digits need that, and whether a "
        "second and a fifth layer help, is a question to be measured, not believed.\n\nUnits of a "
        "layer have to begin with different weights. If they were alike, they would get the "
        "same gradient, and stay alike for ever: one unit, many times over. And a network that "
        "reads the digits it has learnt much better than new ones has learnt them by heart: it "
        "overfits. More digits help against that, and fewer parameters."
    ),
    settings=(
        dial(
            "show",
            mark("Show"),
            LOOKS_FOR,
            choices=(
                (LOOKS_FOR, mark("what units look for")),
                (SWITCHED_ON, mark("what the drawing switches on")),
                (PLANE, mark("points that need one")),
                (DEPTHS, mark("0, 1, 2 and 5 layers")),
                (SAMPLES, mark("more digits")),
            ),
            tip=mark("A network looked into, or an experiment with small ones."),
        ),
        dial(
            "network",
            mark("Network"),
            SMALL,
            choices=(
                (SMALL, mark("a small one, trained now")),
                (READING, mark("the one that reads here")),
                ("0", mark("trained with no hidden layer")),
                ("1", mark("trained with 1 hidden layer")),
                ("2", mark("trained with 2 hidden layers")),
                ("5", mark("trained with 5 hidden layers")),
            ),
            tip=mark("One of 24 hidden units, the one that reads in this window, or one of those trained here."),
        ),
        dial(
            "decay",
            mark("Weight decay"),
            "0",
            choices=(("0", mark("none")), ("0.001", mark("0.001")), ("0.005", mark("0.005")), ("0.02", mark("0.02"))),
            tip=mark("How much every weight shrinks at each update, while the small network learns."),
        ),
        dial(
            "digit",
            mark("Shown to it"),
            DRAWING,
            choices=(
                (DRAWING, mark("your drawing")),
                *zip(DIGITS, _TO_TEST_ON, strict=True),
            ),
            tip=mark("Your drawing, or a digit of the set that the networks trained here have not learnt from."),
        ),
        dial("points", mark("Points"), XOR, choices=SETS, tip=mark("Which points are to be told apart.")),
        dial("corners", mark("Hidden units"), 1, 1, 8, tip=mark("Of the network on the right; each draws one line.")),
        dial(
            "samples",
            mark("Digits learnt"),
            50,
            SIZES[0],
            SIZES[-1],
            tip=mark("Where on the curve one stands: how many digits a network has learnt."),
            is_logarithmic=True,
        ),
        dial("units", mark("Units a layer"), 30, 1, 100, tip=mark("In each hidden layer of the networks compared.")),
        dial(
            "activation",
            mark("Activation"),
            "relu",
            choices=tuple((k.name, k.title) for k in ACTIVATIONS.values() if not k.unfit_when_hidden),
            tip=mark("Of the hidden units. With the identity, layers in a row can do no more than one."),
        ),
        dial("epochs", mark("Epochs"), 100, 10, 200, tip=mark("Some depths need more of them than others.")),
        dial(
            "repeats",
            mark("Trainings each"),
            5,
            1,
            10,
            tip=mark("Chance decides small differences: train more than once."),
        ),
        dial("seed", mark("Seed"), 0, 0, 99, tip=mark("Of weights, order and the test digits.")),
    ),
    readings=(
        Reading("accuracy_0", mark("test accuracy without a hidden layer, in per cent; -1 before it is measured")),
        Reading("accuracy_1", mark("test accuracy with 1 hidden layer, in per cent")),
        Reading("accuracy_2", mark("test accuracy with 2 hidden layers, in per cent")),
        Reading("accuracy_5", mark("test accuracy with 5 hidden layers, in per cent")),
        Reading("parameters_1", mark("weights and biases of the network with 1 hidden layer")),
        Reading(
            "learnt_0",
            mark("accuracy on the learnt digits themselves without a hidden layer; -1 before it is measured"),
        ),
        Reading("learnt_5", mark("accuracy on the learnt digits with 5 hidden layers, in per cent")),
        Reading("faded", mark("units of the small network that have faded away")),
        Reading("small_accuracy", mark("test accuracy of the small network, in per cent")),
        Reading("plane_none", mark("points on their side without a hidden layer, in per cent")),
        Reading("plane_hidden", mark("points on their side with a hidden layer, in per cent")),
        Reading("samples_learnt", mark("learnt digits read right after learning so many, in per cent")),
        Reading("samples_tested", mark("other digits read right after learning so many, in per cent")),
        Reading("gap", mark("how many points lie between learnt digits and others")),
        Reading("most_active", mark("the unit of the first layer that is switched on most, counted from 1")),
        Reading("active_units", mark("units of the first layer that the drawing switches on; -1 where there are none")),
    ),
    leads=(Lead("damage", mark("Switch units off")),),
)


def active_units(trace: Trace) -> int:
    """How many units of the first layer a picture switches on: have an activation above 0; -1 without hidden layers."""
    return int((trace.layers[0].a[0] > 0).sum()) if len(trace.layers) > 1 else -1


def most_active(trace: Trace, count: int) -> list[int]:
    """The units of the first layer with the largest activations, at most so many, the largest first."""
    return [int(unit) for unit in np.argsort(-trace.layers[0].a[0], kind="stable")[:count]]


def numbers(trace: Trace) -> str:
    """The formula for the unit that is switched on most, with its numbers."""
    layer = trace.layers[0]
    (unit,) = most_active(trace, 1)
    z, activation, bias = float(layer.z[0, unit]), float(layer.a[0, unit]), float(layer.biases[unit])
    is_hidden = len(trace.layers) > 1
    name = tr("unit {unit}", unit=unit + 1) if is_hidden else tr("output for {digit}", digit=unit)
    return (
        f"{name}: <i>W</i><sub>1</sub><i>x</i> + <i>b</i><sub>1</sub> = {numeral(z - bias)} + "
        f"{factor(bias)} = {numeral(z)}, &nbsp;<i>f</i> = <b>{numeral(activation)}</b>"
    )


def words(trace: Trace) -> str:
    """Which units of the first layer a picture switches on, and which most."""
    if len(trace.layers) == 1:
        return tr("This network has no hidden layer: its outputs look at the pixels themselves.")
    activations, active = trace.layers[0].a[0], active_units(trace)
    if active == 0:
        return tr("None of the {units} units of the first layer is switched on.", units=len(activations))
    most = most_active(trace, min(active, _NAMED))
    named = ", ".join(tr("unit {unit} ({a})", unit=unit + 1, a=numeral(float(activations[unit]), 3)) for unit in most)
    return tr(
        "%n of {units} units of the first layer (is|are) switched on, most of all {named}.",
        "",
        active,
        units=len(activations),
        named=named,
    )
