"""Crash reports: kept on this computer, few, readable, told of once, and left behind even by a process that died."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hwr.errors import StorageError
from hwr.store.crash_reports import MAX_BYTES, MOST, CrashReports, written_at
from tests.conftest import ROOT

CRASHES = {
    "fault": "import ctypes\nctypes.string_at(0)",
    "abort": "import os\nos.abort()",
    "in a thread": "import threading, ctypes\nt = threading.Thread(target=ctypes.string_at, args=(0,))\n"
    "t.start()\nt.join()",
}

BEGIN = (
    "import sys\nfrom pathlib import Path\nfrom hwr.store.crash_reports import CrashWatch\n"
    "watch = CrashWatch.begin(Path(sys.argv[1]), 'hwr 1.2.3')\n"
)


@pytest.fixture
def reports(tmp_path: Path) -> CrashReports:
    return CrashReports(tmp_path / "reports")


def ended(reports: CrashReports, script: str) -> int:
    command = [sys.executable, "-c", f"{BEGIN}{script}", str(reports.folder)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, check=False).returncode


def test_what_is_kept_can_be_read_and_is_told_once(reports: CrashReports) -> None:
    assert not reports.has_news()
    before = datetime.now(UTC).replace(microsecond=0)
    path = reports.keep("ZeroDivisionError: \udcff ∞")
    moment = written_at(path)
    assert moment is not None
    assert before <= moment <= datetime.now(UTC)
    assert written_at(path.with_name("report-of mine.txt")) is None
    assert reports.has_news()
    assert reports.read(path) == r"ZeroDivisionError: \udcff ∞"
    reports.note_told()
    assert not reports.has_news()
    assert [reports.read(path) for path in reports.listed()] == [r"ZeroDivisionError: \udcff ∞"]
    reports.clear()
    assert reports.listed() == []


def test_only_the_latest_are_kept_and_none_is_long(reports: CrashReports) -> None:
    first = reports.keep("x" * 10 * MAX_BYTES)
    assert first.stat().st_size <= MAX_BYTES
    for number in range(MOST + 5):
        reports.keep(str(number))
    assert len(reports.listed()) == MOST


@pytest.mark.skipif(sys.platform == "win32", reason="faults are told otherwise there")
@pytest.mark.parametrize("kind", CRASHES)
def test_a_process_that_dies_leaves_a_report(reports: CrashReports, kind: str) -> None:
    assert ended(reports, CRASHES[kind]) < 0
    assert reports.has_news()
    [path] = reports.listed()
    text = reports.read(path)
    assert text.startswith("hwr 1.2.3")
    assert "Fatal Python error" in text
    assert 'File "<string>"' in text
    reports.note_told()
    assert not reports.has_news()
    assert [path.suffix for path in reports.folder.iterdir()] == [".txt"], "nothing else stays behind"


@pytest.mark.parametrize("script", ["watch.end()", "sys.exit()", "raise ValueError", "os.kill(os.getpid(), 9)"])
def test_an_end_that_is_no_fault_leaves_none(reports: CrashReports, script: str) -> None:
    if not hasattr(signal, "SIGKILL") and "kill" in script:
        pytest.skip("there is no such signal here")
    ended(reports, f"import os\n{script}")
    assert not reports.has_news()
    assert list(reports.folder.iterdir()) == []


def test_a_living_process_is_let_alone(reports: CrashReports) -> None:
    command = [sys.executable, "-c", f"{BEGIN}print(1, flush=True)\ninput()", str(reports.folder)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        assert not reports.has_news()
        assert len(list(reports.folder.glob("watch-*.log"))) == 1
        process.communicate(b"\n")


def test_a_folder_that_cannot_be_had_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    reports = CrashReports(tmp_path / "file")
    assert reports.listed() == []
    assert not reports.has_news()
    with pytest.raises(StorageError):
        reports.keep("x")
    with pytest.raises(StorageError):
        reports.read(tmp_path)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="nothing is forbidden to this user")
def test_what_cannot_be_removed_is_a_sentence(reports: CrashReports) -> None:
    reports.keep("x")
    reports.folder.chmod(0o500)
    try:
        with pytest.raises(StorageError):
            reports.clear()
    finally:
        reports.folder.chmod(0o700)
