"""`hwr evaluate`: how well a labelled set is read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from hwr.cli import interruption, terminal
from hwr.cli.output import json_option, model_option, progress, report
from hwr.cli.reading import open_recognizer
from hwr.words import LONGEST_LABEL, LONGEST_NAME, cells, duration, percent, right, shown

if TYPE_CHECKING:
    from hwr.evaluation import Evaluation


@click.command(short_help="Tell how well a labelled set is read.")
@click.argument("source", type=click.Path())  # for the completion of file names
@model_option
@json_option
def evaluate(source: str, model: Path | None, as_json: bool) -> None:
    """Read a labelled set and tell how much of it was read right.

    SOURCE is `digits` (scikit-learn's), a labelled-ink file (.jsonl or .jsonl.gz), or a folder with one folder of
    pictures for each label.

    JSON keys: source, n, accuracy 0..1, ci95 [low, high] (Wilson), classes [label, ...], per_class {label: {n, recall,
    precision}}, confusion [[count, ...], ...] with a row for each label written and a column for each label read,
    unread (samples without ink, counted as wrong), ms_per_item (median).
    """
    from hwr.data.sources import DIGITS, open_source
    from hwr.evaluation import evaluate as evaluation_of

    recognizer = open_recognizer(model)
    labelled = open_source(source)
    if source == DIGITS and recognizer.model.training.get("data") == "scikit-learn digits":
        terminal.say("hwr: note: the model was trained on these digits; this is no measure of how it reads others.")
    with progress(labelled.n, f"Reading {labelled.name}") as bar:
        for result in evaluation_of(recognizer, labelled):
            interruption.check()
            bar.update(result.n - bar.pos)
    report(result.to_dict(), as_json, lambda: _text(result))


def _text(result: Evaluation) -> str:
    """The result for people: the headline, and which label was read as which."""
    low, high = result.ci95
    labels = [shown(label, LONGEST_LABEL) for label in result.classes]
    width = max(5, *(cells(label) + 1 for label in labels), len(str(result.confusion.max())) + 1)
    source = shown(result.source, LONGEST_NAME)
    interval = f"{percent(0.95)} interval {percent(low, 1)} to {percent(high, 1)}"
    lines = [
        f"{source}: {percent(result.accuracy, 1)} of {result.n:,} read right ({interval})",
        f"{duration(result.seconds_per_item)} for one, normalisation included",
        "",
        "written  read as",
        " " * 9 + "".join(right(label, width) for label in labels),
    ]
    for label, row in zip(labels, result.confusion, strict=True):
        lines.append(f"{right(label, 7)}  " + "".join(f"{count if count else '.':>{width}}" for count in row.tolist()))
    if result.unread.any():
        lines.append(f"{int(result.unread.sum()):,} had no ink to read; they count as wrong.")
    return "\n".join(lines)
