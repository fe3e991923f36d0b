"""The glossary: every sign and word of the chapters, each with its one meaning, in plain English.

One letter stands for one thing in all chapters, lessons and documents; a test looks for others.
The words are those of Bishop (2006) and Goodfellow, Bengio & Courville (2016).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from hwr.language import mark, tr


@dataclass(frozen=True)
class Term:
    """One sign, one word, or a word with its sign.

    Attributes:
        sign: the letter in formulas; empty for a word that has none.
        word: what it is called; marked, as all that follows.
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
        """Word and sign, as a heading in the language that is spoken: "loss L"."""
        word = tr(self.word)
        return f"{word} {self.sign}" if self.sign and self.sign != self.word else word

    @property
    def others(self) -> tuple[str, ...]:
        """What else it is called, in the language that is spoken."""
        return tuple(map(tr, self.also))


GLOSSARY: Final = (
    # What a unit computes with, from its inputs to the loss
    Term("x", mark("input"), mark("A number that comes into a network: how much ink is in a pixel, say."), "unit"),
    Term(
        "w",
        mark("weight"),
        mark("What an input is multiplied by: how much it counts, and whether for or against. Learning changes it."),
        "unit",
    ),
    Term(
        "b",
        mark("bias"),
        mark("A number that a unit adds whatever its inputs are. Learning changes it, as it does weights."),
        "unit",
    ),
    Term(
        "z",
        mark("pre-activation"),
        mark("What a unit has added up: its inputs times their weights, and its bias; before the activation."),
        "unit",
        also=(mark("weighted sum"), mark("logit")),
    ),
    Term(
        "a",
        mark("activation"),
        mark("What a unit makes of its pre-activation z and hands on, a = f(z)."),
        "activations",
    ),
    Term(
        "y",
        mark("output"),
        mark("What the network says in the end: the activation of a unit of its last layer."),
        "cost",
    ),
    Term("t", mark("target"), mark("What an output should have been."), "cost", also=(mark("label"),)),
    Term(
        "L",
        mark("loss"),
        mark(
            "One number that says how wrong the outputs are; 0 if they are as they should be. Training makes it small."
        ),
        "cost",
        also=(mark("cost"), mark("error")),
    ),
    # Slopes
    Term(
        "d",
        mark("small change"),
        mark("dL/dw is the slope: by how much L changes for a small change of w, divided by that change."),
        "slope",
    ),
    Term(
        "∂",
        mark("small change of one alone"),
        mark("∂L/∂w is the slope of L along w while everything else stays as it is."),
        "descent",
        also=(mark("partial derivative"),),
    ),
    Term(
        "δ",
        mark("delta"),
        mark("A unit's part in the loss, dL/dz: by how much the loss changes if its pre-activation grows a little."),
        "debugger",
    ),
    Term(
        "h",
        mark("nudge"),
        mark("A small step, to measure a slope by trying: how much changes, divided by h."),
        "slope",
    ),
    Term("Δ", mark("change"), mark("Δw is what is added to w."), "perceptron"),
    # Learning
    Term(
        "η",
        mark("learning rate"),
        mark("How far a step goes: it is multiplied by the slope. Too small crawls, too large leaps about."),
        "descent",
    ),
    Term(
        "m",
        mark("momentum"),
        mark("The slopes of the last steps, added up and fading: steps gather speed by it."),
        "descent",
    ),
    Term(
        "v",
        mark("mean square"),
        mark("How large the squared slopes were lately; some optimizers divide by its root."),
        "descent",
    ),
    Term(
        "B",
        mark("batch"),
        mark("The samples that one update looks at; |B| is how many."),
        "batches",
        also=(mark("mini-batch"),),
    ),
    Term("φ", mark("angle"), mark("Between two gradients: 0 if they point the same way."), "batches"),
    # Functions and numbers
    Term(
        "σ",
        mark("sigmoid"),
        mark("A smooth step from 0 to 1: σ(z) = 1 / (1 + e⁻ᶻ). Its slope is at most a quarter."),
        "sigmoid",
    ),
    Term(
        "f",
        mark("activation function"),
        mark("What turns z into a: a sigmoid or a ReLU, for instance; f′ is its slope."),
        "activations",
    ),
    Term("e", mark("Euler's number"), mark("2.718…, the number whose powers have themselves as slope."), "sigmoid"),
    Term(
        "ln",
        mark("logarithm"),
        mark("The natural one: ln of eˢ is s. Minus ln of a probability is large if that is small."),
        "cost",
    ),
    Term("∑", mark("sum"), mark("Add up what follows, for every value of the index beneath."), "batches"),
    Term(
        "i", mark("which one"), mark("An index: the first, the second, the third input, sample or weight."), "batches"
    ),
    Term("j", mark("which other one"), mark("A second index, where i is taken."), "activations"),
    Term("k", mark("which class"), mark("An index that goes through the outputs or the units above."), "debugger"),
    Term("W", mark("weight matrix"), mark("All the weights of a layer, a row for each of its units."), "hidden"),
    Term(
        "u",
        mark("step of a calculation"),
        mark("A number on the way in a computation graph, without a meaning of its own."),
        "graph",
    ),
    Term("ŵ", mark("damaged weight"), mark("What is left of a weight w after noise and rounding."), "damage"),
    Term(
        "s", mark("step of rounding"), mark("The distance between the values that a rounded weight can have."), "damage"
    ),
    Term("ε", mark("noise"), mark("A random number that is added to a weight."), "damage"),
    # Words without a sign
    Term(
        "",
        mark("slope"),
        mark(
            "By how much a curve rises for one step to the right, measured over a tiny step. The "
            "slope of a loss says which way is up."
        ),
        "slope",
        also=(mark("derivative"),),
    ),
    Term(
        "g",
        mark("gradient"),
        mark(
            "Many slopes together: of the loss, one for each weight and bias. It points where the "
            "loss rises fastest; learning goes the other way."
        ),
        "descent",
    ),
    Term(
        "",
        mark("chain rule"),
        mark(
            "If z depends on x and L on z, the slope of L along x is the product of both slopes. "
            "Where several ways lead from x to L, their products add."
        ),
        "graph",
    ),
    Term(
        "",
        mark("backpropagation"),
        mark("The chain rule from the loss back to every weight, each number computed once and used for all below it."),
        "debugger",
    ),
    Term(
        "",
        mark("gradient descent"),
        mark("Step after step against the slope, by the slope times the learning rate."),
        "descent",
    ),
    Term(
        "",
        mark("unit"),
        mark("The smallest part of a network: it adds up its weighted inputs and its bias, and applies an activation."),
        "unit",
        also=(mark("neuron"), mark("node")),
    ),
    Term("", mark("layer"), mark("Units side by side that look at the same inputs."), "hidden"),
    Term("", mark("hidden layer"), mark("A layer between the inputs and the outputs."), "hidden"),
    Term(
        "",
        mark("network"),
        mark("Layers one after the other, each looking at the activations of the one before."),
        "hidden",
    ),
    Term(
        "",
        mark("perceptron"),
        mark("A unit that says 1 if its sum is above 0, and else 0; it draws a straight line."),
        "perceptron",
    ),
    Term(
        "",
        mark("linearly separable"),
        mark(
            "Two classes are, if one straight line (in many dimensions a plane) has each on its own side. XOR is not."
        ),
        "perceptron",
    ),
    Term(
        "",
        mark("ReLU"),
        mark("max(0, z): passes z on if it is above 0, and is 0 otherwise. Its slope is 1 or 0."),
        "activations",
    ),
    Term("", mark("tanh"), mark("A sigmoid from −1 to 1, four times as steep at 0."), "activations"),
    Term(
        "",
        mark("softmax"),
        mark("Turns the z of all outputs into probabilities that add up to 1."),
        "activations",
    ),
    Term(
        "",
        mark("saturation"),
        mark("Where an activation is nearly flat: z may change a lot, a hardly does, and no gradient passes."),
        "sigmoid",
    ),
    Term(
        "",
        mark("vanishing gradient"),
        mark(
            "A gradient that was multiplied by so many small slopes on its way back that the first layers hardly learn."
        ),
        "sigmoid",
    ),
    Term(
        "",
        mark("dead unit"),
        mark(
            "A ReLU unit that is off for every sample: no gradient reaches its weights. In the first "
            "hidden layer it stays so."
        ),
        "activations",
    ),
    Term(
        "",
        mark("squared error"),
        mark("A loss: half the square of how far the output is from its target, ½(y − t)²."),
        "cost",
    ),
    Term(
        "",
        mark("cross-entropy"),
        mark("A loss: minus the logarithm of the probability that was given to the right answer."),
        "cost",
    ),
    Term("", mark("AND"), mark("Of two inputs that are 0 or 1: 1 if both are 1."), "perceptron"),
    Term("", mark("OR"), mark("Of two inputs that are 0 or 1: 1 if at least one of them is 1."), "perceptron"),
    Term(
        "",
        mark("XOR"),
        mark("Of two inputs that are 0 or 1: 1 if exactly one of them is 1. No straight line parts its points."),
        "perceptron",
    ),
    Term("", mark("sample"), mark("One example to learn from: a picture, and what it shows."), "batches"),
    Term("", mark("epoch"), mark("Once through all samples."), "batches"),
    Term("", mark("update"), mark("One step of the optimizer: every weight and bias moves once."), "batches"),
    Term("", mark("optimizer"), mark("What makes a step of the gradient: plain descent, momentum, Adam."), "descent"),
    Term(
        "",
        mark("converged"),
        mark("The ground is level: slope and step are tiny. There may still be lower ground elsewhere."),
        "descent",
    ),
    Term("", mark("parameter"), mark("A number that learning changes: a weight or a bias."), "hidden"),
    Term(
        "",
        mark("weight decay"),
        mark("Every weight shrinks a little at each update, so that only those stay large which are needed."),
        "hidden",
    ),
    Term(
        "",
        mark("dropout"),
        mark("While a network learns, some units are switched off at random, so that none can be relied on alone."),
        "damage",
    ),
    Term(
        "",
        mark("held-out"),
        mark("Kept back from learning, to test on: how a network does on what it has never seen."),
        "hidden",
    ),
    Term("", mark("accuracy"), mark("The share of samples that are read right."), "hidden"),
    Term(
        "",
        mark("overfitting"),
        mark(
            "Learning the samples by heart: the loss on them still falls, but new samples are read no better, or worse."
        ),
        "hidden",
    ),
    Term(
        "",
        mark("gradient check"),
        mark("Backpropagation's slopes compared with slopes measured by nudging each weight."),
        "check",
    ),
    Term(
        "",
        mark("computation graph"),
        mark("A calculation drawn as nodes that compute and edges that carry numbers."),
        "graph",
    ),
    Term(
        "",
        mark("adversarial example"),
        mark(
            "A picture that was changed just enough for the network to answer otherwise, and still "
            "the same to a person."
        ),
        "why",
    ),
)
"""In the order of a network: signs from the input to the loss, then slopes, learning, functions; words after them."""

SIGNS: Final[Mapping[str, Term]] = MappingProxyType({term.sign: term for term in GLOSSARY if term.sign})
"""By their letters."""

WORDS: Final[Mapping[str, Term]] = MappingProxyType(
    {word.lower(): term for term in GLOSSARY for word in (term.word, *term.also)}
)
"""By what they are called in English, other books' words included; in small letters."""
