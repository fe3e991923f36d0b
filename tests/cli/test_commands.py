"""The command line, as its users meet it: what is printed where, and which exit code ends it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from hwr.cli import interruption
from hwr.cli.entry import exit_code
from hwr.recipe.presets import PRESETS
from hwr.recipe.recipe import read_recipe
from hwr.store.model_file import load_model
from hwr.store.paths import Paths
from hwr.store.runs.run_store import RunStore
from hwr.train.keeping import stored_history
from tests.conftest import ROOT


def run(capfd: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str, str]:
    """Run a command in this process: exit code, stdout, stderr."""
    code = exit_code([str(argument) for argument in arguments])
    return (code, *capfd.readouterr())


def run_json(capfd: pytest.CaptureFixture[str], *arguments: str | Path) -> dict[str, Any]:
    """Run a command with `--json`, which must succeed and print one object on one line and nothing else."""
    code, out, err = run(capfd, *arguments, "--json")
    assert code == 0, err
    assert out.count("\n") == 1
    found = json.loads(out)
    assert isinstance(found, dict)
    return found


def start(*arguments: str | Path, **variables: str | None) -> subprocess.Popen[str]:
    """Run a command in a process of its own; variables that are None are taken away."""
    environment = {**os.environ, **variables}
    return subprocess.Popen(
        [sys.executable, "-m", "hwr", *map(str, arguments)],
        cwd=ROOT,
        env={name: value for name, value in environment.items() if value is not None},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


class TestUsage:
    """Wrong usage ends with 2, problems with 1 and one sentence; neither writes to stdout."""

    @pytest.mark.parametrize(
        "arguments",
        [
            ["no-such-command"],
            ["info", "--no-such-option"],
            ["predict"],
            ["predict", "--top", "0", "x.png"],
            ["evaluate"],
            ["evaluate", "one", "two"],
            ["train", "--preset", "shipped", "--config", "x.toml"],
            ["train", "--preset", "no-such-preset"],
            ["train", "--epochs", "0"],
            ["train", "--seed", "-1"],
            ["completion", "tcsh"],
        ],
    )
    def test_wrong_usage(self, capfd: pytest.CaptureFixture[str], arguments: list[str]) -> None:
        code, out, err = run(capfd, *arguments)
        assert (code, out) == (2, "")
        assert "Usage: hwr" in err
        assert "Traceback" not in err

    @pytest.mark.parametrize(
        "arguments",
        [
            ["predict", "--model", "no-such.safetensors", "x.png"],
            ["evaluate", "no-such-source"],
            ["evaluate", "no-such.jsonl"],
            ["evaluate", "--model", "no-such.safetensors", "digits"],
            ["train", "--config", "no-such.toml"],
            ["train", "--out", "/dev/null/model.safetensors"],
        ],
    )
    def test_a_problem_is_one_sentence(self, capfd: pytest.CaptureFixture[str], arguments: list[str]) -> None:
        code, out, err = run(capfd, *arguments)
        assert (code, out) == (1, "")
        assert err.startswith("hwr: ")
        assert err.count("\n") == 1

    def test_help_and_version(self, capfd: pytest.CaptureFixture[str]) -> None:
        for arguments in (["--help"], ["-h"], ["predict", "--help"], ["--version"]):
            code, out, err = run(capfd, *arguments)
            assert (code, err) == (0, "")
            assert "hwr" in out

    def test_every_command_that_reports_documents_its_json(self, capfd: pytest.CaptureFixture[str]) -> None:
        for command in ("info", "predict", "evaluate", "train"):
            _, out, _ = run(capfd, command, "--help")
            assert "--json" in out
            assert "JSON keys:" in out

    def test_a_reader_that_goes_away_is_no_error_to_shout_about(self) -> None:
        process = start("info", "--json")
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == ""
        assert process.wait() == 1
        process.stderr.close()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("arguments", [["info", "--json"], ["--help"]])
def test_a_full_disk_is_a_sentence(arguments: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "hwr", *arguments]
        done = subprocess.run(command, cwd=ROOT, stdout=full, stderr=subprocess.PIPE, encoding="utf-8", check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("hwr: The output could not be written")
    assert done.stderr.count("\n") == 1


class TestTrain:
    """`hwr train` makes a model from nothing."""

    TINY = "hidden = [8]\nsamples = 300\nvariants = 0\n[training]\nmax_updates = 30\nbatch_size = 64\n"

    @pytest.fixture
    def config(self, tmp_path: Path) -> Path:
        path = tmp_path / "tiny.toml"
        path.write_text(self.TINY, encoding="utf-8")
        return path

    def test_trains_writes_and_reports(
        self, capfd: pytest.CaptureFixture[str], config: Path, tmp_path: Path, zero: Path
    ) -> None:
        out = tmp_path / "models" / "tiny.safetensors"
        found = run_json(capfd, "train", "--config", config, "--seed", "5", "--out", out)
        assert set(found) == {"run", "name", "model", "metrics", "run_metrics", "updates", "stopped", "seconds"}
        assert found["model"] == str(out)
        model = load_model(out)
        assert found["metrics"] == model.metrics
        assert model.training["seed"] == 5
        assert model.training["command"] == "hwr train --config tiny.toml --seed 5"
        assert run(capfd, "predict", "--model", out, zero)[0] == 0

        again = tmp_path / "again.safetensors"
        assert run(capfd, "train", "--config", config, "--seed", "5", "--out", again)[0] == 0
        assert out.read_bytes() == again.read_bytes()

    def test_its_run_is_kept_as_one_of_the_window(self, capfd: pytest.CaptureFixture[str], config: Path) -> None:
        config.write_text(f'held_out = "last_fifth"\n{self.TINY}', encoding="utf-8")
        found = run_json(capfd, "train", "--config", config, "--out", config.with_name("it.safetensors"))
        with RunStore.open(Paths.of_user().runs, read_only=True) as store:
            run_of_it, rows = store.run(found["run"]), store.epochs(found["run"])
            history = stored_history(rows, store.losses(found["run"]))
            kept = store.model(found["run"])
        assert rows[0].update == 0, "how well it did before it learnt"
        for row in rows:
            assert None not in (row.train_accuracy, row.test_accuracy, row.drawings_accuracy)
        assert history is not None
        assert len(history.losses) == found["updates"]
        assert np.isfinite(history.losses).all()
        assert run_of_it.summary.test_accuracy == rows[-1].test_accuracy == run_of_it.metrics["test_accuracy"]
        assert run_of_it.summary.drawings_accuracy == rows[-1].drawings_accuracy
        assert kept is not None
        for one in (found["run_metrics"], kept.metrics):  # which the window tells of whoever reads with it
            assert one["test_accuracy"] == run_of_it.summary.test_accuracy
            assert one["training_accuracy"] == run_of_it.summary.train_accuracy
        assert 0 < run_of_it.summary.seconds <= found["seconds"] + 0.1

    def test_writes_among_the_users_models(self, capfd: pytest.CaptureFixture[str], config: Path) -> None:
        found = run_json(capfd, "train", "--config", config, "--epochs", "1")
        assert Path(found["model"]).parent == Paths.of_user().models
        assert load_model(Path(found["model"])).training["recipe"]["training"]["epochs"] == 1

    @pytest.mark.parametrize("text", ["hidden = [", "colour = 'red'", "[training]\nlearning_rate = -1", "hidden = [0]"])
    def test_a_bad_config_is_a_sentence(self, capfd: pytest.CaptureFixture[str], tmp_path: Path, text: str) -> None:
        path = tmp_path / "bad.toml"
        path.write_text(text, encoding="utf-8")
        code, out, err = run(capfd, "train", "--config", path)
        assert (code, out) == (1, "")
        assert "bad.toml" in err
        assert "Traceback" not in err

    def test_a_log_file_gets_few_lines(self, capfd: pytest.CaptureFixture[str], tmp_path: Path, config: Path) -> None:
        config.write_text(self.TINY.replace("max_updates = 30", "max_updates = 3000"), encoding="utf-8")
        code, _, err = run(capfd, "train", "--config", config, "--out", tmp_path / "model")
        assert code == 0
        assert 10 <= err.count("\n") <= 25
        assert "\r" not in err
        assert "\033" not in err

    def test_the_recipe_in_the_readme_can_be_used(self, tmp_path: Path) -> None:
        shown = (ROOT / "README.md").read_text(encoding="utf-8").split("```toml\n")[1].split("```")[0]
        path = tmp_path / "recipe.toml"
        path.write_text(shown, encoding="utf-8")
        assert read_recipe(path).training.epochs == 10

    def test_help_names_every_preset(self, capfd: pytest.CaptureFixture[str]) -> None:
        words = run(capfd, "train", "--help")[1].replace(",", " ").replace(".", " ").split()
        assert set(PRESETS) <= set(words)

    @pytest.mark.skipif(os.name == "nt", reason="sends SIGINT")
    @pytest.mark.usefixtures("signals_heard")
    def test_an_interrupt_ends_it_quietly(self, hwr_home: Path) -> None:
        process = start("train", "--json")
        assert process.stderr is not None
        process.stderr.read(1)  # it has begun
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=600)
        assert (process.returncode, out) == (130, "")
        assert "stopped" in err
        assert "Traceback" not in err
        assert list(hwr_home.rglob("*.safetensors")) == []


@pytest.mark.skipif(os.name == "nt", reason="sends SIGINT")
@pytest.mark.usefixtures("signals_heard")
class TestInterrupted:
    """Ctrl+C ends a command whatever it does when it comes; most likely it imports something then."""

    @pytest.mark.parametrize(
        "then",
        [
            pytest.param("exec('signal.raise_signal(signal.SIGINT)')", id="in a text that is executed"),
            pytest.param("with suppress(BaseException): signal.raise_signal(signal.SIGINT)", id="and is lost"),
            pytest.param(
                "try: signal.raise_signal(signal.SIGINT)\n    except BaseException: raise ImportError('torn')",
                id="and spoils an import",
            ),
        ],
    )
    def test_when_a_training_begins(self, then: str, hwr_home: Path, tmp_path: Path) -> None:
        (tmp_path / "interrupted.py").write_text(
            "import signal, sys\nfrom contextlib import suppress\nfrom hwr.cli import main\n"
            "from hwr.recipe import making\nmake = making.make_model\n"
            f"def interrupted(*recipe, **other):\n    {then}\n    yield from make(*recipe, **other)\n"
            "making.make_model = interrupted\nsys.argv[1:] = ['train', '--preset', 'first', '--epochs', '1']\nmain()\n"
        )
        done = subprocess.run(
            [sys.executable, "-m", "interrupted"],  # Python ends modules, such as hwr, in another way than scripts
            cwd=tmp_path,
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=120,
        )
        assert (done.returncode, done.stdout) == (130, ""), done.stderr
        assert done.stderr.endswith("hwr: stopped\n")
        assert "Traceback" not in done.stderr
        assert list(hwr_home.rglob("*.safetensors")) == []

    def test_where_it_is_ignored_it_stays_so(self) -> None:
        before = signal.signal(signal.SIGINT, signal.SIG_IGN)  # as for what a shell's script starts with `&`
        try:
            interruption.listen()
            assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
        finally:
            signal.signal(signal.SIGINT, before)


class TestInfo:
    """`hwr info` tells how things stand, even where they do not stand well."""

    def test_keys(self, capfd: pytest.CaptureFixture[str], hwr_home: Path) -> None:
        found = run_json(capfd, "info")
        assert set(found) == {"version", "python", "platform", "libraries", "paths", "model", "display"}
        assert found["paths"]["models"] == str(hwr_home / "models")
        assert found["model"]["classes"] == list("0123456789")
        assert found["display"] == {"available": True, "problem": None}
        assert found["libraries"]["numpy"]
        assert "numpy" in run(capfd, "info")[1]

    def test_a_broken_model_is_told_about(self, capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
        (tmp_path / "broken").write_bytes(b"nonsense")
        assert "not a model" in run_json(capfd, "info", "--model", tmp_path / "broken")["model"]["error"]

    def test_no_display(self, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
            monkeypatch.delenv(name, raising=False)
        assert run_json(capfd, "info")["display"]["available"] is False


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="there is always a display")
@pytest.mark.parametrize("arguments", [[], ["gui"], ["gui", "picture.png"]])
def test_the_window_without_a_display_is_a_sentence(arguments: list[str]) -> None:
    process = start(*arguments, DISPLAY=None, WAYLAND_DISPLAY=None, QT_QPA_PLATFORM=None)
    out, err = process.communicate(timeout=600)
    assert (process.returncode, out) == (1, "")
    assert err.startswith("hwr: There is no display here")
    assert err.count("\n") == 1


def test_the_window_without_qt_is_a_sentence() -> None:
    script = "import sys; sys.modules['PySide6'] = None; from hwr.cli import main; main()"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("hwr: The window needs PySide6")


def test_the_window_opens_paints_and_closes() -> None:
    for arguments in ([], ["gui"]):
        process = start(*arguments, HWR_EXIT_AFTER_FIRST_PAINT="1")
        out, _ = process.communicate(timeout=600)
        assert (process.returncode, out) == (0, "")


@pytest.mark.skipif(os.name == "nt", reason="sends SIGINT")
@pytest.mark.usefixtures("signals_heard")
def test_an_interrupt_closes_the_window(hwr_home: Path) -> None:
    process = start()
    for _ in range(600):
        if (hwr_home / "models").exists():  # made after the first paint
            break
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=600)
    assert process.returncode == 128 + signal.SIGINT
    assert "Traceback" not in out + err


class TestCompletion:
    """`hwr completion` teaches shells."""

    @pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
    def test_prints_a_script(self, capfd: pytest.CaptureFixture[str], shell: str) -> None:
        code, out, _ = run(capfd, "completion", shell)
        assert code == 0
        assert "_HWR_COMPLETE" in out

    def test_the_program_answers_the_script(self) -> None:
        process = start(_HWR_COMPLETE="bash_complete", COMP_WORDS="hwr pre", COMP_CWORD="1")
        assert process.communicate(timeout=600)[0].split() == ["plain,predict"]
        process = start(_HWR_COMPLETE="bash_complete", COMP_WORDS="hwr train --preset q", COMP_CWORD="3")
        assert process.communicate(timeout=600)[0].split() == ["plain,quick"]
