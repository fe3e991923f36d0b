"""What a learner can say at the end of the path, chapter by chapter, in a sentence each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from hwr.language import mark

LEARNT: Final[Mapping[str, str]] = {
    "slope": mark("A slope says how much something changes when I turn one dial a little."),
    "unit": mark("A unit adds up its inputs, each times its weight, and a bias."),
    "perceptron": mark("One unit draws one straight line, and XOR needs more than one."),
    "sigmoid": mark("The sigmoid has a slope everywhere, but many in a row let little of a gradient through."),
    "activations": mark("The activation decides what a unit can say, and how much gradient gets through it."),
    "cost": mark("The loss is one number for how wrong the network is; to learn is to make it smaller."),
    "descent": mark("Against the slope the loss falls, and the learning rate says how far to go at once."),
    "batches": mark("A few samples tell the slope only roughly, but leave time for many steps."),
    "graph": mark("Along a path slopes multiply, and where paths meet they add up: the chain rule."),
    "network": mark("The error comes back along the same edges, so each weight learns its share of it."),
    "debugger": mark("The δ of a unit is what its edges bring back, times the unit's own slope."),
    "check": mark("A nudge shows whether a gradient is right."),
    "hidden": mark("Hidden units move the points, until one straight cut can part them."),
    "why": mark("The same slopes, taken at the picture, tell which ink spoke for the answer."),
    "damage": mark("What a network knows is spread over all its weights, so much of it can go."),
}
"""By the chapters' keys."""
