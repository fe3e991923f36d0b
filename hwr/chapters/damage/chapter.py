"""The chapter on damage: what a network stands, on the learner's own drawing and on many."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from hwr.chapters.damage.damage import MOST_BITS, WHOLE, Damage, Size
from hwr.chapters.damage.exam import Exam, Score
from hwr.chapters.why.chapter import DIGITS
from hwr.explain.chapter import Chapter
from hwr.explain.setting import Reading, dial
from hwr.nn.network import Architecture
from hwr.words import MINUS, counted, listed, percent, percent_range, probability, with_article

UNITS, CURVE = "units", "curve"
DRAWINGS, HELD_OUT = "drawings", "digits"

FORMULA: Final = "<i>ŵ</i> = <i>s</i>·round((<i>w</i> + <i>ε</i>) / <i>s</i>), &nbsp;or 0"

BITS: Final = (
    (str(WHOLE), f"{WHOLE}, as they are"),
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
        parts.append(f"{len(damage.off):,} of {hidden:,} hidden units off")
    if len(damage.unbiased) == len(architecture.layers):
        parts.append("no biases")
    elif damage.unbiased:
        named = ["the outputs" if i == len(architecture.layers) - 1 else f"layer {i + 1}" for i in damage.unbiased]
        parts.append(f"no biases in {listed(sorted(named))}")
    if damage.pruned:
        parts.append(f"{percent(damage.pruned)} of the weights gone")
    if damage.noise:
        parts.append(f"noise of {percent(damage.noise)} of their spread")
    if damage.bits != WHOLE:
        parts.append(f"{counted(damage.bits, 'bit')} a weight")
    return parts


def score_words(damage: Damage, architecture: Architecture, exam: Exam, before: Score, now: Score) -> str:
    """How many it reads with this damage, and without."""
    of_all = f"of {now.n:,} {exam.noun}s{f' {exam.note}' if exam.note else ''}"
    parts = broken(damage, architecture)
    if not parts:
        return f"Nothing is broken yet: it reads {now.right:,} {of_all}. Turn a dial, or click a unit off."
    how = "still " if now.right >= STILL_FROM * before.right else ""
    only = "only " if now.right < ONLY_BELOW * before.right else ""
    return (
        f"With {listed(parts)} it {how}reads {only}{now.right:,} {of_all} "
        f"({percent_range(*now.interval)}); whole, {before.right:,}."
    )


def answer_words(whose: str, before: Answer, now: Answer) -> str:
    """What becomes of one drawing; `whose` is what it is called."""
    was, sure = before.best, probability(before.of(before.best))
    if now.best != was:
        return (
            f"{whose}, {with_article(was)} before ({sure}), is now read as {with_article(now.best)} "
            f"({probability(now.of(now.best))})."
        )
    left = probability(now.of(was))
    return f"{whose} is read as {with_article(was)} ({left}{'' if left == sure else f', whole {sure}'})."


def numbers(left: Size, whole: Size) -> str:
    """What is left of the network, for the formula's second line."""
    kept = "all" if left.weights == whole.weights else f"{left.weights:,} of"
    share = "" if left.bytes == whole.bytes else f" ({percent(left.bytes / whole.bytes, 1)})"
    return f"<nobr>{kept} {whole.weights:,} weights,</nobr> <nobr>{left.bytes:,} bytes{share}</nobr>"


CHAPTER: Final = Chapter(
    key="damage",
    title="Break it",
    idea="Units off, weights thrown away, shaken, rounded to a few bits: how much of a network does it take to read "
    "your drawing?",
    formula=FORMULA,
    text="What a network knows lies in no single weight. It is spread over all of them, and most can be spared: take "
    "the smallest away, and hardly an answer changes, until suddenly very many do. Where that edge lies differs from "
    "network to network, and is worth measuring before anything is thrown away.\n\n"
    "Pruning and rounding are how networks get onto telephones. A weight that is 0 need not be written down, and one "
    "of 4 bits takes an eighth of the room of one of 32. Usually what is left is then trained on, and wins back what "
    "it had lost; here it is not. Noise and units that fail show how robust it is. Dropout, which switches units off "
    "at random while it learns, makes it so.\n\n"
    f"Everything here is done to a copy: what reads on the page Read stays as it is. ε is the noise, s the step of "
    f"rounding, 1 bit leaves only +s and {MINUS}s. (Han et al. 2015; Jacob et al. 2018; Rastegari et al. 2016)",
    settings=(
        dial(
            "show",
            "Show",
            CURVE,
            choices=((CURVE, "the score along a dial"), (UNITS, "the units")),
            tip="In a small window one of the two; in a large one there is room for both. Units and the biases of a "
            "layer can be clicked off. The curve is that of the dial that was turned last.",
        ),
        dial(
            "score",
            "Score on",
            DRAWINGS,
            choices=((DRAWINGS, "drawings made here"), (HELD_OUT, "scikit-learn's digits")),
            tip="A hundred drawings that came with the program, or digits of the set it was trained on, those that it "
            "has not learnt from if there are any.",
        ),
        dial("pruned", "Smallest weights gone, per cent", 0, 0, 100, tip="Of each layer, by their magnitude."),
        dial("bits", "Bits a weight", str(WHOLE), choices=BITS, tip="Every weight is rounded to so many values."),
        dial(
            "noise",
            "Noise, per cent of the weights' spread",
            0,
            0,
            300,
            tip="Added to every weight that is left: normally distributed, measured in the standard deviation of its "
            "layer's weights.",
        ),
        dial("off", "Hidden units off, per cent", 0, 0, 100, tip="Of each hidden layer, chosen by chance."),
        dial("unbiased", "No biases", False, tip="The biases of all layers are 0."),
        dial("seed", "Seed", 0, 0, 99, tip="Of the noise, and of which units are off."),
    ),
    readings=(
        Reading("right", "how many it reads right"),
        Reading("whole_right", "how many the whole network reads right"),
        Reading("accuracy", "how many it reads right, in per cent"),
        Reading("weights", "how many weights are left"),
        Reading("weights_share", "how many of the weights are left, in per cent"),
        Reading("bytes", "what it takes in a file"),
        Reading("bytes_share", "what it takes in a file, in per cent of the whole"),
        Reading("units_off", "how many hidden units are off"),
        Reading("answer", "what it reads in the drawing", DIGITS),
        Reading("probability", "how probable that is"),
        Reading("changed", "whether the drawing is read", ("no", "yes"), (("no", "as before"), ("yes", "otherwise"))),
    ),
)
