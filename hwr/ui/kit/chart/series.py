"""A series: values that belong to updates, what is drawn of them and what is said of one. Pure: knows nothing of Qt."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from hwr.language import tr, written
from hwr.nn.loss_column import Stretches
from hwr.ui.kit.chart.axis import Floats
from hwr.ui.kit.chart.legend import LineStyle
from hwr.ui.kit.chart.thinning import thinned
from hwr.words import percent, percent_spread


@dataclass(frozen=True, eq=False)
class Series:
    """Values that belong to updates.

    Attributes:
        name: for the legend.
        updates, values: (n,) each, the former ascending.
        style: of the line.
        is_share: whether the values are shares in [0, 1], told in per cent.
        digits: how many significant ones are told otherwise.
        is_smooth: whether neighbours differ so little that some of them stand for all.
        key: what it is hidden by, besides its run; mostly its kind.
        run: the title of the run that is laid over; empty for the training's own.
        spread: (n,): how far its runs lie around it; None for a single one.
        end: what is written where it ends; may be empty.
        stretches: what the first values are means of, if they are; their extremes are drawn.
    """

    name: str
    updates: Floats
    values: Floats
    style: LineStyle
    is_share: bool = False
    digits: int = 4
    is_smooth: bool = False
    key: str = ""
    run: str = ""
    spread: Floats | None = None
    end: str = ""
    stretches: Stretches | None = None

    @property
    def is_measured(self) -> bool:
        """Whether there is anything to draw."""
        return bool(np.isfinite(self.values[-1:]).any() or np.isfinite(self.values).any())

    def is_hidden(self, hidden: frozenset[str]) -> bool:
        """Whether its kind or its run is among what is hidden."""
        return bool(hidden & {self.key, self.run} - {""})

    def words(self, update: float | None) -> str:
        """The last value that was measured by an update, as text, and of which update it is if of another one; for None
        the last there is. Empty if there is none."""
        place = len(self.updates) - 1 if update is None else by(self.updates, update)
        while place >= 0 and np.isnan(self.values[place]):  # not measured, as drawings after each epoch
            place -= 1
        if place < 0:
            return ""
        words, measured = self._value_words(place), self.updates[place]
        return (
            words
            if update is None or measured == update
            else tr("{value} at {update:,.0f}", value=words, update=measured)
        )

    def _value_words(self, place: int) -> str:
        value = float(self.values[place])
        if self.spread is not None and math.isfinite(value):
            spread = float(self.spread[place])
            return percent_spread(value, spread) if self.is_share else f"{figure(value, 3)} ± {figure(spread, 2)}"
        return percent(value, 1) if self.is_share else figure(value, self.digits)

    def between(self, first: float, last: float, columns: int, *, log: bool = False) -> tuple[Floats, Floats]:
        """Updates and values to draw between two updates, and one beyond each end; `log` for a logarithmic axis, along
        which the first updates have more room than the last."""
        begin, end = (int(place) for place in np.searchsorted(self.updates, [first, last]))
        begin, end = max(0, begin - 1), min(end + 1, len(self.values))
        ends, rooms = [begin, end], [columns]
        if log and end - begin > 2 * columns:
            ends = [begin, *(begin + (1 << i) for i in range(3, (end - begin).bit_length())), end]
            rooms = [max(4, columns // (len(ends) - 1))] * (len(ends) - 1)
        elif self.stretches is not None and begin < len(self.stretches.least) < end:  # whose places are further apart
            ends = [begin, len(self.stretches.least), end]
            lengths = np.diff(self.updates[[begin, ends[1], end - 1]])
            rooms = [max(4, round(columns * length / lengths.sum())) for length in lengths.tolist()]
        parts = [self._thinned(room, *pair) for room, pair in zip(rooms, pairwise(ends), strict=True)]
        places, values = (np.concatenate(column) for column in zip(*parts, strict=True))
        if len(parts) > 1:  # a part may begin a little before the one before it ends
            order = np.argsort(places, kind="stable")
            places, values = places[order], values[order]
        before = places.astype(np.intp)
        after = np.minimum(before + 1, len(self.updates) - 1)
        updates = self.updates[before] + (places - before) * (self.updates[after] - self.updates[before])
        return updates, values

    def _thinned(self, columns: int, first: int, last: int) -> tuple[Floats, Floats]:
        return thinned(self.values, columns, first, last, smooth=self.is_smooth, stretches=self.stretches)


def by(updates: Floats, update: float) -> int:
    """Which of (n,) ascending updates is the last one not after an update; -1 if none is."""
    return int(np.searchsorted(updates, update, side="right")) - 1


def figure(value: float, digits: int = 4) -> str:
    """A measured number in so many significant digits, for a reader: "0.02315", "2.303", "1,204", "3.104e-7"."""
    if not math.isfinite(value):
        return tr("not finite")
    if value == 0:
        return "0"
    if abs(value) >= 1e7 or abs(value) < 1e-4:
        mantissa, exponent = f"{value:.{digits - 1}e}".split("e")
        return written(f"{mantissa}e{int(exponent)}")
    return written(f"{value:,.{max(0, digits - 1 - math.floor(math.log10(abs(value))))}f}")
