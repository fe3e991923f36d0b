"""`hwr predict`: what pictures and drawings say."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from hwr.cli import interruption, terminal
from hwr.cli.output import PATH, json_option, model_option, progress, report
from hwr.cli.reading import open_recognizer, read_file
from hwr.errors import DrawingError, HwrError
from hwr.words import LONGEST_LABEL, escaped, probability, shown

if TYPE_CHECKING:
    from hwr.recognizer import Recognizer


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
