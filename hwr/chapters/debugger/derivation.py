"""A derivation: where a number of a worked pass comes from, in signs, in the numbers there are now, and in words.

The formulas are those of backpropagation (Rumelhart, Hinton & Williams 1986; Nielsen 2015, ch. 2, BP1 to BP4).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from hwr.chapters.debugger.walk import Quantity, Role, unit_index, unit_words, value
from hwr.chapters.debugger.worked_pass import WorkedPass
from hwr.language import tr
from hwr.nn.activations import ACTIVATIONS
from hwr.words import MINUS, factor, numeral, pixel_place, short_of_one

Array = NDArray[np.floating[Any]]

_TERMS: Final = 3
"""So many of a sum's terms, the largest, are written out."""

_FIGURES: Final = 3


@dataclass(frozen=True)
class Derivation:
    """Where a number comes from.

    Attributes:
        signs: the formula, as HTML.
        numbers: the same with the numbers there are now, ending with the number itself.
        words: one sentence on what the number means.
    """

    signs: str
    numbers: str
    words: str


def derive(worked: WorkedPass, asked: Quantity) -> Derivation:
    """Where this number comes from."""
    return _DERIVATIONS[asked.kind](_Deriving(worked, asked))


class _Deriving:
    """The names of one quantity's neighbours, and what is said of it."""

    def __init__(self, worked: WorkedPass, asked: Quantity) -> None:
        self.worked, self.asked = worked, asked
        layer, unit, other = asked.layer, asked.unit, asked.other
        self.is_output = layer == worked.layers - 1
        self.unit = escape(unit_index(worked, layer, unit))
        a = "y" if self.is_output else "a"
        self.z, self.a, self.b = (f"<i>{sign}</i><sub>{self.unit}</sub>" for sign in ("z", a, "b"))
        self.delta = f"<i>δ</i><sub>{self.unit}</sub>"
        self.a_gradient = f"<i>dL</i>/<i>da</i><sub>{self.unit}</sub>"
        if asked.kind is not Role.CARRIED and other < worked.units(layer - 1):
            source = escape(unit_index(worked, layer - 1, other))
            self.incoming = f"<i>{'a' if layer else 'x'}</i><sub>{source}</sub>"
            self.weight = f"<i>w</i><sub>{source}→{self.unit}</sub>"

    def number(self, kind: Role, *, figures: int = 4) -> str:
        """Another number of the same unit and edge."""
        return numeral(self._value(kind), figures)

    def factor(self, kind: Role) -> str:
        """The same within a product or a sum."""
        return factor(self._value(kind))

    def _value(self, kind: Role) -> float:
        asked = self.asked
        return value(self.worked, Quantity(kind, asked.layer, asked.unit, asked.other))

    @property
    def result(self) -> str:
        """The number itself, as a formula ends."""
        return f"<b>{numeral(value(self.worked, self.asked))}</b>"

    @property
    def _who(self) -> str:
        return unit_words(self.worked, self.asked.layer, self.asked.unit)

    # On the way forward

    def incoming_number(self) -> Derivation:
        layer, other = self.asked.layer, self.asked.other
        if layer:
            return derive(self.worked, Quantity(Role.A, layer - 1, other))
        place = pixel_place(other)
        signs = tr("{sign} = share of ink in {place}", sign=self.incoming, place=place)
        words = tr("An input: the pixel in {place} of the 8x8 picture, 0 paper to 1 ink.", place=place)
        return Derivation(signs, f"= {self.result}", words)

    def weight_number(self) -> Derivation:
        source = unit_words(self.worked, self.asked.layer - 1, self.asked.other)
        words = tr(
            "The weight from {source} to {who}: it comes from training and is not computed here.",
            source=source,
            who=self._who,
        )
        return Derivation(tr("{sign}, a parameter of the network", sign=self.weight), f"= {self.result}", words)

    def bias(self) -> Derivation:
        words = tr("The bias of {who}: it comes from training and is not computed here.", who=self._who)
        return Derivation(tr("{sign}, a parameter of the network", sign=self.b), f"= {self.result}", words)

    def product(self) -> Derivation:
        source = unit_words(self.worked, self.asked.layer - 1, self.asked.other)
        numbers = f"= {self.factor(Role.WEIGHT)} · {self.factor(Role.INPUT)} = {self.result}"
        return Derivation(
            f"{self.weight} · {self.incoming}",
            numbers,
            tr("What {source} adds to the z of {who}.", source=source, who=self._who),
        )

    def pre_activation(self) -> Derivation:
        layer, unit = self.asked.layer, self.asked.unit
        forward = self.worked.forward_of(layer)
        sign = "a" if layer else "x"
        signs = (
            f"{self.z} = ∑<sub><i>i</i></sub> <i>w<sub>i</sub></i><sub>→{self.unit}</sub> <i>{sign}<sub>i</sub></i>"
            f" + {self.b}"
        )
        terms = _written(forward.weights[:, unit], forward.inputs[0])
        numbers = f"= {terms} + {self.factor(Role.BIAS)} = {self.result}"
        count = numeral(len(forward.inputs[0]))
        return Derivation(
            signs,
            numbers,
            tr("The pre-activation of {who}: a sum of {count} terms and the bias.", who=self._who, count=count),
        )

    def activation(self) -> Derivation:
        activation = self.worked.activation(self.asked.layer)
        if activation == "softmax":
            return self._softmax()
        written = ACTIVATIONS[activation].written
        assert written is not None, "softmax has its own"
        words = tr("What {who} puts out: its activation.", who=self._who)
        numbers = f"= {self._filled(written.numbers)} = {self.result}"
        return Derivation(f"{self.a} = {tr(written.output)}, &nbsp; <i>z</i> = {self.z}", numbers, words)

    def _softmax(self) -> Derivation:
        z = self.worked.forward_of(self.asked.layer).z[0]
        others = [k for k in np.argsort(-z).tolist() if k != self.asked.unit][: _TERMS - 1]
        powers = [f"e<sup>{numeral(float(z[k]), _FIGURES)}</sup>" for k in (self.asked.unit, *others)]
        rest = len(z) - len(powers)
        more = [tr("… {count} more", count=numeral(rest))] if rest else []
        signs = f"{self.a} = e<sup>{self.z}</sup> / ∑<sub><i>k</i></sub> e<sup><i>z<sub>k</sub></i></sup>"
        numbers = f"= {powers[0]} / ({' + '.join([*powers, *more])}) = {self.result}"
        return Derivation(
            signs, numbers, tr("What {who} puts out, as a share of 1 that all outputs divide.", who=self._who)
        )

    # The loss

    def target(self) -> Derivation:
        should = self.worked.classes[self.worked.label]
        signs = tr("<i>t</i><sub>{unit}</sub> = 1 for the digit it is, else 0", unit=self.unit)
        return Derivation(
            signs, f"= {self.result}", tr("What {who} should be: it is a {should}.", who=self._who, should=should)
        )

    def loss(self) -> Derivation:
        outputs, label = self.worked.trace.outputs[0], self.worked.label
        own = short_of_one(float(outputs[label]))
        right = f"<i>y</i><sub>{escape(self.worked.classes[label])}</sub>"
        words = tr("The loss L: how wrong the outputs are. A probability of 1 for the right digit would make it 0.")
        if self.worked.is_softmax:
            signs = f"<i>L</i> = −∑<sub><i>k</i></sub> <i>t<sub>k</sub></i> ln <i>y<sub>k</sub></i> = −ln {right}"
            return Derivation(signs, f"= {MINUS}ln {own} = {self.result}", words)
        signs = tr("<i>L</i> = −ln {right} − ∑<sub>others</sub> ln(1 − <i>y<sub>k</sub></i>)", right=right)
        largest = [k for k in np.argsort(-outputs).tolist() if k != label][:2]
        others = "".join(f" {MINUS} ln(1 {MINUS} {numeral(float(outputs[k]))})" for k in largest)
        rest = len(outputs) - 1 - len(largest)
        if rest:
            more = tr("… {count} more", count=numeral(rest))
            others += f" {MINUS} {more}"
        return Derivation(signs, f"= {MINUS}ln {own}{others} = {self.result}", words)

    def new_loss(self) -> Derivation:
        signs = tr("<i>L</i> again, all weights and biases moved by −<i>η</i> times their gradient")
        numbers = tr("<i>L</i> was {loss}, is {result}", loss=numeral(self.worked.loss), result=self.result)
        return Derivation(signs, numbers, tr("The loss of the same picture, recorded anew in the updated network."))

    # On the way back

    def carried(self) -> Derivation:
        layer, unit, other = self.asked.layer, self.asked.unit, self.asked.other
        above = escape(unit_index(self.worked, layer + 1, other))
        weight = factor(value(self.worked, Quantity(Role.WEIGHT, layer + 1, other, unit)))
        delta = factor(value(self.worked, Quantity(Role.DELTA, layer + 1, other)))
        signs = f"<i>w</i><sub>{self.unit}→{above}</sub> · <i>δ</i><sub>{above}</sub>"
        source = unit_words(self.worked, layer + 1, other)
        words = tr("What {source} passes down to {who}.", source=source, who=self._who)
        return Derivation(signs, f"= {weight} · {delta} = {self.result}", words)

    def activation_gradient(self) -> Derivation:
        layer, unit = self.asked.layer, self.asked.unit
        total = f"∑<sub><i>k</i></sub> <i>w</i><sub>{self.unit}→<i>k</i></sub> <i>δ<sub>k</sub></i>"
        signs = tr("{slope} = {total} &nbsp;over the units above", slope=self.a_gradient, total=total)
        terms = _written(self.worked.forward_of(layer + 1).weights[unit], self.worked.backward_of(layer + 1).delta[0])
        words = tr(
            "dL/da of {who}: how the loss would change with its activation, through every unit above.", who=self._who
        )
        return Derivation(signs, f"= {terms} = {self.result}", words)

    def slope(self) -> Derivation:
        written = ACTIVATIONS[self.worked.activation(self.asked.layer)].written
        assert written is not None, "outputs are not asked for their slope"
        signs = f"<i>da</i>/<i>dz</i> = <i>f</i>′(<i>z</i>) = {tr(written.slope)}"
        words = tr("How much the activation of {who} moves when its z does.", who=self._who)
        if written.slope_numbers:
            numbers = f"= {self._filled(written.slope_numbers)} = {self.result}"
        else:
            numbers = tr("with <i>z</i> = {z}: {result}", z=self.number(Role.Z), result=self.result)
        return Derivation(signs, numbers, words)

    def delta_product(self) -> Derivation:
        words = tr("δ of {who}: how the loss changes with its z.", who=self._who)
        if self.is_output:
            signs = (
                f"{self.delta} = <i>dL</i>/<i>dz</i><sub>{self.unit}</sub> = {self.a} − <i>t</i><sub>{self.unit}</sub>"
            )
            numbers = f"= {self.number(Role.A)} {MINUS} {self.number(Role.TARGET)} = {self.result}"
            if self.worked.is_softmax:
                why = tr("Cross-entropy and softmax leave just y − t.")
            else:
                why = tr("Cross-entropy and sigmoid leave just y − t.")
            return Derivation(signs, numbers, f"{words} {why}")
        signs = f"{self.delta} = <i>dL</i>/<i>dz</i><sub>{self.unit}</sub> = {self.a_gradient} · <i>f</i>′({self.z})"
        numbers = f"= {self.factor(Role.A_GRADIENT)} · {self.factor(Role.SLOPE)} = {self.result}"
        why = tr("dL/da times slope: the chain rule.")
        return Derivation(signs, numbers, f"{words} {why}")

    # The update

    def weight_gradient(self) -> Derivation:
        signs = f"<i>dL</i>/<i>d</i>{self.weight} = {self.incoming} · {self.delta}"
        numbers = f"= {self.factor(Role.INPUT)} · {self.factor(Role.DELTA)} = {self.result}"
        return Derivation(
            signs, numbers, tr("What came in times δ: a weight whose input is 0 has no part in the loss.")
        )

    def bias_gradient(self) -> Derivation:
        signs = f"<i>dL</i>/<i>d</i>{self.b} = {self.delta}"
        words = tr("The gradient of the bias is δ itself: it is the weight of an input that is always 1.")
        return Derivation(signs, f"= {self.result}", words)

    def new_weight(self) -> Derivation:
        signs = f"{self.weight} ← {self.weight} − <i>η</i> · <i>dL</i>/<i>d</i>{self.weight}"
        return self._moved(signs, Role.WEIGHT, Role.WEIGHT_GRADIENT)

    def new_bias(self) -> Derivation:
        return self._moved(
            f"{self.b} ← {self.b} − <i>η</i> · <i>dL</i>/<i>d</i>{self.b}", Role.BIAS, Role.BIAS_GRADIENT
        )

    def _moved(self, signs: str, before: Role, gradient: Role) -> Derivation:
        rate, after = factor(self.worked.rate), numeral(value(self.worked, self.asked), 6)
        numbers = f"= {self.number(before, figures=6)} {MINUS} {rate} · {self.factor(gradient)} = <b>{after}</b>"
        return Derivation(signs, numbers, tr("One step against the gradient; η sets how long it is."))

    def _filled(self, pattern: str) -> str:
        return tr(pattern).format(
            z=self.number(Role.Z),
            z_factor=self.factor(Role.Z),
            a=self.number(Role.A),
            a_factor=self.factor(Role.A),
        )


def _written(weights: Array, values: Array) -> str:
    """A sum of products, its largest terms written out: "0.8·1.5 + (−0.3)·0.2 + … 61 more"."""
    products = np.abs(weights * values)
    largest = [i for i in np.argsort(-products, kind="stable")[:_TERMS].tolist() if products[i] > 0]
    terms = [f"{factor(float(weights[i]), _FIGURES)}·{factor(float(values[i]), _FIGURES)}" for i in largest]
    rest = int(np.count_nonzero(products)) - len(terms)
    if rest:
        terms.append(tr("… {count} more", count=numeral(rest)))
    zeros = len(products) - rest - len(largest)
    if zeros or not terms:
        terms.append(tr("{count} zeros", count=numeral(zeros)))
    return " + ".join(terms)


_DERIVATIONS: Final[Mapping[Role, Callable[[_Deriving], Derivation]]] = {
    Role.INPUT: _Deriving.incoming_number,
    Role.WEIGHT: _Deriving.weight_number,
    Role.PRODUCT: _Deriving.product,
    Role.BIAS: _Deriving.bias,
    Role.Z: _Deriving.pre_activation,
    Role.A: _Deriving.activation,
    Role.TARGET: _Deriving.target,
    Role.LOSS: _Deriving.loss,
    Role.CARRIED: _Deriving.carried,
    Role.A_GRADIENT: _Deriving.activation_gradient,
    Role.SLOPE: _Deriving.slope,
    Role.DELTA: _Deriving.delta_product,
    Role.WEIGHT_GRADIENT: _Deriving.weight_gradient,
    Role.BIAS_GRADIENT: _Deriving.bias_gradient,
    Role.NEW_WEIGHT: _Deriving.new_weight,
    Role.NEW_BIAS: _Deriving.new_bias,
    Role.NEW_LOSS: _Deriving.new_loss,
}
