"""A plot is painted alike on a window and into files: gaps stay, a lone value is a dot, nothing leaves the plane."""

from __future__ import annotations

from xml.etree import ElementTree

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter
from pytestqt.qtbot import QtBot

from hwr.ui.kit.chart.axis import Axis
from hwr.ui.kit.chart.legend import Legend, LegendEntry, LineStyle
from hwr.ui.kit.chart.plane import Plane, polygon
from hwr.ui.kit.chart.plot import Band, Curve, Plot, PlotLayout, file_bytes, spread
from hwr.ui.kit.chart.plot_widget import PlotWidget
from hwr.ui.kit.theme import DARK, LIGHT, Theme

SIZE = QSize(400, 300)
PLANE = Plane(QRectF(10, 20, 100, 50), Axis(0, 10), Axis(1, 100, log=True))


@pytest.fixture(autouse=True)
def application(qtbot: QtBot) -> None:
    """Fonts need one."""


def layout(y: list[float], style: LineStyle, theme: Theme = LIGHT, end: str = "") -> PlotLayout:
    curve = Curve("a", np.arange(float(len(y))), np.array(y), style, end)
    entries = (LegendEntry("a", "1.0", style),)
    plot = Plot(Axis(0, 10), Axis(0, 1), (curve,))
    return PlotLayout(plot, "Title", entries, QRectF(QPointF(), SIZE.toSizeF()), QFont(), theme)


def painted(made: PlotLayout, *, fine: bool) -> QImage:
    """Its curves alone."""
    image = QImage(SIZE, QImage.Format.Format_RGB32)
    image.fill(QColor(made.theme.card))
    painter = QPainter(image)
    made.paint_curves(painter, fine=fine)
    painter.end()
    return image


def inked(image: QImage, theme: Theme = LIGHT) -> np.ndarray:
    """(n, 2): the x and y of all pixels that are not the ground's."""
    pixels = np.frombuffer(image.constBits(), np.uint32).reshape(SIZE.height(), SIZE.width()) & 0xFFFFFF
    return np.argwhere(pixels != QColor(theme.card).rgb() & 0xFFFFFF)[:, ::-1]


def test_places_and_values_lead_to_each_other() -> None:
    place = PLANE.place(5, 10)
    assert (place.x(), place.y()) == pytest.approx((60, 45))
    assert PLANE.value(place) == pytest.approx((5, 10))
    assert PLANE.value(QPointF(-50, 500)) == pytest.approx((0, 1))


def test_a_polygon_has_the_very_points() -> None:
    points = np.random.default_rng(0).random((50, 2))
    assert [(point.x(), point.y()) for point in polygon(points[::2]).toList()] == [
        tuple(p) for p in points[::2].tolist()
    ]
    assert polygon(np.empty((0, 2))).size() == 0


def test_lines_are_cut_at_what_cannot_be_shown() -> None:
    ys = [np.nan, 2, 3, np.inf, np.nan, 4, 0, 5, 6, 7, -1]
    pieces = PLANE.pieces(np.arange(11.0), ys)
    assert [piece.size() for piece in pieces] == [2, 1, 3]
    assert [point.x() for piece in pieces for point in piece.toList()] == pytest.approx([20, 30, 60, 80, 90, 100])
    assert PLANE.line(np.arange(11.0), ys).size() == 6
    assert PLANE.pieces([], []) == PLANE.pieces([1], [np.nan]) == []


@pytest.mark.parametrize("fine", [False, True])
@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_a_value_alone_is_a_dot(theme: Theme, fine: bool) -> None:
    made = layout([np.nan, 0.5, np.nan, 0.25], LineStyle(1), theme)
    found = inked(painted(made, fine=fine), theme)
    for x, y in ((1, 0.5), (3, 0.25)):
        at = made.plane.place(x, y)
        near = np.abs(found - [at.x(), at.y()]).max(axis=1) < 6
        assert 20 < near.sum() < 80
        found = found[~near]
    assert len(found) == 0


@pytest.mark.parametrize("fine", [False, True])
def test_what_leaps_out_of_the_plane_is_cut_off(fine: bool) -> None:
    made = layout([0.5, 0.5, 1e9, 0.5, -1e9, 0.5], LineStyle(0, is_strong=True))
    found, rect = inked(painted(made, fine=fine)), made.plane.rect
    assert found[:, 1].min() >= rect.top() - 2
    assert found[:, 1].max() <= rect.bottom() + 2


def test_a_wide_dashed_line_looks_alike_fast_and_fine() -> None:
    made = layout(np.linspace(0, 1, 11).tolist(), LineStyle(2, Qt.PenStyle.DashLine, is_strong=True))
    fast, fine = (inked(painted(made, fine=fine)) for fine in (False, True))
    for end in (np.min, np.max):
        np.testing.assert_allclose(end(fast, axis=0), end(fine, axis=0), atol=2)


def test_what_is_written_at_a_curves_end_stands_there_and_nowhere_else() -> None:
    made = layout([*([0.5] * 10), 0.5, np.nan], LineStyle(0), end="7")
    at = made.plane.place(10, 0.5)
    found = inked(painted(made, fine=True))
    written = found[found[:, 0] > at.x() + 2]
    assert len(written) > 10
    assert np.abs(written - [at.x() + 8, at.y()]).max() < 10
    assert np.abs(found[found[:, 0] < at.x() - 2, 1] - at.y()).max() < 3


def test_files_hold_all_of_it_and_clip_it() -> None:
    made = layout([0.5, 1e9, 0.5], LineStyle(0), end="7")
    tree = ElementTree.fromstring(file_bytes(made.paint, SIZE, LIGHT.card, "A plot", svg=True))
    names = "{http://www.w3.org/2000/svg}"
    words = {text.text for text in tree.iter(f"{names}text")}
    assert {"Title", "a", "1.0", "0", "10"} <= words
    assert tree.findtext(f"{names}title") == "A plot"
    assert len(list(tree.iter(f"{names}clipPath"))) >= 1
    picture = QImage.fromData(file_bytes(made.paint, SIZE, LIGHT.card, "A plot", svg=False))
    assert picture.size() == SIZE * 2


def test_numbers_at_the_ends_keep_apart() -> None:
    assert spread([], 10, 100) == []
    assert spread([5, 6, 50], 10, 100) == [5, 15, 50]
    assert spread([90, 95, 99], 10, 100) == [80, 90, 100]


def test_a_legend_breaks_its_rows_and_counts_what_has_no_room() -> None:
    pens = [LineStyle(0).pen(LIGHT)] * 12
    entries = [LegendEntry(f"curve {i}", "0.1", LineStyle(0)) for i in range(12)]
    wide, narrow = Legend(entries, pens, QFont(), 3000), Legend(entries, pens, QFont(), 300)
    assert narrow.height > 4 * wide.height
    assert narrow.width <= 300
    few = Legend(entries, pens, QFont(), 300, title="Loss", most_rows=2)
    assert few.height == pytest.approx(2 * wide.height)

    def words(legend: Legend) -> list[str]:
        def paint(painter: QPainter) -> None:
            legend.paint(painter, LIGHT, QPointF(0, 0))

        tree = ElementTree.fromstring(file_bytes(paint, SIZE, LIGHT.card, "", svg=True))
        return [text.text or "" for text in tree.iter("{http://www.w3.org/2000/svg}text")]

    shown = [word for word in words(few) if word.startswith("curve")]
    assert 2 <= len(shown) < 12
    assert f"+{12 - len(shown)}" in words(few)
    for entry, told in (
        (LegendEntry("a", "", LineStyle(0)), ["a", "–"]),
        (LegendEntry("a", None, LineStyle(0)), ["a"]),
        (LegendEntry("a", "0.1", LineStyle(0), "a", is_hidden=True), ["a"]),
    ):
        assert words(Legend([entry], pens, QFont(), 300)) == told


def test_names_are_cut_in_the_middle_as_far_as_it_takes_to_have_room_for_all() -> None:
    names = [f"{i} a good first network, dropout 0.{i}" for i in range(6)]
    entries = [LegendEntry(name, "0.1234", LineStyle(0)) for name in names]
    pens = [LineStyle(0).pen(LIGHT)] * 6

    def left_out(rows: int) -> int:
        return Legend(entries, pens, QFont(), 420, title="Loss", most_rows=rows)._left_out

    assert left_out(3) == 0
    shown = Legend(entries, pens, QFont(), 420, title="Loss", most_rows=3)._placed
    assert all(short.startswith(f"{i} ") and short.endswith(f"{i}") for i, (_, short, _) in enumerate(shown))
    assert [short for _, short, _ in Legend(entries, pens, QFont(), 4000)._placed] == [
        QFontMetricsF(QFont()).elidedText(
            name, Qt.TextElideMode.ElideMiddle, 30 * QFontMetricsF(QFont()).averageCharWidth()
        )
        for name in names
    ]


def test_a_band_is_drawn_down_to_the_end_of_a_logarithmic_axis() -> None:
    x, style = np.linspace(0, 10, 5), LineStyle(0)
    band = Band(x, np.array([0.1, -0.2, -0.1, 0.05, 0.1]), np.full(5, 1.0), style)
    plot = Plot(Axis(0, 10), Axis(0.001, 10, log=True), (), (band,))
    made = PlotLayout(plot, "", (), QRectF(QPointF(), SIZE.toSizeF()), QFont(), LIGHT)
    found = inked(painted(made, fine=True))
    top = made.plane.place(0, 1.0).y()
    assert found[:, 1].min() >= top - 2  # it was drawn to the upper end where it went below 0
    at = made.plane.place(2.5, 0.0011)
    assert (np.abs(found - [at.x(), at.y()]).max(axis=1) < 2).any()


def test_a_legend_tells_which_entry_is_where() -> None:
    entries = [LegendEntry(f"curve {i}", "0.1", LineStyle(0), f"{i}") for i in range(9)]
    legend = Legend(entries, [LineStyle(0).pen(LIGHT)] * 9, QFont(), 300, title="Loss")
    places = [QPointF(x, y) for y in range(2, int(legend.height), 4) for x in range(0, 300, 4)]
    found = [legend.entry_at(place) for place in places]
    assert list(dict.fromkeys(one for one in found if one is not None)) == entries
    assert legend.entry_at(QPointF(2, 4)) is None  # the title


@pytest.mark.parametrize("high", [1.0, 2.0])
def test_a_curve_that_stays_is_painted_where_it_lies_now(qtbot: QtBot, high: float) -> None:
    """What was made of it for the last painting is kept, but only while the axes stay."""
    style, xs = LineStyle(1), np.arange(5.0)
    still = Curve("still", xs, np.array([0.1, 0.9, np.nan, 0.5, 0.6]), style)

    def grown(level: float, y: Axis) -> Plot:
        return Plot(Axis(0, 4), y, (Curve("grows", xs, np.full(5, level), style), still))

    used, fresh = PlotWidget("used", "Title"), PlotWidget("fresh", "Title")
    for widget in (used, fresh):
        qtbot.addWidget(widget)
        widget.resize(SIZE)
    used.show_plot(grown(0.2, Axis(0, 1)))
    before = used.grab().toImage()
    for widget in (used, fresh):
        widget.show_plot(grown(0.8, Axis(0, high)))
    assert used.grab().toImage() == fresh.grab().toImage() != before


def test_labels_have_room_however_high_the_plane_is() -> None:
    metrics, y = QFontMetricsF(QFont()), Axis(1e-13, 10.0, "error", log=True)
    for height in range(120, 320, 7):
        picture = QImage(300, height, QImage.Format.Format_RGB32)
        picture.fill(0xFFFFFFFF)
        painter = QPainter(picture)
        plane = Plane.within(QRectF(0, 0, 300, height), metrics, Axis(0.0, 1.0), y)
        plane.paint_axes(painter, LIGHT)
        painter.end()
        edge = [picture.pixel(x, row) for x in (0, 1) for row in range(2 * round(metrics.height()), height)]
        assert set(edge) == {0xFFFFFFFF}, height
