"""What `hwr runs` says to people: the values of its JSON as lines and tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from hwr.words import (
    LONGEST_NAME,
    LONGEST_SENTENCE,
    cells,
    clock,
    counted,
    duration,
    escaped,
    left,
    metric,
    percent,
    right,
    setting_value,
    shown,
    shown_lines,
)

_LONGEST_NAME: Final = 36
_LONGEST_NOTE: Final = 2000


def list_text(runs: Sequence[Mapping[str, Any]], *, filtered: bool = False) -> str:
    """A line for each run."""
    if not runs:
        return "No run matches." if filtered else "There are no runs yet: `hwr train` makes the first one."
    header = ["id", "status", "begun", "epochs", "time", "training", "test", "drawings", "own", "name"]
    lines = [
        [
            str(run["id"]),
            run["status"],
            clock(datetime.fromisoformat(run["begun"])),
            f"{run['epochs']:,}",
            duration(run["seconds"]),
            percent(run["train_accuracy"], 1),
            percent(run["test_accuracy"], 1),
            percent(run["drawings_accuracy"], 1),
            percent(run["own_accuracy"], 1),
            _words(run),
        ]
        for run in runs
    ]
    return _columns([header, *lines], to_left={1, 2, 9})


def show_text(run: Mapping[str, Any]) -> str:
    """All about a run but for its curves."""
    from hwr.recipe.interventions import told

    parent = run["parent"]
    facts = {
        "name": shown(run["name"], LONGEST_SENTENCE),
        "note": run["note"],
        "tags": shown(", ".join(run["tags"]), LONGEST_SENTENCE),
        "status": run["status"]
        + (", can be continued" if run["has_checkpoint"] and run["status"] != "running" else ""),
        "begun": clock(datetime.fromisoformat(run["begun"])),
        "went on from": f"run {parent['run']}, update {parent['update']:,}" if parent else "",
        "trained": ", ".join(
            (counted(run["epochs"], "epoch"), counted(run["updates"], "update"), duration(run["seconds"]))
        ),
        "accuracy": _accuracies(run),
        "model": "kept" if run["has_model"] else "none",
        "outline": shown(run["outline"], LONGEST_SENTENCE),
        "data": escaped(run["data_fingerprint"][:16]),
        "versions": shown(", ".join(f"{name} {ver}" for name, ver in run["versions"].items()), LONGEST_SENTENCE),
    }
    lines = [f"run {run['id']}", *(f"  {name:<13} {_indented(value, 16)}" for name, value in facts.items() if value)]
    for title, table in (("metrics", run["metrics"]), ("recipe", told(run["recipe"]))):
        if table:
            lines += [
                f"  {title}",
                *(f"    {left(_shortened(name), 32)} {metric(name, value)}" for name, value in _flat(table)),
            ]
    return "\n".join(lines)


def comparison_text(comparison: Mapping[str, Any]) -> str:
    """A column for each run."""
    heads = [f"run {run}" for run in comparison["runs"]]
    rows = [["", *heads]]
    if any(comparison["names"]):
        rows.append(["name", *(_shortened(name) for name in comparison["names"])])
    rows += [[_shortened(name), *map(setting_value, values)] for name, values in comparison["settings"].items()]
    same = "" if comparison["settings"] or len(heads) == 1 else "All settings are the same.\n"
    rows.append([""] * len(rows[0]))
    rows += [
        [name.replace("_", " "), *(metric(name, value) for value in values)]
        for name, values in comparison["results"].items()
        if any(value is not None for value in values)
    ]
    return same + _columns(rows, to_left={0})


def _columns(rows: Sequence[Sequence[str]], to_left: set[int]) -> str:
    widths = [max(cells(row[i]) for row in rows) for i in range(len(rows[0]))]
    lines = (
        "  ".join(
            left(cell, width) if i in to_left else right(cell, width)
            for i, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    )
    return "\n".join(lines)


def _words(run: Mapping[str, Any]) -> str:
    tags = "".join(f" [{tag}]" for tag in run["tags"])
    return (_shortened(run["name"]) or shown(run["outline"], LONGEST_NAME)) + shown(tags, LONGEST_NAME)


def _shortened(text: str) -> str:
    return shown(text, _LONGEST_NAME)


def _indented(text: str, by: int) -> str:
    """A text of several lines as a block, so that none of them can be taken for a fact of its own."""
    return shown_lines(text, _LONGEST_NOTE).replace("\n", "\n" + " " * by)


def _accuracies(run: Mapping[str, Any]) -> str:
    named = (
        ("training", "train_accuracy"),
        ("test", "test_accuracy"),
        ("shipped drawings", "drawings_accuracy"),
        ("own drawings", "own_accuracy"),
    )
    return ", ".join(f"{name} {percent(run[key], 1)}" for name, key in named if run[key] is not None)


def _flat(values: Mapping[str, Any]) -> list[tuple[str, Any]]:
    from hwr.store.runs.record import flatten

    return list(flatten(values).items())
