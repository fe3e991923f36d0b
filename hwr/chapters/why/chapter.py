"""The chapter on reasons: which ink spoke for and against an answer, and how little it takes to change it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np

from hwr.chapters.why.change import Change, nearest_answer
from hwr.chapters.why.slopes import Floats, Look
from hwr.explain.chapter import Chapter
from hwr.explain.setting import Reading, dial
from hwr.ink.drawing import Drawing
from hwr.nn.network import Network
from hwr.words import MINUS, factor, listed, numeral, pixel_place, probability, with_article

SIDE: Final = 8
DIGITS: Final = tuple("0123456789")
ANSWER: Final = "answer"
"""Ask about whatever the network answers."""
NEAREST: Final = "nearest"
"""Change the answer to whatever takes the least."""

STRONGEST: Final = 3
"""So many blocks for and so many against are named."""

_SUBSCRIPTS: Final = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


@dataclass(frozen=True, eq=False)
class WhyQuestion:
    """Why this answer, and not another?

    Attributes:
        network: what answers; `classes` are its outputs' labels.
        x: float64 (64,): what it is shown.
        asked: one of the classes, or `ANSWER`.
    """

    network: Network
    classes: tuple[str, ...]
    x: Floats
    asked: str = ANSWER

    def is_same(self, other: WhyQuestion) -> bool:
        """Whether the same is asked about the same input of the same network."""
        return self.network is other.network and self.asked == other.asked and np.array_equal(self.x, other.x)

    @cached_property
    def look(self) -> Look:
        """The forward pass."""
        return Look(self.network, self.x)

    @property
    def answer(self) -> str:
        """What the network says."""
        return self.classes[self.look.answer]

    @property
    def one(self) -> str:
        """The class that is asked about."""
        return self.answer if self.asked == ANSWER else self.asked

    @cached_property
    def rival(self) -> str:
        """What it is compared with: the answer or, asked about the answer itself, the next best."""
        if self.one != self.answer:
            return self.answer
        z = self.look.z.copy()
        z[self.look.answer] = -np.inf
        return self.classes[int(z.argmax())]

    @cached_property
    def nearest(self) -> str:
        """The class that takes the least change, as far as the slopes tell."""
        return self.classes[nearest_answer(self.network, self.x)]

    @property
    def probability(self) -> float:
        """Of the class that is asked about."""
        return float(self.look.probabilities[self.classes.index(self.one)])

    @cached_property
    def _lead(self) -> tuple[Floats, Floats]:
        return self.look.leads(self.classes.index(self.one), [self.classes.index(self.rival)])

    @property
    def lead(self) -> float:
        """How far the one is ahead of its rival in z; negative if it is behind."""
        return float(self._lead[0][0])

    @property
    def slope(self) -> Floats:
        """The input gradient: how the lead grows with the ink of each block, (64,)."""
        return np.asarray(self._lead[1][0], np.float64)

    @cached_property
    def said(self) -> Floats:
        """What the ink of each block adds to the lead, slope times ink, (64,); 0 where there is none.

        (Shrikumar et al. 2016, "Not just a black box"; with ReLU and without biases it would add up to the lead.)
        """
        return self.slope * self.x

    def shown(self, measure: str) -> Floats:
        """What is shown: "said" or "slope"."""
        return self.said if measure == "said" else self.slope

    def strongest(self, measure: str, sign: int) -> list[int]:
        """The blocks that say most for (sign 1) or against (-1), at most `STRONGEST`, the strongest first."""
        values = sign * self.shown(measure)
        return [int(i) for i in np.argsort(-values, kind="stable")[:STRONGEST] if values[i] > 0]

    # In words

    def numbers(self, measure: str) -> str:
        """The chapter's formula with the numbers there are now."""
        one, rival = self.classes.index(self.one), self.classes.index(self.rival)
        z = f"{z_name(self.one)} {MINUS} {z_name(self.rival)}"
        lead = f"{z} = {numeral(self.look.z[one], 3)} {MINUS} {factor(self.look.z[rival], 3)} = {numeral(self.lead, 3)}"
        blocks = [*self.strongest(measure, 1), *self.strongest(measure, -1)]
        if not blocks:
            return lead
        block = max(blocks, key=lambda i: abs(self.shown(measure)[i]))
        slope = f"<i>g</i> = {numeral(self.slope[block], 3)}"
        if measure == "said":
            product = f"{factor(self.slope[block], 3)}·{numeral(self.x[block], 3)}"
            slope = f"<i>g</i>·<i>x</i> = {product} = {signed(self.said[block])}"
        return f"{lead};&nbsp; {pixel_place(block)}: {slope}"

    def words(self, measure: str) -> str:
        """What is to be seen, in a few sentences."""
        ahead = "ahead of" if self.lead >= 0 else "behind"
        distance = f"its z is {numeral(abs(self.lead), 3)} {ahead} that of the {self.rival}"
        if self.one == self.answer:
            opening = f"Why {with_article(self.one)}? Because {distance}, the next best."
        else:
            opening = f"Why not {with_article(self.one)}? Because {distance}."
        for_it, against = self.strongest(measure, 1), self.strongest(measure, -1)
        speaks = (
            "The ink that speaks most for the {} is" if measure == "said" else "More ink would speak most for the {}"
        )
        said = []
        if for_it:
            said.append(f"{speaks.format(self.one)} in {self._listed(measure, for_it)}")
        if against:
            opposite = f"against it, and for the {self.rival}," if for_it else speaks.format(self.rival)
            said.append(f"{opposite} in {self._listed(measure, against)}")
        return f"{opening} {'; '.join(said)}." if said else f"{opening} No ink has any say in it: all slopes are 0."

    def _listed(self, measure: str, blocks: list[int]) -> str:
        values = self.shown(measure)
        return listed([f"{pixel_place(i)} ({signed(values[i])})" for i in blocks])


def change_words(change: Change, question: WhyQuestion, target: str, share: float = 1.0) -> str:
    """What the network answers after a share of a change, what that is like, and what it shows."""
    made = change.part(share)
    look = Look(question.network, made.after)
    answer = question.classes[look.answer]
    is_turned = answer != question.answer
    reads = f"{with_article(answer)} ({probability(look.probabilities[look.answer])})."
    smallest = f"smallest change found that turns the {question.answer} into {with_article(target)}."
    if share == 0:
        return f"Without the change: {reads} At 1 it is the {smallest}"
    times = "" if share == 1 else f"{numeral(share, 3)} times "
    where = "With" if share == 1 else f"At {numeral(share, 3)} of" if share < 1 else f"At {times.rstrip()}"
    now = f"{where} the change: {'now' if is_turned else 'still'} {reads}"
    size = f"together by {numeral(made.total, 2)}: {times}the {smallest}"
    if made.is_subtle:
        size = f"No value changes by more than {numeral(made.most, 2)} (ink is 1), {size}"
        seen = "A person would hardly see it"
    else:
        values = f"{made.count} of {len(made.before)} values change"
        size = f"{values}, by {numeral(made.most, 2)} at most (ink is 1), {size}"
        seen = f"Comparing, one can see it; but would you call that {with_article(answer)}? If not"
    fooled = "the network is fooled: many small pushes in the right direction add up."
    return f"{now} {size} {seen}, {fooled}" if is_turned else f"{now} {size}"


def z_name(label: str) -> str:
    """ "z₄"."""
    return f"<i>z</i>{label.translate(_SUBSCRIPTS)}"


def signed(value: float) -> str:
    """Two figures, with a sign either way: "+0.82"."""
    return f"{'+' if value > 0 else ''}{numeral(value, 2)}"


EXAMPLE: Final = Drawing.from_strokes(
    [
        [(92, 62), (89, 80), (86, 100), (84, 122), (88, 132), (100, 135), (118, 133), (138, 130), (158, 127)],
        [(148, 58), (147, 84), (145, 112), (144, 140), (142, 168), (141, 196)],
    ]
)
"""A 4, open at its top, to look at while nothing is drawn."""

CHAPTER: Final = Chapter(
    key="why",
    title="Why did it say that?",
    idea="The backward pass can be asked for reasons: which ink spoke for an answer, which against it, and how little "
    "ink it takes to change it.",
    formula=f"<i>g</i> = ∂(<i>z</i><sub>one</sub> {MINUS} <i>z</i><sub>other</sub>) / ∂<i>x</i>;&nbsp; "
    "ink says <i>g</i>·<i>x</i>",
    text="Training follows the gradient back to the weights. One step further it arrives at the inputs, and says how "
    "each of the 64 values would change the outputs. The difference of two outputs, before softmax, tells how far the "
    "network is from calling this one digit rather than the other: e to that power is how many times as probable the "
    "one is. Where its gradient is positive, ink speaks for the one; where it is negative, for the other. Times the "
    "ink that is there, it is what that ink has said.\n\n"
    "The same gradient shows where to push. Following it, a search finds how little of a change it takes for the "
    "network to answer otherwise. Where a person sees no difference, it is called an adversarial example.\n\n"
    "A gradient speaks of small changes only, of this drawing alone, and of the network, not of the truth. What is "
    "shown here is the first of the three versions in which a drawing is read; the page Read averages them.",
    settings=(
        dial(
            "view",
            "Look at",
            "reasons",
            choices=(("reasons", "Why this answer"), ("change", "Make it another")),
            tip="The reasons for an answer, or the smallest change that changes it.",
        ),
        dial(
            "asked",
            "Ask about",
            ANSWER,
            choices=((ANSWER, "the answer"), *((digit, f"a possible {digit}") for digit in DIGITS)),
            tip="Why it is that digit, or why it is not.",
        ),
        dial(
            "measure",
            "Show",
            "said",
            choices=(("said", "what the ink says"), ("slope", "what more ink would say")),
            tip="Gradient times ink, which is 0 where there is none, or the gradient alone.",
        ),
        dial(
            "target",
            "Make it",
            NEAREST,
            choices=((NEAREST, "what is nearest"), *((digit, with_article(digit)) for digit in DIGITS)),
            tip="What the network shall answer instead.",
        ),
        dial(
            "share",
            "How much of the change",
            1.0,
            0.0,
            2.0,
            tip="0 is your drawing, 1 the smallest change that turns the answer, 2 twice as much.",
        ),
    ),
    readings=(
        Reading("answer", "what the network answers", DIGITS),
        Reading("probability", "how probable the digit asked about is"),
        Reading("rival", "what the digit asked about is compared with", DIGITS),
        Reading("lead", "how far it is ahead in z"),
        Reading("strongest_for", "where the ink speaks most for it", is_free=True),
        Reading("strongest_against", "where the ink speaks most against it", is_free=True),
        Reading("changed_answer", "what the network answers after so much of the change", DIGITS),
        Reading(
            "turned",
            "what the network answers",
            ("no", "yes"),
            phrases=(("no", "the same digit"), ("yes", "another digit")),
        ),
        Reading("change_count", "how many values the change touches"),
        Reading("change_most", "by how much a value changes at most"),
        Reading("change_length", "the length of the change"),
    ),
)
