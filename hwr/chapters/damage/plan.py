"""A plan of damage: what the dials ask for, and what was clicked, whichever network it is done to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from hwr.chapters.damage.damage import WHOLE, Damage, Unit, share_of_units
from hwr.nn.network import Architecture

BIASES: Final = -1
"""In the place of a unit: the biases of its layer."""


@dataclass(frozen=True)
class Plan:
    """What is to be broken; frozen, so that every step can be taken back.

    Attributes:
        off: the share of each hidden layer's units that is off, chosen by chance.
        unbiased: whether no layer has biases.
        pruned, noise, bits: as in `Damage`.
        seed: of all that is chance.
        by_hand: units, and biases (a unit of `BIASES`), that were clicked, each with whether it is to be broken: the
            dials have no say in these. What a network does not have is passed over.
    """

    off: float = 0.0
    unbiased: bool = False
    pruned: float = 0.0
    noise: float = 0.0
    bits: int = WHOLE
    seed: int = 0
    by_hand: frozenset[tuple[Unit, bool]] = frozenset()

    def damage(self, architecture: Architecture) -> Damage:
        """What that means for a network of this shape."""
        off = set(share_of_units(architecture, self.off, self.seed))
        layers = architecture.layers
        unbiased = set(range(len(layers))) if self.unbiased else set()
        for at, is_broken in self.by_hand:
            if not 0 <= at.layer < len(layers):
                continue
            if at.unit == BIASES:
                (unbiased.add if is_broken else unbiased.discard)(at.layer)
            elif at.layer < len(layers) - 1 and at.unit < layers[at.layer].units:
                (off.add if is_broken else off.discard)(at)
        return Damage(frozenset(off), frozenset(unbiased), self.pruned, self.noise, self.seed, self.bits)

    def toggled(self, at: Unit, architecture: Architecture) -> Plan:
        """With this unit, or these biases, the other way round; clicked twice, all is as it was."""
        by_hand = {one for one in self.by_hand if one[0] != at}
        as_dialled = replace(self, by_hand=frozenset(by_hand))
        is_broken = not _is_broken(self.damage(architecture), at)
        if is_broken != _is_broken(as_dialled.damage(architecture), at):
            by_hand.add((at, is_broken))
        return replace(self, by_hand=frozenset(by_hand))


def _is_broken(damage: Damage, at: Unit) -> bool:
    return at.layer in damage.unbiased if at.unit == BIASES else at in damage.off
