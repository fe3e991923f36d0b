"""The glossary: every sign and word of the chapters, each with its one meaning, in plain English.

One letter stands for one thing in all chapters, lessons and documents; a test looks for others.
The words are those of Bishop (2006) and Goodfellow, Bengio & Courville (2016).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Final


@dataclass(frozen=True)
class Term:
    """One sign, one word, or a word with its sign.

    Attributes:
        sign: the letter in formulas; empty for a word that has none.
        word: what it is called.
        meaning: one or two sentences, plain text.
        chapter: the key of the chapter that explains it best; one can go there from the entry.
        also: other words that mean the same, as other books say.
    """

    sign: str
    word: str
    meaning: str
    chapter: str
    also: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Word and sign, as a heading: "loss L"."""
        return f"{self.word} {self.sign}" if self.sign and self.sign != self.word else self.word


GLOSSARY: Final = (
    # What a unit computes with, from its inputs to the loss
    Term("x", "input", "A number that comes into a network: how much ink is in a pixel, say.", "unit"),
    Term(
        "w",
        "weight",
        "What an input is multiplied by: how much it counts, and whether for or against. Learning changes it.",
        "unit",
    ),
    Term(
        "b",
        "bias",
        "A number that a unit adds whatever its inputs are. Learning changes it, as it does weights.",
        "unit",
    ),
    Term(
        "z",
        "pre-activation",
        "What a unit has added up: its inputs times their weights, and its bias; before the activation.",
        "unit",
        also=("weighted sum", "logit"),
    ),
    Term(
        "a",
        "activation",
        "What a unit makes of its pre-activation z and hands on, a = f(z).",
        "activations",
    ),
    Term("y", "output", "What the network says in the end: the activation of a unit of its last layer.", "cost"),
    Term("t", "target", "What an output should have been.", "cost", also=("label",)),
    Term(
        "L",
        "loss",
        "One number that says how wrong the outputs are; 0 if they are as they should be. Training makes it small.",
        "cost",
        also=("cost", "error"),
    ),
    # Slopes
    Term(
        "d",
        "small change",
        "dL/dw is the slope: by how much L changes for a small change of w, divided by that change.",
        "slope",
    ),
    Term(
        "∂",
        "small change of one alone",
        "∂L/∂w is the slope of L along w while everything else stays as it is.",
        "descent",
        also=("partial derivative",),
    ),
    Term(
        "δ",
        "delta",
        "A unit's part in the loss, dL/dz: by how much the loss changes if its pre-activation grows a little.",
        "debugger",
    ),
    Term(
        "h",
        "nudge",
        "A small step, to measure a slope by trying: how much changes, divided by h.",
        "slope",
    ),
    Term("Δ", "change", "Δw is what is added to w.", "perceptron"),
    # Learning
    Term(
        "η",
        "learning rate",
        "How far a step goes: it is multiplied by the slope. Too small crawls, too large leaps about.",
        "descent",
    ),
    Term("m", "momentum", "The slopes of the last steps, added up and fading: steps gather speed by it.", "descent"),
    Term(
        "v", "mean square", "How large the squared slopes were lately; some optimizers divide by its root.", "descent"
    ),
    Term("B", "batch", "The samples that one update looks at; |B| is how many.", "batches", also=("mini-batch",)),
    Term("φ", "angle", "Between two gradients: 0 if they point the same way.", "batches"),
    # Functions and numbers
    Term("σ", "sigmoid", "A smooth step from 0 to 1: σ(z) = 1 / (1 + e⁻ᶻ). Its slope is at most a quarter.", "sigmoid"),
    Term(
        "f",
        "activation function",
        "What turns z into a: a sigmoid or a ReLU, for instance; f′ is its slope.",
        "activations",
    ),
    Term("e", "Euler's number", "2.718…, the number whose powers have themselves as slope.", "sigmoid"),
    Term(
        "ln",
        "logarithm",
        "The natural one: ln of eˢ is s. Minus ln of a probability is large if that is small.",
        "cost",
    ),
    Term("∑", "sum", "Add up what follows, for every value of the index beneath.", "batches"),
    Term("i", "which one", "An index: the first, the second, the third input, sample or weight.", "batches"),
    Term("j", "which other one", "A second index, where i is taken.", "activations"),
    Term("k", "which class", "An index that goes through the outputs or the units above.", "debugger"),
    Term("W", "weight matrix", "All the weights of a layer, a row for each of its units.", "hidden"),
    Term(
        "u",
        "step of a calculation",
        "A number on the way in a computation graph, without a meaning of its own.",
        "graph",
    ),
    Term("ŵ", "damaged weight", "What is left of a weight w after noise and rounding.", "damage"),
    Term("s", "step of rounding", "The distance between the values that a rounded weight can have.", "damage"),
    Term("ε", "noise", "A random number that is added to a weight.", "damage"),
    # Words without a sign
    Term(
        "",
        "slope",
        "By how much a curve rises for one step to the right, measured over a tiny step. The slope of a loss says "
        "which way is up.",
        "slope",
        also=("derivative",),
    ),
    Term(
        "g",
        "gradient",
        "Many slopes together: of the loss, one for each weight and bias. It points where the loss rises fastest; "
        "learning goes the other way.",
        "descent",
    ),
    Term(
        "",
        "chain rule",
        "If z depends on x and L on z, the slope of L along x is the product of both slopes. Where several ways lead "
        "from x to L, their products add.",
        "graph",
    ),
    Term(
        "",
        "backpropagation",
        "The chain rule from the loss back to every weight, each number computed once and used for all below it.",
        "debugger",
    ),
    Term("", "gradient descent", "Step after step against the slope, by the slope times the learning rate.", "descent"),
    Term(
        "",
        "unit",
        "The smallest part of a network: it adds up its weighted inputs and its bias, and applies an activation.",
        "unit",
        also=("neuron", "node"),
    ),
    Term("", "layer", "Units side by side that look at the same inputs.", "hidden"),
    Term("", "hidden layer", "A layer between the inputs and the outputs.", "hidden"),
    Term("", "network", "Layers one after the other, each looking at the activations of the one before.", "hidden"),
    Term(
        "",
        "perceptron",
        "A unit that says 1 if its sum is above 0, and else 0; it draws a straight line.",
        "perceptron",
    ),
    Term(
        "",
        "linearly separable",
        "Two classes are, if one straight line (in many dimensions a plane) has each on its own side. XOR is not.",
        "perceptron",
    ),
    Term(
        "", "ReLU", "max(0, z): passes z on if it is above 0, and is 0 otherwise. Its slope is 1 or 0.", "activations"
    ),
    Term("", "tanh", "A sigmoid from −1 to 1, four times as steep at 0.", "activations"),
    Term(
        "",
        "softmax",
        "Turns the z of all outputs into probabilities that add up to 1.",
        "activations",
    ),
    Term(
        "",
        "saturation",
        "Where an activation is nearly flat: z may change a lot, a hardly does, and no gradient passes.",
        "sigmoid",
    ),
    Term(
        "",
        "vanishing gradient",
        "A gradient that was multiplied by so many small slopes on its way back that the first layers hardly learn.",
        "sigmoid",
    ),
    Term(
        "",
        "dead unit",
        "A ReLU unit that is off for every sample: no gradient reaches its weights. In the first hidden layer it stays "
        "so.",
        "activations",
    ),
    Term("", "squared error", "A loss: half the square of how far the output is from its target, ½(y − t)².", "cost"),
    Term(
        "",
        "cross-entropy",
        "A loss: minus the logarithm of the probability that was given to the right answer.",
        "cost",
    ),
    Term("", "AND", "Of two inputs that are 0 or 1: 1 if both are 1.", "perceptron"),
    Term("", "OR", "Of two inputs that are 0 or 1: 1 if at least one of them is 1.", "perceptron"),
    Term(
        "",
        "XOR",
        "Of two inputs that are 0 or 1: 1 if exactly one of them is 1. No straight line parts its points.",
        "perceptron",
    ),
    Term("", "sample", "One example to learn from: a picture, and what it shows.", "batches"),
    Term("", "epoch", "Once through all samples.", "batches"),
    Term("", "update", "One step of the optimizer: every weight and bias moves once.", "batches"),
    Term("", "optimizer", "What makes a step of the gradient: plain descent, momentum, Adam.", "descent"),
    Term(
        "",
        "converged",
        "The ground is level: slope and step are tiny. There may still be lower ground elsewhere.",
        "descent",
    ),
    Term("", "parameter", "A number that learning changes: a weight or a bias.", "hidden"),
    Term(
        "",
        "weight decay",
        "Every weight shrinks a little at each update, so that only those stay large which are needed.",
        "hidden",
    ),
    Term(
        "",
        "dropout",
        "While a network learns, some units are switched off at random, so that none can be relied on alone.",
        "damage",
    ),
    Term(
        "", "held-out", "Kept back from learning, to test on: how a network does on what it has never seen.", "hidden"
    ),
    Term("", "accuracy", "The share of samples that are read right.", "hidden"),
    Term(
        "",
        "overfitting",
        "Learning the samples by heart: the loss on them still falls, but new samples are read no better, or worse.",
        "hidden",
    ),
    Term(
        "", "gradient check", "Backpropagation's slopes compared with slopes measured by nudging each weight.", "check"
    ),
    Term("", "computation graph", "A calculation drawn as nodes that compute and edges that carry numbers.", "graph"),
    Term(
        "",
        "adversarial example",
        "A picture that was changed just enough for the network to answer otherwise, and still the same to a person.",
        "why",
    ),
)
"""In the order of a network: signs from the input to the loss, then slopes, learning, functions; words after them."""

SIGNS: Final[Mapping[str, Term]] = MappingProxyType({term.sign: term for term in GLOSSARY if term.sign})
"""By their letters."""

WORDS: Final[Mapping[str, Term]] = MappingProxyType(
    {word.lower(): term for term in GLOSSARY for word in (term.word, *term.also)}
)
"""By what they are called, other books' words included; in small letters."""

_ORDINARY: Final = frozenset(
    {
        *("and", "or", "small change", "small change of one alone", "angle", "change", "label", "node", "noise", "sum"),
        *("which one", "which other one", "which class"),
    }
)
"""Words that in a sentence mostly mean what they always mean."""

_LETTERS_OF_PROSE: Final = frozenset({"a", "d", "e", "f", "g", "h", "i", "j", "k", "m", "s", "u", "v", "B", "W", "ln"})
"""Signs that in a sentence may be something else."""

_INDEX: Final = "[₀-₉ᵢⱼₖ]*"


@dataclass(frozen=True)
class Mention:
    """Where a text speaks of something that the glossary explains: text[begin:end]."""

    begin: int
    end: int
    term: Term


def mentions(text: str) -> Iterator[Mention]:
    """The first time that a text, plain and in English, speaks of each term, in the order of the text."""
    seen = set()
    for match in _pattern().finditer(text):
        term = SIGNS[match["sign"]] if match["sign"] else WORDS[match["word"].lower()]
        if term not in seen:
            seen.add(term)
            yield Mention(match.start(), match.end(), term)


@cache
def _pattern() -> re.Pattern[str]:
    """Longer words come first, so that a hidden layer is no layer."""
    words = sorted(WORDS.keys() - _ORDINARY, key=len, reverse=True)
    any_word, any_sign = ("|".join(map(re.escape, some)) for some in (words, SIGNS.keys() - _LETTERS_OF_PROSE))
    return re.compile(
        rf"(?<![\w-])(?:(?P<word>(?i:{any_word}))(?:e?s)?(?![\w-])|(?<!['’])(?P<sign>{any_sign}){_INDEX}(?![\w'’-]))"
    )
