"""
Who can move where: one protocol, two ways to hold it.

:class:`OptionMoves` keeps the moves of an option-form model implicit in its groups. :class:`DrawnMoves` holds
them as edges, for hand-drawn graphs, lumped states and models with moves that are closed to a party.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from comity.kernels.edges import Edges, Index, Value
from comity.kernels.groups import Groups

Step = Callable[[Value], Value]


class Moves(Protocol):
    """
    The moves of every player among the states 0..S-1.

    ``transitive`` says whether two moves of one player in a row always amount to one (true in option form
    without closed moves). ``best`` and ``worst`` count the state itself; ``answer`` and ``credible`` return the
    step operators for :func:`comity.kernels.answers.least_answer`.
    """

    @property
    def n_states(self) -> int: ...
    @property
    def n_players(self) -> int: ...
    @property
    def transitive(self) -> bool: ...

    def best(self, player: int, value: Value) -> Value: ...
    def answer(self, player: int) -> Step: ...
    def credible(self, player: int, rank: Value) -> Step: ...
    def pairs(self, player: int, states: Index) -> tuple[Index, Index]: ...
    def edges(self, player: int) -> Edges: ...


@dataclass(frozen=True, eq=False, slots=True)
class OptionMoves:
    """Implicit moves: each player changes its own options, all else unchanged."""

    groups: tuple[Groups, ...]
    n_states: int

    @property
    def n_players(self) -> int:
        """Return the number of players."""
        return len(self.groups)

    @property
    def transitive(self) -> bool:
        """Return True: two changes of one's own options are one change."""
        return True

    def best(self, player: int, value: Value) -> Value:
        """Return per state the highest value among itself and what the player reaches."""
        return self.groups[player].best(value)

    def answer(self, player: int) -> Step:
        """Return the operator to the lowest value among a state and what the player reaches."""
        return self.groups[player].worst

    def credible(self, player: int, rank: Value) -> Step:
        """Return the operator to the lowest value among a state and the player's improvements."""
        return self.groups[player].rising(rank)

    def pairs(self, player: int, states: Index) -> tuple[Index, Index]:
        """Return every move of the player from ``states``: position of the origin, and target."""
        return self.groups[player].pairs(states)

    def edges(self, player: int) -> Edges:
        """Return the player's moves written out."""
        origin, target = self.pairs(player, np.arange(self.n_states))
        return Edges.of(self.n_states, origin, target)


@dataclass(frozen=True, eq=False, slots=True)
class DrawnMoves:
    """Moves held as edges; the last mover is tracked unless every player's moves are transitive."""

    by_player: tuple[Edges, ...]
    n_states: int
    transitive: bool = False

    @property
    def n_players(self) -> int:
        """Return the number of players."""
        return len(self.by_player)

    def best(self, player: int, value: Value) -> Value:
        """Return per state the highest value among itself and what the player reaches."""
        return np.maximum(value, self.by_player[player].highest(value))

    def answer(self, player: int) -> Step:
        """Return the operator to the lowest value among what the player reaches."""
        return self.by_player[player].lowest

    def credible(self, player: int, rank: Value) -> Step:
        """Return the operator to the lowest value among the player's improvements."""
        return self.by_player[player].rising(rank).lowest

    def pairs(self, player: int, states: Index) -> tuple[Index, Index]:
        """Return every move of the player from ``states``: position of the origin, and target."""
        return self.by_player[player].of_states(states)

    def edges(self, player: int) -> Edges:
        """Return the player's moves."""
        return self.by_player[player]


def listed(moves: Moves, most: int = 1 << 24) -> Moves:
    """Return the same moves written out as edges where they are at most ``most``: quicker for many small look-ups."""
    if isinstance(moves, OptionMoves) and sum(moves.n_states << len(g.directions) for g in moves.groups) <= most:
        return DrawnMoves(tuple(moves.edges(p) for p in range(moves.n_players)), moves.n_states, transitive=True)
    return moves


def merged(moves: Moves, to: Index, n_states: int) -> DrawnMoves:
    """
    Return the moves after states were merged: ``to[s]`` is the merged state of s.

    A merged state can be left by every move open to any of its members; moves inside it vanish. The result
    may be intransitive even where ``moves`` is not, so the last mover is tracked.
    """
    by_player = []
    for p in range(moves.n_players):
        e = moves.edges(p)
        by_player.append(Edges.of(n_states, to[e.origins()], to[e.targets]))
    return DrawnMoves(tuple(by_player), n_states)


def without(moves: Moves, closed: Sequence[Callable[[Index, Index], np.ndarray]]) -> DrawnMoves:
    """Return the moves without those for which ``closed[player](origins, targets)`` is true."""
    by_player = []
    for p in range(moves.n_players):
        e = moves.edges(p)
        by_player.append(e.keep(~closed[p](e.origins(), e.targets)))
    return DrawnMoves(tuple(by_player), moves.n_states)
