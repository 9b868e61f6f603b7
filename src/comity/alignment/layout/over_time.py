"""Places that stay put: each window is drawn from where its actors stood last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from comity.alignment.layout.frame import Reals
from comity.alignment.layout.majorise import Anchors, majorise
from comity.alignment.layout.targets import Wanted, wanted
from comity.alignment.network import Snapshot
from comity.budget import Budget
from comity.errors import UsageError

AT_FIRST, EACH = 300, 30
"""At most so many rounds for the network of all windows together, and for each window."""
SETTLED = 1e-3
"""Places are settled once nobody moves by more than this part of the whole spread."""
NEWCOMER = 0.1
"""An actor who is seen for the first time is held so much less at its place."""


@dataclass(frozen=True, eq=False, slots=True)
class Scene:
    """
    Every actor of every window.

    Parameters
    ----------
    actors : tuple of str
        All actors, in the order of their names.
    of : tuple of int arrays
        For each window, where its actors stand in ``actors``.
    """

    actors: tuple[str, ...]
    of: tuple[NDArray[np.intp], ...]


@dataclass(frozen=True, eq=False, slots=True)
class Course:
    """For each window the places (N, 2) of its actors, what was wanted, and who has no tie; units of a usual tie."""

    places: tuple[Reals, ...]
    aims: tuple[Wanted, ...]
    untied: tuple[NDArray[np.bool_], ...]


def in_order(snap: Snapshot) -> Snapshot:
    """Return the same window with its actors in the order of their names and its ties in the order of their actors."""
    if len(snap.weight) and not np.isfinite(snap.weight).all():
        raise UsageError("The weight of a tie is not a number; a drawing needs a number for every tie.")
    names = sorted(snap.actors)
    rank = {name: k for k, name in enumerate(names)}
    to = np.array([rank[name] for name in snap.actors], np.intp)
    a, b = np.minimum(to[snap.a], to[snap.b]), np.maximum(to[snap.a], to[snap.b])
    row = np.lexsort((b, a))
    return Snapshot(
        tuple(names), a[row], b[row], snap.sign[row], snap.weight[row], snap.first, snap.last, snap.cancelled
    )


def scene(snapshots: Sequence[Snapshot]) -> Scene:
    """Return all actors and where those of each window are among them."""
    names = sorted({name for snap in snapshots for name in snap.actors})
    at = {name: k for k, name in enumerate(names)}
    return Scene(tuple(names), tuple(np.array([at[n] for n in snap.actors], np.intp) for snap in snapshots))


def course(snapshots: Sequence[Snapshot], cast: Scene, hold: float, seed: int, budget: Budget) -> Course:
    r"""
    Return the places of the actors in every window.

    First the network of all windows together is laid out: it says where an actor stands before it is first seen. Then
    window by window: the places of least stress, where actor i is held at its last place with strength
    :math:`\frac{h}{1-h} \sum_j w_{ij}`, h being ``hold``: 0 forgets, and 1 would never move. Who is absent keeps the
    last place and comes back from there; who is seen for the first time is held a tenth as strongly.
    """
    last = _together(snapshots, cast, seed, budget)
    seen = np.zeros(len(cast.actors), np.bool_)
    places, aims, untied = [], [], []
    for snap, who in zip(snapshots, cast.of, strict=True):
        budget.check()
        aim = aim_of(snap)
        alone = np.ones(len(who), np.bool_)
        alone[snap.a] = alone[snap.b] = False
        strength = hold / (1 - hold) * aim.weight.sum(axis=1) * np.where(seen[who], 1.0, NEWCOMER)
        place = _settled(last[who], aim, Anchors(last[who], strength), ~alone)
        last[who], seen[who] = place, True
        places.append(place)
        aims.append(aim)
        untied.append(alone)
    return Course(tuple(places), tuple(aims), tuple(untied))


def aim_of(snap: Snapshot) -> Wanted:
    """Return the wanted distances in a window."""
    return wanted(len(snap.actors), snap.a, snap.b, snap.sign, snap.weight)


def _settled(start: Reals, aim: Wanted, anchors: Anchors, tied: NDArray[np.bool_]) -> Reals:
    """Return new places for those who have a tie; the others stay."""
    rows = np.flatnonzero(tied)
    part = np.ix_(rows, rows)
    inner = Wanted(aim.distance[part], aim.weight[part], aim.least[part])
    out = start.copy()
    out[rows] = majorise(start[rows], inner, Anchors(anchors.place[rows], anchors.strength[rows]), EACH, SETTLED)
    return out


def _together(snapshots: Sequence[Snapshot], cast: Scene, seed: int, budget: Budget) -> Reals:
    """Return the places in the network of all windows: a pair has the sign and the number of windows it mostly had."""
    size = len(cast.actors)
    total = np.zeros((size, size))
    for snap, who in zip(snapshots, cast.of, strict=True):
        total[who[snap.a], who[snap.b]] += snap.sign
    total += total.T
    a, b = np.nonzero(np.triu(total))
    aim = wanted(size, a, b, np.sign(total[a, b]).astype(np.int8), np.abs(total[a, b]))
    return majorise(_start(aim.distance, seed), aim, None, AT_FIRST, SETTLED, budget)


def _start(distance: Reals, seed: int) -> Reals:
    """Return the two main axes of the distances (classical scaling), and a small stir that breaks ties."""
    size = len(distance)
    stir = np.random.default_rng(seed).standard_normal((size, 2)) * 0.05
    if size < 3:
        return stir
    squared = distance**2
    inner = -0.5 * (squared - squared.mean(axis=0) - squared.mean(axis=1)[:, None] + squared.mean())
    value, vector = np.linalg.eigh(inner)
    axes = vector[:, -2:][:, ::-1] * np.sqrt(np.maximum(value[-2:][::-1], 0.0))
    turn = np.sign(axes[np.abs(axes).argmax(axis=0), (0, 1)])
    return np.asarray(axes * np.where(turn == 0, 1.0, turn) + stir)
