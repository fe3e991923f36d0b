"""The texts beside the nodes and on the edges of the small network: each where no other stands, and no other edge."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF

from hwr.chapters.network.model import EDGES, UNITS, Edge
from hwr.chapters.network.scene import Scene
from hwr.chapters.network.stage import Stage
from hwr.chapters.network.view.layout import Layout
from hwr.ui.kit.picture.painting import signed_colour
from hwr.ui.kit.picture.text import CENTRE, LEFT, RIGHT, fitting, fitting_number
from hwr.ui.kit.theme import Theme
from hwr.words import numeral

FIGURES: Final = 3
SUBSCRIPT: Final = {1: "₁", 2: "₂", 3: "₃"}

_LONGEST: Final = "δ₁ −0.00"
"""What a text beside a unit may need."""


@dataclass(frozen=True)
class Tag:
    """A text in the picture: where, how it stands in its box, and its colour; on a ground of its own on an edge."""

    box: QRectF
    text: str
    colour: str
    alignment: Qt.AlignmentFlag = CENTRE
    is_strong: bool = False
    is_on_edge: bool = False


def width_beside(metrics: QFontMetricsF, line: float) -> float:
    """What a text beside a unit takes at least, with so high a line."""
    return _width(metrics, _LONGEST, line)


@dataclass(frozen=True, eq=False)
class Tags:
    """All texts of a scene.

    Attributes:
        metrics: of the heavier of the picture's fonts.
    """

    scene: Scene
    layout: Layout
    theme: Theme
    metrics: QFontMetricsF

    def all(self) -> Iterator[Tag]:
        """Outside of the nodes."""
        for edge in EDGES:
            yield from self._on_edge(edge)
        for unit in UNITS:
            yield from self._beside_unit(unit)
        yield from self._beside_output()

    def box_of(self, edge: Edge) -> QRectF:
        """Where an edge bears its weight, and its gradient once that is known."""
        texts = self._edge_texts(edge)
        width = max(_width(self.metrics, text, self.layout.line) for text in texts)
        box = QRectF(0, 0, width, sum(map(bool, texts)) * self.layout.line)
        box.moveCenter(self.layout.label_place(edge))
        return box

    def _on_edge(self, edge: Edge) -> Iterator[Tag]:
        """The weight, and beneath it the gradient once it is known."""
        box, line = self.box_of(edge), self.layout.line
        colour = signed_colour(self.theme, self.scene.parameter(edge.name)).name()
        is_strong = edge.name == self.scene.chosen
        upper = QRectF(box.left(), box.top(), box.width(), line)
        weight, gradient = self._edge_texts(edge)
        yield Tag(upper, weight, colour, CENTRE, is_strong, True)
        if gradient:
            yield Tag(upper.translated(0, line), gradient, self.theme.error, CENTRE, is_strong, True)

    def _edge_texts(self, edge: Edge) -> tuple[str, str]:
        """Both, as short as the room between the edges asks for; the second one is empty before it is known."""
        metrics, value = self.metrics, self.scene.parameter(edge.name)
        room = self.layout.label_room(edge) - 0.4 * self.layout.line
        name = f"w{SUBSCRIPT[int(edge.name[1])]}{SUBSCRIPT[int(edge.name[2])]}"
        full = f"{name} {numeral(value, FIGURES)}"
        weight = fitting(metrics, (full,), room) or fitting_number(metrics, value, room, FIGURES)
        if not self.scene.shows_delta(edge.above):
            return weight, ""
        slope = self.scene.made.gradients[edge.name]
        said = f"∂ {numeral(slope, 2)}"
        if metrics.horizontalAdvance(said) > room:
            said = f"∂{fitting_number(metrics, slope, room - metrics.horizontalAdvance('∂'), 2)}"
        return weight, said

    def _beside_unit(self, unit: int) -> Iterator[Tag]:
        """Its bias, its z and its delta; of the output and unit 1 on the left."""
        layout, theme, made = self.layout, self.theme, self.scene.made
        line, at = layout.line, layout.places[str(unit)]
        on_right = unit == 2
        told = [("b", self.scene.parameter(f"b{unit}"), theme.muted)]
        if self.scene.light(unit) > 0:
            told.append(("z", made.z(unit), theme.text))
        if self.scene.shows_delta(unit):
            told.append(("δ", made.delta(unit), theme.error))
        edge = at.x() + (layout.radius + 0.35 * line) * (1 if on_right else -1)
        room = (layout.width - edge if on_right else edge) - 0.2 * line
        top = at.y() - 0.5 * line * len(told)
        for row, (sign, value, colour) in enumerate(told):
            name = f"{sign}{SUBSCRIPT[unit]} "
            text = name + fitting_number(self.metrics, value, room - self.metrics.horizontalAdvance(name), 2)
            width = _width(self.metrics, text, line)
            box = QRectF(edge if on_right else edge - width, top + row * line, width, line)
            yield Tag(box, text, colour, LEFT if on_right else RIGHT)

    def _beside_output(self) -> Iterator[Tag]:
        """The target and the loss, on the right."""
        layout, made = self.layout, self.scene.made
        line, at = layout.line, layout.places["3"]
        told = [(f"t {numeral(made.target)}", self.theme.text)]
        if self.scene.shown(Stage.LOSS) > 0:
            told.append((f"L {numeral(made.loss, 2)}", self.theme.error))
        left, top = at.x() + layout.radius + 0.35 * line, at.y() - 0.5 * line * len(told)
        for row, (text, colour) in enumerate(told):
            yield Tag(QRectF(left, top + row * line, _width(self.metrics, text, line), line), text, colour, LEFT)


def _width(metrics: QFontMetricsF, text: str, line: float) -> float:
    return metrics.horizontalAdvance(text) + 0.2 * line
