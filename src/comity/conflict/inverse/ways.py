"""From a state and a concept to the formula that the open preferences must meet."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import numpy as np

from comity.conflict.inverse.admissible import Open
from comity.conflict.inverse.formula import FALSE, TRUE, Atom, Clause, Formula, Way, conjunction, least
from comity.conflict.moves import Moves, listed
from comity.kernels.edges import Index
from comity.kernels.search import shortest

CONCEPTS = ("nash", "gmr", "smr", "seq", "sseq")
MOST_WAYS = 4_000  # ways by which improvements of open parties may lead on from one state
MOST_ATOMS = 200_000  # comparisons of one formula
_KEPT = 8_000_000  # states reached that are kept for the next question


class TooManyError(Exception):
    """An exact answer would take too long; the caller draws profiles at random instead."""


@dataclass(frozen=True, eq=False, slots=True)
class Ground:
    """The moves and ranks that a formula is made from; ``seen`` keeps what opponents reach."""

    given: Open
    moves: Moves
    pause: Callable[[], None] = lambda: None
    seen: dict[tuple[int, int, bool], Index] = field(default_factory=dict)

    @classmethod
    def of(cls, given: Open, pause: Callable[[], None] = lambda: None) -> Ground:
        """Return the ground of a conflict, its moves written out where they are few."""
        return cls(given, listed(given.model.moves), pause)

    def targets(self, player: int, state: int) -> list[int]:
        """Return R_i(s)."""
        found: list[int] = self.moves.pairs(player, np.array([state]))[1].tolist()
        return found

    def compares(self, player: int, better: int, worse: int, strict: bool) -> bool | Atom:
        """Return what it takes that a player ranks one state above another (not strictly: at least as high)."""
        orders = self.given.orders.get(player)
        if orders is not None:
            return orders.compares(better, worse, strict)
        row = self.given.model.ranks[player]
        return bool(row[better] > row[worse] or (not strict and row[better] == row[worse]))


def formulas(ground: Ground, key: str, state: int) -> dict[int, Formula]:
    """
    Return per player what must hold of the open preferences so that a state is stable for it.

    A state s is stable for i if for every move t: i does not rank t above s, or some answer x of the others is not
    ranked above s (SMR, SSEQ: nor anything i reaches from x); under SEQ and SSEQ the moves of the answer must be
    improvements for those who make them. So every clause is one move t, and every way one x with one path to it.

    Raises
    ------
    TooManyError
        There are too many ways for an exact answer.
    """
    return {i: formula_of(ground, key, state, i) for i in range(ground.given.model.n_players)}


def formula_of(ground: Ground, key: str, state: int, player: int) -> Formula:
    """Return the formula of one player; see :func:`formulas`."""
    clauses: list[Clause] = []
    size = 0
    for t in ground.targets(player, state):
        ground.pause()
        clause = _clause(ground, key, player, state, t)
        if not clause:
            return FALSE
        size += sum(map(len, clause))
        if size > MOST_ATOMS:
            raise TooManyError
        clauses.append(clause)
    return conjunction(clauses) if clauses else TRUE


def _clause(ground: Ground, key: str, player: int, state: int, target: int) -> Clause:
    stays = ground.compares(player, state, target, strict=False)
    if stays is True:
        return frozenset([frozenset()])
    ways: list[Way] = [] if isinstance(stays, bool) else [frozenset([stays])]
    size = 0
    if key != "nash":
        deterred = _Deterred(ground, player, state, key in ("smr", "sseq"))
        for x, path in _answers(ground, player, target, key in ("seq", "sseq"), deterred):
            way = deterred.by(x)
            if way is not None:
                ways.append(way | path)
                size += len(ways[-1])
                if not ways[-1]:
                    break
                if size > MOST_ATOMS:
                    raise TooManyError
    return least(ways)


@dataclass(frozen=True, eq=False, slots=True)
class _Deterred:
    """What it takes that an answer x deters a player from leaving a state."""

    ground: Ground
    player: int
    state: int
    symmetric: bool
    known: dict[int, Way | None] = field(default_factory=dict)

    def by(self, x: int) -> Way | None:
        """Return the atoms that make x a sanction: none where it is one anyway; None where it cannot be one."""
        if x not in self.known:
            self.known[x] = self._ask(x)
        return self.known[x]

    def _ask(self, x: int) -> Way | None:
        out = set()
        for y in [x, *(self.ground.targets(self.player, x) if self.symmetric else [])]:
            got = self.ground.compares(self.player, self.state, y, strict=False)
            if got is False:
                return None
            if not isinstance(got, bool):
                out.add(got)
        return frozenset(out)


def _answers(
    ground: Ground, player: int, target: int, credible: bool, deterred: _Deterred
) -> Iterator[tuple[int, Way]]:
    """Yield what the opponents can bring about from ``target``, and which improvements of open parties it rests on."""
    others = [j for j in range(ground.given.model.n_players) if j != player]
    if credible and any(j in ground.given.orders for j in others):
        yield from _credible(ground, others, target, deterred)
        return
    where = (player, target, credible)
    if where not in ground.seen:
        model = ground.given.model
        tree = shortest(
            ground.moves.pairs,
            model.n_states,
            others,
            target,
            n_players=model.n_players,
            ranks=model.ranks if credible else None,
            pause=ground.pause,
        )
        if len(ground.seen) * model.n_states > _KEPT:
            ground.seen.clear()
        # a sequence that comes back to its start brings nothing: `target` itself was asked about already
        ground.seen[where] = np.flatnonzero(tree.distance() > 0)
    for x in ground.seen[where].tolist():
        yield x, frozenset()


def _credible(ground: Ground, others: list[int], target: int, deterred: _Deterred) -> Iterator[tuple[int, Way]]:
    """Yield the ends of improving sequences, each with the least sets of comparisons that make every step improve."""
    found: dict[tuple[int, int], list[Way]] = {(target, -1): [frozenset()]}
    queue: list[tuple[int, int, Way]] = [(target, -1, frozenset())]
    total = 0
    while queue:
        ground.pause()
        fresh: list[tuple[int, int, Way]] = []
        for state, last, way in queue:
            if way not in found[(state, last)]:  # a lesser set came by another path
                continue
            for mover, end, longer in _steps(ground, others, state, last, way):
                kept = found.setdefault((end, mover), [])
                if any(w <= longer for w in kept):
                    continue
                kept[:] = [w for w in kept if not longer <= w] + [longer]
                total += 1
                if total > MOST_WAYS:
                    raise TooManyError
                if deterred.by(end) != frozenset():  # beyond a sanction that needs nothing more, nothing is gained
                    fresh.append((end, mover, longer))
        queue = fresh
    for (state, last), ways in found.items():
        if last >= 0:
            for way in ways:
                yield state, way


def _steps(ground: Ground, others: list[int], state: int, last: int, way: Way) -> Iterator[tuple[int, int, Way]]:
    for mover in others:
        if mover == last:
            continue
        for end in ground.targets(mover, state):
            got = ground.compares(mover, end, state, strict=True)
            if got is False:
                continue
            if isinstance(got, bool):
                yield mover, end, way
            elif got.turned() not in way:
                yield mover, end, way | {got}
