"""MLflow's tracking folder, read back by MLflow."""

from __future__ import annotations

import json
import math
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

from hwr.errors import MissingExtraError
from hwr.export.runs import write_runs
from hwr.store.model_file import load_model
from hwr.store.runs.run_store import RunStore
from tests.conftest import ROOT
from tests.export.conftest import BARE, HOSTILE, RUN

SCRIPT = """
import json, sys
from pathlib import Path
from hwr.export.runs import write_runs, writing_runs
from hwr.store.runs.run_store import RunStore
home, folder = map(Path, sys.argv[1:])
with RunStore.open(home, read_only=True) as store:
    write_runs(store, [1, 2, 3], "mlflow", folder)
    write_runs(store, [1], "mlflow", folder)
    for target in (folder, folder / "deep" / "new"):  # given up on the way to the second one
        before = sorted(folder.rglob("*"))
        work = writing_runs(store, [1, 2], "mlflow", target)
        while next(work) < 0.5:
            pass
        assert sorted(target.rglob("*")) != before
        work.close()
        assert sorted(folder.rglob("*")) == before

import mlflow
client = mlflow.MlflowClient(tracking_uri=folder.as_uri())
found = []
for run in client.search_runs([client.get_experiment_by_name("hwr").experiment_id], order_by=["attributes.run_name"]):
    history = {name: [(m.step, m.value) for m in client.get_metric_history(run.info.run_id, name)]
               for name in run.data.metrics}
    files = {file.path: client.download_artifacts(run.info.run_id, file.path)
             for file in client.list_artifacts(run.info.run_id)}
    found.append({"name": run.info.run_name, "status": run.info.status, "params": run.data.params,
                  "tags": run.data.tags, "history": history, "files": files,
                  "times": [run.info.start_time, run.info.end_time]})
print(json.dumps(found))
"""
"""In a process of its own: MLflow takes a second to import, warns, and changes the environment."""


def test_everything_reads_back(store: RunStore, tmp_path: Path) -> None:
    if find_spec("mlflow") is None:
        pytest.skip("the extra mlflow is not installed")
    folder = tmp_path / "mlruns"
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, store.path, folder],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    runs = json.loads(done.stdout)
    assert sorted(run["tags"]["hwr.run"] for run in runs) == ["1", "1", "2", "3"], "a run can be added again"
    whole = next(run for run in runs if run["tags"]["hwr.run"] == str(RUN))
    summary, rows = store.run(RUN).summary, store.epochs(RUN)
    assert (whole["name"], whole["status"]) == ("Run 1: A first try", "FINISHED")
    begun, ended = whole["times"]
    assert begun == round(1000 * summary.begun.timestamp())
    assert ended - begun == round(1000 * summary.seconds)
    assert whole["params"]["training.batch_size"] == "16"
    assert whole["params"]["hidden.1.activation"] == "relu"
    assert whole["history"]["loss/train"] == [[row.update, row.train_loss] for row in rows]
    np.testing.assert_array_equal([value for _, value in whole["history"]["loss/batch"]], store.losses(RUN)[0].values)
    assert set(whole["files"]) == {"model.safetensors", "recipe.toml", "run.json"}
    assert load_model(Path(whole["files"]["model.safetensors"])).classes == tuple("0123456789")

    odd = next(run for run in runs if run["tags"]["hwr.run"] == str(HOSTILE))
    assert odd["status"] == "FAILED"
    assert all(math.isinf(value) for _, value in odd["history"]["loss/train"])
    assert odd["params"]["nested..._up"] == "1"
    assert all(len(name) <= 250 and len(value) <= 500 for name, value in odd["params"].items())
    assert not [path for path in tmp_path.rglob("*") if path.name == "up"]
    bare = next(run for run in runs if run["tags"]["hwr.run"] == str(BARE))
    assert (bare["status"], bare["history"]) == ("RUNNING", {})


def test_without_the_library_a_sentence_says_what_to_install(
    store: RunStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("MLFLOW_DISABLE_TELEMETRY", "DO_NOT_TRACK", "MLFLOW_ALLOW_FILE_STORE"):
        monkeypatch.setenv(name, "")  # to be put back
    monkeypatch.setitem(sys.modules, "mlflow", None)
    with pytest.raises(MissingExtraError, match=r"extra 'mlflow' .* -m pip install mlflow-skinny\."):
        write_runs(store, [RUN], "mlflow", tmp_path / "mlruns")
