"""Limited-move and non-myopic stability (L_h, NM) for two players: looking h moves ahead."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from comity.kernels.edges import LOW, Edges, Index, Mask, Value

MAX_HORIZON = 20_000


@dataclass(frozen=True, eq=False, slots=True)
class Horizon:
    """
    What the two players anticipate with a given number of moves left.

    Parameters
    ----------
    ends : array of int, shape (2, S)
        ``ends[i, s]``: where play ends if it stands at s and player i moves next.
    stays : mask, shape (2, S)
        True where player i stays: the state is L_h stable for i.
    ties : mask, shape (2, S)
        True where, with so many moves left or fewer, i would move and several best moves end in different states:
        what is anticipated then hangs on which of them is taken.
    """

    ends: Index
    stays: Mask
    ties: Mask


@dataclass(frozen=True, eq=False, slots=True)
class Period:
    """
    What the two players anticipate in the long run.

    Parameters
    ----------
    stays : mask, shape (2, S)
        True where a player stays at every horizon of the period: the state is non-myopic for it.
    ties : mask, shape (2, S)
        As in :class:`Horizon`, over every horizon up to the end of the first period.
    begin, length : int
        The first horizon of the period, and how many horizons it has.
    """

    stays: Mask
    ties: Mask
    begin: int
    length: int


def horizons(edges: tuple[Edges, Edges], ranks: Value) -> Iterator[Horizon]:
    """
    Yield the anticipation for h = 1, 2, ... moves left (backward induction).

    With h moves left the mover leaves s only for a strictly better anticipated end; otherwise play ends at s.
    Of several best moves the first in state order is taken, and ``ties`` tells where that choice mattered [1]_.

    Parameters
    ----------
    edges : pair of Edges
        The moves of the two players.
    ranks : array of int, shape (2, S)

    References
    ----------
    .. [1] Kilgour, D. M. (1985). Anticipation and stability in two-person non-cooperative games. In Dynamic
       Models of International Conflict, 26-51.
    """
    here = np.arange(edges[0].n_states, dtype=np.int64)
    ends = np.stack([here, here])
    ties = np.zeros((2, len(here)), bool)
    while True:
        rows = [_one(edges[i], ranks[i], ends[1 - i], here) for i in (0, 1)]
        ends = np.stack([r[0] for r in rows])
        ties = ties | np.stack([r[2] for r in rows])
        yield Horizon(ends, np.stack([r[1] for r in rows]), ties)


def _one(edges: Edges, rank: Value, end_after: Index, here: Index) -> tuple[Index, Mask, Mask]:
    """Return for one mover: where play ends, whether it stays, whether best moves with different ends tie."""
    end = end_after[edges.targets]  # the anticipated end of every edge
    worth = rank[end]
    best = edges.over(np.maximum, worth, LOW)
    stays = best <= rank
    is_best = worth == best[edges.origins()]
    far = np.iinfo(np.int64).max
    first = edges.over(np.minimum, np.where(is_best, np.arange(len(end)), far), far)
    low = edges.over(np.minimum, np.where(is_best, end, far), far)
    high = edges.over(np.maximum, np.where(is_best, end, -1), -1)
    out = here.copy()
    out[~stays] = end[first[~stays]]
    return out, stays, ~stays & (low != high)


def limited_stable(
    edges: tuple[Edges, Edges], ranks: Value, horizon: int, pause: Callable[[], None] = lambda: None
) -> Horizon:
    """
    Return the anticipation with ``horizon`` moves left; ``stays`` is limited-move (L_h) stability.

    L_1 is Nash stability.

    Parameters
    ----------
    edges : pair of Edges
    ranks : array of int, shape (2, S)
    horizon : int
        At least 1.

    Examples
    --------
    >>> from comity.catalogue.entries import load_entry
    >>> from comity.conflict.model import build
    >>> model = build(load_entry("chicken").case)
    >>> edges = (model.moves.edges(0), model.moves.edges(1))
    >>> [np.flatnonzero(limited_stable(edges, model.ranks, h).stays.all(axis=0)).tolist() for h in (1, 2, 3)]
    [[1, 2], [], [3]]
    """
    for h, found in enumerate(horizons(edges, ranks), 1):
        pause()
        if h == horizon:
            return found
    raise AssertionError("horizons never ends")  # pragma: no cover


def nonmyopic_stable(
    edges: tuple[Edges, Edges], ranks: Value, pause: Callable[[], None] = lambda: None
) -> Period | None:
    """
    Return the non-myopic states: stable for every horizon that is large enough.

    What the players anticipate with h moves left depends only on what they anticipate with h - 1, so the sequence
    is periodic from some h on; a state is non-myopic where it is L_h stable throughout one whole period [1]_.

    Parameters
    ----------
    edges : pair of Edges
    ranks : array of int, shape (2, S)

    Returns
    -------
    Period, or None
        None where no period shows within the first 20,000 horizons.

    Examples
    --------
    >>> from comity.catalogue.entries import load_entry
    >>> from comity.conflict.model import build
    >>> model = build(load_entry("chicken").case)
    >>> found = nonmyopic_stable((model.moves.edges(0), model.moves.edges(1)), model.ranks)
    >>> [model.label(s) for s in np.flatnonzero(found.stays.all(axis=0))]
    ['YY']

    References
    ----------
    .. [1] Brams, S. J. and Wittman, D. (1981). Nonmyopic equilibria in 2x2 games. Conflict Management and
       Peace Science 6, 39-62.
    """
    seen: dict[bytes, int] = {}
    stays: list[Mask] = []
    for h, found in enumerate(horizons(edges, ranks), 1):
        pause()
        key = found.ends.tobytes()
        if key in seen:
            begin = seen[key]
            # what follows equal ends is equal: the period is the horizons after `begin`, up to this one
            whole = np.logical_and.reduce([*stays[begin:], found.stays])
            return Period(whole, found.ties, begin + 1, h - begin)
        if h > MAX_HORIZON:
            return None
        seen[key] = h
        stays.append(found.stays)
    return None  # pragma: no cover
