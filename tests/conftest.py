"""What every test gets: no screen, one core, a temporary folder for user data, and the shared pen strokes."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Generator, Iterator
from contextlib import suppress
from itertools import count, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from hypothesis import HealthCheck, settings

from hwr.launcher.environment import hold_own

if TYPE_CHECKING:  # numpy not before the environment is set
    from hwr.data.digits import Digits
    from hwr.data.labelled_ink import LabelledInk
    from hwr.recipe.preparing import Preparer

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before anything imports Qt: without a display it aborts
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before anything imports numpy: there is a worker for each core
os.environ["LC_ALL"] = "C.UTF-8"  # the window speaks the language of the system
os.environ.pop("LANGUAGE", None)

# No property depends on how fast a machine is. Fixtures that last for all examples are meant to: none of them changes.
settings.register_profile(
    "anywhere",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
    derandomize=True,
    max_examples=20,
)
settings.register_profile("slow", settings.get_profile("anywhere"), derandomize=False, max_examples=200)

ROOT = Path(__file__).parent.parent

SEEDS: Final[tuple[Any, ...]] = (0, *(pytest.param(seed, marks=pytest.mark.slow) for seed in (1, 2)))
"""For trainings that are to come out alike whatever the seed: one by default, the others with `--slow`."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--slow", action="store_true", help="also run the tests that take more than a few seconds")


def pytest_configure(config: pytest.Config) -> None:
    """The same examples for everybody who runs the tests for the first time; others, and more, on demand."""
    hold_own()  # so that no start of the program changes this environment meanwhile
    settings.load_profile("slow" if config.getoption("--slow") else "anywhere")
    if sys.dont_write_bytecode and hasattr(config, "cache"):
        # Not beside the sources, then, but in a place that all workers and the programs they start share: the asserts
        # of all tests are rewritten before the first of them, which takes twice as long as all else until there.
        with suppress(OSError):  # where the project cannot be written, nothing is kept
            sys.pycache_prefix = str(config.cache.mkdir("compiled"))
            sys.dont_write_bytecode = False


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """All workers import all tests, at the same time. Every other one begins at the end of each folder, so that it
    finds half of them rewritten and compiled by its neighbour, and leaves it the other half."""
    report = yield
    session = collector.session
    if (
        os.environ.get("PYTEST_XDIST_WORKER", "")[-1:] in {"1", "3"}
        and isinstance(collector, pytest.Directory)
        and any(session.isinitpath(path) for path in (collector.path, *collector.path.parents))
    ):
        for module in reversed(report.result or ()):
            if isinstance(module, pytest.Module):
                with suppress(Exception, pytest.skip.Exception):  # which it comes to again, and tells of, in its turn
                    _ = module.obj
    return report


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: "test_style" not in item.nodeid)  # checking the types takes longest: begin with it
    if config.getoption("--slow"):
        return
    skip = pytest.mark.skip(reason="slow: run it with --slow")
    for item in items:
        if item.get_closest_marker("slow"):
            item.add_marker(skip)


def pytest_collection_finish() -> None:
    """What has been imported and collected stays: the garbage collector need not go through it again and again."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def compiled_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Where nothing compiled is to be written beside the sources, programs that the tests start share a temporary place
    for it: each would compile all that it imports, which takes longer than most of them run."""
    with pytest.MonkeyPatch.context() as patch:
        if os.environ.get("PYTHONDONTWRITEBYTECODE"):
            own = tmp_path_factory.getbasetemp()
            shared = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "compiled"
            patch.delenv("PYTHONDONTWRITEBYTECODE")
            patch.setenv("PYTHONPYCACHEPREFIX", sys.pycache_prefix or str(shared))
        yield


@pytest.fixture(scope="session")
def new_homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Paths of homes that are not there yet. (`mktemp` reads the whole folder for each, thousands of times.)"""
    homes = tmp_path_factory.mktemp("hwr-homes")
    return (homes / str(number) for number in count())


@pytest.fixture(autouse=True)
def hwr_home(new_homes: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """A fresh, empty home for user data; no test can touch the models, settings and menus of the person who runs it."""
    home = next(new_homes)
    home.mkdir()
    monkeypatch.setenv("HWR_HOME", str(home))
    monkeypatch.setenv("XDG_DATA_HOME", str(home / "xdg"))
    return home


@pytest.fixture
def signals_heard() -> Iterator[None]:
    """For tests that send signals: what runs in the background or under `nohup` ignores some, and so would all that it
    starts."""
    ignored = [number for number in signal.Signals if signal.getsignal(number) is signal.SIG_IGN]
    asking = [number for number in ignored if number.name in {"SIGINT", "SIGTERM", "SIGHUP"}]
    for number in asking:
        signal.signal(number, signal.SIG_DFL)
    yield
    for number in asking:
        signal.signal(number, signal.SIG_IGN)


@pytest.fixture(scope="session")
def pen_digits() -> Path:
    """The labelled ink of 30 writers, a file that is shared with the project but is no part of it."""
    path = Path(os.environ.get("HWR_PEN_DIGITS") or ROOT.parent / "shared" / "pen-digits" / "dev.jsonl.gz")
    if not path.is_file():
        pytest.skip(f"the pen digits are not there: set HWR_PEN_DIGITS to their file (looked at {path})")
    return path


@pytest.fixture(scope="session")
def some_pen_digits(pen_digits: Path) -> tuple[LabelledInk, ...]:
    """Every fiftieth sample of it, about 150 by all writers: reading the whole file takes a second."""
    from hwr.data.labelled_ink import read_labelled_ink

    return tuple(islice(read_labelled_ink(pen_digits), 0, None, 50))


@pytest.fixture
def unreadable() -> Path:
    """A regular file that opens but cannot be read, whoever runs the tests."""
    path = Path("/proc/self/mem")
    if not path.is_file():
        pytest.skip("no file is unreadable for everybody here")
    return path


@pytest.fixture(scope="session")
def digits_300() -> Digits:
    """The first 300 of scikit-learn's digits: enough to learn from, and prepared in a moment."""
    import numpy as np

    from hwr.data.digits import load_digits

    return load_digits().part(np.arange(300))


@pytest.fixture(scope="session")
def preparer_300(digits_300: Digits) -> Preparer:
    """Prepares those; what it has normalised once serves every test."""
    from hwr.recipe.preparing import Preparer

    return Preparer(digits_300)
