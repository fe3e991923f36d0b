"""The code's form: linted, formatted and strictly typed, checked by the tools' own verdict.

Each tool looks once, at everything, and keeps what it found in its own cache beside the project.
"""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.conftest import ROOT


@pytest.mark.parametrize(
    "command",
    [
        # First what takes longest (40 s of computing the first time, half a second from its cache), beside other tests.
        pytest.param(["mypy", "--no-error-summary"], id="types"),
        pytest.param(["ruff", "check", "--quiet", "."], id="lint"),
        pytest.param(["ruff", "format", "--check", "--quiet", "."], id="format"),
    ],
)
def test_tool_has_nothing_to_say(command: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
    if done.returncode:
        pytest.fail(f"{' '.join(command)}\n{done.stdout}{done.stderr}", pytrace=False)
