"""Minimal hitting sets: the smallest choices that take something from every one of some sets, lightest first."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import prod

Pause = Callable[[], None]
Choice = tuple[int, frozenset[int]]  # what it weighs, and what is taken
# taken so far; sets not hit yet; sets hit by one member alone; members not to be taken any more
_Begun = tuple[tuple[int, ...], int, int, frozenset[int]]

WORK = 400_000
"""Steps of the search after which it gives up: a second or two."""


@dataclass(frozen=True, slots=True)
class HittingSets:
    """
    The lightest minimal hitting sets, and how many there are in all.

    ``chosen`` may end before ``count`` is reached; then every one that is lighter than the last is there.
    """

    chosen: tuple[frozenset[int], ...]
    count: int


class TooManyError(Exception):
    """The sets have more minimal hitting sets than the search may visit."""


def minimal_hitting_sets(
    sets: Iterable[frozenset[int]],
    weights: Sequence[int],
    limit: int,
    pause: Pause = lambda: None,
    work: int = WORK,
) -> HittingSets:
    """
    Return the minimal hitting sets of some sets, lightest first.

    Minimal relaxations are the minimal hitting sets of the minimal conflicts, and the other way round [1]_ [2]_. Sets
    that share no member, directly or through others, are gone through apart from each other: the answer is a product,
    whose size is told without writing it out. Within such a part a choice grows member by member as long as each
    member hits some set alone, which no later member can give back to it [3]_.

    Parameters
    ----------
    sets : iterable of frozenset of int
        An empty set cannot be hit: then there is no answer. With no sets the empty choice is the only one.
    weights : sequence of int
        What each member weighs; positive.
    limit : int
        How many are written out.
    pause : callable
    work : int

    Raises
    ------
    TooManyError
        The search would visit more than ``work`` choices.

    Examples
    --------
    >>> found = minimal_hitting_sets([frozenset({0, 1}), frozenset({0, 2, 3})], [1, 1, 1, 1], 10)
    >>> [sorted(c) for c in found.chosen]
    [[0], [1, 2], [1, 3]]

    References
    ----------
    .. [1] Reiter, R. (1987). A theory of diagnosis from first principles. Artificial Intelligence 32, 57-95.
    .. [2] Liffiton, M. H. & Sakallah, K. A. (2008). Algorithms for computing minimal unsatisfiable subsets of
       constraints. Journal of Automated Reasoning 40, 1-33.
    .. [3] Murakami, K. & Uno, T. (2014). Efficient algorithms for dualizing large-scale hypergraphs. Discrete Applied
       Mathematics 170, 83-94.
    """
    every = list(sets)
    if not all(every):
        return HittingSets((), 0)
    search = _Search(weights, pause, work)
    parts = [sorted(search.of(part), key=_order) for part in connected(every)]
    chosen = tuple(c for _, c in lightest(parts, limit))
    return HittingSets(chosen, prod(map(len, parts)))


def connected(sets: Iterable[frozenset[int]]) -> list[list[frozenset[int]]]:
    """
    Return sets in parts, so that sets with a common member are in one part.

    Examples
    --------
    >>> [[sorted(s) for s in part] for part in connected([frozenset({1, 2}), frozenset({3}), frozenset({2, 4})])]
    [[[3]], [[1, 2], [2, 4]]]
    """
    parts: list[tuple[set[int], list[frozenset[int]]]] = []
    for s in sets:
        near = [p for p in parts if p[0] & s]
        parts = [p for p in parts if not p[0] & s]
        members = set(s).union(*(p[0] for p in near))
        parts.append((members, [*(x for p in near for x in p[1]), s]))
    return [p[1] for p in parts]


def lightest(parts: Sequence[Sequence[Choice]], limit: int) -> Iterator[Choice]:
    """
    Yield the lightest unions of one choice from each part, lightest first, at most ``limit``.

    Each part is sorted by weight. A union is reached from the one in which its last choice that is not the first of
    its part stands one place earlier, so each comes once and none before a lighter one.

    Examples
    --------
    >>> parts = [[(1, frozenset({0})), (5, frozenset({1}))], [(2, frozenset({2})), (3, frozenset({3}))]]
    >>> [(w, sorted(c)) for w, c in lightest(parts, 3)]
    [(3, [0, 2]), (4, [0, 3]), (7, [1, 2])]
    """
    if not all(parts):
        return
    start = (0,) * len(parts)
    waiting = [(sum(p[0][0] for p in parts), start, 0)]
    while waiting and limit > 0:
        weight, places, first = heapq.heappop(waiting)
        yield weight, frozenset[int]().union(*(p[k][1] for p, k in zip(parts, places, strict=True)))
        limit -= 1
        for j in range(first, len(parts)):
            k = places[j] + 1
            if k < len(parts[j]):
                more = parts[j][k][0] - parts[j][k - 1][0]
                heapq.heappush(waiting, (weight + more, (*places[:j], k, *places[j + 1 :]), j))


class _Search:
    def __init__(self, weights: Sequence[int], pause: Pause, work: int) -> None:
        self.weights = weights
        self.pause = pause
        self.work = work

    def of(self, sets: Sequence[frozenset[int]]) -> list[Choice]:
        """Return every minimal hitting set of one part."""
        ordered = sorted(sets, key=len)
        hits: dict[int, int] = {}  # member -> the sets it is in, as a mask
        for k, s in enumerate(ordered):
            for m in s:
                hits[m] = hits.get(m, 0) | 1 << k
        found: list[Choice] = []
        waiting: list[_Begun] = [((), (1 << len(ordered)) - 1, 0, frozenset())]
        while waiting:
            self._step()
            chosen, open_, once, barred = waiting.pop()
            if not open_:
                found.append((sum(self.weights[m] for m in chosen), frozenset(chosen)))
                continue
            fewest = ordered[_first(open_)]
            for m in sorted(fewest - barred):
                alone = (once & ~hits[m]) | (hits[m] & open_)
                if all(hits[c] & alone for c in chosen):
                    waiting.append(((*chosen, m), open_ & ~hits[m], alone, barred))
                barred = barred | {m}
        return found

    def _step(self) -> None:
        self.work -= 1
        if self.work < 0:
            raise TooManyError
        if not self.work & 255:
            self.pause()


def _first(mask: int) -> int:
    return (mask & -mask).bit_length() - 1


def _order(choice: Choice) -> tuple[int, list[int]]:
    return choice[0], sorted(choice[1])
