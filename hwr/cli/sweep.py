"""`hwr sweep`: many trainings that differ in some settings, drawn by a search."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import closing, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from hwr.cli import interruption, terminal
from hwr.cli.common import PATH, dask_option, json_option, progress, report
from hwr.words import LONGEST_NAME, UNKNOWN, counted, duration, metric, setting_value, shown

if TYPE_CHECKING:
    from hwr.sweep.space import Space
    from hwr.sweep.sweep import Outcome

_BEST: Final = 5
"""So many are listed at the end."""


@click.command(short_help="Search for good settings by many trainings.")
@click.option("--space", "file", type=PATH, metavar="FILE.toml", required=True, help="What is varied, and how.")
@click.option(
    "--processes", type=click.IntRange(1), metavar="N", help="How many train at a time; default: one a processor."
)
@dask_option
@json_option
@click.pass_context
def sweep(context: click.Context, file: Path, processes: int | None, dask: str | None, as_json: bool) -> None:
    """Search for good settings by many trainings.

    FILE.toml says which settings are varied, how they are drawn (a grid, at random, by successive halving, by Optuna's
    TPE), and what they are judged by; docs/sweep.md tells all it can hold.

    Each trial that is over is a run of the history at once, with curves and model, tagged "sweep NAME". A sweep that
    was stopped or killed goes on by the same command: finished trials are taken from the history.

    JSON keys: name, tag, method, score ("accuracy" or "loss"), trials [{run, settings {dotted name: value}, status
    "finished" or "diverged", accuracy, loss, seconds, kept, worker, problem}, ...] in the order in which they were
    over, best (the run's number, null if none finished). accuracy and loss are of the test digits, or means over the
    folds; kept says that it had been finished before; worker is "computer:process" that did it. Settings that do not go
    together, or are beyond the computer, have a problem, and null as run and status.
    """
    from hwr.cluster import Cluster
    from hwr.store.paths import Paths
    from hwr.store.runs.run_store import RunStore
    from hwr.sweep.search import expected
    from hwr.sweep.space import read_space
    from hwr.sweep.sweep import sweep as trials_of
    from hwr.workers import LocalWorkers

    if processes and dask:
        raise click.UsageError("--processes and --dask exclude each other.", context)
    space = read_space(file)
    n, outcomes = expected(space), []
    paths = Paths.of_user()
    paths.sweep()
    with RunStore.open(paths.runs) as store, Cluster(dask) if dask else LocalWorkers(processes) as workers:
        terminal.say(f"hwr: {counted(n, 'trial')}, {workers.count} at a time; their runs are tagged “{space.tag}”.")
        shows_bar = as_json and terminal.messages().isatty()
        with (
            closing(trials_of(space, store, workers)) as work,
            progress(n, "Trials") if shows_bar else nullcontext() as bar,
        ):
            for outcome in work:
                interruption.check()
                outcomes.append(outcome)
                if not as_json:
                    terminal.write(f"{len(outcomes)} of {n}: {_line(outcome)}")
                if bar is not None:
                    bar.update(1)
    best = max((outcome for outcome in outcomes if outcome.run), key=lambda one: one.score(space.score), default=None)
    found = {
        "name": space.name,
        "tag": space.tag,
        "method": space.method,
        "score": space.score,
        "trials": [_values(outcome) for outcome in outcomes],
        "best": None if best is None else best.run,
    }
    report(found, as_json, lambda: _text(space, outcomes))


def _values(outcome: Outcome) -> dict[str, Any]:
    return {
        "run": outcome.run,
        "settings": dict(outcome.settings),
        "status": None if outcome.status is None else outcome.status.value,
        "accuracy": outcome.accuracy,
        "loss": outcome.loss,
        "seconds": round(outcome.seconds, 2),
        "kept": outcome.was_kept,
        "worker": outcome.worker,
        "problem": outcome.problem,
    }


def _line(outcome: Outcome) -> str:
    """A trial for people: what came of it, with which settings, and where it is kept."""
    settings = _settings(outcome.settings)
    if outcome.run is None:
        return f"cannot be: {outcome.problem} ({settings})"
    how = "kept before" if outcome.was_kept else duration(outcome.seconds)
    return f"{_result(outcome)}  {settings}  (run {outcome.run}, {how})"


def _result(outcome: Outcome) -> str:
    if outcome.accuracy is None or outcome.loss is None:
        return "diverged"
    return f"{metric('accuracy', outcome.accuracy)}, loss {metric('loss', outcome.loss)}"


def _settings(settings: Mapping[str, Any]) -> str:
    told = ", ".join(f"{name.removeprefix('training.')} {setting_value(value)}" for name, value in settings.items())
    return shown(told, LONGEST_NAME) or UNKNOWN


def _text(space: Space, outcomes: Sequence[Outcome]) -> str:
    """The best of them, once each."""
    runs = {outcome.run: outcome for outcome in outcomes if outcome.accuracy is not None}
    best = sorted(runs.values(), key=lambda outcome: -outcome.score(space.score))[:_BEST]
    if not best:
        return "No trial finished."
    judged = f"by {space.score}" + (f", the mean of {space.folds} folds" if space.folds else " on the test digits")
    lines = [f"  {_result(outcome)}  {_settings(outcome.settings)}  (run {outcome.run})" for outcome in best]
    return "\n".join([f"The best of {counted(len(runs), 'trial')}, {judged}:", *lines])
