"""`hwr info`: what is installed, where things lie, which model reads, and whether a window can be opened."""

from __future__ import annotations

import platform
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any, Final

import click

from hwr.cli.common import json_option, model_option, report
from hwr.display import check_display
from hwr.errors import DisplayError, ModelFileError
from hwr.versions import LIBRARIES, version, version_of
from hwr.words import ELLIPSIS, LONGEST_NAME, LONGEST_SENTENCE, metric, shown

_MOST_LINES: Final = 100
_DEEPEST_INDENT: Final = 8


@click.command(short_help="Tell versions, paths, the model and the display.")
@model_option
@json_option
def info(model: Path | None, as_json: bool) -> None:
    """Tell versions, paths, the model, and whether a window can be opened.

    JSON keys: version, python, platform, libraries {name: version or null}, paths {models, settings, cache, reports,
    shipped_model}, model {file, and either error or classes, normalisation, layers, parameters, training, metrics},
    display {available, problem}.
    """
    from hwr.store.paths import Paths

    paths = Paths.of_user()
    found = {
        "version": version(),
        "python": platform.python_version(),
        "platform": platform.platform(),
        "libraries": {name: version_of(name) for name in LIBRARIES},
        "paths": {
            "models": str(paths.models),
            "settings": str(paths.settings),
            "cache": str(paths.cache),
            "reports": str(paths.reports),
            "shipped_model": str(paths.shipped_model),
        },
        "model": _model(model or paths.shipped_model),
        "display": _display(),
    }
    report(found, as_json, lambda: "\n".join(_outline(found)))


def _model(file: Path) -> dict[str, Any]:
    from hwr.store.model_file import load_model

    try:
        model = load_model(file)
    except ModelFileError as error:
        return {"file": str(file), "error": str(error)}
    architecture = model.network.architecture
    return {
        "file": str(file),
        "classes": list(model.classes),
        "normalisation": model.normalisation,
        "layers": [architecture.inputs, *(layer.units for layer in architecture.layers)],
        "parameters": architecture.parameter_count,
        "training": dict(model.training),
        "metrics": dict(model.metrics),
    }


def _display() -> dict[str, Any]:
    try:
        check_display()
    except DisplayError as error:
        return {"available": False, "problem": str(error)}
    return {"available": True, "problem": None}


def _outline(values: Mapping[str, Any], indent: str = "") -> Iterator[str]:
    """Nested values as indented lines; a model's recipe, a page by itself, is left to the JSON.

    So is what no model of this program holds: hundreds of values, or values deep inside each other.
    """
    for name, value in islice(values.items(), _MOST_LINES):
        words = shown(name, LONGEST_NAME)
        if name == "recipe":
            continue
        if isinstance(value, Mapping) and len(indent) < _DEEPEST_INDENT:
            yield f"{indent}{words}"
            yield from _outline(value, indent + "  ")
        elif value is not None:
            listed = islice(value, _MOST_LINES) if isinstance(value, list) else [value]
            told = " ".join(_told(name, one) for one in listed)
            yield f"{indent}{words:<{20 - len(indent)}} {shown(told, LONGEST_SENTENCE)}"
    if len(values) > _MOST_LINES:
        yield f"{indent}{ELLIPSIS} and {len(values) - _MOST_LINES:,} more"


def _told(name: str, value: Any) -> str:
    """One value in at most a line."""
    if isinstance(value, Mapping | list):
        return ELLIPSIS
    return metric(name, value) if isinstance(value, float) else shown(str(value), LONGEST_SENTENCE)
