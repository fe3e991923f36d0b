"""Model files: what was saved is what is loaded, and nothing else ever is."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import safetensors
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from safetensors import safe_open
from safetensors.numpy import save

from hwr.errors import ConfigError, ModelFileError
from hwr.ink.normalisation import NORMALISATION_VERSION
from hwr.nn.network import Architecture, Network
from hwr.store import model_file
from hwr.store.model_file import Model, from_bytes, load_model, save_model

ZEROS = "0" * 64


def a_model(*hidden: int, classes: tuple[str, ...] = ("0", "1"), seed: int = 1) -> Model:
    architecture = Architecture.mlp(64, *hidden, len(classes))
    rng = np.random.default_rng(seed)
    return Model(
        network=Network(architecture, rng.normal(size=architecture.parameter_count).astype(np.float32)),
        classes=classes,
        normalisation=NORMALISATION_VERSION,
        training={"command": "hwr train", "seed": seed, "schedule": {"peak": 0.004}},
        metrics={"accuracy": 0.98},
    )


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small model's file; tests copy it."""
    path = tmp_path_factory.mktemp("model") / "small.safetensors"
    save_model(path, a_model())
    return path


def signed(document: dict[str, Any], tensors: dict[str, NDArray[Any]]) -> bytes:
    """A file whose checksum is right, whatever is in it."""
    blank = save(tensors, {"hwr": json.dumps({**document, "sha256": ZEROS})})
    return blank.replace(ZEROS.encode(), hashlib.sha256(blank).hexdigest().encode(), 1)


def opened(file: Path) -> tuple[dict[str, Any], dict[str, NDArray[Any]]]:
    with safe_open(file, "numpy") as content:
        return json.loads(content.metadata()["hwr"]), {name: content.get_tensor(name) for name in content.keys()}  # noqa: SIM118  (not a dict)


@pytest.mark.parametrize("hidden", [(), (7,), (32, 16)])
def test_round_trip(tmp_path: Path, hidden: tuple[int, ...]) -> None:
    model = a_model(*hidden, classes=("eins", "zwei", "ä"))
    save_model(tmp_path / "model", model)
    loaded = load_model(tmp_path / "model")
    assert loaded.network.architecture == model.network.architecture
    assert loaded.network.dtype == np.float32
    np.testing.assert_array_equal(loaded.network.parameters, model.network.parameters)
    assert (loaded.classes, loaded.normalisation) == (model.classes, model.normalisation)
    assert (loaded.training, loaded.metrics) == (model.training, model.metrics)
    loaded.network.parameters[:] = 0  # its own memory, fit to go on training


def test_the_same_model_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        save_model(tmp_path / name, a_model(5))
    save_model(tmp_path / "again", load_model(tmp_path / "one"))
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes() == (tmp_path / "again").read_bytes()


def test_other_programs_can_read_it(file: Path) -> None:
    document, tensors = opened(file)
    assert {name: (tensor.shape, str(tensor.dtype)) for name, tensor in tensors.items()} == {
        "layers.0.weight": ((64, 2), "float32"),
        "layers.0.bias": ((2,), "float32"),
    }
    np.testing.assert_array_equal(tensors["layers.0.weight"], a_model().network.weights[0])
    assert document["format"] == model_file.FORMAT
    assert document["classes"] == ["0", "1"]
    assert (
        document["sha256"]
        == hashlib.sha256(file.read_bytes().replace(document["sha256"].encode(), ZEROS.encode())).hexdigest()
    )


def test_a_float64_network_is_saved_as_float32(tmp_path: Path) -> None:
    model = a_model()
    double = Model(model.network.astype(np.float64), model.classes, model.normalisation, {}, {})
    save_model(tmp_path / "model", double)
    assert load_model(tmp_path / "model").network.dtype == np.float32


@pytest.mark.parametrize(
    "bits",
    [
        pytest.param(lambda position: [position % 8], id="one of each byte"),
        pytest.param(lambda position: range(8), id="all", marks=pytest.mark.slow),
    ],
)
def test_every_flipped_bit_is_noticed(file: Path, bits: Callable[[int], Iterable[int]]) -> None:
    data = bytearray(file.read_bytes())
    for position in range(len(data)):
        for bit in bits(position):
            data[position] ^= 1 << bit
            with pytest.raises(ModelFileError):
                from_bytes(bytes(data), "It")
            data[position] ^= 1 << bit


@given(data=st.data())
def test_every_cut_insertion_or_replacement_is_noticed(
    file: Path, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    whole = file.read_bytes()
    start = data.draw(st.integers(0, len(whole)), label="start")
    end = data.draw(st.integers(start, min(len(whole), start + 200)), label="end")
    changed = whole[:start] + data.draw(st.binary(max_size=50), label="put there") + whole[end:]
    path = tmp_path_factory.mktemp("changed") / "model"
    path.write_bytes(changed)
    if changed == whole:
        load_model(path)
    else:
        with pytest.raises(ModelFileError):
            load_model(path)


def test_every_truncation_is_noticed(file: Path, tmp_path: Path) -> None:
    whole = file.read_bytes()
    for length in range(0, len(whole), 3):
        (tmp_path / "cut").write_bytes(whole[:length])
        with pytest.raises(ModelFileError):
            load_model(tmp_path / "cut")


@given(noise=st.binary(max_size=300))
def test_noise_is_no_model(tmp_path_factory: pytest.TempPathFactory, noise: bytes) -> None:
    path = tmp_path_factory.mktemp("noise") / "model"
    path.write_bytes(noise)
    with pytest.raises(ModelFileError):
        load_model(path)


Change = Callable[[dict[str, Any], dict[str, NDArray[Any]]], object]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda d, t: d.update(format=2), "written by a newer version"),
        (lambda d, t: d.update(format="x"), "written by a newer version"),
        (lambda d, t: d.update(format=None), "written by a newer version"),
        (lambda d, t: d.update(normalisation="ink-999"), "'ink-999'.*does not know"),
        (lambda d, t: d.update(normalisation=["ink-1"]), "normalisation"),
        (lambda d, t: d.update(classes=["0"]), "2 outputs, but there are 1 classes"),
        (lambda d, t: d.update(classes=["0", "0"]), "classes must be different"),
        (lambda d, t: d.update(classes=["0", 1]), "classes"),
        (lambda d, t: d.update(classes="01"), "classes"),
        (lambda d, t: d.update(training=[]), "training"),
        (lambda d, t: d.update(metrics="good"), "metrics"),
        (lambda d, t: d.pop("classes"), "classes"),
        (lambda d, t: d.pop("format"), "not a model of this program"),
        (lambda d, t: d["architecture"].update(inputs=63), "layers.0.weight"),
        (lambda d, t: d["architecture"].update(inputs=10**12), "inputs"),
        (lambda d, t: d["architecture"]["layers"][0].update(units=3), "layers.0.weight"),
        (lambda d, t: d["architecture"]["layers"][0].update(units=-1), "units"),
        (lambda d, t: d["architecture"]["layers"][0].update(activation="magic"), "activation"),
        (lambda d, t: d["architecture"]["layers"][0].update(activation="relu"), "probabilities, by softmax.*relu"),
        (lambda d, t: d["architecture"].update(layers=[]), "layers"),
        (lambda d, t: d.update(architecture=[1]), "architecture"),
        (lambda d, t: t.update({"layers.0.weight": t["layers.0.weight"].T.copy()}), "layers.0.weight"),
        (lambda d, t: t.update({"layers.0.bias": np.full(2, np.nan, np.float32)}), "not finite"),
        (lambda d, t: t.update({"layers.0.bias": np.full(2, -np.inf, np.float32)}), "not finite"),
        (lambda d, t: t.update({"layers.0.bias": np.zeros(2)}), "type F64"),
        (lambda d, t: t.update({"layers.1.bias": np.zeros(2, np.float32)}), "do not belong"),
        (lambda d, t: t.pop("layers.0.bias"), "layers.0.bias"),
        (lambda d, t: t.clear(), "layers.0.weight"),
    ],
)
def test_what_does_not_fit_together_is_refused_even_with_a_right_checksum(
    file: Path, tmp_path: Path, change: Change, sentence: str
) -> None:
    document, tensors = opened(file)
    change(document, tensors)
    path = tmp_path / "changed"
    path.write_bytes(signed(document, tensors))
    with pytest.raises(ModelFileError, match=sentence) as caught:
        load_model(path)
    assert str(path) in str(caught.value)


def test_a_network_for_other_inputs_is_refused(file: Path, tmp_path: Path) -> None:
    document, tensors = opened(file)
    document["architecture"]["inputs"] = 63
    tensors["layers.0.weight"] = tensors["layers.0.weight"][:63].copy()
    path = tmp_path / "changed"
    path.write_bytes(signed(document, tensors))
    with pytest.raises(ModelFileError, match="takes 63 inputs; the normalisation gives 64"):
        load_model(path)


def test_a_right_checksum_alone_is_accepted(file: Path, tmp_path: Path) -> None:
    (tmp_path / "signed").write_bytes(signed(*opened(file)))
    assert load_model(tmp_path / "signed").classes == ("0", "1")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "not a model of this program"),
        (b"\xff" * 100, "not a model of this program"),
        ((10**6).to_bytes(8, "little") + b"[" * 10**6, "not a model of this program"),
        (save({"weight": np.zeros(3, np.float32)}), "not a model of this program"),
        (save({"weight": np.zeros(3, np.float32)}, {"hwr": "[" * 100_000}), "not a model of this program"),
        (save({"weight": np.zeros(3, np.float32)}, {"hwr": "[]"}), "not a model of this program"),
        (save({"weight": np.zeros(3, np.float32)}, {"hwr": '{"format": NaN}'}), "not a model of this program"),
        (save({"weight": np.zeros(3, np.float32)}, {"hwr": '{"format": ' + "9" * 9999 + "}"}), "not a model"),
        (save({"weight": np.zeros(3, np.float32)}, {"hwr": '{"format": 1, "sha256": 5}'}), "checksum"),
        (save({"weight": np.zeros(3, np.float32)}, {"hwr": '{"format": 1, "sha256": "é"}'}), "checksum"),
    ],
)
def test_files_that_are_something_else(tmp_path: Path, content: bytes, sentence: str) -> None:
    path = tmp_path / "other"
    path.write_bytes(content)
    with pytest.raises(ModelFileError, match=sentence):
        load_model(path)


def test_paths_that_are_no_files(tmp_path: Path) -> None:
    for path, sentence in [
        (tmp_path, "is a folder"),
        (tmp_path / "missing", "There is no model file"),
        (tmp_path / "nul\0l", "no model file|cannot be read"),
        (tmp_path / ("x" * 300), "cannot be read"),
    ]:
        with pytest.raises(ModelFileError, match=sentence):
            load_model(path)


def test_a_pipe_does_not_block(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(ModelFileError, match="is a pipe: that is not a file"):
        load_model(tmp_path / "pipe")


def described(tensors: int, document: str = "{}") -> bytes:
    """A file that describes so many empty tensors."""
    entry = {"dtype": "F32", "shape": [0], "data_offsets": [0, 0]}
    header = {"__metadata__": {"hwr": document}, **{f"t{number}": entry for number in range(tensors)}}
    text = json.dumps(header).encode()
    return len(text).to_bytes(8, "little") + text


@pytest.mark.parametrize("data", [described(200), described(30_000), described(1, "x" * 2_000_000)])
def test_a_crowded_description_is_not_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(safetensors, "deserialize", lambda _: pytest.fail("its tensors were made"))
    (tmp_path / "crowded").write_bytes(data)
    with pytest.raises(ModelFileError, match="not a model of this program"):
        load_model(tmp_path / "crowded")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file(file: Path, tmp_path: Path) -> None:
    path = tmp_path / "secret"
    path.write_bytes(file.read_bytes())
    path.chmod(0)
    with pytest.raises(ModelFileError, match="cannot be read"):
        load_model(path)


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "huge"
    with path.open("wb") as file:
        file.truncate(10**12)  # a sparse file: a terabyte that takes no room
    with pytest.raises(ModelFileError, match="larger than 191 MB"):
        load_model(path)


def test_a_model_that_is_not_finite_is_never_made_nor_saved() -> None:
    model = a_model()
    model.network.parameters[3] = np.nan
    with pytest.raises(ConfigError, match="not finite"):
        Model(model.network, model.classes, model.normalisation, {}, {})


@pytest.mark.parametrize("metrics", [{"accuracy": float("nan")}, {"accuracy": object()}])
def test_metrics_that_are_no_json_leave_the_old_file_alone(file: Path, tmp_path: Path, metrics: dict[str, Any]) -> None:
    path = tmp_path / "model"
    path.write_bytes(file.read_bytes())
    model = a_model()
    with pytest.raises(ConfigError, match="JSON"):
        save_model(path, Model(model.network, model.classes, model.normalisation, {}, metrics))
    assert path.read_bytes() == file.read_bytes()
