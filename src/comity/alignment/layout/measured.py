"""How good a drawing is: distances missed, ties that cross, dots and labels that overlap, and how far actors move."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from comity.alignment.layout.apart import touching
from comity.alignment.layout.frame import Frame, Label, Quality, Reals
from comity.alignment.layout.majorise import distances
from comity.alignment.layout.targets import Wanted
from comity.alignment.network import Snapshot

SAMPLE = 4000
"""So many pairs of ties are looked at for crossings, or all where there are fewer."""


def quality(
    frames: Sequence[Frame], snapshots: Sequence[Snapshot], aims: Sequence[Wanted], seed: int, diagonal: float
) -> Quality:
    """Return the quality of the frames, each drawn from its snapshot and its wanted distances."""
    rng = np.random.default_rng(seed)
    return Quality(
        tuple(missed(frame.places, aim) for frame, aim in zip(frames, aims, strict=True)),
        tuple(movement(a, b) / diagonal for a, b in pairwise(frames)),
        tuple(crossings(f.places, s, rng) for f, s in zip(frames, snapshots, strict=True)),
        sum(len(touching(f.places, f.radius)[0]) + label_overlaps(f.labels) for f in frames),
        tuple(_share(len(f.labels), len(f.labels) + len(f.dropped)) for f in frames),
    )


def missed(place: Reals, aim: Wanted) -> float:
    r"""
    Return :math:`\sqrt{\sum w (k |x_i - x_j| - d)^2 / \sum w d^2}` at the scale k of the drawing that is best.

    A least distance that is kept is not missed. NaN where there are fewer than two actors.

    Examples
    --------
    >>> aim = Wanted(np.array([[0.0, 1.0], [1.0, 0.0]]), np.array([[0.0, 1.0], [1.0, 0.0]]), np.zeros((2, 2), bool))
    >>> missed(np.array([[0.0, 0.0], [90.0, 0.0]]), aim)
    0.0
    """
    whole = float((aim.weight * aim.distance**2).sum())
    if whole <= 0:
        return math.nan
    now = distances(place)
    goal = aim.distance
    scale = 0.0
    for _ in range(20):  # the best scale, where kept least distances are wanted as they are
        squared = float((aim.weight * now**2).sum())
        scale = float((aim.weight * now * goal).sum()) / squared if squared > 0 else 0.0
        goal = np.where(aim.least, np.maximum(aim.distance, scale * now), aim.distance)
    return math.sqrt(max(float((aim.weight * (scale * now - goal) ** 2).sum()), 0.0) / whole)


def movement(before: Frame, after: Frame) -> float:
    """Return the mean distance that the actors of both frames move; NaN where there is none."""
    at = {name: k for k, name in enumerate(after.actors)}
    both = [(k, at[name]) for k, name in enumerate(before.actors) if name in at]
    if not both:
        return math.nan
    i, j = np.array(both).T
    return float(np.hypot(before.x[i] - after.x[j], before.y[i] - after.y[j]).mean())


def crossings(place: Reals, snap: Snapshot, rng: np.random.Generator) -> float:
    """Return the share of pairs of ties without a common actor that cross, on a sample; NaN where there is no pair."""
    count = len(snap.a)
    if count * (count - 1) // 2 <= SAMPLE:
        one, two = np.triu_indices(count, 1)
    else:
        one, two = rng.integers(0, count, (2, SAMPLE))
    ends = np.column_stack((snap.a, snap.b))
    first, second = ends[one], ends[two]
    loose = (first[:, :, None] != second[:, None, :]).all(axis=(1, 2))
    if not loose.any():
        return math.nan
    return float(cross(place[first[loose]], place[second[loose]]).mean())


def cross(first: Reals, second: Reals) -> NDArray[np.bool_]:
    """
    Return which lines cross: two arrays of shape (M, 2, 2), for each line its two ends.

    Examples
    --------
    >>> cross(np.array([[[0.0, 0.0], [2.0, 2.0]]]), np.array([[[0.0, 2.0], [2.0, 0.0]]])).tolist()
    [True]
    """
    apart_ = _side(first, second[:, 0]) * _side(first, second[:, 1]) < 0
    return np.asarray(apart_ & (_side(second, first[:, 0]) * _side(second, first[:, 1]) < 0))


def label_overlaps(labels: Sequence[Label]) -> int:
    """Return how many pairs of label boxes overlap."""
    if len(labels) < 2:
        return 0
    box = np.array([(b.x, b.y, b.x + b.width, b.y + b.height) for b in labels])
    i, j = np.triu_indices(len(box), 1)
    over = np.minimum(box[i, 2:], box[j, 2:]) - np.maximum(box[i, :2], box[j, :2])
    return int((over > 1e-9).all(axis=1).sum())


def _side(line: Reals, point: Reals) -> Reals:
    along, to = line[:, 1] - line[:, 0], point - line[:, 0]
    return np.asarray(along[:, 0] * to[:, 1] - along[:, 1] * to[:, 0])


def _share(part: int, whole: int) -> float:
    return part / whole if whole else math.nan
