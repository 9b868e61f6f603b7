"""Origins that are partly one: n of them count as n / (1 + (n - 1) rho) (conventions §65)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from comity.case.evidence import Dependence


@dataclass(frozen=True, slots=True)
class Pool:
    """A set of origins that depend on one another, and how much: ``low <= middle <= high``."""

    origins: frozenset[str]
    low: float
    middle: float
    high: float

    @property
    def name(self) -> str:
        """Return a name that depends on the origins alone."""
        return "\x1f".join(sorted(self.origins))


def discount(n: int, rho: float) -> float:
    """
    Return what the sum of n log ratios is multiplied by.

    0 leaves the sum as it is; 1 makes it the mean, so that n origins that say the same count as one.

    Examples
    --------
    >>> discount(4, 0.0), discount(4, 1.0), discount(1, 0.5), discount(3, 0.5), discount(0, 0.5)
    (1.0, 0.25, 1.0, 0.5, 1.0)
    """
    return 1.0 / (1.0 + max(n - 1, 0) * rho)


def pools_of(dependence: Sequence[Dependence]) -> tuple[tuple[Pool, ...], tuple[str, ...]]:
    """
    Return the sets of dependent origins, none of which share an origin, and remarks on those that did.

    Sets that share an origin become one with the largest rho: that counts too little rather than too much.

    Examples
    --------
    >>> from fractions import Fraction
    >>> from comity.case.evidence import Range
    >>> rho = Range(Fraction(0), Fraction(1, 2), Fraction(1))
    >>> made, remarks = pools_of([Dependence(("a", "b"), rho), Dependence(("b", "c"), rho)])
    >>> [sorted(p.origins) for p in made], len(remarks)
    ([['a', 'b', 'c']], 1)
    """
    pools: list[Pool] = []
    for d in dependence:
        new = Pool(frozenset(d.origins), float(d.rho.low), float(d.rho.middle), float(d.rho.high))
        shared = [p for p in pools if p.origins & new.origins]
        if shared:
            pools = [p for p in pools if not p.origins & new.origins]
            new = _joined([*shared, new])
        pools.append(new)
    remarks = [_remark(p) for p in pools if sum(p.origins >= set(d.origins) for d in dependence) > 1]
    return tuple(sorted(pools, key=lambda p: p.name)), tuple(sorted(remarks))


def _joined(pools: Sequence[Pool]) -> Pool:
    origins = frozenset(o for p in pools for o in p.origins)
    return Pool(origins, max(p.low for p in pools), max(p.middle for p in pools), max(p.high for p in pools))


def _remark(pool: Pool) -> str:
    return (
        f"Sets of dependent origins share origins: {', '.join(sorted(pool.origins))} are taken as one set with the "
        f"largest rho, {pool.middle:g}."
    )


def pool_of_each(pools: Iterable[Pool]) -> Mapping[str, int]:
    """Return for each origin the place of its pool."""
    return {origin: k for k, pool in enumerate(pools) for origin in pool.origins}
