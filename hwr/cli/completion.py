"""`hwr completion`: the script that teaches a shell the program's commands, options and file names."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from hwr.cli import terminal


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
    kind = get_completion_class(shell)
    assert kind is not None, f"click knows {shell}"
    terminal.write(kind(context.find_root().command, {}, "hwr", "_HWR_COMPLETE").source())
