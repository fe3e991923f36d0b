"""What the commands share: their options, the recogniser, their report on stdout and their progress on stderr."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import TYPE_CHECKING, Any, Final, Self

import click

from hwr.cli import terminal
from hwr.words import shown

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar

    from hwr.recognizer import Recognizer

_LONGEST_LABEL: Final = 60
_IN_MEMORY: Final = 1 << 20  # characters

PATH = click.Path(path_type=Path)
"""A path that is not checked here: a missing file is a problem of the job, in the job's words, not wrong usage."""

json_option = click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
model_option = click.option("--model", type=PATH, metavar="FILE", help="Model file; default: the shipped one.")


def _some_address(context: click.Context, option: click.Parameter, address: str | None) -> str | None:
    """An address as it was given; one that is blank, as of a variable that was never set, would mean this computer."""
    if address is not None and not address.strip():
        raise click.BadParameter("it is empty; leave the option out to do it on this computer.", context, option)
    return address


dask_option = click.option(
    "--dask",
    metavar="ADDRESS",
    callback=_some_address,
    help="Have a Dask cluster do it, such as tcp://localhost:8786. It is trusted ground: who reaches it can run code.",
)


def report(values: Mapping[str, Any], as_json: bool, text: Callable[[], str]) -> None:
    """Print a command's report: the values as one JSON object, or the text for people (nothing if it is empty)."""
    printed = _json(values) if as_json else text()
    if printed:
        terminal.write(printed)


class Items:
    """A report of one list, `{"items": [...]}`, that may be too long for the memory: it is kept in a file until it is
    whole, so that nothing is printed of one that comes to no end.
    """

    def __init__(self) -> None:
        self._file = SpooledTemporaryFile(_IN_MEMORY, "w+", encoding="ascii")  # noqa: SIM115 - closed with this
        self._file.write('{"items": [')
        self._is_empty = True

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def add(self, item: Mapping[str, Any]) -> None:
        """Add one at the end."""
        self._file.write(("" if self._is_empty else ", ") + _json(item))
        self._is_empty = False

    def print(self) -> None:
        """Print the report; nothing is added after that.

        Raises:
            OSError: if it cannot be written.
        """
        self._file.write("]}\n")
        self._file.seek(0)
        while piece := self._file.read(_IN_MEMORY):
            terminal.write_bytes(piece.encode("ascii"))


def progress(length: int, label: str) -> ProgressBar[int]:
    """A progress bar on stderr; where that is no terminal it shows its label alone."""
    return click.progressbar(length=length, label=shown(label, _LONGEST_LABEL), file=terminal.messages(), width=30)


def open_recognizer(model: Path | None) -> Recognizer:
    """A recogniser with the named model, or with the shipped one.

    Raises:
        ModelFileError: if the model cannot be used.
    """
    from hwr.recognizer import Recognizer
    from hwr.store.model_file import load_model
    from hwr.store.paths import Paths

    return Recognizer(load_model(model or Paths.of_user().shipped_model))


def _json(value: Any) -> str:
    import json  # not before it is used: what starts the window comes through here, too

    # in ASCII: names of files may hold what is no UTF-8, and not every terminal or pipe takes UTF-8
    return json.dumps(_finite(value), allow_nan=False)


def _finite(value: Any) -> Any:
    """Values of whatever origin as JSON has them: it knows neither infinity nor NaN."""
    if isinstance(value, Mapping):
        return {key: _finite(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_finite(inner) for inner in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value
