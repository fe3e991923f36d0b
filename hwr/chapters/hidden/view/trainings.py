"""The trainings of the chapter: what is computed of small networks in the background, and kept while the panel is."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from hwr.chapters.hidden.depth import Comparison, Experiment, compare
from hwr.chapters.hidden.plane import Parted, Task, part
from hwr.chapters.hidden.small import Small, train_small
from hwr.chapters.hidden.view.learning import learning_curve
from hwr.recipe.preparing import Prepared, Preparer
from hwr.recipe.progress import Progress
from hwr.train.sample_curve import SampleCurve
from hwr.ui.kit.at_once import AtOnce
from hwr.ui.kit.task import BackgroundTask


class Trainings(QObject):
    """Owner of the digits, of the comparisons, which a button begins, and of what needs none."""

    advanced = Signal()
    """A comparison is under way: see `progress`."""
    compared = Signal()
    """A comparison has ended: see `comparison` and `problem_of_comparing`."""
    grew = Signal()
    """What needs no button is farther than before: see `growing` and `progress_at_once`."""
    ended = Signal()
    """What needs no button has ended: it is known now, or see `problem`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._comparing = BackgroundTask(self)
        self._comparing.advanced.connect(self.advanced)
        self._comparing.ended.connect(self._take_comparison)
        self._fetching = BackgroundTask(self)
        self._fetching.ended.connect(self.ended)
        self._at_once = AtOnce(self)
        self._at_once.ended.connect(self.ended)
        self._at_once.advanced.connect(self.grew)
        self._asked = Experiment()
        self._measured: dict[Experiment, Comparison] = {}

    @property
    def is_busy(self) -> bool:
        return self.is_comparing or self._fetching.is_busy or self._at_once.is_busy

    def forget(self) -> None:
        """Give up what is under way, and drop all that is known but the digits."""
        self._comparing.cancel()
        self._measured.clear()
        self._at_once.forget()

    # What a button begins

    @property
    def is_comparing(self) -> bool:
        """Whether a comparison is under way."""
        return self._comparing.is_busy

    @property
    def progress(self) -> Progress | None:
        """Of the comparison under way; None before its first."""
        return self._comparing.progress

    @property
    def problem_of_comparing(self) -> str:
        """Why the last comparison failed, in a sentence; empty if it did not."""
        return self._comparing.problem

    def comparison(self, experiment: Experiment) -> Comparison | None:
        """What was measured of an experiment, if it was."""
        return self._measured.get(experiment)

    def compare(self, experiment: Experiment) -> None:
        """Begin to train networks of several depths."""
        self._asked = experiment
        # Its own preparer: a job that was cancelled may still be at work in the last one.
        self._comparing.start(compare(experiment, Preparer()))

    def cancel(self) -> None:
        """Give the comparison up."""
        self._comparing.cancel()

    @Slot()
    def _take_comparison(self) -> None:
        if isinstance(self._comparing.result, Comparison):
            self._measured[self._asked] = self._comparing.result
        self.compared.emit()

    # What needs no button

    @property
    def problem_of_fetching(self) -> str:
        """Why there are no digits, in a sentence; empty if nothing is wrong."""
        return self._fetching.problem

    @property
    def problem(self) -> str:
        """Why what is begun without a button failed; empty if it did not."""
        return self._fetching.problem or self._at_once.problem

    @property
    def progress_at_once(self) -> Progress | None:
        """Of what is under way without a button; None before its first."""
        return self._at_once.progress

    @property
    def digits(self) -> Prepared | None:
        """None while they are not fetched."""
        return self._fetching.result if isinstance(self._fetching.result, Prepared) else None

    def small(self, decay: float) -> Small | None:
        """The small network with this weight decay, if it is trained."""
        found = self._at_once.found(decay)
        return found if isinstance(found, Small) else None

    def parted(self, task: Task) -> Parted | None:
        """What came of these points and units, if it is known."""
        found = self._at_once.found(task)
        return found if isinstance(found, Parted) else None

    def curve(self, units: int) -> SampleCurve | None:
        """Of a network with so many units, if it is known."""
        found = self._at_once.found(_curve(units))
        return found if isinstance(found, SampleCurve) else None

    def growing(self, units: int) -> SampleCurve | None:
        """What there is of the curve while it is made."""
        found = self._at_once.so_far(_curve(units))
        return found if isinstance(found, SampleCurve) else None

    def fetch(self) -> None:
        """Fetch the digits, unless they are there, on their way, or could not be had."""
        if self.digits is None and not self._fetching.is_busy and not self._fetching.problem:
            self._fetching.start(Preparer().prepare(Experiment().recipe(0, 0)))

    def want_small(self, decay: float) -> None:
        """Begin to train the small network, once there are digits."""
        if self.digits is not None:
            self._at_once.want(decay, partial(train_small, decay, self.digits))

    def want_parted(self, task: Task) -> None:
        """Begin to part these points."""
        self._at_once.want(task, partial(part, task))

    def want_curve(self, units: int) -> None:
        """Begin to make the curve, once there are digits."""
        if self.digits is not None:
            self._at_once.want(_curve(units), partial(learning_curve, units, self.digits))


def _curve(units: int) -> tuple[str, int]:
    """What the learning curve is asked for as."""
    return "curve", units
