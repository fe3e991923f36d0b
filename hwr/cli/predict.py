"""`hwr predict`: what pictures and drawings say."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing, nullcontext
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click

from hwr.cli import interruption, terminal
from hwr.cli.common import PATH, Items, dask_option, json_option, model_option, open_recognizer, progress
from hwr.words import LONGEST_LABEL, LONGEST_NAME, LONGEST_TEXT, escaped, probability, shown

_VERDICTS = {"blank": "blank", "unsure": "not sure", "not_a_digit": "not a digit"}


@click.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=PATH)
@model_option
@click.option("--top", default=3, show_default=True, type=click.IntRange(1), help="How many texts to tell of each.")
@click.option(
    "--processes",
    type=click.IntRange(1),
    metavar="N",
    help="How many read at most; default: one for each processor, if there is enough to read.",
)
@dask_option
@json_option
@click.pass_context
def predict(
    context: click.Context,
    files: tuple[Path, ...],
    model: Path | None,
    top: int,
    processes: int | None,
    dask: str | None,
    as_json: bool,
) -> int:
    """Read pictures and drawings.

    FILE is a picture, an InkML drawing, labelled ink (.jsonl or .jsonl.gz), a folder of such files, a pattern of names
    in quotes such as 'scans/**/*.png', or - for a picture, an InkML drawing or labelled ink on standard input.

    With --dask the workers of a cluster read: they must find the files under the same names as this computer does.

    A file that cannot be read is told about on stderr, the others are read all the same, and the exit code is 1. That
    there is no ink in a picture is no error.

    JSON keys: items, a list of {file, text, confidence 0..1, verdict "sure", "unsure", "not_a_digit" or "blank", top
    [[text, probability], ...] best first, lines}. lines are what was read, from top to bottom: {text, confidence, box
    [left, top, right, bottom], symbols [{text, confidence, box}, ...]}. Boxes are in pixels of the picture as it is
    shown, upright; of a drawing in units of the canvas, which is 256 of them wide. text is that of the lines, with line
    breaks between them; of a blank picture it is "", confidence 0, and top and lines are empty. A sample of labelled
    ink has its id besides, a page of a file that has several its page, from 1. For a file that cannot be read text,
    confidence and verdict are null, top and lines empty, and error says why.
    """
    from hwr.cli.inputs import STDIN, estimated, find_inputs, unpacked
    from hwr.cli.items import item_reader
    from hwr.cluster import Cluster
    from hwr.parallel import in_order

    if dask and processes:
        raise click.UsageError("--processes and --dask exclude each other.", context)
    if dask and STDIN in map(str, files):
        raise click.UsageError("Standard input is read here, not by a cluster: leave - or --dask out.", context)
    recognizer = open_recognizer(model)
    failures: list[str] = []
    with (
        TemporaryDirectory(prefix="hwr-") as spool,
        Items() as items,
        Cluster(dask) if dask else nullcontext() as cluster,
    ):
        found = find_inputs(files, Path(spool))
        n = estimated(found)
        shows_bar = terminal.messages().isatty() and (as_json or n > 1)
        make_reader, inputs = partial(item_reader, recognizer, top), unpacked(found)
        if cluster is None:
            work = in_order(make_reader, inputs, n, processes=processes)
        else:
            work = cluster.in_order(make_reader, (each.from_anywhere() for each in inputs))
        with closing(work) as pieces, progress(n, "Reading") if shows_bar and as_json else nullcontext() as bar:
            for piece in pieces:
                interruption.check()
                for item in (item for its_items in piece for item in its_items):
                    if "error" in item:
                        failures.append(item["error"])
                    if as_json:
                        items.add(item)
                    elif "error" not in item:
                        terminal.write(_line(item))  # at once: the last of many files is read long after the first
                if bar is not None:
                    bar.update(len(piece))
        if as_json:
            items.print()
    for sentence in failures:
        terminal.say(f"hwr: {sentence}")
    return 1 if failures else 0


def _line(item: Mapping[str, Any]) -> str:
    """One reading for people: the text, how sure it is, and what else it might be."""
    number = item.get("id", item.get("page"))
    name = escaped(item["file"]) + ("" if number is None else f" [{shown(str(number), LONGEST_NAME)}]")
    if item["verdict"] == "blank":
        return f"{name}: blank"
    lines = item["lines"]
    doubt = f"  {_VERDICTS[item['verdict']]}" if item["verdict"] in _VERDICTS else ""
    if len(lines) > 1:
        read = [f"  {shown(line['text'], LONGEST_TEXT)}  {probability(line['confidence'])}" for line in lines]
        return "\n".join([f"{name}: {len(lines)} lines{doubt}", *read])
    others = ", ".join(f"{shown(label, LONGEST_LABEL)} {probability(share)}" for label, share in item["top"][1:])
    read_as = f"{name}: {shown(item['text'], LONGEST_NAME)}  {probability(item['confidence'])}{doubt}"
    return read_as + (f"  (or {others})" if others else "")
