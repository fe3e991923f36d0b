"""Every block of code in the documents runs: page by page, in their order, in an empty folder and an empty home."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Final

import click
import pytest

from hwr.cli.commands import commands
from hwr.cli.entry import exit_code
from hwr.explain.answer_table import AnswerRow, to_csv
from hwr.explain.lesson import read_lesson
from hwr.recipe.recipe import read_recipe
from hwr.sweep.space import read_space
from tests.code_blocks import RUN, CodeBlock, arguments, code_blocks
from tests.test_docs import PAGES

BLOCKS: Final = {page: blocks for page, text in PAGES.items() if (blocks := code_blocks(text))}

READ: Final[dict[str, Callable[[Path], object]]] = {
    "README.md": read_recipe,
    "docs/sweep.md": read_space,
    "docs/lessons.md": read_lesson,
}
"""What a page's first block of TOML is; the others are parts of one."""


def _exports(folder: Path) -> None:
    """What two pupils have answered."""
    right = AnswerRow("Ada", "01-unit", 1, "What happens to the plain sum?", "It stays the same", "It stays the same",
                      right=True, tries=1, when="2026-03-01T12:00:00+00:00")  # fmt: skip
    wrong = AnswerRow("Ben", "01-unit", 1, "What happens to the plain sum?", "It becomes 0", "It stays the same",
                      right=False, tries=2, when="2026-03-01T12:01:00+00:00")  # fmt: skip
    skipped = AnswerRow(
        "Ben", "01-unit", 5, "For which bias is the output 0?", "", "-0.5", right=None, tries=0, when=""
    )
    for name, rows in (("ada.csv", [right]), ("ben.csv", [wrong, skipped])):
        (folder / name).write_text(to_csv(rows), encoding="utf-8-sig")


PREPARED: Final[dict[str, Callable[[Path], None]]] = {"docs/teachers.md": _exports}
"""What a page takes to be there."""


@pytest.mark.parametrize("page", [page for page, blocks in BLOCKS.items() if any(not one.not_run for one in blocks)])
def test_what_a_page_shows_runs(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    if page in PREPARED:
        PREPARED[page](tmp_path)
    readers = [READ[page]] if page in READ else []
    for block in BLOCKS[page]:
        if block.not_run:
            continue
        if block.language == "python":
            exec(compile(f"{chr(10) * block.line}{block.text}", page, "exec"), {"__name__": "__main__"})
        elif block.language == "toml":
            path = tmp_path / "block.toml"
            path.write_text(block.text, encoding="utf-8")
            (readers.pop() if readers else _read_toml)(path)
        for command, printed in block.commands:
            _run(command, printed, f"{page}:{block.line}", capfd)


def _read_toml(path: Path) -> object:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _run(command: str, printed: str, where: str, capfd: pytest.CaptureFixture[str]) -> None:
    capfd.readouterr()
    words = next(iter(arguments(command)), None)
    assert words is not None, f"{where}: no command of hwr: {command}"
    expanded = [one for word in words for one in (sorted(map(str, Path().glob(word))) if "*" in word else [word])]
    code, said = exit_code(expanded), capfd.readouterr()
    assert code == 0, f"{where}: {command}: {said.err}"
    if printed:
        assert said.out == printed, where


@pytest.mark.parametrize("page", BLOCKS)
def test_every_block_runs_or_says_why_not(page: str) -> None:
    silent = [f"{page}:{one.line}" for one in BLOCKS[page] if not (one.not_run or one.language in RUN)]
    assert not silent, "put `<!-- not run: why -->` before them"


@pytest.mark.parametrize("page", BLOCKS)
def test_commands_that_are_not_run_have_their_options(page: str) -> None:
    for block in BLOCKS[page]:
        for command, _ in block.commands if block.not_run else ():
            for words in arguments(command):
                if words[:1] != ["test"]:  # main.py has that one by itself, and hands the rest to pytest
                    _parse(words)


def _parse(words: list[str]) -> None:
    """Go through the words of a command line as `hwr` does, without looking whether the files are there."""
    command: click.Command = commands
    while isinstance(command, click.Group) and words:
        found = command.get_command(click.Context(command), words[0])
        if found is None:
            return  # a file, to be opened in the window; `tests/test_docs.py` looks after the commands' names
        command, words = found, words[1:]
    command.make_parser(click.Context(command)).parse_args(list(words))


def test_an_option_that_is_not_there_is_found() -> None:
    with pytest.raises(click.NoSuchOption):
        _parse(["runs", "export", "17", "--form", "csv", "--such"])


def test_how_blocks_are_told() -> None:
    page = "a\n\n<!-- not run: no time -->\n```sh\nhwr info  # all\n```\n\n```console\n$ hwr info\nversion\n```\n"
    first, second = code_blocks(page)
    assert first == CodeBlock("sh", "hwr info  # all\n", 4, "no time")
    assert list(first.commands) == [("hwr info  # all", "")]
    assert (second.line, second.not_run, list(second.commands)) == (8, "", [("hwr info", "version\n")])
    assert arguments("python3 main.py info --json && pip install . # hwr; all") == [["info", "--json"]]
