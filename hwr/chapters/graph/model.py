"""A computation graph: values, and nodes that make one number of one or two others; edited by making another graph.

A graph may be unfinished, or go in circles, while it is edited; `problem` then says so in a sentence. Beside it where
its nodes stand, and the graphs a learner begins with.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from hwr.errors import ConfigError
from hwr.language import mark, tr
from hwr.nn.scalar_graph import Kind, Node, ScalarPass

MOST_NODES: Final = 12
MOST_VALUES: Final = 6


def kind_words(kind: Kind) -> str:
    """What a node is called by what it does."""
    match kind:
        case Kind.VALUE:
            return tr("value", "a node")
        case Kind.SUM:
            return tr("sum", "a node")
        case Kind.PRODUCT:
            return tr("product", "a node")
        case Kind.SIGMOID:
            return tr("sigmoid", "a node")
        case Kind.RELU:
            return "ReLU"
        case Kind.SQUARE:
            return tr("square", "a node")


_LACKS_INPUT: Final = mark("The {kind} {name} lacks its input: choose one from the list.")
_LACKS_FIRST: Final = mark("The {kind} {name} lacks its first input: choose one from the list.")
_LACKS_SECOND: Final = mark("The {kind} {name} lacks its second input: choose one from the list.")

_VALUE_NAMES: Final = tuple(f"x{subscript}" for subscript in "₁₂₃₄₅₆₇₈")
_NODE_NAMES: Final = ("u", *(f"u{subscript}" for subscript in "₁₂₃₄₅₆₇₈₉"))
"""Inputs, and steps of a calculation that mean nothing beyond it, as `hwr.explain.glossary` says."""


@dataclass(frozen=True)
class Graph:
    """Nodes, in the order in which they were made; each name is there once."""

    nodes: tuple[Node, ...] = ()

    def __post_init__(self) -> None:
        if len({node.name for node in self.nodes}) != len(self.nodes):
            raise ConfigError(tr("Every node of a graph must have a name of its own."))

    @cached_property
    def _by_name(self) -> dict[str, Node]:
        return {node.name: node for node in self.nodes}

    def __contains__(self, name: object) -> bool:
        return name in self._by_name

    def node(self, name: str) -> Node:
        """The node of that name, which is there."""
        return self._by_name[name]

    @cached_property
    def values(self) -> tuple[Node, ...]:
        """Its values."""
        return tuple(node for node in self.nodes if node.kind is Kind.VALUE)

    def users(self, name: str) -> tuple[Node, ...]:
        """The nodes that take this one's number, each once."""
        return tuple(node for node in self.nodes if name in node.inputs)

    # Whether and how it can be computed

    @cached_property
    def order(self) -> tuple[Node, ...]:
        """Its nodes so that each comes after those it takes; those that wait for one that never comes are left out."""
        done: dict[str, Node] = {}
        waiting = list(self.nodes)
        while waiting:
            ready = [node for node in waiting if all(name in done for name in node.inputs)]
            if not ready:
                break
            done.update((node.name, node) for node in ready)
            waiting = [node for node in waiting if node.name not in done]
        return tuple(done.values())

    @property
    def output(self) -> Node | None:
        """What gradients are of: the last node made that no other takes, and a value only if there is nothing else.

        None in an empty graph, or a circle.
        """
        ends = [node for node in self.nodes if not self.users(node.name)]
        made = [node for node in ends if node.kind is not Kind.VALUE]
        return next(reversed(made or ends), None)

    def computed(self) -> ScalarPass:
        """All its numbers, forward and back; for a graph without a problem."""
        assert self.output is not None, "a graph without a problem has one"
        return ScalarPass(self.order, self.output)

    @cached_property
    def problem(self) -> str:
        """Why it cannot be computed, in a sentence; empty if it can."""
        if not self.nodes:
            return tr("The graph is empty. Add a value, then a node that does something with it.")
        for node in self.nodes:
            for place, name in enumerate(node.inputs, start=1):
                if name not in self:
                    lacks = _LACKS_INPUT if node.kind.inputs == 1 else (_LACKS_FIRST, _LACKS_SECOND)[place - 1]
                    return tr(lacks, kind=kind_words(node.kind), name=node.name)
        if len(self.order) < len(self.nodes):
            return tr("{way} goes in a circle: each would have to be computed before the other.", way=self._circle())
        return ""

    def _circle(self) -> str:
        """ "z → u → z": a way that comes back to where it began."""
        done = {node.name for node in self.order}
        name = next(node.name for node in self.nodes if node.name not in done)
        way: list[str] = []
        while name not in way:
            way.append(name)
            name = next(source for source in self.node(name).inputs if source not in done)
        return " → ".join(reversed([*way[way.index(name) :], name]))

    # Editing

    def with_node(self, kind: Kind, inputs: tuple[str, ...] = ()) -> Graph:
        """One node more, with a name that is free.

        Raises:
            ConfigError: if there are as many as there may be.
        """
        if len(self.nodes) >= MOST_NODES:
            raise ConfigError(
                tr("There are {most} nodes already; a larger graph would hide more than it shows.", most=MOST_NODES)
            )
        if kind is Kind.VALUE and len(self.values) >= MOST_VALUES:
            raise ConfigError(tr("There are {most} values already, one for each dial.", most=MOST_VALUES))
        names = _VALUE_NAMES if kind is Kind.VALUE else _NODE_NAMES
        taken = {name.lower() for name in self._by_name}
        name = next((name for name in (*names, *_VALUE_NAMES, *_NODE_NAMES) if name not in taken), "")
        return Graph((*self.nodes, Node(name, kind, inputs, 1.0)))

    def replaced(self, node: Node) -> Graph:
        """The node of this name is another one."""
        return Graph(tuple(node if old.name == node.name else old for old in self.nodes))

    def with_kind(self, name: str, kind: Kind) -> Graph:
        """A node does something else, with as many of its inputs as that needs.

        Raises:
            ConfigError: if it would be one value too many.
        """
        node = self.node(name)
        if kind is Kind.VALUE and node.kind is not Kind.VALUE and len(self.values) >= MOST_VALUES:
            raise ConfigError(tr("There are {most} values already, one for each dial.", most=MOST_VALUES))
        inputs = (*node.inputs, "", "")[: kind.inputs]
        return self.replaced(replace(node, kind=kind, inputs=inputs))

    def with_input(self, name: str, place: int, source: str) -> Graph:
        """A node takes another one, or none (""), at a place from 0."""
        node = self.node(name)
        return self.replaced(replace(node, inputs=(*node.inputs[:place], source, *node.inputs[place + 1 :])))

    def with_value(self, name: str, value: float) -> Graph:
        """A value is another one."""
        return self.replaced(replace(self.node(name), value=value))

    def without(self, name: str) -> Graph:
        """A node less; those that took it lack an input."""
        rest = (node for node in self.nodes if node.name != name)
        return Graph(
            tuple(
                replace(node, inputs=tuple("" if source == name else source for source in node.inputs)) for node in rest
            )
        )


@dataclass(frozen=True)
class Layout:
    """Where nodes lie.

    Attributes:
        columns: the names in each column, from left to right and from top to bottom.
    """

    columns: tuple[tuple[str, ...], ...]

    def place(self, name: str) -> tuple[float, float]:
        """A node's place in the unit square, y downwards."""
        for number, column in enumerate(self.columns):
            if name in column:
                x = (number + 0.5) / len(self.columns)
                return x, (column.index(name) + 0.5) / len(column)
        raise KeyError(name)


def lay_out(graph: Graph) -> Layout:
    """Each node right of all it takes, and values just left of what takes them.

    Within a column nodes stand in the order of the mean height of what they are joined to (the barycentre rule of
    Sugiyama, Tagawa & Toda 1981), which keeps edges from crossing in graphs as small as these. What goes in a
    circle stands at the right, in the order in which it was made.
    """
    depth: dict[str, int] = {}
    for node in graph.order:
        depth[node.name] = max((depth[name] + 1 for name in node.inputs), default=0)
    beyond = max(depth.values(), default=-1) + 1
    waiting = [node.name for node in graph.nodes if node.name not in depth]
    depth |= {name: beyond + place for place, name in enumerate(waiting)}
    for value in graph.values:
        users = [depth[user.name] for user in graph.users(value.name)]
        depth[value.name] = max(min(users, default=1) - 1, 0)
    columns = [[node.name for node in graph.nodes if depth[node.name] == i] for i in sorted(set(depth.values()))]
    for backwards in (False, True, False):
        _sort(graph, columns, backwards=backwards)
    return Layout(tuple(map(tuple, columns)))


def _sort(graph: Graph, columns: list[list[str]], *, backwards: bool) -> None:
    """Sort each column by the heights in those before it, or after it."""
    height: dict[str, float] = {}
    for column in reversed(columns) if backwards else columns:

        def wanted(name: str, column: list[str] = column) -> float:
            joined = [user.name for user in graph.users(name)] if backwards else list(graph.node(name).inputs)
            heights = [height[other] for other in joined if other in height]
            return sum(heights) / len(heights) if heights else (column.index(name) + 0.5) / len(column)

        order = {name: wanted(name) for name in column}
        column.sort(key=order.__getitem__)
        height.update((name, (place + 0.5) / len(column)) for place, name in enumerate(column))


OWN: Final = "own"
"""What has been edited."""


def _value(name: str, value: float) -> Node:
    return Node(name, Kind.VALUE, (), value)


PRESETS: Final[Mapping[str, tuple[str, Graph]]] = {
    "sum": (
        "x₁ + x₂ = z",
        Graph(
            (_value("x₁", 1.5), _value("x₂", 0.5), Node("z", Kind.SUM, ("x₁", "x₂")), Node("L", Kind.SQUARE, ("z",)))
        ),
    ),
    "product": (
        "(x₁ + x₂) · w",
        Graph(
            (
                _value("x₁", 2.0),
                _value("x₂", 1.0),
                _value("w", -1.5),
                Node("u", Kind.SUM, ("x₁", "x₂")),
                Node("L", Kind.PRODUCT, ("u", "w")),
            )
        ),
    ),
    "neuron": (
        mark("a unit's loss"),
        Graph(
            (
                _value("w", 0.8),
                _value("x", 1.5),
                _value("b", -0.5),
                _value("−t", -1.0),
                Node("u₁", Kind.PRODUCT, ("w", "x")),
                Node("z", Kind.SUM, ("u₁", "b")),
                Node("y", Kind.SIGMOID, ("z",)),
                Node("u₂", Kind.SUM, ("y", "−t")),
                Node("L", Kind.SQUARE, ("u₂",)),
            )
        ),
    ),
    "diamond": (
        mark("two ways: they add"),
        Graph(
            (
                _value("x", 1.0),
                _value("w", -2.0),
                Node("u₁", Kind.PRODUCT, ("x", "w")),
                Node("u₂", Kind.SIGMOID, ("x",)),
                Node("L", Kind.SUM, ("u₁", "u₂")),
            )
        ),
    ),
}
"""Name -> its words for the screen, and the graph. The first is the article's sum, with a loss to it."""
