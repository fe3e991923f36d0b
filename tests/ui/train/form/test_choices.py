"""The lists offer everything that a recipe can have, and nothing else."""

from __future__ import annotations

from hwr.nn.activations import ACTIVATIONS
from hwr.nn.initializers import INITIALIZERS
from hwr.nn.losses import LOSSES
from hwr.nn.optimizers import OPTIMIZERS
from hwr.nn.schedules import AVERAGINGS, SCHEDULES
from hwr.nn.setting import Choice
from hwr.recipe.recipe import HELD_OUT
from hwr.store.model_file import OUTPUTS
from hwr.ui.train.form import choices
from hwr.ui.train.form.draft import NONE


def values(offered: tuple[Choice, ...]) -> set[str | None]:
    assert all(choice.tip.endswith(".") for choice in offered)
    return {choice.value for choice in offered}


def test_everything_that_can_be_is_offered() -> None:
    assert values(choices.HIDDEN_ACTIVATIONS) == set(ACTIVATIONS) - {"step", "softmax"}
    assert values(choices.OUTPUT_ACTIVATIONS) == set(OUTPUTS)
    assert values(choices.initializers("relu")) == {None, *INITIALIZERS}
    assert values(choices.CHOICES["training.loss"]) == set(LOSSES)
    assert values(choices.CHOICES["training.optimizer"]) == set(OPTIMIZERS)
    assert values(choices.CHOICES["training.schedule"]) == set(SCHEDULES)
    assert values(choices.CHOICES["training.averaging"]) == {NONE, *AVERAGINGS}
    assert values(HELD_OUT) == {"none", "random", "last_fifth"}
    assert values(choices.CHOICES["training.dtype"]) == {"float32", "float64"}


def test_the_usual_first_weights_are_those_of_the_activation() -> None:
    assert choices.initializers("relu")[0].label == "Usual (He)"
    assert choices.initializers("tanh")[0].label == "Usual (Xavier)"
