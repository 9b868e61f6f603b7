"""
Unknown preference: pairs of states of which nobody can say which a party would rather have.

Four ways to reckon with such pairs, the extensions a to d of Li, Hipel, Kilgour and Fang [1]_. They cross two
questions: would the party move where it is not known that the move pays, and does an answer keep it from moving where
it is not known that the answer leaves it no better off?

=========  ==============================  ======================================
extension  moves to what is                is deterred by what is
=========  ==============================  ======================================
a          preferred or unknown            surely not preferred
b          preferred                       surely not preferred
c          preferred or unknown            not preferred, or unknown
d          preferred                       not preferred, or unknown
=========  ==============================  ======================================

In all four an opponent's answer counts as paying where it leads to what that opponent prefers or where that is unknown
(:math:`R^{+,U}`): the extension is about how one party deals with its own doubt. So a is the strictest, d the mildest:
what is stable under a is stable under b and c, and what is stable under b or c is stable under d, for every concept.

That there are four extensions of four concepts each stands in the abstract of [1]_. The letters, and
:math:`R^{+,U}` in the answers of all four, are written down from memory of [1]_ and of chapter 5 of [2]_; no second
route to the text was found. A pair counts as unknown here whatever follows from other pairs; what follows is used in
:mod:`comity.conflict.kinds.completions`.

See convention 22.

References
----------
.. [1] Li, K. W., Hipel, K. W., Kilgour, D. M., & Fang, L. (2004). Preference uncertainty in the graph model for
   conflict resolution. IEEE Transactions on Systems, Man, and Cybernetics A 34(4), 507-520.
.. [2] Xu, H., Hipel, K. W., Kilgour, D. M., & Fang, L. (2018). Conflict Resolution Using the Graph Model. Springer.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from comity.case.doubt import Pair
from comity.case.nouns import Free
from comity.conflict.kinds.places import states_of, truths
from comity.conflict.kinds.relations import (
    Better,
    Relation,
    View,
    all_pairs,
    by_rank,
    no_pairs,
    pairs,
    turned,
    without,
)
from comity.conflict.model import Model
from comity.errors import Problem, Where
from comity.kernels.bitsets import Rows, pack
from comity.kernels.edges import Mask, Value


@dataclass(frozen=True, slots=True)
class Extension:
    """One way to reckon with unknown pairs: does the party move on them, do they deter it."""

    key: str
    moves: bool
    deters: bool

    def relation(self, view: View) -> Relation:
        """Return what improves and what deters under this extension."""
        improves = view.leaving.maybe if self.moves else view.leaving.sure
        return Relation(improves, without(view.answered.sure if self.deters else view.answered.maybe))


EXTENSIONS = (
    Extension("a", moves=True, deters=False),
    Extension("b", moves=False, deters=False),
    Extension("c", moves=True, deters=True),
    Extension("d", moves=False, deters=True),
)


def unknown_pairs(model: Model, given: tuple[Pair, ...], where: Where, problems: list[Problem]) -> Rows:
    """Return the pairs of states whose order is not known, both ways; a state is never unknown beside itself."""
    rows = no_pairs(model.n_states)
    for pair in given:
        one, other = states_of(model, pair.one, where, problems), states_of(model, pair.other, where, problems)
        rows[one] |= pack(other[None, :])[0]
        rows[other] |= pack(one[None, :])[0]
    return rows & all_pairs(model.n_states)


def view_of_unknown(rank: Value, unknown: Rows) -> View:
    """
    Return the view of a party whose order is known but for some pairs.

    Parameters
    ----------
    rank : array of int, shape (S,)
        The order as written; it says nothing of the unknown pairs.
    unknown : Rows, shape (S, W)
        Symmetric.
    """
    above = by_rank(rank)
    better = Better(above & ~unknown, above | unknown)
    return View(better, better)


def view_of_free(model: Model, free: Free, where: Where, problems: list[Problem]) -> View:
    """
    Return the view of a party whose preference is left open.

    Nothing at all is known of two states, except: with statements, that a state is better if it has one that the other
    lacks and lacks none that the other has; with a partial ranking, what the ranking says.
    """
    n = model.n_states
    if free.statements:
        truth = truths(model, free.statements, where, problems)
        maybe = _some_true(truth)
        better = Better(maybe & ~turned(maybe), maybe)
    elif free.ranking:
        sure = _partial(model, free.ranking, where, problems)
        better = Better(sure, all_pairs(n) & ~turned(sure))
    else:
        better = Better(no_pairs(n), all_pairs(n))
    return View(better, better)


def _some_true(truth: Mask) -> Rows:
    """Return the pairs (s, t) where some statement is true at t and false at s."""
    n = truth.shape[1]
    rows = no_pairs(n)
    for row in truth:
        rows[~row] |= pack(row[None, :])[0]
    return rows


def _partial(model: Model, tiers: tuple[tuple[str, ...], ...], where: Where, problems: list[Problem]) -> Rows:
    """Return what a partial ranking, best first, says is better than what."""
    place = np.full(model.n_states, -1, np.int64)
    for k, tier in enumerate(tiers):
        for label in tier:
            state = model.space.index(label)
            if state is None:
                what = f'the ranking names "{label}", which is no feasible state.'
                problems.append(Problem(where, what, ("Take it out of the ranking, or change what is infeasible.",)))
            else:
                place[state] = k
    listed = place >= 0
    return pairs(model.n_states, lambda of: (place[None, :] < place[of, None]) & listed[None, :] & listed[of, None])
