"""Choices: what the form's lists offer, with what each entry means for learning."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from hwr.nn.activations import ACTIVATIONS
from hwr.store.model_file import OUTPUTS
from hwr.ui.kit.field.choice_box import Choice
from hwr.ui.train.form.draft import NONE


def as_entry(title: str) -> str:
    """A title as it stands in a list: with a capital letter."""
    return title[:1].upper() + title[1:]


HIDDEN_ACTIVATIONS: Final = tuple(
    Choice(kind.name, as_entry(kind.title), kind.tip) for kind in ACTIVATIONS.values() if not kind.unfit_when_hidden
)

OUTPUT_ACTIVATIONS: Final = tuple(
    Choice(name, as_entry(ACTIVATIONS[name].title), ACTIVATIONS[name].output_tip) for name in OUTPUTS
)

_INITIALIZERS: Final = (
    Choice("he", "He", "Random, variance 2 / inputs: signals keep their size through many ReLU layers."),
    Choice(
        "xavier",
        "Xavier",
        "Random, variance 2 / (inputs + units): keeps signals and gradients in size through sigmoid and tanh.",
    ),
    Choice(
        "normal", "Normal", "Random, variance 1 as in old textbooks: large layers begin saturated and learn slowly."
    ),
    Choice("zeros", "All zero", "All units of the layer begin alike, get the same gradient, and stay alike for ever."),
)


def initializers(activation: str) -> tuple[Choice, ...]:
    """The ways to draw a layer's first weights; the first is what is usual with its activation."""
    usual = ACTIVATIONS[activation].initializer
    name = next(choice.label for choice in _INITIALIZERS if choice.value == usual)
    return (Choice(None, f"Usual ({name})", f"Random, as suits the activation: {name}."), *_INITIALIZERS)


LOSSES: Final = (
    Choice(
        "cross_entropy",
        "Cross-entropy",
        "Punishes confident mistakes without bound, so the gradient stays strong exactly where the network is wrong.",
    ),
    Choice(
        "mean_squared_error",
        "Squared error",
        "Half the squared distance to the target. A saturated output learns slowly even when it is wrong.",
    ),
)

OPTIMIZERS: Final = (
    Choice(
        "sgd",
        "Plain descent",
        "Steps straight down the gradient, every weight at the same rate. Easy to understand, slow in narrow valleys.",
    ),
    Choice("momentum", "Momentum", "Gathers speed along directions that persist and averages out those that do not."),
    Choice(
        "nesterov",
        "Nesterov",
        "Momentum that looks ahead: the gradient is taken as if already moved, which brakes in time.",
    ),
    Choice(
        "rmsprop",
        "RMSprop",
        "Divides each weight's step by the recent size of its gradient, so that all move at a similar pace.",
    ),
    Choice("adam", "Adam", "Momentum and RMSprop together. Forgiving about the learning rate; a good first choice."),
    Choice("adamw", "AdamW", "Adam that also pulls all weights towards 0, apart from the gradient."),
)

SCHEDULES: Final = (
    Choice("constant", "Constant", "The same rate throughout: simple, and the last steps are as long as the first."),
    Choice("step", "In steps", "The rate drops every so many updates: long strides first, then finer ones."),
    Choice(
        "cosine", "Cosine", "The rate glides down along half a cosine to the end of the training and settles softly."
    ),
    Choice(
        "one_cycle",
        "One cycle",
        "The rate rises, then falls for the rest: the start is gentle, the middle bold, the end fine.",
    ),
)

BATCHES: Final = (
    Choice(
        "mini",
        "Mini-batches",
        "Each update averages the gradient of some samples: less noise than one, faster than all.",
    ),
    Choice(
        "stochastic",
        "Stochastic",
        "An update after every single sample: noisy, many updates an epoch, and slow by the clock.",
    ),
    Choice(
        "full",
        "Full batch",
        "One update an epoch with the exact gradient of all samples: smooth, and it needs many epochs.",
    ),
)

AVERAGINGS: Final = (
    Choice(NONE, "None", "The network is what the last update left."),
    Choice(
        "exponential",
        "Exponential",
        "Reads with a mean of the weights in which older ones fade: the jitter of the last updates is gone.",
    ),
    Choice("tail", "Of the tail", "Reads with the plain mean of the weights over the end of the training."),
)

HELD_OUT: Final = (
    Choice("none", "None", "All digits are learnt from; nothing is left to test on, so the test curve is missing."),
    Choice("random", "A random fifth", "Tests on digits of writers it has learnt from: kind, as in most textbooks."),
    Choice(
        "last_fifth",
        "The last fifth",
        "Tests on the end of the set, written by other people: harder, and nearer to your own hand.",
    ),
)

PRECISIONS: Final = (
    Choice("float32", "32 bit", "Seven digits: plenty for learning, and twice as fast."),
    Choice("float64", "64 bit", "Sixteen digits: for checking gradients; it learns no better."),
)


def label_of(choices: Sequence[Choice], value: object) -> str:
    """What the list says for a value; the value itself if the list does not have it."""
    return next((choice.label for choice in choices if choice.value == value), str(value))
