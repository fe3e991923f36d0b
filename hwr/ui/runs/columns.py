"""A run in words, and the columns of the runs' table: what each says of a run, and how it is sorted."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from hwr.language import ENGLISH, mark, spoken, tr, written
from hwr.recipe.said import said_name, said_outline
from hwr.store.runs.query import EVERY_RUN, Query
from hwr.store.runs.record import RunStatus, RunSummary
from hwr.words import LONGEST_NAME, UNKNOWN, clock, duration, numeral, percent, shown

STATUS_WORDS: Final[Mapping[RunStatus, str]] = {
    RunStatus.RUNNING: mark("Running"),
    RunStatus.FINISHED: mark("Finished"),
    RunStatus.STOPPED: mark("Stopped"),
    RunStatus.DIVERGED: mark("Diverged"),
    RunStatus.INTERRUPTED: mark("Interrupted"),
}


def title(summary: RunSummary) -> str:
    """The user's name for it, or else its recipe in a line, or its number."""
    return (
        shown(said_name(summary.name), LONGEST_NAME) or outline(summary) or tr("Run {number}", number=f"{summary.id}")
    )


def outline(summary: RunSummary) -> str:
    """Its recipe in a line."""
    return shown(said_outline(summary.outline), LONGEST_NAME)


def tags(summary: RunSummary) -> str:
    """The user's tags."""
    return shown(", ".join(summary.tags), LONGEST_NAME)


def story(summary: RunSummary) -> str:
    """How it went, in a sentence or two."""
    epochs, time = tr("%n epoch(s)", "", summary.epochs), duration(summary.seconds)
    match summary.status:
        case RunStatus.RUNNING:
            told = [tr("Training now: {epochs} in {time} so far.", epochs=epochs, time=time)]
        case RunStatus.FINISHED:
            told = [tr("Finished: {epochs} in {time}.", epochs=epochs, time=time)]
        case RunStatus.STOPPED:
            told = [tr("Stopped by you: {epochs} in {time}.", epochs=epochs, time=time)]
            if summary.has_checkpoint:
                told.append(tr("Continue takes it up again."))
        case RunStatus.DIVERGED:
            told = [
                tr("Diverged: its numbers left the finite ones after {epochs} in {time}.", epochs=epochs, time=time)
            ]
        case RunStatus.INTERRUPTED:
            told = [
                tr(
                    "Interrupted: the program ended while it trained, after {epochs} in {time}.",
                    epochs=epochs,
                    time=time,
                ),
                tr("Continue takes it up from its last checkpoint.")
                if summary.has_checkpoint
                else tr("It left no checkpoint to go on from."),
            ]
    if summary.parent is not None:
        parent, update = summary.parent
        told.append(tr("It went on from run {run} after update {update:,}.", run=f"{parent}", update=update))
    return " ".join(told)


@dataclass(frozen=True)
class Column:
    """One column.

    Attributes:
        title: its heading; to be remembered by, and said by `tr`, as all texts here.
        explanation: the heading's tooltip, without a stop.
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
        mark("No."),
        mark("Its number, which no other run ever gets"),
        lambda run: f"{run.id}",
        lambda run: run.id,
        "9999",
        True,
    ),
    Column(
        mark("Name"),
        mark("What you call it, at first its preset and what differs from that; F2 renames"),
        title,
        lambda run: (not run.name, said_name(run.name).casefold(), run.id),
        "",
    ),
    Column(
        mark("Status"),
        mark("How it stands"),
        lambda run: tr(STATUS_WORDS[run.status]),
        lambda run: _STATUS_ORDER.index(run.status),
        mark("Interrupted"),
    ),
    Column(
        mark("Begun"),
        mark("When it was begun"),
        lambda run: clock(run.begun),
        lambda run: run.begun,
        mark("2026-12-30 23:59"),
        True,
    ),
    Column(
        mark("Epochs"),
        mark("Epochs made"),
        lambda run: written(f"{run.epochs:,}"),
        lambda run: run.epochs,
        "10,000",
        True,
    ),
    Column(
        mark("Updates"),
        mark("Updates made"),
        lambda run: written(f"{run.updates:,}"),
        lambda run: run.updates,
        "1,000,000",
        True,
        is_usual=False,
    ),
    Column(
        mark("Time"),
        mark("Time spent training"),
        lambda run: duration(run.seconds),
        lambda run: run.seconds,
        "59:59 min",
        True,
    ),
    _share(mark("Test"), mark("Accuracy on the test digits, at the end"), "test_accuracy"),
    _share(mark("Best test"), mark("Best test accuracy: the highest after any epoch"), "best_test_accuracy"),
    _share(mark("Training"), mark("Accuracy on the digits it learnt from"), "train_accuracy", is_usual=False),
    _share(mark("Drawings"), mark("Accuracy on the drawings that came with the program"), "drawings_accuracy"),
    _share(mark("Own"), mark("Accuracy on the digits that you have taught"), "own_accuracy"),
    _loss(mark("Test loss"), mark("Loss on the test digits, at the end"), "test_loss"),
    _loss(mark("Lowest loss"), mark("Lowest test loss after any epoch"), "lowest_test_loss"),
    _loss(mark("Training loss"), mark("Loss on the digits it learnt from, at the end"), "train_loss"),
    Column(
        mark("Settings"),
        mark("The recipe in a line"),
        outline,
        lambda run: said_outline(run.outline).casefold(),
        "128-64 relu, adam 0.001, batch 64",
        is_usual=False,
    ),
    Column(mark("Tags"), mark("Your tags"), tags, lambda run: run.tags or None, mark("two, tags")),
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
    is_said_otherwise = spoken() is not ENGLISH
    found = [
        run
        for run in runs
        if (status is None or run.status == status)
        and query.finds(run, (recipes or {}).get(run.id, {}), _said(run) if is_said_otherwise else "")
    ]
    key = COLUMNS[column].key
    known = [run for run in found if key(run) is not None]
    unknown = [run for run in found if key(run) is None]
    known.sort(key=lambda run: run.id, reverse=downward)
    known.sort(key=key, reverse=downward)
    return known + unknown


def _said(run: RunSummary) -> str:
    """What of its text is shown in other words than it is kept in, in one case."""
    return "\n".join((said_name(run.name), said_outline(run.outline), tr(STATUS_WORDS[run.status]))).casefold()
