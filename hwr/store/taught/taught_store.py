"""The taught store: all samples the user has taught, to add to, to look through and to change.

Each `TaughtStore` is a connection of its own and belongs to the thread that opened it; several programs may have one.
What it has said it did is on the disk.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Final

from hwr.errors import HwrError, StorageError
from hwr.language import mark, tr
from hwr.store.database import DamagedError, Database
from hwr.store.paths import is_there
from hwr.store.store import KEPT_AFTER_DELETION, Store
from hwr.store.taught.record import (
    OWN,
    Change,
    Ink,
    NewSample,
    Page,
    Reading,
    Standing,
    Tally,
    TaughtSample,
    require_text,
)
from hwr.store.taught.tables import COLUMNS, SCHEMA, WRITE, packed, require_sample, to_sample

LAST: Final = 20
"""So many of a label's samples tell how it is read."""

_AT_ONCE: Final = 500
"""So many samples are read in one query."""

_SELECT: Final = f"SELECT {COLUMNS} FROM samples JOIN ink ON sample = id WHERE"


class TaughtStore(Store):
    """The samples in one file.

    Every method raises `StorageError`, with one sentence, if the file cannot be read or written, or a sample is not
    there; what was to be changed is then as it was before.
    """

    schema = SCHEMA

    def __init__(self, database: Database, clock: Callable[[], float]) -> None:
        super().__init__(database, clock)
        self._changes = 0

    # Teaching

    def add(self, ink: Ink, label: str, *, writer: str = OWN, reading: Reading | None = None) -> int:
        """Keep one sample, which is on the disk when this returns; returns its number.

        Raises:
            DataError, DrawingError, PictureError: as `NewSample`.
        """
        return self.add_all([NewSample(label, ink, writer, reading)])[0]

    def add_all(self, samples: Iterable[NewSample]) -> list[int]:
        """Keep several, all or none: if going through them raises, nothing is kept. Returns their numbers."""
        return list(self.adding(samples))

    def adding(self, samples: Iterable[NewSample]) -> Generator[int, None, None]:
        """The same, number by number; closed before its end, it keeps nothing."""
        with self._changing() as connection:
            for sample in samples:
                taught = self._clock() if sample.taught is None else sample.taught.timestamp()
                read = sample.reading
                reading = (None, None, None) if read is None else (read.text, float(read.confidence), read.model)
                number = connection.execute(WRITE[0], (sample.label, sample.writer, taught, *reading)).lastrowid or 0
                connection.execute(WRITE[1], (number, *packed(sample.ink)))
                yield number

    # Looking

    def revision(self) -> tuple[int, int]:
        """Another value after every change, whoever made it: it takes microseconds to ask for."""
        return int(self._database.rows("PRAGMA data_version")[0][0]), self._changes

    def counts(self, *, writer: str | None = None) -> dict[str, int]:
        """How many samples each label has, by label; of all writers, or of one."""
        where, values = _condition(writer=writer)
        rows = self._database.rows(f"SELECT label, COUNT(*) FROM samples WHERE {where} GROUP BY label", values)
        return {str(label): int(count) for label, count in sorted(rows, key=lambda row: str(row[0]))}

    def tallies(self, *, writer: str | None = None) -> dict[str, Tally]:
        """By label, how its samples were read; of each the last `LAST` count, since models change."""
        tallies = {}
        for label, n in self.counts(writer=writer).items():
            where, values = _condition(label, writer)
            rows = self._database.rows(
                "SELECT read_as = label, confidence FROM (SELECT label, read_as, confidence FROM samples "
                f"WHERE {where} ORDER BY id DESC LIMIT ?) WHERE read_as IS NOT NULL",
                (*values, LAST),
            )
            shares = [(bool(is_right), float(share)) for is_right, share in rows if type(share) in (int, float)]
            sure = [min(max(share, 0.0), 1.0) if is_right else 0.0 for is_right, share in shares]
            tallies[label] = Tally(n, len(sure), sum(sure) / len(sure) if sure else 0.0)
        return tallies

    def writers(self) -> dict[str, int]:
        """How many samples each writer has, by writer."""
        rows = self._database.rows("SELECT writer, COUNT(*) FROM samples WHERE deleted IS NULL GROUP BY writer")
        return {str(writer): int(count) for writer, count in sorted(rows, key=lambda row: str(row[0]))}

    def ids(self, *, label: str | None = None, writer: str | None = None, misread: bool = False) -> list[int]:
        """The numbers of all samples, or of those with this label, of this writer, that were misread: newest first."""
        where, values = _condition(label, writer, misread)
        return [
            number
            for (number,) in self._database.rows(f"SELECT id FROM samples WHERE {where} ORDER BY id DESC", values)
        ]

    def page(
        self,
        *,
        label: str | None = None,
        writer: str | None = None,
        before: int | None = None,
        limit: int = 100,
    ) -> Page:
        """At most `limit` samples, the newest first.

        Args:
            label, writer: only those with this label, of this writer.
            before: only those with a lower number than this: the former page's `older`.
        """
        where, values = _condition(label, writer)
        if before is not None:
            where, values = f"{where} AND id < ?", (*values, before)
        rows = self._database.rows(f"{_SELECT} {where} ORDER BY id DESC LIMIT ?", (*values, limit))
        samples, damaged = _sound(rows)
        return Page(tuple(samples), rows[-1][0] if len(rows) == limit else None, tuple(damaged))

    def sample(self, number: int) -> TaughtSample:
        """One sample."""
        next(self._standings([number]))
        rows = self._database.rows(f"{_SELECT} id = ?", (number,))
        if not rows:
            raise StorageError(
                tr("The ink of the taught sample {sample} is damaged; it can be deleted.", sample=number)
            )
        return require_sample(rows[0])

    def samples(self, numbers: Sequence[int]) -> list[TaughtSample]:
        """Those of these samples that are there and sound, in this order."""
        found = {}
        for begin in range(0, len(numbers), _AT_ONCE):
            some = numbers[begin : begin + _AT_ONCE]
            marks = ", ".join("?" * len(some))
            rows = self._database.rows(f"{_SELECT} deleted IS NULL AND id IN ({marks})", tuple(some))
            found.update({sample.id: sample for sample in _sound(rows)[0]})
        return [found[number] for number in numbers if number in found]

    def every(self, *, label: str | None = None, writer: str | None = None) -> Iterator[TaughtSample]:
        """All samples that are sound, newest first, without holding them in memory."""
        before: int | None = None
        while True:
            page = self.page(label=label, writer=writer, before=before, limit=_AT_ONCE)
            yield from page.samples
            if page.older is None:
                return
            before = page.older

    # Changing

    def relabel(self, numbers: Iterable[int], label: str) -> Change:
        """Give samples another label, all or none.

        Raises:
            DataError: if it is no label.
        """
        require_text(mark("label"), label)
        return self._change("relabel", numbers, lambda old: Standing(old.id, label))

    def delete(self, numbers: Iterable[int]) -> Change:
        """Take samples away, all or none; `undo` brings them back until `purge` has removed them."""
        return self._change("delete", numbers, lambda old: Standing(old.id, old.label, is_deleted=True))

    def undo(self, change: Change) -> None:
        """Take a change back, for those of its samples that still stand as it left them; others' later changes stay."""
        self.redo(change.reverse)

    def redo(self, change: Change) -> None:
        """Make a change once more, for those of its samples that stand as it found them."""
        with self._changing() as connection:
            now = self._now()
            connection.executemany(
                "UPDATE samples SET label = ?, deleted = ? WHERE id = ? AND label = ? AND (deleted IS NOT NULL) = ?",
                [
                    (new.label, now if new.is_deleted else None, old.id, old.label, old.is_deleted)
                    for old, new in zip(change.before, change.after, strict=True)
                ],
            )

    def purge(self, *, older_than: float = KEPT_AFTER_DELETION) -> int:
        """Remove for good what was deleted more than so many seconds ago; returns how many. For the start."""
        with self._changing() as connection:
            removed = connection.execute(
                "DELETE FROM samples WHERE deleted IS NOT NULL AND deleted <= ?", (self._clock() - older_than,)
            ).rowcount
        if removed:
            self._database.shrink()
        return removed

    # What these have in common

    def _change(self, verb: str, numbers: Iterable[int], how: Callable[[Standing], Standing]) -> Change:
        with self._changing() as connection:
            now = self._now()
            pairs = [(old, new) for old in self._standings(list(dict.fromkeys(numbers))) if (new := how(old)) != old]
            connection.executemany(
                "UPDATE samples SET label = ?, deleted = ? WHERE id = ?",
                [(new.label, now if new.is_deleted else None, new.id) for _, new in pairs],
            )
        return Change(verb, tuple(old for old, _ in pairs), tuple(new for _, new in pairs))

    def _standings(self, numbers: Sequence[int]) -> Iterator[Standing]:
        """How samples stand, none of which is deleted, in their order."""
        found: dict[int, tuple[str, float | None]] = {}
        for first in range(0, len(numbers), _AT_ONCE):
            some = [number for number in numbers[first : first + _AT_ONCE] if 0 < number < 2**63]
            query = f"SELECT id, label, deleted FROM samples WHERE id IN ({', '.join('?' * len(some))})"
            found |= {number: (str(label), deleted) for number, label, deleted in self._database.rows(query, some)}
        for number in numbers:
            if number not in found:
                raise StorageError(tr("There is no taught sample {sample}.", sample=number))
            label, deleted = found[number]
            if deleted is not None:
                raise StorageError(tr("The taught sample {sample} was deleted; that can be undone.", sample=number))
            yield Standing(number, label)

    def _now(self) -> float:
        return self._database.latest(self._clock(), "samples", "taught", "deleted")

    def _changing(self) -> AbstractContextManager[sqlite3.Connection]:
        self._changes += 1
        return self._database.transaction(durable=True)


def tidy(path: Path) -> str:
    """At a program's start: drop for good what was deleted long ago; returns what the user is to be told, mostly ""."""
    if not is_there(path):
        return ""
    try:
        with TaughtStore.open(path) as store:
            store.purge()
            return store.notice
    except HwrError as error:
        return str(error)


def _condition(
    label: str | None = None, writer: str | None = None, misread: bool = False
) -> tuple[str, tuple[str | int, ...]]:
    """The SQL for which samples are meant, and its values."""
    terms: list[str] = ["deleted IS NULL"]
    values: list[str | int] = []
    for column, value in (("label", label), ("writer", writer)):
        if value is not None:
            terms.append(f"{column} = ?")
            values.append(value)
    if misread:
        terms.append("read_as IS NOT NULL AND read_as <> label")
    return " AND ".join(terms), tuple(values)


def _sound(rows: Sequence[tuple[Any, ...]]) -> tuple[list[TaughtSample], list[int]]:
    """The samples that can be read, and the numbers of those that cannot."""
    samples, damaged = [], []
    for row in rows:
        try:
            samples.append(to_sample(row))
        except DamagedError:
            damaged.append(int(row[0]))
    return samples, damaged
