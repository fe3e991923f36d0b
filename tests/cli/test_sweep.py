"""`hwr sweep`, as its users meet it: killed in the middle, and gone on with."""

from __future__ import annotations

import os
import signal
import subprocess
from pathlib import Path

import pytest

from hwr.store.paths import Paths
from hwr.store.runs.run_store import RunStore
from tests.cli.test_commands import run, run_json, start

SPACE = """
recipe = { variants = 0, nonsense = 0.0, held_out = "random", samples = 100, hidden = [8], training.epochs = EPOCHS }
[parameters]
training.learning_rate = { low = 0.001, high = 0.1, log = true, steps = STEPS }
"""


def write(folder: Path, *, steps: int = 5, epochs: int = 400) -> Path:
    """A space of so many trials; by default they are still at it when whoever reads of the second one comes to it."""
    file = folder / "rates.toml"
    file.write_text(SPACE.replace("STEPS", str(steps)).replace("EPOCHS", str(epochs)), encoding="utf-8")
    return file


def children(process: subprocess.Popen[str]) -> list[int]:
    """The processes that a process has started."""
    threads = Path(f"/proc/{process.pid}/task").glob("*/children")
    return [int(child) for thread in threads for child in thread.read_text().split()]


def is_gone(process: int) -> bool:
    """Whether a process has ended; nobody may have asked how."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except (FileNotFoundError, ProcessLookupError):
        return True


def all_runs() -> dict[int, float]:
    """Number and learning rate of each run that the history has."""
    with RunStore.open(Paths.of_user().runs, read_only=True) as store:
        recipes = store.recipes([run.id for run in store.runs(tag="sweep rates")])
    return {number: recipe["training"]["learning_rate"] for number, recipe in recipes.items()}


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="asks Linux for processes")
def test_killed_in_the_middle_it_goes_on(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = write(tmp_path)
    with start("sweep", "--space", file, "--processes", "1") as process:
        assert process.stdout is not None
        seen = [process.stdout.readline() for _ in range(2)]
        helpers = children(process)
        process.send_signal(signal.SIGKILL)
    assert [line.split(":")[0] for line in seen] == ["1 of 5", "2 of 5"]
    before = all_runs()
    assert len(before) >= 2
    assert helpers
    while not all(map(is_gone, helpers)):
        os.sched_yield()

    done = run_json(capfd, "sweep", "--space", file, "--processes", "1")
    after = all_runs()
    assert after.items() >= before.items()
    assert sorted(after.values()) == [0.001, 0.003162, 0.01, 0.03162, 0.1]
    assert {trial["run"] for trial in done["trials"] if trial["kept"]} == before.keys()
    assert {trial["run"] for trial in done["trials"]} == after.keys()
    assert os.getpid() not in {int(trial["worker"].rpartition(":")[2]) for trial in done["trials"] if trial["worker"]}
    best = max(done["trials"], key=lambda trial: trial["accuracy"])
    assert done["best"] in {trial["run"] for trial in done["trials"] if trial["accuracy"] == best["accuracy"]}

    code, out, err = run(capfd, "sweep", "--space", file, "--processes", "1")
    assert code == 0, err
    assert out.count("kept before") == 5
    assert "The best of 5 trials, by accuracy on the test digits:" in out


@pytest.mark.skipif(os.name == "nt", reason="there is no such signal")
@pytest.mark.usefixtures("signals_heard")
def test_ctrl_c_ends_it_at_once(tmp_path: Path) -> None:
    with start("sweep", "--space", write(tmp_path, steps=1000, epochs=2), "--processes", "1") as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert err.splitlines()[-1] == "hwr: stopped"
    assert "Traceback" not in err
