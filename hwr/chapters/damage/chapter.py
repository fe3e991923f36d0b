"""The chapter on damage: what a network stands, on the learner's own drawing and on many."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from hwr.chapters.damage.damage import MOST_BITS, WHOLE, Damage, Size
from hwr.chapters.damage.exam import DRAWING, Exam, Score
from hwr.chapters.why.chapter import DIGITS
from hwr.explain.chapter import Chapter
from hwr.explain.setting import Reading, dial
from hwr.language import mark, tr
from hwr.nn.network import Architecture
from hwr.words import listed, percent, percent_range, probability, with_article

UNITS, CURVE = "units", "curve"
DRAWINGS, HELD_OUT = "drawings", "digits"

FORMULA: Final = mark("<i>ŵ</i> = <i>s</i>·round((<i>w</i> + <i>ε</i>) / <i>s</i>), &nbsp;or 0")

BITS: Final = (
    (str(WHOLE), mark("32, as they are")),
    *((str(bits), str(bits)) for bits in range(MOST_BITS, 0, -1)),
)
"""As a choice."""

STILL_FROM: Final = 0.9
"""Of the drawings that the whole network reads, the share from which on it "still" reads so many."""

ONLY_BELOW: Final = 0.5
"""And below which it reads "only" so many."""


@dataclass(frozen=True, eq=False)
class Answer:
    """What a network says of one drawing: the probabilities (n,) of its classes."""

    classes: tuple[str, ...]
    probabilities: NDArray[np.float64]

    @property
    def best(self) -> str:
        """The likeliest."""
        return self.classes[int(self.probabilities.argmax())]

    def of(self, label: str) -> float:
        """The probability of one."""
        return float(self.probabilities[self.classes.index(label)])


def broken(damage: Damage, architecture: Architecture) -> list[str]:
    """What is broken, as the ends of a sentence that begins with "with"; empty for a whole network."""
    parts = []
    hidden = sum(layer.units for layer in architecture.layers[:-1])
    if damage.off:
        parts.append(tr("{off:,} of {hidden:,} hidden units off", off=len(damage.off), hidden=hidden))
    if len(damage.unbiased) == len(architecture.layers):
        parts.append(tr("no biases"))
    elif damage.unbiased:
        outputs = len(architecture.layers) - 1
        layers = [
            tr("the outputs", "after “in”") if i == outputs else tr("layer {layer}", layer=i + 1)
            for i in sorted(damage.unbiased)
        ]
        parts.append(tr("no biases in {layers}", layers=listed(layers)))
    if damage.pruned:
        parts.append(tr("{share} of the weights gone", share=percent(damage.pruned)))
    if damage.noise:
        parts.append(tr("noise of {share} of their spread", share=percent(damage.noise)))
    if damage.bits != WHOLE:
        parts.append(tr("%n bit(s) a weight", "", damage.bits))
    return parts


def score_words(damage: Damage, architecture: Architecture, exam: Exam, before: Score, now: Score) -> str:
    """How many it reads with this damage, and without."""
    of_all = tr("of %n drawing(s)", "", now.n) if exam.noun == DRAWING else tr("of %n digit(s)", "", now.n)
    if exam.note:
        of_all = tr("{of_digits} {that_it_has_learnt_from}", of_digits=of_all, that_it_has_learnt_from=tr(exam.note))
    parts = broken(damage, architecture)
    if not parts:
        said = tr("Nothing is broken yet: it reads {right:,} {of_all}.", right=now.right, of_all=of_all)
        todo = tr("Turn a dial, or click a unit off.")
        return f"{said} {todo}"
    values = {
        "parts": listed(parts),
        "right": now.right,
        "of_all": of_all,
        "interval": percent_range(*now.interval),
        "whole": before.right,
    }
    if now.right >= STILL_FROM * before.right:
        return tr("With {parts} it still reads {right:,} {of_all} ({interval}); whole, {whole:,}.", **values)
    if now.right < ONLY_BELOW * before.right:
        return tr("With {parts} it reads only {right:,} {of_all} ({interval}); whole, {whole:,}.", **values)
    return tr("With {parts} it reads {right:,} {of_all} ({interval}); whole, {whole:,}.", **values)


def answer_words(whose: str, before: Answer, now: Answer) -> str:
    """What becomes of one drawing; `whose` is what it is called."""
    was, sure = before.best, probability(before.of(before.best))
    if now.best != was:
        return tr(
            "{whose}, {was} before ({sure}), is now read as {now} ({now_sure}).",
            whose=whose,
            was=with_article(was),
            sure=sure,
            now=with_article(now.best),
            now_sure=probability(now.of(now.best)),
        )
    left = probability(now.of(was))
    if left == sure:
        return tr("{whose} is read as {label} ({sure}).", whose=whose, label=with_article(was), sure=left)
    return tr(
        "{whose} is read as {label} ({sure}, whole {whole}).",
        whose=whose,
        label=with_article(was),
        sure=left,
        whole=sure,
    )


def numbers(left: Size, whole: Size) -> str:
    """What is left of the network, for the formula's second line."""
    if left.weights == whole.weights:
        weights = tr("all {weights:,} weights,", weights=whole.weights)
    else:
        weights = tr("{left:,} of {weights:,} weights,", left=left.weights, weights=whole.weights)
    size = tr("{bytes:,} bytes", bytes=left.bytes)
    if left.bytes != whole.bytes:
        size = f"{size} ({percent(left.bytes / whole.bytes, 1)})"
    return f"<nobr>{weights}</nobr> <nobr>{size}</nobr>"


CHAPTER: Final = Chapter(
    key="damage",
    title=mark("Break it"),
    idea=mark(
        "Units off, weights thrown away, shaken, rounded to a few bits: how much of a network "
        "does it take to read your drawing?"
    ),
    formula=FORMULA,
    text=mark(
        "What a network knows lies in no single weight. It is spread over all of them, and most can be spared: take "
        "the smallest away, and hardly an answer changes, until suddenly very many do. Where that edge lies differs "
        "from network to network, and is worth measuring before anything is thrown away.\n\n"
        "Pruning and rounding are how networks get onto telephones. A weight that is 0 need not be written down, and "
        "one of 4 bits takes an eighth of the room of one of 32. Usually what is left is then trained on, and wins "
        "back what it had lost; here it is not. Noise and units that fail show how robust it is. Dropout, which "
        "switches units off at random while it learns, makes it so.\n\n"
        "Everything here is done to a copy: what reads on the page Read stays as it is. ε is the noise, s the step of "
        "rounding, 1 bit leaves only +s and −s. (Han et al. 2015; Jacob et al. 2018; Rastegari et al. 2016)"
    ),
    settings=(
        dial(
            "show",
            mark("Show"),
            CURVE,
            choices=((CURVE, mark("the score along a dial")), (UNITS, mark("the units"))),
            tip=mark(
                "In a small window one of the two; in a large one there is room for both. Units "
                "and the biases of a layer can be clicked off. The curve is that of the dial "
                "that was turned last."
            ),
        ),
        dial(
            "score",
            mark("Score on"),
            DRAWINGS,
            choices=((DRAWINGS, mark("drawings made here")), (HELD_OUT, mark("scikit-learn's digits"))),
            tip=mark(
                "A hundred drawings that came with the program, or digits of the set it was "
                "trained on, those that it has not learnt from if there are any."
            ),
        ),
        dial(
            "pruned", mark("Smallest weights gone, per cent"), 0, 0, 100, tip=mark("Of each layer, by their magnitude.")
        ),
        dial(
            "bits",
            mark("Bits a weight"),
            str(WHOLE),
            choices=BITS,
            tip=mark("Every weight is rounded to so many values."),
        ),
        dial(
            "noise",
            mark("Noise, per cent of the weights' spread"),
            0,
            0,
            300,
            tip=mark(
                "Added to every weight that is left: normally distributed, measured in the "
                "standard deviation of its layer's weights."
            ),
        ),
        dial("off", mark("Hidden units off, per cent"), 0, 0, 100, tip=mark("Of each hidden layer, chosen by chance.")),
        dial("unbiased", mark("No biases"), False, tip=mark("The biases of all layers are 0.")),
        dial("seed", mark("Seed"), 0, 0, 99, tip=mark("Of the noise, and of which units are off.")),
    ),
    readings=(
        Reading("right", mark("how many it reads right")),
        Reading("whole_right", mark("how many the whole network reads right")),
        Reading("accuracy", mark("how many it reads right, in per cent")),
        Reading("weights", mark("how many weights are left")),
        Reading("weights_share", mark("how many of the weights are left, in per cent")),
        Reading("bytes", mark("what it takes in a file")),
        Reading("bytes_share", mark("what it takes in a file, in per cent of the whole")),
        Reading("units_off", mark("how many hidden units are off")),
        Reading("answer", mark("what it reads in the drawing"), DIGITS),
        Reading("probability", mark("how probable that is")),
        Reading(
            "changed",
            mark("whether the drawing is read"),
            (mark("no"), mark("yes")),
            (("no", mark("as before")), ("yes", mark("otherwise"))),
        ),
    ),
)
