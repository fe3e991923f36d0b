"""Labelled ink made to bloat the program is refused before it is unpacked."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import numpy as np
import pytest

from hwr.data import labelled_ink
from hwr.data.labelled_ink import FREE_GROWTH, read_labelled_ink
from hwr.errors import InkFileError
from hwr.ink.drawing import MAX_POINTS

LINE = '{"id":"a","label":"1","writer":"w","strokes":[%s]}'


@pytest.mark.parametrize("part", ["[],", "{},", "1,", "[", '"a":', "[[],["])
def test_a_crowded_line_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, part: str) -> None:
    monkeypatch.setattr(json, "loads", lambda *_, **__: pytest.fail("it was unpacked"))
    path = tmp_path / "crowded.jsonl"
    path.write_text(LINE % (part * 2_000_000), encoding="utf-8")
    with pytest.raises(InkFileError, match=r"crowded\.jsonl, line 1: more lists or values than a drawing can have"):
        list(read_labelled_ink(path))


def test_the_busiest_drawing_is_unpacked(tmp_path: Path) -> None:
    points = np.random.default_rng(0).uniform(0, 1, (MAX_POINTS, 4)).round(3).tolist()
    path = tmp_path / "busy.jsonl"
    path.write_text(LINE % json.dumps(points), encoding="utf-8")
    (sample,) = read_labelled_ink(path)
    assert len(sample.drawing.strokes[0].points) == MAX_POINTS


def test_a_small_file_that_unpacks_to_a_large_one_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(labelled_ink, "FREE_GROWTH", 4 << 20)
    path = tmp_path / "bomb.jsonl.gz"
    path.write_bytes(gzip.compress((b" " * 1023 + b"\n") * 6000))
    with pytest.raises(InkFileError, match=r"line 409\d: more data than labelled ink can have"):
        list(read_labelled_ink(path))
    assert FREE_GROWTH >= 64 << 20
