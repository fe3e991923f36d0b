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
from hwr.language import mark, tr
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
        values = {"one": with_article(self.one), "distance": numeral(abs(self.lead), 3), "rival": self.rival}
        if self.one == self.answer:
            opening = tr(
                "Why {one}? Because its z is {distance} ahead of that of the {rival}, the next best.", **values
            )
        else:
            opening = tr("Why not {one}? Because its z is {distance} behind that of the {rival}.", **values)
        return f"{opening} {self._where(measure)}"

    def _where(self, measure: str) -> str:
        """Which ink speaks for it, and which against."""
        for_it, against = self.strongest(measure, 1), self.strongest(measure, -1)
        is_said = measure == "said"
        if for_it and against:
            values = {
                "one": self.one,
                "rival": self.rival,
                "for_it": self._listed(measure, for_it),
                "against": self._listed(measure, against),
            }
            if is_said:
                return tr(
                    "The ink that speaks most for the {one} is in {for_it}; against it, and for the {rival}, in "
                    "{against}.",
                    **values,
                )
            return tr(
                "More ink would speak most for the {one} in {for_it}; against it, and for the {rival}, in {against}.",
                **values,
            )
        if not for_it and not against:
            return tr("No ink has any say in it: all slopes are 0.")
        digit, places = self.one if for_it else self.rival, self._listed(measure, for_it or against)
        if is_said:
            return tr("The ink that speaks most for the {digit} is in {places}.", digit=digit, places=places)
        return tr("More ink would speak most for the {digit} in {places}.", digit=digit, places=places)

    def _listed(self, measure: str, blocks: list[int]) -> str:
        values = self.shown(measure)
        return listed([f"{pixel_place(i)} ({signed(values[i])})" for i in blocks])


def change_words(change: Change, question: WhyQuestion, target: str, share: float = 1.0) -> str:
    """What the network answers after a share of a change, what that is like, and what it shows."""
    made = change.part(share)
    look = Look(question.network, made.after)
    answer = question.classes[look.answer]
    is_turned = answer != question.answer
    reads = f"{with_article(answer)} ({probability(look.probabilities[look.answer])})"
    turning = {"answer": question.answer, "target": with_article(target)}
    smallest = tr("the smallest change found that turns the {answer} into {target}", **turning)
    if share == 0:
        return tr("Without the change: {reads}. At 1 it is {smallest}.", reads=reads, smallest=smallest)
    times = numeral(share, 3)
    if share == 1:
        where = tr("With the change")
    else:
        where = (
            tr("At {times} of the change", times=times) if share < 1 else tr("At {times} times the change", times=times)
        )
        smallest = tr(
            "{times} times the smallest change found that turns the {answer} into {target}", times=times, **turning
        )
    now = (
        tr("{where}: now {reads}.", where=where, reads=reads)
        if is_turned
        else tr("{where}: still {reads}.", where=where, reads=reads)
    )
    values = {"most": numeral(made.most, 2), "total": numeral(made.total, 2), "smallest": smallest}
    if made.is_subtle:
        size = tr("No value changes by more than {most} (ink is 1), together by {total}: {smallest}.", **values)
        fooled = tr(
            "A person would hardly see it, the network is fooled: many small pushes in the right direction add up."
        )
    else:
        size = tr(
            "{count} of {n} values change, by {most} at most (ink is 1), together by {total}: {smallest}.",
            count=made.count,
            n=len(made.before),
            **values,
        )
        fooled = tr(
            "Comparing, one can see it; but would you call that {digit}? If not, the network is fooled: many small "
            "pushes in the right direction add up.",
            digit=with_article(answer),
        )
    return f"{now} {size} {fooled}" if is_turned else f"{now} {size}"


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

_POSSIBLE: Final = (
    mark("a possible 0"),
    mark("a possible 1"),
    mark("a possible 2"),
    mark("a possible 3"),
    mark("a possible 4"),
    mark("a possible 5"),
    mark("a possible 6"),
    mark("a possible 7"),
    mark("a possible 8"),
    mark("a possible 9"),
)
_WITH_ARTICLE: Final = (
    mark("a 0"),
    mark("a 1"),
    mark("a 2"),
    mark("a 3"),
    mark("a 4"),
    mark("a 5"),
    mark("a 6"),
    mark("a 7"),
    mark("an 8"),
    mark("a 9"),
)

CHAPTER: Final = Chapter(
    key="why",
    title=mark("Why did it say that?"),
    idea=mark(
        "The backward pass can be asked for reasons: which ink spoke for an answer, which "
        "against it, and how little ink it takes to change it."
    ),
    formula=mark(
        "<i>g</i> = ∂(<i>z</i><sub>one</sub> − <i>z</i><sub>other</sub>) / ∂<i>x</i>;&nbsp; ink says <i>g</i>·<i>x</i>"
    ),
    text=mark(
        "Training follows the gradient back to the weights. One step further it arrives at the "
        "inputs, and says how each of the 64 values would change the outputs. The difference of "
        "two outputs, before softmax, tells how far the network is from calling this one digit "
        "rather than the other: e to that power is how many times as probable the one is. Where "
        "its gradient is positive, ink speaks for the one; where it is negative, for the other. "
        "Times the ink that is there, it is what that ink has said.\n\nThe same gradient shows "
        "where to push. Following it, a search finds how little of a change it takes for the "
        "network to answer otherwise. Where a person sees no difference, it is called an "
        "adversarial example.\n\nA gradient speaks of small changes only, of this drawing alone, "
        "and of the network, not of the truth. What is shown here is the first of the three "
        "versions in which a drawing is read; the page Read averages them."
    ),
    settings=(
        dial(
            "view",
            mark("Look at"),
            "reasons",
            choices=(("reasons", mark("Why this answer")), ("change", mark("Make it another"))),
            tip=mark("The reasons for an answer, or the smallest change that changes it."),
        ),
        dial(
            "asked",
            mark("Ask about"),
            ANSWER,
            choices=((ANSWER, mark("the answer")), *zip(DIGITS, _POSSIBLE, strict=True)),
            tip=mark("Why it is that digit, or why it is not."),
        ),
        dial(
            "measure",
            mark("Show"),
            "said",
            choices=(("said", mark("what the ink says")), ("slope", mark("what more ink would say"))),
            tip=mark("Gradient times ink, which is 0 where there is none, or the gradient alone."),
        ),
        dial(
            "target",
            mark("Make it"),
            NEAREST,
            choices=((NEAREST, mark("what is nearest")), *zip(DIGITS, _WITH_ARTICLE, strict=True)),
            tip=mark("What the network shall answer instead."),
        ),
        dial(
            "share",
            mark("How much of the change"),
            1.0,
            0.0,
            2.0,
            tip=mark("0 is your drawing, 1 the smallest change that turns the answer, 2 twice as much."),
        ),
    ),
    readings=(
        Reading("answer", mark("what the network answers"), DIGITS),
        Reading("probability", mark("how probable the digit asked about is")),
        Reading("rival", mark("what the digit asked about is compared with"), DIGITS),
        Reading("lead", mark("how far it is ahead in z")),
        Reading("strongest_for", mark("where the ink speaks most for it"), is_free=True),
        Reading("strongest_against", mark("where the ink speaks most against it"), is_free=True),
        Reading("changed_answer", mark("what the network answers after so much of the change"), DIGITS),
        Reading(
            "turned",
            mark("what the network answers"),
            (mark("no"), mark("yes")),
            phrases=(("no", mark("the same digit")), ("yes", mark("another digit"))),
        ),
        Reading("change_count", mark("how many values the change touches")),
        Reading("change_most", mark("by how much a value changes at most")),
        Reading("change_length", mark("the length of the change")),
    ),
)
