"""`hwr runs`, as its users meet it: what is printed where, what is written, and which exit code ends it."""

from __future__ import annotations

import contextlib
import csv
import json
import os
import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from hwr.cli.entry import exit_code
from hwr.cli.runs import SORTS, STATUSES
from hwr.store import lock
from hwr.store.database import Database
from hwr.store.model_file import load_model, save_new_model
from hwr.store.paths import Paths
from hwr.store.runs.record import EpochRow, RunStatus
from hwr.store.runs.run_store import RunStore
from hwr.store.runs.tables import ORDERS
from tests.store.runs_made import RECIPE, fresh_state, made_model, trained


def run(capfd: pytest.CaptureFixture[str], *arguments: str | int | Path) -> tuple[int, str, str]:
    """Run `hwr runs` in this process: exit code, stdout, stderr."""
    code = exit_code(["runs", *map(str, arguments)])
    return (code, *capfd.readouterr())


def run_json(capfd: pytest.CaptureFixture[str], *arguments: str | int | Path) -> dict[str, Any]:
    """Run it with `--json`, which must succeed and print one object on one line and nothing else."""
    code, out, err = run(capfd, *arguments, "--json")
    assert (code, err) == (0, "")
    assert out.count("\n") == 1
    found = json.loads(out)
    assert isinstance(found, dict)
    return found


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with three runs in the history: finished, interrupted and stopped."""
    monkeypatch.chdir(tmp_path)
    rows = trained(fresh_state(), 6)
    with RunStore.open(Paths.of_user().runs) as store:
        for name in ("first", "", "drittes Mäl"):
            recipe = {**RECIPE, "variants": len(name)}
            number = store.begin(
                recipe,
                name=name,
                seed=3,
                versions={"numpy": "2"},
                data_fingerprint="f" * 64,
                parent=(1, 12) if name.startswith("d") else None,
            )
            store.add_epochs(number, rows[: 2 * number])
        store.finish(1, "finished", model=made_model(), metrics={"test_accuracy": 0.875, "drawings_accuracy": 0.5})
        store.save_checkpoint(3, fresh_state().checkpoint())
        store.finish(3, "stopped")
        store.edit(3, add_tags=["keep", "week 2"])
        store.edit(3, note="for the lecture")
    return tmp_path


class TestList:
    """`hwr runs list`"""

    def test_without_any_history(self, capfd: pytest.CaptureFixture[str], hwr_home: Path) -> None:
        assert run(capfd, "list") == (0, "There are no runs yet: `hwr train` makes the first one.\n", "")
        assert run_json(capfd, "list") == {"file": str(hwr_home / "runs.sqlite3"), "runs": []}
        assert list(hwr_home.iterdir()) == [], "looking makes nothing"

    @pytest.mark.usefixtures("home")
    def test_a_line_for_each(self, capfd: pytest.CaptureFixture[str]) -> None:
        code, out, err = run(capfd, "list")
        assert (code, err) == (0, "")
        header, *lines = out.splitlines()
        assert header.split() == [
            "id",
            "status",
            "begun",
            "epochs",
            "time",
            "training",
            "test",
            "drawings",
            "own",
            "name",
        ]
        assert [line.split()[0] for line in lines] == ["3", "2", "1"]
        assert "interrupted" in lines[1]
        assert lines[2].endswith("87.5 %    50.0 %    –  first")
        assert lines[0].endswith("drittes Mäl [keep] [week 2]")
        assert lines[1].endswith("12 relu, adam 0.001, batch 16, 40 epochs, dropout 0.1"), (
            "without a name its recipe tells it apart"
        )

    @pytest.mark.usefixtures("home")
    def test_filters_and_sorts(self, capfd: pytest.CaptureFixture[str]) -> None:
        def ids(*arguments: str) -> list[int]:
            return [found["id"] for found in run_json(capfd, "list", *arguments)["runs"]]

        assert ids() == [3, 2, 1]
        assert ids("--sort", "begun", "--limit", "2") == [1, 2]
        assert ids("--sort", "-test_accuracy")[0] == 1
        assert ids("--search", "MÄL lecture") == [3]
        assert ids("--status", "interrupted") == [2]
        assert ids("--search", "test>87 test<=87.5%") == [1]
        assert ids("--search", "best>=0 epochs>5") == [3]
        assert ids("--tag", "keep") == [3]
        assert ids("--tag", "kept") == []
        assert run(capfd, "list", "--tag", "kept")[1] == "No run matches.\n"

    @pytest.mark.usefixtures("home")
    def test_json(self, capfd: pytest.CaptureFixture[str]) -> None:
        found = run_json(capfd, "list", "--status", "stopped")["runs"][0]
        assert list(found) == [
            "id", "name", "note", "tags", "status", "begun", "seconds", "epochs", "updates", "seed", "outline",
            "train_accuracy", "test_accuracy", "drawings_accuracy", "own_accuracy", "parent", "has_model",
            "has_checkpoint", "best_test_accuracy", "train_loss", "test_loss", "lowest_test_loss",
        ]  # fmt: skip
        assert (found["id"], found["name"], found["note"]) == (3, "drittes Mäl", "for the lecture")
        assert (found["tags"], found["epochs"], found["has_checkpoint"]) == (["keep", "week 2"], 6, True)

    def test_the_choices_are_those_of_the_store(self) -> None:
        assert set(SORTS) == set(ORDERS)
        assert set(STATUSES) == {str(status) for status in RunStatus}


@pytest.mark.usefixtures("home")
class TestShowAndCompare:
    """`hwr runs show`, `hwr runs compare`"""

    def test_show(self, capfd: pytest.CaptureFixture[str]) -> None:
        code, out, _ = run(capfd, "show", 3)
        assert code == 0
        for words in ("run 3", "drittes Mäl", "stopped, can be continued", "run 1, update 12", "hidden.1.units"):
            assert words in out
        assert "note" not in run(capfd, "show", 1)[1]
        found = run_json(capfd, "show", 1)
        assert found["recipe"] == {**RECIPE, "variants": 5}
        assert found["metrics"] == {"test_accuracy": 0.875, "drawings_accuracy": 0.5}
        assert [row["epoch"] for row in found["epochs_measured"]] == [1, 2]

    def test_compare(self, capfd: pytest.CaptureFixture[str]) -> None:
        found = run_json(capfd, "compare", 1, 2, 3)
        assert found["runs"] == [1, 2, 3]
        assert found["settings"] == {"variants": [5, 0, 11]}
        assert found["results"]["status"] == ["finished", "interrupted", "stopped"]
        assert found["results"]["test_accuracy"][0] == 0.875
        _, out, _ = run(capfd, "compare", 1, 2)
        assert "variants" in out
        assert "hidden" not in out
        assert run(capfd, "compare", 2, 2)[1].startswith("All settings are the same.")


class TestExport:
    """`hwr runs export`"""

    def test_csv(self, capfd: pytest.CaptureFixture[str], home: Path) -> None:
        code, out, _ = run(capfd, "export", 2, 3, "--format", "csv")
        assert (code, out) == (0, "runs-2-3.csv\n")
        with (home / "runs-2-3.csv").open(newline="", encoding="utf-8") as file:
            assert [line["run"] for line in csv.DictReader(file)] == ["2"] * 4 + ["3"] * 6

    def test_json(self, capfd: pytest.CaptureFixture[str], home: Path) -> None:
        found = run_json(capfd, "export", 1, "--format", "json", "--out", "ä.json")
        document = json.loads((home / "ä.json").read_text(encoding="utf-8"))
        assert found == {"file": "ä.json", "format": "json", "runs": [1], "bytes": (home / "ä.json").stat().st_size}
        assert document["runs"][0]["name"] == "first"

    @pytest.mark.usefixtures("qapp")
    def test_pictures(self, capfd: pytest.CaptureFixture[str], home: Path) -> None:
        assert run(capfd, "export", 1, 2, "--format", "png", "--log")[0] == 0
        assert (home / "runs-1-2.png").read_bytes().startswith(b"\x89PNG")
        assert run(capfd, "export", 1, "--format", "svg")[0] == 0
        assert "first" in (home / "run-1.svg").read_text(encoding="utf-8")

    def test_script_and_model(self, capfd: pytest.CaptureFixture[str], home: Path) -> None:
        assert run(capfd, "export", 1, "--format", "model")[0] == 0
        model = load_model(home / "run-1.safetensors")
        np.testing.assert_array_equal(model.network.parameters, made_model().network.parameters)
        assert run(capfd, "export", 1, "--format", "script")[0] == 0
        picture = np.random.default_rng(3).random((1, 64))
        (home / "picture.txt").write_text(" ".join(map(repr, picture[0].tolist())), encoding="utf-8")
        command = [sys.executable, "run-1.py", "picture.txt"]
        done = subprocess.run(command, cwd=home, capture_output=True, encoding="utf-8", check=True)
        found = [float(value) for value in done.stdout.split()[1:]]
        np.testing.assert_allclose(found, model.network.predict(picture)[0], rtol=0, atol=1e-6)

    def test_to_stdout(self, capfdbinary: pytest.CaptureFixture[bytes], home: Path) -> None:
        before = sorted(home.iterdir())
        assert exit_code(["runs", "export", "1", "--format", "csv", "--out", "-"]) == 0
        assert capfdbinary.readouterr().out.startswith(b"run,update,epoch")
        assert sorted(home.iterdir()) == before

    def test_nothing_is_overwritten_unasked(self, capfd: pytest.CaptureFixture[str], home: Path) -> None:
        (home / "run-1.csv").write_text("mine", encoding="utf-8")
        code, _, err = run(capfd, "export", 1, "--format", "csv")
        assert (code, err.count("\n")) == (1, 1)
        assert "--out" in err
        assert (home / "run-1.csv").read_text(encoding="utf-8") == "mine"
        assert run(capfd, "export", 1, "--format", "csv", "--out", "run-1.csv")[0] == 0

    @pytest.mark.usefixtures("home")
    def test_a_run_without_a_model(self, capfd: pytest.CaptureFixture[str]) -> None:
        for form in ("script", "model"):
            assert run(capfd, "export", 2, "--format", form) == (1, "", "hwr: Run 2 has no model.\n")

    def test_into_a_folder(self, capfd: pytest.CaptureFixture[str], home: Path) -> None:
        pytest.importorskip("tensorboardX", reason="the extra tensorboard is not installed")
        for runs in ((1, 2), (2,)):  # more can be added, and the same ones again
            found = run_json(capfd, "export", *runs, "--format", "tensorboard")
            assert (found["file"], found["format"], found["runs"]) == ("tensorboard", "tensorboard", list(runs))
        files = {path.parent.name: path.stat().st_size for path in Path("tensorboard").rglob("*tfevents*")}
        assert set(files) == {"run-1", "run-2"}
        assert found["bytes"] == files["run-2"]
        code, out, err = run(capfd, "export", 1, "--format", "tensorboard", "--out", "-")
        assert (code, out) == (2, "")
        assert "tensorboard is a folder" in err


@pytest.mark.usefixtures("home")
class TestChanges:
    """`hwr runs edit`, `delete`, `undelete`"""

    def test_edit(self, capfd: pytest.CaptureFixture[str]) -> None:
        found = run_json(capfd, "edit", 3, "--name", "third", "--note", "", "--tag", "new", "--untag", "keep")
        assert (found["name"], found["note"], found["tags"]) == ("third", "", ["new", "week 2"])
        assert run(capfd, "edit", 3, "--tag", "more")[1].endswith("third [more] [new] [week 2]\n")
        assert run_json(capfd, "edit", 3)["tags"] == ["more", "new", "week 2"]

    def test_delete_and_undelete(self, capfd: pytest.CaptureFixture[str]) -> None:
        assert run_json(capfd, "delete", 1, 3) == {"deleted": [1, 3]}
        assert [found["id"] for found in run_json(capfd, "list")["runs"]] == [2]
        assert [found["id"] for found in run_json(capfd, "list", "--deleted")["runs"]] == [3, 1]
        code, _, err = run(capfd, "show", 1)
        assert (code, err) == (1, "hwr: Run 1 was deleted; it can be restored.\n")
        assert run_json(capfd, "undelete", 3) == {"restored": [3]}
        assert run(capfd, "undelete", 1)[:2] == (0, "restored\n")
        assert "hwr runs undelete 2" in run(capfd, "delete", 2)[1]


class TestProblems:
    """Wrong usage ends with 2, problems with 1 and one sentence; neither writes to stdout."""

    @pytest.mark.parametrize(
        "arguments",
        [
            ["no-such-command"],
            ["show"],
            ["show", "x"],
            ["compare"],
            ["list", "--sort", "colour"],
            ["list", "--status", "lost"],
            ["list", "--limit", "0"],
            ["export", "1"],
            ["export", "1", "--format", "pdf"],
            ["export", "1", "2", "--format", "script"],
            ["export", "1", "--format", "csv", "--out", "-", "--json"],
            ["delete"],
        ],
    )
    def test_wrong_usage(self, capfd: pytest.CaptureFixture[str], arguments: list[str]) -> None:
        code, out, err = run(capfd, *arguments)
        assert (code, out) == (2, "")
        assert "Usage: hwr" in err

    @pytest.mark.usefixtures("home")
    @pytest.mark.parametrize(
        "arguments",
        [
            ["show", "77"],
            ["compare", "1", "77"],
            ["export", "77", "--format", "csv"],
            ["export", "77", "--format", "png"],
            ["export", "1", "--format", "csv", "--out", "/dev/null/x"],
            ["edit", "77", "--name", "x"],
            ["delete", "1", "77"],
            ["undelete", "77"],
        ],
    )
    def test_a_problem_is_one_sentence(self, capfd: pytest.CaptureFixture[str], arguments: list[str]) -> None:
        code, out, err = run(capfd, *arguments)
        assert (code, out) == (1, "")
        assert err.startswith("hwr: ")
        assert err.count("\n") == 1
        if "77" in arguments:
            assert "no run 77" in err

    def test_help_documents_the_json(self, capfd: pytest.CaptureFixture[str]) -> None:
        assert "A run is named by its number" in run(capfd, "--help")[1]
        for command in ("list", "show", "compare", "export", "edit", "delete", "undelete"):
            _, out, _ = run(capfd, command, "--help")
            assert "JSON keys:" in out

    @pytest.mark.usefixtures("home")
    def test_a_damaged_history(self, capfd: pytest.CaptureFixture[str]) -> None:
        path = Paths.of_user().runs
        with contextlib.closing(sqlite3.connect(path)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        path.write_bytes(b"no database at all " * 1000)
        code, out, err = run(capfd, "list")
        assert (code, out, err.count("\n")) == (1, "", 1)
        assert "is damaged" in err
        code, _, err = run(capfd, "delete", 1)
        assert code == 1
        note, sentence = err.splitlines()
        assert note.startswith("hwr: note: ")
        assert "runs.sqlite3.bak" in note
        assert sentence == "hwr: There is no run 1."
        assert run(capfd, "list")[0] == 0

    @pytest.mark.usefixtures("home")
    def test_numbers_that_are_none_and_words_that_are_long(self, capfd: pytest.CaptureFixture[str]) -> None:
        with RunStore.open(Paths.of_user().runs) as store:
            rows = [replace(row, loss=float("inf"), seconds=4000.0 * row.epoch) for row in store.epochs(3)]
            store.resume(3)
            store.add_epochs(3, [*rows, EpochRow(10**6, 7, 0, 90_000.0, 0.0)])
            store.finish(3, "diverged", metrics={"loss": float("inf")})
            store.edit(3, name="x" * 300)
        for arguments in (["list"], ["show", "3"], ["compare", "1", "3"]):
            code, out, err = run(capfd, *arguments)
            assert (code, err) == (0, "")
            assert "25:00 h" in out
        assert run_json(capfd, "show", 3)["epochs_measured"][0]["loss"] is None


def is_one_sentence(result: tuple[int, str, str]) -> bool:
    """Whether a command ended with exit code 1, one sentence and nothing else."""
    code, out, err = result
    return (code, out) == (1, "") and err.startswith("hwr: ") and err.endswith(".\n") and err.count("\n") == 1


@pytest.mark.usefixtures("home")
class TestWhatIsWrong:
    """One sentence, exit code 1."""

    @pytest.mark.parametrize("number", [2**63, 10**30, 0])
    @pytest.mark.parametrize(
        "command",
        [["show"], ["compare"], ["export", "--format", "csv"], ["edit", "--tag", "x"], ["delete"], ["undelete"]],
    )
    def test_a_number_that_no_run_has(self, capfd: pytest.CaptureFixture[str], command: list[str], number: int) -> None:
        result = run(capfd, *command, number)
        assert is_one_sentence(result)
        assert f"There is no run {number}" in result[2]

    def test_a_damaged_line(self, capfd: pytest.CaptureFixture[str]) -> None:
        with contextlib.closing(sqlite3.connect(Paths.of_user().runs)) as connection:
            connection.execute("UPDATE runs SET epochs = 'many' WHERE id = 2")
            connection.commit()
        code, out, err = run(capfd, "list", "--json")
        assert (code, [found["id"] for found in json.loads(out)["runs"]]) == (1, [3, 1])
        assert err == "hwr: Run 2 cannot be shown, because its line is damaged: `hwr runs delete 2` takes it away.\n"
        for command in (["show", 2], ["compare", 1, 2], ["edit", 2, "--tag", "x"]):
            result = run(capfd, *command)  # type: ignore[arg-type]
            assert is_one_sentence(result)
            assert result[2] == "hwr: The counts of run 2 are damaged.\n"
        assert run(capfd, "delete", 2)[0] == 0
        assert run(capfd, "list")[::2] == (0, "")

    def test_a_damaged_model(self, capfd: pytest.CaptureFixture[str]) -> None:
        with contextlib.closing(sqlite3.connect(Paths.of_user().runs)) as connection:
            connection.execute("UPDATE models SET file = substr(file, 1, 500)")
            connection.commit()
        result = run(capfd, "export", 1, "--format", "script")
        assert result == (1, "", "hwr: The model of run 1 is truncated, or not a model of this program.\n")

    @pytest.mark.skipif(os.name == "nt", reason="other limits")
    @pytest.mark.parametrize("home", ["{}/" + "n" * 300, "{}/file", "{}/file/below", "/proc/self/nowhere"])
    def test_a_home_that_cannot_be_had(
        self, capfd: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, home: str
    ) -> None:
        (tmp_path / "file").write_bytes(b"")
        monkeypatch.setenv("HWR_HOME", home.format(tmp_path))
        for command in (["edit", 1, "--tag", "x"], ["delete", 1], ["show", 1], ["list"]):
            result = run(capfd, *command)
            if command == ["list"] and home.startswith("/proc"):
                assert result[0] == 0, "where nothing is there are no runs"
            else:
                assert is_one_sentence(result)
        assert exit_code(["train", "--preset", "quick"]) == 1
        assert "could not be written" in capfd.readouterr().err

    def test_a_full_disk(self, capfd: pytest.CaptureFixture[str]) -> None:
        resource = pytest.importorskip("resource", reason="limits a file's size")
        limits = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, limits[1]))
        try:
            codes = [
                exit_code(["runs", *command])
                for command in (["edit", "1", "--note", "x" * 100_000], ["export", "1", "--format", "model"])
            ]
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        out, err = capfd.readouterr()
        assert (codes, out) == ([1, 1], "")
        assert [line.endswith(".") for line in err.splitlines()] == [True, True]

    def test_a_history_that_another_program_holds(
        self, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("hwr.store.database.BUSY_SECONDS", 0.05)
        with contextlib.closing(sqlite3.connect(Paths.of_user().runs, isolation_level=None)) as connection:
            connection.execute("BEGIN IMMEDIATE")
            result = run(capfd, "edit", 1, "--tag", "x")
            assert is_one_sentence(result)
            assert "another program is writing to it" in result[2]
            assert run(capfd, "list")[0] == 0, "who only looks need not wait"


@pytest.mark.usefixtures("home")
class TestFiles:
    """What is written where, and what is left alone."""

    @pytest.mark.skipif(os.name == "nt", reason="no such things")
    def test_out_replaces_nothing_but_files(self, capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "pipe")
        (tmp_path / "folder").mkdir()
        for out in ("pipe", "folder", "/dev/null", "/dev/stdout"):
            assert is_one_sentence(run(capfd, "export", 1, "--format", "csv", "--out", out)), out
            assert exit_code(["train", "--preset", "quick", "--out", out]) == 1
            assert "could not be written: it is " in capfd.readouterr().err, "before the training"
        assert (tmp_path / "pipe").is_fifo()
        assert Path("/dev/null").is_char_device()

    def test_out_writes_through_a_link(self, capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
        (tmp_path / "kept.csv").write_text("old", encoding="utf-8")
        (tmp_path / "link.csv").symlink_to("kept.csv")
        assert run(capfd, "export", 1, "--format", "csv", "--out", "link.csv")[0] == 0
        assert (tmp_path / "link.csv").is_symlink()
        assert (tmp_path / "kept.csv").read_text(encoding="utf-8").startswith("run,")

    @pytest.mark.parametrize("command", [["list"], ["show", "1"], ["edit", "1", "--tag", "x"]])
    def test_what_killed_writes_left_is_swept(
        self, capfd: pytest.CaptureFixture[str], hwr_home: Path, command: list[str]
    ) -> None:
        (hwr_home / "models").mkdir()
        strays = [folder / f".x.{'0' * 8}.hwr-tmp" for folder in (hwr_home, hwr_home / "models")]
        for stray in strays:
            stray.touch()
        with strays[1].open("rb") as file:
            lock.take(file.fileno())  # as its writer does as long as it lives
            assert run(capfd, *command)[0] == 0
            assert [stray.exists() for stray in strays] == [False, True]

    def test_models_of_trainings_that_began_in_the_same_second(self, tmp_path: Path) -> None:
        names = [save_new_model(tmp_path / "20260101-000000-seed0.safetensors", made_model(n)).name for n in (1, 2)]
        assert names == ["20260101-000000-seed0.safetensors", "20260101-000000-seed0-2.safetensors"]
        assert [load_model(tmp_path / name).training["seed"] for name in names] == [1, 2]


@pytest.mark.usefixtures("home")
def test_an_edit_undoes_nothing_that_was_written_meanwhile(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another program adds a tag at the last moment before this one's transaction."""
    begun: list[int] = []
    real = Database.transaction

    def late(self: Database, *, durable: bool = False) -> contextlib.AbstractContextManager[sqlite3.Connection]:
        if not begun:
            begun.append(1)
            with RunStore.open(self.path) as other:
                other.edit(1, add_tags=["theirs"])
        return real(self, durable=durable)

    with monkeypatch.context() as patch:
        patch.setattr(Database, "transaction", late)
        assert run(capfd, "edit", 1, "--tag", "mine", "--untag", "keep")[0] == 0
    with RunStore.open(Paths.of_user().runs) as store:
        assert store.run(1).summary.tags == ("mine", "theirs")
