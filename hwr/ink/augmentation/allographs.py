"""Allographs: the forms of each digit as other schools teach them, which no bending of one form can reach.

The 1,797 training pictures are by a few writers of one country: their sevens are crossed, their zeros plain, their
fours open. Here a digit's strokes are edited in their structure. Each function takes strokes in unit coordinates (see
`polyline`) and gives them back, changed or written anew, or, as often as its shares say, as they were. All randomness
comes from the generator it is given.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import numpy as np

from hwr.ink.augmentation.polyline import (
    Polyline,
    Strokes,
    curve,
    extended,
    is_closed,
    length,
    resampled,
    rounded,
    segment,
)

Rng = np.random.Generator


def _ring(strokes: Strokes) -> Polyline | None:
    """The largest closed line as 48 points from its top, clockwise on the screen; None where nothing is closed."""

    def is_nearly_closed(line: Polyline) -> bool:
        return len(line) > 10 and float(np.hypot(*(line[0] - line[-1]))) < 0.35 and length(line) > 2.0

    closed = [line for line in strokes if is_closed(line) or is_nearly_closed(line)]
    if not closed:
        return None
    ring = resampled(max(closed, key=length), 49)[:-1]
    area = float((ring[:, 0] * np.roll(ring[:, 1], -1) - np.roll(ring[:, 0], -1) * ring[:, 1]).sum())
    if area < 0:
        ring = ring[::-1]
    return np.roll(ring, -int(ring[:, 1].argmin()), axis=0)


def _zero(strokes: Strokes, rng: Rng) -> Strokes:
    ring = _ring(strokes)
    if ring is None:
        return strokes
    choice = rng.random()
    if choice < 0.3:  # drawn as one line that stops short of its beginning or runs past it
        turn = rng.uniform(0.8, 1.3)
        start = int(rng.integers(-10, 14))
        steps = np.arange(int(48 * turn)) + start
        line = ring[steps % 48].copy()
        if rng.random() < 0.5:
            line = line * np.array([-1.0, 1.0])
        t = np.linspace(0.0, 1.0, len(line))[:, None]
        drift = (
            1.0 + rng.normal(0.0, 0.12) * (t - 0.5) - max(0.0, rng.normal(0.0, 0.35)) * np.maximum(t - 0.85, 0) / 0.15
        )
        strokes = (line * drift,)
    if rng.random() < 0.15:
        width = float(ring[:, 0].max() - ring[:, 0].min()) / 2
        tilt = rng.uniform(0.3, 1.3)
        reach = rng.uniform(0.5, 1.25)
        up = np.array([width * tilt, -1.0])
        up = up / np.hypot(*up) * reach * np.hypot(width * 0.6, 0.85)
        if rng.random() < 0.1:
            up = up * np.array([-1.0, 1.0])
        slash = segment(up, -up, rng.normal(0, 0.04))
        if (choice < 0.3 and rng.random() < 0.5) or rng.random() < 0.25:  # joined to the ring in one go
            slash = np.concatenate([strokes[0][-1:], slash])
        strokes = (*strokes, slash + rng.normal(0, 0.06, 2))
    return strokes


def _one(strokes: Strokes, rng: Rng) -> Strokes:
    if rng.random() > 0.8:
        return strokes
    lean = rng.normal(0.0, 0.1)
    top, bottom = np.array([lean, -1.0]), np.array([-lean, 1.0])
    stem = segment(top, bottom, rng.normal(0, 0.03))
    result = [stem]
    if rng.random() < 0.65:
        long = rng.random() < 0.5
        drop = rng.uniform(0.5, 1.25) if long else rng.uniform(0.0, 0.6)
        out = rng.uniform(0.08, 0.75)
        flag = segment(top + np.array([-out, drop]), top, rng.normal(0, 0.12))
        if rng.random() < 0.3:  # a hook at the flag's tip
            flag = extended(flag[::-1], rng.uniform(0.05, 0.25), rng.normal(0, 1.8))[::-1]
        if rng.random() < 0.2:  # flag and stem part a little, or overshoot
            flag = flag + rng.normal(0, 0.06, 2)
        result = [np.concatenate([flag, stem])] if rng.random() < 0.7 else [stem, flag]
        if len(result) == 1 and rng.random() < 0.3:
            result = [rounded(result[0], int(rng.integers(1, 3)))]
    if rng.random() < 0.35:
        left, right = rng.uniform(0.1, 0.75, 2)
        tilt = rng.normal(0, 0.08)
        y = 1.0 + rng.normal(0, 0.04)
        result.append(segment((bottom[0] - left, y + tilt), (bottom[0] + right, y - tilt), rng.normal(0, 0.06)))
    elif rng.random() < 0.15:  # the stem leaves in a hook
        result[0] = extended(result[0], rng.uniform(0.1, 0.4), rng.normal(0, 2.0))
    return tuple(result)


def _two(strokes: Strokes, rng: Rng) -> Strokes:
    if rng.random() > 0.45:
        return strokes
    r = rng.uniform(0.3, 0.55)  # the head's half width
    neck = rng.uniform(-0.75, -0.35)
    corner = np.array([rng.uniform(-0.6, -0.3), rng.uniform(0.75, 1.0)])
    head = curve(
        (-r * rng.uniform(0.7, 1.2), rng.uniform(-0.85, -0.35)),
        (0.0, -1.0),
        (r, neck),
        (rng.uniform(-0.1, 0.25), rng.uniform(0.0, 0.5)),
        corner,
        n=44,
    )
    if rng.random() < 0.3:  # the head begins in a curl
        head = extended(head[::-1], rng.uniform(0.1, 0.5), rng.uniform(0.5, 2.5))[::-1]
    right = np.array([rng.uniform(0.3, 0.9), rng.uniform(0.75, 1.1)])
    if rng.random() < 0.65:  # the line turns once round at the corner and leaves along the foot
        size, flat = rng.uniform(0.08, 0.32), rng.uniform(0.4, 1.1)
        angles = np.linspace(0.5 * np.pi, -1.4 * np.pi, 18) + rng.normal(0, 0.2)
        loop = np.stack([np.cos(angles), flat * np.sin(angles)], axis=1) * size
        loop = loop - loop[0] + head[-1]
        foot = segment(loop[-1], right, rng.normal(0, 0.12))
        return (np.concatenate([head, loop, foot]),)
    return (np.concatenate([head, segment(corner, right, rng.normal(0, 0.1))]),)


def _three(strokes: Strokes, rng: Rng) -> Strokes:
    choice = rng.random()
    if choice > 0.55:
        return strokes
    waist = rng.normal(0.0, 0.1)
    if choice < 0.15:  # flat top, then down to the waist in a straight line
        top = curve((-0.6, -1.0 + rng.normal(0, 0.05)), (0.0, -1.0), (0.55, -1.0 + rng.normal(0, 0.05)), n=14)
        down = segment((0.55, -1.0), (rng.uniform(-0.25, 0.1), waist - 0.05), rng.normal(0, 0.05))
        head = np.concatenate([top, down])
    else:
        head = curve(
            (rng.uniform(-0.65, -0.3), rng.uniform(-0.95, -0.6)),
            (0.0, -1.0),
            (0.5, -0.55 + waist / 2),
            (rng.uniform(-0.2, 0.15), waist),
            n=30,
        )
    if rng.random() < 0.4:  # the head begins in a curl
        head = extended(head[::-1], rng.uniform(0.1, 0.5), rng.uniform(-2.5, -0.5))[::-1]
    x, y = head[-1]
    belly = curve(
        (x, y),
        (0.5, 0.25 + waist),
        (rng.uniform(0.4, 0.65), 0.6),
        (0.1, 1.0),
        (rng.uniform(-0.7, -0.4), rng.uniform(0.6, 0.95)),
        n=34,
    )
    if rng.random() < 0.3:  # a small loop at the waist
        r = rng.uniform(0.06, 0.16)
        angles = np.linspace(0.0, 2 * np.pi, 12)
        loop = np.array([x, y]) + r * np.stack([np.cos(angles) - 1.0, np.sin(angles)], axis=1)
        return (np.concatenate([head, loop, belly]),)
    return (np.concatenate([head, belly]),)


def _four(strokes: Strokes, rng: Rng) -> Strokes:
    choice = rng.random()
    if choice > 0.55:
        return strokes
    bar = rng.uniform(0.05, 0.5)
    stem_x = rng.uniform(0.05, 0.4)
    left = rng.uniform(-0.75, -0.45)
    right = stem_x + rng.uniform(0.08, 0.5)
    if choice < 0.3:  # closed at the top: slanted side, bar, stem from the tip
        tip = np.array([stem_x + rng.normal(0, 0.06), -1.0])
        side = segment(tip, (left, bar), rng.normal(0, 0.06))
        stem = segment(
            tip if rng.random() < 0.6 else (stem_x, -1.0 + rng.normal(0, 0.1)), (stem_x + rng.normal(0, 0.06), 1.0)
        )
    else:  # open: the left arm comes down beside the stem
        arm_x = stem_x - rng.uniform(0.3, 0.85)
        side = segment((arm_x, rng.uniform(-1.0, -0.7)), (arm_x - rng.uniform(-0.05, 0.3), bar), rng.normal(0, 0.08))
        stem = segment(
            (stem_x + rng.normal(0, 0.08), rng.uniform(-1.0, -0.1)),
            (stem_x + rng.normal(0, 0.08), 1.0),
            rng.normal(0, 0.03),
        )
    across = segment(side[-1], (right, bar + rng.normal(0, 0.07)), rng.normal(0, 0.05))
    return (np.concatenate([side, across]), stem)


def _five(strokes: Strokes, rng: Rng) -> Strokes:
    choice = rng.random()
    if choice < 0.2:  # body in one go, the bar put on afterwards, not always touching
        neck = rng.uniform(-0.5, -0.25)
        waist = rng.uniform(-0.25, 0.05)
        body = np.concatenate(
            [
                segment((neck + rng.normal(0, 0.05), -1.0), (neck - rng.uniform(-0.05, 0.15), waist), n=12),
                curve(
                    (neck, waist),
                    (0.15, waist - 0.12),
                    (0.55, 0.35),
                    (0.2, 0.95),
                    (rng.uniform(-0.7, -0.4), rng.uniform(0.65, 1.0)),
                    n=36,
                ),
            ]
        )
        shift = rng.normal(0, 0.1)
        bar = segment(
            (neck + shift, -1.0 + rng.normal(0, 0.08)),
            (neck + shift + rng.uniform(0.5, 1.1), -1.0 + rng.normal(0, 0.1)),
            rng.normal(0, 0.05),
        )
        return (body, bar)
    if choice < 0.35:  # one flowing line, almost an S
        line = curve(
            (rng.uniform(0.3, 0.7), -1.0 + rng.normal(0, 0.06)),
            (-0.1, -0.95),
            (rng.uniform(-0.5, -0.3), -0.5),
            (0.0, rng.uniform(-0.3, -0.1)),
            (0.5, 0.3),
            (0.1, 0.95),
            (rng.uniform(-0.7, -0.4), rng.uniform(0.65, 0.95)),
            n=60,
        )
        return (line,)
    if choice < 0.5:  # the belly curls up towards the neck
        waist = rng.uniform(-0.3, 0.0)
        neck = rng.uniform(-0.5, -0.2)
        line = np.concatenate(
            [
                segment(
                    (rng.uniform(0.2, 0.7), -1.0 + rng.normal(0, 0.08)),
                    (neck, -1.0 + rng.normal(0, 0.05)),
                    rng.normal(0, 0.05),
                ),
                segment((neck, -1.0), (neck - rng.uniform(-0.05, 0.15), waist), n=10),
                curve(
                    (neck, waist),
                    (0.1, waist - 0.15),
                    (0.5, 0.3),
                    (0.1, 1.0),
                    (-0.55, rng.uniform(0.5, 0.8)),
                    (rng.uniform(-0.7, -0.4), rng.uniform(0.2, 0.6)),
                    n=40,
                ),
            ]
        )
        return (line,)
    return strokes


def _six(strokes: Strokes, rng: Rng) -> Strokes:
    choice = rng.random()
    if choice > 0.4:
        return strokes
    top = (rng.uniform(-0.35, 0.6), -1.0)
    r = rng.uniform(0.25, 0.6)
    loop_top = 1.0 - 2 * r * rng.uniform(0.75, 1.0)
    middle = (loop_top + 1.0) / 2
    left = -r
    end = (rng.uniform(-0.45, 0.05), rng.uniform(0.0, 0.35) + middle * 0.3)
    if choice < 0.12:  # left open
        end = (rng.uniform(0.0, r), middle + rng.uniform(-0.1, 0.3))
    elif choice < 0.25:  # closed on its stem
        end = (left + rng.uniform(-0.05, 0.12), middle + rng.normal(0.0, 0.12))
    line = curve(
        top,
        (left * rng.uniform(0.4, 0.8), -0.45),
        (left, middle * 0.6),
        (left * 0.75, 0.85),
        (0.05, 1.0),
        (r, middle + 0.05),
        (r * 0.3, loop_top),
        end,
        n=70,
    )
    return (line,)


def _seven(strokes: Strokes, rng: Rng) -> Strokes:
    if rng.random() > 0.8:
        return strokes
    right = np.array([rng.uniform(0.35, 0.75), -1.0 + rng.normal(0.0, 0.06)])
    left = np.array([rng.uniform(-0.8, -0.35), -1.0 + rng.normal(0.0, 0.1)])
    foot = np.array([rng.uniform(-0.5, 0.35), 1.0])
    bar = segment(left, right, rng.normal(0.0, 0.08))
    stem = segment(right, foot, rng.normal(0.0, 0.03) if rng.random() < 0.5 else rng.normal(0.05, 0.1))
    line = np.concatenate([bar, stem])
    if rng.random() < 0.3:
        line = rounded(line, int(rng.integers(1, 4)))
    result = [line]
    if rng.random() < 0.25:
        result.append(
            segment(left + np.array([rng.normal(0, 0.06), rng.uniform(0.1, 0.45)]), left + rng.normal(0, 0.04, 2))
        )
    if rng.random() < 0.4:
        at = rng.uniform(0.3, 0.65)
        centre = stem[int(at * (len(stem) - 1))]
        half = rng.uniform(0.2, 0.5)
        rise = rng.normal(0.0, 0.1)
        result.append(
            segment(
                centre - np.array([half, -rise]),
                centre + np.array([half * rng.uniform(0.5, 1.0), -rise]),
                rng.normal(0, 0.06),
            )
        )
    return tuple(result)


def _eight(strokes: Strokes, rng: Rng) -> Strokes:
    choice = rng.random()
    if choice > 0.55:
        return strokes
    a, b = rng.uniform(0.3, 0.55), rng.uniform(0.35, 0.6)
    waist = rng.uniform(-0.25, 0.1)
    if choice < 0.12:  # two rings
        angles = np.linspace(0.0, 2 * np.pi, 30)
        ring = np.stack([np.cos(angles), np.sin(angles)], axis=1)
        upper = ring * (a, (waist + 1.0) / 2) + (rng.normal(0, 0.05), (waist - 1.0) / 2)
        lower = ring * (b, (1.0 - waist) / 2) + (rng.normal(0, 0.05), (waist + 1.0) / 2)
        return (upper, lower)
    # one line: an S, then back up, not always meeting its beginning
    gap = 0.0 if choice < 0.2 else rng.uniform(0.05, 0.45)
    start = (a * rng.uniform(0.4, 1.0), rng.uniform(-0.95, -0.7))
    end = (start[0] + gap * rng.uniform(-0.3, 0.8), start[1] + gap * rng.uniform(-0.2, 0.8))
    line = curve(
        start,
        (0.0, -1.0),
        (-a, (waist - 1.0) / 2),
        (rng.normal(0, 0.05), waist),
        (b, (waist + 1.0) / 2),
        (0.0, 1.0),
        (-b, (waist + 1.0) / 2),
        (0.0, waist + rng.normal(0, 0.04)),
        (a * 0.9, (waist - 1.0) / 2),
        end,
        n=80,
    )
    if rng.random() < 0.45:  # the first end reaches out sideways
        line = extended(line[::-1], rng.uniform(0.15, 0.8), rng.normal(0.3, 0.8))[::-1]
    return (line if rng.random() < 0.8 else line * np.array([-1.0, 1.0]),)


def _nine(strokes: Strokes, rng: Rng) -> Strokes:
    choice = rng.random()
    if choice > 0.5:
        return strokes
    r = rng.uniform(0.22, 0.6)
    low = rng.uniform(-0.5, 0.25)
    middle = (low - 1.0) / 2
    start = (r * rng.uniform(0.5, 1.0), rng.uniform(-0.9, -0.6) if choice < 0.2 else rng.uniform(-0.75, -0.55))
    close = (r * rng.uniform(0.85, 1.0), start[1] + rng.uniform(-0.05, 0.25))
    bowl = curve(start, (0.0, -1.0), (-r, middle), (-0.1, low), (r * 0.7, middle + 0.15), close, n=44)
    if rng.random() < 0.5:
        foot = (rng.uniform(-0.4, r), 1.0)
        tail = segment(close, foot, rng.normal(0.02, 0.06))
    else:
        tail = curve(
            close,
            (r * rng.uniform(0.8, 1.0), 0.2),
            (r * rng.uniform(0.4, 0.9), 0.75),
            (rng.uniform(-0.4, 0.1), 1.0),
            (rng.uniform(-0.9, -0.4), rng.uniform(0.5, 0.95)),
            n=36,
        )
    return (np.concatenate([bowl, tail]),)


ALLOGRAPHS: Final[tuple[Callable[[Strokes, Rng], Strokes], ...]] = (
    *(_zero, _one, _two, _three, _four),
    *(_five, _six, _seven, _eight, _nine),
)
"""For each label, the function that writes it in another form."""
