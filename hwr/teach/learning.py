"""Learning from taught samples: a few updates from the base model's weights, on variants of them and of base digits.

How well it is done is told by cross-validation (Hastie, Tibshirani & Friedman 2009, sec. 7.10): the samples are split
into folds, and each fold is read by a network that learnt from the others alone. The model that is handed out has
learnt from all.
"""

from __future__ import annotations

import time
from collections.abc import Generator, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from hwr.errors import ConfigError, DataError, TrainingError
from hwr.ink.normalisation import NORMALISATION_VERSION
from hwr.language import mark, tr
from hwr.nn.architecture import Architecture
from hwr.nn.network import Network
from hwr.nn.optimizers import AdamW
from hwr.nn.schedules import OneCycle
from hwr.nn.training import StopReason, TrainingConfig, TrainingData, TrainingState, train
from hwr.recipe.progress import Progress
from hwr.recognizer import Recognizer
from hwr.store.model_file import Model
from hwr.store.taught.record import require_text
from hwr.teach.base import BASE, KNOWN, fingerprint, learnt_before
from hwr.teach.replay import Replay
from hwr.teach.report import Reread, Score, Scores, TeachReport
from hwr.teach.samples import Named, Taught

MOST_FOLDS: Final = 5

UPDATES: Final = 200

_MOST_FOLDS_OF_NEW: Final = 3  # as these take longer

_BATCH: Final = 64
_RATE: Final = 2e-3
_NEW_RATE: Final = 3e-3
_SHARE: Final = 0.3  # of taught samples in a batch, if they are of all digits
_LEAST_SHARE: Final = 0.2  # if they are of one label alone: more would make the network see it everywhere
_NEW_SHARE: Final = 0.4  # likewise, if there are labels that the network does not know
_VARIANTS: Final = 16  # of each taught sample, while they are few
_MOST_VARIANTS: Final = 2_000  # of all together
_REPORT_EVERY: Final = 10
_SEED: Final = 17
_NEW_WEIGHTS: Final = 0.01  # standard deviation of a new output's

_DIGITS: Final = frozenset("0123456789")

_REPLAYING, _PREPARING, _WRITING = 0.2, 0.25, 0.35
"""Where in the whole work these steps end."""


def learn(
    model: Model, samples: Iterable[Named], *, cache: Path | None = None
) -> Generator[Progress | TeachReport, None, None]:
    """Let a model learn from samples; the last value is the report, with the new model in it.

    The given model is not changed, and nothing is saved. Closing the generator stops it. The same model and samples
    give the same report.

    Args:
        model: the one to learn from: one that was not taught yet, which `base.base_of` finds, so that the samples
            it is scored on are new to it. Samples that it has learnt from before are learnt again, but not scored.
        samples: with labels that it knows, or that it is to know from now on.
        cache: a folder of the user's for what takes some seconds to prepare, the first time.

    Raises:
        DataError: if there are no samples, or scikit-learn, whose digits are replayed, cannot be imported.
        TrainingError: if the model cannot be trained further.
    """
    begin = time.monotonic()
    replayed = yield from _within(Replay.obtained(cache), 0.0, _REPLAYING)
    yield Progress(tr("Looking at your samples"), _REPLAYING)
    taught = yield from _taught(samples)
    for label in dict.fromkeys(taught.labels):
        require_text(mark("label"), label)
    new = tuple(sorted(set(taught.labels) - set(model.classes)))
    # What is learnt from is normalised as it is today, whatever the model was made for.
    wider = replace(_with_classes(model, new), normalisation=NORMALISATION_VERSION)
    lesson = _Lesson.of(wider, taught, replayed, has_new_classes=bool(new))
    lesson = yield from _with_variants(lesson)

    known = np.array([mark in learnt_before(model) for mark in taught.digests])
    folds = _folds(taught.labels, ~known, most=_MOST_FOLDS_OF_NEW if new else MOST_FOLDS)
    works = [*(np.flatnonzero(folds != fold) for fold in range(folds.max() + 1)), np.arange(len(taught))]
    names = [
        tr("Checking on samples left out, {number} of {count}", number=i + 1, count=len(works) - 1)
        for i in range(len(works) - 1)
    ]
    before = _Read.of(model, taught, np.arange(len(taught)))
    after = before
    for i, (chosen, name) in enumerate(zip(works, [*names, tr("Learning from all of them")], strict=True)):
        start, share = _WRITING + (1 - _WRITING) * i / len(works), (1 - _WRITING) / len(works)
        network = yield from _within(lesson.learnt(chosen, name), start, share)
        result = replace(wider, network=network)
        if i < len(works) - 1:
            left_out = np.flatnonzero(folds == i)
            after = after.replaced(left_out, _Read.of(result, taught, left_out))
    result = replace(
        result,
        training={
            **model.training,
            BASE: fingerprint(model),
            KNOWN: sorted({*learnt_before(model), *taught.digests}),
        },
        metrics={**model.metrics, "taught_samples": len(taught)},
    )
    scored = folds >= 0
    changed = np.flatnonzero(scored & (before.right(taught) != after.right(taught)))
    rereads = [_reread(int(i), taught, before, after) for i in changed]
    yield TeachReport(
        result,
        Scores(before.score(taught, scored, wider.classes), lesson.digits_score(model)),
        Scores(after.score(taught, scored, wider.classes), lesson.digits_score(result)),
        tuple(one for one in rereads if one.after == one.label),
        tuple(one for one in rereads if one.before == one.label),
        learnt=len(taught),
        known=int(known.sum()),
        folds=int(folds.max() + 1),
        new_classes=new,
        without_ink=taught.without_ink,
        digits_were_held_out=_held_out(model),
        seconds=time.monotonic() - begin,
    )


def _within(work: Generator[Progress, None, Any], start: float, share: float) -> Generator[Progress, None, Any]:
    """A part of the work, from `start` on, of which it is `share`."""
    while True:
        try:
            step = next(work)
        except StopIteration as end:
            return end.value
        yield Progress(step.step, start + share * step.share)


def _taught(samples: Iterable[Named]) -> Generator[Progress, None, Taught]:
    for step in Taught.prepared(samples):
        if isinstance(step, Taught):
            return step
        yield Progress(tr("Looking at your samples"), _REPLAYING + (_PREPARING - _REPLAYING) * min(step / 500, 1.0))
    raise AssertionError("samples come last")


def _with_variants(lesson: _Lesson) -> Generator[Progress, None, _Lesson]:
    n = len(lesson.taught)
    count = max(1, min(_VARIANTS, _MOST_VARIANTS // n))
    rng = np.random.default_rng(_SEED)
    made = []
    for i in range(count):
        yield Progress(tr("Writing variants of your samples"), _PREPARING + (_WRITING - _PREPARING) * i / count)
        made.append(lesson.taught.variant(rng))
    return replace(lesson, variants=np.stack(made))


def _folds(labels: Sequence[str], scored: NDArray[np.bool_], *, most: int = MOST_FOLDS) -> NDArray[np.int64]:
    """For each sample the fold it is left out with, each label spread evenly over the folds; -1 if it is not scored.

    There are as many folds as the most frequent label has samples, at most `most`; with one sample of each label
    there is nothing to learn from while one is left out.
    """
    folds = np.full(len(labels), -1)
    names = np.array(labels)
    largest = max((int((scored & (names == label)).sum()) for label in set(labels)), default=0)
    count = min(most, largest)
    if count < 2:
        return folds
    place = 0
    for label in sorted(set(labels)):
        members = np.flatnonzero(scored & (names == label))
        folds[members] = (place + np.arange(len(members))) % count
        place += len(members)  # so that rare labels do not all meet in the first fold
    return folds


def _with_classes(model: Model, new: tuple[str, ...]) -> Model:
    """The model with outputs for more labels; the old ones' stay as they are.

    A new output's weights are small and its bias is the old ones' lowest, so that at first it is read hardly ever.
    """
    if not new:
        return model
    network = model.network
    output = network.architecture.layers[-1]
    units = output.units + len(new)
    architecture = Architecture(
        network.architecture.inputs, (*network.architecture.layers[:-1], replace(output, units=units))
    )
    wider = Network(architecture, np.zeros(architecture.parameter_count, network.dtype))
    for old_block, block in zip(network.blocks[:-1], wider.blocks[:-1], strict=True):
        block[...] = old_block
    rng = np.random.default_rng(_SEED)
    wider.blocks[-1][:, : output.units] = network.blocks[-1]
    wider.weights[-1][:, output.units :] = rng.normal(0.0, _NEW_WEIGHTS, (len(wider.weights[-1]), len(new)))
    wider.biases[-1][output.units :] = network.biases[-1].min()
    return replace(model, network=wider, classes=(*model.classes, *new))


@dataclass(frozen=True, eq=False)
class _Lesson:
    """What is learnt from: the taught samples and their variants, and the replayed digits.

    Attributes:
        model: whose weights it begins with, with an output for each label.
        y: int64 (n,), the taught samples' labels as outputs.
        replay_x, replay_y: float32 (m, 64), int64 (m,), what is learnt along.
        variants: float32 (v, n, 64), of the taught samples.
        has_new_classes: whether there are labels that the network has to learn from nothing.
    """

    model: Model
    taught: Taught
    replayed: Replay
    y: NDArray[np.int64]
    replay_x: NDArray[np.float32]
    replay_y: NDArray[np.int64]
    variants: NDArray[np.float32]
    has_new_classes: bool

    @classmethod
    def of(cls, model: Model, taught: Taught, replayed: Replay, *, has_new_classes: bool) -> _Lesson:
        index = {label: i for i, label in enumerate(model.classes)}
        left_out, anything = -1, -2
        # The last two are found by NO_DIGIT and NONE.
        letters = anything if set(model.classes) <= _DIGITS else left_out
        table = np.array([*(index.get(str(digit), left_out) for digit in range(10)), letters, anything])
        y = table[replayed.y]
        kept = y != left_out
        x, y = replayed.x[kept], y[kept]
        nonsense = y == anything
        y[nonsense] = np.random.default_rng(_SEED).integers(len(model.classes), size=int(nonsense.sum()))
        own = np.array([index[label] for label in taught.labels])
        none_yet = np.empty((0, len(taught), 64), np.float32)
        return cls(model, taught, replayed, own, x, y, none_yet, has_new_classes)

    def learnt(self, chosen: NDArray[np.intp], name: str) -> Generator[Progress, None, Network]:
        """The network after learning from these of the taught samples, and from the replay."""
        network = self.model.network
        config = TrainingConfig(
            loss="cross_entropy",
            label_smoothing=0.05,
            optimizer=AdamW(beta2=0.99, weight_decay=0.0),
            learning_rate=_NEW_RATE if self.has_new_classes else _RATE,
            schedule=OneCycle(),
            batch_size=_BATCH,
            epochs=None,
            max_updates=UPDATES,
            dropout=0.1,
            input_noise=0.04,
            seed=_SEED,
        )
        try:
            state = TrainingState(config, network)
            data = self._data(chosen, UPDATES * _BATCH)
            for report in train(state, data, report_every=_REPORT_EVERY, evaluate_every=0):
                yield Progress(name, min(report.update / UPDATES, 1.0))
        except (ConfigError, DataError) as error:
            raise TrainingError(tr("The model cannot learn any further: {error}", error=error)) from error
        if state.stop is StopReason.DIVERGED:
            raise TrainingError(tr("The model cannot learn from these samples: the loss is no longer finite."))
        return state.result()

    def _data(self, chosen: NDArray[np.intp], n: int) -> TrainingData:
        """`n` samples, of which `_SHARE` are taught ones, each about as often as any other."""
        rng = np.random.default_rng([_SEED, len(chosen)])
        own = np.concatenate([self.taught.views[:, chosen], self.variants[:, chosen]])  # (v, n, 64)
        own_y = np.tile(self.y[chosen], len(own))
        own = own.reshape(-1, own.shape[-1])
        most = _NEW_SHARE if self.has_new_classes else _SHARE
        of_own = round(n * max(_LEAST_SHARE, most * min(1.0, len(np.unique(self.y[chosen])) / 10)))
        of_replay = n - of_own
        mine, theirs = _drawn(len(own), of_own, rng), _drawn(len(self.replay_x), of_replay, rng)
        return TrainingData(
            np.concatenate([own[mine], self.replay_x[theirs]]), np.concatenate([own_y[mine], self.replay_y[theirs]])
        )

    def digits_score(self, model: Model) -> Score:
        """How the model reads the digits that are not replayed."""
        read = [model.classes[i] for i in Recognizer(model).probabilities(self.replayed.held_ink).argmax(axis=1)]
        return Score.of([str(label) for label in self.replayed.held_labels], read, model.classes)


def _drawn(population: int, n: int, rng: np.random.Generator) -> NDArray[np.intp]:
    """`n` indices, each as often as any other, in random order."""
    rounds = -(-n // population)
    return np.concatenate([rng.permutation(population) for _ in range(rounds)])[:n]


@dataclass(frozen=True, eq=False)
class _Read:
    """How each taught sample is read: its label."""

    text: NDArray[np.object_]

    @classmethod
    def of(cls, model: Model, taught: Taught, chosen: NDArray[np.intp]) -> _Read:
        probabilities = Recognizer(model).probabilities(taught.ink[chosen])
        return cls(np.array(model.classes, object)[probabilities.argmax(axis=1)])

    def replaced(self, chosen: NDArray[np.intp], by: _Read) -> _Read:
        text = self.text.copy()
        text[chosen] = by.text
        return _Read(text)

    def right(self, taught: Taught) -> NDArray[np.bool_]:
        right: NDArray[np.bool_] = self.text == np.array(taught.labels, object)
        return right

    def score(self, taught: Taught, scored: NDArray[np.bool_], order: Sequence[str]) -> Score:
        chosen = np.flatnonzero(scored)
        return Score.of([taught.labels[i] for i in chosen], [str(self.text[i]) for i in chosen], order)


def _reread(i: int, taught: Taught, before: _Read, after: _Read) -> Reread:
    return Reread(taught.keys[i], taught.labels[i], str(before.text[i]), str(after.text[i]))


def _held_out(model: Model) -> bool:
    """Whether the model's recipe kept the last fifth of the digits from it."""
    recipe = model.training.get("recipe")
    return isinstance(recipe, dict) and recipe.get("held_out") == "last_fifth"
