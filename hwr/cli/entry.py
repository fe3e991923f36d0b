"""The entry points: the group of commands, and the one place where an outcome becomes an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import NoReturn

import click

from hwr.cli.completion import completion
from hwr.cli.evaluate import evaluate
from hwr.cli.gui import gui, open_window
from hwr.cli.info import info, version
from hwr.cli.predict import predict
from hwr.cli.train import train
from hwr.errors import HwrError


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run a command, by default the one on the process's command line, and end the process with its exit code."""
    sys.exit(exit_code(arguments))


def main_gui() -> NoReturn:
    """Open the window: the entry point that has no terminal."""
    main(["gui", *sys.argv[1:]])


def exit_code(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return the code the process is to end with."""
    try:
        code = commands.main(args=arguments, prog_name="hwr", standalone_mode=False)
        sys.stdout.flush()  # here, where it is no surprise that nobody reads any more
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except HwrError as error:
        click.echo(f"hwr: {error}", err=True)
        return 1
    except (click.Abort, KeyboardInterrupt):
        click.echo("hwr: stopped", err=True)
        return 130
    except BrokenPipeError:  # `hwr predict ... | head`: what is left in the buffer has nowhere to go
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return code if isinstance(code, int) else 0


def _print_version(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted:
        click.echo(f"hwr {version()}")
        context.exit()


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_print_version, help="Tell the version."
)
@click.pass_context
def commands(context: click.Context) -> int:
    """A handwriting lab: draw digits, see what a neural network sees, and watch it learn.

    Without a command the window opens.
    """
    return open_window(None) if context.invoked_subcommand is None else 0


for command in (gui, info, predict, evaluate, train, completion):
    commands.add_command(command)
