"""kill -9 at random moments, of the real window and of another program at work on the same folder."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.reliability.killing import Tally, killed


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL")
def test_nothing_that_was_said_to_be_kept_is_lost(tmp_path: Path) -> None:
    """`benchmarks/kills.py` does so 200 times."""
    tally = Tally()
    for tally in killed(20, 1, tmp_path):
        assert tally.problems == []
    assert tally.kills.total() == 20
