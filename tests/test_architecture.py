"""The architecture as a failing test: who may import whom, and what stays unloaded until it is needed.

The table is the design's, in code. A module of `hwr` that no row covers fails too, so that the table stays complete.
"""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import ROOT

EVERYTHING = frozenset({"*"})


@dataclass(frozen=True)
class Rule:
    """What the modules of one part of `hwr` may import besides themselves and the standard library.

    Attributes:
        parts: other parts of `hwr`, by the first name below it.
        packages: third-party packages, by their top name.
        lazily: the names of either kind that may be imported only inside a function.
    """

    parts: frozenset[str] = frozenset()
    packages: frozenset[str] = frozenset()
    lazily: frozenset[str] = frozenset()


WORDS = frozenset({"language", "words"})
"""What anybody may say things with; of the standard library alone."""


def rule(parts: str = "", packages: str = "", lazily: str = "") -> Rule:
    return Rule(WORDS | frozenset(parts.split()), frozenset(packages.split()), frozenset(lazily.split()))


CORE = "display files errors versions nn ink data store recognizer reading evaluation recipe teach train explain export"
"""What pages may ask for besides the kit they are built of."""

TABLE = {
    "__init__": rule(),
    "__main__": rule("cli"),
    "words": rule(),
    "language": rule(),
    "errors": rule(),
    "files": rule("errors"),
    "launcher": rule("display errors"),
    "display": rule("errors"),
    "processes": rule(),
    "parallel": rule("processes"),
    "workers": rule("processes errors"),
    "cluster": rule("parallel processes versions errors", "distributed", lazily="distributed"),
    "versions": rule(),
    "desktop": rule("files store errors"),
    "nn": rule("nn.compiled errors", "numpy threadpoolctl"),
    "nn.compiled": rule("nn", "numpy numba llvmlite"),
    "ink": rule("files errors", "numpy PIL defusedxml pillow_heif pypdfium2", lazily="pillow_heif"),
    "data": rule("files ink errors", "numpy sklearn", lazily="sklearn"),
    "store": rule("files nn ink errors", "numpy safetensors platformdirs"),
    "recognizer": rule("nn ink store", "numpy"),
    "reading": rule("recognizer recipe ink errors", "numpy"),
    "evaluation": rule("parallel recognizer reading data store ink nn errors", "numpy"),
    "recipe": rule("processes files nn ink data store errors", "numpy tomli_w", lazily="tomli_w"),
    "teach": rule("files nn ink data store recognizer recipe errors", "numpy PIL"),
    "train": rule("nn ink data store recognizer recipe errors", "numpy"),
    "explain": rule("files recipe nn ink chapters errors", "numpy"),
    "chapters": rule("explain recipe nn ink errors", "numpy"),
    "chapters.view": rule("chapters explain train ui.kit recognizer recipe data nn ink errors", "numpy PySide6"),
    "export": rule(
        "export.picture nn store recipe errors",
        "numpy safetensors onnx tensorboardX mlflow",
        lazily="export.picture onnx tensorboardX mlflow",
    ),
    "export.picture": rule("export ui.kit nn store errors", "numpy PySide6"),
    "sweep": rule(
        "workers files nn data store recipe train errors", "numpy sklearn joblib optuna", lazily="joblib optuna"
    ),
    "estimator": rule("nn ink store errors", "numpy PIL sklearn"),
    "cli": rule(
        "desktop display launcher errors versions parallel nn ink data store recognizer reading evaluation "
        "recipe teach train explain export sweep workers cluster ui",
        "click numpy",
        lazily="desktop nn ink data store recognizer reading evaluation recipe teach train explain sweep workers "
        "cluster ui numpy",
    ),
    "ui": rule(f"ui.actions ui.kit ui.read ui.paper ui.teach ui.train ui.runs ui.explain {CORE}", "numpy PySide6"),
    "ui.actions": rule("ui.kit", "PySide6"),
    "ui.kit": rule(CORE, "numpy PySide6 shiboken6"),
    "ui.read": rule(f"ui.actions ui.kit {CORE}", "numpy PySide6"),
    "ui.teach": rule(f"ui.kit {CORE}", "numpy PySide6"),
    "ui.paper": rule(f"ui.kit {CORE}", "numpy PySide6"),
    "ui.train": rule(f"ui.kit {CORE}", "numpy PySide6"),
    "ui.runs": rule(f"ui.kit sweep {CORE}", "numpy PySide6"),
    "ui.explain": rule(f"ui.kit chapters chapters.view {CORE}", "numpy PySide6", lazily="chapters.view"),
}


def imports(tree: ast.AST, package: str, *, inside_function: bool = False) -> Iterator[tuple[str, int, bool]]:
    """Every import below `tree`: the absolute module name, the line, and whether it waits for a call.

    An import under `if TYPE_CHECKING` never happens at run time and counts as waiting.
    """
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name, node.lineno, inside_function
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            base = ".".join([*above, *filter(None, [node.module])])
            for alias in node.names:  # `from hwr import nn` imports hwr.nn
                yield (f"{base}.{alias.name}" if base == "hwr" else base), node.lineno, inside_function
        elif not isinstance(node, ast.expr):  # which holds no statement
            deferred = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) or (
                isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
            )
            yield from imports(node, package, inside_function=inside_function or deferred)


def part_of(module: str, table: dict[str, Rule]) -> str:
    """The room of a module named without "hwr.": the longest name in the table that its name begins with.

    The views of all chapters are one room, as are the chapters themselves.
    """
    names = module.split(".")
    if names[0] == "chapters":
        return "chapters.view" if "view" in names[2:3] else "chapters"
    longest = ".".join(names[:2])
    return longest if longest in table else names[0]


def is_view_of_another_chapter(one: str, other: str) -> bool:
    """Whether the second of two modules is in the `view` of a chapter, and the first in another chapter."""
    names, others = one.split("."), other.split(".")
    return names[0] == others[0] == "chapters" and names[1:2] != others[1:2] and "view" in others[2:3]


def violations(root: Path, table: dict[str, Rule]) -> list[str]:
    """One line for each import in `root`/hwr that the table does not allow."""
    found = []
    for path in sorted((root / "hwr").rglob("*.py")):
        where = path.relative_to(root)
        module = ".".join(where.with_suffix("").parts[1:])
        part = part_of(module, table)
        if part not in table:
            found.append(f"{where}: hwr.{part} has no row in the table of tests/test_architecture.py")
            continue
        allowed = table[part]
        package = ".".join(where.parts[:-1])
        for name, line, deferred in imports(ast.parse(path.read_text(encoding="utf-8")), package):
            top, _, rest = name.partition(".")
            if top in sys.stdlib_module_names or top == "__future__" or name == "hwr":
                continue
            target = part_of(rest, table) if top == "hwr" else top
            if top == "hwr" and target == part and not is_view_of_another_chapter(module, rest):
                continue
            if target == part or target not in (allowed.parts if top == "hwr" else allowed.packages):
                found.append(f"{where}:{line}: hwr.{part} must not import {name}")
            elif target in allowed.lazily and not deferred:
                found.append(f"{where}:{line}: hwr.{part} must import {name} inside the function that needs it")
    return found + [
        f"tests/test_architecture.py: there is no hwr.{part}, which the table names"
        for part in sorted(table.keys() | {part for rule in table.values() for part in rule.parts})
        if part != "chapters.view"
        and not (root / "hwr" / part.replace(".", "/")).is_dir()
        and not (root / "hwr" / f"{part.replace('.', '/')}.py").is_file()
    ]


def test_every_import_follows_the_table() -> None:
    found = violations(ROOT, TABLE)
    if found:
        pytest.fail("\n".join(found), pytrace=False)


def empty_house(root: Path) -> None:
    """A folder for every part that the table names, with nothing in it."""
    for part in TABLE:
        (root / "hwr" / part.replace(".", "/")).mkdir(parents=True, exist_ok=True)


@pytest.mark.parametrize(
    ("file", "source", "complaint"),
    [
        ("nn/network.py", "import PIL.Image", "must not import PIL"),
        ("nn/network.py", "from hwr.ink import drawing", "must not import hwr.ink"),
        ("nn/network.py", "from hwr import ink", "must not import hwr.ink"),
        ("nn/network.py", "from ..ink.drawing import Drawing", "must not import hwr.ink.drawing"),
        ("nn/network.py", "def f():\n    import scipy", "must not import scipy"),
        ("recognizer.py", "from PySide6.QtCore import QObject", "must not import PySide6"),
        ("ui/read/strip.py", "from hwr.cli import main", "must not import hwr.cli"),
        ("ui/read/page.py", "from hwr.ui.train.page import Page", "must not import hwr.ui.train.page"),
        ("ui/kit/dial.py", "from hwr.ui.read.page import Page", "must not import hwr.ui.read.page"),
        ("ui/kit/dial.py", "from hwr.ui.session import Session", "must not import hwr.ui.session"),
        ("chapters/unit/sums.py", "from PySide6.QtCore import QObject", "must not import PySide6"),
        ("chapters/unit/sums.py", "from hwr.chapters.cost.view import panel", "must not import hwr.chapters.cost.view"),
        ("chapters/unit/view.py", "from hwr.chapters.cost.view.panel import P", "must not import hwr.chapters.c"),
        ("data/digits.py", "import sklearn.datasets", "inside the function"),
        ("cli/main.py", "from hwr.ui.program import run", "inside the function"),
        ("gadgets.py", "", "has no row"),
    ],
)
def test_the_checker_catches(tmp_path: Path, file: str, source: str, complaint: str) -> None:
    empty_house(tmp_path)
    path = tmp_path / "hwr" / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(source, encoding="utf-8")
    found = violations(tmp_path, TABLE)
    assert len(found) == 1
    assert complaint in found[0]


def test_the_checker_misses_what_the_table_names(tmp_path: Path) -> None:
    empty_house(tmp_path)
    table = TABLE | {"nn": rule("errors gadgets", "numpy"), "attic": rule()}
    missing = ["there is no hwr.attic", "there is no hwr.gadgets"]
    assert [line.partition(": ")[2].partition(",")[0] for line in violations(tmp_path, table)] == missing


def test_the_checker_allows_what_the_table_allows(tmp_path: Path) -> None:
    empty_house(tmp_path)
    (tmp_path / "hwr" / "data" / "digits.py").write_text(
        "from typing import TYPE_CHECKING\n"
        "import numpy as np\n"
        "from hwr.ink.drawing import Drawing\n"
        "from hwr.data import sources\n"
        "from . import sources\n"
        "if TYPE_CHECKING:\n    from sklearn.utils import Bunch\n"
        "def digits():\n    from sklearn.datasets import load_digits\n",
        encoding="utf-8",
    )
    assert violations(tmp_path, TABLE) == []


@pytest.mark.parametrize(
    ("module", "unloaded"),
    [
        ("hwr.cli", ["PySide6", "click", "numpy", "sklearn", "scipy", "PIL"]),
        ("hwr.recognizer", ["PySide6", "sklearn", "scipy"]),
        ("hwr.data.sources", ["PySide6", "sklearn", "scipy"]),
        ("hwr.ui.app", ["sklearn", "scipy"]),
    ],
)
def test_importing_loads_no_more_than_it_must(module: str, unloaded: list[str]) -> None:
    script = f"import sys, {module}; print(*[name for name in {unloaded!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == []


NETWORK = frozenset(
    {"socket", "ssl", "http", "urllib.request", "ftplib", "smtplib", "poplib", "imaplib", "xmlrpc", "asyncio"}
    | {"socketserver", "webbrowser", "requests", "httpx", "PySide6.QtNetwork", "PySide6.QtWebSockets", "distributed"}
)
"""What could reach another computer; the launcher's pip is the only thing that does, and only it."""

LOCAL = frozenset(
    {("ui/kit/application.py", "socket"), ("launcher/start.py", "urllib.request"), ("cluster.py", "distributed")}
)
"""A pair of sockets within the process, by which signals are heard; the address of a folder, turned into its path; and
the cluster that a user names with `--dask`."""


def test_nothing_can_be_sent_anywhere() -> None:
    last_names = {one.rpartition(".")[2] for one in NETWORK}
    found = {
        (path.relative_to(ROOT / "hwr").as_posix(), name)
        for path in (ROOT / "hwr").rglob("*.py")
        for source in [path.read_text(encoding="utf-8")]
        if any(name in source for name in last_names)  # to parse them all takes a second
        for name, _, _ in imports(ast.parse(source), "hwr")
        if any(name == one or name.startswith(f"{one}.") for one in NETWORK)
    }
    assert found == LOCAL


SHOWS_MARKUP = frozenset(
    {
        "ui/actions.py",
        "ui/kit/chapter/formula.py",
        "ui/kit/chapter/revealed.py",
        "ui/kit/chapter/terms.py",
        "chapters/activations/view.py",
        "chapters/debugger/view/numbers.py",
    }
)
"""The modules that show rich text; all of it is ours, and escapes what is not."""

_MARKUP = frozenset({"RichText", "AutoText", "MarkdownText", "setHtml", "setMarkdown", "QTextBrowser", "QTextEdit"})
_TIPS = {"setToolTip": 0, "setWhatsThis": 0, "showText": 1}
"""Qt searches what these are given for markup; which argument that is."""

_SIGNS = {*_MARKUP, *_TIPS, "QLabel", "QMessageBox", "ToolTipRole"}


def _name(node: ast.expr) -> str:
    """The last name of "a.b.c"; empty for what is no name."""
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def _is_plain(node: ast.expr | None) -> bool:
    """Whether a text is written out right there, translated or not, comes from the helper for plain tooltips, or is the
    tip of something else already."""
    if not isinstance(node, ast.Call):
        return isinstance(node, ast.Constant)
    is_ours = _name(node.func) == "tr" and not node.keywords and isinstance(node.args[0], ast.Constant)
    return is_ours or _name(node.func) in {"plain_tip", "toolTip"}


def _asks_for_tip(node: ast.AST) -> bool:
    return any(isinstance(inner, ast.Attribute) and inner.attr == "ToolTipRole" for inner in ast.walk(node))


def markup(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Where a module lets Qt take a text for markup: the line, and what should not be there."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute | ast.Name) and _name(node) in _MARKUP:
            yield node.lineno, _name(node)
        elif isinstance(node, ast.ClassDef) and any(_name(base) == "QLabel" for base in node.bases):
            yield node.lineno, "QLabel"
        elif isinstance(node, ast.If) and _asks_for_tip(node.test):
            returned = [inner for inner in node.body if isinstance(inner, ast.Return)]
            yield from ((found.lineno, "ToolTipRole") for found in returned if not _is_plain(found.value))
        elif isinstance(node, ast.Call):
            called = _name(node.func)
            if called in {"QLabel", "QMessageBox"}:
                yield node.lineno, called
            elif called in {"setData", "setItemData"} and any(map(_asks_for_tip, node.args)):
                if not any(_is_plain(arg) for arg in node.args if not isinstance(arg, ast.Constant)):
                    yield node.lineno, called
            elif called in _TIPS and not all(map(_is_plain, node.args[_TIPS[called] :][:1])):
                yield node.lineno, called


def test_qt_never_searches_foreign_text_for_markup() -> None:
    found = []
    for path in sorted(path for room in ("ui", "chapters") for path in (ROOT / "hwr" / room).rglob("*.py")):
        where = path.relative_to(ROOT / "hwr").as_posix()
        source = path.read_text(encoding="utf-8")
        if where not in {*SHOWS_MARKUP, "ui/kit/plain.py"} and any(
            word in source for word in _SIGNS
        ):  # parsing takes time
            found += [f"{where}:{line}: {what}" for line, what in markup(ast.parse(source))]
    if found:
        pytest.fail("use Label and plain_tip of hwr.ui.kit.plain:\n" + "\n".join(found), pytrace=False)


@pytest.mark.parametrize(
    "source",
    [
        "self.words = QLabel(self)",
        "class Words(QLabel): pass",
        "self.setToolTip(run.name)",
        "item.setToolTip(f'{run.name}')",
        "QToolTip.showText(place, words, self)",
        "box.setItemData(1, words, Qt.ItemDataRole.ToolTipRole)",
        "if role == Qt.ItemDataRole.ToolTipRole:\n    return words",
        "label.setTextFormat(Qt.TextFormat.RichText)",
        "text.setHtml(words)",
        "QMessageBox(self)",
    ],
)
def test_the_search_for_markup_catches(source: str) -> None:
    assert len(list(markup(ast.parse(source)))) >= 1


def test_the_search_for_markup_allows_what_is_plain() -> None:
    source = (
        "self.setToolTip('Ours')\nself.setToolTip(plain_tip(name))\nQToolTip.showText(place, plain_tip(words), self)"
    )
    assert list(markup(ast.parse(source))) == []


# Colours come by the palette

STYLED = {"ui/main_window.py", "ui/explain/lesson_card.py"}
"""The window puts on the one style sheet; the lesson's title has a size that no palette can say."""


def test_colours_come_by_the_palette() -> None:
    found = []
    for path in (ROOT / "hwr").rglob("*.py"):
        where, source = path.relative_to(ROOT / "hwr").as_posix(), path.read_text(encoding="utf-8")
        if "setStyleSheet(" in source and where not in STYLED:
            found.append(f"{where} has a style sheet of its own; the one there is stands in hwr.ui.kit.theme")
        if "def set_theme(" in source:
            found.append(f"{where} is told its theme; a painter asks `theme_of` its widget when it paints")
    assert not found, "\n".join(found)
