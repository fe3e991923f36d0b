"""Ink in every form that people have it in becomes the features that the program's own networks read."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from sklearn.base import clone
from sklearn.exceptions import SkipTestWarning
from sklearn.model_selection import cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.utils import estimator_checks, get_tags

from hwr.data.digits import load_digits
from hwr.data.labelled_ink import LabelledInk
from hwr.estimator import BackpropClassifier, InkNormalizer
from hwr.ink.drawing import Drawing
from hwr.ink.files import DRAWING_FORMATS
from hwr.ink.normalisation import VIEW_PEELS, normalise_bitmap, normalise_drawing
from hwr.recipe.making import _views

SEVEN = [[(20, 20), (120, 20), (60, 200)], [(40, 100), (110, 100)]]
DRAWING = Drawing.from_strokes(SEVEN).fitted()


def inked() -> np.ndarray:
    """A seven: float32 (40, 30), 0 paper to 1 ink."""
    ink = np.zeros((40, 30), np.float32)
    ink[4:8, 4:26] = 1
    for row in range(8, 36):
        ink[row, 24 - row // 2 : 28 - row // 2] = 1
    return ink


def features(*samples: Any, **parameters: Any) -> np.ndarray:
    rows: np.ndarray = InkNormalizer(**parameters).fit_transform(list(samples))
    return rows


def test_a_drawing_in_any_form_is_the_same_sample(tmp_path: Path) -> None:
    path = tmp_path / "seven.inkml"
    path.write_bytes(DRAWING_FORMATS[0].to_bytes(DRAWING))
    strokes = [np.array(stroke) * 7.5 + 300 for stroke in SEVEN]
    rows = features(DRAWING, SEVEN, strokes, tuple(strokes), path, str(path))
    assert rows.dtype == np.float32
    assert rows.shape == (6, 64)
    np.testing.assert_array_equal(rows, np.tile(rows[0], (6, 1)))
    assert 0 <= rows.min() < 0.01 < 0.9 < rows.max() <= 1


def test_a_picture_in_any_form_is_the_same_sample(tmp_path: Path) -> None:
    pixels = np.rint(255 * (1 - inked())).astype(np.uint8)
    image, path = Image.fromarray(pixels), tmp_path / "seven.png"
    image.save(path)
    rows = features(inked(), inked().astype(np.float64), inked() > 0.5, pixels, image, path, 255 - pixels,
                    np.stack([pixels] * 3, axis=2), pixels[:, :, None])  # fmt: skip
    np.testing.assert_allclose(rows, np.tile(rows[0], (9, 1)), atol=1e-6)


def test_they_are_what_the_program_sees() -> None:
    peel = VIEW_PEELS[0]
    np.testing.assert_array_equal(features(DRAWING, peel=peel)[0], normalise_drawing(DRAWING).views[0])
    np.testing.assert_array_equal(features(inked(), peel=peel)[0], normalise_bitmap(inked()).views[0])
    older = features(DRAWING, peel=peel, version="ink-1")[0]
    np.testing.assert_array_equal(older, normalise_drawing(DRAWING, "ink-1").views[0])


def test_pictures_one_by_one_are_pictures_together() -> None:
    digits = load_digits().part(np.arange(50))
    np.testing.assert_array_equal(InkNormalizer(peel=VIEW_PEELS[0]).transform(digits.pictures), _views(digits)[0])


def test_it_begins_a_pipeline(some_pen_digits: tuple[LabelledInk, ...]) -> None:
    drawings = [sample.drawing for sample in some_pen_digits]
    labels = [sample.label for sample in some_pen_digits]
    classifier = BackpropClassifier((64,), max_iter=150, learning_rate_init=5e-3, tol=1e-3, random_state=0)
    scores = cross_val_score(make_pipeline(InkNormalizer(), classifier), drawings, labels, cv=3)
    assert scores.mean() > 0.85


def test_features_have_the_names_of_scikit_learns_digits() -> None:
    names = InkNormalizer().get_feature_names_out()
    assert (names[0], names[9], names[63]) == ("pixel_0_0", "pixel_1_1", "pixel_7_7")
    assert make_pipeline(InkNormalizer()).get_feature_names_out().tolist() == names.tolist()


def test_they_come_as_a_table_where_one_is_asked_for() -> None:
    pytest.importorskip("pandas")
    table = InkNormalizer().set_output(transform="pandas").fit_transform([DRAWING])
    assert table.columns.tolist() == InkNormalizer().get_feature_names_out().tolist()


@pytest.mark.parametrize(
    ("sample", "complaint"),
    [
        (Drawing(), "Sample 1 of X cannot be read: The drawing is blank"),
        ([], "The drawing is blank"),
        ([[(0, 0), (1, float("nan"))]], "not a finite number"),
        ([["a", "b"]], "not a pair of numbers"),
        (np.zeros((8, 8)), "There is no ink"),
        (load_digits().pixels[0], "must have a height and a width; this one has the shape"),
        (16 * load_digits().pictures[0], "from 0"),
        (np.zeros((8, 8), int), "from 0, paper, to 1, ink; these are int64"),
        (np.zeros((8, 8, 5), np.uint8), r"up to 4 channels; these have \(8, 8, 5\)"),
        (np.zeros(64, np.uint8), r"Pixels must have the shape \(height, width\), or"),
        (np.zeros((0, 8), np.uint8), r"these have \(0, 8\)"),
        (np.zeros((2, 8, 8, 1), np.uint8), "Pixels must have the shape"),
        ("no/such/file.png", "no/such/file.png"),
        ("no/such/file.inkml", "no/such/file.inkml"),
        (7, "it is no drawing, no strokes, no picture and no path, but of the type int"),
    ],
)
def test_what_cannot_be_read_is_named(sample: Any, complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        features(DRAWING, sample)


def test_a_single_sample_and_none_at_all_are_refused() -> None:
    for single in ("seven.png", DRAWING, Image.new("L", (8, 8))):
        with pytest.raises(TypeError, match="put it in a list"):
            InkNormalizer().transform(single)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="holds no samples"):
        InkNormalizer().transform([])


@pytest.mark.parametrize(("parameters", "complaint"), [({"version": "ink-9"}, "version"), ({"peel": 1.0}, "peel")])
def test_impossible_parameters_are_refused(parameters: dict[str, Any], complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        features(DRAWING, **parameters)


# scikit-learn's checks


@pytest.mark.filterwarnings("ignore::sklearn.exceptions.SkipTestWarning")
@pytest.mark.parametrize(
    "name",
    [
        *("check_estimator_cloneable", "check_estimator_tags_renamed", "check_valid_tag_types"),
        *("check_estimator_repr", "check_no_attributes_set_in_init", "check_mixin_order"),
        *("check_do_not_raise_errors_in_init_or_set_params", "check_parameters_default_constructible"),
        *("check_get_params_invariance", "check_set_params"),
    ],
)
def test_the_checks_of_scikit_learn_that_send_no_samples(name: str) -> None:
    getattr(estimator_checks, name)("InkNormalizer", InkNormalizer())


def test_the_others_send_tables_of_numbers_which_are_no_ink() -> None:
    """So the tag says, and scikit-learn then leaves them out; what they ask for is asked for with ink below."""
    assert not get_tags(InkNormalizer()).input_tags.two_d_array
    with pytest.warns(SkipTestWarning, match="Can't test estimator InkNormalizer"):
        estimator_checks.check_estimator(InkNormalizer())


def test_what_the_others_ask_for() -> None:
    samples, normalizer = [DRAWING, SEVEN, inked()], InkNormalizer(peel=0.3)
    before = dict(vars(normalizer))
    expected = normalizer.transform(samples)  # without fit, for there is nothing to fit
    assert normalizer.fit(samples) is normalizer
    for other in (normalizer, clone(normalizer), pickle.loads(pickle.dumps(normalizer))):
        np.testing.assert_array_equal(other.transform(samples), expected)
    np.testing.assert_array_equal(normalizer.fit_transform(samples, [7, 7, 7]), expected)
    np.testing.assert_array_equal(normalizer.transform(samples[::-1]), expected[::-1])
    np.testing.assert_array_equal(np.concatenate([normalizer.transform([sample]) for sample in samples]), expected)
    assert vars(normalizer) == before
