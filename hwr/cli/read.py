"""`hwr predict` and `hwr evaluate`: what pictures and drawings say, and how well a labelled set is read."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from hwr.cli import interruption, terminal
from hwr.cli.common import PATH, json_option, model_option, progress, report
from hwr.errors import DrawingError, HwrError
from hwr.words import LONGEST_LABEL, LONGEST_NAME, cells, duration, escaped, percent, probability, right, shown

if TYPE_CHECKING:
    from hwr.evaluation import Evaluation
    from hwr.recognizer import Recognition, Recognizer


@click.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=PATH)
@model_option
@click.option("--top", default=3, show_default=True, type=click.IntRange(1), help="How many labels to tell per file.")
@json_option
def predict(files: tuple[Path, ...], model: Path | None, top: int, as_json: bool) -> int:
    """Read pictures and InkML drawings.

    A file that cannot be read is told about on stderr, the others are read all the same, and the exit code is 1.

    JSON keys: items, a list of {file, text, confidence 0..1, verdict "sure" or "unsure", top [[label, probability],
    ...] best first}; for a file that cannot be read text, confidence and verdict are null and error says why.
    """
    recognizer = open_recognizer(model)
    items = []
    with progress(len(files), "Reading") if as_json and terminal.messages().isatty() else nullcontext() as bar:
        for file in files:
            interruption.check()
            items.append(_item(recognizer, file, top))
            if bar is not None:
                bar.update(1)
            elif not as_json and "error" not in items[-1]:
                terminal.write(_line(items[-1]))  # at once: the last of many files is read long after the first
    report({"items": items}, as_json, lambda: "")
    failures = [item["error"] for item in items if "error" in item]
    for sentence in failures:
        terminal.say(f"hwr: {sentence}")
    return 1 if failures else 0


def _item(recognizer: Recognizer, file: Path, top: int) -> dict[str, Any]:
    """What is reported about one file."""
    try:
        recognition = read_file(recognizer, file)
        if recognition.best is None:
            raise DrawingError(f"{file} is blank: there is nothing to read in it.")
    except HwrError as error:
        return {"file": str(file), "text": None, "confidence": None, "verdict": None, "top": [], "error": str(error)}
    return {
        "file": str(file),
        "text": recognition.best,
        "confidence": recognition.confidence,
        "verdict": recognition.verdict.value,
        "top": [list(pair) for pair in recognition.ranked()[:top]],
    }


def _line(item: Mapping[str, Any]) -> str:
    """One reading for people: the text, how sure it is, and what else it might be."""
    others = ", ".join(f"{shown(label, LONGEST_LABEL)} {probability(share)}" for label, share in item["top"][1:])
    doubt = "  not sure" if item["verdict"] == "unsure" else ""
    read = f"{escaped(item['file'])}: {shown(item['text'], LONGEST_LABEL)}  {probability(item['confidence'])}{doubt}"
    return read + (f"  (or {others})" if others else "")


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


def open_recognizer(model: Path | None) -> Recognizer:
    """A recogniser with the named model, or with the shipped one.

    Raises:
        ModelFileError: if the model cannot be used.
    """
    from hwr.recognizer import Recognizer
    from hwr.store.model_file import load_model
    from hwr.store.paths import Paths

    return Recognizer(load_model(model or Paths.of_user().shipped_model))


def read_file(recognizer: Recognizer, file: Path) -> Recognition:
    """Read a drawing of one of `hwr.ink.files.DRAWING_FORMATS`, or else a picture.

    Raises:
        InkFileError, PictureError, DrawingError: if the file or what is in it cannot be read.
    """
    from hwr.ink.files import drawing_format

    if form := drawing_format(file):
        return recognizer.recognize(form.read(file))
    from hwr.ink.picture import read_picture

    return recognizer.recognize_bitmap(read_picture(file))
