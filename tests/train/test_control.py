"""The control: what is wanted, in the order in which it was wanted, and when."""

from __future__ import annotations

import pytest

from hwr.train.control import Command, Control, Order, Tempo


def test_a_tempo_is_kept_on_average() -> None:
    tempo = Tempo(20)
    assert tempo.rest(100.0) <= 0  # the first at once
    now = 100.0
    times: list[float] = []
    while len(times) < 102:
        if tempo.rest(now) <= 0:
            tempo.begin(now)
            times.append(now)
        now += 0.0007  # whoever asks comes a little late
    assert times[-1] - times[1] == pytest.approx(100 / 20, abs=0.001)


def test_what_was_missed_is_not_made_up_for() -> None:
    tempo = Tempo(10)
    tempo.begin(0.0)
    assert tempo.rest(7.0) <= 0
    tempo.begin(7.0)
    assert tempo.rest(7.0) <= 0  # of all the seconds one beat at most
    tempo.begin(7.0)
    assert tempo.rest(7.0) == pytest.approx(0.1)
    tempo.restart()
    assert tempo.rest(7.0) <= 0


def test_steps_are_done_in_the_order_in_which_they_were_wanted() -> None:
    control = Control(running=False)
    for order in (Order.UPDATE, Order.BACK, Order.EPOCH):
        control.step(order)
    assert control.obeyed is None
    assert [control.next().order for _ in range(3)] == [Order.UPDATE, Order.BACK, Order.EPOCH]
    assert control.obeyed == control.wish


def test_while_it_is_to_go_on_nothing_is_done_with() -> None:
    control = Control()
    assert control.obeyed is None
    assert control.next() == Command(Order.TRAIN)
    control.pause()
    assert control.obeyed is None
    assert control.is_breaking_off
    assert control.next() == Command(Order.PAUSE)
    assert not control.is_breaking_off
    assert control.obeyed == control.wish


def test_every_wish_has_a_number_of_its_own() -> None:
    control = Control()
    seen = [control.wish]
    for wish in (control.pause, control.run, lambda: control.step(Order.UPDATE), control.run, control.finish):
        wish()
        seen.append(control.wish)
    assert seen == sorted(set(seen))


def test_who_stands_still_cannot_be_paused() -> None:
    control = Control(running=False)
    before = control.wish
    control.pause()
    assert control.obeyed == control.wish == before


def test_the_end_comes_before_all_else_and_forgets_it() -> None:
    control = Control(running=False)
    control.step(Order.UPDATE)
    control.set_rate(0.5)
    control.finish()
    assert control.next() == Command(Order.FINISH)
    assert control.obeyed == control.wish
    control.step(Order.UPDATE)
    control.close()
    assert control.next() == Command(Order.CLOSE)
