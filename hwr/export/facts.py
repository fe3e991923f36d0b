"""Facts: what an exported model says of itself beside its numbers, as text that any format can hold."""

from __future__ import annotations

import json
from typing import Any, Final

from hwr.errors import ConfigError
from hwr.language import tr
from hwr.store.model_file import Model

LICENCE: Final = (
    "What the program wrote around the numbers is under its own licence, MIT; the numbers are whose network it is."
)


def facts(model: Model) -> dict[str, str]:
    """ASCII texts: "classes", "architecture", "training" and "metrics" are JSON, "normalisation" a name, "input",
    "output" and "license" sentences.

    Raises:
        ConfigError: if `training` or `metrics` hold something that cannot be written as JSON.
    """
    return {
        "classes": _json(list(model.classes)),
        "normalisation": model.normalisation,
        "input": "8 rows of 8 values, from the top left to the bottom right, 0 for paper and 1 for ink.",
        "output": "A probability for each of the classes, in their order.",
        "architecture": _json(model.network.architecture.to_dict()),
        "training": _json(dict(model.training)),
        "metrics": _json(dict(model.metrics)),
        "license": LICENCE,
    }


def plain(text: str) -> str:
    """A text for a comment or a docstring: one line of printable ASCII, without quotes and backslashes."""
    shown = "".join(character if character.isprintable() else " " for character in text)
    return " ".join(shown.encode("ascii", "replace").decode().replace('"', "'").replace("\\", "/").split())


def utf8(label: str) -> bytes:
    """A label in UTF-8; half characters, which it cannot hold, as Python writes them: `\\udcff`."""
    return label.encode("utf-8", "backslashreplace")


def _json(value: Any) -> str:
    try:
        return json.dumps(value, allow_nan=False)
    except (TypeError, ValueError) as error:
        raise ConfigError(tr("The model's description cannot be written as JSON: {error}.", error=error)) from error
