"""Whatever reads a file that somebody hands over: it waits for no pipe, and nothing opens files in another way."""

from __future__ import annotations

import ast
import os
import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from hwr.data.labelled_ink import read_labelled_ink
from hwr.data.own_drawings import load_own_drawings
from hwr.data.sources import open_source
from hwr.errors import HwrError
from hwr.explain.lesson import read_lesson, read_lessons
from hwr.files.regular import UnusableFileError, open_regular, read_regular
from hwr.ink.inkml import read_inkml
from hwr.ink.picture import read_picture
from hwr.recipe.files import read_recipe
from hwr.store.model_file import load_model
from hwr.store.paths import Paths
from hwr.ui.explain.lesson_shelf import LessonShelf
from hwr.ui.read.opening import FileSource
from hwr.ui.read.opening import open_source as open_in_window
from tests.conftest import ROOT

READERS: dict[str, Callable[[Path], object]] = {
    "ink": read_inkml,
    "picture": read_picture,
    "labelled ink": lambda path: list(read_labelled_ink(path)),
    "own drawings": load_own_drawings,
    "evaluated source": open_source,
    "recipe": read_recipe,
    "lesson": read_lesson,
    "lesson on the shelf": lambda path: LessonShelf(Paths.of_user()).add(path),
    "copied lesson": lambda path: LessonShelf(Paths.of_user()).copy(path, "some"),
    "model": load_model,
    "opened in the window": lambda path: open_in_window(FileSource(path)),
}
LONG = 60
"""Seconds after which something hangs, on the busiest machine."""


def said(read: Callable[[Path], object], path: Path) -> str:
    """What is said of a path that cannot be read; fails if that is nothing, or if it is waited for."""
    caught: list[BaseException] = []

    def work() -> None:
        try:
            read(path)
        except BaseException as error:
            caught.append(error)

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    thread.join(LONG)
    assert not thread.is_alive(), "it waits"
    assert caught, "it was read"
    assert isinstance(caught[0], HwrError), repr(caught[0])
    return str(caught[0])


def special_files(folder: Path) -> Iterator[Path]:
    """One of each kind of what is no file, under a name that every reader takes."""
    if hasattr(os, "mkfifo"):
        os.mkfifo(folder / "pipe.jsonl")
        yield folder / "pipe.jsonl"
    (folder / "folder.jsonl").mkdir()
    yield folder / "folder.jsonl"
    yield folder / "missing.jsonl"
    yield folder / "zero\0.jsonl"
    for number, device in enumerate(("/dev/zero", "/dev/null", "/dev/tty", "/proc/self/mem", "/proc/kcore")):
        if Path(device).exists():
            link = folder / f"device{number}.jsonl"
            link.symlink_to(device)
            yield link


@pytest.mark.skipif(os.name != "posix", reason="pipes and devices are no names there")
@pytest.mark.parametrize("name", READERS)
def test_what_is_no_file_is_one_sentence_and_never_waited_for(tmp_path: Path, name: str) -> None:
    for path in special_files(tmp_path):
        sentence = said(READERS[name], path)
        assert sentence.endswith(".")
        assert "\n" not in sentence


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="there are no sockets with names")
def test_a_socket_is_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # names of sockets are short
    with socket.socket(socket.AF_UNIX) as one:
        one.bind("socket")
        with pytest.raises(UnusableFileError, match="socket"):
            open_regular(tmp_path / "socket", most=10)


def test_a_pipe_among_the_lessons_is_passed_over(tmp_path: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("there are no pipes")
    os.mkfifo(tmp_path / "pipe.toml")

    def read(folder: Path) -> None:
        lessons, (problem,) = read_lessons(folder)
        assert not lessons
        raise HwrError(problem)

    assert "pipe.toml is a pipe" in said(read, tmp_path)


def test_no_more_is_read_than_may_be(tmp_path: Path) -> None:
    path = tmp_path / "some"
    path.write_bytes(b"x" * 5)
    assert read_regular(path, most=5) == b"xxxxx"
    with pytest.raises(UnusableFileError, match="too large"):
        read_regular(path, most=4)


def test_a_file_that_hides_its_size_is_read_no_further() -> None:
    path = Path("/proc/self/maps")
    if not path.exists():
        pytest.skip("there are no such files")
    assert path.stat().st_size == 0
    with pytest.raises(UnusableFileError, match="too large"):
        read_regular(path, most=10)


OTHERS = {
    "files/regular.py": "the one way",
    "cli/entry.py": "the null device",
    "launcher": "its own files, without the rest of the program",
    "recipe/machine.py": "the kernel's tables",
    "store/atomic.py": "writes",
    "store/lock.py": "locks",
    "store/runs": "the program's own database",
}
"""Who opens files in another way, and why that may be."""


def opens_files(source: str) -> Iterator[int]:
    """The lines on which a module opens a file by its name."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and _opens_a_file(node.func, node.args[0] if node.args else None):
            yield node.lineno


def _opens_a_file(called: ast.expr, first: ast.expr | None) -> bool:
    """Whether something is called that does, with that as its first argument."""
    if isinstance(called, ast.Name):
        return called.id == "open"
    if not isinstance(called, ast.Attribute):
        return False
    if called.attr in ("read_bytes", "read_text"):
        return first is None  # of a path; others of that name are given something to read
    by_mode = isinstance(first, ast.Constant) and isinstance(first.value, str)
    by_module = isinstance(called.value, ast.Name) and called.value.id in ("os", "gzip", "io")
    return called.attr == "open" and (by_mode or by_module)


def test_files_are_opened_in_one_way() -> None:
    found = [
        f"{where}:{line}: opens a file; `hwr.files.regular` does that"
        for path in sorted((ROOT / "hwr").rglob("*.py"))
        for where in [path.relative_to(ROOT / "hwr").as_posix()]
        if not where.startswith(tuple(OTHERS))
        for line in opens_files(path.read_text(encoding="utf-8"))
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    "source", ["open('a')", "path.open('rb')", "path.read_text(encoding='utf-8')", "path.read_bytes()", "os.open(p, 0)"]
)
def test_the_checker_catches(source: str) -> None:
    assert list(opens_files(source)) == [1]


@pytest.mark.parametrize(
    "source", ["RunStore.open(path)", "device.open(mode)", "picture_file.read_bytes(data, name=n)"]
)
def test_the_checker_lets_others_be(source: str) -> None:
    assert not list(opens_files(source))
