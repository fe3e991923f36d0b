"""Vectorising: a bitmap's centre lines as strokes, so that a small picture can be redrawn, bent and edited like ink.

A picture is thinned to lines of one pixel, the lines are read as a graph (ends and crossings joined by paths), spurs
that thinning left are cut, and the paths are joined through crossings wherever they run straight on.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from hwr.ink.augmentation.polyline import Polyline, Strokes, is_closed, length
from hwr.ink.bits import Words, half_widths, thinned, unpack

Pixel = tuple[int, int]
PixelPath = list[Pixel]

_ORTHOGONAL = ((0, 1), (1, 0), (0, -1), (-1, 0))
_DIAGONAL = ((1, 1), (1, -1), (-1, 1), (-1, -1))


def traced(ink: Words) -> list[Strokes]:
    """The strokes of each picture of a stack.

    Returns:
        For each picture a tuple of polylines, each a float64 array (n, 2) of x, y in pixels, longest first. A closed
        path ends on the point it began with.
    """
    lines = unpack(thinned(ink))
    return [_strokes(line, float(width)) for line, width in zip(lines, half_widths(ink), strict=True)]


def _strokes(line: NDArray[np.bool_], half_width: float) -> Strokes:
    pixels = {(int(x), int(y)) for y, x in zip(*np.nonzero(line), strict=True)}
    edges = list(_edges({pixel: _linked(pixel, pixels) for pixel in pixels}))
    edges = _without_spurs(edges, 1.5 * half_width)
    strokes = [_smoothed(np.array(path, dtype=np.float64)) for path in _joined(edges)]
    return tuple(sorted(strokes, key=length, reverse=True))


def _linked(pixel: Pixel, pixels: set[Pixel]) -> list[Pixel]:
    """Neighbours on the line; a diagonal step counts only where no two orthogonal steps lead there."""
    x, y = pixel
    found = [(x + dx, y + dy) for dx, dy in _ORTHOGONAL if (x + dx, y + dy) in pixels]
    found += [
        (x + dx, y + dy)
        for dx, dy in _DIAGONAL
        if (x + dx, y + dy) in pixels and (x + dx, y) not in pixels and (x, y + dy) not in pixels
    ]
    return found


def _edges(graph: dict[Pixel, list[Pixel]]) -> Iterator[PixelPath]:
    """Every path between two nodes (pixels without exactly two neighbours), then the rings without any node."""
    seen: set[tuple[Pixel, Pixel]] = set()
    visited: set[Pixel] = set()
    nodes = [pixel for pixel, linked in graph.items() if len(linked) != 2]
    for start in nodes:
        visited.add(start)
        if not graph[start]:
            yield [start]
        for following in graph[start]:
            if (start, following) in seen:
                continue
            path = [start, following]
            while len(graph[path[-1]]) == 2:
                visited.add(path[-1])
                one, other = graph[path[-1]]
                path.append(other if one == path[-2] else one)
            seen.add((start, following))
            seen.add((path[-1], path[-2]))
            yield path
    for start in graph:
        if start in visited:
            continue
        path = [start, graph[start][0]]
        while path[-1] != start:
            one, other = graph[path[-1]]
            path.append(other if one == path[-2] else one)
        visited.update(path)
        yield path


def _degrees(edges: list[PixelPath]) -> dict[Pixel, int]:
    degree: dict[Pixel, int] = {}
    for path in edges:
        for end in (path[0], path[-1]):
            degree[end] = degree.get(end, 0) + 1
    return degree


def _without_spurs(edges: list[PixelPath], longest: float) -> list[PixelPath]:
    """Cut short paths that lead from a crossing to nowhere; then join what the cut left as one path."""
    while True:
        degree = _degrees(edges)
        spurs = [
            path
            for path in edges
            if len(path) - 1 <= longest
            and len({path[0], path[-1]}) == 2
            and sorted((degree[path[0]], degree[path[-1]]))[0] == 1
            and degree[path[0]] + degree[path[-1]] > 3
        ]
        if not spurs:
            return edges
        shortest = min(spurs, key=len)
        edges = _merged([path for path in edges if path is not shortest])


def _merged(edges: list[PixelPath]) -> list[PixelPath]:
    """Join the two paths that meet where no third one does."""
    while True:
        degree = _degrees(edges)
        for i, path in enumerate(edges):
            if path[0] == path[-1] or len(path) < 2:
                continue
            end = path[-1] if degree[path[-1]] == 2 else path[0] if degree[path[0]] == 2 else None
            if end is None:
                continue
            j = next(
                (j for j, other in enumerate(edges) if j != i and len(other) > 1 and end in (other[0], other[-1])), None
            )
            if j is None or edges[j][0] == edges[j][-1]:
                continue
            first = path if path[-1] == end else path[::-1]
            second = edges[j] if edges[j][0] == end else edges[j][::-1]
            edges = [other for k, other in enumerate(edges) if k not in (i, j)] + [first + second[1:]]
            break
        else:
            return edges


def _joined(edges: list[PixelPath]) -> list[PixelPath]:
    """Join paths through crossings where they run straight on, straightest pairs first."""
    crossings = _cluster(edges)
    # Where lines cross, thinning leaves a knot of short links between its pixels; they are no strokes of their own.
    links = [path for path in edges if 1 < len(path) <= 4 and crossings[path[0]] == crossings[path[-1]]]
    paths: dict[int, PixelPath] = dict(
        enumerate(path for path in edges if path not in links or len(edges) == len(links))
    )
    ends: dict[Pixel, list[tuple[int, int]]] = {}
    for key, path in paths.items():
        if len(path) < 2:
            continue
        for side in (0, -1):
            ends.setdefault(crossings[path[side]], []).append((key, side))
    pairs: list[tuple[float, tuple[int, int], tuple[int, int]]] = []
    for meeting in ends.values():
        for i, one in enumerate(meeting):
            for other in meeting[i + 1 :]:
                straightness = -float(_heading(paths[one[0]], one[1]) @ _heading(paths[other[0]], other[1]))
                if straightness > 0.5:
                    pairs.append((straightness, one, other))
    partner: dict[tuple[int, int], tuple[int, int]] = {}
    for _, one, other in sorted(pairs, reverse=True):
        if one not in partner and other not in partner:
            partner[one] = other
            partner[other] = one
    return list(_chains(paths, partner))


def _cluster(edges: list[PixelPath]) -> dict[Pixel, Pixel]:
    """Crossings that lie within two pixels of each other count as one, named by its first pixel."""
    named: dict[Pixel, Pixel] = {}
    for path in edges:
        for end in (path[0], path[-1]):
            if end not in named:
                near = next((n for p, n in named.items() if max(abs(p[0] - end[0]), abs(p[1] - end[1])) <= 2), end)
                named[end] = near
    return named


def _heading(path: PixelPath, side: int) -> NDArray[np.float64]:
    """Unit vector from a path's end into the path."""
    points = path if side == 0 else path[::-1]
    start, inner = np.array(points[0], float), np.array(points[min(6, len(points) - 1)], float)
    vector: NDArray[np.float64] = inner - start
    return vector / max(float(np.hypot(*vector)), 1e-9)


def _chains(paths: dict[int, PixelPath], partner: dict[tuple[int, int], tuple[int, int]]) -> Iterator[PixelPath]:
    """Follow the partners from each free end (or round a ring) and string the paths together."""
    left = set(paths)

    def follow(key: int, side: int) -> PixelPath:
        chain: PixelPath = []
        while key in left:
            left.remove(key)
            chain += paths[key] if side == 0 else paths[key][::-1]
            out = partner.get((key, -1 - side))
            if out is None:
                break
            key, side = out
        return chain

    for key in list(paths):
        for side in (0, -1):
            if key in left and (key, side) not in partner:
                yield follow(key, side)
    while left:
        yield follow(min(left), 0)


def _smoothed(points: Polyline) -> Polyline:
    """Take the pixel steps out of a path: binomial averaging that leaves the ends (of an open path) in place."""
    for _ in range(2):
        if len(points) < 3:
            break
        if is_closed(points):
            ring = points[:-1]
            ring = (np.roll(ring, 1, axis=0) + 2 * ring + np.roll(ring, -1, axis=0)) / 4
            points = np.concatenate([ring, ring[:1]])
        else:
            points = points.copy()
            points[1:-1] = (points[:-2] + 2 * points[1:-1] + points[2:]) / 4
    return points
