"""The stroke recorder hands out frozen strokes that later samples cannot change."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hwr.errors import DrawingError
from hwr.ink.drawing import MAX_POINTS, Drawing, Stroke
from hwr.ui.kit.canvas.gesture import EraserGesture, PenGesture, StrokeRecorder, time_origin
from hwr.ui.kit.canvas.pen_input import PenSample

samples = st.builds(
    PenSample, st.floats(-1e3, 1e3), st.floats(-1e3, 1e3), st.floats(0, 1e4), st.floats(0, 1).map(lambda p: p)
)


@given(st.lists(samples, min_size=1, max_size=700))
def test_every_new_place_is_kept_in_order(path: list[PenSample]) -> None:
    recorder = StrokeRecorder(12.0, path[0].t)
    kept = [sample for sample in path if recorder.add(sample)]
    stroke = recorder.stroke()
    np.testing.assert_array_equal(stroke.xy, [(sample.x, sample.y) for sample in kept])
    np.testing.assert_array_equal(stroke.points[:, 3], [sample.pressure for sample in kept])
    assert stroke.points[0, 2] == 0
    assert (np.diff(stroke.points[:, 2]) >= 0).all()
    assert not stroke.points.flags.writeable
    Stroke.from_points(stroke.points, stroke.pen_width)  # is a stroke by every rule


def test_a_stroke_stays_what_it_was_while_the_recorder_goes_on() -> None:
    recorder = StrokeRecorder(12.0, 0.0)
    early: list[Stroke] = []
    for i in range(2000):
        recorder.add(PenSample(float(i), 0.0, 0.0))
        early.append(recorder.stroke())
    for i, stroke in enumerate(early):
        assert len(stroke.points) == i + 1
        assert stroke.points[-1, 0] == i


@pytest.mark.parametrize("nonsense", [math.nan, math.inf, -math.inf, 1e30])
def test_places_that_are_none_are_passed_over(nonsense: float) -> None:
    recorder = StrokeRecorder(12.0, 0.0)
    assert recorder.add(PenSample(1, 2, 0))
    assert not recorder.add(PenSample(nonsense, 2, 0))
    assert not recorder.add(PenSample(1, nonsense, 0))
    assert len(recorder) == 1
    rubber = EraserGesture(Drawing((recorder.stroke(),)), 9.0)
    assert not rubber.add(PenSample(nonsense, 2, 0))


def test_an_empty_recorder_has_no_stroke() -> None:
    with pytest.raises(DrawingError, match="no points"):
        StrokeRecorder(12.0, 0.0).stroke()


def test_a_full_stroke_takes_no_more() -> None:
    recorder = StrokeRecorder(12.0, 0.0)
    for i in range(MAX_POINTS):
        recorder.add(PenSample(i % 7, i % 5, 0.0))
    with pytest.raises(DrawingError, match="ends here"):
        recorder.add(PenSample(100, 100, 0.0))
    assert len(recorder.stroke().points) == MAX_POINTS


def test_a_pen_gesture_adds_one_stroke_and_leaves_the_base_alone() -> None:
    base = Drawing.from_strokes([[(1, 1), (2, 2)]])
    gesture = PenGesture(base, 20.0, 0.0)
    assert gesture.drawing is base
    assert gesture.add(PenSample(5, 5, 0.0))
    assert not gesture.add(PenSample(5, 5, 1.0))
    assert gesture.add(PenSample(6, 6, 1.0))
    assert len(base.strokes) == 1
    assert gesture.drawing.strokes[0] is base.strokes[0]
    assert gesture.drawing.strokes[1].pen_width == 20.0


def test_time_goes_on_from_stroke_to_stroke() -> None:
    assert time_origin(Drawing(), 50.0, 3.0) == 50.0
    drawing = Drawing((Stroke.from_points([(0, 0, 0.0), (1, 1, 2.0)]),))
    assert time_origin(drawing, 60.0, 50.0) == 50.0
    assert time_origin(drawing, 60.0, None) == 58.0  # opened from a file: goes on where it ended
    assert time_origin(drawing, 51.0, 50.0) == 49.0
    assert time_origin(drawing, 9e9, 50.0) == 9e9 - 2.0  # the clock of another device
