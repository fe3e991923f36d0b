"""Yardsticks: what a loss and an accuracy are measured against, from blind guessing to the best there is."""

from __future__ import annotations

import math

from hwr.recipe.recipe import Recipe


def guessing_loss(recipe: Recipe) -> float:
    """The loss of always answering with each class's share, a = 1 / classes, when the classes are alike in number.

    With y = (1 - s) onehot + s / classes for the label smoothing s: log(classes) for cross-entropy after a softmax,
    classes H(1 / classes) after sigmoids with the binary entropy H, (1 - s)^2 (1 - 1 / classes) / 2 for the squared
    error.
    """
    classes = recipe.output.units
    if recipe.training.loss == "mean_squared_error":
        return (1 - recipe.training.label_smoothing) ** 2 * (1 - 1 / classes) / 2
    return math.log(classes) if recipe.output.activation == "softmax" else classes * _entropy(1 / classes)


def best_loss(recipe: Recipe) -> float:
    """The loss of a network that is right about every digit: what smoothing and pictures of no digit leave of it."""
    classes, smoothing = recipe.output.units, recipe.training.label_smoothing
    right = 0.0
    if recipe.training.loss == "cross_entropy" and smoothing:
        label, other = 1 - smoothing + smoothing / classes, smoothing / classes
        if recipe.output.activation == "softmax":
            right = -label * math.log(label) - (classes - 1) * other * math.log(other)
        else:
            right = _entropy(label) + (classes - 1) * _entropy(other)
    unknowable = _unknowable(recipe)
    return (1 - unknowable) * right + unknowable * guessing_loss(recipe)


def guessing_accuracy(recipe: Recipe) -> float:
    """Right by chance, in [0, 1]."""
    return 1 / recipe.output.units


def best_accuracy(recipe: Recipe) -> float:
    """On the training samples: pictures of no digit have labels drawn by lot, which nobody can know."""
    return 1 - _unknowable(recipe) * (1 - guessing_accuracy(recipe))


def _unknowable(recipe: Recipe) -> float:
    """The share of training samples whose label is drawn by lot."""
    nonsense = recipe.nonsense if recipe.variants else 0.0
    return nonsense / (1 + nonsense)


def _entropy(p: float) -> float:
    """H(p) = -p log p - (1 - p) log(1 - p), 0 < p < 1."""
    return -p * math.log(p) - (1 - p) * math.log(1 - p)
