"""The chapter on the whole pass: a chain-rule debugger on the learner's own drawing, in the network that reads it."""

from __future__ import annotations

import math
from typing import Final

from hwr.chapters.debugger.derivation import derive
from hwr.chapters.debugger.repeated import MOMENTS, Repeated
from hwr.chapters.debugger.walk import Part, Position, Quantity, layer_words, unit_words
from hwr.chapters.debugger.worked_pass import WorkedPass
from hwr.explain.chapter import Chapter
from hwr.explain.setting import Reading, dial
from hwr.words import counted, numeral

READ: Final = "read"
"""The choice of a label: whatever the network read."""

OTHER: Final = "other"
"""The choice of a label: what the learner said it is, not what is read; or else the digit that comes next."""

PASS, AFTER = "pass", "after"
"""The views."""


def words(worked: WorkedPass, at: Position, asked: Quantity) -> str:
    """Where one stands, what happens there, and what the number is that was pointed at."""
    return f"{_about(worked, at)} {derive(worked, asked).words}"


def _about(worked: WorkedPass, at: Position) -> str:
    layer, unit = layer_words(worked, at.layer), unit_words(worked, at.layer, at.unit)
    if at.phase is Part.FORWARD:
        return f"Forward, {layer}: {unit} adds up what comes from below."
    if at.phase is Part.BACKWARD:
        return f"Backward, {layer}: {unit} learns its part in the loss."
    should = worked.classes[worked.label]
    if at.phase is Part.LOSS:
        says = worked.classes[worked.answer]
        right = numeral(float(worked.trace.outputs[0, worked.label]), 3)
        verdict = "says so too" if worked.answer == worked.label else f"says {says}"
        return f"Loss: it should be a {should}, and the network {verdict}. {should} gets {right}."
    before, after = numeral(worked.loss), numeral(worked.new_loss)
    if not math.isfinite(worked.new_loss):
        outcome = "leaves all finite numbers: the learning rate is far too large"
    elif before == after:
        outcome = f"stays at {before}: the step is too small to tell"
    elif worked.new_loss < worked.loss:
        outcome = f"falls from {before} to {after}"
    else:
        outcome = f"rises from {before} to {after}: the step went too far, the learning rate is too large"
    return f"Update, {layer}: once all layers have moved, the loss {outcome}."


def _after(count: int) -> str:
    return f"after {counted(count, 'update')}" if count else "before"


def after_formula(repeated: Repeated) -> tuple[str, str]:
    """Many updates in signs, and what they do to the loss of the case; both HTML."""
    losses = " → ".join(numeral(moment.loss, 3) for moment in repeated.moments)
    counts = ", ".join(numeral(count) for count in MOMENTS)
    signs = "<i>w</i> ← <i>w</i> − <i>η</i> · <i>dL</i>/<i>dw</i>, again and again"
    return signs, f"<i>L</i> after {counts} updates: <b>{losses}</b>"


CHAPTER: Final = Chapter(
    key="debugger",
    title="The chain rule, step by step",
    idea="Backpropagation through the network that reads your drawing: forward, loss, backward, update. "
    "Point at any number, or click it, to see where it comes from.",
    formula="<i>δ</i> = <i>dL</i>/<i>dz</i> = (∑ <i>w δ</i>) · <i>f</i>′(<i>z</i>), &nbsp; "
    "<i>dL</i>/<i>dw</i> = <i>a δ</i>, &nbsp; <i>dL</i>/<i>db</i> = <i>δ</i>",
    text="Forward: every unit adds up w·a over the units below and its bias; that is z. Its activation a = f(z) goes "
    "to the next layer. At the end stand the outputs y, and the loss says how wrong they are.\n\n"
    "Backward: each output learns how the loss changes with its z, that is δ. A hidden unit changes "
    "the loss through all units above it: it adds up w·δ over them, through the same weights, which is dL/da, and "
    "multiplies by its own slope f′(z). That is the chain rule, and all of backpropagation.\n\n"
    "Update: a weight's gradient is what came in times δ, a bias's is δ. Each moves a little against its gradient, and "
    "the same picture is read again. The network itself stays as it is: the step is made on a copy, by plain gradient "
    "descent. Readings average three views of a drawing; this is the first of them.\n\n"
    "Under “many updates” the same is done again and again on this one drawing, and others are read before and after.",
    settings=(
        dial(
            "view",
            "Look at",
            PASS,
            choices=((PASS, "one pass"), (AFTER, "many updates")),
            tip="One pass with every number in it, or what becomes of this drawing and of others after many updates.",
        ),
        dial(
            "label",
            "It is a",
            READ,
            choices=((READ, "as read"), (OTHER, "not as read"), *((str(digit), str(digit)) for digit in range(10))),
            tip="What the outputs should say. Choose another digit, and see which gradients turn.",
        ),
        dial(
            "phase",
            "Phase",
            Part.FORWARD.value,
            choices=tuple((phase.value, phase.name.capitalize()) for phase in Part),
            tip="Forward to the outputs, the loss, backward through the layers, and the update.",
        ),
        dial("layer", "Layer", 1, 0, 64, tip="From 1, inputs not counted; 0 is the last hidden layer."),
        dial("unit", "Unit", 0, 0, 65536, tip="From 1; 0 is the one that matters most, of outputs the digit's."),
        dial("pace", "Step by", "layer", choices=(("layer", "layer"), ("unit", "unit")), tip="How far one step goes."),
        dial(
            "first",
            "Show first",
            "activation",
            choices=(("activation", "largest a"), ("blame", "largest δ")),
            tip="Which ten units of a wide layer are seen first.",
        ),
        dial(
            "rate",
            "Learning rate η",
            0.01,
            0.0001,
            1.0,
            tip="How far the update goes against the gradient.",
            is_logarithmic=True,
        ),
        dial(
            "updates",
            "Updates",
            str(MOMENTS[-1]),
            choices=((str(count), str(count)) for count in MOMENTS[1:]),
            tip="After how many updates on this one drawing you look at the others.",
        ),
    ),
    readings=(
        Reading("loss", "the loss L before the update"),
        Reading("new_loss", "the loss L after the update"),
        Reading("answer", "the digit that is read", tuple("0123456789")),
        Reading("label", "the digit it should be", tuple("0123456789")),
        Reading("probability", "the output y for the digit it should be"),
        Reading(
            "phase",
            "the phase",
            tuple(phase.value for phase in Part),
            phrases=tuple((phase.value, phase.name.capitalize()) for phase in Part),
        ),
        Reading("layer", "the layer, from 1"),
        Reading("unit", "the unit, from 1"),
        Reading("z", "the unit's pre-activation z"),
        Reading("a", "the unit's activation a, of outputs y"),
        Reading("blame", "the unit's dL/da; hidden layers only"),
        Reading("slope", "the unit's slope f'(z); hidden layers only"),
        Reading("delta", "the unit's δ = dL/dz"),
        Reading("term", "the largest term of the sum that is shown"),
        Reading("number", "the number that is pointed at"),
        *(
            Reading(f"answer_{count}", f"what is read after {counted(count, 'update')}", tuple("0123456789"))
            for count in MOMENTS[1:]
        ),
        Reading(
            "as_told",
            "whether after so many updates it reads what it was told",
            ("no", "yes"),
            phrases=(("no", "not yet"),),
        ),
        Reading("others", "how many other digits are read before and after"),
        *(
            Reading(
                f"right_{count}", f"how many of them are read right {_after(count)}; while many updates are looked at"
            )
            for count in MOMENTS
        ),
    ),
)
