"""The exact share of the admissible profiles in which a formula holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from comity.conflict.inverse.admissible import Orders
from comity.conflict.inverse.below import below_share
from comity.conflict.inverse.formula import TRUE, Atom, Clause, Formula, atoms, settled
from comity.conflict.inverse.ways import TooManyError

Left = tuple[tuple[int, int], ...]
MOST_WORK = 3_000_000  # comparisons looked at, over all formulas that come up
_DEEPEST = 100  # items on one path: what the call stack bears


def share(
    formula: Formula,
    orders: Mapping[int, Orders],
    pause: Callable[[], None] = lambda: None,
    most: int = MOST_WORK,
) -> Fraction:
    """
    Return the share of the admissible profiles in which a formula holds, exactly.

    The first item of an order is as likely to be one as another (with a ranking that is known in part: by the number of
    orders that go on from there). It settles every comparison it takes part in; what is left of the formula is asked of
    the rest of the order. Parts of a formula that share no item are independent, and a formula that only asks what
    stands below one item is counted by the sets of it (:func:`comity.conflict.inverse.below.below_share`).

    Raises
    ------
    TooManyError
        More than ``most`` comparisons would have to be looked at.

    Examples
    --------
    >>> a, b = Atom(0, (0,), (1,)), Atom(0, (0,), (2,))
    >>> both = frozenset([frozenset([frozenset([a])]), frozenset([frozenset([b])])])
    >>> share(both, {0: Orders(0, 3)})                 # first of three
    Fraction(1, 3)
    >>> share(both, {0: Orders(0, 3, ((1,), (2,)))})   # first of three, where the second stands above the third
    Fraction(1, 3)
    >>> share(both, {0: Orders(0, 3, ((0,), (2,)))})   # where it stands above the third anyway
    Fraction(2, 3)
    """
    left = tuple((p, sum(map(len, o.tiers))) for p, o in sorted(orders.items()) if o.tiers)
    return _Counting(orders, pause, most).share(formula, left)


@dataclass(frozen=True, eq=False, slots=True)
class _Counting:
    """``left``: per party with a known ranking, how many of the ranked items have not had their turn."""

    orders: Mapping[int, Orders]
    pause: Callable[[], None]
    most: int
    known: dict[tuple[Formula, Left], Fraction] = field(default_factory=dict)
    spent: Counter[str] = field(default_factory=Counter)

    def share(self, formula: Formula, left: Left, depth: int = 0) -> Fraction:
        out = Fraction(1)
        for part in _parts(formula, {p for p, n in left if n}):
            if not all(part):
                return Fraction(0)
            out *= self._part(part, left, depth)
            if not out:
                break
        return out

    def _part(self, formula: Formula, left: Left, depth: int) -> Fraction:
        used = atoms(formula)
        parties = {a.party for a in used}
        key = (formula, tuple((p, n) for p, n in left if p in parties and n))
        if key not in self.known:
            self.pause()
            self.spent["atoms"] += sum(len(w) for c in formula for w in c)
            if self.spent["atoms"] > self.most or depth > _DEEPEST:
                raise TooManyError
            self.known[key] = self._ask(formula, used, left, depth)
        return self.known[key]

    def _ask(self, formula: Formula, used: set[Atom], left: Left, depth: int) -> Fraction:
        still = dict(left)
        if not any(still.get(a.party) for a in used):
            sets = _below_one(formula, used)
            if sets is not None:
                got = below_share(sets, self.pause)
                if got is None:
                    raise TooManyError
                return got
        party = min({a.party for a in used}, key=lambda p: len(_items(used, p)))
        if still.get(party):
            return self._ranked(formula, party, used, left, depth)
        items = _items(used, party)
        total = sum((self.share(_first(formula, party, v), left, depth + 1) for v in items), Fraction(0))
        return total / len(items)

    def _ranked(self, formula: Formula, party: int, used: set[Atom], left: Left, depth: int) -> Fraction:
        """Return the share where the next item may be one of the best ranked ones left, or one not ranked."""
        ranked = dict(left)[party]
        fewer = tuple((p, n - 1 if p == party else n) for p, n in left)
        tier, size = _best_tier(self.orders[party].tiers, ranked)
        known = {v for t in self.orders[party].tiers for v in t}
        items = _items(used, party)
        loose = [v for v in items if v not in known]
        mine = [v for v in items if v in tier]
        total = sum((self.share(_first(formula, party, v), left, depth + 1) for v in loose), Fraction(0))
        above = sum((self.share(_first(formula, party, v), fewer, depth + 1) for v in mine), Fraction(0))
        if size > len(mine):  # a ranked item that no comparison speaks of
            above += (size - len(mine)) * self.share(formula, fewer, depth + 1)
        return (total + above * Fraction(ranked, size)) / (ranked + len(loose))


def _best_tier(tiers: tuple[tuple[int, ...], ...], left: int) -> tuple[frozenset[int], int]:
    """Return the best tier of which something is left, and how much of it."""
    below = 0
    for tier in reversed(tiers):
        if below + len(tier) >= left:
            return frozenset(tier), left - below
        below += len(tier)
    raise AssertionError("more is left than was ranked")


def _items(used: set[Atom], party: int) -> list[int]:
    return sorted({v for a in used if a.party == party for v in (*a.high, *a.low)})


def _first(formula: Formula, party: int, item: int) -> Formula:
    """Return what is left of a formula when an item comes first in a party's order."""

    def verdict(atom: Atom) -> bool | None:
        if atom.party != party:
            return None
        return True if item in atom.high else False if item in atom.low else None

    return settled(formula, verdict)


def _below_one(formula: Formula, used: set[Atom]) -> frozenset[frozenset[frozenset[int]]] | None:
    """Return a formula as sets of items that must stand below one and the same item; None where it asks for more."""
    if len({(a.party, a.high) for a in used}) != 1 or any(len(a.high) > 1 or len(a.low) > 1 for a in used):
        return None
    return frozenset(frozenset(frozenset(a.low[0] for a in w) for w in c) for c in formula)


def _parts(formula: Formula, ranked: set[int]) -> list[Formula]:
    """Return the independent parts: clauses that share an item, or a party whose ranking is known in part."""
    groups: list[tuple[set[Hashable], list[Clause]]] = []
    for c in formula:
        marks: set[Hashable] = set()
        for a in (a for w in c for a in w):
            marks |= {a.party} if a.party in ranked else {(a.party, v) for v in (*a.high, *a.low)}
        members = [c]
        apart = []
        for group in groups:
            # an empty clause touches nothing and stands alone: it makes its part false
            if marks.isdisjoint(group[0]):
                apart.append(group)
            else:
                marks |= group[0]
                members += group[1]
        groups = [*apart, (marks, members)]
    return [frozenset(members) for _, members in groups] if formula != TRUE else []
