"""A numpy script: a model as one Python file that needs nothing but numpy and shows how the network computes.

The weights are in it, as base64 of their float32 bytes, and so the file gives the model's own probabilities; each step
is written out and explained, to be read, changed and learnt from.
"""

from __future__ import annotations

import base64
import textwrap
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from hwr.errors import ConfigError
from hwr.export.facts import plain
from hwr.nn.activations import ACTIVATIONS
from hwr.nn.config import TrainingConfig
from hwr.nn.losses import LOSSES
from hwr.nn.setting import require_mapping
from hwr.store.model_file import Model

_WIDTH: Final = 116

_HEAD: Final = '''\
#!/usr/bin/env python3
"""{title}

A neural network that reads handwritten digits, in one file; it needs Python 3 and numpy, nothing else.

    python {file}                  reads the example at the end of this file
    python {file} PICTURES.txt     reads pictures, a line each: {inputs} numbers with spaces or commas between

or, from another program in the same folder:

    from {module} import predict
    probabilities = predict(pictures)      # (n, {inputs}) -> (n, {outputs})

A picture is 8 rows of 8 values, from the top left to the bottom right, 0 for paper and 1 for ink, made in the way
that this program calls {normalisation}: the digit upright in the middle, filling the height.

The network has {layer_count}, {shape}: {parameters:,} numbers in all. In each layer every unit
adds up what comes from below, each value times its own weight, and its bias; a function of that sum is what goes on to
the next layer. The weights have 32 bits, the sums 64.{training}
"""

import base64
import sys

import numpy as np

CLASSES = {classes}
"""What the outputs stand for, in their order."""

'''

_TAIL: Final = '''
def predict(pictures):
    """The probability of each class: pictures (n, {inputs}) -> (n, {outputs}), each row in the order of CLASSES."""
    a = np.atleast_2d(np.asarray(pictures, dtype=np.float64))
    if a.shape[1] != {inputs}:
        raise ValueError(f"a picture has {inputs} values, not {{a.shape[1]}}")
    for weights, biases, activation in LAYERS:
        z = a @ weights + biases  # the weighted sums of all units of the layer, for all pictures at once
        a = activation(z)
    return a


def main():
    """Read pictures and print what they are taken for."""
    if len(sys.argv) > 1:
        with open(sys.argv[1], encoding="utf-8") as file:
            pictures = [[float(value) for value in line.replace(",", " ").split()] for line in file if line.strip()]
    else:
        pictures = EXAMPLE
    for probabilities in predict(pictures):
        best = int(probabilities.argmax())
        print(CLASSES[best], " ".join(f"{{p:.9f}}" for p in probabilities))


EXAMPLE = np.reshape([
{example}
], (1, {inputs}))
"""A nought, drawn by hand."""


if __name__ == "__main__":
    main()
'''

_LAYER: Final = '''
# Layer {number} of {count}: {fan_in} values come in, {units} units{role}, {activation}.
# weights[i, j] is what unit j makes of value i; biases[j] is what it starts from.
LAYERS.append(
    (
        numbers({fan_in} * {units}, """
{weights}
""").reshape({fan_in}, {units}),
        numbers({units}, """
{biases}
"""),
        {activation},
    )
)
'''

_NUMBERS: Final = '''
def numbers(count, text):
    """Numbers from base64 of little-endian 32-bit floats."""
    values = np.frombuffer(base64.b64decode(text), dtype="<f4")
    assert len(values) == count, "the file was altered"
    return values.astype(np.float64)


LAYERS = []
"""The network: (weights, biases, activation) of each layer, from the first on."""
'''


_EXAMPLE: Final = (
    (0.0, 0.0, 0.3, 0.8, 0.8, 0.3, 0.0, 0.0),
    (0.0, 0.2, 0.9, 0.5, 0.5, 0.9, 0.2, 0.0),
    (0.0, 0.6, 0.7, 0.0, 0.0, 0.7, 0.6, 0.0),
    (0.0, 0.8, 0.5, 0.0, 0.0, 0.5, 0.8, 0.0),
    (0.0, 0.8, 0.5, 0.0, 0.0, 0.5, 0.8, 0.0),
    (0.0, 0.6, 0.7, 0.0, 0.0, 0.7, 0.6, 0.0),
    (0.0, 0.2, 0.9, 0.5, 0.5, 0.9, 0.2, 0.0),
    (0.0, 0.0, 0.3, 0.8, 0.8, 0.3, 0.0, 0.0),
)
"""A nought, drawn by hand: what the script reads when it is given nothing else."""


def numpy_script(model: Model, *, title: str = "A trained network", file: str = "network.py") -> str:
    """The text of the script, in ASCII.

    Args:
        title: its first line.
        file: how it is going to be called, for the instructions in it.
    """
    architecture = model.network.architecture
    count = len(architecture.layers)
    fields = {
        "title": plain(title),
        "file": plain(file),
        "module": plain(file).removesuffix(".py"),
        "normalisation": plain(model.normalisation),
        "inputs": architecture.inputs,
        "outputs": architecture.outputs,
        "layer_count": "one layer" if count == 1 else f"{count} layers",
        "shape": "-".join(map(str, [architecture.inputs, *(layer.units for layer in architecture.layers)])),
        "parameters": architecture.parameter_count,
        "classes": ascii(model.classes),
        "training": _training(model.training.get("recipe")),
        "example": "\n".join(f"    {list(row)}," for row in _EXAMPLE),
    }
    parts = [_HEAD.format(**fields)]
    parts += [
        ACTIVATIONS[name].script + "\n" for name in dict.fromkeys(layer.activation for layer in architecture.layers)
    ]
    parts.append(_NUMBERS)
    for number, (layer, (fan_in, units)) in enumerate(
        zip(architecture.layers, architecture.shapes, strict=True), start=1
    ):
        parts.append(
            _LAYER.format(
                number=number,
                count=count,
                fan_in=fan_in,
                units=units,
                role=", the outputs" if number == count else "",
                activation=layer.activation,
                weights=_base64(model.network.weights[number - 1]),
                biases=_base64(model.network.biases[number - 1]),
            )
        )
    return "".join([*parts, "\n", _TAIL.format(**fields)])


def _training(recipe: object) -> str:
    """How the weights were found, as a paragraph; empty where the model does not tell."""
    try:
        config = TrainingConfig.from_dict(require_mapping("recipe", recipe)["training"])
    except (ConfigError, KeyError):
        return ""
    optimizer, loss = config.optimizer, LOSSES[config.loss]
    words = (
        f"The weights were found by gradient descent: {optimizer.title}, at a learning rate of "
        f"{config.learning_rate:g}, made the {loss.title} small. {optimizer.tip} {loss.tip}"
    )
    return "\n\n" + textwrap.fill(plain(words), _WIDTH)


def _base64(values: NDArray[np.floating[Any]]) -> str:
    data = np.ascontiguousarray(values, dtype="<f4").tobytes()
    text = base64.b64encode(data).decode()
    return "\n".join(text[first : first + _WIDTH] for first in range(0, len(text), _WIDTH))
