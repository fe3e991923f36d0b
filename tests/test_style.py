"""The code's form: linted, formatted and strictly typed by the tools' own verdict, and numbers said in one place.

Each tool looks once, at everything, and keeps what it found in its own cache beside the project.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise

import pytest

from tests.conftest import ROOT


@pytest.mark.parametrize(
    "command",
    [
        # First what takes longest (40 s of computing the first time, half a second from its cache), beside other tests.
        pytest.param(["mypy", "--no-error-summary"], id="types"),
        pytest.param(["ruff", "check", "--quiet", "."], id="lint"),
        pytest.param(["ruff", "format", "--check", "--quiet", "."], id="format"),
    ],
)
def test_tool_has_nothing_to_say(command: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
    if done.returncode:
        pytest.fail(f"{' '.join(command)}\n{done.stdout}{done.stderr}", pytrace=False)


_PERCENT = re.compile(r"(?:^[ \u00a0]?|\d ?)%(?![\w(])")
_UNIT_OF_TIME = re.compile(r"[ \u00a0](µs|ms|s|min|h)\b")


def _text(node: ast.AST) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _is_equality(test: ast.expr) -> bool:
    return isinstance(test, ast.Compare) and isinstance(test.ops[0], ast.Eq)


def own_words(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Where a module says a percentage, a duration or a plural in a way of its own: the line, and which."""
    documentation = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            for value, following in pairwise([*node.values, ast.Constant("")]):
                if not isinstance(value, ast.FormattedValue):
                    continue
                spec = ast.unparse(value.format_spec)[2:-1] if value.format_spec else ""
                if spec == "02" or _UNIT_OF_TIME.match(_text(following)):
                    yield node.lineno, "duration"
        elif isinstance(node, ast.IfExp):
            one, several = map(_text, (node.body, node.orelse) if _is_equality(node.test) else (node.orelse, node.body))
            if several == f"{one}s" or (one + several).startswith("1 "):
                yield node.lineno, "plural"
        elif isinstance(node, ast.Constant) and id(node) not in documentation and _PERCENT.search(_text(node)):
            yield node.lineno, "percentage"


NO_OWN_WORDS = frozenset({"words.py", "ui/kit/field/number_text.py", "store/runs/query.py"})
"""The latter two read what people write."""


def test_numbers_are_said_by_words() -> None:
    found = []
    for path in sorted((ROOT / "hwr").rglob("*.py")):
        where = path.relative_to(ROOT / "hwr").as_posix()
        if where not in NO_OWN_WORDS and not where.startswith("launcher/"):  # which knows the standard library alone
            tree = ast.parse(path.read_text(encoding="utf-8"))
            found += [f"hwr/{where}:{line}: {what}" for line, what in own_words(tree)]
    if found:
        pytest.fail("ask percent, duration or counted of hwr.words:\n" + "\n".join(found), pytrace=False)


@pytest.mark.parametrize(
    "source",
    [
        "f'{share:.1%}'",
        "f'{100 * share:.0f} %'",
        "f'{figure}%'",
        "'95% confidence'",
        "f'{seconds:.1f} s'",
        "f'{minutes}:{rest:02}'",
        "f'{count} unit' + ('' if count == 1 else 's')",
        "'time' if often == 1 else 'times'",
        "'1 epoch' if after == 1 else f'{after} epochs'",
    ],
)
def test_the_search_for_own_words_catches(source: str) -> None:
    assert len(list(own_words(ast.parse(f"say({source})")))) == 1
