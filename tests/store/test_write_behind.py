"""Writing behind somebody's back: the latest version of each file is there in the end, and no failure goes unsaid."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from hwr.errors import HwrError, StorageError
from hwr.store.write_behind import WriteBehind, remove, writing


def test_the_latest_of_what_waits_is_written_and_nobody_waits_for_it(tmp_path: Path) -> None:
    failures: list[tuple[Path, HwrError]] = []
    work = WriteBehind(lambda path, error: failures.append((path, error)))
    begun, go_on = threading.Event(), threading.Event()
    made: list[int] = []

    def slow(_: Path) -> None:
        begun.set()
        assert go_on.wait(30)

    def content(number: int) -> bytes:
        made.append(number)
        return b"%d" % number

    work.put(tmp_path / "slow", slow)
    assert begun.wait(30)
    for number in range(100):  # returns though the thread is stuck
        work.put(tmp_path / "file", writing(lambda number=number: content(number)))  # type: ignore[misc]
    work.put(tmp_path / "other", writing(lambda: b"other"))
    go_on.set()
    assert work.flush()
    assert made == [99]
    assert (tmp_path / "file").read_bytes() == b"99"
    assert (tmp_path / "other").read_bytes() == b"other"
    work.put(tmp_path / "file", remove)
    work.close()
    assert {path.name for path in tmp_path.iterdir()} == {"other"}
    assert failures == []


@pytest.mark.qt_no_exception_capture
def test_a_failure_is_told_and_later_work_is_done(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("in the way")
    failures: list[tuple[Path, HwrError]] = []
    work = WriteBehind(lambda path, error: failures.append((path, error)))
    work.put(tmp_path / "file" / "below", writing(lambda: b""))
    work.flush()
    work.put(tmp_path / "broken", writing(lambda: bytes(1 // 0)))
    work.flush()
    work.put(tmp_path, remove)
    work.flush()
    work.put(tmp_path / "good", writing(lambda: b"good"))
    work.close()
    assert (tmp_path / "good").read_bytes() == b"good"
    assert [path for path, _ in failures] == [tmp_path / "file" / "below", tmp_path / "broken", tmp_path]
    assert all(isinstance(error, StorageError) for _, error in failures)
    assert "ZeroDivisionError" in str(failures[1][1])
    assert "ZeroDivisionError" in capsys.readouterr().err, "a defect is reported as one"


def test_without_work_there_is_no_thread() -> None:
    before = threading.active_count()
    work = WriteBehind(lambda path, error: None)
    assert work.flush()
    work.close()
    assert threading.active_count() == before
