"""What can go wrong with the loss and the answers. Each function finds one problem in the evidence, or nothing."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from hwr.language import mark, tr
from hwr.nn.report import StopReason
from hwr.nn.schedules import Constant
from hwr.recipe import notes
from hwr.recipe.notes import Note
from hwr.recipe.recipe import CLASSES
from hwr.train.doctor import remedies
from hwr.train.doctor.diagnosis import Diagnosis, Problem, Remedy, Severity
from hwr.train.doctor.evidence import Evidence, Floats
from hwr.words import alternatives, numeral, percent, relative


def divergence(seen: Evidence) -> Diagnosis | None:
    """Divergence: the training left the finite numbers and was stopped.

    The engine itself notices; it keeps the last weights with a finite loss.
    """
    if seen.stop is not StopReason.DIVERGED:
        return None
    losses = seen.history.losses
    updates = tr("%n update(s)", "", seen.history.update)
    return Diagnosis(
        problem=Problem.DIVERGENCE,
        title=tr("The training diverged"),
        evidence=(
            tr(
                "After {updates} the numbers became infinite; the loss had risen from {first} to {highest}. The last "
                "finite weights are kept.",
                updates=updates,
                first=numeral(losses[0]),
                highest=numeral(np.fmax.reduce(losses)),
            )
            if len(losses)
            else tr("After {updates} the numbers became infinite. The last finite weights are kept.", updates=updates)
        ),
        remedies=(remedies.fitting_weights_or_lower_rate(seen),),
        chapter="descent",
        severity=Severity.FATAL,
    )


LEAP_WINDOW: Final = 40
"""So many (smoothed) losses are looked at."""

LEAP: Final = 0.2
"""The mean change from one to the next, as a share of the whole way from guessing to the best loss: three times what
chance among the samples makes of a loss of 1 (its standard deviation over 64 samples is then about 0.06 of the way)."""

PROGRESS: Final = 0.8
"""The later half's median is at most this share of the earlier half's while learning goes on."""

RECOVERY: Final = 0.5
"""The same while the loss is worse than that of guessing: a little less of a disaster is no progress."""


def oscillation(seen: Evidence) -> Diagnosis | None:
    """Oscillation: steps overshoot the valley, so that the loss leaps about instead of falling.

    Large changes from one loss to the next that lead nowhere.
    """
    losses = seen.smoothed(LEAP_WINDOW)
    if len(losses) < LEAP_WINDOW or not np.isfinite(losses).all():
        return None
    earlier, later = np.median(losses[: LEAP_WINDOW // 2]), np.median(losses[LEAP_WINDOW // 2 :])
    leap = float(np.abs(np.diff(losses)).mean())
    if leap < LEAP * seen.span or later < (PROGRESS if earlier <= seen.guessing else RECOVERY) * earlier:
        return None
    low, high = np.quantile(losses, (0.05, 0.95))
    return Diagnosis(
        problem=Problem.OSCILLATION,
        title=tr("The loss leaps about"),
        evidence=tr(
            "It leapt between {low} and {high} in {count} batches and falls no "
            "further; blind guessing costs {guessing}.",
            low=numeral(low),
            high=numeral(high),
            count=LEAP_WINDOW,
            guessing=numeral(seen.guessing),
        ),
        remedies=(
            *((remedies.fitting_weights(seen),) if remedies.has_odd_weights(seen) else ()),
            remedies.lower_rate(seen),
        ),
        chapter="descent",
        severity=Severity.FATAL,
    )


TINY: Final = 2e-4
"""An update ratio that is far too small in every layer; about 1e-3 is usual."""

NEAR_GOAL: Final = 0.8
"""Near the goal steps may be small."""

LOW_RATE_UPDATES: Final = 50


def low_rate(seen: Evidence) -> Diagnosis | None:
    """Too low a rate: the direction is right and the steps are tiny.

    Every layer's median update ratio is tiny, and there is far to go.
    """
    ratios = seen.recent(seen.history.update_ratios)
    accuracy = seen.accuracy
    if seen.updates < LOW_RATE_UPDATES or ratios is None or accuracy is None or accuracy > NEAR_GOAL:
        return None
    training = seen.recipe.training
    if not 0 < ratios.max() < TINY or training.learning_rate >= remedies.usual_rate(training) or seen.is_rate_decayed:
        return None
    return Diagnosis(
        problem=Problem.LOW_RATE,
        title=tr("The learning rate is too low"),
        evidence=tr(
            "An update changes weights by {most} at most; about {usual} is usual. The "
            "loss is {loss}; blind guessing costs {guessing}.",
            most=relative(ratios.max()),
            usual=relative(0.001),
            loss=numeral(float(np.mean(seen.smoothed(10)))),
            guessing=numeral(seen.guessing),
        ),
        remedies=(remedies.usual_rate_remedy(seen),),
        chapter="descent",
        severity=Severity.SERIOUS,
    )


CHANCE: Final = 0.06
"""Of the way from guessing to perfect: less is chance. Classes are not quite equal in number."""

IN_A_ROW: Final = 5
"""So many evaluations in a row must show it."""

COLLAPSE_UPDATES: Final = 200
"""Some networks need a hundred updates to set off."""


def collapse(seen: Evidence) -> Diagnosis | None:
    """Collapse: the network answers no better than by guessing, and no longer gets better.

    Accuracy at chance, and a loss that does not fall.
    """
    if seen.updates < COLLAPSE_UPDATES:
        return None
    accuracy = seen.epochs(seen.accuracies)[-IN_A_ROW:]
    losses = seen.epochs(seen.history.evaluations("train_loss"))[-IN_A_ROW:]
    if len(accuracy) < IN_A_ROW or len(losses) < IN_A_ROW or accuracy.max() > CHANCE:
        return None
    if losses[0] - losses[-1] > 0.01 * seen.span:
        return None
    return Diagnosis(
        problem=Problem.COLLAPSE,
        title=tr("It only guesses"),
        evidence=tr(
            "{share} are right, as by chance, and for {count} epochs the loss has lain "
            "at {loss}; blind guessing costs {guessing}.",
            share=percent(seen.history.latest("train_accuracy") or 0.0),
            count=IN_A_ROW,
            loss=numeral(losses[-1]),
            guessing=numeral(seen.guessing),
        ),
        remedies=remedies.for_a_standstill(seen),
        chapter="descent",
        severity=Severity.FATAL,
    )


PLATEAU_EPOCHS: Final = 5
PLATEAU_UPDATES: Final = 150
"""Two stretches, each of so many epochs and updates at least, are compared."""

PLATEAU_FALL: Final = 0.01
"""Of the way from guessing to the best loss: less from one stretch to the next is no progress. (The engine's own
`convergence_window` compares in the same way.)"""

CONVERGED: Final = 0.9
"""Who has come so far has converged, not stalled."""


def plateau(seen: Evidence) -> Diagnosis | None:
    """A plateau: the loss has stopped falling although there is far to go.

    No progress from one stretch to the next, and much to learn still.
    """
    accuracy, length = seen.accuracy, max(PLATEAU_EPOCHS * seen.updates_per_epoch, PLATEAU_UPDATES)
    fall = seen.fall(length)
    if accuracy is None or accuracy > CONVERGED or fall is None or fall > PLATEAU_FALL:
        return None
    return Diagnosis(
        problem=Problem.PLATEAU,
        title=tr("The loss has stopped falling"),
        evidence=tr(
            "For {updates} it has lain at {loss}, and only {share} of the digits it learns from are right.",
            updates=tr("%n update(s)", "", length),
            loss=numeral(seen.level(length)),
            share=percent(seen.history.latest("train_accuracy") or 0.0),
        ),
        remedies=_against_plateau(seen),
        chapter="descent",
        severity=Severity.SERIOUS,
    )


def _against_plateau(seen: Evidence) -> tuple[Remedy, ...]:
    if seen.is_rate_decayed:
        return (remedies.anew(seen, Note(notes.CONSTANT_RATE), {"training.schedule": {"name": "constant"}}),)
    return remedies.for_a_standstill(seen)


MISSING_EPOCHS: Final = 5
MISSING_UPDATES: Final = 100
"""A network learns some classes before others; so long may it take, and after that as long again without much
progress."""

MISSING_FALL: Final = 0.1
"""Of the way from guessing to the best loss: while it falls faster, the class may yet be learnt."""

ENOUGH_ANSWERS: Final = 100
"""Among fewer digits a class may be missing by chance."""


def never_answered(seen: Evidence) -> Diagnosis | None:
    """A class never predicted: none of the test digits is read as it.

    Classes without a single answer, once learning has slowed down.
    """
    answers = seen.answers
    if answers is None or answers.sum() < ENOUGH_ANSWERS or answers.all():
        return None
    fall = seen.fall(max(MISSING_EPOCHS * seen.updates_per_epoch, MISSING_UPDATES))
    if fall is None or fall > MISSING_FALL:
        return None
    named = alternatives([CLASSES[label] for label in np.flatnonzero(answers == 0)])
    return Diagnosis(
        problem=Problem.NEVER_ANSWERED,
        title=tr("It never answers {digits}", digits=named),
        evidence=tr("None of the {count} test digits is read as {digits}.", count=int(answers.sum()), digits=named),
        remedies=remedies.for_a_standstill(seen),
        chapter="cost",
        severity=Severity.SERIOUS,
    )


CLIMB: Final = 1.05
"""Loss on held-out digits over its lowest so far: Prechelt's criterion GL5, a generalisation loss of 5 % (1998, "Early
stopping - but when?", sec. 2)."""

GAP: Final = 0.08
"""Accuracy on the digits learnt from less that on the others. The loss alone climbs too where a network only grows too
sure of its few mistakes; with all the digits the gap stays below 0.06, of 50 digits it is 0.1 and more."""

PATIENCE: Final = 10
"""Epochs: long enough to get over a bad moment."""

VALIDATION: Final = 0.2
"""The share kept back to tell when to stop."""

PENALTY: Final = 1e-2
"""Of the squared weights, at a rate that falls to nothing. With eight seeds on two OpenBLAS kernels 50 digits were then
never called overfitted; of five whose loss was compared, that on others ended 24 to 43 % lower. The penalty at a
constant rate, and the falling rate alone, each left some seeds overfitted. (Dropping out a third of the units raises
the loss as often as not, and half of them more often.)"""

FALLING: Final = {"name": "cosine"}


def overfitting(seen: Evidence) -> Diagnosis | None:
    """Overfitting: the network learns its digits by heart and gets worse at others.

    The loss on held-out digits turned and climbs while that on the digits learnt from falls on.
    """
    if seen.recipe.training.patience is not None:  # it will stop by itself and keep the best weights
        return None
    for kind in _ROSE:
        held_out = seen.history.evaluations(f"{kind}_loss")
        if np.isfinite(held_out).any():
            return _judge(seen, kind, held_out)
    return None


_ROSE: Final = {
    "validation": mark(
        "The validation loss rose from {lowest} to {last} since epoch {epoch} while the training loss fell to "
        "{learnt}; of the validation digits {share} fewer are right."
    ),
    "test": mark(
        "The test loss rose from {lowest} to {last} since epoch {epoch} while the training loss fell to {learnt}; of "
        "the test digits {share} fewer are right."
    ),
}


def _judge(seen: Evidence, kind: str, held_out: Floats) -> Diagnosis | None:
    learnt = seen.history.evaluations("train_loss")
    best = int(np.nanargmin(np.where(np.isfinite(held_out), held_out, np.nan)))
    since = held_out[best + 1 :]
    if len(since) < IN_A_ROW or not (since[-IN_A_ROW:] > CLIMB * held_out[best]).all() or not learnt[-1] < learnt[best]:
        return None
    gaps = (seen.history.evaluations("train_accuracy") - seen.history.evaluations(f"{kind}_accuracy"))[-IN_A_ROW:]
    if not (gaps > GAP).all():
        return None
    return Diagnosis(
        problem=Problem.OVERFITTING,
        title=tr("It overfits"),
        evidence=tr(
            _ROSE[kind],
            lowest=numeral(held_out[best]),
            last=numeral(held_out[-1]),
            epoch=best + 1,
            learnt=numeral(learnt[-1]),
            share=percent(gaps[-1]),
        ),
        remedies=_against_overfitting(seen),
        chapter="hidden",
        severity=Severity.SERIOUS,
    )


def _against_overfitting(seen: Evidence) -> tuple[Remedy, ...]:
    recipe, found = seen.recipe, []
    if recipe.samples is not None:
        found.append(Remedy(Note(notes.ALL_DIGITS), {"samples": None}))
    if not recipe.training.l2:
        text, changes = notes.PENALTY, dict[str, Any]({"training.l2": PENALTY})
        if isinstance(recipe.training.schedule, Constant):
            text = notes.PENALTY_AND_FALLING
            changes["training.schedule"] = FALLING
        found.append(Remedy(Note(text, {"penalty": PENALTY}), changes))
    stop = {"validation": recipe.validation or VALIDATION, "training.patience": PATIENCE}
    found.append(Remedy(Note(notes.BEST_EPOCH), stop))
    return tuple(found)
