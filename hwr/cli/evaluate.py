"""`hwr evaluate`: how well a labelled set is read, and what of it is misread."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

from hwr.cli import interruption, terminal
from hwr.cli.common import PATH, json_option, model_option, open_recognizer, progress, report
from hwr.words import LONGEST_LABEL, LONGEST_NAME, cells, duration, percent, probability, right, shown

if TYPE_CHECKING:
    from hwr.data.sources import LabelledSource
    from hwr.evaluation import Evaluation, Outcome, Unknown

_VERDICTS = {"blank": "blank", "unsure": "not sure", "not_a_digit": "not a digit", "sure": "sure"}

MOST_TILES = 400
"""Misread samples on a contact sheet."""


@click.command(short_help="Tell how well a labelled set is read.")
@click.argument("source", type=click.Path())  # for the completion of file names
@model_option
@click.option(
    "--unknown",
    type=click.Choice(["error", "reject"]),
    default="error",
    show_default=True,
    help="A label that the model does not know: refuse the set, or count it as right not to be sure of the sample.",
)
@click.option("--misread", type=PATH, metavar="FILE.csv", help="Write a table of what was misread.")
@click.option("--sheet", type=PATH, metavar="FILE.png", help="Write a picture of what was misread.")
@click.option(
    "--processes",
    type=click.IntRange(1),
    metavar="N",
    help="How many read at most; default: one for each processor, if there is enough to read.",
)
@json_option
def evaluate(
    source: str,
    model: Path | None,
    unknown: str,
    misread: Path | None,
    sheet: Path | None,
    processes: int | None,
    as_json: bool,
) -> None:
    """Read a labelled set and tell how much of it was read right.

    SOURCE is `digits` (scikit-learn's), a labelled-ink file (.jsonl or .jsonl.gz), a table with the columns file and
    label (.csv; files are looked for beside it), or a folder with one folder of pictures for each label. If labels have
    several characters the set is read as numbers, and right is what is right as a whole.

    --misread writes a table with the columns file (or the sample's id), label, read, confidence and verdict, --sheet
    the first 400 of these as they look.

    JSON keys: source, n, accuracy 0..1, ci95 [low, high] (Wilson), sure (the share read as sure), accuracy_when_sure
    (of these), ece (expected calibration error, 15 bins of equal width: Guo et al. 2017; of what the model knows),
    classes [label, ...], per_class {label: {n, recall, precision}}, confusion [[count, ...], ...] with a row for each
    label written and a column for each label read, unread (samples without ink, counted as wrong), ms_per_item (mean
    time that one process takes for a sample, its file and the normalisation included), items_per_second (of all
    processes together, their start included). For numbers also character_error_rate (edits for each character of the
    labels; per_class, confusion and unread then count characters). With --unknown reject also rejected: the share of
    the samples with unknown labels that was not read as sure.
    """
    from time import perf_counter

    from hwr.data.sources import DIGITS, open_source
    from hwr.evaluation import evaluate as evaluation_of

    recognizer = open_recognizer(model)
    labelled = open_source(source)
    if source == DIGITS and recognizer.model.training.get("data") == "scikit-learn digits":
        terminal.say("hwr: note: the model was trained on these digits; this is no measure of how it reads others.")
    begin = perf_counter()
    work = evaluation_of(recognizer, labelled, unknown=cast("Unknown", unknown), processes=processes)
    with closing(work) as results, progress(labelled.n, f"Reading {labelled.name}") as bar:
        for result in results:
            interruption.check()
            bar.update(result.n - bar.pos)
    per_second = result.n / (perf_counter() - begin)
    if misread is not None:
        _write_table(misread, result.misread)
    if sheet is not None:
        _write_sheet(sheet, labelled, result)
    found: dict[str, Any] = result.to_dict() | {"items_per_second": per_second}
    report(found, as_json, lambda: _text(result, per_second))


def _text(result: Evaluation, per_second: float) -> str:
    """The result for people: the headline, and which label was read as which."""
    low, high = result.ci95
    labels = [shown(label, LONGEST_LABEL) for label in result.classes]
    width = max(5, *(cells(label) + 1 for label in labels), len(str(result.confusion.max())) + 1)
    source = shown(result.source, LONGEST_NAME)
    interval = f"{percent(0.95)} interval {percent(low, 1)} to {percent(high, 1)}"
    calibration = "" if result.ece is None else f"; calibration error {percent(result.ece, 1)}"
    lines = [
        f"{source}: {percent(result.accuracy, 1)} of {result.n:,} read right ({interval})",
        f"{percent(result.sure, 1)} read as sure, {percent(result.accuracy_when_sure, 1)} of these right{calibration}",
    ]
    if result.as_numbers:
        lines.append(f"character error rate {percent(result.character_error_rate, 1)}; below, characters are counted")
    if result.rejected is not None:
        lines.append(f"{percent(result.rejected, 1)} of those with unknown labels were not read as sure: that is right")
    each = duration(result.seconds_per_item)
    lines += [
        f"{each} for one, its file and the normalisation included; {per_second:,.0f} a second",
        "",
        "written  read as",
        " " * 9 + "".join(right(label, width) for label in labels),
    ]
    for label, row in zip(labels, result.confusion, strict=True):
        lines.append(f"{right(label, 7)}  " + "".join(f"{count if count else '.':>{width}}" for count in row.tolist()))
    if result.unread.any():
        lines.append(f"{int(result.unread.sum()):,} had no ink to read; they count as wrong.")
    return "\n".join(lines)


def _write_table(path: Path, misread: list[Outcome]) -> None:
    """Raises `StorageError` if it cannot be written."""
    import csv
    import io

    from hwr.store.atomic import write_bytes

    text = io.StringIO(newline="")
    table = csv.writer(text)
    table.writerow(["file", "label", "read", "confidence", "verdict"])
    for one in misread:
        table.writerow([one.id, one.label, one.text, f"{one.confidence:.4f}", one.verdict.value])
    write_bytes(path, text.getvalue().encode("utf-8", "backslashreplace"))


def _write_sheet(path: Path, source: LabelledSource, result: Evaluation) -> None:
    """Raises `StorageError` if it cannot be written."""
    from hwr.ink.contact_sheet import Tile, contact_sheet
    from hwr.store.atomic import write_bytes

    wanted = [i for i, outcome in enumerate(result.outcomes) if not outcome.right][:MOST_TILES]
    tiles = []
    items = enumerate(source)
    for i in wanted:
        item = next(item for number, item in items if number == i)
        outcome = result.outcomes[i]
        read = outcome.text or "nothing"
        words = (
            f"{outcome.label} read as {read}",
            f"{probability(outcome.confidence)}, {_VERDICTS[outcome.verdict.value]}",
        )
        tiles.append(Tile(item.content, (*words, item.id)))
    title = f"{result.source}: {len(result.misread):,} of {result.n:,} misread"
    more = f"; the first {len(tiles)} of them" if len(tiles) < len(result.misread) else ""
    write_bytes(path, contact_sheet(tiles, title + more))
