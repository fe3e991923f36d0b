"""Five programs at once on one data folder: whatever one of them was told to be done is there afterwards."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.store.instances import entries, lost, prepare


@pytest.mark.parametrize("steps", [12, pytest.param(300, marks=pytest.mark.slow)])
def test_five_at_once_lose_nothing(tmp_path: Path, steps: int) -> None:
    paths = prepare(tmp_path / "home")
    processes = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.store.instances", str(tmp_path / "home"), str(n), str(n), str(steps)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        for n in range(5)
    ]
    told = [process.communicate() for process in processes]
    assert [err for _, err in told] == [""] * 5
    journals = [entries(out) for out, _ in told]
    done = sum(done for journal in journals for _, _, done in journal)
    assert done > 5 * steps // 2
    assert [value for journal in journals for key, value, _ in journal if key == "refused"] == []
    assert lost(paths, journals) == []


def test_what_is_lost_would_be_noticed(tmp_path: Path) -> None:
    paths = prepare(tmp_path / "home")
    journal = [
        ("tag a", True, True),
        ("line b", True, True),
        ("step lesson-0", 3, True),
        ("answer", None, True),
        ("trained c", True, True),
        ("name 1", "d", True),
        ("line e", True, False),
    ]
    assert [problem.split(":")[0] for problem in lost(paths, [journal])] == [
        "1 answers were given, 0 are counted", "tag a", "line b", "step lesson-0", "trained c", "name 1",
    ]  # fmt: skip
