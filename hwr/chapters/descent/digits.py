"""A slice through a network of digits, from nothing: digits fetched, a network trained if there is none, and cut."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from hwr.chapters.descent.slice import Slice, cut
from hwr.nn.config import TrainingConfig
from hwr.nn.losses import LOSSES
from hwr.nn.network import LayerSpec, Network
from hwr.nn.training import TrainingState, train
from hwr.recipe.preparing import Prepared, Preparer
from hwr.recipe.progress import Progress
from hwr.recipe.recipe import CLASSES, Recipe

SAMPLES: Final = 200
"""The loss is the mean over so many digits: few enough for a step to be taken at once."""

SMALL: Final = Recipe(
    hidden=(LayerSpec(16, "tanh"),),
    samples=SAMPLES,
    variants=0,
    training=TrainingConfig(learning_rate=0.01, batch_size=20, epochs=30),
)
"""What is trained where no network reads that could be cut."""

_SHARE: Final = 0.3
"""So much of the work is over when cutting begins."""


def can_be_cut(network: Network) -> bool:
    """Whether it reads the digits, with outputs that cross-entropy can follow."""
    architecture = network.architecture
    ends = architecture.layers[-1].activation in LOSSES["cross_entropy"].pairs
    return ends and architecture.inputs == 64 and architecture.outputs == len(CLASSES)


def slice_of_digits(network: Network | None, directions: str, seed: int) -> Iterator[Progress | Slice]:
    """A slice through this network, or, if there is none, through a small one that is trained first.

    Args:
        network: one that `can_be_cut`; not changed.
        directions, seed: as for `cut`.

    Yields:
        `Progress`, then one `Slice`.

    Raises:
        DataError: if the digits cannot be fetched.
    """
    prepared: Prepared | None = None
    for step in Preparer().prepare(SMALL):
        if isinstance(step, Prepared):
            prepared = step
        else:
            yield Progress(step.step, 0.0)
    assert prepared is not None
    x, labels = prepared.data.variants[0][:SAMPLES], prepared.data.y[:SAMPLES]
    if network is None:
        state = TrainingState.start(SMALL.architecture, SMALL.training)
        for report in train(state, prepared.data, evaluate_every=0):
            yield Progress("Training a small network", _SHARE * report.epoch / (SMALL.training.epochs or 1))
        network = state.result()
    for done in cut(network, x, labels, directions, seed):
        yield replace(done, share=_SHARE + (1 - _SHARE) * done.share) if isinstance(done, Progress) else done
