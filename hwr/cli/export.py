"""`hwr export`: a model in a form that other runtimes read."""

from __future__ import annotations

from pathlib import Path

import click

from hwr.cli import terminal
from hwr.cli.common import PATH, json_option, report
from hwr.export.models import MODEL_FORMS, write_model
from hwr.words import escaped


@click.command(short_help="Write a model for ONNX, PyTorch, C or numpy.")
@click.argument("model", type=PATH, required=False)
@click.option(
    "--to",
    "form",
    type=click.Choice(list(MODEL_FORMS)),
    required=True,
    help="; ".join(f"{name}: {form.title}" for name, form in MODEL_FORMS.items()) + ".",
)
@click.option("--out", type=PATH, metavar="FILE", help="Where to; - for stdout. Default: here, called as the model is.")
@json_option
@click.pass_context
def export(context: click.Context, model: Path | None, form: str, out: Path | None, as_json: bool) -> None:
    """Write MODEL, a model file, in a form that other runtimes read; without MODEL the shipped one.

    `hwr runs export` does the same with the network of a run. What each form holds, and how to load it, is told in
    docs/export.md.

    JSON keys: file, format, model (its file), bytes.
    """
    from hwr.errors import StorageError
    from hwr.store.atomic import write_new
    from hwr.store.model_file import load_model
    from hwr.store.paths import Paths

    to_stdout = out is not None and str(out) == "-"
    if to_stdout and as_json:
        raise click.UsageError("--json and --out - both ask for stdout.", context)
    source = model or Paths.of_user().shipped_model
    made, stem = MODEL_FORMS[form], "digits" if model is None else source.stem
    title, usual = f"Model {stem}", made.name(stem)
    loaded = load_model(source)
    if to_stdout:
        terminal.write_bytes(made.write(loaded, title, usual))
        return
    if out is not None:
        size = write_model(out, made, loaded, title, source)
    else:
        data = made.write(loaded, title, usual)
        size = len(data)
        if not write_new(Path(usual), data):
            raise StorageError(f"{usual} is there already: remove it, or name another file with --out.")
    file = str(out or usual)
    report({"file": file, "format": form, "model": str(source), "bytes": size}, as_json, lambda: escaped(file))
