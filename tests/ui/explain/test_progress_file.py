"""The progress file: windows that share it, and what else can be in its place."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from hwr.errors import StorageError
from hwr.explain.lesson import Lesson, read_lesson
from hwr.explain.progress import LessonProgress
from hwr.store import lock
from hwr.store.paths import Paths
from hwr.ui.explain.lesson_shelf import ProgressFile


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "home" / "progress.json"


@pytest.fixture
def lesson() -> Lesson:
    return read_lesson(sorted(Paths.of_user().shipped_lessons.glob("*.toml"))[0])


def at(lesson: str, step: int) -> Callable[[LessonProgress], LessonProgress]:
    return lambda progress: progress.at(lesson, step)


def kept(path: Path) -> LessonProgress:
    file = ProgressFile(path)
    assert file.load() == ""
    return file.progress


def opened(path: Path, count: int) -> list[ProgressFile]:
    files = [ProgressFile(path) for _ in range(count)]
    assert [file.load() for file in files] == [""] * count
    return files


def test_two_windows_lose_nothing_of_each_other(path: Path) -> None:
    first, second = opened(path, 2)
    first.change(at("one", 2))
    second.change(at("two", 3))
    first.change(lambda progress: progress.done("one"))
    second.change(at("one", 4))
    assert dict(kept(path).reached) == {"one": 4, "two": 3}
    assert kept(path).finished == ("one",)
    assert second.progress == kept(path), "what the other did is known from then on"


def test_answers_of_two_windows_are_counted_together(path: Path, lesson: Lesson) -> None:
    step = next(number for number, one in enumerate(lesson.steps, start=1) if one.question is not None)
    question = lesson.steps[step - 1].question
    assert question is not None
    for file in [*opened(path, 3), *opened(path, 2)]:
        file.change(lambda progress: progress.answered(lesson, step, question.expected))
    answer = kept(path).answer_to(lesson, step)
    assert answer is not None
    assert answer.tries == 5


def test_what_could_not_be_written_is_written_with_the_next_change(path: Path) -> None:
    (file,) = opened(path, 1)
    path.parent.parent.joinpath("home").write_bytes(b"")  # a file in the folder's place
    for step in (1, 2):
        with pytest.raises(StorageError, match=r"progress\.json"):
            file.change(at("one", step))
    assert file.progress.reached == {"one": 2}, "it holds meanwhile"
    path.parent.unlink()
    (other,) = opened(path, 1)
    other.change(at("two", 1))
    file.change(at("three", 1))
    assert kept(path).reached == {"one": 2, "two": 1, "three": 1}


def test_a_file_that_was_taken_away_is_written_anew(path: Path) -> None:
    (file,) = opened(path, 1)
    file.change(at("one", 2))
    path.unlink()
    file.change(at("two", 1))
    assert kept(path).reached == {"one": 2, "two": 1}


def test_damage_that_came_meanwhile_is_set_aside(path: Path) -> None:
    (file,) = opened(path, 1)
    file.change(at("one", 2))
    path.write_bytes(b"\xff\xfe")
    assert "progress.json.bak; the lessons go on" in file.change(at("two", 1))
    assert path.with_name("progress.json.bak").read_bytes() == b"\xff\xfe"
    assert kept(path).reached == {"one": 2, "two": 1}


def test_of_two_windows_that_find_it_damaged_one_sets_it_aside(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.parent.mkdir()
    path.write_bytes(b"{")
    first, second = ProgressFile(path), ProgressFile(path)
    held = lock.locked

    def late(*arguments: object, **options: object) -> object:
        monkeypatch.setattr("hwr.store.lock.locked", held)
        assert "begin anew" in second.load()  # while the first one waits for its turn
        second.change(at("two", 1))
        return held(*arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr("hwr.store.lock.locked", late)
    assert first.load() == ""
    assert first.progress.reached == {"two": 1}
    assert [item.name for item in path.parent.glob("*.bak*")] == ["progress.json.bak"]


def test_another_program_that_does_not_let_go(path: Path) -> None:
    (file,) = opened(path, 1)
    with (
        lock.locked(path),
        pytest.raises(StorageError, match=r"Another program holds .*progress\.json\.lock and does not let go"),
        lock.locked(path, seconds=0.02),
    ):
        pass
    file.change(at("one", 1))
    assert kept(path).reached == {"one": 1}


@pytest.mark.skipif(os.name == "nt", reason="no such things")
@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir], ids=["pipe", "folder"])
def test_what_is_no_file_is_set_aside_and_not_waited_for(path: Path, make: Callable[[Path], None]) -> None:
    path.parent.mkdir()
    make(path)
    file = ProgressFile(path)
    assert "cannot be read" in file.load()
    file.change(at("one", 1))
    assert kept(path).reached == {"one": 1}
    assert path.with_name("progress.json.bak").exists()


def test_no_change_writes_nothing(path: Path) -> None:
    (file,) = opened(path, 1)
    assert file.change(lambda progress: progress) == ""
    assert not path.parent.exists()
