"""Bringing taught samples in from files, and writing them for others, in a thread of their own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QFileDialog, QWidget

from hwr.language import tr
from hwr.recipe.progress import Progress
from hwr.ui.kit.asking import ask_where, ask_which
from hwr.words import shown

_EVERY: Final = 25
_LONGEST: Final = 60


@dataclass(frozen=True)
class Imported:
    """What came in.

    Attributes:
        source: the file or folder.
        numbers, labels: of the samples, in their order.
    """

    source: Path
    numbers: tuple[int, ...]
    labels: tuple[str, ...]


@dataclass(frozen=True)
class Exported:
    """What was written: where, how many samples, and how many the form could not hold."""

    target: Path
    n: int
    left_out: int


def brought_in(source: Path, store_path: Path) -> Iterator[Progress | Imported]:
    """Bring in all samples of a file or folder, or none; the last value is what came in.

    Raises:
        HwrError: if any of it cannot be read; nothing is kept then.
    """
    from hwr.store.taught.taught_store import TaughtStore
    from hwr.teach.exchange import read_samples

    name = shown(source.name, _LONGEST)
    samples = []
    for sample in read_samples(source):
        samples.append(sample)
        if len(samples) % _EVERY == 0:
            yield Progress(tr("Reading {name}: %n sample(s)", "", len(samples), name=name), 0.0)
    yield Progress(tr("Keeping %n sample(s)", "", len(samples)), 0.9)
    with TaughtStore.open(store_path) as store:
        numbers = store.add_all(samples)
    yield Imported(source, tuple(numbers), tuple(sample.label for sample in samples))


def written_out(target: Path, store_path: Path) -> Iterator[Progress | Exported]:
    """Write all samples in the form that the suffix tells; the last value says how many.

    Raises:
        HwrError: if they cannot be written.
    """
    from hwr.store.taught.taught_store import TaughtStore
    from hwr.teach.exchange import write_samples

    yield Progress(tr("Writing {name}", name=shown(target.name, _LONGEST)), 0.1)
    with TaughtStore.open(store_path, read_only=True) as store:
        written = write_samples(target, store.every())
    yield Exported(target, written.n, written.left_out)


def ask_what_to_bring_in(parent: QWidget) -> Path | None:
    """The file of samples that the user chose."""
    from hwr.teach.exchange import READ

    kinds = " ".join(f"*{suffix}" for suffix in READ)
    known, every = tr("Labelled samples"), tr("All files")
    return ask_which(parent, tr("Import samples"), f"{known} ({kinds});;{every} (*)")


def ask_which_folder(parent: QWidget) -> Path | None:
    """The folder of samples that the user chose."""
    name = QFileDialog.getExistingDirectory(parent, tr("Import a folder with one folder for each label"))
    return Path(name) if name else None


def ask_where_to_write(parent: QWidget) -> Path | None:
    """Where the samples shall be written."""
    from hwr.teach.exchange import WRITTEN

    kinds = {f"{tr(title)} (*{suffix})": suffix for suffix, title in WRITTEN.items() if suffix}
    return ask_where(parent, tr("Export samples"), "my-digits.jsonl", kinds)
