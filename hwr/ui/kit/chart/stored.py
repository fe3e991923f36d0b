"""Stored runs as curves: one by itself, several over each other; the same in the window and on the command line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hwr.language import tr
from hwr.nn.history import History
from hwr.nn.losses import LOSSES
from hwr.recipe.interventions import read_interventions
from hwr.recipe.said import said_name, said_outline
from hwr.store.runs.grouping import by_recipe
from hwr.store.runs.record import EpochRow, Run, RunSummary
from hwr.store.runs.run_reader import RunReader
from hwr.train.keeping import ground, stored_history
from hwr.ui.kit.chart.history import Overlay
from hwr.words import LONGEST_NAME, shown


@dataclass(frozen=True, eq=False)
class StoredCurves:
    """What is drawn of runs.

    Attributes:
        history: the run's, or of several the span that all lie in, with no curve of its own; None if nothing was
            measured.
        overlays: the runs, if there are several.
        heading: what a picture of them is called; empty if each has its name in the legend.
        loss_unit: how all of them measure the loss; empty if not alike.
        has_seeds: whether some of them differ by their seeds alone.
    """

    history: History | None
    overlays: tuple[Overlay, ...] = ()
    heading: str = ""
    loss_unit: str = ""
    has_seeds: bool = False


def numbered(summary: RunSummary) -> str:
    """A run's number and its name, or else its recipe in a line."""
    return f"{summary.id} {shown(said_name(summary.name) or said_outline(summary.outline), LONGEST_NAME)}".strip()


def stored_curves(store: RunReader, runs: Sequence[Run], *, seeds_together: bool = True) -> StoredCurves:
    """What is drawn of these runs.

    Args:
        seeds_together: whether runs that differ by their seeds alone are drawn as their mean with a band.

    Raises:
        StorageError: if they cannot be read.
    """
    rows = {run.summary.id: store.epochs(run.summary.id) for run in runs}
    unit = _loss_unit(runs)
    if len(runs) == 1:
        (run,) = runs
        return StoredCurves(_history(run, rows[run.summary.id], store), heading=numbered(run.summary), loss_unit=unit)
    groups = by_recipe(runs)
    has_seeds = any(len(group) > 1 for group in groups)
    if not seeds_together:
        groups = [[run] for run in runs]
    overlays = []
    for group in groups:
        made = [(run.summary, _history(run, rows[run.summary.id])) for run in sorted(group, key=_number)]
        known = [(summary, history) for summary, history in made if history is not None]
        if known:
            first, history = known[0]
            others = tuple(other for _, other in known[1:])
            title = numbered(first)
            end = number = str(first.id)
            if others:
                number = ", ".join(str(summary.id) for summary, _ in known)
                end = number if len(known) == 2 else f"{first.id}, …"
                name, outline = (text.replace(f", seed {first.seed}", "") for text in (first.name, first.outline))
                title = tr(
                    "{numbers} ({count} seeds) {name}",
                    numbers=number,
                    count=len(known),
                    name=shown(said_name(name) or said_outline(outline), LONGEST_NAME),
                )
            overlays.append(Overlay(title, history, others, end))
    return StoredCurves(ground(list(rows.values())), tuple(overlays), loss_unit=unit, has_seeds=has_seeds)


def _number(run: Run) -> int:
    return run.summary.id


def _history(run: Run, rows: Sequence[EpochRow], store: RunReader | None = None) -> History | None:
    """A run's reports; the losses of its batches, too, if it is given where they are."""
    losses = () if store is None else store.losses(run.summary.id)
    marks = [one.mark for one in read_interventions(run.recipe)]
    return stored_history(rows, losses, 0 if run.summary.parent is None else run.summary.parent[1], marks)


def _loss_unit(runs: Sequence[Run]) -> str:
    names = {str(run.recipe.get("training", {}).get("loss", "")) for run in runs}
    return loss_unit(names.pop()) if len(names) == 1 else ""


def loss_unit(name: str) -> str:
    """What a loss is called beside the axis, with its unit if it has one; empty if it is unknown."""
    return ", ".join(tr(said) for said in (LOSSES[name].title, LOSSES[name].unit) if said) if name in LOSSES else ""
