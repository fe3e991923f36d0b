"""What can go wrong in the layers: their units and their gradients. Each function finds one problem, or nothing."""

from __future__ import annotations

from typing import Final

import numpy as np

from hwr.language import tr
from hwr.nn.activations import ACTIVATIONS
from hwr.nn.gradient_flow import STILL, Flow, UnitStates, gradient_flow, unit_states
from hwr.nn.trace import LayerTrace
from hwr.recipe import notes
from hwr.recipe.notes import Note
from hwr.train.doctor import remedies
from hwr.train.doctor.diagnosis import Diagnosis, Problem, Remedy, Severity
from hwr.train.doctor.evidence import Evidence
from hwr.words import numeral, relative


def symmetry(seen: Evidence) -> Diagnosis | None:
    """Symmetry: all units of a layer have the same weights, so that they can never learn different things.

    The first hidden layer whose units are all alike; initial weights must break the symmetry between them
    (Goodfellow, Bengio & Courville 2016, sec. 8.4).
    """
    hidden = () if seen.batch is None or seen.updates == 0 else seen.batch.layers[:-1]
    alike = next((number for number, layer in enumerate(hidden, start=1) if _is_alike(layer)), None)
    if alike is None:
        return None
    units = tr("%n unit(s)", "", seen.recipe.hidden[alike - 1].units)
    return Diagnosis(
        problem=Problem.COLLAPSE,
        title=tr("All units are alike"),
        evidence=tr(
            "The {units} of layer {layer} have the same weights, so they get the same "
            "gradient and stay alike for ever.",
            units=units,
            layer=alike,
        ),
        layer=alike,
        remedies=(remedies.fitting_weights(seen),),
        chapter="hidden",
        severity=Severity.FATAL,
    )


def _is_alike(layer: LayerTrace) -> bool:
    """Equal to the last bit: random weights never are."""
    several = layer.weights.shape[1] > 1
    return bool(several and np.ptp(layer.weights, axis=1).max() == 0 and np.ptp(layer.biases) == 0)


DEAD_SHARE: Final = 0.6
"""Of a layer's units. Up to a quarter are dead from the start or soon in healthy networks: a ReLU's sparseness does no
harm (Glorot, Bordes & Bengio 2011)."""

ENOUGH_SAMPLES: Final = 50
"""A unit that is 0 for fewer is not yet known to be dead."""


def _unit_states(seen: Evidence) -> list[UnitStates]:
    """Of each hidden layer; none as long as too few samples were recorded."""
    if seen.batch is None or len(seen.batch.inputs) < ENOUGH_SAMPLES:
        return []
    layers = zip(seen.batch.layers, seen.recipe.hidden, strict=False)
    return [unit_states(layer, spec.activation) for layer, spec in layers]


def dead(seen: Evidence) -> Diagnosis | None:
    """Dead units: ReLU units that are 0 for every digit, so that no gradient ever reaches them again.

    The layer with the largest share of dead units.
    """
    layers = [states.dead for states in _unit_states(seen)]
    worst = max(range(len(layers)), key=lambda index: layers[index].mean(), default=None)
    if seen.batch is None or worst is None or layers[worst].mean() < DEAD_SHARE:
        return None
    count, units = int(layers[worst].sum()), len(layers[worst])
    return Diagnosis(
        problem=Problem.DEAD,
        title=tr("Units are dead"),
        evidence=tr(
            "{count} of layer {layer}'s {units} are 0 for all {digits} digits looked at; no "
            "gradient reaches their weights.",
            count=count,
            layer=worst + 1,
            units=tr("%n ReLU unit(s)", "", units),
            digits=len(seen.batch.inputs),
        ),
        layer=worst + 1,
        remedies=_against_dead(seen),
        chapter="activations",
        severity=Severity.FATAL if count == units else Severity.SERIOUS,
    )


def _against_dead(seen: Evidence) -> tuple[Remedy, ...]:
    found = [remedies.leaky_relu(seen)]
    if remedies.has_odd_weights(seen):
        found.insert(0, remedies.fitting_weights(seen))
    elif remedies.is_rate_high(seen):
        # Dead units do not come back by smaller steps: a lower rate too starts anew.
        found.insert(0, remedies.lower_rate(seen, live=False))
    return tuple(found)


SATURATED_SHARE: Final = 1 / 3
"""Of a hidden layer's units; in the healthy ones it is hardly any. (Glorot & Bengio 2010, sec. 3, watch whole layers
saturate.) Outputs are meant to saturate."""

SATURATION_UPDATES: Final = 40
"""By then it shows whether the loss leaps about, which saturates units too."""


def saturation(seen: Evidence) -> Diagnosis | None:
    """Saturation: sigmoid or tanh units at one end of their range, where their slope is nearly 0.

    The hidden layer with the largest share of saturated units.
    """
    layers = [states.saturated for states in _unit_states(seen)]
    worst = max(range(len(layers)), key=lambda index: layers[index].mean(), default=None)
    if seen.updates < SATURATION_UPDATES or worst is None or layers[worst].mean() < SATURATED_SHARE:
        return None
    count, units = int(layers[worst].sum()), len(layers[worst])
    activation = seen.recipe.hidden[worst].activation
    return Diagnosis(
        problem=Problem.SATURATION,
        title=tr("Units are saturated"),
        evidence=tr(
            "{count} of layer {layer}'s {units} are at an end of their range for nearly "
            "every digit, where their slope is below a twentieth of its largest.",
            count=count,
            layer=worst + 1,
            units=tr("%n {activation} unit(s)", "", units, activation=tr(ACTIVATIONS[activation].title)),
        ),
        layer=worst + 1,
        remedies=_against_saturation(seen),
        chapter="sigmoid",
        severity=Severity.SERIOUS,
    )


def _against_saturation(seen: Evidence) -> tuple[Remedy, ...]:
    if remedies.has_odd_weights(seen):
        return remedies.fitting_weights(seen), remedies.relu(seen)
    return remedies.lower_rate(seen, live=False), remedies.relu(seen)


NOT_HELD_UP: Final = 0.8
"""Who has come so far of the way from guessing to perfect is not held up."""


def vanishing(seen: Evidence) -> Diagnosis | None:
    """Vanishing gradients: the first layers hardly hear of the error, and hardly move.

    Judged by the median norms and steps of the last reports: where the optimizer makes up for small gradients, as
    Adam does, nothing is wrong.
    """
    norms = seen.recent(seen.history.gradient_norms)
    ratios = seen.recent(seen.history.update_ratios)
    if norms is None or ratios is None or (seen.accuracy or 0.0) > NOT_HELD_UP:
        return None
    found = gradient_flow(norms)
    ratio = float(ratios[found.layer - 1])
    if found.flow is not Flow.VANISHING or ratio > STILL:
        return None
    return Diagnosis(
        problem=Problem.VANISHING,
        title=tr("The gradients vanish"),
        evidence=tr(
            "Layer {layer}'s gradient is {factor} times smaller than layer {other}'s; an "
            "update changes its weights by {ratio}.",
            layer=found.layer,
            factor=numeral(found.factor, 2),
            other=found.compared,
            ratio=relative(ratio),
        ),
        layer=found.layer,
        remedies=_against_vanishing(seen),
        chapter="sigmoid",
        severity=Severity.FATAL,
    )


def _against_vanishing(seen: Evidence) -> tuple[Remedy, ...]:
    one = remedies.anew(seen, Note(notes.ONE_LAYER), {"hidden": seen.recipe.to_dict()["hidden"][:1]})
    several = len(seen.recipe.hidden) > 1
    if remedies.squashes(seen):
        return (remedies.relu(seen), one) if several else (remedies.relu(seen),)
    return (remedies.fitting_weights(seen), one) if remedies.has_odd_weights(seen) else (one,)


def exploding(seen: Evidence) -> Diagnosis | None:
    """Exploding gradients: on the way back the gradient grows from layer to layer until steps are wild.

    Judged by the median norms of the last reports. One that grows on the way back but stays small does no harm.
    """
    norms = seen.recent(seen.history.gradient_norms)
    if norms is None:
        return None
    found = gradient_flow(norms)
    if found.flow not in (Flow.EXPLODING, Flow.NOT_FINITE) or found.layer != found.compared:
        return None
    return Diagnosis(
        problem=Problem.EXPLODING,
        title=tr("The gradients explode"),
        evidence=tr(
            "Layer {layer}'s gradient has a norm of {norm}; about 1 is usual.",
            layer=found.layer,
            norm=numeral(found.factor),
        ),
        layer=found.layer,
        remedies=(remedies.fitting_weights_or_lower_rate(seen),),
        chapter="sigmoid",
        severity=Severity.FATAL,
    )
