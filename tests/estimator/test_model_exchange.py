"""What is trained in scikit-learn reads in the program, and the program's models in scikit-learn."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

from hwr.cli.commands import commands
from hwr.data.labelled_ink import LabelledInk
from hwr.errors import ModelFileError
from hwr.estimator import BackpropClassifier, InkNormalizer
from hwr.ink.files import DRAWING_FORMATS
from hwr.ink.normalisation import VIEW_PEELS
from hwr.nn.network import Architecture, Network
from hwr.recognizer import Recognizer
from hwr.store.model_file import Model, load_model, save_model
from hwr.store.paths import Paths
from tests.estimator.conftest import Samples

pytestmark = pytest.mark.filterwarnings("ignore::sklearn.exceptions.ConvergenceWarning")


def test_the_shipped_model_reads_as_it_does_in_the_window(some_pen_digits: tuple[LabelledInk, ...]) -> None:
    path = Paths.of_user({"HWR_HOME": "unused"}).shipped_model
    reader, ours = Recognizer(load_model(path)), BackpropClassifier.load(path)
    assert ours.classes_.tolist() == [str(digit) for digit in range(10)]
    drawings = [sample.drawing.fitted() for sample in some_pen_digits[:40]]
    views = [ours.predict_proba(InkNormalizer(peel=peel).transform(drawings)) for peel in VIEW_PEELS]
    for drawing, probabilities in zip(drawings, np.mean(views, axis=0), strict=True):
        np.testing.assert_allclose(probabilities, reader.recognize(drawing).probabilities, atol=1e-5)


def test_what_is_saved_reads_in_the_program(some_pen_digits: tuple[LabelledInk, ...], tmp_path: Path) -> None:
    drawings = [sample.drawing.fitted() for sample in some_pen_digits]
    labels = np.array([int(sample.label) for sample in some_pen_digits])
    ours = BackpropClassifier((32,), max_iter=200, learning_rate_init=5e-3, random_state=0)
    ours.fit(InkNormalizer().transform(drawings), labels).save(tmp_path / "mine.safetensors")
    reader = Recognizer(load_model(tmp_path / "mine.safetensors"))
    assert np.mean([reader.recognize(drawing).best for drawing in drawings] == labels.astype(str)) > 0.95
    (tmp_path / "one.inkml").write_bytes(DRAWING_FORMATS[0].to_bytes(drawings[0]))
    words = ["predict", "--model", str(tmp_path / "mine.safetensors"), str(tmp_path / "one.inkml"), "--json"]
    result = CliRunner().invoke(commands, words)
    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout)["items"][0]["text"] == str(labels[0])


@pytest.mark.parametrize("labels", ["whole", "text"])
def test_what_is_saved_comes_back(digits: Samples, tmp_path: Path, labels: str) -> None:
    x, y = digits
    given = y if labels == "whole" else np.array(list("abcdefghij"))[y]
    ours = BackpropClassifier((16, 8), ("tanh", "relu"), max_iter=5, random_state=0).fit(x.astype(np.float64), given)
    ours.save(tmp_path / "mine.safetensors")
    back = BackpropClassifier.load(str(tmp_path / "mine.safetensors"))
    np.testing.assert_array_equal(back.predict(x), ours.predict(x))
    assert back.classes_.dtype.kind == given.dtype.kind
    np.testing.assert_allclose(back.predict_proba(x), ours.predict_proba(x), rtol=0, atol=1e-6)
    assert back.get_params()["hidden_layer_sizes"] == (16, 8)
    assert back.get_params()["activation"] == ("tanh", "relu")
    assert back.n_features_in_ == 64
    before = back.score(x, given)
    for _ in range(10):
        back.partial_fit(x, given)
    assert back.score(x, given) > before


def test_classes_in_another_order_are_brought_into_scikit_learns(tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    network = Network.initialised(Architecture.mlp(64, 5, 3, output="sigmoid"), rng)
    model = Model(network, ("7", "-", "10"), "ink-2", {}, {})
    x = rng.random((20, 64))
    expected = network.predict(x).argmax(axis=1)
    for number, training in enumerate(({}, {"whole_number_labels": True})):
        save_model(tmp_path / f"{number}.safetensors", replace(model, training=training))
        ours = BackpropClassifier.load(tmp_path / f"{number}.safetensors")
        assert ours.classes_.tolist() == ["-", "10", "7"]
        np.testing.assert_array_equal(ours.predict(x), np.array(model.classes)[expected])
    assert ours.output_activation == "sigmoid"


def test_what_is_no_model_is_refused(digits: Samples, tmp_path: Path) -> None:
    x, y = digits
    path = tmp_path / "mine.safetensors"
    with pytest.raises(ValueError, match="takes 63 inputs"):
        BackpropClassifier((4,), max_iter=1).fit(x[:, 1:], y).save(path)
    with pytest.raises(ValueError, match="text or whole numbers"):
        BackpropClassifier((4,), max_iter=1).fit(x, y > 4).save(path)
    with pytest.raises(ValueError, match="normalisation 'ink-9'"):
        BackpropClassifier((4,), max_iter=1).fit(x, y).save(path, normalisation="ink-9")
    assert not path.exists()
    with pytest.raises(ModelFileError, match="There is no model file"):
        BackpropClassifier.load(path)
