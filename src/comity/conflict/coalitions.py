"""
Coalitional stability: who would have to move together to leave a state.

Conventions (methods: Kilgour, Hipel, Fang and Peng 2001; Inohara and Hipel 2008). A coalition H reaches
``R_H(s)`` by its members' individual legal moves, one after the other. A state t of ``R_H(s)`` is a coalitional
improvement if *every* member of H ranks it strictly higher. A state is coalitionally stable if it is stable for
every non-empty coalition; with a fixed coalition structure its blocks are the only coalitions, and those outside
a block answer by individual moves.

Two ways to the same answer: by dominance in option form (:mod:`comity.conflict.joint.judge`), and by sets of pairs
where moves may be intransitive (:mod:`comity.conflict.joint.exact`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from comity.conflict.concepts.table import COALITIONAL
from comity.conflict.joint.exact import MAX_STATES, by_pairs
from comity.conflict.joint.found import Coalition, Coalitional, all_coalitions
from comity.conflict.joint.judge import judge
from comity.conflict.moves import Moves, OptionMoves
from comity.errors import TooLargeError
from comity.kernels.edges import Value

MAX_PLAYERS = 10


def coalitional(
    moves: Moves,
    ranks: Value,
    *,
    concepts: Sequence[str] = COALITIONAL,
    structure: tuple[Coalition, ...] = (),
    depth: int | None = None,
    pause: Callable[[], None] = lambda: None,
) -> Coalitional:
    """
    Return coalitional Nash, GMR, SMR and SEQ stability of every state.

    * **Nash**: no coalition has a coalitional improvement.
    * **GMR**: each one is answered by some y that the players outside can reach, with a member no better off
      than at s.
    * **SMR**: the same y, and for every z that the coalition can still reach from y some member is no better
      off than at s.
    * **SEQ**: as GMR, with y reached by coalitional improvements of coalitions of the players outside.

    Parameters
    ----------
    moves : Moves
    ranks : array of int, shape (n, S)
    concepts : sequence of str
    structure : tuple of coalitions, optional
        Blocks that alone act jointly.
    depth : int or None
        The longest answering sequence counted.

    Returns
    -------
    Coalitional
        Concepts that would be too much work are in ``absent`` with the reason; the others are answered. Past 65,536
        states ``broken_by`` speaks only of the states that no single party would leave.

    Raises
    ------
    TooLargeError
        Above 10 players; above 4,096 states where states are merged, drawn by hand, or moves closed to a party.

    References
    ----------
    .. [1] Kilgour, D. M., Hipel, K. W., Fang, L. and Peng, X. (2001). Coalition analysis in group decision support.
       Group Decision and Negotiation 10, 159-175.
    .. [2] Inohara, T. and Hipel, K. W. (2008). Coalition analysis in the graph model for conflict resolution.
       Systems Engineering 11, 343-359.

    Examples
    --------
    Both prisoners together would leave the Nash equilibrium:

    >>> from comity.catalogue.entries import load_entry
    >>> from comity.conflict.model import build
    >>> model = build(load_entry("prisoners_dilemma").case)
    >>> found = coalitional(model.moves, model.ranks)
    >>> found.broken_by["nash"][model.index("NN")]
    ((0, 1),)
    """
    if moves.n_players > MAX_PLAYERS:
        raise TooLargeError(
            f"coalitions of {moves.n_players} players: this version takes at most {MAX_PLAYERS}. Let parties that "
            "always act together own their options as one party."
        )
    if isinstance(moves, OptionMoves):
        return judge(moves, ranks, concepts, structure, depth, pause)
    return by_pairs(moves, ranks, concepts, structure, depth, pause)


__all__ = ["COALITIONAL", "MAX_PLAYERS", "MAX_STATES", "Coalition", "Coalitional", "all_coalitions", "coalitional"]
