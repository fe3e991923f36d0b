"""The reader: which network reads what is drawn, where it comes from, and which others could."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal, Slot

from hwr.errors import HwrError, StorageError
from hwr.language import tr
from hwr.ui.kit.plain import with_shown_classes
from hwr.words import LONGEST_NAME, shown

if TYPE_CHECKING:
    from hwr.recognizer import Recognizer
    from hwr.store.model_file import Model
    from hwr.store.paths import Paths
    from hwr.store.runs.record import RunSummary

TAUGHT_MODEL: Final = "my-digits.safetensors"
"""The file, among the user's models, of the one that has learnt from the taught samples."""

MOST_LISTED: Final = 12
"""Runs, and files, that are offered: the newest."""


@dataclass(frozen=True)
class Network:
    """A network that reads, or could; the shipped one unless it is of a run, of a file, or has a title of its own.

    Attributes:
        run: the number of the run that it came of.
        file: the file that it is kept in.
        title: what the user calls it, if anything.
        trouble: why it cannot read, in a few words; empty if it can.
    """

    run: int | None = None
    file: Path | None = None
    title: str = ""
    trouble: str = ""

    @property
    def name(self) -> str:
        """What it is called."""
        if self.run is not None:
            return tr("Run {run}", run=self.run)
        if self.file is None:
            return self.title or tr("Shipped model")
        return tr("My digits") if self.file.name == TAUGHT_MODEL else shown(self.file.stem, LONGEST_NAME)

    @property
    def kept_name(self) -> str:
        """The same in English, for what is kept."""
        if self.run is not None:
            return f"Run {self.run}"
        if self.file is None:
            return self.title or "Shipped model"
        return "My digits" if self.file.name == TAUGHT_MODEL else self.name

    @property
    def is_shipped(self) -> bool:
        """Whether it came with the program."""
        return self == SHIPPED

    def is_same(self, other: Network) -> bool:
        """Whether it is the same one, whatever it is called by now."""
        return (self.run, self.file, self.is_shipped) == (other.run, other.file, other.is_shipped)


SHIPPED: Final = Network()


class Reader(QObject):
    """Sole owner of what reads; it is read with the next time, too.

    Attributes:
        network: what reads.
        model: its model; None as long as nothing can be read with.
    """

    changed = Signal(object)
    """Another network reads; carries the `Network`."""
    failed = Signal(str)
    """A network cannot be had, and the one before goes on reading; carries a sentence."""

    def __init__(
        self, paths: Paths, use: Callable[[Recognizer], None], keep: Callable[..., None], parent: QObject | None = None
    ) -> None:
        """Nothing reads yet.

        Args:
            use: takes each recogniser.
            keep: keeps the settings `model_run` and `model_file`.
        """
        super().__init__(parent)
        self._paths = paths
        self._use = use
        self._keep = keep
        self.network = SHIPPED
        self.model: Model | None = None

    def start(self, run: int | None, file: Path | None) -> None:
        """Read with what was last chosen, a run's network or a file's; with the shipped model if that is gone."""
        self.choose(SHIPPED, is_kept=False)
        if run is not None or (file is not None and file.is_file()):
            self.choose(Network(run=run, file=file), is_silent=run is not None)

    @Slot(object)
    def choose(self, network: Network, *, is_kept: bool = True, is_silent: bool = False) -> None:
        """Read with this one from now on.

        Args:
            is_kept: whether also the next time.
            is_silent: whether nothing is said if it cannot be had.
        """
        try:
            self.read_with(self._load(network), network, is_kept=is_kept)
        except HwrError as error:
            if not is_silent:
                self.failed.emit(str(error))

    @Slot()
    def use_shipped(self) -> None:
        """Read with the shipped model again."""
        self.choose(SHIPPED)

    def read_with(self, model: Model, network: Network, *, is_kept: bool = True) -> None:
        """Read with a model that is at hand."""
        from hwr.recognizer import Recognizer

        self.network, self.model = network, model
        if is_kept:
            self._keep(model_run=network.run, model_file=network.file)
        self._use(Recognizer(with_shown_classes(model)))
        self.changed.emit(network)

    def networks(self) -> list[Network]:
        """What could read: the shipped model, the newest model files of the user, and the newest runs."""
        files = sorted(self._paths.models.glob("*.safetensors"), key=_age)[:MOST_LISTED]
        if self.network.file is not None and self.network.file not in files:
            files.append(self.network.file)
        return [SHIPPED, *map(_of_file, files), *map(_of_run, self._runs())]

    def _load(self, network: Network) -> Model:
        from hwr.store.model_file import load_model

        if network.run is None:
            return load_model(network.file or self._paths.shipped_model)
        from hwr.store.runs.run_store import RunStore

        with RunStore.open(self._paths.runs, read_only=True) as store:
            model = store.model(network.run)
        if model is None:
            raise StorageError(tr("{name} has no network to read with.", name=network.name))
        return model

    def _runs(self) -> list[RunSummary]:
        from hwr.store.runs.run_store import RunStore

        try:
            with RunStore.open(self._paths.runs, read_only=True) as store:
                return store.runs(limit=MOST_LISTED)
        except HwrError:  # the page Runs tells what is the matter
            return []


def _of_file(file: Path) -> Network:
    try:
        state = file.stat()
    except OSError:
        return Network(file=file, trouble=tr("no longer there"))
    return Network(file=file, trouble=_trouble_of(file, state.st_mtime_ns, state.st_size))


@lru_cache(maxsize=4 * MOST_LISTED)
def _trouble_of(file: Path, changed: int, size: int) -> str:
    from hwr.store.model_file import load_model

    try:
        load_model(file)
    except HwrError:
        return tr("damaged, or not a model of this program")
    return ""


def _of_run(run: RunSummary) -> Network:
    from hwr.recipe.said import said_name
    from hwr.store.runs.record import RunStatus

    trouble = ""
    if not run.has_model:
        trouble = {
            RunStatus.RUNNING: tr("still training"),
            RunStatus.INTERRUPTED: tr("interrupted before its end"),
        }.get(run.status, tr("no network was kept"))
    return Network(run=run.id, title=shown(said_name(run.name), LONGEST_NAME), trouble=trouble)


def _age(file: Path) -> float:
    """Seconds; of a file that has just vanished the greatest."""
    try:
        return -file.stat().st_mtime
    except OSError:
        return 0.0
