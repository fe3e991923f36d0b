"""Replaying: a recipe in which something was done in the middle, as stretches of a training, each with one recipe."""

from __future__ import annotations

from dataclasses import dataclass, replace

from hwr.nn.history import MarkKind
from hwr.nn.state import TrainingState
from hwr.recipe.interventions import Intervention, until
from hwr.recipe.recipe import Recipe, changed, differences


@dataclass(frozen=True)
class Stretch:
    """A part of a training.

    Attributes:
        recipe: what is trained, and how, without anything being done in the middle.
        rates: (update, learning rate): after which updates it became another one, in the order in which it was done.
        end: the update after which it was left: the next stretch went on from there, or the training was stopped. None
            for one that came to its own end.
    """

    recipe: Recipe
    rates: tuple[tuple[int, float], ...] = ()
    end: int | None = None

    @property
    def stops(self) -> frozenset[int]:
        """The updates after which something is to be done."""
        return frozenset([update for update, _ in self.rates] + ([] if self.end is None else [self.end]))

    def do(self, state: TrainingState) -> None:
        """Do what was done after the update at which the state is."""
        for update, rate in self.rates:
            if update == state.update:
                state.learning_rate = rate

    def is_over(self, state: TrainingState) -> bool:
        """Whether the training was left here; at the end of an epoch that is after its report."""
        if self.end is None or state.update < self.end:
            return False
        return not state.samples or state.batch < state.config.updates_per_epoch(state.samples)


def going_on(recipe: Recipe, other: Recipe, update: int, *, note: str = "") -> Recipe:
    """The recipe of a run that goes on from another one's after an update, with all that was done until then."""
    branch = Intervention(update, MarkKind.BRANCH, before=differences(other, recipe), note=note)
    return replace(recipe, interventions=(*until(other.interventions, update), branch))


def to_go_on_with(recipe: Recipe, other: Recipe, epoch: int) -> Recipe:
    """The recipe as it can go on from another one's run after so many epochs: with that one's network, if its own is
    another, and with its epochs on top, if they are over by then."""
    if recipe.architecture != other.architecture:
        recipe = replace(other.undisturbed, training=recipe.training)
    epochs = recipe.training.epochs
    if epochs is not None and epoch >= epochs:
        recipe = replace(recipe, training=replace(recipe.training, epochs=epochs + epoch))
    return recipe


def stretches(recipe: Recipe) -> tuple[Stretch, ...]:
    """The stretches of a training, from its beginning on.

    A run that goes on from another one has its own recipe, and tells what was different before.

    Raises:
        ConfigError: if what is told to have been different before is no recipe.
    """
    found: list[Stretch] = []
    settings, rates, end = replace(recipe, interventions=()), list[tuple[int, float]](), None
    for one in reversed(recipe.interventions):
        match one.kind:
            case MarkKind.RATE if one.learning_rate is not None:
                rates.insert(0, (one.update, one.learning_rate))
            case MarkKind.STOP if not found and end is None:
                end = one.update
            case MarkKind.BRANCH:
                found.insert(0, Stretch(settings, tuple(rates), end))
                settings, rates, end = changed(settings, one.before), [], one.update
    found.insert(0, Stretch(settings, tuple(rates), end))
    return tuple(found)
