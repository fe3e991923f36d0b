"""The numpy script: a program of its own that gives the model's very probabilities."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from hwr.export.numpy_script import numpy_script
from hwr.ink.normalisation import NORMALISATION_VERSION
from hwr.nn.activations import ACTIVATIONS
from hwr.nn.network import Architecture, LayerSpec, Network
from hwr.store.model_file import Model, load_model
from hwr.store.paths import Paths
from tests.export import models_made
from tests.hostile import NAME

HIDDEN = sorted(set(ACTIVATIONS) - {"softmax"})


def made_model(*layers: LayerSpec, classes: tuple[str, ...] = tuple("0123456789"), seed: int = 1) -> Model:
    architecture = Architecture(64, (*layers, LayerSpec(len(classes), "softmax")))
    network = Network.initialised(architecture, np.random.default_rng(seed))
    network.parameters[:] += np.random.default_rng(seed + 1).normal(0, 0.1, network.parameters.size).astype(np.float32)
    return Model(network, classes, NORMALISATION_VERSION, {}, {})


def loaded(text: str) -> ModuleType:
    module = ModuleType("network")
    exec(compile(text, "network.py", "exec"), module.__dict__)
    return module


@pytest.fixture
def pictures() -> NDArray[np.float32]:
    """Pictures of noise, of nothing and of ink everywhere."""
    noise = np.random.default_rng(5).random((50, 64))
    return np.concatenate([noise, np.zeros((1, 64)), np.ones((1, 64))]).astype(np.float32)


def test_the_shipped_model_in_a_process_of_its_own(tmp_path: Path, pictures: NDArray[np.float32]) -> None:
    model = load_model(Paths.of_user().shipped_model)
    script = tmp_path / "run_12.py"
    script.write_text(numpy_script(model, title='Run 12: "my best" \\ ü', file=script.name), encoding="ascii")
    given_file = tmp_path / "pictures.txt"
    given_file.write_text("\n".join(",".join(map(repr, row)) for row in pictures.astype(float).tolist()) + "\n\n")
    command = [sys.executable, "-I", "-W", "error", str(script)]
    done = subprocess.run([*command, str(given_file)], capture_output=True, encoding="utf-8", check=False, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    answers = [line.split() for line in done.stdout.splitlines()]
    expected = model.network.predict(pictures)
    np.testing.assert_allclose([list(map(float, answer[1:])) for answer in answers], expected, rtol=0, atol=1e-6)
    assert [answer[0] for answer in answers] == [model.classes[best] for best in expected.argmax(axis=1)]

    example = subprocess.run(command, capture_output=True, encoding="utf-8", check=True, cwd=tmp_path)
    assert example.stdout.startswith("0 ")


@pytest.mark.parametrize("activation", HIDDEN)
def test_every_activation(activation: str, pictures: NDArray[np.float32]) -> None:
    model = made_model(LayerSpec(30, activation), LayerSpec(20, activation))
    predicted = loaded(numpy_script(model)).predict(pictures)
    np.testing.assert_allclose(predicted, model.network.predict(pictures), rtol=0, atol=1e-6)
    np.testing.assert_allclose(predicted, model.network.astype(np.float64).predict(pictures), rtol=0, atol=1e-12)


@given(
    st.lists(st.tuples(st.integers(1, 40), st.sampled_from(HIDDEN)), max_size=4),
    st.lists(st.text(min_size=1), min_size=2, max_size=12, unique=True),
    st.text(),
)
@settings(max_examples=40)
def test_any_network_under_any_title(layers: list[tuple[int, str]], classes: list[str], title: str) -> None:
    model = made_model(*(LayerSpec(*layer) for layer in layers), classes=tuple(classes))
    text = numpy_script(model, title=title, file="x.py")
    assert text.isascii()
    module = loaded(text)
    assert list(module.CLASSES) == classes
    pictures = np.random.default_rng(2).random((3, 64))
    expected = model.network.astype(np.float64).predict(pictures)
    np.testing.assert_allclose(module.predict(pictures), expected, rtol=0, atol=1e-12)


def test_large_sums_do_not_overflow() -> None:
    model = made_model(LayerSpec(5, "sigmoid"))
    model.network.parameters[:] *= 1e5
    with np.errstate(all="raise", under="ignore"):
        found = loaded(numpy_script(model)).predict(np.ones((2, 64)))
    assert np.isfinite(found).all()


def test_it_needs_numpy_alone_and_says_what_is_wrong() -> None:
    text = numpy_script(made_model())
    names = {alias.name for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Import) for alias in node.names}
    assert names == {"base64", "sys", "numpy"}
    with pytest.raises(ValueError, match="64 values, not 3"):
        loaded(text).predict([0.0, 0.5, 1.0])


def test_the_same_model_gives_the_same_text() -> None:
    assert numpy_script(made_model()) == numpy_script(made_model())
    assert json.dumps(numpy_script(made_model(seed=2))) != json.dumps(numpy_script(made_model()))


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_sigmoid_outputs_and_hostile_names(dtype: type, pictures: NDArray[np.float32]) -> None:
    for hidden in HIDDEN:
        model = models_made.made_model(LayerSpec(12, hidden), output="sigmoid", dtype=dtype)
        found = loaded(numpy_script(model)).predict(pictures)
        np.testing.assert_allclose(found, model.network.predict(pictures), rtol=0, atol=1e-6)
    module = loaded(numpy_script(models_made.hostile_model(dtype), title=NAME, file='"""\\'))
    assert tuple(module.CLASSES) == models_made.LABELS
