"""`hwr runs`: the history of trainings, without a screen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from hwr.cli import terminal
from hwr.cli.common import PATH, json_option, report
from hwr.cli.runs_text import comparison_text, list_text, show_text
from hwr.export.runs import FOLDER_FORMS, FORMS, Look, exported, suggested_name, write_runs
from hwr.words import escaped

if TYPE_CHECKING:
    from hwr.store.runs.run_store import RunStore

SORTS: Final = (
    "id",
    "name",
    "status",
    "begun",
    "seconds",
    "epochs",
    "updates",
    "outline",
    "train_accuracy",
    "test_accuracy",
    "drawings_accuracy",
    "own_accuracy",
    "best_test_accuracy",
    "train_loss",
    "test_loss",
    "lowest_test_loss",
)
_TITLES: Final = {
    **{name: form.title for name, form in FORMS.items()},
    **{name: form.title for name, form in FOLDER_FORMS.items()},
}
STATUSES: Final = ("running", "finished", "stopped", "diverged", "interrupted")

_run = click.argument("run", type=int, metavar="ID")
_runs = click.argument("runs", type=int, nargs=-1, required=True, metavar="ID...")


@click.group(short_help="List, show, compare, export and delete trainings.")
def runs() -> None:
    """The history of trainings: every run with its settings, curves and model.

    A run is named by its number, which `hwr runs list` tells.
    """


@runs.command("list", short_help="List the runs.")
@click.option(
    "--search",
    default="",
    metavar="WORDS",
    help="Only runs with these words in name, note, tags or outline; or conditions, such as 'best>97 rate 0.01..0.1'.",
)
@click.option("--status", type=click.Choice(STATUSES), help="Only runs of this status.")
@click.option("--tag", help="Only runs with this tag.")
@click.option(
    "--sort",
    type=click.Choice([*SORTS, *(f"-{name}" for name in SORTS)]),
    default="-begun",
    metavar="COLUMN",
    help=f"Sort by {', '.join(SORTS[:-1])} or {SORTS[-1]}, with a minus before it downward; default: -begun.",
)
@click.option("--limit", type=click.IntRange(1), help="At most so many.")
@click.option("--deleted", is_flag=True, help="Those that were deleted and can be had back.")
@json_option
def list_runs(
    search: str, status: str | None, tag: str | None, sort: str, limit: int | None, deleted: bool, as_json: bool
) -> None:
    """List the runs, the latest first. Those that cannot be read are told, by their numbers, after those that can.

    Conditions of --search are best, test, train, drawings or own (accuracies, from 0 to 1 or in percent), loss, lowest
    (test losses), trainloss, epochs, updates or seconds; or settings: rate, batch, dropout, l2, layers, samples,
    variants or seed. After them stand <, >, <=, >= or = and a number, or a range, such as 'rate 0.01..0.1'.

    JSON keys: file (of the history), runs [{id, name, note, tags, status, begun, seconds, epochs, updates, seed,
    outline, train_accuracy, test_accuracy, drawings_accuracy, own_accuracy, parent, has_model, has_checkpoint,
    best_test_accuracy, train_loss, test_loss, lowest_test_loss}, ...]; begun is ISO 8601 in UTC, accuracies are 0..1 or
    null, parent is {run, update} or null.
    """
    from hwr.errors import StorageError
    from hwr.export.tables import summary_json

    with _open(read_only=True) as store:
        found = store.runs(search=search, status=status, tag=tag, order=sort, limit=limit, deleted=deleted)
    lines = [summary_json(summary) for summary in found]
    filtered = bool(search or status or tag or deleted)
    report({"file": str(store.path), "runs": lines}, as_json, lambda: list_text(lines, filtered=filtered))
    if store.damage:
        raise StorageError(store.damage)


@runs.command(short_help="Show one run.")
@_run
@json_option
def show(run: int, as_json: bool) -> None:
    """Show all that is known of one run.

    JSON keys: those of `hwr runs list`, and recipe {...}, versions {name: text}, data_fingerprint, metrics {...},
    epochs_measured [{update, epoch, samples_seen, seconds, learning_rate, loss, train_loss, train_accuracy,
    validation_loss, validation_accuracy, test_loss, test_accuracy, layers [{gradient_norm, update_ratio}, ...]}, ...],
    null where nothing was measured.
    """
    from hwr.export.tables import run_json

    with _open(read_only=True) as store:
        values = run_json(store.run(run), store.epochs(run))
    report(values, as_json, lambda: show_text(values))


@runs.command(short_help="Tell what makes runs different.")
@_runs
@json_option
def compare(runs: tuple[int, ...], as_json: bool) -> None:
    """Tell in which settings runs differ, and how they ended.

    JSON keys: runs [id, ...], names [text, ...], settings {dotted name: [value, ...]} with the settings, versions and
    data that are not the same for all, null where a run has no such setting, results {name: [value, ...]}.
    """
    from hwr.export.tables import comparison_json

    with _open(read_only=True) as store:
        values = comparison_json([(store.run(run), store.epochs(run)) for run in runs])
    report(values, as_json, lambda: comparison_text(values))


@runs.command(short_help="Write runs to a file.")
@_runs
@click.option(
    "--format",
    "form",
    type=click.Choice(list(_TITLES)),
    required=True,
    help="; ".join(f"{name}: {title[:1].lower()}{title[1:]}" for name, title in _TITLES.items()) + ".",
)
@click.option("--out", type=PATH, metavar="FILE", help="Where to; - for stdout. Default: run-ID here; a folder here.")
@click.option("--log", is_flag=True, help="In pictures, a logarithmic axis for the loss.")
@click.option("--log-x", is_flag=True, help="In pictures, a logarithmic horizontal axis.")
@click.option(
    "--axis",
    type=click.Choice(("updates", "epochs", "samples", "seconds")),
    default="updates",
    show_default=True,
    help="In pictures, what the curves are drawn over.",
)
@click.option(
    "--smoothing",
    type=click.FloatRange(0, 0.9999),
    help="In pictures, the weight of TensorBoard's smoothing of each batch's loss; default: as fits the run's length.",
)
@click.option("--each-seed", is_flag=True, help="In pictures, each run by itself, not the mean of a recipe's seeds.")
@json_option
@click.pass_context
def export(
    context: click.Context,
    runs: tuple[int, ...],
    form: str,
    out: Path | None,
    log: bool,
    log_x: bool,
    axis: str,
    smoothing: float | None,
    each_seed: bool,
    as_json: bool,
) -> None:
    """Write runs to a file: their curves as a table or a picture, their settings, or the network itself.

    Pictures are those that the window saves: of one run its curves by kind, of several by run. As csv and json there is
    all that was recorded: the loss of every batch, every evaluation, and the gradients of every layer.

    Event files and tracking folders take any number of runs, one after the other; see docs/export.md.

    JSON keys: file (or folder), format, runs [id, ...], bytes.
    """
    from hwr.errors import StorageError
    from hwr.store.atomic import write_new

    if form in FORMS and FORMS[form].of_one and len(runs) > 1:
        raise click.UsageError(f"One run at a time is exported as {form}.", context)
    to_stdout = out is not None and str(out) == "-"
    if to_stdout and (as_json or form in FOLDER_FORMS):
        problem = "--json and --out - both ask for stdout." if as_json else f"{form} is a folder, which stdout is not."
        raise click.UsageError(problem, context)
    file = out or Path(suggested_name(runs, form))
    look = Look(axis, log_x, log, smoothing, seeds_together=not each_seed)
    with _open(read_only=True) as store:
        if form in FOLDER_FORMS or (out is not None and not to_stdout):
            size = write_runs(store, runs, form, file, look)
        else:
            data = exported(store, runs, form, file.name, look)
            size = len(data)
    if to_stdout:
        terminal.write_bytes(data)
        return
    if out is None and form in FORMS and not write_new(file, data):
        raise StorageError(f"{file} is there already: remove it, or name another file with --out.")
    values = {"file": str(file), "format": form, "runs": list(runs), "bytes": size}
    report(values, as_json, lambda: escaped(str(file)))


@runs.command(short_help="Name, annotate or tag a run.")
@_run
@click.option("--name", help="Another name.")
@click.option("--note", help="Another note.")
@click.option("--tag", "tags", multiple=True, help="Add a tag; can be given several times.")
@click.option("--untag", "untags", multiple=True, help="Take a tag away; likewise.")
@json_option
def edit(
    run: int, name: str | None, note: str | None, tags: tuple[str, ...], untags: tuple[str, ...], as_json: bool
) -> None:
    """Name, annotate or tag a run.

    JSON keys: those of a run in `hwr runs list`.
    """
    from hwr.export.tables import summary_json

    with _open() as store:
        values = summary_json(store.edit(run, name=name, note=note, add_tags=tags, remove_tags=untags))
    report(values, as_json, lambda: list_text([values]))


@runs.command(short_help="Delete runs.")
@_runs
@json_option
def delete(runs: tuple[int, ...], as_json: bool) -> None:
    """Delete runs. For a week `hwr runs undelete` brings them back.

    JSON keys: deleted [id, ...].
    """
    with _open() as store:
        store.delete(runs)
    values: dict[str, Any] = {"deleted": list(runs)}
    report(values, as_json, lambda: f"deleted; `hwr runs undelete {' '.join(map(str, runs))}` takes it back")


@runs.command(short_help="Bring deleted runs back.")
@_runs
@json_option
def undelete(runs: tuple[int, ...], as_json: bool) -> None:
    """Bring deleted runs back; `hwr runs list --deleted` tells which there are.

    JSON keys: restored [id, ...].
    """
    with _open() as store:
        store.restore(runs)
    values: dict[str, Any] = {"restored": list(runs)}
    report(values, as_json, lambda: "restored")


def _open(*, read_only: bool = False) -> RunStore:
    """The user's history; what there is to be told of its opening goes to stderr.

    Raises:
        StorageError: if it cannot be opened.
    """
    from hwr.store.paths import Paths
    from hwr.store.runs.run_store import RunStore

    paths = Paths.of_user()
    paths.sweep()
    store = RunStore.open(paths.runs, read_only=read_only)
    if store.notice:
        terminal.say(f"hwr: note: {store.notice}")
    return store
