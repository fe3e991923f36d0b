"""The translations: complete, up to date with the sources, and nothing said in a way that Qt's tools cannot find."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from tests.conftest import ROOT


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
