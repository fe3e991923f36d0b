"""File ▸ Export network: the network that reads, as a file for other programs."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot
from safetensors.numpy import load_file

from hwr.export.models import MODEL_FORMS
from hwr.store.model_file import load_model, save_model
from hwr.store.paths import Paths
from hwr.ui.app import Lab
from hwr.ui.reader import Network
from hwr.ui.settings import load_settings
from tests.store.runs_made import made_model
from tests.ui.conftest import OpenLab
from tests.ui.dialogs import answer


def choose(qtbot: QtBot, lab: Lab, form: str) -> None:
    file = next(action for action in lab.window.menuBar().actions() if action.text() == "&File")
    assert lab.window.export.menuAction() in file.menu().actions()  # type: ignore[attr-defined]
    entry = lab.window.export.findChild(QAction, f"actionExport_{form}")
    assert isinstance(entry, QAction)
    entry.trigger()
    qtbot.waitUntil(lambda: lab.exporting.writing.is_idle)


@pytest.mark.parametrize("form", MODEL_FORMS)
def test_the_network_that_reads_is_written(qtbot: QtBot, open_lab: OpenLab, tmp_path: Path, form: str) -> None:
    if form == "onnx":
        pytest.importorskip("onnx", reason="the extra onnx is not installed")
    lab = open_lab()
    answer(tmp_path / "mine")  # the dialog knows the suffix
    choose(qtbot, lab, form)
    path = tmp_path / f"mine{MODEL_FORMS[form].suffix}"
    assert path.stat().st_size > 1000
    assert lab.window.messages.sentence == f"Shipped model is written to {path}."


def test_another_network_and_the_folder_for_the_next_time(
    qtbot: QtBot, open_lab: OpenLab, paths: Paths, tmp_path: Path
) -> None:
    save_model(tmp_path / "other.safetensors", made_model(seed=5))
    lab = open_lab()
    lab.networks.choose(Network(file=tmp_path / "other.safetensors"))
    answer(tmp_path / "weights.safetensors")
    choose(qtbot, lab, "safetensors")
    weights = load_file(tmp_path / "weights.safetensors")
    np.testing.assert_array_equal(weights["0.weight"].T, made_model(seed=5).network.weights[0])
    assert lab.files.folder == tmp_path
    lab.keeping.flush()
    settings = load_settings(paths.settings)
    assert (settings.folder, settings.recent) == (tmp_path, ())


def test_what_goes_wrong_is_said(
    qtbot: QtBot, open_lab: OpenLab, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = tmp_path / "other.safetensors"
    save_model(model, made_model())
    lab = open_lab()
    lab.networks.choose(Network(file=model))
    monkeypatch.setattr("hwr.ui.kit.asking.ask_where", lambda *_: model)
    choose(qtbot, lab, "safetensors")
    assert lab.window.messages.sentence == f"{model} is the model itself: choose another name."
    assert load_model(model).classes == tuple("0123456789")
    monkeypatch.setattr("hwr.ui.kit.asking.ask_where", lambda *_: tmp_path / "x.onnx")
    monkeypatch.setitem(sys.modules, "onnx", None)
    choose(qtbot, lab, "onnx")
    assert "the extra 'onnx' of this program, which is not installed" in lab.window.messages.sentence
    assert not (tmp_path / "x.onnx").exists()


def test_the_name_that_is_suggested(
    qtbot: QtBot, open_lab: OpenLab, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    suggested: list[str] = []
    monkeypatch.setattr("hwr.ui.kit.asking.ask_where", lambda _parent, _title, usual, _kinds: suggested.append(usual))
    lab = open_lab()
    lab.files.folder = tmp_path
    choose(qtbot, lab, "c")
    lab.reader.read_with(made_model(), Network(run=17))
    choose(qtbot, lab, "safetensors")
    assert suggested == [str(tmp_path / "digits.h"), str(tmp_path / "run-17-pytorch.safetensors")]
