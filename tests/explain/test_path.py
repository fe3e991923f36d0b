"""The path: where a learner stands on it, and where it goes on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hwr.chapters.contents import KEYS
from hwr.explain.lesson import Lesson, LessonStep
from hwr.explain.path import LearningPath, Standing
from hwr.explain.progress import LONGEST_PUPIL, LessonProgress
from hwr.explain.question import OpenQuestion


def lesson(key: str, chapter: str) -> Lesson:
    steps = tuple(LessonStep(f"Step {number}", "Text.", chapter, {}, (), None) for number in (1, 2, 3))
    return Lesson(key, f"About {chapter}", "", 5, steps)


LEADING = {key: f"lesson-{key}" for key in KEYS}
LESSONS = {name: lesson(name, key) for key, name in LEADING.items()}
OWN = lesson("own", KEYS[1])
WHY = OpenQuestion(ask="Why?")


@pytest.fixture
def path() -> LearningPath:
    return LearningPath.through({**LESSONS, OWN.key: OWN}, LEADING)


def next_key(path: LearningPath, progress: LessonProgress) -> str | None:
    station = path.next_station(progress)
    return None if station is None else station.chapter.key


def test_the_path_has_each_chapter_and_ones_own_lessons_beside_it(path: LearningPath) -> None:
    assert [station.chapter.key for station in path.stations] == list(KEYS)
    assert [station.number for station in path.stations] == list(range(1, len(KEYS) + 1))
    assert path.others == {OWN.key: OWN}
    assert path.station_of(OWN) is None
    assert path.station_of(LESSONS[LEADING[KEYS[2]]]) == path.stations[2]
    assert [path.after(station) for station in path.stations] == [*path.stations[1:], None]


def test_it_begins_at_the_first_goes_on_where_one_was_and_ends_when_all_is_done(path: LearningPath) -> None:
    progress = LessonProgress()
    assert next_key(path, progress) == KEYS[0]
    progress = progress.at(LEADING[KEYS[3]], 2)
    assert next_key(path, progress) == KEYS[3], "it goes on where the learner was"
    progress = progress.done(LEADING[KEYS[3]])
    assert next_key(path, progress) == KEYS[4]
    for key in KEYS[4:]:
        progress = progress.at(LEADING[key], 3).done(LEADING[key])
    assert next_key(path, progress) == KEYS[0], "what was passed over comes in the end"
    for key in KEYS[:3]:
        progress = progress.done(LEADING[key])
    assert next_key(path, progress) is None
    assert path.done(progress) == len(KEYS)


def test_a_lesson_that_was_clicked_through_is_seen_and_done_once_its_questions_are_answered() -> None:
    asked = (LessonStep("Read", "Text.", KEYS[0], {}, (), None), LessonStep("Asked", "Text.", KEYS[0], {}, (), WHY))
    first = replace(LESSONS[LEADING[KEYS[0]]], steps=(*asked, asked[1]))
    path = LearningPath.through({**LESSONS, first.key: first}, LEADING)
    progress = LessonProgress().at(first.key, 3).answered(first, 3, "So").done(first.key)
    assert path.stations[0].standing(progress) is Standing.SEEN
    assert path.done(progress) == 0
    assert progress.next_step(first) == 2, "it goes on at the question that is open"
    assert next_key(path, progress) == KEYS[1], "the path goes on all the same"
    for key in KEYS[1:]:
        progress = progress.at(LEADING[key], 3).done(LEADING[key])
    assert next_key(path, progress) == KEYS[0], "in the end it comes back to what is open"
    progress = progress.answered(first, 2, "Therefore")
    assert path.stations[0].standing(progress) is Standing.DONE
    assert progress.next_step(first) == 1
    assert next_key(path, progress) is None


def test_a_lesson_beside_the_path_leaves_it_where_it_was(path: LearningPath) -> None:
    progress = LessonProgress().done(LEADING[KEYS[0]]).at(OWN.key, 1)
    assert next_key(path, progress) == KEYS[1]


def test_a_chapter_whose_lesson_cannot_be_used_is_passed_over() -> None:
    path = LearningPath.through({name: one for name, one in LESSONS.items() if name != LEADING[KEYS[0]]}, LEADING)
    assert path.stations[0].lesson is None
    assert path.stations[0].standing(LessonProgress()) is Standing.AHEAD
    assert next_key(path, LessonProgress()) == KEYS[1]


def test_a_lesson_begun_anew_forgets_itself_alone_and_can_be_taken_back() -> None:
    first, second = LESSONS[LEADING[KEYS[0]]].key, LESSONS[LEADING[KEYS[1]]].key
    before = LessonProgress().at(first, 3).done(first).at(second, 2)
    anew = before.begun_anew(first)
    assert (dict(anew.reached), anew.finished) == ({second: 2}, ())
    back = anew.at(first, 1).taking_back(first, before)
    assert (dict(back.reached), back.finished) == (dict(before.reached), before.finished)
    never = LessonProgress()
    assert never.at(first, 2).taking_back(first, never) == never


def test_a_pupils_name_is_one_short_line_and_is_kept() -> None:
    progress = LessonProgress().named(f"  Ada\n Lovelace {'x' * 200}\udce9")
    assert progress.pupil.startswith("Ada Lovelace xxx")
    assert len(progress.pupil) == LONGEST_PUPIL
    assert LessonProgress.from_json(progress.to_json()).pupil == progress.pupil
