"""The words for a run: how the table, the details and a screen reader put what is known of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any, Final

from hwr.store.runs.record import RunStatus, RunSummary
from hwr.words import LONGEST_NAME, counted, duration, shown

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


def setting_name(name: str) -> str:
    """A dotted name as people read it: "training.optimizer.beta1" is "Optimizer · beta1"."""
    if name in ("hidden", "output"):
        return {"hidden": "Hidden layers", "output": "Output layer"}[name]
    words = " · ".join(part.replace("_", " ") for part in name.removeprefix("training.").split("."))
    return shown(words[:1].upper() + words[1:], LONGEST_NAME)


def layers(specs: Sequence[Any]) -> str:
    """Layers in a line: "256 relu, 128 relu", "6 × 30 sigmoid", "64 relu from zeros"; "none" without any."""
    words = [_layer(spec) for spec in specs]
    groups = [(name, sum(1 for _ in same)) for name, same in groupby(words)]
    line = ", ".join(name if count == 1 else f"{count} × {name}" for name, count in groups)
    return shown(line, LONGEST_NAME) or "none"


def _layer(spec: Any) -> str:
    if not isinstance(spec, Mapping):
        return str(spec)
    start = spec.get("initializer")
    return f"{spec.get('units', '?')} {spec.get('activation', '')}".strip() + (f" from {start}" if start else "")
