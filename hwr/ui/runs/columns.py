"""A run in words, and the columns of the runs' table: what each says of a run, and how it is sorted."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from hwr.store.runs.record import RunStatus, RunSummary
from hwr.words import LONGEST_NAME, clock, counted, duration, percent, shown

STATUS_WORDS: Final[Mapping[RunStatus, str]] = {
    RunStatus.RUNNING: "Running",
    RunStatus.FINISHED: "Finished",
    RunStatus.STOPPED: "Stopped",
    RunStatus.DIVERGED: "Diverged",
    RunStatus.INTERRUPTED: "Interrupted",
}


def title(summary: RunSummary) -> str:
    """The user's name for it, or its number."""
    return shown(summary.name, LONGEST_NAME) or f"Run {summary.id}"


def outline(summary: RunSummary) -> str:
    """Its recipe in a line."""
    return shown(summary.outline, LONGEST_NAME)


def tags(summary: RunSummary) -> str:
    """The user's tags."""
    return shown(", ".join(summary.tags), LONGEST_NAME)


def story(summary: RunSummary) -> str:
    """How it went, in a sentence or two."""
    made = f"{counted(summary.epochs, 'epoch')} in {duration(summary.seconds)}"
    on = (
        ""
        if summary.parent is None
        else f" It went on from run {summary.parent[0]} after update {summary.parent[1]:,}."
    )
    match summary.status:
        case RunStatus.RUNNING:
            return f"Training now: {made} so far.{on}"
        case RunStatus.FINISHED:
            return f"Finished: {made}.{on}"
        case RunStatus.STOPPED:
            rest = " Continue takes it up again." if summary.has_checkpoint else ""
            return f"Stopped by you: {made}.{rest}{on}"
        case RunStatus.DIVERGED:
            return f"Diverged: its numbers left the finite ones after {made}.{on}"
        case RunStatus.INTERRUPTED:
            rest = (
                " Continue takes it up from its last checkpoint."
                if summary.has_checkpoint
                else " It left no checkpoint to go on from."
            )
            return f"Interrupted: the program ended while it trained, after {made}.{rest}{on}"


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
TAGS: Final = 9

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
        title,
        lambda run: (not run.name, run.name.casefold(), run.id),
        "A name of some size",
    ),
    Column(
        "Status",
        "How it stands",
        lambda run: STATUS_WORDS[run.status],
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
        "Accuracy on the drawings that came with the program",
        lambda run: percent(run.drawings_accuracy, 1),
        lambda run: run.drawings_accuracy,
        "Drawings",
        True,
    ),
    Column(
        "Own",
        "Accuracy on the digits that you have taught",
        lambda run: percent(run.own_accuracy, 1),
        lambda run: run.own_accuracy,
        "Own",
        True,
    ),
    Column("Settings", "The recipe in a line", outline, lambda run: run.outline.casefold(), ""),
    Column(
        "Tags",
        "Your tags",
        tags,
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
