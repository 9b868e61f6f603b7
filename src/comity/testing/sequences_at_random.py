"""Random claims about the order of acts, and the plain definitions that tests hold the quick code to."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, permutations, product

from comity.case.settlement import Order, Settlement, Span, Term

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Shape:
    """
    How large random claims are, and of what kind.

    ``windows``: the share of claims with days; ``known``: whether weights are known; ``ways``: whether some acts can
    be held, some split, and some not be done together with another; ``lasting``: whether acts take days.
    """

    acts: int = 5
    claims: int = 8
    parties: int = 3
    windows: float = 0.0
    known: bool = True
    ways: bool = False
    lasting: bool = False


def random_sequence(rng: random.Random, shape: Shape | None = None) -> Settlement:
    """Return random claims; weights now and then 0, rows now and then twice."""
    shape = shape or Shape()
    acts = [f"act_{k}" for k in range(shape.acts)]
    rows = tuple(_order(rng, acts, shape) for _ in range(shape.claims))
    return Settlement(terms=tuple(_term(rng, a, shape) for a in acts), sequence=rows)


def _order(rng: random.Random, acts: Sequence[str], shape: Shape) -> Order:
    first, then = rng.sample(acts, 2)
    low = Fraction(rng.randint(0, 8), rng.choice((1, 2, 3)))
    weight = Span(low, low if shape.known else low + rng.randint(0, 3))
    within: tuple[Fraction, Fraction | None] | None = None
    if rng.random() < shape.windows:
        least = Fraction(rng.randint(0, 3))
        within = (least, rng.choice((None, least + rng.randint(0, 3))))
    return Order(f"p{rng.randrange(shape.parties)}", first, then, weight=weight, within=within)


def _term(rng: random.Random, act: str, shape: Shape) -> Term:
    takes = Span(Fraction(low := rng.randint(0, 2)), Fraction(low + rng.randint(0, 2))) if shape.lasting else None
    if not shape.ways:
        return Term(act, takes=takes)
    holder = rng.choice(("", "a bank"))
    return Term(act, takes=takes, escrow=holder, parts=rng.choice((1, 1, 2, 3)), together=rng.random() < 0.7)


def subsets(items: Sequence[int]) -> Iterator[frozenset[int]]:
    """Yield every set of items, the smallest first."""
    for size in range(len(items) + 1):
        yield from (frozenset(c) for c in combinations(items, size))


def can_be_ordered(acts: Sequence[str], pairs: Iterable[Pair]) -> bool:
    """Return whether some order of the acts has the first of every pair before the second: all orders are tried."""
    asked = list(pairs)
    return any(all(o.index(a) < o.index(b) for a, b in asked) for o in permutations(acts))


def lightest_of(sets: Iterable[frozenset[int]], weights: Sequence[Fraction]) -> tuple[Fraction, set[frozenset[int]]]:
    """Return the least weight among sets, and those of that weight of which no other given set is a part."""
    every = list(sets)
    least = min(sum((weights[k] for k in s), Fraction(0)) for s in every)
    best = [s for s in every if sum((weights[k] for k in s), Fraction(0)) == least]
    return least, {s for s in best if not any(o < s for o in every)}


def day_tables(moments: int, most: int) -> Iterator[tuple[int, ...]]:
    """Yield every way of giving each moment a whole day from 0 to ``most``."""
    yield from product(range(most + 1), repeat=moments)
