"""The trainer: forward as far as asked, back exactly, and every moment remembered within its memory."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from hwr.nn.network import LayerSpec
from hwr.nn.report import EpochReport, UpdateReport
from hwr.nn.trace import record
from hwr.recipe.preparing import Prepared
from hwr.recipe.recipe import Recipe
from hwr.train.trainer import CHECKPOINT_BYTES, MOMENT_BYTES, RECENT_BYTES, Trainer


def _weights(trainer: Trainer) -> np.ndarray:
    return trainer.state.network.parameters.copy()


def test_updates_come_singly_and_an_epoch_ends_with_its_report(small: Recipe, prepared: Prepared) -> None:
    trainer = Trainer(small, prepared)
    batches = -(-len(prepared.data.y) // 64)
    reports = [trainer.update() for _ in range(batches)]
    assert [len(of_one) for of_one in reports] == [1] * (batches - 1) + [2]
    assert isinstance(reports[0][0], UpdateReport)
    assert isinstance(reports[-1][1], EpochReport)
    assert trainer.state.epoch == 1


def test_an_update_is_made_also_where_an_epoch_has_no_report_yet(
    small: Recipe, prepared: Prepared, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hwr.train.trainer.REPORT_EVERY", 0.0)  # a report is due after each update
    trainer = Trainer(small, prepared)
    batches = -(-len(prepared.data.y) // 64)
    for _ in range(batches):
        trainer.forward()
    assert (trainer.state.update, trainer.state.epoch) == (batches, 0)
    of_epoch, of_update = trainer.update()
    assert isinstance(of_epoch, EpochReport)
    assert isinstance(of_update, UpdateReport)
    assert (of_epoch.update, of_update.update) == (batches, batches + 1)
    assert trainer.state.update == batches + 1


def test_the_end_of_the_run_gives_no_more_reports(small: Recipe, prepared: Prepared) -> None:
    trainer = Trainer(replace(small, training=replace(small.training, epochs=None, max_updates=3)), prepared)
    assert [len(trainer.update()) for _ in range(4)] == [1, 1, 1, 1]
    assert trainer.update() == ()
    assert trainer.forward() is None


@pytest.mark.parametrize("way", ["update", "forward"])
def test_stepping_back_gives_the_very_weights_there_were(small: Recipe, prepared: Prepared, way: str) -> None:
    trainer = Trainer(replace(small, training=replace(small.training, dropout=0.2, input_noise=0.05)), prepared)
    weights = {0: _weights(trainer)}
    for _ in range(40):
        getattr(trainer, way)()
        weights[trainer.state.update] = _weights(trainer)
    there = trainer.state.update
    while trainer.state.update > max(0, there - 40):
        assert trainer.back()
        if trainer.state.update in weights:
            np.testing.assert_array_equal(trainer.state.network.parameters, weights[trainer.state.update])
    while trainer.state.update < there:
        trainer.update()
    np.testing.assert_array_equal(trainer.state.network.parameters, weights[there])


def test_a_rate_changed_on_the_way_is_changed_again_when_updates_are_made_once_more(
    small: Recipe, prepared: Prepared
) -> None:
    trainer = Trainer(small, prepared)
    for _ in range(5):
        trainer.update()
    trainer.set_rate(0.02)
    for _ in range(3):
        trainer.update()
    before = _weights(trainer)
    trainer.update()
    trainer._checkpoints.rewind(0)  # as if none had been made since the beginning
    trainer._recent.rewind(0)
    assert trainer.back()
    np.testing.assert_array_equal(trainer.state.network.parameters, before)
    for _ in range(4):
        assert trainer.back()
    assert trainer.state.update == 4
    assert trainer.state.learning_rate == small.training.learning_rate


def test_there_is_nothing_before_the_beginning(small: Recipe, prepared: Prepared) -> None:
    trainer = Trainer(small, prepared)
    assert not trainer.can_step_back
    assert not trainer.back()
    trainer.update()
    assert trainer.can_step_back
    assert not trainer.back(lambda: True) or trainer.state.update == 0


def test_the_batch_is_the_one_the_last_update_was_made_on(small: Recipe, prepared: Prepared) -> None:
    trainer = Trainer(small, prepared)
    for _ in range(30):  # across the end of an epoch
        before = trainer.state.network.copy()
        report = trainer.update()[0]
        batch = trainer.batch()
        assert isinstance(report, UpdateReport)
        if trainer.state.batch == 0:  # the rest of an epoch, fewer than 64; the batch before is shown with it
            rest = len(prepared.data.y) % 64
            assert len(batch.x) == 64
            batch = replace(batch, x=batch.x[-rest:], y=batch.y[-rest:])
        backward = record(before, batch.x, batch.y).backward
        assert backward is not None
        assert backward.loss == pytest.approx(report.loss, rel=1e-5)


def test_what_is_remembered_stays_small_and_covers_the_run(small: Recipe, prepared: Prepared) -> None:
    wide = replace(small, hidden=(LayerSpec(512), LayerSpec(256)), training=replace(small.training, max_updates=200))
    trainer = Trainer(wide, prepared)
    while trainer.update():
        pass
    assert trainer.bytes <= MOMENT_BYTES + CHECKPOINT_BYTES + RECENT_BYTES <= 64 * 2**20
    moments = trainer.moments
    assert moments[0] == 0
    assert moments[-1] >= trainer.state.update - max(np.diff(moments))
    assert max(np.diff(moments)) <= 8
    for update in (0, 7, moments[-1]):
        assert trainer.moment_at(update).update <= update


def test_a_run_goes_on_from_a_moment_of_another_as_that_one_did(
    small: Recipe, prepared: Prepared, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hwr.train.trainer.STEPPED_CHECKPOINT_EVERY", math.inf)  # every update has to be made again
    trainer = Trainer(small, prepared)
    for _ in range(50):
        trainer.update()
    checkpoint = trainer.checkpoint_at(31)
    assert checkpoint is not None
    branch = Trainer(small, prepared, checkpoint)
    assert branch.start.updates == 31
    assert branch.moments == (31,)
    while branch.state.update < 50:
        branch.update()
    np.testing.assert_array_equal(branch.state.network.parameters, trainer.state.network.parameters)
    assert trainer.checkpoint_at(3, lambda: True) is None
