"""The replay: variants of the base digits that are learnt along with the taught samples, so that those stay known.

(A. Robins, "Catastrophic forgetting, rehearsal and pseudorehearsal", 1995.) They are made in some seconds, once, and
kept in the user's cache. The last fifth of the digits is not among them: on that it is measured what was forgotten.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Generator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from hwr.data.digits import Digits, load_digits
from hwr.errors import StorageError
from hwr.files import UnusableFileError, read_regular
from hwr.ink import grid
from hwr.ink.augmentation.nonsense import KINDS, Nonsense
from hwr.ink.augmentation.variants import VectorisedDigits, originals, variants
from hwr.ink.bits import Words
from hwr.ink.normalisation import NORMALISATION_VERSION
from hwr.language import tr
from hwr.recipe.progress import Progress
from hwr.store.atomic import write_bytes

VARIANTS: Final = 12
_RESTRUCTURED: Final = 0.8
_NONSENSE: Final = 500
"""Pictures of no digit, of each kind; learnt as anything, they keep the network from being certain of what it never
saw."""

NONE: Final = -1
"""The label of nonsense that cannot be a sign of anybody's."""

NO_DIGIT: Final = -2
"""The label of letters and shapes, which are nonsense only as long as nobody teaches them."""

_SIGNS: Final = frozenset({"letter", "shape", "bars", "corners", "capital"})

_SEED: Final = 20
_FILE: Final = f"replay-{NORMALISATION_VERSION}-5.npz"
_MOST_BYTES: Final = 64 * 2**20
_AT_ONCE: Final = 100


@dataclass(frozen=True, eq=False)
class Replay:
    """What is learnt along, and what forgetting is measured on.

    Attributes:
        x: float32 (n, 64), normalised variants of the digits, and nonsense.
        y: int64 (n,), 0 to 9, `NONE` or `NO_DIGIT`.
        held_ink: words (m, `grid.GRID`), the last fifth of scikit-learn's digits, as they are.
        held_labels: int64 (m,), 0 to 9.
    """

    x: NDArray[np.float32]
    y: NDArray[np.int64]
    held_ink: Words
    held_labels: NDArray[np.int64]

    @classmethod
    def obtained(cls, cache: Path | None, *, digits: Digits | None = None) -> Generator[Progress, None, Replay]:
        """The replay that is kept in the folder, or a new one, which is then kept there; None: it is kept nowhere.

        Args:
            digits: what a new one is made of; None for scikit-learn's.

        Raises:
            DataError: if scikit-learn, whose digits they are, cannot be imported.
        """
        kept = None if cache is None else _kept(cache / _FILE)
        if kept is not None:
            return kept
        made = yield from cls._made(load_digits() if digits is None else digits)
        if cache is not None:
            with suppress(StorageError):  # it is made again next time
                write_bytes(cache / _FILE, _to_bytes(made))
        return made

    @classmethod
    def _made(cls, digits: Digits) -> Generator[Progress, None, Replay]:
        rng = np.random.default_rng(_SEED)
        learnt, held = digits.writer_split()
        held_ink = []
        for done, picture in enumerate(held.pictures, start=1):
            held_ink.append(grid.from_bitmap(picture))
            if done % _AT_ONCE == 0:
                yield Progress(tr("Preparing the base digits, for this first time"), 0.2 * done / len(held))
        yield Progress(tr("Preparing the base digits, for this first time"), 0.2)
        traced = VectorisedDigits.from_pictures(learnt.pictures, learnt.labels)
        x, y = [originals(traced)], [traced.labels]
        source = variants(traced, rng, restructured_share=_RESTRUCTURED)
        for done, variant in enumerate(islice(source, VARIANTS), start=1):
            x.append(variant)
            y.append(traced.labels)
            yield Progress(tr("Preparing the base digits, for this first time"), 0.5 + 0.4 * done / VARIANTS)
        for label, is_sign in ((NONE, False), (NO_DIGIT, True)):
            kinds = {kind: share for kind, share in KINDS.items() if (kind in _SIGNS) is is_sign}
            total = sum(kinds.values())
            nonsense = Nonsense.made(_NONSENSE, traced, rng, kinds={kind: kinds[kind] / total for kind in kinds})
            x.append(nonsense.pictures(_NONSENSE, rng))
            y.append(np.full(_NONSENSE, label))
        return cls(np.concatenate(x), np.concatenate(y), np.concatenate(held_ink), held.labels)


def _to_bytes(replay: Replay) -> bytes:
    file = io.BytesIO()
    np.savez(file, **vars(replay))
    return file.getvalue()


def _kept(path: Path) -> Replay | None:
    """The replay in the file; None if there is none that can be used."""
    try:
        data = read_regular(path, most=_MOST_BYTES)
        with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
            replay = Replay(**{name: arrays[name] for name in ("x", "y", "held_ink", "held_labels")})
    except (UnusableFileError, OSError, ValueError, KeyError, TypeError, EOFError, zipfile.BadZipFile, MemoryError):
        return None
    return replay if _is_sound(replay) else None


def _is_sound(replay: Replay) -> bool:
    n, m = len(replay.y), len(replay.held_labels)
    shapes = ((replay.x, (n, 64)), (replay.y, (n,)), (replay.held_ink, (m, grid.GRID)))
    return (
        all(array.shape == shape for array, shape in shapes)
        and min(n, m) > 0
        and replay.x.dtype == np.float32
        and bool(np.isfinite(replay.x).all())
        and replay.held_ink.dtype == np.uint64
        and bool(replay.held_ink.any(axis=1).all())
        and all(array.dtype == np.int64 for array in (replay.y, replay.held_labels))
        and bool((replay.y >= NO_DIGIT).all() and (replay.y <= 9).all())
        and bool((replay.held_labels >= 0).all() and (replay.held_labels <= 9).all())
    )
