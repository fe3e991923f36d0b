"""MLflow: runs as runs of an experiment, tracked in a folder."""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
from collections.abc import Generator, Iterator, Mapping, Sequence
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from hwr.errors import ConfigError, StorageError
from hwr.export.extras import extra
from hwr.export.series import series, settings
from hwr.export.tables import run_json
from hwr.language import tr
from hwr.recipe.recipe import Recipe, recipe_toml
from hwr.store.atomic import make_folder
from hwr.store.runs.record import Run, RunStatus
from hwr.store.runs.run_reader import RunReader
from hwr.words import shown

EXPERIMENT: Final = "hwr"

_ENVIRONMENT: Final = {
    "MLFLOW_DISABLE_TELEMETRY": "true",  # nothing is sent anywhere
    "DO_NOT_TRACK": "true",
    "MLFLOW_ALLOW_FILE_STORE": "true",  # or MLflow 3.7 and later want a database
}

_STATUS: Final = {
    RunStatus.RUNNING: "RUNNING",
    RunStatus.FINISHED: "FINISHED",
    RunStatus.STOPPED: "KILLED",
    RunStatus.DIVERGED: "FAILED",
    RunStatus.INTERRUPTED: "FAILED",
}

_A_REQUEST: Final = 1000
"""MLflow takes so many metrics at once, and a hundred params."""

_PARAMS: Final = 100
_LONGEST_NAME: Final = 200
_LONGEST_VALUE: Final = 500


def track(store: RunReader, runs: Sequence[int], folder: Path) -> Generator[float, None, list[Path]]:
    """Add the runs to the experiment `hwr` of the tracking folder, and tell the folders of their files.

    Metrics are called as in `hwr.export.series`, their steps are updates; params are the recipe under dotted names; the
    artifacts are the model file, the recipe and everything else as JSON. MLflow is told to send nothing anywhere.

    Tells how far it is, from 0 to 1; closed before its end, or at fault, it removes what is new.

    Raises:
        StorageError: if a run is not there, or cannot be written.
        MissingExtraError: if the library is not installed.
    """
    os.environ.update(_ENVIRONMENT)  # MLflow looks when it is imported
    mlflow = extra("mlflow", tr("MLflow's files"), "mlflow", "mlflow-skinny")
    found = [store.run(number) for number in runs]
    made = []
    try:
        with contextlib.ExitStack() as undo:
            make_folder(folder, undo)
            _undo_new(folder, undo)
            client = mlflow.MlflowClient(tracking_uri=folder.absolute().as_uri())
            known = client.get_experiment_by_name(EXPERIMENT)
            experiment = client.create_experiment(EXPERIMENT) if known is None else known.experiment_id
            for place, run in enumerate(found):
                with contextlib.ExitStack() as begun:
                    _undo_new(folder / experiment, begun)
                    name = _begun(client, experiment, run)
                    begun.pop_all()
                undo.callback(shutil.rmtree, folder / experiment / name, ignore_errors=True)
                for share in _filled(mlflow.entities, client, name, store, run):
                    yield (place + share) / len(found)
                made.append(folder / experiment / name)
            undo.pop_all()
    except (mlflow.exceptions.MlflowException, OSError) as error:
        raise StorageError(
            tr("The runs cannot be written into {folder}: {reason}.", folder=folder, reason=error)
        ) from error
    return made


def _undo_new(folder: Path, undo: contextlib.ExitStack) -> None:
    """Let `undo` remove what will be new in a folder, but no experiment with the runs of another program."""
    before = set(folder.iterdir())

    def remove() -> None:
        for one in set(folder.iterdir()) - before:
            if not any(one.glob("*/meta.yaml")):
                shutil.rmtree(one, ignore_errors=True)

    undo.callback(remove)


def _begun(client: Any, experiment: str, run: Run) -> str:
    """Add a run of which nothing was measured yet; returns MLflow's name for it."""
    summary = run.summary
    begun = round(summary.begun.timestamp() * 1000)
    title = f"Run {summary.id}{summary.name and ': '}{summary.name}"
    tags = {
        "hwr.run": str(summary.id),
        "hwr.status": str(summary.status),
        "hwr.outline": shown(summary.outline, _LONGEST_VALUE),
        "hwr.tags": shown(", ".join(summary.tags), _LONGEST_VALUE),
        "mlflow.note.content": shown(summary.note, _LONGEST_VALUE),
    }
    tags = {name: value for name, value in tags.items() if value}
    made = client.create_run(experiment, start_time=begun, run_name=shown(title, _LONGEST_NAME), tags=tags)
    return str(made.info.run_id)


def _filled(entities: Any, client: Any, name: str, store: RunReader, run: Run) -> Iterator[float]:
    """Fill a run with what there is of it; tells how far that is."""
    summary = run.summary
    rows, losses = store.epochs(summary.id), store.losses(summary.id)
    metrics = [
        entities.Metric(curve.name, value, round(when * 1000), update)
        for curve in series(run, rows, losses)
        for update, value, when in zip(curve.updates.tolist(), curve.values.tolist(), curve.times.tolist(), strict=True)
    ]
    params = [entities.Param(key, shown(str(value), _LONGEST_VALUE)) for key, value in _named(settings(run))]
    for first in range(0, len(params), _PARAMS):
        client.log_batch(name, params=params[first : first + _PARAMS])
    for first in range(0, len(metrics), _A_REQUEST):
        yield first / len(metrics)
        client.log_batch(name, metrics=metrics[first : first + _A_REQUEST])
    with TemporaryDirectory() as files:
        for file, data in _artifacts(store, run, run_json(run, rows, losses)):
            Path(files, file).write_bytes(data)
        client.log_artifacts(name, files)
    ended = round(summary.begun.timestamp() * 1000) + round(summary.seconds * 1000)
    client.set_terminated(name, _STATUS[summary.status], ended)


def _artifacts(store: RunReader, run: Run, document: Mapping[str, Any]) -> Iterator[tuple[str, bytes]]:
    yield "run.json", json.dumps(document, indent=1, allow_nan=False).encode()
    model = store.model_bytes(run.summary.id)
    if model is not None:
        yield "model.safetensors", model
    with contextlib.suppress(ConfigError):  # of another version of the program; the JSON has it as it is
        yield "recipe.toml", recipe_toml(Recipe.from_dict(run.recipe)).encode()


def _named(values: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """The settings under names that MLflow takes, which are also names of files: no two alike."""
    taken: set[str] = set()
    for name, value in values.items():
        clean = re.sub(r"[^A-Za-z0-9_.-]", "_", name[:_LONGEST_NAME]).strip(".") or "_"
        free = next(each for n in count(1) if (each := clean if n == 1 else f"{clean}-{n}") not in taken)
        taken.add(free)
        yield free, value
