"""A picture of runs: what those have in common in which runs are pointed at, walked by their results and chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont

from hwr.ui.kit.chart.axis import Floats
from hwr.ui.kit.colours import mixed
from hwr.ui.kit.picture.picture import Picture
from hwr.ui.kit.theme import theme_of
from hwr.ui.runs.parallel import ParallelAxis

NEAR: Final = 8.0
"""Pixels: something is pointed at from so near."""

_LEAST_SHARE: Final = 0.25
"""Of the accent's colour in the worst run's."""


@dataclass(frozen=True, eq=False)
class RunsOnAxes:
    """What is shown.

    Attributes:
        numbers: of the runs, (runs,).
        titles: likewise.
        axes: the settings', then the result's.
        goodness: (runs,), from 0 for the worst to 1 for the best, NaN where it is not known.
        selected: numbers of those that stand out.
    """

    numbers: Sequence[int] = ()
    titles: Sequence[str] = ()
    axes: Sequence[ParallelAxis] = ()
    goodness: Floats = field(default_factory=lambda: np.empty(0))
    selected: frozenset[int] = frozenset()


class RunsPicture(Picture[int]):
    """A part is a run's number. Better runs are drawn in stronger colour, and above the others."""

    _runs = RunsOnAxes()

    @property
    def picture_font(self) -> QFont:
        return self.font()

    @property
    def runs(self) -> RunsOnAxes:
        """What is shown."""
        return self._runs

    @property
    def kept(self) -> frozenset[int]:
        """The runs that stand in the foreground and can be pointed at."""
        return frozenset(self._runs.numbers)

    def show_runs(self, runs: RunsOnAxes) -> None:
        """Show other runs."""
        self._runs = runs
        if self.current not in runs.numbers:
            self.forget_parts()
        self.tell_part()

    def next_part(self, part: int | None, key: Qt.Key) -> int | None:
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_Left: -1}
        order = self._by_goodness()
        if not order or key not in (*steps, Qt.Key.Key_Home, Qt.Key.Key_End):
            return None
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End) or part not in order:
            return order[0] if key == Qt.Key.Key_Home else order[-1]
        return order[min(max(order.index(part) + steps[key], 0), len(order) - 1)]

    def words_for(self, part: int | None) -> str:
        runs = self._runs
        if part is None or part not in runs.numbers:
            return self.summary
        return f"{runs.titles[runs.numbers.index(part)]}: {self.values_of(part)}"

    def values_of(self, run: int) -> str:
        """What a run that is shown has on every axis."""
        place = self._runs.numbers.index(run)
        return ", ".join(f"{axis.title} {axis.words[place]}" for axis in self._runs.axes)

    @property
    def summary(self) -> str:
        """What is told of the whole."""
        raise NotImplementedError

    def in_order(self) -> list[int]:
        """The places of the runs as they are painted: what is kept, selected and good last, above the others."""
        runs, kept = self._runs, self.kept
        order: list[int] = np.argsort(np.nan_to_num(runs.goodness, nan=-1.0), kind="stable").tolist()
        return sorted(order, key=lambda i: (runs.numbers[i] in kept, runs.numbers[i] in runs.selected))

    def colour(self, place: int) -> QColor:
        """Of a run that is kept."""
        theme, share = theme_of(self), float(self._runs.goodness[place])
        strong = _LEAST_SHARE + (1 - _LEAST_SHARE) * (0.0 if np.isnan(share) else share)
        return mixed(QColor(theme.card), QColor(theme.accent), strong)

    def _by_goodness(self) -> list[int]:
        """The runs that are kept, the worst first."""
        kept, order = self.kept, np.argsort(np.nan_to_num(self._runs.goodness, nan=-1.0), kind="stable")
        return [self._runs.numbers[i] for i in order.tolist() if self._runs.numbers[i] in kept]
