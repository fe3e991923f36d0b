"""The path: the chapters in their order, each with its lesson, and where on it a learner stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from hwr.chapters.contents import CHAPTERS
from hwr.explain.chapter import Chapter
from hwr.explain.lesson import Lesson
from hwr.explain.progress import LessonProgress


class Standing(Enum):
    """How far a learner has come in a lesson."""

    AHEAD = "ahead"
    UNDER_WAY = "under way"
    SEEN = "seen"
    """Gone through to its end, with questions passed over: they are still open."""
    DONE = "done"
    """Gone through, and every question answered, rightly or not."""


def standing(lesson: Lesson, progress: LessonProgress) -> Standing:
    """How far the learner has come in it; who does a finished lesson once more is under way again."""
    if lesson.key in progress.finished:
        return Standing.SEEN if progress.open_steps(lesson) else Standing.DONE
    return Standing.UNDER_WAY if lesson.key in progress.reached else Standing.AHEAD


@dataclass(frozen=True)
class Station:
    """One chapter of the path.

    Attributes:
        number: from 1.
        lesson: the one that leads through it; None if its file cannot be used.
    """

    number: int
    chapter: Chapter
    lesson: Lesson | None

    def standing(self, progress: LessonProgress) -> Standing:
        """How far the learner has come in it."""
        return Standing.AHEAD if self.lesson is None else standing(self.lesson, progress)

    def asks_first(self, progress: LessonProgress) -> bool:
        """Whether its lesson still has something to ask, so that what the chapter tells is to wait."""
        return self.lesson is not None and self.standing(progress) is not Standing.DONE


@dataclass(frozen=True)
class LearningPath:
    """All stations, and the lessons beside the path.

    Attributes:
        stations: one for each chapter, in the order of the contents.
        others: the learner's own lessons, by their keys, in the order in which they came.
    """

    stations: tuple[Station, ...]
    others: Mapping[str, Lesson]

    @classmethod
    def through(cls, lessons: Mapping[str, Lesson], leading: Mapping[str, str]) -> LearningPath:
        """The path through all chapters.

        Args:
            lessons: all there are, by their keys.
            leading: chapter's key -> key of the lesson that leads through it.
        """
        stations = tuple(
            Station(number, chapter, lessons.get(leading.get(chapter.key, "")))
            for number, chapter in enumerate(CHAPTERS, start=1)
        )
        on_path = {station.lesson.key for station in stations if station.lesson is not None}
        return cls(stations, {key: lesson for key, lesson in lessons.items() if key not in on_path})

    def station(self, chapter: str) -> Station:
        """The station of the chapter with this key, which there must be."""
        return next(one for one in self.stations if one.chapter.key == chapter)

    def station_of(self, lesson: Lesson) -> Station | None:
        """The station that this lesson leads through; None for one beside the path."""
        return next((one for one in self.stations if one.lesson == lesson), None)

    def after(self, station: Station) -> Station | None:
        """The station that comes next; None after the last."""
        return self.stations[station.number] if station.number < len(self.stations) else None

    def done(self, progress: LessonProgress) -> int:
        """How many stations the learner has done."""
        return sum(one.standing(progress) is Standing.DONE for one in self.stations)

    def next_station(self, progress: LessonProgress) -> Station | None:
        """Where to go on: where the learner was last, if that is not at its end, or else at the first station after it
        that is not, or before it; then at the first with open questions; None once all are done."""
        keys = [None if one.lesson is None else one.lesson.key for one in self.stations]
        begin = keys.index(progress.last) if progress.last in keys else 0
        round_trip = (*self.stations[begin:], *self.stations[:begin])
        standings = [(one, one.standing(progress)) for one in round_trip if one.lesson is not None]
        left = [one for one, how in standings if how in (Standing.AHEAD, Standing.UNDER_WAY)]
        still_open = [one for one, how in standings if how is Standing.SEEN]
        return next(iter((*left, *sorted(still_open, key=lambda one: one.number))), None)
