"""Damaged files of every kind: each is a value or one sentence, within bounded time and memory."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.conftest import ROOT

MOST_MEGABYTES = 400
"""Of the whole program, whatever was read; the sound files take 100."""


@pytest.mark.parametrize("count", [40, pytest.param(2000, marks=pytest.mark.slow)])
def test_damage_is_a_value_or_one_sentence(count: int) -> None:
    command = [sys.executable, "-m", "tests.fuzz.fuzzing", "--json", "--count", str(count)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False, timeout=3000)
    assert done.stdout, done.stderr
    found = json.loads(done.stdout)
    faults = [f"{name} {fault}" for name, tally in found.items() for fault in tally["faults"]]
    assert not faults, "\n".join(faults)
    for name, tally in found.items():
        assert tally["n"] >= count / 20
        assert tally["accepted"] + tally["refused"] == tally["n"], name
        assert name == "settings" or tally["refused"] > tally["n"] / 5, name  # or the damage did none
        assert tally["megabytes"] < MOST_MEGABYTES, name
