"""Engines: what computes the updates of a training.

numpy is the reference, and what everybody has. The compiled engine computes the same formulas faster, but adds numbers
up in another order, so that weights differ from the last digit on, and a training at the edge may end otherwise. So
which one it is belongs to the configuration, and never follows from what happens to be installed.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Iterable
from typing import Protocol

from hwr.errors import ConfigError, remedy
from hwr.language import tr
from hwr.nn.architecture import Architecture
from hwr.nn.batches import Batches
from hwr.nn.compiled import known
from hwr.nn.config import COMPILED, TrainingConfig
from hwr.nn.pair import Pair
from hwr.nn.state import TrainingState
from hwr.nn.updates import Updater


class Engine(Protocol):
    """Makes the updates of one training."""

    def advance(self, batches: Batches, count: int, *, measured: bool) -> list[float]:
        """Make so many updates, the next ones of the epoch.

        Args:
            measured: whether `state.layers` is brought up to date by the last one.

        Returns:
            The loss of each batch before its update. They are fewer if an update would have left the finite numbers:
            then the state keeps the last weights with a finite loss.
        """


def require_engine(config: TrainingConfig, architecture: Architecture) -> None:
    """Raise `ConfigError` unless the engine is installed and can do what is asked; nothing is loaded for that."""
    if config.engine != COMPILED:
        return
    if importlib.util.find_spec("numba") is None:
        raise ConfigError(
            tr(
                "The engine compiled needs the extra 'fast' of this program; {remedy}. The engine numpy needs nothing.",
                remedy=remedy("numba"),
            )
        )
    asked = [("activation", layer.activation, known.ACTIVATIONS) for layer in architecture.layers]
    asked += [("loss", config.loss, known.LOSSES), ("optimizer", config.optimizer.name, known.OPTIMIZERS)]
    for kind, name, names in asked:
        if name not in names:
            raise ConfigError(
                tr("The engine compiled does not know the {kind} {name}; the engine numpy does.", kind=kind, name=name)
            )


def engine_of(state: TrainingState, sizes: Iterable[int], horizon: int | None, pair: Pair) -> Engine:
    """What makes the updates of a training, as its configuration wants it.

    The compiled engine is made ready if it never was on this machine, which takes half a minute.

    Args:
        sizes, horizon, pair: as in `Updater`; the compiled engine has no use for the pair's helper.
    """
    if state.config.engine == COMPILED:
        from hwr.nn.compiled.updater import CompiledUpdater

        return CompiledUpdater(state, sizes, horizon)
    return Updater(state, sizes, horizon, pair)
