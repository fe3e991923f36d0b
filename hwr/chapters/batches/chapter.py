"""The chapter on batches: how many samples to look at before each step."""

from __future__ import annotations

from typing import Final

from hwr.chapters.batches.noise import SIZES
from hwr.chapters.batches.race import AXES, AXIS_WORDS, STANDINGS, Plan, Race, Style
from hwr.explain.chapter import Chapter
from hwr.explain.setting import Reading, dial
from hwr.nn.history import TimeAxis

_PLAN: Final = Plan()

EQUAL, BEST, OWN = "equal", "best", "own"
"""How the learning rates are chosen."""

MEASURES: Final = (("angle", "its angle to the full one"), ("distance", "its distance from the full one"))

NOISE_SIGNS: Final = {
    "angle": "angle between <i>g<sub>B</sub></i> and <i>g</i>: &nbsp; <nobr>cos <i>φ</i> = "
    "<i>g<sub>B</sub></i>·<i>g</i> / |<i>g<sub>B</sub></i>| |<i>g</i>|</nobr>",
    "distance": "relative distance: &nbsp; |<i>g<sub>B</sub></i> − <i>g</i>| / |<i>g</i>|",
}
"""How the gradient of a batch is compared with that of all samples, as HTML."""


def numbers(race: Race) -> str:
    """The chapter's formula with what it means for each racer."""
    sizes = [lane.batch for lane in race.lanes]
    updates = [-(-race.samples // size) for size in sizes]
    first, second = ("{:,}, {:,} and {:,}".format(*values) for values in (sizes, updates))
    return f"|<i>B</i>| = {first} digits: <nobr>{second} updates an epoch</nobr>"


CHAPTER: Final = Chapter(
    key="batches",
    title="Batches",
    idea="Look at all samples before each step, at one, or at a few? Three trainings race from the same weights, and "
    "who wins depends on what one counts.",
    formula="<i>g<sub>B</sub></i> = 1/|<i>B</i>| ∑<sub><i>i</i> ∈ <i>B</i></sub> <i>∂L<sub>i</sub></i>/<i>∂w</i>, "
    "&nbsp; <i>w</i> ← <i>w</i> − <i>η g<sub>B</sub></i><br>|<i>B</i>|: how many digits are in the batch <i>B</i>",
    text="The loss is a mean over all samples, and so is its gradient. To compute it one has to pass all of them "
    "through the network: that is (full-)batch descent, one sure step an epoch.\n\n"
    "But a mean can be estimated from a few samples drawn at random, a mini-batch, or even from one: stochastic "
    "gradient descent. Such a gradient is noisy: it points only roughly the right way, the more roughly the fewer "
    "samples it is made of. In return there are many more steps for the same number of samples looked at.\n\n"
    "Who wins? That depends on what is counted, and on the learning rates. Guess, and let them race. "
    "(Bottou, Curtis & Nocedal 2018, sec. 3)",
    settings=(
        dial(
            "view",
            "Show",
            "race",
            choices=(("race", "the race"), ("noise", "the gradients' noise")),
            tip="Which picture is to be seen.",
        ),
        dial(
            "axis",
            "Count",
            TimeAxis.UPDATES.value,
            choices=tuple((axis.value, AXIS_WORDS[axis]) for axis in AXES),
            tip="What lies along the axis: it decides who wins.",
        ),
        dial(
            "measure",
            "Measure",
            "angle",
            choices=MEASURES,
            tip="How a batch's gradient is compared with the full one.",
        ),
        dial(
            "where",
            "Weights of",
            "start",
            choices=(("start", "the start"), ("end", "the mini-batches' end")),
            tip="At which weights the gradients are compared.",
        ),
        dial(
            "rates",
            "Learning rates",
            EQUAL,
            choices=((EQUAL, "the same for all"), (BEST, "the best of each"), (OWN, "your own")),
            tip="With one rate for all, only the batches differ. The best of each has the lowest loss after 20 epochs, "
            "as was measured beforehand.",
        ),
        dial(
            "rate",
            "Learning rate of all",
            _PLAN.rates[0],
            0.001,
            5.0,
            tip="How far all three go along their gradients.",
            is_logarithmic=True,
        ),
        dial(
            "rate_batch",
            "Learning rate, batch",
            0.5,
            0.001,
            5.0,
            tip="Of the training on all digits at once.",
            is_logarithmic=True,
        ),
        dial(
            "rate_mini",
            "Learning rate, mini-batch",
            0.3,
            0.001,
            5.0,
            tip="Of the training on a few digits at a time.",
            is_logarithmic=True,
        ),
        dial(
            "rate_stochastic",
            "Learning rate, stochastic",
            0.03,
            0.001,
            5.0,
            tip="Of the training on one digit at a time.",
            is_logarithmic=True,
        ),
        dial("size", "Mini-batch size", _PLAN.size, 2, 512, tip="Digits in a mini-batch.", is_logarithmic=True),
        dial("epochs", "Epochs", _PLAN.epochs, 1, 50, tip="How often each racer sees every digit."),
        dial("seed", "Seed", _PLAN.seed, 0, 99, tip="Of the common weights, and the order of the digits."),
    ),
    readings=(
        *(
            Reading(
                f"winner_{axis.value}",
                f"who wins over {AXIS_WORDS[axis]}",
                STANDINGS,
                phrases=(("level", "several, level"),),
            )
            for axis in AXES
        ),
        *(Reading(f"loss_{style.name.lower()}", f"the loss at the end, {style.value}") for style in Style),
        *(
            Reading(f"{measure}_{size}", f"the median {measure} of the gradients of {size} digits to the full one")
            for measure, _ in MEASURES
            for size in SIZES
        ),
    ),
)
