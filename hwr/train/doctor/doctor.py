"""The doctor: from evidence to what goes wrong, the most serious first, without what something else already explains.

What stands in the way of all learning comes first; overfitting, which only a network that does learn can have, last.
What one diagnosis explains is not named besides it: a training that diverged has of course leapt before, and layers
that get no gradient are why the loss lies flat. `EXPLAINS` says which explains which.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from hwr.train.doctor import layer_problems, loss_problems
from hwr.train.doctor.diagnosis import Diagnosis, Problem
from hwr.train.doctor.evidence import Evidence

CHECKS: Final[tuple[Callable[[Evidence], Diagnosis | None], ...]] = (
    loss_problems.divergence,
    layer_problems.exploding,
    layer_problems.symmetry,
    layer_problems.dead,
    loss_problems.oscillation,
    layer_problems.saturation,
    layer_problems.vanishing,
    loss_problems.low_rate,
    loss_problems.collapse,
    loss_problems.plateau,
    loss_problems.never_answered,
    loss_problems.overfitting,
)
"""In order of precedence."""

_STANDSTILL: Final = frozenset({Problem.COLLAPSE, Problem.PLATEAU, Problem.NEVER_ANSWERED})

EXPLAINS: Final[Mapping[Problem, frozenset[Problem]]] = {
    Problem.DIVERGENCE: frozenset(Problem) - {Problem.DIVERGENCE},
    Problem.EXPLODING: frozenset(Problem) - {Problem.EXPLODING},
    Problem.DEAD: _STANDSTILL | {Problem.VANISHING, Problem.LOW_RATE, Problem.OSCILLATION},
    Problem.OSCILLATION: _STANDSTILL | {Problem.SATURATION, Problem.VANISHING, Problem.LOW_RATE},
    Problem.SATURATION: _STANDSTILL | {Problem.VANISHING, Problem.LOW_RATE},
    Problem.VANISHING: _STANDSTILL | {Problem.LOW_RATE},
    Problem.LOW_RATE: _STANDSTILL,
    Problem.COLLAPSE: _STANDSTILL
    | {Problem.DEAD, Problem.OSCILLATION, Problem.SATURATION, Problem.VANISHING, Problem.LOW_RATE},
    Problem.PLATEAU: frozenset({Problem.NEVER_ANSWERED}),
    Problem.NEVER_ANSWERED: frozenset(),
    Problem.OVERFITTING: frozenset(),
}
"""What each makes needless to name."""

TO_COME: Final = 3
TO_GO: Final = 3
"""So many looks in a row must find a diagnosis before it is told, and miss it before it is withdrawn."""


def diagnose(seen: Evidence) -> tuple[Diagnosis, ...]:
    """What goes wrong, the most serious first; nothing if all is well, or if it is too early to tell."""
    found: list[Diagnosis] = []
    explained: frozenset[Problem] = frozenset()
    for check in CHECKS:
        diagnosis = check(seen)
        if diagnosis is not None and diagnosis.problem not in explained:
            found.append(diagnosis)
            explained |= EXPLAINS[diagnosis.problem]
    return tuple(found)


class Doctor:
    """Remembers its last looks at one training, so that no diagnosis comes or goes with one odd moment.

    Looks between which the training did not move count as one.
    """

    def __init__(self) -> None:
        self._update = -1
        self._found: dict[Problem, int] = {}
        self._missed: dict[Problem, int] = {}
        self._told: dict[Problem, Diagnosis] = {}

    def look(self, seen: Evidence) -> tuple[Diagnosis, ...]:
        """Look at the training again: what is wrong for certain, the most serious first.

        A training that has ended is taken as it is. Another one wants another doctor; of one that was rewound, what no
        longer holds goes in the usual time.
        """
        now = {diagnosis.problem: diagnosis for diagnosis in diagnose(seen)}
        if seen.stop is not None:
            self._told = now
        else:
            if seen.history.update != self._update:
                self._update = seen.history.update
                self._found = {problem: self._found.get(problem, 0) + 1 for problem in now}
                self._missed = {problem: self._missed.get(problem, 0) + 1 for problem in set(Problem) - now.keys()}
            due = {problem for problem in now if problem in self._told or self._found.get(problem, 0) >= TO_COME}
            lasting = {problem for problem in self._told.keys() - now.keys() if self._missed.get(problem, 0) < TO_GO}
            self._told = {
                problem: now.get(problem) or self._told[problem] for problem in Problem if problem in due | lasting
            }
        return tuple(self._told.values())
