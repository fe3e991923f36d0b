"""A file in the place of a command is opened in the window; a command's name always means the command."""

from __future__ import annotations

from pathlib import Path

import pytest

from hwr.cli import commands
from hwr.cli.entry import exit_code


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[Path | None]:
    """The files with which the window was opened; the folder of the files is the current one."""
    found: list[Path | None] = []

    def note(file: Path | None) -> int:
        found.append(file)
        return 0

    monkeypatch.setattr(commands, "open_window", note)
    monkeypatch.chdir(tmp_path)
    return found


@pytest.mark.parametrize("name", ["seven.png", "odd \udcff\n\x1b.inkml", "no suffix"])
@pytest.mark.parametrize("before", [[], ["gui"]])
def test_a_file_is_opened(opened: list[Path | None], name: str, before: list[str]) -> None:
    Path(name).write_bytes(b"")
    assert exit_code([*before, name]) == 0
    assert opened == [Path(name)]


def test_a_file_called_as_a_command_is_not_in_its_way(
    opened: list[Path | None], capsys: pytest.CaptureFixture[str]
) -> None:
    Path("info").write_bytes(b"")
    assert exit_code(["info", "--json"]) == 0
    assert capsys.readouterr().out
    assert opened == []
    assert exit_code(["./info"]) == 0
    assert opened == [Path("info")]


@pytest.mark.parametrize("arguments", [["missing.png"], ["."], ["a.png", "b.png"]])
def test_what_is_no_single_file_is_wrong_usage(
    opened: list[Path | None], capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    for name in ("a.png", "b.png"):
        Path(name).write_bytes(b"")
    assert exit_code(arguments) == 2
    assert capsys.readouterr().err
    assert opened == []
