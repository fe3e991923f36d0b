"""`hwr evaluate` measures on labelled sets, and names and shows what is misread."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from hwr.cli import evaluate as command
from hwr.data import sources
from hwr.data.digits import load_digits
from tests.cli.test_commands import run, run_json

STEM = [[50 - y // 20, y] for y in range(0, 200, 5)]

Capture = pytest.CaptureFixture[str]


def labelled(path: Path, *labels: str) -> Path:
    samples = [{"id": f"s{i}", "label": label, "writer": "1", "strokes": [STEM]} for i, label in enumerate(labels)]
    path.write_text("".join(f"{json.dumps(sample)}\n" for sample in samples), encoding="utf-8")
    return path


class TestReport:
    """What is told of a set."""

    def test_labelled_ink(self, capfd: Capture, tmp_path: Path) -> None:
        found = run_json(capfd, "evaluate", labelled(tmp_path / "set.jsonl", *"1117"))
        assert (found["n"], found["accuracy"]) == (4, 0.75)
        assert found["ci95"] == pytest.approx([0.3006, 0.9544], abs=1e-4)
        assert found["classes"] == list("0123456789")
        assert found["confusion"][7][1] == 1
        assert sum(map(sum, found["confusion"])) == 4
        assert found["per_class"]["1"] == {"n": 3, "recall": 1.0, "precision": 0.75}
        assert found["per_class"]["0"] == {"n": 0, "recall": None, "precision": None}
        assert found["unread"] == 0
        assert (found["sure"], found["accuracy_when_sure"]) == (1.0, 0.75)
        assert 0 <= found["ece"] <= 1
        assert found["ms_per_item"] > 0
        assert found["items_per_second"] > 0
        assert not {"rejected", "character_error_rate"} & set(found)

    def test_every_key_is_documented(self, capfd: Capture, tmp_path: Path) -> None:
        found = run_json(capfd, "evaluate", labelled(tmp_path / "set.jsonl", "11", "x"), "--unknown", "reject")
        words = set(run(capfd, "evaluate", "--help")[1].replace(",", " ").replace(":", " ").split())
        assert {"rejected", "character_error_rate"} <= set(found)
        assert set(found) <= words

    def test_a_folder_of_pictures(self, capfd: Capture, tmp_path: Path, zero: Path) -> None:
        for label in "08":
            (tmp_path / "set" / label).mkdir(parents=True)
            (tmp_path / "set" / label / "picture.png").write_bytes(zero.read_bytes())
        code, out, err = run(capfd, "evaluate", tmp_path / "set")
        assert code == 0, err
        assert "50.0 % of 2 read right" in out

    def test_a_table_of_files(self, capfd: Capture, tmp_path: Path, zero: Path, one: Path) -> None:
        (tmp_path / "set.csv").write_text(f"label;file\n0;{zero.name}\n1;{one.name}\n", encoding="utf-8-sig")
        assert run_json(capfd, "evaluate", tmp_path / "set.csv")["accuracy"] == 1

    @pytest.mark.parametrize("n", [300, pytest.param(1797, marks=pytest.mark.slow)])
    def test_the_digits_are_read_well(self, capfd: Capture, monkeypatch: pytest.MonkeyPatch, n: int) -> None:
        some = load_digits().part(np.arange(n))
        monkeypatch.setattr(sources, "load_digits", lambda: some)
        code, out, err = run(capfd, "evaluate", "digits", "--json")
        assert code == 0
        found = json.loads(out)
        assert found["n"] == n
        assert found["accuracy"] > 0.95
        assert "was trained on these digits" in err

    def test_strings_are_right_as_a_whole(self, capfd: Capture, tmp_path: Path) -> None:
        path = labelled(tmp_path / "set.jsonl", "1", "11")
        found = run_json(capfd, "evaluate", path)
        assert (found["accuracy"], found["character_error_rate"]) == (0.5, 1 / 3)
        assert "character error rate 33.3 %" in run(capfd, "evaluate", path)[1]

    def test_unknown_labels(self, capfd: Capture, tmp_path: Path) -> None:
        path = labelled(tmp_path / "set.jsonl", "x", "1")
        code, out, err = run(capfd, "evaluate", path)
        assert (code, out) == (1, "")
        assert "'x', which the model does not know" in err
        found = run_json(capfd, "evaluate", path, "--unknown", "reject")
        assert (found["rejected"], found["accuracy"], found["n"]) == (0.0, 0.5, 2)
        assert "0 % of those with unknown labels" in run(capfd, "evaluate", path, "--unknown", "reject")[1]

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
    def test_sets_that_cannot_be_used(self, capfd: Capture, tmp_path: Path, lines: str, sentence: str) -> None:
        path = tmp_path / "set.jsonl"
        path.write_text(lines, encoding="utf-8")
        code, out, err = run(capfd, "evaluate", path)
        assert (code, out) == (1, "")
        assert sentence in err


class TestMisread:
    """What is misread is named in a table and shown on a sheet."""

    @pytest.fixture
    def folder(self, tmp_path: Path, zero: Path) -> Path:
        folder = tmp_path / "set"
        for label in "078":
            (folder / label).mkdir(parents=True)
            (folder / label / "picture.png").write_bytes(zero.read_bytes())
        Image.new("L", (50, 50), 255).save(folder / "8" / "white.png")
        return folder

    def test_the_table(self, capfd: Capture, folder: Path) -> None:
        table = folder / "misread.csv"
        run_json(capfd, "evaluate", folder, "--misread", table)
        with table.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        assert [(row["file"], row["label"], row["read"], row["verdict"]) for row in rows] == [
            ("7/picture.png", "7", "0", "sure"),
            ("8/picture.png", "8", "0", "sure"),
            ("8/white.png", "8", "", "blank"),
        ]
        assert float(rows[0]["confidence"]) > 0.5
        again = run_json(capfd, "evaluate", table)
        assert (again["n"], again["accuracy"]) == (3, 0), "the table is a source itself"

    def test_the_sheet(self, capfd: Capture, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        run_json(capfd, "evaluate", folder, "--sheet", folder / "sheet.png")
        with Image.open(folder / "sheet.png") as sheet:
            assert sheet.format == "PNG"
            assert sheet.width > 1000
            high = sheet.height
        monkeypatch.setattr(command, "MOST_TILES", 1)
        run_json(capfd, "evaluate", folder, "--sheet", folder / "sheet.png")
        with Image.open(folder / "sheet.png") as sheet:
            assert sheet.height == high, "one row either way"

    def test_drawings_and_nothing_misread(self, capfd: Capture, tmp_path: Path) -> None:
        for labels in ("1", "7"):
            path = labelled(tmp_path / "set.jsonl", *labels)
            table, sheet = tmp_path / "misread.csv", tmp_path / "sheet.png"
            run_json(capfd, "evaluate", path, "--misread", table, "--sheet", sheet)
            assert len(table.read_text(encoding="utf-8").splitlines()) == (1 if labels == "1" else 2)
            with Image.open(sheet) as picture:
                assert picture.height < (100 if labels == "1" else 300)

    def test_where_nothing_can_be_written(self, capfd: Capture, tmp_path: Path) -> None:
        path = labelled(tmp_path / "set.jsonl", "1")
        for option in ("--misread", "--sheet"):
            code, out, err = run(capfd, "evaluate", path, option, path / "not a folder")
            assert code == 1
            assert out == ""
            assert "Traceback" not in err
