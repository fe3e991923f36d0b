"""The graphs a learner begins with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from hwr.chapters.graph.model import Graph
from hwr.nn.scalar_graph import Kind, Node

OWN: Final = "own"
"""What has been edited."""


def _value(name: str, value: float) -> Node:
    return Node(name, Kind.VALUE, (), value)


PRESETS: Final[Mapping[str, tuple[str, Graph]]] = {
    "sum": (
        "a + b = z",
        Graph((_value("a", 1.5), _value("b", 0.5), Node("z", Kind.SUM, ("a", "b")), Node("E", Kind.SQUARE, ("z",)))),
    ),
    "product": (
        "(a + b) · c",
        Graph(
            (
                _value("a", 2.0),
                _value("b", 1.0),
                _value("c", -1.5),
                Node("z", Kind.SUM, ("a", "b")),
                Node("E", Kind.PRODUCT, ("z", "c")),
            )
        ),
    ),
    "neuron": (
        "a neuron's error",
        Graph(
            (
                _value("w", 0.8),
                _value("x", 1.5),
                _value("b", -0.5),
                _value("−y", -1.0),
                Node("p", Kind.PRODUCT, ("w", "x")),
                Node("z", Kind.SUM, ("p", "b")),
                Node("a", Kind.SIGMOID, ("z",)),
                Node("r", Kind.SUM, ("a", "−y")),
                Node("E", Kind.SQUARE, ("r",)),
            )
        ),
    ),
    "diamond": (
        "two ways: they add",
        Graph(
            (
                _value("a", 1.0),
                _value("b", -2.0),
                Node("u", Kind.PRODUCT, ("a", "b")),
                Node("v", Kind.SIGMOID, ("a",)),
                Node("E", Kind.SUM, ("u", "v")),
            )
        ),
    ),
}
"""Name -> its words for the screen, and the graph. The first is the article's sum, with an error to it."""
