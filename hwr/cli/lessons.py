"""`hwr lessons`: what pupils answered in the lessons of the page Explain, without a screen."""

from __future__ import annotations

from pathlib import Path

import click

from hwr.cli.common import PATH, json_option, report
from hwr.words import counted, escaped


@click.group(short_help="Merge the answers of several pupils.")
def lessons() -> None:
    """The lessons of the page Explain: what pupils answered, from the files that "Export…" writes there."""


@lessons.command(short_help="Merge several exports into one table.")
@click.argument("files", nargs=-1, required=True, type=PATH, metavar="FILE...")
@click.option("--out", type=PATH, metavar="FILE", required=True, help="Where to write the table: .csv or .json.")
@click.option("--wide", is_flag=True, help="A row for each pupil and a column for each question.")
@json_option
def merge(files: tuple[Path, ...], out: Path, wide: bool, as_json: bool) -> None:
    """Merge the exports of several pupils, CSV or JSON, into one table.

    A pupil is called as the export says, or else as its file is. Each row is a question: pupil, lesson, step, question,
    given, expected, right (True or False; empty where there is no right and wrong, or no answer), tries (0 for a
    question passed without an answer), when. Where one pupil has answered a question in several files, the last counts.

    With --wide, what became of a question stands in its column: right, wrong and what was answered, skipped, or an
    answer in words; nothing where a pupil has not come so far.

    JSON keys: out (the file), pupils [name, ...], questions (how many different ones), answers, skipped.
    """
    from hwr.explain.answer_table import merged, read_export, to_csv, to_json, to_wide_csv, to_wide_json
    from hwr.store.atomic import check_writable, write_bytes

    check_writable(out)
    rows = merged({str(path): read_export(path) for path in files})
    is_json = out.suffix.lower() == ".json"
    if is_json:
        data = (to_wide_json if wide else to_json)(rows).encode()
    else:
        data = (to_wide_csv if wide else to_csv)(rows).encode("utf-8-sig")  # spreadsheets look for the mark
    write_bytes(out, data)
    pupils = list(dict.fromkeys(row.pupil for row in rows))
    skipped = sum(row.is_skipped for row in rows)
    values = {
        "out": str(out),
        "pupils": pupils,
        "questions": len({(row.lesson, row.step, row.question) for row in rows}),
        "answers": len(rows) - skipped,
        "skipped": skipped,
    }
    what = f"{counted(len(rows) - skipped, 'answer')} of {counted(len(pupils), 'pupil')}"
    report(values, as_json, lambda: f"{what}, {counted(skipped, 'skipped question')}: {escaped(str(out))}")
