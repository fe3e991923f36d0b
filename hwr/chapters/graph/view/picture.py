"""A computation graph, drawn: on each edge the number that runs forward above, the gradient that runs back below.

What has not been computed yet is not there. The node whose turn it is stands in a thick frame with an arrow that says
which way; the chosen one in a dashed frame.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QPainter, QPen, QPolygonF

from hwr.chapters.graph.model import Graph, Layout, kind_words, lay_out
from hwr.chapters.graph.view.geometry import GraphGeometry, labels_apart
from hwr.chapters.graph.walk import GraphWalk
from hwr.language import tr
from hwr.nn.scalar_graph import Edge, Kind, Node
from hwr.ui.kit.chart.plane_widget import PlaneWidget
from hwr.ui.kit.picture.font import smaller, strong
from hwr.ui.kit.picture.painting import signed_colour
from hwr.ui.kit.picture.text import CENTRE, fitting_number
from hwr.ui.kit.theme import theme_of
from hwr.words import listed, numeral

_SYMBOLS: Final = {Kind.SUM: "+", Kind.PRODUCT: "×", Kind.SIGMOID: "σ", Kind.RELU: "ReLU", Kind.SQUARE: "( )²"}
_REMOVING: Final = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_FIGURES: Final = 3
"""Of a number on an edge, at most."""

_WIDEST: Final = "−0.0588"
_ARROW: Final = "←\u2009"
_PAD, _LEAST_LABEL, _LABEL_LINE = 0.2, 2.2, 0.95
"""Around a number on an edge, the least width of one, and its height, in lines of text."""

_COLUMN: Final = 14
"""So many characters a column of nodes has at least before text grows."""

_NARROWEST, _SMALLEST = 11, 0.7
"""Below so many characters a column text shrinks instead, down to this share of its size."""


class GraphPicture(PlaneWidget):
    """Shows a walk, or a graph with a problem; nodes are chosen by mouse and keys."""

    node_chosen = Signal(str)
    """By its name."""
    value_nudged = Signal(str, int)
    """A value's name, and by how many tenths."""
    removal_requested = Signal(str)
    """A node's name."""

    def __init__(self) -> None:
        super().__init__("graphPicture", tr("The graph"), lines=9, columns=36, is_turned=True)
        self._graph = Graph()
        self._walk: GraphWalk | None = None
        self._step = 0
        self._layout = Layout(())
        self._chosen = ""
        self._geometry_key: object = None
        self._geometry_now = GraphGeometry(0.0, 0.0, {})
        self.nudged.connect(self._go)

    @property
    def ease(self) -> tuple[float, float]:
        return 10, max(44, _COLUMN * len(self._layout.columns))

    @property
    def picture_font(self) -> QFont:
        """A little smaller where nodes stand close."""
        font = super().picture_font
        needed = _NARROWEST * len(self._layout.columns) * QFontMetricsF(font).averageCharWidth()
        return smaller(font, max(_SMALLEST, self.width() / needed)) if self.width() < needed else font

    def show_graph(self, graph: Graph, walk: GraphWalk | None, step: int, chosen: str) -> None:
        """Show this one, as far as the walk has come; without a walk its shape alone."""
        if [(node.name, node.inputs) for node in graph.nodes] != [(n.name, n.inputs) for n in self._graph.nodes]:
            self._layout = lay_out(graph)
        self._graph, self._walk, self._step, self._chosen = graph, walk, step, chosen
        self.describe(" ".join(self._said(node) for node in graph.nodes) or tr("There is no node."))

    def _said(self, node: Node) -> str:
        kind = kind_words(node.kind)
        said = f"{node.name}: {kind}"
        if node.inputs:
            inputs = listed([name or tr("nothing") for name in node.inputs])
            said = tr("{name}: {kind} of {inputs}", name=node.name, kind=kind, inputs=inputs)
        if self._walk is not None:
            if self._walk.has_value(node.name, self._step):
                said += f", {numeral(self._walk.made.values[node.name])}"
            if self._walk.has_gradient(node.name, self._step):
                gradient = tr("gradient {value}", value=numeral(self._walk.made.gradients[node.name]))
                said += f", {gradient}"
        chosen = tr("(chosen)")
        return f"{said} {chosen};" if node.name == self._chosen else f"{said};"

    # Painting

    def paint(self, painter: QPainter) -> None:
        if not self._graph.nodes:
            painter.setPen(QColor(theme_of(self).muted))
            painter.drawText(QRectF(self.rect()), CENTRE, tr("No node yet"))
            return
        for node in self._graph.nodes:
            for place, source in enumerate(node.inputs):
                if source in self._graph:
                    self._paint_edge(painter, node, place, source)
        for at, room in self.labels.items():
            assert self._walk is not None
            self._paint_numbers(painter, self._graph.node(at[0]), self._walk.made.edges[at], room)
        for node in self._graph.nodes:
            self._paint_node(painter, node)

    def _paint_edge(self, painter: QPainter, node: Node, place: int, source: str) -> None:
        start, end = self._ends(node, place, source)
        is_now, is_back = self._is_now(node)
        colour = QColor(theme_of(self).accent if is_now else theme_of(self).outline)
        painter.setPen(QPen(colour, (0.16 if is_now else 0.07) * self.line))
        painter.drawLine(start, end)
        tip, tail = (start, end) if is_now and is_back else (end, start)
        self._paint_head(painter, tail, tip, colour)

    def _paint_head(self, painter: QPainter, tail: QPointF, tip: QPointF, colour: QColor) -> None:
        way = tip - tail
        length = math.hypot(way.x(), way.y()) or 1.0
        along = way / length * 0.5 * self.line
        across = QPointF(-along.y(), along.x()) * 0.5
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawPolygon(QPolygonF([tip, tip - along + across, tip - along - across]))

    @property
    def labels(self) -> Mapping[tuple[str, int], QRectF]:
        """Where the two numbers of each edge stand, the one above the other; by the node it leads to, and its place."""
        walk = self._walk
        if walk is None:
            return {}
        edges = list(walk.made.edges.values())
        ways = [QLineF(*self._ends(self._graph.node(edge.target), edge.place, edge.source)) for edge in edges]
        sizes = [QSizeF(self._room(way), 2 * _LABEL_LINE * self.line) for way in ways]
        taken = [self.box_of(node) for node in self._graph.nodes]
        boxes = labels_apart(list(zip(ways, sizes, strict=True)), taken, QRectF(self.rect()))
        return {(edge.target, edge.place): box for edge, box in zip(edges, boxes, strict=True)}

    def _room(self, way: QLineF) -> float:
        """What the numbers of an edge take at most."""
        widest = self.metrics.horizontalAdvance(f"{self._before}{_WIDEST}") + _PAD * self.line
        return min(
            widest, max(self._geometry.room_along(way.p1(), way.p2()) - 0.1 * self.line, _LEAST_LABEL * self.line)
        )

    @property
    def _before(self) -> str:
        """An arrow before what runs back, if there is room for it on every edge."""
        gap = self._geometry.column_width - 2 * self._radius
        return _ARROW if self.metrics.horizontalAdvance(f"{_ARROW}{_WIDEST}") + self.line <= gap else ""

    def _paint_numbers(self, painter: QPainter, node: Node, edge: Edge, room: QRectF) -> None:
        assert self._walk is not None
        upper = QRectF(room.left(), room.top(), room.width(), room.height() / 2)
        if self._walk.has_value(edge.source, self._step):
            self._paint_number(painter, upper, edge.forward, theme_of(self).text)
        if self._walk.is_carried(node.name, self._step) and self._walk.leads(node.name):
            colour = signed_colour(theme_of(self), edge.backward)
            lower = upper.translated(0, upper.height())
            self._paint_number(painter, lower, edge.backward, colour.name(), self._before)

    def _paint_number(self, painter: QPainter, room: QRectF, value: float, colour: str, before: str = "") -> None:
        metrics, pad = self.metrics, _PAD * self.line
        free = room.width() - pad - metrics.horizontalAdvance(before)
        text = before + fitting_number(metrics, value, free, _FIGURES)
        box = QRectF(0, 0, metrics.horizontalAdvance(text) + pad, room.height() - 0.03 * self.line)
        box.moveCenter(room.center())
        self._paint_text(painter, box, text, colour)

    def _paint_text(self, painter: QPainter, box: QRectF, text: str, colour: str) -> None:
        """On a ground, so that no edge runs through it."""
        ground = QColor(theme_of(self).window)
        ground.setAlpha(225)
        painter.fillRect(box, ground)
        painter.setPen(QColor(colour))
        painter.drawText(box, CENTRE, text)

    def _paint_node(self, painter: QPainter, node: Node) -> None:
        theme, line = theme_of(self), self.line
        at, radius, box = self._place(node.name), self._radius, self.box_of(node)
        is_now, is_back = self._is_now(node)
        is_value = node.kind is Kind.VALUE
        is_waiting = self._walk is None or not self._walk.has_value(node.name, self._step)
        painter.setBrush(QColor(theme.accent_soft if is_now else theme.paper if is_value else theme.card))
        style = Qt.PenStyle.DotLine if is_waiting else Qt.PenStyle.SolidLine
        pen = QPen(QColor(theme.accent if is_now else theme.outline), (0.22 if is_now else 0.09) * line, style)
        painter.setPen(pen)
        corner = 0.3 * line if is_value else radius
        painter.drawRoundedRect(box, corner, corner)
        if node.name == self._chosen:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.text), 0.08 * line, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(box.adjusted(-3, -3, 3, 3), corner + 3, corner + 3)
        painter.setPen(QColor(theme.text))
        font = smaller(self.picture_font, radius / line)
        if is_value:
            painter.setFont(strong(font))
            painter.drawText(box, CENTRE, node.name)
        else:
            painter.setFont(strong(font) if node.kind is not Kind.RELU else smaller(font, 0.8))
            painter.drawText(box.adjusted(0, 0, 0, -0.75 * radius), CENTRE, _SYMBOLS[node.kind])
            painter.setFont(smaller(font, 0.9))
            painter.drawText(box.adjusted(0, 0.85 * radius, 0, 0), CENTRE, node.name)
        painter.setFont(self.picture_font)
        if is_now:
            painter.setPen(QColor(theme.accent))
            over = QRectF(at.x() - 3 * line, box.top() - 1.05 * line, 6 * line, line)
            painter.drawText(over, CENTRE, "◀" if is_back else "▶")
        self._paint_below(painter, node, box)

    def _paint_below(self, painter: QPainter, node: Node, box: QRectF) -> None:
        """A node's own number and gradient, where no edge carries them: the error's, and what comes together."""
        walk = self._walk
        if walk is None:
            return
        line, room, lines = self.line, self._geometry.column_width, []
        is_end = node.name == walk.made.output.name
        if is_end and walk.has_value(node.name, self._step):
            lines.append(fitting_number(self.metrics, walk.made.values[node.name], room))
        several = len(walk.made.edges_from(node.name)) > 1
        if walk.has_gradient(node.name, self._step) and (is_end or several):
            gradient = walk.made.gradients[node.name]
            lines.append(f"d{walk.made.output.name}/d{node.name} = {fitting_number(self.metrics, gradient, room)}")
        for i, text in enumerate(lines):
            width = self.metrics.horizontalAdvance(text) + 2
            left = min(max(box.center().x() - width / 2, 0.0), self.width() - width)
            below = QRectF(left, box.bottom() + (0.1 + 0.95 * i) * line, width, 0.95 * line)
            self._paint_text(painter, below, text, theme_of(self).text)

    def _is_now(self, node: Node) -> tuple[bool, bool]:
        """Whether it is a node's turn, and whether it hands back."""
        if self._walk is None:
            return False, False
        stop = self._walk.stops[self._step]
        if stop.node is None:
            return stop.is_backward and node == self._walk.made.output, stop.is_backward
        return stop.node.name == node.name, stop.is_backward

    # Geometry

    @property
    def _geometry(self) -> GraphGeometry:
        """Worked out once for each layout and size: every edge and node asks for it several times."""
        key = (self._layout, self.width(), self.height(), self.line)
        if key != self._geometry_key:
            self._geometry_key = key
            self._geometry_now = GraphGeometry.of(self._layout, QRectF(self.rect()), self.line)
        return self._geometry_now

    @property
    def _radius(self) -> float:
        return self._geometry.radius

    def _place(self, name: str) -> QPointF:
        return self._geometry.places[name]

    def box_of(self, node: Node) -> QRectF:
        """Around a node."""
        at, radius = self._place(node.name), self._radius
        return QRectF(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius)

    def _ends(self, node: Node, place: int, source: str) -> tuple[QPointF, QPointF]:
        """From rim to rim; two inputs arrive a little apart."""
        start, end = self._place(source), self._place(node.name)
        radius = self._radius
        if node.kind.inputs == 2:
            first, second = (self._place(name).y() if name in self._graph else 0.0 for name in node.inputs)
            is_upper = (place == 0) == (first <= second)
            end = end + QPointF(0, (-0.35 if is_upper else 0.35) * radius)
        way = end - start
        length = math.hypot(way.x(), way.y()) or 1.0
        return start + way / length * radius, end - way / length * radius

    # Mouse and keys

    def press_at(self, place: QPointF) -> None:
        for node in self._graph.nodes:
            away = place - self._place(node.name)
            if math.hypot(away.x(), away.y()) <= 1.4 * self._radius:
                if node.name != self._chosen:
                    self.node_chosen.emit(node.name)
                return

    def event(self, event: QEvent) -> bool:
        """Keep the key that deletes: it is meant for the node, not for the canvas."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in _REMOVING:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Plus and minus turn a value, Delete takes a node away."""
        key, chosen = event.key(), self._chosen
        if chosen and key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            self.value_nudged.emit(chosen, -1 if key == Qt.Key.Key_Minus else 1)
        elif chosen and key in _REMOVING:
            self.removal_requested.emit(chosen)
        else:
            super().keyPressEvent(event)

    def _go(self, right: int, up: int) -> None:
        """To the node beside the chosen one."""
        names = [name for column in self._layout.columns for name in column]
        if not names:
            return
        if self._chosen not in names:
            self.node_chosen.emit(names[0])
            return
        columns = self._layout.columns
        column = next(i for i, members in enumerate(columns) if self._chosen in members)
        row = columns[column].index(self._chosen)
        if right:
            height = (row + 0.5) / len(columns[column])
            column = min(max(column + (1 if right > 0 else -1), 0), len(columns) - 1)
            row = min(int(height * len(columns[column])), len(columns[column]) - 1)
        row = min(max(row - (up > 0) + (up < 0), 0), len(columns[column]) - 1)
        if columns[column][row] != self._chosen:
            self.node_chosen.emit(columns[column][row])
