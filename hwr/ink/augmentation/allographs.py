"""Allographs: the forms of each digit as other schools teach them, which no bending of one form can reach.

The 1,797 training pictures are by a few writers of one country: their sevens are crossed, their zeros plain, their
fours open. Here digits are edited in their structure, many of one class at once. Each function takes digits in unit
coordinates (see `lines`) and gives them back written anew, each in its own way. All randomness comes from the generator
it is given.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import numpy as np

from hwr.ink.augmentation.chances import Chances, Rng
from hwr.ink.augmentation.lines import (
    PATH,
    Digits,
    Floats,
    arcs,
    are_closed,
    curves,
    either,
    extended,
    joined,
    led_in,
    lengths,
    resampled,
    reversed_where,
    rounded,
    segments,
)


def _rings(digits: Digits, chance: Chances) -> Floats:
    """The longest closed line of each digit, (n, `PATH`, 2) from its top, clockwise on the screen and without its end;
    an ellipse where nothing is closed."""
    long = lengths(digits.lines)
    ends = digits.lines[:, :, 0] - digits.lines[:, :, -1]
    nearly = (np.hypot(ends[..., 0], ends[..., 1]) < 0.35) & (long > 2.0)
    closed = digits.there & (are_closed(digits.lines) | nearly)
    longest = np.where(closed, long, -1.0).argmax(axis=1)
    found = digits.lines[np.arange(len(digits)), longest]
    ellipse = arcs((0, -1), chance.between(0.4, 0.9), 1.0, -np.pi / 2, 2 * np.pi)
    width = np.ptp(ellipse[..., 0], axis=1)
    ellipse = (ellipse + np.array([0.0, 1.0])) * np.stack([np.ones(chance.n), 2 / width], 1)[:, None]
    ellipse = ellipse - ellipse.mean(axis=1, keepdims=True)
    ring = resampled(either(np.asarray(closed.any(axis=1)), found, ellipse), PATH + 1)[:, :-1]
    following = np.roll(ring, -1, axis=1)
    area = (ring[..., 0] * following[..., 1] - following[..., 0] * ring[..., 1]).sum(axis=1)
    ring = reversed_where(ring, area < 0)
    order = (ring[..., 1].argmin(axis=1)[:, None] + np.arange(PATH)) % PATH
    return np.take_along_axis(ring, order[..., None], axis=1)


def _zero(digits: Digits, rng: Rng) -> Digits:
    chance = Chances(len(digits), rng)
    ring = _rings(digits, chance)
    slashed = chance.happens(0.3)
    narrow = np.where(slashed, chance.between(0.55, 1.0), 1.0)
    ring = ring * np.stack([narrow, np.ones(chance.n)], axis=1)[:, None]
    # Drawn as one line that stops short of its beginning or runs past it, some inwards; or closed.
    is_open = chance.happens(0.3)
    turn, start = chance.between(0.8, 1.3), chance.between(-0.2, 0.3)
    at = (start[:, None] + turn[:, None] * np.linspace(0.0, 1.0, PATH)) * PATH
    drawn = np.take_along_axis(ring, (np.floor(at).astype(np.intp) % PATH)[..., None], axis=1)
    drawn = chance.mirrored(drawn, 0.5)
    t = np.linspace(0.0, 1.0, PATH)
    inwards = np.maximum(chance.about(0.0, 0.35), 0.0)[:, None]
    drift = 1.0 + chance.about(0.0, 0.12)[:, None] * (t - 0.5) - inwards * np.maximum(t - 0.85, 0.0) / 0.15
    line = either(is_open, drawn * drift[..., None], resampled(np.concatenate([ring, ring[:, :1]], axis=1)))
    # A slash at any slant from upright to 60 degrees, each end of which reaches where it likes.
    half = np.ptp(ring[..., 0], axis=1) / 2
    tilt = chance.between(0.0, np.pi / 3) * np.where(chance.happens(0.1), -1.0, 1.0)
    radius = 1 / np.sqrt((np.sin(tilt) / np.maximum(half, 0.1)) ** 2 + np.cos(tilt) ** 2)
    up, down = chance.between(0.5, 2.0) * radius, -chance.between(0.5, 2.0) * radius
    slash = segments(
        (up * np.sin(tilt), -up * np.cos(tilt)), (down * np.sin(tilt), -down * np.cos(tilt)), chance.about(0.0, 0.04)
    )
    in_one_go = np.where(is_open, chance.happens(0.5), chance.happens(0.25))
    slash = slash + chance.shift(0.06)
    slash = either(in_one_go, resampled(np.concatenate([line[:, -1:], slash], axis=1)), slash)
    return Digits.written((line, None), (slash, slashed))


def _one(digits: Digits, rng: Rng) -> Digits:
    chance = Chances(len(digits), rng)
    lean = chance.about(0.0, 0.1)
    stem = segments((lean, -1.0), (-lean, 1.0), chance.about(0.0, 0.03))
    flagged, footed = chance.happens(0.65), chance.happens(0.35)
    drop = np.where(chance.happens(0.5), chance.between(0.5, 1.25), chance.between(0.0, 0.6))
    flag = segments((lean - chance.between(0.08, 0.75), drop - 1.0), (lean, -1.0), chance.about(0.0, 0.12))
    hooked = chance.happens(0.3)  # at the flag's tip
    flag = either(hooked, led_in(flag, chance.between(0.05, 0.25), chance.about(0.0, 1.8)), flag)
    flag = flag + chance.shift(0.06) * chance.happens(0.2)[:, None, None]  # they part a little, or overshoot
    leaving = chance.happens(0.15) & ~footed
    stem = either(leaving, extended(stem, chance.between(0.1, 0.4), chance.about(0.0, 2.0)), stem)
    in_one_go = flagged & chance.happens(0.7)
    line = joined(flag, stem)
    line = rounded(line, np.where(chance.happens(0.3), rng.integers(1, 3, chance.n), 0))
    tilt, y = chance.about(0.0, 0.08), 1.0 + chance.about(0.0, 0.04)
    foot = segments(
        (-lean - chance.between(0.1, 0.75), y + tilt),
        (-lean + chance.between(0.1, 0.75), y - tilt),
        chance.about(0.0, 0.06),
    )
    return Digits.written((either(in_one_go, line, stem), None), (flag, flagged & ~in_one_go), (foot, footed))


def _two(digits: Digits, rng: Rng) -> Digits:
    chance = Chances(len(digits), rng)
    r = chance.between(0.3, 0.55)  # the head's half width
    corner = (chance.between(-0.6, -0.3), chance.between(0.75, 1.0))
    head = curves(
        (-r * chance.between(0.7, 1.2), chance.between(-0.85, -0.35)),
        (0.0, -1.0),
        (r, chance.between(-0.75, -0.35)),
        (chance.between(-0.1, 0.25), chance.between(0.0, 0.5)),
        corner,
    )
    curled = led_in(head, chance.between(0.1, 0.5), chance.between(0.5, 2.5))
    head = either(chance.happens(0.3), curled, head)
    right = (chance.between(0.3, 0.9), chance.between(0.75, 1.1))
    # The line turns once round at the corner and leaves along the foot; or it has a corner there.
    begin = 0.5 * np.pi + chance.about(0.0, 0.2)
    loop = arcs(corner, chance.between(0.08, 0.45), chance.between(0.4, 1.1), begin, -1.9 * np.pi)
    end = (loop[:, -1, 0], loop[:, -1, 1])
    looped = joined(head, loop, segments(end, right, chance.about(0.0, 0.12)))
    plain = joined(head, segments(corner, right, chance.about(0.0, 0.1)))
    return Digits.written((either(chance.happens(0.65), looped, plain), None))


def _three(digits: Digits, rng: Rng) -> Digits:
    chance = Chances(len(digits), rng)
    waist = chance.about(0.0, 0.1)
    top, down = chance.about(-1.0, 0.05), (chance.between(-0.25, 0.1), waist - 0.05)
    flat = joined(
        curves((-0.6, chance.about(-1.0, 0.05)), (0.0, -1.0), (0.55, top)),
        segments((0.55, top), down, chance.about(0.0, 0.05)),
    )
    head = curves(
        (chance.between(-0.65, -0.3), chance.between(-0.95, -0.6)),
        (0.0, -1.0),
        (0.5, -0.55 + waist / 2),
        (chance.between(-0.2, 0.15), waist),
    )
    head = either(chance.happens(0.27), flat, head)  # flat top, then down to the waist in a straight line
    curled = led_in(head, chance.between(0.1, 0.5), chance.between(-2.5, -0.5))
    head = either(chance.happens(0.4), curled, head)
    x, y = head[:, -1, 0], head[:, -1, 1]
    belly = curves(
        (x, y),
        (0.5, 0.25 + waist),
        (chance.between(0.4, 0.65), 0.6),
        (0.1, 1.0),
        (chance.between(-0.7, -0.4), chance.between(0.6, 0.95)),
    )
    loop = arcs((x, y), chance.between(0.06, 0.16), 1.0, 0.0, 2 * np.pi)
    line = either(chance.happens(0.3), joined(head, loop, belly), joined(head, belly))
    return Digits.written((line, None))


def _four(digits: Digits, rng: Rng) -> Digits:
    chance = Chances(len(digits), rng)
    bar, stem_x = chance.between(0.05, 0.5), chance.between(0.05, 0.4)
    left, right = chance.between(-0.75, -0.45), stem_x + chance.between(0.08, 0.5)
    foot = (stem_x + chance.about(0.0, 0.06), 1.0)
    # Closed at the top: slanted side, bar, stem from the tip or beside it.
    tip = stem_x + chance.about(0.0, 0.06)
    slanting = segments((tip, -1.0), (left, bar), chance.about(0.0, 0.06))
    at_tip = chance.happens(0.6)
    beside = np.where(at_tip, tip, stem_x), np.where(at_tip, -1.0, -1.0 + chance.about(0.0, 0.1))
    # Open: the left arm comes down beside the stem.
    arm_x = stem_x - chance.between(0.3, 0.85)
    arm = segments(
        (arm_x, chance.between(-1.0, -0.7)), (arm_x - chance.between(-0.05, 0.3), bar), chance.about(0.0, 0.08)
    )
    free = segments((stem_x + chance.about(0.0, 0.08), chance.between(-1.0, -0.1)), foot, chance.about(0.0, 0.03))
    closed = chance.happens(0.43)
    side = either(closed, slanting, arm)
    stem = either(closed, segments(beside, foot), free)
    across = segments((side[:, -1, 0], side[:, -1, 1]), (right, bar + chance.about(0.0, 0.07)), chance.about(0.0, 0.05))
    return Digits.written((joined(side, across), None), (stem, None))


def _five(digits: Digits, rng: Rng) -> Digits:
    chance = Chances(len(digits), rng)
    way = rng.random(chance.n)
    # Body in one go, the bar put on afterwards, not always touching.
    neck, waist = chance.between(-0.5, -0.25), chance.between(-0.25, 0.05)
    body = joined(
        segments((neck + chance.about(0.0, 0.05), -1.0), (neck - chance.between(-0.05, 0.15), waist)),
        curves(
            (neck, waist),
            (0.15, waist - 0.12),
            (0.55, 0.35),
            (0.2, 0.95),
            (chance.between(-0.7, -0.4), chance.between(0.65, 1.0)),
        ),
    )
    shift = neck + chance.about(0.0, 0.1)
    bar = segments(
        (shift, chance.about(-1.0, 0.08)),
        (shift + chance.between(0.5, 1.1), chance.about(-1.0, 0.1)),
        chance.about(0.0, 0.05),
    )
    # One flowing line, almost an S.
    flowing = curves(
        (chance.between(0.3, 0.7), chance.about(-1.0, 0.06)),
        (-0.1, -0.95),
        (chance.between(-0.5, -0.3), -0.5),
        (0.0, chance.between(-0.3, -0.1)),
        (0.5, 0.3),
        (0.1, 0.95),
        (chance.between(-0.7, -0.4), chance.between(0.65, 0.95)),
    )
    # The belly curls up towards the neck.
    neck, waist = chance.between(-0.5, -0.2), chance.between(-0.3, 0.0)
    top = chance.about(-1.0, 0.05)
    curling = joined(
        segments((chance.between(0.2, 0.7), chance.about(-1.0, 0.08)), (neck, top), chance.about(0.0, 0.05)),
        segments((neck, top), (neck - chance.between(-0.05, 0.15), waist)),
        curves(
            (neck, waist),
            (0.1, waist - 0.15),
            (0.5, 0.3),
            (0.1, 1.0),
            (-0.55, chance.between(0.5, 0.8)),
            (chance.between(-0.7, -0.4), chance.between(0.2, 0.6)),
        ),
    )
    barred = way < 0.4
    line = either(barred, body, either(way < 0.7, flowing, curling))
    return Digits.written((line, None), (bar, barred))


def _six(digits: Digits, rng: Rng) -> Digits:
    chance = Chances(len(digits), rng)
    r = chance.between(0.25, 0.6)
    loop_top = 1.0 - 2 * r * chance.between(0.75, 1.0)
    middle = (loop_top + 1.0) / 2
    way = rng.random(chance.n)  # left open, closed on its stem, or run in
    left_open, on_stem = way < 0.3, way < 0.62
    end_x = np.where(
        left_open,
        chance.between(0.0, r),
        np.where(on_stem, -r + chance.between(-0.05, 0.12), chance.between(-0.45, 0.05)),
    )
    end_y = np.where(
        left_open,
        middle + chance.between(-0.1, 0.3),
        np.where(on_stem, middle + chance.about(0.0, 0.12), chance.between(0.0, 0.35) + middle * 0.3),
    )
    bent = curves(
        (chance.between(-0.35, 0.6), -1.0),
        (-r * chance.between(0.4, 0.8), -0.45),
        (-r, middle * 0.6),
        (-r * 0.75, 0.85),
        (0.05, 1.0),
        (r, middle + 0.05),
        (r * 0.3, loop_top),
        (end_x, end_y),
    )
    # A straight stem down to a sharp turn, and a bowl that rises on the right to any height and comes back: short of
    # the stem, to it, or across it.
    foot_x, top_x = chance.between(-0.55, -0.2), chance.between(-0.9, 0.3)
    high, wide = chance.between(-0.5, 0.5), chance.between(0.3, 0.65)
    ends = chance.rng.random(chance.n)
    stem_at = foot_x + (top_x - foot_x) * (1.0 - (high + 0.35)) / 2
    close_x = np.where(
        ends < 0.3,
        stem_at + chance.between(0.25, 0.5),
        np.where(ends < 0.65, stem_at + chance.about(0.0, 0.04), stem_at - chance.between(0.05, 0.35)),
    )
    bowl = curves(
        (foot_x, chance.between(0.85, 1.0)),
        (foot_x + wide * 0.55, 1.0),
        (foot_x + wide * 1.1, (high + 1.0) / 2 + 0.1),
        (foot_x + wide * 0.8, high),
        (close_x, high + chance.between(0.1, 0.45)),
    )
    stem = segments((top_x, -1.0), (foot_x, bowl[:, 0, 1]), chance.about(0.0, 0.03))
    line = either(chance.happens(0.5), joined(stem, bowl), bent)
    return Digits.written((line, None))


def _seven(digits: Digits, rng: Rng) -> Digits:
    chance = Chances(len(digits), rng)
    right = (chance.between(0.35, 0.75), chance.about(-1.0, 0.06))
    left = (chance.between(-0.8, -0.35), chance.about(-1.0, 0.1))
    roof = segments(left, right, chance.about(0.0, 0.08))
    bow = np.where(chance.happens(0.5), chance.about(0.0, 0.03), chance.about(0.05, 0.1))
    stem = segments(right, (chance.between(-0.5, 0.35), 1.0), bow)
    line = joined(roof, stem)
    line = rounded(line, np.where(chance.happens(0.3), rng.integers(1, 4, chance.n), 0))
    # The foot leaves in a hook, or stands on a serif.
    foot = rng.random(chance.n)
    line = either(foot < 0.2, extended(line, chance.between(0.08, 0.3), chance.between(-2.2, 0.6)), line)
    x, y = stem[:, -1, 0], stem[:, -1, 1]
    serif = segments(
        (x - chance.between(0.08, 0.35), y + chance.about(0.0, 0.05)),
        (x + chance.between(0.08, 0.35), y + chance.about(0.0, 0.05)),
        chance.about(0.0, 0.05),
    )
    drop = segments(
        (left[0] + chance.about(0.0, 0.06), left[1] + chance.between(0.1, 0.45)),
        (left[0] + chance.about(0.0, 0.04), left[1] + chance.about(0.0, 0.04)),
    )
    centre = np.take_along_axis(stem, (chance.between(0.3, 0.65) * (PATH - 1)).astype(np.intp)[:, None, None], axis=1)
    half, rise = chance.between(0.2, 0.5), chance.about(0.0, 0.1)
    bar = segments(
        (centre[:, 0, 0] - half, centre[:, 0, 1] + rise),
        (centre[:, 0, 0] + half * chance.between(0.5, 1.0), centre[:, 0, 1] - rise),
        chance.about(0.0, 0.06),
    )
    return Digits.written(
        (line, None), (drop, chance.happens(0.25)), (bar, chance.happens(0.4)), (serif, (foot >= 0.2) & (foot < 0.32))
    )


def _eight(digits: Digits, rng: Rng) -> Digits:
    chance = Chances(len(digits), rng)
    a, b, waist = chance.between(0.3, 0.55), chance.between(0.35, 0.6), chance.between(-0.25, 0.1)
    way = rng.random(chance.n)
    upper = arcs((a + chance.about(0.0, 0.05), (waist - 1.0) / 2), a, (waist + 1.0) / 2 / a, 0.0, 2 * np.pi)
    lower = arcs((b + chance.about(0.0, 0.05), (waist + 1.0) / 2), b, (1.0 - waist) / 2 / b, 0.0, 2 * np.pi)
    # One line: an S, then back up, not always meeting its beginning.
    gap = np.where(way < 0.36, 0.0, chance.between(0.05, 0.45))
    start = (a * chance.between(0.4, 1.0), chance.between(-0.95, -0.7))
    line = curves(
        start,
        (0.0, -1.0),
        (-a, (waist - 1.0) / 2),
        (chance.about(0.0, 0.05), waist),
        (b, (waist + 1.0) / 2),
        (0.0, 1.0),
        (-b, (waist + 1.0) / 2),
        (0.0, waist + chance.about(0.0, 0.04)),
        (a * 0.9, (waist - 1.0) / 2),
        (start[0] + gap * chance.between(-0.3, 0.8), start[1] + gap * chance.between(-0.2, 0.8)),
    )
    reaching = led_in(line, chance.between(0.15, 0.8), chance.about(0.3, 0.8))
    line = either(chance.happens(0.45), reaching, line)
    line = chance.mirrored(line, 0.2)
    rings = way < 0.22
    return Digits.written((either(rings, upper, line), None), (lower, rings))


def _nine(digits: Digits, rng: Rng) -> Digits:
    chance = Chances(len(digits), rng)
    r, low = chance.between(0.22, 0.6), chance.between(-0.5, 0.25)
    middle = (low - 1.0) / 2
    start = (r * chance.between(0.5, 1.0), chance.between(np.where(chance.happens(0.4), -0.9, -0.75), -0.55))
    close = (r * chance.between(0.85, 1.0), start[1] + chance.between(-0.05, 0.25))
    bowl = curves(start, (0.0, -1.0), (-r, middle), (-0.1, low), (r * 0.7, middle + 0.15), close)
    straight = segments(close, (chance.between(-0.4, r), 1.0), chance.about(0.02, 0.06))
    tail = curves(
        close,
        (r * chance.between(0.8, 1.0), 0.2),
        (r * chance.between(0.4, 0.9), 0.75),
        (chance.between(-0.4, 0.1), 1.0),
        (chance.between(-0.9, -0.4), chance.between(0.5, 0.95)),
    )
    line = joined(bowl, either(chance.happens(0.5), straight, tail))
    # A ring, round or squarish, beside a straight stem that begins above or below the ring's top.
    apart = chance.happens(1 / 6)
    wide, high = chance.between(0.3, 0.6), chance.between(0.35, 0.6)
    t = np.linspace(0.0, 2 * np.pi, PATH) - np.pi / 4
    power = chance.between(0.55, 1.0)[:, None]
    ring = np.stack(
        [
            wide[:, None] * np.sign(np.cos(t)) * np.abs(np.cos(t)) ** power,
            high[:, None] * (np.sign(np.sin(t)) * np.abs(np.sin(t)) ** power + 1.0) - 1.0,
        ],
        axis=-1,
    )
    beside = wide + chance.about(0.0, 0.06)
    stem = segments(
        (beside + chance.about(0.0, 0.08), -1.0 + chance.between(-0.25, 0.6) * high),
        (beside + chance.about(-0.05, 0.12), 1.0),
        chance.about(0.0, 0.03),
    )
    return Digits.written((either(apart, resampled(ring), line), None), (stem, apart))


ALLOGRAPHS: Final[tuple[Callable[[Digits, Rng], Digits], ...]] = (
    *(_zero, _one, _two, _three, _four),
    *(_five, _six, _seven, _eight, _nine),
)
"""For each label, the function that writes digits in other forms."""

REWRITTEN: Final = (1.0, 0.8, 0.65, 0.55, 0.44, 0.5, 0.6, 0.8, 0.55, 0.75)
"""For each label, how many of the digits to be edited are written in another form."""
