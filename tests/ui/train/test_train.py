"""The page Train in the real window: what a learner does with it, by mouse and keyboard, and what comes of it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QMenu
from pytestqt.qtbot import QtBot

from hwr.ink.drawing import Drawing
from hwr.ink.normalisation import VIEW_PEELS
from hwr.language import ENGLISH, GERMAN, speak
from hwr.nn.optimizers import SGD
from hwr.recipe.notes import HIDDEN_ACTIVATION, Note
from hwr.recipe.presets import PRESETS
from hwr.recipe.recipe import Recipe
from hwr.store.model_file import save_model
from hwr.store.paths import Paths
from hwr.store.runs.record import RunStatus
from hwr.store.runs.run_store import RunStore
from hwr.train.doctor.diagnosis import Remedy
from hwr.ui.app import Lab
from hwr.ui.kit import asking
from hwr.ui.kit.canvas.document import PictureDocument
from hwr.ui.kit.chart.history import marks
from hwr.ui.reader import Network
from hwr.ui.train.run_state import RunPhase
from hwr.ui.train.train import Train
from tests.conftest import ROOT
from tests.ui.conftest import OpenLab
from tests.ui.patience import settle


def recipe(epochs: int = 8, **changes: object) -> Recipe:
    first = PRESETS["first"].recipe
    return replace(first, training=replace(first.training, epochs=epochs), **changes)  # type: ignore[arg-type]


def press(qtbot: QtBot, button: QAbstractButton) -> None:
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def use(train: Train, wanted: Recipe) -> None:
    train.page.form.show_recipe(wanted)
    train.session.set_recipe(wanted)


def wait_for(qtbot: QtBot, train: Train, phase: RunPhase) -> None:
    qtbot.waitUntil(lambda: train.session.phase is phase)


def train_to_the_end(qtbot: QtBot, train: Train) -> None:
    press(qtbot, train.page.transport.main)
    wait_for(qtbot, train, RunPhase.ENDED)
    qtbot.waitUntil(lambda: train.session.inspector.inspection is not None and shown(train) == updates(train))


def updates(train: Train) -> int:
    history = train.session.history
    return 0 if history is None else history.update


def shown(train: Train) -> int:
    """The update whose network was looked at last; -1 before the first look."""
    inspection = train.session.inspector.inspection
    return -1 if inspection is None else inspection.request.moment.update


def test_a_drawing_waits_for_a_network_to_read_it(qtbot: QtBot, lab: Lab, train: Train) -> None:
    drawing = train.page.drawing
    lab.session.clear()
    qtbot.waitUntil(lambda: drawing.words.startswith("Nothing is drawn."))
    lab.session.commit(Drawing.from_strokes([[(128, 50), (128, 130), (128, 210)]]))
    waits = "Your drawing is read here by the network that you train."
    qtbot.waitUntil(lambda: drawing.words == waits)
    lab.session.clear()
    qtbot.waitUntil(lambda: drawing.words.startswith("Nothing is drawn."))


def test_a_run_is_trained_watched_kept_and_read_with(qtbot: QtBot, lab: Lab, train: Train) -> None:
    use(train, recipe())
    train_to_the_end(qtbot, train)
    history, inspection = train.session.history, train.session.inspector.inspection
    assert history is not None
    assert inspection is not None
    assert updates(train) == 8 * 23
    assert (history.latest("test_accuracy") or 0) > 0.85
    assert (history.latest("drawings_accuracy") or 0) > 0.6
    assert "Done · update 184" in train.page.time_machine.words
    assert "Read as 1" in train.page.drawing.words
    views = len(VIEW_PEELS)
    assert f"the mean over {views} views" in train.page.drawing.toolTip(), "why panels have another number"
    choice, before = lab.window.model, lab.session.recognizer
    assert choice.button.text() == "Shipped model", "an experiment does not take over Read"
    assert lab.window.messages.sentence.startswith("Done")
    press(qtbot, train.page.use)
    assert choice.button.text() == "Run 1"
    assert not train.page.use.isEnabled()
    press(qtbot, train.page.transport.back)  # the run is open again, and leads to a network anew
    wait_for(qtbot, train, RunPhase.PAUSED)
    assert (train.page.use.text(), train.page.use.isEnabled()) == ("Use this network", False)
    press(qtbot, train.page.transport.main)
    wait_for(qtbot, train, RunPhase.ENDED)
    assert train.page.use.text() == "Reads on Read now", "the very same weights"
    reading = lab.session.recognition
    assert reading is not None
    np.testing.assert_allclose(reading.probabilities, inspection.recognition.probabilities, atol=1e-6)
    with RunStore.open(Paths.of_user().runs, read_only=True) as store:
        (run,) = store.runs()
    assert run.status is RunStatus.FINISHED
    assert run.has_model
    choice.back.click()
    assert choice.button.text() == "Shipped model"
    assert lab.session.recognizer is not before  # loaded anew, and the same one
    assert choice.back.isHidden()
    assert train.page.use.isEnabled()


def test_the_menu_offers_what_can_read_and_says_why_the_rest_cannot(
    qtbot: QtBot, lab: Lab, train: Train, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(train, recipe())
    train_to_the_end(qtbot, train)
    paths = Paths.of_user()
    with RunStore.open(paths.runs) as store:
        begun = store.begin({}, seed=1, versions={}, data_fingerprint="", name="Half & half")
        store.finish(begun, "diverged")
        model = store.model(1)
    assert model is not None
    save_model(paths.models / "mine.safetensors", model)
    (paths.models / "broken.safetensors").write_bytes(b"no model")
    choice = lab.window.model
    choice.menu.aboutToShow.emit()
    entries = {entry.text().split("  (")[0]: entry for entry in choice.menu.actions() if not entry.isSeparator()}
    assert entries["Shipped model"].isChecked()
    assert not entries["Run 2: Half && half"].isEnabled()
    assert "no network was kept" in entries["Run 2: Half && half"].text()
    assert not entries["broken"].isEnabled()
    assert "not a model" in entries["broken"].text()
    entries["mine"].trigger()
    assert choice.button.text() == "mine"
    assert lab.window.messages.sentence.startswith("mine reads your drawings now.")
    lab.window.messages.action_requested.emit()  # Undo
    assert choice.button.text() == "Shipped model"
    lab.reader.read_with(model, Network(title="Trained network"))
    entries["mine"].trigger()
    lab.window.messages.action_requested.emit()
    assert choice.button.text() == "Trained network"
    assert lab.reader.model is model, "that very one, though it is kept nowhere"
    choice.back.click()
    monkeypatch.setattr(asking, "ask_which", lambda *_: paths.models / "broken.safetensors")
    entries["&Open a model file…"].trigger()
    assert choice.button.text() == "Shipped model"
    assert "not a model" in lab.window.messages.sentence


def test_pausing_stepping_and_stepping_back(qtbot: QtBot, train: Train) -> None:
    use(train, recipe(epochs=100_000))
    transport = train.page.transport
    press(qtbot, transport.main)
    qtbot.waitUntil(lambda: updates(train) > 20)
    press(qtbot, transport.main)
    assert transport.main.text() == "Continue"
    wait_for(qtbot, train, RunPhase.PAUSED)
    here = updates(train)
    for button, there in ((transport.update_once, here + 1), (transport.back, here), (transport.back, here - 1)):
        press(qtbot, button)
        wait_for(qtbot, train, RunPhase.PAUSED)
        assert updates(train) == there
        assert train.page.time_machine.words.startswith(f"Paused · update {there:,}")
        qtbot.waitUntil(lambda there=there: shown(train) == there)  # type: ignore[misc]
    press(qtbot, transport.epoch)
    wait_for(qtbot, train, RunPhase.PAUSED)
    assert updates(train) == -(-here // 23) * 23
    press(qtbot, transport.stop)
    wait_for(qtbot, train, RunPhase.ENDED)
    press(qtbot, transport.restart)
    wait_for(qtbot, train, RunPhase.TRAINING)


def test_one_update_begins_a_run_and_stands_still(qtbot: QtBot, train: Train) -> None:
    use(train, recipe())
    press(qtbot, train.page.transport.update_once)
    wait_for(qtbot, train, RunPhase.PAUSED)
    assert updates(train) == 1
    qtbot.waitUntil(lambda: train.session.inspector.inspection is not None and shown(train) == 1)


def test_the_time_machine_moves_every_panel_and_the_reading(qtbot: QtBot, train: Train) -> None:
    use(train, recipe())
    train_to_the_end(qtbot, train)
    machine, session = train.page.time_machine, train.session
    after = train.page.drawing.words
    machine.slider.setFocus()
    QTest.keyClick(machine.slider, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: shown(train) == 0)
    assert machine.words.startswith("Looking back at update 0")
    assert train.page.drawing.words != after
    first = session.inspector.inspection
    assert first is not None
    assert first.examination is not None
    assert first.examination.accuracy < 0.4
    press(qtbot, machine.play)
    qtbot.waitUntil(lambda: shown(train) > 40)
    press(qtbot, machine.now)
    qtbot.waitUntil(lambda: shown(train) == updates(train))
    assert train.page.drawing.words == after


def test_training_goes_on_from_an_earlier_moment_as_a_new_run(qtbot: QtBot, train: Train) -> None:
    use(train, recipe())
    train_to_the_end(qtbot, train)
    train.session.show_moment(50)
    qtbot.waitUntil(lambda: shown(train) <= 50)
    moment = shown(train)
    press(qtbot, train.page.time_machine.branch)
    wait_for(qtbot, train, RunPhase.ENDED)
    history = train.session.history
    assert history is not None
    assert history.start.updates == moment
    assert updates(train) == 184
    with RunStore.open(Paths.of_user().runs, read_only=True) as store:
        newest, first = store.runs()
    assert newest.parent == (first.id, moment)


def test_the_learning_rate_can_be_changed_while_it_trains(qtbot: QtBot, train: Train) -> None:
    use(train, recipe(epochs=100_000))
    press(qtbot, train.page.transport.main)
    qtbot.waitUntil(lambda: updates(train) > 20)
    train.session.set_rate(0.0123)
    history = train.session.history
    assert history is not None
    qtbot.waitUntil(lambda: len(history.rates) > 0 and history.rates[-1] == 0.0123)
    assert [mark.text for mark in history.marks] == ["learning rate 0.0123"]


def test_a_remedy_is_one_press_away(qtbot: QtBot, train: Train) -> None:
    training = replace(recipe().training, optimizer=SGD(), learning_rate=1e4)
    use(train, recipe().__class__(**{**recipe().__dict__, "training": training}))
    press(qtbot, train.page.transport.main)
    wait_for(qtbot, train, RunPhase.ENDED)
    doctor = train.page.doctor

    def remedies() -> list[QAbstractButton]:
        buttons = doctor.findChildren(QAbstractButton)
        return [button for button in buttons if button.isVisible() and "rate" in button.text().lower()]

    qtbot.waitUntil(lambda: bool(remedies()))
    press(qtbot, remedies()[0])
    assert train.page.form.recipe is not None
    assert train.page.form.recipe.training.learning_rate < 1e4
    wait_for(qtbot, train, RunPhase.ENDED)


def test_a_cell_of_the_confusion_matrix_leads_to_its_digits(qtbot: QtBot, lab: Lab, train: Train) -> None:
    use(train, recipe())
    train_to_the_end(qtbot, train)
    page = train.page
    page.tabs.setCurrentWidget(page.confusion)
    page.confusion.digit_requested.emit(17)
    qtbot.waitUntil(lambda: shown(train) >= 0 and train.session.inspector.inspection.observation.subject.index == 17)  # type: ignore[union-attr]
    assert page.tabs.currentWidget() is page.activations
    page.confusion.digit_to_canvas_requested.emit(17)
    qtbot.waitUntil(lambda: isinstance(lab.session.document, PictureDocument))
    prepared = train.session.prepared
    assert prepared is not None
    qtbot.waitUntil(lambda: lab.session.recognition is not None and lab.session.recognition.best is not None)
    assert lab.page.isVisible()


def test_closing_the_window_in_the_middle_loses_nothing(qtbot: QtBot, lab: Lab, train: Train) -> None:
    use(train, recipe(epochs=100_000))
    press(qtbot, train.page.transport.main)
    qtbot.waitUntil(lambda: updates(train) > 100)
    lab.window.close()
    with RunStore.open(Paths.of_user().runs, read_only=True) as store:
        (run,) = store.runs()
    assert run.status is RunStatus.STOPPED
    assert run.has_checkpoint


def test_a_killed_training_is_found_again_and_continued(qtbot: QtBot, open_lab: OpenLab) -> None:
    def has_checkpoint() -> bool:
        with RunStore.open(Paths.of_user().runs, read_only=True) as store:
            return store.runs()[0].has_checkpoint

    script = (
        "from dataclasses import replace\n"
        "from hwr.store.paths import Paths\n"
        "from hwr.recipe.presets import PRESETS\n"
        "from hwr.recipe.preparing import Preparer\n"
        "from hwr.train.control import Control\n"
        "from hwr.train.training_thread import TrainingThread\n"
        "r = PRESETS['first'].recipe\n"
        "r = replace(r, samples=50, held_out='none', training=replace(r.training, epochs=10**6))\n"
        "t = TrainingThread(r, Preparer(), Paths.of_user().runs, Control())\n"
        "t.start()\n"
        "while True: print(type(t.events.get()).__name__, flush=True)\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", script], cwd=ROOT, stdout=subprocess.PIPE, encoding="utf-8", env=os.environ.copy()
    )
    assert process.stdout is not None
    for line in process.stdout:
        if line.strip() == "Reported" and has_checkpoint():
            break
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()
    lab = open_lab()
    assert "interrupted" in lab.window.messages.sentence
    lab.window.show_page(lab.runs_page)
    lab.runs._continue(1)
    train = lab.train
    wait_for(qtbot, train, RunPhase.TRAINING)
    assert lab.train_page.isVisible()
    history = train.session.history
    assert history is not None
    assert history.start.updates == 0
    assert history.update > 0  # what it had learnt before


def test_without_a_place_to_keep_runs_one_can_train_all_the_same(
    qtbot: QtBot, open_lab: OpenLab, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("no folder")
    lab = open_lab(runs=tmp_path / "file" / "runs.sqlite3")
    lab.window.show_page(lab.train_page)
    train = lab.train
    train.page.transport.tempo.setValue(train.page.transport.tempo.maximum())
    use(train, recipe(epochs=2, samples=50, held_out="none"))
    press(qtbot, train.page.transport.main)
    qtbot.waitUntil(lambda: "cannot be kept" in lab.window.messages.sentence)
    wait_for(qtbot, train, RunPhase.ENDED)


def test_impossible_settings_cannot_be_trained(qtbot: QtBot, train: Train) -> None:
    train.page.form.validity_changed.emit(False)
    assert not train.page.transport.main.isEnabled()
    train.page.form.validity_changed.emit(True)
    assert train.page.transport.main.isEnabled()


def faint(train: Train) -> dict[str, np.ndarray]:
    """The values of the faint lines of the loss that are of another run."""
    plot = next(plot for plot in train.page.curves.plots if plot.objectName() == "lossPlot")
    return {one.name: one.y for one in plot.plot.curves if one.style.is_faint and "before" in one.name}


def test_the_run_before_stays_as_a_faint_line(qtbot: QtBot, train: Train) -> None:
    use(train, recipe(3))
    train_to_the_end(qtbot, train)
    settle(qtbot, train.page.curves)
    assert not faint(train)
    first = train.session.history
    assert first is not None
    press(qtbot, train.page.transport.restart)  # the same recipe anew
    wait_for(qtbot, train, RunPhase.ENDED)
    settle(qtbot, train.page.curves)
    np.testing.assert_array_equal(faint(train)["run 1 before"], first.evaluations("test_loss"))
    assert set(faint(train)) == {"run 1 before", "run 1 before training"}
    train.page.tabs.setCurrentWidget(train.page.gradients)
    settle(qtbot, train.page.gradients)
    assert "run 1 before Layer 1" in [one.name for one in train.page.gradients.plot.plot.curves]
    train.session.apply(Remedy(Note("Less dropout"), {"training.dropout": 0.5}))
    wait_for(qtbot, train, RunPhase.ENDED)
    settle(qtbot, train.page.curves)
    assert "run 2 before" in faint(train)
    train.session.show_moment(23)
    train.session.branch()
    wait_for(qtbot, train, RunPhase.ENDED)
    settle(qtbot, train.page.curves)
    assert "run 3 before" in faint(train)


def test_a_remedy_is_noted_in_english_and_told_in_the_language_spoken(qtbot: QtBot, lab: Lab, train: Train) -> None:
    use(train, recipe(1))
    train_to_the_end(qtbot, train)
    speak(GERMAN, lambda text, _comment, _number: f"«{text}»")
    try:
        train.session.apply(Remedy(Note(HIDDEN_ACTIVATION, {"activation": "ReLU"}), {"hidden.*.activation": "relu"}))
        wait_for(qtbot, train, RunPhase.ENDED)
        with RunStore.open(lab.paths.runs, read_only=True) as store:
            (done,) = store.run(2).recipe["interventions"][:1]
        assert done["note"] == "Use ReLU in the hidden layers, after run 1"
        assert train.session.history is not None
        told = [words for _, _, words in marks(train.session.history)]
        assert "««Use «ReLU» in the hidden layers», after run 1»" in told
    finally:
        speak(ENGLISH)
    told = [words for _, _, words in marks(train.session.history)]
    assert "Use ReLU in the hidden layers, after run 1" in told


def test_a_run_before_with_another_loss_is_seen_by_its_accuracy_alone(qtbot: QtBot, train: Train) -> None:
    """A squared error and a cross-entropy do not belong on one axis."""
    use(train, recipe(2))
    train_to_the_end(qtbot, train)
    use(train, replace(recipe(2), training=replace(recipe(2).training, loss="mean_squared_error")))
    train_to_the_end(qtbot, train)
    settle(qtbot, train.page.curves)
    assert not faint(train)
    accuracy = next(plot for plot in train.page.curves.plots if plot.objectName() == "accuracyPlot")
    assert "run 1 before" in [one.name for one in accuracy.plot.curves]


def test_any_stored_run_can_be_laid_over_the_one_under_way(qtbot: QtBot, train: Train) -> None:
    use(train, recipe(3))
    train_to_the_end(qtbot, train)
    first = train.session.history
    assert first is not None
    for dropout in (0.1, 0.5):
        use(train, replace(recipe(3), training=replace(recipe(3).training, dropout=dropout)))
        train_to_the_end(qtbot, train)
    curves = train.page.curves
    curves.menu.aboutToShow.emit()
    over = curves.findChild(QMenu, "curvesOver")
    assert over is not None
    offered = {action.text(): action for action in over.actions() if action.isVisible()}
    assert list(offered) == ["2 A good first network, 3 epochs, dropout 0.1", "1 A good first network, 3 epochs"]
    offered["1 A good first network, 3 epochs"].trigger()
    settle(qtbot, curves)
    plot = next(plot for plot in curves.plots if plot.objectName() == "lossPlot")
    laid = {one.name: one for one in plot.plot.curves}
    np.testing.assert_array_equal(laid["1 A good first network, 3 epochs"].y, first.evaluations("test_loss"))
    assert not laid["1 A good first network, 3 epochs"].style.is_faint
    assert laid["run 2 before"].style.is_faint
    curves.menu.aboutToShow.emit()
    assert offered["1 A good first network, 3 epochs"].isChecked()
    offered["1 A good first network, 3 epochs"].trigger()
    settle(qtbot, curves)
    assert "1 A good first network, 3 epochs" not in {one.name for one in plot.plot.curves}


def test_what_the_curves_show_on_train_can_be_saved_and_a_failure_is_said(
    qtbot: QtBot, lab: Lab, train: Train, tmp_path: Path
) -> None:
    use(train, recipe(2))
    train_to_the_end(qtbot, train)
    settle(qtbot, train.page.curves)
    path = tmp_path / "curves.svg"
    for panel in (train.page.curves, train.page.gradients):
        panel.writing_requested.emit(panel.menu.saving(path))
        qtbot.waitUntil(lambda: lab.exporting.writing.is_idle)
        assert lab.window.messages.note == f"Written to {path}."
        path, before = tmp_path / "gradients.svg", path
    assert ">1 A good first network, 2 epochs<" in before.with_name("curves.svg").read_text(encoding="utf-8")
    train.page.curves.writing_requested.emit(train.page.curves.menu.saving(path / "curves.svg"))
    qtbot.waitUntil(lambda: lab.exporting.writing.is_idle)
    assert "could not be written" in lab.window.messages.sentence
