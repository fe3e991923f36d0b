"""ONNX models, as onnxruntime runs them."""

from __future__ import annotations

import json
import sys
from typing import Any

import numpy as np
import pytest

from hwr.errors import MissingExtraError
from hwr.export.onnx_model import onnx_model
from hwr.ink.drawing import Drawing
from hwr.nn.calibration import mean_of_views
from hwr.nn.network import LayerSpec
from hwr.recognizer import Recognizer
from hwr.store.model_file import Model, load_model
from hwr.store.paths import Paths
from tests.export.models_made import KINDS, LABELS, hostile_model, made_model, pictures
from tests.hostile import NAME


@pytest.fixture(scope="module")
def onnx() -> Any:
    return pytest.importorskip("onnx", reason="the extra onnx is not installed")


def session(data: bytes) -> Any:
    runtime = pytest.importorskip("onnxruntime", reason="onnxruntime is not installed")
    runtime.set_default_logger_severity(3)
    return runtime.InferenceSession(data, providers=["CPUExecutionProvider"])


def assert_same(model: Model, views: int = 3) -> None:
    ink = np.stack([pictures() ** power for power in range(1, views + 1)], axis=1).astype(model.network.dtype)
    labels, found = session(onnx_model(model)).run(None, {"ink": ink.reshape(len(ink), views, 8, 8)})
    expected = mean_of_views(np.stack([model.network.predict(ink[:, view]) for view in range(views)]))
    np.testing.assert_allclose(found, expected, rtol=0, atol=1e-6)
    assert found.dtype == model.network.dtype
    assert [model.classes.index(label) for label in labels] == found.argmax(axis=1).tolist()


@pytest.mark.usefixtures("onnx")
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize(("hidden", "output"), KINDS)
def test_every_activation(hidden: str, output: str, dtype: Any) -> None:
    assert_same(made_model(LayerSpec(30, hidden), LayerSpec(20, hidden), output=output, dtype=dtype))


@pytest.mark.usefixtures("onnx")
def test_no_hidden_layer_and_one_view() -> None:
    assert_same(made_model(), views=1)


@pytest.mark.usefixtures("onnx")
def test_sigmoids_that_all_say_no() -> None:
    model = made_model(output="sigmoid")
    model.network.parameters[:] = -1e6
    _, found = session(onnx_model(model)).run(None, {"ink": np.ones((2, 1, 8, 8), np.float32)})
    np.testing.assert_allclose(found, 0.1, rtol=1e-6)


@pytest.mark.usefixtures("onnx")
class TestTheShippedModel:
    """Ink in, what the program itself reads out."""

    DRAWING = Drawing.from_strokes([[(60.0, 40.0), (180.0, 40.0), (110.0, 220.0)]])

    def test_it_reads_as_the_recognizer_does(self) -> None:
        reading = Recognizer(load_model(Paths.of_user().shipped_model)).recognize(self.DRAWING)
        assert reading.ink is not None
        run = session(onnx_model(load_model(Paths.of_user().shipped_model)))
        labels, found = run.run(None, {"ink": reading.ink.views.reshape(1, -1, 8, 8)})
        np.testing.assert_allclose(found[0], reading.probabilities, rtol=0, atol=1e-6)
        assert labels.tolist() == [reading.best] == ["7"]

    def test_the_last_step_of_the_normalisation_is_in_it(self) -> None:
        reading = Recognizer(load_model(Paths.of_user().shipped_model)).recognize(self.DRAWING)
        assert reading.ink is not None
        redrawn = next(stage for stage in reading.ink.stages if stage.name == "redrawn").picture
        assert redrawn.shape == (64, 64)
        run = session(onnx_model(load_model(Paths.of_user().shipped_model)))
        whole, small = (
            run.run(None, {"ink": ink})[1] for ink in (redrawn[None, None], reading.ink.views[:1].reshape(1, 1, 8, 8))
        )
        np.testing.assert_allclose(whole, small, rtol=0, atol=1e-6)

    def test_sides_that_are_no_multiples_of_8_are_refused(self) -> None:
        run = session(onnx_model(made_model()))
        with pytest.raises(Exception, match="Reshape"):
            run.run(None, {"ink": np.zeros((36, 1, 28, 28), np.float32)})
        labels, found = run.run(None, {"ink": np.zeros((0, 3, 8, 8), np.float32)})
        assert (len(labels), found.shape) == (0, (0, 10))


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_hostile_names(onnx: Any, dtype: Any) -> None:
    model = hostile_model(dtype)
    data = onnx_model(model, title=NAME)
    read = onnx.load_from_string(data)
    onnx.checker.check_model(read, full_check=True)
    said = {entry.key: entry.value for entry in read.metadata_props}
    assert json.loads(said["classes"]) == list(LABELS)
    assert json.loads(said["training"]) == json.loads(said["metrics"]) == model.training
    assert read.doc_string == NAME
    assert session(data).get_modelmeta().custom_metadata_map == said
    [classes] = [onnx.numpy_helper.to_array(each) for each in read.graph.initializer if each.name == "classes"]
    assert [label.decode() if isinstance(label, bytes) else label for label in classes.tolist()] == [
        label.encode("utf-8", "backslashreplace").decode() for label in LABELS
    ]
    network = model.network.copy()
    for i, label in enumerate(classes.tolist()):
        network.biases[-1][:] = np.arange(len(LABELS)) == i
        network.weights[-1][:] = 0
        sure = onnx_model(Model(network, model.classes, model.normalisation, {}, {}))
        labels, _ = session(sure).run(None, {"ink": np.zeros((1, 1, 8, 8), dtype)})
        assert labels.tolist() == [label]


@pytest.mark.usefixtures("onnx")
def test_the_same_model_gives_the_same_bytes() -> None:
    assert onnx_model(hostile_model()) == onnx_model(hostile_model())


def test_without_the_library_a_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "onnx", None)
    with pytest.raises(MissingExtraError, match=r"ONNX files .* extra 'onnx' .* -m pip install onnx\."):
        onnx_model(made_model())
