"""A number: digits side by side, read together with the commas, points and minus signs among them.

The ink is cut into pieces, neighbours are put together to candidates, the network reads all of these at once, and the
lattice finds which of them explain the line best (see `hwr.reading.lattice`). What turns out to be a single digit has
the very reading that the recogniser gives it.

For a window: keep a `ScoreCache`, and call `read_number` with each drawing. `Line.symbols` have boxes and texts. What
the user changes becomes another `Grouping` (`hwr.reading.grouping`), which the next call is given.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

from hwr.ink.bits import Words
from hwr.ink.drawing import Drawing
from hwr.ink.grid import has_ink
from hwr.ink.picture_segmentation import InkPieces, ink_in_pieces, words_of_all
from hwr.ink.planes import Components
from hwr.ink.segmentation import Group, Piece, strokes_in_pieces
from hwr.reading.lattice import ONE_STROKE, Candidates, Costs, candidates_of, cheapest_way
from hwr.reading.row import Row, row_of
from hwr.reading.values import Box, Grouping, Line, Symbol
from hwr.recognizer import SURE_FROM, Recognition, Recognizer, Verdict

Floats = NDArray[np.float64]

MAX_PIECES: Final = 80
"""More pieces are not read: it is no number, and would take too long."""

APART: Final = 0.1
"""Of a line's height, so much paper lies between symbols that nobody takes for one."""

PAPER: Final = 0.01
"""Of a line's height, so much lies between symbols that do not meet."""

SURE_IF_CLOSE_FROM: Final = 0.95
"""Where there is less, the strokes of a letter may pass for digits: an N for 111. All of them have to be this sure
then."""

LETTER: Final = 1.3
"""Heights of the line: what is no wider may be a letter where its parts meet, however sure they are: two 1s are a V."""

COSTS: Final = Costs()

COSTS_IF_SURE: Final = replace(COSTS, several=4.0)
"""Where all of it is surely one digit, several have to be read the better."""

_NO_GROUPING: Final = Grouping()


class Segmentation(Protocol):
    """Ink in pieces."""

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """All of them, at least one."""

    @property
    def slant(self) -> float:
        """How far the writing leans, in x per unit of y."""

    def words(self, groups: Sequence[Group]) -> Words:
        """The ink of each group on the working grid, (n, `grid.GRID`)."""


class ScoreCache:
    """What the network said of candidates before, by their ink; one for each recogniser, owned by whoever reads on.

    Args:
        size: so many are kept, those that were asked for last.
    """

    def __init__(self, size: int = 4096) -> None:
        self._size = size
        self._known: OrderedDict[tuple[bytes, ...], Floats] = OrderedDict()

    def __len__(self) -> int:
        return len(self._known)

    def get(self, key: tuple[bytes, ...]) -> Floats | None:
        """The probabilities (n_classes,) for such ink, if they are known."""
        found = self._known.get(key)
        if found is not None:
            self._known.move_to_end(key)
        return found

    def put(self, key: tuple[bytes, ...], probabilities: Floats) -> None:
        """Remember the probabilities for such ink."""
        self._known[key] = probabilities
        while len(self._known) > self._size:
            self._known.popitem(last=False)


def read_number(
    recognizer: Recognizer,
    drawing: Drawing,
    *,
    whole: Recognition | None = None,
    grouping: Grouping = _NO_GROUPING,
    cache: ScoreCache | None = None,
    is_growing: bool = False,
) -> Line | None:
    """Read all digits of a drawing, in whatever order their strokes were drawn.

    Args:
        recognizer: what reads.
        drawing: one digit or a number; None is returned for a blank one.
        whole: the recogniser's reading of the drawing as one digit, if it is known already.
        grouping: what the user has laid down about which pieces belong together; pieces that are not there (any more)
            are passed over.
        cache: what was read before with this recogniser; a drawing that grows is read several times as fast with it.
        is_growing: whether the last stroke is still being drawn. Where it could be cut is asked when it is finished.
    """
    if drawing.is_blank:
        return None
    whole = whole or recognizer.recognize(drawing)
    segmentation = drawing_in_pieces(drawing, grouping, is_growing=is_growing)
    if isinstance(segmentation, Line):
        return segmentation
    return read_pieces(recognizer, segmentation, whole, grouping, cache)


def drawing_in_pieces(
    drawing: Drawing, grouping: Grouping = _NO_GROUPING, *, is_growing: bool = False
) -> Segmentation | Line:
    """The pieces of a drawing, which is not blank; if it is too much for one number, that."""
    if len(drawing.strokes) > MAX_PIECES:
        return _unread(Box(*drawing.bounds))
    return strokes_in_pieces(drawing, grouping.cuts, is_growing=is_growing)


def ink_of(
    ink: Drawing | NDArray[np.float32], line: Line, symbol: int, *, is_growing: bool = False
) -> Drawing | NDArray[np.float32]:
    """What was read as one symbol of a line, by itself: a drawing of a drawing, a picture of a picture.

    Args:
        is_growing: as the line was read.
    """
    group = line.symbols[symbol].pieces
    if isinstance(ink, Drawing):
        strokes = strokes_in_pieces(ink, line.grouping.cuts, is_growing=is_growing)
        return Drawing.from_strokes([strokes.paths[i] for i in group], strokes.pen_width) if group else ink
    pieces = ink_in_pieces(ink, line.grouping.cuts)
    return ink if pieces is None or not group else pieces.alone(group)


def read_number_bitmap(
    recognizer: Recognizer,
    ink: NDArray[np.float32],
    *,
    whole: Recognition | None = None,
    grouping: Grouping = _NO_GROUPING,
) -> Line | None:
    """Read a picture of one line of digits: float32 (height, width), 0 paper to 1 ink; None if there is no ink.

    Arguments and result are as `read_number` has them; boxes are in pixels.

    Raises:
        PictureError: as `Recognizer.recognize_bitmap`.
    """
    if not has_ink(ink):
        return None
    whole = whole or recognizer.recognize_bitmap(ink)
    segmentation = bitmap_in_pieces(ink, grouping)
    if isinstance(segmentation, Line):
        return segmentation
    return read_pieces(recognizer, segmentation, whole, grouping)


def bitmap_in_pieces(
    ink: NDArray[np.float32], grouping: Grouping = _NO_GROUPING, components: Components | None = None
) -> Segmentation | Line:
    """The pieces of a picture with some ink; if it is too much for one number, that.

    Args:
        components: as `picture_segmentation.ink_in_pieces` takes them.
    """
    pieces = ink_in_pieces(ink, grouping.cuts, components)
    return _unread(Box(0.0, 0.0, float(ink.shape[1]), float(ink.shape[0]))) if pieces is None else pieces


def read_pieces(
    recognizer: Recognizer,
    segmentation: Segmentation,
    whole: Recognition,
    grouping: Grouping = _NO_GROUPING,
    cache: ScoreCache | None = None,
) -> Line:
    """Read ink that has been cut into pieces; arguments as those of `read_number`."""
    unread = _candidates(segmentation, whole, grouping)
    if isinstance(unread, Line):
        return unread
    return _line(recognizer, unread, _scores(recognizer, unread, cache if cache is not None else ScoreCache()))


def read_all_pieces(recognizer: Recognizer, many: Sequence[tuple[Segmentation, Recognition]]) -> list[Line]:
    """Read each as `read_pieces` does, with all that the network is to read at once.

    Args:
        many: ink that has been cut into pieces, and the recogniser's reading of it as one digit.
    """
    found = [_candidates(segmentation, whole, _NO_GROUPING) for segmentation, whole in many]
    unread = [each for each in found if isinstance(each, _Unread)]
    lines: Iterator[Line] = iter([])
    if unread:
        groups = [[each.groups[k] for k in np.flatnonzero(~each.candidates.whole)] for each in unread]
        words = _words([each.segmentation for each in unread], groups)
        parts = np.split(recognizer.probabilities(words), np.cumsum([len(some) for some in groups])[:-1])
        lines = iter(
            [_line(recognizer, each, _with_whole(each, part)) for each, part in zip(unread, parts, strict=True)]
        )
    return [each if isinstance(each, Line) else next(lines) for each in found]


def _words(segmentations: Sequence[Segmentation], groups: Sequence[Sequence[Group]]) -> Words:
    """The ink of all the groups of all the segmentations on the working grid, that of pictures at once."""
    several = list(zip(segmentations, groups, strict=True))
    pictures = iter(words_of_all([(ink, some) for ink, some in several if isinstance(ink, InkPieces)]))
    return np.concatenate([next(pictures) if isinstance(ink, InkPieces) else ink.words(some) for ink, some in several])


def _with_whole(unread: _Unread, read: Floats) -> Floats:
    """The probabilities for each candidate, (m, n_classes): those that were read, and for all the ink together the
    reading that it has as one digit.
    """
    probabilities = np.empty((len(unread.candidates), read.shape[1]))
    probabilities[~unread.candidates.whole] = read
    probabilities[unread.candidates.whole] = unread.whole.probabilities
    return probabilities


@dataclass(frozen=True, eq=False)
class _Unread:
    """Pieces put together to candidates, for the network to read.

    Attributes:
        segmentation: the pieces.
        whole: how all the ink together is read as one digit.
        grouping: what had been laid down.
        places: how many pieces stand side by side, those that are laid down to be one counting as one.
        candidates: the runs of neighbours that may be one symbol.
        groups: the pieces of each candidate.
    """

    segmentation: Segmentation
    whole: Recognition
    grouping: Grouping
    places: int
    candidates: Candidates
    groups: list[Group]


def _candidates(segmentation: Segmentation, whole: Recognition, grouping: Grouping) -> _Unread | Line:
    """What may be one symbol each; or the line, if there is but one symbol or far too much."""
    pieces = segmentation.pieces
    if len(pieces) > MAX_PIECES:
        return _unread(Box.around(Box(*piece.box) for piece in pieces))
    if len(pieces) == 1 or (
        whole.verdict is not Verdict.NOT_A_DIGIT and _is_one_stroke(pieces) and not (grouping.groups or grouping.cuts)
    ):
        return _single(whole, pieces, grouping)
    items, forced = _items(len(pieces), grouping)
    row = row_of(
        [np.concatenate([pieces[i].outline for i in item]) for item in items],
        [
            (pieces[item[0]].part_of, pieces[item[0]].joint) if len(item) == 1 else (-1 - k, 0)
            for k, item in enumerate(items)
        ],
        segmentation.slant,
    )
    candidates = candidates_of(row, row.order < forced, COSTS)
    return _Unread(segmentation, whole, grouping, len(row), candidates, _groups(row, candidates, items))


def _line(recognizer: Recognizer, unread: _Unread, probabilities: Floats) -> Line:
    """The line, by the network's probabilities for each candidate, (m, n_classes)."""
    pieces, whole, grouping = unread.segmentation.pieces, unread.whole, unread.grouping
    candidates, groups = unread.candidates, unread.groups
    best = probabilities.argmax(axis=1)
    sure = probabilities.max(axis=1)
    one_stroke = np.array([label in ONE_STROKE for label in recognizer.model.classes])[best]
    costs = COSTS_IF_SURE if whole.verdict is Verdict.SURE else COSTS
    way = cheapest_way(unread.places, candidates, -np.log(np.maximum(sure, 1e-6)), one_stroke, costs)
    if len(way.chosen) == 1:
        return _single(whole, pieces, grouping)
    boxes = tuple(Box(*piece.box) for piece in pieces)
    symbols = tuple(
        Symbol(
            candidates.mark[c] if marked else recognizer.model.classes[best[c]],
            1.0 if marked else float(sure[c]),
            Box.around(boxes[i] for i in groups[c]),
            groups[c],
        )
        for c, marked in zip(way.chosen, way.marked, strict=True)
    )
    confidence = way.share * float(np.prod([symbol.confidence for symbol in symbols]))
    if whole.verdict is Verdict.SURE and confidence < SURE_FROM and not (grouping.groups or grouping.cuts):
        return _single(whole, pieces, grouping)  # surely one is more than perhaps several
    read = [c for c, marked in zip(way.chosen, way.marked, strict=True) if not marked]
    are_sure = all(verdict is Verdict.SURE for verdict in recognizer.verdicts(probabilities[read]))
    least = min(symbol.confidence for symbol in symbols)
    is_written_apart = _are_apart(symbols, gap=APART) or (least >= SURE_IF_CLOSE_FROM and not _may_be_a_letter(symbols))
    is_sure = are_sure and confidence >= SURE_FROM and is_written_apart
    return Line(symbols, confidence, Verdict.SURE if is_sure else Verdict.UNSURE, True, boxes, grouping)


def _is_one_stroke(pieces: Sequence[Piece]) -> bool:
    """Whether all of them are parts of one."""
    return all(piece.part_of == pieces[0].part_of for piece in pieces)


def _single(whole: Recognition, pieces: Sequence[Piece], grouping: Grouping) -> Line:
    """All of it is one digit, or none."""
    boxes = tuple(Box(*piece.box) for piece in pieces)
    symbol = Symbol(whole.best or "", whole.confidence, Box.around(boxes), tuple(range(len(pieces))))
    return Line((symbol,), whole.confidence, whole.verdict, False, boxes, grouping)


def _are_apart(symbols: tuple[Symbol, ...], gap: float) -> bool:
    """Whether there is so much paper between all of them, side by side, in heights of the line."""
    whole = Box.around(symbol.box for symbol in symbols)
    least = gap * (whole.bottom - whole.top)
    return all(right.box.left - left.box.right >= least for left, right in pairwise(symbols))


def _may_be_a_letter(symbols: tuple[Symbol, ...]) -> bool:
    """Whether all of them together are of a letter's shape, and its parts meet."""
    whole = Box.around(symbol.box for symbol in symbols)
    is_narrow = whole.right - whole.left <= LETTER * (whole.bottom - whole.top)
    return is_narrow and not _are_apart(symbols, gap=PAPER)


def _unread(box: Box) -> Line:
    """Too much for one number."""
    return Line((Symbol("", 0.0, box),), 0.0, Verdict.UNSURE, True)


def _items(n: int, grouping: Grouping) -> tuple[list[Group], int]:
    """What is put together to symbols: first the groups that are laid down, then each other piece; and how many are
    laid down.
    """
    forced = [group for group in grouping.groups if group and all(0 <= i < n for i in group)]
    taken = {i for group in forced for i in group}
    return [*forced, *((i,) for i in range(n) if i not in taken)], len(forced)


def _groups(row: Row, candidates: Candidates, items: Sequence[Group]) -> list[Group]:
    """The pieces of each candidate."""
    return [
        tuple(sorted(i for place in row.order[first:last] for i in items[place]))
        for first, last in zip(candidates.first, candidates.last, strict=True)
    ]


def _scores(recognizer: Recognizer, unread: _Unread, cache: ScoreCache) -> Floats:
    """The network's probabilities for each candidate, (m, n_classes); only those that are not known are read, at once.

    All the ink together keeps the reading it has as one drawing.
    """
    segmentation = unread.segmentation
    keys = [tuple(segmentation.pieces[i].key for i in group) for group in unread.groups]
    rows = [
        unread.whole.probabilities if is_whole else cache.get(key)
        for key, is_whole in zip(keys, unread.candidates.whole, strict=True)
    ]
    new = [k for k, row in enumerate(rows) if row is None]
    if new:
        read = recognizer.probabilities(segmentation.words([unread.groups[k] for k in new]))
        for k, row in zip(new, read, strict=True):
            cache.put(keys[k], row)
            rows[k] = row
    return np.stack([row for row in rows if row is not None])
