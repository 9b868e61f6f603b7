"""Sequences of a given length asked of a SAT solver: long ones, that breadth first would never come to."""

from __future__ import annotations

from collections.abc import Sequence

from comity.conflict.local.closure import Hurt
from comity.conflict.local.gains import Gains, Pause
from comity.conflict.local.ground import Ground
from comity.conflict.local.spread import Path
from comity.conflict.symbolic.encode import Encoding
from comity.conflict.symbolic.steps import Movers, move
from comity.solve.sat import sat_engine


class Chain:
    """
    A sequence of legal moves from one state, nobody twice in a row, as clauses; made longer a link at a time.

    Parameters
    ----------
    ground : Ground
    players : sequence of int
        Who may move.
    start : int
        A packed feasible state.
    paying : bool
        Only moves that raise their mover's own rank.
    pause : callable

    Examples
    --------
    >>> from comity.case.read import load_text
    >>> from comity.conflict.local.ground import ground_of
    >>> ground = ground_of(load_text('''
    ... comity: 1
    ... title: Two choices
    ... parties: {a: A, b: B}
    ... conflict:
    ...   options: {x: {by: a}, y: {by: b, moves: forward}}
    ...   preferences: {a: {statements: [x]}, b: {statements: ["!y"]}}
    ... '''))
    >>> chain = Chain(ground, [0, 1], 0b00)
    >>> chain.lengthen(2)
    >>> len(chain.to(0b11)), chain.to(0b01)
    (2, None)
    """

    def __init__(
        self, ground: Ground, players: Sequence[int], start: int, paying: bool = False, pause: Pause = lambda: None
    ) -> None:
        self.ground, self.pause = ground, pause
        self.players = {ground.parties[p]: p for p in players}
        self.paying = {p: ground.preferences[p] for p in self.players} if paying else None
        self.states = [Encoding(ground.conflict, sat_engine())]
        for literal in self.states[0].fixed(start):
            self.states[0].engine.add([literal])
        self.movers: list[Movers] = []

    def lengthen(self, length: int) -> None:
        """Make the chain that long."""
        while len(self.movers) < length:
            self.pause()
            before = self.states[-1]
            after = Encoding(self.ground.conflict, before.engine, beside=before)
            who = move(before, after, self.players, self.paying)
            if self.movers:
                for party, literal in who.items():
                    after.engine.add([-literal, -self.movers[-1][party]])
            self.states.append(after)
            self.movers.append(who)

    def to(self, state: int) -> Path | None:
        """Return a sequence of the chain's length to a state, or None."""
        self.pause()
        end = self.states[-1]
        return self._path() if end.engine.solve(end.fixed(state)) else None

    def answer(self, gains: Gains, stuck: bool) -> Path | None:
        """Return a sequence of the chain's length to a state that takes a gain away, or None."""
        end = self.states[-1]
        here = Encoding(self.ground.conflict, end.engine, beside=end)
        for literal in here.fixed(gains.state):
            end.engine.add([literal])
        return self._path() if Hurt(end, here, gains).find([], stuck, self.pause) else None

    def close(self) -> None:
        """Free the solver."""
        self.states[0].engine.close()

    def _path(self) -> Path:
        engine = self.states[0].engine
        out = []
        for after, who in zip(self.states[1:], self.movers, strict=True):
            party = next(p for p, literal in who.items() if engine.value(literal))
            out.append((self.players[party], after.state()))
        return tuple(out)
