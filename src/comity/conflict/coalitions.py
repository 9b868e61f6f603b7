"""
Coalitional stability: who would have to move together to leave a state.

Conventions (methods: Kilgour, Hipel, Fang and Peng 2001; Inohara and Hipel 2008). A coalition H reaches
``R_H(s)`` by its members' individual legal moves, one after the other. A state t of ``R_H(s)`` is a coalitional
improvement if *every* member of H ranks it strictly higher. A state is coalitionally stable if it is stable for
every non-empty coalition; with a fixed coalition structure its blocks are the only coalitions, and those outside
a block answer by individual moves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

import numpy as np

from comity.conflict.concepts.table import COALITIONAL
from comity.conflict.moves import Moves
from comity.errors import TooLargeError
from comity.kernels.answers import Step, least_answer
from comity.kernels.bitsets import Rows, pack, reach, unpack
from comity.kernels.edges import Edges, Mask, Value

MAX_STATES = 4096
MAX_PLAYERS = 10
_BLOCK = 256

Coalition = tuple[int, ...]


@dataclass(frozen=True, eq=False, slots=True)
class Coalitional:
    """
    Which states every coalition would keep.

    Parameters
    ----------
    stable : mapping concept -> mask (S,)
    broken_by : mapping concept -> mapping state -> coalitions
        For every state that fails, the smallest coalitions that would leave it: none of them contains another.
    structure : tuple of coalitions
        The blocks of a fixed coalition structure; empty where every coalition may form.
    """

    stable: Mapping[str, Mask]
    broken_by: Mapping[str, Mapping[int, tuple[Coalition, ...]]]
    structure: tuple[Coalition, ...] = ()


@dataclass(eq=False, slots=True)
class _Work:
    """What is shared between coalitions; rows of bits are kept because many coalitions ask for the same ones."""

    moves: Moves
    ranks: Value
    depth: int | None
    individual: bool  # outsiders answer one by one (fixed coalition structure)
    pause: Callable[[], None]
    edges: list[Edges]
    reached: dict[Coalition, Rows] = field(default_factory=dict)
    improving: dict[Coalition, Edges] = field(default_factory=dict)

    def reach(self, members: Coalition, depth: int | None = None) -> Rows:
        """Return R_H(s) for every s as rows of bits."""
        key = members if depth is None else (*members, -1 - depth)
        if key not in self.reached:
            self.reached[key] = reach(
                [self.edges[i] for i in members],
                transitive=self.moves.transitive,
                depth=depth,
                pause=self.pause,
            )
        return self.reached[key]

    def improvements(self, members: Coalition) -> Edges:
        """Return the coalitional improvements of a coalition as edges."""
        if members not in self.improving:
            self.improving[members] = self._improvements(members)
        return self.improving[members]

    def _improvements(self, members: Coalition) -> Edges:
        if len(members) == 1:
            return self.edges[members[0]].rising(self.ranks[members[0]])
        n = self.moves.n_states
        rows = self.reach(members)
        origins, targets = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
        for begin in range(0, n, _BLOCK):
            block = slice(begin, min(begin + _BLOCK, n))
            better = unpack(rows[block], n) & _all_above(self.ranks, members, self.ranks, block)
            s, t = np.nonzero(better)
            origins.append(s + begin)
            targets.append(t)
        return Edges.of(n, np.concatenate(origins), np.concatenate(targets))


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

    Raises
    ------
    TooLargeError
        Above 4,096 states or 10 players.

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
    n = moves.n_players
    if moves.n_states > MAX_STATES or n > MAX_PLAYERS:
        raise TooLargeError(
            f"coalitions of {n} players over {moves.n_states:,} states: this version takes at most "
            f"{MAX_PLAYERS} players and {MAX_STATES:,} states"
        )
    work = _Work(moves, ranks, depth, bool(structure), pause, [moves.edges(i) for i in range(n)])
    stable = {c: np.ones(moves.n_states, bool) for c in concepts}
    broken: dict[str, dict[int, list[Coalition]]] = {c: {} for c in concepts}
    for members in structure or all_coalitions(n):
        pause()
        for c, ok in _verdicts(work, members, tuple(concepts)).items():
            stable[c] &= ok
            for s in np.flatnonzero(~ok):
                smaller = broken[c].setdefault(int(s), [])
                if not any(set(h) <= set(members) for h in smaller):  # sizes rise, so the first ones are minimal
                    smaller.append(members)
    return Coalitional(stable, {c: {s: tuple(h) for s, h in sorted(b.items())} for c, b in broken.items()}, structure)


def all_coalitions(n: int) -> Iterator[Coalition]:
    """
    Yield every non-empty coalition of n players, smallest first.

    Examples
    --------
    >>> list(all_coalitions(2))
    [(0,), (1,), (0, 1)]
    """
    for size in range(1, n + 1):
        yield from combinations(range(n), size)


def _verdicts(work: _Work, members: Coalition, concepts: tuple[str, ...]) -> dict[str, Mask]:
    """Return per concept the states that are stable for one coalition."""
    improvements = work.improvements(members)
    outside = tuple(j for j in range(work.moves.n_players) if j not in members)
    has_none = np.diff(improvements.starts) == 0
    out = {}
    if "nash" in concepts:
        out["nash"] = has_none
    if {"gmr", "smr"} & set(concepts):
        gmr = _answered(work, members, improvements, [work.moves.answer(j) for j in outside], work.moves.transitive)
        if "gmr" in concepts:
            out["gmr"] = gmr
        if "smr" in concepts:
            out["smr"] = has_none | (gmr & _symmetric(work, members, outside, improvements, gmr & ~has_none))
    if "seq" in concepts:
        out["seq"] = _answered(work, members, improvements, *_credible_steps(work, outside))
    return out


def _credible_steps(work: _Work, outside: Coalition) -> tuple[list[Step], bool]:
    """Return the improving steps of those outside, and whether the last mover may be forgotten."""
    if work.individual:
        return [work.moves.credible(j, work.ranks[j]) for j in outside], work.moves.transitive
    joint = [tuple(outside[k] for k in h) for h in all_coalitions(len(outside))]
    return [work.improvements(h).lowest for h in joint], work.moves.transitive


def _answered(work: _Work, members: Coalition, improvements: Edges, steps: list[Step], transitive: bool) -> Mask:
    """
    Return the states from which every coalitional improvement is answered.

    With w_i(t) the lowest rank the answers leave member i with after t, an improvement t of s escapes exactly if
    w_i(t) > u_i(s) for all members i: then no answer leaves any member where it was or worse.
    """
    origins, targets = improvements.origins(), improvements.targets
    escapes = np.ones(len(targets), bool)
    for i in members:
        low = least_answer(work.ranks[i], steps, transitive=transitive, depth=work.depth, pause=work.pause)
        escapes &= low[targets] > work.ranks[i][origins]
    stable = np.ones(work.moves.n_states, bool)
    stable[origins[escapes]] = False
    return stable


def _symmetric(work: _Work, members: Coalition, outside: Coalition, improvements: Edges, ask: Mask) -> Mask:
    """Return, for the states in ``ask``, whether every improvement meets an answer the coalition cannot escape."""
    stable = np.ones(work.moves.n_states, bool)
    if not outside:
        stable[ask] = False
        return stable
    own, answers = work.reach(members), work.reach(outside, work.depth)
    for s in np.flatnonzero(ask):
        work.pause()
        above = pack(_all_above(work.ranks, members, work.ranks, slice(int(s), int(s) + 1)))[0]
        # y is no sanction if it beats s for all members itself, or if they can still reach a state that does
        lost = unpack(above[None, :], work.moves.n_states)[0] | (own & above).any(axis=1)
        holds = pack(~lost[None, :])[0]
        targets = improvements.targets[improvements.starts[s] : improvements.starts[s + 1]]
        stable[s] = bool((answers[targets] & holds).any(axis=1).all())
    return stable


def _all_above(value: Value, members: Coalition, ranks: Value, block: slice) -> Mask:
    """Return for each state s of the block, and each t, whether every member's value at t exceeds its rank at s."""
    out: Mask = value[members[0]][None, :] > ranks[members[0]][block, None]
    for i in members[1:]:
        out &= value[i][None, :] > ranks[i][block, None]
    return out
