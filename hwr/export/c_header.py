"""A C header: a model's forward pass in C99, with the numbers in it, and nothing needed but the standard library."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from hwr.export.activation_forms import ACTIVATION_FORMS
from hwr.export.facts import facts, plain, utf8
from hwr.store.model_file import Model

_WIDTH: Final = 116
_A_LINE: Final = 7
_SIGNS: Final = re.compile(r"(?<=[*/?])(?=[*/?])")

_HEAD: Final = """\
/* {title}
 *
 * A neural network that reads handwritten digits, in one file of C99 (and C++); link it with -lm.
 *
 *     #include "{file}"
 *
 *     {type} x[{inputs}], y[{outputs}];
 *     hwr_predict(x, y);
 *
 * x are 8 rows of 8 values from the top left on, 0 for paper and 1 for ink, made in the way that the program calls
 * {normalisation}; y[i] is the probability of HWR_CLASSES[i], which is in UTF-8. Sigmoid outputs, if it has those, each
 * answer for themselves: divide them by their sum.
 *
 * {layer_count}, {shape}: {parameters:,} numbers in all. Sums are of doubles; nothing is allocated; {stack:,} bytes of
 * the stack are used.
 *
{licence}
 * SPDX-License-Identifier: MIT
 *
 * What else is known of it, as JSON:
 *
{facts}
 */
#ifndef HWR_NETWORK_H
#define HWR_NETWORK_H

#include <math.h>
#include <stddef.h>

/* What the outputs stand for, in their order. */
static const char *const HWR_CLASSES[{outputs}] = {{
    {classes}
}};
"""

_LAYER: Final = """
/* Layer {number} of {count}: what each of its {units} units makes of {fan_in} values, unit by unit. */
static const {type} hwr_weights_{number}[{units} * {fan_in}] = {{
{weights}
}};
static const {type} hwr_biases_{number}[{units}] = {{
{biases}
}};
"""

_SUMS: Final = """
/* The weighted sums z of all units of a layer. */
static inline void hwr_sums(
    const {type} *weights, const {type} *biases, size_t inputs, size_t units, const double *a, double *z)
{{
    for (size_t j = 0; j < units; j++) {{
        double sum = biases[j];
        for (size_t i = 0; i < inputs; i++) sum += weights[j * inputs + i] * a[i];
        z[j] = sum;
    }}
}}
"""

_ACTIVATION: Final = """
static inline void hwr_{name}(double *a, size_t n)
{{
    {body}
}}
"""

_PREDICT: Final = """
/* The probability of each class for one picture. */
static inline void hwr_predict(const {type} x[{inputs}], {type} y[{outputs}])
{{
    double a[{widest}], b[{widest}];
    for (size_t i = 0; i < {inputs}; i++) a[i] = x[i];
{steps}
    for (size_t i = 0; i < {outputs}; i++) y[i] = ({type}){last}[i];
}}

#endif
"""

_STEP: Final = """\
    hwr_sums(hwr_weights_{number}, hwr_biases_{number}, {fan_in}, {units}, {before}, {after});
    hwr_{activation}({after}, {units});"""


def c_header(model: Model, *, title: str = "A trained network", file: str = "network.h") -> str:
    """The text of the header, in ASCII; its numbers and `hwr_predict` are float or double, as the network's are.

    Args:
        title: its first line.
        file: how it is going to be called, for the instructions in it.

    Raises:
        ConfigError: if the model's description cannot be written as JSON.
    """
    network, architecture, said = model.network, model.network.architecture, facts(model)
    count, widest = len(architecture.layers), max(fan for shape in architecture.shapes for fan in shape)
    fields = {
        "type": {"float32": "float", "float64": "double"}[network.dtype.name],
        "inputs": architecture.inputs,
        "outputs": architecture.outputs,
        "widest": widest,
        "last": "ab"[count % 2],
    }
    parts = [
        _HEAD.format(
            **fields,
            title=_commented(title),
            file=_commented(file),
            normalisation=_commented(model.normalisation),
            layer_count="One layer" if count == 1 else f"{count} layers",
            shape="-".join(map(str, [architecture.inputs, *(layer.units for layer in architecture.layers)])),
            parameters=architecture.parameter_count,
            stack=16 * widest,
            licence=textwrap.fill(said["license"], _WIDTH, initial_indent=" * ", subsequent_indent=" * "),
            facts=_documents(said),
            classes=",\n    ".join(_literal(label) for label in model.classes),
        )
    ]
    steps = []
    for number, (layer, (fan_in, units)) in enumerate(
        zip(architecture.layers, architecture.shapes, strict=True), start=1
    ):
        of_layer = {**fields, "number": number, "count": count, "fan_in": fan_in, "units": units}
        weights, biases = network.weights[number - 1], network.biases[number - 1]
        parts.append(_LAYER.format(**of_layer, weights=_numbers(weights.T), biases=_numbers(biases)))
        before, after = ("ab", "ba")[(number - 1) % 2]
        steps.append(_STEP.format(**of_layer, before=before, after=after, activation=layer.activation))
    parts.append(_SUMS.format(**fields))
    for name in dict.fromkeys(layer.activation for layer in architecture.layers):
        parts.append(_ACTIVATION.format(name=name, body=ACTIVATION_FORMS[name].c))
    return "".join([*parts, _PREDICT.format(**fields, steps="\n".join(steps))])


def _documents(said: Mapping[str, str]) -> str:
    """The facts that are JSON, as a JSON object with a line for each, without signs that could end the comment."""
    lines = [f'"{name}": {said[name]}' for name in ("classes", "architecture", "training", "metrics")]
    escaped = [line.replace("*", r"\u002a").replace("?", r"\u003f") for line in lines]
    return " * {" + ",\n *  ".join(escaped) + "}"


def _commented(text: str) -> str:
    """A line of text that neither ends a comment nor seems to begin one, nor has trigraphs."""
    return _SIGNS.sub(" ", plain(text))


def _literal(label: str) -> str:
    """A label as a C string, with octal escapes, which end after three digits whatever follows.

    A zero, which would end the string, and half characters are written as Python writes them.
    """
    data = utf8(label.replace("\0", r"\x00"))
    signs = (chr(byte) if 32 <= byte < 127 and byte not in b'"\\?' else f"\\{byte:03o}" for byte in data)
    return f'"{"".join(signs)}"'


def _numbers(values: NDArray[np.floating[Any]]) -> str:
    """Numbers that read back as the very same ones, with commas between."""
    if values.dtype == np.float32:
        texts = [f"{value:.9g}" for value in values.ravel().tolist()]
        texts = [f"{text}f" if "." in text or "e" in text else f"{text}.0f" for text in texts]
    else:
        texts = [repr(value) for value in values.ravel().tolist()]
    lines = (", ".join(texts[i : i + _A_LINE]) for i in range(0, len(texts), _A_LINE))
    return ",\n".join(f"    {line}" for line in lines)
