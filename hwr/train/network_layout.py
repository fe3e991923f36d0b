"""A network layout: where the network picture has its units and its edges, and which of the many there are it shows.

Layers count from 0, the first hidden one; `INPUT` is the picture of the inputs. Places and lengths are in pixels.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from hwr.train.layer_view import SIDE

Array = NDArray[np.floating[Any]]
Floats = NDArray[np.float64]

INPUT: Final = -1

_KEPT: Final = 1.5
"""A unit that was shown before counts as so many times as active as it is: else the picture would flicker while the
network is trained."""


class UnitAt(NamedTuple):
    """A unit of a layer, or of `INPUT` a pixel."""

    layer: int
    unit: int


class EdgeAt(NamedTuple):
    """A weight: from a unit of the layer below to a unit of this one."""

    layer: int
    source: int
    target: int


class Room(NamedTuple):
    """What a layout has to fit into.

    Attributes:
        width, height: of the whole.
        head, foot: left free above and below for words.
        right: left free at the right for the outputs' probabilities.
        spacing: between two units of a layer at least.
    """

    width: float
    height: float
    head: float
    foot: float
    right: float
    spacing: float


@dataclass(frozen=True, eq=False)
class ShownLayer:
    """A layer's column.

    Attributes:
        units: (k,), which units are shown, ascending.
        more: how many are not.
        x: of all units.
        ys: (k,), of each.
        radius: of a unit.
    """

    units: NDArray[np.intp]
    more: int
    x: float
    ys: Floats
    radius: float

    def y_of(self, unit: int) -> float | None:
        """The height of a unit; None if it is not shown."""
        place = int(np.searchsorted(self.units, unit))
        return float(self.ys[place]) if place < len(self.units) and self.units[place] == unit else None


@dataclass(frozen=True, eq=False)
class Edges:
    """Weights that are drawn, all into one layer, the strongest first, none of them 0.

    Attributes:
        layer: into which.
        sources, targets: (m,), units of the layer below and of this one.
        weights: (m,).
        lines: (m, 4): x and y of the source, x and y of the target.
    """

    layer: int
    sources: NDArray[np.intp]
    targets: NDArray[np.intp]
    weights: Array
    lines: Floats


@dataclass(frozen=True, eq=False)
class NetworkLayout:
    """The picture: the inputs as a square at the left, then a column a layer.

    Attributes:
        left, top, cell: of the input picture: its corner and the side of a pixel.
        layers: from the first hidden one to the outputs.
    """

    left: float
    top: float
    cell: float
    layers: tuple[ShownLayer, ...]

    @classmethod
    def fitted(
        cls, room: Room, activities: Sequence[Array], before: NetworkLayout | None = None, pinned: UnitAt | None = None
    ) -> NetworkLayout:
        """Lay a network out.

        Args:
            activities: per layer (units,), how much each unit is worth being shown: the magnitude of its activation.
            before: what was laid out last; units shown there stay unless others are much more active.
            pinned: a unit that is shown whatever it does.
        """
        height = max(room.height - room.head - room.foot, room.spacing)
        fit = max(2, int(height // room.spacing))
        count = len(activities)
        # Pixels of a whole width where there is room for that; never more than a fifth of the width.
        cell = min(height, room.width / (count + 2.5), 0.3 * room.width) / SIDE
        cell = float(int(cell)) if cell >= 3 else cell
        side = SIDE * cell
        middle = room.head + height / 2
        first = side + max(1.5 * room.spacing, (room.width - room.right - side) / (count + 0.4) * 0.9)
        last = room.width - room.right
        layers = []
        for index, activity in enumerate(activities):
            kept = None
            if before is not None and index < len(before.layers) and len(before.layers) == count:
                kept = before.layers[index].units
            held = pinned.unit if pinned is not None and pinned.layer == index else None
            units = shown_units(activity, fit, kept, held)
            spread = min(height / max(1, len(units)), 3.2 * room.spacing)
            ys = middle + (np.arange(len(units), dtype=np.float64) - (len(units) - 1) / 2) * spread
            x = last if count == 1 else first + (last - first) * index / (count - 1)
            radius = min(spread * 0.38, room.spacing * 0.8)
            layers.append(ShownLayer(units, len(activity) - len(units), x, ys, radius))
        return cls(1.0, middle - side / 2, cell, tuple(layers))

    @property
    def side(self) -> float:
        """Of the input picture."""
        return SIDE * self.cell

    def place(self, at: UnitAt) -> tuple[float, float] | None:
        """The middle of a unit or pixel; None if it is not shown."""
        if at.layer == INPUT:
            row, column = divmod(at.unit, SIDE)
            return self.left + (column + 0.5) * self.cell, self.top + (row + 0.5) * self.cell
        layer = self.layers[at.layer]
        y = layer.y_of(at.unit)
        return None if y is None else (layer.x, y)

    def unit_at(self, x: float, y: float) -> UnitAt | None:
        """The unit or pixel under a place."""
        for index, layer in enumerate(self.layers):
            distances = np.hypot(layer.ys - y, layer.x - x)
            nearest = int(distances.argmin())
            if distances[nearest] <= layer.radius + 2:
                return UnitAt(index, int(layer.units[nearest]))
        column, row = (x - self.left) // self.cell, (y - self.top) // self.cell
        if 0 <= column < SIDE and 0 <= row < SIDE:
            return UnitAt(INPUT, int(row) * SIDE + int(column))
        return None

    def moved(self, at: UnitAt, right: int, down: int) -> UnitAt:
        """The next unit upward or downward, or the one at the same height of the next layer."""
        if at.layer == INPUT:
            row, column = divmod(at.unit, SIDE)
            column += right
            if column < SIDE:
                row = min(max(row + down, 0), SIDE - 1)
                return UnitAt(INPUT, row * SIDE + max(column, 0))
        elif down:
            units = self.layers[at.layer].units
            place = int(np.searchsorted(units, at.unit)) + down
            return UnitAt(at.layer, int(units[min(max(place, 0), len(units) - 1)]))
        place_now = self.place(at)
        height = self.top if place_now is None else place_now[1]
        layer = at.layer + right
        if layer >= len(self.layers):
            return at
        if layer <= INPUT:
            row = min(max(int((height - self.top) // self.cell), 0), SIDE - 1)
            return UnitAt(INPUT, row * SIDE + SIDE - 1)
        there = self.layers[layer]
        return UnitAt(layer, int(there.units[int(np.abs(there.ys - height).argmin())]))

    def strongest(self, weights: Sequence[Array], most: int) -> tuple[Edges, ...]:
        """Of the weights between units that are shown, the strongest of each layer, at most so many."""
        return tuple(self._edges(i, matrix, None, None, most) for i, matrix in enumerate(weights))

    def of_unit(self, weights: Sequence[Array], at: UnitAt, most: int) -> tuple[Edges, ...]:
        """The strongest weights into a unit and out of it, at most so many each."""
        found = []
        if at.layer != INPUT:
            found.append(self._edges(at.layer, weights[at.layer], None, at.unit, most))
        if at.layer + 1 < len(weights):
            found.append(self._edges(at.layer + 1, weights[at.layer + 1], at.unit, None, most))
        return tuple(found)

    def edge(self, weights: Sequence[Array], at: EdgeAt) -> Edges | None:
        """One weight; None if a unit of it is not shown."""
        if self.place(UnitAt(at.layer - 1, at.source)) is None or self.place(UnitAt(at.layer, at.target)) is None:
            return None
        return self._edges(at.layer, weights[at.layer], at.source, at.target, 1)

    def _edges(self, layer: int, weights: Array, source: int | None, target: int | None, most: int) -> Edges:
        below = np.arange(len(weights)) if layer == 0 else self.layers[layer - 1].units
        sources = below if source is None else np.array([source])
        targets = self.layers[layer].units if target is None else np.array([target])
        among = weights[np.ix_(sources, targets)]
        strength = np.nan_to_num(np.abs(among)).ravel()
        few = len(strength) <= most
        chosen = np.arange(len(strength)) if few else np.argpartition(strength, -most)[-most:]
        chosen = chosen[np.argsort(-strength[chosen], kind="stable")]
        chosen = chosen[strength[chosen] > 0]
        rows, columns = np.divmod(chosen, len(targets))
        sources, targets = sources[rows], targets[columns]
        lines = np.empty((len(chosen), 4))
        lines[:, 0], lines[:, 1] = self._from(layer - 1, sources)
        lines[:, 2], lines[:, 3] = self._from(layer, targets)
        return Edges(layer, sources, targets, among.ravel()[chosen], lines)

    def _from(self, layer: int, units: NDArray[np.intp]) -> tuple[Floats | float, Floats]:
        """Where the units of a layer, or pixels, have their middles."""
        if layer == INPUT:
            rows, columns = np.divmod(units, SIDE)
            return self.left + (columns + 0.5) * self.cell, self.top + (rows + 0.5) * self.cell
        shown = self.layers[layer]
        return shown.x, shown.ys[np.searchsorted(shown.units, units)]


def shown_units(
    activity: Array, most: int, kept: NDArray[np.intp] | None = None, pinned: int | None = None
) -> NDArray[np.intp]:
    """Which units are shown: all if they fit, else the most active ones, ascending.

    Args:
        activity: (units,), at least 0.
        kept: units that have an advantage over the others.
        pinned: a unit that is among them in any case.
    """
    if len(activity) <= most:
        return np.arange(len(activity))
    worth = np.nan_to_num(np.asarray(activity, np.float64), posinf=np.finfo(np.float64).max / 4)
    if kept is not None:
        worth[kept[kept < len(worth)]] *= _KEPT
    if pinned is not None:
        worth[pinned] = np.inf
    return np.sort(np.argsort(-worth, kind="stable")[:most])


def edge_near(edges: Sequence[Edges], x: float, y: float, reach: float) -> EdgeAt | None:
    """The edge nearest to a place, if it is no further than `reach`; of equally near ones the strongest."""
    best, found = reach, None
    for drawn in edges:
        if not len(drawn.lines):
            continue
        x1, y1, x2, y2 = drawn.lines.T
        dx, dy = x2 - x1, y2 - y1
        along = np.clip(((x - x1) * dx + (y - y1) * dy) / np.maximum(dx * dx + dy * dy, 1e-9), 0, 1)
        distances = np.hypot(x1 + along * dx - x, y1 + along * dy - y)
        nearest = int(distances.argmin())
        if distances[nearest] <= best:
            best = float(distances[nearest])
            found = EdgeAt(drawn.layer, int(drawn.sources[nearest]), int(drawn.targets[nearest]))
    return found
