"""A motion: gets where it goes, eased, and at once where motion is not wanted."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from hwr.ui.kit.motion import REDUCED, Motion


def test_it_goes_from_0_to_1_and_rests(qtbot: QtBot) -> None:
    motion = Motion(30)
    shares: list[float] = []
    motion.moved.connect(shares.append)
    assert motion.is_idle
    motion.start()
    assert not motion.is_idle
    qtbot.waitUntil(lambda: motion.is_idle)
    assert shares == sorted(shares)
    assert (shares[-1], motion.share) == (1.0, 1.0)


def test_it_can_be_ended_and_begun_anew(qtbot: QtBot) -> None:
    motion = Motion(60_000)
    motion.start()
    motion.end()
    assert motion.is_idle
    assert motion.share == 1.0
    motion.start()
    assert motion.share < 1.0
    motion.end()


def test_where_motion_is_not_wanted_it_is_there_at_once(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(REDUCED, "1")
    motion = Motion(60_000)
    shares: list[float] = []
    motion.moved.connect(shares.append)
    motion.start()
    assert motion.is_idle
    assert shares == [1.0]
