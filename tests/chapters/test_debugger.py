"""The chapter on the whole pass: worked by hand on four units, and against the engine on larger networks."""

from __future__ import annotations

import math
import re
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hwr.chapters.debugger.chapter import CHAPTER, words
from hwr.chapters.debugger.derivation import derive
from hwr.chapters.debugger.unit import entries_at, main_quantity, source_of, terms_at
from hwr.chapters.debugger.walk import PAGE, Part, PassWalk, Position, Quantity, Role, value
from hwr.chapters.debugger.worked_pass import EXAMPLE_LABEL, WorkedPass, example_digit, small_network, with_rate, work
from hwr.errors import ConfigError, DataError
from hwr.nn.gradcheck import check_gradient
from hwr.nn.network import Architecture, LayerSpec, Network
from hwr.nn.trace import record
from hwr.words import numeral

SHARE = 1 / (1 + math.exp(-2))
"""Of two outputs whose z are 2 and 0, the first one's softmax."""


@pytest.fixture
def by_hand() -> WorkedPass:
    """x = (1, 2). Hidden ReLU units: z = (1·1 + 0.5·2, −1·1 + 1·2 − 2) = (2, −1). Outputs: z = (1·2, 0·2) = (2, 0)."""
    parameters = np.array([1, -1, 0.5, 1, 0, -2, 1, 0, 3, 1, 0, 0], np.float64)
    return work(Network(Architecture.mlp(2, 2, 2), parameters), [1.0, 2.0], 1, 0.1)


def made(*widths: int, hidden: str = "relu", output: str = "softmax", label: int = 1, seed: int = 0) -> WorkedPass:
    rng = np.random.default_rng(seed)
    network = Network.initialised(Architecture.mlp(*widths, hidden=hidden, output=output), rng, np.float64)
    return work(network, rng.random(widths[0]), label, 0.01)


def plain(html: str) -> str:
    return re.sub("<[^>]*>", "", html)


@pytest.mark.parametrize(
    ("quantity", "expected"),
    [
        (Quantity(Role.INPUT, 0, 0, 1), 2.0),
        (Quantity(Role.PRODUCT, 0, 0, 1), 1.0),
        (Quantity(Role.Z, 0, 0), 2.0),
        (Quantity(Role.Z, 0, 1), -1.0),
        (Quantity(Role.A, 0, 1), 0.0),
        (Quantity(Role.A, 1, 0), SHARE),
        (Quantity(Role.TARGET, 1, 1), 1.0),
        (Quantity(Role.LOSS, 1, 1), -math.log(1 - SHARE)),
        (Quantity(Role.DELTA, 1, 0), SHARE),
        (Quantity(Role.DELTA, 1, 1), -SHARE),
        (Quantity(Role.CARRIED, 0, 1, 0), 3 * SHARE),
        (Quantity(Role.A_GRADIENT, 0, 1), 2 * SHARE),
        (Quantity(Role.SLOPE, 0, 1), 0.0),
        (Quantity(Role.DELTA, 0, 1), 0.0),
        (Quantity(Role.DELTA, 0, 0), SHARE),
        (Quantity(Role.WEIGHT_GRADIENT, 0, 0, 1), 2 * SHARE),
        (Quantity(Role.BIAS_GRADIENT, 0, 0), SHARE),
        (Quantity(Role.NEW_WEIGHT, 0, 0, 1), 0.5 - 0.1 * 2 * SHARE),
        (Quantity(Role.NEW_BIAS, 1, 1), 0.1 * SHARE),
    ],
)
def test_every_number_is_that_worked_by_hand(by_hand: WorkedPass, quantity: Quantity, expected: float) -> None:
    assert value(by_hand, quantity) == pytest.approx(expected, rel=1e-12, abs=1e-15)


def test_the_loss_after_the_update_is_that_of_the_updated_network(by_hand: WorkedPass) -> None:
    again = record(by_hand.updated, [[1.0, 2.0]], np.array([1])).backward
    assert again is not None
    assert by_hand.new_loss == again.loss < by_hand.loss
    longer = with_rate(by_hand, 0.2)
    assert longer.new_loss == work(by_hand.network, [1.0, 2.0], 1, 0.2).new_loss < by_hand.new_loss
    assert "falls from 2.127" in words(by_hand, Position(Part.UPDATE, 0, 0), Quantity(Role.NEW_LOSS, 0, 0))


def test_a_step_far_too_long_is_told_in_words() -> None:
    far = made(4, 5, 3, hidden="identity")
    at = Position(Part.UPDATE, 1, 1)
    assert "rises from" in words(with_rate(far, 1e4), at, Quantity(Role.NEW_LOSS, 1, 1))
    beyond = with_rate(far, 1e300)
    assert not math.isfinite(beyond.new_loss)
    assert "far too large" in words(beyond, at, Quantity(Role.NEW_LOSS, 1, 1))
    assert "too small to tell" in words(with_rate(far, 1e-300), at, Quantity(Role.NEW_LOSS, 1, 1))
    tiny = with_rate(far, 1e-12)
    assert tiny.new_loss < tiny.loss
    assert f"stays at {numeral(tiny.loss)}:" in words(tiny, at, Quantity(Role.NEW_LOSS, 1, 1)), "as it is written"


def test_formulas_carry_the_numbers_there_are(by_hand: WorkedPass) -> None:
    def numbers(*of: object) -> str:
        return plain(derive(by_hand, Quantity(*of)).numbers)  # type: ignore[arg-type]

    assert numbers(Role.Z, 0, 1) == "= 1·2 + (−1)·1 + (−2) = −1"
    assert numbers(Role.A, 0, 1) == "= max(0, −1) = 0"
    assert numbers(Role.A, 1, 0) == "= e2 / (e2 + e0) = 0.8808"
    assert numbers(Role.LOSS, 1, 1) == "= −ln 0.1192 = 2.127"
    assert numbers(Role.DELTA, 1, 1) == "= 0.1192 − 1 = −0.8808"
    assert numbers(Role.A_GRADIENT, 0, 1) == "= 3·0.881 + 1·(−0.881) = 1.762"
    assert numbers(Role.SLOPE, 0, 1) == "with z = −1: 0"
    assert numbers(Role.DELTA, 0, 1) == "= 1.762 · 0 = 0"
    assert numbers(Role.WEIGHT_GRADIENT, 0, 0, 1) == "= 2 · 0.8808 = 1.762"
    assert numbers(Role.NEW_WEIGHT, 0, 0, 1) == "= 0.5 − 0.1 · 1.762 = 0.323841"


@pytest.mark.parametrize("hidden", ["relu", "leaky_relu", "sigmoid", "tanh", "identity"])
@pytest.mark.parametrize("output", ["softmax", "sigmoid"])
def test_sums_add_up_and_every_number_ends_its_own_formula(hidden: str, output: str) -> None:
    worked = made(64, 30, 12, 4, hidden=hidden, output=output)
    walk = PassWalk(worked, by_unit=True)
    seen = set()
    at: Position | None = Position(Part.FORWARD, 0, walk.first_unit(Part.FORWARD, 0))
    while at is not None:
        terms = terms_at(worked, at)
        quantity = main_quantity(at, terms.largest)
        assert words(worked, at, quantity)
        for index in {0, terms.largest, len(terms.values) - 1}:
            assert value(worked, terms.quantity(index)) == pytest.approx(terms.values[index], rel=1e-14, abs=1e-300)
            for entry in entries_at(worked, at, index):
                told = derive(worked, entry.quantity)
                number = value(worked, entry.quantity)
                figures = 6 if entry.quantity.kind in (Role.NEW_WEIGHT, Role.NEW_BIAS) else 4
                assert told.numbers.endswith(f"<b>{numeral(number, figures)}</b>")
                assert told.signs
                assert told.words.endswith(".")
                seen.add(entry.quantity.kind)
        if at.phase is Part.FORWARD:
            bias = value(worked, Quantity(Role.BIAS, at.layer, at.unit))
            assert terms.values.sum() + bias == pytest.approx(value(worked, Quantity(Role.Z, at.layer, at.unit)))
        if at.phase is Part.BACKWARD and at.layer < worked.layers - 1:
            a_gradient = value(worked, Quantity(Role.A_GRADIENT, at.layer, at.unit))
            slope = value(worked, Quantity(Role.SLOPE, at.layer, at.unit))
            assert terms.values.sum() == pytest.approx(a_gradient)
            assert a_gradient * slope == pytest.approx(value(worked, Quantity(Role.DELTA, at.layer, at.unit)))
        at = walk.after(at)
    assert seen == set(Role)


@pytest.mark.parametrize("hidden", ["relu", "tanh"])
def test_products_are_the_terms_of_the_engines_z_and_gradient(hidden: str) -> None:
    worked = made(20, 9, 7, 4, hidden=hidden, seed=5)
    again = record(worked.network, worked.trace.inputs, np.array([worked.label]))
    assert again.backward is not None
    for layer in range(worked.layers):
        for unit in range(worked.units(layer)):
            coming = [Quantity(Role.PRODUCT, layer, unit, source) for source in range(worked.units(layer - 1))]
            z = sum(value(worked, each) for each in coming) + value(worked, Quantity(Role.BIAS, layer, unit))
            assert z == pytest.approx(again.layers[layer].z[0, unit], rel=1e-12, abs=1e-14)
            if layer < worked.layers - 1:
                above = range(worked.units(layer + 1))
                a_gradient = sum(value(worked, Quantity(Role.CARRIED, layer, unit, other)) for other in above)
                passed_down = again.backward.layers[layer + 1].input_gradient[0, unit]
                assert a_gradient == pytest.approx(passed_down, rel=1e-12, abs=1e-14)
            for phase in (Part.FORWARD, Part.BACKWARD):
                terms = terms_at(worked, Position(phase, layer, unit))
                written = [value(worked, terms.quantity(index)) for index in range(len(terms.values))]
                np.testing.assert_array_equal(terms.values, written)


@pytest.mark.parametrize("output", ["softmax", "sigmoid"])
def test_gradients_are_what_nudging_finds(output: str) -> None:
    worked = made(6, 5, 4, 3, hidden="tanh", output=output)
    check = check_gradient(worked.network, worked.trace.inputs, np.array([worked.label]))
    blocks = worked.network.architecture.blocks(np.array(check.numeric))
    for layer, block in enumerate(blocks):
        for unit in range(worked.units(layer)):
            bias = value(worked, Quantity(Role.BIAS_GRADIENT, layer, unit))
            assert bias == pytest.approx(block[-1, unit], rel=1e-6, abs=1e-9)
            for source in range(worked.units(layer - 1)):
                found = value(worked, Quantity(Role.WEIGHT_GRADIENT, layer, unit, source))
                assert found == pytest.approx(block[source, unit], rel=1e-6, abs=1e-9)


def walked(walk: PassWalk) -> list[Position]:
    places = [Position(Part.FORWARD, 0, walk.first_unit(Part.FORWARD, 0))]
    while (following := walk.after(places[-1])) is not None:
        places.append(following)
    return places


@given(st.lists(st.integers(1, 25), min_size=0, max_size=3), st.booleans(), st.booleans(), st.integers(0, 2**16))
@settings(max_examples=25)
def test_walking_back_leads_through_the_same_places(
    hidden: list[int], by_unit: bool, by_delta: bool, seed: int
) -> None:
    walk = PassWalk(made(5, *hidden, 3, seed=seed), by_delta=by_delta, by_unit=by_unit)
    places = walked(walk)
    assert [place.phase for place in places] == sorted((p.phase for p in places), key=list(Part).index)
    for before, after in pairwise(places):
        assert walk.before(after) == before
    assert walk.before(places[0]) is None
    known = [0, 0, 0]
    for place in places:  # what is known is never forgotten
        reaches = [walk.reach(place, i, unit) for i, order in enumerate(walk.orders) for unit in order]
        now = [sum(r.forward for r in reaches), sum(r.backward for r in reaches), sum(r.updated for r in reaches)]
        assert all(new >= old for new, old in zip(now, known, strict=True))
        known = now
    if not by_unit:
        assert known == [len(reaches)] * 3


def test_pages_of_a_wide_layer_hold_every_unit_once_the_most_active_first() -> None:
    walk = PassWalk(made(8, 25, 3))
    unit, pages = walk.orders[0][0], []
    for _ in range(3):
        pages.append(walk.page(0, unit))
        unit = walk.turned(0, unit, 1)
    assert sorted(unit for page in pages for unit in page) == list(range(25))
    assert [len(page) for page in pages] == [PAGE, PAGE, 5]
    activations = walk.worked.forward_of(0).a[0, list(walk.orders[0])]
    assert (np.diff(np.abs(activations)) <= 0).all()
    assert walk.turned(0, pages[2][3], 1) == pages[2][0]
    assert walk.turned(0, pages[1][3], -9) == pages[0][0]
    by_delta = PassWalk(walk.worked, by_delta=True)
    assert (np.diff(np.abs(walk.worked.backward_of(0).delta[0, list(by_delta.orders[0])])) <= 0).all()


def test_by_units_a_layer_is_known_as_far_as_one_has_come() -> None:
    walk = PassWalk(made(4, 3, 2), by_unit=True)
    at = Position(Part.FORWARD, 0, 1)
    assert [walk.reach(at, 0, unit).forward for unit in range(3)] == [True, True, False]
    assert not walk.reach(at, 1, 0).forward
    back = Position(Part.BACKWARD, 1, 0)
    assert [walk.reach(back, 1, unit).backward for unit in range(2)] == [True, False]
    assert not walk.reach(back, 0, 0).backward


def test_a_term_leads_to_where_it_comes_from() -> None:
    worked = made(64, 6, 5, 3)
    assert source_of(worked, Position(Part.FORWARD, 1, 0), 4) == (0, 4)
    assert source_of(worked, Position(Part.UPDATE, 0, 0), 4) is None
    assert source_of(worked, Position(Part.BACKWARD, 0, 0), 4) == (1, 4)
    assert source_of(worked, Position(Part.BACKWARD, 2, 0), 1) is None
    assert terms_at(worked, Position(Part.FORWARD, 0, 0)).is_picture
    assert not terms_at(worked, Position(Part.FORWARD, 1, 0)).is_picture


def test_the_example_is_a_picture_the_small_network_can_take() -> None:
    picture = example_digit()
    assert picture.shape == (64,)
    assert (float(picture.min()), float(picture.max())) == (0, 1)
    worked = work(small_network(), picture, int(EXAMPLE_LABEL), 0.01)
    assert worked.new_loss < worked.loss


def test_what_cannot_be_worked_is_refused() -> None:
    stepping = Architecture(2, (LayerSpec(2, "step"), LayerSpec(2, "softmax")))
    with pytest.raises(ConfigError):
        work(Network(stepping, np.zeros(12)), [1.0, 2.0], 0, 0.1)
    with pytest.raises(DataError):
        work(small_network(), [1.0, 2.0], 0, 0.1)


def test_the_chapter_names_what_it_can_be_set_to() -> None:
    assert CHAPTER.setting("label").checked("7") == "7"
    assert {choice.value for choice in CHAPTER.setting("phase").choices} == {phase.value for phase in Part}
