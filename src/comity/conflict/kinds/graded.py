"""
Preference by degree: fuzzy, and by chance. Both end in a threshold of the party's own.

See conventions 24 and 25.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import numpy as np

from comity.case.doubt import Chances, Fuzzy
from comity.conflict.kinds.degrees import Given, given
from comity.conflict.kinds.relations import Better, View, certain, pairs
from comity.conflict.model import Model
from comity.errors import Problem, Where
from comity.kernels.bitsets import Rows
from comity.kernels.edges import Mask, Value

Test = Callable[[Fraction], bool]


def view_of_fuzzy(model: Model, rank: Value, fuzzy: Fuzzy, where: Where, problems: list[Problem]) -> View:
    r"""
    Return the view of a party with fuzzy preference.

    With :math:`r(s, t)` the degree of s over t and :math:`r(t, s) = 1 - r(s, t)`, a move from s to t is worth while
    where :math:`\alpha(t, s) = r(t, s) - r(s, t) \ge \gamma`, the party's satisficing threshold, and x deters from
    leaving s where :math:`\alpha(x, s) < \gamma` [1]_. Pairs without a degree have 1, 1/2 or 0 by the plain preference.

    Parameters
    ----------
    model : Model
    rank : array of int, shape (S,)
    fuzzy : Fuzzy
        ``satisficing`` must be above 0: at 0 every tie would be worth a move, both ways.
    where : Where
    problems : list of Problem
        Receives degrees that contradict each other.

    References
    ----------
    .. [1] Bashar, M. A., Kilgour, D. M., & Hipel, K. W. (2012). Fuzzy preferences in the graph model for conflict
       resolution. IEEE Transactions on Fuzzy Systems 20(4), 760-770.
    """
    if fuzzy.satisficing <= 0:
        what = "the satisficing threshold is 0: a move between two states that are alike would be worth while."
        problems.append(Problem(where, what, ("Give a number above 0, up to 1.", "Leave it out for 1.")))
    table, values = given(model, fuzzy.degrees, where, problems)
    _complementary(model, table, values, where, problems)
    enough = (1 + fuzzy.satisficing) / 2  # alpha(t, s) = 2 r(t, s) - 1
    return certain(_over(rank, table, values, lambda d: d >= enough, lambda d: 1 - d >= enough))


def view_of_chances(model: Model, rank: Value, chances: Chances, where: Where, problems: list[Problem]) -> View:
    r"""
    Return the view of a party with probabilistic preference.

    With :math:`P(t, s)` the chance that t is strictly preferred to s, a move from s to t is made where
    :math:`P(t, s) > \alpha` (``moves``) and x deters from leaving s where :math:`P(x, s) \le \beta` (``deters``) [1]_.
    Where only one direction is given, the other has what is left; pairs without a chance have 1 or 0 by the plain
    preference.

    References
    ----------
    .. [1] Rego, L. C., & dos Santos, A. M. (2015). Probabilistic preferences in the graph model for conflict
       resolution. IEEE Transactions on Systems, Man, and Cybernetics: Systems 45(4), 595-608.
    """
    table, values = given(model, chances.degrees, where, problems)
    _no_more_than_one(model, table, values, where, problems)

    def above(least: Fraction) -> Rows:
        return _over(rank, table, values, lambda d: d > least, lambda d: 1 - d > least)

    moves = above(chances.moves)
    still = moves if chances.deters == chances.moves else above(chances.deters)
    return View(Better(moves, moves), Better(still, still))


def _over(rank: Value, table: Given, values: tuple[Fraction, ...], own: Test, other: Test) -> Rows:
    """
    Return the pairs (s, t) where t is enough better than s.

    ``own`` tells whether the degree of t over s is enough; where only s over t is given, ``other`` tells whether that
    leaves enough for t; where neither is, the rank decides.
    """
    enough = np.array([*(own(d) for d in values), False])  # the last one serves where nothing is given (-1)
    left = np.array([*(other(d) for d in values), False])

    def block(of: slice) -> Mask:
        towards, back = table[:, of].T, table[of]  # [s, t]: t over s, s over t
        plain = rank[None, :] > rank[of, None]
        out: Mask = np.where(towards >= 0, enough[towards], np.where(back >= 0, left[back], plain))
        return out

    return pairs(len(table), block)


def _complementary(
    model: Model, table: Given, values: tuple[Fraction, ...], where: Where, problems: list[Problem]
) -> None:
    """Report the first pair of states whose two degrees do not add up to 1."""
    _add_up(model, table, values, lambda total: total == 1, "they must add up to 1", where, problems)


def _no_more_than_one(
    model: Model, table: Given, values: tuple[Fraction, ...], where: Where, problems: list[Problem]
) -> None:
    """Report the first pair of states whose two chances add up to more than 1."""
    _add_up(model, table, values, lambda total: total <= 1, "they cannot add up to more than 1", where, problems)


def _add_up(
    model: Model,
    table: Given,
    values: tuple[Fraction, ...],
    fine: Test,
    rule: str,
    where: Where,
    problems: list[Problem],
) -> None:
    sums = np.array([[fine(a + b) for b in values] for a in values], bool).reshape(len(values), len(values))
    both = np.argwhere((table >= 0) & (table.T >= 0))
    wrong = both[~sums[table[both[:, 0], both[:, 1]], table[both[:, 1], both[:, 0]]]]
    if len(wrong):
        s, t = (int(k) for k in wrong[0])
        one, other = values[int(table[s, t])], values[int(table[t, s])]
        a, b = model.label(s), model.label(t)
        what = f"{a} over {b} has {float(one):g} and {b} over {a} has {float(other):g}; {rule}."
        problems.append(Problem(where, what, ("Give one of the two; the other has what is left.",)))
