"""Whatever reads a file that somebody hands over: it waits for no pipe, and nothing opens files in another way.

TOML from others is read as the parser reads it, or refused before the parser could take time without end.
"""

from __future__ import annotations

import ast
import os
import re
import socket
import threading
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from hwr.data.labelled_ink import read_labelled_ink
from hwr.data.sources import open_source
from hwr.errors import HwrError
from hwr.explain.lesson import read_lesson, read_lessons
from hwr.files import (
    MAX_DEPTH,
    MAX_DOTS,
    MAX_VALUES,
    TomlError,
    UnusableFileError,
    open_regular,
    parse_toml,
    read_regular,
    read_small,
)
from hwr.ink.inkml import read_inkml
from hwr.ink.picture import read_picture
from hwr.recipe.recipe import read_recipe
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


def test_a_small_file_is_read_at_once_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "some"
    path.write_bytes(b"x" * 5)
    assert read_small(path, most=5) == b"xxxxx"
    assert [read_small(each, most=4) for each in (path, tmp_path, tmp_path / "missing")] == [None] * 3


def test_a_file_that_hides_its_size_is_read_no_further() -> None:
    path = Path("/proc/self/maps")
    if not path.exists():
        pytest.skip("there are no such files")
    assert path.stat().st_size == 0
    with pytest.raises(UnusableFileError, match="too large"):
        read_regular(path, most=10)


OTHERS = {
    "files.py": "the one way",
    "cli/entry.py": "the null device",
    "launcher": "its own files, without the rest of the program",
    "nn/compiled/kernel.py": "its own sources, which are always there",
    "recipe/cost.py": "the kernel's tables",
    "store/atomic.py": "writes",
    "store/crash_reports.py": "what stays open, for a crash to be written into",
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
        f"{where}:{line}: opens a file; `hwr.files` does that"
        for path in sorted((ROOT / "hwr").rglob("*.py"))
        for where in [path.relative_to(ROOT / "hwr").as_posix()]
        if not where.startswith(tuple(OTHERS))
        for source in [path.read_text(encoding="utf-8")]
        if re.search(r"\bopen\(|\bread_(text|bytes)\(", source)  # parsing takes time
        for line in opens_files(source)
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


# TOML

texts = st.text(max_size=12) | st.sampled_from(
    ["a.b.c", "#", '"', "'", '"""', "'''", "\\", "\\\\", "[[[", "= , = ,", "\n"]
)
tables = st.recursive(
    st.booleans() | st.integers(-(2**63), 2**63 - 1) | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(texts, tables, max_size=4), st.booleans())
def test_what_is_sound_is_read_as_the_parser_reads_it(table: dict[str, object], multiline: bool) -> None:
    text = tomli_w.dumps(table, multiline_strings=multiline)
    assert parse_toml(text.encode()) == tomllib.loads(text)


@given(st.text("ab.=\"'#\\\n[]{}, ", max_size=60))
def test_what_is_unsound_is_refused_and_nothing_else(text: str) -> None:
    try:
        expected: object = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        expected = None
    try:
        found: object = parse_toml(text.encode())
    except TomlError:
        found = None
    assert found == expected or found is None


@contextmanager
def the_parser_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with monkeypatch.context() as patch:
        patch.setattr(tomllib, "loads", lambda _: pytest.fail("parsed"))
        yield


DOTTED = "a" + ".a" * 10_000
HOSTILE = {
    "dotted key": f"{DOTTED} = 1",
    "dotted key with blanks": "a" + " . a" * 10_000 + " = 1",
    "dotted key of strings": '"a"' + ".'a'" * 10_000 + " = 1",
    "table": f"[{DOTTED}]",
    "tables in a list": f"[[{DOTTED}]]",
    "inline table": "a = {" + DOTTED + " = 1}",
    "after strings": "a = \"\\\\\"\nb = '\\'\nc = \"\"\"a\"\"\"\"\"\nd = '''\n'''''\n" + f"{DOTTED} = 1",
    "after a remark": f'# it\'s """\n{DOTTED} = 1',
    "after an escaped end of line": f'a = """\\\n"""\n{DOTTED} = 1',
    "before a string without an end": f'{DOTTED} = """a',
    "values": "".join(f"k{i} = 1\n" for i in range(MAX_VALUES + 1)),
    "list": "a = [" + "1," * MAX_VALUES + "]",
    "tables": "".join(f"[t{i}]\n" for i in range(MAX_VALUES + 1)),
    "lists in lists": "a = " + "[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1),
    "inline tables in inline tables": "a = " + "{a=" * (MAX_DEPTH + 1),
    "lines": "\n" * 60_000,
    "escapes": 'a = "' + "\\n" * 60_000 + '"',
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=list(HOSTILE))
def test_what_would_take_long_is_refused_before_it_is_parsed(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with the_parser_is_not_asked(monkeypatch), pytest.raises(TomlError):
        parse_toml(text.encode())


@pytest.mark.parametrize("read", [read_recipe, read_lesson])
def test_both_readers_refuse_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, read: object) -> None:
    assert callable(read)
    (tmp_path / "odd.toml").write_text(f"{DOTTED} = 1", encoding="utf-8")
    with the_parser_is_not_asked(monkeypatch), pytest.raises(Exception, match=r"odd\.toml has a key of more than"):
        read(tmp_path / "odd.toml")


def test_what_only_looks_like_it_is_read() -> None:
    text = "a." * (MAX_DOTS - 1) + "a = '" + "a." * 5000 + '\'\nb = """\n' + "a.a" * 5000 + '"""\n# ' + "b." * 5000
    assert set(parse_toml(text.encode())) == {"a", "b"}
    numbers = "n = [" + ",".join(["1.5"] * 1000) + "]"
    assert len(parse_toml(numbers.encode())["n"]) == 1000


def test_the_programs_own_lessons_are_far_from_the_bounds() -> None:
    for path in (ROOT / "assets" / "lessons").glob("*.toml"):
        assert parse_toml(path.read_bytes() + b"\n[a]\n" + b"".join(b"k%d = 1\n" % i for i in range(1000)))
