"""Runs of the history as the bytes of a file, in any form that there is, for the window and the command line."""

from __future__ import annotations

import json
from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final, TypeVar

from hwr.errors import StorageError
from hwr.export.models import MODEL_FORMS, ModelForm
from hwr.language import mark, tr
from hwr.recipe.progress import finished

if TYPE_CHECKING:
    from pathlib import Path

    from hwr.store.runs.run_reader import RunReader

_EVERY: Final = 5000
"""Pieces of JSON between two looks at whether it is still wanted: some milliseconds."""

T = TypeVar("T")

Writing = Generator[float, None, T]
"""Tells how far a work is, from 0 to 1, and returns what came of it; closed before its end, it leaves nothing."""


@dataclass(frozen=True)
class Look:
    """How pictures of curves are wanted.

    Attributes:
        axis: what they are drawn over: updates, epochs, samples or seconds.
        log_x, log: whether the horizontal axis, and that of the loss, is logarithmic.
        smoothing: weight, at least 0 and below 1; None for what fits the run's length.
        seeds_together: whether runs that differ by their seeds alone are drawn as their mean with a band.
    """

    axis: str = "updates"
    log_x: bool = False
    log: bool = False
    smoothing: float | None = None
    seeds_together: bool = True


@dataclass(frozen=True)
class Request:
    """What is to be exported.

    Attributes:
        store: the history.
        runs: their numbers.
        name: of the file that it is for.
        look: of pictures.
    """

    store: RunReader
    runs: Sequence[int]
    name: str
    look: Look


@dataclass(frozen=True)
class Form:
    """A form of file.

    Attributes:
        title: in the menu.
        suffix: of its name.
        write: makes the bytes of the file, step by step.
        of_one: whether it holds one run only.
        of_model: whether that must have a model.
        ending: what its usual name has before the suffix.
        network: of the form of a network what that is called, which the title ends with.
    """

    title: str
    suffix: str
    write: Callable[[Request], Writing[bytes]]
    of_one: bool = False
    of_model: bool = False
    ending: str = ""
    network: str = ""

    @property
    def words(self) -> str:
        """The title in the language spoken."""
        return tr("Network as {form}", form=tr(self.network)) if self.network else tr(self.title)


def _csv(asked: Request) -> Writing[bytes]:
    from hwr.export.curve_table import curves_csv

    store, pieces, lines = asked.store, [], 0
    expected = 1 + sum(store.run(run).summary.updates for run in asked.runs)
    for piece in curves_csv((run, store.epochs(run), store.losses(run)) for run in asked.runs):
        pieces.append(piece)
        lines += piece.count("\n")
        yield min(lines / expected, 1.0)
    return "".join(pieces).encode()


def _json(asked: Request) -> Writing[bytes]:
    from hwr.export.tables import run_json

    store, documents = asked.store, []
    for number, run in enumerate(asked.runs):
        documents.append(run_json(store.run(run), store.epochs(run), store.losses(run)))
        yield number / len(asked.runs) / 2
    pieces = []
    for piece in json.JSONEncoder(indent=1, allow_nan=False).iterencode({"runs": documents}):
        pieces.append(piece)
        if len(pieces) % _EVERY == 0:
            yield 0.5
    return ("".join(pieces) + "\n").encode()


def _picture(asked: Request, *, svg: bool) -> Writing[bytes]:
    from hwr.export.picture import picture

    yield 0.0
    return picture(asked.store, asked.runs, asked.look, svg=svg)


def _network(asked: Request, *, form: ModelForm) -> Writing[bytes]:
    yield 0.0
    run = asked.runs[0]
    model = _required(run, asked.store.model(run))
    summary = asked.store.run(run).summary
    title = f"Run {run}{summary.name and ': '}{summary.name} ({summary.outline})"
    return form.write(model, title, asked.name)


def _model(asked: Request) -> Writing[bytes]:
    yield 0.0
    run = asked.runs[0]
    _required(run, asked.store.model(run))  # a damaged one is not handed on
    return _required(run, asked.store.model_bytes(run))


def _recipe(asked: Request) -> Writing[bytes]:
    from hwr.recipe.recipe import Recipe, recipe_toml

    yield 0.0
    return recipe_toml(Recipe.from_dict(asked.store.run(asked.runs[0]).recipe)).encode()


def _required(run: int, found: T | None) -> T:
    if found is None:
        raise StorageError(tr("Run {run} has no model.", run=run))
    return found


def _of_model(form: ModelForm) -> Form:
    write = partial(_network, form=form)
    return Form(
        f"Network as {form.title}",
        form.suffix,
        write,
        of_one=True,
        of_model=True,
        ending=form.ending,
        network=form.title,
    )


FORMS: Final[Mapping[str, Form]] = {
    "csv": Form(mark("Curves as CSV table"), ".csv", _csv),
    "json": Form(mark("Everything as JSON"), ".json", _json),
    "png": Form(mark("Picture of the curves as PNG"), ".png", partial(_picture, svg=False)),
    "svg": Form(mark("Picture of the curves as SVG"), ".svg", partial(_picture, svg=True)),
    "recipe": Form(mark("Recipe, with what was done in the middle, as TOML"), ".toml", _recipe, of_one=True),
    **{"script" if name == "numpy" else name: _of_model(form) for name, form in MODEL_FORMS.items()},
    "model": Form(mark("Network as model file"), ".safetensors", _model, of_one=True, of_model=True),
}
"""All there are, in the order of menus: the window and the command line offer what stands here."""


@dataclass(frozen=True)
class FolderForm:
    """A form of several files in a folder, to which more runs can be added.

    Attributes:
        title: in the menu.
        folder: how it may be called.
        write: writes runs into it, step by step, and tells what it has made: files, or folders of them.
    """

    title: str
    folder: str
    write: Callable[[RunReader, Sequence[int], Path], Writing[list[Path]]]


def _tensorboard(store: RunReader, runs: Sequence[int], folder: Path) -> Writing[list[Path]]:
    from hwr.export.tensorboard import write_event_files

    return (yield from write_event_files(store, runs, folder))


def _mlflow(store: RunReader, runs: Sequence[int], folder: Path) -> Writing[list[Path]]:
    from hwr.export.mlflow import track

    return (yield from track(store, runs, folder))


FOLDER_FORMS: Final[Mapping[str, FolderForm]] = {
    "tensorboard": FolderForm(mark("Event files for TensorBoard"), "tensorboard", _tensorboard),
    "mlflow": FolderForm(mark("Tracking folder for MLflow"), "mlruns", _mlflow),
}
"""Those that are folders, in the order of menus."""


def suggested_name(runs: Sequence[int], form: str) -> str:
    """How the file may be called: "run-17.csv", "runs-3-4-5.json"; or the folder."""
    if form in FOLDER_FORMS:
        return FOLDER_FORMS[form].folder
    numbers = "-".join(map(str, runs[:5]))
    return f"run{'s' * (len(runs) > 1)}-{numbers}{FORMS[form].ending}{FORMS[form].suffix}"


def exported(store: RunReader, runs: Sequence[int], form: str, name: str, look: Look = Look()) -> bytes:
    """The runs in one of `FORMS`, for a file of this name; pictures look like this.

    Raises:
        StorageError: if a run, or the model or the curves that are asked for, is not there.
        ModelFileError: if the model is damaged.
        ConfigError: if the recipe is.
    """
    return finished(FORMS[form].write(Request(store, runs, name, look)))


def writing_runs(store: RunReader, runs: Sequence[int], form: str, path: Path, look: Look = Look()) -> Writing[int]:
    """Write runs to a file, in one of `FORMS`, or into a folder, in one of `FOLDER_FORMS`; tells how many bytes.

    All of it is written or nothing: what was begun is removed again if this is closed before its end, or fails.

    Raises:
        StorageError, ModelFileError, ConfigError: as `exported`, or if it cannot be written.
        MissingExtraError: if what writes the form is not installed.
    """
    from hwr.store.atomic import write_bytes

    if form in FOLDER_FORMS:
        made = yield from FOLDER_FORMS[form].write(store, runs, path)
        files = (file for each in made for file in (each.rglob("*") if each.is_dir() else [each]))
        return sum(file.stat().st_size for file in files if file.is_file())
    data = yield from FORMS[form].write(Request(store, runs, path.name, look))
    yield 1.0  # the last moment to give it up
    write_bytes(path, data)
    return len(data)


def write_runs(store: RunReader, runs: Sequence[int], form: str, path: Path, look: Look = Look()) -> int:
    """The same, without a stop on the way."""
    return finished(writing_runs(store, runs, form, path, look))
