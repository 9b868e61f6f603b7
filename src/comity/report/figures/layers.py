"""Placing a directed graph in layers, top to bottom, so that boxes never overlap and lines pass between boxes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

Key = tuple[int, int]  # a box: (node, -1); a bend of an arrow that passes a layer: (-1 - edge, layer)


@dataclass(frozen=True, slots=True)
class Placing:
    """
    Where everything stands.

    Parameters
    ----------
    centre : mapping node -> (x, y)
        The middle of every box.
    bends : mapping edge -> points
        Where an arrow over several layers passes between the boxes, from its upper end to its lower.
    width, height : float
    """

    centre: Mapping[int, tuple[float, float]]
    bends: Mapping[int, tuple[tuple[float, float], ...]]
    width: float
    height: float


def place(
    layer: Mapping[int, int],
    edges: Sequence[tuple[int, int]],
    box: tuple[float, float],
    gaps: tuple[float, float],
    most: int,
) -> Placing:
    """
    Return a placing of nodes in given layers.

    Parameters
    ----------
    layer : mapping node -> int
        0 is on top; layers with more than ``most`` boxes are broken into several rows.
    edges : sequence of (from, to)
    box : (width, height)
    gaps : (across, down)
    most : int
        The most boxes in a row.

    Examples
    --------
    >>> found = place({0: 0, 1: 1, 2: 1}, [(0, 1), (0, 2)], (100, 40), (20, 30), 4)
    >>> found.centre[0], found.centre[1], found.centre[2]
    ((110.0, 20.0), (50.0, 90.0), (170.0, 90.0))
    """
    rows = _rows(layer, most)
    row_of = {n: k for k, row in enumerate(rows) for n in row}
    grid: list[list[Key]] = [[(n, -1) for n in row] for row in rows]
    chains = _chains(edges, row_of, grid)
    _untangle(grid, chains)
    return _coordinates(grid, chains, box, gaps)


def _rows(layer: Mapping[int, int], most: int) -> list[list[int]]:
    rows: list[list[int]] = []
    for level in sorted(set(layer.values())):
        members = [n for n, k in layer.items() if k == level]
        parts = -(-len(members) // most)
        size = -(-len(members) // parts)
        rows += [members[k : k + size] for k in range(0, len(members), size)]
    return rows


def _chains(edges: Sequence[tuple[int, int]], row_of: Mapping[int, int], grid: list[list[Key]]) -> dict[int, list[Key]]:
    """Return each arrow as the boxes and bends it passes, downwards; bends are added to the rows between."""
    chains = {}
    for e, (a, b) in enumerate(edges):
        top, low = (a, b) if row_of[a] <= row_of[b] else (b, a)
        bends = [(-1 - e, k) for k in range(row_of[top] + 1, row_of[low])]
        for bend in bends:
            grid[bend[1]].append(bend)
        chains[e] = [(top, -1), *bends, (low, -1)]
    return chains


def _untangle(grid: list[list[Key]], chains: Mapping[int, list[Key]]) -> None:
    """Order every row by the mean place of its neighbours, up and down in turn (the barycentre method)."""
    links: dict[Key, list[Key]] = {k: [] for row in grid for k in row}
    for chain in chains.values():
        for a, b in pairwise(chain):
            links[a].append(b)
            links[b].append(a)
    for sweep in range(8):
        order = range(1, len(grid)) if sweep % 2 == 0 else range(len(grid) - 2, -1, -1)
        for r in order:
            beside = grid[r - 1 if sweep % 2 == 0 else r + 1]
            at = {k: (i + 0.5) / len(beside) for i, k in enumerate(beside)}
            here = {k: (i + 0.5) / len(grid[r]) for i, k in enumerate(grid[r])}
            weight = {k: _mean([at[m] for m in links[k] if m in at], here[k]) for k in grid[r]}
            grid[r].sort(key=lambda k: (weight[k], here[k]))


def _mean(values: list[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise


def _coordinates(
    grid: list[list[Key]], chains: Mapping[int, list[Key]], box: tuple[float, float], gaps: tuple[float, float]
) -> Placing:
    (w, h), (across, down) = box, gaps
    bend_width = across

    def size(key: Key) -> float:
        return w if key[1] == -1 else bend_width

    widths = [sum(size(k) for k in row) + across * (len(row) - 1) for row in grid]
    total = max(widths)
    at: dict[Key, tuple[float, float]] = {}
    for r, row in enumerate(grid):
        x = (total - widths[r]) / 2
        for k in row:
            at[k] = (x + size(k) / 2, r * (h + down) + h / 2)
            x += size(k) + across
    centre = {k[0]: p for k, p in at.items() if k[1] == -1}
    bends = {e: tuple(at[k] for k in chain[1:-1]) for e, chain in chains.items()}
    return Placing(centre, bends, total, len(grid) * (h + down) - down)
