"""From places in units of a tie to places on paper, the same for all windows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from comity.alignment.layout.frame import Reals

STRETCH = 1.5
"""The paper may be filled by stretching one axis so much more than the other."""
OUTER = 0.01
"""This share of places at each side may fall outside the paper; they are brought back to its edge."""
MARGIN = 16.0
RIM = 16.0
"""Room for a ring of actors without ties, where there are any."""
CLOSEST = 0.25
"""A tie of usual length is drawn at most so long, as a part of the shorter side: two friends do not fill the paper."""


@dataclass(frozen=True, eq=False, slots=True)
class Paper:
    """How places are turned, stretched and moved: ``place @ turn * scale + shift``, then kept inside the frame."""

    width: float
    height: float
    turn: Reals
    scale: Reals
    shift: Reals
    inner: float

    def drawn(self, place: Reals) -> Reals:
        """Return places on paper, shape (N, 2)."""
        return self.inside(place @ self.turn * self.scale + self.shift)

    def inside(self, place: Reals) -> Reals:
        """Return places brought back to the part of the paper that is drawn on."""
        high = np.array((self.width, self.height)) - self.inner
        return np.asarray(np.clip(place, self.inner, np.maximum(high, self.inner)))


def rim_of(width: float, height: float) -> float:
    """Return the room for a ring of actors without ties."""
    return min(RIM, width / 8, height / 8)


def paper(places: Sequence[Reals], width: float, height: float, rim: float) -> Paper:
    """
    Return how to draw the places of all windows on one paper.

    The longest extent of all places lies along the longer side, the longer tail of places to the right and below: a
    picture that is turned or mirrored means the same. ``rim`` is room at the edge, kept for actors without ties.
    """
    room = np.array((width, height)) - 2 * (inner := min(MARGIN + rim, width / 4, height / 4))
    flat = np.concatenate(places) if places else np.zeros((0, 2))
    if not len(flat):
        return Paper(width, height, np.eye(2), np.ones(2), np.array((width, height)) / 2, inner)
    turn = _turned(flat, width >= height)
    flat = flat @ turn
    low, high = np.quantile(flat, OUTER, axis=0), np.quantile(flat, 1 - OUTER, axis=0)
    extent = high - low
    scale = np.where(extent > 1e-9, room / np.maximum(extent, 1e-9), np.inf)
    scale = np.minimum(scale, scale.min() * STRETCH)
    scale = np.minimum(scale, CLOSEST * min(width, height))
    shift = np.array((width, height)) / 2 - (low + high) / 2 * scale
    return Paper(width, height, turn, scale, shift, inner)


def _turned(flat: Reals, wide: bool) -> Reals:
    centred = flat - flat.mean(axis=0)
    _, axes = np.linalg.eigh(centred.T @ centred)
    turn = axes[:, ::-1] if wide else axes
    third = ((centred @ turn) ** 3).sum(axis=0)
    return np.asarray(turn * np.where(third < 0, -1.0, 1.0))


def on_the_rim(wish: Reals, radius: Reals, width: float, height: float) -> tuple[Reals, Reals]:
    """
    Return places around the rim for actors without ties, shape (N, 2), and their radii.

    They stand clockwise in the order of the angle of where they stood last, seen from the middle; each as near to it as
    the others let. Where the rim is too short for all, they stand evenly and are drawn smaller.
    """
    if not len(wish):
        return wish, radius
    rim = rim_of(width, height)
    side = np.array((width, height)) - rim
    length = 2 * float(side.sum())
    angle = np.arctan2(wish[:, 1] - height / 2, wish[:, 0] - width / 2)
    order = np.argsort(angle, kind="stable")
    spot = (angle[order] + np.pi) / (2 * np.pi) * length
    gap = min(2 * float(radius.max()) + 3, length / len(spot))
    spot = _spread(spot, gap, length)
    out = np.empty_like(wish)
    out[order] = _around(spot, side) + rim / 2
    return out, np.minimum(radius, gap / 3)  # round a corner, two dots are nearer than along the rim


def _spread(spot: Reals, gap: float, length: float) -> Reals:
    """Return spots at least ``gap`` apart around a ring, in the same order; they fit."""
    count = len(spot)
    if count * gap >= length * (1 - 1e-9):
        return np.asarray(np.arange(count) * length / count)
    after = np.maximum.accumulate(spot - np.arange(count) * gap) + np.arange(count) * gap
    over = after[-1] + gap - (after[0] + length)
    if over > 0:  # push back those before the seam
        room = after[0] + length - gap - np.arange(count)[::-1] * gap
        after = np.minimum(after, room)
    return np.asarray(after % length)


def _around(spot: Reals, side: Reals) -> Reals:
    """Return points on a rectangle's edge: from the upper left corner to the right, down, left and up."""
    wide, high = float(side[0]), float(side[1])
    spot = (spot - high / 2) % (2 * (wide + high))  # angle -pi points left: the middle of the left side
    at = np.minimum(spot, wide), np.clip(spot - wide, 0, high), np.clip(spot - wide - high, 0, wide)
    up = np.clip(spot - 2 * wide - high, 0, high)
    return np.column_stack((at[0] - at[2], at[1] - up))
