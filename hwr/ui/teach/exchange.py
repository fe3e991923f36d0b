"""Bringing taught samples in from files, and writing them for others, in a thread of their own."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QFileDialog, QWidget

from hwr.language import tr
from hwr.recipe.progress import Progress
from hwr.ui.kit.asking import ask_where, ask_which
from hwr.ui.kit.writing import Work
from hwr.words import shown

if TYPE_CHECKING:
    from hwr.teach.exchange import Written

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
    step = tr("Keeping %n sample(s)", "", len(samples))
    numbers: list[int] = []
    with TaughtStore.open(store_path) as store, closing(store.adding(samples)) as adding:
        for number in adding:
            numbers.append(number)
            if len(numbers) % _EVERY == 0:
                yield Progress(step, 0.5 + 0.5 * len(numbers) / len(samples))
    yield Imported(source, tuple(numbers), tuple(sample.label for sample in samples))


def writing_out(target: Path, store_path: Path) -> Work:
    """The work of writing all samples in the form that the suffix tells."""

    def success(written: Written) -> str:
        words = tr("%n sample(s) written to {path}.", "", written.n, path=target)
        if written.left_out:
            left = tr("%n picture(s) left out: this form holds strokes.", "", written.left_out)
            words = f"{words} {left}"
        return words

    return Work(
        _written_out(target, store_path), lambda: tr("Writing {name}", name=shown(target.name, _LONGEST)), success
    )


def _written_out(target: Path, store_path: Path) -> Generator[float, None, Written]:
    from hwr.store.taught.taught_store import TaughtStore
    from hwr.teach.exchange import writing_samples

    with TaughtStore.open(store_path, read_only=True) as store:
        return (yield from writing_samples(target, store.every()))


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
