"""Every n-th write, sync, rename, opening, truncating, removing and SQL statement fails under each job that keeps."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.reliability.failing import FAULTS, build


@pytest.mark.skipif(sys.platform != "linux", reason="loads a library before the system's")
@pytest.mark.parametrize("part", [["1", "2"], pytest.param([], marks=pytest.mark.slow)], ids=["a part", "all"])
def test_nothing_is_half_written_and_what_was_said_to_be_kept_is(tmp_path: Path, part: list[str]) -> None:
    compiler = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
    if compiler is None:
        pytest.skip("there is no C compiler")
    library = str(build(compiler, tmp_path))
    command = [sys.executable, "-m", "tests.reliability.failing", library, *part]
    done = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, "LD_PRELOAD": library, "TMPDIR": str(tmp_path)},
        stdout=subprocess.PIPE,
        check=True,
    )
    found = json.loads(done.stdout)
    assert found["problems"] == []
    assert sorted(found["failed"]) == sorted(fault.name for fault in FAULTS)
    assert min(found["failed"].values()) > 0
