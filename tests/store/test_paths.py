"""The paths: `HWR_HOME` decides where user data lies, and the shipped model is found."""

from __future__ import annotations

from pathlib import Path

import pytest

from hwr.errors import StorageError
from hwr.store.paths import Paths
from tests.conftest import ROOT


def test_home_override_holds_everything_of_the_user(tmp_path: Path) -> None:
    paths = Paths.of_user({"HWR_HOME": str(tmp_path / "home")})
    assert {paths.models, paths.settings, paths.cache} == {
        tmp_path / "home" / "models",
        tmp_path / "home" / "settings.ini",
        tmp_path / "home" / "cache",
    }
    assert not (tmp_path / "home").exists(), "asking for the paths makes nothing"
    paths.prepare()
    assert paths.models.is_dir()
    assert paths.cache.is_dir()


@pytest.mark.parametrize("environment", [{}, {"HWR_HOME": ""}])
def test_without_override_the_system_decides(environment: dict[str, str]) -> None:
    paths = Paths.of_user(environment)
    assert all("hwr" in path.parts for path in (paths.models, paths.settings, paths.cache))
    assert all(path.is_absolute() for path in (paths.models, paths.settings, paths.cache))


def test_the_tests_never_use_the_real_home(hwr_home: Path) -> None:
    assert Paths.of_user().settings.is_relative_to(hwr_home)


def test_a_relative_override_is_pinned(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert Paths.of_user({"HWR_HOME": "here"}).models == tmp_path / "here" / "models"


def test_what_is_shipped_lies_in_the_checkout() -> None:
    paths = Paths.of_user({})
    assert paths.shipped_model == ROOT / "models" / "digits.safetensors"
    assert paths.shipped_drawings == ROOT / "assets" / "drawings.jsonl"


def test_a_home_that_cannot_be_made_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(StorageError, match="cannot be made"):
        Paths.of_user({"HWR_HOME": str(tmp_path / "file")}).prepare()
