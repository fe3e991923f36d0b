"""A curve on a plot: its name, its points, and how its line looks; colour never stands alone for a meaning."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPen

from hwr.ui.kit.colours import series_colour
from hwr.ui.kit.theme import Theme

Floats = NDArray[np.float64]

_FAINT: Final = 0.37
_FINE: Final = 1.5


@dataclass(frozen=True)
class LineStyle:
    """How a line looks.

    Attributes:
        colour: number of the series colour; None for a neutral one.
        dash: of the line.
        is_strong: twice as wide as the others.
        is_faint: stays in the background.
    """

    colour: int | None
    dash: Qt.PenStyle = Qt.PenStyle.SolidLine
    is_strong: bool = False
    is_faint: bool = False

    def pen(self, theme: Theme, *, fine: bool = False) -> QPen:
        """The pen; `fine` for antialiased painting, which is slow. Else width 1, by far the fastest."""
        colour = QColor(theme.muted) if self.colour is None else series_colour(theme, self.colour)
        if self.is_faint:
            colour = _mixed(QColor(theme.card), colour)
        width = 2.0 if self.is_strong else _FINE if fine and not self.is_faint else 1.0
        pen = QPen(colour, width, self.dash)
        pen.setCosmetic(True)
        return pen


def _mixed(ground: QColor, colour: QColor) -> QColor:
    """The colour as it would look if it let the ground shine through; painting that would take three times as long."""
    return QColor.fromRgbF(
        *(
            under + _FAINT * (over - under)
            for under, over in (
                (ground.redF(), colour.redF()),
                (ground.greenF(), colour.greenF()),
                (ground.blueF(), colour.blueF()),
            )
        )
    )


@dataclass(frozen=True, eq=False)
class PlotCurve:
    """What is drawn as one line.

    Attributes:
        name: for the legend.
        x, y: (n,) each, x ascending, as they lie on the plot's axes; no line is drawn to and from NaN.
        style: how.
    """

    name: str
    x: Floats
    y: Floats
    style: LineStyle


@dataclass(frozen=True, eq=False)
class PlotBand:
    """An area between two curves, as an error band: `low` and `high` (n,) over `x` (n,), in a curve's style."""

    x: Floats
    low: Floats
    high: Floats
    style: LineStyle


@dataclass(frozen=True)
class LegendEntry:
    """One curve in the legend, with its value at the cursor or else its latest; empty if there is none."""

    name: str
    value: str
    style: LineStyle
