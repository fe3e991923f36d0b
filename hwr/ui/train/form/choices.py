"""Choices: what the form's lists offer, with what each entry means for learning."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from hwr.nn.activations import ACTIVATIONS
from hwr.nn.config import TrainingConfig
from hwr.nn.initializers import INITIALIZERS
from hwr.nn.setting import Choice, entries, entry, settings_of
from hwr.store.model_file import OUTPUTS

HIDDEN_ACTIVATIONS: Final = tuple(entry(kind) for kind in ACTIVATIONS.values() if not kind.unfit_when_hidden)

OUTPUT_ACTIVATIONS: Final = tuple(
    Choice(name, entry(ACTIVATIONS[name]).label, ACTIVATIONS[name].output_tip) for name in OUTPUTS
)


def initializers(activation: str) -> tuple[Choice, ...]:
    """The ways to draw a layer's first weights; the first is what is usual with its activation."""
    usual = INITIALIZERS[ACTIVATIONS[activation].initializer].title
    return (Choice(None, f"Usual ({usual})", f"Random, as suits the activation: {usual}."), *entries(INITIALIZERS))


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


CHOICES: Final = {
    f"training.{name}": setting.choices for name, setting in settings_of(TrainingConfig).items() if setting.choices
}
"""What the training's settings offer, by their names in a draft, where kinds end in ".name"."""


def label_of(choices: Sequence[Choice], value: object) -> str:
    """What the list says for a value; the value itself if the list does not have it."""
    return next((choice.label for choice in choices if choice.value == value), str(value))
