"""
Every coalition by sets of pairs: for hand-drawn and lumped models and closed moves, where the last mover is tracked.

Rows of bits hold which states a coalition reaches from each, so this is for small models.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np

from comity.conflict.joint.found import Coalition, Coalitional, all_coalitions
from comity.conflict.moves import Moves
from comity.errors import TooLargeError
from comity.kernels.answers import Step, least_answer
from comity.kernels.bitsets import Rows, pack, reach, unpack
from comity.kernels.edges import Edges, Mask, Value

MAX_STATES = 4096
_BLOCK = 256


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


def by_pairs(
    moves: Moves,
    ranks: Value,
    concepts: Sequence[str],
    structure: tuple[Coalition, ...],
    depth: int | None,
    pause: Callable[[], None],
) -> Coalitional:
    """
    Return coalitional stability of every state, coalition by coalition and pair by pair.

    Raises
    ------
    TooLargeError
        Above 4,096 states.
    """
    n = moves.n_players
    if moves.n_states > MAX_STATES:
        raise TooLargeError(
            f"coalitions of {n} players over {moves.n_states:,} states: where states are merged, drawn by hand or "
            f"moves closed, every pair of states is looked at, and this version takes at most {MAX_STATES:,} states. "
            "Model what is closed as an option of its own, or rule states out with `infeasible:`."
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
