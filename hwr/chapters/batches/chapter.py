"""The chapter on batches: how many samples to look at before each step."""

from __future__ import annotations

from typing import Final

from hwr.chapters.batches.noise import SIZES
from hwr.chapters.batches.race import AXES, AXIS_WORDS, STANDINGS, Plan, Race
from hwr.explain.chapter import Chapter
from hwr.explain.setting import Reading, dial
from hwr.language import mark, tr, written
from hwr.nn.history import TimeAxis
from hwr.words import listed

_PLAN: Final = Plan()

EQUAL, BEST, OWN = "equal", "best", "own"
"""How the learning rates are chosen."""

MEASURES: Final = (("angle", mark("its angle to the full one")), ("distance", mark("its distance from the full one")))

NOISE_SIGNS: Final = {
    "angle": mark(
        "angle between <i>g<sub>B</sub></i> and <i>g</i>: &nbsp; <nobr>cos <i>φ</i> = "
        "<i>g<sub>B</sub></i>·<i>g</i> / (|<i>g<sub>B</sub></i>| |<i>g</i>|)</nobr>"
    ),
    "distance": mark("relative distance: &nbsp; |<i>g<sub>B</sub></i> − <i>g</i>| / |<i>g</i>|"),
}
"""How the gradient of a batch is compared with that of all samples, as HTML."""


def numbers(race: Race) -> str:
    """The chapter's formula with what it means for each racer."""
    sizes = [lane.batch for lane in race.lanes]
    updates = [-(-race.samples // size) for size in sizes]
    first, second = (listed([written(f"{value:,}") for value in values]) for values in (sizes, updates))
    return tr("|<i>B</i>| = {sizes} digits: <nobr>{updates} updates an epoch</nobr>", sizes=first, updates=second)


CHAPTER: Final = Chapter(
    key="batches",
    title=mark("Batches"),
    idea=mark(
        "Look at all samples before each step, at one, or at a few? Three trainings race from "
        "the same weights, and who wins depends on what one counts."
    ),
    formula=mark(
        "<i>g<sub>B</sub></i> = 1/|<i>B</i>| ∑<sub><i>i</i> ∈ <i>B</i></sub> "
        "<i>∂L<sub>i</sub></i>/<i>∂w</i>, &nbsp; <i>w</i> ← <i>w</i> − <i>η "
        "g<sub>B</sub></i><br>|<i>B</i>|: how many digits are in the batch <i>B</i>"
    ),
    text=mark(
        "The loss is a mean over all samples, and so is its gradient. To compute it one has to "
        "pass all of them through the network: that is (full-)batch descent, one sure step an "
        "epoch.\n\nBut a mean can be estimated from a few samples drawn at random, a mini-batch, "
        "or even from one: stochastic gradient descent. Such a gradient is noisy: it points "
        "only roughly the right way, the more roughly the fewer samples it is made of. In "
        "return there are many more steps for the same number of samples looked at.\n\nWho wins? "
        "That depends on what is counted, and on the learning rates. Guess, and let them race. "
        "(Bottou, Curtis & Nocedal 2018, sec. 3)"
    ),
    settings=(
        dial(
            "view",
            mark("Show"),
            "race",
            choices=(("race", mark("the race")), ("noise", mark("the gradients' noise"))),
            tip=mark("Which picture is to be seen."),
        ),
        dial(
            "axis",
            mark("Count"),
            TimeAxis.UPDATES.value,
            choices=tuple((axis.value, AXIS_WORDS[axis]) for axis in AXES),
            tip=mark("What lies along the axis: it decides who wins."),
        ),
        dial(
            "measure",
            mark("Measure"),
            "angle",
            choices=MEASURES,
            tip=mark("How a batch's gradient is compared with the full one."),
        ),
        dial(
            "where",
            mark("Weights of"),
            "start",
            choices=(("start", mark("the start")), ("end", mark("the mini-batches' end"))),
            tip=mark("At which weights the gradients are compared."),
        ),
        dial(
            "rates",
            mark("Learning rates"),
            EQUAL,
            choices=((EQUAL, mark("the same for all")), (BEST, mark("the best of each")), (OWN, mark("your own"))),
            tip=mark(
                "With one rate for all, only the batches differ. The best of each has the lowest "
                "loss after 20 epochs, as was measured beforehand."
            ),
        ),
        dial(
            "rate",
            mark("Learning rate of all"),
            _PLAN.rates[0],
            0.001,
            5.0,
            tip=mark("How far all three go along their gradients."),
            is_logarithmic=True,
        ),
        dial(
            "rate_batch",
            mark("Learning rate, batch"),
            0.5,
            0.001,
            5.0,
            tip=mark("Of the training on all digits at once."),
            is_logarithmic=True,
        ),
        dial(
            "rate_mini",
            mark("Learning rate, mini-batch"),
            0.3,
            0.001,
            5.0,
            tip=mark("Of the training on a few digits at a time."),
            is_logarithmic=True,
        ),
        dial(
            "rate_stochastic",
            mark("Learning rate, stochastic"),
            0.03,
            0.001,
            5.0,
            tip=mark("Of the training on one digit at a time."),
            is_logarithmic=True,
        ),
        dial(
            "size",
            mark("Mini-batch size"),
            _PLAN.size,
            2,
            512,
            tip=mark("Digits in a mini-batch."),
            is_logarithmic=True,
        ),
        dial("epochs", mark("Epochs"), _PLAN.epochs, 1, 50, tip=mark("How often each racer sees every digit.")),
        dial("seed", mark("Seed"), _PLAN.seed, 0, 99, tip=mark("Of the common weights, and the order of the digits.")),
    ),
    readings=(
        *(
            Reading(
                f"winner_{axis.value}",
                label,
                STANDINGS,
                phrases=(("level", mark("several, level")),),
            )
            for axis, label in (
                (TimeAxis.UPDATES, mark("who wins over updates")),
                (TimeAxis.SAMPLES, mark("who wins over samples seen")),
                (TimeAxis.SECONDS, mark("who wins over seconds")),
            )
        ),
        Reading("loss_batch", mark("the loss at the end, batch")),
        Reading("loss_mini", mark("the loss at the end, mini-batch")),
        Reading("loss_stochastic", mark("the loss at the end, stochastic")),
        *(
            Reading(f"{measure}_{size}", f"the median {measure} of the gradients of {size} digits to the full one")
            for measure, _ in MEASURES
            for size in SIZES
        ),
    ),
)
