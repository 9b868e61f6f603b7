"""Legal sequences of moves from one state, layer by layer, breadth first, as far as there is room."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from comity.conflict.local.ground import Codes, Ground, Keys, keys_of
from comity.conflict.local.moves import STRETCH, Steps, enumerable, moves
from comity.conflict.local.worth import higher, rows, worth
from comity.kernels.edges import Index

Pause = Callable[[], None]
Path = tuple[tuple[int, int], ...]  # (player, packed state entered), first to last
NOBODY = -1


@dataclass(frozen=True, slots=True)
class Room:
    """
    How far a search goes before it is cut off.

    Parameters
    ----------
    states : int
        States remembered.
    tries : int
        Settings tried, feasible or not.
    length : int
        The longest sequence that a SAT solver is asked for afterwards.
    """

    states: int = 1 << 18
    tries: int = 1 << 20
    length: int = 6


@dataclass(frozen=True, eq=False, slots=True)
class Layer:
    """
    The states first entered by sequences of one length.

    Parameters
    ----------
    codes : array of uint64, shape (n, W)
    last : array of int, shape (n,)
        Who moved last; where moves are transitive a state is kept once, whoever entered it.
    parent : array of int, shape (n,)
        The row of the layer before.
    cost : array of int, shape (n,)
        Steps on the way that do not pay their mover.
    """

    codes: Codes
    last: Index
    parent: Index
    cost: Index


class Spread:
    """
    Shortest legal sequences of some players from one state, nobody twice in a row; grown a layer at a time.

    Parameters
    ----------
    ground : Ground
    players : sequence of int
        Who may move.
    start : int
        A packed feasible state.
    paying : bool
        Only moves that raise their mover's own rank.
    backward : bool
        Sequences that lead to the start instead; ``last`` is then who moves next.
    towards : int, optional
        A packed state: only moves after which all of the mover's options are as they are there.
    room : Room
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
    >>> spread = Spread(ground, [0, 1], 0b00)
    >>> [ground.unpack(spread.grow().codes) for _ in range(2)]
    [[1, 2], [3]]
    >>> spread.path(2, 0)
    ((1, 2), (0, 3))
    """

    def __init__(
        self,
        ground: Ground,
        players: Sequence[int],
        start: int,
        *,
        paying: bool = False,
        backward: bool = False,
        towards: int | None = None,
        room: Room | None = None,
        pause: Pause = lambda: None,
    ) -> None:
        self.ground, self.players, self.paying, self.backward = ground, tuple(players), paying, backward
        self.towards = None if towards is None else ground.pack([towards])
        self.room, self.pause = room or Room(), pause
        zero = np.zeros(1, np.int64)
        self.layers = [Layer(ground.pack([start]), zero + NOBODY, zero, zero)]
        self.seen: Keys = np.sort(self._nodes(self.layers[0].codes, self.layers[0].last))
        self.tries = 0
        self.cut = False  # some sequence of the last layer's length, or longer, may be missing

    @property
    def length(self) -> int:
        """Return the number of moves of the last layer's sequences."""
        return len(self.layers) - 1

    @property
    def exhausted(self) -> bool:
        """Return whether everything that can be entered has been."""
        return not self.cut and not len(self.layers[-1].codes)

    @property
    def whole(self) -> int:
        """Return the length up to which no sequence is missing."""
        return self.length - 1 if self.cut else self.length

    def grow(self) -> Layer:
        """Return the next layer; it may be cut short, and is empty where there is nothing more or no room."""
        if self.cut:
            return _empty(self.layers[-1])
        parts = [self._entered(p) for p in self.players]
        layer = self._fresh([p for p in parts if len(p.codes)])
        self.layers.append(layer)
        return layer

    def path(self, length: int, row: int) -> Path:
        """Return the sequence to a row of a layer; of a backward spread, from there to the start."""
        out: list[tuple[int, int]] = []
        for k in range(length, 0, -1):
            layer, before = self.layers[k], int(self.layers[k].parent[row])
            shown = self.layers[k - 1].codes[before] if self.backward else layer.codes[row]
            out.append((int(layer.last[row]), self.ground.unpack(shown[None, :])[0]))
            row = before
        return tuple(out) if self.backward else tuple(out[::-1])

    def _entered(self, player: int) -> Layer:
        """Return what a player enters from the last layer, with who came from where, at which cost."""
        from_ = self.layers[-1]
        may = np.flatnonzero(from_.last != player)
        party = self.ground.parties[player]
        if not len(may) or not self.ground.own(party):
            return _empty(from_)
        position, target = self._moves(party, from_.codes[may])
        if not len(position):
            return _empty(from_)
        here, there = worth(self.ground, party, from_.codes[may]), worth(self.ground, party, target)
        here = rows(here, position)
        pays = higher(here, there) if self.backward else higher(there, here)
        parent = may[position]
        return Layer(target, np.full(len(target), player, np.int64), parent, from_.cost[parent] + ~pays)

    def _moves(self, party: str, codes: Codes) -> Steps:
        if self.towards is None and not enumerable(self.ground, party):
            self.cut = True
            return np.zeros(0, np.int64), codes[:0]
        settings = 1 if self.towards is not None else 1 << len(self.ground.own(party))
        each = max(1, STRETCH // settings)
        positions, found = [np.zeros(0, np.int64)], [codes[:0]]
        for begin in range(0, len(codes), each):
            if self.tries >= self.room.tries:
                self.cut = True
                break
            piece = codes[begin : begin + each]
            self.tries += len(piece) * settings
            how = {"paying": self.paying, "backward": self.backward}
            position, target = moves(self.ground, party, piece, **how, only=self.towards, pause=self.pause)
            positions.append(position + begin)
            found.append(target)
        return np.concatenate(positions), np.concatenate(found)

    def _fresh(self, parts: list[Layer]) -> Layer:
        """Return what was never entered before; of several ways in, the one of least cost."""
        if not parts:
            return _empty(self.layers[-1])
        codes = np.concatenate([p.codes for p in parts])
        last, parent, cost = (np.concatenate([getattr(p, n) for p in parts]) for n in ("last", "parent", "cost"))
        nodes = self._nodes(codes, last)
        place = np.minimum(np.searchsorted(self.seen, nodes), len(self.seen) - 1)
        new = np.flatnonzero(self.seen[place] != nodes)
        _, which = np.unique(nodes[new], return_inverse=True)
        order = np.lexsort((cost[new], which))
        first = np.ones(len(order), bool)
        first[1:] = which[order][1:] != which[order][:-1]
        chosen = new[order[first]]
        spare = self.room.states - len(self.seen)
        if len(chosen) > spare:
            chosen, self.cut = chosen[: max(0, spare)], True
        self.seen = np.sort(np.concatenate([self.seen, nodes[chosen]]))
        return Layer(codes[chosen], last[chosen], parent[chosen], cost[chosen])

    def _nodes(self, codes: Codes, last: Index) -> Keys:
        """Return one value per state, or per state and last mover where that has to be remembered."""
        if not self.ground.tracked:
            return keys_of(codes)
        return keys_of(np.column_stack([codes, last.astype(np.uint64)]))


def _empty(like: Layer) -> Layer:
    none = np.zeros(0, np.int64)
    return Layer(like.codes[:0], none, none, none)
