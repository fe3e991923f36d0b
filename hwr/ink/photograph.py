"""A photograph of writing: its ink, whatever the light, the paper and the size.

The picture is looked at as small as its strokes allow, for then the grain of paper and camera is gone and soft edges
are sharp. There are several ideas of how the paper lies in the light (`paper`); the one whose ink looks most like
strokes is believed (`strokes`).
"""

from __future__ import annotations

from typing import Final

from PIL import Image

from hwr.ink.clutter import without_clutter
from hwr.ink.lines import printed_lines
from hwr.ink.paper import Paper, papers
from hwr.ink.planes import Plane, resized, shrunk
from hwr.ink.strokes import Strokes, find_strokes

_LOOK: Final = 256  # pixels in which the picture is looked at first
_CLOSER: Final = 640  # and if its strokes are too fine for that
_FINE: Final = 1.3  # half the width of strokes that are hardly seen, in pixels
_WIDE: Final = 6.0  # half the width, in pixels, that is enough to show a stroke's form
_SMALLEST: Final = 160  # pixels; what has thick strokes is not made smaller than this
_PALE: Final = 0.5  # of the border between ink and paper: writing that is so much paler than printed lines
_ALIKE: Final = 1.0  # difference in likeness of ink that is the same in another paper's light
_LEAST_LIKENESS: Final = -3.5  # what looks less like strokes is none


def ink_in_photograph(colour: Plane) -> Plane | None:
    """The ink of a photograph.

    Args:
        colour: float32 (height, width, channels), 0 to 1.

    Returns:
        float32 (height, width), 0 paper to 1 ink; None if there is no ink on it.
    """
    side = max(colour.shape)
    for look in (_LOOK, _CLOSER):
        best = _best(shrunk(colour, look))
        if best is None or look >= side or best[1].half_width >= _FINE:
            break
    if best is None:
        return None
    paper, strokes = best
    wide = round(min(look, side) * _WIDE / strokes.half_width)
    small = shrunk(colour, max(wide, _SMALLEST))
    found = find_strokes(paper.contrast(small))
    if found is None:
        return None
    share = found.contrast.share
    if (lines := printed_lines(share > found.border, share > _PALE * found.border)) is not None:
        found = find_strokes(found.contrast.without(lines)) or found
    ink = without_clutter(found.covered(), photographed=True)
    height, width = colour.shape[:2]
    if ink.shape == (height, width):
        return ink
    return resized(ink[:, :, None], width, height, Image.Resampling.BILINEAR)[:, :, 0]


def _best(colour: Plane) -> tuple[Paper, Strokes] | None:
    """The paper whose ink looks most like strokes, and that ink."""
    found = [(paper, strokes) for paper in papers(colour) if (strokes := find_strokes(paper.contrast(colour)))]
    best = max(found, key=lambda pair: pair[1].likeness - pair[0].doubt, default=None)
    if best is None or best[1].likeness <= _LEAST_LIKENESS:
        return None
    simpler = [pair for pair in found if pair[0].doubt < best[0].doubt and _near(pair[1], best[1])]
    whole = [pair for pair in simpler if best[1].go_on_in(pair[1])]
    return max(whole, key=lambda pair: pair[1].likeness, default=best)


def _near(strokes: Strokes, best: Strokes) -> bool:
    """Whether ink looks nearly as much like strokes as the best does."""
    return strokes.likeness > max(best.likeness - _ALIKE, _LEAST_LIKENESS)
