"""Histograms of magnitudes count every number once, whatever it is."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from pytestqt.qtbot import QtBot

from hwr.ui.kit.theme import DARK, LIGHT
from hwr.ui.train.gradient_histogram import GradientHistogramWidget, magnitude_table
from tests.ui.conftest import Wear


@given(st.lists(arrays(np.float64, st.integers(0, 40), elements=st.floats()), max_size=4))
def test_every_finite_number_is_counted_once(layers: list[np.ndarray]) -> None:
    table = magnitude_table([(str(i), layer) for i, layer in enumerate(layers)])
    assert table.axis.low < table.axis.high <= table.axis.low * 1.001e14
    for row, layer in zip(table.rows, layers, strict=True):
        finite = layer[np.isfinite(layer)]
        assert row.shares.sum() + row.zeros == pytest.approx(1 if len(finite) else 0)


def test_numbers_stand_where_their_size_is() -> None:
    table = magnitude_table([("a", [[0.001, -0.001], [0.0, np.nan]]), ("b", [1.0])])
    assert (table.axis.low, table.axis.high) == (1e-3, 10)
    a, b = table.rows
    assert a.zeros == pytest.approx(1 / 3)
    assert a.shares[0] == pytest.approx(2 / 3)
    assert b.shares[12] == 1
    assert b.median == 1


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_it_is_painted_at_any_size(qtbot: QtBot, theme: object, wear: Wear) -> None:
    widget = GradientHistogramWidget()
    wear(DARK if theme is DARK else LIGHT)
    qtbot.addWidget(widget)
    blank = widget.grab().toImage()
    widget.show_table(magnitude_table([(f"Layer {i}", np.geomspace(1e-6, 1, 50)) for i in range(12)]))
    for size in ((60, 30), (300, 120), (2000, 1000)):
        widget.resize(*size)
        assert widget.grab().toImage() != blank
    widget.show_table(magnitude_table([("Layer 1", np.zeros(4))]))
    assert not widget.grab().isNull()
    assert widget.accessibleDescription() == "Layer 1: median 0, 100\u00a0% exactly 0"
