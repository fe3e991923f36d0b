"""The inspector: what of a run is being looked at, in a thread of its own, and what the doctor says of it."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal, Slot

from hwr.errors import HwrError
from hwr.train import events
from hwr.train.doctor.doctor import Doctor
from hwr.train.doctor.evidence import Evidence
from hwr.train.doctor.health import health
from hwr.train.drawing_reader import DrawingReader
from hwr.train.observation import Moment, SubjectKind
from hwr.train.observer import Inspection, InspectionRequest, Observer
from hwr.train.own_drawings import OwnDrawings

if TYPE_CHECKING:
    from hwr.data.digits import DrawnDigits
    from hwr.ink.normalisation import NormalisedInk
    from hwr.nn.history import History
    from hwr.nn.report import StopReason
    from hwr.recipe.preparing import Prepared
    from hwr.recipe.recipe import Recipe

DIAGNOSE_EVERY: Final = 0.3
"""Seconds."""


class Inspector(QObject):
    """Looks at the latest moment of a run, or at an earlier one, whenever there is something new to see.

    Attributes:
        drawings: people's own drawings, to be read for the second score; None to leave it out.
        own: the user's, for the third; None to leave it out.
        inspection: what was last seen; None before.
    """

    inspected = Signal(object)
    """A network was looked at; carries the `Inspection`."""
    diagnosed = Signal(object, str)
    """Carries what the doctor says, a tuple of `Diagnosis`, and how the training does in general."""
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.drawings: DrawnDigits | None = None
        self.own: OwnDrawings | None = None
        self._observer = Observer()
        self._ink: NormalisedInk | None = None
        self._kind = SubjectKind.BATCH
        self._digit = 0
        self.forget_run()

    def drawing_reader(self) -> DrawingReader:
        """For the training's thread; what the user has taught belongs to the thread that asks for it."""
        return DrawingReader(self.drawings, None if self.own is None else OwnDrawings(self.own.path))

    def forget_run(self) -> None:
        """Another run is looked at from now on."""
        self.inspection: Inspection | None = None
        self._view: events.Viewed | None = None
        self._is_wanted = False
        self._diagnosed_at = 0.0
        self.forget_diagnoses()

    def forget_diagnoses(self) -> None:
        """What the doctor has seen so far no longer holds."""
        self._doctor = Doctor()

    @property
    def is_busy(self) -> bool:
        """Whether something is being looked at."""
        return self._observer.is_busy

    def close(self) -> None:
        """End all background work."""
        self._observer.close()

    # What is looked at

    def set_ink(self, ink: NormalisedInk | None) -> None:
        """The user has drawn something else; None for a blank canvas."""
        self._ink = ink
        self._is_wanted = True

    @Slot(object, int)
    def look_at(self, kind: SubjectKind, digit: int = 0) -> None:
        """Show what such a subject does in the network; of the tested digits, the one at this place."""
        self._kind = kind
        if kind is SubjectKind.DIGIT:
            self._digit = digit
        self._is_wanted = True

    def take_view(self, view: events.Viewed) -> None:
        """The training has shown its network."""
        self._view = view
        self._is_wanted = True

    def look_again(self, *, diagnose: bool = False) -> None:
        """Look once more, and let the doctor speak at once if so."""
        self._is_wanted = True
        if diagnose:
            self._diagnosed_at = 0.0

    # Looking

    def poll(
        self,
        recipe: Recipe,
        prepared: Prepared,
        history: History,
        stop: StopReason | None,
        earlier: Moment | None,
    ) -> None:
        """Begin to look if there is something new to see, and tell what has been seen.

        Args:
            stop: why the training has ended; None if it has not.
            earlier: the moment to look at; None for the latest, of which alone the doctor speaks.
        """
        if self._is_wanted and self._view is not None and not self._observer.is_busy:
            self._is_wanted = False
            moment = self._view.moment if earlier is None else earlier
            request = InspectionRequest(
                moment, recipe, prepared, self._view.batch, self._ink, self._kind, self._digit, self.drawings, self.own
            )
            self._observer.look(request)
        try:
            seen = self._observer.latest()
        except HwrError as error:
            self.failed.emit(str(error))
            return
        if seen is None or seen.request.prepared is not prepared:
            return
        self.inspection = seen
        self.inspected.emit(seen)
        if earlier is None and monotonic() - self._diagnosed_at >= DIAGNOSE_EVERY:
            self._diagnosed_at = monotonic()
            answers = None if seen.examination is None else seen.examination.confusion.sum(axis=0)
            evidence = Evidence(recipe, history, seen.observation.batch, answers, stop)
            self.diagnosed.emit(self._doctor.look(evidence), health(evidence))
