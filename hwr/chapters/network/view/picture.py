"""The network, drawn: inputs below, the output above, every weight an edge that can be chosen.

What has not been computed yet is not there. On the way up discs run along the edges, on the way back diamonds, each as
large as what it brings; a negative weight is a dashed line. No meaning by colour alone.
"""

from __future__ import annotations

import math
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPixmap, QPolygonF, QRadialGradient
from PySide6.QtWidgets import QWidget

from hwr.chapters.network.chapter import chosen_words
from hwr.chapters.network.formulas import NOTHING
from hwr.chapters.network.model import EDGE, EDGES, UNITS, Edge, SmallPass
from hwr.chapters.network.scene import ARRIVES, Scene
from hwr.chapters.network.stage import Stage, knows_activation, knows_delta
from hwr.chapters.network.view.layout import Layout
from hwr.chapters.network.view.tags import FIGURES, SUBSCRIPT, Tag, Tags, width_beside
from hwr.language import tr
from hwr.ui.kit.arrows import ARROWS_IN_ROWS
from hwr.ui.kit.colours import mixed, series_colour
from hwr.ui.kit.motion import Motion
from hwr.ui.kit.picture.font import smaller, strong
from hwr.ui.kit.picture.painting import signed_colour
from hwr.ui.kit.picture.picture import Picture
from hwr.ui.kit.picture.text import CENTRE, fitting_number
from hwr.ui.kit.theme import theme_of
from hwr.words import numeral

_HEAVIEST: Final = 5.0
"""A weight of this size or more is as thick as edges get."""

_WASH: Final = 0.5
"""A unit that is fully on is filled so strongly at most, so that its number keeps its contrast."""

_SMALL: Final = 0.9
"""Text within a node is so much smaller."""

_GLOW: Final = 1.6
"""How far a light reaches, in radii of its node."""

UNIT_COLOURS: Final = {1: 2, 2: 3}
"""The hidden units' colours, here and in the plane, by their numbers among the curves'."""

_ROWS: Final = (("3",), ("w13", "w23"), ("1", "2"), ("w11", "w12", "w21", "w22"))
"""What the arrow keys walk through, from top to bottom."""


class NetworkPicture(Picture[str]):
    """Shows a pass as far as it has come; parts are edges and units, by their names."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("networkPicture", tr("The network"), lines=14.5, columns=46, has_parts=True, parent=parent)
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
                f"{'y' if unit == 3 else f'a{SUBSCRIPT[unit]}'} {numeral(made.a(unit), FIGURES)}"
                for unit in UNITS
                if knows_activation(stage, unit)
            ]
            known += [f"δ{SUBSCRIPT[u]} {numeral(made.delta(u), FIGURES)}" for u in UNITS if knows_delta(stage, u)]
            x1, x2 = made.x
            told = ", ".join(known) or tr("no unit yet")
            return f"x₁ {numeral(x1)}, x₂ {numeral(x2)}, t {numeral(made.target)}; {told}."
        said = chosen_words(part)
        if part == self._chosen:
            chosen = tr("(chosen)")
            said = f"{said} {chosen}"
        if part in EDGE:
            edge = EDGE[part]
            said += f": w {numeral(made.parameter(part), FIGURES)}"
            if knows_delta(stage, edge.above):
                said += f", ∂L/∂w {numeral(made.gradients[part], FIGURES)}"
        else:
            unit = int(part)
            if knows_activation(stage, unit):
                z, a = numeral(made.z(unit), FIGURES), numeral(made.a(unit), FIGURES)
                told = tr("z {z}, activation {a}", z=z, a=a)
                said += f": {told}"
            if knows_delta(stage, unit):
                said += f", δ {numeral(made.delta(unit), FIGURES)}"
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
        step = ARROWS_IN_ROWS.get(key)
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
        scene = self.scene
        if scene is None:
            return
        for edge in EDGES:
            self._paint_edge(painter, scene, edge)
        for unit in UNITS:
            self._paint_unit(painter, scene, unit)
        for i, x in enumerate(scene.made.x, start=1):
            self._paint_node(painter, f"x{i}", f"x{SUBSCRIPT[i]}", numeral(x), x, QColor(theme_of(self).outline))
        for tag in self.tags:
            self._paint_tag(painter, tag)
        self._paint_runners(painter, scene)

    def _paint_edge(self, painter: QPainter, scene: Scene, edge: Edge) -> None:
        layout, theme = self.layout_now, theme_of(self)
        line, way = layout.line, layout.ways[edge.name]
        weight = scene.parameter(edge.name)
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

    def _paint_runners(self, painter: QPainter, scene: Scene) -> None:
        """What is on its way: up as discs, and back as diamonds."""
        if scene.share >= ARRIVES:
            return
        made, stage, along, layout = scene.made, scene.stage, scene.share / ARRIVES, self.layout_now
        if stage is Stage.OUTPUT_DELTA:
            at, radius = layout.places["3"], layout.radius
            way = QLineF(QPointF(at.x() + 3.4 * radius, at.y()), QPointF(at.x() + radius, at.y()))
            self._paint_runner(painter, way, along, made.delta(3), is_back=True)
        layer = {Stage.HIDDEN: 0, Stage.OUTPUT: 1, Stage.HIDDEN_DELTA: 1}.get(stage)
        is_back = stage is Stage.HIDDEN_DELTA
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

    def _paint_unit(self, painter: QPainter, scene: Scene, unit: int) -> None:
        theme, made, shown = theme_of(self), scene.made, scene.light(unit)
        name = "y" if unit == 3 else f"a{SUBSCRIPT[unit]}"
        rim = series_colour(theme, UNIT_COLOURS[unit]) if unit in UNIT_COLOURS else QColor(theme.text)
        room = 1.85 * self.layout_now.radius / _SMALL
        value = fitting_number(self._bold, made.a(unit), room, FIGURES) if shown > 0 else ""
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

    @property
    def tags(self) -> tuple[Tag, ...]:
        """All texts outside of the nodes."""
        scene = self.scene
        return () if scene is None else tuple(self._tags(scene).all())

    def _tags(self, scene: Scene) -> Tags:
        layout = self.layout_now
        return Tags(scene, layout, theme_of(self), self._bold)

    # Geometry

    @property
    def scene(self) -> Scene | None:
        """What is to be seen now."""
        made = self._made
        return None if made is None else Scene(made, self._stage, self.motion.share, self._chosen)

    @property
    def layout_now(self) -> Layout:
        """Where everything lies, at the size there is."""
        key = (self.size(), self.picture_font)
        if self._layout is None or key != self._layout[0]:
            self._bold = QFontMetricsF(strong(self.picture_font))
            line = self.line
            self._layout = key, Layout(self.width(), self.height(), line, width_beside(self._bold, line))
        return self._layout[1]

    def label_box(self, edge: Edge) -> QRectF:
        """Where an edge bears its weight, and its gradient once it is known."""
        scene = self.scene
        return QRectF() if scene is None else self._tags(scene).box_of(edge)
