"""Labels that do not collide: the most tied actor picks its place first; who finds none goes without, and is named."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from comity.alignment.layout.frame import Anchor, Label, Reals

SIZE = 11.0
"""Labels are made for a bold sans serif of this size."""
LINE = 13.0
EDGE = 1.0
NEAR, LED = 2.0, (9.0, 18.0, 30.0)
"""Air between a dot and its label; the same for labels at the end of a thin line."""
_ASIDE = math.sqrt(0.5)
_STRAIGHT = ((1.0, 0.0), (-1.0, 0.0), (0.0, -1.0), (0.0, 1.0))
_WAYS = (*_STRAIGHT, (_ASIDE, -_ASIDE), (_ASIDE, _ASIDE), (-_ASIDE, -_ASIDE), (-_ASIDE, _ASIDE))
# widths of letters of a bold sans serif at 11 units; what is not listed is 6.1 wide, an ordinary small letter
_WIDTHS = {
    **dict.fromkeys("ijlI.,:;'|!", 3.4),
    **dict.fromkeys("ft()[]/- r", 4.2),
    **dict.fromkeys("ABCDEFGHKLNOPQRSTUVXYZ&", 7.9),
    **dict.fromkeys("mwMW@%", 10.0),
    **dict.fromkeys("JJ0123456789bdghnopqu", 6.8),
}
Spot = tuple[float, float, float]
Line = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Wish:
    """A label that is wanted: the index of its actor, its text, and the way it was placed last (-1: none)."""

    actor: int
    text: str
    way: int = -1


def label_width(text: str) -> float:
    """
    Return about how wide a label is: an estimate from letter widths of a bold sans serif of size 11.

    Examples
    --------
    >>> label_width("sea"), label_width("USA"), label_width("WWW")
    (18.3, 23.7, 30.0)
    """
    total = 0.0
    for letter in text:
        if unicodedata.combining(letter):
            continue
        total += SIZE if unicodedata.east_asian_width(letter) in "WF" else _WIDTHS.get(letter, 6.1)
    return round(total, 1)


class Grid:
    """
    What is taken on the paper, in squares of one unit; always rather too much than too little.

    Examples
    --------
    >>> grid = Grid(40, 20)
    >>> grid.take(2, 2, 5, 3); grid.free(7.5, 2, 4, 4), grid.free(6.5, 2, 4, 4), grid.free(37, 2, 4, 4)
    (True, False, False)
    """

    def __init__(self, width: float, height: float) -> None:
        self.width, self.height = width, height
        self._taken: NDArray[np.bool_] = np.zeros((math.ceil(height), math.ceil(width)), np.bool_)

    def take(self, x: float, y: float, width: float, height: float) -> None:
        """Take a box."""
        self._taken[max(int(y), 0) : math.ceil(y + height), max(int(x), 0) : math.ceil(x + width)] = True

    def free(self, x: float, y: float, width: float, height: float) -> bool:
        """Return whether a box lies on the paper and touches nothing that is taken."""
        if x < EDGE or y < EDGE or x + width > self.width - EDGE or y + height > self.height - EDGE:
            return False
        return not self._taken[int(y) : math.ceil(y + height), int(x) : math.ceil(x + width)].any()

    def take_dot(self, x: float, y: float, radius: float) -> None:
        """Take a dot, row by row."""
        for row in range(max(int(y - radius), 0), min(math.ceil(y + radius), len(self._taken))):
            off = max(row - y, y - row - 1, 0.0)
            half = math.sqrt(max(radius**2 - off**2, 0.0))
            self._taken[row, max(int(x - half), 0) : math.ceil(x + half)] = True

    def free_line(self, line: Line) -> bool:
        """Return whether a thin line touches nothing that is taken."""
        rows, columns = self._along(line)
        return not self._taken[rows, columns].any()

    def take_line(self, line: Line) -> None:
        """Take a thin line and the squares beside it, so that no other line slips through."""
        rows, columns = self._along(line)
        self._taken[rows, columns] = True
        self._taken[rows, np.minimum(columns + 1, self._taken.shape[1] - 1)] = True

    def _along(self, line: Line) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        steps = max(2, math.ceil(2 * math.hypot(line[2] - line[0], line[3] - line[1])))
        x, y = np.linspace(line[0], line[2], steps), np.linspace(line[1], line[3], steps)
        high, wide = self._taken.shape
        return np.clip(y.astype(np.intp), 0, high - 1), np.clip(x.astype(np.intp), 0, wide - 1)


def place_labels(
    wishes: Sequence[Wish], place: Reals, radius: Reals, width: float, height: float
) -> tuple[tuple[Label, ...], tuple[int, ...], dict[int, int]]:
    """
    Return the labels that found a place, the wishes that found none, and the way each label went.

    Labels are placed one after the other in the order given. Each tries its last way first if that was beside the
    dot, then eight ways beside the dot, then eight ways further off with a thin line to the dot, at three distances.
    It may cover no dot, no other label and no thin line, and stays on the paper.

    Parameters
    ----------
    wishes : sequence of Wish
        The most important first.
    place : float array of shape (N, 2)
    radius : float array of shape (N,)
    width, height : float
        The paper.
    """
    grid = Grid(width, height)
    for (x, y), r in zip(place.tolist(), radius.tolist(), strict=True):
        grid.take_dot(x, y, r)
    placed: list[Label] = []
    dropped: list[int] = []
    ways: dict[int, int] = {}
    for wish in wishes:
        spot = (float(place[wish.actor, 0]), float(place[wish.actor, 1]), float(radius[wish.actor]))
        found = _first_free(grid, wish, spot)
        if found is None:
            dropped.append(wish.actor)
            continue
        ways[wish.actor], label = found
        placed.append(label)
        grid.take(label.x, label.y, label.width, label.height)
        if label.leader is not None:
            grid.take_line(label.leader)
    return tuple(sorted(placed, key=lambda box: box.actor)), tuple(dropped), ways


def _first_free(grid: Grid, wish: Wish, spot: Spot) -> tuple[int, Label] | None:
    wide = label_width(wish.text)
    every = range(len(_WAYS) * (1 + len(LED)))
    for way in (wish.way, *every) if 0 <= wish.way < len(_WAYS) else every:
        left, top = _corner(spot, wide, way)
        if not grid.free(left, top, wide, LINE):
            continue
        line = _leader(spot, way)
        if line is None or grid.free_line(line):
            right = _WAYS[way % len(_WAYS)][0]
            anchor: Anchor = "start" if right > 0 else "end" if right < 0 else "middle"
            return way, Label(wish.actor, wish.text, left, top, wide, LINE, anchor, line)
    return None


def _corner(spot: Spot, wide: float, way: int) -> tuple[float, float]:
    """Return the upper left corner of a label: the box touches, with edge or corner, a point off the dot."""
    x, y, radius = spot
    ring, turn = divmod(way, len(_WAYS))
    right, down = _WAYS[turn]
    far = radius + (LED[ring - 1] if ring else NEAR)
    side, level = (right > 0) - (right < 0), (down > 0) - (down < 0)
    return x + right * far + (side - 1) / 2 * wide, y + down * far + (level - 1) / 2 * LINE


def _leader(spot: Spot, way: int) -> Line | None:
    """Return the thin line from the dot to a label further off; None for a label beside its dot."""
    x, y, radius = spot
    ring, turn = divmod(way, len(_WAYS))
    if not ring:
        return None
    right, down = _WAYS[turn]
    start, end = radius + 1.5, radius + LED[ring - 1] - 1
    return x + right * start, y + down * start, x + right * end, y + down * end
