"""The shortest answers to an improvement: breadth first while there is room, then by SAT, and honest about it."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from comity.case.nouns import OptionConflict
from comity.conflict.local.chain import Chain
from comity.conflict.local.closure import Closure
from comity.conflict.local.gains import Gains, Pause
from comity.conflict.local.ground import Ground, keys_of
from comity.conflict.local.spread import Layer, Path, Room, Spread
from comity.conflict.local.worth import higher, rows, worth
from comity.conflict.symbolic.bounds import product_feasibility

_POOL = 4  # times the room of one search: what all searches for one player may try before each gets little
_LITTLE = 64  # a room divided by this
_CHAINS = 200  # questions of longer answers put to a SAT solver for one player


@dataclass(frozen=True, slots=True)
class Verdict:
    """
    What is known of answers to an improvement under one concept.

    Parameters
    ----------
    path : tuple of (player, packed state entered), or None
        A shortest answer.
    open : bool
        No answer was found, and none was ruled out.
    """

    path: Path | None = None
    open: bool = False

    @property
    def none(self) -> bool:
        """Return whether there surely is no answer."""
        return self.path is None and not self.open


NONE, OPEN = Verdict(), Verdict(open=True)


class Answers:
    """
    The answers of its opponents to one player's improvements on one state s.

    Parameters
    ----------
    ground : Ground
    player : int
    gains : Gains
        Of the player's party, over s.
    depth : int or None
        The longest answering sequence counted.
    room : Room
    pause : callable
    """

    def __init__(
        self, ground: Ground, player: int, gains: Gains, depth: int | None, room: Room, pause: Pause = lambda: None
    ) -> None:
        self.ground, self.player, self.gains, self.room, self.pause = ground, player, gains, room, pause
        able = [j for j, p in enumerate(ground.parties) if j != player and ground.own(p)]
        self.others = tuple(able)
        # a party alone cannot move twice in a row
        self.depth = depth if len(able) != 1 else min(1, 1 if depth is None else depth)
        self.product = each_moves_once(ground.conflict)
        self._closure: Closure | None = None
        self._left, self._chains = _POOL * room.tries, _CHAINS

    def of(self, target: int) -> dict[str, Verdict]:
        """Return what is known of answers to the improvement that leads to ``target``, per concept."""
        if not self.others or self.depth == 0:
            return dict.fromkeys(("gmr", "smr", "seq", "sseq"), NONE)
        spread, credible = self._spread(target, False), self._spread(target, True)
        try:
            return self._all_four(target, spread, credible)
        finally:
            self._left -= spread.tries + credible.tries

    def _all_four(self, target: int, spread: Spread, credible: Spread) -> dict[str, Verdict]:
        gmr = self._judge(target, spread, False)
        smr = NONE if gmr.none else self._judge(target, spread, True)
        seq = NONE if gmr.none else self._judge(target, credible, False)
        sseq = NONE if smr.none or seq.none else self._judge(target, credible, True)
        return {"gmr": gmr, "smr": smr, "seq": seq, "sseq": sseq}

    def close(self) -> None:
        """Free the solvers."""
        if self._closure is not None:
            self._closure.close()

    def _spread(self, target: int, paying: bool) -> Spread:
        tries = min(self.room.tries, max(self._left, self.room.tries // _LITTLE))
        room = replace(self.room, tries=tries)
        return Spread(self.ground, self.others, target, paying=paying, room=room, pause=self.pause)

    def _judge(self, target: int, spread: Spread, stuck: bool) -> Verdict:
        length = 0
        while True:
            length += 1
            while spread.length < length and not spread.cut and not spread.exhausted:
                spread.grow()
            if spread.length >= length:
                row = self._hit(spread.layers[length], stuck)
                if row is not None:
                    return Verdict(spread.path(length, row))
            if self.depth is not None and spread.whole >= self.depth and length >= self.depth:
                return NONE
            if length >= spread.length and (spread.exhausted or spread.cut):
                break
            if length == 1 and not self._possible(target, stuck):
                return NONE
        return NONE if spread.exhausted else self._by_chain(target, spread, stuck)

    def _hit(self, layer: Layer, stuck: bool) -> int | None:
        """Return the row of a layer that takes the gain away and hurts the mover most, or None."""
        columns = worth(self.ground, self.gains.party, layer.codes)
        good = np.flatnonzero(~higher(columns, self.gains.bar))
        if not len(good):
            return None
        _, place = np.unique(keys_of(layer.codes[good]), return_inverse=True)
        order = good[np.lexsort((layer.cost[good], place, *rows(columns, good)[::-1]))]
        if not stuck:
            return int(order[0])
        begin, size = 0, 8  # mostly one of the first will do
        while begin < len(order):
            piece = order[begin : begin + size]
            held = np.flatnonzero(~self.gains.escapes(layer.codes[piece]))
            if len(held):
                return int(piece[held[0]])
            begin, size = begin + size, 2 * size
        return None

    def _possible(self, target: int, stuck: bool) -> bool:
        if self._closure is None:
            self._closure = Closure(self.ground, self.gains)
        return self._closure.possible(target, stuck)

    def _by_chain(self, target: int, spread: Spread, stuck: bool) -> Verdict:
        """Return what longer sequences say, where breadth first was cut off; all up to ``spread.whole`` are known."""
        if not self._possible(target, stuck):
            return NONE
        if not self._chains:
            return OPEN
        self._chains -= 1
        once = self.product and not spread.paying  # then each opponent moves once at most, and an answer there is
        most = len(self.others) if once else self.room.length
        most = most if self.depth is None else min(most, self.depth)
        chain = Chain(self.ground, self.others, target, spread.paying, self.pause)
        try:
            for length in range(spread.whole + 1, most + 1):
                chain.lengthen(length)
                path = chain.answer(self.gains, stuck)
                if path is not None:
                    return Verdict(path)
        finally:
            chain.close()
        return NONE if self.depth is not None and most == self.depth else OPEN


def each_moves_once(conflict: OptionConflict) -> bool:
    """
    Return whether the opponents get to every state that the direction of their options allows, each moving once.

    So it is where every infeasible statement speaks of one party's own options and no move is closed to a party.
    """
    freed = replace(conflict, options=tuple(replace(o, moves="both") for o in conflict.options))
    return not product_feasibility(freed)
