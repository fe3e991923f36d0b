"""The commands, gathered under `hwr`, and the two that need no module of their own: `hwr gui` and `hwr completion`."""

from __future__ import annotations

import io
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Final

import click

from hwr.cli import terminal
from hwr.cli.common import PATH
from hwr.cli.entry import open_window
from hwr.versions import version
from hwr.words import LONGEST_SENTENCE, shown, shown_lines


def run(arguments: Sequence[str]) -> int:
    """Run a command and return its exit code; wrong usage is told here, all else is the caller's.

    Raises:
        HwrError: if the command cannot do its job.
        KeyboardInterrupt: if it was interrupted.
    """
    try:
        code = commands.main(args=arguments, prog_name="hwr", standalone_mode=False)
    except click.ClickException as error:
        terminal.say(_told(error))
        return error.exit_code
    except click.Abort as error:  # click's word for an interrupt
        raise KeyboardInterrupt from error
    return code if isinstance(code, int) else 0


def _told(error: click.ClickException) -> str:
    """What click has to say: how the command is used, and what of it was wrong."""
    said = io.StringIO()
    error.show(said)
    usage, sign, problem = said.getvalue().rstrip("\n").partition("Error: ")
    # What is missing is told in lines of click's own; all else quotes what was typed, and is one line.
    show = shown_lines if isinstance(error, click.MissingParameter) else shown
    return usage + sign + show(problem, LONGEST_SENTENCE)


@click.command(short_help="Open the window.")
@click.argument("file", required=False, type=PATH)
def gui(file: Path | None) -> int:
    """Open the window, with FILE in it if one is named; `hwr FILE` does the same.

    A picture or an InkML drawing is read, a model reads from then on, labelled samples are brought in, a lesson is
    begun, a recipe shown in the form.
    """
    return open_window(file)


@click.command(short_help="Print the completion script of a shell.")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print the script for the completion of `hwr` in a shell.

    \b
    bash:  hwr completion bash > ~/.local/share/bash-completion/completions/hwr
    zsh:   hwr completion zsh > a folder of $fpath, as the file _hwr
    fish:  hwr completion fish > ~/.config/fish/completions/hwr.fish
    """
    from click.shell_completion import get_completion_class

    kind = get_completion_class(shell)
    assert kind is not None, f"click knows {shell}"
    terminal.write(kind(context.find_root().command, {}, "hwr", "_HWR_COMPLETE").source())


def _print_version(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted:
        terminal.write(f"hwr {version()}")
        context.exit()


class Commands(click.Group):
    """A group whose commands are imported when they are asked for: the window need not wait for all of them."""

    def list_commands(self, context: click.Context) -> list[str]:
        return sorted({*super().list_commands(context), *_IN_MODULES})

    def resolve_command(
        self, context: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """A file in the place of a command is to be opened in the window; a command's name always means the command."""
        if self.get_command(context, args[0]) is None and _is_file(args[0]):
            return gui.name, gui, args
        return super().resolve_command(context, args)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name not in _IN_MODULES:
            return super().get_command(context, name)
        command = getattr(import_module(f"hwr.cli.{name}"), name)
        assert isinstance(command, click.Command)
        return command


def _is_file(name: str) -> bool:
    try:
        return Path(name).is_file()
    except (OSError, ValueError):  # no file can be called so
        return False


_IN_MODULES: Final = ("desktop", "evaluate", "export", "info", "lessons", "predict", "runs", "sweep", "teach", "train")
"""Commands that have a module of their own, of the same name."""


@click.group(cls=Commands, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_print_version, help="Tell the version."
)
@click.pass_context
def commands(context: click.Context) -> int:
    """A handwriting lab: draw digits, see what a neural network sees, and watch it learn.

    Without a command the window opens; with a file instead of one, that file in it.
    """
    return open_window(None) if context.invoked_subcommand is None else 0


for command in (gui, completion):
    commands.add_command(command)
