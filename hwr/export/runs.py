"""Runs of the history as the bytes of a file, in any form that there is, for the window and the command line."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from hwr.errors import StorageError

if TYPE_CHECKING:
    from hwr.store.runs.run_reader import RunReader


@dataclass(frozen=True)
class Form:
    """A form of file.

    Attributes:
        title: in the menu.
        suffix: of its name.
        of_one: whether it holds one run only, which must have a model.
    """

    title: str
    suffix: str
    of_one: bool = False


FORMS: Final[Mapping[str, Form]] = {
    "csv": Form("Curves as CSV table", ".csv"),
    "json": Form("Everything as JSON", ".json"),
    "png": Form("Picture of the curves as PNG", ".png"),
    "svg": Form("Picture of the curves as SVG", ".svg"),
    "script": Form("Network as numpy script", ".py", of_one=True),
    "model": Form("Network as model file", ".safetensors", of_one=True),
}


def suggested_name(runs: Sequence[int], form: str) -> str:
    """How the file may be called: "run-17.csv", "runs-3-4-5.json"."""
    numbers = "-".join(map(str, runs[:5]))
    return f"run{'s' * (len(runs) > 1)}-{numbers}{FORMS[form].suffix}"


def exported(store: RunReader, runs: Sequence[int], form: str, name: str, *, log: bool = False) -> bytes:
    """The runs in one of `FORMS`, for a file of this name; `log` for a logarithmic loss axis in pictures.

    Raises:
        StorageError: if a run, or the model that is asked for, is not there.
        ModelFileError: if the model is damaged.
    """
    if form == "csv":
        from hwr.export.tables import epochs_csv

        return epochs_csv((run, store.epochs(run)) for run in runs).encode()
    if form == "json":
        from hwr.export.tables import run_json

        documents = [run_json(store.run(run), store.epochs(run)) for run in runs]
        return (json.dumps({"runs": documents}, indent=1, allow_nan=False) + "\n").encode()
    if form in ("png", "svg"):
        from hwr.export.picture import RunCurves, picture

        summaries = [store.run(run).summary for run in runs]
        curves = [RunCurves(run.id, run.name or run.outline, store.columns(run.id)) for run in summaries]
        return picture(curves, svg=form == "svg", log=log)
    return _network(store, runs[0], form, name)


def _network(store: RunReader, run: int, form: str, name: str) -> bytes:
    from hwr.export.numpy_script import numpy_script

    model, file = store.model(run), store.model_bytes(run)
    if model is None or file is None:
        raise StorageError(f"Run {run} has no model.")
    if form == "model":
        return file
    summary = store.run(run).summary
    title = f"Run {run}{summary.name and ': '}{summary.name} ({summary.outline})"
    return numpy_script(model, title=title, file=name).encode()
