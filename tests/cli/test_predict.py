"""`hwr predict` reads pictures and drawings, one or thousands, and says of each what it is or why it is not read."""

from __future__ import annotations

import gzip
import io
import json
import os
import signal
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from hwr.cli.common import Items
from hwr.data.labelled_ink import LabelledInk, write_labelled_ink
from hwr.ink.drawing import Drawing
from tests.cli.conftest import ONE
from tests.cli.test_commands import run, run_json, start
from tests.conftest import ROOT

BLANK = '<ink xmlns="http://www.w3.org/2003/InkML"></ink>'

STEM = Drawing.from_strokes([[(50 - y / 20, y) for y in range(0, 200, 5)]])

Capture = pytest.CaptureFixture[str]


def labelled(n: int) -> bytes:
    file = io.BytesIO()
    write_labelled_ink(file, [LabelledInk(f"s-{i}", "1", "w", STEM) for i in range(n)])
    return file.getvalue()


@contextmanager
def standing_at_stdin(monkeypatch: pytest.MonkeyPatch, folder: Path, data: bytes) -> Iterator[None]:
    """This is what comes at standard input."""
    (folder / "stdin").write_bytes(data)
    with (folder / "stdin").open(encoding="utf-8") as file:
        monkeypatch.setattr(sys, "stdin", file)
        yield


class TestItems:
    """What is said of a file."""

    def test_pictures_and_ink(self, capfd: Capture, zero: Path, one: Path) -> None:
        items = run_json(capfd, "predict", zero, one)["items"]
        assert [(item["file"], item["text"]) for item in items] == [(str(zero), "0"), (str(one), "1")]
        for item in items:
            assert set(item) == {"file", "text", "confidence", "verdict", "top", "lines"}
            assert item["top"][0] == [item["text"], item["confidence"]]
            assert len(item["top"]) == 3
            assert 0.5 < item["confidence"] <= 1
            assert item["verdict"] == "sure"
            [line] = item["lines"]
            assert set(line) == {"text", "confidence", "box", "symbols"}
            assert (line["text"], line["confidence"]) == (item["text"], item["confidence"])
            [symbol] = line["symbols"]
            assert symbol == {key: line[key] for key in ("text", "confidence", "box")}

    def test_boxes_are_in_the_pixels_of_the_upright_picture(self, capfd: Capture, tmp_path: Path, zero: Path) -> None:
        """Whatever the size at which it is read, and however the camera was held."""
        small = Image.open(zero)
        large = small.resize((2400, 3200))
        exif = Image.Exif()
        exif[0x0112] = 6  # the picture is to be turned to the right
        small.save(tmp_path / "small.png")
        large.save(tmp_path / "large.png")
        large.transpose(Image.Transpose.ROTATE_90).save(tmp_path / "turned.jpg", exif=exif)
        files = [tmp_path / name for name in ("small.png", "large.png", "turned.jpg")]
        for item, scale in zip(run_json(capfd, "predict", *files)["items"], (1, 20, 20), strict=True):
            assert item["text"] == "0"
            expected = [side * scale for side in (30, 20, 91, 141)]
            assert item["lines"][0]["box"] == pytest.approx(expected, abs=3 * scale), item["file"]

    def test_each_page_has_an_item(self, capfd: Capture, tmp_path: Path, zero: Path) -> None:
        nought, white = Image.open(zero), Image.new("L", (120, 160), 255)
        path = tmp_path / "pages.tiff"
        nought.save(path, save_all=True, append_images=[white, nought.resize((2400, 3200))])
        items = run_json(capfd, "predict", path, zero)["items"]
        assert [(item.get("page"), item["text"]) for item in items] == [(1, "0"), (2, ""), (3, "0"), (None, "0")]
        assert items[2]["lines"][0]["box"] == pytest.approx([600, 400, 1820, 2820], abs=60)
        assert f"{path} [2]: blank\n" in run(capfd, "predict", path)[1]

    def test_a_blank_one_is_no_error(self, capfd: Capture, tmp_path: Path) -> None:
        Image.new("L", (50, 50), 255).save(tmp_path / "white.png")
        (tmp_path / "blank.inkml").write_text(BLANK, encoding="utf-8")
        for item in run_json(capfd, "predict", tmp_path / "white.png", tmp_path / "blank.inkml")["items"]:
            del item["file"]
            assert item == {"text": "", "confidence": 0.0, "verdict": "blank", "top": [], "lines": []}
        assert run(capfd, "predict", tmp_path / "white.png") == (0, f"{tmp_path / 'white.png'}: blank\n", "")

    def test_for_people(self, capfd: Capture, zero: Path) -> None:
        code, out, err = run(capfd, "predict", "--top", "2", zero)
        assert (code, err) == (0, "")
        assert out.startswith(f"{zero}: 0  ")

    def test_all_probabilities_sum_to_one(self, capfd: Capture, zero: Path) -> None:
        top = run_json(capfd, "predict", "--top", "99", zero)["items"][0]["top"]
        assert len(top) == 10
        assert sum(probability for _, probability in top) == pytest.approx(1)

    @pytest.mark.skipif(not sys.platform.startswith("linux"), reason="names of files are text here")
    def test_a_name_that_is_no_text(self, tmp_path: Path, zero: Path) -> None:
        path = tmp_path / os.fsdecode(b"\xff \xc3\xa4.png")
        path.write_bytes(zero.read_bytes())
        out, err = start("predict", path, "--json", PYTHONIOENCODING="utf-8:strict").communicate(timeout=600)
        assert err == ""
        assert out.isascii()
        assert json.loads(out)["items"][0]["file"] == str(path)
        out, err = start("predict", path, PYTHONIOENCODING="ascii:strict").communicate(timeout=600)
        assert err == ""
        assert ": 0  " in out


class TestFiles:
    """Which files are meant."""

    def names(self, capfd: Capture, *arguments: str | Path) -> list[str]:
        return [Path(item["file"]).name for item in run_json(capfd, "predict", *arguments)["items"]]

    @pytest.fixture
    def folder(self, tmp_path: Path, zero: Path, one: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        folder = tmp_path / "scans"
        for name in ("b.png", "a.PNG", "deep/er/c.png", ".hidden.png", ".cache/d.png"):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(zero.read_bytes())
        (folder / "deep/e.inkml").write_bytes(one.read_bytes())
        (folder / "notes.txt").write_text("not ink")
        monkeypatch.chdir(tmp_path)
        return folder

    def test_a_folder_stands_for_what_can_be_read_in_it(self, capfd: Capture, folder: Path) -> None:
        assert self.names(capfd, folder) == ["a.PNG", "b.png", "e.inkml", "c.png"]

    def test_patterns(self, capfd: Capture, folder: Path) -> None:
        assert self.names(capfd, "scans/*.png") == ["b.png"]
        assert self.names(capfd, "scans/**/*.png") == ["b.png", "c.png"]
        assert self.names(capfd, str(folder / "[ab].*"), "scans/deep/?.inkml") == ["a.PNG", "b.png", "e.inkml"]

    def test_a_file_whose_name_looks_like_a_pattern(self, capfd: Capture, folder: Path) -> None:
        odd = folder / "x[1].png"
        odd.write_bytes((folder / "b.png").read_bytes())
        assert self.names(capfd, odd) == ["x[1].png"]

    def test_labelled_ink_has_an_item_for_each_sample(self, capfd: Capture, tmp_path: Path) -> None:
        path = tmp_path / "set.jsonl.gz"
        path.write_bytes(gzip.compress(labelled(3)))
        items = run_json(capfd, "predict", path)["items"]
        assert [(item["file"], item["id"], item["text"]) for item in items] == [
            (str(path), f"s-{i}", "1") for i in range(3)
        ]
        assert run(capfd, "predict", path)[1].count(" [s-1]: 1  ") == 1

    @pytest.mark.parametrize("kind", ["picture", "ink", "ink in UTF-16", "samples", "packed samples"])
    def test_standard_input_is_told_by_its_content(
        self, capfd: Capture, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, zero: Path, kind: str
    ) -> None:
        data = {
            "picture": zero.read_bytes(),
            "ink": ONE.encode(),
            "ink in UTF-16": ONE.partition("\n")[2].encode("utf-16"),
            "samples": labelled(2),
            "packed samples": gzip.compress(labelled(2)),
        }[kind]
        with standing_at_stdin(monkeypatch, tmp_path, data):
            items = run_json(capfd, "predict", "-")["items"]
        assert {item["file"] for item in items} == {"-"}
        expected = {"picture": ["0"], "ink": ["1"], "ink in UTF-16": ["1"]}.get(kind, ["1", "1"])
        assert [item["text"] for item in items] == expected

    @pytest.mark.parametrize("data", [b"", b"nonsense", b"{", b"<ink", b"\x1f\x8b\x08", b"\x89PNG\r\n\x1a\n"])
    def test_standard_input_that_cannot_be_read(
        self, capfd: Capture, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, data: bytes
    ) -> None:
        with standing_at_stdin(monkeypatch, tmp_path, data):
            code, out, err = run(capfd, "predict", "-")
        assert (code, out) == (1, "")
        assert err.startswith("hwr: Standard input")
        assert err.count("\n") == 1
        assert "tmp" not in err

    def test_standard_input_is_that_of_the_process(self, zero: Path) -> None:
        command = [sys.executable, "-m", "hwr", "predict", "-", "--json"]
        done = subprocess.run(command, cwd=ROOT, input=zero.read_bytes(), capture_output=True, check=False)
        assert done.returncode == 0, done.stderr
        assert [item["text"] for item in json.loads(done.stdout)["items"]] == ["0"]


class TestProblems:
    """What cannot be read is told about; the rest is read all the same."""

    def test_bad_files_do_not_keep_good_ones_from_being_read(self, capfd: Capture, tmp_path: Path, zero: Path) -> None:
        torn, text, empty, half = (tmp_path / name for name in ("torn.png", "text.inkml", "empty", "half.jsonl"))
        torn.write_bytes(zero.read_bytes()[:60])
        text.write_text("no ink at all", encoding="utf-8")
        empty.mkdir()
        half.write_bytes(b"\n")
        bad = [torn, text, empty, half, tmp_path / "missing.png", tmp_path / "*.gif", tmp_path / ("x" * 5000)]
        code, out, err = run(capfd, "predict", "--json", *bad, zero)
        assert code == 1
        items = json.loads(out)["items"]
        assert [item["text"] for item in items] == [None] * len(bad) + ["0"]
        assert all(item["error"] and item["top"] == item["lines"] == [] for item in items[:-1])
        assert all(item["verdict"] is item["confidence"] is None for item in items[:-1])
        assert [item["file"] for item in items] == list(map(str, [*bad, zero]))
        assert err.count("\n") == len(bad)
        assert "Traceback" not in err
        for words in ("missing.png is missing", "*.gif is missing", "empty holds no pictures", "half.jsonl holds no"):
            assert words in err

        code, out, _ = run(capfd, "predict", *bad)
        assert (code, out) == (1, "")

    def test_samples_before_a_bad_one_are_read(self, capfd: Capture, tmp_path: Path) -> None:
        path = tmp_path / "set.jsonl"
        path.write_bytes(labelled(2) + b"{\n")
        code, out, err = run(capfd, "predict", path, "--json")
        assert code == 1
        assert [item["text"] for item in json.loads(out)["items"]] == ["1", "1", None]
        assert "line 3" in err


def many(folder: Path, n: int) -> list[Path]:
    """Small pictures of stems and rings, in turns, of different widths."""
    y, x = np.mgrid[:28, :28]
    files = []
    for i in range(n):
        far = np.hypot((x - 13.5) * (1.2 + i % 5 / 10), y - 13.5)
        ink = np.abs(far - 9) < 1.5 if i % 2 else (np.abs(x - 13.5) < 1 + i % 3) & (np.abs(y - 13.5) < 10)
        path = folder / f"{i:04}.png"
        Image.fromarray(np.where(ink, 0, 255).astype(np.uint8)).save(path)
        files.append(path)
    return files


class TestInBulk:
    """Thousands are read by several processes as one reads each alone."""

    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        folder = tmp_path / "many"
        folder.mkdir()
        many(folder, 400)
        return folder

    def test_in_order_and_as_alone(self, capfd: Capture, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("hwr.parallel.WORTH", 0.0)
        (folder / "0123.png").write_bytes(b"not a picture")
        code, out, err = run(capfd, "predict", "--json", "--processes", "2", *[folder] * 8)
        assert code == 1
        assert "0123.png" in err
        items = json.loads(out)["items"]
        assert [Path(item["file"]).name for item in items] == [f"{i:04}.png" for i in range(400)] * 8
        for i in (0, 1, 122, 124, 399, 2000, 3199):
            [alone] = run_json(capfd, "predict", items[i]["file"])["items"]
            assert close(alone, items[i])
        assert items[0]["text"] == "1"
        assert items[1]["text"] == "0"

    @pytest.mark.skipif(not sys.platform.startswith("linux"), reason="sends SIGINT to a group, and looks into /proc")
    @pytest.mark.usefixtures("signals_heard")
    def test_an_interrupt_ends_all_processes(self, folder: Path) -> None:
        """As a terminal sends it: to the whole group at once, while other processes start or read."""
        script = (
            "import sys\nfrom hwr import parallel\nparallel.WORTH = 0\nfrom hwr.cli import main\n"
            "sys.argv[1:] = ['predict', *sys.argv[1:]]\nif __name__ == '__main__':\n    main()\n"
        )
        process = subprocess.Popen(
            [sys.executable, "-c", script, "--processes", "2", *[str(folder)] * 200],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            start_new_session=True,
        )
        assert process.stdout is not None
        for _ in range(400):
            process.stdout.readline()
        os.killpg(process.pid, signal.SIGINT)
        _, err = process.communicate(timeout=600)
        assert process.returncode == 130
        assert err == "hwr: stopped\n"
        # A process has let go of its pipes a moment before the system counts it as ended.
        assert becomes_true(lambda: not in_session(process.pid)), in_session(process.pid)


def test_a_long_report_takes_no_memory(capfd: Capture) -> None:
    """As of a million pictures: what is kept until all are read is no more than a piece of it."""
    item = {"file": "a" * 500, "top": [["1", 0.5]]}
    tracemalloc.start()
    try:
        with Items() as items:
            for _ in range(20_000):
                items.add(item)
            items.print()
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    out = capfd.readouterr().out
    assert json.loads(out) == {"items": [item] * 20_000}
    assert peak < len(out) / 2


def close(one: Any, other: Any) -> bool:
    """Whether two reports are equal but for the last digits of numbers."""
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(close(one[key], other[key]) for key in one)
    if isinstance(one, Sequence) and not isinstance(one, str):
        return len(one) == len(other) and all(map(close, one, other))
    return bool(one == (pytest.approx(other, abs=1e-5) if isinstance(other, float) else other))


def becomes_true(condition: Callable[[], bool], patience: float = 30.0) -> bool:
    """Whether it comes true, however slow the machine is."""
    deadline = time.monotonic() + patience
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.01)
    return True


def in_session(leader: int) -> list[str]:
    """The processes of a session that live."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[3]) == leader and fields[0] != "Z":
            found.append(folder.name)
    return found
