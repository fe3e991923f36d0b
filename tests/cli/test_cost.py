"""`hwr train` says what a training costs before it begins, and refuses one that is beyond the machine."""

from __future__ import annotations

from pathlib import Path

import pytest

from hwr.recipe import cost
from tests.cli.test_commands import run


def recipe(folder: Path, text: str) -> Path:
    path = folder / "recipe.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_cost_is_said_first(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    small = recipe(tmp_path, "hidden = [4]\nvariants = 0\nsamples = 20\n[training]\nmax_updates = 2\n")
    code, _, err = run(capfd, "train", "--config", small, "--out", tmp_path / "model")
    assert code == 0, err
    first = err.splitlines()[0]
    assert first.startswith("hwr: 310 weights and biases: about ")
    assert "an update; 2 updates take about" in first


def test_what_is_beyond_the_machine_is_refused(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cost, "available_memory", lambda: 2**30)
    large = recipe(tmp_path, "hidden = [5000, 5000]\n")
    code, out, err = run(capfd, "train", "--config", large, "--out", tmp_path / "model")
    assert (code, out) == (1, "")
    assert err.count("\n") == 1
    assert "GB of memory, and 1.0 GB can be had here" in err
    assert not (tmp_path / "model").exists()
