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
from PIL import Image, ImageDraw

from hwr.cli import interruption
from hwr.cli.entry import exit_code
from hwr.data import sources
from hwr.data.digits import load_digits
from hwr.recipe.presets import PRESETS
from hwr.recipe.recipe import read_recipe
from hwr.store.model_file import load_model
from hwr.store.paths import Paths
from tests.conftest import ROOT

INKML = """<?xml version="1.0"?>
<ink xmlns="http://www.w3.org/2003/InkML"><trace>{points}</trace></ink>"""

ONE = INKML.format(points=", ".join(f"{50 - y // 20} {y}" for y in range(0, 200, 5)))
BLANK = '<ink xmlns="http://www.w3.org/2003/InkML"></ink>'


@pytest.fixture
def zero(tmp_path: Path) -> Path:
    """A picture of a nought, dark on light."""
    picture = Image.new("L", (120, 160), 255)
    ImageDraw.Draw(picture).ellipse((30, 20, 90, 140), outline=0, width=14)
    path = tmp_path / "nought ä.png"
    picture.save(path)
    return path


@pytest.fixture
def one(tmp_path: Path) -> Path:
    """An InkML drawing of a one."""
    path = tmp_path / "one.inkml"
    path.write_text(ONE, encoding="utf-8")
    return path


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
@pytest.mark.parametrize("arguments", [["info"], ["info", "--json"], ["--help"]])
def test_a_full_disk_is_a_sentence(arguments: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "hwr", *arguments]
        done = subprocess.run(command, cwd=ROOT, stdout=full, stderr=subprocess.PIPE, encoding="utf-8", check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("hwr: The output could not be written")
    assert done.stderr.count("\n") == 1


class TestPredict:
    """`hwr predict` reads pictures and InkML."""

    def test_pictures_and_ink(self, capfd: pytest.CaptureFixture[str], zero: Path, one: Path) -> None:
        items = run_json(capfd, "predict", zero, one)["items"]
        assert [(item["file"], item["text"]) for item in items] == [(str(zero), "0"), (str(one), "1")]
        for item in items:
            assert set(item) == {"file", "text", "confidence", "verdict", "top"}
            assert item["top"][0] == [item["text"], item["confidence"]]
            assert len(item["top"]) == 3
            assert 0.5 < item["confidence"] <= 1
            assert item["verdict"] == "sure"

    @pytest.mark.skipif(not sys.platform.startswith("linux"), reason="names of files are text here")
    @pytest.mark.parametrize("encoding", ["utf-8:strict", "ascii:strict"])
    def test_a_name_that_is_no_text(self, tmp_path: Path, zero: Path, encoding: str) -> None:
        path = tmp_path / os.fsdecode(b"\xff \xc3\xa4.png")
        path.write_bytes(zero.read_bytes())
        out, err = start("predict", path, "--json", PYTHONIOENCODING=encoding).communicate(timeout=60)
        assert err == ""
        assert out.isascii()
        assert json.loads(out)["items"][0]["file"] == str(path)
        out, err = start("predict", path, PYTHONIOENCODING=encoding).communicate(timeout=60)
        assert err == ""
        assert ": 0  " in out

    def test_for_people(self, capfd: pytest.CaptureFixture[str], zero: Path) -> None:
        code, out, err = run(capfd, "predict", "--top", "2", zero)
        assert (code, err) == (0, "")
        assert out.startswith(f"{zero}: 0  ")

    def test_all_probabilities_sum_to_one(self, capfd: pytest.CaptureFixture[str], zero: Path) -> None:
        top = run_json(capfd, "predict", "--top", "99", zero)["items"][0]["top"]
        assert len(top) == 10
        assert sum(probability for _, probability in top) == pytest.approx(1)

    def test_bad_files_do_not_keep_good_ones_from_being_read(
        self, capfd: pytest.CaptureFixture[str], tmp_path: Path, zero: Path
    ) -> None:
        blank, torn, text = tmp_path / "blank.inkml", tmp_path / "torn.png", tmp_path / "text.inkml"
        blank.write_text(BLANK, encoding="utf-8")
        torn.write_bytes(zero.read_bytes()[:60])
        text.write_text("no ink at all", encoding="utf-8")
        white = tmp_path / "white.png"
        Image.new("L", (50, 50), 255).save(white)
        bad = [blank, torn, text, white, tmp_path, tmp_path / "missing.png"]

        code, out, err = run(capfd, "predict", "--json", *bad, zero)
        assert code == 1
        items = json.loads(out)["items"]
        assert [item["text"] for item in items] == [None] * len(bad) + ["0"]
        assert all(item["error"] and item["top"] == [] for item in items[:-1])
        assert err.count("\n") == len(bad)
        assert "Traceback" not in err

        code, out, _ = run(capfd, "predict", *bad)
        assert (code, out) == (1, "")


class TestEvaluate:
    """`hwr evaluate` measures on labelled sets."""

    def test_labelled_ink(self, capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
        stroke = [[50 - y // 20, y] for y in range(0, 200, 5)]
        samples = [{"id": str(i), "label": label, "writer": "1", "strokes": [stroke]} for i, label in enumerate("1117")]
        path = tmp_path / "set.jsonl"
        path.write_text("\n".join(map(json.dumps, samples)) + "\n", encoding="utf-8")
        found = run_json(capfd, "evaluate", path)
        assert (found["n"], found["accuracy"]) == (4, 0.75)
        assert found["ci95"] == pytest.approx([0.3006, 0.9544], abs=1e-4)
        assert found["classes"] == list("0123456789")
        assert found["confusion"][7][1] == 1
        assert sum(map(sum, found["confusion"])) == 4
        assert found["per_class"]["1"] == {"n": 3, "recall": 1.0, "precision": 0.75}
        assert found["per_class"]["0"] == {"n": 0, "recall": None, "precision": None}
        assert found["unread"] == 0
        assert found["ms_per_item"] > 0

    def test_a_folder_of_pictures(self, capfd: pytest.CaptureFixture[str], tmp_path: Path, zero: Path) -> None:
        for label in "08":
            (tmp_path / "set" / label).mkdir(parents=True)
            (tmp_path / "set" / label / "picture.png").write_bytes(zero.read_bytes())
        code, out, err = run(capfd, "evaluate", tmp_path / "set")
        assert code == 0, err
        assert "50.0 % of 2 read right" in out

    @pytest.mark.parametrize("n", [300, pytest.param(1797, marks=pytest.mark.slow)])
    def test_the_digits_are_read_well(
        self, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, n: int
    ) -> None:
        some = load_digits().part(np.arange(n))
        monkeypatch.setattr(sources, "load_digits", lambda: some)
        code, out, err = run(capfd, "evaluate", "digits", "--json")
        assert code == 0
        found = json.loads(out)
        assert found["n"] == n
        assert found["accuracy"] > 0.95
        assert "was trained on these digits" in err

    @pytest.mark.parametrize(
        ("lines", "sentence"),
        [
            ("", "holds no samples"),
            (
                '{"id": "a", "label": "A", "writer": "1", "strokes": [[[0, 0], [1, 1]]]}\n',
                "'A', which the model does not know",
            ),
            ('{"id": "a", "label": "1", "writer": "1", "strokes": [[[0, 0]]]}\n{"id": ', "line 2"),
        ],
    )
    def test_sets_that_cannot_be_used(
        self, capfd: pytest.CaptureFixture[str], tmp_path: Path, lines: str, sentence: str
    ) -> None:
        path = tmp_path / "set.jsonl"
        path.write_text(lines, encoding="utf-8")
        code, out, err = run(capfd, "evaluate", path)
        assert (code, out) == (1, "")
        assert sentence in err


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
        assert set(found) == {"run", "name", "model", "metrics", "updates", "stopped", "seconds"}
        assert found["model"] == str(out)
        model = load_model(out)
        assert found["metrics"] == model.metrics
        assert model.training["seed"] == 5
        assert model.training["command"] == "hwr train --config tiny.toml --seed 5"
        assert run(capfd, "predict", "--model", out, zero)[0] == 0

        again = tmp_path / "again.safetensors"
        assert run(capfd, "train", "--config", config, "--seed", "5", "--out", again)[0] == 0
        assert out.read_bytes() == again.read_bytes()

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
        out, err = process.communicate(timeout=60)
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
    out, err = process.communicate(timeout=60)
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
        out, _ = process.communicate(timeout=60)
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
    out, err = process.communicate(timeout=60)
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
        assert process.communicate(timeout=60)[0].split() == ["plain,predict"]
        process = start(_HWR_COMPLETE="bash_complete", COMP_WORDS="hwr train --preset q", COMP_CWORD="3")
        assert process.communicate(timeout=60)[0].split() == ["plain,quick"]
