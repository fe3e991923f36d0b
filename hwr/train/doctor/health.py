"""Health: what is said of a training with which nothing is wrong, honestly, with its number."""

from __future__ import annotations

from typing import Final

from hwr.language import mark, tr
from hwr.nn.history import History, MarkKind
from hwr.recipe.recipe import Recipe
from hwr.train.doctor.evidence import Evidence
from hwr.words import percent

GOOD: Final = 0.9
"""From this accuracy on a network reads digits as one expects of it."""

_BELOW: Final = 0.03
"""A training score that is lower than the test's by more wants to be explained."""

_READ: Final = {
    "test": mark("{share} of the test digits are read right"),
    "train": mark("{share} of the training samples are read right"),
}


def health(seen: Evidence) -> str:
    """A sentence or two."""
    history = seen.history
    kind = next((one for one in _READ if history.latest(f"{one}_accuracy") is not None), None)
    if kind is None:
        return tr("Nothing wrong so far.")
    share = history.latest(f"{kind}_accuracy")
    assert share is not None
    read = tr(_READ[kind], share=percent(share))
    if share >= GOOD:
        words = tr("Nothing wrong so far: {read}.", read=read)
    elif _is_over(seen):
        words = tr(
            "No fault found, but only {read}: it wants more updates, more units, or more digits to learn from.",
            read=read,
        )
    else:
        words = tr("Nothing wrong so far; {read} as yet.", read=read)
    return f"{words} {_why_training_is_lower(history, seen.recipe)}".strip()


def _is_over(seen: Evidence) -> bool:
    """Whether the training has come to its end, or was stopped."""
    marks = seen.history.marks
    return seen.stop is not None or any(one.kind is MarkKind.STOP for one in marks[-2:])


def _why_training_is_lower(history: History, recipe: Recipe) -> str:
    """Why fewer training samples than test digits are read right, if so; empty else."""
    test, training = history.latest("test_accuracy"), history.latest("train_accuracy")
    if test is None or training is None or training >= test - _BELOW:
        return ""
    if recipe.variants:
        if recipe.nonsense:
            return tr(
                "Of the training samples it is {training}: they are rewritten variants and nonsense, and harder.",
                training=percent(training),
            )
        return tr(
            "Of the training samples it is {training}: they are rewritten variants, and harder.",
            training=percent(training),
        )
    return tr(
        "Of the training samples it is {training}; with so few test digits that is chance.", training=percent(training)
    )
