"""Rounds: what several visits to a training agree on; no diagnosis comes or goes with one odd moment."""

from __future__ import annotations

from typing import Final

from hwr.train.doctor.case import Case
from hwr.train.doctor.diagnosing import diagnose
from hwr.train.doctor.diagnosis import Diagnosis, Kind

TO_COME: Final = 3
TO_GO: Final = 3
"""So many visits in a row must find a diagnosis before it is told, and miss it before it is withdrawn."""


class Rounds:
    """Remembers the last visits to one training. Visits between which it did not move count as one."""

    def __init__(self) -> None:
        self._update = -1
        self._found: dict[Kind, int] = {}
        self._missed: dict[Kind, int] = {}
        self._told: dict[Kind, Diagnosis] = {}

    def visit(self, case: Case) -> tuple[Diagnosis, ...]:
        """Look at the training again: what is wrong for certain, the most serious first.

        A training that has ended is taken as it is. One that went back, or another one, begins afresh only with
        `Rounds()`; of a training that was rewound, what no longer holds goes in the usual time.
        """
        now = diagnose(case)
        if case.stop is not None:
            self._told = {diagnosis.kind: diagnosis for diagnosis in now}
            return now
        if case.history.update != self._update:
            self._update = case.history.update
            self._count({diagnosis.kind for diagnosis in now})
        fresh = {diagnosis.kind: diagnosis for diagnosis in now}
        due = [kind for kind in fresh if kind in self._told or self._found.get(kind, 0) >= TO_COME]
        lasting = [kind for kind in self._told if kind not in fresh and self._missed.get(kind, 0) < TO_GO]
        self._told = {kind: fresh.get(kind) or self._told[kind] for kind in Kind if kind in (*due, *lasting)}
        return tuple(self._told.values())

    def _count(self, kinds: set[Kind]) -> None:
        self._found = {kind: self._found.get(kind, 0) + 1 for kind in kinds}
        self._missed = {kind: self._missed.get(kind, 0) + 1 for kind in set(Kind) - kinds}
