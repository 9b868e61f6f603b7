"""
Stability when a party's preference is any two sets of pairs: when it would move, and what would keep it from moving.

The table of :mod:`comity.conflict.stability` compares ranks. Where no rank stands behind a preference, two questions
are left of it: does a move from s to t count as worth while (``improves``), and would ending at x keep the party from
leaving s (``deters``)? Every concept is stated in them alone. In a sequence of answers nobody moves twice in a row.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np

from comity.conflict.kinds.relations import Relation, turned, without
from comity.conflict.moves import Moves
from comity.conflict.plain import sequences
from comity.kernels.bitsets import Rows, reach, union_over
from comity.kernels.edges import Edges, Mask

KEYS = ("nash", "gmr", "smr", "seq", "sseq")
_CHUNK_WORDS = 1 << 22


@dataclass(eq=False, slots=True)
class Ground:
    """
    The moves of a conflict written out, and what the opponents of each party reach by any moves (kept once known).

    Parameters
    ----------
    edges : list of Edges
        One per player.
    n_states : int
    pause : callable
        Called between rounds of long work; may raise to stop it.
    """

    edges: list[Edges]
    n_states: int
    pause: Callable[[], None] = lambda: None
    _any: dict[int, Rows] = field(default_factory=dict)

    @classmethod
    def of(cls, moves: Moves, pause: Callable[[], None] = lambda: None) -> Ground:
        """Return the ground of a model's moves."""
        return cls([moves.edges(i) for i in range(moves.n_players)], moves.n_states, pause)

    @property
    def players(self) -> range:
        """Return the players."""
        return range(len(self.edges))

    def answers(self, player: int) -> Rows:
        r"""Return :math:`R_{N \setminus i}`: what the opponents reach from each state by a legal sequence of moves."""
        if player not in self._any:
            self._any[player] = self.reached(player, self.edges)
        return self._any[player]

    def reached(self, player: int, steps: Sequence[Edges]) -> Rows:
        """Return what the opponents reach from each state by a legal sequence of ``steps``, one set per player."""
        others = [e for j, e in enumerate(steps) if j != player]
        if not others:
            return np.zeros((self.n_states, -(-self.n_states // 64)), np.uint64)
        return reach(others, transitive=False, pause=self.pause)  # improvements need not be transitive


@dataclass(eq=False, slots=True)
class Steps:
    """The moves that pay each party, and what the opponents of each party reach by such moves (kept once known)."""

    ground: Ground
    edges: list[Edges]
    _credible: dict[int, Rows] = field(default_factory=dict)

    @classmethod
    def of(cls, ground: Ground, improves: Sequence[Rows]) -> Steps:
        """Return the moves of each player that are in its rows."""
        return cls(ground, [kept(e, rows) for e, rows in zip(ground.edges, improves, strict=True)])

    def answers(self, player: int) -> Rows:
        r"""Return :math:`R^+_{N \setminus i}`: what the opponents reach by moves that each pay their mover."""
        if player not in self._credible:
            self._credible[player] = self.ground.reached(player, self.edges)
        return self._credible[player]


def kept(edges: Edges, rows: Rows) -> Edges:
    """Return only the moves from s to t where bit t of row s is set."""
    targets = edges.targets
    bits = rows[edges.origins(), targets >> 6] >> (targets & 63).astype(np.uint64)
    return edges.keep((bits & np.uint64(1)).astype(bool))


def stable(ground: Ground, player: int, relation: Relation, key: str, steps: Steps, held: Rows | None = None) -> Mask:
    r"""
    Return the states that are stable for a player under one concept.

    With :math:`I_i` the moves that ``improves`` and :math:`D_i(s)` what ``deters`` from leaving s:

    * Nash: no t in :math:`R_i(s)` with :math:`(s, t) \in I_i`;
    * GMR: each such t has some x in :math:`R_{N \setminus i}(t)` with :math:`x \in D_i(s)`;
    * SMR: the same x, and every y in :math:`R_i(x)` is in :math:`D_i(s)` as well;
    * SEQ and SSEQ: as GMR and SMR, with x reached by ``steps``, moves that each pay their mover.

    Parameters
    ----------
    ground : Ground
    player : int
    relation : Relation
    key : {"nash", "gmr", "smr", "seq", "sseq"}
    steps : Steps
    held : Rows, optional
        :func:`for_good` of what deters, where the caller has it already.

    Returns
    -------
    Mask, shape (S,)

    Examples
    --------
    In the prisoner's dilemma mutual cooperation (YY) holds by the threat to stop cooperating:

    >>> from comity.catalogue.entries import load_entry
    >>> from comity.conflict.model import build
    >>> from comity.conflict.kinds.relations import by_rank
    >>> model = build(load_entry("prisoners_dilemma").case)
    >>> better = [by_rank(r) for r in model.ranks]
    >>> ground = Ground.of(model.moves)
    >>> stable(ground, 0, Relation(better[0], without(better[0])), "gmr", Steps.of(ground, better)).tolist()
    [True, False, True, True]
    """
    ground.pause()
    leaving = kept(ground.edges[player], relation.improves)
    if key == "nash":
        stays: Mask = np.diff(leaving.starts) == 0
        return stays
    answers = (steps if key in ("seq", "sseq") else ground).answers(player)
    deters = relation.deters
    if key in ("smr", "sseq"):
        deters = for_good(ground.edges[player], deters) if held is None else held
    return _every_answered(leaving, answers, deters, ground.pause)


def verdicts(
    ground: Ground, relations: Sequence[Relation], steps: Steps, keys: Sequence[str] = KEYS
) -> dict[str, Mask]:
    """
    Return for each concept which state is stable for which player, shape (n, S).

    Parameters
    ----------
    ground : Ground
    relations : sequence of Relation
        One per player.
    steps : Steps
        The moves that pay each party where they serve as answers.
    keys : sequence of str
    """
    rows: dict[str, list[Mask]] = {key: [] for key in keys}
    for i in ground.players:
        held: Rows | None = None
        for key in keys:
            if key in ("smr", "sseq") and held is None:
                held = for_good(ground.edges[i], relations[i].deters)
            rows[key].append(stable(ground, i, relations[i], key, steps, held))
    return {key: np.array(row, bool).reshape(len(relations), ground.n_states) for key, row in rows.items()}


def by_all(stable_for: Mask) -> Mask:
    """Return which states are stable for every player, shape (S,), of a mask of shape (n, S)."""
    out: Mask = np.logical_and.reduce(stable_for, axis=0)
    return out


def for_good(own: Edges, deters: Rows) -> Rows:
    """Return the pairs (s, x) that deter where the player, once at x, can go to no y that does not deter."""
    open_at = union_over(own, turned(without(deters)))  # [x, s]: from x the player reaches some y that does not deter
    held: Rows = deters & ~turned(open_at)
    return held


def _every_answered(leaving: Edges, answers: Rows, deters: Rows, pause: Callable[[], None]) -> Mask:
    """Return the states from which every move that would be made meets an answer that deters."""
    origins, targets = leaving.origins(), leaving.targets
    out = np.ones(leaving.n_states, bool)
    step = max(1, _CHUNK_WORDS // max(1, deters.shape[1]))
    for begin in range(0, len(targets), step):
        pause()
        s, t = origins[begin : begin + step], targets[begin : begin + step]
        open_ = ~(answers[t] & deters[s]).any(axis=1)
        out[s[open_]] = False
    return out


Pairs = Sequence[Sequence[bool]]


def _plain_stable(
    moves: Sequence[Sequence[Sequence[int]]], improves: Sequence[Pairs], deters: Pairs, key: str, i: int, s: int
) -> bool:
    """The definitions read aloud: ``improves[j][s][t]`` of every player, ``deters[s][x]`` of player i."""
    others = [j for j in range(len(moves)) if j != i]

    def step(k: int, x: int) -> list[int]:
        j = others[k]
        return [y for y in moves[j][x] if key in ("gmr", "smr") or improves[j][x][y]]

    for t in moves[i][s]:
        if not improves[i][s][t]:
            continue
        if key == "nash":
            return False
        answered = False
        for x in sequences(others, step, t, None):
            last = key in ("gmr", "seq") or all(deters[s][y] for y in moves[i][x])
            answered = answered or (deters[s][x] and last)
        if not answered:
            return False
    return True
