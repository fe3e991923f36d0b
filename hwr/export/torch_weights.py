"""PyTorch weights: a model as a safetensors file that `torch.nn.Sequential` loads.

The modules are a `Linear` and an activation for each layer, in turn, so that the tensors are called `0.weight`,
`0.bias`, `2.weight` and so on; weights are (units, fan_in), as PyTorch has them. The metadata has one entry, `hwr`, a
JSON object with the texts of `hwr.export.facts` and `modules`, the list of modules as Python writes them. (One entry,
because safetensors writes several in random order.)
"""

from __future__ import annotations

import json

import numpy as np
from safetensors.numpy import save

from hwr.export.activation_forms import ACTIVATION_FORMS
from hwr.export.facts import facts
from hwr.nn.network import Architecture
from hwr.store.model_file import Model


def modules(architecture: Architecture) -> list[str]:
    """The arguments of `Sequential`: `Linear(64, 128)`, `ReLU()` and so on, and `Step()`, which PyTorch lacks."""
    found = []
    for layer, (fan_in, units) in zip(architecture.layers, architecture.shapes, strict=True):
        found += [f"Linear({fan_in}, {units})", ACTIVATION_FORMS[layer.activation].torch or "Step()"]
    return found


def torch_weights(model: Model) -> bytes:
    """The file, with numbers of the network's own type; the same model gives the same bytes.

    Raises:
        ConfigError: if the model's description cannot be written as JSON.
    """
    tensors = {}
    for i, (weights, biases) in enumerate(zip(model.network.weights, model.network.biases, strict=True)):
        tensors[f"{2 * i}.weight"] = np.ascontiguousarray(weights.T)
        tensors[f"{2 * i}.bias"] = np.ascontiguousarray(biases)
    said = {**facts(model), "modules": modules(model.network.architecture)}
    return save(tensors, {"hwr": json.dumps(said)})
