"""The chapter on damage: every dial turned by hand, and what it reads then computed anew by other means."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from hwr.chapters.damage.damage import Unit, damaged
from hwr.chapters.damage.exam import ALONG, Score, varied
from hwr.chapters.damage.plan import BIASES, Plan
from hwr.chapters.damage.view.exams import of_digits
from hwr.chapters.damage.view.panel import DamagePanel
from hwr.data.labelled_ink import read_labelled_ink
from hwr.ink.drawing import Drawing
from hwr.ink.normalisation import NormalisedInk, normalise_drawing
from hwr.nn.metrics import wilson_interval
from hwr.nn.network import Architecture, Network
from hwr.nn.trace import record
from hwr.recipe.presets import PRESETS
from hwr.recognizer import Recognizer
from hwr.store.model_file import Model, load_model
from hwr.store.paths import Paths
from hwr.ui.app import Lab
from hwr.ui.kit.chapter.panel import Surroundings
from hwr.ui.kit.field.controls import NumberEdit
from hwr.ui.kit.theme import DARK
from tests.ui.conftest import Wear
from tests.ui.explain.on_page import SEVEN as SEVEN_STROKES
from tests.ui.explain.on_page import opened
from tests.ui.showing import on_screen

SEVEN = Drawing.from_strokes(
    [[(70, 60), (110, 58), (150, 58), (185, 62), (165, 100), (145, 140), (125, 180), (115, 205)]]
)


@pytest.fixture(scope="module")
def model() -> Model:
    shipped = Paths.of_user().shipped_model
    if not shipped.is_file():
        pytest.skip("the shipped model is not there")
    return load_model(shipped)


def around(model: Model, drawing: Drawing = SEVEN) -> Surroundings:
    return Surroundings(model, Recognizer(model).recognize(drawing), Paths.of_user().shipped_drawings)


@pytest.fixture
def panel(qtbot: QtBot, model: Model) -> DamagePanel:
    made = on_screen(qtbot, DamagePanel(), 760, 620)
    made.show_surroundings(around(model))
    qtbot.waitUntil(lambda: not made.is_busy)
    return made


# By hand


def type_into(panel: DamagePanel, name: str, text: str) -> None:
    field = panel.findChild(NumberEdit, f"number_{name}")
    assert isinstance(field, NumberEdit)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)


def choose(panel: DamagePanel, name: str, value: str) -> None:
    box = panel.findChild(QComboBox, f"choice_{name}")
    assert isinstance(box, QComboBox)
    box.setFocus()
    while panel.settings[name] != value:
        is_below = box.findData(value) > box.currentIndex()
        QTest.keyClick(box, Qt.Key.Key_Down if is_below else Qt.Key.Key_Up)


def tick(panel: DamagePanel) -> None:
    box = panel.findChild(QCheckBox, "box_unbiased")
    assert isinstance(box, QCheckBox)
    QTest.keyClick(box, Qt.Key.Key_Space)


def click(panel: DamagePanel, at: Unit) -> None:
    QTest.mouseClick(panel.units, Qt.MouseButton.LeftButton, pos=panel.units.cell(at).center().toPoint())


def click_units(panel: DamagePanel) -> None:
    """The ten that the drawing switches on most, in the first layer."""
    choose(panel, "show", "units")
    QApplication.processEvents()
    activations = panel.units.activations(0)
    for unit in np.argsort(-activations, kind="stable")[:10].tolist():
        click(panel, Unit(0, unit))


def click_biases(panel: DamagePanel) -> None:
    choose(panel, "show", "units")
    QApplication.processEvents()
    click(panel, Unit(1, BIASES))


# The same by other means


def pruned(network: Network) -> None:
    for weights in network.weights:
        flat = weights.ravel()
        for place in np.argsort(np.abs(flat), kind="stable")[: round(0.75 * len(flat))].tolist():
            flat[place] = 0
        weights[...] = flat.reshape(weights.shape)


def one_bit(network: Network) -> None:
    for weights in network.weights:
        weights[...] = np.where(weights > 0, 1, -1) * np.abs(weights).mean()


def noisy(network: Network) -> None:
    for layer, weights in enumerate(network.weights):
        drawn = np.random.default_rng([0, layer]).standard_normal(weights.shape, np.float32)
        weights[...] = weights + 1.5 * weights.std() * drawn


def eighty_off(network: Network) -> None:
    for layer in (0, 1):
        order = np.random.default_rng([0, layer, 1]).permutation(network.weights[layer].shape[1])
        for unit in order[: round(0.8 * len(order))].tolist():
            network.weights[layer + 1][unit] = 0


def unbiased(network: Network) -> None:
    for biases in network.biases:
        biases[...] = 0


def most_active_off(network: Network) -> None:
    activations = record(network, normalise_drawing(SEVEN).views).layers[0].a[0]
    for unit in np.argsort(-activations, kind="stable")[:10].tolist():
        network.weights[1][unit] = 0


def second_unbiased(network: Network) -> None:
    network.biases[1][...] = 0


@pytest.fixture(scope="module")
def asked(model: Model) -> list[tuple[str, NormalisedInk]]:
    """What each of the shipped drawings is, and how it looks to the network: so it does to a broken one, too."""
    samples = read_labelled_ink(Paths.of_user().shipped_drawings)
    return [(sample.label, normalise_drawing(sample.drawing, model.normalisation)) for sample in samples]


@pytest.mark.parametrize(
    ("turn", "same"),
    [
        (lambda panel: type_into(panel, "pruned", "75"), pruned),
        (lambda panel: choose(panel, "bits", "1"), one_bit),
        (lambda panel: type_into(panel, "noise", "150"), noisy),
        (lambda panel: type_into(panel, "off", "80"), eighty_off),
        (tick, unbiased),
        (click_units, most_active_off),
        (click_biases, second_unbiased),
    ],
    ids=["pruned", "bits", "noise", "off", "unbiased", "clicked units", "clicked biases"],
)
def test_reading_and_score_are_those_of_a_network_broken_by_other_means(
    panel: DamagePanel,
    model: Model,
    asked: list[tuple[str, NormalisedInk]],
    turn: Callable[[DamagePanel], None],
    same: Callable[[Network], None],
) -> None:
    before, untouched = dict(panel.readings()), model.network.parameters.tobytes()
    turn(panel)
    expected = model.network.copy()
    same(expected)
    reader = Recognizer(replace(model, network=expected))
    right = sum(reader.read(ink).best == label for label, ink in asked)
    reading = reader.recognize(SEVEN)
    told = panel.readings()
    assert told["right"] == right
    assert told["whole_right"] == before["right"] == 100
    assert told["answer"] == reading.best
    assert told["probability"] == pytest.approx(reading.confidence, abs=1e-5)
    assert told["changed"] == ("no" if reading.best == "7" else "yes")
    assert f"reads {right} of 100 drawings" in panel.words.text().replace("only ", "")
    low, high = wilson_interval(right, 100)
    assert f"({int(100 * low)}–{int(np.ceil(100 * high))}" in panel.words.text()
    assert f"now: {right} of 100" in panel.scores.accessibleDescription()
    assert "whole: 100 of 100" in panel.scores.accessibleDescription()
    assert panel.accessibleDescription() == panel.words.text()
    assert model.network.parameters.tobytes() == untouched


def test_nothing_is_broken_at_first(panel: DamagePanel, model: Model) -> None:
    assert panel.left is not None
    assert panel.left.parameters.tobytes() == model.network.parameters.tobytes()
    told = panel.readings()
    assert (told["weights_share"], told["bytes_share"], told["units_off"]) == (100, 100, 0)
    assert told["bytes"] == model.network.parameters.nbytes
    assert panel.words.text().startswith("Nothing is broken yet: it reads 100 of 100 drawings.")
    assert not panel.undo.isEnabled()
    assert not panel.redo.isEnabled()


def test_no_single_unit_stands_for_the_seven(model: Model) -> None:
    """As the lesson says."""
    views, made = normalise_drawing(SEVEN, model.normalisation).views, model.network.copy()
    for layer, units in ((0, 512), (1, 256)):
        for unit in range(units):
            row = made.weights[layer + 1][unit]
            before = row.copy()
            row[...] = 0
            assert made.predict(views).mean(axis=0).argmax() == 7
            row[...] = before


def test_half_of_the_weights_can_go(panel: DamagePanel) -> None:
    """As the lesson says, and that 2 bits take less than a tenth of the bytes."""
    type_into(panel, "pruned", "50")
    assert float(panel.readings()["right"]) >= 98
    type_into(panel, "pruned", "0")
    choose(panel, "bits", "2")
    assert float(panel.readings()["bytes_share"]) < 9.99


# The way back


def test_undo_brings_back_exactly_what_was_there_step_by_step(panel: DamagePanel) -> None:
    def state() -> tuple[object, ...]:
        assert panel.left is not None
        return panel.plan, panel.left.parameters.tobytes(), dict(panel.settings), dict(panel.readings())

    choose(panel, "show", "units")
    QApplication.processEvents()
    states = [state()]
    steps: tuple[Callable[[], None], ...] = (
        lambda: type_into(panel, "pruned", "75"),  # 7 on the way: one step all the same
        lambda: click(panel, Unit(0, 100)),
        lambda: click(panel, Unit(1, 7)),
        lambda: tick(panel),
        lambda: click(panel, Unit(2, BIASES)),
        lambda: type_into(panel, "noise", "50"),
        lambda: type_into(panel, "seed", "3"),
        lambda: type_into(panel, "off", "20"),
        lambda: choose(panel, "bits", "8"),
    )
    for step in steps:
        step()
        states.append(state())
    assert len({parameters for _, parameters, *_ in states}) == len(states)
    for before in reversed(states[:-1]):
        QTest.mouseClick(panel.undo, Qt.MouseButton.LeftButton)
        assert state() == before
    assert not panel.undo.isEnabled()
    panel.units.setFocus()
    for after in states[1:]:
        QTest.keyClick(panel.units, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
        assert state() == after
    assert not panel.redo.isEnabled()
    QTest.keyClick(panel.units, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert state() == states[-2]
    type_into(panel, "pruned", "10")
    assert not panel.redo.isEnabled(), "what had been undone is gone"


def test_a_reset_is_a_step_too(panel: DamagePanel) -> None:
    type_into(panel, "pruned", "60")
    plan = panel.plan
    reset = panel.findChild(QPushButton, "chapterReset")
    assert isinstance(reset, QPushButton)
    QTest.mouseClick(reset, Qt.MouseButton.LeftButton)
    assert panel.plan == Plan()
    QTest.mouseClick(panel.undo, Qt.MouseButton.LeftButton)
    assert panel.plan == plan
    panel.begin({"pruned": 30})
    assert panel.plan == Plan(pruned=0.3)
    assert not panel.undo.isEnabled(), "a lesson's step begins with no way back"


def test_what_is_locked_is_neither_clicked_off_nor_undone(panel: DamagePanel) -> None:
    choose(panel, "show", "units")
    click(panel, Unit(0, 5))
    panel.lock(["off", "unbiased"])
    panel.refresh()
    plan = panel.plan
    click(panel, Unit(0, 6))
    assert panel.plan == plan
    assert not panel.undo.isEnabled()
    panel.lock(["pruned"])
    QTest.keyClick(panel.curve, Qt.Key.Key_Right)
    assert panel.plan == plan


# Units and the curve


def test_units_are_gone_through_and_switched_by_keyboard(panel: DamagePanel) -> None:
    choose(panel, "show", "units")
    units = panel.units
    units.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Home):
        QTest.keyClick(units, key)
    at = units.current
    assert at is not None
    assert at.layer == 0
    name = f"Layer 1, unit {at.unit + 1}"
    assert units.accessibleDescription().startswith(f"{name}: activation ")
    QTest.keyClick(units, Qt.Key.Key_Return)
    assert units.accessibleDescription() == f"{name}: off."
    assert panel.readings()["units_off"] == 1
    QTest.keyClick(units, Qt.Key.Key_Return)
    assert panel.readings()["units_off"] == 0
    QTest.keyClick(units, Qt.Key.Key_PageDown)
    assert units.current is not None
    assert units.current.layer == 1
    for _ in range(40):
        QTest.keyClick(units, Qt.Key.Key_Down)
    assert units.current == Unit(1, BIASES)
    assert units.accessibleDescription() == "Layer 2: its 256 biases are as they were learnt."
    QTest.keyClick(units, Qt.Key.Key_Space)
    assert units.accessibleDescription() == "Layer 2: its 256 biases are all 0."
    QTest.keyClick(units, Qt.Key.Key_Right)
    QTest.keyClick(units, Qt.Key.Key_Up)
    QTest.keyClick(units, Qt.Key.Key_Return)
    assert "An output cannot be switched off." in units.accessibleDescription()
    assert panel.readings()["units_off"] == 0
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_PageUp, Qt.Key.Key_PageUp):
        QTest.keyClick(units, key)
    assert units.current.layer == 0


def test_every_part_lies_where_it_is_found(panel: DamagePanel) -> None:
    choose(panel, "show", "units")
    QApplication.processEvents()
    for at in (Unit(0, 0), Unit(0, 511), Unit(1, 255), Unit(2, 9), Unit(0, BIASES), Unit(2, BIASES)):
        assert panel.units.rect().contains(panel.units.cell(at).toAlignedRect())
        assert panel.units.part_at(panel.units.cell(at).center()) == at
    assert panel.units.part_at(panel.units.rect().topLeft().toPointF()) is None
    QTest.mouseMove(panel.units, panel.units.cell(Unit(0, 9)).center().toPoint())
    QApplication.processEvents()
    assert panel.findChild(QPushButton, "damageUndo") is not None
    assert "Layer 1, unit 10: activation" in panel.units.accessibleDescription()


@pytest.mark.parametrize(("name", "value"), [("noise", "60"), ("off", "40"), ("bits", "3"), ("pruned", "70")])
def test_the_curve_is_that_of_the_dial_that_was_turned_last(
    qtbot: QtBot, panel: DamagePanel, model: Model, name: str, value: str
) -> None:
    type_into(panel, "off", "10")  # its curve is begun, and given up
    (choose if name == "bits" else type_into)(panel, name, value)
    qtbot.waitUntil(lambda: not panel.is_busy)
    course, exam = panel.curve.course, panel.exam
    assert course is not None
    assert exam is not None
    assert course.name == name
    assert len(course.scores) == len(ALONG[name])
    for i in (0, len(ALONG[name]) // 2, len(ALONG[name]) - 1):
        damage = varied(panel.plan, name, ALONG[name][i]).damage(model.network.architecture)
        assert course.scores[i] == exam.score(damaged(model.network, damage))
    assert course.now == Score(int(panel.readings()["right"]), 100)
    assert f"{course.scores[0].right}" in panel.curve.accessibleDescription()
    before = course.scores
    (choose if name == "bits" else type_into)(panel, name, "2")
    assert not panel.is_busy, "along its own dial a curve stays as it is"
    assert panel.curve.course is not None
    assert panel.curve.course.scores == before


def test_the_point_on_the_curve_turns_the_dial(panel: DamagePanel) -> None:
    curve = panel.curve
    middle = QPoint(curve.width() // 2, curve.height() // 2)
    QTest.mouseClick(curve, Qt.MouseButton.LeftButton, pos=middle)
    placed = panel.number("pruned")
    assert 30 < placed < 70
    curve.setFocus()
    QTest.keyClick(curve, Qt.Key.Key_Right)
    assert panel.number("pruned") == placed + 1
    QTest.keyClick(curve, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert panel.number("pruned") == placed - 9
    choose(panel, "bits", "8")
    curve.setFocus()
    QTest.keyClick(curve, Qt.Key.Key_Right)
    assert panel.settings["bits"] == "7"
    QTest.mouseClick(curve, Qt.MouseButton.LeftButton, pos=QPoint(curve.width() - 2, curve.height() // 2))
    assert panel.settings["bits"] == "1"


def test_a_large_window_has_room_for_both(panel: DamagePanel, wear: Wear) -> None:
    assert (panel.curve.isVisible(), panel.units.isVisible()) == (True, False)
    choose(panel, "show", "units")
    assert (panel.curve.isVisible(), panel.units.isVisible()) == (False, True)
    assert panel.curve.course is None, "nobody sees it"
    panel.resize(1500, 800)
    QApplication.processEvents()
    assert panel.curve.isVisible()
    assert panel.units.isVisible()
    assert panel.curve.course is not None
    type_into(panel, "off", "30")
    light = panel.grab().toImage()
    wear(DARK)
    assert panel.grab().toImage() != light


def test_the_point_stands_where_the_dial_stands_even_if_nothing_more_is_broken(
    qtbot: QtBot, panel: DamagePanel, model: Model
) -> None:
    small = Network.initialised(Architecture.mlp(64, 20, 10), np.random.default_rng(0))
    panel.show_surroundings(around(replace(model, network=small)))
    qtbot.waitUntil(lambda: not panel.is_busy)
    type_into(panel, "off", "2")  # of 20 units none
    assert panel.readings()["units_off"] == 0
    assert panel.curve.course is not None
    assert (panel.curve.course.name, panel.curve.course.at) == ("off", 0.02)


# What it is asked to read


def test_digits_that_the_model_has_learnt_from_are_called_so(qtbot: QtBot, panel: DamagePanel) -> None:
    choose(panel, "score", "digits")
    qtbot.waitUntil(lambda: not panel.is_busy)
    assert "of 359 digits that it has learnt from." in panel.words.text()
    choose(panel, "score", "drawings")
    assert "of 100 drawings." in panel.words.text()


def test_digits_that_were_held_out_are_those_of_the_run(model: Model) -> None:
    recipe = replace(PRESETS["first"].recipe, held_out="random")
    (exam,) = of_digits({"recipe": recipe.to_dict()}, model.normalisation, model.classes)
    assert exam.note == ""
    assert 350 <= len(exam.labels) <= 370
    (other,) = of_digits({"recipe": {"nonsense": "is none"}}, model.normalisation, model.classes)
    assert (other.note, len(other.labels)) == ("that it may have learnt from", 359)


def test_the_example_is_broken_where_nothing_is_drawn(qtbot: QtBot, panel: DamagePanel, model: Model) -> None:
    assert not panel.invitation.draw.isVisible()
    panel.show_surroundings(around(model, Drawing()))
    assert panel.readings()["answer"] == "4"
    assert "The example is read as a 4" in panel.words.text()
    invite = panel.invitation.findChild(QLabel, "damageInvite")
    assert isinstance(invite, QLabel)
    assert "a 4 from the program stands in for yours" in invite.text()
    with qtbot.waitSignal(panel.canvas_requested):
        QTest.keyClick(panel.invitation.draw, Qt.Key.Key_Space)
    panel.show_surroundings(around(model))
    assert panel.invitation.isHidden(), "one's own takes its place at once"
    assert "Your drawing" in panel.words.text()


def test_without_drawings_the_reason_is_said(qtbot: QtBot, model: Model, tmp_path: Path) -> None:
    made = on_screen(qtbot, DamagePanel())
    for place, said in ((None, "The drawings that came with the program are not there."), (tmp_path / "none", "none")):
        made.show_surroundings(replace(around(model), drawings=place))
        qtbot.waitUntil(lambda: not made.is_busy)
        assert said in made.words.text().replace("\u200b", "")  # where a long path may be broken
        assert "right" not in made.readings()
        assert made.readings()["answer"] == "7"


def test_without_a_network_it_says_so(qtbot: QtBot, model: Model) -> None:
    bare = DamagePanel()
    qtbot.addWidget(bare)
    assert bare.words.text() == "The network that reads is still being fetched."
    assert bare.readings() == {}
    bare.set_setting("pruned", 50)
    bare.grab()
    letters = Network.initialised(Architecture.mlp(64, 8, 2), np.random.default_rng(0))
    strange = replace(model, network=letters, classes=("a", "b"))
    bare.show_surroundings(Surroundings(strange, Recognizer(strange).recognize(SEVEN)))
    assert bare.words.text().startswith("This network answers with other things")


def test_outputs_are_called_by_what_they_stand_for(qtbot: QtBot, model: Model) -> None:
    """As once a network has learnt a letter."""
    made = on_screen(qtbot, DamagePanel(), 760, 620)
    made.set_setting("show", "units")
    network = Network.initialised(Architecture.mlp(64, 20, 11), np.random.default_rng(0))
    network.biases[-1][0] = 100
    made.show_surroundings(around(replace(model, network=network, classes=("A", *map(str, range(10))))))
    qtbot.waitUntil(lambda: not made.is_busy)
    made.units.point_at(Unit(1, 0))
    assert made.units.accessibleDescription() == "Output for A: 1. An output cannot be switched off."
    assert "answer" not in made.readings(), "no lesson can wait for an A"
    assert made.words.text().endswith("Your drawing is read as an A (>99\u00a0%).")
    samples = list(read_labelled_ink(Paths.of_user().shipped_drawings))
    type_into(made, "off", "100")  # what is left are biases: it says A to all
    assert made.readings()["right"] == sum(sample.label == "A" for sample in samples) == 0
    made.grab()


def test_a_network_without_hidden_layers_and_a_deep_one_are_shown_too(qtbot: QtBot, model: Model) -> None:
    made = on_screen(qtbot, DamagePanel(), 760, 620)
    made.set_setting("show", "units")
    for widths in ((64, 10), (64, *(20,) * 12, 10)):
        network = Network.initialised(Architecture.mlp(*widths), np.random.default_rng(0))
        made.show_surroundings(around(replace(model, network=network)))
        qtbot.waitUntil(lambda: not made.is_busy)
        type_into(made, "off", "50")
        assert made.readings()["units_off"] == 10 * (len(widths) - 2)
        last = Unit(len(widths) - 2, BIASES)
        assert made.units.part_at(made.units.cell(last).center()) == last
        made.grab()


# In the window


@pytest.mark.usefixtures("ready_digits")
def test_what_reads_on_read_stays_as_it_is_and_chapters_lead_here(lab: Lab, qtbot: QtBot) -> None:
    explain = opened(lab)
    recognizer, before = lab.session.recognizer, lab.session.recognition
    assert recognizer is not None
    assert before is not None
    parameters = recognizer.model.network.parameters.tobytes()
    explain.show_chapter("hidden")
    assert explain.panel is not None
    lead = explain.panel.findChild(QPushButton, "lead_damage")
    assert isinstance(lead, QPushButton)
    assert lead.text() == "Switch units off ▶"
    QTest.mouseClick(lead, Qt.MouseButton.LeftButton)
    panel = explain.panel
    assert isinstance(panel, DamagePanel)
    qtbot.waitUntil(lambda: not panel.is_busy)
    type_into(panel, "off", "100")
    assert panel.readings()["right"] != 100
    assert lab.session.recognizer is recognizer
    drawn = lab.session.document
    panel.curve.setFocus()
    QTest.keyClick(panel.curve, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert panel.plan == Plan()
    QTest.keyClick(panel.curve, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert panel.plan == Plan(off=1.0)
    assert lab.session.document is drawn, "undo is the chapter's, and not the canvas's"
    assert recognizer.model.network.parameters.tobytes() == parameters
    lab.session.commit(Drawing())
    lab.session.commit(Drawing.from_strokes(SEVEN_STROKES))
    after = lab.session.recognition
    assert after is not None
    assert np.array_equal(after.probabilities, before.probabilities)
