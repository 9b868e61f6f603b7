"""Every coalition in option form, by dominance: no list of moves, any number of states that a table takes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from comity.conflict.joint.credible import Credible
from comity.conflict.joint.escape import escapes, escapes_symmetric
from comity.conflict.joint.found import Coalition, Coalitional, Leavers, all_coalitions
from comity.conflict.joint.reach import Reach
from comity.conflict.joint.work import Meter
from comity.conflict.moves import OptionMoves
from comity.errors import TooLargeError
from comity.kernels.edges import Index, Mask, Value

FULL_UP_TO = 65_536  # states up to which broken_by speaks of every state

Packed = NDArray[np.uint8]


@dataclass(eq=False, slots=True)
class _Account:
    """What is known so far under one concept."""

    meter: Meter
    stable: Mask
    narrow: bool  # only states that no single party leaves are asked about
    left: list[tuple[Coalition, Index]] = field(default_factory=list)
    covered: dict[Coalition, Packed] = field(default_factory=dict)  # states that some part of a coalition leaves
    alone: Mask | None = None  # states that no single party leaves, once that is known
    why: str = ""

    def below(self, members: Coalition) -> Mask:
        """Return the states that some smaller part of a coalition leaves."""
        n = len(self.stable)
        packed = np.zeros(-(-n // 8), np.uint8)
        for i in members if len(members) > 1 else ():
            packed |= self.covered.get(tuple(j for j in members if j != i), np.uint8(0))
        return np.unpackbits(packed, count=n).astype(bool)

    def asked(self, members: Coalition, below: Mask) -> Mask:
        """Return the states that a coalition is asked about."""
        if not self.narrow or len(members) == 1:
            return ~below
        if self.alone is None:
            self.alone = self.stable.copy()
        return self.alone & ~below

    def record(self, members: Coalition, below: Mask, leaves: Mask) -> None:
        """Note which states a coalition leaves that no part of it does."""
        self.stable &= ~leaves
        self.left.append((members, np.flatnonzero(leaves)))
        self.covered = {h: c for h, c in self.covered.items() if len(h) >= len(members) - 1}
        self.covered[members] = np.packbits(below | leaves)


@dataclass(frozen=True, eq=False, slots=True)
class _Subject:
    reach: Reach
    ranks: Value
    credible: Credible
    accounts: dict[str, _Account]


def judge(
    moves: OptionMoves,
    ranks: Value,
    concepts: Sequence[str],
    structure: tuple[Coalition, ...],
    depth: int | None,
    pause: Callable[[], None],
    full: bool | None = None,
) -> Coalitional:
    """
    Return coalitional stability of an option-form model.

    Coalitions come by size. What a part of a coalition leaves, the coalition is not asked about again: the verdict is
    known, and only the smallest coalitions are named. Past 65,536 states a state that a single party leaves is not
    asked about either, and ``broken_by`` speaks only of the states that no single party would leave.

    Parameters
    ----------
    moves : OptionMoves
    ranks : array of int, shape (n, S)
    concepts : sequence of str
    structure : tuple of coalitions
    depth : int or None
    pause : callable
    full : bool, optional
        Ask every coalition about every state; by the number of states where not given.
    """
    n = moves.n_states
    full = n <= FULL_UP_TO if full is None else full
    reach = Reach(moves, depth, pause)
    narrow = not full and not structure
    accounts = {c: _Account(Meter(pause), np.ones(n, bool), narrow) for c in concepts}
    subject = _Subject(
        reach,
        ranks,
        Credible(reach, ranks, bool(structure), accounts["seq"].meter if "seq" in accounts else Meter(pause)),
        accounts,
    )
    for members in structure or all_coalitions(moves.n_players):
        pause()
        if any(reach.immobile(i) for i in members) and not structure:
            continue  # whoever cannot move adds a condition and no move: never among the smallest
        open_ = {c: a for c, a in accounts.items() if not a.why}
        below = {c: np.zeros(n, bool) if structure else a.below(members) for c, a in open_.items()}
        leaving = _leaving(subject, members, {c: a.asked(members, below[c]) for c, a in open_.items()})
        for c, leaves in leaving.items():
            accounts[c].record(members, below[c], leaves)
    return _found(accounts, structure, narrow)


def _leaving(subject: _Subject, members: Coalition, ask: dict[str, Mask]) -> dict[str, Mask]:
    """Return per concept at which of the asked states the coalition leaves; without those that are too much work."""
    reach, u = subject.reach, subject.ranks[list(members)]
    outside = tuple(j for j in range(reach.moves.n_players) if j not in members)
    out: dict[str, Mask] = {}
    gains = _shared(subject, ask, lambda asked, meter: escapes(reach, members, u, u, asked, meter))
    if gains is None:
        return out
    if "nash" in ask:
        out["nash"] = ask["nash"] & gains
    rest = {c: mask & gains for c, mask in ask.items() if c != "nash"}
    if not outside or not any(mask.any() for mask in rest.values()):
        return out | rest

    def unanswered(asked: Mask, meter: Meter) -> Mask:
        worth = np.array([reach.answered(outside, row) for row in u])
        return escapes(reach, members, worth, u, asked, meter)

    taken = _shared(subject, rest, unanswered)
    if taken is None:
        return out
    if "gmr" in rest:
        out["gmr"] = rest["gmr"] & taken
    if "smr" in rest:
        _try(subject, "smr", out, lambda: rest["smr"] & (taken | _symmetric(subject, members, rest["smr"] & ~taken)))
    if "seq" in rest:
        _try(subject, "seq", out, lambda: _sequential(subject, members, outside, rest["seq"], taken))
    return out


def _shared(subject: _Subject, ask: dict[str, Mask], work: Callable[[Mask, Meter], Mask]) -> Mask | None:
    """Return what several concepts need, on the account of the first; None, and all absent, where it is too much."""
    if not ask:
        return None
    asked = np.logical_or.reduce(list(ask.values()))
    try:
        return work(asked, subject.accounts[next(iter(ask))].meter)
    except TooLargeError as why:
        for c in ask:
            subject.accounts[c].why = str(why)
        return None


def _try(subject: _Subject, concept: str, out: dict[str, Mask], work: Callable[[], Mask]) -> None:
    try:
        out[concept] = work()
    except TooLargeError as why:
        subject.accounts[concept].why = str(why)


def _symmetric(subject: _Subject, members: Coalition, ask: Mask) -> Mask:
    """Return where an improvement meets no answer that the coalition cannot get away from again."""
    if not ask.any():
        return ask
    return escapes_symmetric(subject.reach, members, subject.ranks[list(members)], ask, subject.accounts["smr"].meter)


def _sequential(subject: _Subject, members: Coalition, outside: Coalition, ask: Mask, taken: Mask) -> Mask:
    """Return where an improvement meets no credible answer; what no answer at all reaches is known without looking."""
    # with a limit on depth a step of a coalition may hold several moves: more than as many single moves reach
    sure = ask & taken if subject.reach.depth is None or subject.credible.individual else np.zeros_like(ask)
    open_ = ask & ~sure
    if not open_.any():
        return sure
    u = subject.ranks[list(members)]
    worth = np.array([subject.credible.answered(outside, row) for row in u])
    return sure | escapes(subject.reach, members, worth, u, open_, subject.accounts["seq"].meter)


def _found(accounts: dict[str, _Account], structure: tuple[Coalition, ...], narrow: bool) -> Coalitional:
    done = {c: a for c, a in accounts.items() if not a.why}
    left = {c: [(h, s) for h, s in a.left if len(h) > 1 or not narrow] for c, a in done.items()}
    note = (
        f"above {FULL_UP_TO:,} states broken_by speaks only of the states that no single party would leave"
        if narrow
        else ""
    )
    return Coalitional(
        {c: a.stable for c, a in done.items()},
        {c: Leavers(rows) for c, rows in left.items()},
        structure,
        {c: a.why for c, a in accounts.items() if a.why},
        note,
    )
