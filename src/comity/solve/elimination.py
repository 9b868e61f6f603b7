"""All minimal conflicts between groups of clauses, by eliminating every variable with labels kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

Clause = Sequence[int]
Groups = frozenset[int]
Pause = Callable[[], None]

WORK = 24_000_000
"""Comparisons of clauses after which an elimination gives up: about two seconds."""


class WorkExceededError(Exception):
    """The elimination grew past its allowance."""


@dataclass(frozen=True, slots=True)
class Grouped:
    """
    Clauses that must hold, and groups of clauses of which each is kept or dropped as a whole.

    Examples
    --------
    >>> Grouped(((1, 2),), (((-1,),), ((-2,), (1,)))).variables
    2
    """

    hard: tuple[Clause, ...]
    groups: tuple[tuple[Clause, ...], ...]

    @property
    def variables(self) -> int:
        """Return the largest variable."""
        every = [c for g in (self.hard, *self.groups) for c in g]
        return max((abs(a) for c in every for a in c), default=0)


def minimal_conflicts(
    problem: Grouped, most: int | None = None, pause: Pause = lambda: None, work: int = WORK
) -> frozenset[Groups]:
    r"""
    Return every minimal set of groups that cannot be kept together.

    Group :math:`i` gets a label :math:`\neg s_i` in each of its clauses. Resolving away every other variable
    [1]_ leaves clauses of labels alone, and they say just what :math:`\exists x` of the whole said about the
    groups. Labels are only ever negative, so the shortest of these clauses, those that hold no other one, are all
    minimal conflicts: the nogoods of an assumption-based truth maintenance system [2]_. The number of minimal
    relaxations, which may be far larger, plays no part in the cost.

    Parameters
    ----------
    problem : Grouped
    most : int, optional
        Only conflicts of at most so many groups. Resolution only unites labels, so whatever holds more can be
        thrown away on the way: the answer is still every minimal conflict of that size.
    pause : callable
        Called now and then; may raise to stop the work.
    work : int
        Comparisons of clauses that may be spent.

    Returns
    -------
    frozenset of frozensets of int
        Groups are numbered from 0. Where the hard clauses contradict each other the only conflict is the empty one.

    Raises
    ------
    WorkExceededError
        The clauses on the way became too many.

    Examples
    --------
    >>> found = minimal_conflicts(Grouped((), (((1,),), ((-1,),), ((-1, 2),), ((-2,),))))
    >>> sorted(sorted(c) for c in found)
    [[0, 1], [0, 2, 3]]

    References
    ----------
    .. [1] Davis, M. & Putnam, H. (1960). A computing procedure for quantification theory. Journal of the ACM 7,
       201-215.
    .. [2] de Kleer, J. (1986). An assumption-based TMS. Artificial Intelligence 28, 127-162.
    """
    n = problem.variables
    store = _Store(n, len(problem.groups) if most is None else most, pause, work)
    for clause in problem.hard:
        store.add(_mask(clause, n))
    for g, clauses in enumerate(problem.groups):
        for clause in clauses:
            store.add(_mask(clause, n) | 1 << (2 * n + g))
    waiting = set(range(n))
    while waiting:
        v = store.next_of(waiting)
        waiting.discard(v)
        store.eliminate(v)
    return frozenset(frozenset(_places(c >> 2 * n)) for c in store.cleaned(store.alive))


class _Store:
    """
    Clauses as bit masks: a bit per positive literal, then one per negative literal, then one per label.

    A clause is found through one of its bits, the one that fewest clauses are found through; so whether some clause is
    part of another is told by looking at the bits of the larger one. ``alive`` may hold clauses that contain others
    until :meth:`cleaned` looks at them.
    """

    def __init__(self, n: int, most: int, pause: Pause, work: int) -> None:
        self.n = n
        self.most = most
        self.pause = pause
        self.work = work
        self.alive: set[int] = set()
        self.found_by: dict[int, list[int]] = {}

    def add(self, clause: int) -> None:
        """Keep a clause unless it is always true, too large, or contains another."""
        letters = (1 << self.n) - 1
        if clause & (clause >> self.n) & letters or (clause >> 2 * self.n).bit_count() > self.most:
            return
        if clause in self.alive or self.contains_another(clause):
            return
        if not clause:
            self.alive = {0}
            self.found_by = {}
            return
        self.alive.add(clause)
        best = min(_bits(clause), key=lambda b: len(self.found_by.get(b, ())))
        self.found_by.setdefault(best, []).append(clause)

    def contains_another(self, clause: int) -> bool:
        """Return whether some other clause is part of this one."""
        outside = ~clause
        for bit in _bits(clause):
            near = self.found_by.get(bit)
            if near:
                self.work -= len(near)
                if any(not c & outside and c != clause and c in self.alive for c in near):
                    return True
        if 0 in self.alive:
            return clause != 0
        if self.work < 0:
            raise WorkExceededError
        return False

    def cleaned(self, some: Iterable[int]) -> list[int]:
        """Return those of some clauses that contain no other one; forget the rest."""
        kept = []
        for clause in sorted(some, key=int.bit_count):
            if self.contains_another(clause):
                self.alive.discard(clause)
            else:
                kept.append(clause)
        return kept

    def next_of(self, waiting: set[int]) -> int:
        """Return the variable whose elimination adds fewest clauses."""
        self.pause()
        self.work -= 8 * len(self.alive)  # looking at all literals of a clause costs about as much as eight comparisons
        if self.work < 0:
            raise WorkExceededError
        counts = dict.fromkeys(waiting, (0, 0))
        for clause in self.alive:
            for place in _places(clause & ((1 << 2 * self.n) - 1)):
                v, negative = (place, 0) if place < self.n else (place - self.n, 1)
                p, q = counts[v]
                counts[v] = (p + 1 - negative, q + negative)
        return min(waiting, key=lambda v: (counts[v][0] * counts[v][1] - sum(counts[v]), v))

    def eliminate(self, v: int) -> None:
        """Put in place of all clauses with a variable what follows from pairs of them without it."""
        positive, negative = 1 << v, 1 << (v + self.n)
        yes = self.cleaned(c for c in self.alive if c & positive)
        no = self.cleaned(c for c in self.alive if c & negative)
        gone = yes + no
        fresh = {(a ^ positive) | (b ^ negative) for a in yes for b in no} if len(yes) * len(no) < self.work else None
        if fresh is None:
            raise WorkExceededError
        self.work -= len(yes) * len(no)
        self.alive.difference_update(gone)
        self._forget(positive | negative)
        for k, clause in enumerate(sorted(fresh, key=int.bit_count)):
            if not k & 255:
                self.pause()
            self.add(clause)

    def _forget(self, bits: int) -> None:
        """Drop the clauses that are gone from the lists they are found by."""
        for bit in list(self.found_by):
            self.found_by[bit] = [c for c in self.found_by[bit] if not c & bits]


def _mask(clause: Clause, n: int) -> int:
    mask = 0
    for a in clause:
        mask |= 1 << (a - 1 if a > 0 else n - a - 1)
    return mask


def _bits(mask: int) -> Iterator[int]:
    """Yield the bits of a mask, each as a power of two."""
    while mask:
        low = mask & -mask
        yield low
        mask ^= low


def _places(mask: int) -> Iterator[int]:
    """Yield the numbers of the bits of a mask."""
    for bit in _bits(mask):
        yield bit.bit_length() - 1
