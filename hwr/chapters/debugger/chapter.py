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
from hwr.language import mark, tr
from hwr.words import numeral

READ: Final = "read"
"""The choice of a label: whatever the network read."""

OTHER: Final = "other"
"""The choice of a label: what the learner said it is, not what is read; or else the digit that comes next."""

PASS, CASE, AFTER = "pass", "case", "after"
"""The views: one pass, the case after many updates, and others beside it."""


def words(worked: WorkedPass, at: Position, asked: Quantity) -> str:
    """Where one stands, what happens there, and what the number is that was pointed at."""
    return f"{_about(worked, at)} {derive(worked, asked).words}"


def _about(worked: WorkedPass, at: Position) -> str:
    layer, unit = layer_words(worked, at.layer), unit_words(worked, at.layer, at.unit)
    if at.phase is Part.FORWARD:
        return tr("Forward, {layer}: {unit} adds up what comes from below.", layer=layer, unit=unit)
    if at.phase is Part.BACKWARD:
        return tr("Backward, {layer}: {unit} learns its part in the loss.", layer=layer, unit=unit)
    should = worked.classes[worked.label]
    if at.phase is Part.LOSS:
        says = worked.classes[worked.answer]
        right = numeral(float(worked.trace.outputs[0, worked.label]), 3)
        if worked.answer == worked.label:
            return tr(
                "Loss: it should be a {should}, and the network says so too. {should} gets {right}.",
                should=should,
                right=right,
            )
        return tr(
            "Loss: it should be a {should}, and the network says {says}. {should} gets {right}.",
            should=should,
            says=says,
            right=right,
        )
    before, after = numeral(worked.loss), numeral(worked.new_loss)
    values = {"layer": layer, "before": before, "after": after}
    if not math.isfinite(worked.new_loss):
        return tr(
            "Update, {layer}: once all layers have moved, the loss leaves all finite numbers: the learning rate is far "
            "too large.",
            layer=layer,
        )
    if before == after:
        return tr(
            "Update, {layer}: once all layers have moved, the loss stays at {before}: the step is too small to tell.",
            **values,
        )
    if worked.new_loss < worked.loss:
        return tr("Update, {layer}: once all layers have moved, the loss falls from {before} to {after}.", **values)
    return tr(
        "Update, {layer}: once all layers have moved, the loss rises from {before} to {after}: the step went too far, "
        "the learning rate is too large.",
        **values,
    )


def after_formula(repeated: Repeated) -> tuple[str, str]:
    """Many updates in signs, and what they do to the loss of the case; both HTML."""
    losses = " → ".join(numeral(moment.loss, 3) for moment in repeated.moments)
    counts = ", ".join(numeral(count) for count in MOMENTS)
    signs = tr("<i>w</i> ← <i>w</i> − <i>η</i> · <i>dL</i>/<i>dw</i>, again and again")
    return signs, tr("<i>L</i> after {counts} updates: <b>{losses}</b>", counts=counts, losses=losses)


_PHASES: Final = tuple((phase.value, phase.title) for phase in Part)
_READ_AFTER: Final = {
    1: mark("what is read after 1 update"),
    5: mark("what is read after 5 updates"),
    20: mark("what is read after 20 updates"),
}
_RIGHT_AFTER: Final = {
    0: mark("how many of them are read right before; while many updates are looked at"),
    1: mark("how many of them are read right after 1 update; while many updates are looked at"),
    5: mark("how many of them are read right after 5 updates; while many updates are looked at"),
    20: mark("how many of them are read right after 20 updates; while many updates are looked at"),
}
"""By the numbers of `MOMENTS`."""


CHAPTER: Final = Chapter(
    key="debugger",
    title=mark("The chain rule, step by step"),
    idea=mark(
        "Backpropagation through the network that reads your drawing: forward, loss, backward, "
        "update. Point at any number, or click it, to see where it comes from."
    ),
    formula="<i>δ</i> = <i>dL</i>/<i>dz</i> = (∑ <i>w δ</i>) · <i>f</i>′(<i>z</i>), &nbsp; "
    "<i>dL</i>/<i>dw</i> = <i>a δ</i>, &nbsp; <i>dL</i>/<i>db</i> = <i>δ</i>",
    text=mark(
        "Forward: every unit adds up w·a over the units below and its bias; that is z. Its "
        "activation a = f(z) goes to the next layer. At the end stand the outputs y, and the "
        "loss says how wrong they are.\n\nBackward: each output learns how the loss changes with "
        "its z, that is δ. A hidden unit changes the loss through all units above it: it adds "
        "up w·δ over them, through the same weights, which is dL/da, and multiplies by its own "
        "slope f′(z). That is the chain rule, and all of backpropagation.\n\nUpdate: a weight's "
        "gradient is what came in times δ, a bias's is δ. Each moves a little against its "
        "gradient, and the same picture is read again. The network itself stays as it is: the "
        "step is made on a copy, by plain gradient descent. Readings average three views of a "
        "drawing; this is the first of them.\n\nUnder “many updates” the same is done again and "
        "again on this one drawing; under “the others, too” a hundred others are read before and "
        "after."
    ),
    settings=(
        dial(
            "view",
            mark("Look at"),
            PASS,
            choices=((PASS, mark("one pass")), (CASE, mark("many updates")), (AFTER, mark("the others, too"))),
            tip=mark(
                "One pass with every number in it, or what becomes of this drawing and of others after many updates."
            ),
        ),
        dial(
            "label",
            mark("It is a"),
            READ,
            choices=(
                (READ, mark("as read")),
                (OTHER, mark("not as read")),
                *((str(digit), str(digit)) for digit in range(10)),
            ),
            tip=mark("What the outputs should say. Choose another digit, and see which gradients turn."),
        ),
        dial(
            "phase",
            mark("Phase"),
            Part.FORWARD.value,
            choices=_PHASES,
            tip=mark("Forward to the outputs, the loss, backward through the layers, and the update."),
        ),
        dial("layer", mark("Layer"), 1, 0, 64, tip=mark("From 1, inputs not counted; 0 is the last hidden layer.")),
        dial(
            "unit",
            mark("Unit"),
            0,
            0,
            65536,
            tip=mark("From 1; 0 is the one that matters most, of outputs the digit's."),
        ),
        dial(
            "pace",
            mark("Step by"),
            "layer",
            choices=(("layer", mark("layer")), ("unit", mark("unit"))),
            tip=mark("How far one step goes."),
        ),
        dial(
            "first",
            mark("Show first"),
            "activation",
            choices=(("activation", mark("largest a")), ("blame", mark("largest δ"))),
            tip=mark("Which ten units of a wide layer are seen first."),
        ),
        dial(
            "rate",
            mark("Learning rate η"),
            0.01,
            0.0001,
            1.0,
            tip=mark("How far the update goes against the gradient."),
            is_logarithmic=True,
        ),
        dial(
            "updates",
            mark("Updates"),
            str(MOMENTS[-1]),
            choices=((str(count), str(count)) for count in MOMENTS[1:]),
            tip=mark("After how many updates on this one drawing you look at the others."),
        ),
    ),
    readings=(
        Reading("loss", mark("the loss L before the update")),
        Reading("new_loss", mark("the loss L after the update")),
        Reading("answer", mark("the digit that is read"), tuple("0123456789")),
        Reading("label", mark("the digit it should be"), tuple("0123456789")),
        Reading("probability", mark("the output y for the digit it should be")),
        Reading(
            "phase",
            mark("the phase"),
            tuple(phase.value for phase in Part),
            phrases=_PHASES,
        ),
        Reading("layer", mark("the layer, from 1")),
        Reading("unit", mark("the unit, from 1")),
        Reading("z", mark("the unit's pre-activation z")),
        Reading("a", mark("the unit's activation a, of outputs y")),
        Reading("blame", mark("the unit's dL/da; hidden layers only")),
        Reading("slope", mark("the unit's slope f'(z); hidden layers only")),
        Reading("delta", mark("the unit's δ = dL/dz")),
        Reading("term", mark("the largest term of the sum that is shown")),
        Reading("number", mark("the number that is pointed at")),
        *(Reading(f"answer_{count}", _READ_AFTER[count], tuple("0123456789")) for count in MOMENTS[1:]),
        Reading(
            "as_told",
            mark("whether after so many updates it reads what it was told"),
            (mark("no"), mark("yes")),
            phrases=(("no", mark("not yet")),),
        ),
        Reading("others", mark("how many other digits are read before and after")),
        *(Reading(f"right_{count}", _RIGHT_AFTER[count]) for count in MOMENTS),
    ),
)
