"""The documents name what is there: no file, module or command of the project that has been moved or renamed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

import click
import pytest

import hwr
from hwr.cli.commands import commands
from tests.conftest import ROOT

DOCUMENTS: Final = sorted(
    path
    for path in (*ROOT.glob("*.md"), *(ROOT / ".github").rglob("*.md"), *ROOT.glob("*/*.md"), *ROOT.glob("docs/*/*.md"))
    if path.name != "CHANGELOG.md"  # tells of names as they were
)
PAGES: Final = {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in DOCUMENTS}
MAP: Final = hwr.__doc__ or ""
FOLDERS: Final = ("hwr", "tests", "docs", "benchmarks", "assets", "models")

_CODE: Final = re.compile(r"`([^`\n]+)`")
_LINK: Final = re.compile(r"\]\(([^)#\s]+)[^)]*\)")
_PATH: Final = re.compile(r"\.?[\w<>*.-]+(/[\w<>*.-]+)*/?")
_DOTTED: Final = re.compile(r"[a-z_]+(\.\w+)*")


def missing(page: str, text: str) -> Iterator[str]:
    """What a document names that is not there."""
    for link in _LINK.findall(text):
        if "://" not in link and not (ROOT / page).parent.joinpath(link).exists():
            yield link
    for code in _CODE.findall(text):
        words = code.split()
        if words[0] == "hwr" and len(words) > 1 and not is_command(words[1:]):
            yield code
        for word in words:
            if not (is_there(word) if _is_path(word) else is_name(word)):
                yield word


def _is_path(word: str) -> bool:
    """Whether it names a file or folder of the project, from the top or, if it is a Python file, from anywhere."""
    return bool(_PATH.fullmatch(word)) and (
        (word.split("/")[0] in FOLDERS and "/" in word) or bool(re.search(r"\w\.py$", word))
    )


def is_there(path: str) -> bool:
    """Whether there is such a file or folder; <key> and the like stand for any name."""
    pattern = re.sub(r"<\w+>", "*", path.rstrip("/"))
    if "/" in pattern:
        return any(ROOT.glob(pattern))
    return any(any(ROOT.joinpath(folder).rglob(pattern)) for folder in FOLDERS) or ROOT.joinpath(pattern).exists()


def is_name(word: str) -> bool:
    """Whether a dotted name, from `hwr` or from a part of it, leads to a module or to something that a module has."""
    names = word.removeprefix("hwr.").split(".")
    is_ours = word.startswith("hwr.") or (len(names) > 1 and (ROOT / "hwr" / names[0]).is_dir())
    if not is_ours or not _DOTTED.fullmatch(word):
        return True
    folder = ROOT / "hwr"
    while names and (folder / names[0]).is_dir():
        folder /= names.pop(0)
    if names and folder.joinpath(f"{names[0]}.py").exists():
        return all(name in _words(folder / f"{names[0]}.py") for name in names[1:])
    return all(name in _words(folder / "__init__.py") for name in names)


def is_command(words: list[str]) -> bool:
    """Whether `hwr` knows these words as a command, up to its first argument, which is no word in lower case."""
    group: click.Command = commands
    for word in words:
        if not isinstance(group, click.Group) or not re.fullmatch(r"[a-z]+", word):
            return True
        found = group.get_command(click.Context(group), word)
        if found is None:
            return False
        group = found
    return True


@cache
def _words(path: Path) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", path.read_text(encoding="utf-8")))


@cache
def _all_words() -> frozenset[str]:
    paths = [path for folder in ("hwr", "tests") for path in (ROOT / folder).rglob("*.py")]
    return frozenset().union(*(_words(path) for path in paths if path != ROOT / "hwr/__init__.py"))


@pytest.mark.parametrize("page", PAGES)
def test_what_a_document_names_is_there(page: str) -> None:
    assert list(missing(page, PAGES[page])) == []


def test_the_map_and_the_guide_name_what_is_there() -> None:
    for text in (MAP, PAGES["CONTRIBUTING.md"]):
        for code in _CODE.findall(text):
            if re.fullmatch(r"[A-Za-z_]{3,}", code) and not ROOT.joinpath("hwr", code).is_dir():
                assert code in _all_words() or ROOT.joinpath("hwr", f"{code}.py").exists(), code


def test_the_map_has_all_that_is_at_the_top() -> None:
    heads = {name for line in MAP.splitlines() if re.fullmatch(r"`[a-z_`, ]+", line) for name in _CODE.findall(line)}
    top = {path.stem for path in (ROOT / "hwr").iterdir() if path.is_dir() or path.suffix == ".py"}
    assert heads == {name for name in top if not name.startswith("__")}


def test_every_benchmark_is_in_the_table() -> None:
    listed = set(re.findall(r"^\| `(\w+\.py)`", PAGES["benchmarks/README.md"], re.MULTILINE))
    assert listed == {path.name for path in (ROOT / "benchmarks").glob("*.py")}


@pytest.mark.parametrize(
    "text",
    ["`hwr/no/such.py`", "`hwr.nn.no_such`", "`hwr.nn.activations.NO_SUCH`", "`hwr fry`", "`such_no.py`", "[a](no.md)"],
)
def test_what_is_not_there_is_found(text: str) -> None:
    assert len(list(missing("README.md", text))) == 1


def test_what_is_there_is_not() -> None:
    named = (
        "`hwr/chapters/<key>/view`, `hwr.nn.activations.ACTIVATIONS`, `hwr runs list`, `hwr predict a.png`, `tests/`"
    )
    assert list(missing("README.md", named)) == []


def test_every_page_is_in_the_sites_navigation() -> None:
    named = set(re.findall(r"[\w/-]+\.md", ROOT.joinpath("docs/site/mkdocs.yml").read_text(encoding="utf-8")))
    pages = {page.removeprefix("docs/") for page in PAGES if re.fullmatch(r"docs/(reference/)?[\w-]+\.md", page)}
    assert named == pages, "name it in docs/site/mkdocs.yml, below `nav`"


def test_nobody_is_sent_to_an_index_that_has_no_such_package() -> None:
    """The program comes from a checkout or its wheel: by its bare name, pip finds nothing, or a stranger's."""
    texts = [*PAGES.items(), *((str(path), path.read_text("utf-8")) for path in ROOT.glob("docs/examples/*.py"))]
    texts += [(str(path), path.read_text("utf-8")) for path in (ROOT / "hwr").rglob("*.py")]
    for name, text in texts:
        for command in re.findall(r"(?:pip|pipx|uv tool) install[^`\n]*", text):
            assert not re.search(r"(?<![\w./-])hwr(?![\w.-])", command), f"{name}: {command}"
