"""`hwr train`: a model from nothing."""

from __future__ import annotations

import shlex
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Self

import click

from hwr.cli import interruption, terminal
from hwr.cli.common import PATH, json_option, progress, report
from hwr.words import counted, duration, escaped, metric

if TYPE_CHECKING:
    from hwr.data.digits import DrawnDigits
    from hwr.nn.report import Report
    from hwr.nn.state import TrainingState
    from hwr.recipe.preparing import Prepared
    from hwr.recipe.recipe import Recipe
    from hwr.store.model_file import Model
    from hwr.store.paths import Paths

STEPS: Final = 1000
"""Into how many parts the progress bar divides the work."""

LINE_EVERY: Final = 50
"""After how many of these parts a log file, which cannot redraw a bar, gets a line."""


def _presets(_context: click.Context, _option: click.Parameter, begun: str) -> list[str]:
    from hwr.recipe.presets import PRESETS

    return [name for name in PRESETS if name.startswith(begun)]


@click.command(short_help="Make a model from nothing.")
@click.option(
    "--preset",
    shell_complete=_presets,
    help="A recipe that comes with the program, named below; default: shipped.",
)
@click.option("--config", type=PATH, metavar="FILE.toml", help="A recipe of your own.")
@click.option("--epochs", type=click.IntRange(1), help="Train so many epochs, whatever the recipe says.")
@click.option("--seed", type=click.IntRange(0), help="Seed of all randomness: the same seed gives the same model.")
@click.option("--out", type=PATH, metavar="FILE", help="Where to write the model; default: among your models.")
@json_option
@click.pass_context
def train(
    context: click.Context,
    preset: str | None,
    config: Path | None,
    epochs: int | None,
    seed: int | None,
    out: Path | None,
    as_json: bool,
) -> None:
    """Make a model from nothing: augment scikit-learn's digits, train a network on them, write a model file.

    The training is kept in the history of runs: see `hwr runs`.

    \b
    Presets that make a good model:
      shipped, quick, plain, first
    Presets that show something:
      classic, deep-sigmoid, deep-relu, rate-too-high, rate-too-low,
      no-hidden, zeros, stochastic, full-batch, overfitting

    JSON keys: run (its number in the history, null if it could not be kept), name, model (the
    file), metrics (as in the file: digits are read as in use, from several views of each),
    run_metrics (as in the curves and in `hwr runs`: each digit is seen once, as it was learnt
    from), updates, stopped (why the training ended), seconds.
    """
    from hwr.recipe.cost import cost_of, require_room, speed
    from hwr.store.atomic import check_writable
    from hwr.store.model_file import save_model, save_new_model
    from hwr.store.paths import Paths

    if preset and config:
        raise click.UsageError("--preset and --config exclude each other.", context)
    recipe = _with_changes(_recipe(context, preset, config), epochs, seed)
    name = f"{time.strftime('%Y%m%d-%H%M%S')}-seed{recipe.training.seed}"
    paths = Paths.of_user()
    paths.sweep()
    file = out or paths.models / f"{name}.safetensors"
    check_writable(file)  # now, not after minutes of work
    require_room(recipe)
    terminal.say(f"hwr: {cost_of(recipe, speed()).sentence}")

    begin = time.monotonic()
    with _Record(paths, recipe) as record:
        model = _train(recipe, _command(preset, config, epochs, seed), record)
        if out is None:
            file = save_new_model(file, model)  # another training may have begun in the same second
        else:
            save_model(file, model)
        record.end(model)
    result = {
        "run": record.run,
        "name": file.stem if out is None else name,
        "model": str(file),
        "metrics": dict(model.metrics),
        "run_metrics": record.metrics,
        "updates": model.training["updates"],
        "stopped": model.training["stopped"],
        "seconds": round(time.monotonic() - begin, 1),
    }
    report(result, as_json, lambda: _text(result))


def _recipe(context: click.Context, preset: str | None, config: Path | None) -> Recipe:
    from hwr.recipe.presets import PRESETS
    from hwr.recipe.recipe import read_recipe

    if config:
        return read_recipe(config)
    name = preset or "shipped"
    if name not in PRESETS:
        raise click.UsageError(f"There is no preset {name!r}; there are {', '.join(PRESETS)}.", context)
    return PRESETS[name].recipe


def _with_changes(recipe: Recipe, epochs: int | None, seed: int | None) -> Recipe:
    training = recipe.training
    if epochs is not None:
        training = replace(training, epochs=epochs, max_updates=None)
    if seed is not None:
        training = replace(training, seed=seed)
    return replace(recipe, training=training)


def _command(preset: str | None, config: Path | None, epochs: int | None, seed: int | None) -> str:
    """The command that makes this very model again, wherever it is written to."""
    options = {"--preset": preset, "--config": config.name if config else None, "--epochs": epochs, "--seed": seed}
    return shlex.join(
        ["hwr", "train", *(str(word) for pair in options.items() if pair[1] is not None for word in pair)]
    )


class _Record:
    """The training's place in the history of runs; without the history the training goes on, and says so once."""

    def __init__(self, paths: Paths, recipe: Recipe) -> None:
        from hwr.train.drawing_reader import DrawingReader
        from hwr.train.keeping import Keeper
        from hwr.train.own_drawings import OwnDrawings

        self.run: int | None = None
        self.metrics: dict[str, float | int] = {}
        self._keeper = Keeper(paths.runs, lambda problem: terminal.say(f"hwr: {problem}"))
        self._recipe = recipe
        self._begun = time.monotonic()
        self._prepared: Prepared | None = None
        self._state: TrainingState | None = None
        self._drawings = DrawingReader(_shipped_drawings(paths), OwnDrawings(paths.taught))

    def __enter__(self) -> Self:
        return self

    def __call__(self, prepared: Prepared, report: Report, state: TrainingState) -> None:
        """Take a report in."""
        from hwr.nn.report import NOT_READ, EpochReport
        from hwr.recipe.naming import run_name

        if self._state is None:
            preparing = time.monotonic() - self._begun
            self._keeper.begin(self._recipe, prepared, name=run_name(self._recipe), parent=None, preparing=preparing)
            self.run = self._keeper.run
        self._prepared, self._state = prepared, state
        is_epoch = isinstance(report, EpochReport)
        self._keeper.take(report, state, self._drawings.scores(state.candidate) if is_epoch else NOT_READ)

    def end(self, model: Model) -> None:
        """The training led to this model, which the history keeps with the scores that the curves end with."""
        from hwr.train.keeping import metrics_of

        if self._state is not None and self._prepared is not None:
            network = self._state.result()
            self.metrics = metrics_of(network, self._prepared, self._drawings.scores(network))
            kept = replace(model, metrics={**model.metrics, **self.metrics})
            self._keeper.end(self._state, kept, self.metrics)

    def __exit__(self, *_: object) -> None:
        self._keeper.leave(self._state)
        self._keeper.close()


def _shipped_drawings(paths: Paths) -> DrawnDigits | None:
    """The drawings that came with the program; without them the training goes on, and says so."""
    from hwr.data.digits import DrawnDigits
    from hwr.data.labelled_ink import read_labelled_ink
    from hwr.errors import HwrError

    try:
        return DrawnDigits.of(read_labelled_ink(paths.shipped_drawings))
    except HwrError as error:
        terminal.say(f"hwr: {error}")
        return None


def _train(recipe: Recipe, command: str, record: _Record) -> Model:
    from hwr.recipe.making import make_model
    from hwr.recipe.progress import Progress

    with progress(STEPS, "Preparing") as bar:
        for step in make_model(recipe, made_by=command, watcher=record):
            interruption.check()
            if not isinstance(step, Progress):
                return step
            done = round(step.share * STEPS)
            if terminal.messages().isatty() or done // LINE_EVERY > bar.pos // LINE_EVERY:
                bar.label = step.step
            bar.update(done - bar.pos)
    raise AssertionError("a training ends with a model or an error")


def _text(result: dict[str, Any]) -> str:
    in_use, seen_once = (
        "\n".join(f"    {name.replace('_', ' ')}: {metric(name, value)}" for name, value in result[key].items())
        for key in ("metrics", "run_metrics")
    )
    metrics = f"  read as in use:\n{in_use}\n  each digit seen once, as in the curves:\n{seen_once}"
    ended = f"  {result['stopped']} after {counted(result['updates'], 'update')}"
    return f"{escaped(result['model'])}\n{metrics}\n{ended}\n  made in {duration(result['seconds'])}"
