"""A walk through a graph's pass: one node at a time, forward to the loss and back to the values."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from hwr.nn.scalar_graph import Kind, Node, ScalarPass


@dataclass(frozen=True)
class Stop:
    """Where one stands.

    Attributes:
        node: the one that computes, or hands its gradient back; None before the first.
        is_backward: which of the two.
    """

    node: Node | None
    is_backward: bool


@dataclass(frozen=True)
class GraphWalk:
    """The stops of a pass, and what is known at each."""

    made: ScalarPass

    @cached_property
    def stops(self) -> tuple[Stop, ...]:
        """The values stand; each node computes; the loss's own gradient is 1; each node hands its gradient back.

        Nodes that do not lead to the loss have nothing to hand back.
        """
        computing = [node for node in self.made.nodes if node.kind is not Kind.VALUE]
        leading = self._leading
        back = [Stop(node, True) for node in reversed(computing) if node.name in leading]
        return (Stop(None, False), *(Stop(node, False) for node in computing), Stop(None, True), *back)

    @property
    def last(self) -> int:
        """The number of the last stop."""
        return len(self.stops) - 1

    @cached_property
    def _leading(self) -> frozenset[str]:
        """What has a way to the loss."""
        found = {self.made.output.name}
        for node in reversed(self.made.nodes):
            if node.name in found:
                found.update(node.inputs)
        return frozenset(found)

    def leads(self, name: str) -> bool:
        """Whether a node has a way to the loss."""
        return name in self._leading

    def has_value(self, name: str, step: int) -> bool:
        """Whether a node's number is known at a stop."""
        node = self.made.node(name)
        return node.kind is Kind.VALUE or Stop(node, False) in self.stops[: step + 1]

    def has_gradient(self, name: str, step: int) -> bool:
        """Whether all that comes back to a node has arrived at a stop."""
        if Stop(None, True) not in self.stops[: step + 1] or not self.leads(name):
            return False
        return all(self.is_carried(edge.target, step) for edge in self.made.edges_from(name) if self.leads(edge.target))

    def is_carried(self, target: str, step: int) -> bool:
        """Whether a node has handed its gradient back along its inputs at a stop."""
        return Stop(self.made.node(target), True) in self.stops[: step + 1]
