"""One moment, one set of numbers: whichever update is looked at, every panel tells of the same network."""

from __future__ import annotations

import csv
import re
from dataclasses import replace

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from hwr.export.runs import exported
from hwr.nn.history import TimeAxis
from hwr.nn.metrics import accuracy
from hwr.store.runs.run_store import RunStore
from hwr.ui.app import Lab
from hwr.ui.kit.chart.series import figure
from hwr.ui.train.run_state import RunPhase
from hwr.ui.train.train import Train
from hwr.words import percent
from tests.ui.train.test_train import press, recipe, use, wait_for

NUMBER = r"([\d,]+)"


def number(pattern: str, text: str) -> int:
    """The number that a pattern finds in what a panel says."""
    found = re.search(pattern, text)
    assert found is not None, (pattern, text)
    return int(found[1].replace(",", ""))


def entries(train: Train, plot: int) -> dict[str, str]:
    """A legend's values by their names."""
    return {entry.name: entry.value or "" for entry in train.page.curves.plots[plot].entries}


@pytest.mark.parametrize("way", ["at full speed", "update by update"])
def test_every_panel_tells_of_the_moment_that_is_looked_at(qtbot: QtBot, train: Train, way: str) -> None:
    session, page = train.session, train.page
    session.set_tempo(None if way == "at full speed" else 2000.0)
    use(train, recipe(epochs=4))
    press(qtbot, page.transport.main)
    wait_for(qtbot, train, RunPhase.ENDED)
    history, prepared = session.history, session.prepared
    assert history is not None
    assert prepared is not None
    x_test, y_test = prepared.data.x_test, prepared.data.y_test
    assert x_test is not None
    assert y_test is not None
    page.tabs.setCurrentWidget(page.activations)
    rng = np.random.default_rng(2)
    for asked in [3, *rng.integers(0, history.update + 1, 12).tolist(), history.update]:
        session.show_moment(asked)
        at = history.update if train._state.shown is None else train._state.shown
        assert at <= asked

        def is_settled(at: int = at) -> bool:
            seen = session.inspector.inspection
            is_seen = seen is not None and seen.request.moment.update == at and not session.inspector.is_busy
            return (
                is_seen
                and page.curves.is_idle
                and page.gradients.is_idle
                and f"Update {at:,} " in page.curves.place_words
            )

        qtbot.waitUntil(is_settled)
        seen = session.inspector.inspection
        assert seen is not None
        assert seen.examination is not None
        words = page.time_machine.words
        assert number(f"pdate {NUMBER}", words) == at
        assert number(f"after update {NUMBER}", page.activations.subject.told) == at
        assert page.time_machine.slider.value() == train._state.moments.index(at)
        epochs = float(history.along(TimeAxis.EPOCHS, np.array([float(at)]))[0])
        assert f"epoch {epochs:,.2f}" in page.curves.place_words
        if train._state.shown is None:
            assert f"epoch {epochs:,.2f}" in words

        network = seen.request.moment.network
        measured = accuracy(y_test, network.predict(x_test).argmax(axis=1))
        held_out = page.scores.scores[0]
        assert held_out is not None
        assert held_out.share == pytest.approx(measured)
        legend = entries(train, 1)["test"]
        of = number(f"at {NUMBER}", legend) if " at " in legend else at
        assert of <= at
        place = history.epoch_updates.tolist().index(of)
        share = float(history.evaluations("test_accuracy")[place])
        assert legend.startswith(percent(share, 1))
        if of == at:
            assert legend == held_out.figure
        if at:
            assert entries(train, 0)["each batch"] == figure(float(history.losses[at - 1]))


def test_a_run_goes_on_from_the_very_moment_that_is_looked_at(qtbot: QtBot, train: Train) -> None:
    session, page = train.session, train.page
    session.set_tempo(None)
    use(train, recipe())
    press(qtbot, page.transport.main)
    wait_for(qtbot, train, RunPhase.ENDED)
    session.show_moment(101)
    looked_at = train._state.shown
    press(qtbot, page.time_machine.branch)
    wait_for(qtbot, train, RunPhase.ENDED)
    assert session.history is not None
    assert session.history.start.updates == looked_at


def test_a_run_that_is_stopped_in_the_midst_of_an_epoch_is_measured_where_it_stands(qtbot: QtBot, train: Train) -> None:
    session, page = train.session, train.page
    session.set_tempo(2000.0)
    use(train, recipe(epochs=1000))
    press(qtbot, page.transport.main)
    qtbot.waitUntil(lambda: session.history is not None and session.history.update > 30)
    session.stop()
    wait_for(qtbot, train, RunPhase.ENDED)
    qtbot.waitUntil(lambda: page.curves.is_idle and not session.inspector.is_busy)
    history = session.history
    assert history is not None
    assert history.epoch_updates[-1] == history.update
    assert " at " not in entries(train, 1)["test"]


def test_what_belonged_to_the_last_run_is_gone_as_soon_as_the_next_is_prepared(qtbot: QtBot, train: Train) -> None:
    session, page = train.session, train.page
    session.set_tempo(None)
    use(train, recipe(epochs=2))
    press(qtbot, page.transport.main)
    wait_for(qtbot, train, RunPhase.ENDED)
    qtbot.waitUntil(lambda: page.scores.scores[0] is not None)
    session.restart()
    assert session.phase is RunPhase.PREPARING
    assert page.scores.scores == (None, None, None)
    assert not page.activations.subject.told
    assert "is said here" in page.doctor.accessibleDescription()
    for panel in (page.curves, page.gradients, page.confusion):
        assert "as soon as a network trains" in panel.accessibleDescription()
    wait_for(qtbot, train, RunPhase.ENDED)


def test_a_continued_run_is_drawn_from_its_beginning(qtbot: QtBot, train: Train) -> None:
    session, page = train.session, train.page
    session.set_tempo(2000.0)
    use(train, recipe(epochs=1000))
    press(qtbot, page.transport.main)
    qtbot.waitUntil(lambda: session.history is not None and session.history.update > 60)
    session.set_rate(0.0007)
    session.stop()
    wait_for(qtbot, train, RunPhase.ENDED)
    before, run = session.history, session.run
    assert before is not None
    assert run is not None
    session.resume(run, recipe(epochs=1000))
    qtbot.waitUntil(lambda: session.history is not None and session.history.update > before.update + 30)
    session.stop()
    wait_for(qtbot, train, RunPhase.ENDED)
    after = session.history
    assert after is not None
    assert after.start.updates == 0
    np.testing.assert_array_equal(after.losses[: before.update], before.losses)
    assert page.curves.area.plots


def test_own_drawings_are_read_after_every_epoch_of_a_continued_run_too(qtbot: QtBot, lab: Lab, train: Train) -> None:
    """At full speed, before and after it is continued, and in what is exported."""
    session = train.session
    lab.page.card.reading.corrected.emit("1")
    assert lab.teaching.counts() == {"1": 1}
    session.set_tempo(None)
    use(train, recipe(epochs=2000))
    press(qtbot, train.page.transport.main)
    for _ in range(2):
        made = 0 if session.history is None else session.history.update

        def is_further(made: int = made) -> bool:
            return session.history is not None and session.history.update > made + 50

        qtbot.waitUntil(is_further)
        session.stop()
        wait_for(qtbot, train, RunPhase.ENDED)
        history, run = session.history, session.run
        assert history is not None
        assert run is not None
        own = history.evaluations("own_accuracy")
        assert len(own) >= history.epochs
        assert np.isfinite(own).all()
        with RunStore.open(lab.paths.runs, read_only=True) as store:
            rows = list(csv.DictReader(exported(store, [run], "csv", "run.csv").decode().splitlines()))
        assert [float(row["own_accuracy"]) for row in rows if row["own_accuracy"]] == own.tolist()
        session.resume(run, recipe(epochs=2000))
    session.stop()
    wait_for(qtbot, train, RunPhase.ENDED)


def test_the_weights_that_are_kept_are_those_that_are_shown(qtbot: QtBot, train: Train) -> None:
    """The run's scores, the tiles and the model at its end are of one network, though it trained on for a while."""
    session, page = train.session, train.page
    session.set_tempo(None)
    training = replace(recipe(epochs=1000).training, patience=3, learning_rate=0.02)
    use(train, replace(recipe(), validation=0.2, training=training))
    press(qtbot, page.transport.main)
    wait_for(qtbot, train, RunPhase.ENDED)
    history = session.history
    assert history is not None
    at = train._state.shown
    best = int(np.nanargmin(history.evaluations("validation_loss")))
    assert at == history.epoch_updates[best]

    def is_seen() -> bool:
        seen = session.inspector.inspection
        return seen is not None and seen.request.moment.update == at and not session.inspector.is_busy

    qtbot.waitUntil(is_seen)
    seen, model = session.inspector.inspection, session.model
    assert seen is not None
    assert model is not None
    np.testing.assert_array_equal(seen.request.moment.network.parameters, model.network.parameters)
    tile = page.scores.scores[0]
    assert tile is not None
    assert tile.share == pytest.approx(model.metrics["test_accuracy"])
    assert f"of epoch {best} are kept" in history.marks[-1].text
