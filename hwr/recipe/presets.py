"""Presets: recipes that come with the program, each with the reason why it is worth a look."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from hwr.language import mark, tr
from hwr.nn.config import TrainingConfig
from hwr.nn.network import LayerSpec
from hwr.nn.optimizers import SGD, Adam
from hwr.recipe.recipe import CLASSES, SOFTMAX, Recipe, shipped_training


@dataclass(frozen=True)
class Preset:
    """A recipe with a name.

    Attributes:
        title: a few words for a list.
        why: two sentences on what there is to see and why it happens.
        recipe: the recipe.
        is_sound: whether it trains as one would wish; the others are experiments in failing.
    """

    title: str
    why: str
    recipe: Recipe
    is_sound: bool = True

    @property
    def label(self) -> str:
        """The title, and that it fails if it is meant to."""
        return tr(self.title) if self.is_sound else tr("{title} (meant to fail)", title=tr(self.title))

    @property
    def reason(self) -> str:
        """Why it is worth a look, and that it fails if it is meant to."""
        return tr(self.why) if self.is_sound else tr("An experiment in failing. {why}", why=tr(self.why))


def _small(
    training: TrainingConfig, *hidden: LayerSpec, output: LayerSpec = SOFTMAX, samples: int | None = None
) -> Recipe:
    """Trained on the digits as they are, in a second, and tested on a random fifth."""
    return Recipe(hidden, output, samples=samples, variants=0, nonsense=0, held_out="random", training=training)


_ADAM = TrainingConfig(optimizer=Adam(), learning_rate=2e-3, batch_size=64, epochs=60)
_SGD = TrainingConfig(optimizer=SGD(), learning_rate=0.1, batch_size=64, epochs=60)
_DEEP = 6

PRESETS: Final[Mapping[str, Preset]] = {
    "first": Preset(
        mark("A good first network"),
        mark(
            "One hidden layer of 64 ReLU units, trained with Adam on mini-batches of 64: everything "
            "here is an ordinary, sensible choice. The loss falls fast, then slowly, and it reads "
            "nearly all digits it has never seen."
        ),
        _small(_ADAM, LayerSpec(64)),
    ),
    "classic": Preset(
        mark("The classic: sigmoid and squared error"),
        mark(
            "Thirty sigmoid units and squared error, trained by plain gradient descent on batches of "
            "10, as textbooks began for decades. It learns, but sets off slowly: where a sigmoid is "
            "saturated its slope, and with it the gradient of the squared error, nearly vanishes."
        ),
        _small(
            replace(_SGD, loss="mean_squared_error", learning_rate=1.0, batch_size=10),
            LayerSpec(30, "sigmoid"),
            output=LayerSpec(len(CLASSES), "sigmoid"),
        ),
    ),
    "deep-sigmoid": Preset(
        mark("Deep sigmoid: vanishing gradients"),
        mark(
            "Six hidden layers of sigmoids: on the way back each multiplies the gradient by a slope "
            "of at most 0.25, so the first layers hardly hear of the error. Watch the gradient "
            "magnitudes fan out and the loss lie flat."
        ),
        _small(replace(_SGD, learning_rate=0.05), *[LayerSpec(30, "sigmoid")] * _DEEP),
        is_sound=False,
    ),
    "deep-relu": Preset(
        mark("The same depth with ReLU"),
        mark(
            "The same six layers and the same descent, but a ReLU's slope is 1 wherever it is on, so "
            "the gradient arrives. Lay this run's curves over the deep sigmoid's: only the "
            "activation was changed."
        ),
        _small(replace(_SGD, learning_rate=0.05), *[LayerSpec(30)] * _DEEP),
    ),
    "rate-too-high": Preset(
        mark("Learning rate too high"),
        mark(
            "Each step is so long that it overshoots the valley, and the next starts from further up "
            "the other side. The loss leaps about and ends worse than it began; a rate of 0.1 cures "
            "it."
        ),
        _small(replace(_SGD, learning_rate=4.0, epochs=40), LayerSpec(64, "tanh")),
        is_sound=False,
    ),
    "rate-too-low": Preset(
        mark("Learning rate too low"),
        mark(
            "The direction is right and the steps are tiny: the loss falls in a straight, patient "
            "line and is nowhere near its floor when time is up. Compare the update ratio with the "
            "usual thousandth."
        ),
        _small(replace(_SGD, learning_rate=2e-4, epochs=40), LayerSpec(64)),
        is_sound=False,
    ),
    "no-hidden": Preset(
        mark("No hidden layer"),
        mark(
            "Ten outputs straight on the 64 pixels: the weights of each are a picture of what it "
            "looks for, and one can read them. It is right surprisingly often, but no straight cut "
            "tells every 8 from every 1."
        ),
        _small(replace(_ADAM, learning_rate=5e-3)),
    ),
    "zeros": Preset(
        mark("All weights zero"),
        mark(
            "When all units of a layer start alike they all get the same gradient and stay alike for "
            "ever. The network never tells one unit from another, and its guess stays at chance."
        ),
        _small(
            replace(_SGD, epochs=30), LayerSpec(64, "relu", "zeros"), output=LayerSpec(len(CLASSES), "softmax", "zeros")
        ),
        is_sound=False,
    ),
    "stochastic": Preset(
        mark("Stochastic: one digit at a time"),
        mark(
            "An update after every single digit: each gradient is a rough guess at the true one, so "
            "the loss jitters, yet on average it falls, and in few epochs. Switch the axis to "
            "seconds to see what that costs."
        ),
        _small(replace(_SGD, learning_rate=0.02, batch_size=1, epochs=15), LayerSpec(64)),
    ),
    "full-batch": Preset(
        mark("Full batch: gradient descent proper"),
        mark(
            "All digits in every update: the gradient is exact, the curve is smooth, and an epoch is "
            "one single step. It needs many epochs; lay it over the stochastic run and switch the "
            "axis between updates and epochs."
        ),
        _small(replace(_SGD, learning_rate=0.5, batch_size=None, epochs=400), LayerSpec(64)),
    ),
    "overfitting": Preset(
        mark("Overfitting on 50 digits"),
        mark(
            "A large network learns fifty digits by heart: the training loss goes to nothing while "
            "the test loss turns and climbs. The gap between the curves is what it memorised instead "
            "of understood."
        ),
        _small(
            replace(_ADAM, learning_rate=1e-2, batch_size=20, epochs=100), LayerSpec(256), LayerSpec(128), samples=50
        ),
        is_sound=False,
    ),
    "quick": Preset(
        mark("A taste of the shipped recipe"),
        mark(
            "Twenty rewritten variants of each digit instead of a hundred, and a small network: "
            "seconds of training. Compare the two scores: what is learnt from variants carries over "
            "to your own drawings."
        ),
        Recipe(
            hidden=(LayerSpec(128),),
            variants=20,
            held_out="random",
            training=replace(shipped_training(), max_updates=1_500),
        ),
    ),
    "shipped": Preset(
        mark("The shipped model's recipe"),
        mark(
            "The network that reads in this window: 100 rewritten variants of each digit, dropout, "
            "noise, averaged weights and a learning rate that rises and falls once. It takes about a "
            "minute, and keeps no digit back to test on."
        ),
        Recipe(),
    ),
    "plain": Preset(
        mark("The shipped recipe without variants"),
        mark(
            "The same training with the 1,797 digits as they are. It reads the set's own digits as "
            "well as ever and your drawings worse: what it never saw it never learnt."
        ),
        Recipe(
            hidden=(LayerSpec(100),),
            variants=0,
            nonsense=0,
            held_out="random",
            training=replace(shipped_training(), max_updates=1_500, batch_size=64),
        ),
    ),
}
"""By their short names, which the command line takes too."""
