"""An ONNX model: the network, and of the way from ink to probabilities all that is tensor arithmetic.

In the graph are the last step of the normalisation (the share of ink in each of 8 x 8 blocks), the network with its
calibration, which is folded into its weights, and what a `Recognizer` does with several views of the same ink: their
mean, scaled to sum to 1. What comes before the blocks (thinning, setting upright, redrawing) goes point by point and
is not. Made for ONNX opset 17, which runtimes since 2022 can read.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from hwr.export.activation_forms import ACTIVATION_FORMS
from hwr.export.extras import extra
from hwr.export.facts import facts, utf8
from hwr.language import tr
from hwr.store.model_file import Model

_INPUT: Final = (
    "Ink, 0 paper to 1 ink: (pictures, views of each, height, width), height and width being multiples of 8. 8 x 8 are "
    "what the network sees; larger ones are averaged over 8 x 8 blocks."
)

_GRAPH: Final = """
<ir_version: 8, opset_import: ["" : 17]>
network ({type}[n, views, height, width] ink) => (string[n] label, {type}[n, {outputs}] probabilities)
{{
    pictures_views = Shape<start = 0, end = 2>(ink)
    rows = Shape<start = 2, end = 3>(ink)
    columns = Shape<start = 3, end = 4>(ink)
    eight = Constant<value_ints = [8]>()
    pictures = ReduceProd<axes = [0]>(pictures_views)
    block_rows = Div(rows, eight)
    block_columns = Div(columns, eight)
    in_blocks = Concat<axis = 0>(pictures, eight, block_rows, eight, block_columns)
    blocks = Reshape(ink, in_blocks)
    shares = ReduceMean<axes = [2, 4], keepdims = 0>(blocks)
    in_rows = Constant<value_ints = [-1, {inputs}]>()
    a0 = Reshape(shares, in_rows)
{layers}
    classes_count = Constant<value_ints = [{outputs}]>()
    by_view = Concat<axis = 0>(pictures_views, classes_count)
    outputs = Reshape(a{last}, by_view)
    mean = ReduceMean<axes = [1], keepdims = 0>(outputs)
    over_classes = Constant<value_ints = [1]>()
    total = ReduceSum(mean, over_classes)
    is_something = Greater(total, nothing)
    divisor = Where(is_something, total, all)
    share = Div(mean, divisor)
    probabilities = Where(is_something, share, even)
    best = ArgMax<axis = 1, keepdims = 0>(probabilities)
    label = Gather(classes, best)
}}
"""
"""In ONNX's textual syntax. Sigmoids may all say no: then every class is as likely as the others."""

_LAYER: Final = """\
    z{number} = Gemm(a{before}, weights{number}, biases{number})
    {activation}
"""


def onnx_model(model: Model, *, title: str = "A trained network") -> bytes:
    """The file, checked by ONNX itself: `ink` in; `label`, a text for each picture, and `probabilities` out.

    Numbers are of the network's own type, float32 or float64. The model's metadata are the texts of
    `hwr.export.facts`.

    Raises:
        MissingExtraError: if the library is not installed.
        ConfigError: if the model's description cannot be written as JSON.
    """
    onnx = extra("onnx", tr("ONNX files"), "onnx", "onnx")
    network, said = model.network, facts(model)
    layers = "".join(
        _LAYER.format(
            number=i,
            before=i - 1,
            activation=ACTIVATION_FORMS[layer.activation].onnx.format(a=f"a{i}", z=f"z{i}").replace("\n", "\n    "),
        )
        for i, layer in enumerate(network.architecture.layers, start=1)
    )
    made = extra("onnx.parser", tr("ONNX files"), "onnx", "onnx").parse_model(
        _GRAPH.format(
            type={"float32": "float", "float64": "double"}[network.dtype.name],
            inputs=network.architecture.inputs,
            outputs=network.architecture.outputs,
            layers=layers,
            last=len(network.architecture.layers),
        )
    )
    numbers = {
        "nothing": np.zeros((), network.dtype),
        "all": np.ones((), network.dtype),
        "even": np.array(1 / len(model.classes), network.dtype),
    }
    for i, (weights, biases) in enumerate(zip(network.weights, network.biases, strict=True), start=1):
        numbers |= {f"weights{i}": weights, f"biases{i}": biases}
    made.graph.initializer.extend(
        onnx.numpy_helper.from_array(np.ascontiguousarray(values), name) for name, values in numbers.items()
    )
    labels = [utf8(label) for label in model.classes]
    made.graph.initializer.append(
        onnx.TensorProto(name="classes", data_type=onnx.TensorProto.STRING, dims=[len(labels)], string_data=labels)
    )
    made.graph.input[0].doc_string = _INPUT
    made.producer_name = "hwr"
    made.doc_string = utf8(title).decode()
    onnx.helper.set_model_props(made, said)
    onnx.checker.check_model(made, full_check=True)
    data: bytes = made.SerializeToString()
    return data
