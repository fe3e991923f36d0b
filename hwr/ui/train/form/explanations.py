"""Explanations: the form's words for every setting, and what each does to learning."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Explanation:
    """What stands beside a control.

    Attributes:
        label: the setting's name in the form.
        tip: one or two sentences on what it does to learning.
    """

    label: str
    tip: str


EXPLANATIONS: Final[Mapping[str, Explanation]] = {
    "preset": Explanation(
        "Preset",
        "A complete recipe to start from, with what there is to see in it. Whatever you had can be brought back with "
        "Undo.",
    ),
    "hidden": Explanation(
        "Hidden layers",
        "Each layer makes features of those of the layer before. More layers can express more, and the gradient has "
        "farther to go back.",
    ),
    "hidden.units": Explanation(
        "Units",
        "How many features the layer can tell apart. Too few cannot learn the digits; far too many learn them by heart "
        "and take longer.",
    ),
    "hidden.activation": Explanation(
        "Activation",
        "The bend that makes several layers more than one. Its slope multiplies the gradient on the way back: where "
        "the slope is small, learning is slow.",
    ),
    "hidden.initializer": Explanation(
        "First weights",
        "How the weights are drawn before the first update. It decides whether signals and gradients keep their size "
        "through the layers.",
    ),
    "output.activation": Explanation(
        "Output",
        "How ten numbers become probabilities: softmax lets the classes compete, sigmoid asks about each on its own.",
    ),
    "output.initializer": Explanation(
        "First weights",
        "How the output layer's weights are drawn. Large ones make it certain, and mostly wrong, from the start.",
    ),
    "training.loss": Explanation(
        "Loss",
        "What is minimised. It decides how strongly each kind of mistake pulls on the weights.",
    ),
    "training.optimizer.name": Explanation(
        "Optimizer",
        "How a gradient becomes a step. The clever ones take long steps where the slope is steady and short ones where "
        "it is rough.",
    ),
    "training.optimizer.momentum": Explanation(
        "Momentum",
        "How much of the last step goes on into this one, from 0 up to below 1. More is faster along valleys and "
        "overshoots more easily.",
    ),
    "training.optimizer.decay": Explanation(
        "Memory",
        "How slowly the gradients' recent size is forgotten, from 0 up to below 1. Longer memories make steadier "
        "steps.",
    ),
    "training.optimizer.epsilon": Explanation(
        "Epsilon",
        "Added to the size that steps are divided by. Larger values tame the steps of weights whose gradients are "
        "tiny.",
    ),
    "training.optimizer.beta1": Explanation(
        "Beta 1",
        "How slowly the mean gradient is forgotten, from 0 up to below 1: Adam's momentum. Less reacts faster, more "
        "is smoother.",
    ),
    "training.optimizer.beta2": Explanation(
        "Beta 2",
        "How slowly the gradients' size is forgotten, from 0 up to below 1. Less adapts the steps faster and more "
        "nervously.",
    ),
    "training.optimizer.weight_decay": Explanation(
        "Weight decay",
        "Pulls every weight towards 0 by this share of the rate at each update. It keeps the network from relying on "
        "a few large weights.",
    ),
    "training.learning_rate": Explanation(
        "Learning rate",
        "How long the steps are. Too long and the loss leaps about or explodes, too short and it hardly moves; it can "
        "be changed while a run is under way.",
    ),
    "training.schedule.name": Explanation(
        "Schedule",
        "How the learning rate changes along the way. Long steps first find the valley, short ones at the end find its "
        "floor.",
    ),
    "training.schedule.every": Explanation(
        "Drop after",
        "So many updates at one rate before it drops. Too few and the steps are tiny before the valley is reached.",
    ),
    "training.schedule.drop": Explanation(
        "Drop factor",
        "What the rate is multiplied by at each drop, above 0 and at most 1. Small factors settle quickly, perhaps too "
        "early.",
    ),
    "training.schedule.final": Explanation(
        "Final share",
        "The share of the learning rate that is left at the end, from 0 to 1. Near 0 the last updates only polish.",
    ),
    "training.schedule.warmup": Explanation(
        "Warm-up",
        "The share of the training in which the rate rises. A longer rise is gentler on fresh weights and leaves less "
        "time for settling.",
    ),
    "training.schedule.initial": Explanation(
        "First share",
        "The share of the learning rate to begin with, above 0 and at most 1. A small start keeps fresh weights from "
        "being thrown about.",
    ),
    "batches": Explanation(
        "Batches",
        "How many samples each update looks at: one, some, or all. Few make noisy steps and many of them; all make one "
        "exact step an epoch.",
    ),
    "training.batch_size": Explanation(
        "Batch size",
        "Samples an update. Larger batches give calmer gradients and fewer updates an epoch, and bear a higher "
        "learning rate.",
    ),
    "training.dtype": Explanation(
        "Precision",
        "How many digits are computed with. It changes the speed and hardly ever what is learnt.",
    ),
    "training.l2": Explanation(
        "L2",
        "A price on large weights, added to the loss. It smooths what is learnt; too much and the network is too stiff "
        "to learn.",
    ),
    "training.dropout": Explanation(
        "Dropout",
        "The chance that a hidden unit is silenced in an update. No unit can rely on another, so less is learnt by "
        "heart; training takes longer.",
    ),
    "training.input_noise": Explanation(
        "Input noise",
        "Random noise on the pixels during training; 1 would be as strong as full ink. Small changes of the picture "
        "then matter less.",
    ),
    "training.label_smoothing": Explanation(
        "Label smoothing",
        "Takes this share of certainty from every label. The network stops growing ever more certain and its doubts "
        "mean more.",
    ),
    "training.averaging.name": Explanation(
        "Weight average",
        "Reads with a mean of the weights along the way instead of the last ones. It evens out the jitter of noisy "
        "updates and mostly reads better.",
    ),
    "training.averaging.decay": Explanation(
        "Memory",
        "How slowly older weights fade, from 0 up to below 1. 0.999 averages about the last thousand updates; too much "
        "drags the start along.",
    ),
    "training.averaging.start": Explanation(
        "From share",
        "The share of the training after which averaging begins, from 0 up to below 1. Too early and unfinished "
        "weights count.",
    ),
    "augmentation": Explanation(
        "Augmentation",
        "Rewrites each digit in many hands before training. What is learnt then carries over to your own drawings; it "
        "takes longer to prepare.",
    ),
    "variants": Explanation(
        "Variants",
        "Rewritten variants of each digit, 0 for none. More show more ways of writing, and every epoch takes longer.",
    ),
    "restructured": Explanation(
        "Restructured",
        "The share of variants that are written differently, not only bent: an open 4, a barred 7. They teach forms "
        "that the set hardly has.",
    ),
    "nonsense": Explanation(
        "Nonsense",
        "For each variant so many pictures of no digit, with random labels. They teach the network to be unsure of "
        "what is no digit.",
    ),
    "samples": Explanation(
        "Samples",
        "Learn from so many digits only. With few of them a large network learns by heart instead of understanding.",
    ),
    "held_out": Explanation(
        "Test digits",
        "Digits that are kept back and never learnt from. Only they tell what the network does with digits it has "
        "never seen.",
    ),
    "validation": Explanation(
        "Validation",
        "The share of the digits to learn from that is kept back to tell when to stop: 0, or 0.01 to 0.5. More makes "
        "the judgement steadier and leaves less to learn from.",
    ),
    "training.seed": Explanation(
        "Seed",
        "Decides everything that is random: weights, order, noise and split. The same seed gives the same run, bit for "
        "bit; another shows what was luck.",
    ),
    "training.epochs": Explanation(
        "Epochs",
        "Stop after so many times through all samples. Too few and it has not learnt yet, too many and it begins to "
        "learn by heart.",
    ),
    "training.max_updates": Explanation(
        "Updates",
        "Stop after so many steps, whatever the number of samples. It makes runs with different batches comparable.",
    ),
    "training.convergence_window": Explanation(
        "Convergence",
        "Stop when the mean loss of so many epochs is no lower than that of as many before. It ends a training that "
        "has nothing more to gain.",
    ),
    "training.convergence_tolerance": Explanation(
        "Tolerance",
        "The relative fall of the loss that still counts as progress, from 0 up to below 1. Larger values stop "
        "earlier.",
    ),
    "training.patience": Explanation(
        "Patience",
        "Stop after so many epochs without a lower loss on the validation digits, and keep the best weights. It ends "
        "the training before learning by heart begins.",
    ),
}
"""By the names of the settings; those without a dot that no recipe has belong to controls that stand for others."""
