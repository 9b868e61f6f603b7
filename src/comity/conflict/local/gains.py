"""Moves by which a party gains on what it has in a given state: listed where its options are few, else searched for."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np

from comity.conflict.local.ground import Codes, Ground
from comity.conflict.local.moves import enumerable, moves
from comity.conflict.local.worth import higher, worth
from comity.conflict.symbolic.encode import Encoding, better
from comity.kernels.edges import Mask
from comity.solve.sat import sat_engine

Pause = Callable[[], None]
_PIECE = 1 << 12


class Gains:
    """
    The moves of one party to states that it ranks higher than one given state s.

    Parameters
    ----------
    ground : Ground
    party : str
    state : int
        The packed state s whose worth is to be topped.
    pause : callable
        Called between questions; may raise to stop the work.
    """

    def __init__(self, ground: Ground, party: str, state: int, pause: Pause = lambda: None) -> None:
        self.ground, self.party, self.state, self.pause = ground, party, state, pause
        self.listed = enumerable(ground, party)
        self.bar = worth(ground, party, ground.pack([state]))
        self._e: Encoding | None = None if self.listed else self._encoding()

    def best_first(self, limit: int) -> tuple[list[int], int | None]:
        """
        Return the party's improvements from s, the best first, and how many more there are (None: not known).

        Equally good ones come in binary order where they are listed.
        """
        if self._e is not None:
            return self._searched(self._e, limit)
        _, targets = moves(self.ground, self.party, self.ground.pack([self.state]), pause=self.pause)
        columns = worth(self.ground, self.party, targets)
        good = np.flatnonzero(higher(columns, self.bar))
        falling = [-c[good] for c in columns]
        order = good[np.lexsort((np.arange(len(good)), *falling[::-1]))] if len(good) else good
        return self.ground.unpack(targets[order[:limit]]), max(0, len(order) - limit)

    def escapes(self, codes: Codes) -> Mask:
        """Return from which states the party has a move to something better than s, shape (n,)."""
        if self._e is not None:
            return np.array([self.escape(c) is not None for c in self.ground.unpack(codes)], bool)
        out = np.zeros(len(codes), bool)
        for begin in range(0, len(codes), _PIECE):
            piece = codes[begin : begin + _PIECE]
            position, target = moves(self.ground, self.party, piece, pause=self.pause)
            out[begin + position[higher(worth(self.ground, self.party, target), self.bar)]] = True
        return out

    def escape(self, code: int) -> int | None:
        """Return a state to which the party can move from another and that it ranks above s, or None."""
        if self._e is None:
            _, target = moves(self.ground, self.party, self.ground.pack([code]), pause=self.pause)
            up = higher(worth(self.ground, self.party, target), self.bar)
            return self.ground.unpack(target[up][:1])[0] if up.any() else None
        self.pause()
        return self._e.state() if self._e.engine.solve(self._from(self._e, code)) else None

    def close(self) -> None:
        """Free the solver, where there is one."""
        if self._e is not None:
            self._e.engine.close()

    def _encoding(self) -> Encoding:
        """Return clauses of a feasible state that the party ranks above s."""
        preference = self.ground.preferences[self.party]
        e = Encoding(self.ground.conflict, sat_engine())
        here = Encoding(self.ground.conflict, e.engine, beside=e)
        for literal in here.fixed(self.state):
            e.engine.add([literal])
        better(e, e.values(preference), here.values(preference))
        return e

    def _from(self, e: Encoding, code: int) -> list[int]:
        """Return assumptions that make the unknown state one the party can move to from a given one."""
        one = self.ground.pack([code])
        out = []
        for k, option in enumerate(e.conflict.options):
            on = bool(code >> k & 1)
            stuck = option.moves == ("forward" if on else "back")
            if option.by != self.party or stuck:
                out.append(e.options_at[k] if on else -e.options_at[k])
        for rule in e.conflict.cannot:
            if rule.by == self.party and self.ground.holds(rule.start.tree, one)[0]:
                out.append(-e.literal(rule.end.tree))
        return out

    def _searched(self, e: Encoding, limit: int) -> tuple[list[int], int | None]:
        found: list[int] = []
        done = e.fresh()  # true: what was found before is ruled out
        assumed = [*self._from(e, self.state), done]
        for target in self._falling(e, assumed):
            if len(found) == limit:
                return found, None
            found.append(target)
            e.engine.add([-done, *(-literal for literal in e.fixed(target))])
        return found, 0

    def _falling(self, e: Encoding, assumed: list[int]) -> Iterator[int]:
        """Yield states that fit the assumptions, the best for the party first."""
        values = e.values(self.ground.preferences[self.party])
        while True:
            self.pause()
            if not e.engine.solve(assumed):
                return
            kept = list(assumed)
            for literal in values:
                self.pause()
                kept.append(literal if e.engine.solve([*kept, literal]) else -literal)
            e.engine.solve(kept)
            yield e.state()


def own_setting(ground: Ground, party: str, code: int) -> dict[str, bool]:
    """Return how a party's options are set in a state."""
    return {ground.conflict.options[k].id: bool(code >> k & 1) for k in ground.own(party)}
