"""PyTorch weights, as `torch.nn.Sequential` loads them."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest
from safetensors import safe_open
from safetensors.numpy import load

from hwr.errors import ModelFileError
from hwr.export.torch_weights import torch_weights
from hwr.nn.network import LayerSpec
from hwr.store.model_file import Model, from_bytes
from tests.export.models_made import KINDS, LABELS, hostile_model, made_model, pictures


def said(path: Any) -> dict[str, Any]:
    with safe_open(path, "numpy") as file:
        found = json.loads(file.metadata()["hwr"])
    assert isinstance(found, dict)
    return found


def sequential(torch: Any, data: bytes, modules: list[str]) -> Any:
    """The network in PyTorch, made of what the file's metadata says."""
    from safetensors.torch import load as load_torch

    class Step(torch.nn.Module):  # type: ignore[misc]
        def forward(self, z: Any) -> Any:
            return (z > 0).to(z.dtype)

    weights = load_torch(data)
    made = torch.nn.Sequential(*(eval(each, {**vars(torch.nn), "Step": Step}) for each in modules))
    made.to(weights["0.weight"].dtype).load_state_dict(weights)
    return made


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_sequential_gives_the_same_outputs(tmp_path: Any, dtype: Any) -> None:
    torch = pytest.importorskip("torch", reason="PyTorch is not installed")
    for hidden, output in KINDS:
        model = made_model(LayerSpec(30, hidden), LayerSpec(20, hidden), output=output, dtype=dtype)
        data = torch_weights(model)
        (tmp_path / "x.safetensors").write_bytes(data)
        made = sequential(torch, data, said(tmp_path / "x.safetensors")["modules"])
        x = pictures().astype(dtype)
        with torch.no_grad():
            found = made(torch.from_numpy(x)).numpy()
        assert found.dtype == dtype
        np.testing.assert_allclose(found, model.network.predict(x), rtol=0, atol=1e-6, err_msg=f"{hidden}, {output}")


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_names_shapes_and_numbers(dtype: Any) -> None:
    model = made_model(LayerSpec(30), LayerSpec(20, "tanh"), dtype=dtype)
    tensors = load(torch_weights(model))
    shapes = {"0.weight": (30, 64), "0.bias": (30,), "2.weight": (20, 30), "2.bias": (20,), "4.weight": (10, 20)}
    assert {name: tensor.shape for name, tensor in tensors.items()} == {**shapes, "4.bias": (10,)}
    for i in range(3):
        np.testing.assert_array_equal(tensors[f"{2 * i}.weight"].T, model.network.weights[i], strict=True)
        np.testing.assert_array_equal(tensors[f"{2 * i}.bias"], model.network.biases[i], strict=True)


def test_hostile_names(tmp_path: Any) -> None:
    model = hostile_model()
    path = tmp_path / "x.safetensors"
    path.write_bytes(torch_weights(model))
    found = said(path)
    assert json.loads(found["classes"]) == list(LABELS)
    assert json.loads(found["training"]) == json.loads(found["metrics"]) == model.training
    assert found["modules"] == ["Linear(64, 7)", "ReLU()", "Linear(7, 10)", "Softmax(dim=1)"]


def test_it_is_told_from_a_model_file() -> None:
    with pytest.raises(ModelFileError, match="not a model of this program"):
        from_bytes(torch_weights(made_model()), "The file")


def test_the_same_model_gives_the_same_bytes() -> None:
    first: Model = hostile_model()
    assert torch_weights(first) == torch_weights(hostile_model())
