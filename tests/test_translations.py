"""The translations: complete, up to date with the sources, and nothing said in a way that Qt's tools cannot find."""

from __future__ import annotations

import ast
import importlib.util
import tomllib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from tests.conftest import ROOT

LESSONS = ROOT / "assets" / "lessons"
WORDS = {"title", "summary", "text", "ask", "why", "say", "choices", "replies"}
"""What of a lesson is said to people."""


def make_translations() -> ModuleType:
    specification = importlib.util.spec_from_file_location("make", ROOT / "docs" / "make_translations.py")
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


def test_every_sentence_is_translated_with_its_forms_and_places() -> None:
    found = make_translations().check("de")
    assert not found, "\n".join(found[:20])


def misplaced(tree: ast.AST, *, in_text: bool = False, in_call: bool = False) -> Iterator[int]:
    """Lines where something is said so that it is not found, or said before anybody has chosen a language."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("tr", "mark"):
            says_something = not node.args or isinstance(node.args[0], ast.JoinedStr | ast.BinOp)
            is_early = node.func.id == "tr" and not in_call
            if says_something or is_early or (in_text and isinstance(node.args[0], ast.Constant)):
                yield node.lineno
        is_call = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        yield from misplaced(node, in_text=in_text or isinstance(node, ast.JoinedStr), in_call=in_call or is_call)


@pytest.mark.parametrize(
    ("source", "count"),
    [
        ('def f():\n    return tr("a", n=1)', 0),
        ("def f():\n    return f\"{tr('a')}\"", 1),
        ('def f():\n    return tr(f"a")', 1),
        ('def f():\n    return tr("a" + "b")', 1),
        ('A = tr("a")', 1),
        ('A = mark("a")', 0),
        ("def f():\n    return f'{tr(A)}'", 0),
    ],
)
def test_what_is_misplaced_is_found(source: str, count: int) -> None:
    assert len(list(misplaced(ast.parse(source)))) == count


def test_nothing_is_said_where_it_is_not_found() -> None:
    found = []
    for path in sorted((ROOT / "hwr").rglob("*.py")):
        source = path.read_text(encoding="utf-8")
        if path.name != "language.py" and "hwr.language import" in source:
            found += [f"{path.relative_to(ROOT)}:{line}" for line in misplaced(ast.parse(source))]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("path", sorted(LESSONS.glob("*.toml")), ids=lambda path: path.stem)
def test_a_lesson_is_the_same_in_german(path: Path) -> None:
    """Other words, but the same steps, settings, readings and answers."""

    def bones(value: object, key: str = "") -> object:
        if isinstance(value, dict):
            return {name: bones(inner, name) for name, inner in value.items()}
        if isinstance(value, list):
            return [bones(inner, key) for inner in value]
        return "" if isinstance(value, str) and key in WORDS else value

    own, german = (tomllib.loads(one.read_text(encoding="utf-8")) for one in (path, LESSONS / "de" / path.name))
    assert bones(german) == bones(own)
    assert german["title"]
