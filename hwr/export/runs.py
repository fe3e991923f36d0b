"""Runs of the history as the bytes of a file, in any form that there is, for the window and the command line."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final, TypeVar

from hwr.errors import StorageError

if TYPE_CHECKING:
    from hwr.store.runs.run_reader import RunReader

T = TypeVar("T")


@dataclass(frozen=True)
class Request:
    """What is to be exported.

    Attributes:
        store: the history.
        runs: their numbers.
        name: of the file that it is for.
        log: whether pictures get a logarithmic axis for the loss.
    """

    store: RunReader
    runs: Sequence[int]
    name: str
    log: bool


@dataclass(frozen=True)
class Form:
    """A form of file.

    Attributes:
        title: in the menu.
        suffix: of its name.
        write: makes the bytes of the file.
        of_one: whether it holds one run only, which must have a model.
    """

    title: str
    suffix: str
    write: Callable[[Request], bytes]
    of_one: bool = False


def _csv(asked: Request) -> bytes:
    from hwr.export.tables import epochs_csv

    return epochs_csv((run, asked.store.epochs(run)) for run in asked.runs).encode()


def _json(asked: Request) -> bytes:
    from hwr.export.tables import run_json

    documents = [run_json(asked.store.run(run), asked.store.epochs(run)) for run in asked.runs]
    return (json.dumps({"runs": documents}, indent=1, allow_nan=False) + "\n").encode()


def _picture(asked: Request, *, svg: bool) -> bytes:
    from hwr.export.picture import RunCurves, picture

    summaries = [asked.store.run(run).summary for run in asked.runs]
    curves = [RunCurves(run.id, run.name or run.outline, asked.store.columns(run.id)) for run in summaries]
    return picture(curves, svg=svg, log=asked.log)


def _script(asked: Request) -> bytes:
    from hwr.export.numpy_script import numpy_script

    run = asked.runs[0]
    model = _required(run, asked.store.model(run))
    summary = asked.store.run(run).summary
    title = f"Run {run}{summary.name and ': '}{summary.name} ({summary.outline})"
    return numpy_script(model, title=title, file=asked.name).encode()


def _model(asked: Request) -> bytes:
    run = asked.runs[0]
    _required(run, asked.store.model(run))  # a damaged one is not handed on
    return _required(run, asked.store.model_bytes(run))


def _required(run: int, found: T | None) -> T:
    if found is None:
        raise StorageError(f"Run {run} has no model.")
    return found


FORMS: Final[Mapping[str, Form]] = {
    "csv": Form("Curves as CSV table", ".csv", _csv),
    "json": Form("Everything as JSON", ".json", _json),
    "png": Form("Picture of the curves as PNG", ".png", partial(_picture, svg=False)),
    "svg": Form("Picture of the curves as SVG", ".svg", partial(_picture, svg=True)),
    "script": Form("Network as numpy script", ".py", _script, of_one=True),
    "model": Form("Network as model file", ".safetensors", _model, of_one=True),
}
"""All there are, in the order of menus: the window and the command line offer what stands here."""


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
    return FORMS[form].write(Request(store, runs, name, log))
