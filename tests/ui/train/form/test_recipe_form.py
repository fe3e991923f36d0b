"""The form: every control changes the recipe, every mistake is explained at its place, and everything comes back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QFont, QKeySequence, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from hwr.nn.network import LayerSpec
from hwr.nn.optimizers import SGD, AdamW, Nesterov
from hwr.nn.schedules import ExponentialAveraging, OneCycle, StepDecay
from hwr.recipe import cost
from hwr.recipe.presets import PRESETS
from hwr.recipe.recipe import Recipe, changed, read_recipe, write_recipe
from hwr.ui.kit.field.controls import ChoiceBox
from hwr.ui.kit.theme import DARK, LIGHT
from hwr.ui.train.form.preset_section import PresetSection
from hwr.ui.train.form.recipe_form import RecipeFormWidget
from tests.recipe.recipes import recipes
from tests.ui.conftest import Wear
from tests.ui.train.form.conftest import FIRST, Hands


def test_it_begins_with_the_first_preset(new_form: RecipeFormWidget) -> None:
    assert new_form.recipe == FIRST


TYPED = [
    ("trainingLearningRate", "1e-3", "training.learning_rate", 0.001),
    ("trainingLearningRate", "0,02", "training.learning_rate", 0.02),
    ("trainingBatchSize", "17", "training.batch_size", 17),
    ("trainingL2", "1e-4", "training.l2", 1e-4),
    ("trainingDropout", "20%", "training.dropout", 0.2),
    ("trainingInputNoise", ".1", "training.input_noise", 0.1),
    ("trainingLabelSmoothing", "0.05", "training.label_smoothing", 0.05),
    ("trainingOptimizerBeta1", "0.8", "training.optimizer.beta1", 0.8),
    ("trainingOptimizerBeta2", "0.99", "training.optimizer.beta2", 0.99),
    ("trainingOptimizerEpsilon", "1e-5", "training.optimizer.epsilon", 1e-5),
    ("trainingSeed", "18446744073709551615", "training.seed", 2**64 - 1),
    ("trainingEpochs", "7", "training.epochs", 7),
    ("validation", "0.1", "validation", 0.1),
    ("variants", "3", "variants", 3),
]


def test_every_number_can_be_typed(hands: Hands) -> None:
    for control, text, setting, value in TYPED:
        hands.type_in(control, text)
        assert hands.recipe == changed(FIRST, {setting: value}), control
        hands.form.show_recipe(FIRST)


CHOSEN = [
    ("trainingLoss", "Squared error", "training.loss", "mean_squared_error"),
    ("outputActivation", "Sigmoid", "output.activation", "sigmoid"),
    ("outputInitializer", "All zero", "output.initializer", "zeros"),
    ("trainingDtype", "64 bit", "training.dtype", "float64"),
    ("heldOut", "The last fifth", "held_out", "last_fifth"),
    ("layer1Activation", "Tanh", "hidden.*.activation", "tanh"),
    ("layer1Initializer", "Normal", "hidden.*.initializer", "normal"),
    ("trainingAveragingName", "Exponential", "training.averaging", "exponential"),
    ("trainingScheduleName", "Cosine", "training.schedule", "cosine"),
    ("batches", "Full batch", "training.batch_size", None),
    ("batches", "Stochastic", "training.batch_size", 1),
]


def test_every_choice_can_be_made(hands: Hands) -> None:
    for control, label, setting, value in CHOSEN:
        hands.choose(control, label)
        assert hands.recipe == changed(FIRST, {setting: value}), control
        hands.form.show_recipe(FIRST)


WANTED = {
    "samplesWanted": "samples",
    "trainingMaxUpdatesWanted": "training.max_updates",
    "trainingConvergenceWindowWanted": "training.convergence_window",
    "augmentation": "variants",
}


def test_what_may_be_wanted_is_switched_on_and_off(hands: Hands) -> None:
    for control, setting in WANTED.items():
        hands.click(control)
        table = hands.recipe.to_dict()
        for part in setting.split("."):
            table = table[part]
        assert isinstance(table, int), control
        assert table > 0, control
        hands.click(control)
        assert hands.recipe == FIRST, control


def test_an_optimizers_own_settings_come_and_go_with_it(hands: Hands, form: RecipeFormWidget) -> None:
    def seen() -> set[str]:
        return {
            f.name for f in form.fields if f.isVisible() and f.name.startswith(("training.optimizer.", "training.s"))
        }

    hands.choose("trainingOptimizerName", "Nesterov")
    hands.type_in("trainingOptimizerMomentum", "0.8")
    hands.choose("trainingScheduleName", "In steps")
    hands.type_in("trainingScheduleEvery", "50")
    assert (hands.recipe.training.optimizer, hands.recipe.training.schedule) == (Nesterov(0.8), StepDecay(50))
    assert seen() == {
        *("training.optimizer.name", "training.optimizer.momentum", "training.seed"),
        *("training.schedule.name", "training.schedule.every", "training.schedule.drop"),
    }
    hands.choose("trainingOptimizerName", "Plain descent")
    hands.choose("trainingScheduleName", "One cycle")
    assert (hands.recipe.training.optimizer, hands.recipe.training.schedule) == (SGD(), OneCycle())
    assert "training.optimizer.momentum" not in seen()
    hands.choose("trainingOptimizerName", "AdamW")
    hands.type_in("trainingOptimizerWeightDecay", "0.1")
    assert hands.recipe.training.optimizer == AdamW(weight_decay=0.1)
    hands.choose("trainingAveragingName", "Exponential")
    hands.type_in("trainingAveragingDecay", "0.99")
    assert hands.recipe.training.averaging == ExponentialAveraging(0.99)


def test_layers_are_added_moved_changed_and_removed(hands: Hands) -> None:
    hands.click("addLayer")
    assert QApplication.focusWidget() is hands.control("layer2Units")
    hands.type_in("layer2Units", "20")
    hands.choose("layer2Activation", "Sigmoid")
    assert list(hands.recipe.hidden) == [LayerSpec(64), LayerSpec(20, "sigmoid")]
    hands.click("layer2Up")
    assert list(hands.recipe.hidden) == [LayerSpec(20, "sigmoid"), LayerSpec(64)]
    assert QApplication.focusWidget() is hands.control("layer1Down")
    assert not hands.control("layer1Up").isEnabled()
    hands.click("layer1Down")
    hands.click("layer1Remove")
    assert list(hands.recipe.hidden) == [LayerSpec(20, "sigmoid")]
    hands.click("layer1Remove")
    assert list(hands.recipe.hidden) == []
    assert QApplication.focusWidget() is hands.control("addLayer")
    hands.click("addLayer")
    assert list(hands.recipe.hidden) == [LayerSpec(64)]


def test_the_number_of_parameters_is_told(hands: Hands) -> None:
    label = hands.control("parameterCount")
    assert isinstance(label, QLabel)
    assert "4,810 parameters" in label.text()
    hands.type_in("layer1Units", "128")
    assert "9,610 parameters" in label.text()
    hands.type_in("layer1Units", "0")
    assert not label.isVisible()


@pytest.mark.parametrize("text", ["nan", "inf", "1e400", "", "-1", "0", "abc", "1,000.5", "9" * 400])
def test_a_wrong_rate_is_explained_at_the_rate_and_recovered_from(hands: Hands, text: str) -> None:
    form, field = hands.form, hands.field("training.learning_rate")
    told: list[bool] = []
    form.validity_changed.connect(told.append)
    hands.type_in("trainingLearningRate", text)
    assert told[-1] is False
    assert form.recipe is None
    assert field.problem.startswith("Learning rate")
    assert field.problem in field.control.accessibleDescription()
    assert [other.problem for other in form.fields if other is not field and other.problem] == []
    assert "Learning rate" in hands.control("attention").accessibleDescription()
    hands.type_in("trainingLearningRate", "0.5")
    assert told[-1] is True
    assert field.problem == ""
    assert hands.recipe.training.learning_rate == 0.5


@pytest.mark.parametrize("text", ["0", "-3", "1.5", "70000", "", "many", "1,000", "1e400"])
def test_wrong_units_are_explained_in_their_row(hands: Hands, text: str) -> None:
    hands.click("addLayer")
    hands.type_in("layer2Units", text)
    assert hands.form.recipe is None
    row = hands.form.findChild(QWidget, "layer2")
    assert isinstance(row, QWidget)
    said = [label.text() for label in row.findChildren(QLabel) if label.isVisible()]
    assert any(words.startswith("Units") for words in said), said
    hands.type_in("layer2Units", "5")
    assert hands.recipe.hidden[1] == LayerSpec(5)


def test_patience_asks_for_validation_at_its_place(hands: Hands) -> None:
    hands.click("trainingPatienceWanted")
    assert hands.form.recipe is None
    assert "set validation" in hands.field("training.patience").problem
    hands.type_in("validation", "0.1")
    assert (hands.recipe.training.patience, hands.recipe.validation) == (10, 0.1)


def test_a_training_without_an_end_is_explained_where_ends_are_set(hands: Hands) -> None:
    hands.choose("trainingScheduleName", "One cycle")
    hands.click("trainingEpochsWanted")
    assert "needs an end" in hands.field("training.epochs").problem
    hands.click("trainingMaxUpdatesWanted")
    assert (hands.recipe.training.epochs, hands.recipe.training.max_updates) == (None, 1000)


def test_too_large_a_network_is_explained_at_the_layers(hands: Hands) -> None:
    hands.type_in("layer1Units", "60000")
    hands.click("addLayer")
    assert "50,000,000" in hands.field("hidden").problem
    hands.click("layer2Remove")
    assert hands.recipe.hidden == (LayerSpec(60_000),)


def test_what_is_being_typed_is_given_time(hands: Hands, qtbot: QtBot) -> None:
    field = hands.field("training.learning_rate")
    hands.type_in("trainingLearningRate", "0.0", settle=False)
    assert hands.form.recipe is None
    assert field.problem == ""
    qtbot.waitUntil(lambda: "above 0" in field.problem)
    QTest.keyClicks(field.control, "1")
    assert field.problem == ""
    assert hands.recipe.training.learning_rate == 0.01


def test_the_first_problem_is_shown_even_in_a_folded_section(hands: Hands, form: RecipeFormWidget) -> None:
    hands.type_in("trainingDropout", "3")
    section = next(section for section in form.sections if section.objectName() == "sectionRegularisation")
    QTest.mouseClick(section.heading, Qt.MouseButton.LeftButton)
    assert not section.is_unfolded
    assert "1 problem" in section.heading.accessibleDescription()
    hands.click("attentionShow")
    assert section.is_unfolded
    assert QApplication.focusWidget() is hands.control("trainingDropout")


def test_a_newcomer_sees_one_preset_and_the_rest_folded(qtbot: QtBot) -> None:
    form = RecipeFormWidget()
    qtbot.addWidget(form)
    preset, *rest = form.sections
    assert preset.is_unfolded
    assert not any(section.is_unfolded for section in rest)
    form.show_recipe(FIRST, "first")  # before it has a size, as on the page
    form.resize(420, 700)
    with qtbot.waitExposed(form):
        form.show()
    assert isinstance(preset, PresetSection)
    assert not preset.full_title.isVisible(), "the box says it"
    form.show_recipe(PRESETS["deep-sigmoid"].recipe, "deep-sigmoid")
    form.resize(320, 700)
    qtbot.waitUntil(preset.full_title.isVisible)
    form.resize(600, 700)
    qtbot.waitUntil(lambda: not preset.full_title.isVisible())


def test_a_folded_section_says_all_that_is_in_it(hands: Hands, form: RecipeFormWidget) -> None:
    """In two lines where one is not enough; numbers as everywhere."""
    hands.choose("preset", PRESETS["quick"].label)
    sections = {section.objectName(): section for section in form.sections}
    stop, data = sections["sectionStop"].heading, sections["sectionData"].heading
    for section in form.sections:
        section.set_unfolded(False)
    form.resize(320, 700)
    QApplication.processEvents()
    assert "After 1,500 updates" in stop.accessibleDescription()
    line = data.fontMetrics().height()
    assert data.sizeHint().height() - stop.sizeHint().height() == line
    assert data.height() >= data.sizeHint().height()
    form.resize(700, 700)
    QApplication.processEvents()
    assert data.sizeHint().height() == stop.sizeHint().height()


def test_presets_load_exactly_and_say_why(hands: Hands) -> None:
    last = list(PRESETS)[-1]
    hands.choose("preset", PRESETS[last].label)
    for name in (*PRESETS, "first"):  # from the last to the first, on through all of them, and back
        hands.choose("preset", PRESETS[name].label)
        assert hands.recipe == PRESETS[name].recipe, name
        why = hands.control("presetWhy")
        assert isinstance(why, QLabel)
        assert why.text() == PRESETS[name].reason, name


def test_changes_of_a_preset_are_named_and_taken_back(hands: Hands, form: RecipeFormWidget) -> None:
    hands.type_in("trainingSeed", "5")
    hands.choose("trainingLoss", "Squared error")
    changes = hands.control("presetChanges")
    assert isinstance(changes, QLabel)
    assert changes.text() == "Changed from “A good first network”: loss and seed."
    hands.click("presetReset")
    assert hands.recipe == FIRST
    assert not changes.isVisible()
    hands.click("recipeUndo")
    assert hands.recipe.training.seed == 5


def test_a_handed_recipe_is_shown_exactly(hands: Hands, tmp_path: Path) -> None:
    handed = changed(
        PRESETS["shipped"].recipe, {"training.seed": 77, "hidden": [300, {"units": 7, "activation": "tanh"}]}
    )
    write_recipe(tmp_path / "handed.toml", handed)
    hands.form.show_recipe(read_recipe(tmp_path / "handed.toml"))
    assert hands.recipe == handed
    hands.type_in("trainingSeed", "78")
    assert hands.recipe == replace(handed, training=replace(handed.training, seed=78))
    changes = hands.control("presetChanges")
    assert isinstance(changes, QLabel)
    assert "the recipe that was opened" in changes.text()


def test_a_recipe_is_known_as_the_preset_that_it_is(hands: Hands) -> None:
    hands.form.show_recipe(PRESETS["zeros"].recipe)
    box = hands.control("preset")
    assert isinstance(box, ChoiceBox)
    assert box.currentText() == PRESETS["zeros"].label


def test_every_recipe_survives_being_shown(form: RecipeFormWidget) -> None:
    @settings(max_examples=60)
    @given(recipes())
    def shown(recipe: Recipe) -> None:
        form.show_recipe(recipe)
        assert form.recipe == recipe
        assert not [field.problem for field in form.fields if field.problem]

    shown()


def test_undo_goes_back_by_settings_and_not_by_letters(new_form: RecipeFormWidget) -> None:
    hands = Hands(new_form)
    hands.type_in("trainingLearningRate", "0.125")
    hands.type_in("trainingSeed", "12345")
    hands.choose("preset", PRESETS["classic"].label)
    hands.click("recipeUndo")
    hands.click("recipeUndo")
    assert hands.recipe == changed(FIRST, {"training.learning_rate": 0.125})
    hands.click("recipeUndo")
    assert hands.recipe == FIRST
    assert not hands.control("recipeUndo").isEnabled()
    for _ in range(2):
        hands.click("recipeRedo")
    assert hands.recipe == changed(FIRST, {"training.learning_rate": 0.125, "training.seed": 12345})
    hands.type_in("trainingSeed", "1")
    assert not hands.control("recipeRedo").isEnabled()


def test_undo_by_key_stays_in_the_form(qtbot: QtBot, new_form: RecipeFormWidget) -> None:
    hands = Hands(new_form)
    window = QMainWindow()
    qtbot.addWidget(window)
    action = QAction("Undo on the canvas", window)
    action.setShortcut(QKeySequence(QKeySequence.StandardKey.Undo))
    undone: list[bool] = []
    action.triggered.connect(undone.append)
    window.addAction(action)
    window.setCentralWidget(new_form)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    for control in ("trainingSeed", "trainingLoss", "samplesWanted", "layer1Units", "headingNetwork"):
        hands.type_in("trainingDropout", "0.3")
        hands.control(control).setFocus()
        QTest.keySequence(hands.control(control), QKeySequence(QKeySequence.StandardKey.Undo))
        assert hands.recipe == FIRST, control
        QTest.keySequence(hands.control(control), QKeySequence(QKeySequence.StandardKey.Redo))
        assert hands.recipe.training.dropout == 0.3, control
        assert undone == [], control
        hands.type_in("trainingDropout", "0")
        assert hands.recipe == FIRST
    window.takeCentralWidget()


def test_a_settled_rate_is_told_for_the_run_under_way(hands: Hands, qtbot: QtBot) -> None:
    told: list[float] = []
    hands.form.learning_rate_changed.connect(told.append)
    hands.type_in("trainingLearningRate", "1e-3", settle=False)
    assert told == []  # 1 would have been a rate too
    QTest.keyClick(hands.control("trainingLearningRate"), Qt.Key.Key_Tab)
    assert told == [0.001]
    hands.type_in("trainingLearningRate", "-1")
    hands.type_in("trainingEpochs", "0")
    hands.type_in("trainingLearningRate", "0.25")
    assert told == [0.001, 0.25]  # the epochs are for the next run
    hands.type_in("trainingEpochs", "60")
    hands.choose("preset", PRESETS["zeros"].label)
    assert told == [0.001, 0.25]
    QTest.keyClick(hands.control("trainingLearningRate"), Qt.Key.Key_Up)
    assert told == [0.001, 0.25, 0.2]
    hands.click("recipeUndo")
    assert told == [0.001, 0.25, 0.2, 0.1]


def test_only_other_sound_recipes_are_told(hands: Hands) -> None:
    told: list[Recipe] = []
    hands.form.recipe_changed.connect(told.append)
    hands.type_in("trainingSeed", "x")
    hands.type_in("trainingSeed", "0")
    assert told == []
    hands.type_in("trainingSeed", "3")
    assert [recipe.training.seed for recipe in told] == [3]


def test_while_a_run_is_under_way_it_is_said_what_applies_when(hands: Hands, form: RecipeFormWidget) -> None:
    form.set_running(True)
    assert hands.control("runningNote").isVisible()
    for field in form.fields:
        when = "at once" if field.name == "training.learning_rate" else "next one"
        assert when in field.control.toolTip()
        assert when in field.control.accessibleDescription()
    hands.type_in("trainingDropout", "0.5")
    assert hands.recipe.training.dropout == 0.5
    form.set_running(False)
    assert not any("A run is under way" in field.control.toolTip() for field in form.fields)


def test_files_are_asked_for_and_unsound_recipes_are_not_saved(hands: Hands, qtbot: QtBot) -> None:
    with qtbot.waitSignal(hands.form.open_requested):
        hands.click("recipeOpen")
    with qtbot.waitSignal(hands.form.save_requested):
        hands.click("recipeSave")
    hands.type_in("trainingSeed", "-1")
    assert not hands.control("recipeSave").isEnabled()


def test_scrolling_over_a_control_changes_nothing(hands: Hands) -> None:
    for name in ("trainingSeed", "trainingLoss", "layer1Units"):
        control = hands.control(name)
        control.setFocus()
        middle = QPointF(control.rect().center())
        wheel = QWheelEvent(
            middle,
            control.mapToGlobal(middle),
            QPoint(),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(control, wheel)
    assert hands.recipe == FIRST


def test_numbers_are_stepped_by_key(hands: Hands) -> None:
    for name, keys in {"trainingSeed": 3, "trainingDropout": 2, "trainingLearningRate": 1}.items():
        control = hands.control(name)
        control.setFocus()
        for _ in range(keys):
            QTest.keyClick(control, Qt.Key.Key_Up)
    training = hands.recipe.training
    assert (training.seed, training.dropout, training.learning_rate) == (3, 0.1, 0.005)


def test_typing_one_sample_on_the_way_to_twelve_keeps_the_field(hands: Hands) -> None:
    hands.type_in("trainingBatchSize", "1", settle=False)
    assert QApplication.focusWidget() is hands.control("trainingBatchSize")
    QTest.keyClicks(hands.control("trainingBatchSize"), "2")
    assert hands.recipe.training.batch_size == 12


def test_everything_one_can_use_says_what_it_is_and_does(form: RecipeFormWidget) -> None:
    form.show_recipe(PRESETS["shipped"].recipe)
    for field in form.fields:
        assert field.control.objectName()
        assert field.control.accessibleName()
        assert field.control.toolTip()
    reachable = [
        widget
        for widget in form.findChildren(QWidget)
        if (widget.focusPolicy() != Qt.FocusPolicy.NoFocus or isinstance(widget, QAbstractButton))
        and widget.isVisible()
        and not widget.objectName().startswith("qt_")
    ]
    names = [widget.objectName() for widget in reachable]
    assert all(names), [widget for widget in reachable if not widget.objectName()]
    assert len(set(names)) == len(names)
    assert all(widget.accessibleName() for widget in reachable)
    assert all(widget.toolTip() for widget in reachable if widget.objectName() != "attentionShow")


def test_nothing_is_cut_off_at_any_size_of_letters(new_form: RecipeFormWidget) -> None:
    usual = new_form.font()
    new_form.show_recipe(PRESETS["deep-sigmoid"].recipe)
    new_form.resize(320, 700)
    content = new_form.findChild(QWidget, "recipeContent")
    assert isinstance(content, QWidget)
    room = content.parentWidget()
    assert room is not None
    for scale in (1.0, 1.25, 1.5, 2.0):
        font = QFont(usual)
        font.setPixelSize(round(13 * scale))
        new_form.setFont(font)
        QApplication.processEvents()
        assert new_form.width() == 320, scale
        assert content.minimumSizeHint().width() <= room.width(), scale
        for field in new_form.fields:
            if field.isVisible() and field.caption is not None:
                assert field.caption.width() >= field.caption.minimumSizeHint().width(), f"{field.name} at {scale}"
                assert field.control.geometry().right() <= field.width(), f"{field.name} at {scale}"


def test_it_can_be_seen_in_both_themes(form: RecipeFormWidget, hands: Hands, wear: Wear) -> None:
    hands.type_in("trainingSeed", "-1")
    for theme in (DARK, LIGHT):
        wear(theme)
        picture = form.grab().toImage()
        assert picture.pixelColor(160, picture.height() - 4).name() == theme.card


def test_the_cost_is_said_before_anybody_trains(hands: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    label = hands.control("trainingCost")
    assert isinstance(label, QLabel)
    hands.form.show_recipe(Recipe(hidden=(LayerSpec(5000), LayerSpec(5000))))
    assert label.text().startswith("25,380,010 weights and biases: about ")
    monkeypatch.setattr(cost, "available_memory", lambda: 2**30)
    hands.form.show_recipe(Recipe(hidden=(LayerSpec(5000), LayerSpec(5001))))
    assert "GB of memory, and 1.0 GB can be had here" in label.text()
