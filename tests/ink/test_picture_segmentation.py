"""Segmentation of pictures: whatever is cut, no piece is without ink."""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageDraw

from hwr.ink.picture_segmentation import ink_in_pieces
from tests.ink.pages import own_hand


def test_where_two_cuts_meet_there_is_no_piece_between_them() -> None:
    rng = np.random.default_rng(50)
    text = "".join(map(str, rng.integers(0, 10, 3)))
    hand, page, left = own_hand("maker-10"), Image.new("L", (400, 160)), 20.0
    for digit in text:
        strokes = hand[digit][0]
        points = np.concatenate(list(strokes))
        low, high = points.min(axis=0), points.max(axis=0)
        scale = 70 / float((high - low).max())
        for stroke in strokes:
            path = ((stroke - low) * scale + [left, 40]).tolist()
            ImageDraw.Draw(page).line([tuple(point) for point in path], fill=255, width=5, joint="curve")
        left += float(high[0] - low[0]) * scale * rng.uniform(0.5, 0.95)
    turned = page.rotate(float(rng.uniform(-8, 8)), Image.Resampling.BICUBIC)
    pieces = ink_in_pieces(np.asarray(turned, dtype=np.float32) / np.float32(255))
    assert pieces is not None
    assert all(len(piece.outline) for piece in pieces.pieces)
