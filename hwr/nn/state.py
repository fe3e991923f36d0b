"""The state of a training: everything that changes while a network learns, with one owner, and its checkpoints."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from hwr.errors import ConfigError, DataError
from hwr.language import tr
from hwr.nn.architecture import Architecture
from hwr.nn.config import DROPOUT, WEIGHTS, TrainingConfig, stream
from hwr.nn.network import Network
from hwr.nn.performance import zeros
from hwr.nn.report import LayerReport, StopReason
from hwr.nn.setting import POSITIVE, require_integer, require_mapping, require_number

Array = NDArray[np.floating[Any]]

CHECKPOINT_VERSION: Final = 1


@dataclass(frozen=True, eq=False)
class Checkpoint:
    """A training frozen at some update, to be continued bit for bit.

    Attributes:
        arrays: name -> read-only vector (parameters,) in the training's dtype.
        metadata: JSON-able.
    """

    arrays: Mapping[str, Array]
    metadata: Mapping[str, Any]


class TrainingState:
    """A network in training and all that belongs to it. `training.train` is what changes it.

    Attributes:
        config: how it is trained.
        network: the weights as they are after the last update; another object after each update.
        previous: the weights one update earlier, the last ones whose loss is known to be finite.
        slots: what the optimizer remembers, one vector for each of its slot names.
        average: the averaged weights; None without averaging.
        best: the weights with the lowest loss on the validation samples so far; None without patience.
        update, epoch, batch: updates made, whole epochs made, batches used of the epoch under way.
        samples_seen, seconds: as in `Report`.
        rate: learning rate of the last update, the schedule applied.
        loss: of the last batch, before its update; NaN before the first.
        layers: measured in the last update that was reported.
        stop: why the training ended of its own accord; None while it can go on.
    """

    def __init__(self, config: TrainingConfig, network: Network) -> None:
        """Begin with the given network, which is copied."""
        self.config = config
        self.network = network.astype(config.dtype)
        self.previous = self.network.copy()
        self.slots = tuple(zeros(self.network.parameters.shape, config.dtype) for _ in config.optimizer.slot_names)
        self.slot_updates = 0
        self.average = self.network.copy() if config.averaging else None
        self.best: Network | None = None
        self.best_loss = math.inf
        self.epochs_since_best = 0
        self.update = 0
        self.epoch = 0
        self.batch = 0
        self.samples = 0
        self.samples_seen = 0
        self.seconds = 0.0
        self.rate = 0.0
        self.loss = math.nan
        self.epoch_loss = 0.0
        self.epoch_samples = 0
        self.recent_losses: tuple[float, ...] = ()
        self.layers: tuple[LayerReport, ...] = ()
        self.stop: StopReason | None = None
        self.dropout_rng = stream(config.seed, DROPOUT)
        self._learning_rate = config.learning_rate

    @classmethod
    def start(cls, architecture: Architecture, config: TrainingConfig) -> TrainingState:
        """Begin with a fresh network, drawn from the configuration's seed."""
        return cls(config, Network.initialised(architecture, stream(config.seed, WEIGHTS), config.dtype))

    @property
    def learning_rate(self) -> float:
        """What the schedule multiplies; it can be changed between any two updates."""
        return self._learning_rate

    @learning_rate.setter
    def learning_rate(self, value: float) -> None:
        require_number("learning_rate", value, POSITIVE)
        self._learning_rate = float(value)

    @property
    def candidate(self) -> Network:
        """The network of the training as it is now, itself, not a copy: the average if there is one."""
        return self.average if self.average is not None else self.network

    def result(self) -> Network:
        """A copy of the network to keep: the best one with patience, else the average, else the last weights."""
        return (self.best or self.candidate).copy()

    def checkpoint(self) -> Checkpoint:
        """Everything needed to go on exactly from here."""
        arrays = {"parameters": self.network.parameters}
        for name, slot in zip(self.config.optimizer.slot_names, self.slots, strict=True):
            arrays[f"optimizer.{name}"] = slot
        if self.average is not None:
            arrays["average"] = self.average.parameters
        if self.best is not None:
            arrays["best"] = self.best.parameters
        copies = {name: array.copy() for name, array in arrays.items()}
        for copy in copies.values():
            copy.flags.writeable = False
        counters = {name: getattr(self, name) for name in _COUNTERS}
        return Checkpoint(
            copies,
            {
                "version": CHECKPOINT_VERSION,
                "architecture": self.network.architecture.to_dict(),
                "config": self.config.to_dict(),
                "learning_rate": self._learning_rate,
                **counters,
                **{name: _to_plain(getattr(self, name)) for name in _MEASURES},
                "recent_losses": list(self.recent_losses),
                "layers": [
                    [_to_plain(value) for value in (layer.gradient_norm, layer.step_norm, layer.parameter_norm)]
                    for layer in self.layers
                ],
                "stop": self.stop.value if self.stop else None,
                "dropout_rng": self.dropout_rng.bit_generator.state,
            },
        )

    @classmethod
    def from_checkpoint(cls, checkpoint: Checkpoint, config: TrainingConfig | None = None) -> TrainingState:
        """The inverse of `checkpoint`; with another configuration, a training that goes on from there under that one.

        Then the weights and counters are kept, and what optimizer and average remember as far as it still means
        something; early stopping and convergence begin to watch anew, a training that had stopped may go on, and an
        epoch under way is begun again where its batches would fall differently.

        Raises:
            ConfigError: if something is missing, malformed, or does not fit together.
        """
        metadata = require_mapping("checkpoint", checkpoint.metadata)
        if metadata.get("version") != CHECKPOINT_VERSION:
            raise ConfigError(
                tr(
                    "The checkpoint has the version {found!r}; this program reads version {known}.",
                    found=metadata.get("version"),
                    known=CHECKPOINT_VERSION,
                )
            )
        architecture = Architecture.from_dict(require_mapping("architecture", metadata.get("architecture")))
        old = TrainingConfig.from_dict(require_mapping("config", metadata.get("config")))

        def network(name: str) -> Network:
            if name not in checkpoint.arrays:
                raise ConfigError(tr("The checkpoint lacks {name!r}.", name=name))
            found = Network(architecture, checkpoint.arrays[name])
            if not np.isfinite(found.parameters).all():
                raise ConfigError(tr("The checkpoint's {name!r} holds a value that is not a finite number.", name=name))
            return found.astype((config or old).dtype)

        state = cls(config or old, network("parameters"))
        try:
            for name in _COUNTERS:
                require_integer(name, metadata[name], at_least=0)
                setattr(state, name, metadata[name])
            for name in _MEASURES:
                setattr(state, name, float(metadata[name]))
            state.layers = tuple(LayerReport(*map(float, norms)) for norms in metadata["layers"])
            state.dropout_rng.bit_generator.state = metadata["dropout_rng"]
            recent_losses = tuple(map(float, metadata["recent_losses"]))
            stop = None if metadata["stop"] is None else StopReason(metadata["stop"])
            learning_rate = metadata["learning_rate"]
        except (KeyError, TypeError, ValueError, OverflowError) as error:
            raise ConfigError(tr("The checkpoint cannot be read: {error!r}.", error=error)) from error
        if type(state.config.optimizer) is type(old.optimizer):
            state.slots = tuple(network(f"optimizer.{name}").parameters for name in old.optimizer.slot_names)
        else:
            state.slot_updates = 0
        if type(state.config.averaging) is type(old.averaging) and old.averaging is not None:
            state.average = network("average")
        if config is not None and state.samples and state.batch == old.updates_per_epoch(state.samples):
            state.turn_epoch()  # whether or not its report was waited for
        if config is None:
            state.learning_rate = learning_rate
            state.recent_losses = recent_losses
            state.stop = stop
            state.best = network("best") if "best" in checkpoint.arrays else None
        else:
            state.best_loss, state.epochs_since_best = math.inf, 0
            if (config.batch_size, config.seed) != (old.batch_size, old.seed):
                state.restart_epoch()
        return state

    def enter(self, samples: int, batches: int) -> None:
        """Take note of how many training samples there are; in the middle of an epoch they must stay as many.

        Args:
            batches: in how many batches they make an epoch.

        Raises:
            DataError: if they changed, or the state was not made by training on them.
        """
        if self.batch and samples != self.samples:
            raise DataError(
                tr(
                    "This epoch was begun with {begun} training samples and cannot be finished with {samples}.",
                    begun=self.samples,
                    samples=samples,
                )
            )
        if self.batch > batches:
            raise DataError(
                tr(
                    "The training is after batch {batch} of an epoch that has only {batches}.",
                    batch=self.batch,
                    batches=batches,
                )
            )
        self.samples = samples

    def count(self, losses: Sequence[float], samples: Sequence[int], rate: float) -> None:
        """Count updates that were made, by the loss and the samples of each, and the learning rate of the last one."""
        self.rate = rate
        self.loss = losses[-1]
        for loss, size in zip(losses, samples, strict=True):
            self.epoch_loss += loss * size
            self.epoch_samples += size
            self.samples_seen += size
        self.update += len(losses)
        self.slot_updates += len(losses)
        self.batch += len(losses)

    def fall_back(self) -> None:
        """Return to the weights before the last update; the optimizer forgets, and the average begins anew from them.

        Both have taken in what led, or leads, out of the finite numbers.
        """
        np.copyto(self.network.parameters, self.previous.parameters)
        if self.average is not None:
            np.copyto(self.average.parameters, self.network.parameters)
        for slot in self.slots:
            slot.fill(0.0)
        self.slot_updates = 0

    def turn_epoch(self) -> None:
        """Count one whole epoch, and begin the next."""
        self.epoch += 1
        self.restart_epoch()

    def restart_epoch(self) -> None:
        """Stand before the first batch of an epoch."""
        self.batch = 0
        self.epoch_loss = 0.0
        self.epoch_samples = 0


_COUNTERS: Final = (
    "update",
    "epoch",
    "batch",
    "samples",
    "samples_seen",
    "slot_updates",
    "epochs_since_best",
    "epoch_samples",
)
_MEASURES: Final = ("seconds", "rate", "loss", "epoch_loss", "best_loss")


def _to_plain(value: float) -> float | str:
    """Numbers JSON knows stay numbers; the others become text that `float` reads."""
    return value if math.isfinite(value) else str(value)
