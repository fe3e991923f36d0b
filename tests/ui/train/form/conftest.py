"""The form as its user meets it: shown, in the theme, with hands to type, choose and click."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from hwr.recipe.presets import PRESETS
from hwr.recipe.recipe import Recipe
from hwr.ui.kit.field.controls import ChoiceBox, NumberEdit
from hwr.ui.kit.theme import LIGHT, Theme, palette, style_sheet
from hwr.ui.train.form.recipe_fields import RecipeField
from hwr.ui.train.form.recipe_form import RecipeFormWidget
from tests.ui.patience import PATIENCE_MS

FIRST = PRESETS["first"].recipe


class Hands:
    """Does with the form what its user does, by the names of the controls."""

    def __init__(self, form: RecipeFormWidget) -> None:
        self.form = form

    def control(self, name: str) -> QWidget:
        """The control of that name, which must be within sight or scrolled to."""
        found = self.form.findChild(QWidget, name)
        assert isinstance(found, QWidget), name
        assert found.isVisible(), f"{name} is out of sight"
        return found

    def field(self, name: str) -> RecipeField:
        """The field of a setting."""
        return next(field for field in self.form.fields if field.answers_for(name))

    def type_in(self, name: str, text: str, *, settle: bool = True) -> None:
        """Type over what stands there, or paste what is too long to be typed, and go on with Enter."""
        edit = self.control(name)
        assert isinstance(edit, NumberEdit)
        edit.setFocus()
        edit.selectAll()
        if len(text) > 40:
            QGuiApplication.clipboard().setText(text)
            QTest.keyClick(edit, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        elif text:
            QTest.keyClicks(edit, text)
        else:
            QTest.keyClick(edit, Qt.Key.Key_Delete)
        if settle:
            QTest.keyClick(edit, Qt.Key.Key_Return)

    def choose(self, name: str, label: str) -> None:
        """Choose from a list by the arrow keys."""
        box = self.control(name)
        assert isinstance(box, ChoiceBox)
        wanted = box.findText(label)
        assert wanted >= 0, f"{name} does not offer {label}"
        box.setFocus()
        key = Qt.Key.Key_Down if wanted > box.currentIndex() else Qt.Key.Key_Up
        while box.currentIndex() != wanted:
            before = box.currentIndex()
            QTest.keyClick(box, key)
            assert box.currentIndex() != before

    def click(self, name: str) -> None:
        """Click a button or a check box."""
        button = self.control(name)
        assert isinstance(button, QAbstractButton)
        button.click()

    @property
    def recipe(self) -> Recipe:
        """What is written, which must be sound."""
        recipe = self.form.recipe
        assert recipe is not None, "the recipe is not sound"
        return recipe


@pytest.fixture(scope="module")
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The theme that the application wears meanwhile."""
    before = qapp.palette()
    qapp.setPalette(palette(LIGHT))
    yield LIGHT
    qapp.setPalette(before)


@pytest.fixture
def new_form(theme: Theme) -> Iterator[RecipeFormWidget]:
    """A form that nobody has used yet."""
    with _on_the_screen(theme) as form:
        yield form


@pytest.fixture(scope="module")
def shared_form(theme: Theme) -> Iterator[RecipeFormWidget]:
    with _on_the_screen(theme) as form:
        yield form


@pytest.fixture
def form(shared_form: RecipeFormWidget) -> RecipeFormWidget:
    """A form that shows the first preset, unfolded; only undo remembers what others did with it."""
    shared_form.set_running(False)
    shared_form.show_recipe(FIRST)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # layers that were taken away
    for section in shared_form.sections:
        section.set_unfolded(True)
    shared_form.activateWindow()
    shared_form.setFocus()
    return shared_form


@pytest.fixture
def hands(form: RecipeFormWidget) -> Hands:
    return Hands(form)


@contextmanager
def _on_the_screen(theme: Theme) -> Iterator[RecipeFormWidget]:
    form = RecipeFormWidget()
    form.setStyleSheet(style_sheet(theme))
    form.resize(320, 900)
    for section in form.sections:
        section.set_unfolded(True)
    form.show()
    assert QTest.qWaitForWindowExposed(form, PATIENCE_MS)
    form.activateWindow()
    yield form
    form.close()
    form.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
