"""Making a model: from a recipe to its model, without anybody watching.

`make_model` is a generator of progress, so that the command line and the tests can show it and stop it.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from hwr.data.digits import Digits
from hwr.errors import TrainingError
from hwr.ink.grid import from_bitmaps
from hwr.ink.normalisation import NORMALISATION_VERSION, VIEW_PEELS, network_inputs
from hwr.language import mark, tr
from hwr.nn.calibration import best_temperature, mean_of_views, tempered
from hwr.nn.config import NUMPY
from hwr.nn.metrics import accuracy
from hwr.nn.network import Network
from hwr.nn.report import Report
from hwr.nn.training import StopReason, TrainingState, UpdateReport, make_ready, report_now, train
from hwr.processes import processors
from hwr.recipe.preparing import Prepared, Preparer
from hwr.recipe.progress import Progress
from hwr.recipe.recipe import CLASSES, Recipe
from hwr.recipe.replaying import Stretch, stretches
from hwr.store.model_file import Model

_UPDATES_A_REPORT: Final = 50
_MOST_THREADS: Final = 2  # to train with
MAKING_READY: Final = mark("Making the engine ready")
_PREPARING_SHARE: Final = 0.4  # of the time the shipped recipe takes


Watcher = Callable[[Prepared, Report, TrainingState], None]
"""Is shown every report of a training, with the samples and the state it is of; the first is of the fresh network."""


def make_model(
    recipe: Recipe,
    *,
    made_by: str = "",
    watcher: Watcher | None = None,
    preparer: Preparer | None = None,
    threads: int | None = None,
) -> Generator[Progress | Model, None, None]:
    """Make the model a recipe describes; which is the last value. The same recipe gives the same weights.

    What was done in the middle is done again, after the same updates.

    Args:
        made_by: the command this is done with, recorded in the model.
        watcher: to keep a record, say; with one, the network is evaluated after every epoch.
        preparer: who prepares the samples; None for a new one.
        threads: to train with, 1 or 2; None for as many of them as there are cores. The weights are the same.
            Updates of the compiled engine are made in one of them.

    Raises:
        DataError: if scikit-learn, whose digits they are, cannot be imported.
        TrainingError: if the training diverges.
    """
    preparer, state = preparer or Preparer(), None
    if recipe.training.engine != NUMPY:
        yield Progress(tr(MAKING_READY), 0.0)
        make_ready(recipe.training)
    threads = min(processors(), _MOST_THREADS) if threads is None else threads
    for stretch in stretches(recipe):
        training = stretch.recipe.training
        prepared = yield from preparer.prepared(stretch.recipe, share=_PREPARING_SHARE)
        if state is None:
            state = TrainingState.start(stretch.recipe.architecture, training)
            if watcher is not None:
                watcher(prepared, report_now(state, prepared.data, threads=threads), state)
        else:
            state = TrainingState.from_checkpoint(state.checkpoint(), training)
        yield from _train(stretch, state, prepared, watcher, threads)
    assert state is not None, "there is always a stretch"
    if state.stop is StopReason.DIVERGED:
        raise TrainingError(
            tr(
                "The training diverged at update {update:,}: its loss is no longer finite. The "
                "learning rate is {learning_rate:g}; a smaller one may help.",
                update=state.update,
                learning_rate=recipe.training.learning_rate,
            )
        )
    metrics = _metrics(state.result(), prepared)
    yield model_of(state, prepared, recipe, metrics, made_by=made_by)


def _train(
    stretch: Stretch, state: TrainingState, prepared: Prepared, watcher: Watcher | None, threads: int
) -> Generator[Progress, None, None]:
    """Train until a stretch is over."""
    data, training = prepared.data, stretch.recipe.training
    horizon = stretch.end or training.horizon(training.updates_per_epoch(len(data.y)))
    stretch.do(state)
    if stretch.is_over(state):
        return
    evaluate_every = 0 if watcher is None else 1
    for report in train(
        state,
        data,
        report_every=_UPDATES_A_REPORT,
        evaluate_every=evaluate_every,
        threads=threads,
        report_at=stretch.stops,
    ):
        if watcher is not None:
            watcher(prepared, report, state)
        stretch.do(state)
        if isinstance(report, UpdateReport):
            share = min(report.update / horizon, 1.0) if horizon else 0.0
            yield Progress(
                _how_far(report, horizon),
                _PREPARING_SHARE + (1 - _PREPARING_SHARE) * share,
            )
        if stretch.is_over(state):
            return


def _how_far(report: UpdateReport, horizon: int | None) -> str:
    values = {"update": report.update, "loss": report.loss}
    if not horizon:
        return tr("Training: update {update:,}, loss {loss:.3f}", **values)
    return tr("Training: update {update:,} of {horizon:,}, loss {loss:.3f}", horizon=horizon, **values)


def model_of(
    state: TrainingState, prepared: Prepared, recipe: Recipe, metrics: Mapping[str, Any], *, made_by: str = ""
) -> Model:
    """The model that a training has led to, as it stands now: calibrated, if there is something to calibrate by."""
    network, calibrating = state.result(), prepared.calibrating
    if calibrating is not None:
        temperature = best_temperature(network, calibrating.views, calibrating.labels)
        network = tempered(network, temperature)
        metrics = {**metrics, "temperature": temperature}
    return Model(
        network=network,
        classes=CLASSES,
        normalisation=NORMALISATION_VERSION,
        training={
            "command": made_by,
            "seed": recipe.training.seed,
            "data": "scikit-learn digits",
            "recipe": recipe.to_dict(),
            "updates": state.update,
            "stopped": state.stop.value if state.stop else None,
        },
        metrics=metrics,
    )


def _metrics(network: Network, prepared: Prepared) -> dict[str, Any]:
    """How many digits are read right, read as pictures are in use."""
    learnt, tested, calibrating = prepared.learnt, prepared.tested, prepared.calibrating
    # Of the digits that it is calibrated by, the learnt ones come first.
    views = _views(learnt) if calibrating is None else calibrating.views[:, : len(learnt)]
    metrics = {"training_digits": len(learnt), "training_accuracy": _share_right(network, views, learnt.labels)}
    if len(tested):
        right = _share_right(network, _views(tested), tested.labels)
        metrics |= {"test_digits": len(tested), "test_accuracy": right}
    return metrics


def _views(digits: Digits) -> NDArray[np.float32]:
    """The digits as they are seen in use, (n_views, n, 64)."""
    ink = from_bitmaps(list(digits.pictures))
    return np.stack([network_inputs(ink, peel) for peel in VIEW_PEELS])


def _share_right(network: Network, views: NDArray[np.float32], labels: NDArray[np.int64]) -> float:
    outputs = mean_of_views(np.stack([network.predict(view) for view in views]))
    return accuracy(labels, outputs.argmax(axis=1))
