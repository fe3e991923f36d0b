"""The command line under names that were made to do harm: nothing steers the terminal, no encoding ends a command."""

from __future__ import annotations

import ast
import errno
import io
import json
import os
import subprocess
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import click
import pytest

from hwr.cli.commands import commands
from hwr.cli.entry import main
from hwr.explain.answer_table import AnswerRow, to_csv
from hwr.export.models import MODEL_FORMS
from hwr.export.runs import FORMS
from hwr.store.model_file import save_model
from hwr.store.paths import Paths
from hwr.store.runs.run_store import RunStore
from tests.conftest import ROOT
from tests.hostile import HALF, LONG, NAME, harm
from tests.store.runs_made import RECIPE, fresh_state, made_model, trained

LONGEST_LINE = 3000
"""No line for people is longer, whatever stands in it."""

INK = '<ink xmlns="http://www.w3.org/2003/InkML"><trace>50 0, 50 100, 50 200</trace></ink>'

LABELS = ("0", "1", NAME, HALF, LONG, *"56789")


@dataclass(frozen=True)
class Printed:
    """What a command wrote before it ended with a code."""

    code: int
    out: str
    err: str


def run(
    monkeypatch: pytest.MonkeyPatch, *arguments: str | Path, encoding: str = "utf-8", errors: str = "strict"
) -> Printed:
    """Run `hwr` in this process as if its streams had this encoding; all that is written must be of it."""
    raw = (io.BytesIO(), io.BytesIO())
    streams = [io.TextIOWrapper(stream, encoding=encoding, errors=errors, newline="\n") for stream in raw]
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", streams[0])
        patch.setattr(sys, "stderr", streams[1])
        patch.setattr(sys, "argv", ["hwr", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            main()
        for stream in streams:
            stream.flush()
    return Printed(int(ended.value.code or 0), *(stream.getvalue().decode(encoding) for stream in raw))


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with hostile files, and a hostile history: names, notes, tags, settings, versions, classes."""
    monkeypatch.chdir(tmp_path)
    recipe = {**RECIPE, NAME: NAME, "nested": {LONG: [HALF, LONG]}, "huge": [float("1e300"), None, True]}
    with RunStore.open(Paths.of_user().runs) as store:
        for text in (NAME, LONG, HALF):
            run = store.begin({**recipe, "run": text}, name=text, seed=3, versions={text: text}, data_fingerprint=NAME)
            store.add_epochs(run, trained(fresh_state(), 1))
            store.edit(run, note=f"{text}\n  model         kept\n{text}")
            store.edit(run, add_tags=[f"{text}{number}" for number in range(20)])
            store.finish(
                run, "finished", model=replace(made_model(), classes=LABELS), metrics={"own_accuracy": 0.5, text: text}
            )
    model = replace(made_model(), classes=LABELS, training={NAME: [HALF] * 300, "x": LONG, "deep": {"a": {"b": [[]]}}})
    save_model(tmp_path / "foreign", replace(model, metrics={f"{HALF}{number}": NAME for number in range(300)}))
    Path(FOLDER).mkdir()
    Path(FILE).write_text(INK, encoding="utf-8")
    Path(f"{FILE}.toml").write_text(f'"\\u001b[31m\\u202e{"W" * 5000}" = 1', encoding="utf-8")
    labelled = {"id": "a", "label": "0", "writer": "w", "strokes": [[[50, 0], [50, 100], [50, 200]]]}
    Path(f"{FILE}.jsonl").write_text(json.dumps(labelled) + "\n", encoding="utf-8")
    answered = AnswerRow(NAME, NAME, 1, LONG, LONG, NAME, right=False, tries=1, when=NAME)
    Path(f"{FILE}.answers.csv").write_text(to_csv([answered]), encoding="utf-8")
    return tmp_path


FOLDER = "\udcff\x1b[31m\n"
FILE = f"{FOLDER}/\udcff\x1b]0;x\x07\u202e\n.inkml"
STRANGE = "\x1b[31m\u202e\udcff\n" + "W" * 20_000
"""An argument; of files, one that is not there."""

WORKING: dict[str, list[list[str]]] = {
    "info": [["--model", "foreign"], ["--model", STRANGE], ["--model", FOLDER]],
    "lessons merge": [
        [f"{FILE}.answers.csv", "--out", f"{FILE}.all.csv", "--wide"],
        [f"{FILE}.answers.csv", STRANGE, "--out", FILE],
        [STRANGE, "--out", FOLDER],
    ],
    "export": [
        *(["foreign", "--to", form, "--out", f"{FILE}.model.{form}"] for form in MODEL_FORMS),
        *([STRANGE, "--to", form] for form in MODEL_FORMS),
        ["foreign", "--to", "c", "--out", FOLDER],
        [FOLDER, "--to", STRANGE],
    ],
    "predict": [["--model", "foreign", FILE, STRANGE, FOLDER], [FILE, "--top", "10", "--model", "foreign"]],
    "evaluate": [["--model", "foreign", f"{FILE}.jsonl"], [STRANGE], [f"{FILE}.jsonl", "--model", FILE]],
    "teach": [[STRANGE, "--out", FILE], [f"{FILE}.jsonl", "--writer", STRANGE, "--out", FILE], [FILE, "--out", FOLDER]],
    "train": [["--preset", STRANGE], ["--config", f"{FILE}.toml"], ["--config", STRANGE], ["--out", FOLDER]],
    "sweep": [["--space", f"{FILE}.toml"], ["--space", STRANGE], ["--space", FOLDER]],
    "runs list": [[], ["--search", "WWW"], ["--search", HALF], ["--tag", STRANGE], ["--sort", STRANGE]],
    "runs show": [["1"], ["2"], ["3"], [STRANGE]],
    "runs compare": [["1", "2", "3"]],
    "runs export": [
        *(["1", "--format", form, "--out", f"{FILE}.{form}"] for form in FORMS),
        ["1", "2", "3", "--format", "tensorboard", "--out", f"{FILE}.log"],
        ["1", "--format", "tensorboard", "--out", FILE],
        ["1", "--format", "csv", "--out", FOLDER],
        ["1", "--format", STRANGE],
    ],
    "runs edit": [["1", "--name", HALF, "--note", HALF, "--tag", HALF], ["2", "--untag", f"{LONG}1"], [STRANGE]],
    "runs delete": [["3"], [STRANGE]],
    "runs undelete": [["3"], [STRANGE]],
    "completion": [["bash"], [STRANGE]],
    "desktop install": [[], [STRANGE]],
    "desktop uninstall": [[], [STRANGE]],
    "gui": [[STRANGE, STRANGE]],
}
"""For every command, ways to let it meet what is hostile."""


def leaves(group: click.Group, above: str = "") -> list[str]:
    """Every command that does something, by its whole name."""
    context = click.Context(group)
    every = {name: group.get_command(context, name) for name in group.list_commands(context)}
    return [
        leaf
        for name, command in every.items()
        for leaf in (leaves(command, f"{above}{name} ") if isinstance(command, click.Group) else [f"{above}{name}"])
    ]


def test_no_command_is_left_out() -> None:
    assert sorted(leaves(commands)) == sorted(WORKING)


@pytest.mark.usefixtures("home", "qapp")
@pytest.mark.parametrize(
    ("encoding", "errors"), [("utf-8", "strict"), ("ascii", "surrogateescape"), ("latin-1", "strict")]
)
def test_no_command_lets_a_name_steer_the_terminal(monkeypatch: pytest.MonkeyPatch, encoding: str, errors: str) -> None:
    for command, ways in WORKING.items():
        for way in [*ways, [STRANGE], [f"--{STRANGE}"], ["--help"]]:
            if command == "gui" and way == [STRANGE]:
                continue  # would open the window
            printed = run(monkeypatch, *command.split(), *way, encoding=encoding, errors=errors)
            for text in (printed.out, printed.err):
                assert not harm(text), (command, way)
                assert max(map(len, text.split("\n"))) < LONGEST_LINE, (command, way)
            if printed.code:
                assert printed.err, (command, way)
    for way in ([STRANGE], [f"-{STRANGE}"], ["runs", STRANGE]):
        printed = run(monkeypatch, *way, encoding=encoding, errors=errors)
        assert printed.code == 2
        assert printed.out == ""
        assert not harm(printed.err)


@pytest.mark.usefixtures("home")
def test_names_in_tables_stay_in_their_row(monkeypatch: pytest.MonkeyPatch) -> None:
    with RunStore.open(Paths.of_user().runs) as store:
        store.edit(1, name="漢字かな")
        store.edit(2, name="latin")
    lines = run(monkeypatch, "runs", "list").out.splitlines()
    assert len(lines) == 4
    shown = run(monkeypatch, "runs", "show", "1").out
    assert shown.count("\n  model         ") == 1, "a line of a note cannot pass for a fact"
    assert "\n                  model         kept" in shown
    heads = run(monkeypatch, "runs", "compare", "1", "2").out.splitlines()
    widths = [len(line) + sum(sign in "漢字かな" for sign in line) for line in heads[:2]]
    assert widths[0] == widths[1], "wide characters take two cells each"


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("encoding", ["utf-8", "ascii"])
def test_json_keeps_every_name_as_it_is(monkeypatch: pytest.MonkeyPatch, encoding: str) -> None:
    def values(*arguments: str) -> dict[str, Any]:
        printed = run(monkeypatch, *arguments, "--json", encoding=encoding)
        assert printed.out.isascii()
        assert printed.out.count("\n") == 1
        found = json.loads(printed.out)
        assert isinstance(found, dict)
        return found

    assert values("info", "--model", "foreign")["model"]["classes"] == list(LABELS)
    [item] = values("predict", FILE, "--model", "foreign", "--top", "10")["items"]
    assert item["file"] == FILE
    assert {label for label, _ in item["top"]} == set(LABELS)
    shown = values("runs", "show", "1")
    assert shown["recipe"][NAME] == NAME
    assert shown["recipe"]["nested"] == {LONG: [HALF, LONG]}
    assert values("runs", "show", "2")["name"] == LONG
    assert list(values("evaluate", f"{FILE}.jsonl", "--model", "foreign")["per_class"]) == list(LABELS)


def test_numbers_that_json_does_not_know(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A model's description may say 1e999, which Python reads as infinity."""
    data = (home / "foreign").read_bytes()
    assert data
    save_model(home / "plain", replace(made_model(), metrics={"loss": 1.25e99, "deep": [1.25e99]}))
    from hwr.store import model_file

    blank = (home / "plain").read_bytes().replace(b"1.25e+99", b"1.25e999")
    digits = model_file._metadata(blank)["hwr"].split('"sha256": "')[1][:64]
    (home / "plain").write_bytes(blank.replace(digits.encode(), model_file._checksum(blank, digits).encode(), 1))
    printed = run(monkeypatch, "info", "--model", "plain", "--json")
    assert printed.code == 0
    assert json.loads(printed.out)["model"]["metrics"] == {"loss": None, "deep": [None]}


class TestClosedStreams:
    """Whoever does not want to hear, need not."""

    @pytest.mark.usefixtures("home")
    @pytest.mark.parametrize("closed", [("stdout",), ("stderr",), ("stdout", "stderr")])
    def test_nothing_fails_for_want_of_a_stream(
        self, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], closed: tuple[str, ...]
    ) -> None:
        for name in closed:
            monkeypatch.setattr(sys, name, None)
        for arguments, code in (
            (["info", "--json"], 0),
            (["runs", "list"], 0),
            (["runs", "export", "1", "--format", "csv", "--out", "-"], 0),
            (["evaluate", f"{FILE}.jsonl", "--model", "foreign", "--json"], 0),
            (["predict", FILE, "--json"], 0),
            (["predict", "no-such-file"], 1),
            (["runs", "show"], 2),
            (["--version"], 0),
            (["completion", "bash"], 0),
        ):
            monkeypatch.setattr(sys, "argv", ["hwr", *arguments])
            with pytest.raises(SystemExit) as ended:
                main()
            assert ended.value.code == code, arguments
            out = capfd.readouterr().out
            if "--json" in arguments and "stdout" not in closed:
                assert json.loads(out), "progress never goes where the report goes"

    def test_a_full_disk_behind_stderr(self, monkeypatch: pytest.MonkeyPatch) -> None:
        class Full(io.StringIO):
            def write(self, _: str) -> int:
                raise OSError(errno.ENOSPC, "No space left on device")

        monkeypatch.setattr(sys, "stderr", Full())
        monkeypatch.setattr(sys, "argv", ["hwr", "predict", "no-such-file"])
        with pytest.raises(SystemExit) as ended:
            main()
        assert ended.value.code == 1


def test_a_terminal_of_another_time(home: Path) -> None:
    """A real process under LANG=C, and one without any stream: no traceback, and nothing but ASCII."""
    script = home / "run.sh"
    script.write_text(
        '"$1" -m hwr runs list; "$1" -m hwr runs show "$(printf "\\377")"\n'
        '"$1" -m hwr runs list >&- 2>&-; echo ended $?\n',
        encoding="utf-8",
    )
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(["sh", script, sys.executable], cwd=home, env=environment, capture_output=True, check=False)
    out, err = done.stdout.decode("ascii"), done.stderr.decode("ascii")
    assert out.endswith("ended 0\n")
    assert len(out.splitlines()) == 5
    assert "Traceback" not in err
    assert not harm(out + err)


def test_only_the_terminal_writes() -> None:
    """Nobody but `hwr.cli.terminal` writes on a stream, or asks click to."""
    found = []
    for path in sorted((ROOT / "hwr" / "cli").rglob("*.py")):
        if path.name == "terminal.py":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            called = ast.unparse(node.func)
            if called in {"print", "click.echo", "click.secho"} or (
                called.endswith((".write", ".writelines")) and "std" in called
            ):
                found.append(f"{path.name}:{node.lineno}: {called}")
    assert found == []
