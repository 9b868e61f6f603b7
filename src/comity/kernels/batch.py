"""
Verdicts for many preferences of one conflict at once: the moves are laid out once, the preferences change.

Letters for the axes: D draws, n players, S states, E moves, P parts. A value is what a player gets from a state, as
any ordered numbers (higher is better); only comparisons are made, so any scale will do.

The functions here are written with numpy; :mod:`comity.kernels.batch_jit` holds the same, compiled, for long runs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from comity.kernels.answers import least_answer
from comity.kernels.components import dense, joined
from comity.kernels.edges import Edges, Index

Worth = NDArray[np.float64]
Bits = NDArray[np.uint8]
Place = NDArray[np.uint32]

NASH, GMR, SMR, SEQ, SSEQ = 1, 2, 4, 8, 16


@dataclass(frozen=True, eq=False, slots=True)
class Reach:
    """
    What the opponents of one player reach by legal sequences, gathered into parts that reach one another.

    A node is a state, or a state with the opponent that moved last where moves are not transitive: node v stands for
    state ``v % S``, and the first S nodes have no last mover.

    Parameters
    ----------
    part : array of int, shape (V,)
        The part of each node.
    n_parts : int
    order : array of int
        The parts from which others are reached, every part after those it leads to.
    starts, next_parts : array of int
        The parts that ``order[k]`` leads to: ``next_parts[starts[k]:starts[k + 1]]``.
    """

    part: Place
    n_parts: int
    order: Place
    starts: Place
    next_parts: Place


@dataclass(frozen=True, eq=False, slots=True)
class Board:
    """
    The moves of a conflict, ready for many preferences.

    Parameters
    ----------
    starts : array of int, shape (n, S + 1)
        Player i moves from s to ``targets[starts[i, s]:starts[i, s + 1]]``.
    targets : array of int, shape (E,)
    reaches : tuple of Reach
        One for each player: what its opponents reach.
    transitive : bool
    """

    starts: Place
    targets: Place
    reaches: tuple[Reach, ...]
    transitive: bool

    @property
    def n_players(self) -> int:
        """Return the number of players."""
        return len(self.starts)

    @property
    def n_states(self) -> int:
        """Return the number of states."""
        return int(self.starts.shape[1]) - 1

    @classmethod
    def of(cls, moves: Sequence[Edges], transitive: bool, quick: bool = False) -> Board:
        """
        Return the moves of all players laid out.

        Parameters
        ----------
        moves : sequence of Edges
        transitive : bool
            Whether two moves of one player in a row always amount to one.
        quick : bool
            Find the parts by compiled code: worth its loading for many moves.
        """
        n_states = moves[0].n_states
        ends = np.cumsum([0, *(len(e.targets) for e in moves)])
        starts = np.array([e.starts + at for e, at in zip(moves, ends, strict=False)], np.uint32)
        groups = [_groups(e) if transitive else None for e in moves]
        reaches = tuple(_reach(moves, groups, i, transitive, quick) for i in range(len(moves)))
        targets = np.concatenate([e.targets for e in moves]).astype(np.uint32)
        return cls(starts.reshape(len(moves), n_states + 1), targets, reaches, transitive)

    def moves(self, player: int) -> Edges:
        """Return the moves of one player."""
        starts = self.starts[player].astype(np.int64)
        return Edges(starts - starts[0], self.targets[starts[0] : starts[-1]].astype(np.int64))


def own_verdicts(board: Board, player: int, values: Worth) -> Bits:
    """
    Return the verdicts that depend on one player's own preference alone: Nash, GMR and SMR.

    Parameters
    ----------
    board : Board
    player : int
    values : array of float, shape (D, S)

    Returns
    -------
    array of uint8, shape (D, S)
        The sum of NASH, GMR and SMR where the state is stable for the player.

    Examples
    --------
    The row player of the prisoner's dilemma; states CC, DC, CD, DD:

    >>> row, col = Edges.of(4, np.array([0, 1, 2, 3]), np.array([1, 0, 3, 2])), Edges.of(4, np.array([0, 2, 1, 3]),
    ...     np.array([2, 0, 3, 1]))
    >>> board = Board.of((row, col), transitive=True)
    >>> own_verdicts(board, 0, np.array([[3.0, 4.0, 1.0, 2.0]])).tolist()
    [[6, 7, 0, 7]]
    """
    moves, reach = board.moves(player), board.reaches[player]
    best = np.maximum(values, _over(moves, np.maximum, values, -np.inf))
    out = np.where(best <= values, NASH, 0)
    for bit, answered in ((GMR, _lowest(reach, values)), (SMR, _lowest(reach, best))):
        out += np.where(_holds(moves, values, answered), bit, 0)
    return out.astype(np.uint8)


def credible_verdicts(board: Board, values: Worth, symmetric: bool) -> Bits:
    """
    Return the verdicts that depend on everybody's preferences: SEQ, and SSEQ where ``symmetric``.

    Parameters
    ----------
    board : Board
    values : array of float, shape (n, D, S)
    symmetric : bool

    Returns
    -------
    array of uint8, shape (n, D, S)
        The sum of SEQ and SSEQ where the state is stable for the player.
    """
    edges = [board.moves(j) for j in range(board.n_players)]
    steps = [_credible(e, values[j]) for j, e in enumerate(edges)]
    out = np.zeros(values.shape, np.uint8)
    for i, e in enumerate(edges):
        own, others = values[i], [steps[j] for j in range(board.n_players) if j != i]
        out[i] = np.where(_holds(e, own, _answered(board, own, others)), SEQ, 0)
        if symmetric:
            best = np.maximum(own, _over(e, np.maximum, own, -np.inf))
            out[i] += np.where(_holds(e, own, _answered(board, best, others)), SSEQ, 0).astype(np.uint8)
    return out


def _answered(board: Board, value: Worth, steps: list[Any]) -> Worth:
    # the fixed point compares and takes minima, whatever the shape and type of the values
    answer: Any = least_answer
    out: Worth = answer(value, steps, transitive=board.transitive)
    return out


def _credible(moves: Edges, value: Worth) -> Any:
    """Return the operator to the lowest value among a player's improvements, shape (D, S) to (D, S)."""
    up = value[:, moves.targets] > value[:, moves.origins()]

    def step(v: Worth) -> Worth:
        return _reduced(moves, np.minimum, np.where(up, v[:, moves.targets], np.inf), np.inf)

    return step


def _holds(moves: Edges, value: Worth, answered: Worth) -> NDArray[np.bool_]:
    best = _over(moves, np.maximum, np.minimum(value, answered), -np.inf)
    out: NDArray[np.bool_] = best <= value
    return out


def _over(moves: Edges, ufunc: np.ufunc, value: Worth, empty: float) -> Worth:
    return _reduced(moves, ufunc, value[:, moves.targets], empty)


def _reduced(moves: Edges, ufunc: np.ufunc, per_move: Worth, empty: float) -> Worth:
    out = np.full((len(per_move), moves.n_states), empty)
    full = np.flatnonzero(np.diff(moves.starts))
    if len(full):
        out[:, full] = ufunc.reduceat(per_move, moves.starts[full], axis=1)
    return out


def _lowest(reach: Reach, value: Worth) -> Worth:
    """Return the lowest value among each state and what the opponents reach from it, shape (D, S)."""
    n_states = value.shape[1]
    by_part = np.argsort(reach.part, kind="stable")
    first = np.searchsorted(reach.part[by_part], np.arange(reach.n_parts))
    low: Worth = np.minimum.reduceat(value[:, by_part % n_states], first, axis=1)
    for k, p in enumerate(reach.order):
        after = reach.next_parts[reach.starts[k] : reach.starts[k + 1]]
        low[:, p] = np.minimum(low[:, p], low[:, after].min(axis=1))
    out: Worth = low[:, reach.part[:n_states]]
    return out


def _groups(moves: Edges) -> Index | None:
    """Return the groups a player moves about in where all its transitive moves can be taken back; None elsewhere."""
    a, b = moves.origins(), moves.targets
    there, back = a * moves.n_states + b, np.sort(b * moves.n_states + a)
    if not np.array_equal(there, back):
        return None
    lowest = np.arange(moves.n_states)
    full = np.flatnonzero(np.diff(moves.starts))
    lowest[full] = np.minimum(full, b[moves.starts[full]])  # targets rise, and every member reaches the lowest one
    return dense(lowest)


def _reach(moves: Sequence[Edges], groups: Sequence[Index | None], player: int, transitive: bool, quick: bool) -> Reach:
    others = [j for j in range(len(moves)) if j != player]
    first: Index = np.arange(moves[0].n_states)
    for j in others:
        group = groups[j]
        first = first if group is None else joined(first, group)
    # what moves that can be taken back join is one node already, so only the other moves are left to follow
    origin, target, n_nodes = _nodes([moves[j] for j in others if groups[j] is None], len(first), transitive)
    blocks = n_nodes // max(len(first), 1)
    n_first = int(first.max(initial=-1)) + 1
    node = np.concatenate([first + k * n_first for k in range(blocks)])
    pairs = Edges.of(n_first * blocks, node[origin], node[target])
    label, n_parts = (_strong_quick if quick else strong_parts)(pairs)
    a, b = label[pairs.origins()], label[pairs.targets]
    between = Edges.of(n_parts, a[a != b], b[a != b])
    label = label[node]
    # parts are numbered so that what they lead to comes before them
    order = np.flatnonzero(np.diff(between.starts))
    starts = np.concatenate(([0], np.cumsum(np.diff(between.starts)[order])))
    return Reach(
        label.astype(np.uint32),
        n_parts,
        order.astype(np.uint32),
        starts.astype(np.uint32),
        between.targets.astype(np.uint32),
    )


def _nodes(others: list[Edges], n_states: int, transitive: bool) -> tuple[Index, Index, int]:
    """Return the moves between nodes: origins, targets, and how many nodes there are."""
    pairs = [(e.origins(), e.targets) for e in others]
    none = np.zeros(0, np.int64)
    if transitive or len(others) < 2:
        # one opponent alone that may not move twice in a row: its answers are one move long
        if not transitive:
            pairs = [(a, b + n_states) for a, b in pairs]
        nodes = n_states if transitive else 2 * n_states
        return np.concatenate([none, *(a for a, _ in pairs)]), np.concatenate([none, *(b for _, b in pairs)]), nodes
    origins, targets = [], []
    for last in range(len(others) + 1):  # block 0: nobody has moved yet; block k + 1: opponent k moved last
        for k, (a, b) in enumerate(pairs):
            if last != k + 1:
                origins.append(a + last * n_states)
                targets.append(b + (k + 1) * n_states)
    return np.concatenate(origins), np.concatenate(targets), (len(others) + 1) * n_states


def _strong_quick(moves: Edges) -> tuple[Index, int]:
    from comity.kernels.batch_jit import strong

    part = np.zeros(moves.n_states, np.int64)
    return part, int(strong(moves.starts, moves.targets, part))


def strong_parts(moves: Edges) -> tuple[Index, int]:
    """
    Return the part of each node and the number of parts: nodes of one part reach one another.

    Parts are numbered so that every part that a part leads to has a lower number.

    Examples
    --------
    >>> strong_parts(Edges.of(3, np.array([0, 1, 1]), np.array([1, 0, 2])))
    (array([1, 1, 0]), 2)
    """
    import networkx as nx

    n_nodes, origin, target = moves.n_states, moves.origins(), moves.targets
    graph: nx.DiGraph[int] = nx.DiGraph()
    graph.add_nodes_from(range(n_nodes))
    graph.add_edges_from(zip(origin.tolist(), target.tolist(), strict=True))
    label = np.zeros(n_nodes, np.int64)
    parts = [list(part) for part in nx.strongly_connected_components(graph)]
    for k, part in enumerate(parts):
        label[part] = k
    rank = _from_the_end(len(parts), label[origin], label[target])
    return rank[label], len(parts)


def _from_the_end(n_parts: int, origin: Index, target: Index) -> Index:
    """Return the place of each part in an order in which all that a part leads to comes before it."""
    import networkx as nx

    graph: nx.DiGraph[int] = nx.DiGraph()
    graph.add_nodes_from(range(n_parts))
    apart = origin != target
    graph.add_edges_from(zip(target[apart].tolist(), origin[apart].tolist(), strict=True))
    place = np.empty(n_parts, np.int64)
    place[list(nx.topological_sort(graph))] = np.arange(n_parts)
    return place
