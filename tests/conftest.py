"""What every test gets: no screen, user data in a temporary folder, and the shared pen strokes where they are."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before anything imports Qt: without a display it aborts

ROOT = Path(__file__).parent.parent


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--slow", action="store_true", help="also run the tests that take more than a few seconds")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--slow"):
        return
    skip = pytest.mark.skip(reason="slow: run it with --slow")
    for item in items:
        if item.get_closest_marker("slow"):
            item.add_marker(skip)


@pytest.fixture(autouse=True)
def hwr_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A fresh, empty home for user data; no test can touch the models and settings of the person who runs it."""
    home = tmp_path_factory.mktemp("hwr-home")
    monkeypatch.setenv("HWR_HOME", str(home))
    return home


@pytest.fixture(scope="session")
def pen_digits() -> Path:
    """The labelled ink of 30 writers, a file that is shared with the project but is no part of it."""
    path = Path(os.environ.get("HWR_PEN_DIGITS") or ROOT.parent / "shared" / "pen-digits" / "dev.jsonl.gz")
    if not path.is_file():
        pytest.skip(f"the pen digits are not there: set HWR_PEN_DIGITS to their file (looked at {path})")
    return path


@pytest.fixture
def unreadable() -> Path:
    """A regular file that opens but cannot be read, whoever runs the tests."""
    path = Path("/proc/self/mem")
    if not path.is_file():
        pytest.skip("no file is unreadable for everybody here")
    return path
