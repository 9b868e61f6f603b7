"""
Which options go together in a set of states: what can be said of two options at a time, and nothing twice.

A *literal* is an option that is on (number 2k) or off (2k + 1). All that is needed of the states is which two literals
some state has both of: where no state has a and not b, a implies b.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from comity.conflict.large import Pair, Pairs

Seen = NDArray[np.bool_]
"""Shape (2m, 2m): whether some state has both of two literals."""
Codes = NDArray[np.int64] | NDArray[np.uint64]

RANDOM = 4096  # so many states drawn at random refute nearly every pair that does not hold
MANY = 1 << 24  # up to so many states are all gone through for the pairs that are left
_BLOCK = 1 << 14
_SAMPLE = 20


def draw(count: int) -> NDArray[np.int64]:
    """
    Return the ranks of states drawn at random out of so many, none twice; the same ones in every run.

    Examples
    --------
    >>> len(draw(10)), len(draw(1 << 40))
    (10, 4096)
    """
    drawn: NDArray[np.int64] = np.random.default_rng(0).choice(count, min(count, RANDOM), replace=False)
    return drawn


def sample(drawn: Codes, count: int, limit: int) -> tuple[int, ...]:
    """Return in binary order the first few of the states drawn; none where all are listed."""
    return tuple(sorted(int(s) for s in drawn[: min(limit, _SAMPLE)])) if count > limit else ()


def nothing_seen(options: int) -> Seen:
    """Return the table of no states at all."""
    return np.zeros((2 * options, 2 * options), bool)


def columns(states: Sequence[int], options: int) -> NDArray[np.bool_]:
    """
    Return packed states as rows of booleans, shape (n, m): any number of options.

    Examples
    --------
    >>> columns([0b01, 0b11], 2).tolist()
    [[True, False], [True, True]]
    """
    rows = [[bool(s >> k & 1) for k in range(options)] for s in states]
    return np.array(rows, bool).reshape(len(states), options)


def see(seen: Seen, on: NDArray[np.bool_], options: Sequence[int] | None = None) -> None:
    """
    Mark, in place, the pairs of literals that some states have.

    Parameters
    ----------
    seen : Seen
    on : array of bool, shape (n, q)
        Which options are on in each state.
    options : sequence of int, shape (q,), optional
        The options that the columns stand for; all in order where it is left out.
    """
    place = np.arange(len(seen) // 2) if options is None else np.asarray(options, np.int64)
    at = np.stack([2 * place, 2 * place + 1], axis=1).ravel()
    for begin in range(0, len(on), _BLOCK):
        part = on[begin : begin + _BLOCK]
        x = np.stack([part, ~part], axis=2).reshape(len(part), -1).astype(np.float32)  # [state, literal]
        seen[np.ix_(at, at)] |= x.T @ x > 0


def see_codes(seen: Seen, codes: Codes, options: Sequence[int]) -> None:
    """Mark, in place, the pairs of literals of some options that packed states of up to 64 options have."""
    for begin in range(0, len(codes), _BLOCK):
        part = codes[begin : begin + _BLOCK].astype(np.uint64)
        bits = part[:, None] >> np.asarray(options, np.uint64) & np.uint64(1)
        see(seen, bits.astype(bool), options)


def varying(seen: Seen) -> list[int]:
    """Return the options that are on in some state seen and off in another."""
    said = np.diagonal(seen)
    return [k for k in range(len(seen) // 2) if said[2 * k] and said[2 * k + 1]]


def unsettled(seen: Seen, options: Iterable[int]) -> list[tuple[int, int]]:
    """
    Return the pairs of literals of different options, out of some, that no state has shown together so far.

    Examples
    --------
    >>> seen = nothing_seen(2)
    >>> see(seen, columns([0b00, 0b11], 2))
    >>> unsettled(seen, [0, 1])
    [(0, 3), (1, 2)]
    """
    at = np.array([literal for k in options for literal in (2 * k, 2 * k + 1)], np.int64)
    rows, cols = np.nonzero(~seen[np.ix_(at, at)])
    return [(int(a), int(b)) for a, b in zip(at[rows], at[cols], strict=True) if a // 2 < b // 2]


def pairs_in(
    options: Sequence[str],
    fixed: Sequence[str],
    some: Codes,
    count: int,
    parts: Callable[[], Iterable[Codes]],
) -> Pairs | None:
    """
    Return the pairs of a set of states that is too large to hold at once, or None where that would take too long.

    Some of the states, drawn at random, refute most pairs; the whole set is gone through only for the options that
    are left, and only where it has no more than ``MANY`` states.

    Parameters
    ----------
    options : sequence of str
        At most 64.
    fixed : sequence of str
        Those with one value in every state.
    some : array of int64 or uint64
        Some of the states, packed, drawn at random; all of them where they are few.
    count : int
        How many states the set has.
    parts : callable
        Gives the whole set part by part.
    """
    seen = nothing_seen(len(options))
    free = [k for k, name in enumerate(options) if name not in fixed]
    see_codes(seen, some, range(len(options)))
    left = unsettled(seen, free)
    if left and count > len(some):
        if count > MANY:
            return None
        watched = sorted({literal // 2 for pair in left for literal in pair})
        for codes in parts():
            see_codes(seen, codes, watched)
    return relations(seen, options)


def relations(seen: Seen, names: Sequence[str]) -> Pairs:
    r"""
    Return what holds of two options at a time, without what follows from other pairs returned.

    Options that go together, or of which just one is on, form a *bundle*, of which the first speaks for all. Between
    bundles a pair says that one literal implies another, :math:`a \to b`, which is the same as :math:`\lnot b \to
    \lnot a`; those that follow from two others, :math:`a \to c \to b`, are left out (transitive reduction [1]_).

    Parameters
    ----------
    seen : Seen
        Of all states the pairs are to be said of.
    names : sequence of str

    References
    ----------
    .. [1] Aho, A. V., Garey, M. R., & Ullman, J. D. (1972). The transitive reduction of a directed graph. SIAM Journal
       on Computing 1(2), 131-137.

    Examples
    --------
    Wherever x is on, so is y; wherever y is on, so is z. That x implies z is not said again:

    >>> seen = nothing_seen(3)
    >>> see(seen, columns([0b000, 0b100, 0b110, 0b111], 3))
    >>> relations(seen, ("x", "y", "z")).implies
    (('x', 'y'), ('y', 'z'))
    """
    bundles, together, opposite = _bundles(seen, varying(seen))
    at = np.array([literal for k in bundles for literal in (2 * k, 2 * k + 1)], np.int64)
    follows = ~seen[np.ix_(at, at ^ 1)]  # [a, b]: no state has a without b
    np.fill_diagonal(follows, False)
    chained = follows.astype(np.float32) @ follows.astype(np.float32) > 0
    said = _Said(names)
    for a, b in zip(*np.nonzero(follows & ~chained), strict=True):
        said.implication(int(at[a]), int(at[b]))
    return Pairs(
        tuple((names[j], names[k]) for j, k in together),
        tuple((names[j], names[k]) for j, k in opposite),
        tuple(said.implies),
        tuple(said.excludes),
        tuple(said.covers),
    )


def _bundles(seen: Seen, options: list[int]) -> tuple[list[int], list[tuple[int, int]], list[tuple[int, int]]]:
    """Return the first option of every bundle, and the others with it: those alike, and those opposite."""
    first: list[int] = []
    alike: list[tuple[int, int]] = []
    opposite: list[tuple[int, int]] = []
    for k in options:
        for j in first:
            if not (seen[2 * j, 2 * k + 1] or seen[2 * j + 1, 2 * k]):
                alike.append((j, k))
                break
            if not (seen[2 * j, 2 * k] or seen[2 * j + 1, 2 * k + 1]):
                opposite.append((j, k))
                break
        else:
            first.append(k)
    return first, sorted(alike), sorted(opposite)


@dataclass(eq=False, slots=True)
class _Said:
    """Implications between literals, each turned into the words that fit; an implication and its contrary once."""

    names: Sequence[str]
    implies: list[Pair]
    excludes: list[Pair]
    covers: list[Pair]

    def __init__(self, names: Sequence[str]) -> None:
        self.names, self.implies, self.excludes, self.covers = names, [], [], []

    def implication(self, a: int, b: int) -> None:
        """Note that one literal implies another."""
        pair = (self.names[a // 2], self.names[b // 2])
        if a % 2 == b % 2 == 0:
            self.implies.append(pair)  # that not b implies not a is the same
        elif a % 2 == 0 and b % 2 and a < b:
            self.excludes.append(pair)
        elif a % 2 and b % 2 == 0 and a < b:
            self.covers.append(pair)
