"""`--dask`: the same work on a real cluster, by its workers' processes; one that is killed costs nothing."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from hwr.store.paths import Paths
from hwr.store.runs.run_store import RunStore
from tests.cli.test_commands import run, start
from tests.dask_cluster import RunningCluster, running_cluster

pytest.importorskip("distributed")

SPACE = """
recipe = { variants = 0, nonsense = 0.0, held_out = "random", samples = 100, hidden = [8], training = { epochs = 2 } }
[parameters]
training.learning_rate = { low = 0.001, high = 0.1, log = true, steps = 12 }
"""


@pytest.fixture
def cluster() -> Iterator[RunningCluster]:
    with running_cluster() as running:
        yield running


def workers_of_runs() -> dict[float, int]:
    """By the learning rate, the process that trained each run of the history, in their order."""
    with RunStore.open(Paths.of_user().runs, read_only=True) as store:
        runs = [store.run(run.id) for run in store.runs(order="id")]
    assert len({run.recipe["training"]["learning_rate"] for run in runs}) == len(runs), "none is trained twice"
    return {
        run.recipe["training"]["learning_rate"]: int(str(run.metrics["sweep_worker"]).rpartition(":")[2])
        for run in runs
    }


def test_a_sweep_loses_nothing_when_a_worker_is_killed(cluster: RunningCluster, tmp_path: Path) -> None:
    file = tmp_path / "rates.toml"
    file.write_text(SPACE, encoding="utf-8")
    killed, other = cluster.workers
    lines: list[str] = []
    with start("sweep", "--space", file, "--dask", cluster.address) as process:
        assert process.stdout is not None
        while set(workers_of_runs().values() if lines else ()) != {killed.pid, other.pid}:
            lines.append(process.stdout.readline())
            assert "kept before" not in lines[-1]
        killed.kill()
        lines += process.stdout.read().splitlines()
    assert process.returncode == 0
    assert lines[11].startswith("12 of 12: ")
    by = list(workers_of_runs().values())
    assert len(by) == 12
    assert set(by) == {killed.pid, other.pid}
    assert by[-1] == other.pid


def pictures(folder: Path, count: int) -> Path:
    """A folder of pictures of sevens, and a file that is none."""
    folder.mkdir()
    seven = np.full((28, 28), 255, np.uint8)
    seven[5:7, 7:20] = 0
    seven[7:24, 17:19] = 0
    for number in range(count):
        Image.fromarray(np.roll(seven, number % 3, axis=1)).save(folder / f"{number:04}.png")
    (folder / "0005 broken.png").write_bytes(b"no picture")
    return folder


@pytest.mark.slow
def test_pictures_are_read_as_here(
    cluster: RunningCluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    pictures(tmp_path / "many", 1500)
    monkeypatch.chdir(tmp_path)  # the workers are elsewhere
    here = run(capfd, "predict", "many", "missing.png", "--json", "--processes", "1")
    there = run(capfd, "predict", "many", "missing.png", "--json", "--dask", cluster.address)
    assert here[0] == there[0] == 1
    assert here[2] == there[2]
    assert here[2].count("\n") == 2
    ours, theirs = json.loads(here[1])["items"], json.loads(there[1])["items"]
    assert [item["file"] for item in ours] == [item["file"] for item in theirs]
    assert [item["text"] for item in ours] == [item["text"] for item in theirs]


@pytest.mark.slow
def test_reading_goes_on_when_a_worker_is_killed(cluster: RunningCluster, tmp_path: Path) -> None:
    folder = pictures(tmp_path / "many", 3000)
    with start("predict", folder, "--dask", cluster.address) as process:
        assert process.stdout is not None
        first = process.stdout.readline()
        cluster.workers[0].kill()
        rest = process.stdout.read()
    assert process.returncode == 1
    names = [Path(line.partition(":")[0]).name for line in (first + rest).splitlines()]
    assert names == sorted(path.name for path in folder.iterdir() if "broken" not in path.name)


class TestProblems:
    """One sentence each, and no traceback."""

    def test_nobody_answers(self, capfd: pytest.CaptureFixture[str]) -> None:
        code, _, err = run(capfd, "predict", "x.png", "--dask", "tcp://localhost:1")
        assert code == 1
        assert err.startswith("hwr: There is no Dask scheduler to be reached at tcp://localhost:1: ")
        assert err.count("\n") == 1

    @pytest.mark.parametrize("address", ["no-such-protocol://x", "no-port", "tcp://localhost:port", "inproc://x"])
    def test_what_is_no_address(self, address: str) -> None:
        """To the end of the process, at which Dask would tell of a client that was begun and could not be closed."""
        command = [sys.executable, "-m", "hwr", "predict", "x.png", "--dask", address]
        done = subprocess.run(command, check=False, capture_output=True, text=True)
        assert done.returncode == 1
        assert done.stderr.startswith(f"hwr: There is no Dask scheduler to be reached at {address}: ")
        assert done.stderr.count("\n") == 1

    def test_without_dask(self, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "distributed", None)
        code, _, err = run(capfd, "predict", "x.png", "--dask", "tcp://localhost:1")
        assert code == 1
        assert err.startswith("hwr: A Dask cluster needs the extra 'dask' of this program; to install it: ")
        assert err.endswith(" install distributed.\n")

    def test_a_cluster_without_workers(self, capfd: pytest.CaptureFixture[str]) -> None:
        with running_cluster(start_workers=False) as empty:
            code, _, err = run(capfd, "predict", "x.png", "--dask", empty.address)
        assert code == 1
        assert "has no workers: `dask worker tcp://127.0.0.1:" in err

    @pytest.mark.parametrize(
        "arguments",
        [
            ["predict", "x.png", "--dask", ""],
            ["sweep", "--space", "x.toml", "--dask", " "],
            ["predict", "-", "--dask", "tcp://localhost:1"],
            ["predict", "x.png", "--dask", "tcp://localhost:1", "--processes", "2"],
            ["sweep", "--space", "x.toml", "--dask", "tcp://localhost:1", "--processes", "2"],
        ],
    )
    def test_wrong_usage(self, capfd: pytest.CaptureFixture[str], arguments: list[str]) -> None:
        code, out, err = run(capfd, *arguments)
        assert (code, out) == (2, "")
        assert "Usage: hwr" in err
