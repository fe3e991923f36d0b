"""The columns of the runs' table: what each shows of a run, and how it is sorted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from hwr.store.runs.record import RunStatus, RunSummary
from hwr.ui.runs import run_words
from hwr.words import clock, duration, percent


@dataclass(frozen=True)
class Column:
    """One column.

    Attributes:
        title: its heading.
        explanation: the heading's tooltip.
        text: what it shows of a run.
        key: what it is sorted by; None for what is not known, which comes last either way.
        widest: a text that shall fit into it; empty for the column that takes what room is left.
        is_number: whether it is aligned to the right, and first sorted downward.
    """

    title: str
    explanation: str
    text: Callable[[RunSummary], str]
    key: Callable[[RunSummary], Any]
    widest: str
    is_number: bool = False


NAME: Final = 0
STATUS: Final = 1
BEGUN: Final = 2
TAGS: Final = 8

_STATUS_ORDER: Final = (
    RunStatus.RUNNING,
    RunStatus.INTERRUPTED,
    RunStatus.STOPPED,
    RunStatus.DIVERGED,
    RunStatus.FINISHED,
)

COLUMNS: Final[Sequence[Column]] = (
    Column(
        "Name",
        "What you call it; F2 renames",
        run_words.title,
        lambda run: (not run.name, run.name.casefold(), run.id),
        "A name of some size",
    ),
    Column(
        "Status",
        "How it stands",
        lambda run: run_words.STATUS_WORDS[run.status],
        lambda run: _STATUS_ORDER.index(run.status),
        "Interrupted",
    ),
    Column("Begun", "When it was begun", lambda run: clock(run.begun), lambda run: run.begun, "2026-12-30 23:59", True),
    Column("Epochs", "Epochs made", lambda run: f"{run.epochs:,}", lambda run: run.epochs, "10,000", True),
    Column(
        "Time",
        "Time spent training",
        lambda run: duration(run.seconds),
        lambda run: run.seconds,
        "59:59 min",
        True,
    ),
    Column(
        "Held-out",
        "Accuracy on the digits that were held out",
        lambda run: percent(run.test_accuracy, 1),
        lambda run: run.test_accuracy,
        "Held-out",
        True,
    ),
    Column(
        "Drawings",
        "Accuracy on people's own drawings",
        lambda run: percent(run.own_accuracy, 1),
        lambda run: run.own_accuracy,
        "Drawings",
        True,
    ),
    Column("Settings", "The recipe in a line", run_words.outline, lambda run: run.outline.casefold(), ""),
    Column(
        "Tags",
        "Your tags",
        run_words.tags,
        lambda run: run.tags or None,
        "two, tags",
    ),
)


def arranged(
    runs: Sequence[RunSummary],
    *,
    column: int = BEGUN,
    downward: bool = True,
    search: str = "",
    status: RunStatus | None = None,
) -> list[RunSummary]:
    """The runs that match every word of `search` and have the status, sorted; what is not known comes last."""
    found = [run for run in runs if (status is None or run.status == status) and (not search or run.matches(search))]
    key = COLUMNS[column].key
    known = [run for run in found if key(run) is not None]
    unknown = [run for run in found if key(run) is None]
    known.sort(key=lambda run: run.id, reverse=downward)
    known.sort(key=key, reverse=downward)
    return known + unknown
