"""What is said where a library is missing."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

from hwr.errors import MissingExtraError, remedy
from hwr.export.extras import extra


def test_it_names_the_extra_and_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/here/python")
    with pytest.raises(MissingExtraError) as said:
        extra("no_such_module", "Such files", "such", "such-package")
    assert str(said.value) == (
        "Such files are written by the extra 'such' of this program, which is not installed; to install it: "
        "/here/python -m pip install such-package."
    )


def test_where_uv_made_the_environment_uv_installs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/here and there/python")
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    assert remedy("such-package") == 'to install it: uv pip install --python "/here and there/python" such-package'


def test_where_pipx_made_the_environment_pipx_installs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    environment = tmp_path / "venvs" / "hwr-2"
    environment.mkdir(parents=True)
    (environment / "pipx_metadata.json").touch()
    monkeypatch.setattr(sys, "prefix", str(environment))
    assert remedy("such-package") == "to install it: pipx inject hwr-2 such-package"


def test_the_standalone_program_names_no_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    with pytest.raises(MissingExtraError, match=r"one that runs in Python can\.$"):
        extra("no_such_module", "Such files", "such", "such-package")
