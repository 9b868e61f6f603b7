"""The definitions of the layout read aloud; the tests hold the faster forms to them."""

from __future__ import annotations

import math
from collections.abc import Sequence

Point = tuple[float, float]
Box = tuple[float, float, float, float]


def plain_hops(size: int, friends: set[tuple[int, int]]) -> list[list[float]]:
    """Return the length of the shortest chain between each two actors, by relaxing every triple."""
    out = [[0.0 if i == j else math.inf for j in range(size)] for i in range(size)]
    for i, j in friends:
        out[i][j] = out[j][i] = 1.0
    for k in range(size):
        for i in range(size):
            for j in range(size):
                out[i][j] = min(out[i][j], out[i][k] + out[k][j])
    return out


def plain_likeness(tie: Sequence[Sequence[float]]) -> list[list[float]]:
    """Return how alike the surroundings of each two actors are, walk by walk."""
    size = len(tie)
    around = [[tie[i][j] + (i == j) for j in range(size)] for i in range(size)]
    degree = [sum(row) for row in around]
    ends = [[0.0] * size for _ in range(size)]
    for i in range(size):
        for j in range(size):
            for k in range(size):
                short = around[i][j] / degree[i] * around[j][k] / degree[j]
                ends[i][k] += short / math.sqrt(degree[k])
                for m in range(size):
                    ends[i][m] += short * around[k][m] / degree[k] / math.sqrt(degree[m])
    return [[_cosine(ends[i], ends[j]) for j in range(size)] for i in range(size)]


def plain_stress(
    place: Sequence[Point],
    distance: Sequence[Sequence[float]],
    weight: Sequence[Sequence[float]],
    least: Sequence[Sequence[bool]],
) -> float:
    """Return the weighted sum of squared misses over all pairs; a least distance that is kept is not missed."""
    total = 0.0
    for i in range(len(place)):
        for j in range(i):
            miss = math.dist(place[i], place[j]) - distance[i][j]
            if not (least[i][j] and miss > 0):
                total += weight[i][j] * miss**2
    return total


def plain_touching(place: Sequence[Point], radius: Sequence[float]) -> list[tuple[int, int]]:
    """Return the pairs of dots that overlap."""
    size = len(place)
    return [
        (i, j)
        for i in range(size)
        for j in range(i + 1, size)
        if math.dist(place[i], place[j]) < radius[i] + radius[j] - 1e-9
    ]


def plain_overlap(first: Box, second: Box) -> bool:
    """Return whether two boxes (x, y, width, height) share any paper."""
    return (
        first[0] < second[0] + second[2] - 1e-9
        and second[0] < first[0] + first[2] - 1e-9
        and first[1] < second[1] + second[3] - 1e-9
        and second[1] < first[1] + first[3] - 1e-9
    )


def plain_cross(a: Point, b: Point, c: Point, d: Point) -> bool:
    """Return whether the lines a-b and c-d cross: solve for where along each they meet."""
    along, other = (b[0] - a[0], b[1] - a[1]), (d[0] - c[0], d[1] - c[1])
    turn = along[0] * other[1] - along[1] * other[0]
    if turn == 0:
        return False
    gap = (c[0] - a[0], c[1] - a[1])
    first = (gap[0] * other[1] - gap[1] * other[0]) / turn
    second = (gap[0] * along[1] - gap[1] * along[0]) / turn
    return 0 < first < 1 and 0 < second < 1


def _cosine(first: Sequence[float], second: Sequence[float]) -> float:
    size = math.sqrt(sum(v * v for v in first) * sum(v * v for v in second))
    return sum(a * b for a, b in zip(first, second, strict=True)) / size
