r"""
Strength of preference: mildly, much, still more (degrees 1, 2, 3, ...).

A stable state is *strongly* stable at degree d if every improvement is answered by some x to which the party prefers
where it stood by degree d or more; under SMR also to every y it could still reach from x. It is weakly stable at that
degree otherwise. Nash stability has no degrees: there is nothing to answer [1]_, [2]_.

References
----------
.. [1] Hamouda, L., Kilgour, D. M., & Hipel, K. W. (2004). Strength of preference in the graph model for conflict
   resolution. Group Decision and Negotiation 13, 449-462; (2006) for multiple-decision-maker graph models. IEEE
   Transactions on Systems, Man, and Cybernetics A 36(3).
.. [2] Xu, H., Hipel, K. W., & Kilgour, D. M. (2009). Multiple levels of preference in interactive strategic decisions.
   Discrete Applied Mathematics 157(15), 3300-3313.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import numpy as np

from comity.case.nouns import Preference, Prioritised, Ranking, Statement, Weights
from comity.conflict.kinds.relations import no_pairs, pairs
from comity.conflict.model import Model
from comity.conflict.preferences import dense_rank
from comity.conflict.where_holds import holds_in
from comity.kernels.bitsets import Rows
from comity.kernels.edges import Index, Mask, Value

Cut = tuple[int, ...]
"""For each rank the highest rank that is so much lower; -1 where none is."""


def degrees_of(preference: Preference) -> tuple[int, ...]:
    """
    Return the degrees above 1 that a preference speaks of, lowest first.

    Examples
    --------
    >>> degrees_of(Ranking((("a",), ("b",), ("c",)), breaks=((0, 3),)))
    (3,)
    >>> degrees_of(Weights((), much=(Fraction(5), Fraction(10))))
    (2, 3)
    """
    if isinstance(preference, Prioritised):
        return tuple(sorted(set(preference.degrees) - {1}))
    if isinstance(preference, Ranking):
        return tuple(sorted({d for _, d in preference.breaks}))
    if isinstance(preference, Weights):
        return tuple(k + 2 for k in range(len(preference.much)))
    return ()


def worse_by(model: Model, player: int, degree: int) -> Rows:
    """
    Return for each state s the states x to which the player prefers s by ``degree`` or more, shape (S, W).

    The degree of a preference is that of the statement that decides (prioritised statements), of the highest mark
    crossed (rankings), or of the difference in worth (weights); every strict preference has at least degree 1.
    """
    preference, rank = model.preference(player).preference, model.ranks[player]
    if isinstance(preference, Prioritised):
        return _by_statements(model, preference, degree)
    cuts = np.array(_cuts(model, preference, rank, degree), np.int64)
    return pairs(model.n_states, lambda of: rank[None, :] <= cuts[rank[of], None])


def _by_statements(model: Model, preference: Prioritised, degree: int) -> Rows:
    """Return the pairs (s, x) told apart first by a statement of this degree or more that holds at s."""
    truth = _first_members(model, preference.statements)
    degrees = preference.degrees or (1,) * len(truth)
    rows = no_pairs(model.n_states)
    same = np.zeros(model.n_states, np.int64)  # states with the same truths so far share a number
    for row, its in zip(truth, degrees, strict=True):
        if its >= degree:
            rows |= _told_apart(same, row)
        same = dense_rank([same, row.astype(np.int64)]).astype(np.int64)
    return rows


def _told_apart(same: Index, row: Mask) -> Rows:
    return pairs(len(row), lambda of: (same[None, :] == same[of, None]) & row[of, None] & ~row[None, :])


def _first_members(model: Model, statements: Sequence[Statement]) -> Mask:
    """Return which statement holds where, shape (K, S); a merged state speaks by its first member."""
    first = np.arange(model.n_states)
    if model.space.to is not None:
        first = np.unique(model.space.to, return_index=True)[1]
    rows = [holds_in(model, s.tree)[first] for s in statements]
    return np.array(rows, bool).reshape(len(rows), model.n_states)


def _cuts(model: Model, preference: Preference, rank: Value, degree: int) -> Cut:
    """Return for each rank the highest rank that lies below it by this degree or more."""
    top = int(rank.max(initial=0))
    if degree <= 1:
        return tuple(range(-1, top))
    if isinstance(preference, Ranking):
        below = sorted(top - k - 1 for k, d in preference.breaks if d >= degree)  # the rank just under the mark
        return tuple(max((b for b in below if b < r), default=-1) for r in range(top + 1))
    if isinstance(preference, Weights) and degree - 2 < len(preference.much):
        worth = _worths(model, preference, rank)
        return tuple(
            max((q for q in range(r) if worth[r] - worth[q] >= preference.much[degree - 2]), default=-1)
            for r in range(top + 1)
        )
    return (-1,) * (top + 1)


def _worths(model: Model, weights: Weights, rank: Value) -> list[Fraction]:
    """Return what the states of each rank are worth, exactly."""
    truth = _first_members(model, [s for s, _ in weights.weights])
    out = [Fraction(0)] * (int(rank.max(initial=0)) + 1)
    levels, at = np.unique(rank, return_index=True)
    for level, s in zip(levels, at, strict=True):
        out[int(level)] = sum((w for (_, w), row in zip(weights.weights, truth, strict=True) if row[s]), Fraction(0))
    return out
