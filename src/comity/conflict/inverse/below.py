"""How likely it is that what stands below one state suffices: exact counts of sets, by their size."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction
from math import factorial

Sets = frozenset[frozenset[frozenset[int]]]
MOST_ITEMS = 800
_MOST_MEMBERS = 16  # up to so many members, all unions of them are looked at


class TooDeepError(Exception):
    """The formula does not come apart quickly enough."""


def below_share(sets: Sets, pause: Callable[[], None] = lambda: None, most: int = 2_000_000) -> Fraction | None:
    r"""
    Return the share of all strict orders in which enough items stand below a given one.

    ``sets`` asks, for each of its members, that some set in it lies wholly below the given item. Whether a set B of
    the m items does is all that counts, and each B of b items is what lies below in :math:`b!\,(m-b)!` of the
    :math:`(m+1)!` orders, so

    .. math:: P = \sum_b N_b \frac{b!\,(m-b)!}{(m+1)!},

    where :math:`N_b` counts the sets of size b that will do. They are counted by branching on one item, taking
    independent parts apart; items that always occur together count as one. Where single items will do, few members
    are counted by inclusion and exclusion instead: that all of u items stand above is as likely as :math:`1/(u+1)`.

    Parameters
    ----------
    sets : frozenset of frozenset of frozenset of int
    pause : callable
        Called now and then; may raise to stop the work.
    most : int
        How many items may be looked at, over all branches.

    Returns
    -------
    Fraction, or None where there are too many items or branches

    Examples
    --------
    Either of two items below a third: all orders but those where it stands last of the three.

    >>> one, other = frozenset([1]), frozenset([2])
    >>> below_share(frozenset([frozenset([one, other])]))
    Fraction(2, 3)
    >>> below_share(frozenset([frozenset([one | other])]))
    Fraction(1, 3)
    """
    if len(sets) <= _MOST_MEMBERS and all(len(w) == 1 for c in sets for w in c):
        return _by_unions(sets)
    items = sorted({v for c in sets for w in c for v in w})
    m = len(items)
    if m > MOST_ITEMS:
        return None
    base = m + 2  # counts by size are packed into one whole number, this many bits for each: every count is <= 2**m
    weights = dict.fromkeys(items, (1, 1 << base))
    try:
        packed = _Counting(weights, pause, most).count(*_merged(sets, weights))
    except TooDeepError:
        return None
    counts = [packed >> (base * b) & ((1 << base) - 1) for b in range(m + 1)]
    total = sum(n * factorial(b) * factorial(m - b) for b, n in enumerate(counts))
    return Fraction(total, factorial(m + 1))


def _by_unions(sets: Sets) -> Fraction:
    """Return the share by inclusion and exclusion over the members that have none of their items below."""
    items = sorted({v for c in sets for w in c for v in w})
    bit = {v: 1 << k for k, v in enumerate(items)}
    unions: list[tuple[int, int]] = [(0, 1)]  # which items, and the sign
    for c in sets:
        mine = sum(bit[v] for w in c for v in w)
        unions += [(u | mine, -sign) for u, sign in unions]
    signs: Counter[int] = Counter()
    for u, sign in unions:
        signs[u.bit_count()] += sign
    return sum((Fraction(n, size + 1) for size, n in signs.items()), Fraction(0))


def _merged(sets: Sets, weights: dict[int, tuple[int, int]]) -> tuple[Sets, frozenset[int]]:
    """Return the sets with items that always occur together as one; ``weights`` receives what the one weighs."""
    rows = [list(c) for c in sets]
    at: dict[int, list[tuple[int, int]]] = {}
    for i, ways in enumerate(rows):
        for k, way in enumerate(ways):
            for v in way:
                at.setdefault(v, []).append((i, k))
    alike: dict[tuple[object, ...], list[int]] = {}
    for v, places in at.items():
        alike.setdefault(tuple(places), []).append(v)
    name = {v: group[0] for group in alike.values() for v in group}
    for group in alike.values():  # all below, or not all
        _weigh(weights, group, together=True)
    joined: Sets = frozenset(frozenset(frozenset(name[v] for v in w) for w in c) for c in sets)
    return _either(joined, weights)


def _either(sets: Sets, weights: dict[int, tuple[int, int]]) -> tuple[Sets, frozenset[int]]:
    """Return the sets with items that stand alone in the same members as one: some of them below, or none."""
    alone: dict[int, set[frozenset[frozenset[int]]]] = {}
    mixed: set[int] = set()
    for c in sets:
        for w in c:
            if len(w) == 1:
                alone.setdefault(next(iter(w)), set()).add(c)
            else:
                mixed |= w
    alike: dict[frozenset[frozenset[frozenset[int]]], list[int]] = {}
    for v, members in alone.items():
        if v not in mixed:
            alike.setdefault(frozenset(members), []).append(v)
    gone = {v for group in alike.values() for v in group[1:]}
    for group in alike.values():
        _weigh(weights, group, together=False)
    kept: Sets = frozenset(frozenset(w for w in c if not w & gone) for c in sets)
    return kept, frozenset(v for c in kept for w in c for v in w)


def _weigh(weights: dict[int, tuple[int, int]], group: list[int], *, together: bool) -> None:
    """Give the first of a group the weight of the whole: (does not hold, holds)."""
    every, low, high = 1, 1, 1
    for v in group:
        none, some = weights[v]
        every, low, high = every * (none + some), low * none, high * some
    weights[group[0]] = (every - high, high) if together else (low, every - low)


@dataclass(frozen=True, eq=False, slots=True)
class _Counting:
    weights: dict[int, tuple[int, int]]
    pause: Callable[[], None]
    most: int
    known: dict[Sets, int] = field(default_factory=dict)
    spent: Counter[str] = field(default_factory=Counter)

    def count(self, sets: Sets, items: frozenset[int]) -> int:
        """Return the weight of all ways to say which of ``items`` hold so that every member of ``sets`` has a set."""
        if not all(sets):
            return 0
        used = frozenset(v for c in sets for w in c for v in w)
        out = 1
        for v in items - used:
            out *= sum(self.weights[v])
        for part in _parts(sets):
            out *= self._part(part)
        return out

    def _part(self, sets: Sets) -> int:
        if sets not in self.known:
            self.pause()
            often = Counter(v for c in sets for w in c for v in w)
            self.spent["items"] += often.total()
            if self.spent["items"] > self.most:
                raise TooDeepError
            pivot = min(often, key=lambda v: (-often[v], v))
            rest = frozenset(often) - {pivot}
            without, with_ = self.weights[pivot]
            self.known[sets] = without * self.count(_drop(sets, pivot), rest) + with_ * self.count(
                _take(sets, pivot), rest
            )
        return self.known[sets]


def _drop(sets: Sets, item: int) -> Sets:
    return frozenset(frozenset(w for w in c if item not in w) for c in sets)


def _take(sets: Sets, item: int) -> Sets:
    out = []
    for c in sets:
        ways = frozenset(w - {item} for w in c)
        if frozenset() not in ways:
            out.append(ways)
    return frozenset(out)


def _parts(sets: Sets) -> list[Sets]:
    """Return the members that share items, set by set."""
    groups: list[tuple[set[int], list[frozenset[frozenset[int]]]]] = []
    for c in sets:
        items, members = {v for w in c for v in w}, [c]
        apart = []
        for group in groups:
            if items.isdisjoint(group[0]):
                apart.append(group)
            else:
                items |= group[0]
                members += group[1]
        groups = [*apart, (items, members)]
    return [frozenset(members) for _, members in groups]
