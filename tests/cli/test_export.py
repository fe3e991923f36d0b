"""`hwr export`, as its users meet it."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import load_file

from hwr.export.models import MODEL_FORMS
from hwr.store.model_file import load_model, save_model
from hwr.store.paths import Paths
from tests.cli.test_commands import run, run_json
from tests.store.runs_made import is_sentence, made_model


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("form", MODEL_FORMS)
def test_every_form(capfd: pytest.CaptureFixture[str], here: Path, form: str) -> None:
    if form == "onnx":
        pytest.importorskip("onnx", reason="the extra onnx is not installed")
    save_model(here / "mine.safetensors", made_model())
    found = run_json(capfd, "export", "mine.safetensors", "--to", form)
    assert found["file"] == MODEL_FORMS[form].name("mine")
    assert (found["format"], found["model"]) == (form, "mine.safetensors")
    data = (here / found["file"]).read_bytes()
    assert found["bytes"] == len(data) > 1000
    code, out, _ = run(capfd, "export", "mine.safetensors", "--to", form, "--out", "other")
    assert (code, out) == (0, "other\n")
    code, out, err = run(capfd, "export", "mine.safetensors", "--to", form)
    assert (code, out) == (1, "")
    assert "is there already" in err
    assert load_model(here / "mine.safetensors").classes == tuple("0123456789")


def test_without_a_model_it_is_the_shipped_one(capfd: pytest.CaptureFixture[str], here: Path) -> None:
    run_json(capfd, "export", "--to", "safetensors")
    shipped = load_model(Paths.of_user().shipped_model)
    tensors = load_file(here / "digits-pytorch.safetensors")
    np.testing.assert_array_equal(tensors["0.weight"].T, shipped.network.weights[0])


def test_to_stdout(capfd: pytest.CaptureFixture[str], here: Path) -> None:
    code, out, err = run(capfd, "export", "--to", "c", "--out", "-")
    assert (code, err) == (0, "")
    assert out.startswith("/* Model digits\n")
    assert not list(here.iterdir())
    assert run(capfd, "export", "--to", "c", "--out", "-", "--json")[0] == 2


def test_the_model_itself_is_not_overwritten(capfd: pytest.CaptureFixture[str], here: Path) -> None:
    save_model(here / "mine.safetensors", made_model())
    before = (here / "mine.safetensors").read_bytes()
    code, _, err = run(capfd, "export", "mine.safetensors", "--to", "safetensors", "--out", "./mine.safetensors")
    assert code == 1
    assert "is the model itself" in err
    assert (here / "mine.safetensors").read_bytes() == before


@pytest.mark.parametrize("arguments", [["nowhere.safetensors", "--to", "c"], ["folder", "--to", "numpy"]])
def test_a_problem_is_one_sentence(capfd: pytest.CaptureFixture[str], here: Path, arguments: list[str]) -> None:
    (here / "folder").mkdir()
    code, out, err = run(capfd, "export", *arguments)
    assert (code, out) == (1, "")
    assert is_sentence(err.strip())


def test_the_help_names_every_form(capfd: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capfd, "export", "--help")
    assert all(form.title.split(",")[0] in " ".join(out.split()) for form in MODEL_FORMS.values())
    assert "JSON keys:" in out
    assert json.dumps(run(capfd, "export")[0]) == "2"
