"""A clock that was set back: the latest stays the latest, and what was deleted today does not count as long gone."""

from __future__ import annotations

import os
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from hwr.ink.drawing import Drawing
from hwr.store import crash_reports
from hwr.store.atomic import write_bytes
from hwr.store.crash_reports import MOST, CrashReports
from hwr.store.recovery import RecoveryFile
from hwr.store.runs.run_store import RunStore
from hwr.store.taught.taught_store import TaughtStore
from tests.store.runs_made import begin

INK = Drawing.from_strokes([[(10, 10), (200, 200)]])
DAY = 24 * 3600.0
TODAY, LONG_AGO = 20_000 * DAY, 10_000 * DAY


@pytest.fixture
def set_back(monkeypatch: pytest.MonkeyPatch) -> datetime:
    """What the clock says once it has been set back by an hour, for who asks for a date."""
    past = datetime.now(UTC) - timedelta(hours=1)

    class SetBack(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
            return past

    monkeypatch.setattr(crash_reports, "datetime", SetBack)
    return past


def test_what_was_deleted_can_be_restored_for_a_week_of_the_true_time(tmp_path: Path) -> None:
    path = tmp_path / "runs.sqlite3"
    with RunStore.open(path, clock=lambda: TODAY) as store:
        run, other = begin(store), begin(store)
        for one in (run, other):
            store.finish(one, "stopped")
    with RunStore.open(path, clock=lambda: LONG_AGO) as store:
        store.delete([run])
    with RunStore.open(path, clock=lambda: TODAY + 6 * DAY) as store:
        assert store.purge() == 0
        store.restore([run])
        store.delete([other])
    with RunStore.open(path, clock=lambda: TODAY + 14 * DAY) as store:
        assert store.purge() == 1
        assert [one.id for one in store.runs()] == [run]


def test_taught_samples_likewise(tmp_path: Path) -> None:
    path = tmp_path / "taught.sqlite3"
    with TaughtStore.open(path, clock=lambda: TODAY) as store:
        number = store.add(INK, "4")
    with TaughtStore.open(path, clock=lambda: LONG_AGO) as store:
        change = store.delete([number])
        store.undo(change)
        store.redo(change)
    with TaughtStore.open(path, clock=lambda: TODAY + 6 * DAY) as store:
        assert store.purge() == 0
        store.undo(change)
        assert store.counts() == {"4": 1}
        store.delete([number])
    with TaughtStore.open(path, clock=lambda: TODAY + 14 * DAY) as store:
        assert store.purge() == 1


def test_a_time_that_is_none_is_not_believed(tmp_path: Path) -> None:
    with RunStore.open(tmp_path / "runs.sqlite3", clock=lambda: TODAY) as store:
        run = begin(store)
        store.finish(run, "stopped")
        for nonsense in (1e300, "'soon'", "NULL"):
            store._database.rows(f"UPDATE runs SET begun = {TODAY}")
            if nonsense != "NULL":
                store._database.rows(f"UPDATE runs SET begun = {nonsense}")
            store.delete([run])
            assert store._database.rows("SELECT deleted FROM runs") == [(TODAY,)]
            store.restore([run])


def test_the_drawing_that_was_kept_last_comes_first(tmp_path: Path) -> None:
    for name, ago in (("first", -3600), ("second", 60), ("third", 30)):
        window = RecoveryFile.begin(tmp_path)
        write_bytes(window.path, name.encode())
        os.utime(window.path, (time.time() - ago, time.time() - ago))
        window.end()
    last = RecoveryFile.begin(tmp_path)
    assert [path.read_bytes() for path in last.left_behind()] == [b"third", b"second", b"first"]
    last.end()


@pytest.mark.usefixtures("set_back")
def test_the_latest_report_of_a_mistake_is_the_last_to_go(tmp_path: Path) -> None:
    reports = CrashReports(tmp_path)
    now = datetime.now(UTC)
    for number in range(MOST):
        name = f"report-{now + timedelta(seconds=number):%Y%m%d-%H%M%S}-{number:06x}.txt"
        (tmp_path / name).write_text("before", encoding="utf-8")
    path = reports.keep("after")
    assert reports.listed()[0] == path
    assert reports.has_news()
