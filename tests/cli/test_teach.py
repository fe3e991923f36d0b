"""`hwr teach` as it is called: what it prints, writes and keeps."""

from __future__ import annotations

import io
import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from hwr.cli.entry import exit_code
from hwr.data.labelled_ink import LabelledInk, write_labelled_ink
from hwr.ink.drawing import Drawing
from hwr.store.model_file import Model, load_model, save_model
from hwr.store.paths import Paths
from hwr.store.taught.taught_store import TaughtStore
from tests.teach.conftest import cache, shipped, small  # noqa: F401 - fixtures
from tests.teach.symbols import samples


@pytest.fixture
def ink(hwr_home: Path, cache: Path, tmp_path: Path) -> Path:  # noqa: F811 - the fixture
    """A file of signs by two writers; the base digits are prepared."""
    Paths.of_user().cache.mkdir(parents=True, exist_ok=True)
    for file in cache.iterdir():
        shutil.copy(file, Paths.of_user().cache)
    path = tmp_path / "signs.jsonl"
    written = io.BytesIO()
    made = [*samples(3, np.random.default_rng(0)), *samples(1, np.random.default_rng(1))]
    lines = (
        LabelledInk(f"s{i}", one.label, "ann" if i < 15 else "bob", one.ink)
        for i, one in enumerate(made)
        if isinstance(one.ink, Drawing)
    )
    write_labelled_ink(written, lines)
    path.write_bytes(written.getvalue())
    return path


def test_what_it_reports(ink: Path, small: Model, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:  # noqa: F811
    out, base = tmp_path / "mine.safetensors", tmp_path / "small.safetensors"
    save_model(base, small)
    way = ["teach", str(ink), "--writer", "ann", "--model", str(base), "--out", str(out), "--json"]
    assert exit_code(way) == 0
    found = json.loads(capfd.readouterr().out)
    assert found["model"] == str(out)
    assert set(found) >= {"before", "after", "mended", "broken", "learnt", "new_classes", "seconds"}
    assert found["learnt"] == 15
    assert found["before"]["own"]["n"] == found["after"]["own"]["n"] == 15
    assert found["after"]["digits"]["accuracy"] > 0.6
    assert all(set(one) == {"id", "label", "before", "after"} for one in found["mended"])
    assert found["kept"] == 0
    assert not Paths.of_user().taught.exists()
    assert load_model(out).classes[10:] == tuple(found["new_classes"]) == ("+", "=", "A", "E", "x")

    assert exit_code(["teach", str(ink), "--model", str(out), "--keep", "--out", str(out)]) == 0
    text = capfd.readouterr().out
    assert "20 samples kept among your own" in text
    with TaughtStore.open(Paths.of_user().taught) as store:
        assert store.writers() == {"ann": 15, "bob": 5}


def test_problems_are_sentences_and_leave_no_model(
    ink: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "mine.safetensors"
    ways = [[str(ink), "--writer", "carl"], [str(tmp_path / "none.jsonl")], [str(ink), "--model", str(ink)]]
    for way in ways:
        assert exit_code(["teach", *way, "--out", str(out), "--json"]) == 1
        printed = capfd.readouterr()
        assert printed.out == ""
        assert printed.err.strip().endswith(".")
        assert not out.exists()
    assert exit_code(["teach", str(ink)]) == 2
