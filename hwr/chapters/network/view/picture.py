"""The network, drawn: inputs below, the output above, every weight an edge that can be chosen.

What has not been computed yet is not there. On the way up discs run along the edges, on the way back diamonds, each as
large as what it brings; a negative weight is a dashed line. No meaning by colour alone.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPixmap, QPolygonF, QRadialGradient
from PySide6.QtWidgets import QWidget

from hwr.chapters.network.chapter import NOTHING, Stage, chosen_words, knows_activation, knows_delta
from hwr.chapters.network.model import EDGE, EDGES, NAMES, UNITS, Edge, SmallPass
from hwr.chapters.network.view.layout import Layout
from hwr.ui.kit.colours import mixed, series_colour
from hwr.ui.kit.motion import Motion
from hwr.ui.kit.picture.font import smaller, strong
from hwr.ui.kit.picture.painting import signed_colour
from hwr.ui.kit.picture.picture import Picture
from hwr.ui.kit.picture.text import CENTRE, LEFT, RIGHT, fitting, fitting_number, short
from hwr.ui.kit.theme import theme_of
from hwr.words import numeral

_FIGURES: Final = 3
_HEAVIEST: Final = 5.0
"""A weight of this size or more is as thick as edges get."""

_WASH: Final = 0.5
"""A unit that is fully on is filled so strongly at most, so that its number keeps its contrast."""

_SMALL: Final = 0.9
"""Text within a node is so much smaller."""

_NEARLY_0: Final = "≈ 0"

_GLOW: Final = 1.6
"""How far a light reaches, in radii of its node."""

_ARRIVES: Final = 0.7
"""What runs along an edge has arrived after so much of a motion; then what comes of it appears."""

_SUB: Final = {1: "₁", 2: "₂", 3: "₃"}

UNIT_COLOURS: Final = {1: 2, 2: 3}
"""The hidden units' colours, here and in the plane, by their numbers among the curves'."""

_ROWS: Final = (("3",), ("w13", "w23"), ("1", "2"), ("w11", "w12", "w21", "w22"))
"""What the arrow keys walk through, from top to bottom."""


@dataclass(frozen=True)
class Tag:
    """A text in the picture: where, how it stands in its box, and its colour; on a ground of its own on an edge."""

    box: QRectF
    text: str
    colour: str
    alignment: Qt.AlignmentFlag = CENTRE
    is_strong: bool = False
    is_on_edge: bool = False


class NetworkPicture(Picture[str]):
    """Shows a pass as far as it has come; parts are edges and units, by their names."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("networkPicture", "The network", lines=14.5, columns=46, has_parts=True, parent=parent)
        self._made: SmallPass | None = None
        self._stage = Stage.INPUTS
        self._chosen = NOTHING
        self._layout: tuple[object, Layout] | None = None
        self._bold = QFontMetricsF(self.font())
        self._glow: tuple[object, QPixmap] | None = None
        self.motion = Motion(parent=self)
        self.motion.moved.connect(self.update)

    def show_pass(self, made: SmallPass, stage: Stage, chosen: str) -> None:
        """Show this one; where it is one stage on from what is shown, it goes over to it."""
        is_next = made == self._made and stage.number == self._stage.number + 1
        self._made, self._stage, self._chosen = made, stage, chosen
        if is_next and self.isVisible():
            self.motion.start()
        else:
            self.motion.end()
        self.tell_part()

    @property
    def ease(self) -> tuple[float, float]:
        return 22, 62

    # Parts

    def words_for(self, part: str | None) -> str:
        made, stage = self._made, self._stage
        if made is None:
            return ""
        if part is None:
            known = [
                f"{'y' if unit == 3 else f'a{_SUB[unit]}'} {numeral(made.a(unit), _FIGURES)}"
                for unit in UNITS
                if knows_activation(stage, unit)
            ]
            known += [f"δ{_SUB[u]} {numeral(made.delta(u), _FIGURES)}" for u in UNITS if knows_delta(stage, u)]
            x1, x2 = made.x
            return f"x₁ {numeral(x1)}, x₂ {numeral(x2)}, t {numeral(made.target)}; {', '.join(known) or 'no unit yet'}."
        chosen = " (chosen)" if part == self._chosen else ""
        said = f"{chosen_words(part)}{chosen}"
        if part in EDGE:
            edge = EDGE[part]
            said += f": w {numeral(made.parameter(part), _FIGURES)}"
            if knows_delta(stage, edge.above):
                said += f", ∂L/∂w {numeral(made.gradients[part], _FIGURES)}"
        else:
            unit = int(part)
            if knows_activation(stage, unit):
                said += f": z {numeral(made.z(unit), _FIGURES)}, activation {numeral(made.a(unit), _FIGURES)}"
            if knows_delta(stage, unit):
                said += f", δ {numeral(made.delta(unit), _FIGURES)}"
        return f"{said[0].upper()}{said[1:]}."

    def part_at(self, place: QPointF) -> str | None:
        layout = self.layout_now
        for unit in UNITS:
            if QLineF(place, layout.places[str(unit)]).length() <= layout.radius + 2:
                return str(unit)
        for edge in EDGES:
            if self.label_box(edge).contains(place):
                return edge.name
        name, away = layout.nearest(place)
        return name if away <= 0.6 * layout.line else None

    def next_part(self, part: str | None, key: Qt.Key) -> str | None:
        step = _STEPS.get(key)
        if step is None:
            return None
        if part is None:
            return _ROWS[-1][0]
        row = next(i for i, names in enumerate(_ROWS) if part in names)
        share = (_ROWS[row].index(part) + 0.5) / len(_ROWS[row])
        if step[0]:
            row = min(max(row + step[0], 0), len(_ROWS) - 1)
            return _ROWS[row][min(int(share * len(_ROWS[row])), len(_ROWS[row]) - 1)]
        return _ROWS[row][min(max(_ROWS[row].index(part) + step[1], 0), len(_ROWS[row]) - 1)]

    # Painting

    def paint(self, painter: QPainter) -> None:
        made = self._made
        if made is None:
            return
        for edge in EDGES:
            self._paint_edge(painter, made, edge)
        for unit in UNITS:
            self._paint_unit(painter, made, unit)
        for i, x in enumerate(made.x, start=1):
            self._paint_node(painter, f"x{i}", f"x{_SUB[i]}", numeral(x), x, QColor(theme_of(self).outline))
        for tag in self.tags():
            self._paint_tag(painter, tag)
        self._paint_runners(painter, made)

    def _paint_edge(self, painter: QPainter, made: SmallPass, edge: Edge) -> None:
        layout, theme = self.layout_now, theme_of(self)
        line, way = layout.line, layout.ways[edge.name]
        weight = self._weight(made, edge.name)
        if edge.name in (self._chosen, self.at):
            ground = QColor(theme.accent) if edge.name == self._chosen else QColor(theme.outline)
            ground.setAlpha(70)
            painter.setPen(QPen(ground, 0.95 * line, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawLine(way)
        thickness = (0.06 + 0.3 * min(abs(weight) / _HEAVIEST, 1.0)) * line
        pen = QPen(mixed(QColor(theme.card), signed_colour(theme, weight), 0.8), thickness)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if weight < 0:
            pen.setDashPattern([0.55 * line / thickness, 0.4 * line / thickness])
        painter.setPen(pen)
        painter.drawLine(way)

    def _paint_runners(self, painter: QPainter, made: SmallPass) -> None:
        """What is on its way: up as discs, and back as diamonds."""
        if self.motion.share >= _ARRIVES:
            return
        along, layout = self.motion.share / _ARRIVES, self.layout_now
        if self._stage is Stage.OUTPUT_DELTA:
            at, radius = layout.places["3"], layout.radius
            way = QLineF(QPointF(at.x() + 3.4 * radius, at.y()), QPointF(at.x() + radius, at.y()))
            self._paint_runner(painter, way, along, made.delta(3), is_back=True)
        layer = {Stage.HIDDEN: 0, Stage.OUTPUT: 1, Stage.HIDDEN_DELTA: 1}.get(self._stage)
        is_back = self._stage is Stage.HIDDEN_DELTA
        for edge in EDGES:
            if edge.layer == layer:
                way = layout.ways[edge.name]
                carried = made.carried_down(edge) if is_back else made.carried_up(edge)
                way = QLineF(way.p2(), way.p1()) if is_back else way
                self._paint_runner(painter, way, along, carried, is_back=is_back)

    def _paint_runner(self, painter: QPainter, way: QLineF, along: float, carried: float, *, is_back: bool) -> None:
        if not carried:
            return
        theme, line = theme_of(self), self.layout_now.line
        painter.setPen(QPen(QColor(theme.card), 1.5))
        for tail, fade in ((0.14, 60), (0.07, 120), (0.0, 255)):
            size = (0.2 + 0.38 * math.sqrt(min(abs(carried), 2.0) / 2.0)) * line * (1 - 1.5 * tail)
            colour = QColor(theme.error) if is_back else signed_colour(theme, carried)
            colour.setAlpha(fade)
            painter.setBrush(colour)
            at = way.pointAt(max(along - tail, 0.0))
            if is_back:
                corners = (QPointF(0, -size), QPointF(size, 0), QPointF(0, size), QPointF(-size, 0))
                painter.drawPolygon(QPolygonF([at + corner * 1.2 for corner in corners]))
            else:
                painter.drawEllipse(at, size, size)

    def _paint_unit(self, painter: QPainter, made: SmallPass, unit: int) -> None:
        theme = theme_of(self)
        shown = self._shown(Stage.OUTPUT if unit == 3 else Stage.HIDDEN)
        name = "y" if unit == 3 else f"a{_SUB[unit]}"
        rim = series_colour(theme, UNIT_COLOURS[unit]) if unit in UNIT_COLOURS else QColor(theme.text)
        room = 1.85 * self.layout_now.radius / _SMALL
        value = fitting_number(self._bold, made.a(unit), room, _FIGURES) if shown > 0 else ""
        value = _NEARLY_0 if value == "…" else value
        self._paint_node(painter, str(unit), name, value, made.a(unit) * shown, rim)

    def _paint_node(self, painter: QPainter, name: str, label: str, value: str, light: float, rim: QColor) -> None:
        """A node that is lit so much, 0 to 1, with its name and its number."""
        layout, theme = self.layout_now, theme_of(self)
        line, at, radius = layout.line, layout.places[name], layout.radius
        if light > 0.01:
            glow = self._glowing(radius)
            reach = glow.deviceIndependentSize().width() / 2
            painter.setOpacity(light)
            painter.drawPixmap(at - QPointF(reach, reach), glow)
            painter.setOpacity(1.0)
        is_waiting = not value
        style = Qt.PenStyle.DotLine if is_waiting else Qt.PenStyle.SolidLine
        is_chosen = name == self._chosen
        width = (0.26 if is_chosen or name == self.at else 0.14) * line
        painter.setBrush(mixed(QColor(theme.card), QColor(theme.accent), _WASH * light))
        painter.setPen(QPen(QColor(theme.accent) if is_chosen else rim, width, style))
        painter.drawEllipse(at, radius, radius)
        font = self.picture_font
        painter.setPen(QColor(theme.text))
        painter.setFont(smaller(font, _SMALL))
        row = QRectF(at.x() - radius, at.y() - 0.98 * line, 2 * radius, line)
        if is_waiting:
            painter.drawText(row.translated(0, 0.48 * line), CENTRE, label)
        else:
            painter.drawText(row, CENTRE, label)
            painter.setFont(strong(smaller(font, _SMALL)))
            painter.drawText(row.translated(0, 0.88 * line), CENTRE, value)
        painter.setFont(font)

    def _glowing(self, radius: float) -> QPixmap:
        """The light around a node that is fully on."""
        key = (radius, theme_of(self), self.devicePixelRatioF())
        if self._glow is None or key != self._glow[0]:
            reach, ratio = _GLOW * radius, self.devicePixelRatioF()
            made = QPixmap(QSizeF(2 * reach * ratio, 2 * reach * ratio).toSize())
            made.setDevicePixelRatio(ratio)
            made.fill(Qt.GlobalColor.transparent)
            light = QRadialGradient(QPointF(reach, reach), reach)
            inner, outer = QColor(theme_of(self).accent), QColor(theme_of(self).accent)
            inner.setAlpha(150)
            outer.setAlpha(0)
            light.setColorAt(1 / _GLOW, inner)
            light.setColorAt(1.0, outer)
            painter = QPainter(made)
            painter.fillRect(QRectF(0, 0, 2 * reach, 2 * reach), light)
            painter.end()
            self._glow = key, made
        return self._glow[1]

    def _paint_tag(self, painter: QPainter, tag: Tag) -> None:
        if tag.is_on_edge:
            painter.fillRect(tag.box, QColor(theme_of(self).window))
        painter.setFont(strong(self.picture_font) if tag.is_strong else self.picture_font)
        painter.setPen(QColor(tag.colour))
        painter.drawText(tag.box, tag.alignment, tag.text)
        painter.setFont(self.picture_font)

    def tags(self) -> Iterator[Tag]:
        """All texts outside of the nodes, each where nothing else stands."""
        made = self._made
        if made is None:
            return
        for edge in EDGES:
            yield from self._edge_tags(made, edge)
        for unit in UNITS:
            yield from self._unit_tags(made, unit)
        yield from self._end_tags(made)

    def _edge_tags(self, made: SmallPass, edge: Edge) -> Iterator[Tag]:
        """The weight, and beneath it the gradient once it is known."""
        box, line = self.label_box(edge), self.layout_now.line
        colour = signed_colour(theme_of(self), self._weight(made, edge.name)).name()
        is_strong = edge.name == self._chosen
        upper = QRectF(box.left(), box.top(), box.width(), line)
        weight, gradient = self._edge_texts(made, edge)
        yield Tag(upper, weight, colour, CENTRE, is_strong, True)
        if gradient:
            yield Tag(upper.translated(0, line), gradient, theme_of(self).error, CENTRE, is_strong, True)

    def _edge_texts(self, made: SmallPass, edge: Edge) -> tuple[str, str]:
        """Both, as short as the room between the edges asks for; the second one is empty before it is known."""
        layout, metrics = self.layout_now, self._bold
        room = 0.5 * layout.between - 0.4 * layout.line
        number = short(self._weight(made, edge.name), _FIGURES)
        name = f"w{_SUB[int(edge.name[1])]}{_SUB[int(edge.name[2])]}"
        tight = fitting_number(metrics, self._weight(made, edge.name), room, _FIGURES)
        weight = fitting(metrics, (f"{name} {number}",), room) or tight
        if not self._knows_delta(edge.above):
            return weight, ""
        slope = made.gradients[edge.name]
        said = f"∂ {short(slope)}"
        if metrics.horizontalAdvance(said) > room:
            said = f"∂{fitting_number(metrics, slope, room - metrics.horizontalAdvance('∂'), 2)}"
        return weight, said

    def _unit_tags(self, made: SmallPass, unit: int) -> Iterator[Tag]:
        """Its bias, its z and its delta, beside it; of the output and unit 1 on the left."""
        layout, theme = self.layout_now, theme_of(self)
        line, at, radius = layout.line, layout.places[str(unit)], layout.radius
        on_right = unit == 2
        told = [("b", self._weight(made, f"b{unit}"), theme.muted)]
        if self._shown(Stage.OUTPUT if unit == 3 else Stage.HIDDEN) > 0:
            told.append(("z", made.z(unit), theme.text))
        if self._knows_delta(unit):
            told.append(("δ", made.delta(unit), theme.error))
        edge = at.x() + (radius + 0.35 * line) * (1 if on_right else -1)
        room = (self.width() - edge if on_right else edge) - 0.2 * line
        top = at.y() - 0.5 * line * len(told)
        for row, (sign, value, colour) in enumerate(told):
            name = f"{sign}{_SUB[unit]} "
            text = name + fitting_number(self._bold, value, room - self._bold.horizontalAdvance(name), 2)
            width = self._tag_width(text, line)
            box = QRectF(edge if on_right else edge - width, top + row * line, width, line)
            yield Tag(box, text, colour, LEFT if on_right else RIGHT)

    def _end_tags(self, made: SmallPass) -> Iterator[Tag]:
        """The target and the loss, right of the output."""
        layout, theme = self.layout_now, theme_of(self)
        line, at = layout.line, layout.places["3"]
        told = [(f"t {numeral(made.target)}", theme.text)]
        if self._shown(Stage.LOSS) > 0:
            told.append((f"L {short(made.loss)}", theme.error))
        for row, (text, colour) in enumerate(told):
            left, top = at.x() + layout.radius + 0.35 * line, at.y() - 0.5 * line * len(told)
            yield Tag(QRectF(left, top + row * line, self._tag_width(text, line), line), text, colour, LEFT)

    # How far it has come

    def _shown(self, since: Stage) -> float:
        """How much of what a stage brings is to be seen, 0 to 1."""
        if self._stage.number != since.number or self.motion.is_idle:
            return float(self._stage.number >= since.number)
        return max(self.motion.share - _ARRIVES, 0.0) / (1 - _ARRIVES)

    def _knows_delta(self, unit: int) -> bool:
        return self._shown(Stage.OUTPUT_DELTA if unit == 3 else Stage.HIDDEN_DELTA) > 0

    def _weight(self, made: SmallPass, name: str) -> float:
        """A parameter, on its way through the update."""
        old = made.parameter(name)
        if self._stage is not Stage.UPDATE:
            return old
        return old + (made.updated[NAMES.index(name)] - old) * self.motion.share

    # Geometry

    @property
    def layout_now(self) -> Layout:
        """Where everything lies, at the size there is."""
        key = (self.size(), self.picture_font)
        if self._layout is None or key != self._layout[0]:
            self._bold = QFontMetricsF(strong(self.picture_font))
            line = self.line
            self._layout = key, Layout(self.width(), self.height(), line, self._tag_width("δ₁ −0.00", line))
        return self._layout[1]

    def label_box(self, edge: Edge) -> QRectF:
        """Where an edge bears its weight, and its gradient once it is known."""
        layout = self.layout_now
        texts = self._edge_texts(self._made, edge) if self._made is not None else ("", "")
        width = max(self._tag_width(text, layout.line) for text in texts)
        box = QRectF(0, 0, width, sum(map(bool, texts)) * layout.line)
        box.moveCenter(layout.label_place(edge))
        return box

    def _tag_width(self, text: str, line: float) -> float:
        return self._bold.horizontalAdvance(text) + 0.2 * line


_STEPS: Final[dict[Qt.Key, tuple[int, int]]] = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}
