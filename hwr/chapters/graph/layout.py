"""A graph's layout: columns from the values to the error, each node a place; made anew whenever the graph changes."""

from __future__ import annotations

from dataclasses import dataclass

from hwr.chapters.graph.model import Graph


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
