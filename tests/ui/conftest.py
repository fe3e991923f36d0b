"""The real window with the shipped model, off the screen, and its user's folders in a temporary place."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import getCppPointer

from hwr.explain.lesson import Lesson, read_translated
from hwr.store.paths import Paths
from hwr.ui.app import Lab
from hwr.ui.kit.theme import LIGHT, Theme, palette
from hwr.ui.read.files import Choosers
from tests.train.digits_ready import ReadyPreparer, ready_samples
from tests.ui.patience import PatientBot

OpenLab = Callable[..., Lab]
Wear = Callable[[Theme], None]


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    return PatientBot(request)


@pytest.fixture(autouse=True)
def wear(qapp: QApplication) -> Wear:
    """Gives the application the colours of a theme; every test begins in the light one."""

    def put_on(theme: Theme) -> None:
        if QGuiApplication.palette() != palette(theme):
            qapp.setPalette(palette(theme))
            qapp.processEvents()  # widgets are told by an event

    put_on(LIGHT)
    return put_on


def _windows() -> dict[int, str]:
    """The windows there are that belong to no other, by their place in memory."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return {
        getCppPointer(widget)[0]: f"{type(widget).__name__} {widget.objectName()!r}"
        for widget in QApplication.topLevelWidgets()
        if widget.parent() is None and type(widget).__name__ not in _OF_QT
    }


_OF_QT = {"QTipLabel", "QFrame"}
"""What Qt itself keeps: the tooltip, and the frames of lists that have been open."""


@pytest.fixture(scope="module", autouse=True)
def no_window_left(qapp: QApplication) -> Iterator[None]:
    """No module leaves a window behind, not even one that nobody sees any more."""
    before = _windows()
    yield
    if _windows().keys() - before.keys():
        gc.collect()  # it takes a while
    left = [name for place, name in _windows().items() if place not in before]
    assert not left, f"left behind: {', '.join(sorted(left))}"


@pytest.fixture(scope="session", autouse=True)
def lessons_read_once() -> Iterator[None]:
    """The lessons that come with the program, which nothing changes, are read once in each language, not again for
    every window: that was half of what opening the page Explain takes. Those of other folders are read anew."""
    shipped = Paths.of_user().shipped_lessons
    read_before = cache(read_translated)

    def read(folder: Path, code: str) -> tuple[tuple[Lesson, ...], tuple[str, ...]]:
        return (read_before if folder == shipped else read_translated)(folder, code)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("hwr.ui.explain.lesson_shelf.read_translated", read)
        yield


@pytest.fixture
def paths(hwr_home: Path) -> Paths:
    return Paths.of_user()


@pytest.fixture
def ready_digits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is trained in the window, its samples are ready: what is told of making them is another matter."""
    ready_samples()  # now, so that nobody's patience is spent on it
    for place in (
        "ui.train.session",
        "chapters.batches.view.panel",
        "chapters.hidden.view.trainings",
        "train.sample_curve",
        "chapters.descent.slice",
    ):
        monkeypatch.setattr(f"hwr.{place}.Preparer", ReadyPreparer)


@pytest.fixture
def open_lab(qtbot: QtBot, qapp: QApplication, paths: Paths) -> Iterator[OpenLab]:
    """Opens windows, and closes those that the test leaves open."""
    labs: list[Lab] = []

    def opened(
        *, choosers: Choosers | None = None, model: Path | None = None, file: Path | None = None, **other: Path
    ) -> Lab:
        places = replace(paths, **other) if model is None else replace(paths, shipped_model=model, **other)
        lab = Lab(qapp, places, choosers)
        labs.append(lab)
        lab.window.resize(1100, 760)
        with qtbot.waitExposed(lab.window):
            lab.window.show()
        lab.window.activateWindow()
        lab.start(file)
        return lab

    yield opened
    for lab in labs:
        lab.window.close()
        lab.window.deleteLater()
        lab.deleteLater()
    QGuiApplication.clipboard().clear()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def lab(open_lab: OpenLab) -> Lab:
    if not Paths.of_user().shipped_model.is_file():
        pytest.skip("the shipped model is not there")
    return open_lab()
