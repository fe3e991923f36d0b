"""What mkdocs does besides: links out of the documents, the decisions in their order, the commands' own help."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Final

import click

DOCS: Final = Path(__file__).resolve().parent.parent
COMMANDS: Final = "<!-- commands -->"
_LINK: Final = re.compile(r"(?<!!)\[([^]]+)\]\(([^)#\s:]+)\)")


def on_config(config: Any) -> Any:
    """Put every page that the navigation does not name where it belongs: the decisions, in their order."""
    decisions = [{_title(path): f"decisions/{path.name}"} for path in sorted((DOCS / "decisions").glob("*.md"))]
    config.nav[-1]["Explanation"].append({"Decisions": decisions})
    return config


def on_page_markdown(markdown: str, page: Any, **_: Any) -> str:
    """Write the commands' help where it is asked for, and name files outside the site instead of linking to them."""
    folder = (DOCS / page.file.src_uri).parent

    def told(link: re.Match[str]) -> str:
        target = (folder / link[2]).resolve()
        if target.is_relative_to(DOCS) and not target.is_dir():
            return link[0]
        return f"{link[1]} (`{target.relative_to(DOCS.parent)}`)"

    return _LINK.sub(told, markdown).replace(COMMANDS, _help() if COMMANDS in markdown else "")


def _title(path: Path) -> str:
    return path.read_text(encoding="utf-8").splitlines()[0].removeprefix("# ")


def _help() -> str:
    from hwr.cli.commands import commands

    return "\n".join(_section("hwr", commands, None, 2))


def _section(name: str, command: click.Command, above: click.Context | None, depth: int) -> list[str]:
    """A command's help as a terminal of 80 columns shows it, and below it that of its own commands."""
    context = click.Context(command, info_name=name, parent=above, terminal_width=80, **command.context_settings)
    lines = [f"{'#' * depth} {context.command_path}", "", "```text", command.get_help(context), "```", ""]
    if isinstance(command, click.Group):
        for below in command.list_commands(context):
            found = command.get_command(context, below)
            if found is not None:
                lines += _section(below, found, context, depth + 1)
    return lines
