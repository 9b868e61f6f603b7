"""Shortest legal sequences of moves: breadth first, with the last mover remembered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from comity.kernels.edges import Index, Mask, Value

Pairs = Callable[[int, Index], tuple[Index, Index]]


@dataclass(frozen=True, eq=False, slots=True)
class Tree:
    """
    The shortest legal sequences from one state to every other.

    A *node* is a state together with who moved last: ``node = last * S + state``, and ``last = n`` at the
    start, before anybody moved.

    Parameters
    ----------
    n_states : int
    parent : array of int, shape ((n + 1) * S,)
        The node before, -1 where none or never reached.
    level : array of int, shape ((n + 1) * S,)
        Number of moves from the start, -1 where never reached.
    cost : array of int, shape ((n + 1) * S,)
        Steps on the way that do not pay their mover; 0 throughout where that was not asked for.
    """

    n_states: int
    parent: Index
    level: Index
    cost: Index

    def distance(self) -> Index:
        """Return the fewest moves to each state, shape (S,); -1 where it cannot be reached."""
        levels = self.level.reshape(-1, self.n_states)
        far = np.iinfo(np.int64).max
        nearest = np.where(levels < 0, far, levels).min(axis=0)
        return np.where(nearest == far, -1, nearest)

    def path(self, state: int) -> list[tuple[int, int]]:
        """Return the moves of a shortest sequence to ``state``: (player, state entered), first to last."""
        levels = self.level[state :: self.n_states]
        reached = np.flatnonzero(levels >= 0)
        if not len(reached):
            raise KeyError(state)
        best = np.lexsort((self.cost[state :: self.n_states][reached], levels[reached]))[0]
        node = int(reached[best]) * self.n_states + state
        out = []
        while self.parent[node] >= 0:
            out.append((node // self.n_states, node % self.n_states))
            node = int(self.parent[node])
        return out[::-1]


def shortest(
    pairs: Pairs,
    n_states: int,
    players: Sequence[int],
    start: int,
    *,
    n_players: int,
    ranks: Value | None = None,
    prefer: Value | None = None,
    goal: Mask | None = None,
    depth: int | None = None,
    pause: Callable[[], None] = lambda: None,
) -> Tree:
    """
    Return the shortest legal sequences from ``start`` by ``players``, nobody twice in a row.

    Parameters
    ----------
    pairs : callable
        ``pairs(player, states)``: every move of the player, as (position of origin, target).
    ranks : array, shape (n_players, S), optional
        Given, only moves that raise the mover's own rank count (improvements).
    prefer : array, shape (n_players, S), optional
        Of equally short sequences, take one with the fewest steps that lower or keep the mover's rank in ``prefer``.
    goal : mask, shape (S,), optional
        Stop at the first level that meets it.
    depth : int, optional
        The longest sequence looked at.

    Returns
    -------
    Tree

    Examples
    --------
    >>> from comity.kernels.edges import Edges
    >>> a, b = Edges.of(3, np.array([0]), np.array([1])), Edges.of(3, np.array([1]), np.array([2]))
    >>> tree = shortest(lambda p, s: (a, b)[p].of_states(s), 3, [0, 1], 0, n_players=2)
    >>> tree.path(2)
    [(0, 1), (1, 2)]
    """
    parent = np.full((n_players + 1) * n_states, -1, np.int64)
    level = np.full((n_players + 1) * n_states, -1, np.int64)
    frontier = np.array([n_players * n_states + start])
    level[frontier] = 0
    cost = np.zeros(len(level), np.int64)  # steps that do not pay their mover, counted only with `prefer`
    done = 0
    while len(frontier) and (depth is None or done < depth):
        pause()
        fresh = []
        for p in players:
            sources = frontier[frontier // n_states != p]
            states = sources % n_states
            position, target = pairs(p, states)
            if ranks is not None:
                up = ranks[p][target] > ranks[p][states[position]]
                position, target = position[up], target[up]
            node = p * n_states + target
            new = level[node] < 0
            node, source = node[new], sources[position[new]]
            paid = cost[source]
            if prefer is not None:
                paid = paid + (prefer[p][node % n_states] <= prefer[p][source % n_states])
            order = np.lexsort((paid, node))
            first = np.ones(len(order), bool)  # of several ways into a node, the cheapest
            first[1:] = node[order][1:] != node[order][:-1]
            chosen = order[first]
            level[node[chosen]] = done + 1
            parent[node[chosen]] = source[chosen]
            cost[node[chosen]] = paid[chosen]
            fresh.append(node[chosen])
        frontier = np.concatenate(fresh) if fresh else frontier[:0]
        done += 1
        if goal is not None and goal[frontier % n_states].any():
            break
    return Tree(n_states, parent, level, cost)
