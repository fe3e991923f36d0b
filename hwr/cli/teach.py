"""`hwr teach`: let a model learn from labelled samples, and tell what that mended and what it broke."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from hwr.cli import interruption, terminal
from hwr.cli.common import PATH, json_option, model_option, progress, report
from hwr.words import LONGEST_LABEL, LONGEST_NAME, counted, duration, escaped, percent, shown

if TYPE_CHECKING:
    from hwr.data.sources import LabelledItem, LabelledSource
    from hwr.store.model_file import Model
    from hwr.teach.report import Score, TeachReport

_STEPS: Final = 1000


@click.command(short_help="Let a model learn from labelled samples.")
@click.argument("source", type=click.Path())
@click.option("--writer", metavar="WRITER", help="Learn from this writer's samples alone.")
@model_option
@click.option("--out", type=PATH, metavar="FILE", required=True, help="Where to write the new model.")
@click.option("--keep", is_flag=True, help="Keep the samples among your own taught ones, too.")
@json_option
def teach(source: str, writer: str | None, model: Path | None, out: Path, keep: bool, as_json: bool) -> None:
    """Let a model learn from labelled samples: a writer's hand, or signs that it did not know.

    SOURCE is as for `hwr evaluate`. Of each label the first 100 samples are learnt from. A model that was taught before
    is left aside for the one it was taught from, where that can be found.

    JSON keys: model (the file), before and after {own {n, accuracy 0..1, ci95 [low, high] (Wilson), per_class {label:
    {n, accuracy}}}, digits {likewise}}, mended and broken [{id, label, before, after}, ...], learnt (samples), known
    (samples that are not scored, because the model has learnt from them before), folds, new_classes [label, ...],
    without_ink [id, ...], digits_were_held_out, kept (samples among your own), seconds. `own` is of these samples, each
    read by a network that has not learnt from it: they are left out by turns, in so many folds; with fewer than two
    samples of a label none is scored. `digits` is of the last fifth of scikit-learn's digits, which is not learnt from
    here; unless digits_were_held_out the model to begin with has, and this tells how much was forgotten.
    """
    from hwr.data.sources import open_source
    from hwr.store.atomic import check_writable
    from hwr.store.model_file import load_model, save_model
    from hwr.store.paths import Paths
    from hwr.store.taught.record import NewSample
    from hwr.store.taught.taught_store import TaughtStore
    from hwr.teach.base import base_of
    from hwr.teach.samples import Named

    paths = Paths.of_user()
    paths.sweep()
    check_writable(out)
    labelled = open_source(source)
    base = base_of(load_model(model or paths.shipped_model), [paths.shipped_model, *_files(paths.models)])
    chosen = list(_chosen(labelled, writer))
    result = _learnt(base, [Named(item.id, item.label, item.ink) for item in chosen], paths.cache)
    save_model(out, result.model)
    kept = 0
    if keep:
        new = (
            NewSample(item.label, item.ink, item.writer or "me") for item in chosen if item.id not in result.without_ink
        )
        with TaughtStore.open(paths.taught) as store:
            kept = len(store.add_all(new))
    values = {
        "model": str(out),
        "before": result.before.to_dict(),
        "after": result.after.to_dict(),
        "mended": [one.to_dict() for one in result.mended],
        "broken": [one.to_dict() for one in result.broken],
        "learnt": result.learnt,
        "known": result.known,
        "folds": result.folds,
        "new_classes": list(result.new_classes),
        "without_ink": list(result.without_ink),
        "digits_were_held_out": result.digits_were_held_out,
        "kept": kept,
        "seconds": round(result.seconds, 2),
    }
    report(values, as_json, lambda: _text(out, result, kept))


def _files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.safetensors"))


def _chosen(labelled: LabelledSource, writer: str | None) -> Iterator[LabelledItem]:
    """The samples to learn from, of each label no more than are.

    Raises:
        DataError: if there are none of that writer.
    """
    from hwr.errors import DataError
    from hwr.teach.samples import MOST_OF_A_LABEL

    counts: dict[str, int] = {}
    for item in labelled:
        interruption.check()
        if writer is not None and item.writer != writer:
            continue
        counts[item.label] = counts.get(item.label, 0) + 1
        if counts[item.label] <= MOST_OF_A_LABEL:
            yield item
    if not counts:
        raise DataError(f"{labelled.name} has no samples of the writer {writer!r}.")


def _learnt(model: Model, samples: list[Any], cache: Path) -> TeachReport:
    from hwr.recipe.progress import Progress
    from hwr.teach.learning import learn

    with progress(_STEPS, "Learning") as bar:
        for step in learn(model, samples, cache=cache):
            interruption.check()
            if not isinstance(step, Progress):
                return step
            if terminal.messages().isatty():
                bar.label = step.step
            bar.update(max(round(step.share * _STEPS) - bar.pos, 0))
    raise AssertionError("learning ends with a report or an error")


def _text(out: Path, result: TeachReport, kept: int) -> str:
    """The report for people."""
    lines = [
        escaped(str(out)),
        f"  learnt from {counted(result.learnt, 'sample')} in {duration(result.seconds)}",
        f"  these samples, each left out by turns: {_change(result.before.own, result.after.own)}",
        f"  scikit-learn's last digits, not learnt from here: {_change(result.before.digits, result.after.digits)}",
    ]
    if result.new_classes:
        lines.append(f"  new labels: {', '.join(shown(label, LONGEST_LABEL) for label in result.new_classes)}")
    for name, changed in (("mended", result.mended), ("broken", result.broken)):
        lines += [
            f"  {name}: {shown(str(one.key), LONGEST_NAME)}, a {shown(one.label, LONGEST_LABEL)}, read as "
            f"{shown(one.before, LONGEST_LABEL)}, now as {shown(one.after, LONGEST_LABEL)}"
            for one in changed
        ]
    if kept:
        lines.append(f"  {counted(kept, 'sample')} kept among your own")
    return "\n".join(lines)


def _change(before: Score, after: Score) -> str:
    if before.accuracy is None or after.accuracy is None:
        return "too few to tell"
    return f"{percent(before.accuracy, 1)} before, {percent(after.accuracy, 1)} after, of {before.n:,}"
