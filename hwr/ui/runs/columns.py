"""A run in words, and the columns of the runs' table: what each says of a run, and how it is sorted."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from hwr.store.runs.query import EVERY_RUN, Query
from hwr.store.runs.record import RunStatus, RunSummary
from hwr.words import LONGEST_NAME, UNKNOWN, clock, counted, duration, numeral, percent, shown

STATUS_WORDS: Final[Mapping[RunStatus, str]] = {
    RunStatus.RUNNING: "Running",
    RunStatus.FINISHED: "Finished",
    RunStatus.STOPPED: "Stopped",
    RunStatus.DIVERGED: "Diverged",
    RunStatus.INTERRUPTED: "Interrupted",
}


def title(summary: RunSummary) -> str:
    """The user's name for it, or else its recipe in a line, or its number."""
    return shown(summary.name, LONGEST_NAME) or outline(summary) or f"Run {summary.id}"


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
        is_usual: whether it is shown until the user chooses.
    """

    title: str
    explanation: str
    text: Callable[[RunSummary], str]
    key: Callable[[RunSummary], Any]
    widest: str
    is_number: bool = False
    is_usual: bool = True


NAME: Final = 1
STATUS: Final = 2
BEGUN: Final = 3
TAGS: Final = 16
OWN: Final = 11
SPARSE: Final = (OWN, TAGS)
"""Until the user chooses, these are shown only where a run has something in them."""

_STATUS_ORDER: Final = (
    RunStatus.RUNNING,
    RunStatus.INTERRUPTED,
    RunStatus.STOPPED,
    RunStatus.DIVERGED,
    RunStatus.FINISHED,
)


def _share(heading: str, explanation: str, field: str, *, is_usual: bool = True) -> Column:
    """An accuracy, or another share."""

    def value(run: RunSummary) -> float | None:
        found: float | None = getattr(run, field)
        return found

    return Column(heading, explanation, lambda run: percent(value(run), 1), value, percent(0.9999, 1), True, is_usual)


def _loss(heading: str, explanation: str, field: str) -> Column:
    def value(run: RunSummary) -> float | None:
        found: float | None = getattr(run, field)
        return found

    def text(run: RunSummary) -> str:
        found = value(run)
        return UNKNOWN if found is None else numeral(found, 4)

    return Column(heading, explanation, text, value, "1.23 × 10⁻¹²", True, is_usual=False)


COLUMNS: Final[Sequence[Column]] = (
    Column(
        "No.", "Its number, which no other run ever gets", lambda run: f"{run.id}", lambda run: run.id, "9999", True
    ),
    Column(
        "Name",
        "What you call it, at first its preset and what differs from that; F2 renames",
        title,
        lambda run: (not run.name, run.name.casefold(), run.id),
        "",
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
        "Updates",
        "Updates made",
        lambda run: f"{run.updates:,}",
        lambda run: run.updates,
        "1,000,000",
        True,
        is_usual=False,
    ),
    Column(
        "Time", "Time spent training", lambda run: duration(run.seconds), lambda run: run.seconds, "59:59 min", True
    ),
    _share("Test", "Accuracy on the test digits, at the end", "test_accuracy"),
    _share("Best test", "Best test accuracy: the highest after any epoch", "best_test_accuracy"),
    _share("Training", "Accuracy on the digits it learnt from", "train_accuracy", is_usual=False),
    _share("Drawings", "Accuracy on the drawings that came with the program", "drawings_accuracy"),
    _share("Own", "Accuracy on the digits that you have taught", "own_accuracy"),
    _loss("Test loss", "Loss on the test digits, at the end", "test_loss"),
    _loss("Lowest loss", "Lowest test loss after any epoch", "lowest_test_loss"),
    _loss("Training loss", "Loss on the digits it learnt from, at the end", "train_loss"),
    Column(
        "Settings",
        "The recipe in a line",
        outline,
        lambda run: run.outline.casefold(),
        "128-64 relu, adam 0.001, batch 64",
        is_usual=False,
    ),
    Column("Tags", "Your tags", tags, lambda run: run.tags or None, "two, tags"),
)


def arranged(
    runs: Sequence[RunSummary],
    *,
    column: int = BEGUN,
    downward: bool = True,
    query: Query = EVERY_RUN,
    status: RunStatus | None = None,
    recipes: Mapping[int, Mapping[str, Any]] | None = None,
) -> list[RunSummary]:
    """The runs that the query finds and that have the status, sorted; what is not known comes last.

    Args:
        recipes: by the runs' numbers; needed where the query asks for settings.
    """
    found = [
        run
        for run in runs
        if (status is None or run.status == status) and query.finds(run, (recipes or {}).get(run.id, {}))
    ]
    key = COLUMNS[column].key
    known = [run for run in found if key(run) is not None]
    unknown = [run for run in found if key(run) is None]
    known.sort(key=lambda run: run.id, reverse=downward)
    known.sort(key=key, reverse=downward)
    return known + unknown
