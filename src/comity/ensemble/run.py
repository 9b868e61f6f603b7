"""One chunk of a plan: draw, judge, count."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from comity.ensemble.draws import uniforms
from comity.ensemble.features import Drawn, Feature, Mask, draw, features_of
from comity.ensemble.ground import Ground, ground_of, skeleton
from comity.ensemble.plan import Chunk, Plan
from comity.ensemble.tally import Count, Tally
from comity.ensemble.verdicts import BIT, SEPARABLE, board_of, counted, move_count, verdicts
from comity.ensemble.worth import Worth
from comity.kernels.batch import Bits, Board
from comity.kernels.edges import Index

_LONG = 1 << 26  # moves looked at from which on compiling pays
_ROOM = 1 << 25  # bytes of worth that are held at once
_MOST_GIVEN = 1 << 25  # counts given features that are kept


@dataclass(frozen=True, eq=False, slots=True)
class Ready:
    """
    What all chunks of a plan share.

    Parameters
    ----------
    ground : Ground
        The case as it is.
    board : Board
        Its moves.
    held, columns : Board and array of int, shape (S',), or None
        The moves of the scenario, and which state of the case each of its states is.
    features : tuple of Feature
    quick : bool
        Whether the compiled kernels are used.
    """

    ground: Ground
    board: Board
    held: Board | None
    columns: Index | None
    features: tuple[Feature, ...]
    quick: bool

    @property
    def n_states(self) -> int:
        """Return the number of states S of the case as it is."""
        return self.ground.model.n_states


def prepare(plan: Plan, quick: bool | None = None) -> Ready:
    """
    Return what all chunks of a plan share; it may be made once per worker.

    Parameters
    ----------
    plan : Plan
    quick : bool, optional
        Use the compiled kernels. Left out, they are used where the run is long: their answers are the same.
    """
    ground = ground_of(plan.case, plan.laws)
    if quick is None:
        quick = plan.draws * move_count(ground.model) > _LONG
    board = board_of(ground.model, quick)
    held, columns = None, None
    if plan.scenario:
        other = skeleton(plan.scenario.apply(plan.case))
        held = board_of(other, quick)
        columns = np.array([ground.model.space.index(other.label(s)) for s in range(other.n_states)], np.int64)
    features = features_of(ground.players, plan.seed)
    if len(features) * len(plan.concepts) * ground.model.n_states > _MOST_GIVEN:
        features = ()
    return Ready(ground, board, held, columns, features, quick)


def run_chunk(plan: Plan, chunk: Chunk, ready: Ready | None = None) -> Tally:
    """
    Return the counts of one chunk of draws.

    The result depends on the plan and the chunk alone: not on which worker makes it, nor on which others are made.

    Examples
    --------
    >>> from comity.catalogue.entries import load_entry
    >>> from comity.ensemble.plan import plan
    >>> p = plan(load_entry("chicken").case, draws=100, seed=1)
    >>> run_chunk(p, p.chunks()[0]).draws
    100
    """
    ready = ready or prepare(plan)
    counts = _Counts(plan, ready)
    for first, count in _batches(chunk, ready):
        drawn = [
            draw(p, uniforms(plan.seed, i, first, count, p.width), _of(ready.features, i), ready.n_states)
            for i, p in enumerate(ready.ground.players)
        ]
        counts.add(drawn, np.array([d.worth for d in drawn]))
    return counts.tally(chunk)


def _of(features: tuple[Feature, ...], player: int) -> tuple[Feature, ...]:
    return tuple(f for f in features if f.player == player)


def _batches(chunk: Chunk, ready: Ready) -> Iterator[tuple[int, int]]:
    each = 8 * ready.n_states * max(len(ready.ground.players), 1)
    if not ready.quick:
        each += 8 * len(ready.board.targets)  # numpy holds a value per move
    size = max(1, min(chunk.count, _ROOM // each))
    for begin in range(chunk.first, chunk.first + chunk.count, size):
        yield begin, min(size, chunk.first + chunk.count - begin)


class _Counts:
    """The counts of a chunk while they grow."""

    def __init__(self, plan: Plan, ready: Ready) -> None:
        self.plan, self.ready = plan, ready
        self.own_keys = [c for c in plan.concepts if c in SEPARABLE]
        self.joint_keys = [c for c in plan.concepts if c not in SEPARABLE]
        n, size, f = len(plan.laws), ready.n_states, len(ready.features)
        self.held: Count = np.zeros((len(plan.concepts), size), np.int64)
        self.own: Count = np.zeros((len(self.own_keys), n, size), np.int64)
        self.drawn: Count = np.zeros(f, np.int64)
        self.own_given: Count = np.zeros((len(self.own_keys), f, size), np.int64)
        self.held_given: Count = np.zeros((len(self.joint_keys), f, size), np.int64)
        pairs = (len(plan.concepts), size) if plan.scenario else (0, 0)
        self.lost: Count = np.zeros(pairs, np.int64)
        self.gained: Count = np.zeros(pairs, np.int64)

    def add(self, drawn: list[Drawn], values: Worth) -> None:
        """Count some draws; ``values`` has the shape (n, D, S)."""
        r = self.ready
        there = np.concatenate([d.there for d in drawn], axis=1)
        self.drawn += there.sum(axis=0)
        if r.held is None or r.columns is None:
            bits = verdicts(r.board, values, self.plan.concepts, r.quick)
            self._count(bits, there, slice(None))
            return
        bits = verdicts(r.held, values[:, :, r.columns], self.plan.concepts, r.quick)
        self._count(bits, there, r.columns)
        before = np.bitwise_and.reduce(verdicts(r.board, values, self.plan.concepts, r.quick), axis=0)
        after = np.zeros_like(before)
        after[:, r.columns] = np.bitwise_and.reduce(bits, axis=0)
        for c, key in enumerate(self.plan.concepts):
            self.lost[c] += ((before & ~after & BIT[key]) != 0).sum(axis=0)
            self.gained[c] += ((after & ~before & BIT[key]) != 0).sum(axis=0)

    def _count(self, bits: Bits, there: Mask, columns: Index | slice) -> None:
        everyone = np.bitwise_and.reduce(bits, axis=0)
        marks, quick = np.concatenate([np.ones((len(there), 1), bool), there], axis=1), self.ready.quick
        for c, key in enumerate(self.plan.concepts):
            if key in SEPARABLE:
                self.held[c, columns] += counted(everyone, key, marks[:, :1], quick)[0]
                self._count_own(self.own_keys.index(key), bits, key, marks, columns)
                continue
            sums = counted(everyone, key, marks, quick)
            self.held[c, columns] += sums[0]
            self.held_given[self.joint_keys.index(key)][:, columns] += sums[1:]

    def _count_own(self, at: int, bits: Bits, key: str, marks: Mask, columns: Index | slice) -> None:
        for i in range(len(bits)):
            mine = np.array([k for k, f in enumerate(self.ready.features) if f.player == i], np.int64)
            sums = counted(bits[i], key, marks[:, np.concatenate([[0], mine + 1])], self.ready.quick)
            self.own[at, i, columns] += sums[0]
            for k, row in zip(mine, sums[1:], strict=True):
                self.own_given[at, k, columns] += row

    def tally(self, chunk: Chunk) -> Tally:
        """Return the counts as they stand."""
        return Tally(
            self.plan.digest,
            np.array([chunk.index], np.int64),
            chunk.count,
            self.held,
            self.own,
            self.drawn,
            self.own_given,
            self.held_given,
            self.lost,
            self.gained,
        )
