"""A transformer for scikit-learn: drawings and pictures of single symbols into the 64 features a network reads."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from sklearn.base import BaseEstimator, TransformerMixin

from hwr.errors import HwrError
from hwr.estimator.parameters import value_errors
from hwr.ink import grid
from hwr.ink.bits import Words
from hwr.ink.drawing import Drawing
from hwr.ink.files import drawing_format
from hwr.ink.normalisation import NORMALISATION_VERSION, TRAINING_PEEL, VERSIONS, network_inputs
from hwr.ink.picture import ink_from_image, read_picture
from hwr.nn.setting import Range, require_choice, require_number

_SIDE: Final = 8
_CHANNELS: Final = 4
_PEELS: Final = Range(at_least=0, below=1)


class InkNormalizer(TransformerMixin, BaseEstimator):  # type: ignore[misc]
    """Brings ink into the form of the training set: 8x8 pixels, 0 paper to 1 ink, centred, upright, of one pen.

    There is nothing to fit. A sample is one symbol, in one of these forms:

    - a `hwr.ink.drawing.Drawing`;
    - a list of strokes, each a list of points (x, y), y downward, in any units;
    - the path of a picture or an InkML file;
    - a `PIL.Image.Image`, of writing on paper;
    - a uint8 array (height, width) or (height, width, channels): the pixels of such a picture;
    - a float array (height, width): ink, from 0 paper to 1 ink.

    Args:
        version: the way to the 8x8, one of `hwr.ink.normalisation.VERSIONS`; a model file names its own.
        peel: the share of the strokes' half width that is peeled off, from 0 up to below 1, as the training pictures
            were. (The window reads each drawing with three of them and takes the mean.)
    """

    def __init__(self, version: str = NORMALISATION_VERSION, peel: float = TRAINING_PEEL) -> None:
        self.version = version
        self.peel = peel

    def fit(self, X: Iterable[Any], y: object = None) -> InkNormalizer:
        """Check the parameters; nothing is learnt of the samples.

        Raises:
            ValueError: if a parameter is at fault.
        """
        with value_errors():
            require_choice("version", self.version, dict.fromkeys(VERSIONS))
            require_number("peel", self.peel, _PEELS)
        return self

    def transform(self, X: Iterable[Any]) -> NDArray[np.float32]:
        """Samples as features, float32 (n, 64), row after row, from 0 to 1.

        Raises:
            ValueError: if a parameter is at fault, or a sample is, as one without ink; it names which.
            TypeError: if it is given one sample, not a list.
        """
        self.fit(X)
        if isinstance(X, str | Path | Drawing | Image.Image):
            raise TypeError(f"X is a list of samples, but this is a single {type(X).__name__}: put it in a list.")
        words = [_words(number, sample) for number, sample in enumerate(X)]
        if not words:
            raise ValueError("X holds no samples.")
        return network_inputs(np.concatenate(words), float(self.peel), self.version)

    def get_feature_names_out(self, input_features: object = None) -> NDArray[np.object_]:
        """`pixel_0_0` to `pixel_7_7`, by row and column, as scikit-learn's digits have them."""
        return np.array([f"pixel_{row}_{column}" for row in range(_SIDE) for column in range(_SIDE)], dtype=object)

    def __sklearn_is_fitted__(self) -> bool:
        return True

    def __sklearn_tags__(self) -> Any:
        """No two-dimensional array comes in, which is what most checks of `check_estimator` would send."""
        tags = super().__sklearn_tags__()
        tags.input_tags.two_d_array = False
        tags.input_tags.three_d_array = True
        tags.input_tags.string = True
        tags.transformer_tags.preserves_dtype = []
        tags.no_validation = True
        tags.requires_fit = False
        return tags


def _words(number: int, sample: object) -> Words:
    """A sample on the working grid; `number` is what an error calls it."""
    try:
        ink = _ink(sample)
        return grid.from_drawing(ink) if isinstance(ink, Drawing) else grid.from_bitmap(ink)
    except (HwrError, TypeError, ValueError) as error:
        raise ValueError(f"Sample {number} of X cannot be read: {error}") from error


def _image(pixels: NDArray[np.uint8]) -> Image.Image:
    """Pixels (height, width) or (height, width, channels) as a picture."""
    channels = pixels.shape[2] if pixels.ndim == 3 else 1
    if pixels.ndim not in (2, 3) or not pixels.size or channels > _CHANNELS:
        raise ValueError(
            "Pixels must have the shape (height, width), or (height, width, channels) with up to "
            f"{_CHANNELS} channels; these have {pixels.shape}."
        )
    return Image.fromarray(pixels[:, :, 0] if pixels.ndim == 3 and channels == 1 else pixels)


def _ink(sample: object) -> Drawing | NDArray[Any]:
    """What a sample shows: a drawing, or ink (height, width)."""
    if isinstance(sample, Drawing):
        return sample
    if isinstance(sample, str | Path):
        form = drawing_format(Path(sample))
        return form.read(Path(sample)) if form else read_picture(Path(sample))
    if isinstance(sample, Image.Image):
        return ink_from_image(sample)
    if isinstance(sample, np.ndarray) and sample.dtype != np.object_:
        return ink_from_image(_image(sample)) if sample.dtype == np.uint8 else sample
    if isinstance(sample, Iterable):
        return Drawing.from_strokes(sample).fitted()
    raise TypeError(f"it is no drawing, no strokes, no picture and no path, but of the type {type(sample).__name__}.")
