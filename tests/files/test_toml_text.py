"""TOML from others: read as the parser reads it, or refused before the parser could take time without end."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from hwr.explain.lesson import read_lesson
from hwr.files.toml_text import MAX_DEPTH, MAX_DOTS, MAX_VALUES, TomlError, parse_toml
from hwr.recipe.files import read_recipe
from tests.conftest import ROOT

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
