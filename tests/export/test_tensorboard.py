"""TensorBoard's event files, read back by TensorBoard's own reader."""

from __future__ import annotations

import io
import math
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from hwr.errors import MissingExtraError, StorageError
from hwr.export.runs import write_runs
from hwr.export.tensorboard import first_layer
from hwr.nn.network import Architecture, Network
from hwr.recipe.recipe import Recipe
from hwr.store.runs.run_store import RunStore
from tests.export.conftest import BARE, HOSTILE, RUN
from tests.hostile import NAME
from tests.store.runs_made import fresh_state, made_model


@pytest.fixture
def folder(store: RunStore, tmp_path: Path) -> Path:
    pytest.importorskip("tensorboardX", reason="the extra tensorboard is not installed")
    write_runs(store, [RUN, HOSTILE, BARE], "tensorboard", tmp_path / "log")
    return tmp_path / "log"


@pytest.fixture(scope="module")
def reader() -> Any:
    reason = "tensorboard, which reads the files back, is not installed"
    return pytest.importorskip("tensorboard.backend.event_processing.event_accumulator", reason=reason)


def read(reader: Any, folder: Path, run: int) -> Any:
    events = reader.EventAccumulator(str(folder / f"run-{run}"), size_guidance=reader.STORE_EVERYTHING_SIZE_GUIDANCE)
    return events.Reload()


def test_every_number_is_there_at_its_update_and_time(store: RunStore, folder: Path, reader: Any) -> None:
    events, rows, begun = read(reader, folder, RUN), store.epochs(RUN), store.run(RUN).summary.begun.timestamp()
    for name, field in (("loss/train", "train_loss"), ("accuracy/test", "test_accuracy"), ("epoch", "epoch")):
        found = events.Scalars(name)
        assert [each.step for each in found] == [row.update for row in rows]
        np.testing.assert_allclose([each.value for each in found], [getattr(row, field) for row in rows], rtol=1e-6)
        np.testing.assert_allclose([each.wall_time - begun for each in found], [row.seconds for row in rows], atol=1e-5)
    batches = events.Scalars("loss/batch")
    [losses] = store.losses(RUN)
    assert [each.step for each in batches] == list(range(1, losses.last + 1))
    np.testing.assert_allclose([each.value for each in batches], losses.values, rtol=1e-6)
    assert [each.wall_time for each in batches] == sorted(each.wall_time for each in batches)
    norms = [each.value for each in events.Scalars("gradient_norm/layer_2")]
    np.testing.assert_allclose(norms, [row.layers[1][0] for row in rows], rtol=1e-6)


def test_weights_as_drawn_and_as_kept(store: RunStore, folder: Path, reader: Any) -> None:
    events = read(reader, folder, RUN)
    assert sorted(events.Tags()["histograms"]) == [
        f"{what}/layer_{i}" for what in ("biases", "weights") for i in (1, 2)
    ]
    drawn, kept = events.Histograms("weights/layer_1")
    for found, step, network in (
        (drawn, 0, fresh_state().network),
        (kept, store.run(RUN).summary.updates, made_model().network),
    ):
        assert found.step == step
        assert found.histogram_value.num == 64 * 12 == sum(found.histogram_value.bucket)
        assert found.histogram_value.sum == pytest.approx(float(network.weights[0].sum(dtype=np.float64)), abs=1e-4)


def test_the_first_layer_is_an_image(folder: Path, reader: Any) -> None:
    before, after = read(reader, folder, RUN).Images("first_layer/units")
    assert before.encoded_image_string != after.encoded_image_string
    shown = np.asarray(Image.open(io.BytesIO(after.encoded_image_string)))
    expected = first_layer(made_model().network)
    assert expected is not None
    np.testing.assert_array_equal(shown, expected)
    assert shown.shape == (3 * 9 * 4, 4 * 9 * 4, 3)
    weight = made_model().network.weights[0][:, 0].reshape(8, 8)  # of the first unit
    colours = shown[0 : 8 * 4 : 4, 0 : 8 * 4 : 4].astype(int)
    assert ((colours[..., 0] >= colours[..., 2]) == (weight >= 0)).mean() > 0.9  # the palest round to white


def test_settings_are_hparams_beside_results(store: RunStore, folder: Path, reader: Any) -> None:
    from tensorboard.plugins.hparams import metadata

    content = read(reader, folder, RUN).summary_metadata
    start = metadata.parse_session_start_info_plugin_data(
        content["_hparams_/session_start_info"].plugin_data.content
    ).hparams
    assert start["training.batch_size"].number_value == 16
    assert start["hidden.1.activation"].string_value == "relu"
    assert start["seed"].number_value == 3
    experiment = metadata.parse_experiment_plugin_data(content["_hparams_/experiment"].plugin_data.content)
    names = {info.name.tag for info in experiment.metric_infos}
    assert {"accuracy/test", "loss/train"} <= names <= set(read(reader, folder, RUN).Tags()["scalars"])
    assert Recipe.from_dict(store.run(RUN).recipe).training.batch_size == 16


def test_a_diverged_run_under_hostile_names(folder: Path, reader: Any) -> None:
    events = read(reader, folder, HOSTILE)
    assert all(math.isinf(each.value) for each in events.Scalars("loss/train"))
    assert len(events.Histograms("weights/layer_1")) == 1, "its recipe does not tell how it was drawn"
    held = events.summary_metadata["_hparams_/session_start_info"].plugin_data.content
    assert NAME.encode() in held


def test_a_run_that_was_only_begun(folder: Path, reader: Any) -> None:
    assert read(reader, folder, BARE).Tags()["scalars"] == []


def test_written_again_it_is_the_same_file(store: RunStore, folder: Path) -> None:
    [file] = (folder / f"run-{RUN}").iterdir()
    before = file.read_bytes()
    write_runs(store, [RUN], "tensorboard", folder)
    assert [each.read_bytes() for each in (folder / f"run-{RUN}").iterdir()] == [before]


def test_one_that_is_given_up_or_fails_leaves_nothing(store: RunStore, folder: Path, tmp_path: Path) -> None:
    for target in (folder, tmp_path / "deep" / "new"):
        before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
        with pytest.raises(StorageError, match="9"):
            write_runs(store, [HOSTILE, BARE, 9], "tensorboard", target)
        assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before
    assert not (tmp_path / "deep").exists()


def test_what_cannot_be_written_is_said(store: RunStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, "tensorboardX", None)
        with pytest.raises(MissingExtraError, match=r"extra 'tensorboard' .* -m pip install tensorboardX\."):
            write_runs(store, [RUN], "tensorboard", tmp_path / "log")
    pytest.importorskip("tensorboardX", reason="the extra tensorboard is not installed")
    with pytest.raises(StorageError, match="cannot be made"):
        write_runs(store, [RUN], "tensorboard", tmp_path / "file")


def test_a_network_that_sees_no_8_by_8_has_no_image() -> None:
    assert first_layer(Network.initialised(Architecture.mlp(9, 4), np.random.default_rng(1))) is None
